//! Presses of buttons, real and forged.

use serde_json::json;

use super::super::keyboard::{Button, Markup, Press, Sends};
use super::super::link;
use super::super::state::Message;
use super::{Cannot, Person};

/// What a tap came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tap {
    /// A callback query with this id went out.
    Query(String),
    /// A link elsewhere, or a web app, opened.
    Opened(String),
    Copied(String),
    /// A message went out: from a reply keyboard, or by a deep link.
    Sent(i32),
    /// A kind of button that does nothing here.
    Nothing,
}

impl Person {
    /// Presses the button with this label: on the newest visible message that has it, else on the reply keyboard.
    pub fn taps(&self, label: &str, now_ms: i64) -> Result<Tap, Cannot> {
        let messages = self.messages();
        let has = |message: &&Message| inline(message).any(|button| button.label == label);
        if let Some(message) = messages.iter().rev().find(has) {
            return self.taps_on(message.id, label, now_ms);
        }
        if let Some(Markup::Reply { rows, .. }) = self.input_markup()
            && let Some((text, sends)) = rows.into_iter().flatten().find(|(text, _)| text == label)
        {
            return match sends {
                Sends::Text => self.says(&text, now_ms).map(Tap::Sent),
                Sends::Contact => self.sends_contact("+10000000000", now_ms).map(Tap::Sent),
                Sends::Location => self.sends_location(0.0, 0.0, now_ms).map(Tap::Sent),
                Sends::Other => Ok(Tap::Nothing),
            };
        }
        Err(Cannot::NoSuchButton {
            label: label.to_owned(),
            visible: self.labels(),
        })
    }

    /// Presses a button of one message.
    pub fn taps_on(&self, message_id: i32, label: &str, now_ms: i64) -> Result<Tap, Cannot> {
        let message = self.visible(message_id)?;
        let button = inline(&message).find(|button| button.label == label).cloned();
        let button = button.ok_or_else(|| Cannot::NoSuchButton {
            label: label.to_owned(),
            visible: inline(&message).map(|button| button.label.clone()).collect(),
        })?;
        match button.press {
            Press::Callback(data) => self.presses(message_id, &data, label, now_ms).map(Tap::Query),
            Press::Url(url) if link::parse(&url, &self.telegram.bot_username()).is_some() => {
                self.opens(&url, now_ms).map(Tap::Sent)
            }
            Press::Url(url) | Press::WebApp(url) => Ok(Tap::Opened(url)),
            Press::Copy(text) => Ok(Tap::Copied(text)),
            Press::Other { .. } => Ok(Tap::Nothing),
        }
    }

    /// A callback query with any data, on a message in sight: what a changed app may send. Gives the query's id.
    pub fn forges(&self, message_id: i32, data: &str, now_ms: i64) -> Result<String, Cannot> {
        self.visible(message_id)?;
        self.presses(message_id, data, "a forged button", now_ms)
    }

    fn presses(&self, message_id: i32, data: &str, label: &str, now_ms: i64) -> Result<String, Cannot> {
        self.act(
            || format!("taps {label:?}"),
            now_ms,
            |state| {
                let message = state
                    .message(self.id, message_id)
                    .cloned()
                    .ok_or(Cannot::NoSuchMessage)?;
                let id = state.open_query(self.id, self.id, now_ms);
                let update = json!({
                    "id": id,
                    "from": state.wire_user(self.id),
                    "message": state.wire_message(&message, true),
                    "chat_instance": (self.id ^ 0x5107).to_string(),
                    "data": data,
                });
                state.queue.push("callback_query", update, now_ms);
                Ok(id)
            },
        )
    }
}

fn inline(message: &Message) -> impl Iterator<Item = &Button> {
    message.markup.iter().flat_map(|markup| markup.inline_rows()).flatten()
}
