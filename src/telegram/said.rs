//! What commands and typed answers do.

use super::accounts;
use super::allotting;
use super::apart::apart;
use super::asking;
use super::billing;
use super::callback::Place;
use super::choosing;
use super::clients;
use super::command::Command;
use super::days;
use super::ending;
use super::family;
use super::founding;
use super::hearing;
use super::lessons;
use super::marking;
use super::news;
use super::owing;
use super::own;
use super::paying;
use super::putting;
use super::question::{PayTicks, Question};
use super::regulars;
use super::requests;
use super::route::{Next, Visit, opened};
use super::ruling;
use super::schedule;
use super::stretches;
use super::usual_week;
use super::writing;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::zone::{self, Date, Zone};
use crate::storage::{Tx, team, tenant};
use crate::usecase::Outcome;
use crate::usecase::step::StepCommand;
use crate::usecase::views::charges::Meant;

/// Does what a command says: most open a place of the tenant last used.
pub async fn command(tx: &mut Tx, visit: &Visit<'_>, command: &Command) -> Outcome<Next> {
    let me = visit.me.person_id;
    let own = tenant::run_by(tx, me).await?;
    let rights = team::all_rights(tx, me).await?;
    let last = visit.chat.tenant_id;
    let own = own
        .iter()
        .find(|row| Some(row.id) == last)
        .or(own.first())
        .map(|row| (row.id, row.zone));
    let met = tenant::visited_by(tx, me).await?;
    let met = met
        .iter()
        .find(|row| Some(row.id) == last)
        .or(met.first())
        .map(|row| (row.id, row.zone));
    let today = |zone: Zone| zone.date(visit.at);
    let own_place = |place: fn(TenantId, Date) -> Place| own.map(|(tenant, zone)| place(tenant, today(zone)));
    let place = match command {
        Command::Start { .. } => Some(Place::Home),
        Command::Book => met.map(|(tenant, zone)| Place::Month {
            tenant,
            month: today(zone),
        }),
        Command::My => match (met, own) {
            (Some((tenant, _)), _) => Some(Place::Bookings { tenant, page: 0 }),
            (None, Some((tenant, _))) => Some(Place::Lessons {
                tenant,
                past: false,
                page: 0,
            }),
            (None, None) => None,
        },
        Command::Notify => Some(match met {
            Some((tenant, _)) => Place::Reminders { tenant },
            None => Place::Settings,
        }),
        Command::Week => own_place(|tenant, day| Place::Week { tenant, monday: day })
            .or(met.map(|(_, zone)| Place::MyWeek { from: today(zone) })),
        Command::Requests => own_place(|tenant, _| Place::Requests { tenant, page: 0 }),
        Command::Unpaid => own_place(|tenant, _| Place::Unpaid { tenant, page: 0 }),
        Command::Link => own_place(|tenant, _| Place::Link { tenant }),
        Command::Settings => {
            let sets = |(tenant, _): &(TenantId, Zone)| {
                let mine = rights.iter().find(|(id, _)| id == tenant);
                mine.is_some_and(|(_, rights)| rights.has(Right::Settings))
            };
            let practice = own.filter(sets).map(|(tenant, _)| Place::Practice { tenant });
            Some(practice.unwrap_or(Place::Settings))
        }
        Command::Help => Some(Place::Help),
        Command::Invite => return founding::invite(tx, visit).await,
        Command::Cancel if visit.question().is_some() => Some(Place::Home),
        Command::Cancel => return Err(Refusal::NothingAsked.into()),
        Command::Unknown => return Err(Refusal::UnexpectedCommand.into()),
    };
    // A command of a role that the person does not have leads to what they have.
    Ok(opened(visit, place.unwrap_or(Place::Home)))
}

