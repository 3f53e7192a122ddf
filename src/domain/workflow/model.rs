//! What a workflow file says, in types: statuses in the file's order, and the steps between them.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::moment::{Moment, Span};

/// A checked state machine of bookings. Made by `load` alone, so that what the rules promise can be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workflow {
    pub id: String,
    pub title: Titles,
    pub entry: Entry,
    /// In the file's order, which is the order of lists and filters.
    pub statuses: Vec<Status>,
    /// In the file's order, which is the order of buttons.
    pub steps: Vec<Step>,
}

/// Where a booking begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub on_request: StatusId,
    pub on_book: StatusId,
}

/// How a booking comes to be: asked for by a client, or made at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entrance {
    Request,
    Book,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub id: StatusId,
    pub title: Titles,
    pub icon: String,
    pub phase: Phase,
    pub payment: Payment,
    /// A fraction of the booking's own price: `0.5` is a half.
    pub charge: Decimal,
}

/// Identified by its name, any one of `from`, and any one of `by`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub name: StepName,
    /// A button's text, so a verb. Empty where no person takes the step.
    pub title: Titles,
    pub from: Vec<StatusId>,
    pub to: StatusId,
    pub by: Vec<By>,
    /// The last moment at which it may be taken; only people have guards.
    pub until: Option<When>,
    /// The first moment at which it may be taken.
    pub since: Option<When>,
    /// When a timer takes it; see [`Step::moment`].
    pub at: Option<Vec<When>>,
    pub notify: Vec<Notify>,
    pub ask: Option<Ask>,
    /// The screen asks "are you sure" first.
    pub confirm: bool,
}

/// Words that a file uses for an enum, with the way there and back.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$note])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == word)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )*};
}

words! {
    /// What a status means for the slot.
    Phase {
        /// The seat is held for a request.
        Pending = "pending",
        /// The seat is held for what will take place.
        Upcoming = "upcoming",
        /// The seat was used.
        Done = "done",
        /// The seat is free again.
        Void = "void",
    }
    /// Whether what a status charges is still to be paid.
    Payment {
        None = "none",
        Due = "due",
        Paid = "paid",
    }
    By {
        Client = "client",
        /// The owner, and assistants with the right.
        Specialist = "specialist",
        Timer = "timer",
        /// The charge of the booking was covered.
        Ledger = "ledger",
    }
    Notify {
        Client = "client",
        Specialist = "specialist",
        /// The side that did not act; both, if no person did.
        Other = "other",
    }
    Ask {
        Reason = "reason",
        Amount = "amount",
    }
    /// What an offset counts from. `Start` and `End` follow the slot; `Created` and `Entered` never change.
    Anchor {
        Start = "start",
        End = "end",
        Created = "created",
        Entered = "entered",
        /// The account's payment term.
        Due = "due",
    }
}

impl Phase {
    pub const fn holds_seat(self) -> bool {
        match self {
            Self::Pending | Self::Upcoming | Self::Done => true,
            Self::Void => false,
        }
    }
}

impl By {
    pub const fn is_person(self) -> bool {
        match self {
            Self::Client | Self::Specialist => true,
            Self::Timer | Self::Ledger => false,
        }
    }
}

/// A moment of a booking's life: `start - 12h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    pub anchor: Anchor,
    pub offset: Span,
}

/// What the anchors of one booking stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    pub start: Moment,
    pub end: Moment,
    pub created: Moment,
    /// When the booking came into its present status.
    pub entered: Moment,
    /// None where the account has no payment term.
    pub due: Option<Moment>,
}

impl When {
    /// None if the booking has no such moment.
    pub fn moment(&self, times: &Times) -> Option<Moment> {
        let anchor = match self.anchor {
            Anchor::Start => times.start,
            Anchor::End => times.end,
            Anchor::Created => times.created,
            Anchor::Entered => times.entered,
            Anchor::Due => times.due?,
        };
        Some(anchor + self.offset)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.anchor.as_str())?;
        let (sign, seconds) = (if self.offset.0 < 0 { '-' } else { '+' }, self.offset.0.unsigned_abs());
        match seconds {
            0 => Ok(()),
            _ if seconds.is_multiple_of(86_400) => write!(f, " {sign} {}d", seconds / 86_400),
            _ if seconds.is_multiple_of(3600) => write!(f, " {sign} {}h", seconds / 3600),
            _ => write!(f, " {sign} {}m", seconds / 60),
        }
    }
}

/// A text in several languages, by language code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Titles(pub BTreeMap<String, String>);

