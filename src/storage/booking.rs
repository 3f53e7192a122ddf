//! Bookings: who has which seat, in which status, and what is owed for it.

use sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement};

use super::tables::{Booking, Client, ClientPerson, LedgerEntry};
use super::tenant::Locked;
use super::{Conn, Fault, Result};
use super::{offer, own_booking};
use crate::domain::ids::{AccountId, BookingId, ClientId, KindId, PersonId, SeriesId, SlotId, StandingId, TenantId};
use crate::domain::moment::{Moment, Span};

/// No slot is longer, so what has not ended has begun within this time.
pub(super) const LONGEST: Span = Span::hours(12);
const REPLACED: &str = "replaced";

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct BookingRow {
    pub tenant_id: TenantId,
    pub booking_id: BookingId,
    pub client_id: ClientId,
    pub account_id: AccountId,
    pub made_by: Option<PersonId>,
    pub slot_id: SlotId,
    pub seat: Option<i64>,
    pub kind_id: KindId,
    pub start_at: Moment,
    pub end_at: Moment,
    pub price: i64,
    pub place: String,
    pub status: String,
    pub phase: String,
    pub workflow_version: i64,
    /// The number of the newest entry of the history: what buttons and timers are checked against.
    pub entry_no: i64,
    pub entered_at: Moment,
    pub created_at: Moment,
    pub due_at: Option<Moment>,
    pub move_no: i64,
    /// What is charged for it now, and what part of it payments cover.
    pub charged: i64,
    pub covered: i64,
    /// The booking that this request would take to another time, and when that one begins.
    pub replaces: Option<BookingId>,
    pub replaced_start: Option<Moment>,
    /// What the client answered to the tenant's own question; empty where they did not.
    pub answer: String,
    /// Those of one series were booked together, for the same time of several weeks.
    pub series_id: Option<SeriesId>,
    /// The regular time that it is of.
    pub standing_id: Option<StandingId>,
    pub client_name: String,
}

impl BookingRow {
    /// Whether it counts against how many a client may have: the times that they always have do not.
    pub fn counts(&self) -> bool {
        self.standing_id.is_none() && !self.asks_to_move()
    }

    /// It is a request to take another booking to its own time: one lesson, not two.
    pub fn asks_to_move(&self) -> bool {
        self.replaces.is_some() && self.phase == "pending"
    }

    pub fn owed(&self) -> i64 {
        self.charged - self.covered
    }

    /// When there is nothing to ask for any more, while it is a request: what it would replace begins, or itself.
    pub fn moot_at(&self) -> Moment {
        self.replaced_start
            .map_or(self.start_at, |old| std::cmp::min(old, self.start_at))
    }
}

pub(super) fn select(tenant: TenantId) -> SelectStatement {
    Query::select()
        .columns(
            [
                Booking::TenantId,
                Booking::BookingId,
                Booking::ClientId,
                Booking::AccountId,
                Booking::MadeBy,
                Booking::SlotId,
                Booking::Seat,
                Booking::KindId,
                Booking::StartAt,
                Booking::EndAt,
                Booking::Price,
                Booking::Place,
                Booking::Status,
                Booking::Phase,
                Booking::WorkflowVersion,
                Booking::EntryNo,
                Booking::EnteredAt,
                Booking::CreatedAt,
                Booking::DueAt,
                Booking::MoveNo,
                Booking::Charged,
                Booking::Covered,
                Booking::Replaces,
                Booking::Answer,
                Booking::SeriesId,
                Booking::StandingId,
            ]
            .map(|column| (Booking::Table, column)),
        )
        .expr_as(Expr::SubQuery(None, Box::new(client_name().into())), "client_name")
        .expr_as(
            Expr::SubQuery(None, Box::new(replaced_start().into())),
            "replaced_start",
        )
        .from(Booking::Table)
        .and_where(col(Booking::TenantId).eq(tenant))
        .to_owned()
}

