//! What a button asks of somebody who runs the practice that it names: their screens have no button that would only be
//! refused. The acts and screens ask for it again.

use super::{Act, Callback, Place};
use crate::domain::client::Detail;
use crate::domain::paper::Paper;
use crate::domain::rights::{Right, Rights};
use crate::telegram::screen::specialist::kinds::Field;

impl Callback {
    /// Whether somebody with these rights in its tenant can use it.
    pub fn is_for(&self, rights: Rights) -> bool {
        let needs = match self {
            Self::Go(place) => place.needs(),
            Self::Do(act) => act.needs(),
        };
        let one = needs.is_empty() || needs.iter().any(|right| rights.has(*right));
        one && (!self.closes_days() || rights.has(Right::Schedule))
            && (!self.asks_a_price() || rights.has(Right::Money))
    }

    /// Whether it leads to the price of a single time.
    fn asks_a_price(&self) -> bool {
        matches!(self, Self::Go(Place::SlotAsk { field, .. }) if *field == Field::Price.n())
    }

    /// Whether it closes days beside what it does with what is booked on them, or leads there.
    fn closes_days(&self) -> bool {
        matches!(
            self,
            Self::Go(Place::CancelDays { .. })
                | Self::Do(Act::CancelDays { .. } | Act::KeepLesson { .. } | Act::CancelSoon { .. })
        )
    }
}

const NOTHING: &[Right] = &[];

