//! A client writes to a specialist through the bot, and the specialist answers.

use super::theirs::seen;
use super::{Outcome, Work, ban};
use crate::domain::ids::{BookingId, MessageId, PersonId, TenantId};
use crate::domain::message::{self as words, LONGEST, MOST_WAITING};
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::By;
use crate::storage::Conn;
use crate::storage::message::{self, MessageRow, NewMessage};

/// What a client says; `about` is one of their bookings.
pub async fn ask(work: &mut Work<'_>, about: Option<BookingId>, typed: &str) -> Outcome<MessageId> {
    let tenant = work.tenant.id();
    let author = work.person.ok_or(Refusal::NotFound)?;
    if ban::is_banned(&mut work.tenant, tenant, author).await? {
        return Err(Refusal::Banned.into());
    }
    if let Some(about) = about {
        seen(&mut work.tenant, tenant, author, about).await?;
    }
    let text = clean(typed)?;
    let waiting = message::waiting(&mut work.tenant, tenant, author).await?;
    let taken = |number: i64| waiting.iter().any(|row| row.waiting == Some(number));
    let number = (1..=MOST_WAITING).find(|number| !taken(*number));
    let waiting = number.ok_or(Refusal::TooManyMessages { limit: MOST_WAITING })?;
    let new = NewMessage {
        person: author,
        by: By::Client,
        author,
        booking: about,
        text: &text,
        waiting: Some(waiting),
    };
    let message = work.tenant.insert_message(&new, work.now).await?;
    work.tell_specialists(&Notice::Asked { message }, &asked_key(message))
        .await?;
    Ok(message)
}

/// What a specialist says to the one who wrote `to`; it answers what this person waits for, up
/// to `newest` and to the message itself.
pub async fn answer(work: &mut Work<'_>, to: MessageId, newest: MessageId, typed: &str) -> Outcome<MessageId> {
    let tenant = work.tenant.id();
    let author = work.person.ok_or(Refusal::NotFound)?;
    let asked = asked(&mut work.tenant, tenant, to).await?;
    let text = clean(typed)?;
    let new = NewMessage {
        person: asked.person_id,
        by: By::Specialist,
        author,
        booking: asked.booking_id,
        text: &text,
        waiting: None,
    };
    let message = work.tenant.insert_message(&new, work.now).await?;
    settle(work, asked.person_id, newest.max(to), author).await?;
    work.tell(
        asked.person_id,
        Notice::Replied { message },
        &format!("replied:{message}"),
    );
    Ok(message)
}

/// A specialist has answered in another way: the client waits for that message, and those before it, no longer, and
/// may write again.
pub async fn answered(work: &mut Work<'_>, to: MessageId) -> Outcome<()> {
    let tenant = work.tenant.id();
    let author = work.person.ok_or(Refusal::NotFound)?;
    let asked = asked(&mut work.tenant, tenant, to).await?;
    settle(work, asked.person_id, to, author).await
}

async fn settle(work: &mut Work<'_>, person: PersonId, newest: MessageId, by: PersonId) -> Outcome<()> {
    let tenant = work.tenant.id();
    let mut waiting = message::waiting(&mut work.tenant, tenant, person).await?;
    waiting.retain(|row| row.message_id <= newest);
    work.tenant.set_answered(person, newest, by, work.now).await?;
    for row in waiting {
        tell_settled(work, row.message_id).await?;
    }
    Ok(())
}

/// What somebody waits for an answer to goes with their data: nobody is left to be answered.
pub(super) async fn forgotten(work: &mut Work<'_>, person: PersonId) -> Outcome<()> {
    let tenant = work.tenant.id();
    for row in message::waiting(&mut work.tenant, tenant, person).await? {
        tell_settled(work, row.message_id).await?;
    }
    Ok(())
}

async fn tell_settled(work: &mut Work<'_>, message: MessageId) -> Outcome<()> {
    let key = format!("asked-settled:{message}");
    Ok(work.tell_specialists(&Notice::MessageSettled { message }, &key).await?)
}

/// A client's message to this tenant; what a specialist said is not answered by one.
pub async fn asked(conn: &mut Conn, tenant: TenantId, id: MessageId) -> Outcome<MessageRow> {
    let row = message::by_id(conn, tenant, id).await?;
    Ok(row.filter(MessageRow::by_client).ok_or(Refusal::NotFound)?)
}

/// The key under which a specialist is told of a message; who told them, the message in their chat, is found by it.
pub fn asked_key(message: MessageId) -> String {
    format!("asked:{message}")
}

fn clean(typed: &str) -> Outcome<String> {
    Ok(words::clean_text(typed, LONGEST).map_err(|_| Refusal::TypedMessage { limit: LONGEST })?)
}
