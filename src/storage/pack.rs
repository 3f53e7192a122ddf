//! Packs of lessons that were sold together, and the bookings that draw them down.

use sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement};

use super::client::ClientRow;
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
    /// When its last lesson was used up.
    pub used_at: Option<Moment>,
    /// Bookings that hold a lesson of it, what they cost together, and those of them that are over.
    pub drawn: i64,
    pub worth: i64,
    pub held: i64,
    /// What those of them that are not over cost beyond what is charged for them.
    pub coming: i64,
}

impl PackRow {
    /// Lessons that can still be booked.
    pub fn free(&self) -> i64 {
        match self.ended_at {
            None => std::cmp::max(self.lessons - self.drawn, 0),
            Some(_) => 0,
        }
    }

    /// Lessons that are booked and not over.
    pub fn booked(&self) -> i64 {
        std::cmp::max(self.drawn - self.held, 0)
    }

    /// Nothing of it is left, and nothing of it is to come.
    pub fn is_used(&self) -> bool {
        self.held >= self.lessons && self.booked() == 0
    }

    /// Lessons that are still to be had.
    pub fn left(&self) -> i64 {
        std::cmp::max(self.lessons - self.held, 0)
    }

    /// What is still to be charged for its lessons, booked or not.
    pub fn ahead(&self) -> i64 {
        let undrawn = match self.free() {
            0 => 0,
            _ => std::cmp::max(self.price - self.worth, 0),
        };
        match self.ended_at {
            None => undrawn + self.coming,
            Some(_) => 0,
        }
    }

    /// What the next lesson costs: all of them together cost what the pack does, whichever were given back meanwhile.
    /// `None` where all are drawn, or paid for.
    pub fn share(&self) -> Option<i64> {
        let rest = std::cmp::max(self.price - self.worth, 0);
        let share = (self.free() > 0).then(|| rest / self.free());
        share.filter(|share| *share > 0)
    }

    /// As if one more were booked.
    pub fn draw(&mut self) {
        self.worth += self.share().unwrap_or_default();
        self.drawn += 1;
    }
}

fn of(column: Pack) -> Expr {
    Expr::col((Pack::Table, column))
}

fn booking(column: Booking) -> Expr {
    Expr::col((Booking::Table, column))
}

/// Of the bookings of the pack at hand.
fn lessons(what: Expr) -> SelectStatement {
    Query::select()
        .expr(what)
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
    let count = || Expr::from(Func::count(booking(Booking::BookingId)));
    let costs = || booking(Booking::Charged).gt(0);
    // A request to move one is no second lesson, and what was let off is none.
    let comes = || {
        let asked = booking(Booking::Phase)
            .eq("pending")
            .and(booking(Booking::Replaces).is_null());
        asked.or(booking(Booking::Phase).eq("upcoming"))
    };
    let holds = || comes().or(costs());
    let drawn = lessons(count()).and_where(holds()).to_owned();
    let sum = Func::coalesce([Func::sum(booking(Booking::Price)).into(), Expr::val(0)]);
    let worth = lessons(Expr::expr(sum).cast_as("BIGINT")).and_where(holds()).to_owned();
    let held = lessons(count())
        .and_where(booking(Booking::Phase).is_in(["done", "void"]).and(costs()))
        .to_owned();
    let uncharged = Func::sum(booking(Booking::Price).sub(booking(Booking::Charged)));
    let uncharged = Func::coalesce([uncharged.into(), Expr::val(0)]);
    let coming = lessons(Expr::expr(uncharged).cast_as("BIGINT"))
        .and_where(comes())
        .and_where(booking(Booking::Price).gt(booking(Booking::Charged)))
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
            Pack::UsedAt,
        ])
        .expr_as(Expr::SubQuery(None, Box::new(drawn.into())), "drawn")
        .expr_as(Expr::SubQuery(None, Box::new(worth.into())), "worth")
        .expr_as(Expr::SubQuery(None, Box::new(held.into())), "held")
        .expr_as(Expr::SubQuery(None, Box::new(coming.into())), "coming")
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

/// What [`open`] asks. Public for the tests of query plans.
pub fn open_query(tenant: TenantId, account: Option<AccountId>) -> SelectStatement {
    select(tenant)
        .and_where_option(account.map(|account| of(Pack::AccountId).eq(account)))
        .and_where(of(Pack::EndedAt).is_null())
        .and_where(of(Pack::UsedAt).is_null())
        .order_by((Pack::Table, Pack::PackId), Order::Asc)
        .to_owned()
}

/// The packs that nobody has ended and that are not used up, oldest first, of an account or of all.
pub async fn open(conn: &mut Conn, tenant: TenantId, account: Option<AccountId>) -> Result<Vec<PackRow>> {
    conn.all(&open_query(tenant, account)).await
}

