//! Who gets a specialist's news.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

use super::tables::{Booking, Client, ClientPerson, Hearing, Job, Member, Person};
use super::{Conn, Result};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::job::{JobKind, JobState};
use crate::domain::moment::{Moment, Span};
use crate::domain::news::Audience;
use crate::domain::notice::NoticeKind;

fn of(column: ClientPerson) -> Expr {
    Expr::col((ClientPerson::Table, column))
}

/// Bookings of the client at hand that were or are to be kept.
fn bookings() -> SelectStatement {
    Query::select()
        .expr(Expr::cust("1"))
        .from(Booking::Table)
        .and_where(Expr::col((Booking::Table, Booking::TenantId)).equals((ClientPerson::Table, ClientPerson::TenantId)))
        .and_where(Expr::col((Booking::Table, Booking::ClientId)).equals((ClientPerson::Table, ClientPerson::ClientId)))
        .and_where(Expr::col((Booking::Table, Booking::Phase)).ne("void"))
        .to_owned()
}

fn audience(tenant: TenantId, audience: Audience, now: Moment) -> SelectStatement {
    let start = || Expr::col((Booking::Table, Booking::StartAt));
    let ago = |days: u16| now - Span::days(days.into());
    let hushed = Query::select()
        .expr(Expr::cust("1"))
        .from(Hearing::Table)
        .and_where(Expr::col((Hearing::Table, Hearing::TenantId)).eq(tenant))
        .and_where(Expr::col((Hearing::Table, Hearing::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)))
        .and_where(Expr::col((Hearing::Table, Hearing::NoticeKind)).eq(NoticeKind::News.as_str()))
        .and_where(Expr::col((Hearing::Table, Hearing::Hears)).eq(0))
        .to_owned();
    let runs_it = Query::select()
        .expr(Expr::cust("1"))
        .from(Member::Table)
        .and_where(Expr::col((Member::Table, Member::TenantId)).eq(tenant))
        .and_where(Expr::col((Member::Table, Member::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)))
        .to_owned();
    let reachable = Query::select()
        .expr(Expr::cust("1"))
        .from(Person::Table)
        .and_where(Expr::col((Person::Table, Person::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)))
        .and_where(Expr::col((Person::Table, Person::TelegramId)).is_not_null())
        .and_where(Expr::col((Person::Table, Person::UnreachableAt)).is_null())
        .to_owned();
    let welcome = Query::select()
        .expr(Expr::cust("1"))
        .from(Client::Table)
        .and_where(Expr::col((Client::Table, Client::TenantId)).equals((ClientPerson::Table, ClientPerson::TenantId)))
        .and_where(Expr::col((Client::Table, Client::ClientId)).equals((ClientPerson::Table, ClientPerson::ClientId)))
        .and_where(Expr::col((Client::Table, Client::BannedAt)).is_null())
        .to_owned();
    let chosen = match audience {
        Audience::All => None,
        Audience::Ahead => Some(Expr::exists(bookings().and_where(start().gt(now)).to_owned())),
        Audience::Came { days } => {
            let came = bookings()
                .and_where(start().gt(ago(days)))
                .and_where(start().lte(now))
                .to_owned();
            Some(Expr::exists(came))
        }
        Audience::Away { days } => {
            let seen = bookings().and_where(start().gt(ago(days))).to_owned();
            Some(Expr::exists(seen).not())
        }
    };
    Query::select()
        .from(ClientPerson::Table)
        .and_where(of(ClientPerson::TenantId).eq(tenant))
        .and_where(of(ClientPerson::MayHear).eq(1))
        .and_where(Expr::exists(welcome))
        .and_where(Expr::exists(reachable))
        .and_where(Expr::exists(hushed).not())
        .and_where(Expr::exists(runs_it).not())
        .and_where_option(chosen)
        .to_owned()
}

/// What [`people`] asks. Public for the tests of query plans.
pub fn people_query(tenant: TenantId, to: Audience, now: Moment, after: PersonId, limit: u64) -> SelectStatement {
    audience(tenant, to, now)
        .column((ClientPerson::Table, ClientPerson::PersonId))
        .distinct()
        .and_where(of(ClientPerson::PersonId).gt(after))
        .order_by((ClientPerson::Table, ClientPerson::PersonId), Order::Asc)
        .limit(limit)
        .to_owned()
}

/// The next of those whom news are for, in the order of their ids.
pub async fn people(
    conn: &mut Conn,
    tenant: TenantId,
    to: Audience,
    now: Moment,
    after: PersonId,
    limit: u64,
) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = conn.all(&people_query(tenant, to, now, after, limit)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// How many people that is.
pub async fn count(conn: &mut Conn, tenant: TenantId, to: Audience, now: Moment) -> Result<i64> {
    let people = of(ClientPerson::PersonId).count_distinct();
    conn.value(&audience(tenant, to, now).expr(people).to_owned()).await
}

/// What [`since`] asks. Public for the tests of query plans.
pub fn since_query(tenant: TenantId, since: Moment) -> SelectStatement {
    Query::select()
        .column(Job::BegunAt)
        .from(Job::Table)
        .and_where(Expr::col(Job::TenantId).eq(tenant))
        .and_where(Expr::col(Job::JobKind).eq(JobKind::News.as_str()))
        .and_where(Expr::col(Job::BegunAt).gt(since))
        // What was stopped before anybody got it was not sent.
        .and_where(
            Expr::col(Job::State)
                .ne(JobState::Stopped.as_str())
                .or(Expr::col(Job::Done).gt(0)),
        )
        .order_by(Job::BegunAt, Order::Desc)
        .to_owned()
}

/// When a tenant has sent news since a moment, the newest first.
pub async fn since(conn: &mut Conn, tenant: TenantId, since: Moment) -> Result<Vec<Moment>> {
    let rows: Vec<(Moment,)> = conn.all(&since_query(tenant, since)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
