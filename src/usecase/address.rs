//! A specialist writes to a client unasked.

use super::{Outcome, Work};
use crate::domain::ids::ClientId;
use crate::domain::message::{LONGEST, clean_text};
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::By;
use crate::storage::clients::{self, ActingRow};
use crate::storage::message::NewMessage;

/// What is to be said to a client whom the bot does not reach: the specialist passes it on. `None` where the bot can.
pub async fn by_hand(work: &mut Work<'_>, to: ClientId, typed: &str) -> Outcome<Option<String>> {
    let tenant = work.tenant.id();
    super::clients::client(work, to).await?;
    let people = clients::people(&mut work.tenant, tenant, to).await?;
    if people.iter().any(ActingRow::is_reached) {
        return Ok(None);
    }
    let text = clean_text(typed, LONGEST).map_err(|_| Refusal::TypedMessage { limit: LONGEST })?;
    Ok(Some(text))
}

/// Everybody who acts for the client hears it.
pub async fn begin(work: &mut Work<'_>, to: ClientId, typed: &str) -> Outcome<()> {
    let tenant = work.tenant.id();
    let author = work.person.ok_or(Refusal::NotFound)?;
    super::clients::client(work, to).await?;
    let text = clean_text(typed, LONGEST).map_err(|_| Refusal::TypedMessage { limit: LONGEST })?;
    let mut people = clients::people(&mut work.tenant, tenant, to).await?;
    people.retain(ActingRow::is_reached);
    if people.is_empty() {
        return Err(Refusal::NobodyHears.into());
    }
    for person in people {
        let new = NewMessage {
            person: person.person_id,
            by: By::Specialist,
            author,
            booking: None,
            text: &text,
            waiting: None,
        };
        let message = work.tenant.insert_message(&new, work.now).await?;
        work.tell(
            person.person_id,
            Notice::Written { message },
            &format!("written:{message}"),
        );
    }
    Ok(())
}
