//! Money that is typed in one line, and what is known of a payment afterwards.

use super::acts::as_specialist;
use super::callback::Place;
use super::question::Question;
use super::route::{Next, Visit, opened};
use super::screen::client::price;
use super::screen::specialist::clients::words;
use crate::args;
use crate::domain::ids::{ClientId, EntryId, TenantId};
use crate::domain::ledger::{self, Method, Sort};
use crate::domain::money::Currency;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::typed;
use crate::domain::zone::{Date, plus_days};
use crate::storage::tenant::{self, Relation, TenantRow};
use crate::storage::{Tx, clients};
use crate::usecase::{Outcome, correct, pay};

/// What a screen asks of a payment; the place in it is what a button carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Day,
    Note,
    Sum,
}

impl Field {
    pub const ALL: [Self; 3] = [Self::Day, Self::Note, Self::Sum];
}

fn currency(tenant: &TenantRow) -> Outcome<Currency> {
    Ok(Currency::parse(&tenant.currency).map_err(|_| Refusal::TypedAmount)?)
}

/// A line that answers no question: somebody who keeps a practice's money may have typed a payment.
pub async fn unasked(tx: &mut Tx, visit: &Visit<'_>, text: &str) -> Outcome<Next> {
    let me = visit.me.person_id;
    let here = visit.place().tenant();
    let tenant = match here.or(visit.chat.tenant_id) {
        Some(id) => match tenant::known(tx, id, me).await? {
            Some((row, Relation::Runs(_))) => Some(row),
            // Among somebody else's free times nobody enters what came to them.
            Some((_, Relation::Visits)) | None if here.is_some() => None,
            Some((_, Relation::Visits)) | None => tenant::run_by(tx, me).await?.into_iter().next(),
        },
        None => tenant::run_by(tx, me).await?.into_iter().next(),
    };
    let tenant = tenant.ok_or(Refusal::UnexpectedText)?;
    line(tx, visit, tenant.id, None, text).await
}

/// A payment as it is typed: for a client that was asked about a sum is enough.
pub async fn line(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    client: Option<ClientId>,
    text: &str,
) -> Outcome<Next> {
    let me = visit.me.person_id;
    let known = tenant::known(tx, tenant, me).await?;
    let Some((row, Relation::Runs(rights))) = known else {
        return Err(Refusal::NotFound.into());
    };
    let currency = currency(&row)?;
    let typed = ledger::typed(text, currency);
    if let (Some(client), None) = (client, &typed) {
        let sum = ledger::amount(text, currency).map_err(|_| Refusal::TypedAmount)?;
        return Ok(opened(visit, Place::PayAsk { tenant, client, sum }));
    }
    let (name, sum) = typed.ok_or(Refusal::UnexpectedText)?;
    if !rights.has(Right::Money) {
        return Err(Refusal::NotYours { right: Right::Money }.into());
    }
    let found = clients::list(tx, tenant, &words(Some(&name)), 0, 2).await?;
    let exact = clients::list_named(tx, tenant, &name).await?;
    let name: String = name.chars().take(40).collect();
    let sum = sum.map_err(|_| Refusal::TypedAmount)?;
    if found.is_empty() {
        return Err(Refusal::NobodyCalled { name }.into());
    }
    let only = found.first().filter(|_| found.len() == 1).map(|row| row.client_id);
    match exact.or(only) {
        Some(client) => Ok(opened(visit, Place::PayAsk { tenant, client, sum })),
        None => Ok(Next {
            question: Some(Question::PayWho { tenant, name }),
            ..Next::to(Place::PayWho { tenant, sum, page: 0 })
        }),
    }
}

pub async fn record(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    client: ClientId,
    (sum, seen): (i64, i64),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let entry = pay::record(&mut work, client, sum, seen).await?;
    let sum = price(&visit.say, &work.tenant.tenant, sum).unwrap_or_default();
    let toast = visit.say.plain("specialist-pay-recorded-toast", &args![sum = sum]);
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(visit, Place::Payment { tenant, entry })
        .toast(toast)
        .letters(letters))
}

