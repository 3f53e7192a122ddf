//! What people who run a practice have chosen to be told of it, and what they were told day by day.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};

use super::hearing::Reminded;
use super::tables::{Daily, DailyTold, MemberReminder, MemberTold, Person, Reminder};
use super::tenant::Locked;
use super::{Conn, ROWS, Result, Tx, due::ReminderRow};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::told::{Daily as Kind, Hour, ToldKind, Weekdays};

/// The kinds that a person does not hear: those that they have turned off.
pub async fn silent(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Vec<ToldKind>> {
    let select = Query::select()
        .columns([MemberTold::Told, MemberTold::Hears])
        .from(MemberTold::Table)
        .and_where(Expr::col(MemberTold::TenantId).eq(tenant))
        .and_where(Expr::col(MemberTold::PersonId).eq(person))
        .order_by(MemberTold::Told, Order::Asc)
        .to_owned();
    let rows: Vec<(String, i64)> = conn.all(&select).await?;
    let chosen = |kind: ToldKind| rows.iter().find(|row| row.0 == kind.as_str()).map(|row| row.1 == 1);
    let silent = ToldKind::ALL.into_iter();
    Ok(silent.filter(|kind| !chosen(*kind).unwrap_or(true)).collect())
}

/// Whether a person hears a kind.
pub async fn hears(conn: &mut Conn, tenant: TenantId, person: PersonId, kind: ToldKind) -> Result<bool> {
    Ok(!silent(conn, tenant, person).await?.contains(&kind))
}

/// How long before each lesson a person has chosen to be reminded, as codes with spaces between them.
pub async fn reminders(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<String> {
    let select = Query::select()
        .column(MemberReminder::Ahead)
        .from(MemberReminder::Table)
        .and_where(Expr::col(MemberReminder::TenantId).eq(tenant))
        .and_where(Expr::col(MemberReminder::PersonId).eq(person))
        .to_owned();
    let row: Option<(String,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0).unwrap_or_default())
}

/// Those who run the practice and are reminded of its lessons.
pub async fn reminded(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Reminded>> {
    let select = Query::select()
        .columns([MemberReminder::PersonId, MemberReminder::Ahead].map(|column| (MemberReminder::Table, column)))
        .columns([Person::Zone, Person::QuietFrom, Person::QuietTo].map(|column| (Person::Table, column)))
        .from(MemberReminder::Table)
        .inner_join(
            Person::Table,
            Expr::col((Person::Table, Person::PersonId)).equals((MemberReminder::Table, MemberReminder::PersonId)),
        )
        .and_where(Expr::col((MemberReminder::Table, MemberReminder::TenantId)).eq(tenant))
        .order_by((MemberReminder::Table, MemberReminder::PersonId), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// What somebody is told at an hour of theirs, and when next.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DailyRow {
    pub tenant_id: TenantId,
    pub person_id: PersonId,
    pub told: String,
    minute: i64,
    weekdays: i64,
    pub due_at: Moment,
}

impl DailyRow {
    /// `None` for what another version of the program has written.
    pub fn read(&self) -> Option<(Kind, Hour)> {
        let hour = Hour {
            minute: self.minute.try_into().ok()?,
            weekdays: Weekdays::of_bits(self.weekdays.try_into().ok()?)?,
        };
        Some((Kind::parse(&self.told)?, hour))
    }
}

const DAILY: [Daily; 6] = [
    Daily::TenantId,
    Daily::PersonId,
    Daily::Told,
    Daily::Minute,
    Daily::Weekdays,
    Daily::DueAt,
];

/// What [`due`] asks. Public for the tests of query plans.
pub fn due_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns(DAILY)
        .from(Daily::Table)
        .and_where(Expr::col(Daily::DueAt).lte(now))
        .order_by(Daily::DueAt, Order::Asc)
        .order_by(Daily::TenantId, Order::Asc)
        .order_by(Daily::PersonId, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// What is to be told now, the longest overdue first.
pub async fn due(conn: &mut Conn, now: Moment, limit: u64) -> Result<Vec<DailyRow>> {
    conn.all(&due_query(now, limit)).await
}

/// What of a tenant its people are told day by day; of one of them, if one is named.
pub async fn dailies(conn: &mut Conn, tenant: TenantId, person: Option<PersonId>) -> Result<Vec<DailyRow>> {
    let select = Query::select()
        .columns(DAILY)
        .from(Daily::Table)
        .and_where(Expr::col(Daily::TenantId).eq(tenant))
        .and_where_option(person.map(|person| Expr::col(Daily::PersonId).eq(person)))
        .order_by(Daily::PersonId, Order::Asc)
        .order_by(Daily::Told, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// The moment at which something is told next.
pub async fn next_due(conn: &mut Conn) -> Result<Option<Moment>> {
    let select = Query::select()
        .column(Daily::DueAt)
        .from(Daily::Table)
        .order_by(Daily::DueAt, Order::Asc)
        .limit(1)
        .to_owned();
    let row: Option<(Moment,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// What [`forget`] looks for. Public for the tests of query plans.
pub fn old_query(before: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns([
            DailyTold::TenantId,
            DailyTold::PersonId,
            DailyTold::Told,
            DailyTold::Day,
        ])
        .from(DailyTold::Table)
        .and_where(Expr::col(DailyTold::ToldAt).lt(before))
        .order_by(DailyTold::ToldAt, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Forgets up to `limit` days on which somebody was told something before `before`; tells how many.
pub async fn forget(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let columns = [
        DailyTold::TenantId,
        DailyTold::PersonId,
        DailyTold::Told,
        DailyTold::Day,
    ];
    let delete = Query::delete()
        .from_table(DailyTold::Table)
        .and_where(Expr::tuple(columns.map(Expr::col)).in_subquery(old_query(before, limit)))
        .to_owned();
    tx.run(&delete).await
}

impl Locked<'_> {
    pub async fn set_told(&mut self, person: PersonId, kind: ToldKind, hears: bool) -> Result<()> {
        let insert = Query::insert()
            .into_table(MemberTold::Table)
            .columns([
                MemberTold::TenantId,
                MemberTold::PersonId,
                MemberTold::Told,
                MemberTold::Hears,
            ])
            .values_panic([
                self.id().into(),
                person.into(),
                kind.as_str().into(),
                i64::from(hears).into(),
            ])
            .on_conflict(
                OnConflict::columns([MemberTold::TenantId, MemberTold::PersonId, MemberTold::Told])
                    .update_column(MemberTold::Hears)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    pub async fn set_member_reminders(&mut self, person: PersonId, ahead: &str) -> Result<()> {
        let insert = Query::insert()
            .into_table(MemberReminder::Table)
            .columns([
                MemberReminder::TenantId,
                MemberReminder::PersonId,
                MemberReminder::Ahead,
            ])
            .values_panic([self.id().into(), person.into(), ahead.into()])
            .on_conflict(
                OnConflict::columns([MemberReminder::TenantId, MemberReminder::PersonId])
                    .update_column(MemberReminder::Ahead)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    /// Takes back what a person is still to be reminded of here.
    pub async fn remove_reminders_of(&mut self, person: PersonId, now: Moment) -> Result<()> {
        let delete = Query::delete()
            .from_table(Reminder::Table)
            .and_where(Expr::col(Reminder::TenantId).eq(self.id()))
            .and_where(Expr::col(Reminder::PersonId).eq(person))
            .and_where(Expr::col(Reminder::FiredAt).is_null())
            .and_where(Expr::col(Reminder::DueAt).gt(now))
            .to_owned();
        self.run(&delete).await.map(drop)
    }

    /// As `insert_reminder`, of many at once.
    pub async fn insert_reminders(&mut self, rows: &[ReminderRow]) -> Result<()> {
        for some in rows.chunks(ROWS) {
            let mut insert = Query::insert();
            insert
                .into_table(Reminder::Table)
                .columns([
                    Reminder::TenantId,
                    Reminder::BookingId,
                    Reminder::MoveNo,
                    Reminder::PersonId,
                    Reminder::Ahead,
                    Reminder::DueAt,
                    Reminder::StartAt,
                ])
                .on_conflict(OnConflict::new().do_nothing().to_owned());
            for row in some {
                insert.values_panic([
                    self.id().into(),
                    row.booking_id.into(),
                    row.move_no.into(),
                    row.person_id.into(),
                    row.ahead.as_str().into(),
                    row.due_at.into(),
                    row.start_at.into(),
                ]);
            }
            self.run(&insert).await?;
        }
        Ok(())
    }

    /// From now on something is told at that hour, `due` next; without one it is not told.
    pub async fn set_daily(&mut self, person: PersonId, kind: Kind, hour: Option<(Hour, Moment)>) -> Result<()> {
        let Some((hour, due)) = hour else {
            let delete = Query::delete()
                .from_table(Daily::Table)
                .and_where(Expr::col(Daily::TenantId).eq(self.id()))
                .and_where(Expr::col(Daily::PersonId).eq(person))
                .and_where(Expr::col(Daily::Told).eq(kind.as_str()))
                .to_owned();
            return self.run(&delete).await.map(drop);
        };
        let insert = Query::insert()
            .into_table(Daily::Table)
            .columns(DAILY)
            .values_panic([
                self.id().into(),
                person.into(),
                kind.as_str().into(),
                i64::from(hour.minute).into(),
                i64::from(hour.weekdays.bits()).into(),
                due.into(),
            ])
            .on_conflict(
                OnConflict::columns([Daily::TenantId, Daily::PersonId, Daily::Told])
                    .update_columns([Daily::Minute, Daily::Weekdays, Daily::DueAt])
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    /// Notes that a person is told something on a local day; `false` if they were.
    pub async fn insert_daily_told(&mut self, person: PersonId, kind: Kind, day: &str, now: Moment) -> Result<bool> {
        let insert = Query::insert()
            .into_table(DailyTold::Table)
            .columns([
                DailyTold::TenantId,
                DailyTold::PersonId,
                DailyTold::Told,
                DailyTold::Day,
                DailyTold::ToldAt,
            ])
            .values_panic([
                self.id().into(),
                person.into(),
                kind.as_str().into(),
                day.into(),
                now.into(),
            ])
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .to_owned();
        Ok(self.run(&insert).await? == 1)
    }
}
