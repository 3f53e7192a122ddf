//! A practice comes to be by an operator's invite, and its owner changes what is set for it.

use super::windows::{self, Heard};
use super::{Outcome, Work, Workflows, told};
use crate::domain::deed::{Deed, Part, Words};
use crate::domain::ids::{KindId, PersonId, TenantId};
use crate::domain::message::{self, NOTE_LONGEST};
use crate::domain::moment::{Moment, Span};
use crate::domain::money::Currency;
use crate::domain::names;
use crate::domain::policy::{Approval, Policy};
use crate::domain::refusal::Refusal;
use crate::domain::slot;
use crate::domain::week::WeekStart;
use crate::domain::zone::Zone;
use crate::storage::tenant::{self, InviteRow, Locked, NewTenant};
use crate::storage::{Conn, Fault, Tx, booking, kind};

/// How long an invite stands.
pub const INVITE_STANDS: Span = Span::days(7);
/// The workflow that a practice begins with.
const WORKFLOW: &str = "lesson";
/// The length of a lesson until the specialist sets another.
const MINUTES: i64 = 60;

/// Four answers, from which a practice is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    pub name: String,
    pub zone: Zone,
    pub currency: Currency,
    pub lang: String,
    /// What the first kind of service is called, in that language.
    pub service: String,
}

/// Makes an invite; `token` is random and unguessable, made by the caller since a use case may run twice.
pub async fn invite(tx: &mut Tx, operator: PersonId, token: &str, now: Moment) -> Outcome<()> {
    Ok(tenant::insert_invite(tx, token, operator, now, now + INVITE_STANDS).await?)
}

/// Uses an invite up and makes the practice it is for.
pub async fn found(
    tx: &mut Tx,
    flows: &Workflows,
    person: PersonId,
    token: &str,
    answers: &Answers,
    now: Moment,
) -> Outcome<TenantId> {
    let invite = standing_invite(tx, token, now).await?;
    if !tenant::use_invite(tx, &invite.token, person, now).await? {
        return Err(Refusal::InviteUsed.into());
    }
    let catalogue = flows.catalogue();
    let listed = catalogue
        .get(WORKFLOW)
        .ok_or_else(|| Fault::Bug(format!("no workflow {WORKFLOW} is shipped")))?;
    let new = NewTenant {
        slug: free_slug(tx, &answers.name).await?,
        name: answers.name.clone(),
        zone: answers.zone,
        currency: answers.currency.code().to_owned(),
        lang: answers.lang.clone(),
        policy: Policy::default(),
        workflow: listed.text.clone(),
        owner: person,
    };
    let tenant = tenant::insert(tx, &new, now).await?;
    let mut locked = Locked::take(tx, tenant)
        .await?
        .ok_or_else(|| Fault::Bug("a new tenant is not there".to_owned()))?;
    locked.insert_kind(&answers.service, MINUTES, 0, 1).await?;
    Ok(tenant)
}

/// An invite that can still be used.
pub async fn standing_invite(conn: &mut Conn, token: &str, now: Moment) -> Outcome<InviteRow> {
    let invite = tenant::invite(conn, token).await?.ok_or(Refusal::InviteUnknown)?;
    if invite.used_by.is_some() {
        return Err(Refusal::InviteUsed.into());
    }
    if now >= invite.expires_at {
        return Err(Refusal::InviteExpired.into());
    }
    Ok(invite)
}

/// The slug of a name, with a number behind it where others have it already.
async fn free_slug(tx: &mut Tx, name: &str) -> Outcome<String> {
    let wanted = names::slug_from(name);
    let mut n = 1;
    loop {
        let suffix = if n == 1 { String::new() } else { format!("-{n}") };
        let room = names::SLUG_MAX - suffix.len();
        let stem: String = wanted.chars().take(room).collect();
        let slug = format!("{}{suffix}", stem.trim_end_matches('-'));
        if tenant::slug_is_free(tx, &slug).await? {
            return Ok(slug);
        }
        n += 1;
    }
}

pub async fn set_approval(work: &mut Work<'_>, approval: Approval) -> Outcome<()> {
    let policy = Policy {
        approval,
        ..work.tenant.tenant.policy.clone()
    };
    work.tenant.set_policy(policy).await?;
    work.note(Deed::ApprovalSet { to: approval }).await
}

