//! Who is answered how: what each button does for each relation to its tenant.

use slotkeeper::domain::client::Detail;
use slotkeeper::domain::rights::Right;
use slotkeeper::telegram::callback::{Act, Callback, Place};

pub(super) const NOT_FOUND: &str = "This isn't here any more";
pub(super) const CHANGED: &str = "This has changed";
pub(super) const OWN_PAGE: &str = "This is your own page";
pub(super) const EXPIRED: &str = "It's been a while";
/// Nobody else acts for them.
pub(super) const LAST: &str = "Somebody has to be able to book";
pub(super) const GONE: &str = "This time can't be booked any more";
const NO_INVITE: &str = "There is no such invite";
const TAKEN_BACK: &str = "This invite was taken back";
const NO_OFFER: &str = "This offer no longer stands";
const OWNER_STAYS: &str = "The practice is yours";

/// What an assistant is told who may not do that.
pub(super) fn not_yours(right: Right) -> &'static str {
    match right {
        Right::Schedule => "The schedule is changed by the practice's owner",
        Right::Bookings => "Bookings and clients are the practice's owner's",
        Right::Money => "Money is the practice's owner's",
        Right::Settings => "Settings are changed by the practice's owner",
        Right::Help | Right::Own => "Only the practice's owner can do that",
    }
}

