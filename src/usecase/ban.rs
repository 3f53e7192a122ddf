//! Whether somebody is banned by a tenant, also when they have had their data deleted since.

use crate::domain::ids::TenantId;
use crate::domain::moment::Moment;
use crate::domain::print;
use crate::storage::person::PersonRow;
use crate::storage::{Conn, Result, ban};

/// When a person was banned before their data was deleted.
pub async fn before(conn: &mut Conn, tenant: TenantId, person: &PersonRow) -> Result<Option<Moment>> {
    let (Some(id), Some(key)) = (person.telegram_id, ban::key(conn, tenant).await?) else {
        return Ok(None);
    };
    ban::banned_at(conn, tenant, &print::print(&key, id)).await
}
