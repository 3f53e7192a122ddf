//! The question that a chat's next typed line answers: kept in a row of the database, versioned, and it expires.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::callback::Place;
use crate::domain::client::Detail;
use crate::domain::filter::Filter;
use crate::domain::ids::{
    BookingId, ClaimId, ClientId, EntryId, KindId, MessageId, SeriesId, SlotId, StandingId, TenantId, WindowId,
};
use crate::domain::mark::Mark;
use crate::domain::moment::Moment;
use crate::domain::moment::Span;
use crate::domain::spot::Subject;
use crate::domain::standing::{Holder, Pause};
use crate::domain::zone::{Date, Zone};
use crate::storage::chat::ChatRow;
use crate::usecase::views::charges::Meant;

const VERSION: u32 = 1;
/// How long an answer is waited for.
pub const STANDS: Span = Span::hours(24);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "asks", rename_all = "snake_case")]
pub enum Question {
    /// Times for a day.
    Times {
        tenant: TenantId,
        day: Date,
        /// The usual one where it is none.
        #[serde(default)]
        kind: Option<KindId>,
        /// What was typed and stands as a preview.
        #[serde(default)]
        line: Option<String>,
    },
    /// Times of the usual week.
    UsualTimes {
        tenant: TenantId,
        kind: KindId,
    },
    /// A stretch of a day.
    Stretch {
        tenant: TenantId,
        day: Date,
    },
    /// The minutes between lessons.
    Pause {
        tenant: TenantId,
    },
    /// Bookings that were called off, and whose clients could not be told.
    Untold {
        tenant: TenantId,
        bookings: Vec<BookingId>,
    },
    /// The times that are chosen, of so many days; and why they go, if it was said.
    Chosen(Chosen),
    /// The practice's name for clients.
    Name {
        tenant: TenantId,
    },
    Slug {
        tenant: TenantId,
    },
    Price {
        tenant: TenantId,
    },
    /// A city, for the practice; `query` is what was typed last.
    PracticeZone {
        tenant: TenantId,
        query: Option<String>,
    },
    /// A city, for the person.
    Zone {
        query: Option<String>,
    },
    /// A city, for the person on their way to a booking.
    ConfirmZone {
        tenant: TenantId,
        slot: SlotId,
        query: Option<String>,
        /// What was answered for the booking before.
        #[serde(default)]
        answer: Option<String>,
    },
    /// The specialist's own, at a booking; `answer` is what was typed last.
    ForBooking {
        tenant: TenantId,
        slot: SlotId,
        answer: Option<String>,
    },
    /// What clients are to be asked then.
    BookingQuestion {
        tenant: TenantId,
    },
    /// What the step of the button asks for.
    Step {
        tenant: TenantId,
        booking: BookingId,
        entry_no: i64,
        step: u32,
    },
    /// A name among those whose bookings are to be listed; `query` is what was typed last.
    ListClient {
        tenant: TenantId,
        filter: Filter,
        query: Option<String>,
    },
    /// The bookings that are ticked to be marked.
    Picked(Picked),
    /// Why requests of a series are declined, which need not be said.
    DeclineSeries {
        tenant: TenantId,
        series: SeriesId,
        stamp: i64,
    },
    /// What the outcome that a client sets asks for.
    OwnStep {
        tenant: TenantId,
        booking: BookingId,
        entry_no: i64,
        step: u32,
    },
    /// What the way out of a client's booking asks for.
    Leaving {
        tenant: TenantId,
        booking: BookingId,
    },
    /// What a client wants to say to the specialist.
    Write {
        tenant: TenantId,
        booking: Option<BookingId>,
    },
    /// The specialist's answer to it. `newest` is the last that waited when it was asked: what comes while they type
    /// is not answered by it.
    Answer {
        tenant: TenantId,
        message: MessageId,
        #[serde(default)]
        newest: Option<MessageId>,
    },
    /// How clients pay.
    PayNote {
        tenant: TenantId,
    },
    /// A name among the clients; `query` is what was typed last.
    FindClient {
        tenant: TenantId,
        query: Option<String>,
        /// For whom a time is sought.
        #[serde(default)]
        slot: Option<SlotId>,
    },
    /// The name of somebody who is not in the bot, perhaps for that time.
    NewClient {
        tenant: TenantId,
        slot: Option<SlotId>,
    },
    /// Weekly times of many, in lines; as they were typed last.
    RegularLines {
        tenant: TenantId,
        text: Option<String>,
    },
    /// When somebody's weekly time is to be.
    RegularTime {
        tenant: TenantId,
        of: Holder,
    },
    /// The days on which one does not come, its last day, and its price.
    RegularPause {
        tenant: TenantId,
        standing: StandingId,
    },
    /// The last day of one of its pauses.
    RegularPaused {
        tenant: TenantId,
        standing: StandingId,
        pause: Pause,
    },
    RegularEnd {
        tenant: TenantId,
        standing: StandingId,
    },
    RegularPrice {
        tenant: TenantId,
        standing: StandingId,
    },
    /// Which times a client is to pick from, as they are ticked so far; typed lines are none of it.
    Offering {
        tenant: TenantId,
        client: ClientId,
        slots: Vec<SlotId>,
    },
    /// An hour for somebody; `day` is the one that is looked at.
    HourFor {
        tenant: TenantId,
        of: Subject,
        day: Option<Date>,
    },
    ClientDetail {
        tenant: TenantId,
        client: ClientId,
        detail: Detail,
    },
    /// Another payment, or another sum from that client.
    PayLine {
        tenant: TenantId,
        client: ClientId,
    },
    /// The sum of a correction, and a note.
    Correction {
        tenant: TenantId,
        client: ClientId,
        which: u32,
    },
    /// The day of a month by which a client pays.
    PayDay {
        tenant: TenantId,
        client: ClientId,
        before: bool,
    },
    /// A pack: how many lessons, and what they cost together.
    NewPack {
        tenant: TenantId,
        client: ClientId,
    },
    /// From which of those called so; another line may be typed.
    PayWho {
        tenant: TenantId,
        name: String,
    },
    /// What is known of a payment; `field` counts in `Field::ALL` of payments.
    PaymentField {
        tenant: TenantId,
        entry: EntryId,
        field: u32,
    },
    /// What a payment is for, as it is ticked; typed lines are none of it.
    PayTicks(PayTicks),
    /// The sum that came, where a client spoke of another.
    ClaimSum {
        tenant: TenantId,
        claim: ClaimId,
    },
    /// What was sent and may be a receipt, by its id at Telegram.
    Receipt {
        file: String,
        picture: bool,
    },
    /// What the specialist wants to say to a client.
    WriteTo {
        tenant: TenantId,
        client: ClientId,
        /// What was typed for one whom the bot does not reach.
        #[serde(default)]
        text: Option<String>,
    },
    /// Why a client cancels, which they need not say.
    LeavingWhy {
        tenant: TenantId,
        booking: BookingId,
    },
    /// Somebody with whom a client is to have one account; `query` is what was typed last.
    PayWith {
        tenant: TenantId,
        client: ClientId,
        query: Option<String>,
    },
    /// The name of somebody more to book for, and of one who is there.
    NewKin {
        tenant: TenantId,
        slot: Option<SlotId>,
    },
    KinName {
        tenant: TenantId,
        client: ClientId,
    },
    Founding(Founding),
    /// A new name for an outcome.
    OutcomeTitle {
        tenant: TenantId,
        revision: i64,
        status: String,
    },
    OutcomeIcon {
        tenant: TenantId,
        revision: i64,
        status: String,
    },
    /// The share that an outcome charges.
    OutcomeShare {
        tenant: TenantId,
        revision: i64,
        status: String,
    },
    /// `which` counts in `Deadline::ALL`.
    Deadline {
        tenant: TenantId,
        revision: i64,
        which: u32,
    },
    NewOutcome(OutcomeForm),
    /// What clients are to be told, typed already or not.
    News {
        tenant: TenantId,
        text: Option<String>,
    },
    /// The name of the practice that is to be closed.
    Leave {
        tenant: TenantId,
    },
    /// The first and the last day off, typed.
    OffDays {
        tenant: TenantId,
    },
    /// Why days are cancelled, which is read by clients; typed already or not.
    CancelDays {
        tenant: TenantId,
        from: Date,
        to: Date,
        reason: Option<String>,
        /// Lessons that stay.
        #[serde(default)]
        keep: Vec<BookingId>,
    },
    /// What stands in a kind of service, or in a time; `field` counts in `Field::ALL`.
    KindField {
        tenant: TenantId,
        kind: KindId,
        field: u32,
    },
    SlotField {
        tenant: TenantId,
        slot: SlotId,
        field: u32,
    },
    NewKind {
        tenant: TenantId,
    },
    PracticePlace {
        tenant: TenantId,
    },
    PracticeNote {
        tenant: TenantId,
    },
    /// The number of a rule; `which` counts in `Rule::ALL`.
    Rule {
        tenant: TenantId,
        which: u32,
    },
    /// The code of a currency.
    Currency {
        tenant: TenantId,
    },
    /// A stretch of days that is to be on paper.
    Papers {
        tenant: TenantId,
    },
    /// When something is told day by day; `which` counts in `Daily::ALL`.
    DailyHour {
        tenant: TenantId,
        which: u32,
    },
    /// A file to be made the draft.
    WorkflowFile {
        tenant: TenantId,
        revision: i64,
    },
}

