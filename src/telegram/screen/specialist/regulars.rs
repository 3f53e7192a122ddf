//! Weekly times that are somebody's: the list, by weekday, and what could not be booked of them.

use super::Clocks;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::rights::Right;
use crate::domain::standing::{Regular, Weeks};
use crate::domain::zone::{DAY, Date, Weekday};
use crate::storage::standing::{self, DayRow, StandingRow};
use crate::storage::standing_left;
use crate::telegram::callback::Place;
use crate::telegram::screen::{PAGE, Scene, Screen, go, pages};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::standing_publish::{CLOSED, GAP, OVERLAP};

/// Days left out that are listed one by one.
const LEFT_OUT: usize = 6;

pub(super) fn clock(minute: u16) -> String {
    format!("{}:{:02}", minute / 60 % 24, minute % 60)
}

/// `16:00–17:00`.
pub(super) fn range(regular: &Regular, say: &Speaker) -> String {
    let span = regular.time.span;
    let (start, end) = (clock(span.start_min), clock(span.end_min % DAY));
    say.plain("common-range", &args![start = start, end = end])
}

/// `every Monday`, `every other Monday (weeks A)`.
pub(in crate::telegram) fn every(weekday: Weekday, weeks: Weeks, say: &Speaker) -> String {
    let n = weekday.number_from_monday();
    match weeks {
        Weeks::Every => say.plain("common-regular-every", &args![n = n]),
        Weeks::A => say.plain("common-regular-other", &args![n = n, weeks = "A"]),
        Weeks::B => say.plain("common-regular-other", &args![n = n, weeks = "B"]),
    }
}

/// Whose turn it is, where people come every other week.
pub(in crate::telegram) fn this_week(today: Date, say: &Speaker) -> Html {
    let weeks = if Weeks::of(today) == Weeks::A { "A" } else { "B" };
    say.html("specialist-regulars-this-week", &args![weeks = weeks])
}

/// `Mon`, `Mon B`.
fn day_of(regular: &Regular, say: &Speaker) -> String {
    let day = say.weekday_label(regular.time.weekday);
    match regular.weeks {
        Weeks::Every => day,
        Weeks::A => say.plain("specialist-regulars-turn", &args![day = day, weeks = "A"]),
        Weeks::B => say.plain("specialist-regulars-turn", &args![day = day, weeks = "B"]),
    }
}

/// On a button of its own: `Mon B 16:00`.
pub(super) fn label(regular: &Regular, say: &Speaker) -> String {
    let args = args![
        weekday = day_of(regular, say),
        time = clock(regular.time.span.start_min)
    ];
    say.plain("specialist-card-regular-one-b32", &args)
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let clocks = Clocks::of(scene, &tenant);
    let today = clocks.today();
    let rows = standing::all(scene.conn, id, &today.to_string()).await?;
    let pauses = standing::pauses(scene.conn, id, &today.to_string()).await?;
    let came = standing::came(scene.conn, id, &today.to_string()).await?;
    let say = scene.say;
    let mut lines = vec![say.html("specialist-regulars-title", &args![count = rows.len()])];
    if rows.is_empty() {
        lines.push(say.html("specialist-regulars-empty", &args![]));
    }
    let takes_turns = |row: &standing::StandingRow| row.weeks != Weeks::Every.as_str();
    if rows.iter().any(takes_turns) {
        lines.push(this_week(today, say));
    }
    lines.extend(left_out(&came, &rows, today, say));
    lines.extend(stopped(&rows, say));
    let page = page.min(pages(rows.len()) - 1);
    let shown = rows.iter().skip((page * PAGE) as usize).take(PAGE as usize);
    let buttons = shown.filter_map(|row| {
        let regular = row.regular()?;
        let away = pauses
            .iter()
            .any(|(of, pause)| *of == row.standing_id && pause.has(today));
        let args = args![
            weekday = day_of(&regular, say),
            time = clock(regular.time.span.start_min),
            name = &row.client_name
        ];
        let label = match away {
            true => say.plain("specialist-regulars-row-away-b32", &args),
            false => say.plain("specialist-regulars-row-b32", &args),
        };
        let standing = row.standing_id;
        Some(go(label, Place::Regular { tenant: id, standing }))
    });
    let buttons: Vec<_> = buttons.collect();
    let paste = go(
        say.plain("specialist-regulars-paste-b32", &args![]),
        Place::RegularPaste { tenant: id },
    );
    let one = go(
        say.plain("specialist-regulars-client-b32", &args![]),
        Place::Clients { tenant: id, page: 0 },
    );
    let left = standing_left::count(scene.conn, id, &today.to_string()).await?;
    let left = (left > 0).then(|| {
        let label = say.plain("specialist-regulars-unplaced-b32", &args![count = left]);
        go(label, Place::RegularsLeft { tenant: id, page: 0 })
    });
    let monday = tenant.policy.week.of(today);
    Ok(Screen::new(lines)
        .column(left)
        .column(buttons)
        .pages(say, page, pages(rows.len()), |page| Place::Regulars {
            tenant: id,
            page,
        })
        .row([paste])
        .row([one])
        .foot(say, Place::Week { tenant: id, monday }))
}

/// What could not be booked, and why.
fn left_out(came: &[DayRow], rows: &[StandingRow], today: Date, say: &Speaker) -> Vec<Html> {
    let of = |day: &DayRow| rows.iter().find(|row| row.standing_id == day.standing_id);
    let left: Vec<_> = came
        .iter()
        .filter(|day| matches!(day.why.as_deref(), Some(CLOSED | GAP | OVERLAP)))
        .filter_map(|day| Some((day, of(day)?)))
        .collect();
    if left.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![say.html("specialist-regulars-left-out", &args![count = left.len()])];
    lines.extend(left.iter().take(LEFT_OUT).filter_map(|(day, row)| {
        let date = say.date(day.day.parse().ok()?, today);
        let time = clock(row.regular()?.time.span.start_min);
        let why = why(day.why.as_deref(), say)?;
        let args = args![day = date, time = time, name = &row.client_name, why = why];
        Some(say.html("specialist-regulars-left", &args))
    }));
    if left.len() > LEFT_OUT {
        lines.push(say.html("specialist-day-more", &args![count = left.len() - LEFT_OUT]));
    }
    lines
}

/// Those of banned clients, of which nothing is booked.
fn stopped(rows: &[StandingRow], say: &Speaker) -> Option<Html> {
    let banned = rows.iter().filter(|row| row.client_banned_at.is_some());
    let mut names: Vec<&str> = banned.map(|row| row.client_name.as_str()).collect();
    names.dedup();
    let more = names.len().saturating_sub(LEFT_OUT);
    names.truncate(LEFT_OUT);
    let args = args![names = names.join(", "), more = more];
    (!names.is_empty()).then(|| say.html("specialist-regulars-banned", &args))
}

/// In words; nothing for what a person has decided.
pub(super) fn why(why: Option<&str>, say: &Speaker) -> Option<String> {
    match why {
        Some(CLOSED) => Some(say.plain("specialist-regular-closed", &args![])),
        Some(GAP) => Some(say.plain("specialist-regular-gap", &args![])),
        Some(OVERLAP) => Some(say.plain("specialist-regular-overlap", &args![])),
        Some(_) | None => None,
    }
}
