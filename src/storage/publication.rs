//! Times that were published together, and clock changes that people were warned of: what is told once.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};

use super::tables::{Booking, ClientPerson, ClockWarning, Person, Publication, PublishedSlot, Slot, Tenant};
use super::tenant::Locked;
use super::{Conn, Result, Tx};
use crate::domain::ids::{ClientId, PersonId, SlotId, TenantId};
use crate::domain::moment::Moment;

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PublicationRow {
    pub tenant_id: TenantId,
    /// The local day on which it is told.
    pub day: String,
}

/// What is to be told now, the longest overdue first.
pub async fn due(conn: &mut Conn, now: Moment, limit: u64) -> Result<Vec<PublicationRow>> {
    let select = Query::select()
        .columns([Publication::TenantId, Publication::Day])
        .from(Publication::Table)
        .and_where(Expr::col(Publication::FiredAt).is_null())
        .and_where(Expr::col(Publication::DueAt).lte(now))
        .order_by(Publication::DueAt, Order::Asc)
        .order_by(Publication::TenantId, Order::Asc)
        .limit(limit)
        .to_owned();
    conn.all(&select).await
}

/// When what is published on a day is told, and when it was; `None` where nothing was published.
pub async fn of_day(conn: &mut Conn, tenant: TenantId, day: &str) -> Result<Option<(Moment, Option<Moment>)>> {
    let select = Query::select()
        .columns([Publication::DueAt, Publication::FiredAt])
        .from(Publication::Table)
        .and_where(Expr::col(Publication::TenantId).eq(tenant))
        .and_where(Expr::col(Publication::Day).eq(day))
        .to_owned();
    conn.first(&select).await
}