/// Times that are chosen to do something with all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub tenant: TenantId,
    /// The list that they were chosen from; no days where it was one time's own screen.
    pub from: Date,
    pub days: u32,
    pub slots: Vec<SlotId>,
    /// Stretches that are meant with them.
    #[serde(default)]
    pub windows: Vec<WindowId>,
    pub reason: Option<String>,
}

impl Chosen {
    pub fn count(&self) -> usize {
        self.slots.len() + self.windows.len()
    }
}

/// The charges that are ticked for a payment; the usual ones until one is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayTicks {
    pub tenant: TenantId,
    pub of: Meant,
    pub bookings: Option<Vec<BookingId>>,
}

/// Bookings that are ticked, to be marked together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picked {
    pub tenant: TenantId,
    /// Of the list that they are ticked in.
    pub filter: Filter,
    pub bookings: Vec<BookingId>,
    /// What is asked about, and why, if it was said.
    pub mark: Option<Mark>,
    pub reason: Option<String>,
}

/// The answers about a new outcome so far; the first that is missing is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeForm {
    pub tenant: TenantId,
    /// Of the draft when the form was opened.
    pub revision: i64,
    pub icon: Option<String>,
    pub title: Option<String>,
    pub means: Option<u32>,
    /// The share of the price that was typed.
    #[serde(default)]
    pub share: Option<Decimal>,
    /// Statuses where it can be set, by their places; `None` until the first is asked.
    #[serde(default)]
    pub from: Option<Vec<u32>>,
    #[serde(default)]
    pub from_done: bool,
    #[serde(default)]
    pub who: Option<u32>,
}

