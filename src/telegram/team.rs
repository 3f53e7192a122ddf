//! What the buttons and links of a practice's team do; `acts` leads here.

use super::acts::as_specialist;
use super::callback::Place;
use super::founding::token;
use super::route::{Next, Visit, opened};
use crate::args;
use crate::domain::ids::{InviteId, PersonId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::{Tx, team as kept, tenant};
use crate::usecase::{Outcome, team};

/// Who is in the team already is led into the practice; whoever made the invite sees it as they made it.
pub async fn follow(tx: &mut Tx, visit: &Visit<'_>, token: String) -> Outcome<Next> {
    let invite = kept::by_token(tx, &token).await?.ok_or(Refusal::InviteUnknown)?;
    let tenant = invite.tenant_id;
    match tenant::rights(tx, tenant, visit.me.person_id).await? {
        Some(rights) if rights.is_owner() && invite.used_by.is_none() => Ok(Next::to(Place::TeamInvite {
            tenant,
            invite: invite.invite_id,
        })),
        Some(_) => Ok(Next::to(Place::Tutor { tenant })),
        None => {
            team::by_token(tx, &token, visit.at).await?;
            Ok(opened(visit, Place::InvitedToTeam { token }))
        }
    }
}

fn given(right: u32) -> Outcome<Right> {
    Ok(*Right::GIVEN.get(right as usize).ok_or(Refusal::NotFound)?)
}

pub async fn invite(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Own).await?;
    let invite = team::invite(&mut work, &token()).await?;
    Ok(Next::to(Place::TeamInvite { tenant, invite }))
}

pub async fn set_invite(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    invite: InviteId,
    (right, has): (u32, bool),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Own).await?;
    team::set_invite(&mut work, invite, given(right)?, has).await?;
    Ok(Next::to(Place::TeamInvite { tenant, invite }))
}

pub async fn drop_invite(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, invite: InviteId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Own).await?;
    team::drop_invite(&mut work, invite).await?;
    Ok(Next::to(Place::Team { tenant }).toast(visit.say.plain("team-invite-dropped-toast", &args![])))
}

pub async fn join(tx: &mut Tx, visit: &Visit<'_>, token: String) -> Outcome<Next> {
    let flows = &visit.router.flows;
    let (tenant, letters) = team::join(tx, flows, visit.me.person_id, &token, visit.at).await?;
    let toast = visit.say.plain("team-joined-toast", &args![]);
    Ok(Next::to(Place::Helping { tenant }).toast(toast).letters(letters))
}

pub async fn set_right(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    person: PersonId,
    (right, has): (u32, bool),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Own).await?;
    team::set_right(&mut work, person, given(right)?, has).await?;
    Ok(Next::to(Place::Member { tenant, person }).letters(work.letters))
}

pub async fn remove(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, person: PersonId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Own).await?;
    team::remove(&mut work, person).await?;
    let toast = visit.say.plain("team-removed-toast", &args![]);
    Ok(Next::to(Place::Team { tenant }).toast(toast).letters(work.letters))
}

pub async fn leave(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Help).await?;
    team::leave(&mut work).await?;
    let toast = visit.say.plain("team-left-toast", &args![]);
    Ok(Next::to(Place::Home).toast(toast).letters(work.letters))
}

pub async fn offer(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, person: PersonId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Own).await?;
    team::offer(&mut work, person).await?;
    let toast = visit.say.plain("team-offered-toast", &args![]);
    Ok(Next::to(Place::Member { tenant, person })
        .toast(toast)
        .letters(work.letters))
}

pub async fn withdraw(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Own).await?;
    team::withdraw(&mut work).await?;
    let toast = visit.say.plain("team-withdrawn-toast", &args![]);
    Ok(Next::to(Place::Team { tenant }).toast(toast).letters(work.letters))
}

pub async fn take_over(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Help).await?;
    team::take_over(&mut work).await?;
    let toast = visit.say.plain("team-taken-toast", &args![]);
    Ok(Next::to(Place::Team { tenant }).toast(toast).letters(work.letters))
}

pub async fn decline(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Help).await?;
    team::decline(&mut work).await?;
    let toast = visit.say.plain("team-declined-toast", &args![]);
    Ok(Next::to(Place::Tutor { tenant }).toast(toast).letters(work.letters))
}
