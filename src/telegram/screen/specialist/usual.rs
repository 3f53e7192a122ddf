//! The usual week, which is published by itself: its times, how far ahead, and what was left out.

use std::collections::HashMap;

use super::add::{CELLS, is_in, kind_of, span, tapped};
use super::{Clocks, default_kind};
use crate::args;
use crate::domain::ids::{KindId, PatternId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::slot::WallSpan;
use crate::domain::zone::{DAY, Date, Weekday};
use crate::storage::kind;
use crate::storage::pattern::{self, CameRow, PatternRow};
use crate::storage::slot;
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::telegram::usual_week::weekday_of;
use crate::usecase::Outcome;
use crate::usecase::weekly::{USUAL_WEEKS, time_of};

/// Weeks ahead to choose from.
const AHEAD: [u32; 6] = [1, 2, 4, 6, 8, 12];
/// Times left out that are listed one by one.
const LEFT_OUT: usize = 6;

fn clock(minute: u16) -> String {
    format!("{}:{:02}", minute / 60 % 24, minute % 60)
}

fn range(span: WallSpan, say: &Speaker) -> String {
    let (start, end) = (clock(span.start_min), clock(span.end_min % DAY));
    say.plain("common-range", &args![start = start, end = end])
}

/// From Monday, 1; in the order of the practice's week.
fn days_of(tenant: &TenantRow) -> [u32; 7] {
    tenant.policy.week.days().map(|day| day.number_from_monday())
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let rows = pattern::all(scene.conn, id).await?;
    let (weeks, due) = match pattern::clock(scene.conn, id).await? {
        Some((weeks, due)) => (weeks, due.is_some()),
        None => (USUAL_WEEKS, true),
    };
    let usual = default_kind(scene, id).await?.kind_id;
    let clocks = Clocks::of(scene, &tenant);
    let came = pattern::came(scene.conn, id, &clocks.today().to_string()).await?;
    let left_out: Vec<CameRow> = came
        .into_iter()
        .filter(|row| row.why.as_deref().is_some_and(|why| why != "past"))
        .filter(|row| rows.iter().any(|time| time.pattern_id == row.pattern_id))
        .collect();
    let say = scene.say;
    let mut lines = vec![say.html("specialist-usual-title", &args![])];
    if rows.is_empty() {
        lines.push(say.html("specialist-usual-empty", &args![]));
    } else {
        for n in days_of(&tenant) {
            let times: Vec<String> = rows
                .iter()
                .filter(|row| row.weekday == i64::from(n))
                .filter_map(time_of)
                .map(|time| clock(time.span.start_min))
                .collect();
            let weekday = weekday_of(n).map(|day| say.weekday_label(day)).unwrap_or_default();
            if !times.is_empty() {
                let args = args![day = weekday, times = times.join(", ")];
                lines.push(say.html("specialist-usual-day", &args));
            }
        }
        lines.push(match due {
            true => say.html("specialist-usual-weeks", &args![count = weeks]),
            false => say.html("specialist-usual-off", &args![]),
        });
    }
    lines.extend(left_out_lines(&left_out, &rows, clocks.today(), say));
    let days = days_of(&tenant).map(|weekday| {
        let count = rows.iter().filter(|row| row.weekday == i64::from(weekday)).count();
        let day = weekday_of(weekday)
            .map(|day| say.weekday_label(day))
            .unwrap_or_default();
        let label = match count {
            0 => day,
            _ => say.plain("specialist-usual-day-b4", &args![weekday = day]),
        };
        let place = Place::UsualDay {
            tenant: id,
            kind: usual,
            weekday,
            chosen: 0,
        };
        go(label, place)
    });
    let typed = go(
        say.plain("specialist-add-typed-b16", &args![]),
        Place::UsualTyped {
            tenant: id,
            kind: usual,
        },
    );
    let ahead = go(
        say.plain("specialist-usual-ahead-b16", &args![count = weeks]),
        Place::UsualWeeks { tenant: id },
    );
    let switch = (!rows.is_empty()).then(|| match due {
        true => act(
            say.plain("specialist-usual-stop-b32", &args![]),
            Act::WeekOn { tenant: id, on: false },
        ),
        false => act(
            say.plain("specialist-usual-start-b32", &args![]),
            Act::WeekOn { tenant: id, on: true },
        ),
    });
    let retry = (due && !left_out.is_empty()).then(|| {
        act(
            say.plain("specialist-usual-retry-b32", &args![]),
            Act::WeekRetry { tenant: id },
        )
    });
    let monday = clocks.today();
    Ok(Screen::new(lines)
        .row(days)
        .row([typed, ahead])
        .column(retry)
        .column(switch)
        .foot(say, Place::Week { tenant: id, monday }))
}

/// What could not be published, and why.
fn left_out_lines(left_out: &[CameRow], rows: &[PatternRow], today: Date, say: &Speaker) -> Vec<Html> {
    if left_out.is_empty() {
        return Vec::new();
    }
    let times: HashMap<PatternId, u16> = rows
        .iter()
        .filter_map(|row| Some((row.pattern_id, time_of(row)?.span.start_min)))
        .collect();
    let mut lines = vec![say.html("specialist-usual-left-out", &args![count = left_out.len()])];
    lines.extend(left_out.iter().take(LEFT_OUT).map(|row| {
        let day = row
            .day
            .parse::<Date>()
            .map(|day| say.date(day, today))
            .unwrap_or_default();
        let time = times
            .get(&row.pattern_id)
            .map(|minute| clock(*minute))
            .unwrap_or_default();
        let args = args![day = day, time = time];
        match row.why.as_deref() {
            Some("closed") => say.html("specialist-skipped-closed", &args),
            Some("gap") => say.html("specialist-skipped-gap", &args),
            Some(_) | None => say.html("specialist-usual-overlap", &args),
        }
    }));
    if left_out.len() > LEFT_OUT {
        lines.push(say.html("specialist-day-more", &args![count = left_out.len() - LEFT_OUT]));
    }
    lines
}

/// The hours of a weekday: what is in the week, and what is to be added.
pub async fn day(scene: &mut Scene<'_>, id: TenantId, of: KindId, weekday: u32, chosen: u32) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Schedule).await?;
    let day = weekday_of(weekday).ok_or(Refusal::NotFound)?;
    let (kind, several) = kind_of(scene, id, Some(of)).await?;
    let rows = pattern::all(scene.conn, id).await?;
    let there: Vec<(PatternId, WallSpan)> = rows
        .iter()
        .filter(|row| row.weekday == i64::from(weekday))
        .filter_map(|row| Some((row.pattern_id, time_of(row)?.span)))
        .collect();
    let say = scene.say;
    let stands = |cell: u32| there.iter().find(|(_, other)| other.overlaps(span(cell, kind.minutes)));
    let chosen = (0..CELLS)
        .filter(|cell| is_in(chosen, *cell) && stands(*cell).is_none())
        .fold(0, |all, cell| all | 1 << cell);
    let at = |chosen: u32| Place::UsualDay {
        tenant: id,
        kind: of,
        weekday,
        chosen,
    };
    let cells = (0..CELLS).map(|cell| {
        let time = clock(span(cell, kind.minutes).start_min);
        match stands(cell) {
            Some((pattern, _)) => go(
                say.plain("specialist-add-exists-b7", &args![time = time]),
                Place::UsualTime {
                    tenant: id,
                    pattern: *pattern,
                },
            ),
            None if is_in(chosen, cell) => go(
                say.plain("specialist-add-chosen-b7", &args![time = time]),
                at(tapped(chosen, cell, kind.minutes)),
            ),
            None => go(
                say.plain("specialist-add-time-b7", &args![time = time]),
                at(tapped(chosen, cell, kind.minutes)),
            ),
        }
    });
    let add = (chosen != 0).then(|| {
        let label = say.plain("specialist-usual-add-b32", &args![count = chosen.count_ones()]);
        act(
            label,
            Act::WeekAdd {
                tenant: id,
                kind: of,
                weekday,
                chosen,
            },
        )
    });
    let name = several.then(|| {
        let label = say.plain("specialist-add-kind-b32", &args![name = &kind.name]);
        go(label, Place::UsualKinds { tenant: id, weekday })
    });
    let mine = there.iter().map(|(pattern, span)| {
        let label = say.plain("specialist-usual-time-b32", &args![range = range(*span, say)]);
        go(
            label,
            Place::UsualTime {
                tenant: id,
                pattern: *pattern,
            },
        )
    });
    // What is typed is of the kind that is open.
    let typed = go(
        say.plain("specialist-add-typed-b16", &args![]),
        Place::UsualTyped { tenant: id, kind: of },
    );
    let lines = [
        say.html("specialist-usual-day-title", &args![day = every(day, say)]),
        say.html("specialist-add-legend", &args![]),
        say.html("specialist-add-terms", &args![duration = say.duration(kind.minutes)]),
    ];
    Ok(Screen::new(lines)
        .grid(cells, 4)
        .column(add)
        .column(name)
        .row([typed])
        .column(mine.take(20))
        .foot(say, Place::UsualWeek { tenant: id }))
}

fn every(day: Weekday, say: &Speaker) -> String {
    say.plain("specialist-usual-every", &args![n = day.number_from_monday()])
}

pub async fn kinds(scene: &mut Scene<'_>, id: TenantId, weekday: u32) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Schedule).await?;
    weekday_of(weekday).ok_or(Refusal::NotFound)?;
    let kinds = kind::kinds(scene.conn, id).await?;
    let say = scene.say;
    let choices = kinds.iter().filter(|kind| kind.is_offered()).map(|kind| {
        let label = say.plain("specialist-add-kind-b32", &args![name = &kind.name]);
        let place = Place::UsualDay {
            tenant: id,
            kind: kind.kind_id,
            weekday,
            chosen: 0,
        };
        go(label, place)
    });
    let title = say.html("specialist-add-kinds-title", &args![]);
    Ok(Screen::new([title])
        .column(choices)
        .foot(say, Place::UsualWeek { tenant: id }))
}

pub async fn typed(scene: &mut Scene<'_>, id: TenantId, of: KindId) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Schedule).await?;
    let (kind, several) = kind_of(scene, id, Some(of)).await?;
    let say = scene.say;
    let lines = [
        say.html("specialist-usual-title", &args![]),
        match several {
            true => say.html("specialist-usual-kind", &args![name = &kind.name]),
            false => Html::default(),
        },
        say.html("specialist-usual-ask", &args![duration = say.duration(kind.minutes)]),
    ];
    Ok(Screen::new(lines).foot(say, Place::UsualWeek { tenant: id }))
}

/// One time of the week, and what becomes of it.
pub async fn one(scene: &mut Scene<'_>, id: TenantId, of: PatternId) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Schedule).await?;
    let row = pattern::by_id(scene.conn, id, of).await?.ok_or(Refusal::NotFound)?;
    let time = time_of(&row).ok_or(Refusal::NotFound)?;
    let kinds = kind::kinds(scene.conn, id).await?;
    let name = kinds.iter().find(|kind| kind.kind_id == row.kind_id);
    let mut free = 0;
    for made in pattern::slots_of(scene.conn, id, of, scene.now).await? {
        let row = slot::by_id(scene.conn, id, made).await?;
        free += usize::from(row.is_some_and(|row| row.taken == 0));
    }
    let say = scene.say;
    let when = args![
        day = upper_first(&every(time.weekday, say)),
        time = range(time.span, say)
    ];
    let lines = [
        say.html("specialist-usual-time-title", &when),
        match name {
            Some(kind) => say.html("specialist-usual-time-kind", &args![name = &kind.name]),
            None => Html::default(),
        },
        match free {
            0 => Html::default(),
            count => say.html("specialist-usual-time-free", &args![count = count]),
        },
    ];
    let remove = |label: String, free: bool| {
        act(
            label,
            Act::WeekRemove {
                tenant: id,
                pattern: of,
                free,
            },
        )
    };
    let only = remove(say.plain("specialist-usual-remove-b32", &args![]), false);
    let all = (free > 0).then(|| {
        let label = say.plain("specialist-usual-remove-free-b32", &args![count = free]);
        remove(label, true)
    });
    let weekday = u32::try_from(row.weekday).unwrap_or(1);
    let usual = default_kind(scene, id).await?.kind_id;
    let back = Place::UsualDay {
        tenant: id,
        kind: usual,
        weekday,
        chosen: 0,
    };
    Ok(Screen::new(lines).row([only]).column(all).foot(scene.say, back))
}

pub async fn weeks(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Schedule).await?;
    let now = pattern::clock(scene.conn, id).await?.map(|(weeks, _)| weeks);
    let say = scene.say;
    let choices = AHEAD.map(|weeks| {
        let label = say.plain("specialist-usual-ahead", &args![count = weeks]);
        if now == Some(i64::from(weeks)) {
            let label = say.plain("common-chosen-b16", &args![label = label]);
            return go(label, Place::UsualWeek { tenant: id });
        }
        let label = say.plain("common-choice-b16", &args![label = label]);
        act(label, Act::WeeksAhead { tenant: id, weeks })
    });
    let title = say.html("specialist-usual-weeks-ask", &args![]);
    Ok(Screen::new([title])
        .grid(choices, 2)
        .foot(say, Place::UsualWeek { tenant: id }))
}
