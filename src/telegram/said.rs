//! What commands and typed answers do.

use super::acts::{as_specialist, ask_on, found, invite};
use super::asking;
use super::callback::Place;
use super::choosing;
use super::clients;
use super::command::Command;
use super::days;
use super::ending;
use super::hearing;
use super::news;
use super::owing;
use super::own;
use super::putting;
use super::question::{Founding, Question};
use super::route::{Next, Visit, opened};
use super::ruling;
use super::schedule;
use super::stretches;
use super::texts::Lang;
use super::usual_week;
use super::writing;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::money::{Currency, Money};
use crate::domain::names;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::zone::{self, Date, Zone};
use crate::storage::{Tx, tenant};
use crate::usecase::step::{self, StepCommand};
use crate::usecase::{Outcome, Work, practice, slots};

/// Does what a command says: most open a place of the tenant last used.
pub async fn command(tx: &mut Tx, visit: &Visit<'_>, command: &Command) -> Outcome<Next> {
    let me = visit.me.person_id;
    let own = tenant::run_by(tx, me).await?;
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
        Command::Week => own_place(|tenant, day| Place::Week {
            tenant,
            monday: zone::week_of(day),
        })
        .or(met.map(|(_, zone)| Place::MyWeek { from: today(zone) })),
        Command::Requests => own_place(|tenant, _| Place::Requests { tenant, page: 0 }),
        Command::Unpaid => own_place(|tenant, _| Place::Unpaid { tenant, page: 0 }),
        Command::Link => own_place(|tenant, _| Place::Link { tenant }),
        Command::Settings => Some(own_place(|tenant, _| Place::Practice { tenant }).unwrap_or(Place::Settings)),
        Command::Help => Some(Place::Help),
        Command::Invite => return invite(tx, visit).await,
        Command::Cancel if visit.question().is_some() => Some(Place::Home),
        Command::Cancel => return Err(Refusal::NothingAsked.into()),
        Command::Unknown => return Err(Refusal::UnexpectedCommand.into()),
    };
    // A command of a role that the person does not have leads to what they have.
    Ok(opened(visit, place.unwrap_or(Place::Home)))
}

