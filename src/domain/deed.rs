//! What those who run a practice do with it, and clients with their bookings, as its history keeps it: ids and numbers, so that names are those of the
//! day on which it is read, and go where somebody has their data deleted.

use serde::{Deserialize, Serialize};

use super::client::Detail;
use super::ids::{BookingId, ClientId, EntryId, KindId, PersonId, SlotId, StandingId, WindowId};
use super::kin::KinDeed;
use super::ledger::Sort;
use super::moment::Moment;
use super::policy::Approval;
use super::rights::Right;
use super::standing::RegularDeed;
use super::zone::Date;

/// What becomes of a time of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    Shown,
    Hidden,
    Blocked,
    Deleted,
}

/// What of a time or of a kind of service was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Price,
    Length,
    Seats,
    Place,
    Note,
}

/// A text of the practice's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    Place,
    Payment,
    Question,
    Note,
}

/// Kept with its event; a variant that is gone is read by nobody, so what was done stays a line without words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "snake_case")]
pub enum Deed {
    // Of bookings, and what is paid for them.
    Booked {
        booking: BookingId,
        start: Moment,
    },
    Moved {
        booking: BookingId,
        start: Moment,
    },
    /// A client wants that time.
    Asked {
        booking: BookingId,
        start: Moment,
    },
    /// And that one instead of the one that they have.
    AskedMove {
        booking: BookingId,
        start: Moment,
    },
    /// A client says that they have paid so much, for that booking and perhaps others.
    Claimed {
        booking: BookingId,
        amount: i64,
    },
    /// A step of the version of the workflow that the booking lived by.
    Stepped {
        booking: BookingId,
        start: Moment,
        status: String,
        version: i64,
    },
    Undone {
        booking: BookingId,
        start: Moment,
        status: String,
        version: i64,
    },
    Paid {
        booking: BookingId,
        amount: i64,
    },
    /// What a client said to have paid was not seen.
    NotSeen {
        booking: BookingId,
    },
    // Of the money of clients.
    Received {
        client: ClientId,
        entry: EntryId,
        amount: i64,
    },
    PaymentCorrected {
        client: ClientId,
        entry: EntryId,
        was: i64,
        amount: i64,
    },
    PaymentBack {
        client: ClientId,
        entry: EntryId,
        amount: i64,
    },
    /// What it is that is no payment, and how much.
    Corrected {
        client: ClientId,
        entry: EntryId,
        sort: Sort,
        amount: i64,
    },
    /// It is for other lessons from then on.
    PaymentMeant {
        client: ClientId,
        entry: EntryId,
    },
    TermSet {
        client: ClientId,
    },
    PackSold {
        client: ClientId,
        lessons: i64,
        price: i64,
    },
    PackEnded {
        client: ClientId,
        left: i64,
    },
    BillSent {
        client: ClientId,
        month: Date,
    },
    BillsSent {
        month: Date,
        count: i64,
    },
    DebtsReminded {
        count: i64,
    },

    // Of clients.
    ClientAdded {
        client: ClientId,
    },
    ClientSet {
        client: ClientId,
        detail: Detail,
    },
    ClientBanned {
        client: ClientId,
        banned: bool,
    },
    ClientApproved {
        client: ClientId,
        each: bool,
    },
    ClientLinked {
        client: ClientId,
    },
    /// Of who acts and pays for a client.
    Kin(KinDeed),
    Joined {
        client: ClientId,
        yes: bool,
    },
    Offered {
        client: ClientId,
        count: i64,
    },
    OfferWithdrawn {
        client: ClientId,
    },
    OfferDeclined {
        client: ClientId,
    },
    /// Of a client's weekly time, at `minute` of `weekday`, from Monday, 1, as it was then.
    Regular {
        standing: StandingId,
        weekday: u32,
        minute: u16,
        deed: RegularDeed,
    },
    /// Put down in lines.
    RegularsMade {
        count: i64,
    },
    NewsSent {
        count: i64,
    },

    // Of the plan.
    SlotsMade {
        day: Date,
        count: i64,
    },
    /// On several days.
    SlotsTyped {
        from: Date,
        count: i64,
    },
    SlotSet {
        slot: SlotId,
        start: Moment,
        became: Became,
    },
    SlotsSet {
        became: Became,
        count: i64,
        cancelled: i64,
    },
    SlotPart {
        slot: SlotId,
        start: Moment,
        part: Part,
    },
    DaysClosed {
        from: Date,
        to: Date,
    },
    DaysOpened {
        from: Date,
        to: Date,
    },
    DaysCancelled {
        from: Date,
        to: Date,
        count: i64,
    },
    WeekCopied {
        week: Date,
        onto: Date,
        times: i64,
    },
    WeekAdded {
        count: i64,
    },
    /// `weekday` from Monday, 1.
    WeekRemoved {
        weekday: u32,
        minute: u16,
    },
    WeeksAhead {
        weeks: i64,
    },
    WeekOn {
        on: bool,
    },
    StretchOpened {
        window: WindowId,
        start: Moment,
        end: Moment,
    },
    StretchSet {
        window: WindowId,
        start: Moment,
        end: Moment,
        became: Became,
    },
    StretchStep {
        window: WindowId,
        start: Moment,
        end: Moment,
        minutes: i64,
    },
    StretchClosed {
        start: Moment,
        end: Moment,
    },
    JobStopped,

