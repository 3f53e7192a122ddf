//! Long acts of tenants: what each does, how far it has come, and what it has cancelled.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

use super::booking::{col, in_order, select as bookings};
use super::tables::{Booking, ClientPerson, Job, JobBooking, Person};
use super::tenant::Locked;
use super::{Conn, Fault, Result, Tx};
use crate::domain::ids::{BookingId, JobId, PersonId, TenantId};
use crate::domain::job::{JobKind, JobState, Task};
use crate::domain::moment::Moment;
use crate::domain::zone::Date;
use crate::storage::booking::BookingRow;

#[derive(Clone, Debug)]
pub struct JobRow {
    pub tenant: TenantId,
    pub id: JobId,
    pub task: Task,
    /// How far it has come, as its kind writes it; empty at the beginning.
    pub reached: String,
    pub state: JobState,
    pub total: i64,
    pub done: i64,
    /// What was left out, as its kind writes it.
    pub report: String,
    pub person: Option<PersonId>,
    pub begun_at: Moment,
    pub ended_at: Option<Moment>,
    /// Batches in a row that met a fault.
    pub faults: i64,
}

impl JobRow {
    /// It is begun only then, as long as nobody thinks better of it.
    pub fn waits_until(&self, now: Moment) -> Option<Moment> {
        self.task.after().filter(|after| now < *after && self.is_ahead())
    }

    /// It waits, and nothing of it is done, whatever the clock says.
    pub fn is_ahead(&self) -> bool {
        self.task.after().is_some() && self.state == JobState::Active && self.reached.is_empty()
    }

    /// It was to cancel or to tell, and is over without that it ever began, or all of it stayed.
    pub fn came_to_nothing(&self) -> bool {
        let over = matches!(self.state, JobState::Stopped | JobState::Done);
        let nothing = self.done == 0 && (self.total == 0 || self.reached.is_empty());
        over && nothing && matches!(self.task, Task::Cancel { .. } | Task::News { .. })
    }

    /// Cancels on one of these days at least.
    pub fn cancels_on(&self, days: (Date, Date)) -> bool {
        matches!(self.task, Task::Cancel { from, to, .. } if from <= days.1 && days.0 <= to)
    }
}

#[derive(sqlx::FromRow)]
struct Raw {
    tenant_id: TenantId,
    job_id: JobId,
    task: String,
    reached: String,
    state: String,
    total: i64,
    done: i64,
    report: String,
    person_id: Option<PersonId>,
    begun_at: Moment,
    ended_at: Option<Moment>,
    faults: i64,
}

impl Raw {
    fn read(self) -> Result<JobRow> {
        let bug = |what: &str| Fault::Bug(format!("job {} of tenant {}: {what}", self.job_id, self.tenant_id));
        Ok(JobRow {
            task: serde_json::from_str(&self.task).map_err(|error| bug(&error.to_string()))?,
            state: JobState::parse(&self.state).ok_or_else(|| bug("no such state"))?,
            tenant: self.tenant_id,
            id: self.job_id,
            reached: self.reached,
            total: self.total,
            done: self.done,
            report: self.report,
            person: self.person_id,
            begun_at: self.begun_at,
            ended_at: self.ended_at,
            faults: self.faults,
        })
    }
}

fn select() -> SelectStatement {
    Query::select()
        .columns([
            Job::TenantId,
            Job::JobId,
            Job::Task,
            Job::Reached,
            Job::State,
            Job::Total,
            Job::Done,
            Job::Report,
            Job::PersonId,
            Job::BegunAt,
            Job::EndedAt,
            Job::Faults,
        ])
        .from(Job::Table)
        .to_owned()
}

/// A job that has not ended, as far as it is known without reading what it does.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Outline {
    pub job_kind: String,
    pub state: String,
    pub total: i64,
    pub done: i64,
    pub faults: i64,
    pub person_id: Option<PersonId>,
}

