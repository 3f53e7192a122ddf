//! From an event to what is done about it: who speaks, what they want, the use case, and what the chat shows next.
//!
//! All of it runs inside the event's one transaction.

use std::sync::Arc;

use super::attach::Attachment;
use super::callback::{Act, Callback, Listing, Origin, Place};
use super::command::{self, Command};
use super::event::Event;
use super::fetch::Fetched;
use super::leaving::Farewell;
use super::menu::{self, Renewed};
use super::offering;
use super::putting;
use super::question::{self, Founding, Question};
use super::screen::hours::Hours;
use super::screen::{Site, refusal};
use super::texts::{Lang, Speaker, Texts};
use crate::core::Done;
use crate::domain::ids::TenantId;
use crate::domain::link::Link;
use crate::domain::moment::Moment;
use crate::domain::notice::Letter;
use crate::domain::refusal::Refusal;
use crate::domain::zone::Zone;
use crate::storage::chat::ChatRow;
use crate::storage::inbox::{ChatChange, Claim};
use crate::storage::person::PersonRow;
use crate::storage::{Fault, Result, Tx, chat, erase, person, tenant};
use crate::usecase::practice::standing_invite;
use crate::usecase::{Outcome, Workflows, family, join};

/// What routing needs of the running program.
#[derive(Clone)]
pub struct Router {
    pub flows: Arc<Workflows>,
    pub site: Arc<Site>,
    pub texts: Texts,
}

/// What is answered once the transaction is durable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The tap to be answered, with what; every tap is.
    pub tap: Option<Tap>,
    /// A group to be left, with a word.
    pub leave: Option<(i64, String)>,
    /// What is sent beside the screen.
    pub attachment: Option<Attachment>,
    /// The folder of workflows is to be read again, and the tap answered in this language with what came of it.
    pub reload: Option<Lang>,
    /// The last word to somebody whose data is gone.
    pub farewell: Option<Farewell>,
    /// The chat's menu of commands is another from now on.
    pub menu: Option<Renewed>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tap {
    pub query: String,
    pub text: Option<String>,
    pub alert: bool,
}

/// Where an act leads: the screen, and what the tap is answered.
pub struct Next {
    pub place: Place,
    pub toast: Option<String>,
    /// Whether the toast is to be read and put away.
    pub alert: bool,
    pub letters: Vec<Letter>,
    pub question: Option<Question>,
    /// The screen that is there stays as it is.
    pub stay: bool,
    pub attachment: Option<Attachment>,
    pub reload: bool,
    pub farewell: Option<Farewell>,
}

impl Next {
    pub fn to(place: Place) -> Self {
        Self {
            place,
            toast: None,
            alert: false,
            letters: Vec::new(),
            question: None,
            stay: false,
            attachment: None,
            reload: false,
            farewell: None,
        }
    }

    pub fn toast(mut self, text: String) -> Self {
        self.toast = Some(text);
        self
    }

    pub fn letters(mut self, letters: Vec<Letter>) -> Self {
        self.letters = letters;
        self
    }
}

/// A person in their chat, as an event finds them.
pub struct Visit<'a> {
    pub me: PersonRow,
    pub chat: ChatRow,
    pub say: Speaker,
    pub router: &'a Router,
    /// When the word reached us: what guards in time count with.
    pub at: Moment,
    /// The number of the update in the inbox.
    pub seq: i64,
}

impl Visit<'_> {
    pub fn question(&self) -> Option<Question> {
        self.chat.open_question(self.at).and_then(Question::from_stored)
    }

    pub fn founding(&self) -> Outcome<Founding> {
        match self.question() {
            Some(Question::Founding(founding)) => Ok(founding),
            _ => Err(Refusal::FormExpired.into()),
        }
    }

    pub(super) fn place(&self) -> Place {
        Place::decode(&self.chat.place).unwrap_or(Place::Home)
    }

    /// Hours for a sentence that has no tenant at hand but perhaps the last one.
    async fn hours(&self, tx: &mut Tx, tenant: Option<TenantId>) -> Result<Hours<'_>> {
        let row = match tenant.or(self.chat.tenant_id) {
            Some(id) => tenant::by_id(tx, id).await?,
            None => None,
        };
        let own = self.me.zone.as_deref().and_then(|zone| Zone::parse(zone).ok());
        let theirs = row.map(|row| row.zone);
        let reader = own.or(theirs).unwrap_or(Zone::UTC);
        Ok(Hours {
            say: &self.say,
            reader,
            tenant: theirs.unwrap_or(reader),
            now: self.at,
            unsaid: own.is_none() && theirs.is_some(),
        })
    }
}

