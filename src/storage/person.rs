//! People: Telegram users as the deployment knows them. `telegram_id` stands in this table only.

use sea_query::{CaseStatement, Expr, ExprTrait, OnConflict, Query};

use super::tables::{Chat, Member, Person};
use super::{Conn, Result, Tx};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;

/// How a Telegram user introduces themself with every update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub telegram_id: i64,
    pub name: String,
    pub username: Option<String>,
    /// The code of a language that we speak.
    pub lang: &'static str,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PersonRow {
    pub person_id: PersonId,
    pub telegram_id: Option<i64>,
    pub name: String,
    pub username: Option<String>,
    pub lang: String,
    pub zone: Option<String>,
    pub unreachable_at: Option<Moment>,
    pub last_event_at: Moment,
}

const COLUMNS: [Person; 8] = [
    Person::PersonId,
    Person::TelegramId,
    Person::Name,
    Person::Username,
    Person::Lang,
    Person::Zone,
    Person::UnreachableAt,
    Person::LastEventAt,
];

/// Finds or makes the person of an update; any word of theirs proves that they can be reached.
pub async fn meet(tx: &mut Tx, who: &Who, now: Moment) -> Result<PersonId> {
    let kept_if_chosen = CaseStatement::new()
        .case(
            Expr::col((Person::Table, Person::LangChosen)).eq(1),
            Expr::col((Person::Table, Person::Lang)),
        )
        .finally(Expr::col(("excluded", Person::Lang)));
    let insert = Query::insert()
        .into_table(Person::Table)
        .columns([
            Person::TelegramId,
            Person::Name,
            Person::Username,
            Person::Lang,
            Person::LastEventAt,
            Person::CreatedAt,
        ])
        .values_panic([
            who.telegram_id.into(),
            who.name.as_str().into(),
            who.username.as_deref().into(),
            who.lang.into(),
            now.into(),
            now.into(),
        ])
        .on_conflict(
            OnConflict::column(Person::TelegramId)
                .update_columns([Person::Name, Person::Username, Person::LastEventAt])
                .value(Person::Lang, kept_if_chosen)
                .value(Person::UnreachableAt, Option::<i64>::None)
                .to_owned(),
        )
        .returning(Query::returning().columns([Person::PersonId, Person::CreatedAt]))
        .to_owned();
    let row: Option<(PersonId, Moment)> = tx.first(&insert).await?;
    let (person, created) = row.ok_or_else(|| super::Fault::Bug("an upsert returned nothing".to_owned()))?;
    if created == now {
        let chat = Query::insert()
            .into_table(Chat::Table)
            .columns([Chat::PersonId])
            .values_panic([person.into()])
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .to_owned();
        tx.run(&chat).await?;
    }
    Ok(person)
}

pub async fn by_id(conn: &mut Conn, person: PersonId) -> Result<Option<PersonRow>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(Person::Table)
        .and_where(Expr::col(Person::PersonId).eq(person))
        .to_owned();
    conn.first(&select).await
}

pub async fn set_lang(tx: &mut Tx, person: PersonId, lang: &str) -> Result<()> {
    let update = Query::update()
        .table(Person::Table)
        .values([(Person::Lang, lang.into()), (Person::LangChosen, 1.into())])
        .and_where(Expr::col(Person::PersonId).eq(person))
        .to_owned();
    tx.run_one(&update).await
}

pub async fn set_zone(tx: &mut Tx, person: PersonId, zone: &str) -> Result<()> {
    let update = Query::update()
        .table(Person::Table)
        .value(Person::Zone, zone)
        .and_where(Expr::col(Person::PersonId).eq(person))
        .to_owned();
    tx.run_one(&update).await
}

/// Marks a person unreachable, unless they have spoken since `tried`, the moment of the attempt.
pub async fn set_unreachable(tx: &mut Tx, person: PersonId, tried: Moment) -> Result<()> {
    let update = Query::update()
        .table(Person::Table)
        .value(Person::UnreachableAt, tried)
        .and_where(Expr::col(Person::PersonId).eq(person))
        .and_where(Expr::col(Person::LastEventAt).lte(tried))
        .to_owned();
    tx.run(&update).await.map(drop)
}

/// Any word of a person's proves that they can be reached.
pub async fn set_reachable(tx: &mut Tx, person: PersonId) -> Result<()> {
    let update = Query::update()
        .table(Person::Table)
        .value(Person::UnreachableAt, Option::<i64>::None)
        .and_where(Expr::col(Person::PersonId).eq(person))
        .to_owned();
    tx.run_one(&update).await
}

/// The people who run a tenant's practice.
pub async fn specialists(conn: &mut Conn, tenant: TenantId) -> Result<Vec<PersonId>> {
    let select = Query::select()
        .column(Member::PersonId)
        .from(Member::Table)
        .and_where(Expr::col(Member::TenantId).eq(tenant))
        .order_by(Member::PersonId, sea_query::Order::Asc)
        .to_owned();
    let rows: Vec<(PersonId,)> = conn.all(&select).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
