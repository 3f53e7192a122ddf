//! What people do: each act changes the chat and queues the update which the bot will get.

mod effects;
mod taps;

use super::Telegram;
use super::http_body::Upload;
use super::link;
use super::media::FileKind;
use super::rules::Checked;
use super::state::{Media, Membership, Message, State};
use super::text;

use effects::cut;
pub use taps::Tap;

/// Why an app would not let a person do something.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("the bot is blocked: unblock or restart it first")]
    Blocked,
    #[error("there is no such message in sight")]
    NoSuchMessage,
    #[error("no button says {label:?}; in sight are {visible:?}")]
    NoSuchButton { label: String, visible: Vec<String> },
    #[error("{0:?} does not lead to this bot")]
    NotOurLink(String),
    #[error("an app does not send nothing")]
    Empty,
    #[error("they are not in this group")]
    NotInGroup,
    #[error("the service refused the file: {0}")]
    Refused(String),
}

/// One person's app: their private chat with the bot, and the groups they are in.
#[derive(Clone, Debug)]
pub struct Person {
    telegram: Telegram,
    id: i64,
}

impl Person {
    pub(super) fn new(telegram: Telegram, id: i64) -> Self {
        Self { telegram, id }
    }

    /// Also the id of their private chat with the bot.
    pub fn id(&self) -> i64 {
        self.id
    }

    pub fn telegram(&self) -> &Telegram {
        &self.telegram
    }

    fn act<T>(&self, what: impl FnOnce() -> String, now_ms: i64, act: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.telegram.lock();
        state.version += 1;
        let who = state
            .people
            .get(&self.id)
            .map(|human| human.profile.first_name.clone())
            .unwrap_or_default();
        state.journal.act(&who, what, now_ms);
        act(&mut state)
    }

    /// Presses START (or RESTART, which unblocks first).
    pub fn starts(&self, now_ms: i64) -> i32 {
        self.start_with("", now_ms)
    }

    /// Follows a deep link and presses START.
    pub fn opens(&self, link: &str, now_ms: i64) -> Result<i32, Cannot> {
        let payload = link::parse(link, &self.telegram.bot_username());
        let payload = payload.ok_or_else(|| Cannot::NotOurLink(link.to_owned()))?;
        Ok(self.start_with(&payload, now_ms))
    }

    fn start_with(&self, payload: &str, now_ms: i64) -> i32 {
        let text = format!("/start {payload}").trim_end().to_owned();
        self.act(
            || format!("sends {text}"),
            now_ms,
            |state| {
                state.set_blocked(self.id, false, now_ms);
                state.say(self.id, self.id, &text, None, None, now_ms)
            },
        )
    }

    /// Sends a text in the private chat; an app cuts it at 4096. Gives the id of the last message.
    pub fn says(&self, text: &str, now_ms: i64) -> Result<i32, Cannot> {
        self.speaks(self.id, text, None, now_ms)
    }

    pub fn replies(&self, to: i32, text: &str, now_ms: i64) -> Result<i32, Cannot> {
        self.visible(to)?;
        self.speaks(self.id, text, Some(to), now_ms)
    }

    pub fn says_in(&self, group: i64, text: &str, now_ms: i64) -> Result<i32, Cannot> {
        self.speaks(group, text, None, now_ms)
    }

    fn speaks(&self, chat_id: i64, text: &str, reply_to: Option<i32>, now_ms: i64) -> Result<i32, Cannot> {
        self.may_speak(chat_id)?;
        let pieces = cut(text.trim());
        if pieces.is_empty() {
            return Err(Cannot::Empty);
        }
        let speak = |state: &mut State| {
            let mut last = 0;
            for piece in &pieces {
                last = state.say(self.id, chat_id, piece, None, reply_to, now_ms);
            }
            last
        };
        Ok(self.act(|| format!("says {text:?}"), now_ms, speak))
    }

    fn may_speak(&self, chat_id: i64) -> Result<(), Cannot> {
        let state = self.telegram.lock();
        match state.groups.get(&chat_id) {
            Some(group) if group.members.contains(&self.id) => Ok(()),
            Some(_) => Err(Cannot::NotInGroup),
            None if chat_id != self.id => Err(Cannot::NotInGroup),
            None if state.people.get(&self.id).is_some_and(|human| human.blocked) => Err(Cannot::Blocked),
            None => Ok(()),
        }
    }

