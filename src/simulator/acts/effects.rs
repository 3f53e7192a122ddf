//! What an act does to the chat and to the queue of updates.

use serde_json::Value;

use super::super::html::utf16_len;
use super::super::keyboard::Markup;
use super::super::state::{Group, Media, Membership, State};
use super::super::text;

/// Pieces of at most 4096 UTF-16 units.
pub(super) fn cut(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut room = 0;
    for c in text.chars() {
        if c.len_utf16() > room {
            pieces.push(String::new());
            room = text::MAX_TEXT;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
            room -= c.len_utf16();
        }
    }
    debug_assert!(pieces.iter().all(|piece| utf16_len(piece) <= text::MAX_TEXT));
    pieces
}

impl State {
    pub(super) fn say(
        &mut self,
        person: i64,
        chat_id: i64,
        text: &str,
        media: Option<Media>,
        reply_to: Option<i32>,
        now_ms: i64,
    ) -> i32 {
        let mut message = self.draft(chat_id, person, now_ms);
        message.text = text.to_owned();
        text::detect(text, &mut message.entities);
        message.media = media;
        message.reply_to = reply_to;
        let id = message.id;
        if chat_id == person
            && let Some(human) = self.people.get_mut(&person)
        {
            human.started = true;
        }
        if let Some(chat) = self.chats.get_mut(&chat_id) {
            let goes = match &chat.input {
                Some(Markup::Reply { one_time, .. }) => *one_time,
                Some(Markup::ForceReply { .. }) => true,
                Some(Markup::Inline { .. } | Markup::Remove) | None => false,
            };
            if goes {
                chat.input = None;
            }
        }
        // In groups a bot hears only what is meant for it: commands, and answers to its own words.
        let answers_bot = reply_to
            .and_then(|id| self.message(chat_id, id))
            .is_some_and(|message| message.from_bot);
        let in_group = self.groups.get(&chat_id).map(|group| group.bot);
        let heard = match in_group {
            None => true,
            Some(bot) => bot == Membership::Member && (text.starts_with('/') || answers_bot),
        };
        let wire = self.post(message);
        if heard {
            self.queue.push("message", wire, now_ms);
        }
        id
    }

    pub(super) fn set_blocked(&mut self, person: i64, blocked: bool, now_ms: i64) {
        let Some(human) = self.people.get_mut(&person) else {
            return;
        };
        if human.blocked == blocked {
            return;
        }
        human.blocked = blocked;
        let (old, new) = if blocked {
            (Membership::Member, Membership::Kicked)
        } else {
            (Membership::Kicked, Membership::Member)
        };
        let update = self.wire_membership(person, person, old, new, now_ms);
        self.queue.push("my_chat_member", update, now_ms);
    }

    pub(super) fn bot_joins(&mut self, person: i64, title: &str, now_ms: i64) -> i64 {
        let known = self
            .groups
            .iter()
            .find(|(_, group)| group.title == title)
            .map(|(id, _)| *id);
        let id = known.unwrap_or(-4_000_001 - self.groups.len() as i64);
        let group = self.groups.entry(id).or_insert_with(|| Group {
            title: title.to_owned(),
            members: Default::default(),
            bot: Membership::Left,
        });
        group.members.insert(person);
        let old = std::mem::replace(&mut group.bot, Membership::Member);
        if old == Membership::Member {
            return id;
        }
        let update = self.wire_membership(id, person, old, Membership::Member, now_ms);
        self.queue.push("my_chat_member", update, now_ms);
        let mut message = self.draft(id, person, now_ms);
        message.media = Some(Media::Joined {
            people: vec![self.bot.id],
        });
        let wire: Value = self.post(message);
        self.queue.push("message", wire, now_ms);
        id
    }
}
