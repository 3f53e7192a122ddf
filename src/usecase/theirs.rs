//! Whose booking it is: a client touches and sees only those of the clients for whom they act, and does what they may.

use super::acting::{self, ActsFor};
use super::{Outcome, Stop};
use crate::domain::acting::May;
use crate::domain::ids::{BookingId, PersonId, TenantId};
use crate::domain::refusal::Refusal;
use crate::storage::Conn;
use crate::storage::booking::{self, BookingRow};

/// A booking of one of those for whom the person acts, to be looked at; others are not there, whoever's they are.
pub async fn seen(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    id: BookingId,
) -> Outcome<(BookingRow, ActsFor)> {
    let row = booking::by_id(conn, tenant, id).await?.ok_or(Refusal::NotFound)?;
    let ward = acting::one(conn, tenant, person, row.client_id).await?;
    Ok((row, ward))
}

/// The same for somebody who may do that for the client.
pub async fn booking_of(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    id: BookingId,
    deed: May,
) -> Outcome<BookingRow> {
    let (row, ward) = seen(conn, tenant, person, id).await?;
    match ward.may(deed) {
        true => Ok(row),
        false => Err(lacks(deed)),
    }
}

/// Who acts for a client has not been given that.
pub(super) fn lacks(deed: May) -> Stop {
    Refusal::NotGiven { deed }.into()
}
