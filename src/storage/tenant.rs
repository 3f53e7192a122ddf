//! Tenants, their members, and the lock on the tenant's row with which every write of a tenant begins.

use sea_query::{CaseStatement, Expr, ExprTrait, OnConflict, Order, Query};

use super::tables::{
    Client, Daily, Freeing, Invite, Kind, Member, PatternClock, Publication, PublishedSlot, Reminder, Slot, Standing,
    StandingClock, Tenant, Timer, Visitor, Watch,
};
use super::{Conn, Fault, Result, Tx, workflow};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::policy::Policy;
use crate::domain::rights::Rights;
use crate::domain::zone::Zone;

/// Ids are handed out in blocks; what a transaction does not use is never used.
const ID_BLOCK: i64 = 64;

#[derive(Clone, Debug)]
pub struct TenantRow {
    pub id: TenantId,
    pub slug: String,
    pub name: String,
    pub zone: Zone,
    pub currency: String,
    pub lang: String,
    pub policy: Policy,
    pub active: bool,
    /// For good: nobody runs it or visits it any more.
    pub closed: bool,
    pub workflow_version: i64,
}

#[derive(sqlx::FromRow)]
struct Raw {
    tenant_id: TenantId,
    slug: String,
    name: String,
    zone: String,
    currency: String,
    lang: String,
    policy: String,
    state: String,
    workflow_version: i64,
    next_id: i64,
}

impl Raw {
    fn read(self) -> Result<TenantRow> {
        let bug = |what: &str| Fault::Bug(format!("tenant {}: its {what} does not read", self.tenant_id));
        Ok(TenantRow {
            id: self.tenant_id,
            zone: Zone::parse(&self.zone).map_err(|_| bug("zone"))?,
            policy: serde_json::from_str(&self.policy).map_err(|_| bug("policy"))?,
            active: self.state == "active",
            closed: self.state == CLOSED,
            slug: self.slug,
            name: self.name,
            currency: self.currency,
            lang: self.lang,
            workflow_version: self.workflow_version,
        })
    }
}

const COLUMNS: [Tenant; 10] = [
    Tenant::TenantId,
    Tenant::Slug,
    Tenant::Name,
    Tenant::Zone,
    Tenant::Currency,
    Tenant::Lang,
    Tenant::Policy,
    Tenant::State,
    Tenant::WorkflowVersion,
    Tenant::NextId,
];

pub async fn by_id(conn: &mut Conn, tenant: TenantId) -> Result<Option<TenantRow>> {
    one(conn, Expr::col(Tenant::TenantId).eq(tenant)).await
}

pub async fn by_slug(conn: &mut Conn, slug: &str) -> Result<Option<TenantRow>> {
    one(conn, Expr::col(Tenant::Slug).eq(slug)).await
}

/// As the state of a tenant is stored.
pub(super) const CLOSED: &str = "closed";
/// The role of the one whose practice it is; all others assist.
pub(super) const OWNER: &str = "owner";

/// What a person is to a tenant: nothing, and the tenant is not there for them, whatever ids they forge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Runs(Rights),
    /// Has opened its link.
    Visits,
}

pub(super) fn rights_of(role: &str, stored: &str) -> Rights {
    match role {
        OWNER => Rights::OWNER,
        _ => Rights::of_assistant(stored),
    }
}