/// What a person is to the tenant that a button names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Owner,
    /// An assistant who may do one thing, or nothing but look.
    Helper(Option<Right>),
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
    use Relation::{Booker, Client, Helper, Nobody, Owner};
    let only = |yes: bool| if yes { Done } else { Refused(NOT_FOUND) };
    let runs = matches!(relation, Owner | Helper(_));
    // What is answered to those who run the practice and may do that.
    let to = |right: Right, then: Answer| match relation {
        Owner => then,
        Helper(may) if may == Some(right) || right == Right::Help => then,
        Helper(_) => Refused(not_yours(right)),
        Booker | Client | Nobody => Refused(NOT_FOUND),
    };
    let needs = |right: Right| to(right, Done);
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
            | Place::Receipt
            | Place::Quiet => Done,
            Place::Reminders { .. } | Place::Hearing { .. } | Place::QuietOf { .. } => match relation {
                Owner | Helper(_) => Refused(OWN_PAGE),
                Booker | Client => Done,
                Nobody => Refused(NOT_FOUND),
            },
            Place::MarkAsk { .. } => to(Right::Bookings, Refused(EXPIRED)),
            // Nobody has asked for one.
            Place::DeclineSeries { .. } => to(Right::Bookings, Refused(NOT_FOUND)),
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
                if runs =>
            {
                Refused(OWN_PAGE)
            }
            Place::Watches { .. } | Place::WatchDay { .. } | Place::WatchWeekly { .. } => only(relation != Nobody),
            Place::Watch { .. } => only(relation == Booker),
            Place::Owing { of: Some(_) } if runs => Refused(OWN_PAGE),
            Place::Owing { of: Some(_) } => only(relation != Nobody),
            Place::Owing { of: None } | Place::EraseAsk => Done,
            Place::Write { .. } if runs => Refused(OWN_PAGE),
            // It is the specialist's step, and no outcome of a client's.
            Place::OutcomeAsk { .. } if relation == Booker => Refused(CHANGED),
            Place::OutcomeAsk { .. } => Refused(NOT_FOUND),
            Place::Booking { .. }
            | Place::CancelAsk { .. }
            | Place::CancelWhy { .. }
            | Place::Move { .. }
            | Place::MoveAsk { .. }
            | Place::Write { .. } => only(relation == Booker),
            Place::Family { .. }
            | Place::Kin { .. }
            | Place::KinNew { .. }
            | Place::KinName { .. }
            | Place::KinInvite { .. }
            | Place::KinPerson { .. }
            | Place::KinLeave { .. }
                if runs =>
            {
                Refused(OWN_PAGE)
            }
            Place::Family { .. } | Place::KinNew { .. } => only(relation != Nobody),
            Place::Kin { .. } | Place::KinName { .. } | Place::KinInvite { .. } | Place::KinLeave { .. } => {
                only(relation == Booker)
            }
            // Nobody was let in.
            Place::KinPerson { .. } => Refused(NOT_FOUND),
            Place::PayWithAsk { .. } => to(Right::Money, Refused(NOT_FOUND)),
            Place::PayWith { .. } => needs(Right::Money),
            Place::CardPeople { .. } | Place::CardPerson { .. } => needs(Right::Bookings),
            Place::Joining { .. } if runs => Refused(OWN_PAGE),
            Place::Joining { .. } => only(relation != Nobody),
            Place::Rules { .. } | Place::Rule { .. } | Place::CurrencyAsk { .. } => needs(Right::Settings),
            Place::Past { .. } | Place::PracticeGroup { .. } | Place::PracticeLang { .. } | Place::WeekAsk { .. } => {
                needs(Right::Settings)
            }
            Place::ToldMe { .. } | Place::ToldDaily { which: 0, .. } => needs(Right::Help),
            Place::ToldAhead { .. } => needs(Right::Bookings),
            Place::ToldDaily { .. } => needs(Right::Money),
            Place::Tutor { .. }
            | Place::Week { .. }
            | Place::Plan { .. }
            | Place::PlanPage { .. }
            | Place::Slot { .. }
            | Place::Link { .. }
            | Place::Helping { .. }
            | Place::Founded { .. } => needs(Right::Help),
            Place::Grid { .. }
            | Place::Typed { .. }
            | Place::Lengths { .. }
            | Place::DeleteAsk { .. }
            | Place::CloseAsk { .. } => needs(Right::Schedule),
            Place::Lesson { .. } | Place::Papers { .. } if relation == Helper(Some(Right::Money)) => Done,
            Place::Lesson { .. }
            | Place::Papers { .. }
            | Place::Answer { .. }
            | Place::Requests { .. }
            | Place::StepAsk { .. }
            | Place::Listed { .. }
            | Place::ListFilter { .. }
            | Place::ListDays { .. }
            | Place::ListClients { .. }
            | Place::ListStatuses { .. }
            | Place::Pick { .. }
            | Place::Lessons { .. } => needs(Right::Bookings),
            Place::Unpaid { .. }
            | Place::PayAsk { .. }
            | Place::PayFor { .. }
            | Place::PayWho { .. }
            | Place::Money { .. }
            | Place::PayNew { .. }
            | Place::PayTerm { .. }
            | Place::PayDay { .. }
            | Place::Corrections { .. }
            | Place::CorrectAsk { .. }
            | Place::Packs { .. }
            | Place::Balances { .. }
            | Place::RemindOwing { .. }
            | Place::Report { .. }
            | Place::Bill { .. }
            | Place::Bills { .. } => needs(Right::Money),
            // Nobody has paid by that number.
            Place::Payment { .. } | Place::PaymentAsk { .. } | Place::PaymentFor { .. } | Place::ClaimSum { .. } => {
                to(Right::Money, Refused(NOT_FOUND))
            }
            Place::PayNote { .. }
            | Place::BookingQuestion { .. }
            | Place::Practice { .. }
            | Place::NameAsk { .. }
            | Place::SlugAsk { .. }
            | Place::PriceAsk { .. }
            | Place::PracticeZone { .. }
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
            | Place::FileAsk { .. } => needs(Right::Settings),
            Place::Team { .. }
            | Place::Member { .. }
            | Place::TeamInvite { .. }
            | Place::RemoveAsk { .. }
            | Place::OfferAsk { .. } => needs(Right::Own),
            Place::LeaveAsk { .. } if relation == Owner => Refused(OWNER_STAYS),
            Place::LeaveAsk { .. } => needs(Right::Help),
            // Nobody has been offered it.
            Place::TakeOver { .. } => to(Right::Help, Refused(NO_OFFER)),
            Place::InvitedToTeam { .. } => Refused(NO_INVITE),
            Place::DaysOff { .. }
            | Place::OffFrom { .. }
            | Place::OffTo { .. }
            | Place::OffAsk { .. }
            | Place::CancelDays { .. }
            | Place::CopyWeek { .. }
            | Place::CopyOnto { .. }
            | Place::CopyAsk { .. } => needs(Right::Schedule),
            // Nothing of the kind goes on.
            Place::Job { .. } => to(Right::Help, Refused(NOT_FOUND)),
            Place::WeekPicture { .. } => needs(Right::Help),
            // A client's price is seen by who sees clients, and set by who sees money.
            Place::CardDetail {
                detail: Detail::Price, ..
            } if relation == Helper(Some(Right::Bookings)) => Refused(not_yours(Right::Money)),
            Place::Clients { .. }
            | Place::NewClient { .. }
            | Place::JoinLink { .. }
            | Place::Near { .. }
            | Place::Hours { .. }
            | Place::PutAsk { .. }
            | Place::WhoFor { .. }
            | Place::OfferTo { .. }
            | Place::OfferDay { .. }
            | Place::Card { .. }
            | Place::CardHistory { .. }
            | Place::CardTerms { .. }
            | Place::CardDetail { .. }
            | Place::CardWrite { .. }
            | Place::BanAsk { .. } => needs(Right::Bookings),
            // The third field is the price, which is money too.
            Place::SlotAsk { field: 2, .. } if relation == Helper(Some(Right::Schedule)) => {
                Refused(not_yours(Right::Money))
            }
            Place::SlotAsk { .. }
            | Place::GridOf { .. }
            | Place::GridKinds { .. }
            | Place::TypedOf { .. }
            | Place::Choose { .. }
            | Place::UsualWeek { .. }
            | Place::UsualDay { .. }
            | Place::UsualKinds { .. }
            | Place::UsualTyped { .. }
            | Place::UsualWeeks { .. }
            | Place::WindowNew { .. } => needs(Right::Schedule),
            Place::Kinds { .. }
            | Place::Kind { .. }
            | Place::KindAsk { .. }
            | Place::KindNew { .. }
            | Place::PlaceAsk { .. }
            | Place::NoteAsk { .. }
            | Place::PauseAsk { .. } => needs(Right::Settings),
            Place::Regulars { .. }
            | Place::RegularPaste { .. }
            | Place::RegularsLeft { .. }
            | Place::RegularDay { .. }
            | Place::RegularHour { .. }
            | Place::RegularSure { .. } => needs(Right::Bookings),
            // Nobody has such a time.
            Place::OwnRegular { .. } | Place::OwnRegularEnd { .. } => Refused(NOT_FOUND),
            Place::OwnRegulars { .. } => only(relation != Nobody),
            Place::AskWeekly { .. } if runs => Refused(OWN_PAGE),
            Place::AskWeekly { .. } => only(relation != Nobody),
            Place::Regular { .. }
            | Place::RegularPause { .. }
            | Place::RegularEnd { .. }
            | Place::RegularPaused { .. }
            | Place::RegularTerms { .. } => to(Right::Bookings, Refused(NOT_FOUND)),
            // No such time was put into the week.
            Place::UsualTime { .. } | Place::Window { .. } => to(Right::Schedule, Refused(NOT_FOUND)),
            // Nothing was typed or chosen before.
            Place::Preview { .. } | Place::Fate { .. } => to(Right::Schedule, Refused(EXPIRED)),
            Place::Untold { .. } => to(Right::Bookings, Refused(EXPIRED)),
            Place::News { .. } => needs(Right::Bookings),
            Place::Leave { .. } => needs(Right::Own),
            Place::Operator => only(operator),
            Place::Founding => Refused(EXPIRED),
        },
        Callback::Do(act) => match act {
            Act::BookOff => Refused(OWN_PAGE),
            Act::NoTimes => Done,
            Act::WatchFor { .. } | Act::PauseWatch { .. } | Act::StopWatch { .. } | Act::NotSuitable { .. } if runs => {
                Refused(OWN_PAGE)
            }
            Act::WatchFor { .. } => only(relation != Nobody),
            Act::PauseWatch { .. } | Act::StopWatch { .. } => only(relation == Booker),
            // Nothing has become free yet.
            Act::NotSuitable { .. } => Refused(NOT_FOUND),
            // Nobody has asked for one yet.
            Act::TakeBackSeries { .. } | Act::AcceptSeries { .. } | Act::DeclineSeries { .. } => {
                to(Right::Bookings, Refused(NOT_FOUND))
            }
            // No list shows that.
            Act::AcceptShown { .. } => to(Right::Bookings, Refused(CHANGED)),
            // Nothing is ticked.
            Act::Tick { .. } | Act::TickAll { .. } | Act::MarkWith { .. } | Act::Mark { .. } => {
                to(Right::Bookings, Refused(CHANGED))
            }
            Act::MarkPaid { .. } => to(Right::Money, Refused(CHANGED)),
            Act::Book { .. } | Act::BookSeries { .. } | Act::BookFreed { .. } | Act::AskWeekly { .. } => match relation
            {
                Owner | Helper(_) => Refused(OWN_PAGE),
                Booker | Client => Done,
                Nobody => Refused(NOT_FOUND),
            },
            Act::BookAt { .. }
            | Act::BookFor { .. }
            | Act::BookSeriesFor { .. }
            | Act::ForWhom { .. }
            | Act::MakeKinLink { .. }
            | Act::LeaveKin { .. }
            | Act::SetKin { .. }
                if runs =>
            {
                Refused(OWN_PAGE)
            }
            Act::BookAt { .. }
            | Act::BookFor { .. }
            | Act::BookSeriesFor { .. }
            | Act::ForWhom { .. }
            | Act::MakeKinLink { .. } => only(relation == Booker),
            Act::LeaveKin { .. } if relation == Booker => Refused(LAST),
            Act::LeaveKin { .. } | Act::SetKin { .. } => Refused(NOT_FOUND),
            Act::SetActing { .. } => needs(Right::Bookings),
            Act::PayApart { .. } => needs(Right::Money),
            // Nobody is called so.
            Act::PayTogether { .. } => to(Right::Money, Refused(NOT_FOUND)),
            Act::PickZoneFor { .. } => only(relation != Nobody),
            Act::CalendarFile { .. } => only(relation == Booker),
            Act::Move { .. } => match relation {
                Owner | Helper(_) => Refused(OWN_PAGE),
                Booker => Done,
                Client | Nobody => Refused(NOT_FOUND),
            },
            Act::Step { .. } if relation == Booker => Done,
            Act::Step { .. } | Act::Undo { .. } => needs(Right::Bookings),
            // Nothing is owed for what has not been held yet.
            Act::Pay { .. } => to(Right::Money, Refused(CHANGED)),
            // Nor does the draft lack anything; and it is in force already.
            Act::Mend { .. } | Act::ApplyPast { .. } | Act::ApplyLeave { .. } => to(Right::Settings, Refused(CHANGED)),
            Act::Hide { .. }
            | Act::Show { .. }
            | Act::Block { .. }
            | Act::Delete { .. }
            | Act::Make { .. }
            | Act::CloseDay { .. }
            | Act::OpenDay { .. } => needs(Right::Schedule),
            Act::Approval { .. }
            | Act::Length { .. }
            | Act::PickPracticeZone { .. }
            | Act::Charge { .. }
            | Act::Retire { .. }
            | Act::SetDeadline { .. }
            | Act::Take { .. }
            | Act::TakeVersion { .. }
            | Act::Apply { .. }
            | Act::Held { .. }
            | Act::Discard { .. }
            | Act::Picture { .. }
            | Act::File { .. }
            | Act::PictureOf { .. } => needs(Right::Settings),
            Act::InviteHelper { .. }
            | Act::SetInvite { .. }
            | Act::DropInvite { .. }
            | Act::SetRight { .. }
            | Act::RemoveHelper { .. }
            | Act::OfferPractice { .. }
            | Act::WithdrawPractice { .. } => needs(Right::Own),
            Act::LeaveTeam { .. } if relation == Owner => Refused(OWNER_STAYS),
            Act::LeaveTeam { .. } => needs(Right::Help),
            Act::TakePractice { .. } | Act::DeclinePractice { .. } => to(Right::Help, Refused(NO_OFFER)),
            Act::JoinTeam { .. } => Refused(TAKEN_BACK),
            Act::CloseDays { .. } | Act::OpenDays { .. } | Act::CopyWeek { .. } => needs(Right::Schedule),
            // Nothing is booked on those days, and nothing goes on.
            Act::KeepInJob { .. } => to(Right::Bookings, Refused(NOT_FOUND)),
            Act::CancelDays { .. } | Act::KeepLesson { .. } | Act::CancelSoon { .. }
                if relation == Helper(Some(Right::Schedule)) =>
            {
                Refused(not_yours(Right::Bookings))
            }
            Act::CancelDays { .. } | Act::KeepLesson { .. } | Act::CancelSoon { .. }
                if matches!(relation, Helper(_)) =>
            {
                Refused(not_yours(Right::Schedule))
            }
            // It is on that day.
            Act::KeepLesson { .. } => needs(Right::Bookings),
            Act::CancelDays { .. } | Act::CancelSoon { .. } => to(Right::Bookings, Refused(CHANGED)),
            Act::StopJob { .. } => to(Right::Help, Refused(NOT_FOUND)),
            Act::SendNews { .. } => to(Right::Bookings, Refused(CHANGED)),
            Act::ExportPractice { .. } => needs(Right::Own),
            Act::UsualKind { .. }
            | Act::RetireKind { .. }
            | Act::KindValue { .. }
            | Act::KindClear { .. }
            | Act::NoPlace { .. }
            | Act::NoNote { .. }
            | Act::Pause { .. } => needs(Right::Settings),
            Act::SlotValue { .. }
            | Act::SlotClear { .. }
            | Act::MakeOf { .. }
            | Act::FateOf { .. }
            | Act::WeekAdd { .. }
            | Act::WeeksAhead { .. }
            | Act::WeekRetry { .. }
            | Act::WeekOn { .. } => needs(Right::Schedule),
            Act::PickDay => Done,
            Act::OutcomeMeans { .. }
            | Act::OutcomeFrom { .. }
            | Act::OutcomeFromDone { .. }
            | Act::OutcomeBy { .. }
            | Act::OutcomeTells { .. } => Refused(EXPIRED),
            Act::Put { .. } | Act::MakeJoin { .. } | Act::RegularSet { .. } => needs(Right::Bookings),
            Act::OwnRegularEnd { .. } if runs => Refused(OWN_PAGE),
            // No lines were sent, and nobody has such a time.
            Act::OwnRegularEnd { .. } => Refused(NOT_FOUND),
            Act::RegularsMake { .. } => to(Right::Bookings, Refused(EXPIRED)),
            Act::RegularNoPrice { .. } => to(Right::Money, Refused(NOT_FOUND)),
            Act::RegularSkip { .. }
            | Act::RegularPause { .. }
            | Act::RegularUnpause { .. }
            | Act::RegularEndless { .. }
            | Act::RegularEnd { .. }
            | Act::RegularLength { .. } => to(Right::Bookings, Refused(NOT_FOUND)),
            // More hours than anything is held for, and offers that nobody has made.
            Act::SendOffer { .. } | Act::WithdrawOffer { .. } => to(Right::Bookings, Refused(NOT_FOUND)),
            Act::TakeOffer { .. } | Act::DeclineOffer { .. } if runs => Refused(OWN_PAGE),
            Act::TakeOffer { .. } | Act::DeclineOffer { .. } => Refused(NOT_FOUND),
            Act::TickOffer { .. } => needs(Right::Bookings),
            // Nobody has come by it.
            Act::Join { .. } => to(Right::Bookings, Refused(CHANGED)),
            Act::ClearDetail {
                detail: Detail::Price, ..
            } => needs(Right::Money),
            Act::AllClients { .. } | Act::Ban { .. } | Act::ApproveEach { .. } | Act::ClearDetail { .. } => {
                needs(Right::Bookings)
            }
            // It may cancel what is booked there.
            Act::SetChosen { .. } | Act::LetGo { .. } if relation == Helper(Some(Right::Bookings)) => {
                Refused(not_yours(Right::Schedule))
            }
            Act::SetChosen { .. } | Act::LetGo { .. } if matches!(relation, Helper(_)) => {
                Refused(not_yours(Right::Bookings))
            }
            Act::MakeTyped { .. }
            | Act::Choose { .. }
            | Act::ChooseAll { .. }
            | Act::SetChosen { .. }
            | Act::LetGo { .. } => to(Right::Schedule, Refused(CHANGED)),
            // Nobody was asked how it went.
            Act::AllWent { .. } => to(Right::Bookings, Refused(NOT_FOUND)),
            Act::SetApproval { .. } | Act::SetRule { .. } | Act::SetCurrency { .. } => needs(Right::Settings),
            Act::SetPracticeLang { .. } | Act::SetWeekStart { .. } => needs(Right::Settings),
            Act::TellMe { .. } | Act::RemindMe { .. } => needs(Right::Bookings),
            Act::SetDaily { which: 0, .. } => needs(Right::Help),
            Act::SetDaily { .. } => needs(Right::Money),
            Act::WeekRemove { .. }
            | Act::WindowStep { .. }
            | Act::WindowState { .. }
            | Act::ChooseStretch { .. }
            | Act::WindowDelete { .. } => to(Right::Schedule, Refused(NOT_FOUND)),
            Act::Record { .. } | Act::SetTerm { .. } => needs(Right::Money),
            // Nothing was charged yet.
            Act::SendBill { .. } => to(Right::Money, Refused("Nothing to pay in this month")),
            Act::SendBills { .. } => to(Right::Money, Refused(CHANGED)),
            Act::RemindOwing { .. } => to(Right::Money, Refused("Nobody to remind")),
            Act::EndPack { .. } => to(Right::Money, Refused(NOT_FOUND)),
            Act::PaidBy { .. }
            | Act::PaidOn { .. }
            | Act::ReceiptGiven { .. }
            | Act::NoPaymentNote { .. }
            | Act::TakePaymentBack { .. } => to(Right::Money, Refused(NOT_FOUND)),
            // Nothing is ticked, and nothing was sent.
            Act::TickCharge { .. } | Act::RecordFor { .. } | Act::AllotPayment { .. } => {
                to(Right::Money, Refused(CHANGED))
            }
            Act::ReceiptFor { .. } => match relation {
                Owner | Helper(_) => Refused(OWN_PAGE),
                Booker | Client => Refused(EXPIRED),
                Nobody => Refused(NOT_FOUND),
            },
            Act::LinkCode { .. } | Act::WeekSheet { whole: false, .. } => needs(Right::Help),
            Act::WeekSheet { whole: true, .. } | Act::PaperOf { which: 8, .. } => needs(Right::Bookings),
            Act::PaperOf { .. } => needs(Right::Money),
            Act::NoPayNote { .. } | Act::NoBookingQuestion { .. } => needs(Right::Settings),
            Act::DropAnswer { .. } if runs => Refused(OWN_PAGE),
            Act::DropAnswer { .. } => only(relation != Nobody),
            // Nothing is owed, and so nothing is claimed.
            Act::ClaimPaid { .. } => match relation {
                Owner | Helper(_) => Refused(OWN_PAGE),
                Booker => Refused(CHANGED),
                Client | Nobody => Refused(NOT_FOUND),
            },
            Act::ClaimYes { .. } | Act::ClaimNo { .. } => to(Right::Money, Refused(NOT_FOUND)),
            // Nobody has asked anything by that number.
            Act::AnsweredElsewhere { .. } => to(Right::Bookings, Refused(NOT_FOUND)),
            Act::ExportMe => Done,
            // Nobody has so many bookings, and those who run a practice can't leave it.
            Act::EraseMe { .. } => Refused(CHANGED),
            Act::PickLanguage { .. } | Act::PickZone { .. } | Act::BeQuiet { .. } => Done,
            Act::Remind { .. } | Act::Hear { .. } | Act::Coming { .. } if runs => Refused(OWN_PAGE),
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
