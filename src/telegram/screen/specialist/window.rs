//! A stretch of time in which clients choose the start, and the pause between lessons.

use super::Clocks;
use super::add::{city, city_line};
use crate::args;
use crate::domain::ids::{TenantId, WindowId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::window::{BUFFER_MOST, STEPS};
use crate::domain::zone::Date;
use crate::storage::slot::SlotState;
use crate::storage::{booking, kind, window};
use crate::telegram::callback::{Act, Place};
use crate::telegram::choosing::number_of;
use crate::telegram::format::upper_first;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// Pauses to choose from, in minutes.
const PAUSES: [u16; 6] = [0, 5, 10, 15, 30, 60];

/// Asks for a new one.
pub async fn new(scene: &mut Scene<'_>, id: TenantId, day: Date) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let city = city(scene, &tenant);
    let say = scene.say;
    let lines = [
        say.html(
            "specialist-window-new",
            &args![day = say.day(day, tenant.zone.date(scene.now))],
        ),
        city_line(city.as_deref(), say),
        say.html("specialist-window-ask", &args![]),
    ];
    let back = Place::Grid {
        tenant: id,
        day,
        chosen: 0,
    };
    Ok(Screen::new(lines).foot(say, back))
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, window: WindowId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let row = window::by_id(scene.conn, id, window).await?.ok_or(Refusal::NotFound)?;
    let kinds = kind::kinds(scene.conn, id).await?;
    let booked = booking::busy(scene.conn, id, row.start_at, row.end_at).await?.len();
    let clocks = Clocks::of(scene, &tenant);
    let say = scene.say;
    let when = upper_first(&clocks.hours(say).when(row.start_at, row.end_at));
    let names: Vec<String> = kinds
        .iter()
        .filter(|kind| kind.is_offered())
        .map(|kind| format!("{} · {}", kind.name, say.duration(kind.minutes)))
        .collect();
    let state = SlotState::parse(&row.state).unwrap_or(SlotState::Open);
    let lines = [
        say.html("specialist-window-title", &args![when = when]),
        match state {
            SlotState::Open | SlotState::Deleted => Html::default(),
            SlotState::Hidden => say.html("specialist-window-hidden", &args![]),
            SlotState::Blocked => say.html("specialist-window-blocked", &args![]),
        },
        say.html("specialist-window-step", &args![duration = say.duration(row.step)]),
        say.html("specialist-window-kinds", &args![names = names.join(", ")]),
        match tenant.policy.buffer {
            0 => Html::default(),
            minutes => say.html(
                "specialist-window-pause",
                &args![duration = say.duration(minutes.into())],
            ),
        },
        match booked {
            0 => Html::default(),
            count => say.html("specialist-window-booked", &args![count = count]),
        },
        match row.left_out {
            0 => Html::default(),
            count => say.html("specialist-window-left-out", &args![count = count]),
        },
    ];
    let set = |label: String, state: SlotState| {
        let state = number_of(state);
        act(
            label,
            Act::WindowState {
                tenant: id,
                window,
                state,
            },
        )
    };
    let show = |say: &Speaker| set(say.plain("specialist-slot-show-b16", &args![]), SlotState::Open);
    let hide = |say: &Speaker| set(say.plain("specialist-slot-hide-b16", &args![]), SlotState::Hidden);
    let block = |say: &Speaker| set(say.plain("specialist-slot-block-b16", &args![]), SlotState::Blocked);
    let unblock = |say: &Speaker| set(say.plain("specialist-slot-unblock-b16", &args![]), SlotState::Open);
    let becomes: Vec<Button> = match state {
        _ if row.end_at <= scene.now => Vec::new(),
        SlotState::Open | SlotState::Deleted => vec![hide(say), block(say)],
        SlotState::Hidden => vec![show(say), block(say)],
        SlotState::Blocked => vec![unblock(say), hide(say)],
    };
    let ahead = row.start_at > scene.now;
    let steps = STEPS.into_iter().filter(|_| ahead).map(|step| {
        if i64::from(step) == row.step {
            let label = say.plain("specialist-window-chosen-b7", &args![count = step]);
            return go(label, Place::Window { tenant: id, window });
        }
        let label = say.plain("specialist-window-step-b7", &args![count = step]);
        act(
            label,
            Act::WindowStep {
                tenant: id,
                window,
                step,
            },
        )
    });
    let delete = act(
        say.plain("specialist-window-delete-b32", &args![]),
        Act::WindowDelete { tenant: id, window },
    );
    let day = tenant.zone.date(row.start_at);
    Ok(Screen::new(lines)
        .row(steps)
        .row(becomes)
        .row([delete])
        .foot(say, Place::Plan { tenant: id, day }))
}

pub async fn pause(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let say = scene.say;
    let choices = PAUSES.map(|minutes| {
        let label = match minutes {
            0 => say.plain("settings-pause-none", &args![]),
            minutes => say.duration(minutes.into()),
        };
        if minutes == tenant.policy.buffer {
            let label = say.plain("common-chosen-b16", &args![label = label]);
            return go(label, Place::Kinds { tenant: id, page: 0 });
        }
        let label = say.plain("common-choice-b16", &args![label = label]);
        let minutes = minutes.into();
        act(label, Act::Pause { tenant: id, minutes })
    });
    let title = say.html("settings-pause-ask", &args![count = u32::from(BUFFER_MOST)]);
    Ok(Screen::new([title])
        .grid(choices, 2)
        .foot(say, Place::Kinds { tenant: id, page: 0 }))
}
