//! One outcome: its name, its icon, what it counts as, and that it is not used any more.

use rust_decimal::Decimal;

use super::{lacks, standing, standing_title as title, words};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::mend::{self, Lack};
use crate::domain::workflow::sketch::{may_charge, outcomes};
use crate::domain::workflow::{Phase, Sketch, Status, StatusId, TITLE_LENGTH, percentage_text};
use crate::telegram::callback::{Act, Place};
use crate::telegram::picture;
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::draft::Stand;

/// What an outcome can be set to count as, in hundredths of the price.
pub const SHARES: [u32; 6] = [0, 25, 30, 50, 75, 100];
/// Ways to a status that its screen tells.
const MOST_WAYS: usize = 12;

/// The share of so many hundredths.
pub fn share(percent: u32) -> Option<Decimal> {
    SHARES
        .contains(&percent)
        .then(|| (Decimal::from(percent) / Decimal::ONE_HUNDRED).normalize())
}

fn found(stand: &Stand, status: &str) -> Outcome<Status> {
    let status = outcomes(stand.shown()).find(|it| it.id.as_str() == status);
    Ok(status.cloned().ok_or(Refusal::NotFound)?)
}

pub async fn draw(scene: &mut Scene<'_>, tenant: TenantId, status: &str) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    let (status, say) = (found(&stand, status)?, scene.say);
    let ways = picture::ways(stand.shown(), &status.id, say);
    let chargeable = may_charge(stand.shown(), &status.id);
    Ok(screen(tenant, stand.revision, (&status, chargeable), &ways, say))
}

fn screen(
    tenant: TenantId,
    revision: i64,
    (status, chargeable): (&Status, bool),
    ways: &[String],
    say: &Speaker,
) -> Screen {
    let args = args![icon = &status.icon, status = title(status, say)];
    let heads = [
        say.html("settings-outcome-title", &args),
        place_of(status, say),
        counts(status, say),
    ];
    let ways = ways.iter().take(MOST_WAYS);
    let ways = ways.map(|way| say.html("settings-outcome-way", &args![text = way]));
    let id = || status.id.to_string();
    let to = |key, place| go(say.plain(key, &args![]), place);
    let icon = say.plain("settings-outcome-icon-b16", &args![icon = &status.icon]);
    let ask_icon = Place::IconAsk {
        tenant,
        revision,
        status: id(),
    };
    let ask_title = Place::TitleAsk {
        tenant,
        revision,
        status: id(),
    };
    let charge = chargeable.then(|| {
        to(
            "settings-outcome-charge-b32",
            Place::Charges {
                tenant,
                revision,
                status: id(),
            },
        )
    });
    Screen::new(heads.into_iter().chain(ways))
        .row([to("settings-outcome-rename-b16", ask_title), go(icon, ask_icon)])
        .row(charge)
        .row([to(
            "settings-outcome-retire-b32",
            Place::RetireAsk { tenant, status: id() },
        )])
        .foot(say, Place::Outcomes { tenant })
}

fn place_of(status: &Status, say: &Speaker) -> Html {
    match status.phase {
        Phase::Void => say.html("settings-outcome-void", &args![]),
        Phase::Pending | Phase::Upcoming | Phase::Done => say.html("settings-outcome-done", &args![]),
    }
}

fn counts(status: &Status, say: &Speaker) -> Html {
    if status.charge.is_zero() {
        return say.html("settings-outcome-free", &args![]);
    }
    let share = percentage_text(status.charge);
    say.html("settings-outcome-charged", &args![share = share])
}

/// The next line that is typed is its name.
pub async fn ask_title(scene: &mut Scene<'_>, tenant: TenantId, status: &str) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    let (status, say) = (found(&stand, status)?, scene.say);
    let text = say.html(
        "settings-outcome-rename-ask",
        &args![status = title(&status, say), count = TITLE_LENGTH],
    );
    Ok(asking(tenant, &status.id, text, say))
}

/// The next line that is typed is its icon.
pub async fn ask_icon(scene: &mut Scene<'_>, tenant: TenantId, status: &str) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    let (status, say) = (found(&stand, status)?, scene.say);
    let args = args![status = title(&status, say), icon = &status.icon];
    let text = say.html("settings-outcome-icon-ask", &args);
    Ok(asking(tenant, &status.id, text, say))
}

fn asking(tenant: TenantId, status: &StatusId, text: Html, say: &Speaker) -> Screen {
    let status = status.to_string();
    Screen::new([text]).foot(say, Place::Outcome { tenant, status })
}

pub async fn charges(scene: &mut Scene<'_>, tenant: TenantId, status: &str) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    let (status, say, revision) = (found(&stand, status)?, scene.say, stand.revision);
    let held = status.phase != Phase::Void;
    let lines = [
        say.html("settings-outcome-charge-title", &args![status = title(&status, say)]),
        place_of(&status, say),
        counts(&status, say),
        say.html("settings-share-type", &args![]),
    ];
    let may_switch = Sketch::of(stand.shown()).may_be_held(&status.id, !held, &stand.present);
    let switch = may_switch.then(|| {
        let label = match held {
            true => say.plain("settings-outcome-not-held-b32", &args![]),
            false => say.plain("settings-outcome-held-b32", &args![]),
        };
        let status = status.id.to_string();
        let held = !held;
        act(
            label,
            Act::Held {
                tenant,
                revision,
                status,
                held,
            },
        )
    });
    let shares = SHARES.into_iter().map(|percent| {
        let label = match percent {
            0 => say.plain("settings-share-free-b16", &args![]),
            _ => {
                let share = share(percent).map(percentage_text).unwrap_or_default();
                say.plain("settings-share-b16", &args![share = share])
            }
        };
        let status = status.id.to_string();
        act(
            label,
            Act::Charge {
                tenant,
                revision,
                status,
                percent,
            },
        )
    });
    let back = Place::Outcome {
        tenant,
        status: status.id.to_string(),
    };
    Ok(Screen::new(lines).grid(shares, 2).row(switch).foot(say, back))
}

/// Asks before an outcome is retired, and says what goes with it and what would be lacking.
pub async fn retire(scene: &mut Scene<'_>, tenant: TenantId, status: &str) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    let (status, say, revision) = (found(&stand, status)?, scene.say, stand.revision);
    let mut without = Sketch::of(stand.shown());
    without.retire(&status.id);
    let name = title(&status, say);
    let mut lines = vec![
        say.html("settings-outcome-retire-title", &args![status = name]),
        say.html("settings-outcome-retire-explain", &args![]),
    ];
    lines.extend(words::changes(stand.shown(), without.workflow(), say));
    let lacks = mend::lacks(&without, stand.shown());
    if lacks.iter().any(|(lack, _)| matches!(lack, Lack::Rule(_))) {
        lines.push(say.html("settings-outcome-retire-needed", &args![]));
    }
    lines.extend(lacks::sentences(without.workflow(), stand.shown(), &lacks, say));
    let yes = act(
        say.plain("settings-outcome-retire-yes-b32", &args![]),
        Act::Retire {
            tenant,
            revision,
            status: status.id.to_string(),
        },
    );
    let back = Place::Outcome {
        tenant,
        status: status.id.to_string(),
    };
    Ok(Screen::new(lines).row([yes]).foot(say, back))
}
