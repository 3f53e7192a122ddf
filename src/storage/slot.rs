//! Slots on a tenant's plan, their seats, and closed days.

use sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query, SelectStatement, UnionType, UpdateStatement};

pub use super::kind::{KindRow, kinds};
use super::tables::{Booking, ClosedDay, OfferSeat, Slot, SlotSeat};
use super::tenant::Locked;
use super::{Conn, Fault, Result, window};
use crate::domain::ids::{KindId, SlotId, TenantId, WindowId};
use crate::domain::moment::{Moment, Span};

/// No slot is longer (the table checks it), so what overlaps an hour starts within this time before its end.
const LONGEST: Span = Span::hours(12);

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SlotRow {
    pub slot_id: SlotId,
    pub start_at: Moment,
    pub end_at: Moment,
    pub seats: i64,
    /// As a [`SlotState`]. An open start of a stretch that is hidden is hidden, of one that is blocked [`SHUT`].
    pub state: String,
    /// What it is by itself, whatever its stretch is.
    pub own_state: String,
    pub kind_id: KindId,
    pub price: i64,
    pub place: String,
    pub note: String,
    pub revision: i64,
    /// Seats held by bookings.
    pub taken: i64,
    /// The stretch that it is a start of, among others that it overlaps.
    pub window_id: Option<WindowId>,
    /// 1 where it was made for one booking, and goes with it.
    pub for_one: i64,
}

/// The state of what can't be booked for its stretch is blocked; nothing is stored so.
pub const SHUT: &str = "closed";

impl SlotRow {
    /// Nothing is booked in it, be it blocked for itself or with its stretch.
    pub fn is_blocked(&self) -> bool {
        [SlotState::Blocked.as_str(), SHUT].contains(&self.state.as_str())
    }

    pub fn is_open(&self) -> bool {
        self.state == SlotState::Open.as_str()
    }

    /// Whether it keeps others from its hours: a mere start of a stretch that nobody has taken does not.
    pub fn stands_for_itself(&self) -> bool {
        self.window_id.is_none() || self.taken > 0 || self.state == SlotState::Blocked.as_str()
    }

    /// Whether the specialist's lists show it: what was hidden stays in sight of who hid it.
    pub fn is_listed(&self) -> bool {
        self.stands_for_itself() || self.own_state == SlotState::Hidden.as_str()
    }

    /// A time of the specialist's own plan, neither a start of a stretch nor made for a booking alone.
    pub fn is_of_plan(&self) -> bool {
        let blocked = self.state == SlotState::Blocked.as_str();
        let for_one = self.for_one == 1 && self.state == SlotState::Hidden.as_str();
        (self.window_id.is_none() || blocked) && !for_one
    }

    pub fn free_seats(&self) -> i64 {
        self.seats - self.taken
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotState {
    Open,
    /// Clients don't see it.
    Hidden,
    /// Nothing can be booked in it.
    Blocked,
    /// Off the plan; kept for the history of its bookings.
    Deleted,
}

impl SlotState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Hidden => "hidden",
            Self::Blocked => "blocked",
            Self::Deleted => "deleted",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Open, Self::Hidden, Self::Blocked, Self::Deleted]
            .into_iter()
            .find(|state| state.as_str() == text)
    }
}

/// How many seats of the slot at hand wait for a client to pick them or not.
fn offered(tenant: TenantId) -> SelectStatement {
    Query::select()
        .expr(Func::count(Expr::col((OfferSeat::Table, OfferSeat::Seat))))
        .from(OfferSeat::Table)
        .and_where(Expr::col((OfferSeat::Table, OfferSeat::TenantId)).eq(tenant))
        .and_where(Expr::col((OfferSeat::Table, OfferSeat::SlotId)).equals((Slot::Table, Slot::SlotId)))
        .to_owned()
}

/// How many seats of the slot at hand are held by bookings and offers.
fn taken(tenant: TenantId) -> SelectStatement {
    Query::select()
        .expr(
            Expr::expr(Func::count(Expr::col((Booking::Table, Booking::Seat))))
                .add(Expr::SubQuery(None, Box::new(offered(tenant).into()))),
        )
        .from(Booking::Table)
        .and_where(Expr::col((Booking::Table, Booking::TenantId)).eq(tenant))
        .and_where(Expr::col((Booking::Table, Booking::SlotId)).equals((Slot::Table, Slot::SlotId)))
        .and_where(Expr::col((Booking::Table, Booking::Seat)).is_not_null())
        .to_owned()
}

