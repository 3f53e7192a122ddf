//! A new outcome in four questions; the answers so far are the chat's open question.

use super::standing;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::TITLE_LENGTH;
use crate::domain::workflow::sketch::Meaning;
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::{OutcomeForm, Question};
use crate::telegram::screen::{Scene, Screen, act};
use crate::telegram::texts::Speaker;
use crate::usecase::Outcome;

/// The icon of an outcome that was named without one.
pub const ICON: &str = "🔸";

/// What a button's number means.
pub fn meaning(means: u32) -> Option<Meaning> {
    match means {
        0 => Some(Meaning::Charged),
        1 => Some(Meaning::Free),
        2 => Some(Meaning::Void),
        _ => None,
    }
}

pub async fn draw(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Screen> {
    standing(scene, tenant).await?;
    match &scene.question {
        Some(Question::NewOutcome(form)) if form.tenant == tenant => Ok(screen(form, scene.say)),
        Some(_) | None => Err(Refusal::FormExpired.into()),
    }
}

fn screen(form: &OutcomeForm, say: &Speaker) -> Screen {
    let tenant = form.tenant;
    let button = |key, to| act(say.plain(key, &args![]), to);
    let back = Place::Outcomes { tenant };
    let Some(title) = &form.title else {
        let ask = say.html("settings-outcome-new-ask", &args![count = TITLE_LENGTH]);
        return Screen::new([ask]).foot(say, back);
    };
    let icon = form.icon.as_deref().unwrap_or(ICON);
    let head = say.html("settings-outcome-title", &args![icon = icon, status = title]);
    let Some(means) = form.means else {
        let ask = say.html("settings-outcome-new-means", &args![]);
        let means = |means| Act::OutcomeMeans { tenant, means };
        return Screen::new([head, ask])
            .row([button("settings-outcome-new-charged-b32", means(0))])
            .row([button("settings-outcome-new-free-b32", means(1))])
            .row([button("settings-outcome-new-void-b32", means(2))])
            .foot(say, back);
    };
    let said = match meaning(means) {
        Some(Meaning::Charged) => say.html("settings-outcome-new-charged", &args![]),
        Some(Meaning::Free) => say.html("settings-outcome-new-free", &args![]),
        Some(Meaning::Void) | None => say.html("settings-outcome-new-void", &args![]),
    };
    let Some(_) = form.wide else {
        let ask = say.html("settings-outcome-new-from", &args![]);
        let from = |wide| Act::OutcomeFrom { tenant, wide };
        return Screen::new([head, said, ask])
            .row([button("settings-outcome-new-wide-b32", from(true))])
            .row([button("settings-outcome-new-narrow-b32", from(false))])
            .foot(say, back);
    };
    let ask = say.html("settings-outcome-new-tells", &args![]);
    let tells = |tells| Act::OutcomeTells { tenant, tells };
    Screen::new([head, said, ask])
        .row([
            button("settings-outcome-new-tell-b16", tells(true)),
            button("settings-outcome-new-silent-b16", tells(false)),
        ])
        .foot(say, back)
}
