//! A person's private chat: the live screen, the open question, what is still to be drawn.

use sea_query::{CaseStatement, Expr, ExprTrait, Order, Query};

use super::person::{self, PersonRow};
use super::tables::{Chat, Person};
use super::{Conn, Result, Tx};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ChatRow {
    pub person_id: PersonId,
    pub place: String,
    pub banner: Option<String>,
    pub question: Option<String>,
    pub question_until: Option<Moment>,
    pub tenant_id: Option<TenantId>,
    pub message_id: Option<i64>,
    pub message_at: Option<Moment>,
    pub anew: i64,
    /// How many redraws were asked for, and the newest that was drawn.
    pub wanted: i64,
    pub drawn: i64,
    /// The list that its screens were opened from last.
    pub list: Option<String>,
}

impl ChatRow {
    /// The question that still stands at `now`.
    pub fn open_question(&self, now: Moment) -> Option<&str> {
        let until = self.question_until?;
        if now < until { self.question.as_deref() } else { None }
    }
}

/// What the screen that is drawn next says first: a refusal, serialised.
pub async fn set_banner(tx: &mut Tx, person: PersonId, banner: &str) -> Result<()> {
    let update = Query::update()
        .table(Chat::Table)
        .value(Chat::Banner, banner)
        .value(Chat::Wanted, Expr::col(Chat::Wanted).add(1))
        .and_where(Expr::col(Chat::PersonId).eq(person))
        .to_owned();
    tx.run_one(&update).await
}

/// A person and their chat.
pub async fn with_person(conn: &mut Conn, person: PersonId) -> Result<Option<(PersonRow, ChatRow)>> {
    #[derive(sqlx::FromRow)]
    struct Both {
        #[sqlx(flatten)]
        person: PersonRow,
        #[sqlx(flatten)]
        chat: ChatRow,
    }
    let select = Query::select()
        .columns(person::COLUMNS.map(|column| (Person::Table, column)))
        .columns(
            [
                Chat::Place,
                Chat::Banner,
                Chat::Question,
                Chat::QuestionUntil,
                Chat::TenantId,
                Chat::MessageId,
                Chat::MessageAt,
                Chat::Anew,
                Chat::Wanted,
                Chat::Drawn,
                Chat::List,
            ]
            .map(|column| (Chat::Table, column)),
        )
        .from(Chat::Table)
        .inner_join(
            Person::Table,
            Expr::col((Person::Table, Person::PersonId)).equals((Chat::Table, Chat::PersonId)),
        )
        .and_where(Expr::col((Chat::Table, Chat::PersonId)).eq(person))
        .to_owned();
    let both: Option<Both> = conn.first(&select).await?;
    Ok(both.map(|both| (both.person, both.chat)))
}

/// For whom the chat's own menu of commands was set last.
pub async fn menu(conn: &mut Conn, person: PersonId) -> Result<String> {
    let select = Query::select()
        .column(Chat::Menu)
        .from(Chat::Table)
        .and_where(Expr::col(Chat::PersonId).eq(person))
        .to_owned();
    conn.value(&select).await
}

pub async fn set_menu(tx: &mut Tx, person: PersonId, menu: &str) -> Result<()> {
    let update = Query::update()
        .table(Chat::Table)
        .value(Chat::Menu, menu)
        .and_where(Expr::col(Chat::PersonId).eq(person))
        .to_owned();
    tx.run(&update).await.map(drop)
}

/// The chats whose newest screen was not drawn: after a crash they are drawn first.
pub async fn to_draw(conn: &mut Conn, limit: u64) -> Result<Vec<PersonId>> {
    let select = Query::select()
        .column(Chat::PersonId)
        .from(Chat::Table)
        .and_where(Expr::col(Chat::Wanted).gt(Expr::col(Chat::Drawn)))
        .order_by(Chat::PersonId, Order::Asc)
        .limit(limit)
        .to_owned();
    let rows: Vec<(PersonId,)> = conn.all(&select).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Asks for a redraw, in place, of the screens that these people have before them; of those who can't be reached it
/// would only lose which message the screen is.
pub async fn redraw(tx: &mut Tx, people: &[PersonId]) -> Result<()> {
    let reachable = Query::select()
        .column(Person::PersonId)
        .from(Person::Table)
        .and_where(Expr::col(Person::PersonId).is_in(people.iter().copied()))
        .and_where(Expr::col(Person::UnreachableAt).is_null())
        .to_owned();
    let update = Query::update()
        .table(Chat::Table)
        .value(Chat::Wanted, Expr::col(Chat::Wanted).add(1))
        .and_where(Expr::col(Chat::PersonId).in_subquery(reachable))
        .and_where(Expr::col(Chat::MessageId).is_not_null())
        .to_owned();
    tx.run(&update).await.map(drop)
}

/// Which message shows the screen now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Edited in place.
    Same,
    /// A new message, sent at this moment.
    Sent { message_id: i64, at: Moment },
    /// It can't be shown: the person is unreachable, or Telegram refuses it for good.
    Nowhere,
}

/// Marks the redraw `wanted` as done; tells whether a later one stays to be drawn.
pub async fn set_drawn(tx: &mut Tx, person: PersonId, wanted: i64, shown: Shown) -> Result<bool> {
    let still_wanted = CaseStatement::new()
        .case(Expr::col(Chat::Wanted).gt(wanted), Expr::col(Chat::Anew))
        .finally(0);
    let mut update = Query::update();
    update
        .table(Chat::Table)
        .value(Chat::Drawn, wanted)
        .and_where(Expr::col(Chat::PersonId).eq(person))
        .and_where(Expr::col(Chat::Drawn).lt(wanted))
        .returning_col(Chat::Wanted);
    match shown {
        Shown::Same => {}
        Shown::Sent { message_id, at } => {
            update
                .value(Chat::MessageId, message_id)
                .value(Chat::MessageAt, at)
                // A line that came meanwhile wants its screen below itself, too.
                .value(Chat::Anew, still_wanted);
        }
        Shown::Nowhere => {
            update
                .value(Chat::MessageId, Option::<i64>::None)
                .value(Chat::MessageAt, Option::<i64>::None);
        }
    }
    let now_wanted: Option<(i64,)> = tx.first(&update).await?;
    Ok(now_wanted.is_some_and(|row| row.0 > wanted))
}
