//! The team of a practice: the owner invites assistants, says what they may do, and hands the practice over; assistants
//! join, leave, and take over.

use std::sync::Arc;

use super::{Outcome, Work, Workflows};
use crate::domain::deed::Deed;
use crate::domain::ids::{InviteId, PersonId, TenantId};
use crate::domain::moment::{Moment, Span};
use crate::domain::notice::{Letter, Notice, TeamNews};
use crate::domain::refusal::Refusal;
use crate::domain::rights::{Right, Rights};
use crate::storage::team::{self, InviteRow, MemberRow};
use crate::storage::{Conn, Tx, tenant};

/// How long an invite stands, and an offer of the practice.
pub const STANDS: Span = Span::days(7);
/// With those who are still invited.
pub const MOST: usize = 20;
/// A second tap on the button is no second invite.
const SAME_TAP: Span = Span(3);
/// What an assistant hears of rights that the owner is still ticking, they hear once.
const RIGHTS_SETTLE: Span = Span::minutes(2);

/// What an invite gives until the owner says otherwise.
fn usual() -> Rights {
    Rights::NONE.with(Right::Schedule, true).with(Right::Bookings, true)
}

/// Makes an invite; `token` is random and unguessable, made by the caller since a use case may run twice.
pub async fn invite(work: &mut Work<'_>, token: &str) -> Outcome<InviteId> {
    let (tenant, now) = (work.tenant.id(), work.now);
    let me = work.person.ok_or(Refusal::NotFound)?;
    let members = team::members(&mut work.tenant, tenant).await?.len();
    let invited = team::standing(&mut work.tenant, tenant, now).await?;
    if let Some(made) = invited.last().filter(|made| now < made.made_at + SAME_TAP) {
        return Ok(made.invite_id);
    }
    if members + invited.len() >= MOST {
        return Err(Refusal::TeamFull { limit: MOST as i64 }.into());
    }
    let made = work
        .tenant
        .insert_team_invite(token, usual(), me, now, now + STANDS)
        .await?;
    work.note(Deed::TeamInvited).await?;
    Ok(made)
}

/// An invite of this practice that can still be used.
pub async fn standing(conn: &mut Conn, tenant: TenantId, invite: InviteId, now: Moment) -> Outcome<InviteRow> {
    let row = team::invite(conn, tenant, invite).await?.ok_or(Refusal::NotFound)?;
    usable(row, now)
}

/// The invite that a link names, if it can still be used.
pub async fn by_token(conn: &mut Conn, token: &str, now: Moment) -> Outcome<InviteRow> {
    let row = team::by_token(conn, token).await?.ok_or(Refusal::InviteUnknown)?;
    usable(row, now)
}

fn usable(row: InviteRow, now: Moment) -> Outcome<InviteRow> {
    if row.used_by.is_some() {
        return Err(Refusal::InviteUsed.into());
    }
    if now >= row.expires_at {
        return Err(Refusal::InviteExpired.into());
    }
    Ok(row)
}

/// What whoever follows the link will be able to do.
pub async fn set_invite(work: &mut Work<'_>, invite: InviteId, right: Right, has: bool) -> Outcome<()> {
    let (tenant, now) = (work.tenant.id(), work.now);
    let row = standing(&mut work.tenant, tenant, invite, now).await?;
    match work
        .tenant
        .set_invite_rights(invite, row.rights().with(right, has))
        .await?
    {
        true => work.note(Deed::TeamInviteSet { right, has }).await,
        false => Err(Refusal::InviteUsed.into()),
    }
}

/// The link works no more, if nobody has used it.
pub async fn drop_invite(work: &mut Work<'_>, invite: InviteId) -> Outcome<()> {
    let tenant = work.tenant.id();
    if work.tenant.remove_invite(invite).await? {
        return work.note(Deed::TeamInviteDropped).await;
    }
    match team::invite(&mut work.tenant, tenant, invite).await? {
        Some(_) => Err(Refusal::InviteUsed.into()),
        None => Err(Refusal::NotFound.into()),
    }
}

