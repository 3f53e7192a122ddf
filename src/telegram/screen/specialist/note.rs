//! What clients should know of every lesson whose time has no note of its own.

use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::rights::Right;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Scene, Screen, act};
use crate::telegram::texts::Html;
use crate::usecase::Outcome;
use crate::usecase::kinds::PLACE_LONGEST;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let (say, now) = (scene.say, &tenant.policy.note);
    let lines = [
        say.html("settings-note-title", &args![]),
        match now.as_str() {
            "" => Html::default(),
            note => say.html("common-note", &args![note = note]),
        },
        say.html("settings-note-ask", &args![count = PLACE_LONGEST]),
    ];
    let clear = (!now.is_empty()).then(|| act(say.plain("specialist-clear-b32", &args![]), Act::NoNote { tenant: id }));
    Ok(Screen::new(lines)
        .column(clear)
        .foot(say, Place::Kinds { tenant: id, page: 0 }))
}
