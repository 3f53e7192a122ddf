//! A week of the plan is copied: onto which weeks, what that makes, and what was left out.

use super::Clocks;
use crate::args;
use crate::domain::copying::{LeftOut, Report, TIMES};
use crate::domain::ids::TenantId;
use crate::domain::rights::Right;
use crate::domain::zone::{Date, plus_days};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::copying::{Counted, count};

/// Weeks that can be chosen one by one, on a page.
const WEEKS: i64 = 8;
/// Lines of what was left out; how many more there are is counted.
const SHOWN: usize = 15;

/// A week as people say it.
pub(super) fn week_days(say: &Speaker, monday: Date) -> String {
    say.days(monday, plus_days(monday, 6))
}

fn week_short(say: &Speaker, monday: Date) -> String {
    let args = args![
        first = say.date_short(monday),
        last = say.date_short(plus_days(monday, 6))
    ];
    say.plain("specialist-off-range", &args)
}

fn what(say: &Speaker, count: Counted) -> Html {
    match count.times {
        0 => Html::default(),
        count => say.html("specialist-copy-what", &args![count = count]),
    }
}

fn stretches(say: &Speaker, count: Counted) -> Html {
    match count.stretches {
        0 => Html::default(),
        count => say.html("specialist-copy-stretches", &args![count = count]),
    }
}

/// Onto how many weeks, or onto which.
pub async fn draw(scene: &mut Scene<'_>, id: TenantId, monday: Date) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let start = tenant.policy.week;
    let monday = start.of(monday);
    let times = count(scene.conn, &tenant, monday).await?;
    let say = scene.say;
    let title = say.html("specialist-copy-title", &args![days = week_days(say, monday)]);
    let back = Place::Week { tenant: id, monday };
    if times.all() == 0 {
        let lines = [title, say.html("specialist-copy-empty", &args![])];
        return Ok(Screen::new(lines).foot(say, back));
    }
    // A week that is over is copied onto this one first.
    let first = plus_days(monday, 7).max(start.of(Clocks::of(scene, &tenant).today()));
    let to = |times: u32| Place::CopyAsk {
        tenant: id,
        week: monday,
        onto: first,
        times,
    };
    let next = go(
        say.plain("specialist-copy-next-b32", &args![range = week_short(say, first)]),
        to(1),
    );
    let several = TIMES.map(|times| go(say.plain("specialist-copy-weeks-b7", &args![count = times]), to(times)));
    let other = go(
        say.plain("specialist-copy-other-b32", &args![]),
        Place::CopyOnto {
            tenant: id,
            week: monday,
            from: first,
        },
    );
    let lines = [
        title,
        what(say, times),
        stretches(say, times),
        say.html("specialist-copy-how-many", &args![]),
    ];
    Ok(Screen::new(lines).row([next]).row(several).row([other]).foot(say, back))
}

/// One other week to copy onto.
pub async fn onto(scene: &mut Scene<'_>, id: TenantId, week: Date, from: Date) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let start = tenant.policy.week;
    let (week, this) = (start.of(week), start.of(Clocks::of(scene, &tenant).today()));
    let from = start.of(from).max(this);
    let say = scene.say;
    let weeks = (0..WEEKS)
        .map(|n| plus_days(from, 7 * n))
        .filter(|monday| *monday != week);
    let rows = weeks.map(|monday| {
        let place = Place::CopyAsk {
            tenant: id,
            week,
            onto: monday,
            times: 1,
        };
        let label = say.plain("specialist-off-row-b32", &args![range = week_short(say, monday)]);
        go(label, place)
    });
    let page = |from: Date| Place::CopyOnto { tenant: id, week, from };
    let prev = (from > this).then(|| {
        go(
            say.plain("common-prev-b4", &args![]),
            page(plus_days(from, -7 * WEEKS).max(this)),
        )
    });
    let next = go(say.plain("common-next-b4", &args![]), page(plus_days(from, 7 * WEEKS)));
    let title = say.html("specialist-copy-onto", &args![days = week_days(say, week)]);
    Ok(Screen::new([title])
        .column(rows)
        .row(prev.into_iter().chain([next]))
        .foot(
            say,
            Place::CopyWeek {
                tenant: id,
                monday: week,
            },
        ))
}

/// Says what is copied and what is not, before it is.
pub async fn ask(scene: &mut Scene<'_>, id: TenantId, week: Date, onto: Date, times: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let start = tenant.policy.week;
    let (week, onto) = (start.of(week), start.of(onto));
    let count = count(scene.conn, &tenant, week).await?;
    let say = scene.say;
    let last = plus_days(onto, 7 * i64::from(times.max(1)) - 1);
    let lines = [
        say.html(
            "specialist-copy-ask",
            &args![days = week_days(say, week), onto = say.days(onto, last), count = times],
        ),
        what(say, count),
        stretches(say, count),
        say.html("specialist-copy-walls", &args![]),
    ];
    let yes = act(
        say.plain("specialist-copy-yes-b32", &args![count = count.all() * times as usize]),
        Act::CopyWeek {
            tenant: id,
            week,
            onto,
            times,
        },
    );
    Ok(Screen::new(lines).row([yes]).foot(
        say,
        Place::CopyWeek {
            tenant: id,
            monday: week,
        },
    ))
}

/// What was left out, and why.
pub(super) fn left_out(report: &Report, say: &Speaker, today: Date) -> Vec<Html> {
    if report.left_out.is_empty() {
        return Vec::new();
    }
    let all = report.left_out.len() as i64 + report.more;
    let line = |it: &LeftOut| {
        let when = say.plain(
            "common-when",
            &args![
                day = say.date(it.wall.date(), today),
                time = say.minute(it.wall.minute())
            ],
        );
        say.html("specialist-copy-left", &args![why = it.why.as_str(), when = when])
    };
    let mut lines = vec![say.html("specialist-copy-left-title", &args![count = all])];
    lines.extend(report.left_out.iter().take(SHOWN).map(line));
    let more = all - report.left_out.len().min(SHOWN) as i64;
    if more > 0 {
        lines.push(say.html("specialist-copy-left-more", &args![count = more]));
    }
    lines
}
