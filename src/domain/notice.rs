//! What we tell somebody who did not just ask. Data with ids; rendered at the border, as things are then.

use serde::{Deserialize, Serialize};

use super::ids::{
    BookingId, ClaimId, ClientId, JobId, MessageId, OfferId, OutboxId, PackId, PersonId, SeriesId, SlotId, StandingId,
    TenantId,
};
use super::moment::Moment;
use super::rights::Right;
use super::series::Missed;
use super::standing::RegularNews;
use super::zone::Date;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Notice {
    /// To a specialist: a client asks for a time; the notice asks for an answer.
    Requested { booking: BookingId },
    /// To a specialist: a client booked at once.
    Booked { booking: BookingId },
    /// To the side that did not act: entry `entry_no` of the booking's history changed its status.
    Stepped { booking: BookingId, entry_no: i64 },
    /// To those who had been told of what entry `entry_no` takes back.
    Undone { booking: BookingId, entry_no: i64 },
    /// To the one who acted: a lasting message of what was done, without a sound.
    Receipt { booking: BookingId, entry_no: i64 },
    /// To somebody who comes: what is ahead. Of each booking the move that the reminder was made for.
    Reminder {
        lessons: Vec<RemindedLesson>,
        ahead: String,
        /// Its own key in the outbox, where it asks whether the reader comes.
        #[serde(default)]
        letter: Option<String>,
    },
    /// A reminder asked about something that is answered or over now: it is drawn anew.
    Answered { letter: String },
    /// To somebody who wants to know: what the specialist has published, told on that local day.
    NewTimes { day: String },
    /// The clocks of one of two zones change at that moment: the reader's hours move.
    ClockChange { at: Moment },
    /// The notice `of` asked for something that is now settled: it loses its buttons and says how.
    Settled {
        of: OutboxId,
        booking: BookingId,
        entry_no: i64,
    },
    /// The notice `of` asks still, and its buttons have to say it anew.
    Reasked { of: OutboxId, booking: BookingId },
    /// To a specialist: a client writes.
    Asked { message: MessageId },
    /// To a client: the specialist answers.
    Replied { message: MessageId },
    /// To a client: the specialist has booked for them.
    BookedFor { booking: BookingId },
    /// To a specialist: somebody has come by a client's link; is it them?
    JoinAsked { client: ClientId, came: Moment },
    /// That has been answered: the notice of it says so.
    JoinSettled { client: ClientId, came: Moment, yes: bool },
    /// To the one who came: what the specialist said.
    Joined { client: ClientId, yes: bool },
    /// To those who hear of a client: another of the client's people did it.
    KinDid { booking: BookingId, entry_no: i64 },
    /// To a specialist, and to who made the link: somebody has come to act for the client.
    KinJoined { client: ClientId, person: PersonId },
    /// To a client: times to pick one from.
    Offered { offer: OfferId },
    /// They have picked, or it is over: the notice of it says so.
    OfferSettled { offer: OfferId, took: Option<SlotId> },
    /// To a specialist: nobody has taken what was offered.
    OfferEnded { offer: OfferId },
    /// To a specialist: a client wanted one of the times, and it cannot be booked any more.
    OfferMissed { offer: OfferId, slot: SlotId },
    /// To a client: what becomes of a weekly time of theirs.
    Regular { standing: StandingId, news: RegularNews },
    /// To a client: the specialist writes unasked.
    Written { message: MessageId },
    /// What a client wrote has been answered: the notice of it says so.
    MessageSettled { message: MessageId },
    /// To somebody who waits: what has become free. `walk` is the walk through the watches that found it; where it waited
    /// for the end of quiet hours, it is of all walks from `since` on.
    Freed {
        walk: i64,
        times: Vec<FreedTime>,
        since: Option<i64>,
    },
    /// The notice `of` offered times: it loses its buttons and says which one its reader took, if any.
    FreedAnswered { of: OutboxId, took: Option<SlotId> },
    /// To somebody who waited for weekdays and hours: it has come to an end.
    WatchEnded { wish: String },
    /// To a specialist: a client says they have paid.
    Claimed { claim: ClaimId },
    /// To a specialist: the picture or the file that came with it.
    Proof { claim: ClaimId },
    /// What a client said about paying is settled: the notice of it says so.
    ClaimSettled { claim: ClaimId },
    /// To the client: whether the specialist has seen the money.
    ClaimAnswered { claim: ClaimId },
    /// To a specialist: a client booked the same time of several weeks, or asks for them.
    Series { series: SeriesId, asks: bool },
    /// The notice `of` told of a series whose requests have got an answer meanwhile: it is drawn anew.
    SeriesSettled { of: OutboxId, series: SeriesId },
    /// To the client who booked a series: a lasting message of all of it, without a sound.
    /// `asks`: they were requests.
    SeriesReceipt {
        series: SeriesId,
        missed: Vec<Missed>,
        #[serde(default)]
        asks: bool,
    },
    /// To a client: these requests of a series were accepted together.
    SeriesAccepted { series: SeriesId, bookings: Vec<BookingId> },
    /// To either side: these bookings of one client were brought to this status in one act, by the clock or by the
    /// specialist; of a series, where one is named.
    SeriesStepped {
        series: Option<SeriesId>,
        bookings: Vec<BookingId>,
        status: String,
    },
    /// To a client: a job of the specialist's has cancelled bookings of theirs, all of them in one message.
    CalledOff { job: JobId },
    /// To a client: what the specialist tells many.
    News { job: JobId },
    /// To the one who began a job: what it did, without a sound.
    JobEnded { job: JobId },
    /// To the one who began a job: it met a fault again and again, and broke off. `does` is its kind, as it is stored.
    JobGaveUp {
        job: JobId,
        does: String,
        done: i64,
        total: i64,
    },
    /// To a specialist, at an hour of their choice: what is on that local day of theirs.
    Plan { day: Date },
    /// And what is unpaid.
    UnpaidList { day: Date },
    /// To a specialist after the day's last lesson: how did it go? The letter's own key.
    Outcomes { day: Date, letter: String },
    /// Something that the letter asks about is said now: it is drawn anew.
    OutcomesMarked { letter: String },
    /// To a client: what a month's lessons cost.
    Bill {
        client: ClientId,
        month: Date,
        /// What it said when it was put down, in short.
        #[serde(default)]
        print: String,
    },
    /// To those who pay and to the specialists: a pack comes to its end.
    PackLeft { pack: PackId },
    /// To a client: what is to be paid past its term.
    Owes { day: Date },
    /// To somebody of a practice's team, or who was: what has changed there.
    Team { news: TeamNews },
    /// To a person whose event could not be handled: please tap again.
    Trouble,
}