/// Takes a typed line as the answer to the open question.
pub async fn answer(tx: &mut Tx, visit: &Visit<'_>, text: &str) -> Outcome<Next> {
    let Some(question) = visit.question() else {
        return apart(move || paying::unasked(tx, visit, text)).await;
    };
    match question {
        Question::PayWith { tenant, client, .. } => {
            apart(move || accounts::find(tx, visit, tenant, client, text)).await
        }
        Question::NewKin { tenant, slot } => apart(move || family::add(tx, visit, tenant, slot, text)).await,
        Question::KinName { tenant, client } => apart(move || family::rename(tx, visit, tenant, client, text)).await,
        Question::UsualTimes { tenant, kind } => apart(move || usual_week::typed(tx, visit, tenant, kind, text)).await,
        Question::Stretch { tenant, day } => apart(move || stretches::typed(tx, visit, tenant, day, text)).await,
        Question::Pause { tenant } => apart(move || stretches::buffer_typed(tx, visit, tenant, text)).await,
        Question::Chosen(chosen) => apart(move || choosing::typed(tx, visit, chosen, text)).await,
        Question::Times { tenant, day, kind, .. } => {
            apart(move || schedule::typed(tx, visit, tenant, kind, day, text)).await
        }
        Question::KindField { tenant, kind, field } => {
            apart(move || schedule::set_kind(tx, visit, tenant, kind, field, Some(text))).await
        }
        Question::SlotField { tenant, slot, field } => {
            apart(move || schedule::set_slot(tx, visit, tenant, slot, field, Some(text))).await
        }
        Question::NewKind { tenant } => apart(move || schedule::add_kind(tx, visit, tenant, text)).await,
        Question::PracticePlace { tenant } => apart(move || schedule::set_place(tx, visit, tenant, Some(text))).await,
        Question::PracticeNote { tenant } => apart(move || schedule::set_note(tx, visit, tenant, Some(text))).await,
        Question::Name { tenant } => apart(move || ruling::rename(tx, visit, tenant, text)).await,
        Question::Slug { tenant } => apart(move || ruling::set_slug(tx, visit, tenant, text)).await,
        Question::Price { tenant } => apart(move || ruling::set_price(tx, visit, tenant, text)).await,
        Question::PracticeZone { tenant, .. } => {
            let query = Some(searched(text)?);
            Ok(Next {
                question: Some(Question::PracticeZone { tenant, query }),
                ..Next::to(Place::PracticeZone { tenant })
            })
        }
        Question::Zone { .. } => {
            let query = Some(searched(text)?);
            Ok(Next {
                question: Some(Question::Zone { query }),
                ..Next::to(Place::Zone)
            })
        }
        Question::ConfirmZone {
            tenant, slot, answer, ..
        } => {
            let query = Some(searched(text)?);
            Ok(Next {
                question: Some(Question::ConfirmZone {
                    tenant,
                    slot,
                    query,
                    answer,
                }),
                ..Next::to(Place::ConfirmZone { tenant, slot })
            })
        }
        Question::Step {
            tenant,
            booking,
            entry_no,
            step,
        } => {
            let command = StepCommand {
                booking,
                entry_no,
                step: step as usize,
                sure: true,
            };
            apart(move || lessons::step_typed(tx, visit, tenant, command, text)).await
        }
        Question::ListClient { tenant, filter, .. } => {
            apart(move || marking::find(tx, visit, tenant, filter, text)).await
        }
        Question::Picked(picked) => apart(move || marking::typed(tx, visit, picked, text)).await,
        Question::DeclineSeries { tenant, series, stamp } => {
            apart(move || requests::decline_series(tx, visit, tenant, (series, stamp), Some(text))).await
        }
        Question::OwnStep {
            tenant,
            booking,
            entry_no,
            step,
        } => {
            let command = StepCommand {
                booking,
                entry_no,
                step: step as usize,
                sure: true,
            };
            apart(move || lessons::own_step_typed(tx, visit, tenant, command, text)).await
        }
        Question::Leaving { tenant, booking } => {
            apart(move || lessons::leave(tx, visit, tenant, booking, (text, false))).await
        }
        Question::LeavingWhy { tenant, booking } => {
            apart(move || lessons::leave(tx, visit, tenant, booking, (text, true))).await
        }
        Question::OutcomeTitle {
            tenant,
            revision,
            status,
        } => apart(move || own::rename(tx, visit, tenant, revision, status, text)).await,
        Question::OutcomeIcon {
            tenant,
            revision,
            status,
        } => apart(move || own::set_icon(tx, visit, tenant, revision, status, text)).await,
        Question::OutcomeShare {
            tenant,
            revision,
            status,
        } => apart(move || own::charge_typed(tx, visit, tenant, revision, status, text)).await,
        Question::Deadline {
            tenant,
            revision,
            which,
        } => apart(move || own::deadline_typed(tx, visit, tenant, revision, which, text)).await,
        Question::Leave { tenant } => apart(move || ending::close(tx, visit, tenant, text)).await,
        Question::News { tenant, .. } => apart(move || news::write(tx, visit, tenant, text)).await,
        Question::OffDays { tenant } => apart(move || days::typed(tx, visit, tenant, text)).await,
        question @ Question::CancelDays { .. } => days::reason(visit, question, text),
        Question::WorkflowFile { .. } => Err(Refusal::FileWanted.into()),
        Question::RegularLines { tenant, .. } => apart(move || regulars::pasted(tx, visit, tenant, text)).await,
        Question::RegularTime { tenant, of } => apart(move || regulars::typed_time(tx, visit, tenant, of, text)).await,
        Question::RegularPause { tenant, standing } => {
            apart(move || regulars::typed_pause(tx, visit, tenant, standing, text)).await
        }
        Question::RegularPaused {
            tenant,
            standing,
            pause,
        } => apart(move || regulars::typed_until(tx, visit, tenant, standing, pause, text)).await,
        Question::RegularEnd { tenant, standing } => {
            apart(move || regulars::typed_end(tx, visit, tenant, standing, text)).await
        }
        Question::RegularPrice { tenant, standing } => {
            apart(move || regulars::set_price(tx, visit, tenant, standing, Some(text))).await
        }
        Question::NewOutcome(form) => apart(move || own::typed(tx, visit, form, text)).await,
        Question::Rule { tenant, which } => apart(move || ruling::typed(tx, visit, tenant, which, text)).await,
        Question::Papers { tenant } => super::handout::typed(tx, visit, tenant, text).await,
        Question::Currency { tenant } => apart(move || ruling::set_currency(tx, visit, tenant, text)).await,
        Question::DailyHour { tenant, which } => {
            apart(move || hearing::typed_hour(tx, visit, tenant, which, text)).await
        }
        Question::Write { tenant, booking } => apart(move || writing::ask(tx, visit, tenant, booking, text)).await,
        Question::FindClient { tenant, slot, .. } => apart(move || clients::find(tx, visit, tenant, slot, text)).await,
        Question::NewClient { tenant, slot } => apart(move || clients::add(tx, visit, tenant, slot, text)).await,
        Question::Offering { .. } | Question::Untold { .. } => Err(Refusal::UnexpectedText.into()),
        Question::HourFor { tenant, of, day } => {
            apart(move || putting::typed_hour(tx, visit, tenant, (of, day), text)).await
        }
        Question::ClientDetail { tenant, client, detail } => {
            apart(move || clients::set(tx, visit, tenant, (client, detail), Some(text))).await
        }
        Question::WriteTo { tenant, client, .. } => {
            apart(move || clients::write(tx, visit, tenant, client, text)).await
        }
        Question::PayLine { tenant, client } => {
            apart(move || paying::line(tx, visit, tenant, Some(client), text)).await
        }
        Question::Correction { tenant, client, which } => {
            apart(move || paying::correction(tx, visit, (tenant, client), which, text)).await
        }
        Question::PayDay { tenant, client, before } => {
            apart(move || billing::type_day(tx, visit, (tenant, client), before, text)).await
        }
        Question::NewPack { tenant, client } => apart(move || billing::sell(tx, visit, tenant, client, text)).await,
        Question::PayWho { tenant, .. } => apart(move || paying::line(tx, visit, tenant, None, text)).await,
        Question::PaymentField { tenant, entry, field } => {
            apart(move || paying::typed(tx, visit, tenant, (entry, field), text)).await
        }
        Question::ClaimSum { tenant, claim } => {
            apart(move || allotting::other_sum(tx, visit, tenant, claim, text)).await
        }
        Question::PayTicks(PayTicks {
            tenant,
            of: Meant::New { client, .. },
            ..
        }) => apart(move || paying::line(tx, visit, tenant, Some(client), text)).await,
        Question::PayTicks(_) | Question::Receipt { .. } => Err(Refusal::UnexpectedText.into()),
        Question::PayNote { tenant } => apart(move || owing::set_note(tx, visit, tenant, Some(text))).await,
        Question::ForBooking { tenant, slot, .. } => apart(move || asking::take(tx, visit, tenant, slot, text)).await,
        Question::BookingQuestion { tenant } => apart(move || asking::set(tx, visit, tenant, Some(text))).await,
        Question::Answer {
            tenant,
            message,
            newest,
        } => apart(move || writing::answer(tx, visit, tenant, (message, newest.unwrap_or(message)), text)).await,
        Question::Founding(form) => apart(move || founding::typed(tx, visit, form, text)).await,
    }
}

/// What was typed to find a city; refused where nothing is found.
pub(super) fn searched(text: &str) -> Outcome<String> {
    let query: String = text.trim().chars().take(64).collect();
    if zone::search(&query, 1).is_empty() {
        return Err(Refusal::ZoneUnknown { query }.into());
    }
    Ok(query)
}
