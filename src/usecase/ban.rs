//! Whether somebody is banned by a tenant, also when they have had their data deleted since.

use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::print;
use crate::storage::person::PersonRow;
use crate::storage::{Conn, Result, ban, person};
use crate::usecase::acting;

/// Whether a person is banned: as a client, or from before their data was deleted while they are no client yet.
pub async fn is_banned(conn: &mut Conn, tenant: TenantId, id: PersonId) -> Result<bool> {
    let theirs = acting::wards(conn, tenant, id).await?;
    if !theirs.is_empty() {
        return Ok(theirs.iter().any(|ward| ward.client().banned_at.is_some()));
    }
    Ok(match person::by_id(conn, id).await? {
        Some(person) => before(conn, tenant, &person).await?.is_some(),
        None => false,
    })
}

/// When a person was banned before their data was deleted.
pub async fn before(conn: &mut Conn, tenant: TenantId, person: &PersonRow) -> Result<Option<Moment>> {
    let (Some(id), Some(key)) = (person.telegram_id, ban::key(conn, tenant).await?) else {
        return Ok(None);
    };
    ban::banned_at(conn, tenant, &print::print(&key, id)).await
}
