//! Regular times of clients: when they are, what came of which day, when they do not come.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};

use super::tables::{Booking, Client, ClientPerson, Standing, StandingClock, StandingDay, StandingPause};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{BookingId, ClientId, KindId, PersonId, StandingId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::pattern::WeeklyTime;
use crate::domain::slot::WallSpan;
use crate::domain::standing::{Pause, Regular, Weeks};
use crate::domain::zone::{Date, Weekday};

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct StandingRow {
    pub standing_id: StandingId,
    pub client_id: ClientId,
    pub kind_id: KindId,
    /// 1 is Monday.
    pub weekday: i64,
    pub wall_minute: i64,
    pub minutes: i64,
    pub weeks: String,
    pub from_day: String,
    pub until_day: Option<String>,
    /// Where it costs something of its own.
    pub price: Option<i64>,
    pub state: String,
    pub client_name: String,
    /// While the client is banned, nothing of it is booked.
    pub client_banned_at: Option<Moment>,
}

impl StandingRow {
    /// `None` for what no version of ours writes.
    pub fn regular(&self) -> Option<Regular> {
        let weekday = Weekday::try_from(u8::try_from(self.weekday - 1).ok()?).ok()?;
        let start_min = u16::try_from(self.wall_minute).ok()?;
        let end_min = start_min.checked_add(u16::try_from(self.minutes).ok()?)?;
        let until = match &self.until_day {
            Some(day) => Some(day.parse().ok()?),
            None => None,
        };
        Some(Regular {
            time: WeeklyTime {
                weekday,
                span: WallSpan { start_min, end_min },
            },
            weeks: Weeks::parse(&self.weeks)?,
            from: self.from_day.parse().ok()?,
            until,
        })
    }

    pub fn is_active(&self) -> bool {
        self.state == State::Active.as_str()
    }

    pub fn is_asked(&self) -> bool {
        self.state == State::Asked.as_str()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A client asks for it.
    Asked,
    Active,
    Declined,
}

impl State {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Active => "active",
            Self::Declined => "declined",
        }
    }
}

fn select(tenant: TenantId) -> SelectStatement {
    Query::select()
        .columns(
            [
                Standing::StandingId,
                Standing::ClientId,
                Standing::KindId,
                Standing::Weekday,
                Standing::WallMinute,
                Standing::Minutes,
                Standing::Weeks,
                Standing::FromDay,
                Standing::UntilDay,
                Standing::Price,
                Standing::State,
            ]
            .map(|column| (Standing::Table, column)),
        )
        .expr_as(Expr::col((Client::Table, Client::Name)), "client_name")
        .expr_as(Expr::col((Client::Table, Client::BannedAt)), "client_banned_at")
        .from(Standing::Table)
        .inner_join(
            Client::Table,
            Expr::col((Client::Table, Client::TenantId))
                .equals((Standing::Table, Standing::TenantId))
                .and(Expr::col((Client::Table, Client::ClientId)).equals((Standing::Table, Standing::ClientId))),
        )
        .and_where(col(Standing::TenantId).eq(tenant))
        .to_owned()
}

pub(super) fn col(column: Standing) -> Expr {
    Expr::col((Standing::Table, column))
}

fn in_force(mut select: SelectStatement, today: &str) -> SelectStatement {
    select
        // Written out, not bound: only so does SQLite take the index.
        .and_where(col(Standing::State).eq(Expr::cust("'active'")))
        .and_where(col(Standing::UntilDay).is_null().or(col(Standing::UntilDay).gte(today)))
        .order_by((Standing::Table, Standing::Weekday), Order::Asc)
        .order_by((Standing::Table, Standing::WallMinute), Order::Asc)
        .order_by((Standing::Table, Standing::StandingId), Order::Asc)
        .to_owned()
}

/// What [`all`] asks. Public for the tests of query plans.
pub fn all_query(tenant: TenantId, today: &str) -> SelectStatement {
    in_force(select(tenant), today)
}

/// The regular times that have not ended, from Monday on.
pub async fn all(conn: &mut Conn, tenant: TenantId, today: &str) -> Result<Vec<StandingRow>> {
    conn.all(&all_query(tenant, today)).await
}

pub async fn by_id(conn: &mut Conn, tenant: TenantId, id: StandingId) -> Result<Option<StandingRow>> {
    conn.first(&select(tenant).and_where(col(Standing::StandingId).eq(id)).to_owned())
        .await
}

/// One client's that have not ended.
pub async fn of_client(conn: &mut Conn, tenant: TenantId, client: ClientId, today: &str) -> Result<Vec<StandingRow>> {
    let select = select(tenant).and_where(col(Standing::ClientId).eq(client)).to_owned();
    conn.all(&in_force(select, today)).await
}

