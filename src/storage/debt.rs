//! Who owes past the term of their account, and when they were told last.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};

use super::tables::{Booking, ClientPerson, DebtNote, DebtRound, Member, PaymentClaim, Person};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;

/// What [`due`] asks. Public for the tests of query plans.
pub fn due_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .column(DebtRound::TenantId)
        .from(DebtRound::Table)
        .and_where(Expr::col(DebtRound::DueAt).lte(now))
        .order_by(DebtRound::DueAt, Order::Asc)
        .order_by(DebtRound::TenantId, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// The tenants whose clients are looked for now.
pub async fn due(conn: &mut Conn, now: Moment, limit: u64) -> Result<Vec<TenantId>> {
    let rows: Vec<(TenantId,)> = conn.all(&due_query(now, limit)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// When a tenant's clients are looked for next, if they are.
pub async fn round(conn: &mut Conn, tenant: TenantId) -> Result<Option<Moment>> {
    let select = Query::select()
        .column(DebtRound::DueAt)
        .from(DebtRound::Table)
        .and_where(Expr::col(DebtRound::TenantId).eq(tenant))
        .to_owned();
    let row: Option<(Moment,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// What [`debtors`] asks. Public for the tests of query plans.
pub fn debtors_query(tenant: TenantId, now: Moment, not_since: Moment, limit: u64) -> SelectStatement {
    owing(tenant, now, not_since)
        .distinct()
        .column((ClientPerson::Table, ClientPerson::PersonId))
        .order_by((ClientPerson::Table, ClientPerson::PersonId), Order::Asc)
        .limit(limit)
        .to_owned()
}

fn owing(tenant: TenantId, now: Moment, not_since: Moment) -> SelectStatement {
    let of = |column: Booking| Expr::col((Booking::Table, column));
    let payer = |column: ClientPerson| Expr::col((ClientPerson::Table, column));
    let lately = Query::select()
        .expr(Expr::cust("1"))
        .from(DebtNote::Table)
        .and_where(Expr::col((DebtNote::Table, DebtNote::TenantId)).eq(tenant))
        .and_where(
            Expr::col((DebtNote::Table, DebtNote::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)),
        )
        .and_where(Expr::col((DebtNote::Table, DebtNote::ToldAt)).gte(not_since))
        .to_owned();
    // Who has said that they have paid waits for an answer.
    let claimed = Query::select()
        .expr(Expr::cust("1"))
        .from(PaymentClaim::Table)
        .and_where(Expr::col((PaymentClaim::Table, PaymentClaim::TenantId)).eq(tenant))
        .and_where(
            Expr::col((PaymentClaim::Table, PaymentClaim::BookingId)).equals((Booking::Table, Booking::BookingId)),
        )
        .and_where(Expr::col((PaymentClaim::Table, PaymentClaim::SettledAt)).is_null())
        .to_owned();
    // Who runs the practice is not reminded by it.
    let runs = Query::select()
        .expr(Expr::cust("1"))
        .from(Member::Table)
        .and_where(Expr::col((Member::Table, Member::TenantId)).eq(tenant))
        .and_where(Expr::col((Member::Table, Member::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)))
        .to_owned();
    Query::select()
        .from(Booking::Table)
        .inner_join(
            ClientPerson::Table,
            payer(ClientPerson::TenantId)
                .equals((Booking::Table, Booking::TenantId))
                .and(payer(ClientPerson::ClientId).equals((Booking::Table, Booking::ClientId))),
        )
        .inner_join(
            Person::Table,
            Expr::col((Person::Table, Person::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)),
        )
        .and_where(Expr::col((Person::Table, Person::TelegramId)).is_not_null())
        .and_where(Expr::col((Person::Table, Person::UnreachableAt)).is_null())
        .and_where(Expr::exists(claimed).not())
        .and_where(Expr::exists(runs).not())
        .and_where(of(Booking::TenantId).eq(tenant))
        .and_where(of(Booking::Charged).gt(of(Booking::Covered)))
        .and_where(of(Booking::DueAt).lte(now))
        .and_where(payer(ClientPerson::MayPay).eq(1))
        .and_where(Expr::exists(lately).not())
        .to_owned()
}

/// How many they are.
pub async fn count_debtors(conn: &mut Conn, tenant: TenantId, now: Moment, not_since: Moment) -> Result<i64> {
    let people = Expr::col((ClientPerson::Table, ClientPerson::PersonId)).count_distinct();
    conn.value(&owing(tenant, now, not_since).expr(people).to_owned()).await
}

/// Those who may pay what is past its term, will hear of it, and were not told since that moment; some of them, in the order
/// of their ids.
pub async fn debtors(
    conn: &mut Conn,
    tenant: TenantId,
    now: Moment,
    not_since: Moment,
    limit: u64,
) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = conn.all(&debtors_query(tenant, now, not_since, limit)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

impl Locked<'_> {
    /// The tenant's clients are looked for then; without a moment, no more.
    pub async fn set_debt_round(&mut self, due: Option<Moment>) -> Result<()> {
        let Some(due) = due else {
            let delete = Query::delete()
                .from_table(DebtRound::Table)
                .and_where(Expr::col(DebtRound::TenantId).eq(self.id()))
                .to_owned();
            return self.run(&delete).await.map(drop);
        };
        let insert = Query::insert()
            .into_table(DebtRound::Table)
            .columns([DebtRound::TenantId, DebtRound::DueAt])
            .values_panic([self.id().into(), due.into()])
            .on_conflict(
                OnConflict::column(DebtRound::TenantId)
                    .update_column(DebtRound::DueAt)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    /// Somebody is told that they owe.
    pub async fn set_debt_note(&mut self, person: PersonId, now: Moment) -> Result<()> {
        let insert = Query::insert()
            .into_table(DebtNote::Table)
            .columns([DebtNote::TenantId, DebtNote::PersonId, DebtNote::ToldAt])
            .values_panic([self.id().into(), person.into(), now.into()])
            .on_conflict(
                OnConflict::columns([DebtNote::TenantId, DebtNote::PersonId])
                    .update_column(DebtNote::ToldAt)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }
}
