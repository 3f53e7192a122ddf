//! The deadlines of the workflow, each a button.

use rust_decimal::Decimal;

use super::{standing, words};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::moment::Span;
use crate::domain::refusal::Refusal;
use crate::domain::typed::amounts;
use crate::domain::workflow::{Deadline, Limit, percentage_text};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::usecase::Outcome;

/// What can be chosen: minutes, or hundredths of the price.
fn choices(deadline: Deadline) -> &'static [u32] {
    match deadline {
        Deadline::Cancel | Deadline::Move => &[0, 60, 120, 180, 360, 720, 1440, 2880],
        Deadline::Expiry => &[60, 180, 360, 720, 1440, 2880],
        Deadline::Closing => &[0, 15, 60, 180, 720, 1440],
        Deadline::LateShare => &super::outcome::SHARES,
    }
}

/// What a button's numbers stand for.
pub fn chosen(which: u32, amount: u32) -> Option<(Deadline, Limit)> {
    let deadline = *Deadline::ALL.get(which as usize)?;
    let there = choices(deadline).contains(&amount);
    there.then(|| (deadline, limit(deadline, amount)))
}

fn limit(deadline: Deadline, amount: u32) -> Limit {
    match deadline {
        Deadline::LateShare => Limit::Share((Decimal::from(amount) / Decimal::ONE_HUNDRED).normalize()),
        Deadline::Cancel | Deadline::Move | Deadline::Expiry | Deadline::Closing => {
            Limit::Time(Span::minutes(amount.into()))
        }
    }
}

/// What a typed line sets a deadline to.
pub fn typed(which: u32, typed: &str) -> Result<(Deadline, Limit), Refusal> {
    let deadline = *Deadline::ALL.get(which as usize).ok_or(Refusal::NotFound)?;
    let limit = match deadline {
        Deadline::LateShare => Limit::Share(amounts::share(typed).ok_or(Refusal::TypedShare)?),
        Deadline::Cancel | Deadline::Move | Deadline::Closing => {
            Limit::Time(amounts::length(typed).ok_or(Refusal::TypedLength)?)
        }
        // Nobody could answer a request that is given no time.
        Deadline::Expiry => {
            let length = amounts::length(typed).filter(|it| it.0 > 0);
            Limit::Time(length.ok_or(Refusal::TypedLength)?)
        }
    };
    Ok((deadline, limit))
}

pub async fn draw(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    let (say, revision) = (scene.say, stand.revision);
    let lines = [
        say.html("settings-deadlines-title", &args![]),
        say.html("settings-deadlines-explain", &args![]),
    ];
    let rows = (0..).zip(Deadline::ALL).filter_map(|(which, deadline)| {
        let limit = stand.shown().deadline(deadline)?;
        let label = words::deadline_label(deadline, limit, say);
        Some(go(
            label,
            Place::Deadline {
                tenant,
                revision,
                which,
            },
        ))
    });
    let rows: Vec<_> = rows.collect();
    Ok(Screen::new(lines).column(rows).foot(say, Place::Outcomes { tenant }))
}

/// One deadline with its choices.
pub async fn one(scene: &mut Scene<'_>, tenant: TenantId, which: u32) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    let (say, revision) = (scene.say, stand.revision);
    let deadline = *Deadline::ALL.get(which as usize).ok_or(Refusal::NotFound)?;
    let now = stand.shown().deadline(deadline).ok_or(Refusal::NotFound)?;
    let ask = match deadline {
        Deadline::Cancel => say.html("settings-deadline-cancel-ask", &args![]),
        Deadline::Move => say.html("settings-deadline-move-ask", &args![]),
        Deadline::Expiry => say.html("settings-deadline-expiry-ask", &args![]),
        Deadline::Closing => say.html("settings-deadline-closing-ask", &args![]),
        Deadline::LateShare => say.html("settings-deadline-share-ask", &args![]),
    };
    let buttons = choices(deadline).iter().map(|amount| {
        let limit = limit(deadline, *amount);
        let length = match limit {
            Limit::Time(_) => say.duration(i64::from(*amount)),
            Limit::Share(share) => percentage_text(share),
        };
        let label = if limit == now {
            say.plain("settings-deadline-now-b16", &args![length = length])
        } else {
            say.plain("settings-deadline-choice-b16", &args![length = length])
        };
        act(
            label,
            Act::SetDeadline {
                tenant,
                revision,
                which,
                amount: *amount,
            },
        )
    });
    let buttons: Vec<_> = buttons.collect();
    let type_it = match deadline {
        Deadline::LateShare => say.html("settings-share-type", &args![]),
        Deadline::Cancel | Deadline::Move | Deadline::Expiry | Deadline::Closing => {
            say.html("settings-deadline-type", &args![])
        }
    };
    Ok(Screen::new([ask, type_it])
        .grid(buttons, 2)
        .foot(say, Place::Deadlines { tenant }))
}
