//! A tenant's clients as the specialist looks at them: the list, what is found in it, and what one of them has had.

use sea_query::{Expr, ExprTrait, Func, LikeExpr, Order, Query, SelectStatement};

use super::booking::{BookingRow, LONGEST, col, count, in_order, moves, select};
use super::tables::{Booking, Client, ClientPerson, Person, Tenant};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::client::Detail;
use crate::domain::ids::{BookingId, ClientId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::names;
use crate::domain::workflow::Phase;

/// A client in a list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ListedRow {
    pub client_id: ClientId,
    pub name: String,
    pub banned_at: Option<Moment>,
}

/// The clients in whose names all these words stand; who was erased has none. Public for the tests of query plans.
pub fn list_query(tenant: TenantId, words: &[String]) -> SelectStatement {
    let mut select = Query::select();
    select
        .columns([Client::ClientId, Client::Name, Client::BannedAt])
        .from(Client::Table)
        .and_where(Expr::col(Client::TenantId).eq(tenant))
        .and_where(Expr::col(Client::Folded).gt(""));
    for word in words {
        select.and_where(Expr::col(Client::Folded).like(anywhere(word)));
    }
    select
        .order_by(Client::Folded, Order::Asc)
        .order_by(Client::ClientId, Order::Asc)
        .to_owned()
}

/// What is typed stands for itself.
fn anywhere(word: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in word.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('!')
}

/// By name.
pub async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    words: &[String],
    offset: u64,
    limit: u64,
) -> Result<Vec<ListedRow>> {
    conn.all(&list_query(tenant, words).offset(offset).limit(limit).to_owned())
        .await
}

/// The only client who is called just so.
pub async fn list_named(conn: &mut Conn, tenant: TenantId, name: &str) -> Result<Option<ClientId>> {
    let select = Query::select()
        .column(Client::ClientId)
        .from(Client::Table)
        .and_where(Expr::col(Client::TenantId).eq(tenant))
        .and_where(Expr::col(Client::Folded).eq(names::folded(name)))
        .and_where(Expr::col(Client::Folded).gt(""))
        .limit(2)
        .to_owned();
    let rows: Vec<(ClientId,)> = conn.all(&select).await?;
    Ok(match rows.as_slice() {
        [(client,)] => Some(*client),
        _ => None,
    })
}

/// How many clients [`list`] has; all of them are counted beforehand.
pub async fn count_listed(conn: &mut Conn, tenant: TenantId, words: &[String]) -> Result<i64> {
    if words.is_empty() {
        let kept = Query::select()
            .column(Tenant::Clients)
            .from(Tenant::Table)
            .and_where(Expr::col(Tenant::TenantId).eq(tenant))
            .to_owned();
        return conn.value(&kept).await;
    }
    let found = list_query(tenant, words).clear_order_by().to_owned();
    let select = Query::select()
        .expr(Func::count(Expr::col(Client::ClientId)))
        .from_subquery(found, "found")
        .to_owned();
    conn.value(&select).await
}

