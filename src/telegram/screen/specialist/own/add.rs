//! A new outcome in five questions; the answers so far are the chat's open question.

use rust_decimal::Decimal;

use super::{standing, standing_title};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::sketch::{Meaning, sources};
use crate::domain::workflow::{By, Phase, Status, TITLE_LENGTH, Workflow, percentage_text};
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::{OutcomeForm, Question};
use crate::telegram::screen::{Scene, Screen, act};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// The icon of an outcome that was named without one.
pub const ICON: &str = "🔸";
pub const CHARGED: u32 = 0;

/// What a button's number means, with the share that was typed, if one was.
pub fn meaning(means: u32, share: Option<Decimal>) -> Option<Meaning> {
    match means {
        CHARGED => Some(Meaning::Charged(share.unwrap_or(Decimal::ONE))),
        1 => Some(Meaning::Free),
        2 => Some(Meaning::Void),
        _ => None,
    }
}

pub fn people(who: u32) -> Option<&'static [By]> {
    match who {
        0 => Some(&[By::Specialist]),
        1 => Some(&[By::Client]),
        2 => Some(&[By::Client, By::Specialist]),
        _ => None,
    }
}

/// The statuses where it can be set so far, by their places, among those that there are for what it means; at first
/// those of what lies ahead.
pub fn chosen(form: &OutcomeForm, workflow: &Workflow) -> Vec<u32> {
    let Some(meaning) = form.means.and_then(|means| meaning(means, form.share)) else {
        return Vec::new();
    };
    let ticked = |(which, status): &(u32, &Status)| match &form.from {
        Some(from) => from.contains(which),
        None => status.phase == Phase::Upcoming,
    };
    let ticked = fitting(workflow, meaning).filter(ticked);
    ticked.map(|(which, _)| which).collect()
}

/// The statuses where an outcome of that meaning can be set, by their places.
fn fitting(workflow: &Workflow, meaning: Meaning) -> impl Iterator<Item = (u32, &Status)> {
    let fits = move |status: &Status| sources(workflow, meaning).any(|it| it.id == status.id);
    (0u32..).zip(&workflow.statuses).filter(move |(_, status)| fits(status))
}

pub async fn draw(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    match &scene.question {
        Some(Question::NewOutcome(form)) if form.tenant == tenant => Ok(screen(form, stand.shown(), scene.say)),
        Some(_) | None => Err(Refusal::FormExpired.into()),
    }
}

fn screen(form: &OutcomeForm, workflow: &Workflow, say: &Speaker) -> Screen {
    let tenant = form.tenant;
    let button = |key, to| act(say.plain(key, &args![]), to);
    let back = Place::Outcomes { tenant };
    let Some(title) = &form.title else {
        let ask = say.html("settings-outcome-new-ask", &args![count = TITLE_LENGTH]);
        return Screen::new([ask]).foot(say, back);
    };
    let icon = form.icon.as_deref().unwrap_or(ICON);
    let head = say.html("settings-outcome-title", &args![icon = icon, status = title]);
    let Some(meaning) = form.means.and_then(|means| meaning(means, form.share)) else {
        let ask = say.html("settings-outcome-new-means", &args![]);
        let type_it = say.html("settings-share-type", &args![]);
        let means = |means| Act::OutcomeMeans { tenant, means };
        return Screen::new([head, ask, type_it])
            .row([button("settings-outcome-new-charged-b32", means(CHARGED))])
            .row([button("settings-outcome-new-free-b32", means(1))])
            .row([button("settings-outcome-new-void-b32", means(2))])
            .foot(say, back);
    };
    let said = said(meaning, say);
    if !form.from_done {
        return sources_screen(form, meaning, workflow, [head, said], say);
    }
    let Some(who) = form.who else {
        let ask = say.html("settings-outcome-new-who", &args![]);
        let by = |who| Act::OutcomeBy { tenant, who };
        return Screen::new([head, said, ask])
            .row([button("settings-outcome-new-me-b32", by(0))])
            .row([
                button("settings-outcome-new-client-b16", by(1)),
                button("settings-outcome-new-both-b16", by(2)),
            ])
            .foot(say, back);
    };
    let ask = match who {
        0 => say.html("settings-outcome-new-tells", &args![]),
        1 => say.html("settings-outcome-new-tells-me", &args![]),
        _ => say.html("settings-outcome-new-tells-other", &args![]),
    };
    let tells = |tells| Act::OutcomeTells { tenant, tells };
    Screen::new([head, said, ask])
        .row([
            button("settings-outcome-new-tell-b16", tells(true)),
            button("settings-outcome-new-silent-b16", tells(false)),
        ])
        .foot(say, back)
}

fn said(meaning: Meaning, say: &Speaker) -> Html {
    match meaning {
        Meaning::Charged(share) => say.html("settings-outcome-new-charged", &args![share = percentage_text(share)]),
        Meaning::Free => say.html("settings-outcome-new-free", &args![]),
        Meaning::Void => say.html("settings-outcome-new-void", &args![]),
    }
}

/// Where it can be set: each status a button that ticks it.
fn sources_screen(form: &OutcomeForm, meaning: Meaning, workflow: &Workflow, head: [Html; 2], say: &Speaker) -> Screen {
    let tenant = form.tenant;
    let chosen = chosen(form, workflow);
    let ask = say.html("settings-outcome-new-from", &args![]);
    let rows = fitting(workflow, meaning).map(|(which, status)| {
        let wanted = !chosen.contains(&which);
        let args = args![icon = &status.icon, status = standing_title(status, say)];
        let label = match wanted {
            true => say.plain("settings-outcome-new-not-from-b32", &args),
            false => say.plain("settings-outcome-new-from-b32", &args),
        };
        act(label, Act::OutcomeFrom { tenant, which, wanted })
    });
    let rows: Vec<_> = rows.collect();
    let next = (!chosen.is_empty()).then(|| {
        let label = say.plain("settings-outcome-new-next-b32", &args![]);
        act(label, Act::OutcomeFromDone { tenant })
    });
    Screen::new(head.into_iter().chain([ask]))
        .column(rows)
        .row(next)
        .foot(say, Place::Outcomes { tenant })
}
