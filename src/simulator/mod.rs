//! The simulated Telegram: chats as people see them, and the real server's rules. No HTTP in it, and no clock:
//! tests serve it with wiremock, the demo with a web page, and `now_ms` (since the Unix epoch) is an argument.
//!
//! A test or a page holds a [`Telegram`], makes [`Person`]s in it and lets them act; the bot's side comes in through
//! [`Telegram::request`]. What people see is read back from the persons.

mod acts;
mod faults;
mod html;
mod http_body;
mod journal;
mod kept;
mod keyboard;
mod limits;
mod link;
mod media;
mod method;
mod params;
mod rules;
mod serve;
mod state;
mod text;
mod updates;
mod view;
mod wire;

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::watch;

pub use acts::{Cannot, Person, Tap};
pub use faults::{Break, Fault};
pub use html::Entity;
pub use http_body::{Files, Form, Upload, parse as parse_body};
pub use journal::{Entry, Event, Outcome};
pub use keyboard::{Button, Markup, Press, Sends};
pub use limits::Limits;
pub use media::TINY_PNG;
pub use method::{CALLBACK_ANSWER_MS, DELETABLE_MS};
pub use rules::Rule;
pub use serve::Reply;
pub use state::{Media, Message, Profile, Toast};
pub use view::ChatView;

use state::{Human, State};

/// A handle; clones share one state.
#[derive(Clone, Debug)]
pub struct Telegram(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changes: watch::Sender<u64>,
}

/// The state, held; letting go of it tells of what changed.
struct Held<'t> {
    state: MutexGuard<'t, State>,
    changes: &'t watch::Sender<u64>,
    before: (u64, u64),
}

impl Deref for Held<'_> {
    type Target = State;
    fn deref(&self) -> &State {
        &self.state
    }
}

impl DerefMut for Held<'_> {
    fn deref_mut(&mut self) -> &mut State {
        &mut self.state
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if self.before != (self.state.version, self.state.polls) {
            self.changes.send_replace(self.state.version);
        }
    }
}

impl Telegram {
    /// `token` as BotFather gives it, "id:secret"; `username` without the `@`.
    pub fn new(token: &str, username: &str) -> Self {
        Self(Arc::new(Shared {
            state: Mutex::new(State::new(token, username)),
            changes: watch::Sender::new(0),
        }))
    }

