//! What the buttons and typed lines do by which the rules of a practice are set; `acts` leads here.

use super::acts::as_specialist;
use super::callback::Place;
use super::route::{Next, Visit, opened};
use super::screen::specialist::rules::APPROVALS;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::rule::Rule;
use crate::storage::Tx;
use crate::usecase::{Outcome, practice, rules};

pub async fn approve(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, which: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let approval = *APPROVALS.get(which as usize).ok_or(Refusal::NotFound)?;
    practice::set_approval(&mut work, approval).await?;
    Ok(Next::to(Place::Rules { tenant }))
}

pub async fn set(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, which: u32, amount: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let rule = *Rule::ALL.get(which as usize).ok_or(Refusal::NotFound)?;
    rules::set(&mut work, rule, amount).await?;
    let toast = visit.say.plain("settings-rules-set-toast", &args![]);
    // Another number may be typed on that screen.
    Ok(opened(visit, Place::Rule { tenant, which })
        .toast(toast)
        .letters(work.letters))
}

pub async fn typed(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, which: u32, text: &str) -> Outcome<Next> {
    let rule = *Rule::ALL.get(which as usize).ok_or(Refusal::NotFound)?;
    // Who may not set it is not told how it is typed.
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let amount = rule.read(text).ok_or(Refusal::TypedRule)?;
    rules::set(&mut work, rule, amount).await?;
    Ok(opened(visit, Place::Rule { tenant, which }).letters(work.letters))
}

pub async fn set_currency(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, code: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let code = code.trim().to_uppercase();
    rules::set_currency(&mut work, &code).await?;
    let toast = visit
        .say
        .plain("settings-rules-currency-toast", &args![currency = code]);
    Ok(Next::to(Place::Rules { tenant }).toast(toast))
}