/// What the team of a practice hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum TeamNews {
    /// To the owner.
    Joined {
        person: PersonId,
    },
    Left {
        person: PersonId,
    },
    /// To an assistant: they may do other things now.
    Rights,
    /// To who was one.
    Removed,
    /// To an assistant: the owner offers them the practice.
    Offered,
    /// To the owner: the one to whom it was offered does not want it.
    Declined {
        person: PersonId,
    },
    /// To the owner of before: it is the other's now.
    TakenOver {
        person: PersonId,
    },
    /// To an assistant: the owner has closed the practice.
    Closed,
    /// To whom the practice was offered then: the message that says so has no button any more.
    OfferOver {
        at: Moment,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemindedLesson {
    pub booking: BookingId,
    pub move_no: i64,
}

/// A time that has become free, and by which freeing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreedTime {
    pub slot: SlotId,
    pub number: i64,
}

/// Who goes first when many notices wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticeLane {
    Changes = 0,
    Reminders = 1,
    Freed = 2,
    Digests = 3,
    News = 4,
}

/// A notice on its way: to whom, when, and until when it makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub tenant: Option<TenantId>,
    pub to: PersonId,
    pub notice: Notice,
    pub due: Moment,
    pub not_after: Option<Moment>,
    /// Two letters with the same key are one.
    pub dedupe: String,
}

