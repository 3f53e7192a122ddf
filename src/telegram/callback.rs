//! What a button carries: a place to go to or an act to do, in at most 64 bytes.
//!
//! It is input from outside: whoever holds a chat can send any of it. So it names its tenant and the version of what
//! it acts on, and everything it names is looked up under the rights of the one who taps.

pub use self::listing::Listing;
use crate::domain::base62;
use crate::domain::ids::{BookingId, ClaimId, KindId, MessageId, SeriesId, SlotId, TenantId, WatchId};
use crate::domain::zone::Date;
use chrono::Datelike;

/// A button of the live screen, or of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Screen,
    Notice,
}

/// What the button means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Callback {
    Go(Place),
    Do(Act),
}

/// Telegram's limit, in bytes.
pub const LONGEST: usize = 64;
/// A button leads to no other: near the ends of the calendar there is no next day to reckon with.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9998;

impl Callback {
    /// `a…` on a screen, `b…` on a notice: the first character is the version of the whole.
    pub fn encode(&self, origin: Origin) -> String {
        let version = match origin {
            Origin::Screen => 'a',
            Origin::Notice => 'b',
        };
        match self {
            Self::Go(place) => format!("{version}{}", place.encode()),
            Self::Do(act) => format!("{version}!{}", act.encode()),
        }
    }

    /// `None` for what no version of ours has written.
    pub fn decode(data: &str) -> Option<(Self, Origin)> {
        let origin = match data.as_bytes().first()? {
            b'a' => Origin::Screen,
            b'b' => Origin::Notice,
            _ => return None,
        };
        let rest = &data[1..];
        let callback = match rest.strip_prefix('!') {
            Some(act) => Self::Do(Act::decode(act)?),
            None => Self::Go(Place::decode(rest)?),
        };
        Some((callback, origin))
    }
}

/// A value that stands in a code.
trait Field: Sized {
    fn put(&self) -> String;
    fn take(text: &str) -> Option<Self>;
}

macro_rules! number_fields {
    ($($name:ty: $to:expr, $from:expr;)*) => {$(
        impl Field for $name {
            fn put(&self) -> String {
                let to: fn(&$name) -> i64 = $to;
                base62::encode(to(self))
            }
            fn take(text: &str) -> Option<Self> {
                let from: fn(i64) -> Option<$name> = $from;
                from(base62::decode(text).filter(|n| *n >= 0)?)
            }
        }
    )*};
}

number_fields! {
    TenantId: |id| id.0, |n| Some(TenantId(n));
    BookingId: |id| id.0, |n| Some(BookingId(n));
    KindId: |id| id.0, |n| Some(KindId(n));
    SlotId: |id| id.0, |n| Some(SlotId(n));
    ClaimId: |id| id.0, |n| Some(ClaimId(n));
    MessageId: |id| id.0, |n| Some(MessageId(n));
    WatchId: |id| id.0, |n| Some(WatchId(n));
    SeriesId: |id| id.0, |n| Some(SeriesId(n));
    i64: |n| *n, Some;
    u32: |n| i64::from(*n), |n| n.try_into().ok();
    bool: |yes| i64::from(*yes), |n| match n { 0 => Some(false), 1 => Some(true), _ => None };
    Date: |date| i64::from(date.num_days_from_ce()), |n| {
        Date::from_num_days_from_ce_opt(n.try_into().ok()?).filter(|date| YEARS.contains(&date.year()))
    };
}

macro_rules! optional_fields {
    ($($name:ident)*) => {$(
        /// Ids begin at one.
        impl Field for Option<$name> {
            fn put(&self) -> String {
                base62::encode(self.map_or(0, |id| id.0))
            }
            fn take(text: &str) -> Option<Self> {
                let id = $name::take(text)?;
                Some(Some(id).filter(|id| id.0 > 0))
            }
        }
    )*};
}

optional_fields! { BookingId TenantId }

impl Field for String {
    fn put(&self) -> String {
        self.clone()
    }
    fn take(text: &str) -> Option<Self> {
        let plain = text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'/' | b'+' | b'-'));
        (plain && !text.is_empty()).then(|| text.to_owned())
    }
}

