//! Rows that wait for a moment: reminders of people and timers of workflows.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};

use super::tables::{Reminder, Timer};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{BookingId, PersonId, TenantId};
use crate::domain::moment::Moment;

/// Of one statement: engines limit the values that are bound in it.
const ROWS: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ReminderRow {
    pub tenant_id: TenantId,
    pub booking_id: BookingId,
    pub move_no: i64,
    pub person_id: PersonId,
    /// How long before the start, as `domain::reminder` writes it.
    pub ahead: String,
    pub due_at: Moment,
    pub start_at: Moment,
}

const REMINDER: [Reminder; 7] = [
    Reminder::TenantId,
    Reminder::BookingId,
    Reminder::MoveNo,
    Reminder::PersonId,
    Reminder::Ahead,
    Reminder::DueAt,
    Reminder::StartAt,
];

/// Which people of which tenants have a reminder due, the longest overdue first. Public for tests of query plans.
pub fn due_reminders_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns(REMINDER)
        .from(Reminder::Table)
        .and_where(Expr::col(Reminder::FiredAt).is_null())
        .and_where(Expr::col(Reminder::DueAt).lte(now))
        .order_by(Reminder::DueAt, Order::Asc)
        .order_by(Reminder::TenantId, Order::Asc)
        .order_by(Reminder::PersonId, Order::Asc)
        .order_by(Reminder::BookingId, Order::Asc)
        .limit(limit)
        .to_owned()
}

pub async fn due_reminders(conn: &mut Conn, now: Moment, limit: u64) -> Result<Vec<ReminderRow>> {
    conn.all(&due_reminders_query(now, limit)).await
}

