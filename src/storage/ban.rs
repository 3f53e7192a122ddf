//! Bans that outlive the data of the banned: prints of them, by a key of the tenant's own.

use sea_query::{Expr, ExprTrait, OnConflict, Query};

use super::tables::{BanPrint, Client, Setting};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{ClientId, TenantId};
use crate::domain::moment::Moment;

fn name(tenant: TenantId) -> String {
    format!("ban-key:{tenant}")
}

/// The tenant's key; `None` while nobody banned has been erased.
pub async fn key(conn: &mut Conn, tenant: TenantId) -> Result<Option<String>> {
    let select = Query::select()
        .column(Setting::Value)
        .from(Setting::Table)
        .and_where(Expr::col(Setting::Name).eq(name(tenant)))
        .to_owned();
    let row: Option<(String,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// When somebody with that print was banned.
pub async fn banned_at(conn: &mut Conn, tenant: TenantId, print: &str) -> Result<Option<Moment>> {
    let select = Query::select()
        .column(BanPrint::BannedAt)
        .from(BanPrint::Table)
        .and_where(Expr::col(BanPrint::TenantId).eq(tenant))
        .and_where(Expr::col(BanPrint::Print).eq(print))
        .to_owned();
    let row: Option<(Moment,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

impl Locked<'_> {
    /// The tenant's key, which is `fresh` if it had none.
    pub async fn ban_key(&mut self, fresh: &str) -> Result<String> {
        let tenant = self.id();
        if let Some(key) = key(self, tenant).await? {
            return Ok(key);
        }
        let insert = Query::insert()
            .into_table(Setting::Table)
            .columns([Setting::Name, Setting::Value])
            .values_panic([name(tenant).into(), fresh.into()])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(fresh.to_owned())
    }

    /// Whoever has that print stays banned, as `of` is.
    pub async fn put_ban(&mut self, print: &str, of: ClientId, banned: Moment) -> Result<()> {
        let insert = Query::insert()
            .into_table(BanPrint::Table)
            .columns([
                BanPrint::TenantId,
                BanPrint::Print,
                BanPrint::ClientId,
                BanPrint::BannedAt,
            ])
            .values_panic([self.id().into(), print.into(), of.into(), banned.into()])
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .to_owned();
        self.run(&insert).await.map(drop)
    }

    /// Whoever has that print is let in again.
    pub async fn remove_ban(&mut self, print: &str) -> Result<()> {
        let delete = Query::delete()
            .from_table(BanPrint::Table)
            .and_where(Expr::col(BanPrint::TenantId).eq(self.id()))
            .and_where(Expr::col(BanPrint::Print).eq(print))
            .to_owned();
        self.run(&delete).await.map(drop)
    }

    /// Whoever was banned as that client is let in again.
    pub async fn remove_bans_of(&mut self, client: ClientId) -> Result<()> {
        let delete = Query::delete()
            .from_table(BanPrint::Table)
            .and_where(Expr::col(BanPrint::TenantId).eq(self.id()))
            .and_where(Expr::col(BanPrint::ClientId).eq(client))
            .to_owned();
        self.run(&delete).await.map(drop)
    }

    /// `None` lifts the ban.
    pub async fn set_banned(&mut self, client: ClientId, banned: Option<Moment>) -> Result<()> {
        let update = Query::update()
            .table(Client::Table)
            .value(Client::BannedAt, banned)
            .and_where(Expr::col(Client::TenantId).eq(self.id()))
            .and_where(Expr::col(Client::ClientId).eq(client))
            .to_owned();
        self.run_one(&update).await
    }
}
