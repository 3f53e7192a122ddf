//! What is booked by accounts that pay a month before it, and what accounts have paid beyond what they are charged.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

use super::booking::col;
use super::tables::{Account, Booking, Client, Pack, PackLesson};
use super::{Conn, Result};
use crate::domain::ids::{AccountId, BookingId, ClientId, TenantId};
use crate::domain::moment::Moment;

/// Of a list of accounts or clients that are asked about at once.
pub(super) const AT_ONCE: usize = 200;

/// A lesson that is booked and not charged, or not all of it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ComingRow {
    pub booking_id: BookingId,
    pub account_id: AccountId,
    pub client_id: ClientId,
    /// Of the client.
    pub name: String,
    pub start_at: Moment,
    /// What it will be charged.
    pub amount: i64,
    /// The day of the month by which its account pays.
    pub term_day: i64,
}

/// The lessons that begin in `from..to` of accounts that pay by the month before, of one of them or of all, soonest first.
/// What draws from an open pack is paid with that. Public for the tests of query plans.
pub fn coming_query(tenant: TenantId, account: Option<AccountId>, from: Moment, to: Moment) -> SelectStatement {
    let of = |column: Account| Expr::col((Account::Table, column));
    let of_pack = Query::select()
        .expr(Expr::cust("1"))
        .from(PackLesson::Table)
        .inner_join(
            Pack::Table,
            Expr::col((Pack::Table, Pack::TenantId))
                .equals((PackLesson::Table, PackLesson::TenantId))
                .and(Expr::col((Pack::Table, Pack::PackId)).equals((PackLesson::Table, PackLesson::PackId))),
        )
        .and_where(Expr::col((PackLesson::Table, PackLesson::TenantId)).equals((Booking::Table, Booking::TenantId)))
        .and_where(Expr::col((PackLesson::Table, PackLesson::BookingId)).equals((Booking::Table, Booking::BookingId)))
        .and_where(Expr::col((Pack::Table, Pack::EndedAt)).is_null())
        .to_owned();
    Query::select()
        .column((Booking::Table, Booking::BookingId))
        .column((Booking::Table, Booking::AccountId))
        .column((Booking::Table, Booking::ClientId))
        .column((Client::Table, Client::Name))
        .column((Booking::Table, Booking::StartAt))
        .expr_as(col(Booking::Price).sub(col(Booking::Charged)), "amount")
        .column((Account::Table, Account::TermDay))
        .from(Booking::Table)
        .inner_join(
            Account::Table,
            of(Account::TenantId)
                .equals((Booking::Table, Booking::TenantId))
                .and(of(Account::AccountId).equals((Booking::Table, Booking::AccountId))),
        )
        .inner_join(
            Client::Table,
            Expr::col((Client::Table, Client::TenantId))
                .equals((Booking::Table, Booking::TenantId))
                .and(Expr::col((Client::Table, Client::ClientId)).equals((Booking::Table, Booking::ClientId))),
        )
        .and_where(col(Booking::TenantId).eq(tenant))
        .and_where_option(account.map(|account| col(Booking::AccountId).eq(account)))
        .and_where(col(Booking::StartAt).gte(from))
        .and_where(col(Booking::StartAt).lt(to))
        .and_where(col(Booking::Phase).eq("upcoming"))
        .and_where(col(Booking::Price).gt(col(Booking::Charged)))
        .and_where(of(Account::Term).eq("month_before"))
        .and_where(Expr::exists(of_pack).not())
        .order_by((Booking::Table, Booking::StartAt), Order::Asc)
        .order_by((Booking::Table, Booking::BookingId), Order::Asc)
        .to_owned()
}

pub async fn coming(
    conn: &mut Conn,
    tenant: TenantId,
    account: Option<AccountId>,
    from: Moment,
    to: Moment,
) -> Result<Vec<ComingRow>> {
    conn.all(&coming_query(tenant, account, from, to)).await
}

/// What some accounts have paid without what they are charged. Public for the tests of query plans.
pub fn balances_of_query(tenant: TenantId, accounts: &[AccountId]) -> SelectStatement {
    Query::select()
        .columns([Account::AccountId, Account::Balance])
        .from(Account::Table)
        .and_where(Expr::col(Account::TenantId).eq(tenant))
        .and_where(Expr::col(Account::AccountId).is_in(accounts.iter().copied()))
        .to_owned()
}

pub async fn balances_of(conn: &mut Conn, tenant: TenantId, accounts: &[AccountId]) -> Result<Vec<(AccountId, i64)>> {
    let mut found = Vec::new();
    for some in accounts.chunks(AT_ONCE) {
        found.extend(conn.all::<(AccountId, i64)>(&balances_of_query(tenant, some)).await?);
    }
    Ok(found)
}

/// What [`payees`] asks. Public for the tests of query plans.
pub fn payees_query(tenant: TenantId, accounts: &[AccountId]) -> SelectStatement {
    Query::select()
        .columns([Client::AccountId, Client::ClientId, Client::Name])
        .from(Client::Table)
        .and_where(Expr::col(Client::TenantId).eq(tenant))
        .and_where(Expr::col(Client::AccountId).is_in(accounts.iter().copied()))
        .order_by(Client::AccountId, Order::Asc)
        .order_by(Client::ClientId, Order::Asc)
        .to_owned()
}

/// For whom accounts pay: (account, client, name), those who were erased without one.
pub async fn payees(
    conn: &mut Conn,
    tenant: TenantId,
    accounts: &[AccountId],
) -> Result<Vec<(AccountId, ClientId, String)>> {
    let mut found = Vec::new();
    for some in accounts.chunks(AT_ONCE) {
        found.extend(
            conn.all::<(AccountId, ClientId, String)>(&payees_query(tenant, some))
                .await?,
        );
    }
    Ok(found)
}
