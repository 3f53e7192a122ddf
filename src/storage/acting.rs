//! Who acts for which client of a tenant, in what, and the links by which others come to.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query};

use super::client::{COLUMNS, ClientRow};
use super::tables::{ActingLink, Client, ClientPerson, Person};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::acting::{Deeds, May};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::moment::Moment;

/// A client with what one person may do for them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct WardRow {
    #[sqlx(flatten)]
    pub client: ClientRow,
    may_book: i64,
    may_hear: i64,
    may_pay: i64,
    /// When the person last said that a booking is for this one.
    pub chosen_at: Option<Moment>,
}

impl WardRow {
    pub fn deeds(&self) -> Deeds {
        deeds(self.may_book, self.may_hear, self.may_pay)
    }
}

fn deeds(book: i64, hear: i64, pay: i64) -> Deeds {
    Deeds::NONE
        .with(May::Book, book == 1)
        .with(May::Hear, hear == 1)
        .with(May::Pay, pay == 1)
}

fn of(column: ClientPerson) -> Expr {
    Expr::col((ClientPerson::Table, column))
}

const RIGHTS: [ClientPerson; 3] = [ClientPerson::MayBook, ClientPerson::MayHear, ClientPerson::MayPay];

/// The clients for whom a person does anything at all, oldest first.
pub async fn wards(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Vec<WardRow>> {
    let select = Query::select()
        .columns(COLUMNS)
        .columns(RIGHTS.map(|column| (ClientPerson::Table, column)))
        .column((ClientPerson::Table, ClientPerson::ChosenAt))
        .from(ClientPerson::Table)
        .inner_join(
            Client::Table,
            Expr::col((Client::Table, Client::TenantId))
                .equals((ClientPerson::Table, ClientPerson::TenantId))
                .and(
                    Expr::col((Client::Table, Client::ClientId)).equals((ClientPerson::Table, ClientPerson::ClientId)),
                ),
        )
        .and_where(of(ClientPerson::PersonId).eq(person))
        .and_where(of(ClientPerson::TenantId).eq(tenant))
        .order_by((Client::Table, Client::ClientId), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// A person with what they may do for one client.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct GuardianRow {
    pub person_id: PersonId,
    pub name: String,
    pub username: Option<String>,
    pub telegram_id: Option<i64>,
    pub unreachable_at: Option<Moment>,
    may_book: i64,
    may_hear: i64,
    may_pay: i64,
    pub invited_by: Option<PersonId>,
}

impl GuardianRow {
    pub fn deeds(&self) -> Deeds {
        deeds(self.may_book, self.may_hear, self.may_pay)
    }
}

/// All who do anything for a client, the first to have come to the bot first.
pub async fn guardians(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<Vec<GuardianRow>> {
    let select = Query::select()
        .columns(
            [
                Person::PersonId,
                Person::Name,
                Person::Username,
                Person::TelegramId,
                Person::UnreachableAt,
            ]
            .map(|column| (Person::Table, column)),
        )
        .columns(RIGHTS.map(|column| (ClientPerson::Table, column)))
        .column((ClientPerson::Table, ClientPerson::InvitedBy))
        .from(ClientPerson::Table)
        .inner_join(
            Person::Table,
            Expr::col((Person::Table, Person::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)),
        )
        .and_where(of(ClientPerson::TenantId).eq(tenant))
        .and_where(of(ClientPerson::ClientId).eq(client))
        .order_by((ClientPerson::Table, ClientPerson::PersonId), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// A link by which somebody comes to act for a client.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LinkRow {
    pub tenant_id: TenantId,
    pub client_id: ClientId,
    pub made_by: PersonId,
    pub token: String,
    may_book: i64,
    may_hear: i64,
    may_pay: i64,
    pub expires_at: Moment,
    pub used_by: Option<PersonId>,
}

impl LinkRow {
    pub fn deeds(&self) -> Deeds {
        deeds(self.may_book, self.may_hear, self.may_pay)
    }

    pub fn works(&self, now: Moment) -> bool {
        self.used_by.is_none() && self.expires_at > now
    }
}

const LINK: [ActingLink; 9] = [
    ActingLink::TenantId,
    ActingLink::ClientId,
    ActingLink::MadeBy,
    ActingLink::Token,
    ActingLink::MayBook,
    ActingLink::MayHear,
    ActingLink::MayPay,
    ActingLink::ExpiresAt,
    ActingLink::UsedBy,
];

pub async fn link_by_token(conn: &mut Conn, token: &str) -> Result<Option<LinkRow>> {
    let select = Query::select()
        .columns(LINK)
        .from(ActingLink::Table)
        .and_where(Expr::col(ActingLink::Token).eq(token))
        .to_owned();
    conn.first(&select).await
}

/// The link that a person has made for a client.
pub async fn link_of(
    conn: &mut Conn,
    tenant: TenantId,
    client: ClientId,
    made_by: PersonId,
) -> Result<Option<LinkRow>> {
    let select = Query::select()
        .columns(LINK)
        .from(ActingLink::Table)
        .and_where(Expr::col(ActingLink::TenantId).eq(tenant))
        .and_where(Expr::col(ActingLink::ClientId).eq(client))
        .and_where(Expr::col(ActingLink::MadeBy).eq(made_by))
        .to_owned();
    conn.first(&select).await
}

impl Locked<'_> {
    /// From now on a person acts for the client, in that.
    pub async fn insert_acting(
        &mut self,
        client: ClientId,
        person: PersonId,
        deeds: Deeds,
        invited_by: Option<PersonId>,
        reminders: &str,
    ) -> Result<()> {
        let may = |deed: May| i64::from(deeds.has(deed));
        let insert = Query::insert()
            .into_table(ClientPerson::Table)
            .columns([
                ClientPerson::TenantId,
                ClientPerson::ClientId,
                ClientPerson::PersonId,
                ClientPerson::MayBook,
                ClientPerson::MayHear,
                ClientPerson::MayPay,
                ClientPerson::InvitedBy,
                ClientPerson::Reminders,
            ])
            .values_panic([
                self.id().into(),
                client.into(),
                person.into(),
                may(May::Book).into(),
                may(May::Hear).into(),
                may(May::Pay).into(),
                invited_by.into(),
                reminders.into(),
            ])
            .to_owned();
        self.run_one(&insert).await
    }

    pub async fn set_deeds(&mut self, client: ClientId, person: PersonId, deeds: Deeds) -> Result<()> {
        let may = |deed: May| i64::from(deeds.has(deed));
        let update = Query::update()
            .table(ClientPerson::Table)
            .value(ClientPerson::MayBook, may(May::Book))
            .value(ClientPerson::MayHear, may(May::Hear))
            .value(ClientPerson::MayPay, may(May::Pay))
            .and_where(Expr::col(ClientPerson::TenantId).eq(self.id()))
            .and_where(Expr::col(ClientPerson::ClientId).eq(client))
            .and_where(Expr::col(ClientPerson::PersonId).eq(person))
            .to_owned();
        self.run_one(&update).await
    }

    /// The person acts for the client no more; a link of theirs for them works no more either.
    pub async fn remove_acting(&mut self, client: ClientId, person: PersonId) -> Result<()> {
        let delete = Query::delete()
            .from_table(ClientPerson::Table)
            .and_where(Expr::col(ClientPerson::TenantId).eq(self.id()))
            .and_where(Expr::col(ClientPerson::ClientId).eq(client))
            .and_where(Expr::col(ClientPerson::PersonId).eq(person))
            .to_owned();
        self.run(&delete).await?;
        let links = Query::delete()
            .from_table(ActingLink::Table)
            .and_where(Expr::col(ActingLink::TenantId).eq(self.id()))
            .and_where(Expr::col(ActingLink::ClientId).eq(client))
            .and_where(Expr::col(ActingLink::MadeBy).eq(person))
            .to_owned();
        self.run(&links).await.map(drop)
    }

    /// What the person books now is for this client.
    pub async fn set_chosen(&mut self, client: ClientId, person: PersonId, now: Moment) -> Result<()> {
        self.forget_chosen(person).await?;
        let update = Query::update()
            .table(ClientPerson::Table)
            .value(ClientPerson::ChosenAt, now)
            .and_where(Expr::col(ClientPerson::TenantId).eq(self.id()))
            .and_where(Expr::col(ClientPerson::ClientId).eq(client))
            .and_where(Expr::col(ClientPerson::PersonId).eq(person))
            .to_owned();
        self.run_one(&update).await
    }

    /// For whom they book next is asked again.
    pub async fn forget_chosen(&mut self, person: PersonId) -> Result<()> {
        let update = Query::update()
            .table(ClientPerson::Table)
            .value(ClientPerson::ChosenAt, Option::<i64>::None)
            .and_where(Expr::col(ClientPerson::TenantId).eq(self.id()))
            .and_where(Expr::col(ClientPerson::PersonId).eq(person))
            .and_where(Expr::col(ClientPerson::ChosenAt).is_not_null())
            .to_owned();
        self.run(&update).await.map(drop)
    }

    /// A link of that person's for the client; the one before it works no more.
    pub async fn put_link(
        &mut self,
        client: ClientId,
        made_by: PersonId,
        deeds: Deeds,
        token: &str,
        expires: Moment,
    ) -> Result<()> {
        let may = |deed: May| i64::from(deeds.has(deed));
        let insert = Query::insert()
            .into_table(ActingLink::Table)
            .columns([
                ActingLink::TenantId,
                ActingLink::ClientId,
                ActingLink::MadeBy,
                ActingLink::Token,
                ActingLink::MayBook,
                ActingLink::MayHear,
                ActingLink::MayPay,
                ActingLink::ExpiresAt,
            ])
            .values_panic([
                self.id().into(),
                client.into(),
                made_by.into(),
                token.into(),
                may(May::Book).into(),
                may(May::Hear).into(),
                may(May::Pay).into(),
                expires.into(),
            ])
            .on_conflict(
                OnConflict::columns([ActingLink::TenantId, ActingLink::ClientId, ActingLink::MadeBy])
                    .update_columns([
                        ActingLink::Token,
                        ActingLink::MayBook,
                        ActingLink::MayHear,
                        ActingLink::MayPay,
                        ActingLink::ExpiresAt,
                    ])
                    .value(ActingLink::UsedBy, Option::<i64>::None)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    /// Somebody comes by it; `false` if somebody has before them.
    pub async fn use_link(&mut self, token: &str, by: PersonId) -> Result<bool> {
        let update = Query::update()
            .table(ActingLink::Table)
            .value(ActingLink::UsedBy, by)
            .and_where(Expr::col(ActingLink::TenantId).eq(self.id()))
            .and_where(Expr::col(ActingLink::Token).eq(token))
            .and_where(Expr::col(ActingLink::UsedBy).is_null())
            .to_owned();
        Ok(self.run(&update).await? == 1)
    }

    /// The links of a client, or of a person whose data goes.
    pub async fn remove_links_of_client(&mut self, client: ClientId) -> Result<()> {
        let delete = Query::delete()
            .from_table(ActingLink::Table)
            .and_where(Expr::col(ActingLink::TenantId).eq(self.id()))
            .and_where(Expr::col(ActingLink::ClientId).eq(client))
            .to_owned();
        self.run(&delete).await.map(drop)
    }

    pub async fn remove_links_of_person(&mut self, person: PersonId) -> Result<()> {
        let delete = Query::delete()
            .from_table(ActingLink::Table)
            .and_where(Expr::col(ActingLink::TenantId).eq(self.id()))
            .and_where(
                Expr::col(ActingLink::MadeBy)
                    .eq(person)
                    .or(Expr::col(ActingLink::UsedBy).eq(person)),
            )
            .to_owned();
        self.run(&delete).await?;
        let invited = Query::update()
            .table(ClientPerson::Table)
            .value(ClientPerson::InvitedBy, Option::<i64>::None)
            .and_where(Expr::col(ClientPerson::TenantId).eq(self.id()))
            .and_where(Expr::col(ClientPerson::InvitedBy).eq(person))
            .to_owned();
        self.run(&invited).await.map(drop)
    }
}