/// A tenant that a person runs or visits, and which of the two.
pub async fn known(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Option<(TenantRow, Relation)>> {
    #[derive(sqlx::FromRow)]
    struct Known {
        #[sqlx(flatten)]
        tenant: Raw,
        role: Option<String>,
        rights: Option<String>,
        visits: Option<PersonId>,
    }
    let same = |tenant_id: Expr, person_id: Expr| {
        tenant_id
            .eq(Expr::col((Tenant::Table, Tenant::TenantId)))
            .and(person_id.eq(person))
    };
    let select = Query::select()
        .columns(COLUMNS.map(|column| (Tenant::Table, column)))
        .expr_as(Expr::col((Member::Table, Member::Role)), "role")
        .expr_as(Expr::col((Member::Table, Member::Rights)), "rights")
        .expr_as(Expr::col((Visitor::Table, Visitor::PersonId)), "visits")
        .from(Tenant::Table)
        .left_join(
            Member::Table,
            same(
                Expr::col((Member::Table, Member::TenantId)),
                Expr::col((Member::Table, Member::PersonId)),
            ),
        )
        .left_join(
            Visitor::Table,
            same(
                Expr::col((Visitor::Table, Visitor::TenantId)),
                Expr::col((Visitor::Table, Visitor::PersonId)),
            ),
        )
        .and_where(Expr::col((Tenant::Table, Tenant::TenantId)).eq(tenant))
        .and_where(Expr::col((Tenant::Table, Tenant::State)).ne(CLOSED))
        .to_owned();
    let Some(known): Option<Known> = conn.first(&select).await? else {
        return Ok(None);
    };
    let relation = match (known.role.as_deref(), known.rights, known.visits) {
        (Some(role), rights, _) => Relation::Runs(rights_of(role, &rights.unwrap_or_default())),
        (None, _, Some(_)) => Relation::Visits,
        (None, _, None) => return Ok(None),
    };
    Ok(Some((known.tenant.read()?, relation)))
}

async fn one(conn: &mut Conn, which: Expr) -> Result<Option<TenantRow>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(Tenant::Table)
        .and_where(which)
        .to_owned();
    let raw: Option<Raw> = conn.first(&select).await?;
    raw.map(Raw::read).transpose()
}

/// A transaction that holds the tenant's row: the tenant's writers stand in line behind it, so what is checked
/// cannot change before it is written. The only way to the functions that write a tenant's tables.
pub struct Locked<'t> {
    tx: &'t mut Tx,
    pub tenant: TenantRow,
    next_id: i64,
    ids_end: i64,
}

impl<'t> Locked<'t> {
    /// Takes the lock; `None` if there is no such tenant.
    pub async fn take(tx: &'t mut Tx, tenant: TenantId) -> Result<Option<Locked<'t>>> {
        let Some(raw) = touch(tx, tenant).await? else {
            return Ok(None);
        };
        let ids_end = raw.next_id;
        Ok(Some(Locked {
            tx,
            tenant: raw.read()?,
            next_id: ids_end - ID_BLOCK,
            ids_end,
        }))
    }

    pub fn id(&self) -> TenantId {
        self.tenant.id
    }

    /// A fresh id within the tenant, never given before.
    pub async fn next_id(&mut self) -> Result<i64> {
        if self.next_id == self.ids_end {
            let raw = touch(self.tx, self.tenant.id).await?;
            self.ids_end = raw
                .ok_or_else(|| Fault::Bug("a locked tenant is gone".to_owned()))?
                .next_id;
            self.next_id = self.ids_end - ID_BLOCK;
        }
        self.next_id += 1;
        Ok(self.next_id - 1)
    }
}

/// How a transaction stood when [`Locked::hold`] was called.
#[must_use = "what is held is kept or taken back"]
pub struct Held {
    tenant: TenantRow,
    next_id: i64,
    ids_end: i64,
}

impl Locked<'_> {
    /// From here on what is done can be taken back alone.
    pub async fn hold(&mut self) -> Result<Held> {
        self.tx.hold().await?;
        Ok(Held {
            tenant: self.tenant.clone(),
            next_id: self.next_id,
            ids_end: self.ids_end,
        })
    }

    pub async fn keep_held(&mut self, _: Held) -> Result<()> {
        self.tx.let_go().await
    }

    /// Undoes what was done since; the ids that were given in it are given again, as the row that counts them is back.
    pub async fn take_back(&mut self, held: Held) -> Result<()> {
        self.tx.take_back().await?;
        (self.tenant, self.next_id, self.ids_end) = (held.tenant, held.next_id, held.ids_end);
        Ok(())
    }
}

impl std::ops::Deref for Locked<'_> {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        self.tx
    }
}

impl std::ops::DerefMut for Locked<'_> {
    fn deref_mut(&mut self) -> &mut Tx {
        self.tx
    }
}

async fn touch(tx: &mut Tx, tenant: TenantId) -> Result<Option<Raw>> {
    let update = Query::update()
        .table(Tenant::Table)
        .value(Tenant::Revision, Expr::col(Tenant::Revision).add(1))
        .value(Tenant::NextId, Expr::col(Tenant::NextId).add(ID_BLOCK))
        .and_where(Expr::col(Tenant::TenantId).eq(tenant))
        .returning(Query::returning().columns(COLUMNS))
        .to_owned();
    tx.first(&update).await
}

