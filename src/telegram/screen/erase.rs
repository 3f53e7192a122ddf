//! The question before somebody's data is deleted, with what that brings.

use super::client::price;
use super::{Scene, Screen, act, go};
use crate::args;
use crate::domain::refusal::Refusal;
use crate::telegram::callback::{Act, Place};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::erase::{Consequences, consequences};
use crate::usecase::{Outcome, Stop};

/// Specialists whose debts are told one by one.
const TOLD: usize = 8;

pub async fn draw(scene: &mut Scene<'_>) -> Outcome<Screen> {
    let say = scene.say;
    match consequences(scene.conn, scene.flows, scene.me.person_id, scene.now).await {
        Ok(found) => Ok(screen(&found, say)),
        Err(Stop::Refused(Refusal::RunsPractice)) => {
            let lines = [
                say.html("client-erase-title", &args![]),
                say.html("refusal-runs-practice-alert", &args![]),
            ];
            Ok(Screen::new(lines).foot(say, Place::Kept))
        }
        Err(stop) => Err(stop),
    }
}

fn screen(found: &Consequences, say: &Speaker) -> Screen {
    let owed = found.owed.iter().take(TOLD).map(|debt| {
        let said = |minor| price(say, &debt.tenant, minor).unwrap_or_default();
        let args = args![tenant = &debt.tenant.name, sum = said(debt.sum), late = said(debt.late)];
        match debt.late {
            0 => say.html("client-erase-owed", &args),
            _ => say.html("client-erase-owed-late", &args),
        }
    });
    let ahead = match found.ahead {
        0 => Html::default(),
        count => say.html("client-erase-ahead", &args![count = count]),
    };
    let lines = [
        say.html("client-erase-title", &args![]),
        say.html("client-erase-what", &args![]),
        ahead,
    ];
    let last = say.html("client-erase-for-good", &args![]);
    let keep = go(say.plain("client-erase-no-b32", &args![]), Place::Kept);
    let ahead = u32::try_from(found.ahead).unwrap_or(u32::MAX);
    let erase = act(
        say.plain("client-erase-yes-b32", &args![]),
        Act::EraseMe {
            ahead,
            late: found.late(),
        },
    );
    // "Keep" comes first: the tap before this one was on "delete".
    Screen::new(lines.into_iter().chain(owed).chain([last]))
        .row([keep])
        .row([erase])
        .foot(say, Place::Kept)
}
