//! A claim of a client's that they have paid, and what a person owes.

use std::collections::HashMap;

use crate::domain::ids::{BookingId, ClaimId, ClientId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::storage::booking::{self, BookingRow};
use crate::storage::claim::{self, ClaimRow};
use crate::storage::{Conn, Result, ledger, person};
use crate::usecase::claim::AT_ONCE;

#[derive(Clone, Debug)]
pub struct Claimed {
    pub claim: ClaimId,
    /// Who says so.
    pub person: PersonId,
    /// The clients' names, as the specialist knows them.
    pub name: String,
    /// It speaks of lessons of several.
    pub several: bool,
    /// Of all parts, as the client said it.
    pub sum: i64,
    pub file: Option<String>,
    /// The file is a picture.
    pub picture: bool,
    /// What waits for the specialist's word.
    pub open: Parts,
    pub seen: Parts,
    pub unseen: Parts,
    /// Nothing was owed for it any more before anybody answered.
    pub moot: Parts,
    /// What is paid ahead by now, where more came than was said.
    pub ahead: i64,
}

impl Claimed {
    pub fn is_open(&self) -> bool {
        !self.open.bookings.is_empty()
    }

    /// What is missing by now for what the specialist has seen the money of.
    pub fn left(&self) -> i64 {
        self.seen
            .bookings
            .iter()
            .map(BookingRow::owed)
            .filter(|owed| *owed > 0)
            .sum()
    }
}

/// Parts of a claim that were settled alike.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Soonest first.
    pub bookings: Vec<BookingRow>,
    /// What was entered as paid, or else what the client said.
    pub sum: i64,
    pub settled: Option<Settled>,
}

/// When the last of them was settled, and by whom.
#[derive(Clone, Debug)]
pub struct Settled {
    pub at: Moment,
    pub by: Option<PersonId>,
    pub name: Option<String>,
}

pub async fn claimed(conn: &mut Conn, tenant: TenantId, claim: ClaimId) -> Result<Option<Claimed>> {
    let parts = claim::parts(conn, tenant, claim).await?;
    let Some(first) = parts.first() else { return Ok(None) };
    let ids: Vec<BookingId> = parts.iter().map(|part| part.booking_id).collect();
    let bookings = booking::by_ids(conn, tenant, &ids).await?;
    let mut clients: Vec<(ClientId, &str)> = Vec::new();
    for row in &bookings {
        if clients.iter().all(|client| client.0 != row.client_id) {
            clients.push((row.client_id, &row.client_name));
        }
    }
    let said: Vec<&str> = clients.iter().map(|it| it.1).filter(|name| !name.is_empty()).collect();
    let mut claimed = Claimed {
        claim,
        person: first.person_id,
        name: said.join(", "),
        several: clients.len() > 1,
        sum: parts.iter().map(|part| part.amount).sum(),
        file: first.file.clone(),
        picture: first.file_kind.as_deref() == Some("photo"),
        open: Parts::default(),
        seen: Parts::default(),
        unseen: Parts::default(),
        moot: Parts::default(),
        ahead: 0,
    };
    let over = |part: &&ClaimRow| part.entered.is_some_and(|entered| entered > part.amount);
    let over = parts.iter().find(over).map(|part| part.booking_id);
    if let Some(row) = bookings.iter().find(|row| Some(row.booking_id) == over) {
        claimed.ahead = ledger::balance(conn, tenant, row.account_id).await?.max(0);
    }
    let mut names: HashMap<PersonId, String> = HashMap::new();
    for by in parts.iter().filter_map(|part| part.settled_by) {
        if !names.contains_key(&by) {
            names.extend(person::by_id(conn, by).await?.map(|person| (by, person.name)));
        }
    }
    for row in bookings {
        let Some(part) = parts.iter().find(|part| part.booking_id == row.booking_id) else {
            continue;
        };
        let alike = match (part.seen, part.moot) {
            (None, _) => &mut claimed.open,
            (Some(1), _) => &mut claimed.seen,
            (Some(_), 0) => &mut claimed.unseen,
            (Some(_), _) => &mut claimed.moot,
        };
        alike.sum += part.entered.unwrap_or(part.amount);
        alike.bookings.push(row);
        let newest = alike.settled.as_ref().map(|settled| settled.at);
        if let Some(at) = part.settled_at.filter(|at| newest.is_none_or(|newest| *at > newest)) {
            alike.settled = Some(Settled {
                at,
                by: part.settled_by,
                name: part.settled_by.and_then(|by| names.get(&by).cloned()),
            });
        }
    }
    Ok(Some(claimed))
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

    /// What "I have paid" would speak of: nothing is claimed of these yet.
    pub fn free(&self) -> impl Iterator<Item = &BookingRow> {
        let free = self.bookings.iter().filter(|row| !self.is_claimed(row.booking_id));
        free.take(AT_ONCE)
    }
}

pub async fn owing(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Owing> {
    let bookings = booking::owed_by_person(conn, tenant, person).await?;
    let ids: Vec<BookingId> = bookings.iter().map(|row| row.booking_id).collect();
    let claims = claim::open(conn, tenant, &ids).await?;
    Ok(Owing { bookings, claims })
}
