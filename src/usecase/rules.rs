//! The rules of a practice: who is asked, how long before and how far ahead, how many; and its currency.

use super::{Outcome, Work, debts};
use crate::domain::deed::Deed;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;
use crate::domain::rule::Rule;
use crate::domain::zone::plus_days;
use crate::storage::{Conn, Result, booking, ledger, pack, slot};

/// From now on the rule's number is that one.
pub async fn set(work: &mut Work<'_>, rule: Rule, amount: u32) -> Outcome<()> {
    let before = work.tenant.tenant.policy.clone();
    let policy = rule.set(&before, amount).ok_or(Refusal::TypedRule)?;
    work.tenant.set_policy(policy.clone()).await?;
    let deed = Deed::RuleSet {
        rule: rule.as_str().to_owned(),
        amount: amount.into(),
    };
    work.note(deed).await?;
    match rule {
        Rule::Horizon => further(work, &before).await,
        Rule::DebtNote => {
            let zone = work.tenant.tenant.zone;
            let next = (policy.debt_note_days > 0).then(|| debts::next_round(zone, work.now));
            Ok(work.tenant.set_debt_round(next).await?)
        }
        Rule::Notice | Rule::Active | Rule::Requests => Ok(()),
    }
}

/// What lies between the old horizon and the new one can be booked from now on: those who wait for it hear of it.
async fn further(work: &mut Work<'_>, before: &Policy) -> Outcome<()> {
    let (id, zone) = (work.tenant.id(), work.tenant.tenant.zone);
    let today = zone.date(work.now);
    let end = |days: u16| zone.day(plus_days(today, days.into())).1;
    let (from, to): (Moment, Moment) = (end(before.horizon_days), end(work.tenant.tenant.policy.horizon_days));
    if from >= to {
        return Ok(());
    }
    let slots: Vec<SlotId> = slot::with_seats(&mut work.tenant, id, from, to)
        .await?
        .into_iter()
        .map(|slot| slot.slot_id)
        .collect();
    work.slots_freed(&slots).await
}

/// Whether the currency can't be another any more: something has a price in it, or was paid.
pub async fn currency_is_fixed(conn: &mut Conn, id: TenantId) -> Result<bool> {
    Ok(ledger::any(conn, id).await? || booking::any_priced(conn, id).await? || pack::any(conn, id).await?)
}

/// Prices keep their number: 20 stays 20 in the other currency, whatever its smallest coin is.
pub async fn set_currency(work: &mut Work<'_>, code: &str) -> Outcome<()> {
    let query = || code.chars().take(16).collect();
    let currency = Currency::parse(code).map_err(|_| Refusal::CurrencyUnknown { query: query() })?;
    let now = work.tenant.tenant.currency.clone();
    if currency.code() == now {
        return Ok(());
    }
    let id = work.tenant.id();
    if currency_is_fixed(&mut work.tenant, id).await? {
        return Err(Refusal::CurrencyFixed { code: now }.into());
    }
    let digits = Currency::parse(&now).map_or(2, Currency::digits);
    let shift = i32::from(currency.digits()) - i32::from(digits);
    work.tenant.set_currency(currency.code(), shift).await?;
    let code = currency.code().to_owned();
    work.note(Deed::CurrencySet { code }).await
}
