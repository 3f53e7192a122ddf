//! editMessageText, editMessageCaption, editMessageReplyMarkup.

use super::super::keyboard::{self, Markup};
use super::super::params::{Answer, ApiError, Params};
use super::super::rules::Rule;
use super::super::state::{Media, State};
use super::super::text::{self, Formatted};

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the \
                            same as a current content and reply markup of the message";

impl State {
    pub(super) fn edit_text(&mut self, params: &Params<'_>, now_ms: i64) -> Answer {
        let formatted = text::read_text(params, "MESSAGE_TOO_LONG")?;
        let (chat_id, id) = self.editable(params)?;
        if self.message(chat_id, id).is_some_and(|message| message.media.is_some()) {
            return Err(ApiError::bad("there is no text in the message to edit"));
        }
        self.edit(params, chat_id, id, Some(formatted), now_ms)
    }

    pub(super) fn edit_caption(&mut self, params: &Params<'_>, now_ms: i64) -> Answer {
        let formatted = text::read_caption(params)?;
        let (chat_id, id) = self.editable(params)?;
        let media = self.message(chat_id, id).and_then(|message| message.media.as_ref());
        if !matches!(media, Some(Media::Photo { .. } | Media::Document { .. })) {
            return Err(ApiError::bad("there is no caption in the message to edit"));
        }
        self.edit(params, chat_id, id, Some(formatted), now_ms)
    }

    pub(super) fn edit_markup(&mut self, params: &Params<'_>, now_ms: i64) -> Answer {
        let (chat_id, id) = self.editable(params)?;
        self.edit(params, chat_id, id, None, now_ms)
    }

    /// A message of the bot's own which an edit may touch.
    fn editable(&self, params: &Params<'_>) -> Answer<(i64, i32)> {
        if params.raw("inline_message_id").is_some() && params.raw("chat_id").is_none() {
            return Err(ApiError::bad("MESSAGE_ID_INVALID"));
        }
        let chat_id = self.chat_of(params)?;
        let id = params
            .int("message_id")?
            .ok_or_else(|| ApiError::bad("message identifier is not specified"))?;
        self.may_write(params, chat_id)?;
        params.check(Rule::OwnMessage);
        let message = i32::try_from(id).ok().and_then(|id| self.message(chat_id, id));
        let message = message.ok_or_else(|| ApiError::bad("message to edit not found"))?;
        // A message that put a reply keyboard up is bound to it and can't change.
        let bound = matches!(
            message.markup,
            Some(Markup::Reply { .. } | Markup::Remove | Markup::ForceReply { .. })
        );
        if !message.from_bot || bound {
            return Err(ApiError::bad("message can't be edited"));
        }
        Ok((chat_id, message.id))
    }

    fn edit(&mut self, params: &Params<'_>, chat_id: i64, id: i32, new: Option<Formatted>, now_ms: i64) -> Answer {
        // Left out, the keyboard goes: an edit always says what the message has from now on.
        let given = params.json("reply_markup", "reply keyboard markup")?;
        let markup = keyboard::parse(given, self, &params.checked)?;
        params.check(Rule::InlineOnly);
        if matches!(
            markup,
            Some(Markup::Reply { .. } | Markup::Remove | Markup::ForceReply { .. })
        ) {
            return Err(ApiError::bad("inline keyboard expected"));
        }
        let new = new.map(|new| Formatted {
            entities: self.known_mentions(new.entities.clone()),
            ..new
        });
        let revision = self.version;
        let message = self
            .message_mut(chat_id, id)
            .ok_or_else(|| ApiError::bad("message to edit not found"))?;
        params.check(Rule::Modified);
        let same = new
            .as_ref()
            .is_none_or(|new| new.text == message.text && new.entities == message.entities);
        if same && message.markup == markup {
            return Err(ApiError::bad(NOT_MODIFIED));
        }
        if let Some(new) = new {
            message.text = new.text;
            message.entities = new.entities;
            message.html = new.html;
        }
        message.markup = markup;
        message.edited_ms = Some(now_ms);
        message.revision = revision;
        let edited = message.clone();
        Ok(self.wire_message(&edited, true))
    }
}
