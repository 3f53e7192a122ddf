//! How an address or an act stands in a button: a code, and its fields behind it.

use std::ops::RangeInclusive;

use chrono::Datelike;

use crate::domain::acting::Deeds;
use crate::domain::base62;
use crate::domain::client::Detail;
use crate::domain::filter::{Filter, When};
use crate::domain::ids::{
    BookingId, ClaimId, ClientId, EntryId, EventId, InviteId, JobId, KindId, MessageId, OfferId, PackId, PatternId,
    PersonId, SeriesId, SlotId, StandingId, TenantId, WatchId, WindowId,
};
use crate::domain::spot::{Spot, Subject, Warnings};
use crate::domain::standing::{Holder, Weeks};
use crate::domain::workflow::MOST_STATUSES;
use crate::domain::zone::Date;

/// A button leads to no other: near the ends of the calendar there is no next day to reckon with.
pub(super) const YEARS: RangeInclusive<i32> = 1900..=9998;

/// No workflow has more statuses.
const STATUSES: u64 = (1 << MOST_STATUSES) - 1;

/// A value that stands in a code.
pub(super) trait Field: Sized {
    fn put(&self) -> String;
    fn take(text: &str) -> Option<Self>;

    /// The tenant that it names.
    fn tenant(&self) -> Option<TenantId> {
        None
    }
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

impl Field for TenantId {
    fn put(&self) -> String {
        base62::encode(self.0)
    }
    fn take(text: &str) -> Option<Self> {
        base62::decode(text).filter(|n| *n >= 0).map(Self)
    }
    fn tenant(&self) -> Option<TenantId> {
        Some(*self)
    }
}

number_fields! {
    BookingId: |id| id.0, |n| Some(BookingId(n));
    ClientId: |id| id.0, |n| Some(ClientId(n));
    KindId: |id| id.0, |n| Some(KindId(n));
    SlotId: |id| id.0, |n| Some(SlotId(n));
    EntryId: |id| id.0, |n| Some(EntryId(n));
    PackId: |id| id.0, |n| Some(PackId(n));
    ClaimId: |id| id.0, |n| Some(ClaimId(n));
    MessageId: |id| id.0, |n| Some(MessageId(n));
    WatchId: |id| id.0, |n| Some(WatchId(n));
    EventId: |id| id.0, |n| Some(EventId(n));
    Deeds: |deeds| i64::from(deeds.bits()), |n| Deeds::from_bits(n.try_into().ok()?);
    SeriesId: |id| id.0, |n| Some(SeriesId(n));
    OfferId: |id| id.0, |n| Some(OfferId(n));
    JobId: |id| id.0, |n| Some(JobId(n));
    WindowId: |id| id.0, |n| Some(WindowId(n));
    PatternId: |id| id.0, |n| Some(PatternId(n));
    InviteId: |id| id.0, |n| Some(InviteId(n));
    PersonId: |id| id.0, |n| Some(PersonId(n));
    StandingId: |id| id.0, |n| Some(StandingId(n));
    i64: |n| *n, Some;
    u32: |n| i64::from(*n), |n| n.try_into().ok();
    bool: |yes| i64::from(*yes), |n| match n { 0 => Some(false), 1 => Some(true), _ => None };
    Date: |date| i64::from(date.num_days_from_ce()), |n| {
        Date::from_num_days_from_ce_opt(n.try_into().ok()?).filter(|date| YEARS.contains(&date.year()))
    };
}

impl Field for Subject {
    fn put(&self) -> String {
        match self {
            Self::Client(id) => format!("c{}", id.put()),
            Self::Booking(id) => format!("b{}", id.put()),
        }
    }
    fn take(text: &str) -> Option<Self> {
        let rest = text.get(1..)?;
        match text.as_bytes().first()? {
            b'c' => ClientId::take(rest).map(Self::Client),
            b'b' => BookingId::take(rest).map(Self::Booking),
            _ => None,
        }
    }
}

impl Field for Holder {
    fn put(&self) -> String {
        match self {
            Self::Client(id) => format!("c{}", id.put()),
            Self::Of(id, kind) => format!("k{}-{}", id.put(), kind.put()),
            Self::Standing(id) => format!("s{}", id.put()),
        }
    }
    fn take(text: &str) -> Option<Self> {
        let rest = text.get(1..)?;
        match text.as_bytes().first()? {
            b'c' => ClientId::take(rest).map(Self::Client),
            b'k' => {
                let (id, kind) = rest.split_once('-')?;
                Some(Self::Of(ClientId::take(id)?, KindId::take(kind)?))
            }
            b's' => StandingId::take(rest).map(Self::Standing),
            _ => None,
        }
    }
}

impl Field for Weeks {
    fn put(&self) -> String {
        self.as_str().to_owned()
    }
    fn take(text: &str) -> Option<Self> {
        Self::parse(text)
    }
}

impl Field for Spot {
    fn put(&self) -> String {
        match self {
            Self::Slot(id) => format!("s{}", id.put()),
            Self::Hour { minute, length, kind } => {
                let kind = kind.map_or(String::new(), |kind| format!("-{}", kind.put()));
                format!("h{}-{}{kind}", minute.put(), u32::from(*length).put())
            }
        }
    }
    fn take(text: &str) -> Option<Self> {
        let rest = text.get(1..)?;
        match text.as_bytes().first()? {
            b's' => SlotId::take(rest).map(Self::Slot),
            b'h' => {
                let (minute, rest) = rest.split_once('-')?;
                let (length, kind) = rest.split_once('-').map_or((rest, None), |(a, b)| (a, Some(b)));
                let spot = Self::of_minute(u32::take(minute)?, u16::try_from(u32::take(length)?).ok()?)?;
                match kind {
                    Some(kind) => Some(spot.of_kind(KindId::take(kind)?)),
                    None => Some(spot),
                }
            }
            _ => None,
        }
    }
}

impl Field for Warnings {
    fn put(&self) -> String {
        self.bits().put()
    }
    fn take(text: &str) -> Option<Self> {
        Self::from_bits(u32::take(text)?)
    }
}

impl Field for Detail {
    fn put(&self) -> String {
        let place = Self::ALL.iter().position(|detail| detail == self);
        place.unwrap_or_default().to_string()
    }
    fn take(text: &str) -> Option<Self> {
        let found = text.parse().ok().and_then(|place: usize| Self::ALL.get(place).copied());
        found.filter(|detail| detail.put() == text)
    }
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
            fn tenant(&self) -> Option<TenantId> {
                self.as_ref().and_then(Field::tenant)
            }
        }
    )*};
}

