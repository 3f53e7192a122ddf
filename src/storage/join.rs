//! Links that join a client to a person, and who has come by one.

use sea_query::{Expr, ExprTrait, OnConflict, Query};

use super::tables::ClientJoin;
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::moment::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct JoinRow {
    pub tenant_id: TenantId,
    pub client_id: ClientId,
    pub token: String,
    pub expires_at: Moment,
    /// Who has come by it, and when.
    pub person_id: Option<PersonId>,
    pub came_at: Option<Moment>,
}

const COLUMNS: [ClientJoin; 6] = [
    ClientJoin::TenantId,
    ClientJoin::ClientId,
    ClientJoin::Token,
    ClientJoin::ExpiresAt,
    ClientJoin::PersonId,
    ClientJoin::CameAt,
];

pub async fn of_client(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<Option<JoinRow>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(ClientJoin::Table)
        .and_where(Expr::col(ClientJoin::TenantId).eq(tenant))
        .and_where(Expr::col(ClientJoin::ClientId).eq(client))
        .to_owned();
    conn.first(&select).await
}

pub async fn by_token(conn: &mut Conn, token: &str) -> Result<Option<JoinRow>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(ClientJoin::Table)
        .and_where(Expr::col(ClientJoin::Token).eq(token))
        .to_owned();
    conn.first(&select).await
}

impl Locked<'_> {
    /// A link for the client; the one before it works no more.
    pub async fn put_join(&mut self, client: ClientId, token: &str, expires: Moment) -> Result<()> {
        let insert = Query::insert()
            .into_table(ClientJoin::Table)
            .columns([
                ClientJoin::TenantId,
                ClientJoin::ClientId,
                ClientJoin::Token,
                ClientJoin::ExpiresAt,
            ])
            .values_panic([self.id().into(), client.into(), token.into(), expires.into()])
            .on_conflict(
                OnConflict::columns([ClientJoin::TenantId, ClientJoin::ClientId])
                    .update_columns([ClientJoin::Token, ClientJoin::ExpiresAt])
                    .value(ClientJoin::PersonId, Option::<i64>::None)
                    .value(ClientJoin::CameAt, Option::<i64>::None)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    /// Somebody comes by the link; `false` if somebody has before them, or it is another by now.
    pub async fn set_came(&mut self, client: ClientId, token: &str, person: PersonId, now: Moment) -> Result<bool> {
        let update = Query::update()
            .table(ClientJoin::Table)
            .value(ClientJoin::PersonId, person)
            .value(ClientJoin::CameAt, now)
            .and_where(Expr::col(ClientJoin::TenantId).eq(self.id()))
            .and_where(Expr::col(ClientJoin::ClientId).eq(client))
            .and_where(Expr::col(ClientJoin::Token).eq(token))
            .and_where(Expr::col(ClientJoin::PersonId).is_null())
            .to_owned();
        Ok(self.run(&update).await? == 1)
    }

    pub async fn remove_join(&mut self, client: ClientId) -> Result<()> {
        let delete = Query::delete()
            .from_table(ClientJoin::Table)
            .and_where(Expr::col(ClientJoin::TenantId).eq(self.id()))
            .and_where(Expr::col(ClientJoin::ClientId).eq(client))
            .to_owned();
        self.run(&delete).await.map(drop)
    }
}