pub async fn outline(conn: &mut Conn, tenant: TenantId, job: JobId) -> Result<Option<Outline>> {
    let select = Query::select()
        .columns([
            Job::JobKind,
            Job::State,
            Job::Total,
            Job::Done,
            Job::Faults,
            Job::PersonId,
        ])
        .from(Job::Table)
        .and_where(Expr::col(Job::TenantId).eq(tenant))
        .and_where(Expr::col(Job::JobId).eq(job))
        .and_where(Expr::col(Job::EndedAt).is_null())
        .to_owned();
    conn.first(&select).await
}

pub async fn by_id(conn: &mut Conn, tenant: TenantId, job: JobId) -> Result<Option<JobRow>> {
    let select = select()
        .and_where(Expr::col(Job::TenantId).eq(tenant))
        .and_where(Expr::col(Job::JobId).eq(job))
        .to_owned();
    let raw: Option<Raw> = conn.first(&select).await?;
    raw.map(Raw::read).transpose()
}

/// The job of a kind that has not ended.
pub async fn active(conn: &mut Conn, tenant: TenantId, kind: JobKind) -> Result<Option<JobRow>> {
    let select = select()
        .and_where(Expr::col(Job::TenantId).eq(tenant))
        .and_where(Expr::col(Job::JobKind).eq(kind.as_str()))
        .and_where(Expr::col(Job::EndedAt).is_null())
        .to_owned();
    let raw: Option<Raw> = conn.first(&select).await?;
    raw.map(Raw::read).transpose()
}

