//! A month with the days that have free times, each marked with how many.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::kinds::Among;
use crate::args;
use crate::domain::week::WeekStart;
use crate::domain::zone::{Date, plus_days};
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::one_character;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::free;

struct View {
    among: Among,
    /// Which booking would be at that time.
    line: Html,
    month: Date,
    week: WeekStart,
    /// How many free times each day has that clients see times on.
    days: BTreeMap<Date, usize>,
    /// The first and the last day that can be booked.
    first: Date,
    last: Date,
    /// Where the next free time is, if this month has none.
    elsewhere: Option<(Date, String)>,
}

pub async fn draw(scene: &mut Scene<'_>, among: Among, month: Date) -> Outcome<Screen> {
    let (tenant, _) = scene.visited_tenant(among.tenant).await?;
    if let Some(asked) = super::kinds::ask(scene, &tenant, among, month).await? {
        return Ok(asked);
    }
    let (first, _) = free::horizon(&tenant, scene.now);
    let last = plus_days(first, i64::from(tenant.policy.horizon_days));
    let month = first_of_month(month.clamp(first_of_month(first), last));
    let end = plus_days(next_month(month), -1);
    let days = free::days(scene.conn, &tenant, among.kind, among.moving, month, end, scene.now).await?;
    let nearest = if days.values().all(|free| *free == 0) {
        free::nearest_of(scene.conn, &tenant, among.kind, among.moving, scene.now, 1).await?
    } else {
        Vec::new()
    };
    let hours = scene.hours(scene.say, &tenant);
    let elsewhere = nearest
        .first()
        .map(|slot| (tenant.zone.date(slot.start_at), hours.day(slot.start_at)));
    Ok(screen(
        &View {
            among,
            line: among.line(&hours),
            month,
            week: tenant.policy.week,
            days,
            first,
            last,
            elsewhere,
        },
        scene.say,
    ))
}

fn first_of_month(day: Date) -> Date {
    day.with_day(1).unwrap_or(day)
}

fn next_month(first: Date) -> Date {
    first_of_month(plus_days(first, 31))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (among, month) = (view.among, view.month);
    let head = view.week.days().map(|weekday| {
        let place = among.weekday(month, weekday.number_from_monday());
        go(say.weekday_label(weekday), place)
    });
    let cell = |day: Option<Date>| -> Button {
        let free = day.and_then(|day| Some((day, *view.days.get(&day)?)));
        match free {
            Some((day, count)) => {
                let args = args![day = day.day(), free = one_character(count)];
                go(say.plain("client-month-day-b4", &args), among.day(day))
            }
            None => act(say.plain("client-month-none-b4", &args![]), Act::NoTimes),
        }
    };
    let weeks = view.week.month_grid(month.year(), month.month());
    // A week of nothing but dashes says no more than its absence.
    let weeks = weeks
        .into_iter()
        .filter(|week| week.iter().flatten().any(|day| view.days.contains_key(day)));
    let legend = if view.days.values().all(|free| *free == 0) {
        say.html("client-month-empty", &args![])
    } else {
        say.html("client-month-legend", &args![])
    };
    let mut screen = Screen::new([
        say.html("client-month-title", &args![month = say.month_title(month)]),
        view.line.clone(),
        legend,
    ]);
    if !view.days.is_empty() {
        screen = screen.row(head);
        for week in weeks {
            screen = screen.row(week.into_iter().map(cell));
        }
    }
    let elsewhere = view.elsewhere.as_ref().map(|(day, label)| {
        go(
            say.plain("client-month-first-b32", &args![day = label]),
            among.day(*day),
        )
    });
    screen = screen.column(elsewhere);
    let before = plus_days(month, -1);
    let prev = (before >= view.first).then(|| {
        let month = first_of_month(before);
        go(say.plain("common-prev-b4", &args![]), among.month(month))
    });
    let after = next_month(month);
    let next = (after <= view.last).then(|| go(say.plain("common-next-b4", &args![]), among.month(after)));
    // From the times of one kind back to the question which.
    let tenant = among.tenant;
    let back = match (among.moving, among.kind) {
        (Some(moving), _) => moving.place(tenant),
        (None, Some(_)) => Place::Month { tenant, month },
        (None, None) => Place::Client { tenant },
    };
    let nearest = go(
        say.plain("client-month-nearest-b16", &args![]),
        among.nearest(view.first),
    );
    screen
        .row(prev.into_iter().chain([nearest]).chain(next))
        .foot(say, back)
}

/// The line above a list that has nothing in it.
pub fn nothing_free(say: &Speaker) -> Html {
    say.html("client-free-none", &args![])
}