/// An enum with a code of one character a variant, and its fields behind it, separated by points.
macro_rules! codes {
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$note:meta])* $code:literal $variant:ident $({ $($field:ident: $type:ty),* })?,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$note])* $variant $({ $($field: $type),* })?,)* }

        impl $name {
            pub fn encode(&self) -> String {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        #[allow(unused_mut, reason = "a variant without fields adds nothing")]
                        let mut code = String::from($code);
                        $($(code.push_str(&Field::put($field)); code.push('.');)*)?
                        code
                    })*
                }
            }

            pub fn decode(code: &str) -> Option<Self> {
                let mut rest = code.chars();
                let first = rest.next()?;
                let rest = rest.as_str();
                let mut fields = if rest.is_empty() { None } else { Some(rest.strip_suffix('.')?.split('.')) };
                let mut next = || fields.as_mut().and_then(Iterator::next);
                let decoded = match first {
                    $($code => Self::$variant $({ $($field: Field::take(next()?)?),* })?,)*
                    _ => return None,
                };
                if next().is_some() { None } else { Some(decoded) }
            }
        }
    };
}

codes! {
    /// A screen's address: what a chat shows, and what a button leads to.
    pub enum Place {
        /// The place last used, or the list of what there is.
        'h' Home,
        's' Specialists { page: u32 },
        'g' Settings,
        'l' Language,
        'z' Zone,
        '?' Help,
        /// What is kept about the person, and who sees it.
        ',' Kept,
        /// What the person has booked with all their specialists, on seven days of their own zone.
        '-' MyWeek { from: Date },

        'c' Client { tenant: TenantId },
        /// `month` is a day of that month; the first that can be booked where it is `None`.
        'm' Month { tenant: TenantId, month: Date },
        'd' Day { tenant: TenantId, day: Date },
        'n' Nearest { tenant: TenantId },
        'w' Weekday { tenant: TenantId, month: Date, weekday: u32 },
        /// One of the four above for one kind of service; `view` counts as `screen::client::kinds` has it.
        ':' OfKind { tenant: TenantId, kind: KindId, view: u32, day: Date },
        'f' Confirm { tenant: TenantId, slot: SlotId },
        /// Where the person is, asked on the way to a booking.
        ';' ConfirmZone { tenant: TenantId, slot: SlotId },
        'b' Bookings { tenant: TenantId, page: u32 },
        'k' Booking { tenant: TenantId, booking: BookingId },
        'x' CancelAsk { tenant: TenantId, booking: BookingId },
        /// Free times for a booking that is to be at another time.
        '0' Move { tenant: TenantId, booking: BookingId, list: Listing },
        /// Why it is cancelled, if they want to say so.
        'r' CancelWhy { tenant: TenantId, booking: BookingId },
        'p' MoveAsk { tenant: TenantId, booking: BookingId, slot: SlotId },

        'M' Reminders { tenant: TenantId },
        /// Which kinds of notices the client hears.
        '%' Hearing { tenant: TenantId },
        /// One's own quiet hours, from the settings and from the reminders of a tenant.
        '&' Quiet,
        '*' QuietOf { tenant: TenantId },

        'T' Tutor { tenant: TenantId },
        'W' Week { tenant: TenantId, monday: Date },
        'D' Plan { tenant: TenantId, day: Date },
        /// `chosen` is a bit for each cell of the grid.
        'A' Grid { tenant: TenantId, day: Date, chosen: u32 },
        'I' Typed { tenant: TenantId, day: Date },
        'L' Lengths { tenant: TenantId, day: Date },
        'S' Slot { tenant: TenantId, slot: SlotId },
        'X' DeleteAsk { tenant: TenantId, slot: SlotId },
        'C' CloseAsk { tenant: TenantId, day: Date },
        'R' Requests { tenant: TenantId, page: u32 },
        /// The specialist's screen of a booking, requests included.
        'Q' Lesson { tenant: TenantId, booking: BookingId },
        'Y' StepAsk { tenant: TenantId, booking: BookingId, entry_no: i64, step: u32 },
        'U' Unpaid { tenant: TenantId, page: u32 },
        'B' Lessons { tenant: TenantId, past: bool, page: u32 },
        'P' Practice { tenant: TenantId },
        'N' NameAsk { tenant: TenantId },
        'K' SlugAsk { tenant: TenantId },
        'E' PriceAsk { tenant: TenantId },
        'Z' PracticeZone { tenant: TenantId },
        'J' Link { tenant: TenantId },
        /// What becomes of a lesson here: the tenant's own workflow.
        '1' Outcomes { tenant: TenantId },
        '2' Outcome { tenant: TenantId, status: String },
        '3' TitleAsk { tenant: TenantId, revision: i64, status: String },
        '4' IconAsk { tenant: TenantId, revision: i64, status: String },
        '5' Charges { tenant: TenantId, revision: i64, status: String },
        '6' RetireAsk { tenant: TenantId, status: String },
        /// The questions behind a new outcome; the answers so far are the chat's open question.
        '7' NewOutcome { tenant: TenantId, revision: i64 },
        '8' Deadlines { tenant: TenantId },
        /// `which` counts in `Deadline::ALL`.
        '9' Deadline { tenant: TenantId, revision: i64, which: u32 },
        /// The whole graph as text.
        'a' Steps { tenant: TenantId, page: u32 },
        'e' Shelf { tenant: TenantId },
        /// One workflow of the catalogue.
        'i' Shelved { tenant: TenantId, id: String },
        'v' Versions { tenant: TenantId, page: u32 },
        'y' Version { tenant: TenantId, version: i64 },
        'j' Draft { tenant: TenantId },
        'q' DiscardAsk { tenant: TenantId },
        /// What becomes of bookings whose moment has passed by the draft.
        '(' PastAsk { tenant: TenantId },
        'o' FileAsk { tenant: TenantId, revision: i64 },

        /// What a client waits for to become free.
        't' Watches { tenant: TenantId },
        'u' WatchDay { tenant: TenantId, day: Date },
        /// `weekdays` is a bit for each, `hours` the first times 32 plus the last.
        'G' WatchWeekly { tenant: TenantId, weekdays: u32, hours: u32 },
        'H' Watch { tenant: TenantId, watch: WatchId },
        /// What is free instead of a slot that somebody has taken.
        '^' Taken { tenant: TenantId, slot: SlotId },

        'O' Operator,
        /// The four questions behind an invite; the answers so far are the chat's open question.
        'F' Founding,
        'V' Founded { tenant: TenantId },

        /// A line to the specialist, perhaps about a booking.
        '<' Write { tenant: TenantId, booking: Option<BookingId> },
        /// The specialist's to what a client wrote.
        '>' Answer { tenant: TenantId, message: MessageId },
        /// What the person owes to one specialist, or to all.
        '=' Owing { of: Option<TenantId> },
        /// How the specialist is paid.
        '@' PayNote { tenant: TenantId },
        /// What clients are asked when they book.
        '#' BookingQuestion { tenant: TenantId },
        /// The time of a slot in each of so many weeks.
        '~' Series { tenant: TenantId, slot: SlotId, weeks: u32 },
        /// The question before the person's data is deleted.
        '[' EraseAsk,
    }
}

