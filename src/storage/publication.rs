//! Times that were published together, and clock changes that people were warned of: what is told once.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query};

use super::tables::{Booking, ClientPerson, ClockWarning, Person, Publication, PublishedSlot, Slot, Tenant};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{PersonId, SlotId, TenantId};
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

/// Somebody who has a booking ahead and reads hours by another zone than the tenant's.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Abroad {
    pub tenant_id: TenantId,
    pub person_id: PersonId,
    pub tenant_zone: String,
    pub person_zone: String,
    /// When the last of their bookings begins.
    pub last_start: Moment,
}

/// Those who hear of bookings that begin after `now` and have a zone of their own that is not the tenant's.
pub async fn abroad(conn: &mut Conn, now: Moment) -> Result<Vec<Abroad>> {
    let of = |column: Booking| Expr::col((Booking::Table, column));
    let select = Query::select()
        .expr(of(Booking::TenantId))
        .expr(Expr::col((ClientPerson::Table, ClientPerson::PersonId)))
        .expr_as(Expr::col((Tenant::Table, Tenant::Zone)), "tenant_zone")
        .expr_as(Expr::col((Person::Table, Person::Zone)), "person_zone")
        .expr_as(of(Booking::StartAt).max(), "last_start")
        .from(Booking::Table)
        .inner_join(
            ClientPerson::Table,
            Expr::col((ClientPerson::Table, ClientPerson::TenantId))
                .equals((Booking::Table, Booking::TenantId))
                .and(
                    Expr::col((ClientPerson::Table, ClientPerson::ClientId))
                        .equals((Booking::Table, Booking::ClientId)),
                ),
        )
        .inner_join(
            Person::Table,
            Expr::col((Person::Table, Person::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)),
        )
        .inner_join(
            Tenant::Table,
            Expr::col((Tenant::Table, Tenant::TenantId)).equals((Booking::Table, Booking::TenantId)),
        )
        .and_where(of(Booking::StartAt).gt(now))
        .and_where(of(Booking::Phase).eq("upcoming"))
        .and_where(Expr::col((ClientPerson::Table, ClientPerson::MayHear)).eq(1))
        .and_where(Expr::col((Person::Table, Person::Zone)).is_not_null())
        .and_where(Expr::col((Person::Table, Person::Zone)).not_equals((Tenant::Table, Tenant::Zone)))
        .group_by_columns([(Booking::Table, Booking::TenantId)])
        .group_by_col((ClientPerson::Table, ClientPerson::PersonId))
        .group_by_col((Tenant::Table, Tenant::Zone))
        .group_by_col((Person::Table, Person::Zone))
        .order_by((Booking::Table, Booking::TenantId), Order::Asc)
        .order_by((ClientPerson::Table, ClientPerson::PersonId), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// Whether a person was warned of a change.
pub async fn was_warned(conn: &mut Conn, tenant: TenantId, person: PersonId, change: Moment) -> Result<bool> {
    let select = Query::select()
        .column(ClockWarning::ToldAt)
        .from(ClockWarning::Table)
        .and_where(Expr::col(ClockWarning::TenantId).eq(tenant))
        .and_where(Expr::col(ClockWarning::PersonId).eq(person))
        .and_where(Expr::col(ClockWarning::ChangeAt).eq(change))
        .to_owned();
    let row: Option<(Moment,)> = conn.first(&select).await?;
    Ok(row.is_some())
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
