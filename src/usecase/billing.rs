//! A month's bill, to one client or to all who have something to pay for it and have not got it yet; and the reminder of
//! what is past its term.

use super::note::counted;
use super::{Outcome, Work, prefs};
use crate::domain::deed::Deed;
use crate::domain::ids::{ClientId, PersonId};
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::zone::Date;
use crate::storage::{bill, debt};
use crate::usecase::views::bill::{bill as bill_of, first_of};
use crate::usecase::views::bills::{self, Billed, Sent};

/// People who are told in one transaction.
const AT_ONCE: usize = 100;

/// Sends one client's bill to those who pay for them; tells to how many people. Who has got it today, and nothing of it has
/// changed, gets no other.
pub async fn send(work: &mut Work<'_>, client: ClientId, month: Date) -> Outcome<usize> {
    let (tenant, zone) = (work.tenant.id(), work.tenant.tenant.zone);
    super::clients::client(work, client).await?;
    let of = bill_of(&mut work.tenant, (tenant, zone), client, month, work.now).await?;
    let of = of.filter(|bill| !bill.is_empty()).ok_or(Refusal::NothingToBill)?;
    let billed = bills::with_payers(&mut work.tenant, tenant, &of).await?;
    if billed.payers.is_empty() {
        return Err(Refusal::NobodyHears.into());
    }
    let today = zone.date(work.now);
    let has = |sent: &Sent| sent.print == billed.print && !sent.lost && zone.date(sent.at) == today;
    let waits = |sent: &Option<Sent>| sent.as_ref().is_none_or(|sent| !has(sent));
    let to: Vec<_> = billed.payers.iter().filter(|(_, sent)| waits(sent)).collect();
    if to.is_empty() {
        return Err(Refusal::BillUnchanged.into());
    }
    put(work, &billed, of.month, &to).await?;
    work.note(Deed::BillSent { client, month }).await?;
    Ok(to.len())
}

async fn put(work: &mut Work<'_>, billed: &Billed, month: Date, to: &[&(PersonId, Option<Sent>)]) -> Outcome<()> {
    let (tenant, zone, client) = (work.tenant.id(), work.tenant.tenant.zone, billed.client);
    for (to, sent) in to {
        let due = prefs::due(&mut work.tenant, *to, work.now, zone).await?;
        let number = sent.as_ref().map_or(1, |sent| sent.number + 1);
        let dedupe = bills::key(tenant, (client, month), *to, number);
        let letter = bill::Letter {
            month,
            client,
            to: *to,
            number,
            print: &billed.print,
            dedupe: &dedupe,
        };
        work.tenant.set_bill_sent(&letter, work.now).await?;
        work.letters.push(Letter {
            tenant: Some(tenant),
            to: *to,
            notice: Notice::Bill {
                client,
                month,
                print: billed.print.clone(),
            },
            due,
            not_after: None,
            dedupe,
        });
    }
    Ok(())
}

/// Sends the month's bill to those who have something to pay for it and have not got it as it is now, so many at once;
/// `seen` is how many the screen said. Tells how many were sent, and how many are left.
pub async fn send_all(work: &mut Work<'_>, month: Date, seen: i64) -> Outcome<(usize, usize)> {
    let (tenant, zone) = (work.tenant.id(), work.tenant.tenant.zone);
    let mut billed = bills::of_all(&mut work.tenant, (tenant, zone), month, work.now).await?;
    billed.retain(Billed::is_waiting);
    if billed.len() as i64 != seen || billed.is_empty() {
        return Err(Refusal::Changed.into());
    }
    let told = billed.len().min(AT_ONCE);
    for one in billed.iter().take(AT_ONCE) {
        let to: Vec<_> = one.waiting().collect();
        put(work, one, first_of(month), &to).await?;
    }
    let count = counted(told);
    work.note(Deed::BillsSent { month, count }).await?;
    Ok((told, billed.len() - told))
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