/// The state of the slot at hand, with what its stretch makes of it.
fn seen_state(tenant: TenantId) -> Expr {
    let own = || Expr::col((Slot::Table, Slot::State));
    let shut = Expr::SubQuery(None, Box::new(window::shut_state(tenant).into()));
    Expr::case(own().eq(Expr::cust("'open'")), Func::coalesce([shut, own()]))
        .finally(own())
        .into()
}

/// Its stretch is not hidden or blocked, where it has one.
fn not_shut(tenant: TenantId) -> Expr {
    Expr::exists(window::shut_state(tenant)).not()
}

fn select(tenant: TenantId) -> SelectStatement {
    Query::select()
        .columns([
            Slot::SlotId,
            Slot::StartAt,
            Slot::EndAt,
            Slot::Seats,
            Slot::KindId,
            Slot::Price,
        ])
        .expr_as(seen_state(tenant), "state")
        .expr_as(Expr::col((Slot::Table, Slot::State)), "own_state")
        .columns([Slot::Place, Slot::Note, Slot::Revision, Slot::ForOne])
        .expr_as(taken(tenant), "taken")
        .expr_as(window::of_slot(tenant), "window_id")
        .from(Slot::Table)
        .and_where(Expr::col(Slot::TenantId).eq(tenant))
        // Written out, not bound: only so does SQLite see that the index of slots on the plan will do.
        .and_where(Expr::col(Slot::State).ne(Expr::cust("'deleted'")))
        .to_owned()
}

pub async fn by_id(conn: &mut Conn, tenant: TenantId, slot: SlotId) -> Result<Option<SlotRow>> {
    conn.first(&select(tenant).and_where(Expr::col(Slot::SlotId).eq(slot)).to_owned())
        .await
}

/// When a slot is or was, also one that is off the plan by now.
pub async fn hours(conn: &mut Conn, tenant: TenantId, slot: SlotId) -> Result<Option<(Moment, Moment)>> {
    let select = Query::select()
        .columns([Slot::StartAt, Slot::EndAt])
        .from(Slot::Table)
        .and_where(Expr::col(Slot::TenantId).eq(tenant))
        .and_where(Expr::col(Slot::SlotId).eq(slot))
        .to_owned();
    conn.first(&select).await
}

/// A slot as lists of free times show it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FreeRow {
    pub slot_id: SlotId,
    pub kind_id: KindId,
    pub start_at: Moment,
    pub end_at: Moment,
    pub window_id: Option<WindowId>,
}

fn having_seats(tenant: TenantId, from: Moment, to: Moment) -> SelectStatement {
    Query::select()
        .columns([Slot::SlotId, Slot::KindId, Slot::StartAt, Slot::EndAt])
        .expr_as(window::of_slot(tenant), "window_id")
        .from(Slot::Table)
        .and_where(Expr::col(Slot::TenantId).eq(tenant))
        // Both are written out: the first lets SQLite take the index of slots on the plan.
        .and_where(Expr::col(Slot::State).ne(Expr::cust("'deleted'")))
        .and_where(Expr::col(Slot::State).eq(Expr::cust("'open'")))
        .and_where(not_shut(tenant))
        .and_where(Expr::col(Slot::StartAt).gte(from))
        .and_where(Expr::col(Slot::StartAt).lt(to))
        .and_where(Expr::col(Slot::Seats).gt(Expr::SubQuery(None, Box::new(taken(tenant).into()))))
        .to_owned()
}

/// What [`with_seats`] asks. Public for the tests of query plans.
pub fn with_seats_query(tenant: TenantId, from: Moment, to: Moment) -> SelectStatement {
    having_seats(tenant, from, to)
        .order_by(Slot::StartAt, Order::Asc)
        .order_by(Slot::SlotId, Order::Asc)
        .to_owned()
}

/// The open slots that start in `from..to` and have a seat left, in order.
pub async fn with_seats(conn: &mut Conn, tenant: TenantId, from: Moment, to: Moment) -> Result<Vec<FreeRow>> {
    conn.all(&with_seats_query(tenant, from, to)).await
}