impl Notice {
    /// Whether it tells of a change that somebody else made, so that a screen before the reader may be out of date.
    pub fn is_news(&self) -> bool {
        match self {
            Self::Requested { .. }
            | Self::Booked { .. }
            | Self::Stepped { .. }
            | Self::Undone { .. }
            | Self::Settled { .. }
            | Self::Reasked { .. }
            | Self::Replied { .. }
            | Self::Written { .. }
            | Self::Regular { .. }
            | Self::Offered { .. }
            | Self::OfferEnded { .. }
            | Self::OfferMissed { .. }
            | Self::Joined { .. }
            | Self::BookedFor { .. }
            | Self::KinDid { .. }
            | Self::KinJoined { .. }
            | Self::Series { .. }
            | Self::SeriesSettled { .. }
            | Self::SeriesAccepted { .. }
            | Self::SeriesStepped { .. }
            | Self::CalledOff { .. }
            | Self::JobGaveUp { .. }
            | Self::Team { .. }
            | Self::ClaimAnswered { .. } => true,
            Self::Receipt { .. }
            | Self::OfferSettled { .. }
            | Self::JoinAsked { .. }
            | Self::JoinSettled { .. }
            | Self::SeriesReceipt { .. }
            | Self::Reminder { .. }
            | Self::Asked { .. }
            | Self::MessageSettled { .. }
            | Self::Freed { .. }
            | Self::FreedAnswered { .. }
            | Self::WatchEnded { .. }
            | Self::Answered { .. }
            | Self::NewTimes { .. }
            | Self::ClockChange { .. }
            | Self::Claimed { .. }
            | Self::Proof { .. }
            | Self::ClaimSettled { .. }
            | Self::JobEnded { .. }
            | Self::News { .. }
            | Self::Plan { .. }
            | Self::UnpaidList { .. }
            | Self::Outcomes { .. }
            | Self::OutcomesMarked { .. }
            | Self::Owes { .. }
            | Self::Bill { .. }
            | Self::PackLeft { .. }
            | Self::Trouble => false,
        }
    }

    pub fn lane(&self) -> NoticeLane {
        match self {
            Self::Requested { .. }
            | Self::Booked { .. }
            | Self::Stepped { .. }
            | Self::Undone { .. }
            | Self::Receipt { .. }
            | Self::Settled { .. }
            | Self::Reasked { .. }
            | Self::Asked { .. }
            | Self::Replied { .. }
            | Self::Written { .. }
            | Self::Regular { .. }
            | Self::JoinAsked { .. }
            | Self::Offered { .. }
            | Self::OfferSettled { .. }
            | Self::OfferEnded { .. }
            | Self::OfferMissed { .. }
            | Self::JoinSettled { .. }
            | Self::Joined { .. }
            | Self::BookedFor { .. }
            | Self::KinDid { .. }
            | Self::KinJoined { .. }
            | Self::MessageSettled { .. }
            | Self::Answered { .. }
            | Self::Claimed { .. }
            | Self::Proof { .. }
            | Self::ClaimSettled { .. }
            | Self::ClaimAnswered { .. }
            | Self::Series { .. }
            | Self::SeriesSettled { .. }
            | Self::SeriesReceipt { .. }
            | Self::SeriesAccepted { .. }
            | Self::SeriesStepped { .. }
            | Self::CalledOff { .. }
            | Self::JobEnded { .. }
            | Self::JobGaveUp { .. }
            | Self::Team { .. }
            | Self::Trouble => NoticeLane::Changes,
            Self::FreedAnswered { .. } => NoticeLane::Changes,
            Self::Freed { .. } | Self::WatchEnded { .. } => NoticeLane::Freed,
            Self::Reminder { .. } | Self::ClockChange { .. } => NoticeLane::Reminders,
            Self::NewTimes { .. } | Self::News { .. } => NoticeLane::News,
            Self::Plan { .. } | Self::UnpaidList { .. } | Self::Outcomes { .. } | Self::Owes { .. } => {
                NoticeLane::Digests
            }
            Self::Bill { .. } | Self::PackLeft { .. } => NoticeLane::Digests,
            Self::OutcomesMarked { .. } => NoticeLane::Changes,
        }
    }