    pub fn sends_photo(&self, bytes: &[u8], caption: &str, now_ms: i64) -> Result<i32, Cannot> {
        let upload = Upload {
            file_name: "photo.jpg".into(),
            mime: "image/jpeg".into(),
            bytes: bytes.to_vec(),
        };
        self.sends_file(FileKind::Photo, upload, caption, now_ms)
    }

    pub fn sends_document(&self, upload: Upload, caption: &str, now_ms: i64) -> Result<i32, Cannot> {
        self.sends_file(FileKind::Document, upload, caption, now_ms)
    }

    fn sends_file(&self, kind: FileKind, upload: Upload, caption: &str, now_ms: i64) -> Result<i32, Cannot> {
        self.may_speak(self.id)?;
        let what = format!("sends a file, {} bytes", upload.bytes.len());
        self.act(
            || what,
            now_ms,
            |state| {
                let file_id = state
                    .files
                    .add(kind, upload, &Checked::default())
                    .map_err(|error| Cannot::Refused(error.description))?;
                let media = match kind {
                    FileKind::Photo => Media::Photo { file_id },
                    FileKind::Document => Media::Document { file_id },
                };
                Ok(state.say(self.id, self.id, caption, Some(media), None, now_ms))
            },
        )
    }

    pub fn sends_location(&self, latitude: f64, longitude: f64, now_ms: i64) -> Result<i32, Cannot> {
        self.sends_media(Media::Location { latitude, longitude }, "sends a place", now_ms)
    }

    /// Their own contact, as the button of a reply keyboard shares it.
    pub fn sends_contact(&self, phone_number: &str, now_ms: i64) -> Result<i32, Cannot> {
        let first_name = self.profile().first_name;
        let contact = Media::Contact {
            phone_number: phone_number.to_owned(),
            first_name,
            user_id: Some(self.id),
        };
        self.sends_media(contact, "shares their number", now_ms)
    }

    /// Somebody else's contact from the address book; `user_id` where they are in Telegram.
    pub fn sends_contact_of(
        &self,
        name: &str,
        phone_number: &str,
        user_id: Option<i64>,
        now_ms: i64,
    ) -> Result<i32, Cannot> {
        let (phone_number, first_name) = (phone_number.to_owned(), name.to_owned());
        self.sends_media(
            Media::Contact {
                phone_number,
                first_name,
                user_id,
            },
            "sends a contact",
            now_ms,
        )
    }

    fn sends_media(&self, media: Media, what: &str, now_ms: i64) -> Result<i32, Cannot> {
        self.may_speak(self.id)?;
        let say = |state: &mut State| state.say(self.id, self.id, "", Some(media), None, now_ms);
        Ok(self.act(|| what.to_owned(), now_ms, say))
    }

    /// Changes a message of their own.
    pub fn edits(&self, message_id: i32, text: &str, now_ms: i64) -> Result<(), Cannot> {
        let mine = self.visible(message_id)?;
        if mine.from != self.id {
            return Err(Cannot::NoSuchMessage);
        }
        self.act(
            || format!("edits a message to {text:?}"),
            now_ms,
            |state| {
                let revision = state.version;
                let message = state.message_mut(self.id, message_id).ok_or(Cannot::NoSuchMessage)?;
                message.text = text.trim().to_owned();
                message.entities.clear();
                text::detect(&message.text, &mut message.entities);
                message.edited_ms = Some(now_ms);
                message.revision = revision;
                let edited = message.clone();
                let update = state.wire_message(&edited, true);
                state.queue.push("edited_message", update, now_ms);
                Ok(())
            },
        )
    }

    /// Deletes a message for both sides. The bot is not told.
    pub fn deletes(&self, message_id: i32, now_ms: i64) -> Result<(), Cannot> {
        self.visible(message_id)?;
        self.act(
            || "deletes a message".to_owned(),
            now_ms,
            |state| state.remove(self.id, message_id),
        );
        Ok(())
    }

    /// Clears the chat on their side. The bot is not told, and its edits of old messages still succeed.
    pub fn deletes_chat(&self, now_ms: i64) {
        self.act(
            || "deletes the chat".to_owned(),
            now_ms,
            |state| {
                let Some(chat) = state.chats.get_mut(&self.id) else {
                    return;
                };
                chat.messages
                    .values_mut()
                    .for_each(|message| message.gone_for_person = true);
                chat.input = None;
            },
        );
    }

    pub fn blocks(&self, now_ms: i64) {
        self.act(
            || "blocks the bot".to_owned(),
            now_ms,
            |state| state.set_blocked(self.id, true, now_ms),
        );
    }

    pub fn unblocks(&self, now_ms: i64) {
        self.act(
            || "unblocks the bot".to_owned(),
            now_ms,
            |state| state.set_blocked(self.id, false, now_ms),
        );
    }

