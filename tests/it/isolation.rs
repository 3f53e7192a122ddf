//! Nothing crosses from one tenant to another: every button as every role, with ids of an own and of a foreign tenant.

use std::iter::successors;

use slotkeeper::domain::ids::{BookingId, ClaimId, KindId, MessageId, SeriesId, SlotId, TenantId, WatchId};
use slotkeeper::domain::link::Link;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::workflow::By;
use slotkeeper::domain::zone::{Date, Zone, plus_days, week_of};
use slotkeeper::simulator::Limits;
use slotkeeper::storage::{booking, message, slot, tenant, watch, workflow};
use slotkeeper::telegram::callback::{Act, Callback, Listing, Origin, Place};

use crate::world::person::Someone;
use crate::world::{OPERATOR, World, story};

const NOT_FOUND: &str = "This isn't here any more";
const CHANGED: &str = "This has changed";
const OWN_PAGE: &str = "This is your own page";
const EXPIRED: &str = "It's been a while";
const GONE: &str = "This time can't be booked any more";

const ALBA: Practice = Practice {
    name: "Alba Academy",
    slug: "alba-academy",
    zone: "Africa/Nairobi",
    price: "3131",
    times: "10:07 12:07 14:07 16:07",
    marks: &["Alba", "alba-academy", "Nairobi", "3,131", ":07"],
};
const BOREAL: Practice = Practice {
    name: "Boreal School",
    slug: "boreal-school",
    zone: "America/Bogota",
    price: "4747",
    times: "10:43 12:43 14:43 16:43",
    marks: &["Boreal", "boreal-school", "Bogota", "4,747", ":43"],
};

struct Practice {
    name: &'static str,
    slug: &'static str,
    zone: &'static str,
    price: &'static str,
    times: &'static str,
    /// What shows that something of it is in sight.
    marks: &'static [&'static str],
}

/// What a button names.
#[derive(Clone, Copy)]
struct Ids {
    tenant: TenantId,
    day: Date,
    zone: &'static str,
    /// Booked, free, and nobody's.
    booked: SlotId,
    free: SlotId,
    spare: SlotId,
    revision: i64,
    booking: BookingId,
    /// About it, of the client whose booking it is.
    message: MessageId,
    kind: KindId,
    /// The booker's.
    watch: WatchId,
    entry_no: i64,
    /// Steps that the specialist and the client can take now.
    approve: u32,
    cancel: u32,
    /// Of the draft of the tenant's workflow, one of its versions, and one of its outcomes.
    draft: i64,
    version: i64,
    status: &'static str,
}

