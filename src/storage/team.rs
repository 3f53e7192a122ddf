//! Who runs a practice: its owner, those who assist, and the links by which they join.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};

use super::tables::{FormerMember, Handover, Member, Person, TeamInvite, Tenant};
use super::tenant::{self, CLOSED, Locked, OWNER, rights_of};
use super::{Conn, Result};
use crate::domain::ids::{InviteId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::rights::{Right, Rights};

/// The role of all but the owner.
const ASSISTANT: &str = "assistant";

/// Somebody who runs a practice.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MemberRow {
    pub person_id: PersonId,
    role: String,
    rights: String,
    pub joined_at: Moment,
    /// How they introduce themself.
    pub name: String,
    pub username: Option<String>,
}

impl MemberRow {
    pub fn rights(&self) -> Rights {
        rights_of(&self.role, &self.rights)
    }

    pub fn is_owner(&self) -> bool {
        self.rights().is_owner()
    }
}

/// What [`members`] asks. Public for the tests of query plans.
pub fn members_query(tenant: TenantId) -> SelectStatement {
    let member = |column| Expr::col((Member::Table, column));
    Query::select()
        .column((Member::Table, Member::PersonId))
        .columns([Member::Role, Member::Rights, Member::JoinedAt])
        .columns([Person::Name, Person::Username])
        .from(Member::Table)
        .inner_join(
            Person::Table,
            member(Member::PersonId).eq(Expr::col((Person::Table, Person::PersonId))),
        )
        .and_where(member(Member::TenantId).eq(tenant))
        .order_by((Member::Table, Member::JoinedAt), Order::Asc)
        .order_by((Member::Table, Member::PersonId), Order::Asc)
        .to_owned()
}

/// Those who run the practice, the owner first, then as they joined.
pub async fn members(conn: &mut Conn, tenant: TenantId) -> Result<Vec<MemberRow>> {
    let mut rows: Vec<MemberRow> = conn.all(&members_query(tenant)).await?;
    rows.sort_by_key(|row| !row.is_owner());
    Ok(rows)
}

