//! People, chats and messages as the Bot API writes them.

use serde_json::{Map, Value, json};

use super::state::{Media, Membership, Message, Profile, State};

impl State {
    pub(super) fn wire_user(&self, id: i64) -> Value {
        if id == self.bot.id {
            return user(&self.bot, true);
        }
        match self.people.get(&id) {
            Some(human) => user(&human.profile, false),
            None => json!({ "id": id, "is_bot": false, "first_name": "" }),
        }
    }

    pub(super) fn wire_chat(&self, id: i64) -> Value {
        if let Some(group) = self.groups.get(&id) {
            return json!({ "id": id, "title": group.title, "type": "group", "all_members_are_administrators": true });
        }
        let mut chat = self.wire_user(id);
        if let Some(object) = chat.as_object_mut() {
            object.remove("is_bot");
            object.remove("language_code");
            object.insert("type".to_owned(), json!("private"));
        }
        chat
    }

    /// `deep` adds the message it replies to; that one is written without its own.
    pub(super) fn wire_message(&self, message: &Message, deep: bool) -> Value {
        let mut object = Map::new();
        let mut put = |key: &str, value: Value| drop(object.insert(key.to_owned(), value));
        put("message_id", json!(message.id));
        put("from", self.wire_user(message.from));
        put("chat", self.wire_chat(message.chat_id));
        put("date", json!(message.at_ms.div_euclid(1000)));
        if let Some(edited) = message.edited_ms {
            put("edit_date", json!(edited.div_euclid(1000)));
        }
        if deep && let Some(replied) = message.reply_to.and_then(|id| self.message(message.chat_id, id)) {
            put("reply_to_message", self.wire_message(replied, false));
        }
        if message.protected {
            put("has_protected_content", json!(true));
        }
        if let Some(markup) = message.markup.as_ref().and_then(|markup| markup.wire()) {
            put("reply_markup", markup);
        }
        let (text_key, entities_key) = if message.media.is_some() {
            ("caption", "caption_entities")
        } else {
            ("text", "entities")
        };
        if !message.text.is_empty() {
            put(text_key, json!(message.text));
        }
        if !message.entities.is_empty() {
            let entities = message.entities.iter().map(|entity| {
                let mut value = json!(entity);
                if let Some(id) = entity.user_id {
                    value["user"] = self.wire_user(id);
                }
                value
            });
            put(entities_key, entities.collect());
        }
        match &message.media {
            None => {}
            Some(Media::Photo { file_id } | Media::Document { file_id }) => self.files.describe(file_id, &mut object),
            Some(Media::Location { latitude, longitude }) => {
                put("location", json!({ "latitude": latitude, "longitude": longitude }));
            }
            Some(Media::Contact {
                phone_number,
                first_name,
                user_id,
            }) => {
                let mut contact = json!({ "phone_number": phone_number, "first_name": first_name });
                if let Some(id) = user_id {
                    contact["user_id"] = json!(id);
                }
                put("contact", contact);
            }
            Some(Media::Joined { people }) => {
                put(
                    "new_chat_members",
                    people.iter().map(|id| self.wire_user(*id)).collect(),
                );
            }
            Some(Media::Left { person }) => put("left_chat_member", self.wire_user(*person)),
        }
        Value::Object(object)
    }

    /// A `my_chat_member` update: the bot's own standing in a chat changed.
    pub(super) fn wire_membership(
        &self,
        chat_id: i64,
        by: i64,
        old: Membership,
        new: Membership,
        now_ms: i64,
    ) -> Value {
        let bot = user(&self.bot, true);
        let member = |membership: Membership| match membership {
            Membership::Member => json!({ "user": bot, "status": "member" }),
            Membership::Left => json!({ "user": bot, "status": "left" }),
            Membership::Kicked => json!({ "user": bot, "status": "kicked", "until_date": 0 }),
        };
        json!({
            "chat": self.wire_chat(chat_id),
            "from": self.wire_user(by),
            "date": now_ms.div_euclid(1000),
            "old_chat_member": member(old),
            "new_chat_member": member(new),
        })
    }
}

fn user(profile: &Profile, is_bot: bool) -> Value {
    let mut object = json!({ "id": profile.id, "is_bot": is_bot, "first_name": profile.first_name });
    let optional = [
        ("last_name", &profile.last_name),
        ("username", &profile.username),
        ("language_code", &profile.language_code),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            object[key] = json!(value);
        }
    }
    object
}