/// Whose the booking at hand is. Asked for by each row that is shown: joined, PostgreSQL reads all clients for a few.
pub(super) fn client_name() -> SelectStatement {
    let whose = |column: Client| Expr::col((Client::Table, column));
    Query::select()
        .column((Client::Table, Client::Name))
        .from(Client::Table)
        .and_where(whose(Client::TenantId).equals((Booking::Table, Booking::TenantId)))
        .and_where(whose(Client::ClientId).equals((Booking::Table, Booking::ClientId)))
        .to_owned()
}

/// When the booking begins that the one at hand would replace. Public for the tests' own look at the table.
pub fn replaced_start() -> SelectStatement {
    let old = |column: Booking| Expr::col((REPLACED, column));
    Query::select()
        .column((REPLACED, Booking::StartAt))
        .from_as(Booking::Table, REPLACED)
        .and_where(old(Booking::TenantId).equals((Booking::Table, Booking::TenantId)))
        .and_where(old(Booking::BookingId).equals((Booking::Table, Booking::Replaces)))
        .to_owned()
}

pub(super) fn col(column: Booking) -> Expr {
    Expr::col((Booking::Table, column))
}

pub(super) fn in_order(select: &mut SelectStatement) -> SelectStatement {
    select
        .order_by((Booking::Table, Booking::StartAt), Order::Asc)
        .order_by((Booking::Table, Booking::BookingId), Order::Asc)
        .to_owned()
}

pub async fn by_id(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<Option<BookingRow>> {
    conn.first(&select(tenant).and_where(col(Booking::BookingId).eq(booking)).to_owned())
        .await
}

/// Those of them that there are, soonest first.
pub async fn by_ids(conn: &mut Conn, tenant: TenantId, bookings: &[BookingId]) -> Result<Vec<BookingRow>> {
    if bookings.is_empty() {
        return Ok(Vec::new());
    }
    conn.all(&in_order(
        select(tenant).and_where(col(Booking::BookingId).is_in(bookings.iter().copied())),
    ))
    .await
}

/// The bookings that start in `from..to` and hold a seat.
pub fn between_query(tenant: TenantId, from: Moment, to: Moment) -> SelectStatement {
    in_order(
        select(tenant)
            .and_where(col(Booking::StartAt).gte(from))
            .and_where(col(Booking::StartAt).lt(to))
            .and_where(col(Booking::Seat).is_not_null()),
    )
}

pub async fn between(conn: &mut Conn, tenant: TenantId, from: Moment, to: Moment) -> Result<Vec<BookingRow>> {
    conn.all(&between_query(tenant, from, to)).await
}

/// The bookings that hold a seat of a slot.
pub async fn in_slot(conn: &mut Conn, tenant: TenantId, slot: SlotId) -> Result<Vec<BookingRow>> {
    conn.all(&in_order(
        select(tenant)
            .and_where(col(Booking::SlotId).eq(slot))
            .and_where(col(Booking::Seat).is_not_null()),
    ))
    .await
}

/// When the tenant is busy, and in which slot.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct BusyRow {
    pub booking_id: BookingId,
    pub slot_id: SlotId,
    pub start_at: Moment,
    pub end_at: Moment,
}

/// What [`busy`] asks. Public for the tests of query plans.
pub fn busy_query(tenant: TenantId, start: Moment, end: Moment) -> SelectStatement {
    Query::select()
        .columns([Booking::BookingId, Booking::SlotId, Booking::StartAt, Booking::EndAt])
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::StartAt).gt(start - LONGEST))
        .and_where(Expr::col(Booking::StartAt).lt(end))
        .and_where(Expr::col(Booking::EndAt).gt(start))
        .and_where(Expr::col(Booking::Seat).is_not_null())
        .order_by(Booking::StartAt, Order::Asc)
        .order_by(Booking::BookingId, Order::Asc)
        .to_owned()
}

