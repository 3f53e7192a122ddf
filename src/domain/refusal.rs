//! What a person can cause to be refused: each has a sentence of its own in the locales, and a way out.

use serde::{Deserialize, Serialize};

use super::acting::May;
use super::ids::{BookingId, JobId};
use super::moment::Moment;
use super::names::NameProblem;
use super::policy::{self, Policy};
use super::rights::Right;
use super::slot::WallSpan;
use super::workflow::Misread;
use super::workflow::machine;
use super::zone::{Date, Weekday};

/// Why an act was not done. Kept with the chat until the screen that says it is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Refusal {
    /// What a button or a link names is not there, or not for this person: the two are not told apart.
    NotFound,
    /// An assistant to whom the owner has not given it.
    NotYours {
        right: Right,
    },
    /// A long act of that kind goes on already.
    JobRunning {
        job: JobId,
    },
    /// Days that are closed, opened or copied are still ahead, and not too many.
    DaysPast,
    TooManyDays {
        limit: i64,
    },
    /// So many news a week, and when there can be another.
    TooMuchNews {
        limit: i64,
        from: Moment,
    },
    /// The week that is to be copied has no times.
    NothingToCopy,
    /// A typed range of days that does not read.
    TypedDays,
    /// As that, of days that may lie behind; and one that has no end, or is too long for a file.
    TypedStretch,
    StretchTooLong,
    /// It was there, but has changed since the button was drawn.
    Changed,
    /// Somebody else has the seat, or the specialist is busy then.
    SlotTaken,
    /// Hidden, blocked or deleted meanwhile.
    SlotClosed,
    SlotPast,
    DayClosed,
    TooLateToBook {
        /// The last moment at which it could be booked.
        until: Moment,
    },
    TooFarAhead {
        days: i64,
        /// The first moment at which it can be booked.
        from: Moment,
    },
    TooManyActive {
        limit: i64,
    },
    TooManyRequests {
        limit: i64,
    },
    Banned,
    /// Nobody waits for more than so many things at a time.
    TooManyWatches {
        limit: i64,
    },
    /// This very time is booked by the one who wants it: a double tap, a second phone.
    AlreadyBooked {
        booking: BookingId,
    },
    /// The same client already has something at that hour with this specialist.
    OwnOverlap,
    /// A client who is to be offered a time has something at that hour already.
    TheirOverlap {
        start: Moment,
        end: Moment,
    },
    /// A time costs more than the question said.
    PriceChanged,
    /// What is to come back was booked again by the same client since.
    BookedAgain,
    /// Specialists are not clients of their own practice.
    OwnPractice,
    TooLateForStep {
        until: Moment,
    },
    TooEarlyForStep {
        since: Moment,
    },
    /// A specialist is about to break a guard of their own workflow, and is asked once more.
    Unsure,
    StepNotThere,
    /// A yes to what is over, ended, or at another time now.
    NotAhead {
        booking: BookingId,
    },
    /// Times to be made stand on others.
    Overlap {
        start: Moment,
        end: Moment,
        /// Who has it, where somebody does.
        #[serde(default)]
        who: Option<String>,
    },
    /// The night of the clock change skips it.
    NoSuchTime {
        wall: String,
    },
    TimePast {
        at: Moment,
    },
    NothingChosen,
    SlotHasBookings,
    /// It is held for a client to pick.
    SlotHeld,
    /// So many seats are taken already.
    FewSeats {
        taken: i64,
    },
    /// A typed line names days, and none of them is still to come.
    NoDays,
    /// A time of the usual week stands on another of that day.
    WeekOverlap {
        weekday: Weekday,
        span: WallSpan,
    },
    /// Somebody's regular time is then.
    RegularOverlap {
        who: String,
        weekday: Weekday,
        span: WallSpan,
    },
    /// Somebody comes then every week: so it is said to a client.
    RegularTaken,
    /// Who asks for it can't have it: it is somebody else's by now.
    RegularPromised {
        who: String,
        weekday: Weekday,
        span: WallSpan,
    },
    /// It is at that time already.
    RegularSame,
    /// It does not come on those days anyhow.
    RegularAway {
        from: Date,
        to: Date,
    },
    /// On that day there is no place for it.
    RegularNoPlace {
        day: Date,
    },
    /// A practice has as many regular times as it can: so it is said to a client.
    RegularsFull,
    /// Lines that are pasted: none, or too many.
    TooManyLines {
        limit: i64,
    },
    /// A line that is to name a weekday and an hour, and does not read.
    TypedRegular {
        line: String,
    },
    /// A line for the usual week names no days of it, or more than that.
    WeekdaysWanted,
    /// Of many times that were wanted none can be made.
    NothingToMake,
    TooManyTimes {
        limit: i64,
    },
    /// Of bookings.
    TooManyPicked {
        limit: i64,
    },
    TooManyChosen {
        limit: i64,
    },
    /// New times are made of some kind of service.
    LastKind,
    TooManyKinds {
        limit: i64,
    },
    TypedMinutes,
    /// Of the pause between lessons.
    TypedPause {
        limit: i64,
    },
    /// A stretch of time is wanted, from one hour to another.
    StretchWanted,
    TypedSeats {
        limit: i64,
    },
    /// A typed line of times does not read; reading it again, with times of so many minutes, says where and why.
    TypedTimes {
        line: String,
        minutes: u16,
    },
    TypedAmount,
    /// No client is called what stands before the sum.
    NobodyCalled {
        name: String,
    },
    /// Another payment of the account was entered since the question was asked.
    PaidMeanwhile,
    /// The booking went on since it was paid: a payment does not go from under it.
    PaymentBuiltOn {
        booking: BookingId,
    },
    /// It costs another sum than the question said.
    ChargeChanged,
    /// No number of lessons and a sum.
    TypedPack,
    /// Less is paid ahead than is to be given back.
    NothingToGiveBack,
    /// No sum of a correction.
    TypedCorrection,
    /// No day of a month by which all can pay.
    TypedPayDay,
    /// The month has no lessons that cost anything.
    NothingToBill,
    /// All who pay have got the bill today as it is now.
    BillUnchanged,
    /// Nobody who can be told owes past the term, or all were told today.
    NobodyToRemind,
    /// No day on which money can have come.
    PaymentDay,
    /// Nothing to be seen in it, or too much.
    TypedReason {
        limit: usize,
    },
    /// Nothing in a message that is to be passed on, or too much.
    TypedMessage {
        limit: usize,
    },
    /// No phone number in it.
    TypedPhone,
    /// Digits beside a name that are no phone.
    TypedContact,
    /// The client is there already.
    PutAlready {
        booking: BookingId,
    },
    /// The client asks for another time themself, and has no answer yet.
    MoveWaits,
    /// A client's own link that leads nowhere, has been used, or is too old.
    JoinUnknown,
    /// Who acts for a client has not been given that.
    NotGiven {
        deed: May,
    },
    /// Somebody books for several: which of them?
    ForWhom,
    /// So many clients in the hands of one person.
    TooManyKin {
        limit: i64,
    },
    /// Something is owed or paid ahead under an account that is to be left.
    AccountUneven,
    /// Nobody would be left who may book for the client.
    LastBooker,
    /// The client has times to pick from already.
    OfferOpen,
    /// What was held for somebody is not any more.
    OfferOver,
    /// No single hour in it.
    TypedHour,
    /// The number of a rule.
    TypedRule,
    /// Something has a price in it already.
    CurrencyFixed {
        code: String,
    },
    /// The bot reaches nobody who acts for the client.
    NobodyHears,
    /// "I have paid" was said of it, and the specialist has not answered yet.
    AlreadyClaimed,
    /// What proves a payment came before "I have paid".
    ClaimFirst,
    /// Something came with the payment already.
    ProofThere,
    /// It came where nothing is owed.
    NothingToProve,
    /// The specialist has answered that already.
    ClaimSettled,
    /// Their own data can't be deleted while a practice hangs on them.
    RunsPractice,
    /// So many of theirs wait for the specialist's answer.
    TooManyMessages {
        limit: i64,
    },
    NameEmpty,
    NameTooLong {
        limit: i64,
    },
    SlugBad,
    SlugTaken {
        slug: String,
    },
    InviteUnknown,
    InviteUsed,
    InviteExpired,
    /// Whoever invited has thought better of it.
    InviteTakenBack,
    /// Another status of the workflow is called so.
    TitleTaken {
        title: String,
    },
    /// No single sign.
    IconBad,
    /// A draft that breaks the rules is not applied.
    DraftWrong,
    /// A file that is no workflow: the first thing that is wrong, and how many more there are.
    FileWrong {
        line: usize,
        message: String,
        /// What it is, as a chat can say it.
        #[serde(default)]
        misread: Option<Box<Misread>>,
        more: usize,
    },
    FileTooLarge,
    /// A length of time, or a share of a price, that does not read.
    TypedLength,
    TypedShare,
    /// At what hour something is told day by day.
    TypedDailyHour,
    /// A picture or a file of ours did not get through.
    NotSent,
    /// Telegram did not give it.
    FileLost,
    /// Something else came where a file is asked for.
    FileWanted,
    ZoneUnknown {
        query: String,
    },
    CurrencyUnknown {
        query: String,
    },
    LinkLeadsNowhere,
    LinkPaused,
    /// The practice is closed for good.
    LinkClosed,
    /// What was typed is not what the practice is called.
    NotItsName,
    /// Until when it could have been taken to another time.
    TooLateToMove {
        booking: BookingId,
        until: Moment,
    },
    /// There is a request already to take it to another time.
    MoveAsked {
        booking: BookingId,
    },
    /// What a request to move would replace is not ahead any more.
    MoveStale,
    /// A request to move is not made one again: what it was for is not ahead any more, or is asked to go elsewhere.
    MoveGone,
    MovedElsewhere,
    /// Requests that were to be accepted together: a guard stands against them, which each is asked about by itself.
    OneByOne,
    /// So many are in a practice's team, or are invited.
    TeamFull {
        limit: i64,
    },
    /// The owner can't leave: first the practice has to be somebody else's.
    OwnerStays,
    /// The practice is not offered to this person, or not any more.
    NoOffer,
    UndoTooLate {
        days: i64,
    },
    NothingToUndo,
    SeatTakenMeanwhile,
    FormExpired,
    /// A line, a command or a picture that nobody asked for.
    UnexpectedText,
    UnexpectedCommand,
    UnexpectedMedia,
    /// `/cancel` with no open question.
    NothingAsked,
    /// A fault of ours, said to the person whose word it cost.
    Failed,
}