/// A person's reminders of one tenant that have not fired and are due before `until`, in order.
pub async fn waiting_reminders(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    until: Moment,
) -> Result<Vec<ReminderRow>> {
    let select = Query::select()
        .columns(REMINDER)
        .from(Reminder::Table)
        .and_where(Expr::col(Reminder::TenantId).eq(tenant))
        .and_where(Expr::col(Reminder::PersonId).eq(person))
        .and_where(Expr::col(Reminder::FiredAt).is_null())
        .and_where(Expr::col(Reminder::DueAt).lt(until))
        .order_by(Reminder::DueAt, Order::Asc)
        .order_by(Reminder::BookingId, Order::Asc)
        .order_by(Reminder::Ahead, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TimerRow {
    pub tenant_id: TenantId,
    pub booking_id: BookingId,
    pub step: String,
    pub entry_no: i64,
    pub due_at: Moment,
}

/// The timers that are due, the longest overdue first. Public for tests of query plans.
pub fn due_timers_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns([
            Timer::TenantId,
            Timer::BookingId,
            Timer::Step,
            Timer::EntryNo,
            Timer::DueAt,
        ])
        .from(Timer::Table)
        .and_where(Expr::col(Timer::FiredAt).is_null())
        .and_where(Expr::col(Timer::DueAt).lte(now))
        .order_by(Timer::DueAt, Order::Asc)
        .order_by(Timer::TenantId, Order::Asc)
        .order_by(Timer::BookingId, Order::Asc)
        .limit(limit)
        .to_owned()
}

pub async fn due_timers(conn: &mut Conn, now: Moment, limit: u64) -> Result<Vec<TimerRow>> {
    conn.all(&due_timers_query(now, limit)).await
}

/// The timers for one step of these bookings that are due.
pub async fn due_together(
    conn: &mut Conn,
    tenant: TenantId,
    bookings: &[BookingId],
    step: &str,
    now: Moment,
) -> Result<Vec<TimerRow>> {
    let select = Query::select()
        .columns([
            Timer::TenantId,
            Timer::BookingId,
            Timer::Step,
            Timer::EntryNo,
            Timer::DueAt,
        ])
        .from(Timer::Table)
        .and_where(Expr::col(Timer::TenantId).eq(tenant))
        .and_where(Expr::col(Timer::BookingId).is_in(bookings.iter().copied()))
        .and_where(Expr::col(Timer::Step).eq(step))
        .and_where(Expr::col(Timer::FiredAt).is_null())
        .and_where(Expr::col(Timer::DueAt).lte(now))
        .order_by(Timer::BookingId, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// The moment of the next reminder that has not fired.
pub async fn next_reminder(conn: &mut Conn) -> Result<Option<Moment>> {
    let reminder = Query::select()
        .column(Reminder::DueAt)
        .from(Reminder::Table)
        .and_where(Expr::col(Reminder::FiredAt).is_null())
        .order_by(Reminder::DueAt, Order::Asc)
        .limit(1)
        .to_owned();
    let reminder: Option<(Moment,)> = conn.first(&reminder).await?;
    Ok(reminder.map(|row| row.0))
}

/// The moment at which something falls due next, of what has not fired.
pub async fn next_due(conn: &mut Conn) -> Result<Option<Moment>> {
    let reminder = next_reminder(conn).await?;
    let timer = Query::select()
        .column(Timer::DueAt)
        .from(Timer::Table)
        .and_where(Expr::col(Timer::FiredAt).is_null())
        .order_by(Timer::DueAt, Order::Asc)
        .limit(1)
        .to_owned();
    let timer: Option<(Moment,)> = conn.first(&timer).await?;
    let watch = super::watch::next_moment(conn).await?;
    let told = super::told::next_due(conn).await?;
    let ends = super::outcome::next_due(conn).await?;
    let moments = [reminder, timer.map(|row| row.0), watch, told, ends];
    Ok(moments.into_iter().flatten().min())
}

impl Locked<'_> {
    pub async fn insert_reminder(&mut self, row: &ReminderRow) -> Result<()> {
        let insert = Query::insert()
            .into_table(Reminder::Table)
            .columns(REMINDER)
            .values_panic([
                self.id().into(),
                row.booking_id.into(),
                row.move_no.into(),
                row.person_id.into(),
                row.ahead.as_str().into(),
                row.due_at.into(),
                row.start_at.into(),
            ])
            // One that has fired stays fired: a booking that is undone back to life reminds of what is still ahead only.
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .to_owned();
        self.run(&insert).await.map(drop)
    }

    /// Takes back the reminders of a booking that are still ahead, and those of where it stood before. One that is due
    /// and not sent yet, since the bot was down, stays and is late.
    pub async fn remove_reminders_ahead(&mut self, booking: BookingId, move_no: i64, now: Moment) -> Result<()> {
        let ahead = Expr::col(Reminder::DueAt).gt(now);
        let delete = Query::delete()
            .from_table(Reminder::Table)
            .and_where(Expr::col(Reminder::TenantId).eq(self.id()))
            .and_where(Expr::col(Reminder::BookingId).eq(booking))
            .and_where(Expr::col(Reminder::FiredAt).is_null())
            .and_where(ahead.or(Expr::col(Reminder::MoveNo).ne(move_no)))
            .to_owned();
        self.run(&delete).await.map(drop)
    }

    /// Takes back the reminders of a booking that have not fired.
    pub async fn remove_reminders(&mut self, booking: BookingId) -> Result<()> {
        let delete = Query::delete()
            .from_table(Reminder::Table)
            .and_where(Expr::col(Reminder::TenantId).eq(self.id()))
            .and_where(Expr::col(Reminder::BookingId).eq(booking))
            .and_where(Expr::col(Reminder::FiredAt).is_null())
            .to_owned();
        self.run(&delete).await.map(drop)
    }

    /// Marks a reminder as fired; `false` if it already was, or is no more.
    pub async fn fire_reminder(&mut self, row: &ReminderRow, now: Moment) -> Result<bool> {
        let update = Query::update()
            .table(Reminder::Table)
            .value(Reminder::FiredAt, now)
            .and_where(Expr::col(Reminder::TenantId).eq(self.id()))
            .and_where(Expr::col(Reminder::BookingId).eq(row.booking_id))
            .and_where(Expr::col(Reminder::MoveNo).eq(row.move_no))
            .and_where(Expr::col(Reminder::PersonId).eq(row.person_id))
            .and_where(Expr::col(Reminder::Ahead).eq(row.ahead.as_str()))
            .and_where(Expr::col(Reminder::FiredAt).is_null())
            .to_owned();
        Ok(self.run(&update).await? == 1)
    }

    /// Sets a timer, also where it has fired before at the same entry by other rules.
    pub async fn insert_timer(&mut self, booking: BookingId, step: &str, entry_no: i64, due: Moment) -> Result<()> {
        self.insert_timers(&[(booking, step.to_owned(), entry_no)], due).await
    }

    /// Sets timers of many bookings for one moment.
    pub async fn insert_timers(&mut self, all: &[(BookingId, String, i64)], due: Moment) -> Result<()> {
        for rows in all.chunks(ROWS) {
            let mut insert = Query::insert()
                .into_table(Timer::Table)
                .columns([
                    Timer::TenantId,
                    Timer::BookingId,
                    Timer::Step,
                    Timer::EntryNo,
                    Timer::DueAt,
                    Timer::FiredAt,
                ])
                .to_owned();
            for (booking, step, entry_no) in rows {
                insert.values_panic([
                    self.id().into(),
                    (*booking).into(),
                    step.as_str().into(),
                    (*entry_no).into(),
                    due.into(),
                    None::<Moment>.into(),
                ]);
            }
            let key = [Timer::TenantId, Timer::BookingId, Timer::Step, Timer::EntryNo];
            let anew = OnConflict::columns(key)
                .update_columns([Timer::DueAt, Timer::FiredAt])
                .to_owned();
            self.run(&insert.on_conflict(anew).to_owned()).await?;
        }
        Ok(())
    }

    /// Takes back the timers of a booking's steps that have not fired; what stands for no step has a bracket.
    pub async fn remove_timers(&mut self, booking: BookingId) -> Result<()> {
        let delete = Query::delete()
            .from_table(Timer::Table)
            .and_where(Expr::col(Timer::TenantId).eq(self.id()))
            .and_where(Expr::col(Timer::BookingId).eq(booking))
            .and_where(Expr::col(Timer::FiredAt).is_null())
            .and_where(Expr::col(Timer::Step).not_like("(%"))
            .to_owned();
        self.run(&delete).await.map(drop)
    }

    /// Lets a timer that could not be taken come again later.
    pub async fn postpone_timer(&mut self, row: &TimerRow, until: Moment) -> Result<()> {
        let update = Query::update()
            .table(Timer::Table)
            .value(Timer::DueAt, until)
            .and_where(Expr::col(Timer::TenantId).eq(self.id()))
            .and_where(Expr::col(Timer::BookingId).eq(row.booking_id))
            .and_where(Expr::col(Timer::Step).eq(row.step.as_str()))
            .and_where(Expr::col(Timer::EntryNo).eq(row.entry_no))
            .and_where(Expr::col(Timer::FiredAt).is_null())
            .to_owned();
        self.run(&update).await.map(drop)
    }

    /// Marks a timer as fired; `false` if it already was, or is no more.
    pub async fn fire_timer(&mut self, row: &TimerRow, now: Moment) -> Result<bool> {
        let update = Query::update()
            .table(Timer::Table)
            .value(Timer::FiredAt, now)
            .and_where(Expr::col(Timer::TenantId).eq(self.id()))
            .and_where(Expr::col(Timer::BookingId).eq(row.booking_id))
            .and_where(Expr::col(Timer::Step).eq(row.step.as_str()))
            .and_where(Expr::col(Timer::EntryNo).eq(row.entry_no))
            .and_where(Expr::col(Timer::FiredAt).is_null())
            .to_owned();
        Ok(self.run(&update).await? == 1)
    }
}