/// Those of all clients for whom a person acts.
pub async fn of_person(conn: &mut Conn, tenant: TenantId, person: PersonId, today: &str) -> Result<Vec<StandingRow>> {
    let theirs = Query::select()
        .column(ClientPerson::ClientId)
        .from(ClientPerson::Table)
        .and_where(Expr::col(ClientPerson::TenantId).eq(tenant))
        .and_where(Expr::col(ClientPerson::PersonId).eq(person))
        .and_where(Expr::col(ClientPerson::MayBook).eq(1))
        .to_owned();
    let select = select(tenant)
        .and_where(col(Standing::ClientId).in_subquery(theirs))
        .to_owned();
    conn.all(&in_force(select, today)).await
}

#[derive(Clone, Debug, sqlx::FromRow)]
struct PauseRow {
    standing_id: StandingId,
    from_day: String,
    to_day: String,
}

fn pauses_from(tenant: TenantId, from: &str) -> SelectStatement {
    Query::select()
        .columns([StandingPause::StandingId, StandingPause::FromDay, StandingPause::ToDay])
        .from(StandingPause::Table)
        .and_where(Expr::col(StandingPause::TenantId).eq(tenant))
        .and_where(Expr::col(StandingPause::ToDay).gte(from))
        .order_by(StandingPause::FromDay, Order::Asc)
        .order_by(StandingPause::StandingId, Order::Asc)
        .to_owned()
}

/// The pauses that are not over by a local day.
pub async fn pauses(conn: &mut Conn, tenant: TenantId, from: &str) -> Result<Vec<(StandingId, Pause)>> {
    read(conn.all(&pauses_from(tenant, from)).await?)
}

/// Those of one regular time.
pub async fn pauses_of(conn: &mut Conn, tenant: TenantId, id: StandingId, from: &str) -> Result<Vec<Pause>> {
    let select = pauses_from(tenant, from)
        .and_where(Expr::col(StandingPause::StandingId).eq(id))
        .to_owned();
    let read = read(conn.all(&select).await?)?;
    Ok(read.into_iter().map(|(_, pause)| pause).collect())
}

fn read(rows: Vec<PauseRow>) -> Result<Vec<(StandingId, Pause)>> {
    let read = |row: PauseRow| {
        let (from, to) = (row.from_day.parse::<Date>(), row.to_day.parse::<Date>());
        match (from, to) {
            (Ok(from), Ok(to)) => Ok((row.standing_id, Pause { from, to })),
            (_, _) => Err(super::Fault::Bug("a pause is on no days".to_owned())),
        }
    };
    rows.into_iter().map(read).collect()
}

/// What came of a regular time on a day.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DayRow {
    pub standing_id: StandingId,
    pub day: String,
    pub booking_id: Option<BookingId>,
    pub why: Option<String>,
}

fn days_from(tenant: TenantId, from: &str) -> SelectStatement {
    Query::select()
        .columns([
            StandingDay::StandingId,
            StandingDay::Day,
            StandingDay::BookingId,
            StandingDay::Why,
        ])
        .from(StandingDay::Table)
        .and_where(Expr::col(StandingDay::TenantId).eq(tenant))
        .and_where(Expr::col(StandingDay::Day).gte(from))
        .order_by(StandingDay::Day, Order::Asc)
        .order_by(StandingDay::StandingId, Order::Asc)
        .to_owned()
}

/// What [`came`] asks. Public for the tests of query plans.
pub fn came_query(tenant: TenantId, from: &str) -> SelectStatement {
    days_from(tenant, from)
}

/// What came of all regular times from a local day on.
pub async fn came(conn: &mut Conn, tenant: TenantId, from: &str) -> Result<Vec<DayRow>> {
    conn.all(&came_query(tenant, from)).await
}

/// What came of all of them from one local day to another, both included.
pub async fn came_between(conn: &mut Conn, tenant: TenantId, from: &str, to: &str) -> Result<Vec<DayRow>> {
    let select = days_from(tenant, from)
        .and_where(Expr::col(StandingDay::Day).lte(to))
        .to_owned();
    conn.all(&select).await
}

/// Whether something stood in a regular's way on one of these days.
pub async fn are_left_out(conn: &mut Conn, tenant: TenantId, from: &str, to: &str) -> Result<bool> {
    let select = days_from(tenant, from)
        .and_where(Expr::col(StandingDay::Day).lte(to))
        .and_where(Expr::col(StandingDay::Why).is_in(["closed", "overlap"]))
        .limit(1)
        .to_owned();
    let row: Option<DayRow> = conn.first(&select).await?;
    Ok(row.is_some())
}

