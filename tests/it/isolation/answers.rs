//! Who is answered how: what each button does for each relation to its tenant.

use slotkeeper::telegram::callback::{Act, Callback, Place};

pub(super) const NOT_FOUND: &str = "This isn't here any more";
pub(super) const CHANGED: &str = "This has changed";
pub(super) const OWN_PAGE: &str = "This is your own page";
pub(super) const EXPIRED: &str = "It's been a while";
pub(super) const GONE: &str = "This time can't be booked any more";
/// What a person is to the tenant that a button names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Owner,
    /// The client whose booking the button names.
    Booker,
    Client,
    Nobody,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Done,
    Refused(&'static str),
}

/// The allowed set: who is answered how.
pub(super) fn answer(button: &Callback, relation: Relation, operator: bool) -> Answer {
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
            // Nobody has asked for one.
            Place::DeclineSeries { .. } => Refused(NOT_FOUND),
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
            // It is the specialist's step, and no outcome of a client's.
            Place::OutcomeAsk { .. } if relation == Booker => Refused(CHANGED),
            Place::OutcomeAsk { .. } => Refused(NOT_FOUND),
            Place::Booking { .. }
            | Place::CancelAsk { .. }
            | Place::CancelWhy { .. }
            | Place::Move { .. }
            | Place::MoveAsk { .. }
            | Place::Write { .. } => only(relation == Booker),
            Place::Joining { .. } if relation == Owner => Refused(OWN_PAGE),
            Place::Joining { .. } => only(relation != Nobody),
            Place::Clients { .. }
            | Place::NewClient { .. }
            | Place::OfferTo { .. }
            | Place::JoinLink { .. }
            | Place::Near { .. }
            | Place::Hours { .. }
            | Place::PutAsk { .. }
            | Place::WhoFor { .. }
            | Place::Card { .. }
            | Place::CardHistory { .. }
            | Place::CardTerms { .. }
            | Place::CardDetail { .. }
            | Place::CardWrite { .. }
            | Place::BanAsk { .. }
            | Place::Answer { .. }
            | Place::PayNote { .. }
            | Place::BookingQuestion { .. }
            | Place::ToldMe { .. }
            | Place::ToldAhead { .. }
            | Place::ToldDaily { .. }
            | Place::Rules { .. }
            | Place::Rule { .. }
            | Place::CurrencyAsk { .. }
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
            | Place::DaysOff { .. }
            | Place::OffFrom { .. }
            | Place::OffTo { .. }
            | Place::OffAsk { .. }
            | Place::CancelDays { .. }
            | Place::News { .. }
            | Place::Leave { .. }
            | Place::CopyWeek { .. }
            | Place::CopyOnto { .. }
            | Place::CopyAsk { .. }
            | Place::Kinds { .. }
            | Place::Kind { .. }
            | Place::KindAsk { .. }
            | Place::KindNew { .. }
            | Place::PlaceAsk { .. }
            | Place::SlotAsk { .. }
            | Place::GridOf { .. }
            | Place::GridKinds { .. }
            | Place::TypedOf { .. }
            | Place::Choose { .. }
            | Place::UsualWeek { .. }
            | Place::UsualDay { .. }
            | Place::UsualKinds { .. }
            | Place::UsualTyped { .. }
            | Place::UsualWeeks { .. }
            | Place::WindowNew { .. }
            | Place::PauseAsk { .. }
            | Place::Founded { .. } => only(relation == Owner),
            // Nothing of the kind goes on.
            Place::Job { .. } => Refused(NOT_FOUND),
            // No such time was put into the week.
            Place::UsualTime { .. } | Place::Window { .. } => Refused(NOT_FOUND),
            // Nothing was typed or chosen before.
            Place::Preview { .. } | Place::Fate { .. } if relation == Owner => Refused(EXPIRED),
            Place::Preview { .. } | Place::Fate { .. } => Refused(NOT_FOUND),
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
            Act::AcceptSeries { .. } | Act::DeclineSeries { .. } => Refused(NOT_FOUND),
            // No list shows that.
            Act::AcceptShown { .. } => match relation {
                Owner => Refused(CHANGED),
                Booker | Client | Nobody => Refused(NOT_FOUND),
            },
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
            Act::ApplyPast { .. } | Act::ApplyLeave { .. } if relation == Owner => Refused(CHANGED),
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
            | Act::ApplyLeave { .. }
            | Act::Held { .. }
            | Act::Discard { .. }
            | Act::Picture { .. }
            | Act::File { .. }
            | Act::CloseDays { .. }
            | Act::OpenDays { .. }
            | Act::CopyWeek { .. }
            | Act::ExportPractice { .. }
            | Act::UsualKind { .. }
            | Act::RetireKind { .. }
            | Act::KindValue { .. }
            | Act::KindClear { .. }
            | Act::SlotValue { .. }
            | Act::SlotClear { .. }
            | Act::NoPlace { .. }
            | Act::MakeOf { .. }
            | Act::FateOf { .. }
            | Act::WeekAdd { .. }
            | Act::WeeksAhead { .. }
            | Act::WeekRetry { .. }
            | Act::WeekOn { .. }
            | Act::Pause { .. }
            | Act::PictureOf { .. } => only(relation == Owner),
            // Nothing is booked on those days.
            Act::CancelDays { .. } | Act::SendNews { .. } if relation == Owner => Refused(CHANGED),
            Act::CancelDays { .. } | Act::SendNews { .. } | Act::StopJob { .. } => Refused(NOT_FOUND),
            Act::PickDay => Done,
            Act::OutcomeMeans { .. }
            | Act::OutcomeFrom { .. }
            | Act::OutcomeFromDone { .. }
            | Act::OutcomeBy { .. }
            | Act::OutcomeTells { .. } => Refused(EXPIRED),
            Act::Put { .. } => only(relation == Owner),
            // More hours than anything is held for, and offers that nobody has made.
            Act::SendOffer { .. } | Act::WithdrawOffer { .. } => Refused(NOT_FOUND),
            Act::TakeOffer { .. } | Act::DeclineOffer { .. } if relation == Owner => Refused(OWN_PAGE),
            Act::TakeOffer { .. } | Act::DeclineOffer { .. } => Refused(NOT_FOUND),
            Act::TickOffer { .. } => only(relation == Owner),
            // Nobody has come by it.
            Act::Join { .. } if relation == Owner => Refused(CHANGED),
            Act::MakeJoin { .. } | Act::Join { .. } => only(relation == Owner),
            Act::AllClients { .. } | Act::Ban { .. } | Act::ApproveEach { .. } | Act::ClearDetail { .. } => {
                only(relation == Owner)
            }
            Act::MakeTyped { .. } | Act::Choose { .. } | Act::ChooseAll { .. } | Act::SetChosen { .. }
                if relation == Owner =>
            {
                Refused(CHANGED)
            }
            Act::MakeTyped { .. } | Act::Choose { .. } | Act::ChooseAll { .. } | Act::SetChosen { .. } => {
                Refused(NOT_FOUND)
            }
            Act::WeekRemove { .. } | Act::WindowStep { .. } | Act::WindowDelete { .. } => Refused(NOT_FOUND),
            Act::NoPayNote { .. } | Act::NoBookingQuestion { .. } => only(relation == Owner),
            // Nobody was asked how it went.
            Act::AllWent { .. } => Refused(NOT_FOUND),
            Act::SetApproval { .. } | Act::SetRule { .. } | Act::SetCurrency { .. } => only(relation == Owner),
            Act::TellMe { .. } | Act::RemindMe { .. } | Act::SetDaily { .. } => only(relation == Owner),
            Act::DropAnswer { .. } if relation == Owner => Refused(OWN_PAGE),
            Act::DropAnswer { .. } => only(relation != Nobody),
            // Nothing is owed, and so nothing is claimed.
            Act::ClaimPaid { .. } => match relation {
                Owner => Refused(OWN_PAGE),
                Booker => Refused(CHANGED),
                Client | Nobody => Refused(NOT_FOUND),
            },
            Act::ClaimYes { .. } | Act::ClaimNo { .. } => Refused(NOT_FOUND),
            // Nobody has asked anything by that number.
            Act::AnsweredElsewhere { .. } => Refused(NOT_FOUND),
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