pub async fn member(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Option<MemberRow>> {
    let one = members_query(tenant)
        .and_where(Expr::col((Member::Table, Member::PersonId)).eq(person))
        .to_owned();
    conn.first(&one).await
}

/// Those who may do this in the practice, in the order of their ids.
pub async fn with_right(conn: &mut Conn, tenant: TenantId, right: Right) -> Result<Vec<PersonId>> {
    let select = Query::select()
        .columns([Member::PersonId])
        .columns([Member::Role, Member::Rights])
        .from(Member::Table)
        .and_where(Expr::col(Member::TenantId).eq(tenant))
        .order_by(Member::PersonId, Order::Asc)
        .to_owned();
    let rows: Vec<(PersonId, String, String)> = conn.all(&select).await?;
    let may = rows
        .into_iter()
        .filter(|(_, role, rights)| rights_of(role, rights).has(right));
    Ok(may.map(|row| row.0).collect())
}

/// What a person may do in each of the practices that they run and that are not closed.
pub async fn all_rights(conn: &mut Conn, person: PersonId) -> Result<Vec<(TenantId, Rights)>> {
    let select = Query::select()
        .column((Member::Table, Member::TenantId))
        .columns([Member::Role, Member::Rights])
        .from(Member::Table)
        .inner_join(
            Tenant::Table,
            Expr::col((Tenant::Table, Tenant::TenantId)).equals((Member::Table, Member::TenantId)),
        )
        .and_where(Expr::col((Member::Table, Member::PersonId)).eq(person))
        .and_where(Expr::col((Tenant::Table, Tenant::State)).ne(CLOSED))
        .order_by((Member::Table, Member::TenantId), Order::Asc)
        .to_owned();
    let rows: Vec<(TenantId, String, String)> = conn.all(&select).await?;
    let rights = rows
        .into_iter()
        .map(|(tenant, role, rights)| (tenant, rights_of(&role, &rights)));
    Ok(rights.collect())
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct InviteRow {
    pub tenant_id: TenantId,
    pub invite_id: InviteId,
    pub token: String,
    rights: String,
    pub made_at: Moment,
    pub expires_at: Moment,
    pub used_by: Option<PersonId>,
}

impl InviteRow {
    /// What it gives.
    pub fn rights(&self) -> Rights {
        Rights::of_assistant(&self.rights)
    }
}

const INVITE: [TeamInvite; 7] = [
    TeamInvite::TenantId,
    TeamInvite::InviteId,
    TeamInvite::Token,
    TeamInvite::Rights,
    TeamInvite::MadeAt,
    TeamInvite::ExpiresAt,
    TeamInvite::UsedBy,
];

fn invites_where(which: Expr) -> SelectStatement {
    Query::select()
        .columns(INVITE)
        .from(TeamInvite::Table)
        .and_where(which)
        .order_by(TeamInvite::InviteId, Order::Asc)
        .to_owned()
}

/// What [`by_token`] asks. Public for the tests of query plans.
pub fn by_token_query(token: &str) -> SelectStatement {
    invites_where(Expr::col(TeamInvite::Token).eq(token))
}

/// Whoever knows the token has been sent it: the tenant is found by it alone. Nobody is invited to a closed practice.
pub async fn by_token(conn: &mut Conn, token: &str) -> Result<Option<InviteRow>> {
    let Some(row): Option<InviteRow> = conn.first(&by_token_query(token)).await? else {
        return Ok(None);
    };
    let open = tenant::by_id(conn, row.tenant_id)
        .await?
        .is_some_and(|tenant| !tenant.closed);
    Ok(Some(row).filter(|_| open))
}

/// Whether no such invite is kept, be its practice open or closed: whoever has seen it saw it before it was taken back.
pub async fn is_gone(conn: &mut Conn, token: &str) -> Result<bool> {
    let row: Option<InviteRow> = conn.first(&by_token_query(token)).await?;
    Ok(row.is_none())
}

pub async fn invite(conn: &mut Conn, tenant: TenantId, invite: InviteId) -> Result<Option<InviteRow>> {
    let one = Expr::col(TeamInvite::TenantId).eq(tenant);
    conn.first(&invites_where(one.and(Expr::col(TeamInvite::InviteId).eq(invite))))
        .await
}

/// What [`standing`] asks. Public for the tests of query plans.
pub fn standing_query(tenant: TenantId, now: Moment) -> SelectStatement {
    invites_where(Expr::col(TeamInvite::TenantId).eq(tenant))
        .and_where(Expr::col(TeamInvite::UsedBy).is_null())
        .and_where(Expr::col(TeamInvite::ExpiresAt).gt(now))
        .to_owned()
}

/// The invites that can still be used.
pub async fn standing(conn: &mut Conn, tenant: TenantId, now: Moment) -> Result<Vec<InviteRow>> {
    conn.all(&standing_query(tenant, now)).await
}

/// To whom the practice is offered, if the offer still stands.
pub async fn offered_to(conn: &mut Conn, tenant: TenantId, now: Moment) -> Result<Option<PersonId>> {
    let select = Query::select()
        .column(Handover::ToPerson)
        .from(Handover::Table)
        .and_where(Expr::col(Handover::TenantId).eq(tenant))
        .and_where(Expr::col(Handover::ExpiresAt).gt(now))
        .to_owned();
    let row: Option<(PersonId,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// To whom the practice was offered last, and when, whether that still stands or has run out.
pub async fn offer_made(conn: &mut Conn, tenant: TenantId) -> Result<Option<(PersonId, Moment)>> {
    let select = Query::select()
        .columns([Handover::ToPerson, Handover::OfferedAt])
        .from(Handover::Table)
        .and_where(Expr::col(Handover::TenantId).eq(tenant))
        .to_owned();
    conn.first(&select).await
}

/// Everything here changes under the tenant's lock, where what somebody may do is asked, too.
impl Locked<'_> {
    pub async fn insert_team_invite(
        &mut self,
        token: &str,
        rights: Rights,
        by: PersonId,
        now: Moment,
        expires: Moment,
    ) -> Result<InviteId> {
        let invite = InviteId(self.next_id().await?);
        let insert = Query::insert()
            .into_table(TeamInvite::Table)
            .columns([
                TeamInvite::TenantId,
                TeamInvite::InviteId,
                TeamInvite::Token,
                TeamInvite::Rights,
                TeamInvite::MadeBy,
                TeamInvite::MadeAt,
                TeamInvite::ExpiresAt,
            ])
            .values_panic([
                self.id().into(),
                invite.into(),
                token.into(),
                rights.stored().into(),
                by.into(),
                now.into(),
                expires.into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(invite)
    }

    /// `false` if it was used up meanwhile or is not there.
    pub async fn set_invite_rights(&mut self, invite: InviteId, rights: Rights) -> Result<bool> {
        let update = Query::update()
            .table(TeamInvite::Table)
            .value(TeamInvite::Rights, rights.stored())
            .and_where(Expr::col(TeamInvite::TenantId).eq(self.id()))
            .and_where(Expr::col(TeamInvite::InviteId).eq(invite))
            .and_where(Expr::col(TeamInvite::UsedBy).is_null())
            .to_owned();
        Ok(self.run(&update).await? == 1)
    }

    /// Whoever opens the link finds no such invite; one that was used stays.
    pub async fn remove_invite(&mut self, invite: InviteId) -> Result<bool> {
        let delete = Query::delete()
            .from_table(TeamInvite::Table)
            .and_where(Expr::col(TeamInvite::TenantId).eq(self.id()))
            .and_where(Expr::col(TeamInvite::InviteId).eq(invite))
            .and_where(Expr::col(TeamInvite::UsedBy).is_null())
            .to_owned();
        Ok(self.run(&delete).await? == 1)
    }

    /// Uses an invite up and makes the person an assistant; `false` if somebody was faster or it has expired.
    pub async fn join(&mut self, invite: &InviteRow, person: PersonId, now: Moment) -> Result<bool> {
        let tenant = self.id();
        let update = Query::update()
            .table(TeamInvite::Table)
            .values([(TeamInvite::UsedBy, person.into()), (TeamInvite::UsedAt, now.into())])
            .and_where(Expr::col(TeamInvite::TenantId).eq(tenant))
            .and_where(Expr::col(TeamInvite::InviteId).eq(invite.invite_id))
            .and_where(Expr::col(TeamInvite::UsedBy).is_null())
            .and_where(Expr::col(TeamInvite::ExpiresAt).gt(now))
            .to_owned();
        if self.run(&update).await? != 1 {
            return Ok(false);
        }
        let insert = Query::insert()
            .into_table(Member::Table)
            .columns([
                Member::TenantId,
                Member::PersonId,
                Member::Role,
                Member::Rights,
                Member::JoinedAt,
            ])
            .values_panic([
                tenant.into(),
                person.into(),
                ASSISTANT.into(),
                invite.rights.as_str().into(),
                now.into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        let back = Query::delete()
            .from_table(FormerMember::Table)
            .and_where(Expr::col(FormerMember::TenantId).eq(tenant))
            .and_where(Expr::col(FormerMember::PersonId).eq(person))
            .to_owned();
        self.run(&back).await?;
        Ok(true)
    }

    /// Of an assistant; the owner has everything.
    pub async fn set_rights(&mut self, person: PersonId, rights: Rights) -> Result<()> {
        let update = Query::update()
            .table(Member::Table)
            .value(Member::Rights, rights.stored())
            .and_where(Expr::col(Member::TenantId).eq(self.id()))
            .and_where(Expr::col(Member::PersonId).eq(person))
            .and_where(Expr::col(Member::Role).eq(ASSISTANT))
            .to_owned();
        self.run_one(&update).await
    }

    /// An assistant helps no more. `false` if they do not help.
    pub async fn remove_member(&mut self, person: PersonId, now: Moment) -> Result<bool> {
        let tenant = self.id();
        self.withdraw_offer(Some(person)).await?;
        let delete = Query::delete()
            .from_table(Member::Table)
            .and_where(Expr::col(Member::TenantId).eq(tenant))
            .and_where(Expr::col(Member::PersonId).eq(person))
            .and_where(Expr::col(Member::Role).eq(ASSISTANT))
            .to_owned();
        if self.run(&delete).await? != 1 {
            return Ok(false);
        }
        let insert = Query::insert()
            .into_table(FormerMember::Table)
            .columns([FormerMember::TenantId, FormerMember::PersonId, FormerMember::LeftAt])
            .values_panic([tenant.into(), person.into(), now.into()])
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .to_owned();
        self.run(&insert).await?;
        Ok(true)
    }

    /// Nothing says any more that they helped.
    pub async fn forget_former(&mut self, person: PersonId) -> Result<()> {
        let delete = Query::delete()
            .from_table(FormerMember::Table)
            .and_where(Expr::col(FormerMember::TenantId).eq(self.id()))
            .and_where(Expr::col(FormerMember::PersonId).eq(person))
            .to_owned();
        self.run(&delete).await.map(drop)
    }

    /// The practice is offered to that assistant, and to nobody else any more.
    pub async fn offer(&mut self, to: PersonId, by: PersonId, now: Moment, expires: Moment) -> Result<()> {
        self.withdraw_offer(None).await?;
        let insert = Query::insert()
            .into_table(Handover::Table)
            .columns([
                Handover::TenantId,
                Handover::ToPerson,
                Handover::OfferedBy,
                Handover::OfferedAt,
                Handover::ExpiresAt,
            ])
            .values_panic([self.id().into(), to.into(), by.into(), now.into(), expires.into()])
            .to_owned();
        self.run_one(&insert).await
    }

    /// Takes back the offer to one or to anybody; tells whether there was one.
    pub async fn withdraw_offer(&mut self, to: Option<PersonId>) -> Result<bool> {
        let delete = Query::delete()
            .from_table(Handover::Table)
            .and_where(Expr::col(Handover::TenantId).eq(self.id()))
            .and_where_option(to.map(|to| Expr::col(Handover::ToPerson).eq(to)))
            .to_owned();
        Ok(self.run(&delete).await? > 0)
    }

    /// The owner becomes an assistant who may do everything that can be given, and the other the owner.
    pub async fn hand_over(&mut self, from: PersonId, to: PersonId) -> Result<()> {
        self.withdraw_offer(None).await?;
        // The schema has room for one owner alone: the one of before goes first.
        for (person, role, rights) in [(from, ASSISTANT, Rights::OWNER.stored()), (to, OWNER, String::new())] {
            let update = Query::update()
                .table(Member::Table)
                .value(Member::Role, role)
                .value(Member::Rights, rights)
                .and_where(Expr::col(Member::TenantId).eq(self.id()))
                .and_where(Expr::col(Member::PersonId).eq(person))
                .to_owned();
            self.run_one(&update).await?;
        }
        Ok(())
    }
}