/// What a new practice is made of.
#[derive(Clone, Debug)]
pub struct NewTenant {
    pub slug: String,
    pub name: String,
    pub zone: Zone,
    pub currency: String,
    pub lang: String,
    pub policy: Policy,
    /// The text of its workflow file.
    pub workflow: String,
    pub owner: PersonId,
}

pub async fn slug_is_free(conn: &mut Conn, slug: &str) -> Result<bool> {
    let select = Query::select()
        .column(Tenant::TenantId)
        .from(Tenant::Table)
        .and_where(Expr::col(Tenant::Slug).eq(slug))
        .to_owned();
    let row: Option<(TenantId,)> = conn.first(&select).await?;
    Ok(row.is_none())
}

pub async fn insert(tx: &mut Tx, new: &NewTenant, now: Moment) -> Result<TenantId> {
    let policy = serde_json::to_string(&new.policy).map_err(|error| Fault::Bug(error.to_string()))?;
    let insert = Query::insert()
        .into_table(Tenant::Table)
        .columns([
            Tenant::Slug,
            Tenant::Name,
            Tenant::Zone,
            Tenant::Currency,
            Tenant::Lang,
            Tenant::Policy,
            Tenant::State,
            Tenant::WorkflowVersion,
            Tenant::CreatedAt,
        ])
        .values_panic([
            new.slug.as_str().into(),
            new.name.as_str().into(),
            new.zone.to_string().into(),
            new.currency.as_str().into(),
            new.lang.as_str().into(),
            policy.into(),
            "active".into(),
            1.into(),
            now.into(),
        ])
        .returning_col(Tenant::TenantId)
        .to_owned();
    let tenant: TenantId = tx.value(&insert).await?;
    workflow::insert(tx, tenant, 1, &new.workflow, new.owner, now).await?;
    let member = Query::insert()
        .into_table(Member::Table)
        .columns([
            Member::TenantId,
            Member::PersonId,
            Member::Role,
            Member::Rights,
            Member::JoinedAt,
        ])
        .values_panic([tenant.into(), new.owner.into(), OWNER.into(), "".into(), now.into()])
        .to_owned();
    tx.run_one(&member).await?;
    Ok(tenant)
}