/// The place behind this one in the enum: a new variant does not compile until it is put in.
fn place_after(place: &Place, ids: Ids) -> Option<Place> {
    let Ids {
        tenant,
        day,
        booking,
        draft,
        ..
    } = ids;
    let status = ids.status.to_owned();
    Some(match place {
        Place::Home => Place::Specialists { page: 0 },
        Place::Specialists { .. } => Place::Settings,
        Place::Settings => Place::Language,
        Place::Language => Place::Zone,
        Place::Zone => Place::Help,
        Place::Help => Place::Kept,
        Place::Kept => Place::MyWeek { from: day },
        Place::MyWeek { .. } => Place::Client { tenant },
        Place::Client { .. } => Place::Month { tenant, month: day },
        Place::Month { .. } => Place::Day { tenant, day },
        Place::Day { .. } => Place::Nearest { tenant },
        Place::Nearest { .. } => Place::Weekday {
            tenant,
            month: day,
            weekday: 3,
        },
        Place::Weekday { .. } => Place::OfKind {
            tenant,
            kind: ids.kind,
            view: 0,
            day,
        },
        Place::OfKind { .. } => Place::Confirm { tenant, slot: ids.free },
        Place::Confirm { .. } => Place::Series {
            tenant,
            slot: ids.free,
            weeks: 4,
        },
        Place::Series { .. } => Place::ConfirmZone { tenant, slot: ids.free },
        Place::ConfirmZone { .. } => Place::Bookings { tenant, page: 0 },
        Place::Bookings { .. } => Place::Booking { tenant, booking },
        Place::Booking { .. } => Place::CancelAsk { tenant, booking },
        Place::CancelAsk { .. } => Place::Reminders { tenant },
        Place::Reminders { .. } => Place::Hearing { tenant },
        Place::Hearing { .. } => Place::Quiet,
        Place::Quiet => Place::QuietOf { tenant },
        Place::QuietOf { .. } => Place::Watches { tenant },
        Place::Watches { .. } => Place::WatchDay { tenant, day },
        Place::WatchDay { .. } => Place::WatchWeekly {
            tenant,
            weekdays: 2,
            hours: 17 * 32 + 20,
        },
        Place::WatchWeekly { .. } => Place::Watch {
            tenant,
            watch: ids.watch,
        },
        Place::Watch { .. } => Place::Taken { tenant, slot: ids.free },
        Place::Taken { .. } => Place::Move {
            tenant,
            booking,
            list: Listing::Nearest,
        },
        Place::Move {
            list: Listing::Nearest, ..
        } => Place::Move {
            tenant,
            booking,
            list: Listing::Month(day),
        },
        Place::Move {
            list: Listing::Month(_),
            ..
        } => Place::Move {
            tenant,
            booking,
            list: Listing::Day(day),
        },
        Place::Move { .. } => Place::MoveAsk {
            tenant,
            booking,
            slot: ids.free,
        },
        Place::MoveAsk { .. } => Place::CancelWhy { tenant, booking },
        Place::CancelWhy { .. } => Place::Tutor { tenant },
        Place::Tutor { .. } => Place::Week {
            tenant,
            monday: week_of(day),
        },
        Place::Week { .. } => Place::Plan { tenant, day },
        Place::Plan { .. } => Place::Grid { tenant, day, chosen: 0 },
        Place::Grid { .. } => Place::Typed { tenant, day },
        Place::Typed { .. } => Place::Lengths { tenant, day },
        Place::Lengths { .. } => Place::Slot {
            tenant,
            slot: ids.booked,
        },
        Place::Slot { .. } => Place::DeleteAsk {
            tenant,
            slot: ids.spare,
        },
        Place::DeleteAsk { .. } => Place::CloseAsk { tenant, day },
        Place::CloseAsk { .. } => Place::Requests { tenant, page: 0 },
        Place::Requests { .. } => Place::Lesson { tenant, booking },
        Place::Lesson { .. } => Place::StepAsk {
            tenant,
            booking,
            entry_no: ids.entry_no,
            step: ids.approve,
        },
        Place::StepAsk { .. } => Place::Unpaid { tenant, page: 0 },
        Place::Unpaid { .. } => Place::Lessons {
            tenant,
            past: false,
            page: 0,
        },
        Place::Lessons { .. } => Place::Practice { tenant },
        Place::Practice { .. } => Place::NameAsk { tenant },
        Place::NameAsk { .. } => Place::SlugAsk { tenant },
        Place::SlugAsk { .. } => Place::PriceAsk { tenant },
        Place::PriceAsk { .. } => Place::PracticeZone { tenant },
        Place::PracticeZone { .. } => Place::Link { tenant },
        Place::Link { .. } => Place::Outcomes { tenant },
        Place::Outcomes { .. } => Place::Outcome { tenant, status },
        Place::Outcome { .. } => Place::TitleAsk {
            tenant,
            revision: draft,
            status,
        },
        Place::TitleAsk { .. } => Place::IconAsk {
            tenant,
            revision: draft,
            status,
        },
        Place::IconAsk { .. } => Place::Charges {
            tenant,
            revision: draft,
            status,
        },
        Place::Charges { .. } => Place::RetireAsk { tenant, status },
        Place::RetireAsk { .. } => Place::NewOutcome {
            tenant,
            revision: draft,
        },
        Place::NewOutcome { .. } => Place::Deadlines { tenant },
        Place::Deadlines { .. } => Place::Deadline {
            tenant,
            revision: draft,
            which: 0,
        },
        Place::Deadline { .. } => Place::Steps { tenant, page: 0 },
        Place::Steps { .. } => Place::Shelf { tenant },
        Place::Shelf { .. } => Place::Shelved {
            tenant,
            id: "simple".to_owned(),
        },
        Place::Shelved { .. } => Place::Versions { tenant, page: 0 },
        Place::Versions { .. } => Place::Version {
            tenant,
            version: ids.version,
        },
        Place::Version { .. } => Place::Draft { tenant },
        Place::Draft { .. } => Place::DiscardAsk { tenant },
        Place::DiscardAsk { .. } => Place::PastAsk { tenant },
        Place::PastAsk { .. } => Place::FileAsk {
            tenant,
            revision: draft,
        },
        Place::FileAsk { .. } => Place::Operator,
        Place::Operator => Place::Founding,
        Place::Founding => Place::Founded { tenant },
        Place::Founded { .. } => Place::Write {
            tenant,
            booking: Some(booking),
        },
        Place::Write { .. } => Place::Answer {
            tenant,
            message: ids.message,
        },
        Place::Answer { .. } => Place::Owing { of: Some(tenant) },
        Place::Owing { of: Some(_) } => Place::Owing { of: None },
        Place::Owing { of: None } => Place::PayNote { tenant },
        Place::PayNote { .. } => Place::BookingQuestion { tenant },
        Place::BookingQuestion { .. } => Place::EraseAsk,
        Place::EraseAsk => return None,
    })
}

