//! What buttons do: each arm names its use case and where it leads.

use super::asking;
use super::calendar;
use super::callback::{Act, Place};
use super::choices;
use super::choosing;
use super::clients;
use super::days;
use super::ending;
use super::hearing;
use super::leaving;
use super::news;
use super::offering;
use super::owing;
use super::own;
use super::putting;
use super::question::{Founding, Question};
use super::route::{Next, Visit, opened};
use super::ruling;
use super::schedule;
use super::screen::client::outcome;
use super::screen::specialist::add;
use super::series;
use super::stretches;
use super::texts::Lang;
use super::usual_week;
use super::watching;
use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::money::Currency;
use crate::domain::names;
use crate::domain::policy::Approval;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::slot;
use crate::domain::workflow::{By, Phase, StatusId};
use crate::domain::zone::Zone;
use crate::storage::booking::BookingRow;
use crate::storage::slot::SlotState;
use crate::storage::{Tx, tenant};
use crate::usecase::apply::Past;
use crate::usecase::moving::{self, MoveCommand, Moved};
use crate::usecase::practice::{self, Answers};
use crate::usecase::status::{APPROVE, CANCEL, DECLINE};
use crate::usecase::step::StepCommand;
use crate::usecase::{Outcome, Work, book, day, pay, person, slots, step, undo};

pub(super) async fn as_client<'t>(tx: &'t mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Work<'t>> {
    Work::as_client(tx, &visit.router.flows, tenant, visit.me.person_id, visit.at).await
}

pub(super) async fn as_specialist<'t>(
    tx: &'t mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    right: Right,
) -> Outcome<Work<'t>> {
    Work::as_specialist(tx, &visit.router.flows, tenant, visit.me.person_id, right, visit.at).await
}

