//! The outbox's way to Telegram: a notice is checked against the rows, rendered for its reader, and sent.

use async_trait::async_trait;
use teloxide::payloads::{
    EditMessageText, EditMessageTextSetters, SendDocument, SendDocumentSetters, SendMessage, SendMessageSetters,
    SendPhoto, SendPhotoSetters,
};
use teloxide::types::{ChatId, FileId, InputFile, ParseMode, Recipient};

use super::api::{Api, ApiFault};
use super::callback::Origin;
use super::paint::{in_language, keyboard, message_id, no_preview};
use super::render::{self, Message, Passed};
use super::route::Router;
use crate::core::Core;
use crate::domain::moment::Span;
use crate::outbox::{Delivery, Parcel, Wire};
use crate::usecase::views::told::{self, Due};

/// How often a notice is tried that meets a fault of ours.
const ATTEMPTS_OF_A_BUG: i64 = 3;

#[derive(Clone)]
pub struct TelegramWire {
    pub core: Core,
    pub api: Api,
    pub router: Router,
}

#[async_trait]
impl Wire for TelegramWire {
    async fn deliver(&self, parcel: &Parcel) -> Delivery {
        let due = match self.look(parcel).await {
            Ok(due) => due,
            // What can't be read will not be read in a day either, and holds back all that stands behind it.
            Err(fault) if fault.is_bug() && parcel.attempts >= ATTEMPTS_OF_A_BUG => {
                return Delivery::Dead { why: fault.to_string() };
            }
            Err(fault) => {
                return Delivery::Retry {
                    after: None,
                    why: fault.to_string(),
                };
            }
        };
        let (to, message) = match due {
            Due::Later(until) => return Delivery::Postponed { until },
            Due::Drop(reason) => return Delivery::Dropped { reason },
            Due::Trouble(to) => {
                let message = render::trouble(&in_language(&self.router, &to));
                (to, message)
            }
            Due::Say(told) => {
                let say = in_language(&self.router, &told.to);
                let message = render::message(&told, &say, self.core.clock.now());
                (told.to, message)
            }
        };
        match to.telegram_id {
            Some(telegram) => self.send(telegram, &message).await,
            None => Delivery::Dropped { reason: "erased" },
        }
    }
}

impl TelegramWire {
    /// The read connection is let go before anything is sent.
    async fn look(&self, parcel: &Parcel) -> crate::storage::Result<Due> {
        let mut conn = self.core.db.read().await?;
        let now = self.core.clock.now();
        told::load(
            &mut conn,
            &self.router.flows,
            parcel.tenant,
            parcel.to,
            &parcel.notice,
            now,
        )
        .await
    }

    /// What is passed on by its id has no bytes of ours to send.
    async fn pass_on(&self, chat: Recipient, message: &Message, passed: &Passed) -> Delivery {
        let (file, caption) = (
            InputFile::file_id(FileId(passed.id.clone())),
            message.screen.text.as_str(),
        );
        if passed.picture {
            let photo = SendPhoto::new(chat, file).caption(caption).parse_mode(ParseMode::Html);
            sent_as(self.api.call(&photo).await)
        } else {
            let document = SendDocument::new(chat, file)
                .caption(caption)
                .parse_mode(ParseMode::Html);
            sent_as(self.api.call(&document).await)
        }
    }

    async fn send(&self, telegram: i64, message: &Message) -> Delivery {
        let chat = Recipient::Id(ChatId(telegram));
        let keyboard = keyboard(&message.screen, Origin::Notice);
        let text = message.screen.text.as_str();
        if let Some(passed) = &message.file {
            return self.pass_on(chat, message, passed).await;
        }
        let sent = match message.edits {
            Some(edited) => {
                let edit = EditMessageText::new(chat, message_id(edited), text)
                    .parse_mode(ParseMode::Html)
                    .link_preview_options(no_preview())
                    .reply_markup(keyboard);
                self.api.call(&edit).await.map(|_| None)
            }
            None => {
                let mut send = SendMessage::new(chat, text)
                    .parse_mode(ParseMode::Html)
                    .link_preview_options(no_preview())
                    .disable_notification(message.silent);
                if !message.screen.rows.is_empty() {
                    send = send.reply_markup(keyboard);
                }
                self.api.call(&send).await.map(|sent| Some(i64::from(sent.id.0)))
            }
        };
        match sent {
            Ok(message_id) => Delivery::Sent { message_id },
            Err(fault) => refused(&fault, message.edits.is_some()),
        }
    }
}

fn sent_as(sent: Result<teloxide::types::Message, ApiFault>) -> Delivery {
    match sent {
        Ok(sent) => Delivery::Sent {
            message_id: Some(i64::from(sent.id.0)),
        },
        Err(fault) => refused(&fault, false),
    }
}

fn refused(fault: &ApiFault, edit: bool) -> Delivery {
    if edit && fault.is_not_modified() {
        return Delivery::Sent { message_id: None };
    }
    if edit && fault.is_message_gone() {
        return Delivery::Dropped { reason: "message gone" };
    }
    if fault.is_unreachable() {
        return Delivery::Unreachable;
    }
    let why = fault.to_string();
    match fault {
        ApiFault::Refused { code: 429, .. } => Delivery::Retry {
            after: fault.retry_after().map(Span),
            why,
        },
        // A wrong token and a conflict are the poller's to deal with; the notice waits.
        ApiFault::Refused {
            code: 401 | 404 | 409, ..
        } => Delivery::Retry { after: None, why },
        ApiFault::Refused { .. } => Delivery::Dead { why },
        ApiFault::Server { .. } | ApiFault::Broken { .. } => Delivery::Retry { after: None, why },
    }
}
