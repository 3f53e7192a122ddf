//! What a specialist wants to know of whoever books, and what clients answer.

use super::{Outcome, Work};
use crate::domain::deed::{Deed, Words};
use crate::domain::ids::{PersonId, SlotId, TenantId};
use crate::domain::message::{ANSWER_LONGEST, QUESTION_LONGEST, clean_text};
use crate::domain::moment::Moment;
use crate::domain::names;
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;
use crate::storage::tenant::{Relation, TenantRow};
use crate::storage::{Conn, booking, slot, tenant};

/// `None` takes the question away; what was answered before stays with its bookings.
pub async fn set(work: &mut Work<'_>, typed: Option<&str>) -> Outcome<()> {
    let limit = QUESTION_LONGEST;
    let question = match typed {
        Some(typed) => names::clean_line(typed, limit).map_err(|_| Refusal::TypedMessage { limit })?,
        None => String::new(),
    };
    let there = !question.is_empty();
    let policy = Policy {
        question,
        ..work.tenant.tenant.policy.clone()
    };
    work.tenant.set_policy(policy).await?;
    let words = Words::Question;
    work.note(Deed::WordsSet { words, there }).await
}

/// What a client types who is about to book `slot`; nobody waits for it where nothing is asked, or it is booked already.
pub async fn answer(
    conn: &mut Conn,
    id: TenantId,
    person: PersonId,
    slot: SlotId,
    typed: &str,
    now: Moment,
) -> Outcome<String> {
    let tenant = asking(conn, id, person, slot).await?;
    let active = booking::active_of_person(conn, id, person, now).await?;
    let booked = active.iter().any(|booking| booking.slot_id == slot);
    if booked || tenant.policy.question.is_empty() {
        return Err(Refusal::UnexpectedText.into());
    }
    let limit = ANSWER_LONGEST;
    Ok(clean_text(typed, limit).map_err(|_| Refusal::TypedMessage { limit })?)
}

/// The tenant whose time a person is about to book: nothing is written before they do.
pub async fn asking(conn: &mut Conn, id: TenantId, person: PersonId, slot: SlotId) -> Outcome<TenantRow> {
    let tenant = match tenant::known(conn, id, person).await? {
        Some((tenant, Relation::Visits)) => tenant,
        Some((_, Relation::Runs(_))) => return Err(Refusal::OwnPractice.into()),
        None => return Err(Refusal::NotFound.into()),
    };
    slot::by_id(conn, id, slot).await?.ok_or(Refusal::SlotClosed)?;
    Ok(tenant)
}
