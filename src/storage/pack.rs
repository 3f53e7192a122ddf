//! Packs of lessons that were sold together, and the bookings that draw them down.

use sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement};

use super::tables::{Booking, Pack, PackLesson};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{AccountId, BookingId, ClientId, PackId, TenantId};
use crate::domain::moment::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PackRow {
    pub pack_id: PackId,
    pub account_id: AccountId,
    pub client_id: ClientId,
    pub lessons: i64,
    /// Of all lessons together.
    pub price: i64,
    pub sold_at: Moment,
    pub ended_at: Option<Moment>,
    /// Bookings that hold a lesson of it, and those of them that are over.
    pub drawn: i64,
    pub held: i64,
}

impl PackRow {
    /// Lessons that can still be booked.
    pub fn free(&self) -> i64 {
        match self.ended_at {
            None => std::cmp::max(self.lessons - self.drawn, 0),
            Some(_) => 0,
        }
    }

    /// Lessons that are still to be had.
    pub fn left(&self) -> i64 {
        std::cmp::max(self.lessons - self.held, 0)
    }

    /// What the next lesson costs: all of them together cost what the pack does.
    pub fn share(&self) -> i64 {
        let upto = |n: i64| (i128::from(self.price) * i128::from(n) / i128::from(self.lessons)) as i64;
        upto(self.drawn + 1) - upto(self.drawn)
    }
}

fn of(column: Pack) -> Expr {
    Expr::col((Pack::Table, column))
}

fn booking(column: Booking) -> Expr {
    Expr::col((Booking::Table, column))
}

/// The bookings of the pack at hand.
fn lessons() -> SelectStatement {
    Query::select()
        .expr(Func::count(booking(Booking::BookingId)))
        .from(PackLesson::Table)
        .inner_join(
            Booking::Table,
            booking(Booking::TenantId)
                .equals((PackLesson::Table, PackLesson::TenantId))
                .and(booking(Booking::BookingId).equals((PackLesson::Table, PackLesson::BookingId))),
        )
        .and_where(Expr::col((PackLesson::Table, PackLesson::TenantId)).equals((Pack::Table, Pack::TenantId)))
        .and_where(Expr::col((PackLesson::Table, PackLesson::PackId)).equals((Pack::Table, Pack::PackId)))
        .to_owned()
}

fn select(tenant: TenantId) -> SelectStatement {
    let costs = || booking(Booking::Charged).gt(0);
    let drawn = lessons()
        .and_where(booking(Booking::Phase).ne("void").or(costs()))
        .to_owned();
    let held = lessons()
        .and_where(
            booking(Booking::Phase)
                .eq("done")
                .or(booking(Booking::Phase).eq("void").and(costs())),
        )
        .to_owned();
    Query::select()
        .columns([
            Pack::PackId,
            Pack::AccountId,
            Pack::ClientId,
            Pack::Lessons,
            Pack::Price,
            Pack::SoldAt,
            Pack::EndedAt,
        ])
        .expr_as(Expr::SubQuery(None, Box::new(drawn.into())), "drawn")
        .expr_as(Expr::SubQuery(None, Box::new(held.into())), "held")
        .from(Pack::Table)
        .and_where(of(Pack::TenantId).eq(tenant))
        .to_owned()
}

pub async fn by_id(conn: &mut Conn, tenant: TenantId, pack: PackId) -> Result<Option<PackRow>> {
    conn.first(&select(tenant).and_where(of(Pack::PackId).eq(pack)).to_owned())
        .await
}

/// The packs of an account, newest first. Public for the tests of query plans.
pub fn of_account_query(tenant: TenantId, account: AccountId) -> SelectStatement {
    select(tenant)
        .and_where(of(Pack::AccountId).eq(account))
        .order_by((Pack::Table, Pack::PackId), Order::Desc)
        .to_owned()
}

pub async fn of_account(conn: &mut Conn, tenant: TenantId, account: AccountId, limit: u64) -> Result<Vec<PackRow>> {
    conn.all(&of_account_query(tenant, account).limit(limit).to_owned())
        .await
}

/// The oldest pack of an account that a booking can draw from.
pub async fn next(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<Option<PackRow>> {
    let open = of_account_query(tenant, account)
        .and_where(of(Pack::EndedAt).is_null())
        .to_owned();
    let packs: Vec<PackRow> = conn.all(&open).await?;
    Ok(packs.into_iter().rev().find(|pack| pack.free() > 0))
}

/// The pack that a booking draws from.
pub async fn of_booking(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<Option<PackRow>> {
    let drawn = Query::select()
        .column(PackLesson::PackId)
        .from(PackLesson::Table)
        .and_where(Expr::col(PackLesson::TenantId).eq(tenant))
        .and_where(Expr::col(PackLesson::BookingId).eq(booking))
        .to_owned();
    conn.first(&select(tenant).and_where(of(Pack::PackId).in_subquery(drawn)).to_owned())
        .await
}

impl Locked<'_> {
    pub async fn insert_pack(
        &mut self,
        account: AccountId,
        client: ClientId,
        (lessons, price): (i64, i64),
        now: Moment,
    ) -> Result<PackId> {
        let id = PackId(self.next_id().await?);
        let insert = Query::insert()
            .into_table(Pack::Table)
            .columns([
                Pack::TenantId,
                Pack::PackId,
                Pack::AccountId,
                Pack::ClientId,
                Pack::Lessons,
                Pack::Price,
                Pack::SoldAt,
            ])
            .values_panic([
                self.id().into(),
                id.into(),
                account.into(),
                client.into(),
                lessons.into(),
                price.into(),
                now.into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(id)
    }

    /// No booking draws from it any more.
    pub async fn end_pack(&mut self, pack: PackId, now: Moment) -> Result<()> {
        let update = Query::update()
            .table(Pack::Table)
            .value(Pack::EndedAt, now)
            .and_where(Expr::col(Pack::TenantId).eq(self.id()))
            .and_where(Expr::col(Pack::PackId).eq(pack))
            .to_owned();
        self.run_one(&update).await
    }

    pub async fn insert_pack_lesson(&mut self, pack: PackId, booking: BookingId) -> Result<()> {
        let insert = Query::insert()
            .into_table(PackLesson::Table)
            .columns([PackLesson::TenantId, PackLesson::BookingId, PackLesson::PackId])
            .values_panic([self.id().into(), booking.into(), pack.into()])
            .to_owned();
        self.run_one(&insert).await
    }
}
