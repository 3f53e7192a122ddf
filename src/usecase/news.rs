//! A specialist's news to many clients: seldom, in the last lane, and never in anybody's quiet hours.

use super::job::{self, Batch};
use super::{Outcome, Work, prefs};
use crate::domain::deed::Deed;
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::job::{JobKind, JobState, Task};
use crate::domain::moment::{Moment, Span};
use crate::domain::news::Audience;
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::storage::job::JobRow;
use crate::storage::{Conn, Result, news};

/// People who are told in one transaction.
const AT_ONCE: u64 = 50;
/// So long nobody is told yet, so that it can be stopped however few they are.
pub const PAUSE: Span = Span(15);
/// What could not be told within this time is no news any more.
const FRESH: Span = Span::days(3);
const WEEK: Span = Span::days(7);

/// From when on the tenant may send news again, where they have sent as many as they may.
pub async fn free_from(conn: &mut Conn, tenant: TenantId, a_week: i64, now: Moment) -> Result<Option<Moment>> {
    let sent = news::since(conn, tenant, now - WEEK).await?;
    let most = usize::try_from(a_week).unwrap_or(0);
    Ok(match (most, sent.get(most.saturating_sub(1))) {
        (0, _) => Some(now + WEEK),
        (_, Some(oldest)) => Some(*oldest + WEEK),
        (_, None) => None,
    })
}

/// Sends a text as it was typed; `seen` is to how many people the screen said.
pub async fn send(work: &mut Work<'_>, to: Audience, text: String, seen: i64, a_week: i64) -> Outcome<JobRow> {
    let tenant = work.tenant.id();
    job::free(work, JobKind::News).await?;
    if let Some(from) = free_from(&mut work.tenant, tenant, a_week, work.now).await? {
        return Err(Refusal::TooMuchNews { limit: a_week, from }.into());
    }
    let count = news::count(&mut work.tenant, tenant, to, work.now).await?;
    if count == 0 || count != seen {
        return Err(Refusal::Changed.into());
    }
    work.note(Deed::NewsSent { count }).await?;
    let after = Some(work.now + PAUSE);
    job::begin(work, Task::News { to, text, after }, count).await
}

/// Tells the next people.
pub(super) async fn batch(work: &mut Work<'_>, mut job: JobRow, to: Audience) -> Outcome<Batch> {
    if job.state != JobState::Active {
        return Ok(Batch { job, ended: true });
    }
    let (tenant, zone) = (work.tenant.id(), work.tenant.tenant.zone);
    let after = job::reached::<PersonId>(&job)?.unwrap_or(PersonId(0));
    let people = news::people(&mut work.tenant, tenant, to, job.begun_at, after, AT_ONCE).await?;
    for person in &people {
        let due = prefs::due(&mut work.tenant, *person, work.now, zone).await?;
        work.letters.push(Letter {
            tenant: Some(tenant),
            to: *person,
            notice: Notice::News { job: job.id },
            due,
            not_after: Some(due + FRESH),
            dedupe: format!("news:{}:{tenant}:{person}", job.id),
        });
    }
    job.done += people.len() as i64;
    job.total = job.total.max(job.done);
    let ended = (people.len() as u64) < AT_ONCE;
    if let Some(last) = people.last() {
        job::set_reached(&mut job, last)?;
    }
    Ok(Batch { job, ended })
}
