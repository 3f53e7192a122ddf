//! A month's bill, to one client or to all who have something to pay for it; and the reminder of what is past its term.

use super::note::counted;
use super::{Outcome, Work, prefs};
use crate::domain::deed::Deed;
use crate::domain::ids::ClientId;
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::zone::Date;
use crate::storage::{debt, owed};
use crate::usecase::views::bill::{bill, month_of};

/// People who are told in one transaction.
const AT_ONCE: usize = 100;

/// Sends one client's bill to those who pay for them; tells to how many people.
pub async fn send(work: &mut Work<'_>, client: ClientId, month: Date) -> Outcome<usize> {
    let told = send_one(work, client, month).await?;
    work.note(Deed::BillSent { client, month }).await?;
    Ok(told)
}

async fn send_one(work: &mut Work<'_>, client: ClientId, month: Date) -> Outcome<usize> {
    let (tenant, zone) = (work.tenant.id(), work.tenant.tenant.zone);
    super::clients::client(work, client).await?;
    let of = bill(&mut work.tenant, tenant, zone, client, month).await?;
    if of.is_none_or(|bill| bill.lessons.is_empty()) {
        return Err(Refusal::NothingToBill.into());
    }
    let people = owed::payers(&mut work.tenant, tenant, client).await?;
    if people.is_empty() {
        return Err(Refusal::NobodyHears.into());
    }
    for to in &people {
        let due = prefs::due(&mut work.tenant, *to, work.now, zone).await?;
        let today = zone.date(work.now);
        work.letters.push(Letter {
            tenant: Some(tenant),
            to: *to,
            notice: Notice::Bill { client, month },
            due,
            not_after: None,
            dedupe: format!("bill:{tenant}:{client}:{month}:{today}:{to}"),
        });
    }
    Ok(people.len())
}

/// Sends the month's bill to all who have something to pay for it; `seen` is how many the screen said. Tells how many of
/// them heard.
pub async fn send_all(work: &mut Work<'_>, month: Date, seen: i64) -> Outcome<usize> {
    let (tenant, zone) = (work.tenant.id(), work.tenant.tenant.zone);
    let (from, to) = month_of(zone, month);
    let billed = owed::billed(&mut work.tenant, tenant, from, to).await?;
    if billed.len() as i64 != seen || billed.is_empty() {
        return Err(Refusal::Changed.into());
    }
    let mut told = 0;
    for row in billed.iter().take(AT_ONCE) {
        match send_one(work, row.client_id, month).await {
            Ok(_) => told += 1,
            // Nobody in the bot pays for them, or they are gone.
            Err(super::Stop::Refused(_)) => {}
            Err(fault) => return Err(fault),
        }
    }
    if told > 0 {
        let count = counted(told);
        work.note(Deed::BillsSent { month, count }).await?;
    }
    Ok(told)
}

/// Reminds all who owe past the term and were not told today; tells how many.
pub async fn remind(work: &mut Work<'_>) -> Outcome<usize> {
    let (tenant, zone, now) = (work.tenant.id(), work.tenant.tenant.zone, work.now);
    let today = zone.date(now);
    let (since, _) = zone.day(today);
    let debtors = debt::debtors(&mut work.tenant, tenant, now, since, AT_ONCE as u64).await?;
    if debtors.is_empty() {
        return Err(Refusal::NobodyToRemind.into());
    }
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
    let count = counted(debtors.len());
    work.note(Deed::DebtsReminded { count }).await?;
    Ok(debtors.len())
}
