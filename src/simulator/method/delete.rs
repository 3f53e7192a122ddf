//! deleteMessage, deleteMessages.

use serde_json::{Value, json};

use super::super::params::{Answer, ApiError, Params};
use super::super::rules::Rule;
use super::super::state::{Message, State};

/// A bot deletes nothing older than two days.
pub const DELETABLE_MS: i64 = 48 * 3600 * 1000;

impl State {
    pub(super) fn delete_message(&mut self, params: &Params<'_>, now_ms: i64) -> Answer {
        let chat_id = self.chat_of(params)?;
        params.check(Rule::MessageThere);
        let id = params
            .int("message_id")?
            .ok_or_else(|| ApiError::bad("message identifier is not specified"))?;
        let message = i32::try_from(id).ok().and_then(|id| self.message(chat_id, id));
        let message = message.ok_or_else(|| ApiError::bad("message to delete not found"))?;
        params.check(Rule::DeleteAge);
        deletable(message, now_ms)?;
        let id = message.id;
        self.remove(chat_id, id);
        Ok(json!(true))
    }

    pub(super) fn delete_messages(&mut self, params: &Params<'_>, now_ms: i64) -> Answer {
        let chat_id = self.chat_of(params)?;
        params.check(Rule::MessageThere);
        let ids = params.json("message_ids", "message identifiers")?.unwrap_or_default();
        let ids = ids.as_array().filter(|ids| !ids.is_empty());
        let ids = ids.ok_or_else(|| ApiError::bad("message identifiers are not specified"))?;
        if ids.len() > 100 {
            return Err(ApiError::bad("too many message identifiers specified"));
        }
        // What is gone already is passed over.
        let present: Vec<&Message> = ids
            .iter()
            .filter_map(Value::as_i64)
            .filter_map(|id| self.message(chat_id, i32::try_from(id).ok()?))
            .collect();
        params.check(Rule::DeleteAge);
        for message in &present {
            deletable(message, now_ms)?;
        }
        let ids: Vec<i32> = present.iter().map(|message| message.id).collect();
        for id in ids {
            self.remove(chat_id, id);
        }
        Ok(json!(true))
    }

    pub(in super::super) fn remove(&mut self, chat_id: i64, id: i32) {
        if let Some(chat) = self.chats.get_mut(&chat_id) {
            chat.messages.remove(&id);
        }
    }
}

fn deletable(message: &Message, now_ms: i64) -> Answer<()> {
    // In private a bot deletes the other side's words too; in a group, as a mere member, only its own.
    if !message.from_bot && message.chat_id < 0 {
        return Err(ApiError::bad("message can't be deleted"));
    }
    if now_ms - message.at_ms > DELETABLE_MS {
        return Err(ApiError::bad("message can't be deleted for everyone"));
    }
    Ok(())
}
