//! People: Telegram users as the deployment knows them. `telegram_id` stands in this table only.

use std::collections::{BTreeMap, HashMap};

use sea_query::{CaseStatement, Expr, ExprTrait, InsertStatement, OnConflict, Query};

use super::tables::{Chat, Person};
use super::{Conn, Fault, ROWS, Result, Tx};
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::reminder::Quiet;

/// How a Telegram user introduces themself with every update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub telegram_id: i64,
    pub name: String,
    pub username: Option<String>,
    /// The code of a language that we speak; empty where their app does not say.
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
    quiet_from: Option<i64>,
    quiet_to: Option<i64>,
}

impl PersonRow {
    /// The hours in which the person wants to be left alone.
    pub fn quiet(&self) -> Option<Quiet> {
        quiet_of(self.quiet_from, self.quiet_to)
    }
}

pub(super) fn quiet_of(from: Option<i64>, to: Option<i64>) -> Option<Quiet> {
    Some(Quiet {
        from_min: from?.try_into().ok()?,
        to_min: to?.try_into().ok()?,
    })
}

pub(super) const COLUMNS: [Person; 10] = [
    Person::PersonId,
    Person::TelegramId,
    Person::Name,
    Person::Username,
    Person::Lang,
    Person::Zone,
    Person::UnreachableAt,
    Person::LastEventAt,
    Person::QuietFrom,
    Person::QuietTo,
];

/// Finds or makes the person of an update; any word of theirs proves that they can be reached.
pub async fn meet(tx: &mut Tx, who: &Who, now: Moment) -> Result<PersonId> {
    let met = meet_all(tx, std::slice::from_ref(who), now).await?;
    met.get(&who.telegram_id)
        .copied()
        .ok_or_else(|| Fault::Bug("an upsert returned nothing".to_owned()))
}

/// As [`meet`], for the updates of a batch in their order; gives the person of each Telegram id.
pub async fn meet_all(tx: &mut Tx, all: &[Who], now: Moment) -> Result<HashMap<i64, PersonId>> {
    // Of somebody who stands in the batch several times, as they introduced themself last.
    let newest: BTreeMap<i64, &Who> = all.iter().map(|who| (who.telegram_id, who)).collect();
    let newest: Vec<&Who> = newest.into_values().collect();
    let mut met = HashMap::with_capacity(newest.len());
    for some in newest.chunks(ROWS) {
        let rows: Vec<(i64, PersonId, Moment)> = tx.all(&upsert(some, now)).await?;
        let new: Vec<PersonId> = rows.iter().filter(|row| row.2 == now).map(|row| row.1).collect();
        if !new.is_empty() {
            let mut chats = Query::insert();
            chats
                .into_table(Chat::Table)
                .columns([Chat::PersonId])
                .on_conflict(OnConflict::new().do_nothing().to_owned());
            for person in new {
                chats.values_panic([person.into()]);
            }
            tx.run(&chats).await?;
        }
        met.extend(rows.into_iter().map(|row| (row.0, row.1)));
    }
    Ok(met)
}

fn upsert(all: &[&Who], now: Moment) -> InsertStatement {
    let kept_if_chosen = CaseStatement::new()
        .case(
            Expr::col((Person::Table, Person::LangChosen))
                .eq(1)
                .or(Expr::col(("excluded", Person::Lang)).eq("")),
            Expr::col((Person::Table, Person::Lang)),
        )
        .finally(Expr::col(("excluded", Person::Lang)));
    let mut insert = Query::insert();
    insert
        .into_table(Person::Table)
        .columns([
            Person::TelegramId,
            Person::Name,
            Person::Username,
            Person::Lang,
            Person::LastEventAt,
            Person::CreatedAt,
        ])
        .on_conflict(
            OnConflict::column(Person::TelegramId)
                .update_columns([Person::Name, Person::Username, Person::LastEventAt])
                .value(Person::Lang, kept_if_chosen)
                .value(Person::UnreachableAt, Option::<i64>::None)
                .to_owned(),
        )
        .returning(Query::returning().columns([Person::TelegramId, Person::PersonId, Person::CreatedAt]));
    for who in all {
        insert.values_panic([
            who.telegram_id.into(),
            who.name.as_str().into(),
            who.username.as_deref().into(),
            who.lang.into(),
            now.into(),
            now.into(),
        ]);
    }
    insert
}

pub async fn by_id(conn: &mut Conn, person: PersonId) -> Result<Option<PersonRow>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(Person::Table)
        .and_where(Expr::col(Person::PersonId).eq(person))
        .to_owned();
    conn.first(&select).await
}

/// Whether the person has chosen a language, whatever that of their app is.
pub async fn chose_lang(conn: &mut Conn, person: PersonId) -> Result<bool> {
    let select = Query::select()
        .column(Person::LangChosen)
        .from(Person::Table)
        .and_where(Expr::col(Person::PersonId).eq(person))
        .to_owned();
    let chosen: i64 = conn.value(&select).await?;
    Ok(chosen == 1)
}

pub async fn set_lang(tx: &mut Tx, person: PersonId, lang: &str) -> Result<()> {
    let update = Query::update()
        .table(Person::Table)
        .values([(Person::Lang, lang.into()), (Person::LangChosen, 1.into())])
        .and_where(Expr::col(Person::PersonId).eq(person))
        .to_owned();
    tx.run_one(&update).await
}

/// A guess, for somebody whose app does not say what they speak.
pub async fn guess_lang(tx: &mut Tx, person: PersonId, lang: &str) -> Result<()> {
    let update = Query::update()
        .table(Person::Table)
        .value(Person::Lang, lang)
        .and_where(Expr::col(Person::PersonId).eq(person))
        .and_where(Expr::col(Person::Lang).eq(""))
        .to_owned();
    tx.run(&update).await.map(drop)
}

pub async fn set_zone(tx: &mut Tx, person: PersonId, zone: &str) -> Result<()> {
    let update = Query::update()
        .table(Person::Table)
        .value(Person::Zone, zone)
        .and_where(Expr::col(Person::PersonId).eq(person))
        .to_owned();
    tx.run_one(&update).await
}

pub async fn set_quiet(tx: &mut Tx, person: PersonId, quiet: Option<Quiet>) -> Result<()> {
    let update = Query::update()
        .table(Person::Table)
        .value(Person::QuietFrom, quiet.map(|quiet| i64::from(quiet.from_min)))
        .value(Person::QuietTo, quiet.map(|quiet| i64::from(quiet.to_min)))
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
