//! For whom somebody acts, and in what: the one place that looks it up, so that nothing is done for a client without it.

use super::theirs::lacks;
use super::{Outcome, Work, ban, prefs};
use crate::domain::acting::{Deeds, May};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::moment::{Moment, Span};
use crate::domain::refusal::Refusal;
use crate::domain::{names, reminder};
use crate::storage::acting::{self, WardRow};
use crate::storage::client::ClientRow;
use crate::storage::{Conn, Result, person};

/// How long it counts for whom somebody has said that they book.
const CHOSEN: Span = Span::hours(1);

/// A client in the hands of somebody who acts for them: made nowhere but here.
#[derive(Clone, Debug)]
pub struct ActsFor {
    client: ClientRow,
    deeds: Deeds,
    chosen_at: Option<Moment>,
}

impl ActsFor {
    fn of(row: WardRow) -> Self {
        Self {
            deeds: row.deeds(),
            chosen_at: row.chosen_at,
            client: row.client,
        }
    }

    pub fn client(&self) -> &ClientRow {
        &self.client
    }

    pub fn id(&self) -> ClientId {
        self.client.client_id
    }

    pub fn deeds(&self) -> Deeds {
        self.deeds
    }

    pub fn may(&self, deed: May) -> bool {
        self.deeds.has(deed)
    }
}

/// Somebody who may book for a client, which is all that booking takes.
#[derive(Clone, Debug)]
pub struct Booker(ActsFor);

impl Booker {
    pub fn client(&self) -> &ClientRow {
        &self.0.client
    }
}

/// All for whom a person does anything, the oldest first.
pub async fn wards(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Vec<ActsFor>> {
    let rows = acting::wards(conn, tenant, person).await?;
    Ok(rows.into_iter().map(ActsFor::of).collect())
}

/// Those for whom the person may do that.
pub async fn who_may(conn: &mut Conn, tenant: TenantId, person: PersonId, deed: May) -> Result<Vec<ActsFor>> {
    let mut all = wards(conn, tenant, person).await?;
    all.retain(|ward| ward.may(deed));
    Ok(all)
}

/// One of them; for who does nothing for that client they are not there.
pub async fn one(conn: &mut Conn, tenant: TenantId, person: PersonId, client: ClientId) -> Outcome<ActsFor> {
    let mut all = wards(conn, tenant, person).await?.into_iter();
    Ok(all.find(|ward| ward.id() == client).ok_or(Refusal::NotFound)?)
}

/// As [`one`], for somebody who may do that.
pub async fn to(conn: &mut Conn, tenant: TenantId, person: PersonId, client: ClientId, deed: May) -> Outcome<ActsFor> {
    let ward = one(conn, tenant, person, client).await?;
    match ward.may(deed) {
        true => Ok(ward),
        false => Err(lacks(deed)),
    }
}

/// For whom somebody books: of several it has to be said.
#[derive(Clone, Debug)]
pub struct Bookers {
    /// Those whom they may book for.
    pub all: Vec<ActsFor>,
    /// Which of them it is, where it need not be asked.
    pub chosen: Option<usize>,
    /// They act for somebody, and may book for nobody.
    pub barred: bool,
}

impl Bookers {
    pub fn one(&self) -> Option<&ActsFor> {
        self.chosen.and_then(|at| self.all.get(at))
    }

    pub fn client(&self) -> Option<&ClientRow> {
        self.one().map(ActsFor::client)
    }

    /// It has to be asked, or to be said whom it is for.
    pub fn are_several(&self) -> bool {
        self.all.len() > 1
    }
}

pub async fn bookers(conn: &mut Conn, tenant: TenantId, person: PersonId, now: Moment) -> Result<Bookers> {
    let mut all = wards(conn, tenant, person).await?;
    let any = !all.is_empty();
    all.retain(|ward| ward.may(May::Book));
    let fresh = |ward: &ActsFor| ward.chosen_at.is_some_and(|at| at + CHOSEN > now);
    let chosen = match all.len() {
        0 => None,
        1 => Some(0),
        _ => all.iter().position(fresh),
    };
    Ok(Bookers {
        barred: any && all.is_empty(),
        all,
        chosen,
    })
}

/// The client that a person books for; where they don't say, the only one they may book for. A newcomer silently becomes
/// their own.
pub async fn booker(work: &mut Work<'_>, id: PersonId, of: Option<ClientId>) -> Outcome<Booker> {
    let tenant = work.tenant.id();
    if let Some(client) = of {
        return Ok(Booker(to(&mut work.tenant, tenant, id, client, May::Book).await?));
    }
    let mut found = bookers(&mut work.tenant, tenant, id, work.now).await?;
    match (found.all.pop(), found.all.is_empty()) {
        (Some(only), true) => Ok(Booker(only)),
        // An old button: it was drawn before there were two.
        (Some(_), false) => Err(Refusal::ForWhom.into()),
        (None, _) if found.barred => Err(lacks(May::Book)),
        (None, _) => newcomer(work, id, None).await,
    }
}

/// The client whose booking somebody moves, or who was offered times.
pub async fn booker_of(work: &mut Work<'_>, id: PersonId, client: ClientId) -> Outcome<Booker> {
    booker(work, id, Some(client)).await
}

/// Somebody's first client here: they themself, or whom they name.
pub async fn newcomer(work: &mut Work<'_>, id: PersonId, name: Option<&str>) -> Outcome<Booker> {
    let tenant = work.tenant.id();
    let person = person::by_id(&mut work.tenant, id).await?.ok_or(Refusal::NotFound)?;
    let name = name.unwrap_or(&person.name);
    let usual = reminder::codes_of(&prefs::usual());
    let mut made = work
        .tenant
        .insert_own_client(id, name, &names::folded(name), &usual, work.now)
        .await?;
    // Somebody banned stays so, also when they come again as somebody new.
    if let Some(banned) = ban::before(&mut work.tenant, tenant, &person).await? {
        work.tenant.set_banned(made.client_id, Some(banned)).await?;
        made.banned_at = Some(banned);
    }
    Ok(Booker(ActsFor {
        client: made,
        deeds: Deeds::ALL,
        chosen_at: None,
    }))
}

/// What the clients of somebody are called, where there are two or more to be told apart.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<(ClientId, String)>);

impl Names {
    pub fn of(&self, client: ClientId) -> Option<&str> {
        let mut all = self.0.iter();
        all.find(|(id, _)| *id == client).map(|(_, name)| name.as_str())
    }

    pub fn of_all(all: Vec<ActsFor>) -> Self {
        match all.len() {
            0 | 1 => Self::default(),
            _ => Self(all.into_iter().map(|ward| (ward.id(), ward.client.name)).collect()),
        }
    }

    pub fn are_said(&self) -> bool {
        !self.0.is_empty()
    }
}

pub async fn names(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Names> {
    Ok(Names::of_all(wards(conn, tenant, person).await?))
}
