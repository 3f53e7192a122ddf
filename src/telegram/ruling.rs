//! What the buttons and typed lines do by which the rules of a practice are set; `acts` leads here.

use super::acts::as_specialist;
use super::callback::Place;
use super::founding::known_zone;
use super::route::{Next, Visit, opened};
use super::screen::specialist::rules::APPROVALS;
use super::screen::specialist::settings::Group;
use super::texts::Lang;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::money::{Currency, Money};
use crate::domain::policy::Approval;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::rule::Rule;
use crate::domain::week::WeekStart;
use crate::storage::Tx;
use crate::usecase::{Outcome, practice, rules, slots};

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
    Ok(Next::to(Group::Money.place(tenant)).toast(toast))
}

/// From the notice of a booking that was made at once, or of a request.
pub async fn approve_all(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, at_once: bool) -> Outcome<Next> {
    let (approval, toast) = match at_once {
        true => (Approval::Never, "settings-approval-once-toast"),
        false => (Approval::Always, "settings-approval-hand-toast"),
    };
    practice::set_approval(&mut as_specialist(tx, visit, tenant, Right::Settings).await?, approval).await?;
    Ok(Next::to(Place::Practice { tenant }).toast(visit.say.plain(toast, &args![])))
}

pub async fn set_zone(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, zone: String) -> Outcome<Next> {
    let zone = known_zone(&zone)?;
    practice::set_zone(&mut as_specialist(tx, visit, tenant, Right::Settings).await?, zone).await?;
    let say = &visit.say;
    let toast = say.plain("settings-zone-toast", &args![zone = say.city(zone.name())]);
    Ok(Next::to(Group::About.place(tenant)).toast(toast))
}

pub async fn rename(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, text: &str) -> Outcome<Next> {
    practice::set_name(&mut as_specialist(tx, visit, tenant, Right::Settings).await?, text).await?;
    Ok(Next::to(Group::About.place(tenant)))
}

pub async fn set_slug(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, text: &str) -> Outcome<Next> {
    practice::set_slug(&mut as_specialist(tx, visit, tenant, Right::Settings).await?, text).await?;
    Ok(Next::to(Place::Link { tenant }))
}

/// Of the usual kind.
pub async fn set_price(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, text: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let currency = Currency::parse(&work.tenant.tenant.currency).map_err(|_| Refusal::TypedAmount)?;
    let price = Money::parse(text, currency).map_err(|_| Refusal::TypedAmount)?;
    let kind = slots::default_kind(&mut work).await?;
    practice::set_kind(&mut work, kind.kind_id, kind.minutes, price.minor).await?;
    Ok(Next::to(Group::Money.place(tenant)))
}

pub async fn set_lang(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, code: String) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let lang = Lang::of_code(&code).ok_or(Refusal::NotFound)?;
    practice::set_lang(&mut work, lang.code()).await?;
    let language = visit.router.texts.plain(lang, "common-language", &args![]);
    let toast = visit
        .say
        .plain("settings-manners-language-toast", &args![language = language]);
    Ok(Next::to(Group::About.place(tenant)).toast(toast))
}

pub async fn set_week(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, which: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let week = *WeekStart::ALL.get(which as usize).ok_or(Refusal::NotFound)?;
    practice::set_week(&mut work, week).await?;
    let toast = visit.say.plain("settings-manners-week-toast", &args![]);
    Ok(Next::to(Group::About.place(tenant)).toast(toast))
}
