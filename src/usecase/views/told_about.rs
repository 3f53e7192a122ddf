//! The facts of a notice, each kind with what it speaks of, as `told` finds them and `telegram` puts them into words.

use std::sync::Arc;

use super::bill::Bill;
use super::claimed::Claimed;
use super::job::JobView;
use super::spoken::Spoken;
use super::told_freed::Offer;
use super::told_outcomes::Went;
use super::told_regular::RegularTold;
use super::told_team::TeamTold;
use crate::domain::acting::Deeds;
use crate::domain::ids::{ClientId, JobId, OfferId, SeriesId};
use crate::domain::moment::Moment;
use crate::domain::notice::NoticeKind;
use crate::domain::rights::Rights;
use crate::domain::series::Missed;
use crate::domain::standing::{Regular, RegularNews};
use crate::domain::watch::Wish;
use crate::domain::workflow::{By, Phase, StatusId, Workflow};
use crate::domain::zone::Date;
use crate::storage::booking::BookingRow;
use crate::storage::history::HistoryRow;
use crate::storage::offer::{End, HeldRow};
use crate::storage::pack::PackRow;
use crate::storage::person::PersonRow;
use crate::storage::slot::{FreeRow, KindRow};
use crate::storage::tenant::TenantRow;
use crate::usecase::acting::Names;

/// A booking with all that a message about it may name.
#[derive(Clone, Debug)]
pub struct Lesson {
    pub row: BookingRow,
    pub workflow: Arc<Workflow>,
    pub kind: String,
    /// When it was before, or what it asks to take the place of.
    pub instead: Option<(Moment, Moment)>,
    /// What has become of the booking that it asks to take the place of.
    pub other: Other,
    /// It asks for the time of every week, or every other.
    pub weekly: Option<Regular>,
}

/// How the booking stands that a request to move is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Other {
    #[default]
    Ahead,
    Begun,
    Gone,
}

impl Other {
    pub(super) fn of(row: &BookingRow, now: Moment) -> Self {
        if row.phase == Phase::Void.as_str() {
            Self::Gone
        } else if row.start_at <= now {
            Self::Begun
        } else {
            Self::Ahead
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Begun => "begun",
            Self::Gone => "gone",
        }
    }
}

/// The facts of one notice.
#[derive(Clone, Debug)]
pub struct Told {
    pub to: PersonRow,
    pub tenant: TenantRow,
    /// What the reader may do, if they run the practice.
    pub rights: Option<Rights>,
    /// They run it and may do what the notice is about: it speaks to them as to a specialist.
    pub specialist: bool,
    /// What their clients are called, where they act for several.
    pub names: Names,
    /// Whom they pay for: of money others hear nothing.
    pub pays_for: Vec<ClientId>,
    pub about: About,
}