impl Refusal {
    /// What a rule of the tenant's policy refused.
    pub fn by_policy(policy: &Policy, refusal: policy::Refusal) -> Self {
        match refusal {
            policy::Refusal::Banned => Self::Banned,
            policy::Refusal::Past => Self::SlotPast,
            policy::Refusal::DayClosed => Self::DayClosed,
            policy::Refusal::TooLate { until } => Self::TooLateToBook { until },
            policy::Refusal::TooFarAhead { from } => Self::TooFarAhead {
                days: policy.horizon_days.into(),
                from,
            },
            policy::Refusal::TooManyRequests { limit } => Self::TooManyRequests { limit: limit.into() },
            policy::Refusal::TooManyActive { limit } => Self::TooManyActive { limit: limit.into() },
        }
    }
}

impl From<machine::Refusal> for Refusal {
    fn from(refusal: machine::Refusal) -> Self {
        match refusal {
            machine::Refusal::NoSuchStep => Self::StepNotThere,
            machine::Refusal::TooLate { until } => Self::TooLateForStep { until },
            machine::Refusal::TooEarly { since } => Self::TooEarlyForStep { since },
            machine::Refusal::Unsure(_) => Self::Unsure,
        }
    }
}

impl From<NameProblem> for Refusal {
    fn from(problem: NameProblem) -> Self {
        match problem {
            NameProblem::Empty => Self::NameEmpty,
            NameProblem::TooLong { .. } => Self::NameTooLong {
                limit: super::names::NAME_MAX as i64,
            },
        }
    }
}
