//! A message between a client and a specialist, with what a notice or a screen says of it.

use crate::domain::ids::{MessageId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::storage::message::{self, MessageRow};
use crate::storage::{Conn, Result, booking, person};
use crate::usecase::acting;

#[derive(Clone, Debug)]
pub struct Spoken {
    pub row: MessageRow,
    /// The client's, as the specialist knows them.
    pub name: String,
    /// The booking that it is about.
    pub when: Option<(Moment, Moment)>,
    /// Who answered.
    pub answered_by: Option<String>,
}

pub async fn spoken(conn: &mut Conn, tenant: TenantId, id: MessageId) -> Result<Option<Spoken>> {
    let Some(row) = message::by_id(conn, tenant, id).await? else {
        return Ok(None);
    };
    let when = match row.booking_id {
        Some(about) => booking::by_id(conn, tenant, about).await?,
        None => None,
    };
    let answered_by = match row.answered_by {
        Some(id) => person::by_id(conn, id).await?.map(|person| person.name),
        None => None,
    };
    Ok(Some(Spoken {
        name: name_of(conn, tenant, row.person_id).await?,
        when: when.map(|booking| (booking.start_at, booking.end_at)),
        answered_by,
        row,
    }))
}

/// What a tenant calls a person: the client they are, or as they call themself where they have not booked yet.
pub async fn name_of(conn: &mut Conn, tenant: TenantId, id: PersonId) -> Result<String> {
    if let Some(ward) = acting::wards(conn, tenant, id).await?.first() {
        return Ok(ward.client().name.clone());
    }
    Ok(person::by_id(conn, id)
        .await?
        .map(|person| person.name)
        .unwrap_or_default())
}