/// What [`first_with_seats`] asks: each stretch is a part of the index, and no more of it is read than is asked for. Public
/// for the tests of query plans.
pub fn first_with_seats_query(
    tenant: TenantId,
    stretches: &[(Moment, Moment)],
    kind: Option<KindId>,
    after: Option<(Moment, SlotId)>,
) -> SelectStatement {
    let of_one = |(from, to): (Moment, Moment)| {
        let place = Expr::tuple([Expr::col(Slot::StartAt), Expr::col(Slot::SlotId)]);
        having_seats(tenant, from, to)
            .and_where_option(kind.map(|kind| Expr::col(Slot::KindId).eq(kind)))
            .and_where_option(after.map(|(at, slot)| place.gt(Expr::tuple([at.into(), slot.into()]))))
            .to_owned()
    };
    let mut stretches = stretches.iter().copied();
    let mut select = of_one(stretches.next().unwrap_or((Moment(0), Moment(0))));
    for more in stretches {
        select.union(UnionType::All, of_one(more));
    }
    select
        .order_by(Slot::StartAt, Order::Asc)
        .order_by(Slot::SlotId, Order::Asc)
        .to_owned()
}

/// As [`with_seats`], the first of them that start in some of these stretches, from after one of them on; of one kind of
/// service where one is named.
pub async fn first_with_seats(
    conn: &mut Conn,
    tenant: TenantId,
    stretches: &[(Moment, Moment)],
    kind: Option<KindId>,
    after: Option<(Moment, SlotId)>,
    limit: u64,
) -> Result<Vec<FreeRow>> {
    let select = first_with_seats_query(tenant, stretches, kind, after)
        .limit(limit)
        .to_owned();
    conn.all(&select).await
}

/// What [`open_between`] asks. Public for the tests of query plans.
pub fn open_query(tenant: TenantId, from: Moment, to: Moment) -> SelectStatement {
    Query::select()
        .columns([Slot::SlotId, Slot::KindId, Slot::StartAt, Slot::EndAt])
        .expr_as(window::of_slot(tenant), "window_id")
        .from(Slot::Table)
        .and_where(Expr::col(Slot::TenantId).eq(tenant))
        .and_where(Expr::col(Slot::State).ne(Expr::cust("'deleted'")))
        .and_where(Expr::col(Slot::State).eq(Expr::cust("'open'")))
        .and_where(not_shut(tenant))
        .and_where(Expr::col(Slot::StartAt).gte(from))
        .and_where(Expr::col(Slot::StartAt).lt(to))
        .order_by(Slot::StartAt, Order::Asc)
        .order_by(Slot::SlotId, Order::Asc)
        .to_owned()
}

/// The open slots that start in `from..to`, in order, be a seat left or not.
pub async fn open_between(conn: &mut Conn, tenant: TenantId, from: Moment, to: Moment) -> Result<Vec<FreeRow>> {
    conn.all(&open_query(tenant, from, to)).await
}

/// What [`plan`] asks: the slots that start in `from..to`, in order. Public for the tests of query plans.
pub fn plan_query(tenant: TenantId, from: Moment, to: Moment) -> SelectStatement {
    select(tenant)
        .and_where(Expr::col(Slot::StartAt).gte(from))
        .and_where(Expr::col(Slot::StartAt).lt(to))
        .order_by(Slot::StartAt, Order::Asc)
        .order_by(Slot::SlotId, Order::Asc)
        .to_owned()
}

/// The slots that start in `from..to`, in order, whatever their state.
pub async fn plan(conn: &mut Conn, tenant: TenantId, from: Moment, to: Moment) -> Result<Vec<SlotRow>> {
    conn.all(&plan_query(tenant, from, to)).await
}

/// The slots that share a moment with `start..end`.
pub async fn overlapping(conn: &mut Conn, tenant: TenantId, start: Moment, end: Moment) -> Result<Vec<SlotRow>> {
    let slots: Vec<SlotRow> = plan(conn, tenant, start - LONGEST, end).await?;
    Ok(slots.into_iter().filter(|slot| slot.end_at > start).collect())
}

/// A time that no start of a stretch is offered beside.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StandingRow {
    pub slot_id: SlotId,
    pub start_at: Moment,
    pub end_at: Moment,
}