    /// Whether the message has buttons that wait for an answer, and lose their sense once it is given.
    pub fn asks(&self) -> bool {
        matches!(self, Self::Requested { .. } | Self::Series { asks: true, .. })
    }

    /// Whether it changes a message that is there already instead of sending one: Telegram limits sending alone.
    pub fn edits(&self) -> bool {
        match self {
            Self::Team { news } => matches!(news, TeamNews::OfferOver { .. }),
            Self::Settled { .. }
            | Self::Reasked { .. }
            | Self::MessageSettled { .. }
            | Self::ClaimSettled { .. }
            | Self::JoinSettled { .. }
            | Self::OfferSettled { .. }
            | Self::FreedAnswered { .. }
            | Self::SeriesSettled { .. }
            | Self::OutcomesMarked { .. }
            | Self::Answered { .. } => true,
            Self::Requested { .. }
            | Self::Booked { .. }
            | Self::Stepped { .. }
            | Self::Undone { .. }
            | Self::Receipt { .. }
            | Self::Reminder { .. }
            | Self::Asked { .. }
            | Self::Replied { .. }
            | Self::Written { .. }
            | Self::Regular { .. }
            | Self::JoinAsked { .. }
            | Self::Offered { .. }
            | Self::OfferEnded { .. }
            | Self::OfferMissed { .. }
            | Self::Joined { .. }
            | Self::BookedFor { .. }
            | Self::KinDid { .. }
            | Self::KinJoined { .. }
            | Self::Freed { .. }
            | Self::WatchEnded { .. }
            | Self::NewTimes { .. }
            | Self::ClockChange { .. }
            | Self::Claimed { .. }
            | Self::Proof { .. }
            | Self::ClaimAnswered { .. }
            | Self::Series { .. }
            | Self::SeriesReceipt { .. }
            | Self::SeriesAccepted { .. }
            | Self::SeriesStepped { .. }
            | Self::CalledOff { .. }
            | Self::JobEnded { .. }
            | Self::JobGaveUp { .. }
            | Self::News { .. }
            | Self::Plan { .. }
            | Self::UnpaidList { .. }
            | Self::Outcomes { .. }
            | Self::Owes { .. }
            | Self::Bill { .. }
            | Self::PackLeft { .. }
            | Self::Trouble => false,
        }
    }

    /// What it asks of those who run the practice: it goes to nobody else of them.
    pub fn right(&self) -> Right {
        match self {
            Self::Claimed { .. }
            | Self::Proof { .. }
            | Self::ClaimSettled { .. }
            | Self::UnpaidList { .. }
            | Self::Bill { .. }
            | Self::PackLeft { .. } => Right::Money,
            Self::Team { .. } | Self::Plan { .. } | Self::JobEnded { .. } | Self::JobGaveUp { .. } => Right::Help,
            Self::CalledOff { .. }
            | Self::Outcomes { .. }
            | Self::OutcomesMarked { .. }
            | Self::Owes { .. }
            | Self::Offered { .. }
            | Self::OfferSettled { .. }
            | Self::OfferEnded { .. }
            | Self::OfferMissed { .. }
            | Self::SeriesStepped { .. }
            | Self::BookedFor { .. }
            | Self::Regular { .. }
            | Self::JoinAsked { .. }
            | Self::JoinSettled { .. }
            | Self::KinDid { .. }
            | Self::KinJoined { .. }
            | Self::Joined { .. }
            | Self::News { .. } => Right::Bookings,
            Self::Requested { .. }
            | Self::Booked { .. }
            | Self::Stepped { .. }
            | Self::Undone { .. }
            | Self::Receipt { .. }
            | Self::Reminder { .. }
            | Self::Answered { .. }
            | Self::NewTimes { .. }
            | Self::ClockChange { .. }
            | Self::Settled { .. }
            | Self::Reasked { .. }
            | Self::Written { .. }
            | Self::Asked { .. }
            | Self::Replied { .. }
            | Self::MessageSettled { .. }
            | Self::Freed { .. }
            | Self::FreedAnswered { .. }
            | Self::WatchEnded { .. }
            | Self::ClaimAnswered { .. }
            | Self::Series { .. }
            | Self::SeriesSettled { .. }
            | Self::SeriesReceipt { .. }
            | Self::SeriesAccepted { .. }
            | Self::Trouble => Right::Bookings,
        }
    }

