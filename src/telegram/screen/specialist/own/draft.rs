//! The draft: what it changes, what it brings with it, and whether it can be applied.

use super::{standing, words};
use crate::args;
use crate::domain::ids::TenantId;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::apply::{Forecast, forecast};

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let (tenant, stand) = standing(scene, id).await?;
    let say = scene.say;
    let Some(draft) = &stand.draft else {
        let none = say.html("settings-draft-none", &args![]);
        return Ok(Screen::new([none]).foot(say, Place::Outcomes { tenant: id }));
    };
    let mut lines = vec![say.html("settings-draft-title", &args![])];
    lines.extend(words::changes(&stand.present, draft.sketch.workflow(), say));
    let apply = if draft.problems.is_empty() {
        let brings = forecast(scene.conn, scene.flows, &tenant, draft.sketch.workflow(), scene.now).await?;
        lines.extend(consequences(&brings, say));
        Some(act(
            say.plain("settings-draft-apply-b32", &args![]),
            Act::Apply {
                tenant: id,
                revision: stand.revision,
            },
        ))
    } else {
        lines.push(say.html("settings-draft-wrong", &args![]));
        lines.extend(words::problems(&draft.problems, say));
        None
    };
    let discard = go(
        say.plain("settings-draft-discard-b32", &args![]),
        Place::DiscardAsk { tenant: id },
    );
    Ok(Screen::new(lines)
        .row(apply)
        .row([discard])
        .foot(say, Place::Outcomes { tenant: id }))
}

fn consequences(brings: &Forecast, say: &Speaker) -> Vec<Html> {
    let mut lines = Vec::new();
    if brings.bound > 0 {
        lines.push(say.html("settings-draft-bound", &args![count = brings.bound]));
    }
    if brings.kept > 0 {
        lines.push(say.html("settings-draft-kept", &args![count = brings.kept]));
    }
    if brings.past > 0 {
        lines.push(say.html("settings-draft-past", &args![count = brings.past]));
    }
    lines
}

pub async fn discard(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    let (say, revision) = (scene.say, stand.revision);
    let Some(draft) = &stand.draft else {
        let none = say.html("settings-draft-none", &args![]);
        return Ok(Screen::new([none]).foot(say, Place::Outcomes { tenant }));
    };
    let mut lines = vec![say.html("settings-draft-discard-title", &args![])];
    lines.extend(words::changes(&stand.present, draft.sketch.workflow(), say));
    let yes = act(
        say.plain("settings-draft-discard-yes-b32", &args![]),
        Act::Discard { tenant, revision },
    );
    Ok(Screen::new(lines).row([yes]).foot(say, Place::Draft { tenant }))
}