/// Does what a button says.
pub async fn perform(tx: &mut Tx, visit: &Visit<'_>, act: Act) -> Outcome<Next> {
    let say = &visit.say;
    let me = visit.me.person_id;
    match act {
        Act::Book { tenant, slot } => {
            let mut work = as_client(tx, visit, tenant).await?;
            let made = book::book_with(&mut work, me, slot, asking::given(visit, tenant, slot)).await?;
            let toast = match is_pending(&made) {
                true => say.plain("client-requested-toast", &args![]),
                false => say.plain("client-booked-toast", &args![]),
            };
            let place = Place::Booking {
                tenant,
                booking: made.booking_id,
            };
            Ok(Next::to(place).toast(toast).letters(work.letters))
        }
        Act::BookSeries {
            tenant,
            slot,
            weeks,
            shown,
        } => series::book(tx, visit, tenant, slot, (weeks, shown)).await,
        Act::AcceptSeries { tenant, series, stamp } => series::accept(tx, visit, tenant, series, stamp).await,
        Act::WatchFor { tenant, wish, days } => watching::ask(tx, visit, tenant, &wish, days).await,
        Act::PauseWatch { tenant, watch, paused } => watching::pause(tx, visit, tenant, watch, paused).await,
        Act::StopWatch { tenant, watch } => watching::stop(tx, visit, tenant, watch).await,
        Act::BookFreed { tenant, slot, walk } => watching::book(tx, visit, tenant, slot, walk).await,
        Act::NotSuitable { tenant, walk } => watching::decline(tx, visit, tenant, walk).await,
        Act::Move {
            tenant,
            booking,
            entry_no,
            slot,
        } => {
            let mut work = Work::as_client(tx, &visit.router.flows, tenant, me, visit.at).await?;
            let command = MoveCommand {
                booking,
                entry_no,
                slot,
            };
            let (booking, toast) = match moving::move_to(&mut work, me, command).await? {
                Moved::Done(row) => (row.booking_id, say.plain("client-moved-toast", &args![])),
                Moved::Asked(row) => (row.booking_id, say.plain("client-move-asked-toast", &args![])),
            };
            let place = Place::Booking { tenant, booking };
            Ok(Next::to(place).toast(toast).letters(work.letters))
        }
        Act::BookOff => Err(Refusal::OwnPractice.into()),
        Act::NoTimes => {
            let toast = say.plain("client-month-day-empty-toast", &args![]);
            Ok(Next {
                stay: true,
                ..Next::to(Place::Home).toast(toast)
            })
        }
        Act::Step {
            tenant,
            booking,
            entry_no,
            step,
            sure,
        } => {
            let command = StepCommand {
                booking,
                entry_no,
                step: step as usize,
                sure,
            };
            let (mut work, place) = match tenant::role(tx, tenant, me).await? {
                Some(_) => (
                    as_specialist(tx, visit, tenant, Right::Bookings).await?,
                    Place::Lesson { tenant, booking },
                ),
                None => {
                    let work = as_client(tx, visit, tenant).await?;
                    (work, Place::Booking { tenant, booking })
                }
            };
            let (before, workflow) = work.booking(booking).await?;
            // A button from before the question was asked leads to it.
            if work.by == By::Client
                && !sure
                && before.entry_no == entry_no
                && outcome::asks(&workflow, &before, command.step, visit.at)
            {
                let ask = Place::OutcomeAsk {
                    tenant,
                    booking,
                    entry_no,
                    step,
                };
                return Ok(opened(visit, ask));
            }
            let after = step::step(&mut work, command).await?;
            let name = workflow.steps.get(command.step).map(|step| step.name.as_str());
            let toast = match (name, work.by) {
                (Some(APPROVE), _) => say.plain("specialist-accepted-toast", &args![]),
                (Some(DECLINE), _) => say.plain("specialist-declined-toast", &args![]),
                (Some(CANCEL), By::Client) if is_pending(&before) => say.plain("client-withdrawn-toast", &args![]),
                (Some(CANCEL), By::Client) => say.plain("client-cancelled-toast", &args![]),
                _ => status_toast(&mut work, visit, &after).await?,
            };
            Ok(Next::to(place).toast(toast).letters(work.letters))
        }
        Act::Pay {
            tenant,
            booking,
            entry_no,
        } => {
            let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
            let after = pay::pay(&mut work, booking, entry_no).await?;
            let toast = status_toast(&mut work, visit, &after).await?;
            Ok(Next::to(Place::Lesson { tenant, booking })
                .toast(toast)
                .letters(work.letters))
        }
        Act::Undo {
            tenant,
            booking,
            entry_no,
        } => {
            let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
            let (before, _) = work.booking(booking).await?;
            let after = undo::undo(&mut work, booking, entry_no).await?;
            let toast = match after.move_no == before.move_no {
                true => {
                    let title = status_title(&mut work, visit, &after).await?.1;
                    say.plain("specialist-undone-toast", &args![status = title])
                }
                false => say.plain("specialist-moved-back-toast", &args![]),
            };
            Ok(Next::to(Place::Lesson { tenant, booking })
                .toast(toast)
                .letters(work.letters))
        }
        Act::Hide { tenant, slot, revision } => {
            let toast = say.plain("specialist-slot-hidden-toast", &args![]);
            set_slot(tx, visit, tenant, slot, revision, SlotState::Hidden, toast).await
        }
        Act::Show { tenant, slot, revision } => {
            let toast = say.plain("specialist-slot-shown-toast", &args![]);
            set_slot(tx, visit, tenant, slot, revision, SlotState::Open, toast).await
        }
        Act::Block { tenant, slot, revision } => {
            let toast = say.plain("specialist-slot-blocked-toast", &args![]);
            set_slot(tx, visit, tenant, slot, revision, SlotState::Blocked, toast).await
        }
        Act::Delete { tenant, slot, revision } => {
            let toast = say.plain("specialist-slot-deleted-toast", &args![]);
            set_slot(tx, visit, tenant, slot, revision, SlotState::Deleted, toast).await
        }
        Act::Make { tenant, day, chosen } => {
            let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
            let minutes = slots::default_kind(&mut work).await?.minutes;
            let made = slots::make(&mut work, day, &add::cells(chosen, minutes)).await?;
            let toast = say.plain("specialist-added-toast", &args![count = made.len()]);
            Ok(Next::to(Place::Plan { tenant, day }).toast(toast))
        }
        Act::CloseDay { tenant, day } => {
            day::close(&mut as_specialist(tx, visit, tenant, Right::Schedule).await?, day).await?;
            let toast = say.plain("specialist-day-closed-toast", &args![]);
            Ok(Next::to(Place::Plan { tenant, day }).toast(toast))
        }
        Act::OpenDay { tenant, day } => {
            day::open(&mut as_specialist(tx, visit, tenant, Right::Schedule).await?, day).await?;
            let toast = say.plain("specialist-day-opened-toast", &args![]);
            Ok(Next::to(Place::Plan { tenant, day }).toast(toast))
        }
        Act::CloseDays { tenant, from, to } => days::close(tx, visit, tenant, (from, to)).await,
        Act::OpenDays { tenant, from, to } => days::open(tx, visit, tenant, (from, to)).await,
        Act::CancelDays {
            tenant,
            from,
            to,
            count,
        } => days::cancel(tx, visit, tenant, (from, to), count).await,
        Act::PickDay => Ok(Next {
            stay: true,
            ..Next::to(Place::Home).toast(say.plain("specialist-off-pick-toast", &args![]))
        }),
        Act::CopyWeek {
            tenant,
            week,
            onto,
            times,
        } => days::copy(tx, visit, tenant, (week, onto), times).await,
        Act::SendNews {
            tenant,
            audience,
            count,
        } => news::send(tx, visit, tenant, audience, count).await,
        Act::ExportPractice { tenant } => ending::export(tx, visit, tenant).await,
        Act::StopJob { tenant, job } => days::stop(tx, visit, tenant, job).await,
        Act::Approval { tenant, at_once } => {
            let (approval, toast) = if at_once {
                (Approval::Never, say.plain("settings-approval-once-toast", &args![]))
            } else {
                (Approval::Always, say.plain("settings-approval-hand-toast", &args![]))
            };
            practice::set_approval(&mut as_specialist(tx, visit, tenant, Right::Settings).await?, approval).await?;
            Ok(Next::to(Place::Practice { tenant }).toast(toast))
        }
        Act::Length { tenant, day, minutes } => {
            let minutes = u16::try_from(minutes)
                .ok()
                .filter(|n| slot::is_length(*n))
                .ok_or(Refusal::NotFound)?;
            let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
            let kind = slots::default_kind(&mut work).await?;
            practice::set_kind(&mut work, kind.kind_id, i64::from(minutes), kind.price).await?;
            let toast = say.plain(
                "settings-length-toast",
                &args![duration = say.duration(i64::from(minutes))],
            );
            Ok(Next::to(Place::Grid { tenant, day, chosen: 0 }).toast(toast))
        }
        Act::PickLanguage { code } => {
            let lang = Lang::of_code(&code).ok_or(Refusal::NotFound)?;
            person::set_lang(tx, me, lang.code()).await?;
            let toast = visit.router.texts.plain(lang, "settings-language-toast", &args![]);
            Ok(Next::to(Place::Settings).toast(toast))
        }
        Act::PickZone { zone } => {
            let zone = known_zone(&zone)?;
            person::set_zone(tx, &visit.router.flows, me, zone, visit.at).await?;
            let toast = say.plain("settings-zone-toast", &args![zone = say.city(zone.name())]);
            Ok(Next::to(Place::Settings).toast(toast))
        }
        Act::PickZoneFor { tenant, slot, zone } => {
            let zone = known_zone(&zone)?;
            tenant::known(tx, tenant, me).await?.ok_or(Refusal::NotFound)?;
            let there = crate::storage::slot::by_id(tx, tenant, slot).await?;
            there.ok_or(Refusal::SlotClosed)?;
            person::set_zone(tx, &visit.router.flows, me, zone, visit.at).await?;
            let toast = say.plain("settings-zone-toast", &args![zone = say.city(zone.name())]);
            Ok(opened(visit, Place::Confirm { tenant, slot }).toast(toast))
        }
        Act::PickPracticeZone { tenant, zone } => {
            let zone = known_zone(&zone)?;
            practice::set_zone(&mut as_specialist(tx, visit, tenant, Right::Settings).await?, zone).await?;
            let toast = say.plain("settings-zone-toast", &args![zone = say.city(zone.name())]);
            Ok(Next::to(Place::Practice { tenant }).toast(toast))
        }
        Act::Charge {
            tenant,
            revision,
            status,
            percent,
        } => own::charge(tx, visit, tenant, revision, status, percent).await,
        Act::Retire {
            tenant,
            revision,
            status,
        } => own::retire(tx, visit, tenant, revision, status).await,
        Act::SetDeadline {
            tenant,
            revision,
            which,
            amount,
        } => own::set_deadline(tx, visit, tenant, revision, (which, amount)).await,
        Act::OutcomeMeans { tenant, means } => own::means(visit, tenant, means),
        Act::OutcomeFrom { tenant, which, wanted } => own::from(tx, visit, tenant, which, wanted).await,
        Act::OutcomeFromDone { tenant } => own::from_done(tx, visit, tenant).await,
        Act::OutcomeBy { tenant, who } => own::by(visit, tenant, who),
        Act::OutcomeTells { tenant, tells } => own::add(tx, visit, tenant, tells).await,
        Act::Take { tenant, revision, id } => own::take(tx, visit, tenant, revision, &id).await,
        Act::TakeVersion {
            tenant,
            revision,
            version,
        } => own::take_version(tx, visit, tenant, revision, version).await,
        Act::Apply { tenant, revision } => own::apply(tx, visit, tenant, revision, Past::Unasked).await,
        Act::ApplyPast { tenant, revision, past } => {
            own::apply(tx, visit, tenant, revision, Past::Apply(past as usize)).await
        }
        Act::ApplyLeave { tenant, revision, past } => {
            own::apply(tx, visit, tenant, revision, Past::Leave(past as usize)).await
        }
        Act::Held {
            tenant,
            revision,
            status,
            held,
        } => own::set_held(tx, visit, tenant, revision, status, held).await,
        Act::Discard { tenant, revision } => own::discard(tx, visit, tenant, revision).await,
        Act::Mend {
            tenant,
            revision,
            which,
        } => own::mend(tx, visit, tenant, revision, which).await,
        Act::Picture { tenant } => own::picture(tx, visit, tenant).await,
        Act::File { tenant } => own::file(tx, visit, tenant).await,
        Act::PictureOf { tenant, id } => own::picture_of(tx, visit, tenant, id).await,
        Act::Remind { tenant, chosen } => choices::remind(tx, visit, tenant, chosen).await,
        Act::Hear { tenant, kind, on } => choices::hear(tx, visit, tenant, kind, on).await,
        Act::Coming {
            tenant,
            booking,
            move_no,
            all,
        } => choices::come(tx, visit, tenant, booking, (move_no, all)).await,
        Act::BeQuiet { from, to } => choices::be_quiet(tx, visit, from, to).await,
        Act::CalendarFile { tenant, booking } => calendar::send(tx, visit, tenant, booking).await,
        Act::Invite => invite(tx, visit).await,
        Act::Reload if visit.router.site.is_operator(&visit.me) => Ok(Next {
            reload: true,
            ..Next::to(Place::Operator)
        }),
        Act::Reload => Err(Refusal::NotFound.into()),
        Act::FoundName => {
            let founding = visit.founding()?;
            let name = names::clean_name(&visit.me.name)?;
            Ok(ask_on(Founding {
                name: Some(name),
                ..founding
            }))
        }
        Act::FoundZone { zone } => {
            let founding = visit.founding()?;
            Ok(ask_on(Founding {
                zone: Some(known_zone(&zone)?),
                query: None,
                ..founding
            }))
        }
        Act::FoundCurrency { code } => {
            let founding = visit.founding()?;
            let currency = Currency::parse(&code).map_err(|_| Refusal::CurrencyUnknown { query: code })?;
            Ok(ask_on(Founding {
                currency: Some(currency.code().to_owned()),
                ..founding
            }))
        }
        Act::FoundLanguage { code } => found(tx, visit, &code).await,
        Act::ClaimPaid { tenant, booking, sum } => owing::claim(tx, visit, tenant, booking, sum).await,
        Act::ClaimYes { tenant, claim } => owing::confirm(tx, visit, tenant, claim).await,
        Act::ClaimNo { tenant, claim } => owing::deny(tx, visit, tenant, claim).await,
        Act::AnsweredElsewhere { tenant, message } => super::writing::answered(tx, visit, tenant, message).await,
        Act::ExportMe => leaving::export_me(tx, visit).await,
        Act::EraseMe { ahead, late } => leaving::erase_me(tx, visit, ahead, late).await,
        Act::AllClients { tenant } => clients::all(tx, visit, tenant).await,
        Act::Ban { tenant, client, banned } => clients::ban(tx, visit, tenant, client, banned).await,
        Act::MakeJoin { tenant, client } => clients::make_join(tx, visit, tenant, client).await,
        Act::Join {
            tenant,
            client,
            came,
            yes,
        } => clients::join(tx, visit, tenant, client, (came, yes)).await,
        Act::TickOffer {
            tenant,
            client,
            slot,
            on,
        } => offering::tick(tx, visit, tenant, client, (slot, on)).await,
        Act::SendOffer { tenant, client, hours } => offering::send(tx, visit, tenant, client, hours).await,
        Act::WithdrawOffer { tenant, offer } => offering::withdraw(tx, visit, tenant, offer).await,
        Act::TakeOffer { tenant, offer, slot } => offering::take(tx, visit, tenant, offer, slot).await,
        Act::DeclineOffer { tenant, offer } => offering::decline(tx, visit, tenant, offer).await,
        Act::Put {
            tenant,
            of,
            entry_no,
            spot,
            read,
        } => putting::put(tx, visit, tenant, (of, entry_no), (spot, read)).await,
        Act::ApproveEach { tenant, client, on } => clients::approve_each(tx, visit, tenant, client, on).await,
        Act::ClearDetail { tenant, client, detail } => clients::set(tx, visit, tenant, (client, detail), None).await,
        Act::NoPayNote { tenant } => owing::set_note(tx, visit, tenant, None).await,
        Act::NoBookingQuestion { tenant } => asking::set(tx, visit, tenant, None).await,
        Act::AllWent { tenant, booking } => hearing::all_went(tx, visit, tenant, booking).await,
        Act::SetApproval { tenant, which } => ruling::approve(tx, visit, tenant, which).await,
        Act::SetRule { tenant, which, amount } => ruling::set(tx, visit, tenant, which, amount).await,
        Act::SetCurrency { tenant, code } => ruling::set_currency(tx, visit, tenant, &code).await,
        Act::TellMe { tenant, kind, on } => hearing::tell(tx, visit, tenant, kind, on).await,
        Act::RemindMe { tenant, chosen } => hearing::remind(tx, visit, tenant, chosen).await,
        Act::SetDaily {
            tenant,
            which,
            minute,
            weekdays,
        } => hearing::set_daily(tx, visit, tenant, which, (minute, weekdays)).await,
        Act::DropAnswer { tenant, slot } => asking::drop_answer(tx, visit, tenant, slot).await,
        Act::UsualKind { tenant, kind } => schedule::make_usual(tx, visit, tenant, kind).await,
        Act::RetireKind { tenant, kind, retired } => schedule::retire(tx, visit, tenant, kind, retired).await,
        Act::KindValue {
            tenant,
            kind,
            field,
            value,
        } => schedule::kind_value(tx, visit, tenant, kind, (field, value)).await,
        Act::KindClear { tenant, kind, field } => schedule::set_kind(tx, visit, tenant, kind, field, None).await,
        Act::SlotValue {
            tenant,
            slot,
            field,
            value,
        } => schedule::slot_value(tx, visit, tenant, slot, (field, value)).await,
        Act::SlotClear { tenant, slot, field } => schedule::set_slot(tx, visit, tenant, slot, field, None).await,
        Act::NoPlace { tenant } => schedule::set_place(tx, visit, tenant, None).await,
        Act::WeekAdd {
            tenant,
            kind,
            weekday,
            chosen,
        } => usual_week::add(tx, visit, tenant, kind, (weekday, chosen)).await,
        Act::WeekRemove { tenant, pattern, free } => usual_week::remove(tx, visit, tenant, pattern, free).await,
        Act::WeeksAhead { tenant, weeks } => usual_week::set_weeks(tx, visit, tenant, weeks).await,
        Act::WeekOn { tenant, on } => usual_week::switch(tx, visit, tenant, on).await,
        Act::WeekRetry { tenant } => usual_week::retry(tx, visit, tenant).await,
        Act::WindowStep { tenant, window, step } => stretches::set_step(tx, visit, tenant, window, step).await,
        Act::WindowDelete { tenant, window } => stretches::delete(tx, visit, tenant, window).await,
        Act::Pause { tenant, minutes } => stretches::set_buffer(tx, visit, tenant, minutes).await,
        Act::MakeTyped { tenant } => schedule::make_typed(tx, visit, tenant).await,
        Act::Choose { tenant, slot, page, on } => choosing::choose(tx, visit, tenant, slot, (page, on)).await,
        Act::ChooseAll { tenant, on } => choosing::choose_all(tx, visit, tenant, on).await,
        Act::SetChosen { tenant, state, fate } => choosing::set(tx, visit, tenant, state, fate).await,
        Act::FateOf { tenant, slot, state } => choosing::fate_of(tx, visit, tenant, slot, state).await,
        Act::MakeOf {
            tenant,
            kind,
            day,
            chosen,
        } => schedule::make_of(tx, visit, tenant, kind, (day, chosen)).await,
    }
}

