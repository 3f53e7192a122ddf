//! Who pays: an account, the clients for whom it does, and what stands in the ledger under it.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query};

use super::tables::{AccountJoined, Booking, Client, Pack};
use super::tenant::Locked;
use super::{Conn, Result, ledger};
use crate::domain::ids::{AccountId, BookingId, ClientId, TenantId};

/// A client for whom an account pays.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PaidForRow {
    pub client_id: ClientId,
    pub name: String,
}

/// In the order in which they came; who was erased is none of them.
pub async fn clients(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<Vec<PaidForRow>> {
    let select = Query::select()
        .columns([Client::ClientId, Client::Name])
        .from(Client::Table)
        .and_where(Expr::col(Client::TenantId).eq(tenant))
        .and_where(Expr::col(Client::AccountId).eq(account))
        .and_where(Expr::col(Client::Name).ne(""))
        .order_by(Client::ClientId, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// Whether nothing is owed under an account, and nothing is paid ahead: both are looked at, since one could hide the other.
pub async fn is_even(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<bool> {
    let unpaid = Query::select()
        .column(Booking::BookingId)
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::AccountId).eq(account))
        .and_where(Expr::col(Booking::Charged).ne(Expr::col(Booking::Covered)))
        .limit(1)
        .to_owned();
    let unpaid: Option<(BookingId,)> = conn.first(&unpaid).await?;
    Ok(unpaid.is_none() && ledger::balance(conn, tenant, account).await? == 0)
}

/// Which account has taken the place of one, in the end.
pub async fn joined(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<Option<AccountId>> {
    let mut found = None;
    loop {
        let select = Query::select()
            .column(AccountJoined::IntoId)
            .from(AccountJoined::Table)
            .and_where(Expr::col(AccountJoined::TenantId).eq(tenant))
            .and_where(Expr::col(AccountJoined::AccountId).eq(found.unwrap_or(account)))
            .to_owned();
        let next: Option<(AccountId,)> = conn.first(&select).await?;
        match next {
            Some((into,)) if into != account => found = Some(into),
            Some(_) | None => return Ok(found),
        }
    }
}

impl Locked<'_> {
    /// From now on the other account has its place.
    pub async fn set_joined(&mut self, account: AccountId, into: AccountId) -> Result<()> {
        let insert = Query::insert()
            .into_table(AccountJoined::Table)
            .columns([AccountJoined::TenantId, AccountJoined::AccountId, AccountJoined::IntoId])
            .values_panic([self.id().into(), account.into(), into.into()])
            .on_conflict(
                OnConflict::columns([AccountJoined::TenantId, AccountJoined::AccountId])
                    .update_column(AccountJoined::IntoId)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    /// What is charged for a booking stands under that account from now on, by entries of its own.
    pub async fn move_charge(&mut self, booking: BookingId, account: AccountId) -> Result<()> {
        let update = Query::update()
            .table(Booking::Table)
            .value(Booking::AccountId, account)
            .and_where(Expr::col(Booking::TenantId).eq(self.id()))
            .and_where(Expr::col(Booking::BookingId).eq(booking))
            .to_owned();
        self.run_one(&update).await
    }

    /// From now on that account pays for the client: also for what is ahead, as long as nothing is charged for it. What is
    /// over and charged later goes there too, see [`set_booking_account`](Self::set_booking_account).
    pub async fn set_account(&mut self, client: ClientId, account: AccountId) -> Result<()> {
        let tenant = self.id();
        let update = Query::update()
            .table(Client::Table)
            .value(Client::AccountId, account)
            .and_where(Expr::col(Client::TenantId).eq(tenant))
            .and_where(Expr::col(Client::ClientId).eq(client))
            .to_owned();
        self.run_one(&update).await?;
        let ahead = Query::update()
            .table(Booking::Table)
            .value(Booking::AccountId, account)
            .and_where(Expr::col(Booking::TenantId).eq(tenant))
            .and_where(Expr::col(Booking::ClientId).eq(client))
            .and_where(Expr::col(Booking::Phase).is_in(["pending", "upcoming"]))
            .and_where(Expr::col(Booking::Charged).eq(0))
            .and_where(Expr::col(Booking::Covered).eq(0))
            .to_owned();
        self.run(&ahead).await?;
        // What is left of a pack is still theirs.
        let packs = Query::update()
            .table(Pack::Table)
            .value(Pack::AccountId, account)
            .and_where(Expr::col(Pack::TenantId).eq(tenant))
            .and_where(Expr::col(Pack::ClientId).eq(client))
            .and_where(Expr::col(Pack::EndedAt).is_null())
            .to_owned();
        self.run(&packs).await.map(drop)
    }

    /// What is charged for a booking from now on is this account's; of what was, nothing is left.
    pub async fn set_booking_account(&mut self, booking: BookingId, account: AccountId) -> Result<()> {
        let update = Query::update()
            .table(Booking::Table)
            .value(Booking::AccountId, account)
            .and_where(Expr::col(Booking::TenantId).eq(self.id()))
            .and_where(Expr::col(Booking::BookingId).eq(booking))
            .and_where(Expr::col(Booking::Charged).eq(0))
            .and_where(Expr::col(Booking::Covered).eq(0))
            .to_owned();
        self.run_one(&update).await
    }
}