/// What clients are told about paying; `None` takes it away.
pub async fn set_payment_note(work: &mut Work<'_>, typed: Option<&str>) -> Outcome<()> {
    let payment_note = match typed {
        Some(typed) => {
            message::clean_text(typed, NOTE_LONGEST).map_err(|_| Refusal::TypedMessage { limit: NOTE_LONGEST })?
        }
        None => String::new(),
    };
    let there = !payment_note.is_empty();
    let policy = Policy {
        payment_note,
        ..work.tenant.tenant.policy.clone()
    };
    work.tenant.set_policy(policy).await?;
    let words = Words::Payment;
    work.note(Deed::WordsSet { words, there }).await
}

pub async fn set_name(work: &mut Work<'_>, typed: &str) -> Outcome<()> {
    let name = names::clean_name(typed)?;
    let was = work.tenant.tenant.name.clone();
    work.tenant.set_name(&name).await?;
    work.note(Deed::Named { was, name }).await
}

/// In which the practice speaks to those who are not known yet.
pub async fn set_lang(work: &mut Work<'_>, code: &str) -> Outcome<()> {
    if code == work.tenant.tenant.lang {
        return Ok(());
    }
    work.tenant.set_lang(code).await?;
    let code = code.to_owned();
    work.note(Deed::LanguageSet { code }).await
}

/// How its weeks and months are shown; no time moves.
pub async fn set_week(work: &mut Work<'_>, week: WeekStart) -> Outcome<()> {
    let policy = Policy {
        week,
        ..work.tenant.tenant.policy.clone()
    };
    work.tenant.set_policy(policy).await?;
    let weekday = week.weekday().number_from_monday();
    work.note(Deed::WeekBegins { weekday }).await
}

/// The old link stops working at once, and is free for others.
pub async fn set_slug(work: &mut Work<'_>, typed: &str) -> Outcome<()> {
    let slug = names::validate_slug(typed.trim()).map_err(|_| Refusal::SlugBad)?;
    if slug == work.tenant.tenant.slug {
        return Ok(());
    }
    if !tenant::slug_is_free(&mut work.tenant, &slug).await? {
        return Err(Refusal::SlugTaken { slug }.into());
    }
    work.tenant.set_slug(&slug).await?;
    work.note(Deed::Addressed { slug }).await
}

/// Moves no booking: only the wall times that are shown and made from now on change, and the days that reminders of
/// people without a zone of their own are counted in.
pub async fn set_zone(work: &mut Work<'_>, zone: Zone) -> Outcome<()> {
    work.tenant.set_zone(zone).await?;
    let zone = zone.name().to_owned();
    work.note(Deed::ZoneSet { zone }).await?;
    let tenant = work.tenant.id();
    let ahead = booking::between(&mut work.tenant, tenant, work.now, Moment(i64::MAX)).await?;
    let mut days = Vec::new();
    for row in ahead {
        work.arm_reminders(&row).await?;
        let day = work.tenant.tenant.zone.date(row.start_at);
        if !days.contains(&day) {
            days.push(day);
            work.note_day_end(row.start_at).await?;
        }
    }
    told::rearm_all(work).await
}

/// Another kind of service, in minor units of the practice's currency.
pub async fn add_kind(work: &mut Work<'_>, typed: &str, minutes: u16, price: i64, seats: u16) -> Outcome<KindId> {
    let name = names::clean_name(typed)?;
    if !slot::is_length(minutes) || price < 0 || seats == 0 {
        return Err(Refusal::NotFound.into());
    }
    Ok(work
        .tenant
        .insert_kind(&name, minutes.into(), price, seats.into())
        .await?)
}

/// The length and the price of slots made from now on.
pub async fn set_kind(work: &mut Work<'_>, kind: KindId, minutes: i64, price: i64) -> Outcome<()> {
    let id = work.tenant.id();
    let before = kind::kinds(&mut work.tenant, id).await?;
    let before = before.into_iter().find(|row| row.kind_id == kind);
    let before = before.ok_or(Refusal::NotFound)?;
    work.tenant.set_kind(kind, minutes, price).await?;
    windows::refill(work, Heard::from(before.minutes != minutes)).await?;
    if before.minutes != minutes {
        let part = Part::Length;
        work.note(Deed::KindPart { kind, part }).await?;
    }
    if before.price != price {
        let was = before.price;
        work.note(Deed::KindPrice { kind, was, price }).await?;
    }
    Ok(())
}
