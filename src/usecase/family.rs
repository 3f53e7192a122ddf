//! One person for several clients and several for one: adding and naming them, the links by which others come, and who
//! may do what.

use std::sync::Arc;

use super::acting::{self, ActsFor, newcomer};
use super::theirs::lacks;
use super::{Outcome, Work, Workflows, ban, prefs};
use crate::domain::acting::{Deeds, May};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::kin::KinDeed;
use crate::domain::moment::{Moment, Span};
use crate::domain::names;
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::reminder;
use crate::domain::workflow::By;
use crate::storage::acting::{self as rows, GuardianRow};
use crate::storage::tenant::{self, Relation};
use crate::storage::{Tx, booking};

/// So many clients of one practice are in the hands of one person, and so many people act for one client.
pub const MOST: usize = 8;
/// How long a link works.
pub const STANDS: Span = Span::days(3);

/// One client more for the acting person, whom the account of their first pays for.
pub async fn add(work: &mut Work<'_>, typed: &str) -> Outcome<ClientId> {
    let me = work.person.ok_or(Refusal::NotFound)?;
    let tenant = work.tenant.id();
    let name = names::clean_name(typed)?;
    if ban::is_banned(&mut work.tenant, tenant, me).await? {
        return Err(Refusal::Banned.into());
    }
    let wards = acting::wards(&mut work.tenant, tenant, me).await?;
    if wards.is_empty() {
        return Ok(newcomer(work, me, Some(&name)).await?.client().client_id);
    }
    if wards.len() >= MOST {
        return Err(Refusal::TooManyKin { limit: MOST as i64 }.into());
    }
    let first = wards.iter().find(|ward| ward.may(May::Book));
    let first = first.ok_or_else(|| lacks(May::Book))?.client().clone();
    // Who may not pay does not run up debts of an account that others pay.
    let pays = wards.iter().find(|ward| ward.may(May::Pay) && ward.may(May::Book));
    let account = match pays {
        Some(ward) => ward.client().account_id,
        None => work.tenant.insert_account().await?,
    };
    let made = work
        .tenant
        .insert_client_of(account, &name, &names::folded(&name), work.now)
        .await?;
    let usual = reminder::codes_of(&prefs::usual());
    work.tenant
        .insert_acting(made.client_id, me, Deeds::ALL, None, &usual)
        .await?;
    if first.needs_approval == 1 {
        work.tenant.set_needs_approval(made.client_id, true).await?;
    }
    Ok(made.client_id)
}

/// Another name for somebody whom the acting person may book for.
pub async fn rename(work: &mut Work<'_>, client: ClientId, typed: &str) -> Outcome<()> {
    let ward = given(work, client, May::Book).await?;
    let name = names::clean_name(typed)?;
    Ok(work.tenant.rename_client(ward.id(), &name).await?)
}

/// What the acting person books now is for this one.
pub async fn choose(work: &mut Work<'_>, client: ClientId) -> Outcome<()> {
    let me = work.person.ok_or(Refusal::NotFound)?;
    let ward = given(work, client, May::Book).await?;
    Ok(work.tenant.set_chosen(ward.id(), me, work.now).await?)
}

async fn given(work: &mut Work<'_>, client: ClientId, deed: May) -> Outcome<ActsFor> {
    let me = work.person.ok_or(Refusal::NotFound)?;
    let tenant = work.tenant.id();
    acting::to(&mut work.tenant, tenant, me, client, deed).await
}

/// A fresh link by which somebody comes to act for the client in that; nobody gives what they have not.
pub async fn invite(work: &mut Work<'_>, client: ClientId, deeds: Deeds, token: &str) -> Outcome<()> {
    let me = work.person.ok_or(Refusal::NotFound)?;
    let tenant = work.tenant.id();
    let ward = given(work, client, May::Book).await?;
    if ban::is_banned(&mut work.tenant, tenant, me).await? {
        return Err(Refusal::Banned.into());
    }
    if deeds == Deeds::NONE {
        return Err(Refusal::NothingChosen.into());
    }
    if !deeds.are_among(ward.deeds()) {
        return Err(Refusal::NotFound.into());
    }
    let expires = work.now + STANDS;
    Ok(work.tenant.put_link(client, me, deeds, token, expires).await?)
}

