//! Kinds of service.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement, SimpleExpr};

use super::tables::{Kind, Slot};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{KindId, TenantId};
use crate::domain::moment::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct KindRow {
    pub kind_id: KindId,
    pub name: String,
    pub minutes: i64,
    pub price: i64,
    pub seats: i64,
    /// Where it takes place; empty where the practice says it.
    pub place: String,
    pub retired_at: Option<Moment>,
    /// 1 for the kind that new times are of, where no other is chosen.
    pub usual: i64,
}

impl KindRow {
    pub fn is_offered(&self) -> bool {
        self.retired_at.is_none()
    }
}

fn select(tenant: TenantId) -> SelectStatement {
    Query::select()
        .columns([Kind::KindId, Kind::Name, Kind::Minutes, Kind::Price, Kind::Seats])
        .columns([Kind::Place, Kind::RetiredAt, Kind::Usual])
        .from(Kind::Table)
        .and_where(Expr::col((Kind::Table, Kind::TenantId)).eq(tenant))
        .order_by(Kind::Usual, Order::Desc)
        .order_by((Kind::Table, Kind::KindId), Order::Asc)
        .to_owned()
}

/// The kinds of service of a tenant: the usual one first, then oldest first. Retired ones are among them.
pub async fn kinds(conn: &mut Conn, tenant: TenantId) -> Result<Vec<KindRow>> {
    conn.all(&select(tenant)).await
}

/// What [`offered`] asks. Public for the tests of query plans.
pub fn offered_query(tenant: TenantId, now: Moment) -> SelectStatement {
    let ahead = Query::select()
        .expr(Expr::val(1))
        .from(Slot::Table)
        .and_where(Expr::col((Slot::Table, Slot::TenantId)).eq(tenant))
        .and_where(Expr::col((Slot::Table, Slot::State)).ne(Expr::cust("'deleted'")))
        .and_where(Expr::col((Slot::Table, Slot::State)).eq(Expr::cust("'open'")))
        .and_where(Expr::col((Slot::Table, Slot::StartAt)).gt(now))
        .and_where(Expr::col((Slot::Table, Slot::KindId)).equals((Kind::Table, Kind::KindId)))
        .to_owned();
    select(tenant)
        .and_where(Expr::col(Kind::RetiredAt).is_null().or(Expr::exists(ahead)))
        .to_owned()
}

/// The kinds that clients choose from: also one that is retired, while times of it are open.
pub async fn offered(conn: &mut Conn, tenant: TenantId, now: Moment) -> Result<Vec<KindRow>> {
    conn.all(&offered_query(tenant, now)).await
}

impl Locked<'_> {
    pub async fn insert_kind(&mut self, name: &str, minutes: i64, price: i64, seats: i64) -> Result<KindId> {
        let kind = KindId(self.next_id().await?);
        let insert = Query::insert()
            .into_table(Kind::Table)
            .columns([
                Kind::TenantId,
                Kind::KindId,
                Kind::Name,
                Kind::Minutes,
                Kind::Price,
                Kind::Seats,
            ])
            .values_panic([
                self.id().into(),
                kind.into(),
                name.into(),
                minutes.into(),
                price.into(),
                seats.into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(kind)
    }

    pub async fn set_kind(&mut self, kind: KindId, minutes: i64, price: i64) -> Result<()> {
        self.update_kind(kind, [(Kind::Minutes, minutes.into()), (Kind::Price, price.into())])
            .await
    }

    pub async fn set_kind_name(&mut self, kind: KindId, name: &str) -> Result<()> {
        self.update_kind(kind, [(Kind::Name, name.into())]).await
    }

    pub async fn set_kind_seats(&mut self, kind: KindId, seats: i64) -> Result<()> {
        self.update_kind(kind, [(Kind::Seats, seats.into())]).await
    }

    pub async fn set_kind_place(&mut self, kind: KindId, place: &str) -> Result<()> {
        self.update_kind(kind, [(Kind::Place, place.into())]).await
    }

    /// Retires it, or takes it back; what is retired is not the usual one.
    pub async fn set_kind_retired(&mut self, kind: KindId, at: Option<Moment>) -> Result<()> {
        self.update_kind(kind, [(Kind::RetiredAt, at.into()), (Kind::Usual, 0.into())])
            .await
    }

    pub async fn set_usual_kind(&mut self, kind: KindId) -> Result<()> {
        let before = Query::update()
            .table(Kind::Table)
            .value(Kind::Usual, 0)
            .and_where(Expr::col(Kind::TenantId).eq(self.id()))
            .and_where(Expr::col(Kind::Usual).eq(1))
            .to_owned();
        self.run(&before).await?;
        self.update_kind(kind, [(Kind::Usual, 1.into())]).await
    }

    async fn update_kind(&mut self, kind: KindId, values: impl IntoIterator<Item = (Kind, SimpleExpr)>) -> Result<()> {
        let update = Query::update()
            .table(Kind::Table)
            .values(values)
            .and_where(Expr::col(Kind::TenantId).eq(self.id()))
            .and_where(Expr::col(Kind::KindId).eq(kind))
            .to_owned();
        self.run_one(&update).await
    }
}
