//! What clients and specialists say to each other through the bot.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

use super::tables::Message;
use super::tenant::Locked;
use super::{Conn, Result, Tx};
use crate::domain::ids::{BookingId, MessageId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::workflow::By;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MessageRow {
    pub message_id: MessageId,
    /// On the client's side, whoever spoke.
    pub person_id: PersonId,
    pub by: String,
    pub booking_id: Option<BookingId>,
    pub text: String,
    pub at: Moment,
    pub answered_at: Option<Moment>,
    pub answered_by: Option<PersonId>,
    /// Its number among those that wait for an answer.
    pub waiting: Option<i64>,
}

impl MessageRow {
    pub fn by_client(&self) -> bool {
        self.by == By::Client.as_str()
    }
}

const COLUMNS: [Message; 9] = [
    Message::MessageId,
    Message::PersonId,
    Message::By,
    Message::BookingId,
    Message::Text,
    Message::At,
    Message::AnsweredAt,
    Message::AnsweredBy,
    Message::Waiting,
];

pub async fn by_id(conn: &mut Conn, tenant: TenantId, message: MessageId) -> Result<Option<MessageRow>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(Message::Table)
        .and_where(Expr::col(Message::TenantId).eq(tenant))
        .and_where(Expr::col(Message::MessageId).eq(message))
        .to_owned();
    conn.first(&select).await
}

/// What was said last between a tenant and a person, newest first.
pub async fn newest(conn: &mut Conn, tenant: TenantId, person: PersonId, limit: u64) -> Result<Vec<MessageRow>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(Message::Table)
        .and_where(Expr::col(Message::TenantId).eq(tenant))
        .and_where(Expr::col(Message::PersonId).eq(person))
        .order_by(Message::MessageId, Order::Desc)
        .limit(limit)
        .to_owned();
    conn.all(&select).await
}

/// What [`waiting`] asks. Public for the tests of query plans.
pub fn waiting_query(tenant: TenantId, person: PersonId) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from(Message::Table)
        .and_where(Expr::col(Message::TenantId).eq(tenant))
        .and_where(Expr::col(Message::PersonId).eq(person))
        .and_where(Expr::col(Message::Waiting).is_not_null())
        .to_owned()
}

/// What a person waits for an answer to, the oldest first. They are few: asked for in that order, they would be looked
/// for among all that was ever said to the tenant.
pub async fn waiting(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Vec<MessageRow>> {
    let mut rows: Vec<MessageRow> = conn.all(&waiting_query(tenant, person)).await?;
    rows.sort_by_key(|row| row.message_id);
    Ok(rows)
}

/// A message as it is kept.
#[derive(Clone, Debug)]
pub struct NewMessage<'a> {
    /// On the client's side.
    pub person: PersonId,
    pub by: By,
    pub author: PersonId,
    pub booking: Option<BookingId>,
    pub text: &'a str,
    /// Its number among those that wait for an answer.
    pub waiting: Option<i64>,
}

impl Locked<'_> {
    pub async fn insert_message(&mut self, new: &NewMessage<'_>, now: Moment) -> Result<MessageId> {
        let message = MessageId(self.next_id().await?);
        let insert = Query::insert()
            .into_table(Message::Table)
            .columns([
                Message::TenantId,
                Message::MessageId,
                Message::PersonId,
                Message::By,
                Message::AuthorId,
                Message::BookingId,
                Message::Text,
                Message::At,
                Message::Waiting,
            ])
            .values_panic([
                self.id().into(),
                message.into(),
                new.person.into(),
                new.by.as_str().into(),
                new.author.into(),
                new.booking.into(),
                new.text.into(),
                now.into(),
                new.waiting.into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(message)
    }

    /// All that the person waited for an answer to, up to that message, has one now.
    pub async fn set_answered(&mut self, person: PersonId, newest: MessageId, by: PersonId, now: Moment) -> Result<()> {
        let update = Query::update()
            .table(Message::Table)
            .value(Message::AnsweredAt, now)
            .value(Message::AnsweredBy, by)
            .value(Message::Waiting, Option::<i64>::None)
            .and_where(Expr::col(Message::TenantId).eq(self.id()))
            .and_where(Expr::col(Message::PersonId).eq(person))
            .and_where(Expr::col(Message::Waiting).is_not_null())
            .and_where(Expr::col(Message::MessageId).lte(newest))
            .to_owned();
        self.run(&update).await.map(drop)
    }
}

/// Forgets up to `limit` of what was said before `before`, answered or not; tells how many.
pub async fn forget(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let old = Query::select()
        .columns([Message::TenantId, Message::MessageId])
        .from(Message::Table)
        .and_where(Expr::col(Message::At).lt(before))
        .order_by(Message::At, Order::Asc)
        .limit(limit)
        .to_owned();
    let key = Expr::tuple([
        Expr::col((Message::Table, Message::TenantId)),
        Expr::col((Message::Table, Message::MessageId)),
    ]);
    let delete = Query::delete()
        .from_table(Message::Table)
        .and_where(key.in_subquery(old))
        .to_owned();
    tx.run(&delete).await
}
