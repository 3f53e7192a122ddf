//! Watches, and the times that have become free for those who watch.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};

use super::tables::{Freeing, Person, Slot, Watch};
use super::tenant::Locked;
use super::{Conn, Result, Tx};
use crate::domain::ids::{ClientId, KindId, PersonId, SlotId, TenantId, WatchId};
use crate::domain::moment::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct WatchRow {
    pub tenant_id: TenantId,
    pub watch_id: WatchId,
    pub person_id: PersonId,
    /// As `domain::watch` writes it.
    pub wish: String,
    pub slot_id: Option<SlotId>,
    pub created_at: Moment,
    pub until_at: Moment,
    pub paused_at: Option<Moment>,
}

const COLUMNS: [Watch; 8] = [
    Watch::TenantId,
    Watch::WatchId,
    Watch::PersonId,
    Watch::Wish,
    Watch::SlotId,
    Watch::CreatedAt,
    Watch::UntilAt,
    Watch::PausedAt,
];

/// What [`any`] asks. Public for the tests of query plans.
pub fn any_query(tenant: TenantId) -> SelectStatement {
    Query::select()
        .column(Watch::WatchId)
        .from(Watch::Table)
        .and_where(Expr::col(Watch::TenantId).eq(tenant))
        .limit(1)
        .to_owned()
}

/// Whether anybody watches a tenant.
pub async fn any(conn: &mut Conn, tenant: TenantId) -> Result<bool> {
    let row: Option<(WatchId,)> = conn.first(&any_query(tenant)).await?;
    Ok(row.is_some())
}

/// A person's watches of a tenant that have not ended, in the order of asking.
pub fn of_person_query(tenant: TenantId, person: PersonId, now: Moment) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from(Watch::Table)
        .and_where(Expr::col(Watch::TenantId).eq(tenant))
        .and_where(Expr::col(Watch::PersonId).eq(person))
        .and_where(Expr::col(Watch::UntilAt).gt(now))
        .order_by(Watch::WatchId, Order::Asc)
        .to_owned()
}

pub async fn of_person(conn: &mut Conn, tenant: TenantId, person: PersonId, now: Moment) -> Result<Vec<WatchRow>> {
    conn.all(&of_person_query(tenant, person, now)).await
}

/// A watch that may wake its person.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AwakeRow {
    pub watch_id: WatchId,
    pub person_id: PersonId,
    pub wish: String,
    pub until_at: Moment,
    /// The zone that the person has chosen.
    pub zone: Option<String>,
}