/// Takes a typed line as the answer to the open question.
pub async fn answer(tx: &mut Tx, visit: &Visit<'_>, text: &str) -> Outcome<Next> {
    let say = &visit.say;
    match visit.question().ok_or(Refusal::UnexpectedText)? {
        Question::UsualTimes { tenant, kind } => usual_week::typed(tx, visit, tenant, kind, text).await,
        Question::Stretch { tenant, day } => stretches::typed(tx, visit, tenant, day, text).await,
        Question::Pause { tenant } => stretches::buffer_typed(tx, visit, tenant, text).await,
        Question::Chosen(chosen) => choosing::typed(tx, visit, chosen, text).await,
        Question::Times { tenant, day, kind, .. } => schedule::typed(tx, visit, tenant, kind, day, text).await,
        Question::KindField { tenant, kind, field } => {
            schedule::set_kind(tx, visit, tenant, kind, field, Some(text)).await
        }
        Question::SlotField { tenant, slot, field } => {
            schedule::set_slot(tx, visit, tenant, slot, field, Some(text)).await
        }
        Question::NewKind { tenant } => schedule::add_kind(tx, visit, tenant, text).await,
        Question::PracticePlace { tenant } => schedule::set_place(tx, visit, tenant, Some(text)).await,
        Question::Name { tenant } => {
            practice::set_name(&mut as_specialist(tx, visit, tenant, Right::Settings).await?, text).await?;
            Ok(Next::to(Place::Practice { tenant }))
        }
        Question::Slug { tenant } => {
            practice::set_slug(&mut as_specialist(tx, visit, tenant, Right::Settings).await?, text).await?;
            Ok(Next::to(Place::Link { tenant }))
        }
        Question::Price { tenant } => {
            let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
            let currency = Currency::parse(&work.tenant.tenant.currency).map_err(|_| Refusal::TypedAmount)?;
            let price = Money::parse(text, currency).map_err(|_| Refusal::TypedAmount)?;
            let kind = slots::default_kind(&mut work).await?;
            practice::set_kind(&mut work, kind.kind_id, kind.minutes, price.minor).await?;
            Ok(Next::to(Place::Practice { tenant }))
        }
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
            let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
            let command = StepCommand {
                booking,
                entry_no,
                step: step as usize,
                sure: true,
            };
            step::step_with(&mut work, command, Some(text)).await?;
            Ok(Next::to(Place::Lesson { tenant, booking }).letters(work.letters))
        }
        Question::OwnStep {
            tenant,
            booking,
            entry_no,
            step,
        } => {
            let me = visit.me.person_id;
            let mut work = Work::as_client(tx, &visit.router.flows, tenant, me, visit.at).await?;
            let command = StepCommand {
                booking,
                entry_no,
                step: step as usize,
                sure: true,
            };
            step::step_with(&mut work, command, Some(text)).await?;
            Ok(Next::to(Place::Booking { tenant, booking }).letters(work.letters))
        }
        question @ (Question::Leaving { tenant, booking } | Question::LeavingWhy { tenant, booking }) => {
            let me = visit.me.person_id;
            let mut work = Work::as_client(tx, &visit.router.flows, tenant, me, visit.at).await?;
            let unasked = matches!(question, Question::LeavingWhy { .. });
            step::leave_with(&mut work, booking, text, unasked).await?;
            Ok(Next::to(Place::Booking { tenant, booking }).letters(work.letters))
        }
        Question::OutcomeTitle {
            tenant,
            revision,
            status,
        } => own::rename(tx, visit, tenant, revision, status, text).await,
        Question::OutcomeIcon {
            tenant,
            revision,
            status,
        } => own::set_icon(tx, visit, tenant, revision, status, text).await,
        Question::OutcomeShare {
            tenant,
            revision,
            status,
        } => own::charge_typed(tx, visit, tenant, revision, status, text).await,
        Question::Deadline {
            tenant,
            revision,
            which,
        } => own::deadline_typed(tx, visit, tenant, revision, which, text).await,
        Question::Leave { tenant } => ending::close(tx, visit, tenant, text).await,
        Question::News { tenant, .. } => news::write(tx, visit, tenant, text).await,
        Question::OffDays { tenant } => days::typed(tx, visit, tenant, text).await,
        question @ Question::CancelDays { .. } => days::reason(visit, question, text),
        Question::WorkflowFile { .. } => Err(Refusal::FileWanted.into()),
        Question::NewOutcome(form) => own::typed(tx, visit, form, text).await,
        Question::Rule { tenant, which } => ruling::typed(tx, visit, tenant, which, text).await,
        Question::Currency { tenant } => ruling::set_currency(tx, visit, tenant, text).await,
        Question::DailyHour { tenant, which } => hearing::typed_hour(tx, visit, tenant, which, text).await,
        Question::Write { tenant, booking } => writing::ask(tx, visit, tenant, booking, text).await,
        Question::FindClient { tenant, slot, .. } => clients::find(tx, visit, tenant, slot, text).await,
        Question::NewClient { tenant, slot } => clients::add(tx, visit, tenant, slot, text).await,
        Question::Offering { .. } => Err(Refusal::UnexpectedText.into()),
        Question::HourFor { tenant, of, day } => putting::typed_hour(tx, visit, tenant, (of, day), text).await,
        Question::ClientDetail { tenant, client, detail } => {
            clients::set(tx, visit, tenant, (client, detail), Some(text)).await
        }
        Question::WriteTo { tenant, client } => clients::write(tx, visit, tenant, client, text).await,
        Question::PayNote { tenant } => owing::set_note(tx, visit, tenant, Some(text)).await,
        Question::ForBooking { tenant, slot, .. } => asking::take(tx, visit, tenant, slot, text).await,
        Question::BookingQuestion { tenant } => asking::set(tx, visit, tenant, Some(text)).await,
        Question::Answer {
            tenant,
            message,
            newest,
        } => writing::answer(tx, visit, tenant, (message, newest.unwrap_or(message)), text).await,
        Question::Founding(founding) => {
            let founding = match &founding {
                Founding { name: None, .. } => Founding {
                    name: Some(names::clean_name(text)?),
                    ..founding
                },
                Founding { zone: None, .. } => Founding {
                    query: Some(searched(text)?),
                    ..founding
                },
                Founding { currency: None, .. } => {
                    let code: String = text.trim().to_uppercase().chars().take(16).collect();
                    let currency = Currency::parse(&code).map_err(|_| Refusal::CurrencyUnknown { query: code })?;
                    Founding {
                        currency: Some(currency.code().to_owned()),
                        ..founding
                    }
                }
                Founding { .. } => {
                    // The language is asked by buttons only; its name as typed is taken too.
                    let named = |lang: &&Lang| {
                        let name = say.texts().plain(**lang, "common-language", &args![]);
                        name.to_lowercase() == text.trim().to_lowercase()
                    };
                    let lang = Lang::ALL.iter().find(named).ok_or(Refusal::UnexpectedText)?;
                    return found(tx, visit, lang.code()).await;
                }
            };
            Ok(ask_on(founding))
        }
    }
}

/// What was typed to find a city; refused where nothing is found.
fn searched(text: &str) -> Outcome<String> {
    let query: String = text.trim().chars().take(64).collect();
    if zone::search(&query, 1).is_empty() {
        return Err(Refusal::ZoneUnknown { query }.into());
    }
    Ok(query)
}
