//! A claim of a client's that they have paid, and what a person owes.

use crate::domain::ids::{BookingId, ClaimId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::storage::booking::{self, BookingRow};
use crate::storage::claim::{self, ClaimRow};
use crate::storage::{Conn, Result, person};

#[derive(Clone, Debug)]
pub struct Claimed {
    pub claim: ClaimId,
    /// Who says so.
    pub person: PersonId,
    /// The client's name, as the specialist knows them.
    pub name: String,
    pub bookings: Vec<BookingRow>,
    pub sum: i64,
    pub file: Option<String>,
    /// The file is a picture.
    pub picture: bool,
    /// When all of it was settled, by whom, and whether the money was seen.
    pub settled: Option<Settled>,
}

#[derive(Clone, Debug)]
pub struct Settled {
    pub at: Moment,
    pub by: Option<PersonId>,
    pub name: Option<String>,
    pub seen: bool,
}

pub async fn claimed(conn: &mut Conn, tenant: TenantId, claim: ClaimId) -> Result<Option<Claimed>> {
    let parts = claim::parts(conn, tenant, claim).await?;
    let Some(first) = parts.first() else { return Ok(None) };
    let mut bookings = Vec::new();
    for part in &parts {
        bookings.extend(booking::by_id(conn, tenant, part.booking_id).await?);
    }
    bookings.sort_by_key(|row| (row.start_at, row.booking_id));
    let settled = match parts.iter().map(|part| part.settled_at).collect::<Option<Vec<_>>>() {
        Some(moments) => {
            let by = parts.iter().find_map(|part| part.settled_by);
            let name = match by {
                Some(id) => person::by_id(conn, id).await?.map(|person| person.name),
                None => None,
            };
            Some(Settled {
                at: moments.into_iter().max().unwrap_or(first.at),
                by,
                name,
                seen: parts.iter().all(|part| part.seen == Some(1)),
            })
        }
        None => None,
    };
    Ok(Some(Claimed {
        claim,
        person: first.person_id,
        name: bookings.first().map(|row| row.client_name.clone()).unwrap_or_default(),
        sum: parts.iter().map(|part| part.amount).sum(),
        file: first.file.clone(),
        picture: first.file_kind.as_deref() == Some("photo"),
        bookings,
        settled,
    }))
}

/// What a person owes to a tenant, soonest first, and what of it they say they have paid.
pub struct Owing {
    pub bookings: Vec<BookingRow>,
    pub claims: Vec<ClaimRow>,
}

impl Owing {
    pub fn sum(&self) -> i64 {
        self.bookings.iter().map(BookingRow::owed).sum()
    }

    pub fn is_claimed(&self, booking: BookingId) -> bool {
        self.claims.iter().any(|part| part.booking_id == booking)
    }
}

pub async fn owing(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Owing> {
    let bookings = booking::owed_by_person(conn, tenant, person).await?;
    let ids: Vec<BookingId> = bookings.iter().map(|row| row.booking_id).collect();
    let claims = match ids.is_empty() {
        true => Vec::new(),
        false => claim::open(conn, tenant, &ids).await?,
    };
    Ok(Owing { bookings, claims })
}
