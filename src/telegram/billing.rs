//! What the buttons of terms, packs, bills and reminders do.

use super::acts::as_specialist;
use super::callback::Place;
use super::route::{Next, Visit, opened};
use crate::args;
use crate::domain::ids::{ClientId, PackId, TenantId};
use crate::domain::ledger::{self, Term};
use crate::domain::money::Currency;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::zone::Date;
use crate::storage::Tx;
use crate::usecase::{Outcome, billing, pack, pay};

pub async fn set_term(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    client: ClientId,
    (which, amount): (u32, u32),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let term = Term::of_code(which, amount).ok_or(Refusal::NotFound)?;
    pay::set_term(&mut work, client, term).await?;
    let toast = visit.say.plain("specialist-card-kept-toast", &args![]);
    Ok(opened(visit, Place::PayTerm { tenant, client }).toast(toast))
}

/// The day of a month as it is typed: `12`, `12th`.
pub async fn type_day(
    tx: &mut Tx,
    visit: &Visit<'_>,
    (tenant, client): (TenantId, ClientId),
    before: bool,
    text: &str,
) -> Outcome<Next> {
    let day = ledger::typed_day(text).ok_or(Refusal::TypedPayDay)?;
    let term = match before {
        false => Term::MonthAfter { day },
        true => Term::MonthBefore { day },
    };
    set_term(tx, visit, tenant, client, term.code()).await
}

/// A pack as it is typed: `10 12000`.
pub async fn sell(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, client: ClientId, text: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let currency = Currency::parse(&work.tenant.tenant.currency).map_err(|_| Refusal::TypedPack)?;
    let typed = ledger::typed_pack(text, currency).ok_or(Refusal::TypedPack)?;
    pack::sell(&mut work, client, typed).await?;
    Ok(opened(visit, Place::Packs { tenant, client }))
}

pub async fn end_pack(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: PackId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let client = pack::end(&mut work, id).await?;
    let toast = visit.say.plain("specialist-pack-ended-toast", &args![]);
    Ok(opened(visit, Place::Packs { tenant, client }).toast(toast))
}

pub async fn send(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, client: ClientId, month: Date) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    billing::send(&mut work, client, month).await?;
    let toast = visit.say.plain("specialist-bill-sent-toast", &args![]);
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(visit, Place::Bill { tenant, client, month })
        .toast(toast)
        .letters(letters))
}

pub async fn send_all(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, month: Date, seen: i64) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let (told, left) = billing::send_all(&mut work, month, seen).await?;
    let toast = match left {
        0 => visit.say.plain("specialist-bills-sent-toast", &args![count = told]),
        left => {
            let args = args![count = told, left = left];
            visit.say.plain("specialist-bills-left-toast", &args)
        }
    };
    let letters = std::mem::take(&mut work.letters);
    let page = 0;
    Ok(opened(visit, Place::Bills { tenant, month, page })
        .toast(toast)
        .letters(letters))
}

pub async fn remind(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let told = billing::remind(&mut work).await?;
    let toast = visit.say.plain("specialist-reminded-toast", &args![count = told]);
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(visit, Place::Unpaid { tenant, page: 0 })
        .toast(toast)
        .letters(letters))
}
