//! What buttons and typed lines do with a specialist's clients; `acts` and `said` lead here.

use super::acts::as_specialist;
use super::callback::Place;
use super::founding::token;
use super::putting;
use super::question::Question;
use super::route::{Next, Visit, opened};
use crate::args;
use crate::domain::client::Detail;
use crate::domain::ids::{ClientId, SlotId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::rights::Right;
use crate::domain::spot::{Spot, Subject};
use crate::storage::Tx;
use crate::usecase::{Outcome, address, clients, join};

/// Of what is looked for, in characters.
const SOUGHT: usize = 40;

pub async fn find(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    slot: Option<SlotId>,
    typed: &str,
) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let query = typed.trim().chars().take(SOUGHT).collect();
    match slot {
        Some(slot) => putting::find_for(tx, visit, tenant, slot, query).await,
        None => Ok(listed(tenant, Some(query))),
    }
}

pub async fn all(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Bookings).await?;
    Ok(listed(tenant, None))
}

fn listed(tenant: TenantId, query: Option<String>) -> Next {
    Next {
        question: Some(Question::FindClient {
            tenant,
            query,
            slot: None,
        }),
        ..Next::to(Place::Clients { tenant, page: 0 })
    }
}

/// `None` takes a detail away.
pub async fn set(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    (client, detail): (ClientId, Detail),
    typed: Option<&str>,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, clients::right_for(detail)).await?;
    let toast = match typed {
        Some(typed) => {
            clients::set(&mut work, client, detail, typed).await?;
            visit.say.plain("specialist-card-kept-toast", &args![])
        }
        None => {
            clients::clear(&mut work, client, detail).await?;
            visit.say.plain("specialist-card-cleared-toast", &args![])
        }
    };
    let place = match detail {
        Detail::Name | Detail::Note | Detail::Phone => Place::Card { tenant, client },
        Detail::Price | Detail::Length | Detail::Place => Place::CardTerms { tenant, client },
    };
    Ok(opened(visit, place).toast(toast))
}

pub async fn ban(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, client: ClientId, banned: bool) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    clients::set_banned(&mut work, client, banned).await?;
    let toast = match banned {
        true => visit.say.plain("specialist-card-banned-toast", &args![]),
        false => visit.say.plain("specialist-card-unbanned-toast", &args![]),
    };
    Ok(opened(visit, Place::Card { tenant, client }).toast(toast))
}

pub async fn approve_each(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    client: ClientId,
    on: bool,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    clients::set_needs_approval(&mut work, client, on).await?;
    let toast = match on {
        true => visit.say.plain("specialist-card-approve-toast", &args![]),
        false => visit.say.plain("specialist-card-usual-toast", &args![]),
    };
    Ok(opened(visit, Place::CardTerms { tenant, client }).toast(toast))
}

/// The screen says that it was passed on, and more can be typed there.
pub async fn write(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, client: ClientId, typed: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    if let Some(text) = address::by_hand(&mut work, client, typed).await? {
        let text = Some(text);
        return Ok(Next {
            question: Some(Question::WriteTo { tenant, client, text }),
            ..Next::to(Place::CardWrite { tenant, client })
        });
    }
    address::begin(&mut work, client, typed).await?;
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(visit, Place::CardWrite { tenant, client }).letters(letters))
}

/// Somebody who is not in the bot; where they were wanted for a time, they are put there next.
pub async fn add(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, slot: Option<SlotId>, typed: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let client = join::add(&mut work, typed).await?.client_id;
    let place = match slot {
        None => Place::Card { tenant, client },
        Some(slot) => Place::PutAsk {
            tenant,
            of: Subject::Client(client),
            spot: Spot::Slot(slot),
        },
    };
    Ok(opened(visit, place))
}

pub async fn make_join(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, client: ClientId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    join::invite(&mut work, client, &token()).await?;
    Ok(opened(visit, Place::JoinLink { tenant, client }).letters(work.letters))
}

pub async fn join(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    client: ClientId,
    (came, yes): (i64, bool),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    join::answer(&mut work, client, Moment(came), yes).await?;
    let toast = match yes {
        true => visit.say.plain("specialist-joined-toast", &args![]),
        false => visit.say.plain("specialist-not-joined-toast", &args![]),
    };
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(visit, Place::Card { tenant, client })
        .toast(toast)
        .letters(letters))
}