/// The oldest pack of an account that a booking can draw from.
pub async fn next(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<Option<PackRow>> {
    let packs = open(conn, tenant, Some(account)).await?;
    Ok(packs.into_iter().find(|pack| pack.free() > 0))
}

/// Whether a tenant has sold any.
pub async fn any(conn: &mut Conn, tenant: TenantId) -> Result<bool> {
    let select = Query::select()
        .column(Pack::PackId)
        .from(Pack::Table)
        .and_where(Expr::col(Pack::TenantId).eq(tenant))
        .limit(1)
        .to_owned();
    let row: Option<(PackId,)> = conn.first(&select).await?;
    Ok(row.is_some())
}

/// The one that what a client books next draws from.
pub async fn of_client(conn: &mut Conn, tenant: TenantId, client: Option<&ClientRow>) -> Result<Option<PackRow>> {
    match client {
        Some(client) => next(conn, tenant, client.account_id).await,
        None => Ok(None),
    }
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

/// Which pack a booking draws from.
pub async fn drawn_by(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<Option<PackId>> {
    let select = Query::select()
        .column(PackLesson::PackId)
        .from(PackLesson::Table)
        .and_where(Expr::col(PackLesson::TenantId).eq(tenant))
        .and_where(Expr::col(PackLesson::BookingId).eq(booking))
        .to_owned();
    let row: Option<(PackId,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// Lessons of an account that are booked, cost something, are of no pack, and nothing of which is charged or paid; soonest
/// first. A request to move one is none. Public for the tests of query plans.
pub fn bookable_query(tenant: TenantId, account: AccountId, now: Moment) -> SelectStatement {
    let drawn = Query::select()
        .expr(Expr::cust("1"))
        .from(PackLesson::Table)
        .and_where(Expr::col((PackLesson::Table, PackLesson::TenantId)).equals((Booking::Table, Booking::TenantId)))
        .and_where(Expr::col((PackLesson::Table, PackLesson::BookingId)).equals((Booking::Table, Booking::BookingId)))
        .to_owned();
    Query::select()
        .column((Booking::Table, Booking::BookingId))
        .from(Booking::Table)
        .and_where(booking(Booking::TenantId).eq(tenant))
        .and_where(booking(Booking::AccountId).eq(account))
        .and_where(booking(Booking::StartAt).gt(now))
        .and_where(booking(Booking::Phase).is_in(["pending", "upcoming"]))
        .and_where(
            booking(Booking::Replaces)
                .is_null()
                .or(booking(Booking::Phase).eq("upcoming")),
        )
        .and_where(booking(Booking::Price).gt(0))
        .and_where(booking(Booking::Charged).eq(0))
        .and_where(booking(Booking::Covered).eq(0))
        .and_where(Expr::exists(drawn).not())
        .order_by((Booking::Table, Booking::StartAt), Order::Asc)
        .order_by((Booking::Table, Booking::BookingId), Order::Asc)
        .to_owned()
}

pub async fn bookable(
    conn: &mut Conn,
    tenant: TenantId,
    account: AccountId,
    now: Moment,
    limit: u64,
) -> Result<Vec<BookingId>> {
    let rows: Vec<(BookingId,)> = conn
        .all(&bookable_query(tenant, account, now).limit(limit).to_owned())
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

impl Locked<'_> {
    /// The booking is of that pack from now on, and costs this.
    pub async fn join_pack(&mut self, pack: PackId, booking: BookingId, price: i64) -> Result<()> {
        self.insert_pack_lesson(pack, booking).await?;
        self.set_price(booking, price).await
    }

    /// When its last lesson was used up; none where one came back.
    pub async fn set_pack_used(&mut self, pack: PackId, used: Option<Moment>) -> Result<()> {
        let update = Query::update()
            .table(Pack::Table)
            .value(Pack::UsedAt, used)
            .and_where(Expr::col(Pack::TenantId).eq(self.id()))
            .and_where(Expr::col(Pack::PackId).eq(pack))
            .to_owned();
        self.run_one(&update).await
    }

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

    /// The booking is of no pack any more, and costs this.
    pub async fn leave_pack(&mut self, booking: BookingId, price: i64) -> Result<()> {
        let tenant = self.id();
        let delete = Query::delete()
            .from_table(PackLesson::Table)
            .and_where(Expr::col(PackLesson::TenantId).eq(tenant))
            .and_where(Expr::col(PackLesson::BookingId).eq(booking))
            .to_owned();
        self.run_one(&delete).await?;
        self.set_price(booking, price).await
    }

    async fn set_price(&mut self, booking: BookingId, price: i64) -> Result<()> {
        let tenant = self.id();
        let update = Query::update()
            .table(Booking::Table)
            .value(Booking::Price, price)
            .and_where(Expr::col(Booking::TenantId).eq(tenant))
            .and_where(Expr::col(Booking::BookingId).eq(booking))
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
