//! What is done about what clients owe: "I have paid", what proves it, the specialist's yes or no, and how to pay.

use super::acts::as_specialist;
use super::callback::Place;
use super::event::Event;
use super::route::{Next, Visit};
use super::screen::client::price;
use super::screen::specialist::settings::Group;
use crate::args;
use crate::domain::ids::{BookingId, ClaimId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::Tx;
use crate::usecase::claim::{self, Proof};
use crate::usecase::{Outcome, Work, practice};

pub async fn claim(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    booking: Option<BookingId>,
    sum: i64,
) -> Outcome<Next> {
    let me = visit.me.person_id;
    let mut work = Work::as_client(tx, &visit.router.flows, tenant, me, visit.at).await?;
    claim::claim(&mut work, booking, sum).await?;
    let toast = visit.say.plain("client-owing-claimed-toast", &args![]);
    Ok(Next::to(Place::Owing { of: Some(tenant) })
        .toast(toast)
        .letters(work.letters))
}

/// A picture or a file, sent while the screen says what is owed.
pub async fn prove(tx: &mut Tx, visit: &Visit<'_>, event: &Event) -> Outcome<Next> {
    let proof = match event {
        Event::Photo { file } => (file, true),
        Event::Document { file, .. } => (file, false),
        _ => return Err(Refusal::UnexpectedMedia.into()),
    };
    let proof = Proof {
        file: proof.0.clone(),
        picture: proof.1,
    };
    let Place::Owing { of: Some(tenant) } = visit.place() else {
        return super::receipt::offer(tx, visit, proof).await;
    };
    let me = visit.me.person_id;
    let mut work = Work::as_client(tx, &visit.router.flows, tenant, me, visit.at).await?;
    claim::prove(&mut work, &proof).await?;
    Ok(Next::to(Place::Owing { of: Some(tenant) }).letters(work.letters))
}

pub async fn confirm(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, claim: ClaimId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let done = claim::confirm(&mut work, claim).await?;
    let sum = |minor| price(&visit.say, &work.tenant.tenant, minor).unwrap_or_default();
    let args = args![
        sum = sum(done.entered),
        left = sum(done.left),
        claimed = sum(done.claimed)
    ];
    let toast = if done.entered == 0 {
        visit.say.plain("specialist-claim-seen-before-toast", &args![])
    } else if done.entered < done.claimed {
        visit.say.plain("specialist-claim-less-toast", &args)
    } else if done.left > 0 {
        visit.say.plain("specialist-claim-left-toast", &args)
    } else {
        visit.say.plain("specialist-claim-seen-toast", &args![])
    };
    Ok(Next::to(Place::Unpaid { tenant, page: 0 })
        .toast(toast)
        .letters(work.letters))
}

pub async fn deny(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, claim: ClaimId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    claim::deny(&mut work, claim).await?;
    let toast = visit.say.plain("specialist-claim-unseen-toast", &args![]);
    Ok(Next::to(Place::Unpaid { tenant, page: 0 })
        .toast(toast)
        .letters(work.letters))
}

/// `None` takes the note away.
pub async fn set_note(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, typed: Option<&str>) -> Outcome<Next> {
    practice::set_payment_note(&mut as_specialist(tx, visit, tenant, Right::Settings).await?, typed).await?;
    Ok(Next::to(Group::Money.place(tenant)))
}
