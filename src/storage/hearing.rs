//! What people have chosen to hear of a tenant.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query};

use super::tables::{Hearing, ReminderChoice};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::notice::NoticeKind;

/// What a person has chosen for a kind of notices; `None` if nothing.
pub async fn chosen(conn: &mut Conn, tenant: TenantId, person: PersonId, kind: NoticeKind) -> Result<Option<bool>> {
    let select = Query::select()
        .column(Hearing::Hears)
        .from(Hearing::Table)
        .and_where(Expr::col(Hearing::TenantId).eq(tenant))
        .and_where(Expr::col(Hearing::PersonId).eq(person))
        .and_where(Expr::col(Hearing::NoticeKind).eq(kind.as_str()))
        .to_owned();
    let row: Option<(i64,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0 == 1))
}

/// Those who have chosen to hear a kind.
pub async fn listeners(conn: &mut Conn, tenant: TenantId, kind: NoticeKind) -> Result<Vec<PersonId>> {
    let select = Query::select()
        .column(Hearing::PersonId)
        .from(Hearing::Table)
        .and_where(Expr::col(Hearing::TenantId).eq(tenant))
        .and_where(Expr::col(Hearing::NoticeKind).eq(kind.as_str()))
        .and_where(Expr::col(Hearing::Hears).eq(Expr::cust("1")))
        .order_by(Hearing::PersonId, Order::Asc)
        .to_owned();
    let rows: Vec<(PersonId,)> = conn.all(&select).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// How long before their bookings a person has chosen to be reminded, as codes with spaces between them.
pub async fn reminders(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Option<String>> {
    let select = Query::select()
        .column(ReminderChoice::Ahead)
        .from(ReminderChoice::Table)
        .and_where(Expr::col(ReminderChoice::TenantId).eq(tenant))
        .and_where(Expr::col(ReminderChoice::PersonId).eq(person))
        .to_owned();
    let row: Option<(String,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

impl Locked<'_> {
    pub async fn set_hears(&mut self, person: PersonId, kind: NoticeKind, hears: bool) -> Result<()> {
        let insert = Query::insert()
            .into_table(Hearing::Table)
            .columns([
                Hearing::TenantId,
                Hearing::PersonId,
                Hearing::NoticeKind,
                Hearing::Hears,
            ])
            .values_panic([
                self.id().into(),
                person.into(),
                kind.as_str().into(),
                i64::from(hears).into(),
            ])
            .on_conflict(
                OnConflict::columns([Hearing::TenantId, Hearing::PersonId, Hearing::NoticeKind])
                    .update_column(Hearing::Hears)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    pub async fn set_reminders(&mut self, person: PersonId, ahead: &str) -> Result<()> {
        let insert = Query::insert()
            .into_table(ReminderChoice::Table)
            .columns([
                ReminderChoice::TenantId,
                ReminderChoice::PersonId,
                ReminderChoice::Ahead,
            ])
            .values_panic([self.id().into(), person.into(), ahead.into()])
            .on_conflict(
                OnConflict::columns([ReminderChoice::TenantId, ReminderChoice::PersonId])
                    .update_column(ReminderChoice::Ahead)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }
}