/// What holds a seat at some moment of `start..end`, in order; behind it what is held for clients to pick from.
pub async fn busy(conn: &mut Conn, tenant: TenantId, start: Moment, end: Moment) -> Result<Vec<BusyRow>> {
    let mut busy: Vec<BusyRow> = conn.all(&busy_query(tenant, start, end)).await?;
    busy.extend(offer::busy(conn, tenant, start, end).await?);
    Ok(busy)
}

/// Whether the tenant is busy at some moment of `start..end` by a booking outside of `slot`, other than `but`.
pub async fn busy_elsewhere(
    conn: &mut Conn,
    tenant: TenantId,
    slot: SlotId,
    start: Moment,
    end: Moment,
    but: Option<BookingId>,
) -> Result<bool> {
    let busy = busy(conn, tenant, start, end).await?;
    Ok(busy
        .iter()
        .any(|other| other.slot_id != slot && Some(other.booking_id) != but))
}

/// The requests that wait for an answer.
pub fn pending_query(tenant: TenantId) -> SelectStatement {
    in_order(select(tenant).and_where(col(Booking::Phase).eq(Expr::cust("'pending'"))))
}

pub async fn pending(conn: &mut Conn, tenant: TenantId, offset: u64, limit: u64) -> Result<Vec<BookingRow>> {
    conn.all(&pending_query(tenant).offset(offset).limit(limit).to_owned())
        .await
}

pub async fn count_pending(conn: &mut Conn, tenant: TenantId) -> Result<i64> {
    let count = Query::select()
        .expr(Func::count(Expr::col(Booking::BookingId)))
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::Phase).eq(Expr::cust("'pending'")))
        .to_owned();
    conn.value(&count).await
}

/// What is asked for or ahead, however long ago it was to be, soonest first.
pub async fn open(conn: &mut Conn, tenant: TenantId) -> Result<Vec<BookingRow>> {
    conn.all(&in_order(
        select(tenant).and_where(col(Booking::Phase).is_in(["pending", "upcoming"])),
    ))
    .await
}

/// The bookings whose charge payments don't cover.
pub fn unpaid_query(tenant: TenantId) -> SelectStatement {
    in_order(select(tenant).and_where(col(Booking::Charged).gt(col(Booking::Covered))))
}

pub async fn unpaid(conn: &mut Conn, tenant: TenantId, offset: u64, limit: u64) -> Result<Vec<BookingRow>> {
    conn.all(&unpaid_query(tenant).offset(offset).limit(limit).to_owned())
        .await
}

/// How many bookings are unpaid, and how much is missing in all.
pub async fn unpaid_total(conn: &mut Conn, tenant: TenantId) -> Result<(i64, i64)> {
    let missing = Func::coalesce([
        Func::sum(Expr::col(Booking::Charged).sub(Expr::col(Booking::Covered))).into(),
        Expr::val(0),
    ]);
    let select = Query::select()
        .expr(Func::count(Expr::col(Booking::BookingId)))
        .expr(Expr::expr(missing).cast_as("BIGINT"))
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::Charged).gt(Expr::col(Booking::Covered)))
        .to_owned();
    let row: Option<(i64, i64)> = conn.first(&select).await?;
    Ok(row.unwrap_or((0, 0)))
}

/// What an account has not paid of its charges, soonest first. Public for the tests of query plans.
pub fn unpaid_of_account_query(tenant: TenantId, account: AccountId) -> SelectStatement {
    unpaid_query(tenant)
        .and_where(col(Booking::AccountId).eq(account))
        .to_owned()
}

pub async fn unpaid_of_account(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<Vec<BookingRow>> {
    conn.all(&unpaid_of_account_query(tenant, account)).await
}

/// What [`owed_of_account`] asks. Public for the tests of query plans.
pub fn owed_of_account_query(tenant: TenantId, account: AccountId) -> SelectStatement {
    let missing = Func::sum(Expr::col(Booking::Charged).sub(Expr::col(Booking::Covered)));
    Query::select()
        .expr(Expr::expr(Func::coalesce([missing.into(), Expr::val(0)])).cast_as("BIGINT"))
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::AccountId).eq(account))
        .and_where(Expr::col(Booking::Charged).gt(Expr::col(Booking::Covered)))
        .to_owned()
}