/// What [`standing`] asks. Public for the tests of query plans.
pub fn standing_query(tenant: TenantId, from: Moment, to: Moment) -> SelectStatement {
    let stretch = Expr::SubQuery(None, Box::new(window::of_slot(tenant).into()));
    Query::select()
        .columns([Slot::SlotId, Slot::StartAt, Slot::EndAt])
        .from(Slot::Table)
        .and_where(Expr::col(Slot::TenantId).eq(tenant))
        .and_where(Expr::col(Slot::State).ne(Expr::cust("'deleted'")))
        .and_where(
            Expr::col(Slot::State)
                .eq(SlotState::Blocked.as_str())
                .or(stretch.is_null()),
        )
        .and_where(Expr::col(Slot::StartAt).gt(from - LONGEST))
        .and_where(Expr::col(Slot::StartAt).lt(to))
        .and_where(Expr::col(Slot::EndAt).gt(from))
        .order_by(Slot::StartAt, Order::Asc)
        .order_by(Slot::SlotId, Order::Asc)
        .to_owned()
}

/// What stands on the plan for itself at some moment of `from..to`, whatever its state, and what is blocked: no start of
/// a stretch is offered there.
pub async fn standing(conn: &mut Conn, tenant: TenantId, from: Moment, to: Moment) -> Result<Vec<StandingRow>> {
    conn.all(&standing_query(tenant, from, to)).await
}

/// What [`any_ahead`] asks. Public for the tests of query plans.
pub fn ahead_query(tenant: TenantId, now: Moment) -> SelectStatement {
    Query::select()
        .column(Slot::SlotId)
        .from(Slot::Table)
        .and_where(Expr::col(Slot::TenantId).eq(tenant))
        .and_where(Expr::col(Slot::State).ne(Expr::cust("'deleted'")))
        .and_where(Expr::col(Slot::StartAt).gt(now))
        .order_by(Slot::StartAt, Order::Asc)
        .order_by(Slot::SlotId, Order::Asc)
        .limit(1)
        .to_owned()
}

/// Whether the plan has anything after `now`.
pub async fn any_ahead(conn: &mut Conn, tenant: TenantId, now: Moment) -> Result<bool> {
    let row: Option<(SlotId,)> = conn.first(&ahead_query(tenant, now)).await?;
    Ok(row.is_some())
}

/// A slot as it is made.
#[derive(Clone, Debug)]
pub struct NewSlot {
    pub start: Moment,
    pub end: Moment,
    /// The wall time and zone it was made with, so that a change of a country's rules can be noticed.
    pub wall: String,
    pub kind: KindId,
    pub price: i64,
    pub seats: i64,
}

fn of_one(tenant: TenantId, slot: SlotId, from: SlotState, to: SlotState) -> UpdateStatement {
    Query::update()
        .table(Slot::Table)
        .value(Slot::State, to.as_str())
        .value(Slot::Revision, Expr::col(Slot::Revision).add(1))
        .and_where(Expr::col(Slot::TenantId).eq(tenant))
        .and_where(Expr::col(Slot::SlotId).eq(slot))
        .and_where(Expr::col(Slot::ForOne).eq(1))
        .and_where(Expr::col(Slot::State).eq(from.as_str()))
        .to_owned()
}