/// The clients who are called just so, as names are folded.
pub async fn named(conn: &mut Conn, tenant: TenantId, folded: &str) -> Result<Vec<ClientId>> {
    let select = Query::select()
        .column(Client::ClientId)
        .from(Client::Table)
        .and_where(Expr::col(Client::TenantId).eq(tenant))
        .and_where(Expr::col(Client::Folded).eq(folded))
        .order_by(Client::ClientId, Order::Asc)
        .to_owned();
    let rows: Vec<(ClientId,)> = conn.all(&select).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Who acts for a client, the first to have come first.
pub async fn people(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<Vec<ActingRow>> {
    conn.all(&people_of(tenant, client)).await
}

/// Those of them who may book, too.
pub async fn bookers(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<Vec<ActingRow>> {
    let may = Expr::col((ClientPerson::Table, ClientPerson::MayBook)).eq(1);
    conn.all(&people_of(tenant, client).and_where(may).to_owned()).await
}

fn people_of(tenant: TenantId, client: ClientId) -> SelectStatement {
    Query::select()
        .columns([
            (Person::Table, Person::PersonId),
            (Person::Table, Person::Name),
            (Person::Table, Person::Username),
            (Person::Table, Person::TelegramId),
            (Person::Table, Person::UnreachableAt),
        ])
        .from(ClientPerson::Table)
        .inner_join(
            Person::Table,
            Expr::col((Person::Table, Person::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)),
        )
        .and_where(Expr::col((ClientPerson::Table, ClientPerson::TenantId)).eq(tenant))
        .and_where(Expr::col((ClientPerson::Table, ClientPerson::ClientId)).eq(client))
        .and_where(Expr::col((ClientPerson::Table, ClientPerson::MayHear)).eq(1))
        .order_by((ClientPerson::Table, ClientPerson::PersonId), Order::Asc)
        .to_owned()
}

/// A person who acts for a client.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ActingRow {
    pub person_id: PersonId,
    pub name: String,
    pub username: Option<String>,
    pub telegram_id: Option<i64>,
    pub unreachable_at: Option<Moment>,
}

impl ActingRow {
    pub fn is_reached(&self) -> bool {
        self.telegram_id.is_some() && self.unreachable_at.is_none()
    }
}

/// What a client has ahead. Public for the tests of query plans.
pub fn next_query(tenant: TenantId, client: ClientId, now: Moment) -> SelectStatement {
    in_order(
        select(tenant)
            .and_where(col(Booking::ClientId).eq(client))
            .and_where(col(Booking::StartAt).gt(now - LONGEST))
            .and_where(col(Booking::EndAt).gt(now))
            .and_where(col(Booking::Seat).is_not_null()),
    )
}

/// The soonest of what a client has ahead.
pub async fn next(conn: &mut Conn, tenant: TenantId, client: ClientId, now: Moment) -> Result<Option<BookingRow>> {
    conn.first(&next_query(tenant, client, now).limit(1).to_owned()).await
}

/// The newest that took place, or was to.
pub async fn last(conn: &mut Conn, tenant: TenantId, client: ClientId, now: Moment) -> Result<Option<BookingRow>> {
    let select = history_query(tenant, client)
        .and_where(col(Booking::StartAt).lte(now))
        .and_where(col(Booking::EndAt).lte(now))
        .and_where(col(Booking::Seat).is_not_null())
        .limit(1)
        .to_owned();
    conn.first(&select).await
}

/// All bookings of a client, whatever became of them, newest first; one that is to be moved is there once. Public for the
/// tests of query plans.
pub fn history_query(tenant: TenantId, client: ClientId) -> SelectStatement {
    select(tenant)
        .and_where(col(Booking::ClientId).eq(client))
        .and_where(col(Booking::BookingId).not_in_subquery(moves(tenant)))
        .order_by((Booking::Table, Booking::StartAt), Order::Desc)
        .order_by((Booking::Table, Booking::BookingId), Order::Desc)
        .to_owned()
}

pub async fn history(
    conn: &mut Conn,
    tenant: TenantId,
    client: ClientId,
    offset: u64,
    limit: u64,
) -> Result<Vec<BookingRow>> {
    conn.all(&history_query(tenant, client).offset(offset).limit(limit).to_owned())
        .await
}

pub async fn count_history(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<i64> {
    let select = count(tenant)
        .and_where(Expr::col(Booking::ClientId).eq(client))
        .and_where(Expr::col(Booking::BookingId).not_in_subquery(moves(tenant)))
        .to_owned();
    conn.value(&select).await
}

/// How many bookings ended in a status, and the newest version of the workflow that calls it so.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TallyRow {
    pub status: String,
    pub workflow_version: i64,
    pub bookings: i64,
}

/// What became of a client's bookings that are over or off, most often first. Public for the tests of query plans.
pub fn tally_query(tenant: TenantId, client: ClientId) -> SelectStatement {
    let bookings = Func::count(Expr::col(Booking::BookingId));
    Query::select()
        .column(Booking::Status)
        .expr_as(Func::max(Expr::col(Booking::WorkflowVersion)), "workflow_version")
        .expr_as(bookings.clone(), "bookings")
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::ClientId).eq(client))
        .and_where(Expr::col(Booking::Phase).is_in([Phase::Done.as_str(), Phase::Void.as_str()]))
        .group_by_col(Booking::Status)
        .order_by_expr(bookings.into(), Order::Desc)
        .order_by(Booking::Status, Order::Asc)
        .to_owned()
}