/// What of an account's charges is not covered.
pub async fn owed_of_account(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<i64> {
    conn.value(&owed_of_account_query(tenant, account)).await
}

/// A client whose booking stands under an account.
pub async fn any_of_account(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<Option<ClientId>> {
    let select = Query::select()
        .column(LedgerEntry::BookingId)
        .from(LedgerEntry::Table)
        .and_where(Expr::col(LedgerEntry::TenantId).eq(tenant))
        .and_where(Expr::col(LedgerEntry::AccountId).eq(account))
        .and_where(Expr::col(LedgerEntry::BookingId).is_not_null())
        .limit(1)
        .to_owned();
    let row: Option<(BookingId,)> = conn.first(&select).await?;
    let Some((id,)) = row else { return Ok(None) };
    Ok(by_id(conn, tenant, id).await?.map(|row| row.client_id))
}

/// How many of an account's charges are not covered.
pub async fn count_unpaid_of_account(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<i64> {
    let select = Query::select()
        .expr(Func::count(Expr::col(Booking::BookingId)))
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::AccountId).eq(account))
        .and_where(Expr::col(Booking::Charged).gt(Expr::col(Booking::Covered)))
        .to_owned();
    conn.value(&select).await
}

/// What a person owes, tenant by tenant.
pub async fn owed_everywhere(conn: &mut Conn, person: PersonId) -> Result<Vec<(TenantId, i64)>> {
    let missing = Func::sum(col(Booking::Charged).sub(col(Booking::Covered)));
    let select = Query::select()
        .column((Booking::Table, Booking::TenantId))
        .expr(Expr::expr(missing).cast_as("BIGINT"))
        .from(ClientPerson::Table)
        .inner_join(
            Booking::Table,
            col(Booking::TenantId)
                .equals((ClientPerson::Table, ClientPerson::TenantId))
                .and(col(Booking::ClientId).equals((ClientPerson::Table, ClientPerson::ClientId))),
        )
        .and_where(Expr::col((ClientPerson::Table, ClientPerson::PersonId)).eq(person))
        .and_where(Expr::col((ClientPerson::Table, ClientPerson::MayPay)).eq(1))
        .and_where(col(Booking::Charged).gt(col(Booking::Covered)))
        .group_by_col((Booking::Table, Booking::TenantId))
        .order_by((Booking::Table, Booking::TenantId), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// What holds a seat and has not ended at `now`, soonest first.
pub fn upcoming_query(tenant: TenantId, now: Moment) -> SelectStatement {
    in_order(
        select(tenant)
            .and_where(col(Booking::StartAt).gt(now - LONGEST))
            .and_where(col(Booking::EndAt).gt(now))
            .and_where(col(Booking::Seat).is_not_null()),
    )
}

pub async fn upcoming(
    conn: &mut Conn,
    tenant: TenantId,
    now: Moment,
    offset: u64,
    limit: u64,
) -> Result<Vec<BookingRow>> {
    conn.all(&upcoming_query(tenant, now).offset(offset).limit(limit).to_owned())
        .await
}

/// What has ended at `now`, whatever became of it, newest first.
pub fn past_query(tenant: TenantId, now: Moment) -> SelectStatement {
    select(tenant)
        .and_where(col(Booking::StartAt).lte(now))
        .and_where(col(Booking::EndAt).lte(now))
        .order_by((Booking::Table, Booking::StartAt), Order::Desc)
        .order_by((Booking::Table, Booking::BookingId), Order::Desc)
        .to_owned()
}

pub async fn past(conn: &mut Conn, tenant: TenantId, now: Moment, offset: u64, limit: u64) -> Result<Vec<BookingRow>> {
    conn.all(&past_query(tenant, now).offset(offset).limit(limit).to_owned())
        .await
}

/// What [`count_past`] counts by the index alone: years of bookings are not read for it.
pub fn begun_query(tenant: TenantId, now: Moment) -> SelectStatement {
    count(tenant).and_where(Expr::col(Booking::StartAt).lte(now)).to_owned()
}

pub async fn count_past(conn: &mut Conn, tenant: TenantId, now: Moment) -> Result<i64> {
    let running = count(tenant)
        .and_where(Expr::col(Booking::StartAt).gt(now - LONGEST))
        .and_where(Expr::col(Booking::StartAt).lte(now))
        .and_where(Expr::col(Booking::EndAt).gt(now))
        .to_owned();
    let begun: i64 = conn.value(&begun_query(tenant, now)).await?;
    let running: i64 = conn.value(&running).await?;
    Ok(begun - running)
}

/// How many bookings of a client were accepted and not taken back.
pub async fn count_accepted(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<i64> {
    let count = count(tenant)
        .and_where(Expr::col(Booking::ClientId).eq(client))
        .and_where(Expr::col(Booking::Phase).is_in(["upcoming", "done"]))
        .to_owned();
    conn.value(&count).await
}

/// The requests to take another booking to their own time: each is one lesson with what it would replace.
pub(super) fn moves(tenant: TenantId) -> SelectStatement {
    Query::select()
        .column(Booking::BookingId)
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::Phase).eq(Expr::cust("'pending'")))
        .and_where(Expr::col(Booking::Replaces).is_not_null())
        .to_owned()
}

pub(super) fn count(tenant: TenantId) -> SelectStatement {
    Query::select()
        .expr(Func::count(Expr::col(Booking::BookingId)))
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .to_owned()
}

/// What [`active_of_client`] asks. Public for the tests of query plans.
pub fn active_of_client_query(tenant: TenantId, client: ClientId, now: Moment) -> SelectStatement {
    in_order(
        select(tenant)
            .and_where(col(Booking::ClientId).eq(client))
            .and_where(col(Booking::StartAt).gt(now - LONGEST))
            .and_where(col(Booking::EndAt).gt(now))
            .and_where(col(Booking::Phase).is_in(["pending", "upcoming"])),
    )
}

/// A client's bookings that hold a seat and have not ended at `now`.
pub async fn active_of_client(
    conn: &mut Conn,
    tenant: TenantId,
    client: ClientId,
    now: Moment,
) -> Result<Vec<BookingRow>> {
    conn.all(&active_of_client_query(tenant, client, now)).await
}

/// How many requests wait of all clients for whom one account pays, but for one.
pub async fn requests_of_account(
    conn: &mut Conn,
    tenant: TenantId,
    account: AccountId,
    now: Moment,
    but: Option<BookingId>,
) -> Result<u32> {
    let clients = Query::select()
        .column(Client::ClientId)
        .from(Client::Table)
        .and_where(Expr::col(Client::TenantId).eq(tenant))
        .and_where(Expr::col(Client::AccountId).eq(account))
        .to_owned();
    let select = count(tenant)
        .and_where(Expr::col(Booking::ClientId).in_subquery(clients))
        .and_where(Expr::col(Booking::StartAt).gt(now - LONGEST))
        .and_where(Expr::col(Booking::EndAt).gt(now))
        .and_where(Expr::col(Booking::Phase).eq(Expr::cust("'pending'")))
        .and_where_option(but.map(|but| Expr::col(Booking::BookingId).ne(but)))
        .to_owned();
    let requests: i64 = conn.value(&select).await?;
    Ok(u32::try_from(requests).unwrap_or(u32::MAX))
}

/// What [`active_of_person`] asks. Public for the tests of query plans.
pub fn active_of_person_query(tenant: TenantId, person: PersonId, now: Moment) -> SelectStatement {
    in_order(
        select(tenant)
            .and_where(col(Booking::ClientId).in_subquery(own_booking::clients_of(tenant, person)))
            .and_where(col(Booking::StartAt).gt(now - LONGEST))
            .and_where(col(Booking::EndAt).gt(now))
            .and_where(col(Booking::Phase).is_in(["pending", "upcoming"])),
    )
}

/// As [`active_of_client`], of all clients for whom a person acts.
pub async fn active_of_person(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    now: Moment,
) -> Result<Vec<BookingRow>> {
    conn.all(&active_of_person_query(tenant, person, now)).await
}

/// What [`owed_by_person`] asks. Public for the tests of query plans.
pub fn owed_by_person_query(tenant: TenantId, person: PersonId) -> SelectStatement {
    let theirs = Query::select()
        .column(ClientPerson::ClientId)
        .from(ClientPerson::Table)
        .and_where(Expr::col(ClientPerson::TenantId).eq(tenant))
        .and_where(Expr::col(ClientPerson::PersonId).eq(person))
        .and_where(Expr::col(ClientPerson::MayPay).eq(1))
        .to_owned();
    unpaid_query(tenant)
        .and_where(col(Booking::ClientId).in_subquery(theirs))
        .to_owned()
}

/// The bookings, soonest first, that a person may pay for and whose charge payments don't cover.
pub async fn owed_by_person(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Vec<BookingRow>> {
    conn.all(&owed_by_person_query(tenant, person)).await
}

/// A booking as it is made.
#[derive(Clone, Debug)]
pub struct NewBooking {
    pub client: ClientId,
    pub account: AccountId,
    /// Nobody where the clock did.
    pub made_by: Option<PersonId>,
    pub slot: SlotId,
    pub seat: i64,
    pub kind: KindId,
    pub start: Moment,
    pub end: Moment,
    pub price: i64,
    pub place: String,
    pub status: String,
    pub phase: &'static str,
    pub replaces: Option<BookingId>,
    pub answer: String,
    pub series: Option<SeriesId>,
    /// The regular time that it is of, and the local day that it is for.
    pub standing: Option<(StandingId, String)>,
}

/// A seat at its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    pub slot: SlotId,
    pub seat: i64,
    pub start: Moment,
    pub end: Moment,
}

/// What a change of status writes into the booking's row.
#[derive(Clone, Debug)]
pub struct NewStatus {
    pub status: String,
    pub phase: &'static str,
    pub seat: Option<i64>,
    pub due_at: Option<Moment>,
    pub charged: i64,
    /// Where it is from now on, if that is another slot.
    pub moved: Option<Seat>,
}

/// The newest booking that was made to take `booking` to another time, and holds a seat.
pub async fn replacing(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<Option<BookingRow>> {
    let select = select(tenant)
        .and_where(col(Booking::Replaces).eq(booking))
        .and_where(col(Booking::Seat).is_not_null())
        .order_by((Booking::Table, Booking::BookingId), Order::Desc)
        .limit(1)
        .to_owned();
    conn.first(&select).await
}

/// Whether any booking has a price.
pub async fn any_priced(conn: &mut Conn, tenant: TenantId) -> Result<bool> {
    let select = Query::select()
        .column(Booking::BookingId)
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::Price).gt(0))
        .limit(1)
        .to_owned();
    let row: Option<(BookingId,)> = conn.first(&select).await?;
    Ok(row.is_some())
}

/// The bookings of a series, soonest first.
pub fn series_query(tenant: TenantId, series: SeriesId) -> SelectStatement {
    in_order(select(tenant).and_where(col(Booking::SeriesId).eq(series)))
}

pub async fn of_series(conn: &mut Conn, tenant: TenantId, series: SeriesId) -> Result<Vec<BookingRow>> {
    conn.all(&series_query(tenant, series)).await
}

impl Locked<'_> {
    pub async fn insert_booking(&mut self, new: &NewBooking, now: Moment) -> Result<BookingRow> {
        let tenant = self.id();
        let booking = BookingId(self.next_id().await?);
        let version = self.tenant.workflow_version;
        let insert = Query::insert()
            .into_table(Booking::Table)
            .columns([
                Booking::TenantId,
                Booking::BookingId,
                Booking::ClientId,
                Booking::AccountId,
                Booking::MadeBy,
                Booking::SlotId,
                Booking::Seat,
                Booking::KindId,
                Booking::StartAt,
                Booking::EndAt,
                Booking::Price,
                Booking::Place,
                Booking::Status,
                Booking::Phase,
                Booking::WorkflowVersion,
                Booking::EntryNo,
                Booking::EnteredAt,
                Booking::CreatedAt,
                Booking::Replaces,
                Booking::Answer,
                Booking::SeriesId,
                Booking::StandingId,
                Booking::StandingDay,
            ])
            .values_panic([
                tenant.into(),
                booking.into(),
                new.client.into(),
                new.account.into(),
                new.made_by.into(),
                new.slot.into(),
                new.seat.into(),
                new.kind.into(),
                new.start.into(),
                new.end.into(),
                new.price.into(),
                new.place.as_str().into(),
                new.status.as_str().into(),
                new.phase.into(),
                version.into(),
                1.into(),
                now.into(),
                now.into(),
                new.replaces.into(),
                new.answer.as_str().into(),
                new.series.into(),
                new.standing.as_ref().map(|(id, _)| *id).into(),
                new.standing.as_ref().map(|(_, day)| day.clone()).into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        by_id(self, tenant, booking)
            .await?
            .ok_or_else(|| Fault::Bug("a new booking is not there".to_owned()))
    }

    pub async fn set_charged(&mut self, booking: BookingId, charged: i64, due_at: Option<Moment>) -> Result<()> {
        let update = Query::update()
            .table(Booking::Table)
            .value(Booking::Charged, charged)
            .value(Booking::DueAt, due_at)
            .and_where(Expr::col(Booking::TenantId).eq(self.id()))
            .and_where(Expr::col(Booking::BookingId).eq(booking))
            .to_owned();
        self.run_one(&update).await
    }

    /// Until when what is charged is to be paid.
    pub async fn set_due(&mut self, booking: BookingId, due_at: Option<Moment>) -> Result<()> {
        let update = Query::update()
            .table(Booking::Table)
            .value(Booking::DueAt, due_at)
            .and_where(Expr::col(Booking::TenantId).eq(self.id()))
            .and_where(Expr::col(Booking::BookingId).eq(booking))
            .to_owned();
        self.run_one(&update).await
    }

    /// Writes a new status over the entry that was read; `false` if the booking has moved on since.
    pub async fn set_booking_status(&mut self, booking: &BookingRow, new: &NewStatus, now: Moment) -> Result<bool> {
        // A payment or a move leaves the status, and so the moment it was entered, as it was.
        let entered = if booking.status == new.status {
            booking.entered_at
        } else {
            now
        };
        let mut update = Query::update();
        update
            .table(Booking::Table)
            .values([
                (Booking::Status, new.status.as_str().into()),
                (Booking::Phase, new.phase.into()),
                (Booking::Seat, new.seat.into()),
                (Booking::DueAt, new.due_at.into()),
                (Booking::Charged, new.charged.into()),
                (Booking::EntryNo, (booking.entry_no + 1).into()),
                (Booking::EnteredAt, entered.into()),
            ])
            .and_where(Expr::col(Booking::TenantId).eq(self.id()))
            .and_where(Expr::col(Booking::BookingId).eq(booking.booking_id))
            .and_where(Expr::col(Booking::EntryNo).eq(booking.entry_no));
        if let Some(to) = new.moved {
            update.values([
                (Booking::SlotId, to.slot.into()),
                (Booking::StartAt, to.start.into()),
                (Booking::EndAt, to.end.into()),
                (Booking::MoveNo, (booking.move_no + 1).into()),
            ]);
        }
        Ok(self.run(&update).await? == 1)
    }
}