impl Router {
    async fn visit<'a>(&'a self, tx: &mut Tx, claim: &Claim) -> Result<Visit<'a>> {
        let gone = || Fault::Bug(format!("person {} has an event but no chat", claim.person));
        let (me, chat) = chat::with_person(tx, claim.person).await?.ok_or_else(gone)?;
        let say = self.texts.in_language(Lang::of_code(&me.lang).unwrap_or_default());
        Ok(Visit {
            me,
            chat,
            say,
            router: self,
            at: claim.received_at,
            seq: claim.seq,
        })
    }

    /// Handles one event, and sees whether the one who spoke has another menu of commands from then on.
    pub async fn handle(&self, tx: &mut Tx, claim: &Claim, file: Option<&Fetched>) -> Outcome<Done<Reply>> {
        let mut done = self.take(tx, claim, file).await?;
        if Event::from_stored(&claim.event).is_some_and(|event| menu::may_change(&event)) {
            let operator = |me: &PersonRow| self.site.is_operator(me);
            done.outcome.menu = menu::renewed(tx, claim.person, operator).await?;
        }
        Ok(done)
    }

    /// Handles one event; `file` is what it brought where a file is asked for.
    async fn take(&self, tx: &mut Tx, claim: &Claim, file: Option<&Fetched>) -> Outcome<Done<Reply>> {
        let Some(event) = Event::from_stored(&claim.event) else {
            // Written by another version of the program: nobody can say what it meant.
            return Err(Refusal::FormExpired.into());
        };
        let visit = self.visit(tx, claim).await?;
        // Stopped and started again within one batch: the later word counts.
        if visit.me.unreachable_at.is_some() && event != Event::Blocked {
            person::set_reachable(tx, visit.me.person_id).await?;
        }
        match event.clone() {
            Event::Tap { query, data, .. } => {
                let (callback, origin) = Callback::decode(&data).ok_or(Refusal::Changed)?;
                let next = match callback {
                    Callback::Go(place) => super::writing::knowing_newest(tx, opened(&visit, place)).await?,
                    Callback::Do(act) => super::acts::perform(tx, &visit, act).await?,
                };
                let stay = next.stay || (origin == Origin::Notice && data.starts_with("b!"));
                let tap = Tap {
                    query,
                    text: next.toast.clone(),
                    alert: next.alert,
                };
                let reply = Reply {
                    tap: Some(tap),
                    leave: None,
                    attachment: next.attachment.clone(),
                    reload: next.reload.then(|| visit.say.lang()),
                    farewell: next.farewell.clone(),
                    menu: None,
                };
                let used = used(tx, &visit, &next.place).await?;
                let anew = origin == Origin::Notice || next.attachment.is_some();
                let list = listed(&next.place, origin == Origin::Notice);
                Ok(done(next, reply, visit.at, (used, list), anew, stay))
            }
            Event::Text { text } => {
                let next = match command::parse(&text) {
                    Some(Command::Start { payload: Some(payload) }) => link(tx, &visit, &payload).await?,
                    Some(command) => super::said::command(tx, &visit, &command).await?,
                    None => super::said::answer(tx, &visit, &text).await?,
                };
                let used = used(tx, &visit, &next.place).await?;
                let list = listed(&next.place, false);
                Ok(done(next, Reply::default(), visit.at, (used, list), true, false))
            }
            Event::Document { .. } if !wants_file(&visit) => {
                let next = super::owing::prove(tx, &visit, &event).await?;
                let used = used(tx, &visit, &next.place).await?;
                let list = listed(&next.place, false);
                Ok(done(next, Reply::default(), visit.at, (used, list), true, false))
            }
            Event::Document { .. } => {
                let next = super::own::take_file(tx, &visit, file).await?;
                let used = used(tx, &visit, &next.place).await?;
                let list = listed(&next.place, false);
                Ok(done(next, Reply::default(), visit.at, (used, list), true, false))
            }
            Event::Photo { .. } | Event::Other if wants_file(&visit) => Err(Refusal::FileWanted.into()),
            Event::Photo { .. } => {
                let next = super::owing::prove(tx, &visit, &event).await?;
                let used = used(tx, &visit, &next.place).await?;
                let list = listed(&next.place, false);
                Ok(done(next, Reply::default(), visit.at, (used, list), true, false))
            }
            Event::Other => Err(Refusal::UnexpectedMedia.into()),
            Event::Blocked => {
                let me = visit.me.person_id;
                // Of somebody who leaves, and never was anybody's, nothing is needed. Who has come back since is still
                // to be answered.
                let is_back = !erase::waiting(tx, me, claim.seq).await?.is_empty();
                let is_known = !erase::tenants(tx, me).await?.is_empty() || !tenant::run_by(tx, me).await?.is_empty();
                if !is_back && !is_known {
                    erase::forget(tx, me, claim.seq, visit.at).await?;
                } else {
                    person::set_unreachable(tx, me, claim.received_at).await?;
                }
                Ok(Done::new(Reply::default()))
            }
            Event::Unblocked => Ok(Done::new(Reply::default())),
            Event::Group { chat } => {
                let name = format!("@{}", self.site.bot);
                let text = visit.say.html("refusal-group", &crate::args![bot = name]).into_string();
                Ok(Done::new(Reply {
                    leave: Some((chat, text)),
                    ..Reply::default()
                }))
            }
        }
    }

    /// What follows a refusal: the sentence as an alert and as the first line of the screen, and the way out.
    pub async fn refused(&self, tx: &mut Tx, claim: &Claim, why: Refusal) -> Result<Done<Reply>> {
        let visit = self.visit(tx, claim).await?;
        let event = Event::from_stored(&claim.event);
        let (tap, callback) = match &event {
            Some(Event::Tap { query, data, .. }) => (Some(query.clone()), Callback::decode(data)),
            _ => (None, None),
        };
        let on_notice = matches!(callback, Some((_, Origin::Notice)));
        let tenant = callback.as_ref().and_then(|(callback, _)| callback.tenant());
        let place = way_out(&visit, &why, &callback, tenant);
        // What is only asked once more is no refusal to be read, and what is wanted and there already needs no alarm.
        let silent = why == Refusal::Unsure;
        let alert = !silent && !matches!(why, Refusal::AlreadyBooked { .. } | Refusal::PutAlready { .. });
        let text = if silent {
            None
        } else {
            Some(refusal::alert(&why, &visit.hours(tx, tenant).await?))
        };
        let tap = tap.map(|query| Tap { query, text, alert });
        let keeps_screen = on_notice && place == visit.place();
        let banner = alert.then(|| serde_json::to_string(&why).ok()).flatten();
        let change = ChatChange {
            place: (!keeps_screen).then(|| place.encode()),
            banner,
            question: kept_question(&visit, &place)
                .filter(|_| why != Refusal::ChargeChanged)
                .or_else(|| {
                    let asked = opened(&visit, place.clone()).question?;
                    Some((asked.to_stored(), visit.at + question::STANDS))
                }),
            tenant: None,
            list: None,
            anew: tap.is_none() || (on_notice && !keeps_screen),
        };
        Ok(Done {
            outcome: Reply {
                tap,
                ..Reply::default()
            },
            letters: Vec::new(),
            chat: change,
        })
    }
}

