//! What can come in, in our own words: Telegram's types stop here.

use serde::{Deserialize, Serialize};
use teloxide::types::{ChatKind, ChatMemberKind, MaybeInaccessibleMessage, Update, UpdateKind, User};

use super::texts::Lang;
use crate::domain::names;
use crate::storage::person::Who;

/// The version of the stored form; what another version wrote is not guessed at.
const VERSION: u32 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A line in the private chat, commands included.
    Text { text: String },
    /// A button. `message` is missing where the message is too old for Telegram to tell.
    Tap {
        query: String,
        message: Option<i64>,
        data: String,
    },
    /// A picture; `file` is its id there.
    Photo { file: String },
    /// A file, of so many bytes as Telegram says; `file` is its id there.
    Document { file: String, bytes: u64 },
    /// Anything else that was sent: a picture, a voice, a place.
    Other,
    /// The person stopped the bot.
    Blocked,
    /// The person let the bot speak again, or for the first time.
    Unblocked,
    /// The person added the bot to a group or a channel.
    Group { chat: i64 },
}

#[derive(Serialize, Deserialize)]
struct Stored {
    v: u32,
    #[serde(flatten)]
    event: Event,
}

impl Event {
    pub fn to_stored(&self) -> String {
        let stored = Stored {
            v: VERSION,
            event: self.clone(),
        };
        // A struct of strings and numbers always serialises.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    pub fn from_stored(text: &str) -> Option<Self> {
        let stored: Stored = serde_json::from_str(text).ok()?;
        (stored.v == VERSION).then_some(stored.event)
    }
}

/// The kinds of updates that we ask for; others would only cost.
pub fn wanted() -> Vec<teloxide::types::AllowedUpdate> {
    use teloxide::types::AllowedUpdate::{CallbackQuery, Message, MyChatMember};
    vec![Message, CallbackQuery, MyChatMember]
}

/// Who spoke, and what they said; `None` for what concerns nobody we serve, which is confirmed and forgotten.
pub fn read(update: Update) -> Option<(Who, Event)> {
    match update.kind {
        UpdateKind::Message(message) => {
            let from = message.from.as_ref()?;
            if from.is_bot || !matches!(message.chat.kind, ChatKind::Private(_)) {
                return None;
            }
            let photo = message.photo().and_then(|sizes| sizes.last());
            let event = match (message.text(), message.document()) {
                (Some(text), _) => Event::Text { text: storable(text) },
                (None, Some(document)) => Event::Document {
                    file: document.file.id.0.clone(),
                    bytes: document.file.size.into(),
                },
                (None, None) => match photo {
                    Some(photo) => Event::Photo {
                        file: photo.file.id.0.clone(),
                    },
                    None => Event::Other,
                },
            };
            Some((who(from), event))
        }
        UpdateKind::CallbackQuery(query) => {
            let message = query.message.as_ref().map(|message| match message {
                MaybeInaccessibleMessage::Inaccessible(message) => i64::from(message.message_id.0),
                MaybeInaccessibleMessage::Regular(message) => i64::from(message.id.0),
            });
            let event = Event::Tap {
                query: query.id.0,
                message,
                data: storable(&query.data.unwrap_or_default()),
            };
            Some((who(&query.from), event))
        }
        UpdateKind::MyChatMember(change) => {
            let there = !matches!(
                change.new_chat_member.kind,
                ChatMemberKind::Left | ChatMemberKind::Banned(_)
            );
            let event = match (&change.chat.kind, there) {
                (ChatKind::Private(_), true) => Event::Unblocked,
                (ChatKind::Private(_), false) => Event::Blocked,
                (ChatKind::Public(_), true) => Event::Group { chat: change.chat.id.0 },
                (ChatKind::Public(_), false) => return None,
            };
            Some((who(&change.from), event))
        }
        _ => None,
    }
}

fn who(user: &User) -> Who {
    let name = names::clean_name(&user.full_name()).or_else(|_| names::clean_name(&user.first_name));
    Who {
        telegram_id: i64::try_from(user.id.0).unwrap_or(i64::MAX),
        // A name of nothing that can be seen, or too long to be kept whole, is told by the number instead.
        name: name.unwrap_or_else(|_| format!("№ {}", user.id.0 % 10_000)),
        username: user.username.clone(),
        lang: match user.language_code.as_deref() {
            None | Some("") => "",
            code => Lang::of_telegram(code).code(),
        },
    }
}

/// PostgreSQL refuses U+0000 in text.
fn storable(text: &str) -> String {
    text.replace('\0', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_reads_back_and_another_version_does_not() {
        let tap = Event::Tap {
            query: "1".to_owned(),
            message: Some(7),
            data: "ah".to_owned(),
        };
        assert_eq!(Event::from_stored(&tap.to_stored()), Some(tap.clone()));
        assert_eq!(Event::from_stored(&tap.to_stored().replace("\"v\":1", "\"v\":2")), None);
        assert_eq!(Event::from_stored("{}"), None);
    }
}