/// An invite that stood on the screen which is tapped: nothing but its owner's hand takes it away.
async fn stands(conn: &mut Conn, token: &str) -> Outcome<InviteRow> {
    match team::by_token(conn, token).await? {
        Some(row) => Ok(row),
        None if team::is_gone(conn, token).await? => Err(Refusal::InviteTakenBack.into()),
        None => Err(Refusal::InviteUnknown.into()),
    }
}

/// Uses an invite up. Who is in the team already stays what they are, and the link works for somebody else.
pub async fn join(
    tx: &mut Tx,
    flows: &Arc<Workflows>,
    person: PersonId,
    token: &str,
    now: Moment,
) -> Outcome<(TenantId, Vec<Letter>)> {
    let found = stands(tx, token).await?;
    if tenant::rights(tx, found.tenant_id, person).await?.is_some() {
        return Ok((found.tenant_id, Vec::new()));
    }
    let invite = usable(found, now)?;
    let mut work = Work::as_invited(tx, flows, invite.tenant_id, person, now).await?;
    // As it is under the lock: the owner may have changed what it gives.
    let invite = usable(stands(&mut work.tenant, token).await?, now)?;
    if !work.tenant.join(&invite, person, now).await? {
        return Err(Refusal::InviteUsed.into());
    }
    // They come as somebody from outside, and run the practice from here on.
    work.tenant.insert_event(person, false, &Deed::TeamJoined, now).await?;
    let id = invite.invite_id;
    work.tell_owner(TeamNews::Joined { person }, &format!("team-joined:{id}"))
        .await?;
    Ok((invite.tenant_id, work.letters))
}

