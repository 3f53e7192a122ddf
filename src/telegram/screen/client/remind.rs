//! How long before their bookings a client is reminded, and what else they hear of a specialist.

use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::notice::NoticeKind;
use crate::domain::reminder::{CHOICES, Chosen, Offset};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Scene, Screen, act, go, quiet};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::{Outcome, prefs};

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let offsets = prefs::reminders(scene.conn, id, scene.me.person_id).await?;
    let quiet = quiet::line(scene.me.quiet(), scene.say);
    Ok(screen(id, &tenant.name, Chosen::of(&offsets), quiet, scene.say))
}

fn screen(tenant: TenantId, name: &str, chosen: Chosen, quiet: Html, say: &Speaker) -> Screen {
    let set = |label: String, chosen: Chosen| {
        act(
            label,
            Act::Remind {
                tenant,
                chosen: chosen.bits(),
            },
        )
    };
    let presets = [
        set(say.plain("client-remind-none-b7", &args![]), Chosen::NONE),
        set(say.plain("client-remind-once-b7", &args![]), Chosen::ONCE),
        set(say.plain("client-remind-twice-b7", &args![]), Chosen::TWICE),
    ];
    let ticks = CHOICES.iter().enumerate().map(|(n, offset)| {
        let args = args![ahead = ahead(*offset)];
        let label = match chosen.has(n) {
            true => say.plain("client-remind-chosen-b7", &args),
            false => say.plain("client-remind-ahead-b7", &args),
        };
        set(label, chosen.turned(n))
    });
    let so_far = match chosen {
        Chosen::NONE => say.html("client-remind-off", &args![]),
        _ => say.html("client-remind-ticked", &args![]),
    };
    let lines = [say.html("client-remind-title", &args![tenant = name]), so_far, quiet];
    Screen::new(lines)
        .row(presets)
        .grid(ticks, 4)
        .row([
            go(
                say.plain("client-remind-quiet-b16", &args![]),
                Place::QuietOf { tenant },
            ),
            go(
                say.plain("client-remind-hearing-b16", &args![]),
                Place::Hearing { tenant },
            ),
        ])
        .foot(say, Place::Client { tenant })
}

/// As the texts know it: a variant there begins with a letter.
pub fn ahead(offset: Offset) -> String {
    let text = offset.to_string();
    let (number, unit) = text.split_at(text.len() - 1);
    format!("{unit}{number}")
}

/// The switches of what is heard.
pub async fn hearing(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let mut heard = Vec::new();
    for kind in NoticeKind::ALL {
        heard.push(prefs::hears(scene.conn, id, scene.me.person_id, kind).await?);
    }
    Ok(hearing_screen(id, &tenant.name, &heard, scene.say))
}

fn hearing_screen(tenant: TenantId, name: &str, heard: &[bool], say: &Speaker) -> Screen {
    let switches = (0..)
        .zip(NoticeKind::ALL.into_iter().zip(heard))
        .map(|(n, (kind, heard))| {
            let args = args![kind = kind.as_str()];
            let label = match heard {
                true => say.plain("client-hearing-on-b32", &args),
                false => say.plain("client-hearing-off-b32", &args),
            };
            act(
                label,
                Act::Hear {
                    tenant,
                    kind: n,
                    on: !heard,
                },
            )
        });
    let lines = [
        say.html("client-hearing-title", &args![tenant = name]),
        say.html("client-hearing-explain", &args![]),
        say.html("client-hearing-always", &args![]),
    ];
    Screen::new(lines)
        .column(switches)
        .foot(say, Place::Reminders { tenant })
}