    fn lock(&self) -> Held<'_> {
        // A panic elsewhere must not hide what the test was about to look at.
        let state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
        Held {
            before: (state.version, state.polls),
            state,
            changes: &self.0.changes,
        }
    }

    /// Hears of each change of the version, and of each poll that begins; the value is the version.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.0.changes.subscribe()
    }

    /// Makes a person, or gives one their new name and language.
    pub fn person(&self, profile: Profile) -> Person {
        let mut state = self.lock();
        state.version += 1;
        let id = profile.id;
        match state.people.get_mut(&id) {
            Some(human) => human.profile = profile,
            None => {
                let human = Human {
                    profile,
                    started: false,
                    blocked: false,
                    deactivated: false,
                    hides_from_links: false,
                    toasts: Default::default(),
                };
                state.people.insert(id, human);
            }
        }
        drop(state);
        Person::new(self.clone(), id)
    }

    pub fn people(&self) -> Vec<Person> {
        self.lock()
            .people
            .keys()
            .map(|id| Person::new(self.clone(), *id))
            .collect()
    }

    pub fn find(&self, id: i64) -> Option<Person> {
        self.lock()
            .people
            .contains_key(&id)
            .then(|| Person::new(self.clone(), id))
    }

    pub fn bot_username(&self) -> String {
        self.lock().bot.username.clone().unwrap_or_default()
    }

    /// A deep link to the bot with this payload.
    pub fn link(&self, payload: &str) -> String {
        format!("https://t.me/{}?start={payload}", self.bot_username())
    }

    /// Grows with every change somebody could see; a page asks again when it has moved.
    pub fn version(&self) -> u64 {
        self.lock().version
    }

    /// Every message of a chat, also what a person deleted on their side.
    pub fn messages(&self, chat_id: i64) -> Vec<Message> {
        self.lock()
            .chats
            .get(&chat_id)
            .map(|chat| chat.messages.values().cloned().collect())
            .unwrap_or_default()
    }

    pub fn file(&self, file_id: &str) -> Option<Upload> {
        self.lock().files.get(file_id).map(|file| file.upload.clone())
    }

    /// What it is called, and its bytes.
    pub fn file_name_and_size(&self, file_id: &str) -> Option<(String, usize)> {
        let state = self.lock();
        let upload = &state.files.get(file_id)?.upload;
        Some((upload.file_name.clone(), upload.bytes.len()))
    }

    /// The commands set for a scope ("default", "all_private_chats", "chat:42", …) and language, as (name, description).
    pub fn commands(&self, scope: &str, language: &str) -> Vec<(String, String)> {
        self.lock()
            .commands
            .get(&(scope.to_owned(), language.to_owned()))
            .cloned()
            .unwrap_or_default()
    }

    pub fn set_limits(&self, limits: Limits) {
        self.lock().limits = limits;
    }

    /// For so many seconds every method on this chat answers 429.
    pub fn flood(&self, chat_id: i64, seconds: i64, now_ms: i64) {
        let mut state = self.lock();
        state.meter.flood(chat_id, now_ms + seconds * 1000);
        state.journal.act(
            "the network",
            || format!("floods chat {chat_id} for {seconds} s"),
            now_ms,
        );
    }

    /// Breaks the next `times` calls of a method; "*" stands for any.
    pub fn break_next(&self, method: &str, times: usize, fault: Fault) {
        self.lock().faults.arm(method, times, fault);
    }

    /// Delays every answer of a method from now on; "*" stands for any, 0 ends it.
    pub fn delay(&self, method: &str, ms: u64) {
        self.lock().faults.delay(method, ms);
    }

    /// Takes back every fault, delay and conflict.
    pub fn clear_faults(&self) {
        self.lock().faults.clear();
    }

    /// While on, polls are answered 409, as if a second bot polled with this token.
    pub fn conflict(&self, on: bool) {
        self.lock().faults.conflict = on;
    }

    /// Restarts update ids at a lower number, as the service may after a week without any, and forgets what was
    /// pending. Gives the next id.
    pub fn quiet_week(&self) -> i64 {
        self.lock().queue.restart_ids()
    }

    /// Puts an update of any kind into the queue: for what people here can't do. `None` where the bot wants none of it.
    pub fn push_update(&self, kind: &str, body: Value, now_ms: i64) -> Option<i64> {
        let mut state = self.lock();
        state.version += 1;
        state.queue.push(kind, body, now_ms)
    }

    /// Updates the bot has not confirmed yet.
    pub fn pending_updates(&self) -> usize {
        self.lock().queue.len()
    }

    /// The id of the newest update there ever was.
    pub fn newest_update(&self) -> i64 {
        self.lock().queue.newest()
    }

    /// How many entries of the journal are kept; 0 turns it off (counts go on). 10,000 unless told.
    pub fn keep_journal(&self, entries: usize) {
        self.lock().journal.keep(entries);
    }

    /// How many messages of a chat are kept; all unless told.
    pub fn keep_messages(&self, messages: usize) {
        self.lock().keep_messages = messages.max(1);
    }

    pub fn journal(&self) -> Vec<Entry> {
        self.lock().journal.entries().cloned().collect()
    }

    /// Entries newer than `seq`.
    pub fn journal_since(&self, seq: u64) -> Vec<Entry> {
        self.lock()
            .journal
            .entries()
            .filter(|entry| entry.seq > seq)
            .cloned()
            .collect()
    }

    /// Calls which the server refused, broken ones apart.
    pub fn refused(&self) -> Vec<Entry> {
        let refused = |event: &Event| {
            matches!(
                event,
                Event::Call {
                    outcome: Outcome::Refused { .. },
                    ..
                }
            )
        };
        self.lock()
            .journal
            .entries()
            .filter(|entry| refused(&entry.event))
            .cloned()
            .collect()
    }

    /// Calls that reached the server, by method, broken and refused ones too.
    pub fn counts(&self) -> BTreeMap<String, u64> {
        self.lock().journal.counts().clone()
    }

    pub fn count(&self, method: &str) -> u64 {
        self.lock().journal.counts().get(method).copied().unwrap_or(0)
    }

    /// Methods that were called and do not exist here.
    pub fn unknown_calls(&self) -> Vec<String> {
        self.lock().journal.unknown().to_vec()
    }
}