/// The answers to the four questions so far; the first that is missing is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founding {
    pub token: String,
    pub name: Option<String>,
    pub zone: Option<Zone>,
    /// What was typed last for the zone.
    pub query: Option<String>,
    pub currency: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    v: u32,
    #[serde(flatten)]
    question: Question,
}

impl Question {
    /// What a place asks when it is opened.
    pub fn asked_at(place: &Place) -> Option<Self> {
        match place {
            Place::Typed { tenant, day } => Some(Self::Times {
                tenant: *tenant,
                day: *day,
                kind: None,
                line: None,
            }),
            Place::Choose { tenant, from, days, .. } => Some(Self::Chosen(Chosen {
                tenant: *tenant,
                from: *from,
                days: *days,
                slots: Vec::new(),
                windows: Vec::new(),
                reason: None,
            })),
            Place::TypedOf { tenant, kind, day } => Some(Self::Times {
                tenant: *tenant,
                day: *day,
                kind: Some(*kind),
                line: None,
            }),
            Place::KindAsk { tenant, kind, field } => Some(Self::KindField {
                tenant: *tenant,
                kind: *kind,
                field: *field,
            }),
            Place::UsualTyped { tenant, kind } => Some(Self::UsualTimes {
                tenant: *tenant,
                kind: *kind,
            }),
            Place::WindowNew { tenant, day } => Some(Self::Stretch {
                tenant: *tenant,
                day: *day,
            }),
            Place::PauseAsk { tenant } => Some(Self::Pause { tenant: *tenant }),
            Place::KindNew { tenant } => Some(Self::NewKind { tenant: *tenant }),
            Place::PlaceAsk { tenant } => Some(Self::PracticePlace { tenant: *tenant }),
            Place::NoteAsk { tenant } => Some(Self::PracticeNote { tenant: *tenant }),
            Place::SlotAsk { tenant, slot, field } => Some(Self::SlotField {
                tenant: *tenant,
                slot: *slot,
                field: *field,
            }),
            Place::NameAsk { tenant } => Some(Self::Name { tenant: *tenant }),
            Place::SlugAsk { tenant } => Some(Self::Slug { tenant: *tenant }),
            Place::PriceAsk { tenant } => Some(Self::Price { tenant: *tenant }),
            Place::PracticeZone { tenant } => Some(Self::PracticeZone {
                tenant: *tenant,
                query: None,
            }),
            Place::Zone => Some(Self::Zone { query: None }),
            Place::ConfirmZone { tenant, slot } => Some(Self::ConfirmZone {
                tenant: *tenant,
                slot: *slot,
                query: None,
                answer: None,
            }),
            Place::Confirm { tenant, slot }
            | Place::Series { tenant, slot, .. }
            | Place::AskWeekly { tenant, slot } => Some(Self::ForBooking {
                tenant: *tenant,
                slot: *slot,
                answer: None,
            }),
            Place::BookingQuestion { tenant } => Some(Self::BookingQuestion { tenant: *tenant }),
            Place::StepAsk {
                tenant,
                booking,
                entry_no,
                step,
            } => Some(Self::Step {
                tenant: *tenant,
                booking: *booking,
                entry_no: *entry_no,
                step: *step,
            }),
            Place::ListClients { tenant, filter, .. } => Some(Self::ListClient {
                tenant: *tenant,
                filter: *filter,
                query: None,
            }),
            Place::Pick { tenant, filter, .. } => Some(Self::Picked(Picked {
                tenant: *tenant,
                filter: *filter,
                bookings: Vec::new(),
                mark: None,
                reason: None,
            })),
            Place::DeclineSeries { tenant, series, stamp } => Some(Self::DeclineSeries {
                tenant: *tenant,
                series: *series,
                stamp: *stamp,
            }),
            Place::OutcomeAsk {
                tenant,
                booking,
                entry_no,
                step,
            } => Some(Self::OwnStep {
                tenant: *tenant,
                booking: *booking,
                entry_no: *entry_no,
                step: *step,
            }),
            Place::CancelAsk { tenant, booking } => Some(Self::Leaving {
                tenant: *tenant,
                booking: *booking,
            }),
            Place::Write { tenant, booking } => Some(Self::Write {
                tenant: *tenant,
                booking: *booking,
            }),
            Place::Answer { tenant, message } => Some(Self::Answer {
                tenant: *tenant,
                message: *message,
                newest: None,
            }),
            Place::Clients { tenant, .. } | Place::Card { tenant, .. } | Place::CardHistory { tenant, .. } => {
                Some(Self::FindClient {
                    tenant: *tenant,
                    query: None,
                    slot: None,
                })
            }
            Place::NewClient { tenant, slot } => Some(Self::NewClient {
                tenant: *tenant,
                slot: *slot,
            }),
            Place::OfferTo { tenant, client } | Place::OfferDay { tenant, client, .. } => Some(Self::Offering {
                tenant: *tenant,
                client: *client,
                slots: Vec::new(),
            }),
            Place::WhoFor { tenant, slot, .. } => Some(Self::FindClient {
                tenant: *tenant,
                query: None,
                slot: Some(*slot),
            }),
            Place::Near { tenant, of } | Place::PutAsk { tenant, of, .. } => Some(Self::HourFor {
                tenant: *tenant,
                of: *of,
                day: None,
            }),
            Place::Hours { tenant, of, day } => Some(Self::HourFor {
                tenant: *tenant,
                of: *of,
                day: Some(*day),
            }),
            Place::RegularPaste { tenant } => Some(Self::RegularLines {
                tenant: *tenant,
                text: None,
            }),
            Place::RegularDay { tenant, of }
            | Place::RegularHour { tenant, of, .. }
            | Place::RegularSure { tenant, of, .. } => Some(Self::RegularTime {
                tenant: *tenant,
                of: *of,
            }),
            Place::RegularPause { tenant, standing } => Some(Self::RegularPause {
                tenant: *tenant,
                standing: *standing,
            }),
            Place::RegularPaused {
                tenant,
                standing,
                from,
                to,
            } => Some(Self::RegularPaused {
                tenant: *tenant,
                standing: *standing,
                pause: Pause { from: *from, to: *to },
            }),
            Place::RegularEnd { tenant, standing } => Some(Self::RegularEnd {
                tenant: *tenant,
                standing: *standing,
            }),
            Place::RegularTerms { tenant, standing } => Some(Self::RegularPrice {
                tenant: *tenant,
                standing: *standing,
            }),
            Place::CardDetail { tenant, client, detail } => Some(Self::ClientDetail {
                tenant: *tenant,
                client: *client,
                detail: *detail,
            }),
            Place::PayAsk { tenant, client, .. } | Place::PayNew { tenant, client } => Some(Self::PayLine {
                tenant: *tenant,
                client: *client,
            }),
            Place::CorrectAsk { tenant, client, which } => Some(Self::Correction {
                tenant: *tenant,
                client: *client,
                which: *which,
            }),
            Place::PayDay { tenant, client, before } => Some(Self::PayDay {
                tenant: *tenant,
                client: *client,
                before: *before,
            }),
            Place::Packs { tenant, client } => Some(Self::NewPack {
                tenant: *tenant,
                client: *client,
            }),
            Place::PayWho { tenant, .. } => Some(Self::PayWho {
                tenant: *tenant,
                name: String::new(),
            }),
            Place::PaymentAsk { tenant, entry, field } => Some(Self::PaymentField {
                tenant: *tenant,
                entry: *entry,
                field: *field,
            }),
            Place::PayFor {
                tenant, client, sum, ..
            } => Some(Self::PayTicks(PayTicks {
                tenant: *tenant,
                of: Meant::New {
                    client: *client,
                    sum: *sum,
                },
                bookings: None,
            })),
            Place::PaymentFor { tenant, entry, .. } => Some(Self::PayTicks(PayTicks {
                tenant: *tenant,
                of: Meant::There { entry: *entry },
                bookings: None,
            })),
            Place::ClaimSum { tenant, claim } => Some(Self::ClaimSum {
                tenant: *tenant,
                claim: *claim,
            }),
            Place::CardWrite { tenant, client } => Some(Self::WriteTo {
                tenant: *tenant,
                client: *client,
                text: None,
            }),
            Place::KinNew { tenant, slot } => Some(Self::NewKin {
                tenant: *tenant,
                slot: *slot,
            }),
            Place::PayWith { tenant, client, .. } => Some(Self::PayWith {
                tenant: *tenant,
                client: *client,
                query: None,
            }),
            Place::KinName { tenant, client } => Some(Self::KinName {
                tenant: *tenant,
                client: *client,
            }),
            Place::PayNote { tenant } => Some(Self::PayNote { tenant: *tenant }),
            Place::CancelWhy { tenant, booking } => Some(Self::LeavingWhy {
                tenant: *tenant,
                booking: *booking,
            }),
            Place::TitleAsk {
                tenant,
                revision,
                status,
            } => Some(Self::OutcomeTitle {
                tenant: *tenant,
                revision: *revision,
                status: status.clone(),
            }),
            Place::IconAsk {
                tenant,
                revision,
                status,
            } => Some(Self::OutcomeIcon {
                tenant: *tenant,
                revision: *revision,
                status: status.clone(),
            }),
            Place::Charges {
                tenant,
                revision,
                status,
            } => Some(Self::OutcomeShare {
                tenant: *tenant,
                revision: *revision,
                status: status.clone(),
            }),
            Place::Deadline {
                tenant,
                revision,
                which,
            } => Some(Self::Deadline {
                tenant: *tenant,
                revision: *revision,
                which: *which,
            }),
            Place::Leave { tenant } => Some(Self::Leave { tenant: *tenant }),
            Place::News { tenant, .. } => Some(Self::News {
                tenant: *tenant,
                text: None,
            }),
            Place::OffFrom { tenant, .. } | Place::OffTo { tenant, .. } => Some(Self::OffDays { tenant: *tenant }),
            Place::CancelDays { tenant, from, to } => Some(Self::CancelDays {
                tenant: *tenant,
                from: *from,
                to: *to,
                reason: None,
                keep: Vec::new(),
            }),
            Place::Rule { tenant, which } => Some(Self::Rule {
                tenant: *tenant,
                which: *which,
            }),
            Place::Papers { tenant, .. } => Some(Self::Papers { tenant: *tenant }),
            Place::CurrencyAsk { tenant } => Some(Self::Currency { tenant: *tenant }),
            Place::ToldDaily { tenant, which } => Some(Self::DailyHour {
                tenant: *tenant,
                which: *which,
            }),
            Place::FileAsk { tenant, revision } => Some(Self::WorkflowFile {
                tenant: *tenant,
                revision: *revision,
            }),
            Place::NewOutcome { tenant, revision } => Some(Self::NewOutcome(OutcomeForm {
                tenant: *tenant,
                revision: *revision,
                icon: None,
                title: None,
                means: None,
                share: None,
                from: None,
                from_done: false,
                who: None,
            })),
            _ => None,
        }
    }