/// An assistant of the practice.
pub async fn assistant(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Outcome<MemberRow> {
    let member = team::member(conn, tenant, person).await?;
    Ok(member.filter(|member| !member.is_owner()).ok_or(Refusal::NotFound)?)
}

/// What an assistant may do from their next tap on.
pub async fn set_right(work: &mut Work<'_>, person: PersonId, right: Right, has: bool) -> Outcome<()> {
    let tenant = work.tenant.id();
    let member = assistant(&mut work.tenant, tenant, person).await?;
    work.tenant.set_rights(person, member.rights().with(right, has)).await?;
    work.note(Deed::TeamRight { person, right, has }).await?;
    let news = Notice::Team { news: TeamNews::Rights };
    let turn = work.now.0 / RIGHTS_SETTLE.0;
    work.tell(person, news, &format!("team-rights:{turn}"));
    if let Some(letter) = work.letters.last_mut() {
        letter.due = Moment((turn + 1) * RIGHTS_SETTLE.0);
    }
    Ok(())
}

/// An assistant can do nothing here from their next tap on.
pub async fn remove(work: &mut Work<'_>, person: PersonId) -> Outcome<()> {
    let (tenant, now) = (work.tenant.id(), work.now);
    assistant(&mut work.tenant, tenant, person).await?;
    work.offer_over(Some(person)).await?;
    work.tenant.remove_member(person, now).await?;
    work.note(Deed::TeamRemoved { person }).await?;
    let news = Notice::Team {
        news: TeamNews::Removed,
    };
    work.tell(person, news, &format!("team-removed:{}", work.now.0));
    Ok(())
}

/// An assistant goes; the owner hears of it.
pub async fn leave(work: &mut Work<'_>) -> Outcome<()> {
    let (tenant, now) = (work.tenant.id(), work.now);
    let me = work.person.ok_or(Refusal::NotFound)?;
    if tenant::rights(&mut work.tenant, tenant, me)
        .await?
        .is_some_and(Rights::is_owner)
    {
        return Err(Refusal::OwnerStays.into());
    }
    work.offer_over(Some(me)).await?;
    if work.tenant.remove_member(me, now).await? {
        work.note(Deed::TeamLeft).await?;
        let key = format!("team-left:{me}:{}", now.0);
        work.tell_owner(TeamNews::Left { person: me }, &key).await?;
    }
    Ok(())
}

/// The owner offers the practice to an assistant, who has to agree.
pub async fn offer(work: &mut Work<'_>, to: PersonId) -> Outcome<()> {
    let (tenant, now) = (work.tenant.id(), work.now);
    let me = work.person.ok_or(Refusal::NotFound)?;
    assistant(&mut work.tenant, tenant, to).await?;
    if team::offered_to(&mut work.tenant, tenant, now).await? == Some(to) {
        return Ok(());
    }
    work.offer_over(None).await?;
    work.tenant.offer(to, me, now, now + STANDS).await?;
    let news = Notice::Team {
        news: TeamNews::Offered,
    };
    work.tell(to, news, &offered_key(now));
    work.note(Deed::TeamOffered { person: to }).await
}

/// The key under which the practice was offered then; the message is found by it.
pub fn offered_key(at: Moment) -> String {
    format!("team-offered:{}", at.0)
}

pub async fn withdraw(work: &mut Work<'_>) -> Outcome<()> {
    work.offer_over(None).await?;
    match work.tenant.withdraw_offer(None).await? {
        true => work.note(Deed::TeamOfferBack).await,
        false => Err(Refusal::Changed.into()),
    }
}

/// Refused where nothing is offered to this person.
pub async fn offered(conn: &mut Conn, tenant: TenantId, person: PersonId, now: Moment) -> Outcome<()> {
    match team::offered_to(conn, tenant, now).await? {
        Some(to) if to == person => Ok(()),
        Some(_) | None => Err(Refusal::NoOffer.into()),
    }
}

/// The assistant agrees: the practice is theirs, and who gave it away assists from now on.
pub async fn take_over(work: &mut Work<'_>) -> Outcome<()> {
    let (tenant, now) = (work.tenant.id(), work.now);
    let me = work.person.ok_or(Refusal::NotFound)?;
    offered(&mut work.tenant, tenant, me, now).await?;
    let members = team::members(&mut work.tenant, tenant).await?;
    let before = members
        .iter()
        .find(|member| member.is_owner())
        .ok_or(Refusal::NotFound)?;
    work.offer_over(None).await?;
    work.tenant.hand_over(before.person_id, me).await?;
    work.note(Deed::TeamTakenOver).await?;
    let news = Notice::Team {
        news: TeamNews::TakenOver { person: me },
    };
    work.tell(before.person_id, news, &format!("team-taken:{me}:{}", now.0));
    Ok(())
}

/// The assistant does not want it.
pub async fn decline(work: &mut Work<'_>) -> Outcome<()> {
    let (tenant, now) = (work.tenant.id(), work.now);
    let me = work.person.ok_or(Refusal::NotFound)?;
    offered(&mut work.tenant, tenant, me, now).await?;
    work.offer_over(None).await?;
    work.tenant.withdraw_offer(Some(me)).await?;
    work.note(Deed::TeamOfferDeclined).await?;
    let key = format!("team-declined:{me}:{}", now.0);
    work.tell_owner(TeamNews::Declined { person: me }, &key).await
}

impl Work<'_> {
    /// Somebody who helps, or helped, has their data deleted.
    pub(super) async fn forget_helper(&mut self, person: PersonId) -> Outcome<()> {
        let now = self.now;
        if self.tenant.remove_member(person, now).await? {
            let news = TeamNews::Left { person };
            self.tell_owner(news, &format!("team-left:{person}:{}", now.0)).await?;
        }
        Ok(self.tenant.forget_former(person).await?)
    }

    /// The offer that there is, to anybody or to that one, is about to end: its message is drawn without the button.
    pub(super) async fn offer_over(&mut self, to: Option<PersonId>) -> Outcome<()> {
        let tenant = self.tenant.id();
        let made = team::offer_made(&mut self.tenant, tenant).await?;
        if let Some((whom, at)) = made.filter(|(whom, _)| to.is_none_or(|to| to == *whom)) {
            let news = TeamNews::OfferOver { at };
            self.tell(whom, Notice::Team { news }, &format!("team-offer-over:{}", at.0));
        }
        Ok(())
    }

    async fn tell_owner(&mut self, news: TeamNews, key: &str) -> Outcome<()> {
        let tenant = self.tenant.id();
        for to in team::with_right(&mut self.tenant, tenant, Right::Own).await? {
            self.tell(to, Notice::Team { news }, key);
        }
        Ok(())
    }
}
