//! Times that are held for a client to pick from.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

use super::booking::{BusyRow, LONGEST};
use super::tables::{Client, Offer, OfferSeat, Slot, SlotSeat};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{ClientId, OfferId, PersonId, SlotId, TenantId};
use crate::domain::moment::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OfferRow {
    pub tenant_id: TenantId,
    pub offer_id: OfferId,
    pub client_id: ClientId,
    pub until_at: Moment,
    pub state: String,
}

impl OfferRow {
    pub fn is_open(&self) -> bool {
        self.state == OPEN
    }
}

const OPEN: &str = "open";

/// How an offer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Taken,
    Declined,
    Expired,
    Withdrawn,
}

impl End {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Taken, Self::Declined, Self::Expired, Self::Withdrawn]
            .into_iter()
            .find(|end| end.as_str() == text)
    }
}

fn select() -> SelectStatement {
    Query::select()
        .columns([
            Offer::TenantId,
            Offer::OfferId,
            Offer::ClientId,
            Offer::UntilAt,
            Offer::State,
        ])
        .from(Offer::Table)
        .to_owned()
}

pub async fn by_id(conn: &mut Conn, tenant: TenantId, offer: OfferId) -> Result<Option<OfferRow>> {
    let select = select()
        .and_where(Expr::col(Offer::TenantId).eq(tenant))
        .and_where(Expr::col(Offer::OfferId).eq(offer))
        .to_owned();
    conn.first(&select).await
}

/// What waits for a client's answer. Public for the tests of query plans.
pub fn open_query(tenant: TenantId, client: ClientId) -> SelectStatement {
    select()
        .and_where(Expr::col(Offer::TenantId).eq(tenant))
        .and_where(Expr::col(Offer::ClientId).eq(client))
        .and_where(Expr::col(Offer::State).eq(Expr::cust("'open'")))
        .to_owned()
}

pub async fn open_of(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<Option<OfferRow>> {
    conn.first(&open_query(tenant, client)).await
}

/// Offers whose time is over, the longest over first. Public for the tests of query plans.
pub fn over_query(now: Moment, limit: u64) -> SelectStatement {
    select()
        .and_where(Expr::col(Offer::State).eq(Expr::cust("'open'")))
        .and_where(Expr::col(Offer::UntilAt).lte(now))
        .order_by(Offer::UntilAt, Order::Asc)
        .order_by(Offer::TenantId, Order::Asc)
        .order_by(Offer::OfferId, Order::Asc)
        .limit(limit)
        .to_owned()
}

pub async fn over(conn: &mut Conn, now: Moment, limit: u64) -> Result<Vec<OfferRow>> {
    conn.all(&over_query(now, limit)).await
}

/// A time that an offer holds.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HeldRow {
    pub slot_id: SlotId,
    pub seat: i64,
    pub start_at: Moment,
    pub end_at: Moment,
}