fn is_pending(booking: &BookingRow) -> bool {
    booking.phase == Phase::Pending.as_str()
}

fn known_zone(name: &str) -> Outcome<Zone> {
    Ok(Zone::parse(name).map_err(|_| Refusal::ZoneUnknown { query: name.to_owned() })?)
}

pub(super) fn ask_on(founding: Founding) -> Next {
    Next {
        question: Some(Question::Founding(founding)),
        ..Next::to(Place::Founding)
    }
}

/// The icon and the title of a booking's status, in the language of the one who acted.
async fn status_title(work: &mut Work<'_>, visit: &Visit<'_>, booking: &BookingRow) -> Outcome<(String, String)> {
    let workflow = work.workflow_of(booking.workflow_version).await?;
    let status = workflow.status(&StatusId::from(booking.status.as_str()));
    let lang = visit.say.lang().code();
    Ok(status
        .map(|status| (status.icon.clone(), status.title.get(lang).to_owned()))
        .unwrap_or_default())
}

async fn status_toast(work: &mut Work<'_>, visit: &Visit<'_>, booking: &BookingRow) -> Outcome<String> {
    let (icon, title) = status_title(work, visit, booking).await?;
    Ok(visit
        .say
        .plain("specialist-booking-done-toast", &args![icon = icon, status = title]))
}

