//! What is typed to be passed on: a client's question, a specialist's answer.

use super::acts::as_specialist;
use super::callback::Place;
use super::question::Question;
use super::route::{Next, Visit};
use crate::args;
use crate::domain::ids::{BookingId, MessageId, TenantId};
use crate::domain::rights::Right;
use crate::storage::{Tx, message};
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
    (message, newest): (MessageId, MessageId),
    typed: &str,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    write::answer(&mut work, message, newest, typed).await?;
    Ok(Next::to(Place::Answer { tenant, message }).letters(work.letters))
}

/// The specialist has answered in another way: nobody waits for that message, and those before it, any more.
pub async fn answered(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, message: MessageId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    write::answered(&mut work, message).await?;
    let toast = visit.say.plain("specialist-answered-toast", &args![]);
    Ok(Next {
        stay: true,
        ..Next::to(visit.place()).toast(toast).letters(work.letters)
    })
}

/// The question that a screen opens knows which message is the newest that waits.
pub async fn knowing_newest(tx: &mut Tx, mut next: Next) -> Outcome<Next> {
    if let Some(Question::Answer {
        tenant,
        message,
        newest,
    }) = &mut next.question
        && let Some(asked) = message::by_id(tx, *tenant, *message).await?
    {
        let waiting = message::waiting(tx, *tenant, asked.person_id).await?;
        *newest = waiting.last().map(|row| row.message_id);
    }
    Ok(next)
}
