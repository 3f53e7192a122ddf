//! One day's free times.

use super::kinds::Among;
use super::watch;
use crate::args;
use crate::domain::ids::SlotId;
use crate::domain::zone::{Date, plus_days};
use crate::storage::slot::{self, FreeRow};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::Place;
use crate::telegram::screen::{Button, Scene, Screen, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::free;

struct View {
    among: Among,
    /// Which booking would be at that time.
    line: Html,
    day: Date,
    today: Date,
    /// In rows of four, or one a row where each says of which kind it is.
    times: Vec<(SlotId, String)>,
    apart: bool,
    zone_note: Html,
    /// The nearest days before and after that have free times.
    before: Option<Date>,
    after: Option<Date>,
    /// Instead of times: why there are none, and the nearest.
    why: Html,
    nearest: Vec<(SlotId, String)>,
    kept: Option<(Html, Button)>,
    /// The times that somebody has; `None` where nobody may wait for them: on a day that is over, on one's own page.
    taken: Option<Vec<(SlotId, String)>>,
}

/// How far to both sides a neighbouring day with free times is looked for.
const REACH: i64 = 31;
/// How many times are offered instead of a day that has none.
const INSTEAD: usize = 3;

pub async fn draw(scene: &mut Scene<'_>, among: Among, day: Date) -> Outcome<Screen> {
    let (tenant, preview) = scene.visited_tenant(among.tenant).await?;
    let kept = super::first_meeting(scene, among.tenant).await?;
    let kinds = super::kinds::names(scene, among).await?;
    let (today, horizon) = free::horizon(&tenant, scene.now);
    let ahead = day >= today && tenant.zone.day(day).0 < horizon;
    let taken = match !preview && ahead && among.moving.is_none() {
        true => Some(watch::taken(scene, &tenant, day, among.kind).await?),
        false => None,
    };
    let hours = scene.hours(scene.say, &tenant);
    let (first, last) = (plus_days(day, -REACH), plus_days(day, REACH));
    let (start, end) = (tenant.zone.day(first).0, tenant.zone.day(last).1);
    let mut slots = free::between_for(scene.conn, &tenant, among.moving, start, end, scene.now).await?;
    slots.retain(|slot| among.takes(slot));
    let day_of = |slot: &FreeRow| tenant.zone.date(slot.start_at);
    let empty = !slots.iter().any(|slot| day_of(slot) == day);
    let (why, instead) = if empty {
        let instead = free::nearest_of(scene.conn, &tenant, among.kind, among.moving, scene.now, INSTEAD).await?;
        (why_none(scene, &tenant, day).await?, instead)
    } else {
        (Html::default(), Vec::new())
    };
    let time = |slot: &FreeRow| {
        let time = hours.time(slot.start_at);
        match kinds.iter().find(|kind| kind.kind_id == slot.kind_id) {
            Some(kind) => scene
                .say
                .plain("client-day-kind-b32", &args![time = time, name = &kind.name]),
            None => scene.say.plain("client-day-time-b7", &args![time = time]),
        }
    };
    let view = View {
        among,
        line: among.line(&hours),
        day,
        today: tenant.zone.date(scene.now),
        times: slots
            .iter()
            .filter(|slot| day_of(slot) == day)
            .map(|slot| (slot.slot_id, time(slot)))
            .collect(),
        zone_note: super::zone_note(&hours),
        apart: !kinds.is_empty(),
        before: slots.iter().map(day_of).rfind(|other| *other < day),
        after: slots.iter().map(day_of).find(|other| *other > day),
        why,
        nearest: instead
            .iter()
            .map(|slot| (slot.slot_id, super::free_row(&hours, slot, &kinds)))
            .collect(),
        kept,
        taken,
    };
    Ok(screen(&view, scene.say))
}

/// Why a day has no free times.
async fn why_none(scene: &mut Scene<'_>, tenant: &TenantRow, day: Date) -> Outcome<Html> {
    let say = scene.say;
    let today = tenant.zone.date(scene.now);
    let horizon = i64::from(tenant.policy.horizon_days);
    let iso = day.to_string();
    Ok(if day < today {
        say.html("client-day-past", &args![])
    } else if !slot::closed_days(scene.conn, tenant.id, &iso, &iso).await?.is_empty() {
        say.html("client-day-closed", &args![])
    } else if day > plus_days(today, horizon) {
        say.html("client-day-far", &args![count = horizon])
    } else {
        say.html("client-day-none", &args![])
    })
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, day) = (view.among.tenant, view.day);
    let title = say.html("client-day-title", &args![day = say.day_title(day, view.today)]);
    let waits = match &view.taken {
        Some(taken) if !taken.is_empty() => say.html("client-watch-times-ask", &args![]),
        Some(_) | None => Html::default(),
    };
    let ask = if !view.times.is_empty() {
        say.html("client-day-ask", &args![])
    } else if view.nearest.is_empty() {
        Html::lines([view.why.clone(), super::month::nothing_free(say), waits])
    } else {
        Html::lines([view.why.clone(), waits, say.html("client-day-nearest", &args![])])
    };
    let times = view
        .times
        .iter()
        .map(|(slot, time)| go(time.clone(), view.among.chosen(*slot)));
    let before = view.before.map(|day| {
        go(
            say.plain("client-day-prev-b16", &args![date = say.date_short(day)]),
            view.among.day(day),
        )
    });
    let after = view.after.map(|day| {
        go(
            say.plain("client-day-next-b16", &args![date = say.date_short(day)]),
            view.among.day(day),
        )
    });
    let month = go(say.plain("client-day-month-b16", &args![]), view.among.month(day));
    let home = go(say.plain("common-home-b4", &args![]), Place::Home);
    let instead = view
        .nearest
        .iter()
        .map(|(slot, label)| go(label.clone(), view.among.chosen(*slot)));
    let kept = view.kept.as_ref();
    let screen = Screen::new([
        title,
        view.line.clone(),
        ask,
        view.zone_note.clone(),
        kept.map(|kept| kept.0.clone()).unwrap_or_default(),
    ])
    .grid(times, if view.apart { 1 } else { 4 });
    let screen = match (&view.taken, view.times.is_empty()) {
        (None, _) => screen,
        (Some(taken), true) => watch::offers(screen, tenant, day, taken, say),
        (Some(_), false) => {
            let label = say.plain("client-watch-other-b32", &args![]);
            screen.row([go(label, Place::WatchDay { tenant, day })])
        }
    };
    screen
        .column(instead)
        .row(before.into_iter().chain(after))
        .column(kept.map(|kept| kept.1.clone()))
        .row([month, home])
}
