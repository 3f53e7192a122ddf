//! "I have paid", as clients say it of bookings, until the specialist settles it.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

use super::tables::PaymentClaim;
use super::tenant::Locked;
use super::{Conn, Result, Tx};
use crate::domain::ids::{BookingId, ClaimId, PersonId, TenantId};
use crate::domain::moment::Moment;

/// A booking's part of a claim.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ClaimRow {
    pub claim_id: ClaimId,
    pub booking_id: BookingId,
    pub person_id: PersonId,
    pub amount: i64,
    pub at: Moment,
    pub file: Option<String>,
    pub file_kind: Option<String>,
    pub settled_at: Option<Moment>,
    pub settled_by: Option<PersonId>,
    /// Whether the specialist has seen the money.
    pub seen: Option<i64>,
    /// How much was entered as paid then.
    pub entered: Option<i64>,
    /// Nothing was owed for it any more before anybody answered.
    pub moot: i64,
}

/// How a part is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The specialist has seen the money, and so much was entered as paid.
    Seen {
        entered: i64,
    },
    Unseen,
    /// There is nothing to pay any more.
    Moot,
}

const COLUMNS: [PaymentClaim; 12] = [
    PaymentClaim::ClaimId,
    PaymentClaim::BookingId,
    PaymentClaim::PersonId,
    PaymentClaim::Amount,
    PaymentClaim::At,
    PaymentClaim::File,
    PaymentClaim::FileKind,
    PaymentClaim::SettledAt,
    PaymentClaim::SettledBy,
    PaymentClaim::Seen,
    PaymentClaim::Entered,
    PaymentClaim::Moot,
];

fn select(tenant: TenantId) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from(PaymentClaim::Table)
        .and_where(Expr::col(PaymentClaim::TenantId).eq(tenant))
        .to_owned()
}

/// In the order in which they were said. A database that is asked for it would walk all claims of the tenant instead of
/// the few that are wanted.
async fn in_order(conn: &mut Conn, select: &SelectStatement) -> Result<Vec<ClaimRow>> {
    let mut rows: Vec<ClaimRow> = conn.all(select).await?;
    rows.sort_by_key(|row| (row.claim_id, row.booking_id));
    Ok(rows)
}

/// What [`parts`] asks. Public for the tests of query plans.
pub fn parts_query(tenant: TenantId, claim: ClaimId) -> SelectStatement {
    select(tenant)
        .and_where(Expr::col(PaymentClaim::ClaimId).eq(claim))
        .to_owned()
}

/// The parts of a claim; none if there is no such claim.
pub async fn parts(conn: &mut Conn, tenant: TenantId, claim: ClaimId) -> Result<Vec<ClaimRow>> {
    in_order(conn, &parts_query(tenant, claim)).await
}

/// What [`open`] asks. Public for the tests of query plans.
pub fn open_query(tenant: TenantId, bookings: &[BookingId]) -> SelectStatement {
    select(tenant)
        .and_where(Expr::col(PaymentClaim::BookingId).is_in(bookings.iter().copied()))
        .and_where(Expr::col(PaymentClaim::SettledAt).is_null())
        .to_owned()
}

/// What is claimed of these bookings and not settled yet.
pub async fn open(conn: &mut Conn, tenant: TenantId, bookings: &[BookingId]) -> Result<Vec<ClaimRow>> {
    if bookings.is_empty() {
        return Ok(Vec::new());
    }
    in_order(conn, &open_query(tenant, bookings)).await
}

/// What [`of_booking`] asks. Public for the tests of query plans.
pub fn of_booking_query(tenant: TenantId, booking: BookingId) -> SelectStatement {
    select(tenant)
        .and_where(Expr::col(PaymentClaim::BookingId).eq(booking))
        .to_owned()
}

/// All that was ever claimed of a booking.
pub async fn of_booking(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<Vec<ClaimRow>> {
    in_order(conn, &of_booking_query(tenant, booking)).await
}

impl Locked<'_> {
    /// One claim of several bookings, each with what it is about.
    pub async fn insert_claim(&mut self, person: PersonId, of: &[(BookingId, i64)], now: Moment) -> Result<ClaimId> {
        let claim = ClaimId(self.next_id().await?);
        for (booking, amount) in of {
            let insert = Query::insert()
                .into_table(PaymentClaim::Table)
                .columns([
                    PaymentClaim::TenantId,
                    PaymentClaim::ClaimId,
                    PaymentClaim::BookingId,
                    PaymentClaim::PersonId,
                    PaymentClaim::Amount,
                    PaymentClaim::At,
                ])
                .values_panic([
                    self.id().into(),
                    claim.into(),
                    (*booking).into(),
                    person.into(),
                    (*amount).into(),
                    now.into(),
                ])
                .to_owned();
            self.run_one(&insert).await?;
        }
        Ok(claim)
    }

    pub async fn set_claim_file(&mut self, claim: ClaimId, file: &str, kind: &str) -> Result<()> {
        let update = Query::update()
            .table(PaymentClaim::Table)
            .value(PaymentClaim::File, file)
            .value(PaymentClaim::FileKind, kind)
            .and_where(Expr::col(PaymentClaim::TenantId).eq(self.id()))
            .and_where(Expr::col(PaymentClaim::ClaimId).eq(claim))
            .to_owned();
        self.run(&update).await.map(drop)
    }

    /// Settles what is open of a claim: all of it, or one booking's part.
    pub async fn settle_claim(
        &mut self,
        claim: ClaimId,
        booking: Option<BookingId>,
        by: Option<PersonId>,
        verdict: Verdict,
        now: Moment,
    ) -> Result<()> {
        let entered = match verdict {
            Verdict::Seen { entered } => Some(entered),
            Verdict::Unseen | Verdict::Moot => None,
        };
        let mut update = Query::update();
        update
            .table(PaymentClaim::Table)
            .value(PaymentClaim::SettledAt, now)
            .value(PaymentClaim::SettledBy, by)
            .value(PaymentClaim::Seen, i64::from(entered.is_some()))
            .value(PaymentClaim::Entered, entered)
            .value(PaymentClaim::Moot, i64::from(verdict == Verdict::Moot))
            .and_where(Expr::col(PaymentClaim::TenantId).eq(self.id()))
            .and_where(Expr::col(PaymentClaim::ClaimId).eq(claim))
            .and_where(Expr::col(PaymentClaim::SettledAt).is_null());
        if let Some(booking) = booking {
            update.and_where(Expr::col(PaymentClaim::BookingId).eq(booking));
        }
        self.run(&update).await.map(drop)
    }
}

/// Forgets up to `limit` of what was claimed before `before`, answered or not; tells how many.
pub async fn forget(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let columns = [PaymentClaim::TenantId, PaymentClaim::ClaimId, PaymentClaim::BookingId];
    let old = Query::select()
        .columns(columns)
        .from(PaymentClaim::Table)
        .and_where(Expr::col(PaymentClaim::At).lt(before))
        .order_by(PaymentClaim::At, Order::Asc)
        .limit(limit)
        .to_owned();
    let key = Expr::tuple(columns.map(|column| Expr::col((PaymentClaim::Table, column))));
    let delete = Query::delete()
        .from_table(PaymentClaim::Table)
        .and_where(key.in_subquery(old))
        .to_owned();
    tx.run(&delete).await
}
