//! What is typed to be passed on: a client's question, a specialist's answer.

use super::acts::as_specialist;
use super::callback::Place;
use super::question::Question;
use super::route::{Next, Visit};
use crate::domain::ids::{BookingId, MessageId, TenantId};
use crate::domain::rights::Right;
use crate::storage::Tx;
use crate::usecase::{Outcome, Work, write};

/// The screen says that it was passed on, and more can be typed there.
pub async fn ask(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    booking: Option<BookingId>,
    typed: &str,
) -> Outcome<Next> {
    let me = visit.me.person_id;
    let mut work = Work::as_client(tx, &visit.router.flows, tenant, me, visit.at).await?;
    write::ask(&mut work, booking, typed).await?;
    Ok(Next {
        question: Some(Question::Write { tenant, booking }),
        ..Next::to(Place::Write { tenant, booking }).letters(work.letters)
    })
}

pub async fn answer(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    message: MessageId,
    typed: &str,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    write::answer(&mut work, message, typed).await?;
    Ok(Next::to(Place::Answer { tenant, message }).letters(work.letters))
}
