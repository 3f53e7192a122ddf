//! Whose booking it is: a client touches and sees only those of the clients for whom they act.

use super::Outcome;
use crate::domain::ids::{BookingId, PersonId, TenantId};
use crate::domain::refusal::Refusal;
use crate::storage::booking::{self, BookingRow};
use crate::storage::{Conn, client};

/// A booking of one of those for whom the person acts; others are not there, whoever's they are.
pub async fn booking_of(conn: &mut Conn, tenant: TenantId, person: PersonId, id: BookingId) -> Outcome<BookingRow> {
    let row = booking::by_id(conn, tenant, id).await?.ok_or(Refusal::NotFound)?;
    let theirs = client::of_person(conn, tenant, person).await?;
    match theirs.iter().any(|client| client.client_id == row.client_id) {
        true => Ok(row),
        false => Err(Refusal::NotFound.into()),
    }
}