/// What came of one of them.
pub async fn came_of(conn: &mut Conn, tenant: TenantId, id: StandingId, from: &str) -> Result<Vec<DayRow>> {
    let select = days_from(tenant, from)
        .and_where(Expr::col(StandingDay::StandingId).eq(id))
        .to_owned();
    conn.all(&select).await
}

/// Rows of days, to be joined with others.
pub(super) fn day_rows() -> SelectStatement {
    Query::select()
        .columns(
            [
                StandingDay::StandingId,
                StandingDay::Day,
                StandingDay::BookingId,
                StandingDay::Why,
            ]
            .map(|column| (StandingDay::Table, column)),
        )
        .from(StandingDay::Table)
        .to_owned()
}

/// What [`ahead`] asks. Public for the tests of query plans.
pub fn ahead_query(tenant: TenantId, id: StandingId, now: Moment) -> SelectStatement {
    let of = |column: StandingDay| Expr::col((StandingDay::Table, column));
    day_rows()
        .inner_join(
            Booking::Table,
            Expr::col((Booking::Table, Booking::TenantId))
                .equals((StandingDay::Table, StandingDay::TenantId))
                .and(
                    Expr::col((Booking::Table, Booking::BookingId))
                        .equals((StandingDay::Table, StandingDay::BookingId)),
                ),
        )
        .and_where(of(StandingDay::TenantId).eq(tenant))
        .and_where(of(StandingDay::StandingId).eq(id))
        .and_where(Expr::col((Booking::Table, Booking::StartAt)).gt(now))
        .and_where(Expr::col((Booking::Table, Booking::Phase)).is_in(["pending", "upcoming"]))
        .order_by((StandingDay::Table, StandingDay::Day), Order::Asc)
        .to_owned()
}

/// The days of one of them whose bookings are still ahead, whatever day they were made for.
pub async fn ahead(conn: &mut Conn, tenant: TenantId, id: StandingId, now: Moment) -> Result<Vec<DayRow>> {
    conn.all(&ahead_query(tenant, id, now)).await
}

/// For which regular, and which day of it, a booking is.
pub async fn tie(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<Option<(StandingId, String)>> {
    let select = Query::select()
        .columns([Booking::StandingId, Booking::StandingDay])
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::BookingId).eq(booking))
        .to_owned();
    let row: Option<(Option<StandingId>, Option<String>)> = conn.first(&select).await?;
    Ok(row.and_then(|(id, day)| Some((id?, day?))))
}

