//! Somebody who is not in the bot: a client by name and phone, whom a single-use link joins to a person. Who comes by it
//! is shown nothing of the client before the specialist has said that it is them.

use std::sync::Arc;

use super::{Outcome, Work, Workflows, prefs};
use crate::domain::acting::Deeds;
use crate::domain::deed::Deed;
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::moment::{Moment, Span};
use crate::domain::names;
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::{contact, reminder};
use crate::storage::client::ClientRow;
use crate::storage::join::{self, JoinRow};
use crate::storage::tenant::{self, Relation};
use crate::storage::{Tx, acting, booking};

/// How long a link works.
pub const STANDS: Span = Span::days(7);

/// A client by what was typed: a name, and a phone behind it if there is one.
pub async fn add(work: &mut Work<'_>, typed: &str) -> Outcome<ClientRow> {
    let (name, phone) = contact::split(typed).map_err(|_| Refusal::TypedContact)?;
    let name = names::clean_name(&name)?;
    let made = work
        .tenant
        .insert_client(&name, &names::folded(&name), work.now)
        .await?;
    if let Some(phone) = &phone {
        let detail = crate::domain::client::Detail::Phone;
        work.tenant.set_client_text(made.client_id, detail, phone).await?;
    }
    let client = made.client_id;
    work.note(Deed::ClientAdded { client }).await?;
    Ok(made)
}

/// A link for a client; the one before it works no more. `token` is random.
pub async fn invite(work: &mut Work<'_>, id: ClientId, token: &str) -> Outcome<()> {
    super::clients::client(work, id).await?;
    give_up(work, id).await?;
    let expires = work.now + STANDS;
    work.tenant.put_join(id, token, expires).await?;
    work.note(Deed::ClientLinked { client: id }).await
}

/// Who waits to be told apart waits no more: the question about them is settled, and they are told to ask for a new link.
async fn give_up(work: &mut Work<'_>, client: ClientId) -> Outcome<()> {
    let tenant = work.tenant.id();
    let Some(row) = join::of_client(&mut work.tenant, tenant, client).await? else {
        return Ok(());
    };
    let (Some(person), Some(came)) = (row.person_id, row.came_at) else {
        return Ok(());
    };
    let (yes, at) = (false, came.0);
    work.tell(person, Notice::Joined { client, yes }, &format!("joined:{client}:{at}"));
    let settled = Notice::JoinSettled { client, came, yes };
    let key = format!("join-settled:{client}:{at}");
    Ok(work.tell_specialists(&settled, &key).await?)
}

/// Somebody comes by a link: the specialists are asked whether it is them.
pub async fn come(
    tx: &mut Tx,
    flows: &Arc<Workflows>,
    token: &str,
    id: PersonId,
    now: Moment,
) -> Outcome<(TenantId, Vec<Letter>)> {
    let row = join::by_token(tx, token).await?.ok_or(Refusal::JoinUnknown)?;
    let tenant = row.tenant_id;
    if matches!(tenant::known(tx, tenant, id).await?, Some((_, Relation::Runs(_)))) {
        return Err(Refusal::OwnPractice.into());
    }
    if row.person_id == Some(id) {
        return Ok((tenant, Vec::new()));
    }
    if row.person_id.is_some() || row.expires_at <= now {
        return Err(Refusal::JoinUnknown.into());
    }
    tenant::meet(tx, tenant, id, now).await?;
    let mut work = Work::as_guest(tx, flows, tenant, id, now).await?;
    let there = acting::guardians(&mut work.tenant, tenant, row.client_id).await?;
    if there.iter().any(|person| person.person_id == id) {
        return Ok((tenant, Vec::new()));
    }
    if !work.tenant.set_came(row.client_id, token, id, now).await? {
        return Err(Refusal::JoinUnknown.into());
    }
    let client = row.client_id;
    work.tell_specialists(&Notice::JoinAsked { client, came: now }, &asked_key(client, now))
        .await?;
    Ok((tenant, work.letters))
}

/// Whom a client's link has brought, if nobody has answered yet.
pub fn waiting(row: Option<JoinRow>, came: Moment) -> Option<PersonId> {
    row.filter(|row| row.came_at == Some(came))
        .and_then(|row| row.person_id)
}

/// The specialist says whether the one who came then is the client, or acts for them.
pub async fn answer(work: &mut Work<'_>, client: ClientId, came: Moment, yes: bool) -> Outcome<()> {
    let tenant = work.tenant.id();
    let row = join::of_client(&mut work.tenant, tenant, client).await?;
    let person = waiting(row, came).ok_or(Refusal::Changed)?;
    work.tenant.remove_join(client).await?;
    work.note(Deed::Joined { client, yes }).await?;
    if yes {
        let reminders = reminder::codes_of(&prefs::usual());
        // Another way may have brought them to the client while the question waited.
        let guardians = acting::guardians(&mut work.tenant, tenant, client).await?;
        match guardians.iter().any(|row| row.person_id == person) {
            true => work.tenant.set_deeds(client, person, Deeds::ALL).await?,
            false => {
                work.tenant
                    .insert_acting(client, person, Deeds::ALL, None, &reminders)
                    .await?;
            }
        }
        for row in booking::active_of_client(&mut work.tenant, tenant, client, work.now).await? {
            work.arm_reminders(&row).await?;
        }
    }
    work.tell(
        person,
        Notice::Joined { client, yes },
        &format!("joined:{client}:{}", came.0),
    );
    let settled = Notice::JoinSettled { client, came, yes };
    let key = format!("join-settled:{client}:{}", came.0);
    Ok(work.tell_specialists(&settled, &key).await?)
}

/// The key under which a specialist is asked about the one who came then; the message is found by it.
pub fn asked_key(client: ClientId, came: Moment) -> String {
    format!("join-asked:{client}:{}", came.0)
}