/// The times that an offer holds, soonest first.
pub async fn held(conn: &mut Conn, tenant: TenantId, offer: OfferId) -> Result<Vec<HeldRow>> {
    let select = Query::select()
        .columns([
            (OfferSeat::Table, OfferSeat::SlotId),
            (OfferSeat::Table, OfferSeat::Seat),
        ])
        .columns([(Slot::Table, Slot::StartAt), (Slot::Table, Slot::EndAt)])
        .from(OfferSeat::Table)
        .inner_join(Slot::Table, same_slot())
        .and_where(Expr::col((OfferSeat::Table, OfferSeat::TenantId)).eq(tenant))
        .and_where(Expr::col((OfferSeat::Table, OfferSeat::OfferId)).eq(offer))
        .order_by((Slot::Table, Slot::StartAt), Order::Asc)
        .order_by((Slot::Table, Slot::SlotId), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// For whom a time is held.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HoldRow {
    pub offer_id: OfferId,
    pub name: String,
    pub until_at: Moment,
    pub start_at: Moment,
    pub end_at: Moment,
}

/// What is held of a slot, and for whom.
pub async fn of_slot(conn: &mut Conn, tenant: TenantId, slot: SlotId) -> Result<Vec<HoldRow>> {
    let of_offer = |one: Offer| Expr::col((Offer::Table, one));
    let select = Query::select()
        .columns([(Offer::Table, Offer::OfferId), (Offer::Table, Offer::UntilAt)])
        .column((Client::Table, Client::Name))
        .columns([(Slot::Table, Slot::StartAt), (Slot::Table, Slot::EndAt)])
        .from(OfferSeat::Table)
        .inner_join(Slot::Table, same_slot())
        .inner_join(
            Offer::Table,
            of_offer(Offer::TenantId)
                .equals((OfferSeat::Table, OfferSeat::TenantId))
                .and(of_offer(Offer::OfferId).equals((OfferSeat::Table, OfferSeat::OfferId))),
        )
        .inner_join(
            Client::Table,
            Expr::col((Client::Table, Client::TenantId))
                .equals((Offer::Table, Offer::TenantId))
                .and(Expr::col((Client::Table, Client::ClientId)).equals((Offer::Table, Offer::ClientId))),
        )
        .and_where(Expr::col((OfferSeat::Table, OfferSeat::TenantId)).eq(tenant))
        .and_where(Expr::col((OfferSeat::Table, OfferSeat::SlotId)).eq(slot))
        .order_by((Offer::Table, Offer::OfferId), Order::Asc)
        .order_by((OfferSeat::Table, OfferSeat::Seat), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

fn same_slot() -> Expr {
    Expr::col((Slot::Table, Slot::TenantId))
        .equals((OfferSeat::Table, OfferSeat::TenantId))
        .and(Expr::col((Slot::Table, Slot::SlotId)).equals((OfferSeat::Table, OfferSeat::SlotId)))
}

/// When a tenant holds times for clients, as busy hours; they belong to no booking.
pub(super) async fn busy(conn: &mut Conn, tenant: TenantId, start: Moment, end: Moment) -> Result<Vec<BusyRow>> {
    let select = Query::select()
        .expr_as(Expr::cust("CAST(0 AS BIGINT)"), "booking_id")
        .columns([
            (Slot::Table, Slot::SlotId),
            (Slot::Table, Slot::StartAt),
            (Slot::Table, Slot::EndAt),
        ])
        .from(OfferSeat::Table)
        .inner_join(Slot::Table, same_slot())
        .and_where(Expr::col((OfferSeat::Table, OfferSeat::TenantId)).eq(tenant))
        .and_where(Expr::col((Slot::Table, Slot::StartAt)).gt(start - LONGEST))
        .and_where(Expr::col((Slot::Table, Slot::StartAt)).lt(end))
        .and_where(Expr::col((Slot::Table, Slot::EndAt)).gt(start))
        .order_by((Slot::Table, Slot::StartAt), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

impl Locked<'_> {
    pub async fn insert_offer(
        &mut self,
        client: ClientId,
        by: PersonId,
        until: Moment,
        now: Moment,
    ) -> Result<OfferId> {
        let offer = OfferId(self.next_id().await?);
        let insert = Query::insert()
            .into_table(Offer::Table)
            .columns([
                Offer::TenantId,
                Offer::OfferId,
                Offer::ClientId,
                Offer::MadeBy,
                Offer::MadeAt,
                Offer::UntilAt,
                Offer::State,
            ])
            .values_panic([
                self.id().into(),
                offer.into(),
                client.into(),
                by.into(),
                now.into(),
                until.into(),
                OPEN.into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(offer)
    }

    /// The seat is the offer's: its row leaves the slot, which fails where a booking refers to it.
    pub async fn hold_seat(&mut self, offer: OfferId, slot: SlotId, seat: i64) -> Result<()> {
        let tenant = self.id();
        let delete = Query::delete()
            .from_table(SlotSeat::Table)
            .and_where(Expr::col(SlotSeat::TenantId).eq(tenant))
            .and_where(Expr::col(SlotSeat::SlotId).eq(slot))
            .and_where(Expr::col(SlotSeat::Seat).eq(seat))
            .to_owned();
        self.run_one(&delete).await?;
        let insert = Query::insert()
            .into_table(OfferSeat::Table)
            .columns([
                OfferSeat::TenantId,
                OfferSeat::SlotId,
                OfferSeat::Seat,
                OfferSeat::OfferId,
            ])
            .values_panic([tenant.into(), slot.into(), seat.into(), offer.into()])
            .to_owned();
        self.run_one(&insert).await
    }

    /// All that the offer holds goes back to the plan; tells what that was.
    pub async fn let_go(&mut self, offer: OfferId) -> Result<Vec<HeldRow>> {
        let tenant = self.id();
        let rows = held(self, tenant, offer).await?;
        let delete = Query::delete()
            .from_table(OfferSeat::Table)
            .and_where(Expr::col(OfferSeat::TenantId).eq(tenant))
            .and_where(Expr::col(OfferSeat::OfferId).eq(offer))
            .to_owned();
        self.run(&delete).await?;
        for row in &rows {
            let insert = Query::insert()
                .into_table(SlotSeat::Table)
                .columns([SlotSeat::TenantId, SlotSeat::SlotId, SlotSeat::Seat])
                .values_panic([tenant.into(), row.slot_id.into(), row.seat.into()])
                .to_owned();
            self.run_one(&insert).await?;
        }
        Ok(rows)
    }

    /// `false` if it had ended before.
    pub async fn end_offer(&mut self, offer: OfferId, end: End) -> Result<bool> {
        let update = Query::update()
            .table(Offer::Table)
            .value(Offer::State, end.as_str())
            .and_where(Expr::col(Offer::TenantId).eq(self.id()))
            .and_where(Expr::col(Offer::OfferId).eq(offer))
            .and_where(Expr::col(Offer::State).eq(OPEN))
            .to_owned();
        Ok(self.run(&update).await? == 1)
    }
}