fn act_after(act: &Act, ids: Ids) -> Option<Act> {
    let Ids {
        tenant,
        day,
        booking,
        entry_no,
        revision,
        spare: slot,
        draft,
        ..
    } = ids;
    let status = ids.status.to_owned();
    let zone = ids.zone.to_owned();
    Some(match act {
        Act::BookOff => Act::NoTimes,
        Act::NoTimes => Act::Move {
            tenant,
            booking,
            entry_no,
            slot: ids.booked,
        },
        Act::Move { .. } => Act::Book { tenant, slot: ids.free },
        Act::Book { .. } => Act::BookSeries {
            tenant,
            slot: ids.free,
            weeks: 4,
        },
        Act::BookSeries { .. } => Act::AcceptSeries {
            tenant,
            series: SeriesId(987_654),
        },
        Act::AcceptSeries { .. } => Act::CalendarFile { tenant, booking },
        Act::CalendarFile { .. } => Act::WatchFor {
            tenant,
            wish: format!("s{}", ids.booked),
            days: 0,
        },
        Act::WatchFor { .. } => Act::PauseWatch {
            tenant,
            watch: ids.watch,
            paused: true,
        },
        Act::PauseWatch { .. } => Act::StopWatch {
            tenant,
            watch: ids.watch,
        },
        Act::StopWatch { .. } => Act::BookFreed {
            tenant,
            slot: ids.free,
            walk: 1,
        },
        Act::BookFreed { .. } => Act::NotSuitable { tenant, walk: 1 },
        Act::NotSuitable { .. } => Act::Coming {
            tenant,
            booking,
            move_no: 0,
            all: true,
        },
        Act::Coming { .. } => Act::Step {
            tenant,
            booking,
            entry_no,
            step: ids.approve,
            sure: true,
        },
        Act::Step { step, .. } if *step == ids.approve => Act::Step {
            tenant,
            booking,
            entry_no,
            step: ids.cancel,
            sure: true,
        },
        Act::Step { .. } => Act::Pay {
            tenant,
            booking,
            entry_no,
        },
        Act::Pay { .. } => Act::Undo {
            tenant,
            booking,
            entry_no,
        },
        Act::Undo { .. } => Act::Hide { tenant, slot, revision },
        Act::Hide { .. } => Act::Show { tenant, slot, revision },
        Act::Show { .. } => Act::Block { tenant, slot, revision },
        Act::Block { .. } => Act::Delete { tenant, slot, revision },
        Act::Delete { .. } => Act::Make {
            tenant,
            day: plus_days(day, 1),
            chosen: 1,
        },
        Act::Make { .. } => Act::CloseDay {
            tenant,
            day: plus_days(day, 2),
        },
        Act::CloseDay { .. } => Act::OpenDay {
            tenant,
            day: plus_days(day, 2),
        },
        Act::OpenDay { .. } => Act::Approval { tenant, at_once: false },
        Act::Approval { .. } => Act::Length {
            tenant,
            day,
            minutes: 45,
        },
        Act::Length { .. } => Act::PickPracticeZone { tenant, zone },
        Act::PickPracticeZone { .. } => Act::Charge {
            tenant,
            revision: draft,
            status,
            percent: 50,
        },
        Act::Charge { .. } => Act::SetDeadline {
            tenant,
            revision: draft,
            which: 0,
            amount: 60,
        },
        Act::SetDeadline { .. } => Act::Held {
            tenant,
            revision: draft,
            status,
            held: false,
        },
        // What is retired can't be set any more.
        Act::Held { .. } => Act::Retire {
            tenant,
            revision: draft,
            status,
        },
        Act::Retire { .. } => Act::OutcomeMeans { tenant, means: 0 },
        Act::OutcomeMeans { .. } => Act::OutcomeFrom {
            tenant,
            which: 0,
            wanted: true,
        },
        Act::OutcomeFrom { .. } => Act::OutcomeFromDone { tenant },
        Act::OutcomeFromDone { .. } => Act::OutcomeBy { tenant, who: 0 },
        Act::OutcomeBy { .. } => Act::OutcomeTells { tenant, tells: true },
        Act::OutcomeTells { .. } => Act::Take {
            tenant,
            revision: draft,
            id: "simple".to_owned(),
        },
        Act::Take { .. } => Act::Mend {
            tenant,
            revision: draft,
            which: 0,
        },
        Act::Mend { .. } => Act::Discard {
            tenant,
            revision: draft,
        },
        Act::Discard { .. } => Act::TakeVersion {
            tenant,
            revision: draft,
            version: ids.version,
        },
        Act::TakeVersion { .. } => Act::Apply {
            tenant,
            revision: draft,
        },
        Act::Apply { .. } => Act::ApplyPast {
            tenant,
            revision: draft,
        },
        Act::ApplyPast { .. } => Act::Picture { tenant },
        Act::Picture { .. } => Act::File { tenant },
        Act::File { .. } => Act::PictureOf {
            tenant,
            id: "simple".to_owned(),
        },
        Act::PictureOf { .. } => Act::Remind { tenant, chosen: 1 },
        Act::Remind { .. } => Act::Hear {
            tenant,
            kind: 2,
            on: true,
        },
        Act::Hear { .. } => Act::BeQuiet { from: 1320, to: 480 },
        Act::BeQuiet { .. } => Act::PickLanguage { code: "en".to_owned() },
        Act::PickLanguage { .. } => Act::PickZone {
            zone: "Etc/GMT".to_owned(),
        },
        Act::PickZone { .. } => Act::PickZoneFor {
            tenant,
            slot: ids.free,
            zone: "Etc/GMT".to_owned(),
        },
        Act::PickZoneFor { .. } => Act::Invite,
        Act::Invite => Act::Reload,
        Act::Reload => Act::FoundName,
        Act::FoundName => Act::FoundZone { zone },
        Act::FoundZone { .. } => Act::FoundCurrency { code: "EUR".to_owned() },
        Act::FoundCurrency { .. } => Act::FoundLanguage { code: "en".to_owned() },
        Act::FoundLanguage { .. } => Act::ClaimPaid {
            tenant,
            booking: Some(booking),
            sum: 1,
        },
        Act::ClaimPaid { .. } => Act::ClaimYes {
            tenant,
            claim: ClaimId(0),
        },
        Act::ClaimYes { .. } => Act::ClaimNo {
            tenant,
            claim: ClaimId(0),
        },
        Act::ClaimNo { .. } => Act::NoPayNote { tenant },
        Act::NoPayNote { .. } => Act::NoBookingQuestion { tenant },
        Act::NoBookingQuestion { .. } => Act::DropAnswer { tenant, slot: ids.free },
        Act::DropAnswer { .. } => Act::ExportMe,
        Act::ExportMe => Act::EraseMe { ahead: 99 },
        Act::EraseMe { .. } => return None,
    })
}

fn every_button(ids: Ids) -> Vec<Callback> {
    let places = successors(Some(Place::Home), |place| place_after(place, ids)).map(Callback::Go);
    let acts = successors(Some(Act::BookOff), |act| act_after(act, ids)).map(Callback::Do);
    places.chain(acts).collect()
}