/// The watches of a tenant that have not ended and don't pause, in the order of asking.
pub async fn awake(conn: &mut Conn, tenant: TenantId, now: Moment) -> Result<Vec<AwakeRow>> {
    let select = Query::select()
        .columns([Watch::WatchId, Watch::PersonId, Watch::Wish, Watch::UntilAt].map(|column| (Watch::Table, column)))
        .column((Person::Table, Person::Zone))
        .from(Watch::Table)
        .inner_join(
            Person::Table,
            Expr::col((Person::Table, Person::PersonId)).equals((Watch::Table, Watch::PersonId)),
        )
        .and_where(Expr::col((Watch::Table, Watch::TenantId)).eq(tenant))
        .and_where(Expr::col((Watch::Table, Watch::UntilAt)).gt(now))
        .and_where(Expr::col((Watch::Table, Watch::PausedAt)).is_null())
        .order_by((Watch::Table, Watch::WatchId), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// What [`ended`] asks. Public for the tests of query plans.
pub fn ended_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from(Watch::Table)
        .and_where(Expr::col(Watch::UntilAt).lte(now))
        .order_by(Watch::UntilAt, Order::Asc)
        .order_by(Watch::TenantId, Order::Asc)
        .order_by(Watch::WatchId, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// The watches of all tenants that have ended.
pub async fn ended(conn: &mut Conn, now: Moment, limit: u64) -> Result<Vec<WatchRow>> {
    conn.all(&ended_query(now, limit)).await
}

/// A time that has become free: its newest freeing, and the slot as it is.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FreeingRow {
    pub slot_id: SlotId,
    pub number: i64,
    pub client_id: Option<ClientId>,
    pub walk: Option<i64>,
    pub reached: i64,
    pub start_at: Moment,
    pub end_at: Moment,
    pub kind_id: KindId,
    pub price: i64,
}

fn freeings(tenant: TenantId) -> SelectStatement {
    Query::select()
        .columns(
            [
                Freeing::SlotId,
                Freeing::Number,
                Freeing::ClientId,
                Freeing::Walk,
                Freeing::Reached,
            ]
            .map(|column| (Freeing::Table, column)),
        )
        .columns([Slot::StartAt, Slot::EndAt, Slot::KindId, Slot::Price].map(|column| (Slot::Table, column)))
        .from(Freeing::Table)
        .inner_join(
            Slot::Table,
            Expr::col((Slot::Table, Slot::TenantId))
                .equals((Freeing::Table, Freeing::TenantId))
                .and(Expr::col((Slot::Table, Slot::SlotId)).equals((Freeing::Table, Freeing::SlotId))),
        )
        .and_where(Expr::col((Freeing::Table, Freeing::TenantId)).eq(tenant))
        .order_by((Slot::Table, Slot::StartAt), Order::Asc)
        .order_by((Slot::Table, Slot::SlotId), Order::Asc)
        .to_owned()
}

/// The times that a tenant's watchers are being told of, soonest first.
pub async fn walking(conn: &mut Conn, tenant: TenantId) -> Result<Vec<FreeingRow>> {
    let select = freeings(tenant)
        .and_where(Expr::col((Freeing::Table, Freeing::Walk)).is_not_null())
        .and_where(Expr::col((Freeing::Table, Freeing::DoneAt)).is_null())
        .to_owned();
    conn.all(&select).await
}

/// The newest freeings of these slots, soonest first.
pub async fn freed(conn: &mut Conn, tenant: TenantId, slots: &[SlotId]) -> Result<Vec<FreeingRow>> {
    if slots.is_empty() {
        return Ok(Vec::new());
    }
    let select = freeings(tenant)
        .and_where(Expr::col((Freeing::Table, Freeing::SlotId)).is_in(slots.iter().copied()))
        .to_owned();
    conn.all(&select).await
}

/// What was told of in walks from that one on and has not begun, soonest first.
pub async fn freed_since(conn: &mut Conn, tenant: TenantId, walk: i64, now: Moment) -> Result<Vec<FreeingRow>> {
    let select = freeings(tenant)
        .and_where(Expr::col((Freeing::Table, Freeing::Walk)).gte(walk))
        .and_where(Expr::col((Freeing::Table, Freeing::UntilAt)).gt(now))
        .to_owned();
    conn.all(&select).await
}

/// What [`due_tenants`] asks. Public for the tests of query plans.
pub fn due_query(now: Moment) -> SelectStatement {
    Query::select()
        .distinct()
        .column(Freeing::TenantId)
        .from(Freeing::Table)
        .and_where(Expr::col(Freeing::DoneAt).is_null())
        .and_where(Expr::col(Freeing::DueAt).lte(now))
        .order_by(Freeing::TenantId, Order::Asc)
        .to_owned()
}

/// The tenants whose watchers are to be told of something.
pub async fn due_tenants(conn: &mut Conn, now: Moment) -> Result<Vec<TenantId>> {
    let rows: Vec<(TenantId,)> = conn.all(&due_query(now)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// When the next freeing falls due, or a watch ends.
pub async fn next_moment(conn: &mut Conn) -> Result<Option<Moment>> {
    let freeing = Query::select()
        .column(Freeing::DueAt)
        .from(Freeing::Table)
        .and_where(Expr::col(Freeing::DoneAt).is_null())
        .order_by(Freeing::DueAt, Order::Asc)
        .limit(1)
        .to_owned();
    let ending = Query::select()
        .column(Watch::UntilAt)
        .from(Watch::Table)
        .order_by(Watch::UntilAt, Order::Asc)
        .limit(1)
        .to_owned();
    let freeing: Option<(Moment,)> = conn.first(&freeing).await?;
    let ending: Option<(Moment,)> = conn.first(&ending).await?;
    Ok(freeing.into_iter().chain(ending).map(|row| row.0).min())
}

/// Forgets up to `limit` freeings of times that began before `before`; tells how many.
pub async fn forget(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let old = Query::select()
        .columns([Freeing::TenantId, Freeing::SlotId])
        .from(Freeing::Table)
        .and_where(Expr::col(Freeing::UntilAt).lt(before))
        .order_by(Freeing::UntilAt, Order::Asc)
        .limit(limit)
        .to_owned();
    let key = Expr::tuple([
        Expr::col((Freeing::Table, Freeing::TenantId)),
        Expr::col((Freeing::Table, Freeing::SlotId)),
    ]);
    let delete = Query::delete()
        .from_table(Freeing::Table)
        .and_where(key.in_subquery(old))
        .to_owned();
    tx.run(&delete).await
}

impl Locked<'_> {
    /// Puts a wish down; one that is there already is renewed, and goes on where it paused.
    pub async fn put_watch(
        &mut self,
        person: PersonId,
        wish: &str,
        slot: Option<SlotId>,
        until: Moment,
        now: Moment,
    ) -> Result<()> {
        let watch = WatchId(self.next_id().await?);
        let insert = Query::insert()
            .into_table(Watch::Table)
            .columns([
                Watch::TenantId,
                Watch::WatchId,
                Watch::PersonId,
                Watch::Wish,
                Watch::SlotId,
                Watch::CreatedAt,
                Watch::UntilAt,
            ])
            .values_panic([
                self.id().into(),
                watch.into(),
                person.into(),
                wish.into(),
                slot.into(),
                now.into(),
                until.into(),
            ])
            .on_conflict(
                OnConflict::columns([Watch::TenantId, Watch::PersonId, Watch::Wish])
                    .update_column(Watch::UntilAt)
                    .value(Watch::PausedAt, Option::<Moment>::None)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    /// Makes a person's watch pause, or go on; tells whether it is there.
    pub async fn pause_watch(&mut self, person: PersonId, watch: WatchId, paused: Option<Moment>) -> Result<bool> {
        let update = Query::update()
            .table(Watch::Table)
            .value(Watch::PausedAt, paused)
            .and_where(Expr::col(Watch::TenantId).eq(self.id()))
            .and_where(Expr::col(Watch::WatchId).eq(watch))
            .and_where(Expr::col(Watch::PersonId).eq(person))
            .to_owned();
        Ok(self.run(&update).await? == 1)
    }

    /// Ends a person's watch; tells whether it was there.
    pub async fn remove_watch(&mut self, person: PersonId, watch: WatchId) -> Result<bool> {
        let delete = Query::delete()
            .from_table(Watch::Table)
            .and_where(Expr::col(Watch::TenantId).eq(self.id()))
            .and_where(Expr::col(Watch::WatchId).eq(watch))
            .and_where(Expr::col(Watch::PersonId).eq(person))
            .to_owned();
        Ok(self.run(&delete).await? == 1)
    }

    /// Ends a watch whose time is over; tells whether it was still so.
    pub async fn expire_watch(&mut self, watch: WatchId, now: Moment) -> Result<bool> {
        let delete = Query::delete()
            .from_table(Watch::Table)
            .and_where(Expr::col(Watch::TenantId).eq(self.id()))
            .and_where(Expr::col(Watch::WatchId).eq(watch))
            .and_where(Expr::col(Watch::UntilAt).lte(now))
            .to_owned();
        Ok(self.run(&delete).await? == 1)
    }

    /// As [`remove_watch`](Self::remove_watch), by the wish.
    pub async fn remove_wish(&mut self, person: PersonId, wish: &str) -> Result<()> {
        let delete = Query::delete()
            .from_table(Watch::Table)
            .and_where(Expr::col(Watch::TenantId).eq(self.id()))
            .and_where(Expr::col(Watch::PersonId).eq(person))
            .and_where(Expr::col(Watch::Wish).eq(wish))
            .to_owned();
        self.run(&delete).await.map(drop)
    }

    /// Notes that a slot is free from `due` on, to be told of until it begins. A freeing before this one that nobody, or
    /// not everybody, was told of yet is this one from now on.
    pub async fn insert_freeing(
        &mut self,
        slot: SlotId,
        client: Option<ClientId>,
        due: Moment,
        until: Moment,
    ) -> Result<()> {
        let number = self.next_id().await?;
        let insert = Query::insert()
            .into_table(Freeing::Table)
            .columns([
                Freeing::TenantId,
                Freeing::SlotId,
                Freeing::Number,
                Freeing::ClientId,
                Freeing::DueAt,
                Freeing::UntilAt,
            ])
            .values_panic([
                self.id().into(),
                slot.into(),
                number.into(),
                client.into(),
                due.into(),
                until.into(),
            ])
            .on_conflict(
                OnConflict::columns([Freeing::TenantId, Freeing::SlotId])
                    .update_columns([Freeing::Number, Freeing::ClientId, Freeing::DueAt])
                    .values([
                        (Freeing::Walk, Option::<i64>::None.into()),
                        (Freeing::Reached, 0.into()),
                        (Freeing::DoneAt, Option::<i64>::None.into()),
                    ])
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    /// What is due sets out as one walk; tells how many times that are.
    pub async fn begin_walk(&mut self, walk: i64, now: Moment) -> Result<u64> {
        let update = Query::update()
            .table(Freeing::Table)
            .value(Freeing::Walk, walk)
            .and_where(Expr::col(Freeing::TenantId).eq(self.id()))
            .and_where(Expr::col(Freeing::DoneAt).is_null())
            .and_where(Expr::col(Freeing::Walk).is_null())
            .and_where(Expr::col(Freeing::DueAt).lte(now))
            .to_owned();
        self.run(&update).await
    }

    /// Everybody up to this watch has been told.
    pub async fn walk_on(&mut self, walk: i64, reached: i64) -> Result<()> {
        let update = Query::update()
            .table(Freeing::Table)
            .value(Freeing::Reached, reached)
            .and_where(Expr::col(Freeing::TenantId).eq(self.id()))
            .and_where(Expr::col(Freeing::Walk).eq(walk))
            .to_owned();
        self.run(&update).await.map(drop)
    }

    /// Everybody has been told.
    pub async fn end_walk(&mut self, walk: i64, now: Moment) -> Result<()> {
        let update = Query::update()
            .table(Freeing::Table)
            .value(Freeing::DoneAt, now)
            .and_where(Expr::col(Freeing::TenantId).eq(self.id()))
            .and_where(Expr::col(Freeing::Walk).eq(walk))
            .to_owned();
        self.run(&update).await.map(drop)
    }
}