    // Of the practice.
    KindAdded {
        kind: KindId,
    },
    KindNamed {
        kind: KindId,
        was: String,
    },
    KindPart {
        kind: KindId,
        part: Part,
    },
    KindPrice {
        kind: KindId,
        was: i64,
        price: i64,
    },
    KindRetired {
        kind: KindId,
        retired: bool,
    },
    KindUsual {
        kind: KindId,
    },
    ApprovalSet {
        to: Approval,
    },
    /// The rule as it is called, and its number.
    RuleSet {
        rule: String,
        amount: i64,
    },
    PauseSet {
        minutes: i64,
    },
    CurrencySet {
        code: String,
    },
    Named {
        was: String,
        name: String,
    },
    Addressed {
        slug: String,
    },
    ZoneSet {
        zone: String,
    },
    LanguageSet {
        code: String,
    },
    /// From Monday, 1.
    WeekBegins {
        weekday: u32,
    },
    WordsSet {
        words: Words,
        there: bool,
    },
    WorkflowApplied {
        version: i64,
    },
    Exported,
    // Of those who run it.
    TeamInvited,
    /// An invite gives more, or less.
    TeamInviteSet {
        right: Right,
        has: bool,
    },
    TeamInviteDropped,
    TeamJoined,
    TeamRight {
        person: PersonId,
        right: Right,
        has: bool,
    },
    TeamRemoved {
        person: PersonId,
    },
    TeamLeft,
    /// The practice itself.
    TeamOffered {
        person: PersonId,
    },
    TeamOfferBack,
    TeamOfferDeclined,
    TeamTakenOver,
}

/// What a deed is about, for whoever looks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Bookings, clients, and what is paid.
    Bookings,
    Plan,
    Practice,
}

impl Area {
    pub const ALL: [Self; 3] = [Self::Bookings, Self::Plan, Self::Practice];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bookings => "bookings",
            Self::Plan => "plan",
            Self::Practice => "practice",
        }
    }
}

/// The row that a deed is about, if it is one that others point to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    Booking(BookingId),
    Client(ClientId),
    Slot(SlotId),
    Kind(KindId),
}

impl Deed {
    pub fn area(&self) -> Area {
        match self {
            Self::Booked { .. }
            | Self::Moved { .. }
            | Self::Stepped { .. }
            | Self::Undone { .. }
            | Self::Paid { .. }
            | Self::NotSeen { .. }
            | Self::Asked { .. }
            | Self::AskedMove { .. }
            | Self::Claimed { .. }
            | Self::OfferDeclined { .. }
            | Self::Received { .. }
            | Self::PaymentCorrected { .. }
            | Self::PaymentBack { .. }
            | Self::PaymentMeant { .. }
            | Self::Corrected { .. }
            | Self::TermSet { .. }
            | Self::PackSold { .. }
            | Self::PackEnded { .. }
            | Self::BillSent { .. }
            | Self::BillsSent { .. }
            | Self::DebtsReminded { .. }
            | Self::ClientAdded { .. }
            | Self::ClientSet { .. }
            | Self::ClientBanned { .. }
            | Self::ClientApproved { .. }
            | Self::ClientLinked { .. }
            | Self::Kin(_)
            | Self::Joined { .. }
            | Self::Offered { .. }
            | Self::OfferWithdrawn { .. }
            | Self::Regular { .. }
            | Self::RegularsMade { .. }
            | Self::NewsSent { .. } => Area::Bookings,
            Self::SlotsMade { .. }
            | Self::SlotsTyped { .. }
            | Self::SlotSet { .. }
            | Self::SlotsSet { .. }
            | Self::SlotPart { .. }
            | Self::DaysClosed { .. }
            | Self::DaysOpened { .. }
            | Self::DaysCancelled { .. }
            | Self::WeekCopied { .. }
            | Self::WeekAdded { .. }
            | Self::WeekRemoved { .. }
            | Self::WeeksAhead { .. }
            | Self::WeekOn { .. }
            | Self::StretchOpened { .. }
            | Self::StretchSet { .. }
            | Self::StretchStep { .. }
            | Self::StretchClosed { .. }
            | Self::JobStopped => Area::Plan,
            Self::KindAdded { .. }
            | Self::KindNamed { .. }
            | Self::KindPart { .. }
            | Self::KindPrice { .. }
            | Self::KindRetired { .. }
            | Self::KindUsual { .. }
            | Self::ApprovalSet { .. }
            | Self::RuleSet { .. }
            | Self::PauseSet { .. }
            | Self::CurrencySet { .. }
            | Self::Named { .. }
            | Self::Addressed { .. }
            | Self::ZoneSet { .. }
            | Self::LanguageSet { .. }
            | Self::WeekBegins { .. }
            | Self::WordsSet { .. }
            | Self::WorkflowApplied { .. }
            | Self::Exported
            | Self::TeamInvited
            | Self::TeamInviteSet { .. }
            | Self::TeamInviteDropped
            | Self::TeamOffered { .. }
            | Self::TeamOfferBack
            | Self::TeamOfferDeclined
            | Self::TeamJoined
            | Self::TeamRight { .. }
            | Self::TeamRemoved { .. }
            | Self::TeamLeft
            | Self::TeamTakenOver => Area::Practice,
        }
    }

