//! What leaves beside the screen because a tap asked for it: a workflow as a picture, a file. Best effort, once
//! the tap is durable; who gets nothing is told so and taps again.

use std::time::Duration;

use super::api::{Api, ApiFault, Upload};
use super::handout::{self, Order};
use super::paint::Painter;
use super::picture;
use super::route::Router;
use super::texts::Lang;
use crate::core::Core;
use crate::domain::ids::PersonId;
use crate::domain::workflow::Workflow;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub person: PersonId,
    /// The person's private chat.
    pub chat: i64,
    pub lang: Lang,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Picture(Box<Workflow>),
    /// A file of that name and text.
    File {
        name: String,
        text: String,
    },
    /// Made of the rows as they are once the tap is durable.
    Handout(Order),
}

/// The screen waits below for it, so not for long.
const PATIENCE: Duration = Duration::from_secs(2);

/// Waits for the chat's turn once.
async fn in_turn(person: PersonId, painter: &Painter) -> bool {
    match painter.may_send(person) {
        Ok(()) => true,
        Err(ms) if Duration::from_millis(ms) <= PATIENCE => {
            tokio::time::sleep(Duration::from_millis(ms)).await;
            painter.may_send(person).is_ok()
        }
        Err(_) => false,
    }
}

/// Whether it got through.
pub async fn send(attachment: Attachment, core: &Core, api: &Api, painter: &Painter, router: &Router) -> bool {
    if !in_turn(attachment.person, painter).await {
        tracing::warn!(person = %attachment.person, "a picture or a file is not sent: the chat has had too many");
        return false;
    }
    let sent = match attachment.what {
        What::Picture(workflow) => {
            let say = router.texts.in_language(attachment.lang);
            let caption = workflow.title.get(attachment.lang.code()).to_owned();
            // Drawing would hold up the chats that this thread serves.
            let drawn = tokio::task::spawn_blocking(move || picture::draw(&workflow, &say).to_png()).await;
            match drawn {
                Ok(Ok(bytes)) => {
                    let upload = Upload::Photo { bytes, caption };
                    api.upload(attachment.chat, upload).await
                }
                Ok(Err(fault)) => {
                    tracing::error!(%fault, "a workflow cannot be drawn");
                    return false;
                }
                Err(fault) => {
                    tracing::error!(%fault, "the drawing of a workflow broke off");
                    return false;
                }
            }
        }
        What::Handout(order) => match handout::make(core, router, order, attachment.lang).await {
            Ok(upload) => api.upload(attachment.chat, upload).await,
            Err(fault) => {
                tracing::error!(%fault, "a picture or a file cannot be made");
                return false;
            }
        },
        What::File { name, text } => {
            let bytes = text.into_bytes();
            api.upload(attachment.chat, Upload::Document { bytes, name }).await
        }
    };
    match &sent {
        Ok(()) => {}
        Err(ApiFault::Refused {
            code: 400, description, ..
        }) => {
            tracing::error!(description, "a picture or a file was refused");
        }
        Err(fault) => tracing::warn!(%fault, "a picture or a file was not sent"),
    }
    sent.is_ok()
}