codes! {
    /// Something to be done.
    pub enum Act {
        'b' Book { tenant: TenantId, slot: SlotId },
        '0' Move { tenant: TenantId, booking: BookingId, entry_no: i64, slot: SlotId },
        '3' BookSeries { tenant: TenantId, slot: SlotId, weeks: u32 },
        '#' AcceptSeries { tenant: TenantId, series: SeriesId },
        /// Why nothing can be booked: the specialist looks at their own page.
        'o' BookOff,
        /// A day of the month that has no free time.
        'n' NoTimes,
        's' Step { tenant: TenantId, booking: BookingId, entry_no: i64, step: u32, sure: bool },
        'p' Pay { tenant: TenantId, booking: BookingId, entry_no: i64 },
        'u' Undo { tenant: TenantId, booking: BookingId, entry_no: i64 },
        /// "I have paid": for a booking, or for all that nothing is claimed of; `sum` is what the screen says.
        'K' ClaimPaid { tenant: TenantId, booking: Option<BookingId>, sum: i64 },
        'M' ClaimYes { tenant: TenantId, claim: ClaimId },
        'Q' ClaimNo { tenant: TenantId, claim: ClaimId },
        '<' NoPayNote { tenant: TenantId },
        '1' NoBookingQuestion { tenant: TenantId },
        /// The answer that was typed before booking is taken back.
        '2' DropAnswer { tenant: TenantId, slot: SlotId },
        /// All that is kept about the person, as a file.
        'S' ExportMe,
        /// `ahead` is how many bookings the screen says will be cancelled.
        'U' EraseMe { ahead: u32 },
        'h' Hide { tenant: TenantId, slot: SlotId, revision: i64 },
        'v' Show { tenant: TenantId, slot: SlotId, revision: i64 },
        'k' Block { tenant: TenantId, slot: SlotId, revision: i64 },
        'x' Delete { tenant: TenantId, slot: SlotId, revision: i64 },
        'm' Make { tenant: TenantId, day: Date, chosen: u32 },
        'c' CloseDay { tenant: TenantId, day: Date },
        'd' OpenDay { tenant: TenantId, day: Date },
        'a' Approval { tenant: TenantId, at_once: bool },
        't' Length { tenant: TenantId, day: Date, minutes: u32 },
        'l' PickLanguage { code: String },
        'z' PickZone { zone: String },
        'y' PickPracticeZone { tenant: TenantId, zone: String },
        'g' Charge { tenant: TenantId, revision: i64, status: String, percent: u32 },
        'r' Retire { tenant: TenantId, revision: i64, status: String },
        /// Minutes, or hundredths of the price.
        'D' SetDeadline { tenant: TenantId, revision: i64, which: u32, amount: u32 },
        'w' OutcomeMeans { tenant: TenantId, means: u32 },
        /// `which` counts the statuses of the draft.
        'f' OutcomeFrom { tenant: TenantId, which: u32, wanted: bool },
        '(' OutcomeFromDone { tenant: TenantId },
        ')' OutcomeBy { tenant: TenantId, who: u32 },
        'e' OutcomeTells { tenant: TenantId, tells: bool },
        'T' Take { tenant: TenantId, revision: i64, id: String },
        'V' TakeVersion { tenant: TenantId, revision: i64, version: i64 },
        'A' Apply { tenant: TenantId, revision: i64 },
        /// And what would have happened by now happens.
        'Y' ApplyPast { tenant: TenantId, revision: i64 },
        'q' Held { tenant: TenantId, revision: i64, status: String, held: bool },
        'X' Discard { tenant: TenantId, revision: i64 },
        /// `which` counts the ways to what the draft lacks.
        'j' Mend { tenant: TenantId, revision: i64, which: u32 },
        /// `wish` as `domain::watch` writes it; `days` where anything is waited for.
        '4' WatchFor { tenant: TenantId, wish: String, days: u32 },
        '5' PauseWatch { tenant: TenantId, watch: WatchId, paused: bool },
        '6' StopWatch { tenant: TenantId, watch: WatchId },
        /// `walk` tells which message offered it.
        '7' BookFreed { tenant: TenantId, slot: SlotId, walk: i64 },
        '^' NotSuitable { tenant: TenantId, walk: i64 },
        /// The workflow as a picture, and as a file.
        'P' Picture { tenant: TenantId },
        'F' File { tenant: TenantId },
        /// One of the catalogue, as a picture.
        'O' PictureOf { tenant: TenantId, id: String },
        /// `chosen` is a bit for each of the reminders that can be chosen; `kind` counts in `NoticeKind::ALL`.
        '8' Remind { tenant: TenantId, chosen: u32 },
        'B' Hear { tenant: TenantId, kind: u32, on: bool },
        /// A yes to a reminder's question, or to all that it asks.
        'E' Coming { tenant: TenantId, booking: BookingId, move_no: i64, all: bool },
        /// Minutes of the day; the same twice is no quiet at all.
        '9' BeQuiet { from: u32, to: u32 },
        /// The operator's folder of workflows is read again.
        'R' Reload,
        'i' Invite,
        'N' FoundName,
        'Z' FoundZone { zone: String },
        'C' FoundCurrency { code: String },
        'L' FoundLanguage { code: String },
        /// One's booking as a file for a calendar.
        'G' PickZoneFor { tenant: TenantId, slot: SlotId, zone: String },
        'H' CalendarFile { tenant: TenantId, booking: BookingId },
    }
}

