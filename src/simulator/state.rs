//! What the simulated server knows: people, chats and their messages, open callback queries, commands.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::faults::Faults;
use super::html::Entity;
use super::journal::Journal;
use super::keyboard::{Markup, Privacy};
use super::limits::{Limits, Meter};
use super::media::FileTable;
use super::params::{Answer, ApiError, Params};
use super::rules::Rule;
use super::updates::Queue;

/// Open and answered callback queries kept; older ones are as good as unknown.
const QUERIES_KEPT: usize = 10_000;
const TOASTS_KEPT: usize = 1_000;

/// Who somebody is in Telegram.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    /// Without the `@`.
    pub username: Option<String>,
    /// IETF tag, as the person's app is set; may be absent.
    pub language_code: Option<String>,
    /// The zone of the person's phone, by its IANA name; Telegram tells no bot of it.
    pub zone: Option<String>,
}

impl Profile {
    pub fn new(id: i64, first_name: &str) -> Self {
        Self {
            id,
            first_name: first_name.to_owned(),
            last_name: None,
            username: None,
            language_code: Some("en".into()),
            zone: None,
        }
    }

    pub fn last_name(self, name: &str) -> Self {
        Self {
            last_name: Some(name.to_owned()),
            ..self
        }
    }

    pub fn username(self, name: &str) -> Self {
        Self {
            username: Some(name.to_owned()),
            ..self
        }
    }

    pub fn language(self, code: &str) -> Self {
        Self {
            language_code: (!code.is_empty()).then(|| code.to_owned()),
            ..self
        }
    }

    pub fn zone(self, name: &str) -> Self {
        Self {
            zone: Some(name.to_owned()),
            ..self
        }
    }
}

/// The answer to a tap, as the person saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toast {
    pub query_id: String,
    /// Empty where the answer only ended the wait.
    pub text: String,
    /// A window to close, rather than a line that fades.
    pub alert: bool,
    pub at_ms: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Media {
    Photo {
        file_id: String,
    },
    Document {
        file_id: String,
    },
    Location {
        latitude: f64,
        longitude: f64,
    },
    Contact {
        phone_number: String,
        first_name: String,
        user_id: Option<i64>,
    },
    Joined {
        people: Vec<i64>,
    },
    Left {
        person: i64,
    },
}

