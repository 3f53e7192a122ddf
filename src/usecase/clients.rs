//! What a specialist sets for one of their clients.

use super::{Outcome, Work};
use crate::domain::client::{Detail, NOTE_LONGEST, PLACE_LONGEST};
use crate::domain::deed::Deed;
use crate::domain::ids::ClientId;
use crate::domain::message;
use crate::domain::money::{Currency, Money};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::typed::amounts;
use crate::domain::{names, print, slot};
use crate::storage::client::{self, ClientRow};
use crate::storage::{ban, clients};

/// What somebody must be given to set it.
pub fn right_for(detail: Detail) -> Right {
    match detail {
        Detail::Price => Right::Money,
        Detail::Name | Detail::Note | Detail::Length | Detail::Place | Detail::Phone => Right::Bookings,
    }
}

/// A client of the tenant who has not had their data deleted.
pub async fn client(work: &mut Work<'_>, id: ClientId) -> Outcome<ClientRow> {
    let tenant = work.tenant.id();
    let row = client::by_id(&mut work.tenant, tenant, id).await?;
    Ok(row.filter(|row| !row.name.is_empty()).ok_or(Refusal::NotFound)?)
}

/// Sets a detail to what was typed.
pub async fn set(work: &mut Work<'_>, id: ClientId, detail: Detail, typed: &str) -> Outcome<()> {
    client(work, id).await?;
    match detail {
        Detail::Name => {
            let name = names::clean_name(typed)?;
            work.tenant.rename_client(id, &name).await?;
        }
        Detail::Note => {
            let note = text(typed, NOTE_LONGEST)?;
            work.tenant.set_client_text(id, detail, &note).await?;
        }
        Detail::Place => {
            let place = text(typed, PLACE_LONGEST)?;
            work.tenant.set_client_text(id, detail, &place).await?;
        }
        Detail::Phone => {
            let phone = message::numbers(typed).into_iter().next();
            let phone = phone.ok_or(Refusal::TypedPhone)?;
            work.tenant.set_client_text(id, detail, &phone).await?;
        }
        Detail::Price => {
            let currency = Currency::parse(&work.tenant.tenant.currency).map_err(|_| Refusal::TypedAmount)?;
            let price = Money::parse(typed, currency).map_err(|_| Refusal::TypedAmount)?;
            work.tenant.set_client_price(id, Some(price.minor)).await?;
        }
        Detail::Length => {
            let minutes = minutes(typed).ok_or(Refusal::TypedLength)?;
            work.tenant.set_client_minutes(id, Some(minutes)).await?;
        }
    }
    work.note(Deed::ClientSet { client: id, detail }).await
}

/// What is usual counts again. A name is not taken away.
pub async fn clear(work: &mut Work<'_>, id: ClientId, detail: Detail) -> Outcome<()> {
    client(work, id).await?;
    match detail {
        Detail::Name => return Err(Refusal::NotFound.into()),
        Detail::Note | Detail::Place | Detail::Phone => work.tenant.set_client_text(id, detail, "").await?,
        Detail::Price => work.tenant.set_client_price(id, None).await?,
        Detail::Length => work.tenant.set_client_minutes(id, None).await?,
    }
    work.note(Deed::ClientSet { client: id, detail }).await
}

/// Who is banned can't book or write any more; what they have booked stays.
pub async fn set_banned(work: &mut Work<'_>, id: ClientId, banned: bool) -> Outcome<()> {
    let row = client(work, id).await?;
    if row.banned_at.is_some() == banned {
        return Ok(());
    }
    let now = work.now;
    work.tenant.set_banned(id, banned.then_some(now)).await?;
    work.note(Deed::ClientBanned { client: id, banned }).await?;
    if banned {
        return Ok(());
    }
    // Their weekly times go on.
    work.tenant.wake_standing_clock(now).await?;
    work.tenant.remove_bans_of(id).await?;
    // Nor are they recognised should they come again as somebody new.
    let tenant = work.tenant.id();
    let Some(key) = ban::key(&mut work.tenant, tenant).await? else {
        return Ok(());
    };
    for person in clients::people(&mut work.tenant, tenant, id).await? {
        if let Some(telegram_id) = person.telegram_id {
            work.tenant.remove_ban(&print::print(&key, telegram_id)).await?;
        }
    }
    Ok(())
}

pub async fn set_needs_approval(work: &mut Work<'_>, id: ClientId, on: bool) -> Outcome<()> {
    client(work, id).await?;
    work.tenant.set_needs_approval(id, on).await?;
    work.note(Deed::ClientApproved { client: id, each: on }).await
}

fn text(typed: &str, limit: usize) -> Outcome<String> {
    Ok(message::clean_text(typed, limit).map_err(|_| Refusal::TypedMessage { limit })?)
}

/// `90`, `1 h 30 min`.
fn minutes(typed: &str) -> Option<i64> {
    let minutes = match typed.trim().parse::<i64>() {
        Ok(minutes) => minutes,
        Err(_) => amounts::length(typed).filter(|span| span.0 % 60 == 0)?.0 / 60,
    };
    u16::try_from(minutes)
        .ok()
        .filter(|minutes| slot::is_length(*minutes))?;
    Some(minutes)
}