/// Whether a workflow's file is asked for.
fn wants_file(visit: &Visit<'_>) -> bool {
    matches!(visit.question(), Some(Question::WorkflowFile { .. }))
}

/// A place that a button or a link opens, with the question that it asks.
pub fn opened(visit: &Visit<'_>, place: Place) -> Next {
    let question = match place {
        Place::Founding => visit.question(),
        _ => Question::asked_at(&place).map(|asked| asked.keeping(Question::shown_in(&visit.chat, visit.at).as_ref())),
    };
    Next {
        question,
        ..Next::to(place)
    }
}

/// What a deep link leads to.
async fn link(tx: &mut Tx, visit: &Visit<'_>, payload: &str) -> Outcome<Next> {
    let link = Link::parse(payload).ok_or(Refusal::LinkLeadsNowhere)?;
    let me = visit.me.person_id;
    let (slug, then): (String, Box<dyn FnOnce(TenantId) -> Place + Send>) = match link {
        Link::Invite(token) => {
            standing_invite(tx, &token, visit.at).await?;
            let founding = Founding {
                token,
                name: None,
                zone: None,
                query: None,
                currency: None,
            };
            return Ok(Next {
                question: Some(Question::Founding(founding)),
                ..Next::to(Place::Founding)
            });
        }
        Link::Join(token) => {
            let (tenant, letters) = join::come(tx, &visit.router.flows, &token, me, visit.at).await?;
            return Ok(Next::to(Place::Joining { tenant }).letters(letters));
        }
        Link::Team(token) => return super::team::follow(tx, visit, token).await,
        Link::Kin(token) => {
            let (tenant, client, letters) = family::come(tx, &visit.router.flows, &token, me, visit.at).await?;
            return Ok(Next::to(Place::Kin { tenant, client }).letters(letters));
        }
        Link::Tenant(slug) => (slug, Box::new(|tenant| Place::Client { tenant })),
        Link::Day { slug, date } => (slug, Box::new(move |tenant| Place::Day { tenant, day: date })),
        Link::Slot { slug, slot } => (slug, Box::new(move |tenant| Place::Confirm { tenant, slot })),
    };
    let row = tenant::by_slug(tx, &slug).await?.ok_or(Refusal::LinkLeadsNowhere)?;
    if row.closed {
        return Err(Refusal::LinkClosed.into());
    }
    if visit.me.lang.is_empty() {
        // Whoever comes to a practice most likely speaks as it does.
        person::guess_lang(tx, me, &row.lang).await?;
    }
    if tenant::rights(tx, row.id, me).await?.is_none() {
        if !row.active {
            return Err(Refusal::LinkPaused.into());
        }
        tenant::meet(tx, row.id, me, visit.at).await?;
    }
    Ok(opened(visit, then(row.id)))
}