/// The jobs of a tenant that have not ended.
pub async fn active_of(conn: &mut Conn, tenant: TenantId) -> Result<Vec<JobId>> {
    let select = Query::select()
        .column(Job::JobId)
        .from(Job::Table)
        .and_where(Expr::col(Job::TenantId).eq(tenant))
        .and_where(Expr::col(Job::EndedAt).is_null())
        .order_by(Job::JobId, Order::Asc)
        .to_owned();
    let rows: Vec<(JobId,)> = conn.all(&select).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// What [`all_active`] asks. Public for the tests of query plans.
pub fn all_active_query(after: &(TenantId, String), limit: u64) -> SelectStatement {
    let place = Expr::tuple([Expr::col(Job::TenantId), Expr::col(Job::JobKind)]);
    Query::select()
        .columns([Job::TenantId, Job::JobKind, Job::JobId])
        .from(Job::Table)
        .and_where(Expr::col(Job::EndedAt).is_null())
        .and_where(place.gt(Expr::tuple([after.0.into(), after.1.as_str().into()])))
        .order_by(Job::TenantId, Order::Asc)
        .order_by(Job::JobKind, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// The jobs of all tenants that have not ended, from after that of a tenant and a kind on.
pub async fn all_active(
    conn: &mut Conn,
    after: &(TenantId, String),
    limit: u64,
) -> Result<Vec<(TenantId, String, JobId)>> {
    conn.all(&all_active_query(after, limit)).await
}

/// What [`to_cancel`] asks. Public for the tests of query plans.
pub fn to_cancel_query(
    tenant: TenantId,
    from: Moment,
    to: Moment,
    after: (Moment, BookingId),
    limit: u64,
) -> SelectStatement {
    let place = Expr::tuple([col(Booking::StartAt), col(Booking::BookingId)]);
    let mut select = bookings(tenant)
        .and_where(col(Booking::StartAt).gte(from))
        .and_where(col(Booking::StartAt).lt(to))
        .and_where(place.gt(Expr::tuple([after.0.into(), after.1.into()])))
        .and_where(col(Booking::Phase).is_in(["pending", "upcoming"]))
        .and_where(goes_with_another(from, to).not())
        .limit(limit)
        .to_owned();
    in_order(&mut select)
}

/// Bookings that start in `from..to` and are to take place or may, from after one of them on.
pub async fn to_cancel(
    conn: &mut Conn,
    tenant: TenantId,
    from: Moment,
    to: Moment,
    after: (Moment, BookingId),
    limit: u64,
) -> Result<Vec<BookingRow>> {
    conn.all(&to_cancel_query(tenant, from, to, after, limit)).await
}

/// What [`count_to_cancel`] asks. Public for the tests of query plans.
pub fn count_query(tenant: TenantId, from: Moment, to: Moment) -> SelectStatement {
    Query::select()
        .expr(Expr::col(Booking::BookingId).count())
        .expr(Expr::col(Booking::ClientId).count_distinct())
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::StartAt).gte(from))
        .and_where(Expr::col(Booking::StartAt).lt(to))
        .and_where(Expr::col(Booking::Phase).is_in(["pending", "upcoming"]))
        .and_where(goes_with_another(from, to).not())
        .to_owned()
}

/// It asks to move one that starts in `from..to` too: that is one lesson, and the request goes with it.
fn goes_with_another(from: Moment, to: Moment) -> Expr {
    const OLD: &str = "old";
    let old = |column: Booking| Expr::col((OLD, column));
    let found = Query::select()
        .expr(Expr::cust("1"))
        .from_as(Booking::Table, OLD)
        .and_where(old(Booking::TenantId).equals((Booking::Table, Booking::TenantId)))
        .and_where(old(Booking::BookingId).equals((Booking::Table, Booking::Replaces)))
        .and_where(old(Booking::StartAt).gte(from))
        .and_where(old(Booking::StartAt).lt(to))
        .and_where(old(Booking::Phase).is_in(["pending", "upcoming"]))
        .to_owned();
    col(Booking::Phase).eq("pending").and(Expr::exists(found))
}

/// How many bookings that is, and of how many clients.
pub async fn count_to_cancel(conn: &mut Conn, tenant: TenantId, from: Moment, to: Moment) -> Result<(i64, i64)> {
    let row: Option<(i64, i64)> = conn.first(&count_query(tenant, from, to)).await?;
    Ok(row.unwrap_or_default())
}

/// Whether the bot can tell somebody of a booking at hand.
fn reached() -> SelectStatement {
    let acts = |column: ClientPerson| Expr::col((ClientPerson::Table, column));
    let person = |column: Person| Expr::col((Person::Table, column));
    Query::select()
        .expr(Expr::cust("1"))
        .from(ClientPerson::Table)
        .inner_join(
            Person::Table,
            person(Person::PersonId).equals((ClientPerson::Table, ClientPerson::PersonId)),
        )
        .and_where(acts(ClientPerson::TenantId).equals((Booking::Table, Booking::TenantId)))
        .and_where(acts(ClientPerson::ClientId).equals((Booking::Table, Booking::ClientId)))
        .and_where(acts(ClientPerson::MayHear).eq(1))
        .and_where(person(Person::TelegramId).is_not_null())
        .and_where(person(Person::UnreachableAt).is_null())
        .to_owned()
}

/// Of how many clients somebody would hear of it, if what begins in `from..to` was cancelled but for `keep`.
pub async fn count_told(
    conn: &mut Conn,
    tenant: TenantId,
    from: Moment,
    to: Moment,
    keep: &[BookingId],
) -> Result<i64> {
    let select = Query::select()
        .expr(col(Booking::ClientId).count_distinct())
        .from(Booking::Table)
        .and_where(col(Booking::TenantId).eq(tenant))
        .and_where(col(Booking::StartAt).gte(from))
        .and_where(col(Booking::StartAt).lt(to))
        .and_where(col(Booking::Phase).is_in(["pending", "upcoming"]))
        .and_where(col(Booking::BookingId).is_not_in(keep.iter().copied()))
        .and_where(Expr::exists(reached()))
        .to_owned();
    conn.value(&select).await
}

/// What a job has cancelled and nobody hears of, soonest first. Public for the tests of query plans.
pub fn untold_query(tenant: TenantId, job: JobId) -> SelectStatement {
    let of_job = Query::select()
        .column(JobBooking::BookingId)
        .from(JobBooking::Table)
        .and_where(Expr::col(JobBooking::TenantId).eq(tenant))
        .and_where(Expr::col(JobBooking::JobId).eq(job))
        .to_owned();
    in_order(
        bookings(tenant)
            .and_where(col(Booking::BookingId).in_subquery(of_job))
            .and_where(Expr::exists(reached()).not()),
    )
}

pub async fn untold(conn: &mut Conn, tenant: TenantId, job: JobId, limit: u64) -> Result<Vec<BookingRow>> {
    conn.all(&untold_query(tenant, job).limit(limit).to_owned()).await
}

/// Of these bookings those of which nobody hears, soonest first.
pub async fn untold_of(conn: &mut Conn, tenant: TenantId, ids: &[BookingId]) -> Result<Vec<BookingRow>> {
    let select = bookings(tenant)
        .and_where(col(Booking::BookingId).is_in(ids.iter().copied()))
        .and_where(Expr::exists(reached()).not())
        .to_owned();
    conn.all(&in_order(&mut select.clone())).await
}

/// What of a job's cancelled bookings people hear of.
fn heard(tenant: TenantId, job: JobId) -> SelectStatement {
    let of = |column: JobBooking| Expr::col((JobBooking::Table, column));
    Query::select()
        .from(JobBooking::Table)
        .inner_join(
            Booking::Table,
            col(Booking::TenantId)
                .equals((JobBooking::Table, JobBooking::TenantId))
                .and(col(Booking::BookingId).equals((JobBooking::Table, JobBooking::BookingId))),
        )
        .inner_join(
            ClientPerson::Table,
            Expr::col((ClientPerson::Table, ClientPerson::TenantId))
                .equals((Booking::Table, Booking::TenantId))
                .and(
                    Expr::col((ClientPerson::Table, ClientPerson::ClientId))
                        .equals((Booking::Table, Booking::ClientId)),
                ),
        )
        .and_where(of(JobBooking::TenantId).eq(tenant))
        .and_where(of(JobBooking::JobId).eq(job))
        .and_where(Expr::col((ClientPerson::Table, ClientPerson::MayHear)).eq(1))
        .to_owned()
}

/// What [`hearers`] asks. Public for the tests of query plans.
pub fn hearers_query(tenant: TenantId, job: JobId, after: PersonId, limit: u64) -> SelectStatement {
    heard(tenant, job)
        .column((ClientPerson::Table, ClientPerson::PersonId))
        .distinct()
        .and_where(Expr::col((ClientPerson::Table, ClientPerson::PersonId)).gt(after))
        .order_by((ClientPerson::Table, ClientPerson::PersonId), Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Those who hear of what a job has cancelled, in the order of their ids, from after somebody on.
pub async fn hearers(
    conn: &mut Conn,
    tenant: TenantId,
    job: JobId,
    after: PersonId,
    limit: u64,
) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = conn.all(&hearers_query(tenant, job, after, limit)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// What [`heard_by`] asks. Public for the tests of query plans.
pub fn heard_by_query(tenant: TenantId, job: JobId, person: PersonId) -> SelectStatement {
    heard(tenant, job)
        .columns([JobBooking::BookingId, JobBooking::EntryNo].map(|column| (JobBooking::Table, column)))
        .distinct()
        .column((Booking::Table, Booking::StartAt))
        .and_where(Expr::col((ClientPerson::Table, ClientPerson::PersonId)).eq(person))
        .order_by((Booking::Table, Booking::StartAt), Order::Asc)
        .order_by((JobBooking::Table, JobBooking::BookingId), Order::Asc)
        .to_owned()
}

/// What a job has cancelled that a person hears of, and by which entry; soonest first.
pub async fn heard_by(
    conn: &mut Conn,
    tenant: TenantId,
    job: JobId,
    person: PersonId,
) -> Result<Vec<(BookingId, i64, Moment)>> {
    conn.all(&heard_by_query(tenant, job, person)).await
}

/// How many people hear of what a job has cancelled.
pub async fn count_hearers(conn: &mut Conn, tenant: TenantId, job: JobId) -> Result<i64> {
    let people = Expr::col((ClientPerson::Table, ClientPerson::PersonId)).count_distinct();
    conn.value(&heard(tenant, job).expr(people).to_owned()).await
}

impl Locked<'_> {
    pub async fn insert_job(
        &mut self,
        task: &Task,
        total: i64,
        person: Option<PersonId>,
        now: Moment,
    ) -> Result<JobId> {
        let id = JobId(self.next_id().await?);
        let text = serde_json::to_string(task).map_err(|error| Fault::Bug(error.to_string()))?;
        let insert = Query::insert()
            .into_table(Job::Table)
            .columns([
                Job::TenantId,
                Job::JobId,
                Job::JobKind,
                Job::Task,
                Job::State,
                Job::Total,
                Job::PersonId,
                Job::BegunAt,
            ])
            .values_panic([
                self.id().into(),
                id.into(),
                task.kind().as_str().into(),
                text.into(),
                JobState::Active.as_str().into(),
                total.into(),
                person.into(),
                now.into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(id)
    }

    /// What a job is to do has changed before it was begun.
    pub async fn set_task(&mut self, job: JobId, task: &Task, total: i64) -> Result<()> {
        let text = serde_json::to_string(task).map_err(|error| Fault::Bug(error.to_string()))?;
        let update = Query::update()
            .table(Job::Table)
            .value(Job::Task, text)
            .value(Job::Total, total)
            .and_where(Expr::col(Job::TenantId).eq(self.id()))
            .and_where(Expr::col(Job::JobId).eq(job))
            .to_owned();
        self.run_one(&update).await
    }

    /// Writes down how a job stands after a batch; `ended` where it was the last.
    pub async fn set_job(&mut self, job: &JobRow, ended: Option<Moment>) -> Result<()> {
        let update = Query::update()
            .table(Job::Table)
            .values([
                (Job::Reached, job.reached.as_str().into()),
                (Job::State, job.state.as_str().into()),
                (Job::Total, job.total.into()),
                (Job::Done, job.done.into()),
                (Job::Report, job.report.as_str().into()),
                (Job::EndedAt, ended.into()),
                (Job::Faults, job.faults.into()),
            ])
            .and_where(Expr::col(Job::TenantId).eq(self.id()))
            .and_where(Expr::col(Job::JobId).eq(job.id))
            .to_owned();
        self.run_one(&update).await
    }

    /// Writes down that a batch met a fault, and what becomes of the job.
    pub async fn set_faults(&mut self, job: JobId, faults: i64, state: JobState, ended: Option<Moment>) -> Result<()> {
        let update = Query::update()
            .table(Job::Table)
            .value(Job::Faults, faults)
            .value(Job::State, state.as_str())
            .value(Job::EndedAt, ended)
            .and_where(Expr::col(Job::TenantId).eq(self.id()))
            .and_where(Expr::col(Job::JobId).eq(job))
            .to_owned();
        self.run_one(&update).await
    }

    pub async fn insert_job_booking(&mut self, job: JobId, booking: BookingId, entry_no: i64) -> Result<()> {
        let insert = Query::insert()
            .into_table(JobBooking::Table)
            .columns([
                JobBooking::TenantId,
                JobBooking::JobId,
                JobBooking::BookingId,
                JobBooking::EntryNo,
            ])
            .values_panic([self.id().into(), job.into(), booking.into(), entry_no.into()])
            .to_owned();
        self.run_one(&insert).await
    }
}

/// What [`forget`] looks for. Public for the tests of query plans.
pub fn old_query(before: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns([Job::TenantId, Job::JobId])
        .from(Job::Table)
        .and_where(Expr::col(Job::EndedAt).lt(before))
        .order_by(Job::EndedAt, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Forgets up to `limit` jobs that ended before `before`, with what they had cancelled; tells how many.
pub async fn forget(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let rows: Vec<(TenantId, JobId)> = tx.all(&old_query(before, limit)).await?;
    for (tenant, job) in &rows {
        let bookings = Query::delete()
            .from_table(JobBooking::Table)
            .and_where(Expr::col(JobBooking::TenantId).eq(*tenant))
            .and_where(Expr::col(JobBooking::JobId).eq(*job))
            .to_owned();
        tx.run(&bookings).await?;
        let row = Query::delete()
            .from_table(Job::Table)
            .and_where(Expr::col(Job::TenantId).eq(*tenant))
            .and_where(Expr::col(Job::JobId).eq(*job))
            .to_owned();
        tx.run(&row).await?;
    }
    Ok(rows.len() as u64)
}
