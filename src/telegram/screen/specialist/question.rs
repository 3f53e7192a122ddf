//! What clients are asked when they book: free text of the tutor's.

use super::settings::Group;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::message::QUESTION_LONGEST;
use crate::domain::rights::Right;
use crate::telegram::callback::Act;
use crate::telegram::screen::{Scene, Screen, act};
use crate::usecase::Outcome;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let (say, question) = (scene.say, &tenant.policy.question);
    let now = match question.is_empty() {
        true => say.html("settings-question-none", &args![]),
        false => say.html("settings-question-now", &args![question = question]),
    };
    let lines = [
        say.html("settings-question-title", &args![]),
        now,
        say.html("settings-question-ask", &args![count = QUESTION_LONGEST]),
    ];
    let remove = (!question.is_empty()).then(|| {
        act(
            say.plain("settings-question-remove-b32", &args![]),
            Act::NoBookingQuestion { tenant: id },
        )
    });
    Ok(Screen::new(lines).column(remove).foot(say, Group::Lessons.place(id)))
}