impl Locked<'_> {
    async fn set(&mut self, column: Tenant, value: sea_query::Value) -> Result<()> {
        let update = Query::update()
            .table(Tenant::Table)
            .value(column, value)
            .and_where(Expr::col(Tenant::TenantId).eq(self.tenant.id))
            .to_owned();
        self.run_one(&update).await
    }

    /// The version of its workflow that new bookings get.
    pub async fn set_workflow_version(&mut self, version: i64) -> Result<()> {
        self.tenant.workflow_version = version;
        self.set(Tenant::WorkflowVersion, version.into()).await
    }

    pub async fn set_policy(&mut self, policy: Policy) -> Result<()> {
        let text = serde_json::to_string(&policy).map_err(|error| Fault::Bug(error.to_string()))?;
        self.tenant.policy = policy;
        self.set(Tenant::Policy, text.into()).await
    }

    /// Closes the practice for good.
    pub async fn set_closed(&mut self) -> Result<()> {
        (self.tenant.active, self.tenant.closed) = (false, true);
        self.set(Tenant::State, CLOSED.into()).await
    }

    /// Forgets all that waits for a moment: reminders, timers, those who wait, times that are to be told of, the usual week, what is told day by day.
    pub async fn forget_what_waits(&mut self) -> Result<()> {
        macro_rules! waiting {
            ($($table:ident $(if $column:ident)?),*) => {[$(
                Query::delete()
                    .from_table($table::Table)
                    .and_where(Expr::col($table::TenantId).eq(self.tenant.id))
                    $(.and_where(Expr::col($table::$column).is_null()))?
                    .to_owned()
            ),*]};
        }
        let all = waiting![PatternClock, StandingClock, Daily, Reminder if FiredAt, Timer if FiredAt, Freeing, Watch, PublishedSlot, Publication];
        for delete in all {
            self.run(&delete).await?;
        }
        Ok(())
    }

    /// Another currency, in whose smallest coins all prices are written from now on: `shift` is how many decimals more it
    /// has than the one before.
    pub async fn set_currency(&mut self, code: &str, shift: i32) -> Result<()> {
        self.tenant.currency = code.to_owned();
        self.set(Tenant::Currency, code.into()).await?;
        let scale = |price: Expr| {
            let by = 10_i64.pow(Ord::min(shift.unsigned_abs(), 6));
            // Half up, but a free lesson comes of none that cost something.
            if shift < 0 {
                let few = price.clone().between(1, by - 1);
                let rounded = price.add(by / 2).div(by);
                CaseStatement::new().case(few, 1_i64).finally(rounded).into()
            } else {
                price.mul(by)
            }
        };
        if shift == 0 {
            return Ok(());
        }
        let kinds = Query::update()
            .table(Kind::Table)
            .value(Kind::Price, scale(Expr::col(Kind::Price)))
            .and_where(Expr::col(Kind::TenantId).eq(self.tenant.id))
            .to_owned();
        self.run(&kinds).await?;
        let slots = Query::update()
            .table(Slot::Table)
            .value(Slot::Price, scale(Expr::col(Slot::Price)))
            .and_where(Expr::col(Slot::TenantId).eq(self.tenant.id))
            .to_owned();
        self.run(&slots).await?;
        let clients = Query::update()
            .table(Client::Table)
            .value(Client::Price, scale(Expr::col(Client::Price)))
            .and_where(Expr::col(Client::TenantId).eq(self.tenant.id))
            .to_owned();
        self.run(&clients).await?;
        let regulars = Query::update()
            .table(Standing::Table)
            .value(Standing::Price, scale(Expr::col(Standing::Price)))
            .and_where(Expr::col(Standing::TenantId).eq(self.tenant.id))
            .to_owned();
        self.run(&regulars).await.map(drop)
    }

    pub async fn set_name(&mut self, name: &str) -> Result<()> {
        self.set(Tenant::Name, name.into()).await
    }

    pub async fn set_lang(&mut self, lang: &str) -> Result<()> {
        lang.clone_into(&mut self.tenant.lang);
        self.set(Tenant::Lang, lang.into()).await
    }

    pub async fn set_slug(&mut self, slug: &str) -> Result<()> {
        self.set(Tenant::Slug, slug.into()).await
    }

    pub async fn set_zone(&mut self, zone: Zone) -> Result<()> {
        self.tenant.zone = zone;
        self.set(Tenant::Zone, zone.to_string().into()).await
    }
}

