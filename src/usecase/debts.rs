//! A gentle note to clients who owe past the term of their account, where the tenant wants it.

use super::{Outcome, Work, prefs};
use crate::domain::moment::Moment;
use crate::domain::notice::{Letter, Notice};
use crate::domain::told::{Hour, Weekdays};
use crate::domain::zone::{Zone, plus_days};
use crate::storage::debt;

/// By the tenant's clock: money is not spoken of at night. Quiet hours of the reader count besides.
const AT: Hour = Hour {
    minute: 11 * 60,
    weekdays: Weekdays::ALL,
};
/// People who are told in one transaction.
pub const AT_ONCE: u64 = 50;

/// When debtors are looked for after `now`.
pub fn next_round(zone: Zone, now: Moment) -> Moment {
    AT.next(zone, now).1
}

/// Tells those who owe, some of them; tells whether there may be others left.
pub async fn round(work: &mut Work<'_>) -> Outcome<bool> {
    let (tenant, zone, now) = (work.tenant.id(), work.tenant.tenant.zone, work.now);
    if debt::round(&mut work.tenant, tenant).await?.is_none_or(|due| due > now) {
        return Ok(false);
    }
    let days = work.tenant.tenant.policy.debt_note_days;
    if days == 0 {
        work.tenant.set_debt_round(None).await?;
        return Ok(false);
    }
    // Days are counted, not hours: the clock is never heard at the same second.
    let today = zone.date(now);
    let (not_since, _) = zone.day(plus_days(today, 1 - i64::from(days)));
    let debtors = debt::debtors(&mut work.tenant, tenant, now, not_since, AT_ONCE).await?;
    for to in &debtors {
        work.tenant.set_debt_note(*to, now).await?;
        let due = prefs::due(&mut work.tenant, *to, now, zone).await?;
        work.letters.push(Letter {
            tenant: Some(tenant),
            to: *to,
            notice: Notice::Owes { day: today },
            due,
            not_after: None,
            dedupe: format!("owes:{tenant}:{today}:{to}"),
        });
    }
    let more = debtors.len() as u64 == AT_ONCE;
    if !more {
        work.tenant.set_debt_round(Some(next_round(zone, now))).await?;
    }
    Ok(more)
}
