//! Clients of a tenant, their accounts, and the people who act for them.

use sea_query::{Expr, ExprTrait, Order, Query};

use super::tables::{Account, Client, ClientPerson};
use super::tenant::Locked;
use super::{Conn, Fault, Result};
use crate::domain::acting::Deeds;
use crate::domain::ids::{AccountId, ClientId, PersonId, TenantId};
use crate::domain::ledger::Term;
use crate::domain::moment::Moment;

/// Days that a new account has to pay what a lesson charges.
const TERM_DAYS: i64 = 3;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ClientRow {
    pub client_id: ClientId,
    pub account_id: AccountId,
    pub name: String,
    pub banned_at: Option<Moment>,
    /// When the specialist first accepted something of theirs: from then on they are no newcomer.
    pub accepted_at: Option<Moment>,
    /// What a lesson costs this client, where the specialist has said so.
    pub price: Option<i64>,
    /// How long a time made for them is, where the specialist has said so.
    pub minutes: Option<i64>,
    /// Where their bookings take place; empty where the slot says it.
    pub place: String,
    /// The specialist's own, never shown to clients.
    pub note: String,
    pub phone: String,
    /// 1: the specialist approves each of their bookings by hand.
    pub needs_approval: i64,
}

pub(super) const COLUMNS: [(Client, Client); 11] = [
    (Client::Table, Client::ClientId),
    (Client::Table, Client::AccountId),
    (Client::Table, Client::Name),
    (Client::Table, Client::BannedAt),
    (Client::Table, Client::AcceptedAt),
    (Client::Table, Client::Price),
    (Client::Table, Client::Minutes),
    (Client::Table, Client::Place),
    (Client::Table, Client::Note),
    (Client::Table, Client::Phone),
    (Client::Table, Client::NeedsApproval),
];

pub async fn by_id(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<Option<ClientRow>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(Client::Table)
        .and_where(Expr::col(Client::TenantId).eq(tenant))
        .and_where(Expr::col(Client::ClientId).eq(client))
        .to_owned();
    conn.first(&select).await
}

/// A person who is told about a client's bookings.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Hearer {
    pub person_id: PersonId,
}

pub async fn hearers(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<Vec<Hearer>> {
    let select = Query::select()
        .column(ClientPerson::PersonId)
        .from(ClientPerson::Table)
        .and_where(Expr::col(ClientPerson::TenantId).eq(tenant))
        .and_where(Expr::col(ClientPerson::ClientId).eq(client))
        .and_where(Expr::col(ClientPerson::MayHear).eq(1))
        .order_by(ClientPerson::PersonId, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// When an account pays.
pub async fn term(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<Term> {
    let select = Query::select()
        .columns([Account::Term, Account::TermDays, Account::TermDay])
        .from(Account::Table)
        .and_where(Expr::col(Account::TenantId).eq(tenant))
        .and_where(Expr::col(Account::AccountId).eq(account))
        .to_owned();
    let row: Option<(String, i64, i64)> = conn.first(&select).await?;
    let (name, days, day) = row.ok_or_else(|| Fault::Bug(format!("no account {account}")))?;
    let which = Term::NAMES.iter().position(|it| *it == name).unwrap_or(0);
    let amount = match which {
        0 => days,
        1 | 2 => day,
        _ => 0,
    };
    let term = Term::of_code(which as u32, amount.try_into().unwrap_or(0));
    term.ok_or_else(|| Fault::Bug(format!("account {account} pays at no time: {name}")))
}

impl Locked<'_> {
    pub async fn set_term(&mut self, account: AccountId, term: Term) -> Result<()> {
        let (which, amount) = term.code();
        let mut update = Query::update();
        update
            .table(Account::Table)
            .value(Account::Term, Term::NAMES[which as usize])
            .and_where(Expr::col(Account::TenantId).eq(self.id()))
            .and_where(Expr::col(Account::AccountId).eq(account));
        match term {
            Term::Lesson { .. } => update.value(Account::TermDays, i64::from(amount)),
            Term::MonthAfter { .. } | Term::MonthBefore { .. } => update.value(Account::TermDay, i64::from(amount)),
            Term::Pack => &mut update,
        };
        self.run_one(&update).await
    }

    /// A newcomer becomes their own client, with an account of their own.
    pub async fn insert_own_client(
        &mut self,
        person: PersonId,
        name: &str,
        folded: &str,
        reminders: &str,
        now: Moment,
    ) -> Result<ClientRow> {
        let made = self.insert_client(name, folded, now).await?;
        self.insert_acting(made.client_id, person, Deeds::ALL, None, reminders)
            .await?;
        Ok(made)
    }

    /// A client for whom nobody acts yet, with an account of their own.
    pub async fn insert_client(&mut self, name: &str, folded: &str, now: Moment) -> Result<ClientRow> {
        let account = self.insert_account().await?;
        self.insert_client_of(account, name, folded, now).await
    }

    pub async fn insert_account(&mut self) -> Result<AccountId> {
        let account = AccountId(self.next_id().await?);
        let tenant = self.id();
        let insert = Query::insert()
            .into_table(Account::Table)
            .columns([Account::TenantId, Account::AccountId, Account::TermDays])
            .values_panic([tenant.into(), account.into(), TERM_DAYS.into()])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(account)
    }

    /// A client for whom nobody acts yet, and for whom that account pays.
    pub async fn insert_client_of(
        &mut self,
        account: AccountId,
        name: &str,
        folded: &str,
        now: Moment,
    ) -> Result<ClientRow> {
        let client = ClientId(self.next_id().await?);
        let tenant = self.id();
        self.count_client(client, folded).await?;
        let insert = Query::insert()
            .into_table(Client::Table)
            .columns([
                Client::TenantId,
                Client::ClientId,
                Client::AccountId,
                Client::Name,
                Client::Folded,
                Client::CreatedAt,
            ])
            .values_panic([
                tenant.into(),
                client.into(),
                account.into(),
                name.into(),
                folded.into(),
                now.into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(ClientRow {
            client_id: client,
            account_id: account,
            name: name.to_owned(),
            banned_at: None,
            accepted_at: None,
            price: None,
            minutes: None,
            place: String::new(),
            note: String::new(),
            phone: String::new(),
            needs_approval: 0,
        })
    }

    /// From now on the client is no newcomer.
    pub async fn set_accepted(&mut self, client: ClientId, now: Moment) -> Result<()> {
        let update = Query::update()
            .table(Client::Table)
            .value(Client::AcceptedAt, now)
            .and_where(Expr::col(Client::TenantId).eq(self.id()))
            .and_where(Expr::col(Client::ClientId).eq(client))
            .and_where(Expr::col(Client::AcceptedAt).is_null())
            .to_owned();
        self.run(&update).await.map(drop)
    }
}