    /// Deletes their Telegram account.
    pub fn deactivates(&self, now_ms: i64) {
        self.act(
            || "deletes their account".to_owned(),
            now_ms,
            |state| {
                state
                    .people
                    .get_mut(&self.id)
                    .into_iter()
                    .for_each(|human| human.deactivated = true)
            },
        );
    }

    /// Whether `tg://user?id=…` buttons that lead to them are refused.
    pub fn hides_from_links(&self, hides: bool, now_ms: i64) {
        self.act(
            || format!("sets privacy: hidden from links {hides}"),
            now_ms,
            |state| {
                state
                    .people
                    .get_mut(&self.id)
                    .into_iter()
                    .for_each(|human| human.hides_from_links = hides)
            },
        );
    }

    /// Makes a group with the bot in it, or adds the bot again. Gives the group's id.
    pub fn adds_bot_to_group(&self, title: &str, now_ms: i64) -> i64 {
        self.act(
            || format!("adds the bot to {title:?}"),
            now_ms,
            |state| state.bot_joins(self.id, title, now_ms),
        )
    }

    pub fn removes_bot_from_group(&self, group: i64, now_ms: i64) -> Result<(), Cannot> {
        self.may_speak(group)?;
        self.act(
            || format!("removes the bot from {group}"),
            now_ms,
            |state| {
                let was = state
                    .groups
                    .get_mut(&group)
                    .map(|group| std::mem::replace(&mut group.bot, Membership::Kicked));
                if was == Some(Membership::Member) {
                    let update = state.wire_membership(group, self.id, Membership::Member, Membership::Kicked, now_ms);
                    state.queue.push("my_chat_member", update, now_ms);
                }
            },
        );
        Ok(())
    }

    fn visible(&self, message_id: i32) -> Result<Message, Cannot> {
        let state = self.telegram.lock();
        let message = state
            .message(self.id, message_id)
            .filter(|message| !message.gone_for_person);
        message.cloned().ok_or(Cannot::NoSuchMessage)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Event, Limits, Profile};
    use super::*;

    #[test]
    fn a_person_sees_what_their_app_would_let_them_see() {
        let telegram = Telegram::new("9:x", "slot_bot");
        let anna = telegram.person(Profile::new(5, "Anna"));
        assert_eq!(
            anna.opens("https://t.me/other_bot?start=a", 0),
            Err(Cannot::NotOurLink("https://t.me/other_bot?start=a".into()))
        );
        anna.opens("https://t.me/slot_bot?start=not%20valid", 0).unwrap();
        assert_eq!(anna.messages()[0].text, "/start");
        assert_eq!(anna.says("  ", 0), Err(Cannot::Empty));
        anna.says(&"🎓".repeat(2049), 0).unwrap();
        assert_eq!(anna.messages().len(), 3, "an app cuts a long text in two");
        assert_eq!(anna.says_in(-1, "hello", 0), Err(Cannot::NotInGroup));
        assert_eq!(anna.forges(999, "x", 0), Err(Cannot::NoSuchMessage));
        assert_eq!(telegram.find(6).map(|person| person.id()), None);
    }

    #[test]
    fn memory_is_bounded_where_it_is_asked_to_be() {
        let telegram = Telegram::new("9:x", "slot_bot");
        let anna = telegram.person(Profile::new(5, "Anna"));
        anna.starts(0);
        telegram.set_limits(Limits::off());
        telegram.keep_messages(3);
        telegram.keep_journal(2);
        let version = telegram.version();
        for n in 0..10 {
            let reply = telegram.call("9:x", "sendmessage", &json!({ "chat_id": 5, "text": n }), 0);
            assert_eq!(reply.json()["result"]["text"], json!(n.to_string()));
        }
        assert_eq!(
            (
                anna.messages().len(),
                telegram.journal().len(),
                telegram.count("sendMessage")
            ),
            (3, 2, 10)
        );
        assert_eq!(telegram.version(), version + 10);
        let newest = telegram.journal().pop().unwrap();
        assert!(matches!(&newest.event, Event::Call { method, .. } if method == "sendMessage"));
        assert_eq!(
            (
                telegram.journal_since(newest.seq).len(),
                telegram.journal_since(newest.seq - 1).len()
            ),
            (0, 1)
        );
        telegram.call("9:x", "getUpdates", &json!({}), 0);
        assert_eq!(
            telegram.version(),
            version + 10,
            "a poll changes nothing that anybody sees"
        );
    }
}