/// What a person is to the tenant that a button names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Owner,
    /// The client whose booking the button names.
    Booker,
    Client,
    Nobody,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Done,
    Refused(&'static str),
}

/// The allowed set: who is answered how.
fn answer(button: &Callback, relation: Relation, operator: bool) -> Answer {
    use Answer::{Done, Refused};
    use Relation::{Booker, Client, Nobody, Owner};
    let only = |yes: bool| if yes { Done } else { Refused(NOT_FOUND) };
    match button {
        Callback::Go(place) => match place {
            Place::Home
            | Place::Specialists { .. }
            | Place::Settings
            | Place::Language
            | Place::Zone
            | Place::Help
            | Place::Kept
            | Place::MyWeek { .. }
            | Place::Quiet => Done,
            Place::Reminders { .. } | Place::Hearing { .. } | Place::QuietOf { .. } => match relation {
                Owner => Refused(OWN_PAGE),
                Booker | Client => Done,
                Nobody => Refused(NOT_FOUND),
            },
            Place::Client { .. }
            | Place::Month { .. }
            | Place::Day { .. }
            | Place::Nearest { .. }
            | Place::Weekday { .. }
            | Place::OfKind { .. }
            | Place::Confirm { .. }
            | Place::Series { .. }
            | Place::ConfirmZone { .. }
            | Place::Taken { .. }
            | Place::Bookings { .. } => only(relation != Nobody),
            // Nobody waits for their own times.
            Place::Watches { .. } | Place::WatchDay { .. } | Place::WatchWeekly { .. } | Place::Watch { .. }
                if relation == Owner =>
            {
                Refused(OWN_PAGE)
            }
            Place::Watches { .. } | Place::WatchDay { .. } | Place::WatchWeekly { .. } => only(relation != Nobody),
            Place::Watch { .. } => only(relation == Booker),
            Place::Owing { of: Some(_) } if relation == Owner => Refused(OWN_PAGE),
            Place::Owing { of: Some(_) } => only(relation != Nobody),
            Place::Owing { of: None } | Place::EraseAsk => Done,
            Place::Write { .. } if relation == Owner => Refused(OWN_PAGE),
            Place::Booking { .. }
            | Place::CancelAsk { .. }
            | Place::CancelWhy { .. }
            | Place::Move { .. }
            | Place::MoveAsk { .. }
            | Place::Write { .. } => only(relation == Booker),
            Place::Answer { .. }
            | Place::PayNote { .. }
            | Place::BookingQuestion { .. }
            | Place::Tutor { .. }
            | Place::Week { .. }
            | Place::Plan { .. }
            | Place::Grid { .. }
            | Place::Typed { .. }
            | Place::Lengths { .. }
            | Place::Slot { .. }
            | Place::DeleteAsk { .. }
            | Place::CloseAsk { .. }
            | Place::Requests { .. }
            | Place::Lesson { .. }
            | Place::StepAsk { .. }
            | Place::Unpaid { .. }
            | Place::Lessons { .. }
            | Place::Practice { .. }
            | Place::NameAsk { .. }
            | Place::SlugAsk { .. }
            | Place::PriceAsk { .. }
            | Place::PracticeZone { .. }
            | Place::Link { .. }
            | Place::Outcomes { .. }
            | Place::Outcome { .. }
            | Place::TitleAsk { .. }
            | Place::IconAsk { .. }
            | Place::Charges { .. }
            | Place::RetireAsk { .. }
            | Place::NewOutcome { .. }
            | Place::Deadlines { .. }
            | Place::Deadline { .. }
            | Place::Steps { .. }
            | Place::Shelf { .. }
            | Place::Shelved { .. }
            | Place::Versions { .. }
            | Place::Version { .. }
            | Place::Draft { .. }
            | Place::DiscardAsk { .. }
            | Place::PastAsk { .. }
            | Place::FileAsk { .. }
            | Place::Founded { .. } => only(relation == Owner),
            Place::Operator => only(operator),
            Place::Founding => Refused(EXPIRED),
        },
        Callback::Do(act) => match act {
            Act::BookOff => Refused(OWN_PAGE),
            Act::NoTimes => Done,
            Act::WatchFor { .. } | Act::PauseWatch { .. } | Act::StopWatch { .. } | Act::NotSuitable { .. }
                if relation == Owner =>
            {
                Refused(OWN_PAGE)
            }
            Act::WatchFor { .. } => only(relation != Nobody),
            Act::PauseWatch { .. } | Act::StopWatch { .. } => only(relation == Booker),
            // Nothing has become free yet.
            Act::NotSuitable { .. } => Refused(NOT_FOUND),
            // Nobody has asked for one yet.
            Act::AcceptSeries { .. } => Refused(NOT_FOUND),
            Act::Book { .. } | Act::BookSeries { .. } | Act::BookFreed { .. } => match relation {
                Owner => Refused(OWN_PAGE),
                Booker | Client => Done,
                Nobody => Refused(NOT_FOUND),
            },
            Act::PickZoneFor { .. } => only(relation != Nobody),
            Act::CalendarFile { .. } => only(relation == Booker),
            Act::Move { .. } => match relation {
                Owner => Refused(OWN_PAGE),
                Booker => Done,
                Client | Nobody => Refused(NOT_FOUND),
            },
            Act::Step { .. } => only(matches!(relation, Owner | Booker)),
            // Nothing is owed for what has not been held yet.
            Act::Pay { .. } if relation == Owner => Refused(CHANGED),
            // Nor does the draft lack anything.
            Act::Mend { .. } if relation == Owner => Refused(CHANGED),
            // And it is in force already.
            Act::ApplyPast { .. } if relation == Owner => Refused(CHANGED),
            Act::Mend { .. } => Refused(NOT_FOUND),
            Act::Pay { .. }
            | Act::Undo { .. }
            | Act::Hide { .. }
            | Act::Show { .. }
            | Act::Block { .. }
            | Act::Delete { .. }
            | Act::Make { .. }
            | Act::CloseDay { .. }
            | Act::OpenDay { .. }
            | Act::Approval { .. }
            | Act::Length { .. }
            | Act::PickPracticeZone { .. }
            | Act::Charge { .. }
            | Act::Retire { .. }
            | Act::SetDeadline { .. }
            | Act::Take { .. }
            | Act::TakeVersion { .. }
            | Act::Apply { .. }
            | Act::ApplyPast { .. }
            | Act::Held { .. }
            | Act::Discard { .. }
            | Act::Picture { .. }
            | Act::File { .. }
            | Act::PictureOf { .. } => only(relation == Owner),
            Act::OutcomeMeans { .. }
            | Act::OutcomeFrom { .. }
            | Act::OutcomeFromDone { .. }
            | Act::OutcomeBy { .. }
            | Act::OutcomeTells { .. } => Refused(EXPIRED),
            Act::NoPayNote { .. } | Act::NoBookingQuestion { .. } => only(relation == Owner),
            Act::DropAnswer { .. } if relation == Owner => Refused(OWN_PAGE),
            Act::DropAnswer { .. } => only(relation != Nobody),
            // Nothing is owed, and so nothing is claimed.
            Act::ClaimPaid { .. } => match relation {
                Owner => Refused(OWN_PAGE),
                Booker => Refused(CHANGED),
                Client | Nobody => Refused(NOT_FOUND),
            },
            Act::ClaimYes { .. } | Act::ClaimNo { .. } => Refused(NOT_FOUND),
            Act::ExportMe => Done,
            // Nobody has so many bookings, and those who run a practice can't leave it.
            Act::EraseMe { .. } => Refused(CHANGED),
            Act::PickLanguage { .. } | Act::PickZone { .. } | Act::BeQuiet { .. } => Done,
            Act::Remind { .. } | Act::Hear { .. } | Act::Coming { .. } if relation == Owner => Refused(OWN_PAGE),
            // What has not been accepted is not ahead yet, which is said in its own words.
            Act::Coming { .. } => only(relation == Booker),
            Act::Remind { .. } | Act::Hear { .. } => only(matches!(relation, Booker | Client)),
            Act::Invite | Act::Reload => only(operator),
            Act::FoundName | Act::FoundZone { .. } | Act::FoundCurrency { .. } | Act::FoundLanguage { .. } => {
                Refused(EXPIRED)
            }
        },
    }
}