impl Place {
    /// One of these; nothing for what is not the specialist's side.
    pub fn needs(&self) -> &'static [Right] {
        match self {
            Self::Home
            | Self::Specialists { .. }
            | Self::Settings
            | Self::Language
            | Self::Zone
            | Self::Help
            | Self::Kept
            | Self::MyWeek { .. }
            | Self::Client { .. }
            | Self::Month { .. }
            | Self::Day { .. }
            | Self::Nearest { .. }
            | Self::Weekday { .. }
            | Self::OfKind { .. }
            | Self::Confirm { .. }
            | Self::ConfirmZone { .. }
            | Self::Bookings { .. }
            | Self::Booking { .. }
            | Self::CancelAsk { .. }
            | Self::Move { .. }
            | Self::CancelWhy { .. }
            | Self::MoveAsk { .. }
            | Self::Reminders { .. }
            | Self::Hearing { .. }
            | Self::Quiet
            | Self::Receipt
            | Self::QuietOf { .. }
            | Self::Watches { .. }
            | Self::WatchDay { .. }
            | Self::WatchWeekly { .. }
            | Self::Watch { .. }
            | Self::Taken { .. }
            | Self::Operator
            | Self::Founding
            | Self::Write { .. }
            | Self::Owing { .. }
            | Self::Family { .. }
            | Self::Kin { .. }
            | Self::KinNew { .. }
            | Self::KinName { .. }
            | Self::KinInvite { .. }
            | Self::KinPerson { .. }
            | Self::KinLeave { .. }
            | Self::Series { .. }
            | Self::AskWeekly { .. }
            | Self::OwnRegular { .. }
            | Self::OwnRegularEnd { .. }
            | Self::OwnRegulars { .. }
            | Self::InvitedToTeam { .. }
            | Self::Joining { .. }
            | Self::OutcomeAsk { .. }
            | Self::EraseAsk => NOTHING,
            Self::Tutor { .. }
            | Self::Week { .. }
            | Self::Plan { .. }
            | Self::PlanPage { .. }
            | Self::Slot { .. }
            | Self::Link { .. }
            | Self::Founded { .. }
            | Self::ToldMe { .. }
            | Self::ToldDaily { which: 0, .. }
            | Self::Helping { .. }
            | Self::LeaveAsk { .. }
            | Self::Job { .. }
            | Self::WeekPicture { .. }
            | Self::TakeOver { .. } => &[Right::Help],
            Self::SlotAsk { .. }
            | Self::GridOf { .. }
            | Self::GridKinds { .. }
            | Self::TypedOf { .. }
            | Self::UsualWeek { .. }
            | Self::UsualDay { .. }
            | Self::UsualKinds { .. }
            | Self::UsualTyped { .. }
            | Self::UsualTime { .. }
            | Self::UsualWeeks { .. }
            | Self::WindowNew { .. }
            | Self::Window { .. }
            | Self::Preview { .. }
            | Self::Choose { .. }
            | Self::Fate { .. }
            | Self::Grid { .. }
            | Self::Typed { .. }
            | Self::Lengths { .. }
            | Self::DeleteAsk { .. }
            | Self::DaysOff { .. }
            | Self::OffFrom { .. }
            | Self::OffTo { .. }
            | Self::OffAsk { .. }
            | Self::CopyWeek { .. }
            | Self::CopyOnto { .. }
            | Self::CopyAsk { .. }
            | Self::CloseAsk { .. } => &[Right::Schedule],
            Self::CardDetail {
                detail: Detail::Price, ..
            } => &[Right::Money],
            Self::OfferTo { .. }
            | Self::OfferDay { .. }
            | Self::Untold { .. }
            | Self::News { .. }
            | Self::Near { .. }
            | Self::Hours { .. }
            | Self::PutAsk { .. }
            | Self::NewClient { .. }
            | Self::JoinLink { .. }
            | Self::WhoFor { .. }
            | Self::CancelDays { .. }
            | Self::Clients { .. }
            | Self::Card { .. }
            | Self::CardHistory { .. }
            | Self::CardTerms { .. }
            | Self::CardDetail { .. }
            | Self::CardWrite { .. }
            | Self::CardPeople { .. }
            | Self::CardPerson { .. }
            | Self::BanAsk { .. } => &[Right::Bookings],
            Self::Regulars { .. }
            | Self::Regular { .. }
            | Self::RegularPaste { .. }
            | Self::RegularPaused { .. }
            | Self::RegularsLeft { .. }
            | Self::RegularDay { .. }
            | Self::RegularHour { .. }
            | Self::RegularSure { .. }
            | Self::RegularPause { .. }
            | Self::RegularEnd { .. }
            | Self::RegularTerms { .. } => &[Right::Bookings],
            Self::Requests { .. }
            | Self::DeclineSeries { .. }
            | Self::StepAsk { .. }
            | Self::Lessons { .. }
            | Self::Listed { .. }
            | Self::ListFilter { .. }
            | Self::ListDays { .. }
            | Self::ListClients { .. }
            | Self::ListStatuses { .. }
            | Self::Pick { .. }
            | Self::MarkAsk { .. }
            | Self::Answer { .. } => &[Right::Bookings],
            // Whoever enters payments sees what they are for.
            Self::Lesson { .. } | Self::Papers { .. } => &[Right::Bookings, Right::Money],
            Self::ToldAhead { .. } => &[Right::Bookings],
            Self::Unpaid { .. }
            | Self::PayAsk { .. }
            | Self::PayFor { .. }
            | Self::PaymentFor { .. }
            | Self::ClaimSum { .. }
            | Self::PayWho { .. }
            | Self::PayWith { .. }
            | Self::PayWithAsk { .. }
            | Self::Money { .. }
            | Self::PayNew { .. }
            | Self::Payment { .. }
            | Self::PaymentAsk { .. }
            | Self::PayTerm { .. }
            | Self::PayDay { .. }
            | Self::Corrections { .. }
            | Self::CorrectAsk { .. }
            | Self::Packs { .. }
            | Self::Balances { .. }
            | Self::RemindOwing { .. }
            | Self::Report { .. }
            | Self::Bill { .. }
            | Self::Bills { .. }
            | Self::ToldDaily { .. } => &[Right::Money],
            Self::Rules { .. }
            | Self::Rule { .. }
            | Self::CurrencyAsk { .. }
            | Self::Past { .. }
            | Self::PracticeGroup { .. }
            | Self::PracticeLang { .. }
            | Self::WeekAsk { .. }
            | Self::Kinds { .. }
            | Self::Kind { .. }
            | Self::KindAsk { .. }
            | Self::KindNew { .. }
            | Self::PlaceAsk { .. }
            | Self::NoteAsk { .. }
            | Self::PauseAsk { .. }
            | Self::Practice { .. }
            | Self::NameAsk { .. }
            | Self::SlugAsk { .. }
            | Self::PriceAsk { .. }
            | Self::PracticeZone { .. }
            | Self::Outcomes { .. }
            | Self::Outcome { .. }
            | Self::TitleAsk { .. }
            | Self::IconAsk { .. }
            | Self::Charges { .. }
            | Self::RetireAsk { .. }
            | Self::NewOutcome { .. }
            | Self::Deadlines { .. }
            | Self::Deadline { .. }
            | Self::Steps { .. }
            | Self::Shelf { .. }
            | Self::Shelved { .. }
            | Self::Versions { .. }
            | Self::Version { .. }
            | Self::Draft { .. }
            | Self::DiscardAsk { .. }
            | Self::PastAsk { .. }
            | Self::FileAsk { .. }
            | Self::PayNote { .. }
            | Self::BookingQuestion { .. } => &[Right::Settings],
            Self::Team { .. }
            | Self::Member { .. }
            | Self::TeamInvite { .. }
            | Self::RemoveAsk { .. }
            | Self::Leave { .. }
            | Self::OfferAsk { .. } => &[Right::Own],
        }
    }
}

