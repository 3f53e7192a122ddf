//! The bill of a month: a client's lessons, what they cost, what is paid, and what is to be paid; ahead of it too, where the
//! account pays by the month before.

use crate::domain::ids::{ClientId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::zone::{Date, Zone};
use crate::storage::booking::BookingRow;
use crate::storage::{Conn, Result, client, owed};
use crate::usecase::views::ahead::{self, Item};

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

    /// What it asks for, in short: two bills that ask for the same have the same. That a lesson is held by now, or that one
    /// came which is paid, is nothing to send it again for.
    pub fn print(&self) -> String {
        let held = self.lessons.iter().filter(|row| row.owed() > 0).count();
        let ahead = self.ahead.iter().filter(|item| item.left() > 0).count();
        print(self.left(), (held + ahead) as i64, self.before)
    }
}

/// Of what is left to pay, for how many lessons, and what is to be paid for before.
pub fn print(left: i64, lessons: i64, before: i64) -> String {
    stamp(&[left, lessons, before])
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