impl Locked<'_> {
    pub async fn insert_slot(&mut self, new: &NewSlot) -> Result<SlotId> {
        let tenant = self.id();
        let slot = SlotId(self.next_id().await?);
        let insert = Query::insert()
            .into_table(Slot::Table)
            .columns([
                Slot::TenantId,
                Slot::SlotId,
                Slot::StartAt,
                Slot::EndAt,
                Slot::Wall,
                Slot::Zone,
                Slot::Seats,
                Slot::State,
                Slot::KindId,
                Slot::Price,
            ])
            .values_panic([
                tenant.into(),
                slot.into(),
                new.start.into(),
                new.end.into(),
                new.wall.as_str().into(),
                self.tenant.zone.to_string().into(),
                new.seats.into(),
                SlotState::Open.as_str().into(),
                new.kind.into(),
                new.price.into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        let mut seats = Query::insert();
        seats
            .into_table(SlotSeat::Table)
            .columns([SlotSeat::TenantId, SlotSeat::SlotId, SlotSeat::Seat]);
        for seat in 1..=new.seats {
            seats.values_panic([tenant.into(), slot.into(), seat.into()]);
        }
        self.run(&seats).await?;
        Ok(slot)
    }

    /// Changes the state of a slot that is still as the button saw it; tells whether it was.
    pub async fn set_slot_state(&mut self, slot: SlotId, revision: i64, state: SlotState) -> Result<bool> {
        let update = Query::update()
            .table(Slot::Table)
            .value(Slot::State, state.as_str())
            .value(Slot::Revision, Expr::col(Slot::Revision).add(1))
            .and_where(Expr::col(Slot::TenantId).eq(self.id()))
            .and_where(Expr::col(Slot::SlotId).eq(slot))
            .and_where(Expr::col(Slot::Revision).eq(revision))
            .to_owned();
        Ok(self.run(&update).await? == 1)
    }

    /// It was made for one booking, and goes with it.
    pub async fn set_slot_for_one(&mut self, slot: SlotId) -> Result<()> {
        self.update_slot(slot, Slot::ForOne, 1.into()).await
    }

    /// A time that was made for one booking goes when nobody has it; one that the specialist has shown to others since is
    /// theirs.
    pub async fn put_slot_away(&mut self, slot: SlotId) -> Result<()> {
        let held = Query::select()
            .expr(Expr::cust("1"))
            .from(Booking::Table)
            .and_where(Expr::col((Booking::Table, Booking::TenantId)).eq(self.id()))
            .and_where(Expr::col((Booking::Table, Booking::SlotId)).eq(slot))
            .and_where(Expr::col((Booking::Table, Booking::Seat)).is_not_null())
            .to_owned();
        let offered = Query::select()
            .expr(Expr::cust("1"))
            .from(OfferSeat::Table)
            .and_where(Expr::col((OfferSeat::Table, OfferSeat::TenantId)).eq(self.id()))
            .and_where(Expr::col((OfferSeat::Table, OfferSeat::SlotId)).eq(slot))
            .to_owned();
        let update = of_one(self.id(), slot, SlotState::Hidden, SlotState::Deleted)
            .and_where(Expr::exists(held).not())
            .and_where(Expr::exists(offered).not())
            .to_owned();
        self.run(&update).await.map(drop)
    }

    /// Its booking comes back.
    pub async fn bring_slot_back(&mut self, slot: SlotId) -> Result<()> {
        let update = of_one(self.id(), slot, SlotState::Deleted, SlotState::Hidden);
        self.run(&update).await.map(drop)
    }

    pub async fn set_slot_price(&mut self, slot: SlotId, price: i64) -> Result<()> {
        self.update_slot(slot, Slot::Price, price.into()).await
    }

    pub async fn set_slot_place(&mut self, slot: SlotId, place: &str) -> Result<()> {
        self.update_slot(slot, Slot::Place, place.into()).await
    }

    pub async fn set_slot_note(&mut self, slot: SlotId, note: &str) -> Result<()> {
        self.update_slot(slot, Slot::Note, note.into()).await
    }

    async fn update_slot(&mut self, slot: SlotId, column: Slot, value: sea_query::Value) -> Result<()> {
        let update = Query::update()
            .table(Slot::Table)
            .value(column, value)
            .value(Slot::Revision, Expr::col(Slot::Revision).add(1))
            .and_where(Expr::col(Slot::TenantId).eq(self.id()))
            .and_where(Expr::col(Slot::SlotId).eq(slot))
            .to_owned();
        self.run_one(&update).await
    }

    /// Adds seats, or takes away such as nobody holds; fewer than are held cannot be wanted.
    pub async fn set_slot_seats(&mut self, slot: SlotId, seats: i64) -> Result<()> {
        let tenant = self.id();
        let of_slot = Query::select()
            .column(SlotSeat::Seat)
            .from(SlotSeat::Table)
            .and_where(Expr::col(SlotSeat::TenantId).eq(tenant))
            .and_where(Expr::col(SlotSeat::SlotId).eq(slot))
            .order_by(SlotSeat::Seat, Order::Asc)
            .to_owned();
        let mut there: Vec<(i64,)> = self.all(&of_slot).await?;
        // What is held for somebody to pick comes back to the slot.
        let offered = Query::select()
            .column(OfferSeat::Seat)
            .from(OfferSeat::Table)
            .and_where(Expr::col(OfferSeat::TenantId).eq(tenant))
            .and_where(Expr::col(OfferSeat::SlotId).eq(slot))
            .to_owned();
        there.extend(self.all::<(i64,)>(&offered).await?);
        there.sort();
        let last = there.last().map_or(0, |row| row.0);
        let missing = seats - there.len() as i64;
        if missing > 0 {
            let mut insert = Query::insert();
            insert
                .into_table(SlotSeat::Table)
                .columns([SlotSeat::TenantId, SlotSeat::SlotId, SlotSeat::Seat]);
            for seat in last + 1..=last + missing {
                insert.values_panic([tenant.into(), slot.into(), seat.into()]);
            }
            self.run(&insert).await?;
        }
        for _ in missing..0 {
            let free = self.free_seat(slot).await?;
            let free = free.ok_or_else(|| Fault::Bug(format!("slot {slot} has no seat to take away")))?;
            let delete = Query::delete()
                .from_table(SlotSeat::Table)
                .and_where(Expr::col(SlotSeat::TenantId).eq(tenant))
                .and_where(Expr::col(SlotSeat::SlotId).eq(slot))
                .and_where(Expr::col(SlotSeat::Seat).eq(free))
                .to_owned();
            self.run_one(&delete).await?;
        }
        self.update_slot(slot, Slot::Seats, seats.into()).await
    }

    /// A seat of the slot that no booking holds.
    pub async fn free_seat(&mut self, slot: SlotId) -> Result<Option<i64>> {
        let held = Query::select()
            .column(Booking::Seat)
            .from(Booking::Table)
            .and_where(Expr::col(Booking::TenantId).eq(self.id()))
            .and_where(Expr::col(Booking::SlotId).eq(slot))
            .and_where(Expr::col(Booking::Seat).is_not_null())
            .to_owned();
        let free = Query::select()
            .column(SlotSeat::Seat)
            .from(SlotSeat::Table)
            .and_where(Expr::col(SlotSeat::TenantId).eq(self.id()))
            .and_where(Expr::col(SlotSeat::SlotId).eq(slot))
            .and_where(Expr::col(SlotSeat::Seat).not_in_subquery(held))
            .order_by(SlotSeat::Seat, Order::Asc)
            .limit(1)
            .to_owned();
        let row: Option<(i64,)> = self.first(&free).await?;
        Ok(row.map(|row| row.0))
    }

    /// Closes days, in ISO.
    pub async fn close_days(&mut self, days: &[String]) -> Result<()> {
        for some in days.chunks(super::ROWS) {
            let mut insert = Query::insert();
            insert
                .into_table(ClosedDay::Table)
                .columns([ClosedDay::TenantId, ClosedDay::Day])
                .on_conflict(OnConflict::new().do_nothing().to_owned());
            for day in some {
                insert.values_panic([self.id().into(), day.as_str().into()]);
            }
            self.run(&insert).await?;
        }
        Ok(())
    }

    /// Opens the days of `from..=to`, in ISO; tells how many were closed.
    pub async fn open_days(&mut self, from: &str, to: &str) -> Result<u64> {
        let delete = Query::delete()
            .from_table(ClosedDay::Table)
            .and_where(Expr::col(ClosedDay::TenantId).eq(self.id()))
            .and_where(Expr::col(ClosedDay::Day).gte(from))
            .and_where(Expr::col(ClosedDay::Day).lte(to))
            .to_owned();
        self.run(&delete).await
    }

    /// Tells whether the day was closed.
    pub async fn open_day(&mut self, day: &str) -> Result<bool> {
        let delete = Query::delete()
            .from_table(ClosedDay::Table)
            .and_where(Expr::col(ClosedDay::TenantId).eq(self.id()))
            .and_where(Expr::col(ClosedDay::Day).eq(day))
            .to_owned();
        Ok(self.run(&delete).await? == 1)
    }
}

/// The closed days among `from..=to`, as ISO dates.
pub async fn closed_days(conn: &mut Conn, tenant: TenantId, from: &str, to: &str) -> Result<Vec<String>> {
    let select = Query::select()
        .column(ClosedDay::Day)
        .from(ClosedDay::Table)
        .and_where(Expr::col(ClosedDay::TenantId).eq(tenant))
        .and_where(Expr::col(ClosedDay::Day).gte(from))
        .and_where(Expr::col(ClosedDay::Day).lte(to))
        .order_by(ClosedDay::Day, Order::Asc)
        .to_owned();
    let rows: Vec<(String,)> = conn.all(&select).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