    pub fn about(&self) -> Option<About> {
        match self {
            Self::Booked { booking, .. }
            | Self::Moved { booking, .. }
            | Self::Stepped { booking, .. }
            | Self::Undone { booking, .. }
            | Self::Paid { booking, .. }
            | Self::NotSeen { booking }
            | Self::Asked { booking, .. }
            | Self::AskedMove { booking, .. }
            | Self::Claimed { booking, .. } => Some(About::Booking(*booking)),
            Self::ClientAdded { client }
            | Self::ClientSet { client, .. }
            | Self::ClientBanned { client, .. }
            | Self::ClientApproved { client, .. }
            | Self::ClientLinked { client }
            | Self::Joined { client, .. }
            | Self::Offered { client, .. }
            | Self::OfferWithdrawn { client }
            | Self::OfferDeclined { client }
            | Self::Received { client, .. }
            | Self::PaymentCorrected { client, .. }
            | Self::PaymentBack { client, .. }
            | Self::PaymentMeant { client, .. }
            | Self::Corrected { client, .. }
            | Self::TermSet { client }
            | Self::PackSold { client, .. }
            | Self::PackEnded { client, .. }
            | Self::BillSent { client, .. } => Some(About::Client(*client)),
            Self::Kin(kin) => Some(About::Client(kin.client())),
            Self::SlotSet { slot, .. } | Self::SlotPart { slot, .. } => Some(About::Slot(*slot)),
            Self::KindAdded { kind }
            | Self::KindNamed { kind, .. }
            | Self::KindPart { kind, .. }
            | Self::KindPrice { kind, .. }
            | Self::KindRetired { kind, .. }
            | Self::KindUsual { kind } => Some(About::Kind(*kind)),
            Self::NewsSent { .. }
            | Self::BillsSent { .. }
            | Self::DebtsReminded { .. }
            | Self::Regular { .. }
            | Self::RegularsMade { .. }
            | Self::SlotsMade { .. }
            | Self::SlotsTyped { .. }
            | Self::SlotsSet { .. }
            | Self::DaysClosed { .. }
            | Self::DaysOpened { .. }
            | Self::DaysCancelled { .. }
            | Self::WeekCopied { .. }
            | Self::WeekAdded { .. }
            | Self::WeekRemoved { .. }
            | Self::WeeksAhead { .. }
            | Self::WeekOn { .. }
            | Self::StretchOpened { .. }
            | Self::StretchSet { .. }
            | Self::StretchStep { .. }
            | Self::StretchClosed { .. }
            | Self::JobStopped
            | Self::ApprovalSet { .. }
            | Self::RuleSet { .. }
            | Self::PauseSet { .. }
            | Self::CurrencySet { .. }
            | Self::Named { .. }
            | Self::Addressed { .. }
            | Self::ZoneSet { .. }
            | Self::LanguageSet { .. }
            | Self::WeekBegins { .. }
            | Self::WordsSet { .. }
            | Self::WorkflowApplied { .. }
            | Self::Exported
            | Self::TeamInvited
            | Self::TeamInviteSet { .. }
            | Self::TeamInviteDropped
            | Self::TeamOffered { .. }
            | Self::TeamOfferBack
            | Self::TeamOfferDeclined
            | Self::TeamJoined
            | Self::TeamRight { .. }
            | Self::TeamRemoved { .. }
            | Self::TeamLeft
            | Self::TeamTakenOver => None,
        }
    }
}