#[derive(Clone, Debug)]
pub enum About {
    Requested(Lesson),
    Booked(Lesson),
    Stepped(Lesson, HistoryRow),
    /// With the entry that takes back.
    Undone(Lesson, HistoryRow),
    Receipt(Lesson, HistoryRow),
    /// What has become free, soonest first; booking it is a request.
    Freed {
        walk: i64,
        times: Vec<Offer>,
        request: bool,
    },
    /// The message that offered times, and when the one is that its reader took.
    FreedAnswered {
        message: i64,
        took: Option<(Moment, Moment)>,
    },
    WatchEnded(Wish),
    Reminder {
        lessons: Vec<Reminded>,
        /// The message that it is already.
        message: Option<i64>,
    },
    /// Times that were published and can still be booked, soonest first.
    NewTimes {
        free: Vec<FreeRow>,
        /// To be named, where there are several.
        kinds: Vec<KindRow>,
    },
    /// When the clocks change, by how many minutes the reader's hours move, and the first booking after it.
    ClockChange {
        at: Moment,
        minutes: i32,
        first: Lesson,
    },
    /// The message with the request, which is settled by this entry, and who made it.
    Settled {
        message: i64,
        lesson: Lesson,
        entry: HistoryRow,
        who: Option<String>,
    },
    /// The message with a request whose buttons have to be drawn anew.
    Reasked(i64, Lesson),
    Asked(Spoken),
    Replied(Spoken),
    Written(Spoken),
    BookedFor(Lesson),
    Regular {
        told: Box<RegularTold>,
        news: RegularNews,
    },
    /// Weekly times of one client that were put down together, from Monday on.
    RegularsBegun(Vec<RegularTold>),
    /// To the specialist: so many days of regular times have no place, and the first of them.
    Unplaced {
        rows: Vec<(String, Date, Option<Moment>)>,
        count: usize,
    },
    /// Times to pick one from, held until then.
    Offered {
        offer: OfferId,
        until: Moment,
        held: Vec<HeldRow>,
    },
    /// The message that offered them, and what became of it.
    OfferSettled {
        message: i64,
        end: End,
        took: Option<(Moment, Moment)>,
    },
    OfferEnded {
        client: ClientId,
        name: String,
        end: End,
    },
    OfferMissed {
        client: ClientId,
        name: String,
        start: Moment,
        end: Moment,
    },
    /// Who has come by the link of which client.
    JoinAsked {
        client: ClientId,
        came: Moment,
        name: String,
        who: PersonRow,
    },
    /// The message that asked, and what was answered.
    JoinSettled {
        message: i64,
        name: String,
        yes: bool,
    },
    Joined {
        yes: bool,
    },
    /// The message with the question, and what came of it.
    MessageSettled(i64, Spoken),
    /// The message with the question of somebody who has had their data deleted.
    MessageForgotten(i64),
    Claimed(Claimed),
    Proof(Claimed),
    /// The message with "I have paid", and what came of it.
    ClaimSettled(i64, Claimed),
    ClaimAnswered(Claimed),
    /// What a client has booked or asked for of the same time of several weeks, soonest first; and the message that told
    /// of it already.
    Series {
        series: SeriesId,
        asked: bool,
        lessons: Vec<Lesson>,
        message: Option<i64>,
        /// Its newest answer, and by whom, where that was not the reader; and how many can be taken back.
        settled: Option<Answered>,
        back: usize,
    },
    SeriesReceipt {
        lessons: Vec<Lesson>,
        missed: Vec<Missed>,
        asked: bool,
    },
    SeriesAccepted(Vec<Lesson>),
    /// Bookings of a series that have come to one status at one moment.
    SeriesStepped {
        reason: String,
        lessons: Vec<Lesson>,
        /// Told to the specialist, not to the client.
        specialist: bool,
    },
    /// Somebody else of the client's people did it.
    KinDid(Lesson, HistoryRow, String),
    /// Who acts for which client from now on, and in what.
    KinJoined {
        client: ClientId,
        name: String,
        who: String,
        deeds: Deeds,
    },
    /// What a job has cancelled of the reader's, soonest first, why, and what is free instead.
    CalledOff {
        lessons: Vec<Lesson>,
        reason: String,
        free: Vec<FreeRow>,
        /// Weekly times of theirs, and when they go on.
        goes_on: Vec<RegularTold>,
    },
    JobEnded(JobView),
    /// A job broke off; which one, where it can be looked at.
    JobGaveUp {
        job: Option<JobId>,
        does: String,
        done: i64,
        total: i64,
    },
    /// The specialist's own words.
    News(String),
    /// What is on that day, and how many requests wait; `several`: the reader runs other practices too.
    Plan {
        day: Date,
        count: usize,
        lessons: Vec<Lesson>,
        requests: usize,
        several: bool,
    },
    /// How the lessons of a day went: what is said of each; how many are not said, and how many more there are.
    Outcomes {
        day: Date,
        lessons: Vec<Went>,
        open: usize,
        more: usize,
        message: Option<i64>,
    },
    /// What its reader owes past the term.
    Owes(Vec<BookingRow>),
    /// What a client pays for a month.
    Bill(Bill),
    /// A pack that comes to its end, and whose it is.
    PackLeft(PackRow, String),
    UnpaidList {
        count: usize,
        sum: i64,
        rows: Vec<BookingRow>,
        several: bool,
    },
    Team(TeamTold),
}

