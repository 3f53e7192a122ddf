//! What people see: their chat with the bot, its keyboards, toasts and menu.

use serde::Serialize;

use super::acts::Person;
use super::http_body::Upload;
use super::keyboard::{Button, Markup};
use super::link;
use super::method::CALLBACK_ANSWER_MS;
use super::state::{Human, Message, Profile, State, Toast};

/// A private chat as its app draws it, for a page or a snapshot.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChatView {
    pub person: Profile,
    /// They have spoken to the bot; before that an app shows START alone.
    pub started: bool,
    pub blocked: bool,
    /// Oldest first; of those that `ids` names, perhaps only the newer.
    pub messages: Vec<Message>,
    pub ids: Vec<i32>,
    /// The reply keyboard, or the reply that the bot asks for.
    pub input: Option<Markup>,
    /// What the bot is doing at the moment ("typing").
    pub action: Option<String>,
    /// Name and description.
    pub commands: Vec<(String, String)>,
    pub toasts: Vec<Toast>,
}

impl Person {
    fn look<T>(&self, look: impl FnOnce(&State, Option<&Human>) -> T) -> T {
        let state = self.telegram().lock();
        look(&state, state.people.get(&self.id()))
    }

    /// Everything at once; `now_ms` decides what has faded.
    pub fn screen(&self, now_ms: i64) -> ChatView {
        self.screen_since(0, now_ms)
    }

    /// The same, with only those messages that changed after the simulator was at `version`.
    pub fn screen_since(&self, version: u64, now_ms: i64) -> ChatView {
        self.look(|state, human| {
            let chat = state.chats.get(&self.id());
            let stand = chat.into_iter().flat_map(|chat| chat.messages.values());
            let stand = stand.filter(|message| !message.gone_for_person);
            let newer = |message: &&Message| version == 0 || message.revision > version;
            let action = chat
                .and_then(|chat| chat.action.clone())
                .filter(|(_, until)| *until > now_ms);
            ChatView {
                person: human.map_or_else(|| Profile::new(self.id(), ""), |human| human.profile.clone()),
                started: human.is_some_and(|human| human.started),
                blocked: human.is_some_and(|human| human.blocked),
                messages: stand.clone().filter(newer).cloned().collect(),
                ids: stand.map(|message| message.id).collect(),
                input: chat.and_then(|chat| chat.input.clone()),
                action: action.map(|(action, _)| action),
                commands: state.menu_of(self.id()).to_vec(),
                toasts: human
                    .map(|human| human.toasts.iter().cloned().collect())
                    .unwrap_or_default(),
            }
        })
    }

    pub fn profile(&self) -> Profile {
        self.look(|_, human| human.map_or_else(|| Profile::new(self.id(), ""), |human| human.profile.clone()))
    }

    /// The private chat, oldest first, without what they deleted.
    pub fn messages(&self) -> Vec<Message> {
        self.messages_in(self.id())
    }

    pub fn messages_in(&self, chat_id: i64) -> Vec<Message> {
        self.look(|state, _| {
            let messages = state.chats.get(&chat_id).map(|chat| chat.messages.values());
            messages
                .into_iter()
                .flatten()
                .filter(|message| !message.gone_for_person)
                .cloned()
                .collect()
        })
    }

    /// What the bot has sent or changed since the simulator was at `version`.
    pub fn news_since(&self, version: u64) -> Vec<Message> {
        let mut messages = self.messages();
        messages.retain(|message| message.from_bot && message.revision > version);
        messages
    }

    /// The bot's newest message.
    pub fn last(&self) -> Option<Message> {
        self.messages().into_iter().rev().find(|message| message.from_bot)
    }

    /// Whether these words stand in a message of the bot's that they have before them.
    pub fn sees(&self, words: &str) -> bool {
        self.messages()
            .iter()
            .any(|message| message.from_bot && message.text.contains(words))
    }

    /// Their messages that carry inline buttons; a chat with one screen has one.
    pub fn messages_with_buttons(&self) -> Vec<Message> {
        let mut messages = self.messages();
        messages.retain(|message| matches!(message.markup, Some(Markup::Inline { .. })));
        messages
    }

    /// The inline keyboard of the newest message that has one.
    pub fn keyboard(&self) -> Vec<Vec<Button>> {
        let messages = self.messages();
        let newest = messages.iter().rev().find_map(|message| match &message.markup {
            Some(Markup::Inline { rows }) => Some(rows.clone()),
            Some(Markup::Reply { .. } | Markup::Remove | Markup::ForceReply { .. }) | None => None,
        });
        newest.unwrap_or_default()
    }

    /// Labels of every button in sight, newest message first, then the reply keyboard.
    pub fn labels(&self) -> Vec<String> {
        let messages = self.messages();
        let keyboards = messages.iter().rev().filter_map(|message| message.markup.as_ref());
        let mut labels: Vec<String> = keyboards
            .flat_map(|markup| markup.inline_rows())
            .flatten()
            .map(|button| button.label.clone())
            .collect();
        if let Some(Markup::Reply { rows, .. }) = self.input_markup() {
            labels.extend(rows.into_iter().flatten().map(|(text, _)| text));
        }
        labels
    }

    /// The reply keyboard or forced reply that is up.
    pub fn input_markup(&self) -> Option<Markup> {
        self.look(|state, _| state.chats.get(&self.id()).and_then(|chat| chat.input.clone()))
    }

    /// Answers to their taps, oldest first; silent ones have an empty text.
    pub fn toasts(&self) -> Vec<Toast> {
        self.look(|_, human| {
            human
                .map(|human| human.toasts.iter().cloned().collect())
                .unwrap_or_default()
        })
    }

    /// Ids of taps which the bot never answered, however long ago.
    pub fn unanswered(&self) -> Vec<String> {
        self.queries(|_| true)
    }

    /// Ids of taps whose button still spins.
    pub fn waiting(&self, now_ms: i64) -> Vec<String> {
        self.queries(|at_ms| now_ms - at_ms <= CALLBACK_ANSWER_MS)
    }

    fn queries(&self, keep: impl Fn(i64) -> bool) -> Vec<String> {
        self.look(|state, _| {
            let open = state
                .queries
                .iter()
                .filter(|query| query.person == self.id() && !query.answered);
            open.filter(|query| keep(query.at_ms))
                .map(|query| query.id.clone())
                .collect()
        })
    }

    /// Links to the bot in the messages they see: in texts, in monospace, on buttons.
    pub fn deep_links(&self) -> Vec<String> {
        let bot = self.telegram().bot_username();
        self.messages()
            .iter()
            .flat_map(|message| link::deep_links(message, &bot))
            .collect()
    }

    /// The menu of commands in their chat, in their language.
    pub fn commands(&self) -> Vec<(String, String)> {
        self.look(|state, _| state.menu_of(self.id()).to_vec())
    }

    pub fn has_blocked(&self) -> bool {
        self.look(|_, human| human.is_some_and(|human| human.blocked))
    }

    /// The photo or document of a message.
    pub fn file_of(&self, message: &Message) -> Option<Upload> {
        self.telegram().file(message.media.as_ref()?.file_id()?)
    }
}