    /// What the chat's screen speaks of at `now`. An answer that was typed for a booking does not grow old: it stands on
    /// the screen, and goes with the booking, until another screen takes its place.
    pub fn shown_in(chat: &ChatRow, now: Moment) -> Option<Self> {
        let open = chat.open_question(now).is_some();
        let stored = chat.question.as_deref().and_then(Self::from_stored)?;
        let answered = matches!(stored, Self::ForBooking { answer: Some(_), .. });
        (open || answered).then_some(stored)
    }

    /// What was answered for the booking of that slot.
    pub fn answer_for(&self, to: (TenantId, SlotId)) -> Option<&str> {
        match self {
            Self::ForBooking { tenant, slot, answer }
            | Self::ConfirmZone {
                tenant, slot, answer, ..
            } if (*tenant, *slot) == to => answer.as_deref(),
            _ => None,
        }
    }

    /// The name that is looked for among a tenant's clients.
    pub fn sought(&self, of: TenantId) -> Option<&str> {
        match self {
            Self::FindClient { tenant, query, .. } if *tenant == of => query.as_deref(),
            _ => None,
        }
    }

    /// The name from whom a payment is.
    pub fn payer(&self, of: TenantId) -> Option<&str> {
        match self {
            Self::PayWho { tenant, name } if *tenant == of => Some(name),
            _ => None,
        }
    }

