//! The state as one JSON value, so that its chats can go on in another process. Files and groups are left behind.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Telegram;
use super::state::{Chat, Human};

/// What happened after the last time the state was put away is not known here, but to a bot it may be: ids go on
/// well past all that it can have seen.
const LEAP: i64 = 10_000;

/// Commands and what they are for.
type Menu = Vec<(String, String)>;

#[derive(Serialize, Deserialize)]
struct Kept {
    people: BTreeMap<i64, Human>,
    chats: BTreeMap<i64, Chat>,
    /// By scope and language.
    menus: Vec<((String, String), Menu)>,
    last_update: i64,
    last_message: i32,
    last_query: u64,
}

impl Telegram {
    pub fn keep(&self) -> serde_json::Result<Value> {
        let state = self.lock();
        let mut chats = state.chats.clone();
        for chat in chats.values_mut() {
            chat.messages.retain(|_, message| !message.gone_for_person);
        }
        let menus = state.commands.iter();
        serde_json::to_value(Kept {
            people: state.people.clone(),
            chats,
            menus: menus.map(|(scope, menu)| (scope.clone(), menu.clone())).collect(),
            last_update: state.queue.newest(),
            last_message: state.last_message_id,
            last_query: state.last_query,
        })
    }

    /// Goes on where [`Telegram::keep`] left off, instead of all that is here.
    pub fn resume(&self, kept: Value) -> serde_json::Result<()> {
        let mut kept: Kept = serde_json::from_value(kept)?;
        for message in kept.chats.values_mut().flat_map(|chat| chat.messages.values_mut()) {
            message.media.take_if(|media| media.file_id().is_some());
        }
        let mut state = self.lock();
        let newest = kept.chats.values().flat_map(|chat| chat.messages.values());
        state.version = newest.map(|message| message.revision).max().unwrap_or(0) + 1;
        state.people = kept.people;
        state.chats = kept.chats;
        state.commands = kept.menus.into_iter().collect();
        state.queue.leap(kept.last_update + LEAP);
        state.last_message_id = kept.last_message.saturating_add(LEAP as i32);
        state.last_query = kept.last_query + LEAP.unsigned_abs();
        Ok(())
    }
}
