//! Bills of a month: who has something to pay for it, from an index alone; and what went out of them.

use std::collections::HashMap;

use sea_query::{Expr, ExprTrait, Func, JoinType, OnConflict, Order, Query, SelectStatement};

use super::ahead::AT_ONCE;
use super::booking::col;
use super::tables::{BillSent, Booking, Client, Outbox};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::zone::Date;

/// What is missing for a client's lessons.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct MissingRow {
    pub client_id: ClientId,
    pub lessons: i64,
    pub missing: i64,
}

/// What is charged and not covered for what began before a moment, and perhaps not before another, client by client; who
/// had their data deleted is none of them. Public for the tests of query plans.
pub fn missing_query(tenant: TenantId, from: Option<Moment>, to: Moment) -> SelectStatement {
    let erased = Query::select()
        .column(Client::ClientId)
        .from(Client::Table)
        .and_where(Expr::col(Client::TenantId).eq(tenant))
        // As the index has it.
        .and_where(Expr::col(Client::Name).eq(Expr::cust("''")))
        .to_owned();
    let missing = Func::sum(col(Booking::Charged).sub(col(Booking::Covered)));
    Query::select()
        .column((Booking::Table, Booking::ClientId))
        .expr_as(Func::count(col(Booking::BookingId)), "lessons")
        .expr_as(Expr::expr(missing).cast_as("BIGINT"), "missing")
        .from(Booking::Table)
        .and_where(col(Booking::TenantId).eq(tenant))
        .and_where_option(from.map(|from| col(Booking::StartAt).gte(from)))
        .and_where(col(Booking::StartAt).lt(to))
        .and_where(col(Booking::Charged).gt(col(Booking::Covered)))
        .and_where(col(Booking::ClientId).not_in_subquery(erased))
        .group_by_col((Booking::Table, Booking::ClientId))
        .to_owned()
}

pub async fn missing(conn: &mut Conn, tenant: TenantId, from: Option<Moment>, to: Moment) -> Result<Vec<MissingRow>> {
    conn.all(&missing_query(tenant, from, to)).await
}

/// What somebody was sent of a bill last.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SentRow {
    pub client_id: ClientId,
    pub person_id: PersonId,
    /// Letters of it are numbered from 1.
    pub number: i64,
    pub print: String,
    pub at: Moment,
    /// How the letter is, as long as the outbox knows.
    pub state: Option<String>,
}

/// Of a month's bills, of one client or of all. Public for the tests of query plans.
pub fn sent_query(tenant: TenantId, month: Date, client: Option<ClientId>) -> SelectStatement {
    let of = |column: BillSent| Expr::col((BillSent::Table, column));
    Query::select()
        .columns([
            (BillSent::Table, BillSent::ClientId),
            (BillSent::Table, BillSent::PersonId),
            (BillSent::Table, BillSent::Number),
            (BillSent::Table, BillSent::Print),
            (BillSent::Table, BillSent::At),
        ])
        .column((Outbox::Table, Outbox::State))
        .from(BillSent::Table)
        .join(
            JoinType::LeftJoin,
            Outbox::Table,
            Expr::col((Outbox::Table, Outbox::Dedupe)).equals((BillSent::Table, BillSent::Dedupe)),
        )
        .and_where(of(BillSent::TenantId).eq(tenant))
        .and_where(of(BillSent::Month).eq(month.to_string()))
        .and_where_option(client.map(|client| of(BillSent::ClientId).eq(client)))
        .order_by((BillSent::Table, BillSent::ClientId), Order::Asc)
        .order_by((BillSent::Table, BillSent::PersonId), Order::Asc)
        .to_owned()
}

pub async fn sent(conn: &mut Conn, tenant: TenantId, month: Date, client: Option<ClientId>) -> Result<Vec<SentRow>> {
    conn.all(&sent_query(tenant, month, client)).await
}

/// The names of some clients.
pub async fn names(conn: &mut Conn, tenant: TenantId, clients: &[ClientId]) -> Result<HashMap<ClientId, String>> {
    let mut names = HashMap::new();
    for some in clients.chunks(AT_ONCE) {
        let select = Query::select()
            .columns([Client::ClientId, Client::Name])
            .from(Client::Table)
            .and_where(Expr::col(Client::TenantId).eq(tenant))
            .and_where(Expr::col(Client::ClientId).is_in(some.iter().copied()))
            .to_owned();
        names.extend(conn.all::<(ClientId, String)>(&select).await?);
    }
    Ok(names)
}

/// A bill as it goes out to somebody.
pub struct Letter<'a> {
    pub month: Date,
    pub client: ClientId,
    pub to: PersonId,
    pub number: i64,
    pub print: &'a str,
    pub dedupe: &'a str,
}

impl Locked<'_> {
    pub async fn set_bill_sent(&mut self, letter: &Letter<'_>, now: Moment) -> Result<()> {
        let insert = Query::insert()
            .into_table(BillSent::Table)
            .columns([
                BillSent::TenantId,
                BillSent::Month,
                BillSent::ClientId,
                BillSent::PersonId,
                BillSent::Number,
                BillSent::Print,
                BillSent::Dedupe,
                BillSent::At,
            ])
            .values_panic([
                self.id().into(),
                letter.month.to_string().into(),
                letter.client.into(),
                letter.to.into(),
                letter.number.into(),
                letter.print.into(),
                letter.dedupe.into(),
                now.into(),
            ])
            .on_conflict(
                OnConflict::columns([
                    BillSent::TenantId,
                    BillSent::Month,
                    BillSent::ClientId,
                    BillSent::PersonId,
                ])
                .update_columns([BillSent::Number, BillSent::Print, BillSent::Dedupe, BillSent::At])
                .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }
}
