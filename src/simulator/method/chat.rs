//! What concerns a chat as a whole: leaving, pins, reactions, getChat.

use serde_json::{Value, json};

use super::super::params::{Answer, ApiError, Params};
use super::super::rules::Rule;
use super::super::state::{Membership, State};

impl State {
    pub(super) fn get_chat(&self, params: &Params<'_>) -> Answer {
        let id = self.chat_of(params)?;
        let mut chat = self.wire_chat(id);
        chat["accent_color_id"] = json!(0);
        chat["max_reaction_count"] = json!(11);
        chat["accepted_gift_types"] = json!({
            "unlimited_gifts": false,
            "limited_gifts": false,
            "unique_gifts": false,
            "premium_subscription": false,
            "gifts_from_channels": false,
        });
        Ok(chat)
    }

    pub(super) fn leave_chat(&mut self, params: &Params<'_>, now_ms: i64) -> Answer {
        let id = self.chat_of(params)?;
        let Some(group) = self.groups.get_mut(&id) else {
            return Err(ApiError::bad("chat member status can't be changed in private chats"));
        };
        match group.bot {
            Membership::Left => return Err(ApiError::forbidden("bot is not a member of the group chat")),
            Membership::Kicked => return Err(ApiError::forbidden("bot was kicked from the group chat")),
            Membership::Member => group.bot = Membership::Left,
        }
        let update = self.wire_membership(id, self.bot.id, Membership::Member, Membership::Left, now_ms);
        self.queue.push("my_chat_member", update, now_ms);
        Ok(json!(true))
    }

    fn named_message(&self, params: &Params<'_>, missing: &str) -> Answer<(i64, i32)> {
        let chat_id = self.writable_chat(params)?;
        params.check(Rule::MessageThere);
        let id = params
            .int("message_id")?
            .ok_or_else(|| ApiError::bad("message identifier is not specified"))?;
        let message = i32::try_from(id).ok().and_then(|id| self.message(chat_id, id));
        message
            .map(|message| (chat_id, message.id))
            .ok_or_else(|| ApiError::bad(missing))
    }

    pub(super) fn set_reaction(&mut self, params: &Params<'_>) -> Answer {
        let (chat_id, id) = self.named_message(params, "message to react not found")?;
        let given = params.json("reaction", "reaction")?.unwrap_or_else(|| json!([]));
        let given = given
            .as_array()
            .ok_or_else(|| ApiError::bad("expected an Array of ReactionType"))?;
        let reaction = match given.as_slice() {
            [] => None,
            [one] => {
                let emoji = one.get("emoji").and_then(Value::as_str);
                Some(emoji.ok_or_else(|| ApiError::bad("REACTION_INVALID"))?.to_owned())
            }
            _ => return Err(ApiError::bad("REACTIONS_TOO_MANY")),
        };
        let revision = self.version;
        if let Some(message) = self.message_mut(chat_id, id) {
            message.reaction = reaction;
            message.revision = revision;
        }
        Ok(json!(true))
    }

    /// Without a message, unpinning takes the newest pinned one.
    pub(super) fn pin(&mut self, params: &Params<'_>, pinned: bool) -> Answer {
        let (chat_id, id) = if !pinned && params.raw("message_id").is_none() {
            let chat_id = self.writable_chat(params)?;
            let chat = self.chats.get(&chat_id);
            let newest = chat.and_then(|chat| chat.messages.values().rev().find(|message| message.pinned));
            (
                chat_id,
                newest
                    .map(|message| message.id)
                    .ok_or_else(|| ApiError::bad("message to unpin not found"))?,
            )
        } else {
            self.named_message(
                params,
                if pinned {
                    "message to pin not found"
                } else {
                    "message to unpin not found"
                },
            )?
        };
        if chat_id < 0 {
            return Err(ApiError::bad("not enough rights to manage pinned messages in the chat"));
        }
        if let Some(message) = self.message_mut(chat_id, id) {
            message.pinned = pinned;
        }
        Ok(json!(true))
    }

    pub(super) fn unpin_all(&mut self, params: &Params<'_>) -> Answer {
        let chat_id = self.writable_chat(params)?;
        if let Some(chat) = self.chats.get_mut(&chat_id) {
            chat.messages.values_mut().for_each(|message| message.pinned = false);
        }
        Ok(json!(true))
    }
}