/// What [`due`] asks. Public for the tests of query plans.
pub fn due_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .column(StandingClock::TenantId)
        .from(StandingClock::Table)
        .and_where(Expr::col(StandingClock::DueAt).lte(now))
        .order_by(StandingClock::DueAt, Order::Asc)
        .order_by(StandingClock::TenantId, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Whose regulars are to be booked now, the longest overdue first.
pub async fn due(conn: &mut Conn, now: Moment, limit: u64) -> Result<Vec<TenantId>> {
    let rows: Vec<(TenantId,)> = conn.all(&due_query(now, limit)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// When a tenant's regulars are booked next; `None` where there never was one.
pub async fn clock(conn: &mut Conn, tenant: TenantId) -> Result<Option<Moment>> {
    let select = Query::select()
        .column(StandingClock::DueAt)
        .from(StandingClock::Table)
        .and_where(Expr::col(StandingClock::TenantId).eq(tenant))
        .to_owned();
    let row: Option<(Moment,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// A regular time as it is made.
#[derive(Clone, Debug)]
pub struct NewStanding {
    pub client: ClientId,
    pub kind: KindId,
    pub regular: Regular,
    pub price: Option<i64>,
    pub state: State,
}

impl Locked<'_> {
    pub async fn insert_standing(&mut self, new: &NewStanding) -> Result<StandingId> {
        let id = StandingId(self.next_id().await?);
        let time = new.regular.time;
        let insert = Query::insert()
            .into_table(Standing::Table)
            .columns([
                Standing::TenantId,
                Standing::StandingId,
                Standing::ClientId,
                Standing::KindId,
                Standing::Weekday,
                Standing::WallMinute,
                Standing::Minutes,
                Standing::Weeks,
                Standing::FromDay,
                Standing::UntilDay,
                Standing::Price,
                Standing::State,
            ])
            .values_panic([
                self.id().into(),
                id.into(),
                new.client.into(),
                new.kind.into(),
                i64::from(time.weekday.number_from_monday()).into(),
                i64::from(time.span.start_min).into(),
                i64::from(time.span.length()).into(),
                new.regular.weeks.as_str().into(),
                new.regular.from.to_string().into(),
                new.regular.until.map(|day| day.to_string()).into(),
                new.price.into(),
                new.state.as_str().into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(id)
    }

    /// From now on it is at that time, in those weeks, from its first day to its last.
    pub async fn set_standing(&mut self, id: StandingId, regular: &Regular) -> Result<()> {
        let update = Query::update()
            .table(Standing::Table)
            .values([
                (
                    Standing::Weekday,
                    i64::from(regular.time.weekday.number_from_monday()).into(),
                ),
                (Standing::WallMinute, i64::from(regular.time.span.start_min).into()),
                (Standing::Minutes, i64::from(regular.time.span.length()).into()),
                (Standing::Weeks, regular.weeks.as_str().into()),
                (Standing::FromDay, regular.from.to_string().into()),
                (Standing::UntilDay, regular.until.map(|day| day.to_string()).into()),
            ])
            .and_where(Expr::col(Standing::TenantId).eq(self.id()))
            .and_where(Expr::col(Standing::StandingId).eq(id))
            .to_owned();
        self.run_one(&update).await
    }

    pub async fn set_standing_price(&mut self, id: StandingId, price: Option<i64>) -> Result<()> {
        let update = Query::update()
            .table(Standing::Table)
            .value(Standing::Price, price)
            .and_where(Expr::col(Standing::TenantId).eq(self.id()))
            .and_where(Expr::col(Standing::StandingId).eq(id))
            .to_owned();
        self.run_one(&update).await
    }

    /// Tells whether it was `from`.
    pub async fn answer_standing(&mut self, id: StandingId, from: State, to: State) -> Result<bool> {
        let update = Query::update()
            .table(Standing::Table)
            .value(Standing::State, to.as_str())
            .and_where(Expr::col(Standing::TenantId).eq(self.id()))
            .and_where(Expr::col(Standing::StandingId).eq(id))
            .and_where(Expr::col(Standing::State).eq(from.as_str()))
            .to_owned();
        Ok(self.run(&update).await? == 1)
    }

    /// Notes what came of it on a day: its booking, or why there is none.
    pub async fn standing_came(
        &mut self,
        id: StandingId,
        day: &str,
        came: std::result::Result<BookingId, &str>,
    ) -> Result<()> {
        let (booking, why) = match came {
            Ok(booking) => (Some(booking), None),
            Err(why) => (None, Some(why.to_owned())),
        };
        let insert = Query::insert()
            .into_table(StandingDay::Table)
            .columns([
                StandingDay::TenantId,
                StandingDay::StandingId,
                StandingDay::Day,
                StandingDay::BookingId,
                StandingDay::Why,
                StandingDay::Told,
            ])
            .values_panic([
                self.id().into(),
                id.into(),
                day.into(),
                booking.into(),
                why.into(),
                0.into(),
            ])
            .on_conflict(
                OnConflict::columns([StandingDay::TenantId, StandingDay::StandingId, StandingDay::Day])
                    .update_columns([StandingDay::BookingId, StandingDay::Why, StandingDay::Told])
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    /// Nothing has come of that day: its booking, if it had one, is for no day of a regular's any more.
    pub async fn forget_standing_day(&mut self, id: StandingId, day: &str) -> Result<()> {
        let delete = Query::delete()
            .from_table(StandingDay::Table)
            .and_where(Expr::col(StandingDay::TenantId).eq(self.id()))
            .and_where(Expr::col(StandingDay::StandingId).eq(id))
            .and_where(Expr::col(StandingDay::Day).eq(day))
            .to_owned();
        self.run(&delete).await?;
        self.set_standing_day(id, day, None).await
    }

    /// A booking of a day is for another day of the regular's, or for none.
    pub async fn set_standing_day(&mut self, id: StandingId, day: &str, to: Option<&str>) -> Result<()> {
        let update = Query::update()
            .table(Booking::Table)
            .value(Booking::StandingDay, to.map(str::to_owned))
            .and_where(Expr::col(Booking::TenantId).eq(self.id()))
            .and_where(Expr::col(Booking::StandingId).eq(id))
            .and_where(Expr::col(Booking::StandingDay).eq(day))
            .to_owned();
        self.run(&update).await.map(drop)
    }

    /// A booking that was made otherwise is of a regular from now on.
    pub async fn adopt_booking(&mut self, booking: BookingId, id: StandingId, day: &str) -> Result<()> {
        // One that was called off may hold the day from before a move there and back.
        let freed = Query::update()
            .table(Booking::Table)
            .value(Booking::StandingId, None::<StandingId>)
            .value(Booking::StandingDay, None::<String>)
            .and_where(Expr::col(Booking::TenantId).eq(self.id()))
            .and_where(Expr::col(Booking::StandingId).eq(id))
            .and_where(Expr::col(Booking::StandingDay).eq(day))
            .and_where(Expr::col(Booking::BookingId).ne(booking))
            .and_where(Expr::col(Booking::Phase).eq("void"))
            .to_owned();
        self.run(&freed).await?;
        let update = Query::update()
            .table(Booking::Table)
            .value(Booking::StandingId, id)
            .value(Booking::StandingDay, day)
            .and_where(Expr::col(Booking::TenantId).eq(self.id()))
            .and_where(Expr::col(Booking::BookingId).eq(booking))
            .to_owned();
        self.run_one(&update).await
    }

    /// A booking is of no regular any more.
    pub async fn untie_booking(&mut self, booking: BookingId) -> Result<()> {
        let update = Query::update()
            .table(Booking::Table)
            .value(Booking::StandingId, None::<StandingId>)
            .value(Booking::StandingDay, None::<String>)
            .and_where(Expr::col(Booking::TenantId).eq(self.id()))
            .and_where(Expr::col(Booking::BookingId).eq(booking))
            .to_owned();
        self.run_one(&update).await
    }

    pub async fn insert_pause(&mut self, id: StandingId, pause: Pause) -> Result<()> {
        let insert = Query::insert()
            .into_table(StandingPause::Table)
            .columns([
                StandingPause::TenantId,
                StandingPause::StandingId,
                StandingPause::FromDay,
                StandingPause::ToDay,
            ])
            .values_panic([
                self.id().into(),
                id.into(),
                pause.from.to_string().into(),
                pause.to.to_string().into(),
            ])
            .on_conflict(
                OnConflict::columns([
                    StandingPause::TenantId,
                    StandingPause::StandingId,
                    StandingPause::FromDay,
                ])
                .update_column(StandingPause::ToDay)
                .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    /// That pause is not said any more; tells whether it was.
    pub async fn remove_pause(&mut self, id: StandingId, pause: Pause) -> Result<bool> {
        let delete = Query::delete()
            .from_table(StandingPause::Table)
            .and_where(Expr::col(StandingPause::TenantId).eq(self.id()))
            .and_where(Expr::col(StandingPause::StandingId).eq(id))
            .and_where(Expr::col(StandingPause::FromDay).eq(pause.from.to_string()))
            .and_where(Expr::col(StandingPause::ToDay).eq(pause.to.to_string()))
            .to_owned();
        Ok(self.run(&delete).await? > 0)
    }

    /// When regulars are booked next.
    pub async fn set_standing_clock(&mut self, due: Moment) -> Result<()> {
        let insert = Query::insert()
            .into_table(StandingClock::Table)
            .columns([StandingClock::TenantId, StandingClock::DueAt])
            .values_panic([self.id().into(), due.into()])
            .on_conflict(
                OnConflict::column(StandingClock::TenantId)
                    .update_column(StandingClock::DueAt)
                    .to_owned(),
            )
            .to_owned();
        self.run(&insert).await.map(drop)
    }

    /// There are no regulars any more.
    pub async fn remove_standing_clock(&mut self) -> Result<()> {
        let delete = Query::delete()
            .from_table(StandingClock::Table)
            .and_where(Expr::col(StandingClock::TenantId).eq(self.id()))
            .to_owned();
        self.run(&delete).await.map(drop)
    }

    /// Where there are regulars, they are looked at anew.
    pub async fn wake_standing_clock(&mut self, now: Moment) -> Result<()> {
        let update = Query::update()
            .table(StandingClock::Table)
            .value(StandingClock::DueAt, now)
            .and_where(Expr::col(StandingClock::TenantId).eq(self.id()))
            .and_where(Expr::col(StandingClock::DueAt).gt(now))
            .to_owned();
        self.run(&update).await.map(drop)
    }

    /// All of a client's end before a local day.
    pub async fn end_standings(&mut self, client: ClientId, before: &str, last: &str) -> Result<()> {
        let update = Query::update()
            .table(Standing::Table)
            .value(Standing::UntilDay, last)
            .and_where(Expr::col(Standing::TenantId).eq(self.id()))
            .and_where(Expr::col(Standing::ClientId).eq(client))
            .and_where(
                Expr::col(Standing::UntilDay)
                    .is_null()
                    .or(Expr::col(Standing::UntilDay).gte(before)),
            )
            .to_owned();
        self.run(&update).await.map(drop)
    }
}
