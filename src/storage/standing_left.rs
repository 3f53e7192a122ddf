//! Days on which a regular time found no place: listed, counted, told of once.

use std::collections::BTreeMap;

use sea_query::{Asterisk, Expr, ExprTrait, Func, Order, Query, SelectStatement};

use super::standing::{DayRow, day_rows};
use super::tables::{Client, Standing, StandingDay};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{StandingId, TenantId};
use crate::domain::standing::Pause;

/// Somebody else is there, or the hour does not exist: what a person would want to know of. That a day is closed they
/// have said themselves.
const NO_PLACE: [&str; 2] = ["overlap", "gap"];

fn day(column: StandingDay) -> Expr {
    Expr::col((StandingDay::Table, column))
}

/// What [`list`] asks, from a local day on. Public for the tests of query plans.
pub fn list_query(tenant: TenantId, from: &str) -> SelectStatement {
    let of = |column: Standing| Expr::col((Standing::Table, column));
    let who = |column: Client| Expr::col((Client::Table, column));
    day_rows()
        .inner_join(
            Standing::Table,
            of(Standing::TenantId)
                .equals((StandingDay::Table, StandingDay::TenantId))
                .and(of(Standing::StandingId).equals((StandingDay::Table, StandingDay::StandingId))),
        )
        .inner_join(
            Client::Table,
            who(Client::TenantId)
                .equals((Standing::Table, Standing::TenantId))
                .and(who(Client::ClientId).equals((Standing::Table, Standing::ClientId))),
        )
        .and_where(day(StandingDay::TenantId).eq(tenant))
        .and_where(day(StandingDay::Day).gte(from))
        .and_where(day(StandingDay::Why).is_in(NO_PLACE))
        .and_where(of(Standing::State).eq(Expr::cust("'active'")))
        .and_where(
            of(Standing::UntilDay)
                .is_null()
                .or(of(Standing::UntilDay).gte(day(StandingDay::Day))),
        )
        // While they are banned, nothing of theirs is looked for.
        .and_where(who(Client::BannedAt).is_null())
        .order_by((StandingDay::Table, StandingDay::Day), Order::Asc)
        .order_by((StandingDay::Table, StandingDay::StandingId), Order::Asc)
        .to_owned()
}

/// The days ahead on which a regular time found no place.
pub async fn list(conn: &mut Conn, tenant: TenantId, from: &str) -> Result<Vec<DayRow>> {
    conn.all(&list_query(tenant, from)).await
}

pub async fn count(conn: &mut Conn, tenant: TenantId, from: &str) -> Result<usize> {
    let counted = Query::select()
        .expr_as(Func::count(Expr::col(Asterisk)), "n")
        .from_subquery(list_query(tenant, from).clear_order_by().to_owned(), "days")
        .to_owned();
    let count: Option<i64> = conn.value(&counted).await?;
    Ok(count.unwrap_or(0) as usize)
}

/// Those that nobody has been told of.
pub async fn untold(conn: &mut Conn, tenant: TenantId, from: &str) -> Result<Vec<DayRow>> {
    let select = list_query(tenant, from)
        .and_where(day(StandingDay::Told).eq(0))
        .to_owned();
    conn.all(&select).await
}

impl Locked<'_> {
    /// Whoever is concerned has been told of these days.
    pub async fn told_of_left(&mut self, days: &[DayRow]) -> Result<()> {
        let of = |column: StandingDay| Expr::col((StandingDay::Table, column));
        let keys = days.iter().map(|row| (row.standing_id, row.day.as_str()));
        let mut by_standing: BTreeMap<StandingId, Vec<&str>> = BTreeMap::new();
        for (standing, day) in keys {
            by_standing.entry(standing).or_default().push(day);
        }
        for (standing, days) in by_standing {
            let update = Query::update()
                .table(StandingDay::Table)
                .value(StandingDay::Told, 1)
                .and_where(of(StandingDay::TenantId).eq(self.id()))
                .and_where(of(StandingDay::StandingId).eq(standing))
                .and_where(of(StandingDay::Day).is_in(days))
                .to_owned();
            self.run(&update).await?;
        }
        Ok(())
    }

    /// What was in its way on these days does not matter: it does not come on them.
    pub async fn forget_left(&mut self, id: StandingId, days: Pause) -> Result<()> {
        let delete = Query::delete()
            .from_table(StandingDay::Table)
            .and_where(Expr::col(StandingDay::TenantId).eq(self.id()))
            .and_where(Expr::col(StandingDay::StandingId).eq(id))
            .and_where(Expr::col(StandingDay::Day).gte(days.from.to_string()))
            .and_where(Expr::col(StandingDay::Day).lte(days.to.to_string()))
            .and_where(Expr::col(StandingDay::Why).is_in(["closed", "overlap", "gap"]))
            .to_owned();
        self.run(&delete).await.map(drop)
    }
}