impl Titles {
    /// In that language, else in English, else in any, else nothing.
    pub fn get(&self, language: &str) -> &str {
        let any = || self.0.values().next();
        self.0
            .get(language)
            .or_else(|| self.0.get("en"))
            .or_else(any)
            .map_or("", String::as_str)
    }
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(name.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

names! {
    /// A status, by its key in the file.
    StatusId;
    /// A step's name; several steps may share it.
    StepName;
}

impl Workflow {
    pub fn status(&self, id: &StatusId) -> Option<&Status> {
        self.statuses.iter().find(|it| it.id == *id)
    }

    /// # Panics
    /// If the entry names no status, which `load` refuses.
    pub fn entry(&self, entrance: Entrance) -> &Status {
        let id = match entrance {
            Entrance::Request => &self.entry.on_request,
            Entrance::Book => &self.entry.on_book,
        };
        self.status(id).expect("a checked workflow has its entry")
    }

    /// The steps that begin in that status, in the file's order.
    pub fn steps_from<'w>(&'w self, status: &'w StatusId) -> impl Iterator<Item = &'w Step> {
        self.steps.iter().filter(move |step| step.from.contains(status))
    }

    /// It says whether somebody came: the seat was used, or it is set once the booking has begun and not before.
    pub fn is_attendance(&self, id: &StatusId) -> bool {
        let begun = |step: &Step| {
            let since = step.since.as_ref();
            since.is_some_and(|when| matches!(when.anchor, Anchor::Start | Anchor::End) && when.offset.0 >= 0)
        };
        let mut into = self.steps.iter().filter(|step| step.to == *id).peekable();
        self.status(id).is_some_and(|status| status.phase == Phase::Done) || (into.peek().is_some() && into.all(begun))
    }

    /// Nothing leads out of it; undo alone leaves it.
    pub fn is_final(&self, status: &StatusId) -> bool {
        self.steps_from(status).all(|step| step.to == *status)
    }
}

impl Step {
    /// When a timer takes this step. Of several moments the earliest counts that lay ahead when the booking came
    /// into its status: a request made an hour before the start isn't dead at birth because of "start - 2h".
    /// If none lay ahead, the earliest; none if the booking has no such moment.
    pub fn moment(&self, times: &Times) -> Option<Moment> {
        let moments = || self.at.iter().flatten().filter_map(|when| when.moment(times));
        moments()
            .filter(|moment| *moment > times.entered)
            .min()
            .or_else(|| moments().min())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(pairs: &[(&str, &str)]) -> Titles {
        Titles(
            pairs
                .iter()
                .map(|(language, text)| (language.to_string(), text.to_string()))
                .collect(),
        )
    }

    #[test]
    fn a_title_falls_back_to_english_and_then_to_any() {
        assert_eq!(titles(&[("en", "Held"), ("ru", "Проведено")]).get("ru"), "Проведено");
        assert_eq!(titles(&[("de", "Fertig"), ("en", "Held")]).get("ru"), "Held");
        assert_eq!(titles(&[("de", "Fertig")]).get("ru"), "Fertig");
        assert_eq!(Titles::default().get("ru"), "");
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        for phase in Phase::ALL {
            assert_eq!(Phase::parse(phase.as_str()), Some(*phase));
        }
        assert_eq!(Phase::parse("Done"), None);
    }

    #[test]
    fn an_offset_is_written_in_its_largest_whole_unit() {
        let when = |offset| {
            When {
                anchor: Anchor::Start,
                offset,
            }
            .to_string()
        };
        assert_eq!(when(Span(0)), "start");
        assert_eq!(when(Span::hours(-12)), "start - 12h");
        assert_eq!(when(Span::days(2)), "start + 2d");
        assert_eq!(when(Span::minutes(90)), "start + 90m");
    }

    #[test]
    fn a_timer_takes_the_earliest_moment_that_lay_ahead() {
        let at = |anchor, offset| When { anchor, offset };
        let step = Step {
            name: "expire".into(),
            title: Titles::default(),
            from: vec![],
            to: "gone".into(),
            by: vec![By::Timer],
            until: None,
            since: None,
            at: Some(vec![
                at(Anchor::Created, Span::hours(24)),
                at(Anchor::Start, Span::hours(-2)),
                at(Anchor::Start, Span(0)),
            ]),
            notify: vec![],
            ask: None,
            confirm: false,
        };
        let asked_before = |before: Span| {
            let start = Moment(1_000_000);
            let created = start - before;
            let times = Times {
                start,
                end: start + Span::hours(1),
                created,
                entered: created,
                due: None,
            };
            step.moment(&times).unwrap() - created
        };
        assert_eq!(asked_before(Span::days(5)), Span::hours(24));
        assert_eq!(asked_before(Span::hours(10)), Span::hours(8));
        assert_eq!(asked_before(Span::hours(1)), Span::hours(1));

        let start = Moment(1_000_000);
        let late = start + Span::days(3);
        let times = Times {
            start,
            end: start,
            created: start - Span::days(9),
            entered: late,
            due: None,
        };
        assert_eq!(
            step.moment(&times),
            Some(start - Span::days(8)),
            "all are past: the earliest"
        );
    }
}