    /// On the ways around one booking its answer is kept, and on those among clients the name that is looked for.
    pub fn keeping(mut self, before: Option<&Self>) -> Self {
        if let Self::FindClient { tenant, query, slot } = &mut self {
            let same = |before: &&Self| matches!(before, Self::FindClient { slot: other, .. } if other == slot);
            let kept = before.filter(same).and_then(|before| before.sought(*tenant));
            *query = kept.map(str::to_owned);
        }
        if let Self::PayWho { tenant, name } = &mut self
            && let Some(before) = before.and_then(|before| before.payer(*tenant))
        {
            before.clone_into(name);
        }
        if let (
            Self::PayWith { tenant, client, query },
            Some(Self::PayWith {
                tenant: of,
                client: for_,
                query: kept,
            }),
        ) = (&mut self, before)
            && (of, for_) == (tenant, client)
        {
            query.clone_from(kept);
        }
        if let Self::News { tenant, text } = &mut self
            && let Some(Self::News {
                tenant: of,
                text: typed,
            }) = before
            && of == tenant
        {
            text.clone_from(typed);
        }
        if let Self::ForBooking { tenant, slot, answer }
        | Self::ConfirmZone {
            tenant, slot, answer, ..
        } = &mut self
        {
            let kept = before.and_then(|before| before.answer_for((*tenant, *slot)));
            *answer = kept.map(str::to_owned);
        }
        // Another page of the same list.
        if let (Self::Picked(now), Some(Self::Picked(before))) = (&mut self, before)
            && (now.tenant, now.filter) == (before.tenant, before.filter)
        {
            now.bookings.clone_from(&before.bookings);
        }
        if let Self::ListClient { tenant, query, .. } = &mut self
            && let Some(Self::ListClient {
                tenant: of,
                query: typed,
                ..
            }) = before
            && of == tenant
        {
            query.clone_from(typed);
        }
        if let (Self::PayTicks(now), Some(Self::PayTicks(before))) = (&mut self, before)
            && (now.tenant, now.of) == (before.tenant, before.of)
        {
            now.bookings.clone_from(&before.bookings);
        }
        if let Self::Offering { tenant, client, slots } = &mut self
            && let Some(Self::Offering {
                tenant: of,
                client: whom,
                slots: ticked,
            }) = before
            && (&*tenant, &*client) == (of, whom)
        {
            slots.clone_from(ticked);
        }
        if let (Self::Chosen(now), Some(Self::Chosen(before))) = (&mut self, before)
            && (now.tenant, now.from, now.days) == (before.tenant, before.from, before.days)
        {
            now.slots.clone_from(&before.slots);
        }
        self
    }

    pub fn to_stored(&self) -> String {
        // Strings and numbers always serialise.
        serde_json::to_string(&Stored {
            v: VERSION,
            question: self.clone(),
        })
        .unwrap_or_default()
    }

    /// `None` for what another version has written: the question is then not asked any more.
    pub fn from_stored(text: &str) -> Option<Self> {
        let stored: Stored = serde_json::from_str(text).ok()?;
        (stored.v == VERSION).then_some(stored.question)
    }
}