impl Place {
    /// The tenant whose affairs the screen shows.
    pub fn tenant(&self) -> Option<TenantId> {
        match self {
            Self::Home
            | Self::Specialists { .. }
            | Self::Settings
            | Self::Language
            | Self::Zone
            | Self::Help
            | Self::Kept
            | Self::EraseAsk
            | Self::Quiet
            | Self::MyWeek { .. }
            | Self::Operator
            | Self::Founding => None,
            Self::Client { tenant }
            | Self::Month { tenant, .. }
            | Self::Day { tenant, .. }
            | Self::Nearest { tenant }
            | Self::Weekday { tenant, .. }
            | Self::OfKind { tenant, .. }
            | Self::Confirm { tenant, .. }
            | Self::Series { tenant, .. }
            | Self::ConfirmZone { tenant, .. }
            | Self::Bookings { tenant, .. }
            | Self::Booking { tenant, .. }
            | Self::CancelAsk { tenant, .. }
            | Self::Reminders { tenant }
            | Self::Hearing { tenant }
            | Self::QuietOf { tenant }
            | Self::Move { tenant, .. }
            | Self::MoveAsk { tenant, .. }
            | Self::CancelWhy { tenant, .. }
            | Self::Tutor { tenant }
            | Self::Week { tenant, .. }
            | Self::Plan { tenant, .. }
            | Self::Grid { tenant, .. }
            | Self::Typed { tenant, .. }
            | Self::Lengths { tenant, .. }
            | Self::Slot { tenant, .. }
            | Self::DeleteAsk { tenant, .. }
            | Self::CloseAsk { tenant, .. }
            | Self::Requests { tenant, .. }
            | Self::Lesson { tenant, .. }
            | Self::StepAsk { tenant, .. }
            | Self::Unpaid { tenant, .. }
            | Self::Lessons { tenant, .. }
            | Self::Practice { tenant }
            | Self::NameAsk { tenant }
            | Self::SlugAsk { tenant }
            | Self::PriceAsk { tenant }
            | Self::PracticeZone { tenant }
            | Self::Link { tenant }
            | Self::Outcomes { tenant }
            | Self::Outcome { tenant, .. }
            | Self::TitleAsk { tenant, .. }
            | Self::IconAsk { tenant, .. }
            | Self::Charges { tenant, .. }
            | Self::RetireAsk { tenant, .. }
            | Self::NewOutcome { tenant, .. }
            | Self::Deadlines { tenant }
            | Self::Deadline { tenant, .. }
            | Self::Steps { tenant, .. }
            | Self::Shelf { tenant }
            | Self::Shelved { tenant, .. }
            | Self::Versions { tenant, .. }
            | Self::Version { tenant, .. }
            | Self::Draft { tenant }
            | Self::DiscardAsk { tenant }
            | Self::PastAsk { tenant }
            | Self::FileAsk { tenant, .. }
            | Self::Watches { tenant }
            | Self::WatchDay { tenant, .. }
            | Self::WatchWeekly { tenant, .. }
            | Self::Watch { tenant, .. }
            | Self::Taken { tenant, .. }
            | Self::Founded { tenant }
            | Self::Write { tenant, .. }
            | Self::Answer { tenant, .. }
            | Self::BookingQuestion { tenant }
            | Self::PayNote { tenant } => Some(*tenant),
            Self::Owing { of } => *of,
        }
    }
}

mod listing;
#[cfg(test)]
mod tests;