    /// The booking it speaks of, if it is one.
    pub fn booking(&self) -> Option<BookingId> {
        match self {
            Self::Requested { booking }
            | Self::Booked { booking }
            | Self::Stepped { booking, .. }
            | Self::Undone { booking, .. }
            | Self::BookedFor { booking }
            | Self::KinDid { booking, .. }
            | Self::Receipt { booking, .. }
            | Self::Reasked { booking, .. }
            | Self::Settled { booking, .. } => Some(*booking),
            Self::Reminder { .. }
            | Self::Asked { .. }
            | Self::Replied { .. }
            | Self::Written { .. }
            | Self::Regular { .. }
            | Self::JoinAsked { .. }
            | Self::Offered { .. }
            | Self::OfferSettled { .. }
            | Self::OfferEnded { .. }
            | Self::OfferMissed { .. }
            | Self::JoinSettled { .. }
            | Self::Joined { .. }
            | Self::KinJoined { .. }
            | Self::MessageSettled { .. }
            | Self::Answered { .. }
            | Self::NewTimes { .. }
            | Self::ClockChange { .. }
            | Self::Claimed { .. }
            | Self::Proof { .. }
            | Self::ClaimSettled { .. }
            | Self::ClaimAnswered { .. }
            | Self::Series { .. }
            | Self::SeriesSettled { .. }
            | Self::SeriesReceipt { .. }
            | Self::SeriesAccepted { .. }
            | Self::SeriesStepped { .. }
            | Self::CalledOff { .. }
            | Self::JobEnded { .. }
            | Self::JobGaveUp { .. }
            | Self::News { .. }
            | Self::Team { .. }
            | Self::Trouble => None,
            Self::Freed { .. } | Self::FreedAnswered { .. } | Self::WatchEnded { .. } => None,
            Self::Plan { .. } | Self::UnpaidList { .. } | Self::Owes { .. } => None,
            Self::Bill { .. } | Self::PackLeft { .. } => None,
            Self::Outcomes { .. } | Self::OutcomesMarked { .. } => None,
        }
    }
}

/// What a client may choose to hear of a tenant or not. That the specialist has cancelled, or has answered a request, is
/// not among it: everybody hears that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    Reminders,
    /// A time that they wait for has become free.
    FreedTimes,
    /// The specialist has published times.
    NewTimes,
    /// What the specialist changes in a booking, other than cancelling it.
    Changes,
    News,
}

impl NoticeKind {
    pub const ALL: [Self; 5] = [
        Self::Reminders,
        Self::FreedTimes,
        Self::NewTimes,
        Self::Changes,
        Self::News,
    ];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reminders => "reminders",
            Self::FreedTimes => "freed_times",
            Self::NewTimes => "new_times",
            Self::Changes => "changes",
            Self::News => "news",
        }
    }

    /// Whether it is heard by somebody who has chosen nothing.
    pub fn usually(self) -> bool {
        match self {
            Self::Reminders | Self::FreedTimes | Self::Changes | Self::News => true,
            Self::NewTimes => false,
        }
    }
}