pub async fn tally(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<Vec<TallyRow>> {
    conn.all(&tally_query(tenant, client)).await
}

/// The newest bookings of a tenant, as (booking, client). Public for the tests of query plans.
pub fn recent_query(tenant: TenantId, limit: u64) -> SelectStatement {
    Query::select()
        .columns([Booking::BookingId, Booking::ClientId])
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .order_by(Booking::BookingId, Order::Desc)
        .limit(limit)
        .to_owned()
}

/// Whose the newest bookings are, each client once, at most `limit`.
pub async fn recent(conn: &mut Conn, tenant: TenantId, limit: usize) -> Result<Vec<ClientId>> {
    let rows: Vec<(BookingId, ClientId)> = conn.all(&recent_query(tenant, 60)).await?;
    let mut found: Vec<ClientId> = Vec::new();
    for (_, client) in rows {
        if !found.contains(&client) {
            found.push(client);
        }
    }
    found.truncate(limit);
    Ok(found)
}

/// One, or none where the client is not there or has no name.
fn count_named(tenant: TenantId, client: ClientId) -> SelectStatement {
    Query::select()
        .expr(Func::count(Expr::col(Client::ClientId)))
        .from(Client::Table)
        .and_where(Expr::col((Client::Table, Client::TenantId)).eq(tenant))
        .and_where(Expr::col((Client::Table, Client::ClientId)).eq(client))
        .and_where(Expr::col(Client::Folded).gt(""))
        .to_owned()
}

impl Locked<'_> {
    /// A client is about to have a name to be found by, or none any more: the tenant's row keeps how many have one.
    pub(super) async fn count_client(&mut self, client: ClientId, folded: &str) -> Result<()> {
        let had = count_named(self.id(), client);
        let had = Expr::SubQuery(None, Box::new(had.into()));
        let has = i64::from(!folded.is_empty());
        let update = Query::update()
            .table(Tenant::Table)
            .value(Tenant::Clients, Expr::col(Tenant::Clients).add(has).sub(had))
            .and_where(Expr::col(Tenant::TenantId).eq(self.id()))
            .to_owned();
        self.run_one(&update).await
    }

    pub async fn rename_client(&mut self, client: ClientId, name: &str) -> Result<()> {
        self.count_client(client, &names::folded(name)).await?;
        let update = Query::update()
            .table(Client::Table)
            .value(Client::Name, name)
            .value(Client::Folded, names::folded(name))
            .and_where(Expr::col(Client::TenantId).eq(self.id()))
            .and_where(Expr::col(Client::ClientId).eq(client))
            .to_owned();
        self.run_one(&update).await
    }

    /// A detail that is a text; a name has its own [`rename_client`](Self::rename_client).
    pub async fn set_client_text(&mut self, client: ClientId, detail: Detail, text: &str) -> Result<()> {
        let column = match detail {
            Detail::Note => Client::Note,
            Detail::Place => Client::Place,
            Detail::Phone => Client::Phone,
            Detail::Name | Detail::Price | Detail::Length => return self.rename_client(client, text).await,
        };
        self.set_client(client, column, text.into()).await
    }

    pub async fn set_client_price(&mut self, client: ClientId, price: Option<i64>) -> Result<()> {
        self.set_client(client, Client::Price, price.into()).await
    }

    pub async fn set_client_minutes(&mut self, client: ClientId, minutes: Option<i64>) -> Result<()> {
        self.set_client(client, Client::Minutes, minutes.into()).await
    }

    pub async fn set_needs_approval(&mut self, client: ClientId, on: bool) -> Result<()> {
        self.set_client(client, Client::NeedsApproval, i64::from(on).into())
            .await
    }

    async fn set_client(&mut self, client: ClientId, column: Client, value: sea_query::Value) -> Result<()> {
        let update = Query::update()
            .table(Client::Table)
            .value(column, value)
            .and_where(Expr::col(Client::TenantId).eq(self.id()))
            .and_where(Expr::col(Client::ClientId).eq(client))
            .to_owned();
        self.run_one(&update).await
    }
}