struct Role {
    name: &'static str,
    who: Someone,
    operator: bool,
    /// To Alba and to Boreal.
    relations: [Relation; 2],
}

impl Role {
    fn to(&self, practice: Option<usize>) -> Relation {
        practice.map_or(Relation::Nobody, |n| self.relations[n])
    }

    fn reply(&self) -> (String, String) {
        let toast = self.who.phone.toasts().last().map(|toast| toast.text.clone());
        (toast.unwrap_or_default(), self.who.screen())
    }

    /// Nothing of a tenant that is not theirs is in sight, nor of its other clients.
    fn sees_nothing_foreign(&self, after: &str) {
        let (toast, screen) = self.reply();
        let sight = format!("{toast}\n{screen}");
        let foreign = [ALBA.marks, BOREAL.marks]
            .into_iter()
            .zip(self.relations)
            .filter(|(_, relation)| *relation == Relation::Nobody);
        let clients = [["Xenia", "Wanda"], ["Yakov", "Zinaida"]];
        let others = clients
            .into_iter()
            .zip(self.relations)
            .filter(|(_, relation)| *relation != Relation::Owner)
            .flat_map(|(clients, _)| clients)
            .filter(|client| !self.who.phone.profile().first_name.starts_with(client));
        for mark in foreign.flat_map(|(marks, _)| marks).copied().chain(others) {
            assert!(
                !sight.contains(mark),
                "{} sees {mark:?} after {after}:\n{sight}",
                self.name
            );
        }
    }

    fn is_answered(&self, answer: Answer, button: &Callback) {
        let (toast, screen) = self.reply();
        let told = |words: &str| match button {
            Callback::Go(_) => screen.starts_with(words),
            Callback::Do(_) => toast.starts_with(words),
        };
        match answer {
            Answer::Refused(words) => assert!(told(words), "{}, {button:?}: {toast:?}\n{screen}", self.name),
            Answer::Done => {
                let refusals = [NOT_FOUND, CHANGED, OWN_PAGE, EXPIRED, GONE];
                let refused = refusals.iter().find(|words| told(words));
                assert_eq!(refused, None, "{}, {button:?}: {toast:?}\n{screen}", self.name);
            }
        }
    }
}

