//! The bill of a month: a client's lessons, what they cost, what is paid, and what is to be paid; ahead of it too, where the
//! account pays by the month before.

use crate::domain::ids::{ClientId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::zone::{Date, Zone};
use crate::storage::booking::BookingRow;
use crate::storage::{Conn, Result, client, owed};
use crate::usecase::views::ahead::{self, Item, What};

#[derive(Clone, Debug)]
pub struct Bill {
    pub client: ClientId,
    pub name: String,
    /// The month's first day.
    pub month: Date,
    /// What is charged, soonest first.
    pub lessons: Vec<BookingRow>,
    /// What is to come and paid before it does.
    pub ahead: Vec<Item>,
    /// What is owed for lessons before the month.
    pub before: i64,
}

impl Bill {
    pub fn is_empty(&self) -> bool {
        self.lessons.is_empty() && self.ahead.is_empty()
    }

    pub fn sum(&self) -> i64 {
        self.lessons.iter().map(|row| row.charged).sum()
    }

    pub fn ahead_sum(&self) -> i64 {
        self.ahead.iter().map(|item| item.amount).sum()
    }

    /// Of the month's lessons, held or to come.
    pub fn paid(&self) -> i64 {
        let held: i64 = self.lessons.iter().map(|row| row.covered.min(row.charged)).sum();
        held + self.ahead.iter().map(|item| item.paid).sum::<i64>()
    }

    /// For the month alone.
    pub fn left(&self) -> i64 {
        self.sum() + self.ahead_sum() - self.paid()
    }

    /// For the month and before it.
    pub fn to_pay(&self) -> i64 {
        self.left() + self.before
    }

    /// What it says, in short: two bills that say the same have the same. That a lesson is held by now is nothing new.
    pub fn print(&self) -> String {
        let held = self
            .lessons
            .iter()
            .map(|row| [row.booking_id.0, row.start_at.0, row.charged]);
        let coming = self.ahead.iter().filter_map(|item| match &item.what {
            What::Lesson(row) => Some([row.booking_id.0, row.start_at.0, item.amount]),
            What::Pack(_) => None,
        });
        let mut lessons: Vec<[i64; 3]> = held.chain(coming).collect();
        lessons.sort_unstable();
        let mut said = vec![self.paid(), self.before];
        said.extend(lessons.iter().flatten());
        stamp(&said)
    }
}

/// Whatever the machine and the version of the program, numbers in short.
fn stamp(numbers: &[i64]) -> String {
    let bytes = numbers.iter().flat_map(|number| number.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
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
pub async fn bill(
    conn: &mut Conn,
    (tenant, zone): (TenantId, Zone),
    id: ClientId,
    month: Date,
    now: Moment,
) -> Result<Option<Bill>> {
    let row = client::by_id(conn, tenant, id).await?;
    let Some(row) = row.filter(|row| !row.name.is_empty()) else {
        return Ok(None);
    };
    let (from, to) = month_of(zone, month);
    let mut ahead = ahead::of_month(conn, (tenant, zone), Some(row.account_id), month, now).await?;
    ahead.retain(|item| item.client == id);
    Ok(Some(Bill {
        client: id,
        name: row.name,
        month: first_of(month),
        lessons: owed::charged_of_client(conn, tenant, id, from, to).await?,
        ahead,
        before: owed::owed_before(conn, tenant, id, from).await?,
    }))
}