impl About {
    /// What a client can choose not to hear; `None` for what they always do: whether they have the booking or not, and the
    /// answer to a request.
    pub(super) fn kind(&self) -> Option<NoticeKind> {
        match self {
            Self::Reminder { message: None, .. } => Some(NoticeKind::Reminders),
            Self::Stepped(lesson, entry) | Self::Undone(lesson, entry) => {
                let phase = |status: &str| {
                    let status = lesson.workflow.status(&StatusId::from(status));
                    status.map_or(Phase::Pending, |status| status.phase)
                };
                let from = entry.from_status.as_deref().map_or(Phase::Pending, phase);
                let to = phase(&entry.to_status);
                let essential =
                    from == Phase::Pending || to == Phase::Pending || (from == Phase::Void) != (to == Phase::Void);
                (entry.by == By::Specialist.as_str() && !essential).then_some(NoticeKind::Changes)
            }
            Self::Freed { .. } | Self::WatchEnded(_) => Some(NoticeKind::FreedTimes),
            Self::FreedAnswered { .. } => None,
            Self::Asked(_)
            | Self::Replied(_)
            | Self::Written(_)
            | Self::MessageSettled(..)
            | Self::MessageForgotten(_) => None,
            Self::NewTimes { .. } => Some(NoticeKind::NewTimes),
            Self::ClockChange { .. }
            | Self::Reminder { message: Some(_), .. }
            | Self::Requested(_)
            | Self::Reasked(..)
            | Self::Booked(_)
            | Self::BookedFor(_)
            | Self::Regular { .. }
            | Self::RegularsBegun(_)
            | Self::Unplaced { .. }
            | Self::Offered { .. }
            | Self::OfferSettled { .. }
            | Self::OfferEnded { .. }
            | Self::OfferMissed { .. }
            | Self::JoinAsked { .. }
            | Self::JoinSettled { .. }
            | Self::Joined { .. }
            | Self::Receipt(..)
            | Self::Settled { .. } => None,
            Self::Series { .. }
            | Self::SeriesReceipt { .. }
            | Self::SeriesAccepted(_)
            | Self::SeriesStepped { .. }
            | Self::Team(_) => None,
            Self::CalledOff { .. } | Self::JobEnded(_) | Self::JobGaveUp { .. } => None,
            Self::KinDid(..) | Self::KinJoined { .. } => None,
            Self::News(_) => Some(NoticeKind::News),
            Self::Plan { .. } | Self::UnpaidList { .. } | Self::Outcomes { .. } | Self::Owes(_) => None,
            Self::Bill(_) | Self::PackLeft(..) => None,
            Self::Claimed(_) | Self::Proof(_) | Self::ClaimSettled(..) | Self::ClaimAnswered(_) => None,
        }
    }

    /// What is worth as much after quiet hours.
    pub(super) fn can_wait(&self) -> bool {
        matches!(
            self,
            Self::Freed { .. }
                | Self::WatchEnded(_)
                | Self::NewTimes { .. }
                | Self::News(_)
                | Self::ClockChange { .. }
                | Self::Outcomes { message: None, .. }
                | Self::Bill(_)
                | Self::Owes(_)
        )
    }
}

/// A lesson in a reminder.
#[derive(Clone, Debug)]
pub struct Reminded {
    pub lesson: Lesson,
    pub stand: Stand,
}

/// An answer as the history has it, and by whom, where that was not the reader.
pub type Answered = (Box<HistoryRow>, Option<String>);

/// How a lesson stands in a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Plain,
    /// The reader is asked whether they come.
    Asks,
    /// Somebody has said that they do.
    Coming,
    /// It is at another time now.
    Moved,
    /// It takes place no more, or took place.
    Ended,
}
