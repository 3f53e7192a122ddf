//! sendMessage, sendPhoto, sendDocument, sendChatAction.

use serde_json::{Value, json};

use super::super::keyboard::{self, Markup};
use super::super::media::FileKind;
use super::super::params::{Answer, ApiError, Params};
use super::super::rules::Rule;
use super::super::state::{Media, State};
use super::super::text::{self, Formatted};

/// How long "is typing" stays up unless a message ends it.
const ACTION_MS: i64 = 5_000;

impl State {
    pub(super) fn send_message(&mut self, params: &Params<'_>, now_ms: i64) -> Answer {
        let formatted = text::read_text(params, "message is too long")?;
        let markup = self.markup_for_send(params)?;
        self.send(params, formatted, None, markup, now_ms)
    }

    pub(super) fn send_file(&mut self, method: &str, params: &Params<'_>, now_ms: i64) -> Answer {
        let photo = method == "sendPhoto";
        let formatted = text::read_caption(params)?;
        let markup = self.markup_for_send(params)?;
        self.writable_chat(params)?;
        let file_id = if photo {
            self.files.take(params, "photo", FileKind::Photo)?
        } else {
            self.files.take(params, "document", FileKind::Document)?
        };
        let media = if photo {
            Media::Photo { file_id }
        } else {
            Media::Document { file_id }
        };
        self.send(params, formatted, Some(media), markup, now_ms)
    }

    fn markup_for_send(&self, params: &Params<'_>) -> Answer<Option<Markup>> {
        let given = params.json("reply_markup", "reply keyboard markup")?;
        keyboard::parse(given, self, &params.checked)
    }

    fn send(
        &mut self,
        params: &Params<'_>,
        formatted: Formatted,
        media: Option<Media>,
        markup: Option<Markup>,
        now_ms: i64,
    ) -> Answer {
        let chat_id = self.writable_chat(params)?;
        let reply_to = self.reply_target(params, chat_id)?;
        let limits = self.limits;
        params.check(Rule::Pace);
        self.meter.send(&limits, chat_id, now_ms).map_err(ApiError::too_many)?;
        let mut message = self.draft(chat_id, self.bot.id, now_ms);
        message.entities = self.known_mentions(formatted.entities);
        message.text = formatted.text;
        message.html = formatted.html;
        message.media = media;
        message.markup = markup;
        message.reply_to = reply_to;
        message.silent = params.flag("disable_notification");
        message.protected = params.flag("protect_content");
        Ok(self.post(message))
    }

    /// A mention by id of somebody the server does not know stays plain text.
    pub(super) fn known_mentions(&self, entities: Vec<super::super::html::Entity>) -> Vec<super::super::html::Entity> {
        let known = |id: Option<i64>| id.is_none_or(|id| self.people.contains_key(&id) || id == self.bot.id);
        entities.into_iter().filter(|entity| known(entity.user_id)).collect()
    }

    fn reply_target(&self, params: &Params<'_>, chat_id: i64) -> Answer<Option<i32>> {
        let old = params.int("reply_to_message_id")?.map(|id| json!({ "message_id": id }));
        let Some(reply) = params.json("reply_parameters", "reply parameters")?.or(old) else {
            return Ok(None);
        };
        params.check(Rule::RepliedTo);
        let id = reply
            .get("message_id")
            .and_then(Value::as_i64)
            .and_then(|id| i32::try_from(id).ok());
        let found = id.filter(|id| self.message(chat_id, *id).is_some());
        let lenient = reply
            .get("allow_sending_without_reply")
            .and_then(Value::as_bool)
            .unwrap_or(false);
        match found {
            None if !lenient => Err(ApiError::bad("message to be replied not found")),
            found => Ok(found),
        }
    }

    pub(super) fn send_chat_action(&mut self, params: &Params<'_>, now_ms: i64) -> Answer {
        const ACTIONS: [&str; 11] = [
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note",
        ];
        params.check(Rule::ActionName);
        let action = params.text("action").unwrap_or_default();
        if !ACTIONS.contains(&action.as_str()) {
            return Err(ApiError::bad("wrong parameter action in request"));
        }
        let chat_id = self.writable_chat(params)?;
        self.chats.entry(chat_id).or_default().action = Some((action, now_ms + ACTION_MS));
        Ok(json!(true))
    }
}