impl Act {
    /// As [`Place::needs`].
    pub fn needs(&self) -> &'static [Right] {
        match self {
            // Free times are what clients see anyhow.
            Self::LinkCode { .. } | Self::WeekSheet { whole: false, .. } => &[Right::Help],
            Self::WeekSheet { whole: true, .. } => &[Right::Bookings],
            Self::PaperOf { which, .. } => match Paper::of(*which).map(Paper::right) {
                Some(Right::Money) => &[Right::Money],
                Some(_) | None => &[Right::Bookings],
            },
            Self::Book { .. }
            | Self::BookAt { .. }
            | Self::BookFor { .. }
            | Self::BookSeriesFor { .. }
            | Self::ForWhom { .. }
            | Self::MakeKinLink { .. }
            | Self::LeaveKin { .. }
            | Self::SetKin { .. }
            | Self::PickDay
            | Self::TakeOffer { .. }
            | Self::DeclineOffer { .. }
            | Self::Move { .. }
            | Self::BookSeries { .. }
            | Self::AskWeekly { .. }
            | Self::OwnRegularEnd { .. }
            | Self::BookOff
            | Self::NoTimes
            | Self::ClaimPaid { .. }
            | Self::ReceiptFor { .. }
            | Self::DropAnswer { .. }
            | Self::ExportMe
            | Self::EraseMe { .. }
            | Self::PickLanguage { .. }
            | Self::PickZone { .. }
            | Self::WatchFor { .. }
            | Self::PauseWatch { .. }
            | Self::StopWatch { .. }
            | Self::BookFreed { .. }
            | Self::NotSuitable { .. }
            | Self::Remind { .. }
            | Self::Hear { .. }
            | Self::Coming { .. }
            | Self::BeQuiet { .. }
            | Self::JoinTeam { .. }
            | Self::Reload
            | Self::Invite
            | Self::FoundName
            | Self::FoundZone { .. }
            | Self::FoundCurrency { .. }
            | Self::FoundLanguage { .. }
            | Self::PickZoneFor { .. }
            | Self::CalendarFile { .. } => NOTHING,
            Self::SetDaily { which: 0, .. }
            | Self::StopJob { .. }
            | Self::LeaveTeam { .. }
            | Self::TakePractice { .. }
            | Self::DeclinePractice { .. } => &[Right::Help],
            Self::Hide { .. }
            | Self::Show { .. }
            | Self::Block { .. }
            | Self::Delete { .. }
            | Self::Make { .. }
            | Self::CloseDay { .. }
            | Self::CloseDays { .. }
            | Self::OpenDays { .. }
            | Self::CopyWeek { .. }
            | Self::SlotValue { .. }
            | Self::SlotClear { .. }
            | Self::WeekAdd { .. }
            | Self::WeekRemove { .. }
            | Self::WeeksAhead { .. }
            | Self::WeekOn { .. }
            | Self::WeekRetry { .. }
            | Self::WindowStep { .. }
            | Self::WindowDelete { .. }
            | Self::WindowState { .. }
            | Self::ChooseStretch { .. }
            | Self::MakeTyped { .. }
            | Self::Choose { .. }
            | Self::ChooseAll { .. }
            | Self::SetChosen { .. }
            | Self::FateOf { .. }
            | Self::MakeOf { .. }
            | Self::OpenDay { .. } => &[Right::Schedule],
            Self::ClearDetail {
                detail: Detail::Price, ..
            } => &[Right::Money],
            Self::AllWent { .. }
            | Self::TickOffer { .. }
            | Self::SendOffer { .. }
            | Self::WithdrawOffer { .. }
            | Self::LetGo { .. }
            | Self::SendNews { .. }
            | Self::MakeJoin { .. }
            | Self::Put { .. }
            | Self::Join { .. }
            | Self::CancelDays { .. }
            | Self::KeepLesson { .. }
            | Self::CancelSoon { .. }
            | Self::KeepInJob { .. }
            | Self::AllClients { .. }
            | Self::Ban { .. }
            | Self::SetActing { .. }
            | Self::ApproveEach { .. }
            | Self::ClearDetail { .. } => &[Right::Bookings],
            Self::RegularsMake { .. }
            | Self::RegularSet { .. }
            | Self::RegularSkip { .. }
            | Self::RegularPause { .. }
            | Self::RegularUnpause { .. }
            | Self::RegularEndless { .. }
            | Self::RegularEnd { .. }
            | Self::RegularLength { .. } => &[Right::Bookings],
            Self::RegularNoPrice { .. } => &[Right::Money],
            Self::DeclineSeries { .. } | Self::AcceptShown { .. } => &[Right::Bookings],
            Self::Tick { .. } | Self::TickAll { .. } | Self::MarkWith { .. } | Self::Mark { .. } => &[Right::Bookings],
            Self::MarkPaid { .. } => &[Right::Money],
            Self::AnsweredElsewhere { .. }
            | Self::AcceptSeries { .. }
            | Self::TakeBackSeries { .. }
            | Self::Step { .. }
            | Self::Undo { .. } => &[Right::Bookings],
            Self::TellMe { .. } | Self::RemindMe { .. } => &[Right::Bookings],
            Self::SetDaily { .. }
            | Self::Pay { .. }
            | Self::Record { .. }
            | Self::SetTerm { .. }
            | Self::EndPack { .. }
            | Self::SendBill { .. }
            | Self::SendBills { .. }
            | Self::RemindOwing { .. }
            | Self::PayTogether { .. }
            | Self::PayApart { .. }
            | Self::PaidBy { .. }
            | Self::PaidOn { .. }
            | Self::ReceiptGiven { .. }
            | Self::NoPaymentNote { .. }
            | Self::TakePaymentBack { .. }
            | Self::TickCharge { .. }
            | Self::RecordFor { .. }
            | Self::AllotPayment { .. }
            | Self::ClaimYes { .. }
            | Self::ClaimNo { .. } => &[Right::Money],
            Self::SetApproval { .. }
            | Self::SetRule { .. }
            | Self::SetCurrency { .. }
            | Self::SetPracticeLang { .. }
            | Self::SetWeekStart { .. }
            | Self::UsualKind { .. }
            | Self::RetireKind { .. }
            | Self::KindValue { .. }
            | Self::KindClear { .. }
            | Self::NoPlace { .. }
            | Self::NoNote { .. }
            | Self::Pause { .. }
            | Self::NoPayNote { .. }
            | Self::NoBookingQuestion { .. }
            | Self::Approval { .. }
            | Self::Length { .. }
            | Self::PickPracticeZone { .. }
            | Self::Charge { .. }
            | Self::Retire { .. }
            | Self::SetDeadline { .. }
            | Self::OutcomeMeans { .. }
            | Self::OutcomeFrom { .. }
            | Self::OutcomeFromDone { .. }
            | Self::OutcomeBy { .. }
            | Self::OutcomeTells { .. }
            | Self::Take { .. }
            | Self::TakeVersion { .. }
            | Self::Apply { .. }
            | Self::ApplyPast { .. }
            | Self::ApplyLeave { .. }
            | Self::Held { .. }
            | Self::Discard { .. }
            | Self::Mend { .. }
            | Self::Picture { .. }
            | Self::File { .. }
            | Self::PictureOf { .. } => &[Right::Settings],
            Self::InviteHelper { .. }
            | Self::SetInvite { .. }
            | Self::DropInvite { .. }
            | Self::SetRight { .. }
            | Self::RemoveHelper { .. }
            | Self::OfferPractice { .. }
            | Self::ExportPractice { .. }
            | Self::WithdrawPractice { .. } => &[Right::Own],
        }
    }
}
