//! What buttons do: each arm names its use case and where it leads.

use super::accounts;
use super::allotting;
use super::apart::apart;
use super::asking;
use super::billing;
use super::calendar;
use super::callback::{Act, Place};
use super::choices;
use super::choosing;
use super::clients;
use super::days;
use super::ending;
use super::family;
use super::founding;
use super::handout;
use super::hearing;
use super::leaving;
use super::lessons;
use super::marking;
use super::news;
use super::offering;
use super::owing;
use super::own;
use super::paying;
use super::putting;
use super::receipt;
use super::regulars;
use super::requests;
use super::route::{Next, Visit};
use super::ruling;
use super::schedule;
use super::series;
use super::stretches;
use super::team;
use super::usual_week;
use super::watching;
use super::writing;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::standing::Pause;
use crate::storage::Tx;
use crate::storage::slot::SlotState;
use crate::usecase::apply::Past;
use crate::usecase::moving::MoveCommand;
use crate::usecase::step::StepCommand;
use crate::usecase::{Outcome, Work};

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
    match act {
        Act::Book { tenant, slot } => apart(move || family::book(tx, visit, tenant, slot, (None, None))).await,
        Act::BookFor { tenant, slot, client } => {
            apart(move || family::book(tx, visit, tenant, slot, (Some(client), None))).await
        }
        Act::BookAt {
            tenant,
            slot,
            client,
            price,
        } => apart(move || family::book(tx, visit, tenant, slot, (client, Some(price)))).await,
        Act::BookSeriesFor {
            tenant,
            slot,
            client,
            weeks,
            shown,
        } => apart(move || series::book(tx, visit, tenant, (Some(client), slot), (weeks, shown))).await,
        Act::ForWhom { tenant, slot, client } => apart(move || family::choose(tx, visit, tenant, slot, client)).await,
        Act::MakeKinLink { tenant, client, deeds } => {
            apart(move || family::make_link(tx, visit, tenant, client, deeds)).await
        }
        Act::LeaveKin { tenant, client } => apart(move || family::leave(tx, visit, tenant, client)).await,
        Act::SetKin {
            tenant,
            client,
            person,
            deeds,
        } => apart(move || family::set(tx, visit, tenant, client, (person, deeds))).await,
        Act::PayTogether { tenant, client, with } => {
            apart(move || accounts::share(tx, visit, tenant, client, with)).await
        }
        Act::PayApart { tenant, client } => apart(move || accounts::part(tx, visit, tenant, client)).await,
        Act::SetActing {
            tenant,
            client,
            person,
            deeds,
        } => apart(move || family::set_by_specialist(tx, visit, tenant, client, (person, deeds))).await,
        Act::BookSeries {
            tenant,
            slot,
            weeks,
            shown,
        } => apart(move || series::book(tx, visit, tenant, (None, slot), (weeks, shown))).await,
        Act::TakeBackSeries { tenant, series } => {
            apart(move || super::series::take_back(tx, visit, tenant, series)).await
        }
        Act::AcceptSeries { tenant, series, stamp } => {
            apart(move || series::accept(tx, visit, tenant, series, stamp)).await
        }
        Act::Tick {
            tenant,
            booking,
            page,
            on,
        } => apart(move || marking::tick(tx, visit, tenant, booking, (page, on))).await,
        Act::TickAll { tenant, page, all } => apart(move || marking::tick_all(tx, visit, tenant, page, all)).await,
        Act::MarkWith { tenant, step } => apart(move || marking::with(tx, visit, tenant, step)).await,
        Act::MarkPaid { tenant } => apart(move || marking::with_payment(tx, visit, tenant)).await,
        Act::Mark { tenant, count } => apart(move || marking::mark_all(tx, visit, tenant, count)).await,
        Act::AcceptShown { tenant, stamp, .. } => apart(move || requests::accept(tx, visit, tenant, stamp)).await,
        Act::DeclineSeries { tenant, series, stamp } => {
            apart(move || requests::decline_series(tx, visit, tenant, (series, stamp), None)).await
        }
        Act::WatchFor { tenant, wish, days } => {
            apart(move || async move { watching::ask(tx, visit, tenant, &wish, days).await }).await
        }
        Act::PauseWatch { tenant, watch, paused } => {
            apart(move || watching::pause(tx, visit, tenant, watch, paused)).await
        }
        Act::StopWatch { tenant, watch } => apart(move || watching::stop(tx, visit, tenant, watch)).await,
        Act::BookFreed { tenant, slot, walk } => apart(move || watching::book(tx, visit, tenant, slot, walk)).await,
        Act::NotSuitable { tenant, walk } => apart(move || watching::decline(tx, visit, tenant, walk)).await,
        Act::Move {
            tenant,
            booking,
            entry_no,
            slot,
        } => {
            let command = MoveCommand {
                booking,
                entry_no,
                slot,
            };
            apart(move || lessons::move_to(tx, visit, tenant, command)).await
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
            apart(move || lessons::step(tx, visit, tenant, command)).await
        }
        Act::Pay {
            tenant,
            booking,
            entry_no,
        } => apart(move || lessons::pay(tx, visit, tenant, booking, entry_no)).await,
        Act::Undo {
            tenant,
            booking,
            entry_no,
        } => apart(move || lessons::undo(tx, visit, tenant, booking, entry_no)).await,
        Act::Hide { tenant, slot, revision } => {
            apart(move || schedule::set_state(tx, visit, tenant, (slot, revision), SlotState::Hidden)).await
        }
        Act::Show { tenant, slot, revision } => {
            apart(move || schedule::set_state(tx, visit, tenant, (slot, revision), SlotState::Open)).await
        }
        Act::Block { tenant, slot, revision } => {
            apart(move || schedule::set_state(tx, visit, tenant, (slot, revision), SlotState::Blocked)).await
        }
        Act::Delete { tenant, slot, revision } => {
            apart(move || schedule::set_state(tx, visit, tenant, (slot, revision), SlotState::Deleted)).await
        }
        Act::Make { tenant, day, chosen } => apart(move || schedule::make(tx, visit, tenant, day, chosen)).await,
        Act::CloseDay { tenant, day } => apart(move || days::close_one(tx, visit, tenant, day)).await,
        Act::OpenDay { tenant, day } => apart(move || days::open_one(tx, visit, tenant, day)).await,
        Act::CloseDays { tenant, from, to } => apart(move || days::close(tx, visit, tenant, (from, to))).await,
        Act::OpenDays { tenant, from, to } => apart(move || days::open(tx, visit, tenant, (from, to))).await,
        Act::CancelDays {
            tenant,
            from,
            to,
            count,
        } => apart(move || days::cancel(tx, visit, tenant, (from, to), count)).await,
        Act::PickDay => Ok(Next {
            stay: true,
            ..Next::to(Place::Home).toast(say.plain("specialist-off-pick-toast", &args![]))
        }),
        Act::CopyWeek {
            tenant,
            week,
            onto,
            times,
        } => apart(move || days::copy(tx, visit, tenant, (week, onto), times)).await,
        Act::SendNews {
            tenant,
            audience,
            count,
        } => apart(move || news::send(tx, visit, tenant, audience, count)).await,
        Act::ExportPractice { tenant } => apart(move || ending::export(tx, visit, tenant)).await,
        Act::StopJob { tenant, job } => apart(move || days::stop(tx, visit, tenant, job)).await,
        Act::Approval { tenant, at_once } => apart(move || ruling::approve_all(tx, visit, tenant, at_once)).await,
        Act::Length { tenant, day, minutes } => apart(move || schedule::length(tx, visit, tenant, day, minutes)).await,
        Act::PickLanguage { code } => apart(move || choices::speak(tx, visit, code)).await,
        Act::PickZone { zone } => apart(move || choices::live_in(tx, visit, zone)).await,
        Act::PickZoneFor { tenant, slot, zone } => {
            apart(move || choices::live_in_for(tx, visit, tenant, slot, zone)).await
        }
        Act::PickPracticeZone { tenant, zone } => apart(move || ruling::set_zone(tx, visit, tenant, zone)).await,
        Act::Charge {
            tenant,
            revision,
            status,
            percent,
        } => apart(move || own::charge(tx, visit, tenant, revision, status, percent)).await,
        Act::Retire {
            tenant,
            revision,
            status,
        } => apart(move || own::retire(tx, visit, tenant, revision, status)).await,
        Act::SetDeadline {
            tenant,
            revision,
            which,
            amount,
        } => apart(move || own::set_deadline(tx, visit, tenant, revision, (which, amount))).await,
        Act::OutcomeMeans { tenant, means } => own::means(visit, tenant, means),
        Act::OutcomeFrom { tenant, which, wanted } => apart(move || own::from(tx, visit, tenant, which, wanted)).await,
        Act::OutcomeFromDone { tenant } => apart(move || own::from_done(tx, visit, tenant)).await,
        Act::OutcomeBy { tenant, who } => own::by(visit, tenant, who),
        Act::OutcomeTells { tenant, tells } => apart(move || own::add(tx, visit, tenant, tells)).await,
        Act::Take { tenant, revision, id } => {
            apart(move || async move { own::take(tx, visit, tenant, revision, &id).await }).await
        }
        Act::TakeVersion {
            tenant,
            revision,
            version,
        } => apart(move || own::take_version(tx, visit, tenant, revision, version)).await,
        Act::Apply { tenant, revision } => apart(move || own::apply(tx, visit, tenant, revision, Past::Unasked)).await,
        Act::ApplyPast { tenant, revision, past } => {
            apart(move || own::apply(tx, visit, tenant, revision, Past::Apply(past as usize))).await
        }
        Act::ApplyLeave { tenant, revision, past } => {
            apart(move || own::apply(tx, visit, tenant, revision, Past::Leave(past as usize))).await
        }
        Act::Held {
            tenant,
            revision,
            status,
            held,
        } => apart(move || own::set_held(tx, visit, tenant, revision, status, held)).await,
        Act::Discard { tenant, revision } => apart(move || own::discard(tx, visit, tenant, revision)).await,
        Act::Mend {
            tenant,
            revision,
            which,
        } => apart(move || own::mend(tx, visit, tenant, revision, which)).await,
        Act::Picture { tenant } => apart(move || own::picture(tx, visit, tenant)).await,
        Act::File { tenant } => apart(move || own::file(tx, visit, tenant)).await,
        Act::PictureOf { tenant, id } => apart(move || own::picture_of(tx, visit, tenant, id)).await,
        Act::Remind { tenant, chosen } => apart(move || choices::remind(tx, visit, tenant, chosen)).await,
        Act::Hear { tenant, kind, on } => apart(move || choices::hear(tx, visit, tenant, kind, on)).await,
        Act::Coming {
            tenant,
            booking,
            move_no,
            all,
        } => apart(move || choices::come(tx, visit, tenant, booking, (move_no, all))).await,
        Act::BeQuiet { from, to } => apart(move || choices::be_quiet(tx, visit, from, to)).await,
        Act::CalendarFile { tenant, booking } => apart(move || calendar::send(tx, visit, tenant, booking)).await,
        Act::Invite => apart(move || founding::invite(tx, visit)).await,
        Act::Reload if visit.router.site.is_operator(&visit.me) => Ok(Next {
            reload: true,
            ..Next::to(Place::Operator)
        }),
        Act::Reload => Err(Refusal::NotFound.into()),
        Act::FoundName => founding::own_name(visit),
        Act::FoundZone { zone } => founding::zone(visit, &zone),
        Act::FoundCurrency { code } => founding::currency(visit, &code),
        Act::FoundLanguage { code } => apart(move || founding::found(tx, visit, code)).await,
        Act::ClaimPaid { tenant, booking, sum } => apart(move || owing::claim(tx, visit, tenant, booking, sum)).await,
        Act::ClaimYes { tenant, claim } => apart(move || owing::confirm(tx, visit, tenant, claim)).await,
        Act::ClaimNo { tenant, claim } => apart(move || owing::deny(tx, visit, tenant, claim)).await,
        Act::AnsweredElsewhere { tenant, message } => {
            apart(move || writing::answered(tx, visit, tenant, message)).await
        }
        Act::InviteHelper { tenant } => apart(move || team::invite(tx, visit, tenant)).await,
        Act::SetInvite {
            tenant,
            invite,
            right,
            has,
        } => apart(move || team::set_invite(tx, visit, tenant, invite, (right, has))).await,
        Act::DropInvite { tenant, invite } => apart(move || team::drop_invite(tx, visit, tenant, invite)).await,
        Act::JoinTeam { token } => apart(move || team::join(tx, visit, token)).await,
        Act::SetRight {
            tenant,
            person,
            right,
            has,
        } => apart(move || team::set_right(tx, visit, tenant, person, (right, has))).await,
        Act::RemoveHelper { tenant, person } => apart(move || team::remove(tx, visit, tenant, person)).await,
        Act::LeaveTeam { tenant } => apart(move || team::leave(tx, visit, tenant)).await,
        Act::OfferPractice { tenant, person } => apart(move || team::offer(tx, visit, tenant, person)).await,
        Act::WithdrawPractice { tenant } => apart(move || team::withdraw(tx, visit, tenant)).await,
        Act::TakePractice { tenant } => apart(move || team::take_over(tx, visit, tenant)).await,
        Act::DeclinePractice { tenant } => apart(move || team::decline(tx, visit, tenant)).await,
        Act::ExportMe => apart(move || leaving::export_me(tx, visit)).await,
        Act::EraseMe { ahead, late } => apart(move || leaving::erase_me(tx, visit, ahead, late)).await,
        Act::AllClients { tenant } => apart(move || clients::all(tx, visit, tenant)).await,
        Act::Ban { tenant, client, banned } => apart(move || clients::ban(tx, visit, tenant, client, banned)).await,
        Act::MakeJoin { tenant, client } => apart(move || clients::make_join(tx, visit, tenant, client)).await,
        Act::Join {
            tenant,
            client,
            came,
            yes,
        } => apart(move || clients::join(tx, visit, tenant, client, (came, yes))).await,
        Act::TickOffer {
            tenant,
            client,
            slot,
            on,
        } => apart(move || offering::tick(tx, visit, tenant, client, (slot, on))).await,
        Act::SendOffer { tenant, client, hours } => {
            apart(move || offering::send(tx, visit, tenant, client, hours)).await
        }
        Act::WithdrawOffer { tenant, offer } => apart(move || offering::withdraw(tx, visit, tenant, offer)).await,
        Act::LetGo { tenant, offer, state } => apart(move || choosing::let_go(tx, visit, tenant, offer, state)).await,
        Act::TakeOffer { tenant, offer, slot } => apart(move || offering::take(tx, visit, tenant, offer, slot)).await,
        Act::DeclineOffer { tenant, offer } => apart(move || offering::decline(tx, visit, tenant, offer)).await,
        Act::Put {
            tenant,
            of,
            entry_no,
            spot,
            read,
        } => apart(move || putting::put(tx, visit, tenant, (of, entry_no), (spot, read))).await,
        Act::ApproveEach { tenant, client, on } => {
            apart(move || clients::approve_each(tx, visit, tenant, client, on)).await
        }
        Act::ClearDetail { tenant, client, detail } => {
            apart(move || clients::set(tx, visit, tenant, (client, detail), None)).await
        }
        Act::Record {
            tenant,
            client,
            sum,
            seen,
        } => apart(move || paying::record(tx, visit, tenant, client, (sum, seen))).await,
        Act::SetTerm {
            tenant,
            client,
            which,
            amount,
        } => apart(move || billing::set_term(tx, visit, tenant, client, (which, amount))).await,
        Act::EndPack { tenant, pack } => apart(move || billing::end_pack(tx, visit, tenant, pack)).await,
        Act::SendBill { tenant, client, month } => apart(move || billing::send(tx, visit, tenant, client, month)).await,
        Act::SendBills { tenant, month, count } => {
            apart(move || billing::send_all(tx, visit, tenant, month, count)).await
        }
        Act::RemindOwing { tenant } => apart(move || billing::remind(tx, visit, tenant)).await,
        Act::PaidBy { tenant, entry, which } => {
            apart(move || paying::set_method(tx, visit, tenant, entry, which)).await
        }
        Act::PaidOn { tenant, entry, day } => apart(move || paying::set_day(tx, visit, tenant, entry, day)).await,
        Act::ReceiptGiven { tenant, entry, given } => {
            apart(move || paying::set_receipt(tx, visit, tenant, entry, given)).await
        }
        Act::NoPaymentNote { tenant, entry } => apart(move || paying::no_note(tx, visit, tenant, entry)).await,
        Act::TakePaymentBack { tenant, entry } => apart(move || paying::take_back(tx, visit, tenant, entry)).await,
        Act::TickCharge { tenant, booking, on } => {
            apart(move || allotting::tick(tx, visit, tenant, (booking, on))).await
        }
        Act::RecordFor {
            tenant,
            client,
            sum,
            seen,
        } => apart(move || allotting::record(tx, visit, tenant, client, (sum, seen))).await,
        Act::AllotPayment { tenant, entry } => apart(move || allotting::allot(tx, visit, tenant, entry)).await,
        Act::ReceiptFor { tenant, sum } => apart(move || receipt::take(tx, visit, tenant, sum)).await,
        Act::NoPayNote { tenant } => apart(move || owing::set_note(tx, visit, tenant, None)).await,
        Act::NoBookingQuestion { tenant } => apart(move || asking::set(tx, visit, tenant, None)).await,
        Act::AllWent { tenant, booking } => apart(move || hearing::all_went(tx, visit, tenant, booking)).await,
        Act::SetApproval { tenant, which } => apart(move || ruling::approve(tx, visit, tenant, which)).await,
        Act::SetPracticeLang { tenant, code } => apart(move || ruling::set_lang(tx, visit, tenant, code)).await,
        Act::SetWeekStart { tenant, which } => apart(move || ruling::set_week(tx, visit, tenant, which)).await,
        Act::SetRule { tenant, which, amount } => apart(move || ruling::set(tx, visit, tenant, which, amount)).await,
        Act::SetCurrency { tenant, code } => {
            apart(move || async move { ruling::set_currency(tx, visit, tenant, &code).await }).await
        }
        Act::TellMe { tenant, kind, on } => apart(move || hearing::tell(tx, visit, tenant, kind, on)).await,
        Act::RemindMe { tenant, chosen } => apart(move || hearing::remind(tx, visit, tenant, chosen)).await,
        Act::SetDaily {
            tenant,
            which,
            minute,
            weekdays,
        } => apart(move || hearing::set_daily(tx, visit, tenant, which, (minute, weekdays))).await,
        Act::DropAnswer { tenant, slot } => apart(move || asking::drop_answer(tx, visit, tenant, slot)).await,
        Act::UsualKind { tenant, kind } => apart(move || schedule::make_usual(tx, visit, tenant, kind)).await,
        Act::RetireKind { tenant, kind, retired } => {
            apart(move || schedule::retire(tx, visit, tenant, kind, retired)).await
        }
        Act::KindValue {
            tenant,
            kind,
            field,
            value,
        } => apart(move || schedule::kind_value(tx, visit, tenant, kind, (field, value))).await,
        Act::KindClear { tenant, kind, field } => {
            apart(move || schedule::set_kind(tx, visit, tenant, kind, field, None)).await
        }
        Act::SlotValue {
            tenant,
            slot,
            field,
            value,
        } => apart(move || schedule::slot_value(tx, visit, tenant, slot, (field, value))).await,
        Act::SlotClear { tenant, slot, field } => {
            apart(move || schedule::set_slot(tx, visit, tenant, slot, field, None)).await
        }
        Act::NoPlace { tenant } => apart(move || schedule::set_place(tx, visit, tenant, None)).await,
        Act::NoNote { tenant } => apart(move || schedule::set_note(tx, visit, tenant, None)).await,
        Act::WeekAdd {
            tenant,
            kind,
            weekday,
            chosen,
        } => apart(move || usual_week::add(tx, visit, tenant, kind, (weekday, chosen))).await,
        Act::WeekRemove { tenant, pattern, free } => {
            apart(move || usual_week::remove(tx, visit, tenant, pattern, free)).await
        }
        Act::WeeksAhead { tenant, weeks } => apart(move || usual_week::set_weeks(tx, visit, tenant, weeks)).await,
        Act::WeekOn { tenant, on } => apart(move || usual_week::switch(tx, visit, tenant, on)).await,
        Act::WeekRetry { tenant } => apart(move || usual_week::retry(tx, visit, tenant)).await,
        Act::WindowStep { tenant, window, step } => {
            apart(move || stretches::set_step(tx, visit, tenant, window, step)).await
        }
        Act::WindowState { tenant, window, state } => {
            apart(move || stretches::set_state(tx, visit, tenant, window, state)).await
        }
        Act::ChooseStretch {
            tenant,
            window,
            page,
            on,
        } => apart(move || choosing::choose_stretch(tx, visit, tenant, window, (page, on))).await,
        Act::WindowDelete { tenant, window } => apart(move || stretches::delete(tx, visit, tenant, window)).await,
        Act::Pause { tenant, minutes } => apart(move || stretches::set_buffer(tx, visit, tenant, minutes)).await,
        Act::MakeTyped { tenant } => apart(move || schedule::make_typed(tx, visit, tenant)).await,
        Act::Choose { tenant, slot, page, on } => {
            apart(move || choosing::choose(tx, visit, tenant, slot, (page, on))).await
        }
        Act::ChooseAll { tenant, on } => apart(move || choosing::choose_all(tx, visit, tenant, on)).await,
        Act::SetChosen { tenant, state, fate } => apart(move || choosing::set(tx, visit, tenant, state, fate)).await,
        Act::FateOf { tenant, slot, state } => apart(move || choosing::fate_of(tx, visit, tenant, slot, state)).await,
        Act::LinkCode { tenant } => apart(move || handout::link_code(tx, visit, tenant)).await,
        Act::WeekSheet { tenant, monday, whole } => {
            apart(move || handout::week_sheet(tx, visit, tenant, monday, whole)).await
        }
        Act::PaperOf {
            tenant,
            which,
            from,
            to,
        } => apart(move || handout::paper(tx, visit, tenant, which, (from, to))).await,
        Act::MakeOf {
            tenant,
            kind,
            day,
            chosen,
        } => apart(move || schedule::make_of(tx, visit, tenant, kind, (day, chosen))).await,
        Act::RegularsMake { tenant } => apart(move || regulars::make(tx, visit, tenant)).await,
        Act::RegularSet {
            tenant,
            of,
            weekday,
            minute,
            length,
            weeks,
        } => apart(move || regulars::set(tx, visit, tenant, of, (weekday, minute, length, weeks))).await,
        Act::RegularSkip {
            tenant,
            standing,
            day,
            out,
        } => apart(move || regulars::skip(tx, visit, tenant, standing, (day, out))).await,
        Act::RegularPause {
            tenant,
            standing,
            from,
            to,
        } => apart(move || regulars::pause(tx, visit, tenant, standing, (from, to))).await,
        Act::RegularUnpause {
            tenant,
            standing,
            from,
            to,
        } => apart(move || regulars::unpause(tx, visit, tenant, standing, Pause { from, to })).await,
        Act::RegularEndless { tenant, standing } => apart(move || regulars::endless(tx, visit, tenant, standing)).await,
        Act::RegularEnd { tenant, standing, last } => {
            apart(move || regulars::end(tx, visit, tenant, standing, last)).await
        }
        Act::RegularLength {
            tenant,
            standing,
            minutes,
        } => apart(move || regulars::set_length(tx, visit, tenant, standing, minutes)).await,
        Act::AskWeekly {
            tenant,
            slot,
            client,
            turns,
        } => apart(move || regulars::ask(tx, visit, tenant, (client, slot), turns)).await,
        Act::OwnRegularEnd { tenant, standing } => apart(move || regulars::give_up(tx, visit, tenant, standing)).await,
        Act::CancelSoon { tenant, day, count } => apart(move || days::cancel_soon(tx, visit, tenant, day, count)).await,
        Act::KeepInJob {
            tenant,
            job,
            booking,
            keep,
        } => apart(move || days::keep_in(tx, visit, tenant, job, (booking, keep))).await,
        Act::KeepLesson {
            tenant,
            from,
            to,
            booking,
            keep,
        } => apart(move || days::keep(tx, visit, tenant, (from, to), (booking, keep))).await,
        Act::RegularNoPrice { tenant, standing } => {
            apart(move || regulars::set_price(tx, visit, tenant, standing, None)).await
        }
    }
}
