//! The rules of a practice: each shows what it is and is set by a tap or a typed line.

use super::settings::Group;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::money::likely_currencies;
use crate::domain::policy::{Approval, Policy};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::rule::{Counts, Rule};
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::symbol;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::{Outcome, rules};

/// In the order of their buttons; the place in it is what a button carries.
pub const APPROVALS: [Approval; 3] = [Approval::Always, Approval::Newcomers, Approval::Never];

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    Ok(screen(id, &tenant.policy, scene.say))
}

/// What stands in settings too.
pub fn approval_line(approval: Approval, say: &Speaker) -> Html {
    match approval {
        Approval::Always => say.html("settings-approval-hand", &args![]),
        Approval::Newcomers => say.html("settings-rules-approval-newcomers", &args![]),
        Approval::Never => say.html("settings-approval-once", &args![]),
    }
}

fn screen(tenant: TenantId, policy: &Policy, say: &Speaker) -> Screen {
    let approvals = (0..).zip(APPROVALS).map(|(which, approval)| {
        let args = args![
            approval = match approval {
                Approval::Always => "always",
                Approval::Newcomers => "newcomers",
                Approval::Never => "never",
            }
        ];
        let label = match approval == policy.approval {
            true => say.plain("settings-rules-approval-chosen-b7", &args),
            false => say.plain("settings-rules-approval-b7", &args),
        };
        act(label, Act::SetApproval { tenant, which })
    });
    // What a debt brings is set with the money.
    let rows = Rule::ALL.into_iter().filter(|rule| *rule != Rule::DebtNote);
    let rows = rows.map(|rule| row(tenant, rule, policy, say));
    let lines = [
        say.html("settings-rules-title", &args![]),
        approval_line(policy.approval, say),
        say.html("settings-rules-explain", &args![]),
    ];
    Screen::new(lines)
        .row(approvals)
        .column(rows)
        .row([go(
            say.plain("settings-rules-deadlines-b32", &args![]),
            Place::Deadlines { tenant },
        )])
        .foot(say, Group::Lessons.place(tenant))
}

/// What a rule is, and the way to set it.
pub(super) fn row(tenant: TenantId, rule: Rule, policy: &Policy, say: &Speaker) -> Button {
    let which = (0..).zip(Rule::ALL).find(|(_, known)| *known == rule);
    let which = which.map_or(0, |(which, _)| which);
    let amount = rule.of(policy);
    let args = args![rule = rule.as_str(), amount = amount, value = value(rule, amount, say)];
    go(
        say.plain("settings-rules-rule-b32", &args),
        Place::Rule { tenant, which },
    )
}

/// `2 ч`, `60 дней`, `10`.
pub fn value(rule: Rule, amount: u32, say: &Speaker) -> String {
    match rule.counts() {
        Counts::Minutes if amount > 0 && amount.is_multiple_of(1440) => {
            say.plain("common-days", &args![count = amount / 1440])
        }
        Counts::Minutes => say.duration(amount.into()),
        Counts::Days => say.plain("common-days", &args![count = amount]),
        Counts::Things => amount.to_string(),
    }
}

pub async fn one(scene: &mut Scene<'_>, id: TenantId, which: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let rule = *Rule::ALL.get(which as usize).ok_or(Refusal::NotFound)?;
    Ok(rule_screen(id, (which, rule), rule.of(&tenant.policy), scene.say))
}

fn rule_screen(tenant: TenantId, (which, rule): (u32, Rule), now: u32, say: &Speaker) -> Screen {
    let choices = rule.choices().map(|amount| {
        let shown = match rule.counts() {
            Counts::Minutes => say.duration(amount.into()),
            Counts::Days | Counts::Things => amount.to_string(),
        };
        let args = args![rule = rule.as_str(), amount = amount, shown = shown];
        let label = match amount == now {
            true => say.plain("settings-rules-choice-now-b7", &args),
            false => say.plain("settings-rules-choice-b7", &args),
        };
        act(label, Act::SetRule { tenant, which, amount })
    });
    let args = args![rule = rule.as_str(), amount = now, value = value(rule, now, say)];
    let lines = [
        say.html("settings-rules-rule-title", &args![rule = rule.as_str()]),
        say.html("settings-rules-rule-explain", &args![rule = rule.as_str()]),
        say.html("settings-rules-rule-now", &args),
        match rule.counts() {
            Counts::Minutes => say.html("settings-rules-type-length", &args![]),
            Counts::Days => say.html("settings-rules-type-days", &args![]),
            Counts::Things => say.html("settings-rules-type-number", &args![]),
        },
    ];
    let back = match rule {
        Rule::DebtNote => Group::Money.place(tenant),
        Rule::Notice | Rule::Horizon | Rule::Active | Rule::Requests => Place::Rules { tenant },
    };
    Screen::new(lines).grid(choices, 4).foot(say, back)
}

pub async fn currency(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let fixed = rules::currency_is_fixed(scene.conn, id).await?;
    let say = scene.say;
    let title = say.html("settings-rules-currency-title", &args![currency = &tenant.currency]);
    if fixed {
        let lines = [title, say.html("settings-rules-currency-fixed", &args![])];
        return Ok(Screen::new(lines).foot(say, Group::Money.place(id)));
    }
    let choices = likely_currencies(say.lang().code()).into_iter().map(|currency| {
        let code = currency.code();
        let label = match symbol(code) {
            sign if sign == code => say.plain("common-choice-b16", &args![label = code]),
            sign => say.plain("onboarding-currency-b16", &args![symbol = sign, code = code]),
        };
        let code = code.to_owned();
        act(label, Act::SetCurrency { tenant: id, code })
    });
    Ok(Screen::new([title, say.html("settings-rules-currency-ask", &args![])])
        .grid(choices, 2)
        .foot(say, Group::Money.place(id)))
}
