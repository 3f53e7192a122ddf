//! Whether somebody is banned by a tenant, also when they have parted from the banned client or had their data deleted.

use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::print;
use crate::storage::client::ClientRow;
use crate::storage::person::PersonRow;
use crate::storage::{Conn, Result, ban, person};
use crate::usecase::{Outcome, Work, acting};

/// Whether a person is banned: as a client, or from before they parted from one or had their data deleted.
pub async fn is_banned(conn: &mut Conn, tenant: TenantId, id: PersonId) -> Result<bool> {
    let theirs = acting::wards(conn, tenant, id).await?;
    if theirs.iter().any(|ward| ward.client().banned_at.is_some()) {
        return Ok(true);
    }
    if ban::key(conn, tenant).await?.is_none() {
        return Ok(false);
    }
    Ok(match person::by_id(conn, id).await? {
        Some(person) => before(conn, tenant, &person).await?.is_some(),
        None => false,
    })
}

/// Somebody parts from a client: if that one is banned they take the ban along, whomever they act for from then on.
/// `fresh` is random, for the key of a tenant that has none.
pub(super) async fn take_along(work: &mut Work<'_>, id: PersonId, client: &ClientRow, fresh: &str) -> Outcome<()> {
    let person = person::by_id(&mut work.tenant, id).await?;
    let telegram_id = person.and_then(|person| person.telegram_id);
    if let (Some(banned), Some(telegram_id)) = (client.banned_at, telegram_id) {
        let key = work.tenant.ban_key(fresh).await?;
        let print = print::print(&key, telegram_id);
        work.tenant.put_ban(&print, client.client_id, banned).await?;
    }
    Ok(())
}

/// When a person was banned before their data was deleted.
pub async fn before(conn: &mut Conn, tenant: TenantId, person: &PersonRow) -> Result<Option<Moment>> {
    let (Some(id), Some(key)) = (person.telegram_id, ban::key(conn, tenant).await?) else {
        return Ok(None);
    };
    ban::banned_at(conn, tenant, &print::print(&key, id)).await
}
