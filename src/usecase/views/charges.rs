//! The charges that a payment can be for, and which of them it would cover by itself.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{BookingId, ClientId, EntryId, TenantId};
use crate::storage::booking::{self, BookingRow};
use crate::storage::{Conn, Result, client, ledger, payment};
use crate::usecase::allot::AT_ONCE;

/// A payment that is about to be entered, or one that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meant {
    New { client: ClientId, sum: i64 },
    There { entry: EntryId },
}

#[derive(Clone, Debug)]
pub struct Charge {
    pub booking: BookingRow,
    /// What the payment could cover of it.
    pub open: i64,
    /// The payment covers some of it, or would by itself.
    pub usual: bool,
}

#[derive(Clone, Debug)]
pub struct Charges {
    pub client: ClientId,
    pub sum: i64,
    /// The oldest first.
    pub rows: Vec<Charge>,
}

impl Charges {
    /// Which of them are ticked: those that were, as far as they are still there, or the usual ones.
    pub fn ticked(&self, ticks: Option<&[BookingId]>) -> Vec<BookingId> {
        let is_ticked = |charge: &&Charge| match ticks {
            None => charge.usual,
            Some(ticks) => ticks.contains(&charge.booking.booking_id),
        };
        let ticked = self.rows.iter().filter(is_ticked);
        ticked.map(|charge| charge.booking.booking_id).collect()
    }
}

/// `None` where there is no such client or payment, or it was taken back.
pub async fn of(conn: &mut Conn, tenant: TenantId, of: Meant) -> Result<Option<Charges>> {
    match of {
        Meant::New { client, sum } => {
            let row = client::by_id(conn, tenant, client).await?;
            let Some(row) = row else { return Ok(None) };
            let unpaid = booking::unpaid_of_account(conn, tenant, row.account_id).await?;
            let mut left = sum;
            let charge = |booking: BookingRow| {
                let (open, usual) = (booking.owed(), left > 0);
                left -= open.min(left);
                Charge { booking, open, usual }
            };
            let rows = unpaid.into_iter().take(AT_ONCE).map(charge).collect();
            Ok(Some(Charges { client, sum, rows }))
        }
        Meant::There { entry } => {
            let row = payment::by_id(conn, tenant, entry).await?;
            let Some(row) = row.filter(|row| row.back_at.is_none()) else {
                return Ok(None);
            };
            let parts = ledger::parts(conn, tenant, entry).await?;
            let ids: Vec<BookingId> = parts.iter().map(|part| part.0).collect();
            let mut bookings = booking::by_ids(conn, tenant, &ids).await?;
            let unpaid = booking::unpaid_of_account(conn, tenant, row.account_id).await?;
            bookings.extend(unpaid.into_iter().filter(|row| !ids.contains(&row.booking_id)));
            bookings.truncate(AT_ONCE);
            bookings.sort_by_key(|row| (row.start_at, row.booking_id));
            let charge = |booking: BookingRow| {
                let part = parts.iter().find(|part| part.0 == booking.booking_id);
                let part = part.map_or(0, |part| part.1);
                Charge {
                    open: booking.owed() + part,
                    usual: part > 0,
                    booking,
                }
            };
            Ok(Some(Charges {
                client: row.client_id,
                sum: row.amount,
                rows: bookings.into_iter().map(charge).collect(),
            }))
        }
    }
}