/// The owner answers the four questions, sets a price and makes times for Wednesday.
async fn opens_a_practice(world: &World, operator: &Someone, owner: &Someone, practice: &Practice) -> String {
    operator.taps(world, "Invite a specialist").await;
    owner.opens(world, &operator.link_in_sight()).await;
    owner.says(world, practice.name).await;
    owner.forges(world, &found_zone(practice.zone)).await;
    owner.taps(world, "EUR").await;
    owner.taps(world, "English").await;
    let link = owner.link_in_sight();
    let tenant = tenant_of(world, practice).await;
    owner.forges(world, &go(Place::PriceAsk { tenant })).await;
    owner.says(world, practice.price).await;
    owner
        .forges(
            world,
            &go(Place::Typed {
                tenant,
                day: wednesday(world),
            }),
        )
        .await;
    owner.says(world, practice.times).await;
    owner.sees("10:");
    operator.starts(world).await;
    link
}

const NOTHING: Vec<String> = Vec::new();

/// The rows that are in one of the two alone.
fn changed(before: &[String], after: &[String]) -> Vec<String> {
    let gone = before.iter().filter(|row| !after.contains(row));
    let new = after.iter().filter(|row| !before.contains(row));
    gone.chain(new).cloned().collect()
}

fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

fn found_zone(zone: &str) -> String {
    let zone = zone.to_owned();
    Callback::Do(Act::FoundZone { zone }).encode(Origin::Screen)
}

fn wednesday(world: &World) -> Date {
    Zone::UTC.date(world.clock.now() + Span::days(2))
}

async fn tenant_of(world: &World, practice: &Practice) -> TenantId {
    let mut conn = world.app.core.db.read().await.unwrap();
    let row = tenant::by_slug(&mut conn, practice.slug).await.unwrap();
    row.unwrap().id
}

/// The ids of a practice as they are now.
async fn ids(world: &World, practice: &Practice) -> Ids {
    let tenant = tenant_of(world, practice).await;
    let mut conn = world.app.core.db.read().await.unwrap();
    let now = world.clock.now();
    let row = tenant::by_id(&mut conn, tenant).await.unwrap().unwrap();
    let day = wednesday(world);
    let (start, end) = (now, now + Span::days(4));
    let slots = slot::plan(&mut conn, tenant, start, end).await.unwrap();
    let bookings = booking::between(&mut conn, tenant, start, end).await.unwrap();
    let asked = bookings.first().unwrap();
    let watches = watch::ended(&mut conn, now + Span::days(90), 100).await.unwrap();
    let flow = world
        .app
        .core
        .flows
        .of(&mut conn, tenant, row.workflow_version)
        .await
        .unwrap();
    let asker = asked.made_by.unwrap();
    let message = message::waiting(&mut conn, tenant, asker).await.unwrap().pop();
    let step = |by: By, name: &str| {
        let place = flow.steps.iter().position(|step| {
            step.name.as_str() == name
                && step.by.contains(&by)
                && step.from.iter().any(|from| from.as_str() == asked.status)
        });
        place.map_or(u32::MAX, |place| place as u32)
    };
    Ids {
        tenant,
        day,
        zone: practice.zone,
        booked: slots[0].slot_id,
        free: slots[1].slot_id,
        spare: slots.get(3).map_or(SlotId(0), |slot| slot.slot_id),
        revision: slots.get(3).map_or(0, |slot| slot.revision),
        booking: asked.booking_id,
        message: message.map_or(MessageId(0), |row| row.message_id),
        kind: asked.kind_id,
        watch: watches
            .iter()
            .filter(|row| row.tenant_id == tenant)
            .map(|row| row.watch_id)
            .min()
            .unwrap_or(WatchId(987_654)),
        entry_no: asked.entry_no,
        approve: step(By::Specialist, "approve"),
        cancel: step(By::Client, "cancel"),
        draft: workflow::draft(&mut conn, tenant)
            .await
            .unwrap()
            .map_or(0, |row| row.revision),
        version: row.workflow_version,
        status: "no-show",
    }
}

/// Two practices, each with its owner and two clients, of whom the first has asked for ten o'clock.
async fn two_practices(world: &World) -> Vec<Role> {
    use Relation::{Booker, Client, Nobody, Owner};
    world.server.telegram.set_limits(Limits::off());
    let operator = world.person(OPERATOR, "Olga Operator", "en");
    operator.starts(world).await;
    let mut roles = Vec::new();
    let people = [
        (ALBA, "Ada Owner", "Xenia One", "Wanda Two"),
        (BOREAL, "Bob Owner", "Yakov One", "Zinaida Two"),
    ];
    for (n, (practice, owner, first, second)) in people.into_iter().enumerate() {
        let id = 100 * (n as i64 + 1);
        let owner = world.person(id, owner, "en");
        let link = opens_a_practice(world, &operator, &owner, &practice).await;
        let (first, second) = (world.person(id + 1, first, "en"), world.person(id + 2, second, "en"));
        first.opens(world, &link).await;
        second.opens(world, &link).await;
        first.taps(world, "Book a time").await;
        first.taps(world, "Nearest").await;
        first.taps(world, "10:").await;
        first.taps(world, "Send a request").await;
        first.sees("Request sent");
        first.taps(world, "✉️ Write").await;
        first.says(world, "Is there a window?").await;
        first.sees("waiting for an answer");
        first.taps(world, "⌂").await;
        first.taps(world, "🔔 Wait").await;
        first.taps(world, "30 days").await;
        let to = |relation: Relation| match n {
            0 => [relation, Nobody],
            _ => [Nobody, relation],
        };
        for (name, who, relations) in [
            ("the owner", owner, to(Owner)),
            ("the client", first, to(Booker)),
            ("another client", second, to(Client)),
        ] {
            roles.push(Role {
                name,
                who,
                operator: false,
                relations,
            });
        }
    }
    let stranger = world.person(900, "Sam Stranger", "en");
    stranger.starts(world).await;
    for (name, who, operator) in [("the operator", operator, true), ("a stranger", stranger, false)] {
        roles.push(Role {
            name,
            who,
            operator,
            relations: [Nobody, Nobody],
        });
    }
    roles
}