async fn set_slot(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    slot: SlotId,
    revision: i64,
    state: SlotState,
    toast: String,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let start = slots::set_state(&mut work, slot, revision, state).await?;
    let day = work.tenant.tenant.zone.date(start);
    let place = match state {
        SlotState::Deleted => Place::Plan { tenant, day },
        SlotState::Open | SlotState::Hidden | SlotState::Blocked => Place::Slot { tenant, slot },
    };
    Ok(Next::to(place).toast(toast))
}

pub(super) async fn invite(tx: &mut Tx, visit: &Visit<'_>) -> Outcome<Next> {
    if !visit.router.site.is_operator(&visit.me) {
        return Err(Refusal::NotFound.into());
    }
    practice::invite(tx, visit.me.person_id, &token(), visit.at).await?;
    Ok(Next::to(Place::Operator))
}

/// 24 letters and digits by chance: nobody guesses an invite.
pub(super) fn token() -> String {
    use rand::RngExt;
    rand::rng()
        .sample_iter(rand::distr::Alphanumeric)
        .take(24)
        .map(char::from)
        .collect()
}

pub(super) async fn found(tx: &mut Tx, visit: &Visit<'_>, code: &str) -> Outcome<Next> {
    let founding = visit.founding()?;
    let lang = Lang::of_code(code).ok_or(Refusal::NotFound)?;
    let (Some(name), Some(zone), Some(currency)) = (founding.name, founding.zone, founding.currency) else {
        return Err(Refusal::Changed.into());
    };
    let answers = Answers {
        name,
        zone,
        currency: Currency::parse(&currency).map_err(|_| Refusal::FormExpired)?,
        lang: lang.code().to_owned(),
        service: visit.router.texts.plain(lang, "onboarding-service", &args![]),
    };
    let me = visit.me.person_id;
    let tenant = practice::found(tx, &visit.router.flows, me, &founding.token, &answers, visit.at).await?;
    person::set_lang(tx, me, lang.code()).await?;
    if visit.me.zone.is_none() {
        person::set_zone(tx, &visit.router.flows, me, zone, visit.at).await?;
    }
    Ok(Next::to(Place::Founded { tenant }))
}
