//! The bill of a month: a client's lessons, what they cost, what is paid, and what is to be paid.

use crate::domain::ids::{ClientId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::zone::{Date, Zone};
use crate::storage::booking::BookingRow;
use crate::storage::{Conn, Result, client, owed};

#[derive(Clone, Debug)]
pub struct Bill {
    pub client: ClientId,
    pub name: String,
    /// The month's first day.
    pub month: Date,
    /// Soonest first.
    pub lessons: Vec<BookingRow>,
    /// What is owed for lessons before the month.
    pub before: i64,
}

impl Bill {
    pub fn sum(&self) -> i64 {
        self.lessons.iter().map(|row| row.charged).sum()
    }

    pub fn paid(&self) -> i64 {
        self.lessons.iter().map(|row| row.covered.min(row.charged)).sum()
    }

    /// For the month and before it.
    pub fn to_pay(&self) -> i64 {
        self.sum() - self.paid() + self.before
    }
}

/// The first day of the month that a day is in.
pub fn first_of(day: Date) -> Date {
    chrono::Datelike::with_day(&day, 1).unwrap_or(day)
}

/// From the beginning of the month that a day is in to its end.
pub fn month_of(zone: Zone, day: Date) -> (Moment, Moment) {
    let first = first_of(day);
    let next = first.checked_add_months(chrono::Months::new(1)).unwrap_or(first);
    (zone.day(first).0, zone.day(next).0)
}

/// `None` where there is no such client.
pub async fn bill(conn: &mut Conn, tenant: TenantId, zone: Zone, id: ClientId, month: Date) -> Result<Option<Bill>> {
    let row = client::by_id(conn, tenant, id).await?;
    let Some(row) = row.filter(|row| !row.name.is_empty()) else {
        return Ok(None);
    };
    let (from, to) = month_of(zone, month);
    Ok(Some(Bill {
        client: id,
        name: row.name,
        month: first_of(month),
        lessons: owed::charged_of_client(conn, tenant, id, from, to).await?,
        before: owed::owed_before(conn, tenant, id, from).await?,
    }))
}