#[tokio::test]
async fn every_button_is_refused_to_everybody_it_is_not_for() {
    story(async |world| {
        let roles = two_practices(world).await;
        let mut digest = world.database.digest().await;
        let (alba, boreal) = (ids(world, &ALBA).await, ids(world, &BOREAL).await);
        let nowhere = Ids {
            tenant: TenantId(987_654),
            ..alba
        };
        let buttons = every_button(alba).len();
        let mut compared = 0;
        for n in 0..buttons {
            // Foreign ids first, then ids that nothing has: the two are answered alike.
            let mut replies = Vec::new();
            for (target, practice) in [(alba, Some(0)), (boreal, Some(1)), (nowhere, None)] {
                let button = every_button(target).swap_remove(n);
                let refused: Vec<&Role> = roles
                    .iter()
                    .filter(|role| answer(&button, role.to(practice), role.operator) != Answer::Done)
                    .collect();
                let before = digest.rows().await;
                for role in &refused {
                    let message = role.who.phone.last().unwrap().id;
                    let now = world.clock.now_ms();
                    let data = button.encode(Origin::Screen);
                    role.who.phone.forges(message, &data, now).unwrap();
                }
                world.settles().await;
                assert_eq!(changed(&before, &digest.rows().await), NOTHING, "{button:?}");
                for role in &refused {
                    role.is_answered(answer(&button, role.to(practice), role.operator), &button);
                    role.sees_nothing_foreign(&format!("{button:?}"));
                }
                let strangers = refused.iter().filter(|role| role.to(practice) == Relation::Nobody);
                replies
                    .extend(strangers.map(|role| (role.name, role.who.phone.id(), practice.is_some(), role.reply())));
            }
            for (name, id, exists, reply) in &replies {
                for (_, other, other_exists, other_reply) in &replies {
                    if *exists && !other_exists && id == other {
                        compared += 1;
                        assert_eq!(
                            reply, other_reply,
                            "{name} can tell a foreign id from none by button {n}"
                        );
                    }
                }
            }
        }
        assert!(compared > 300, "{compared}");
        // What stays behind of a forged place gives nothing away either.
        for role in &roles {
            for place in [Place::Settings, Place::Home, Place::Specialists { page: 0 }] {
                role.who.forges(world, &go(Place::Client { tenant: alba.tenant })).await;
                role.who
                    .forges(world, &go(Place::Tutor { tenant: boreal.tenant }))
                    .await;
                role.who.forges(world, &go(place.clone())).await;
                role.sees_nothing_foreign(&format!("{place:?}"));
            }
            role.who.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn every_button_works_for_those_it_is_for_and_touches_their_tenant_alone() {
    story(async |world| {
        let roles = two_practices(world).await;
        let mut digest = world.database.digest().await;
        let buttons = every_button(ids(world, &ALBA).await).len();
        let mut allowed = 0;
        for n in 0..buttons {
            for (practice, number) in [(&ALBA, 0), (&BOREAL, 1)] {
                for role in &roles {
                    let target = ids(world, practice).await;
                    let button = every_button(target).swap_remove(n);
                    let relation = role.to(Some(number));
                    let by_client = matches!(button, Callback::Do(Act::Step { step, .. }) if step == target.cancel);
                    let by_owner = matches!(button, Callback::Do(Act::Step { step, .. }) if step == target.approve);
                    let others =
                        (by_client && relation == Relation::Owner) || (by_owner && relation == Relation::Booker);
                    if others || answer(&button, relation, role.operator) != Answer::Done {
                        continue;
                    }
                    // Only one can take the free time.
                    if matches!(
                        button,
                        Callback::Do(Act::Book { .. } | Act::BookSeries { .. } | Act::BookFreed { .. })
                    ) && relation != Relation::Client
                    {
                        continue;
                    }
                    allowed += 1;
                    let mut foreign = Vec::new();
                    for (practice, relation) in [&ALBA, &BOREAL].into_iter().zip(role.relations) {
                        if relation == Relation::Nobody {
                            let tenant = tenant_of(world, practice).await;
                            foreign.push((tenant, digest.of_tenant(tenant).await));
                        }
                    }
                    let before = digest.rows().await;
                    role.who.forges(world, &button.encode(Origin::Screen)).await;
                    role.is_answered(Answer::Done, &button);
                    role.sees_nothing_foreign(&format!("{button:?}"));
                    let after = digest.rows().await;
                    for (tenant, theirs) in foreign {
                        let changed = changed(&theirs, &digest.of_tenant(tenant).await);
                        assert_eq!(changed, NOTHING, "{}, {button:?}", role.name);
                    }
                    if matches!(button, Callback::Go(_)) {
                        assert_eq!(changed(&before, &after), NOTHING, "looking at {button:?}");
                    }
                }
            }
        }
        assert!(allowed > 150, "{allowed}");
        for role in &roles {
            role.who.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn ids_of_another_tenant_are_not_found_in_ones_own() {
    story(async |world| {
        let roles = two_practices(world).await;
        let mut digest = world.database.digest().await;
        let alba = ids(world, &ALBA).await;
        for strange in [987_654, i64::MAX] {
            let mixed = Ids {
                booked: SlotId(strange),
                free: SlotId(strange),
                spare: SlotId(strange),
                booking: BookingId(strange),
                message: MessageId(strange),
                kind: KindId(strange),
                watch: WatchId(strange),
                version: strange,
                status: "no-such-status",
                ..alba
            };
            let plain = every_button(alba);
            for (button, plain) in every_button(mixed).into_iter().zip(plain) {
                if button == plain {
                    continue;
                }
                for role in roles.iter().filter(|role| role.relations[0] != Relation::Nobody) {
                    let before = digest.rows().await;
                    role.who.forges(world, &button.encode(Origin::Screen)).await;
                    assert_eq!(changed(&before, &digest.rows().await), NOTHING, "{button:?}");
                    let (toast, screen) = role.reply();
                    let refused = [NOT_FOUND, GONE, OWN_PAGE]
                        .iter()
                        .any(|words| toast.starts_with(words) || screen.starts_with(words));
                    assert!(refused, "{}, {button:?}: {toast:?}\n{screen}", role.name);
                    role.sees_nothing_foreign(&format!("{button:?}"));
                }
            }
        }
        for role in &roles {
            role.who.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_opens_its_own_tenant_and_no_other() {
    story(async |world| {
        let roles = two_practices(world).await;
        let (alba, boreal) = (ids(world, &ALBA).await, ids(world, &BOREAL).await);
        let slug = || ALBA.slug.to_owned();
        let link = |payload: Link| world.server.telegram.link(&payload.encode());
        let links = [
            (Link::Tenant(slug()), "Alba Academy"),
            (
                Link::Day {
                    slug: slug(),
                    date: alba.day,
                },
                "12:07",
            ),
            (
                Link::Slot {
                    slug: slug(),
                    slot: alba.free,
                },
                "Book this time?",
            ),
            (
                Link::Slot {
                    slug: slug(),
                    slot: alba.booked,
                },
                "Somebody has just taken this time",
            ),
            (
                Link::Slot {
                    slug: slug(),
                    slot: SlotId(987_654),
                },
                GONE,
            ),
            (Link::Tenant("nobody-here".to_owned()), "This link leads nowhere"),
            (
                Link::Slot {
                    slug: "nobody-here".to_owned(),
                    slot: boreal.free,
                },
                "This link leads nowhere",
            ),
            (Link::Invite("guessed".to_owned()), "There is no such invite"),
        ];
        for (n, (payload, words)) in links.into_iter().enumerate() {
            let stranger = world.person(1000 + n as i64, "Sam Stranger", "en");
            stranger.opens(world, &link(payload)).await;
            stranger.sees(words);
            for mark in BOREAL.marks.iter().chain(&["Xenia", "Yakov"]) {
                stranger.does_not_see(mark);
            }
        }
        for role in &roles {
            role.who.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_client_of_two_switches_between_them_and_mixes_nothing() {
    story(async |world| {
        let roles = two_practices(world).await;
        let client = roles
            .into_iter()
            .find(|role| role.relations[0] == Relation::Booker)
            .unwrap()
            .who;
        client.opens(world, &world.server.telegram.link(BOREAL.slug)).await;
        let only = |practice: &Practice, other: &Practice| {
            let screen = client.screen();
            for mark in other.marks {
                assert!(!screen.contains(mark), "{mark} of {} in:\n{screen}", practice.name);
            }
        };
        client.taps(world, "Book a time").await;
        client.taps(world, "Nearest").await;
        only(&BOREAL, &ALBA);
        client.taps(world, "12:43").await;
        client.taps(world, "Send a request").await;
        only(&BOREAL, &ALBA);
        client.starts(world).await;
        assert!(
            client.screen().starts_with("Boreal School"),
            "/start opens the place last used"
        );

        client.taps(world, "👥 Specialists").await;
        let both = client.screen();
        assert!(
            both.contains("Alba Academy") && both.contains("✓ Boreal School"),
            "{both}"
        );
        client.taps(world, "Alba Academy").await;
        only(&ALBA, &BOREAL);
        client.says(world, "/my").await;
        assert!(client.screen().contains("10:07"), "{}", client.screen());
        only(&ALBA, &BOREAL);
        client.says(world, "/book").await;
        only(&ALBA, &BOREAL);
        world.restarts().await;
        client.starts(world).await;
        assert!(client.screen().starts_with("Alba Academy"), "{}", client.screen());
        only(&ALBA, &BOREAL);
        client.looks();
        for person in world.server.telegram.people() {
            world.looks_for(person.id());
        }
    })
    .await;
}

#[tokio::test]
async fn an_owner_sees_her_own_link_as_clients_do_with_booking_off() {
    story(async |world| {
        let roles = two_practices(world).await;
        let owner = roles.iter().find(|role| role.relations[0] == Relation::Owner).unwrap();
        let mut digest = world.database.digest().await;
        let before = digest.rows().await;
        owner.who.opens(world, &world.server.telegram.link(ALBA.slug)).await;
        owner
            .who
            .sees("This is how clients see your page. Booking is off here.");
        owner.who.taps(world, "Book a time").await;
        owner.who.taps(world, "Nearest").await;
        owner.who.taps(world, "12:07").await;
        owner.who.taps(world, "Send a request").await;
        owner.who.hears(OWN_PAGE);
        assert_eq!(
            digest.rows().await,
            before,
            "nothing was booked, and she is no visitor of her own"
        );
        owner.who.starts(world).await;
        owner.who.taps(world, "📥 Requests").await;
        owner.who.sees("Xenia One");
        for role in &roles {
            role.who.looks();
        }
    })
    .await;
}