/// The slots that are told of on a day and when they begin, soonest first.
pub async fn slots(conn: &mut Conn, tenant: TenantId, day: &str) -> Result<Vec<(SlotId, Moment)>> {
    let of = |column: PublishedSlot| Expr::col((PublishedSlot::Table, column));
    let select = Query::select()
        .column((Slot::Table, Slot::SlotId))
        .column((Slot::Table, Slot::StartAt))
        .from(PublishedSlot::Table)
        .inner_join(
            Slot::Table,
            of(PublishedSlot::TenantId)
                .equals((Slot::Table, Slot::TenantId))
                .and(of(PublishedSlot::SlotId).equals((Slot::Table, Slot::SlotId))),
        )
        .and_where(of(PublishedSlot::TenantId).eq(tenant))
        .and_where(of(PublishedSlot::Day).eq(day))
        .order_by((Slot::Table, Slot::StartAt), Order::Asc)
        .order_by((Slot::Table, Slot::SlotId), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// Somebody who hears of a client's bookings and reads hours by a zone of their own.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Abroad {
    pub client_id: ClientId,
    pub person_id: PersonId,
    pub zone: String,
    /// When the last of the client's bookings begins that are still to come.
    pub last_start: Option<Moment>,
}

/// What [`abroad`] asks. Public for the tests of query plans.
pub fn abroad_query(
    tenant: TenantId,
    zones: &[&str],
    after: (ClientId, PersonId),
    now: Moment,
    limit: u64,
) -> SelectStatement {
    let of = |column: ClientPerson| Expr::col((ClientPerson::Table, column));
    let last = Query::select()
        .expr(Expr::col((Booking::Table, Booking::StartAt)).max())
        .from(Booking::Table)
        .and_where(Expr::col((Booking::Table, Booking::TenantId)).eq(tenant))
        .and_where(Expr::col((Booking::Table, Booking::ClientId)).equals((ClientPerson::Table, ClientPerson::ClientId)))
        .and_where(Expr::col((Booking::Table, Booking::StartAt)).gt(now))
        .and_where(Expr::col((Booking::Table, Booking::Phase)).eq("upcoming"))
        .to_owned();
    let place = Expr::tuple([of(ClientPerson::ClientId), of(ClientPerson::PersonId)]);
    Query::select()
        .columns([ClientPerson::ClientId, ClientPerson::PersonId].map(|column| (ClientPerson::Table, column)))
        .column((Person::Table, Person::Zone))
        .expr_as(last, "last_start")
        .from(ClientPerson::Table)
        .inner_join(
            Person::Table,
            Expr::col((Person::Table, Person::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)),
        )
        .and_where(of(ClientPerson::TenantId).eq(tenant))
        .and_where(place.gt(Expr::tuple([after.0.into(), after.1.into()])))
        .and_where(of(ClientPerson::MayHear).eq(1))
        .and_where(Expr::col((Person::Table, Person::Zone)).is_in(zones.iter().copied()))
        .order_by((ClientPerson::Table, ClientPerson::ClientId), Order::Asc)
        .order_by((ClientPerson::Table, ClientPerson::PersonId), Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Those of a tenant who read hours by one of these zones, a page of them, from after that one on.
pub async fn abroad(
    conn: &mut Conn,
    tenant: TenantId,
    zones: &[&str],
    after: (ClientId, PersonId),
    now: Moment,
    limit: u64,
) -> Result<Vec<Abroad>> {
    conn.all(&abroad_query(tenant, zones, after, now, limit)).await
}

/// The tenants and their zones, a page of them, from after that one on.
pub async fn zones(conn: &mut Conn, after: TenantId, limit: u64) -> Result<Vec<(TenantId, String)>> {
    let select = Query::select()
        .columns([Tenant::TenantId, Tenant::Zone])
        .from(Tenant::Table)
        .and_where(Expr::col(Tenant::TenantId).gt(after))
        .and_where(Expr::col(Tenant::State).ne("closed"))
        .order_by(Tenant::TenantId, Order::Asc)
        .limit(limit)
        .to_owned();
    conn.all(&select).await
}

/// What [`warned`] asks. Public for the tests of query plans.
pub fn warned_query(tenant: TenantId, people: &[PersonId], now: Moment) -> SelectStatement {
    Query::select()
        .columns([ClockWarning::PersonId, ClockWarning::ChangeAt])
        .from(ClockWarning::Table)
        .and_where(Expr::col(ClockWarning::TenantId).eq(tenant))
        .and_where(Expr::col(ClockWarning::PersonId).is_in(people.iter().map(|person| person.0)))
        .and_where(Expr::col(ClockWarning::ChangeAt).gt(now))
        .to_owned()
}

/// Which of these people were warned of which changes to come.
pub async fn warned(
    conn: &mut Conn,
    tenant: TenantId,
    people: &[PersonId],
    now: Moment,
) -> Result<Vec<(PersonId, Moment)>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    conn.all(&warned_query(tenant, people, now)).await
}

/// What [`forget_slots`] looks for. Public for the tests of query plans.
pub fn old_slots_query(before: Moment, now: Moment, limit: u64) -> SelectStatement {
    let of = |column: PublishedSlot| Expr::col((PublishedSlot::Table, column));
    Query::select()
        .columns([PublishedSlot::TenantId, PublishedSlot::SlotId].map(|column| (PublishedSlot::Table, column)))
        .from(Publication::Table)
        .inner_join(
            PublishedSlot::Table,
            of(PublishedSlot::TenantId)
                .equals((Publication::Table, Publication::TenantId))
                .and(of(PublishedSlot::Day).equals((Publication::Table, Publication::Day))),
        )
        .inner_join(
            Slot::Table,
            of(PublishedSlot::TenantId)
                .equals((Slot::Table, Slot::TenantId))
                .and(of(PublishedSlot::SlotId).equals((Slot::Table, Slot::SlotId))),
        )
        .and_where(Expr::col((Publication::Table, Publication::FiredAt)).lt(before))
        .and_where(Expr::col((Slot::Table, Slot::StartAt)).lt(now))
        .order_by((Publication::Table, Publication::FiredAt), Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Forgets up to `limit` slots that were told of before `before` and have begun by `now`; tells how many.
pub async fn forget_slots(tx: &mut Tx, before: Moment, now: Moment, limit: u64) -> Result<u64> {
    let key = Expr::tuple(
        [PublishedSlot::TenantId, PublishedSlot::SlotId].map(|column| Expr::col((PublishedSlot::Table, column))),
    );
    let delete = Query::delete()
        .from_table(PublishedSlot::Table)
        .and_where(key.in_subquery(old_slots_query(before, now, limit)))
        .to_owned();
    tx.run(&delete).await
}

/// What [`forget`] looks for. Public for the tests of query plans.
pub fn old_query(before: Moment, limit: u64) -> SelectStatement {
    let of = |column: Publication| Expr::col((Publication::Table, column));
    let slots = Query::select()
        .expr(Expr::cust("1"))
        .from(PublishedSlot::Table)
        .and_where(of(Publication::TenantId).equals((PublishedSlot::Table, PublishedSlot::TenantId)))
        .and_where(of(Publication::Day).equals((PublishedSlot::Table, PublishedSlot::Day)))
        .to_owned();
    Query::select()
        .columns([Publication::TenantId, Publication::Day].map(|column| (Publication::Table, column)))
        .from(Publication::Table)
        .and_where(of(Publication::FiredAt).lt(before))
        .and_where(Expr::exists(slots).not())
        .order_by((Publication::Table, Publication::FiredAt), Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Forgets up to `limit` days that were told before `before` and have no slots any more; tells how many.
pub async fn forget(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let key =
        Expr::tuple([Publication::TenantId, Publication::Day].map(|column| Expr::col((Publication::Table, column))));
    let delete = Query::delete()
        .from_table(Publication::Table)
        .and_where(key.in_subquery(old_query(before, limit)))
        .to_owned();
    tx.run(&delete).await
}

/// What [`forget_warnings`] looks for. Public for the tests of query plans.
pub fn past_warnings_query(before: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns([ClockWarning::TenantId, ClockWarning::PersonId, ClockWarning::ChangeAt])
        .from(ClockWarning::Table)
        .and_where(Expr::col(ClockWarning::ChangeAt).lt(before))
        .order_by(ClockWarning::ChangeAt, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Forgets up to `limit` warnings of clock changes before `before`; tells how many.
pub async fn forget_warnings(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let key = Expr::tuple(
        [ClockWarning::TenantId, ClockWarning::PersonId, ClockWarning::ChangeAt]
            .map(|column| Expr::col((ClockWarning::Table, column))),
    );
    let delete = Query::delete()
        .from_table(ClockWarning::Table)
        .and_where(key.in_subquery(past_warnings_query(before, limit)))
        .to_owned();
    tx.run(&delete).await
}

impl Locked<'_> {
    /// Puts slots down to be told of on a day, those that were not told of yet.
    pub async fn publish(&mut self, day: &str, due: Moment, slots: &[SlotId]) -> Result<()> {
        let insert = Query::insert()
            .into_table(Publication::Table)
            .columns([Publication::TenantId, Publication::Day, Publication::DueAt])
            .values_panic([self.id().into(), day.into(), due.into()])
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .to_owned();
        self.run(&insert).await?;
        for some in slots.chunks(super::ROWS) {
            let mut insert = Query::insert();
            insert
                .into_table(PublishedSlot::Table)
                .columns([PublishedSlot::TenantId, PublishedSlot::SlotId, PublishedSlot::Day])
                .on_conflict(OnConflict::new().do_nothing().to_owned());
            for slot in some {
                insert.values_panic([self.id().into(), (*slot).into(), day.into()]);
            }
            self.run(&insert).await?;
        }
        Ok(())
    }

    /// Marks that a day's publication is told; `false` if it was.
    pub async fn fire_publication(&mut self, day: &str, now: Moment) -> Result<bool> {
        let update = Query::update()
            .table(Publication::Table)
            .value(Publication::FiredAt, now)
            .and_where(Expr::col(Publication::TenantId).eq(self.id()))
            .and_where(Expr::col(Publication::Day).eq(day))
            .and_where(Expr::col(Publication::FiredAt).is_null())
            .to_owned();
        Ok(self.run(&update).await? == 1)
    }

    /// Notes that a person is warned of a change; `false` if they were.
    pub async fn insert_clock_warning(&mut self, person: PersonId, change: Moment, now: Moment) -> Result<bool> {
        let insert = Query::insert()
            .into_table(ClockWarning::Table)
            .columns([
                ClockWarning::TenantId,
                ClockWarning::PersonId,
                ClockWarning::ChangeAt,
                ClockWarning::ToldAt,
            ])
            .values_panic([self.id().into(), person.into(), change.into(), now.into()])
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .to_owned();
        Ok(self.run(&insert).await? == 1)
    }
}