/// What a person may do in a tenant, if they run it.
pub async fn rights(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Option<Rights>> {
    let select = Query::select()
        .columns([Member::Role, Member::Rights])
        .from(Member::Table)
        .and_where(Expr::col(Member::TenantId).eq(tenant))
        .and_where(Expr::col(Member::PersonId).eq(person))
        .to_owned();
    let row: Option<(String, String)> = conn.first(&select).await?;
    Ok(row.map(|(role, rights)| rights_of(&role, &rights)))
}

/// The tenants that a person runs, by name.
pub async fn run_by(conn: &mut Conn, person: PersonId) -> Result<Vec<TenantRow>> {
    let theirs = Query::select()
        .column(Member::TenantId)
        .from(Member::Table)
        .and_where(Expr::col(Member::PersonId).eq(person))
        .to_owned();
    of(conn, theirs).await
}

/// Notes that a person has opened the tenant's link.
pub async fn meet(tx: &mut Tx, tenant: TenantId, person: PersonId, now: Moment) -> Result<()> {
    let insert = Query::insert()
        .into_table(Visitor::Table)
        .columns([Visitor::TenantId, Visitor::PersonId, Visitor::MetAt])
        .values_panic([tenant.into(), person.into(), now.into()])
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .to_owned();
    tx.run(&insert).await.map(drop)
}

/// When a person opened the tenant's link first.
pub async fn met_at(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Option<Moment>> {
    let select = Query::select()
        .column(Visitor::MetAt)
        .from(Visitor::Table)
        .and_where(Expr::col(Visitor::TenantId).eq(tenant))
        .and_where(Expr::col(Visitor::PersonId).eq(person))
        .to_owned();
    let row: Option<(Moment,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// The tenants whose link a person has opened, by name.
pub async fn visited_by(conn: &mut Conn, person: PersonId) -> Result<Vec<TenantRow>> {
    let theirs = Query::select()
        .column(Visitor::TenantId)
        .from(Visitor::Table)
        .and_where(Expr::col(Visitor::PersonId).eq(person))
        .to_owned();
    of(conn, theirs).await
}

async fn of(conn: &mut Conn, ids: sea_query::SelectStatement) -> Result<Vec<TenantRow>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(Tenant::Table)
        .and_where(Expr::col(Tenant::TenantId).in_subquery(ids))
        .and_where(Expr::col(Tenant::State).ne(CLOSED))
        .order_by(Tenant::Name, Order::Asc)
        .order_by(Tenant::TenantId, Order::Asc)
        .to_owned();
    let raws: Vec<Raw> = conn.all(&select).await?;
    raws.into_iter().map(Raw::read).collect()
}

/// Tenants, the oldest first.
pub async fn list(conn: &mut Conn, limit: u64) -> Result<Vec<TenantRow>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(Tenant::Table)
        .order_by(Tenant::TenantId, Order::Asc)
        .limit(limit)
        .to_owned();
    let raws: Vec<Raw> = conn.all(&select).await?;
    raws.into_iter().map(Raw::read).collect()
}

/// How many are closed.
pub async fn count_closed(conn: &mut Conn) -> Result<i64> {
    let select = Query::select()
        .expr(sea_query::Func::count(Expr::col(Tenant::TenantId)))
        .from(Tenant::Table)
        .and_where(Expr::col(Tenant::State).eq(CLOSED))
        .to_owned();
    conn.value(&select).await
}

pub async fn count(conn: &mut Conn) -> Result<i64> {
    let select = Query::select()
        .expr(sea_query::Func::count(Expr::col(Tenant::TenantId)))
        .from(Tenant::Table)
        .to_owned();
    conn.value(&select).await
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct InviteRow {
    pub token: String,
    pub expires_at: Moment,
    pub used_by: Option<PersonId>,
}

pub async fn insert_invite(tx: &mut Tx, token: &str, by: PersonId, now: Moment, expires: Moment) -> Result<()> {
    let insert = Query::insert()
        .into_table(Invite::Table)
        .columns([Invite::Token, Invite::MadeBy, Invite::MadeAt, Invite::ExpiresAt])
        .values_panic([token.into(), by.into(), now.into(), expires.into()])
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .to_owned();
    tx.run(&insert).await.map(drop)
}

pub async fn invite(conn: &mut Conn, token: &str) -> Result<Option<InviteRow>> {
    let select = Query::select()
        .columns([Invite::Token, Invite::ExpiresAt, Invite::UsedBy])
        .from(Invite::Table)
        .and_where(Expr::col(Invite::Token).eq(token))
        .to_owned();
    conn.first(&select).await
}

/// The newest invite of an operator that still stands.
pub async fn newest_invite(conn: &mut Conn, by: PersonId, now: Moment) -> Result<Option<InviteRow>> {
    let select = Query::select()
        .columns([Invite::Token, Invite::ExpiresAt, Invite::UsedBy])
        .from(Invite::Table)
        .and_where(Expr::col(Invite::MadeBy).eq(by))
        .and_where(Expr::col(Invite::UsedBy).is_null())
        .and_where(Expr::col(Invite::ExpiresAt).gt(now))
        .order_by(Invite::MadeAt, Order::Desc)
        .order_by(Invite::Token, Order::Asc)
        .limit(1)
        .to_owned();
    conn.first(&select).await
}

/// Uses an invite up; `false` if somebody was faster or it has expired.
pub async fn use_invite(tx: &mut Tx, token: &str, by: PersonId, now: Moment) -> Result<bool> {
    let update = Query::update()
        .table(Invite::Table)
        .values([(Invite::UsedBy, by.into()), (Invite::UsedAt, now.into())])
        .and_where(Expr::col(Invite::Token).eq(token))
        .and_where(Expr::col(Invite::UsedBy).is_null())
        .and_where(Expr::col(Invite::ExpiresAt).gt(now))
        .to_owned();
    Ok(tx.run(&update).await? == 1)
}