optional_fields! { BookingId TenantId SlotId ClientId EventId }

/// `when-client-statuses-flags`.
impl Field for Filter {
    fn put(&self) -> String {
        let when = match self.when {
            When::Ahead => "a".to_owned(),
            When::Over => "o".to_owned(),
            When::Always => "e".to_owned(),
            When::Days(from, to) => format!("d{}_{}", from.put(), to.put()),
        };
        let statuses = base62::encode((self.statuses & STATUSES) as i64);
        let flags = u32::from(self.unpaid) + 2 * u32::from(self.turned);
        format!("{when}-{}-{statuses}-{flags}", self.client.put())
    }
    fn take(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (when, client, statuses, flags) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let when = match (when.get(..1)?, when.get(1..)?) {
            ("a", "") => When::Ahead,
            ("o", "") => When::Over,
            ("e", "") => When::Always,
            ("d", days) => {
                let (from, to) = days.split_once('_')?;
                When::Days(Date::take(from)?, Date::take(to)?)
            }
            _ => return None,
        };
        let statuses = base62::decode(statuses).filter(|n| *n >= 0)? as u64;
        let flags = u32::take(flags).filter(|n| *n < 4)?;
        let filter = Self {
            when,
            client: <Option<ClientId> as Field>::take(client)?,
            statuses: Some(statuses).filter(|bits| bits & !STATUSES == 0)?,
            unpaid: flags & 1 != 0,
            turned: flags & 2 != 0,
        };
        parts.next().is_none().then_some(filter)
    }
}

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

/// What `codec` stands before the fields: one character, or a point and two.
pub(super) fn cut(code: &str) -> Option<(&str, &str)> {
    let length = match code.chars().next()? {
        '.' => 3,
        first => first.len_utf8(),
    };
    code.split_at_checked(length)
}

/// An enum with a code a variant, of one character or a point and two, and its fields behind it, each closed by a point.
macro_rules! codes {
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$note:meta])* $code:literal $variant:ident $({ $($field:ident: $type:ty),* })?,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$note])* $variant $({ $($field: $type),* })?,)* }

        impl $name {
            /// The codes of all variants. Public for the test that taps each of them.
            pub const CODES: &[&str] = &[$($code),*];

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
                let (code, rest) = cut(code)?;
                let mut fields = if rest.is_empty() { None } else { Some(rest.strip_suffix('.')?.split('.')) };
                let mut next = || fields.as_mut().and_then(Iterator::next);
                let decoded = match code {
                    $($code => Self::$variant $({ $($field: Field::take(next()?)?),* })?,)*
                    _ => return None,
                };
                if next().is_some() { None } else { Some(decoded) }
            }

            /// The tenant whose affair it is.
            pub fn tenant(&self) -> Option<TenantId> {
                match self {
                    $(Self::$variant $({ $($field),* })? => None$($(.or(Field::tenant($field)))*)?,)*
                }
            }
        }
    };
}

pub(super) use codes;
