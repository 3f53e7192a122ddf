//! A file that a person sent where one is asked for, fetched before anything is locked.

use std::sync::Arc;

use super::api::Api;
use super::event::Event;
use super::question::Question;
use crate::core::Core;
use crate::domain::workflow::FILE_LIMIT;
use crate::storage::inbox::Claim;
use crate::storage::{Result, chat};

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    Bytes(Arc<[u8]>),
    TooLarge,
    /// Telegram did not give it.
    Lost,
}

/// The file of an event, if it is one and the chat's open question asks for it.
pub async fn asked_for(core: &Core, api: &Api, claim: &Claim) -> Result<Option<Fetched>> {
    let Some(Event::Document { file, bytes }) = Event::from_stored(&claim.event) else {
        return Ok(None);
    };
    let both = chat::with_person(&mut core.db.read().await?, claim.person).await?;
    let question = both.and_then(|(_, chat)| chat.open_question(claim.received_at).and_then(Question::from_stored));
    if !matches!(question, Some(Question::WorkflowFile { .. })) {
        return Ok(None);
    }
    if bytes > FILE_LIMIT as u64 {
        return Ok(Some(Fetched::TooLarge));
    }
    Ok(Some(match api.download(&file, FILE_LIMIT).await {
        Ok(Some(bytes)) => Fetched::Bytes(bytes.into()),
        Ok(None) => Fetched::TooLarge,
        Err(fault) => {
            tracing::warn!(%fault, "a file was not fetched");
            Fetched::Lost
        }
    }))
}
