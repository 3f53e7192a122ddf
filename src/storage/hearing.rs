//! What people have chosen to hear of a tenant.

use sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query, SelectStatement};

use super::person::quiet_of;
use super::tables::{ClientPerson, Hearing, Person, ReminderChoice};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::notice::NoticeKind;
use crate::domain::reminder::Quiet;

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

/// What [`listeners`] asks. Public for the tests of query plans.
pub fn listeners_query(tenant: TenantId, kind: NoticeKind, after: Option<PersonId>, limit: u64) -> SelectStatement {
    Query::select()
        .column(Hearing::PersonId)
        .from(Hearing::Table)
        .and_where(Expr::col(Hearing::TenantId).eq(tenant))
        .and_where(Expr::col(Hearing::NoticeKind).eq(kind.as_str()))
        .and_where(Expr::col(Hearing::Hears).eq(Expr::cust("1")))
        .and_where_option(after.map(|after| Expr::col(Hearing::PersonId).gt(after)))
        .order_by(Hearing::PersonId, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Those who have chosen to hear a kind, in the order of their ids, from after somebody on.
pub async fn listeners(
    conn: &mut Conn,
    tenant: TenantId,
    kind: NoticeKind,
    after: Option<PersonId>,
    limit: u64,
) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = conn.all(&listeners_query(tenant, kind, after, limit)).await?;
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

/// Somebody who is reminded of a client's bookings, and what counts for when.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reminded {
    pub person_id: PersonId,
    /// What they have chosen, or else what stands with the client.
    pub ahead: String,
    pub zone: Option<String>,
    pub(super) quiet_from: Option<i64>,
    pub(super) quiet_to: Option<i64>,
}

impl Reminded {
    pub fn quiet(&self) -> Option<Quiet> {
        quiet_of(self.quiet_from, self.quiet_to)
    }
}

/// Those who hear of a client's bookings and have not turned reminders off.
pub async fn reminded(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<Vec<Reminded>> {
    let of = |column: ClientPerson| Expr::col((ClientPerson::Table, column));
    let ahead = Func::coalesce([
        Expr::col((ReminderChoice::Table, ReminderChoice::Ahead)),
        of(ClientPerson::Reminders),
    ]);
    let select = Query::select()
        .expr(of(ClientPerson::PersonId))
        .expr_as(ahead, ReminderChoice::Ahead)
        .columns([Person::Zone, Person::QuietFrom, Person::QuietTo].map(|column| (Person::Table, column)))
        .from(ClientPerson::Table)
        .inner_join(
            Person::Table,
            Expr::col((Person::Table, Person::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)),
        )
        .left_join(
            ReminderChoice::Table,
            Expr::col((ReminderChoice::Table, ReminderChoice::TenantId))
                .equals((ClientPerson::Table, ClientPerson::TenantId))
                .and(
                    Expr::col((ReminderChoice::Table, ReminderChoice::PersonId))
                        .equals((ClientPerson::Table, ClientPerson::PersonId)),
                ),
        )
        .left_join(
            Hearing::Table,
            Expr::col((Hearing::Table, Hearing::TenantId))
                .equals((ClientPerson::Table, ClientPerson::TenantId))
                .and(
                    Expr::col((Hearing::Table, Hearing::PersonId))
                        .equals((ClientPerson::Table, ClientPerson::PersonId)),
                )
                .and(Expr::col((Hearing::Table, Hearing::NoticeKind)).eq(NoticeKind::Reminders.as_str())),
        )
        .and_where(of(ClientPerson::TenantId).eq(tenant))
        .and_where(of(ClientPerson::ClientId).eq(client))
        .and_where(of(ClientPerson::MayHear).eq(1))
        .and_where(Expr::col((Hearing::Table, Hearing::Hears)).if_null(1).eq(1))
        .order_by((ClientPerson::Table, ClientPerson::PersonId), Order::Asc)
        .to_owned();
    conn.all(&select).await
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
