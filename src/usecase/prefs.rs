//! What a person has chosen to hear of a tenant, and when they want to be left alone.

use super::{Outcome, Work};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::notice::NoticeKind;
use crate::domain::refusal::Refusal;
use crate::domain::reminder::Quiet;
use crate::storage::{Conn, Result, hearing, person};

/// Whether a person hears a kind of notices from a tenant; asked at the moment of sending.
pub async fn hears(conn: &mut Conn, tenant: TenantId, id: PersonId, kind: NoticeKind) -> Result<bool> {
    let chosen = hearing::chosen(conn, tenant, id, kind).await?;
    Ok(chosen.unwrap_or_else(|| kind.usually()))
}

/// The hours on a person's wall in which they want to be left alone.
pub async fn quiet_hours(conn: &mut Conn, id: PersonId) -> Result<Option<Quiet>> {
    let person = person::by_id(conn, id).await?;
    Ok(person.and_then(|person| person.quiet()))
}

/// From now on the one who acts hears a kind of notices from the tenant, or does not.
pub async fn set_hears(work: &mut Work<'_>, kind: NoticeKind, on: bool) -> Outcome<()> {
    let person = work.person.ok_or(Refusal::NotFound)?;
    Ok(work.tenant.set_hears(person, kind, on).await?)
}