/// The tenant to be remembered as the last used: one that is there for this person. A button may name any other.
async fn used(tx: &mut Tx, visit: &Visit<'_>, place: &Place) -> Result<Option<TenantId>> {
    let Some(tenant) = place.tenant().filter(|id| Some(*id) != visit.chat.tenant_id) else {
        return Ok(None);
    };
    let me = visit.me.person_id;
    let known = tenant::known(tx, tenant, me).await?;
    Ok(known.map(|_| tenant))
}

/// The list that is opened, which the screens that it leads to lead back to; what a notice opens has come from none.
fn listed(place: &Place, by_notice: bool) -> Option<String> {
    let is_list = matches!(
        place,
        Place::Home
            | Place::Tutor { .. }
            | Place::Plan { .. }
            | Place::PlanPage { .. }
            | Place::Slot { .. }
            | Place::Requests { .. }
            | Place::Lessons { .. }
            | Place::Listed { .. }
            | Place::Unpaid { .. }
            | Place::Card { .. }
            | Place::CardHistory { .. }
    );
    match (is_list, by_notice) {
        (true, _) => Some(place.encode()),
        (false, true) => Some(String::new()),
        (false, false) => None,
    }
}

fn done(
    next: Next,
    reply: Reply,
    at: Moment,
    (used, list): (Option<TenantId>, Option<String>),
    anew: bool,
    stay: bool,
) -> Done<Reply> {
    let question = next
        .question
        .map(|question| (question.to_stored(), at + question::STANDS));
    let chat = if stay {
        ChatChange::default()
    } else {
        ChatChange {
            place: Some(next.place.encode()),
            banner: None,
            question,
            tenant: used,
            list,
            anew,
        }
    };
    Done {
        outcome: reply,
        letters: next.letters,
        chat,
    }
}

