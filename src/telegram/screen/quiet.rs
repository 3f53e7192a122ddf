//! The hours in which a person wants to be left alone.

use super::{Scene, Screen, act};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::reminder::Quiet;
use crate::telegram::callback::{Act, Place};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// What is offered to begin with, and what can be chosen.
const USUAL: Quiet = Quiet {
    from_min: 22 * 60,
    to_min: 8 * 60,
};
const FROM: [u16; 4] = [20 * 60, 21 * 60, 22 * 60, 23 * 60];
const TO: [u16; 4] = [7 * 60, 8 * 60, 9 * 60, 10 * 60];

pub async fn draw(scene: &mut Scene<'_>) -> Outcome<Screen> {
    Ok(screen(scene.me.quiet(), Place::Settings, scene.say))
}

/// As it is reached from a tenant's reminders.
pub async fn draw_of(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Screen> {
    scene.visiting(tenant).await?;
    Ok(screen(scene.me.quiet(), Place::Reminders { tenant }, scene.say))
}

/// "Quiet hours: 22:00–8:00".
pub fn line(quiet: Option<Quiet>, say: &Speaker) -> Html {
    match quiet {
        Some(quiet) => {
            let (from, to) = (say.minute(quiet.from_min), say.minute(quiet.to_min));
            say.html("settings-quiet", &args![start = from, end = to])
        }
        None => say.html("settings-quiet-none", &args![]),
    }
}

fn screen(quiet: Option<Quiet>, back: Place, say: &Speaker) -> Screen {
    let set = |label: String, quiet: Quiet| {
        act(
            label,
            Act::BeQuiet {
                from: quiet.from_min.into(),
                to: quiet.to_min.into(),
            },
        )
    };
    let title = say.html("settings-quiet-title", &args![]);
    let explain = say.html("settings-quiet-explain", &args![]);
    let Some(now) = quiet else {
        let lines = [title, explain, line(None, say)];
        let (from, to) = (say.minute(USUAL.from_min), say.minute(USUAL.to_min));
        let label = say.plain("settings-quiet-on-b32", &args![start = from, end = to]);
        return Screen::new(lines).row([set(label, USUAL)]).foot(say, back);
    };
    let from = FROM.map(|from_min| {
        let args = args![time = say.minute(from_min)];
        let label = match from_min == now.from_min {
            true => say.plain("settings-quiet-from-chosen-b7", &args),
            false => say.plain("settings-quiet-from-b7", &args),
        };
        set(label, Quiet { from_min, ..now })
    });
    let to = TO.map(|to_min| {
        let args = args![time = say.minute(to_min)];
        let label = match to_min == now.to_min {
            true => say.plain("settings-quiet-to-chosen-b7", &args),
            false => say.plain("settings-quiet-to-b7", &args),
        };
        set(label, Quiet { to_min, ..now })
    });
    let none = Quiet { from_min: 0, to_min: 0 };
    Screen::new([title, explain, line(quiet, say)])
        .row(from)
        .row(to)
        .row([set(say.plain("settings-quiet-off-b32", &args![]), none)])
        .foot(say, back)
}