/// Somebody comes by a link: from now on they act for the client, and the specialists and who made it hear of it.
pub async fn come(
    tx: &mut Tx,
    flows: &Arc<Workflows>,
    token: &str,
    id: PersonId,
    now: Moment,
) -> Outcome<(TenantId, ClientId, Vec<Letter>)> {
    let link = rows::link_by_token(tx, token).await?.ok_or(Refusal::JoinUnknown)?;
    let (tenant, client) = (link.tenant_id, link.client_id);
    if matches!(tenant::known(tx, tenant, id).await?, Some((_, Relation::Runs(_)))) {
        return Err(Refusal::OwnPractice.into());
    }
    let wards = acting::wards(tx, tenant, id).await?;
    if wards.iter().any(|ward| ward.id() == client) {
        return Ok((tenant, client, Vec::new()));
    }
    if !link.works(now) {
        return Err(Refusal::JoinUnknown.into());
    }
    if wards.len() >= MOST {
        return Err(Refusal::TooManyKin { limit: MOST as i64 }.into());
    }
    tenant::meet(tx, tenant, id, now).await?;
    let mut work = Work::as_guest(tx, flows, tenant, id, now).await?;
    // Who made it may have lost since what they were to give.
    let maker = acting::one(&mut work.tenant, tenant, link.made_by, client).await;
    let stands = maker.is_ok_and(|maker| maker.may(May::Book) && link.deeds().are_among(maker.deeds()));
    // Nor does a link lead to somebody banned since: whoever came by it would be banned with them.
    let stands = stands && !ban::is_banned(&mut work.tenant, tenant, link.made_by).await?;
    let guardians = rows::guardians(&mut work.tenant, tenant, client).await?;
    if !stands || guardians.len() >= MOST || !work.tenant.use_link(token, id).await? {
        return Err(Refusal::JoinUnknown.into());
    }
    if ban::is_banned(&mut work.tenant, tenant, id).await? {
        return Err(Refusal::Banned.into());
    }
    let usual = reminder::codes_of(&prefs::usual());
    work.tenant
        .insert_acting(client, id, link.deeds(), Some(link.made_by), &usual)
        .await?;
    remind_anew(&mut work, client).await?;
    let may = link.deeds();
    work.note_kin(KinDeed::Came { client, may }).await?;
    let notice = Notice::KinJoined { client, person: id };
    let key = format!("kin-joined:{token}");
    work.tell_specialists(&notice, &key).await?;
    work.tell(link.made_by, notice, &key);
    Ok((tenant, client, work.letters))
}

/// The acting person acts for the client no more; somebody who may book has to stay. `fresh`: see `ban::take_along`.
pub async fn leave(work: &mut Work<'_>, client: ClientId, fresh: &str) -> Outcome<()> {
    let me = work.person.ok_or(Refusal::NotFound)?;
    let tenant = work.tenant.id();
    let ward = acting::one(&mut work.tenant, tenant, me, client).await?;
    let guardians = rows::guardians(&mut work.tenant, tenant, client).await?;
    let others = guardians.iter().filter(|other| other.person_id != me);
    if !others.clone().any(|other| other.deeds().has(May::Book)) {
        return Err(Refusal::LastBooker.into());
    }
    ban::take_along(work, me, ward.client(), fresh).await?;
    work.tenant.remove_acting(client, me).await?;
    work.note_kin(KinDeed::Left { client }).await?;
    remind_anew(work, client).await
}

/// Takes what somebody may do for the client, or all of it, or gives it. A client takes back only what they gave; a
/// specialist sets it for anybody. Where others act for the client, one of them has to be able to book.
/// `fresh`: see `ban::take_along`.
pub async fn set(work: &mut Work<'_>, client: ClientId, who: PersonId, deeds: Deeds, fresh: &str) -> Outcome<()> {
    let tenant = work.tenant.id();
    if work.by == By::Specialist {
        super::clients::client(work, client).await?;
    }
    let guardians = rows::guardians(&mut work.tenant, tenant, client).await?;
    let is_who = |row: &&GuardianRow| row.person_id == who;
    let row = guardians.iter().find(is_who).ok_or(Refusal::NotFound)?;
    if work.by != By::Specialist {
        let me = given(work, client, May::Book).await?;
        if row.invited_by != work.person || !deeds.are_among(me.deeds()) {
            return Err(Refusal::NotFound.into());
        }
    }
    if row.deeds() == deeds {
        return Ok(());
    }
    let mut others = guardians.iter().filter(|row| row.person_id != who);
    let alone = guardians.len() == 1 && deeds == Deeds::NONE;
    if !deeds.has(May::Book) && !alone && !others.any(|other| other.deeds().has(May::Book)) {
        return Err(Refusal::LastBooker.into());
    }
    match deeds == Deeds::NONE {
        true => {
            let ward = acting::one(&mut work.tenant, tenant, who, client).await?;
            ban::take_along(work, who, ward.client(), fresh).await?;
            work.tenant.remove_acting(client, who).await?;
        }
        false => work.tenant.set_deeds(client, who, deeds).await?,
    }
    let (person, may) = (who, deeds);
    work.note_kin(KinDeed::May { client, person, may }).await?;
    remind_anew(work, client).await
}

/// Who hears of the client's bookings is another from now on.
async fn remind_anew(work: &mut Work<'_>, client: ClientId) -> Outcome<()> {
    let tenant = work.tenant.id();
    for row in booking::active_of_client(&mut work.tenant, tenant, client, work.now).await? {
        work.arm_reminders(&row).await?;
    }
    Ok(())
}
