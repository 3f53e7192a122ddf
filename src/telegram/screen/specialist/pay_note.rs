//! How clients are told to pay: free text of the tutor's.

use super::settings::Group;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::message::NOTE_LONGEST;
use crate::domain::rights::Right;
use crate::telegram::callback::Act;
use crate::telegram::screen::{Scene, Screen, act};
use crate::usecase::Outcome;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let (say, note) = (scene.say, &tenant.policy.payment_note);
    let now = match note.is_empty() {
        true => say.html("settings-pay-note-none", &args![]),
        false => say.html("settings-pay-note-now", &args![note = note]),
    };
    let lines = [
        say.html("settings-pay-note-title", &args![]),
        now,
        say.html("settings-pay-note-ask", &args![count = NOTE_LONGEST]),
    ];
    let remove = (!note.is_empty()).then(|| {
        act(
            say.plain("settings-pay-note-remove-b32", &args![]),
            Act::NoPayNote { tenant: id },
        )
    });
    Ok(Screen::new(lines).column(remove).foot(say, Group::Money.place(id)))
}