pub async fn set_method(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, entry: EntryId, which: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let method = Method::ALL.get(which as usize).copied().ok_or(Refusal::NotFound)?;
    pay::set_method(&mut work, entry, method).await?;
    Ok(kept(visit, tenant, entry))
}

pub async fn set_receipt(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    entry: EntryId,
    given: bool,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    pay::set_receipt(&mut work, entry, given).await?;
    Ok(kept(visit, tenant, entry))
}

pub async fn set_day(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, entry: EntryId, day: Date) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    pay::set_day(&mut work, entry, day).await?;
    Ok(kept(visit, tenant, entry))
}

pub async fn no_note(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, entry: EntryId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    pay::set_note(&mut work, entry, None).await?;
    Ok(kept(visit, tenant, entry))
}

fn kept(visit: &Visit<'_>, tenant: TenantId, entry: EntryId) -> Next {
    let toast = visit.say.plain("specialist-card-kept-toast", &args![]);
    opened(visit, Place::Payment { tenant, entry }).toast(toast)
}

pub async fn take_back(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, entry: EntryId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let row = pay::take_back(&mut work, entry).await?;
    let toast = visit.say.plain("specialist-pay-back-toast", &args![]);
    let client = row.client_id;
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(
        visit,
        Place::Money {
            tenant,
            client,
            page: 0,
        },
    )
    .toast(toast)
    .letters(letters))
}

/// What is typed of a payment: its day, its note, or the sum that it should have been.
pub async fn typed(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    (entry, field): (EntryId, u32),
    text: &str,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let field = Field::ALL.get(field as usize).ok_or(Refusal::NotFound)?;
    let mut at = entry;
    match field {
        Field::Day => {
            let today = work.tenant.tenant.zone.date(visit.at);
            let day = day(text, today).ok_or(Refusal::PaymentDay)?;
            pay::set_day(&mut work, entry, day).await?;
        }
        Field::Note => pay::set_note(&mut work, entry, Some(text)).await?,
        Field::Sum => {
            let currency = currency(&work.tenant.tenant)?;
            let sum = ledger::amount(text, currency).map_err(|_| Refusal::TypedAmount)?;
            at = pay::correct(&mut work, entry, sum).await?;
        }
    }
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(visit, Place::Payment { tenant, entry: at }).letters(letters))
}

/// A correction as it is typed: a sum, and perhaps a note.
pub async fn correction(
    tx: &mut Tx,
    visit: &Visit<'_>,
    (tenant, client): (TenantId, ClientId),
    which: u32,
    text: &str,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let sort = *Sort::CORRECTIONS.get(which as usize).ok_or(Refusal::NotFound)?;
    let currency = currency(&work.tenant.tenant)?;
    let (sum, note) = ledger::typed_correction(text, currency).map_err(|_| Refusal::TypedCorrection)?;
    correct::correct(&mut work, client, sort, (sum, &note)).await?;
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(
        visit,
        Place::Money {
            tenant,
            client,
            page: 0,
        },
    )
    .letters(letters))
}

const TODAY: [&str; 2] = ["сегодня", "today"];
const YESTERDAY: [&str; 2] = ["вчера", "yesterday"];

/// A day that is over or today: `вчера`, `21.11`, `21 ноября`.
fn day(typed: &str, today: Date) -> Option<Date> {
    let word = typed.trim().to_lowercase();
    if TODAY.contains(&word.as_str()) {
        return Some(today);
    }
    if YESTERDAY.contains(&word.as_str()) {
        return Some(plus_days(today, -1));
    }
    let (first, last) = typed::parse_days(&word, plus_days(today, -364))?;
    (first == last).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_past_is_meant() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let today = date("2026-11-23");
        for (typed, meant) in [
            ("сегодня", "2026-11-23"),
            ("Yesterday", "2026-11-22"),
            ("21.11", "2026-11-21"),
            ("23.11", "2026-11-23"),
            ("24 декабря", "2025-12-24"),
        ] {
            assert_eq!(day(typed, today), Some(date(meant)), "{typed}");
        }
        assert_eq!(day("soon", today), None);
    }
}