/// Where somebody goes whose act was refused.
fn way_out(visit: &Visit<'_>, why: &Refusal, callback: &Option<(Callback, Origin)>, tenant: Option<TenantId>) -> Place {
    if let Some(place) = offering::way_out(why, tenant) {
        return place;
    }
    if let Some(place) = callback.as_ref().and_then(|(tapped, _)| putting::way_out(why, tapped)) {
        return place;
    }
    match (why, callback, tenant) {
        (
            Refusal::Unsure,
            Some((
                Callback::Do(Act::Step {
                    tenant,
                    booking,
                    entry_no,
                    step,
                    ..
                }),
                _,
            )),
            _,
        ) => Place::StepAsk {
            tenant: *tenant,
            booking: *booking,
            entry_no: *entry_no,
            step: *step,
        },
        (
            Refusal::OneByOne | Refusal::MoveStale | Refusal::Changed,
            Some((Callback::Do(Act::AcceptSeries { tenant, .. } | Act::DeclineSeries { tenant, .. }), _)),
            _,
        ) => Place::Requests {
            tenant: *tenant,
            page: 0,
        },
        (
            Refusal::AlreadyBooked { booking }
            | Refusal::TooLateToMove { booking, .. }
            | Refusal::NotAhead { booking }
            | Refusal::MoveAsked { booking },
            _,
            Some(tenant),
        ) => Place::Booking {
            tenant,
            booking: *booking,
        },
        // Whoever moves a booking has it still, and sees what else is free for it.
        (
            Refusal::SlotTaken
            | Refusal::SlotClosed
            | Refusal::SlotPast
            | Refusal::DayClosed
            | Refusal::OwnOverlap
            | Refusal::TooLateToBook { .. }
            | Refusal::TooFarAhead { .. },
            Some((Callback::Do(Act::Move { tenant, booking, .. }), _)),
            _,
        ) => Place::Move {
            tenant: *tenant,
            booking: *booking,
            list: Listing::Nearest,
        },
        (_, Some((Callback::Do(Act::Move { tenant, booking, .. }), _)), _) => Place::Booking {
            tenant: *tenant,
            booking: *booking,
        },
        (
            Refusal::SlotTaken,
            Some((
                Callback::Do(
                    Act::Book { slot, .. }
                    | Act::BookAt { slot, .. }
                    | Act::BookFor { slot, .. }
                    | Act::BookFreed { slot, .. },
                ),
                _,
            )),
            Some(tenant),
        ) => Place::Taken { tenant, slot: *slot },
        // An old button of somebody who books for several by now, or of another price: the screen asks.
        (
            Refusal::ForWhom | Refusal::PriceChanged,
            Some((
                Callback::Do(
                    Act::Book { slot, .. }
                    | Act::BookAt { slot, .. }
                    | Act::BookFor { slot, .. }
                    | Act::BookSeries { slot, .. }
                    | Act::BookFreed { slot, .. }
                    | Act::AskWeekly { slot, .. },
                ),
                _,
            )),
            Some(tenant),
        ) => Place::Confirm { tenant, slot: *slot },
        (Refusal::TooManyKin { .. }, _, Some(tenant)) => Place::Family { tenant },
        (
            Refusal::SlotTaken
            | Refusal::SlotClosed
            | Refusal::SlotPast
            | Refusal::DayClosed
            | Refusal::OwnOverlap
            | Refusal::TooLateToBook { .. }
            | Refusal::TooFarAhead { .. },
            _,
            Some(tenant),
        ) => Place::Nearest { tenant },
        (Refusal::JobRunning { job }, _, Some(tenant)) => Place::Job { tenant, job: *job },
        (Refusal::TooManyWatches { .. }, _, Some(tenant)) => Place::Watches { tenant },
        (Refusal::TooManyActive { .. } | Refusal::TooManyRequests { .. }, _, Some(tenant)) => {
            Place::Bookings { tenant, page: 0 }
        }
        (Refusal::Banned, _, Some(tenant)) => Place::Client { tenant },
        (Refusal::FormExpired | Refusal::InviteUsed | Refusal::InviteExpired | Refusal::InviteTakenBack, ..) => {
            Place::Home
        }
        (Refusal::LinkLeadsNowhere | Refusal::LinkPaused | Refusal::LinkClosed, ..) => Place::Specialists { page: 0 },
        // What was asked there was asked of another draft: the answer would be refused again and again.
        (Refusal::Changed, ..) => match visit.place() {
            Place::TitleAsk { tenant, status, .. }
            | Place::IconAsk { tenant, status, .. }
            | Place::Charges { tenant, status, .. } => Place::Outcome { tenant, status },
            Place::Deadline { tenant, .. } => Place::Deadlines { tenant },
            Place::NewOutcome { tenant, .. } | Place::FileAsk { tenant, .. } => Place::Outcomes { tenant },
            place => place,
        },
        _ => visit.place(),
    }
}

/// A question that was open stays open where its screen stays.
fn kept_question(visit: &Visit<'_>, place: &Place) -> Option<(String, Moment)> {
    let question = visit.chat.open_question(visit.at)?;
    let until = visit.chat.question_until?;
    (*place == visit.place()).then(|| (question.to_owned(), until))
}