impl Media {
    pub fn file_id(&self) -> Option<&str> {
        match self {
            Self::Photo { file_id } | Self::Document { file_id } => Some(file_id),
            Self::Location { .. } | Self::Contact { .. } | Self::Joined { .. } | Self::Left { .. } => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub id: i32,
    pub chat_id: i64,
    /// The bot's id for what the bot sent.
    pub from: i64,
    pub from_bot: bool,
    pub at_ms: i64,
    pub edited_ms: Option<i64>,
    /// Plain text: of the message, or the caption of its file.
    pub text: String,
    pub entities: Vec<Entity>,
    /// As the bot wrote it, where it wrote HTML.
    pub html: Option<String>,
    pub media: Option<Media>,
    pub markup: Option<Markup>,
    pub reply_to: Option<i32>,
    /// Sent without a sound (`disable_notification`).
    pub silent: bool,
    /// Can't be forwarded or saved (`protect_content`).
    pub protected: bool,
    pub pinned: bool,
    /// The bot's reaction.
    pub reaction: Option<String>,
    /// The simulator's version at the last change a person can see.
    pub revision: u64,
    /// The person deleted the chat on their side; the bot can't tell.
    #[serde(skip)]
    pub gone_for_person: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Human {
    pub profile: Profile,
    /// They have spoken to the bot at least once.
    pub started: bool,
    pub blocked: bool,
    pub deactivated: bool,
    pub hides_from_links: bool,
    pub toasts: VecDeque<Toast>,
}

#[derive(Debug)]
pub(super) struct Group {
    pub title: String,
    pub members: BTreeSet<i64>,
    pub bot: Membership,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Membership {
    Member,
    Left,
    Kicked,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Chat {
    pub messages: BTreeMap<i32, Message>,
    /// The reply keyboard or forced reply that is up now.
    pub input: Option<Markup>,
    /// What the bot is "doing", until when.
    pub action: Option<(String, i64)>,
}

#[derive(Clone, Debug)]
pub(super) struct Query {
    pub id: String,
    pub person: i64,
    pub chat_id: i64,
    pub at_ms: i64,
    pub answered: bool,
}

#[derive(Debug)]
pub(super) struct State {
    pub token: String,
    pub bot: Profile,
    pub people: BTreeMap<i64, Human>,
    pub groups: BTreeMap<i64, Group>,
    pub chats: BTreeMap<i64, Chat>,
    pub queries: VecDeque<Query>,
    /// By scope (as canonical JSON) and language code.
    pub commands: BTreeMap<(String, String), Vec<(String, String)>>,
    pub queue: Queue,
    pub files: FileTable,
    pub limits: Limits,
    pub meter: Meter,
    pub faults: Faults,
    pub journal: Journal,
    pub version: u64,
    /// Messages kept in a chat; the oldest go first.
    pub keep_messages: usize,
    /// Grows with each poll that starts, so that an older one can tell that it has been superseded.
    pub polls: u64,
    pub last_message_id: i32,
    pub last_query: u64,
}

impl State {
    pub fn new(token: &str, username: &str) -> Self {
        let id = token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(1);
        Self {
            token: token.to_owned(),
            bot: Profile {
                language_code: None,
                ..Profile::new(id, username)
            }
            .username(username),
            people: BTreeMap::new(),
            groups: BTreeMap::new(),
            chats: BTreeMap::new(),
            queries: VecDeque::new(),
            commands: BTreeMap::new(),
            queue: Queue::default(),
            files: FileTable::default(),
            limits: Limits::default(),
            meter: Meter::default(),
            faults: Faults::default(),
            journal: Journal::default(),
            version: 0,
            keep_messages: usize::MAX,
            polls: 0,
            last_message_id: 100,
            last_query: 0,
        }
    }

    /// A blank message of the next id, in nobody's chat yet.
    pub fn draft(&mut self, chat_id: i64, from: i64, now_ms: i64) -> Message {
        self.last_message_id += 1;
        Message {
            id: self.last_message_id,
            chat_id,
            from,
            from_bot: from == self.bot.id,
            at_ms: now_ms,
            edited_ms: None,
            text: String::new(),
            entities: Vec::new(),
            html: None,
            media: None,
            markup: None,
            reply_to: None,
            silent: false,
            protected: false,
            pinned: false,
            reaction: None,
            revision: self.version,
            gone_for_person: false,
        }
    }

    /// Puts a message into its chat and gives it as the Bot API writes it.
    pub fn post(&mut self, message: Message) -> Value {
        let wire = self.wire_message(&message, true);
        let keep = self.keep_messages;
        let chat = self.chats.entry(message.chat_id).or_default();
        if message.from_bot {
            chat.action = None;
            match &message.markup {
                Some(Markup::Remove) => chat.input = None,
                Some(markup @ (Markup::Reply { .. } | Markup::ForceReply { .. })) => chat.input = Some(markup.clone()),
                Some(Markup::Inline { .. }) | None => {}
            }
        }
        chat.messages.insert(message.id, message);
        while chat.messages.len() > keep {
            chat.messages.pop_first();
        }
        wire
    }

    pub fn message(&self, chat_id: i64, id: i32) -> Option<&Message> {
        self.chats.get(&chat_id)?.messages.get(&id)
    }

    pub fn message_mut(&mut self, chat_id: i64, id: i32) -> Option<&mut Message> {
        self.chats.get_mut(&chat_id)?.messages.get_mut(&id)
    }

    /// The chat a call names, known to the server; not yet one the bot may write to.
    pub fn chat_of(&self, params: &Params<'_>) -> Answer<i64> {
        params.check(Rule::ChatKnown);
        let given = params.text("chat_id").filter(|text| !text.is_empty());
        let id = given.ok_or_else(|| ApiError::bad("chat_id is empty"))?;
        id.parse()
            .ok()
            .filter(|id| self.people.contains_key(id) || self.groups.contains_key(id))
            .ok_or_else(|| ApiError::bad("chat not found"))
    }

    /// Whether the bot may write to a chat which exists.
    pub fn may_write(&self, params: &Params<'_>, chat_id: i64) -> Answer<()> {
        params.check(Rule::MayWrite);
        if let Some(group) = self.groups.get(&chat_id) {
            return match group.bot {
                Membership::Member => Ok(()),
                Membership::Left => Err(ApiError::forbidden("bot is not a member of the group chat")),
                Membership::Kicked => Err(ApiError::forbidden("bot was kicked from the group chat")),
            };
        }
        let human = self
            .people
            .get(&chat_id)
            .ok_or_else(|| ApiError::bad("chat not found"))?;
        match human {
            Human { deactivated: true, .. } => Err(ApiError::forbidden("user is deactivated")),
            Human { started: false, .. } => Err(ApiError::forbidden("bot can't initiate conversation with a user")),
            Human { blocked: true, .. } => Err(ApiError::forbidden("bot was blocked by the user")),
            _ => Ok(()),
        }
    }

    pub fn writable_chat(&self, params: &Params<'_>) -> Answer<i64> {
        let chat_id = self.chat_of(params)?;
        self.may_write(params, chat_id)?;
        Ok(chat_id)
    }

    pub fn open_query(&mut self, person: i64, chat_id: i64, now_ms: i64) -> String {
        self.last_query += 1;
        let id = ((person << 32) + self.last_query.cast_signed()).to_string();
        self.queries.push_back(Query {
            id: id.clone(),
            person,
            chat_id,
            at_ms: now_ms,
            answered: false,
        });
        if self.queries.len() > QUERIES_KEPT {
            self.queries.pop_front();
        }
        id
    }

    pub fn query(&self, id: &str) -> Option<&Query> {
        // The newest is asked for most.
        self.queries.iter().rev().find(|query| query.id == id)
    }

    pub fn show_toast(&mut self, person: i64, toast: Toast) {
        if let Some(human) = self.people.get_mut(&person) {
            human.toasts.push_back(toast);
            if human.toasts.len() > TOASTS_KEPT {
                human.toasts.pop_front();
            }
        }
    }
}

impl Privacy for State {
    fn hides_from_links(&self, person: i64) -> Option<bool> {
        self.people.get(&person).map(|human| human.hides_from_links)
    }
}
