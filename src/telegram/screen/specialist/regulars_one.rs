//! One weekly time of somebody: its next days, and what becomes of it.

use std::collections::HashMap;

use super::days_off::days_short;
use super::regulars::{every, range, why};
use super::{Clocks, if_any, rows as booking_rows};
use crate::args;
use crate::domain::ids::{StandingId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::standing::{Holder, Pause, Regular};
use crate::domain::workflow::Phase;
use crate::domain::zone::{Date, plus_days};
use crate::storage::booking::{self, BookingRow};
use crate::storage::kind;
use crate::storage::standing::{self, DayRow, StandingRow};
use crate::storage::tenant::{self, Relation, TenantRow};
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::Html;
use crate::usecase::Outcome;
use crate::usecase::standing_publish::SKIP;

/// Days that are shown.
const SHOWN: usize = 5;
const LENGTHS: [u32; 6] = [30, 45, 60, 75, 90, 120];

pub(super) struct Seen {
    pub(super) tenant: TenantRow,
    pub(super) row: StandingRow,
    pub(super) regular: Regular,
    pub(super) pauses: Vec<Pause>,
    /// The person may look at money.
    money: bool,
}

pub(super) async fn load(scene: &mut Scene<'_>, id: TenantId, of: StandingId) -> Outcome<Seen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let known = tenant::known(scene.conn, id, scene.me.person_id).await?;
    let money = matches!(known, Some((_, Relation::Runs(rights))) if rights.has(Right::Money));
    let row = standing::by_id(scene.conn, id, of).await?;
    let row = row.filter(StandingRow::is_active).ok_or(Refusal::NotFound)?;
    let regular = row.regular().ok_or(Refusal::NotFound)?;
    let today = tenant.zone.date(scene.now);
    if regular.until.is_some_and(|until| until < today) {
        return Err(Refusal::Changed.into());
    }
    let pauses = standing::pauses_of(scene.conn, id, of, &today.to_string()).await?;
    Ok(Seen {
        tenant,
        row,
        regular,
        pauses,
        money,
    })
}

/// A day of it, and what came of that.
struct Next {
    day: Date,
    came: Option<DayRow>,
    booking: Option<BookingRow>,
}

/// Its next days. What was booked is there too if the day is out by now, as long as it is ahead.
async fn next(scene: &mut Scene<'_>, seen: &Seen, most: usize) -> Outcome<Vec<Next>> {
    let (id, of) = (seen.tenant.id, seen.row.standing_id);
    let today = seen.tenant.zone.date(scene.now);
    let mut came: HashMap<Date, DayRow> = HashMap::new();
    for row in standing::came_of(scene.conn, id, of, &today.to_string()).await? {
        if let Ok(day) = row.day.parse() {
            came.insert(day, row);
        }
    }
    let mut found = Vec::new();
    let mut from = today;
    while found.len() < most {
        let Some(day) = seen.regular.next(&seen.pauses, from) else {
            break;
        };
        from = plus_days(day, 1);
        let row = came.remove(&day);
        let booking = match row.as_ref().and_then(|row| row.booking_id) {
            Some(booking) => booking::by_id(scene.conn, id, booking).await?,
            None => None,
        };
        let begun = match &booking {
            Some(booking) => booking.start_at <= scene.now,
            None => {
                let at = seen.regular.time.span.on_day(seen.tenant.zone, day);
                at.is_ok_and(|at| at.start <= scene.now)
            }
        };
        if !begun {
            found.push(Next {
                day,
                came: row,
                booking,
            });
        }
    }
    Ok(found)
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, of: StandingId) -> Outcome<Screen> {
    let seen = load(scene, id, of).await?;
    let next = next(scene, &seen, SHOWN).await?;
    let clocks = Clocks::of(scene, &seen.tenant);
    let today = clocks.today();
    let mut marks = HashMap::new();
    for one in &next {
        if let Some(row) = &one.booking {
            let row = booking_rows(scene, id, vec![row.clone()]).await?.pop();
            marks.insert(one.day, row.map(|row| row.icon).unwrap_or_default());
        }
    }
    let kinds = kind::kinds(scene.conn, id).await?;
    let retired = kinds
        .iter()
        .find(|kind| kind.kind_id == seen.row.kind_id && !kind.is_offered())
        .map(|kind| kind.name.as_str());
    let say = scene.say;
    let hours = clocks.hours(say);
    let mut lines = vec![say.html(
        "specialist-regular-title",
        &args![
            name = &seen.row.client_name,
            every = every(seen.regular.time.weekday, seen.regular.weeks, say),
            range = range(&seen.regular, say)
        ],
    )];
    let sum = seen.row.price.filter(|_| seen.money);
    let free = || say.plain("settings-price-none", &args![]);
    let sum = sum.map(|sum| price(say, &seen.tenant, sum).unwrap_or_else(free));
    lines.push(if_any(&sum.unwrap_or_default(), |sum| {
        say.html("specialist-regular-price", &args![sum = sum])
    }));
    if let Some(until) = seen.regular.until {
        lines.push(say.html("specialist-regular-until", &args![day = say.date(until, today)]));
    }
    if seen.row.client_banned_at.is_some() {
        lines.push(say.html("specialist-regular-banned", &args![]));
    }
    if let Some(kind) = retired {
        lines.push(say.html("specialist-regular-retired", &args![kind = kind]));
    }
    let mut list: Vec<Vec<Button>> = Vec::new();
    for one in &next {
        let date = say.date(one.day, today);
        let reason = one.came.as_ref().and_then(|row| why(row.why.as_deref(), say));
        let skipped = one.came.as_ref().is_some_and(|row| row.why.as_deref() == Some(SKIP));
        let skip = |out: bool| Act::RegularSkip {
            tenant: id,
            standing: of,
            day: one.day,
            out,
        };
        match (&one.booking, reason) {
            (Some(row), _) => {
                let held = row.phase == Phase::Upcoming.as_str() || row.phase == Phase::Pending.as_str();
                let usual = seen.regular.time.span.on_day(seen.tenant.zone, one.day);
                let moved = usual.is_ok_and(|at| at.start != row.start_at);
                if moved && held {
                    let args = args![day = date, when = hours.when(row.start_at, row.end_at)];
                    lines.push(say.html("specialist-regular-moved", &args));
                }
                let args = args![
                    date = say.date_short(one.day),
                    icon = marks.get(&one.day).cloned().unwrap_or_default()
                ];
                let booking = row.booking_id;
                let open = go(
                    say.plain("specialist-regular-day-b16", &args),
                    Place::Lesson { tenant: id, booking },
                );
                let out = held.then(|| act(say.plain("specialist-regular-skip-b16", &args![]), skip(true)));
                list.push([open].into_iter().chain(out).collect());
            }
            (None, Some(reason)) => {
                lines.push(say.html("specialist-regular-left", &args![day = date, why = reason]));
            }
            (None, None) if skipped => {
                lines.push(say.html("specialist-regular-skipped", &args![day = date]));
                let args = args![date = say.date_short(one.day)];
                list.push(vec![act(
                    say.plain("specialist-regular-unskip-b32", &args),
                    skip(false),
                )]);
            }
            (None, None) => {
                let args = args![date = say.date_short(one.day)];
                list.push(vec![act(
                    say.plain("specialist-regular-skip-day-b32", &args),
                    skip(true),
                )]);
            }
        }
    }
    if next.is_empty() {
        lines.push(say.html("specialist-regular-none", &args![]));
    }
    let standing = of;
    let shift = go(
        say.plain("specialist-regular-shift-b32", &args![]),
        Place::RegularDay {
            tenant: id,
            of: Holder::Standing(of),
        },
    );
    let pause = go(
        say.plain("specialist-regular-pause-b16", &args![]),
        Place::RegularPause { tenant: id, standing },
    );
    let pauses = seen.pauses.iter().map(|pause| {
        let args = args![range = days_short(say, (pause.from, pause.to))];
        let place = Place::RegularPaused {
            tenant: id,
            standing,
            from: pause.from,
            to: pause.to,
        };
        go(say.plain("specialist-regular-paused-b32", &args), place)
    });
    let pauses: Vec<Button> = pauses.collect();
    let end = go(
        say.plain("specialist-regular-end-b16", &args![]),
        Place::RegularEnd { tenant: id, standing },
    );
    let terms = go(
        say.plain("specialist-regular-terms-b16", &args![]),
        Place::RegularTerms { tenant: id, standing },
    );
    let client = go(
        say.plain("specialist-regular-client-b16", &args![]),
        Place::Card {
            tenant: id,
            client: seen.row.client_id,
        },
    );
    let mut screen = Screen::new(lines);
    for row in list {
        screen = screen.row(row);
    }
    Ok(screen
        .column(pauses)
        .row([shift])
        .row([pause, end])
        .row([terms, client])
        .foot(say, Place::Regulars { tenant: id, page: 0 }))
}

pub(super) fn days(pause: Pause, today: Date, say: &crate::telegram::texts::Speaker) -> String {
    match pause.from == pause.to {
        true => say.date(pause.from, today),
        false => say.days(pause.from, pause.to),
    }
}

pub async fn pause(scene: &mut Scene<'_>, id: TenantId, of: StandingId) -> Outcome<Screen> {
    let seen = load(scene, id, of).await?;
    let next = next(scene, &seen, 1).await?;
    let say = scene.say;
    let today = seen.tenant.zone.date(scene.now);
    let from = next.first().map_or(today, |next| next.day);
    let choices = [1i64, 2, 4, 8].map(|weeks| {
        let to = plus_days(from, weeks * 7 - 1);
        let label = say.plain("specialist-regular-pause-weeks-b16", &args![count = weeks]);
        act(
            label,
            Act::RegularPause {
                tenant: id,
                standing: of,
                from,
                to,
            },
        )
    });
    let lines = [
        say.html("specialist-regular-pause-title", &args![name = &seen.row.client_name]),
        say.html("specialist-regular-pause-ask", &args![day = say.date(from, today)]),
    ];
    Ok(Screen::new(lines).grid(choices, 2).foot(
        say,
        Place::Regular {
            tenant: id,
            standing: of,
        },
    ))
}

pub async fn end(scene: &mut Scene<'_>, id: TenantId, of: StandingId) -> Outcome<Screen> {
    let seen = load(scene, id, of).await?;
    let next = next(scene, &seen, SHOWN).await?;
    let ahead = standing::ahead(scene.conn, id, of, scene.now).await?;
    let say = scene.say;
    let today = seen.tenant.zone.date(scene.now);
    let booked: Vec<Date> = next
        .iter()
        .filter(|one| one.booking.as_ref().is_some_and(|row| row.seat.is_some()))
        .map(|one| one.day)
        .collect();
    let at = |last: Date| Act::RegularEnd {
        tenant: id,
        standing: of,
        last,
    };
    let now = act(
        say.plain("specialist-regular-end-now-b32", &args![count = ahead.len()]),
        at(plus_days(today, -1)),
    );
    let after = booked.iter().take(4).map(|day| {
        let label = say.plain("specialist-regular-end-after-b32", &args![date = say.date_short(*day)]);
        act(label, at(*day))
    });
    let lines: [Html; 2] = [
        say.html("specialist-regular-end-title", &args![name = &seen.row.client_name]),
        say.html("specialist-regular-end-ask", &args![]),
    ];
    let endless = seen.regular.until.map(|_| {
        let label = say.plain("specialist-regular-endless-b32", &args![]);
        let (tenant, standing) = (id, of);
        act(label, Act::RegularEndless { tenant, standing })
    });
    Ok(Screen::new(lines).column(endless).column(after).row([now]).foot(
        say,
        Place::Regular {
            tenant: id,
            standing: of,
        },
    ))
}

/// Its own price and length.
pub async fn terms(scene: &mut Scene<'_>, id: TenantId, of: StandingId) -> Outcome<Screen> {
    let seen = load(scene, id, of).await?;
    let say = scene.say;
    let now = u32::from(seen.regular.time.span.length());
    let lengths = LENGTHS.map(|minutes| {
        let label = say.duration(minutes.into());
        let label = match minutes == now {
            true => say.plain("common-chosen-b16", &args![label = label]),
            false => say.plain("common-choice-b16", &args![label = label]),
        };
        act(
            label,
            Act::RegularLength {
                tenant: id,
                standing: of,
                minutes,
            },
        )
    });
    let free = || say.plain("settings-price-none", &args![]);
    let own = seen.row.price.filter(|_| seen.money);
    let sum = own.map(|sum| price(say, &seen.tenant, sum).unwrap_or_else(free));
    let usual = own.map(|_| {
        let label = say.plain("specialist-regular-usual-price-b32", &args![]);
        act(
            label,
            Act::RegularNoPrice {
                tenant: id,
                standing: of,
            },
        )
    });
    let lines = [
        say.html("specialist-regular-terms-title", &args![name = &seen.row.client_name]),
        Html::escaped(&upper_first(&say.duration(now.into()))),
        sum.map(|sum| say.html("specialist-regular-price", &args![sum = sum]))
            .unwrap_or_default(),
        say.html("specialist-regular-terms-ask", &args![]),
    ];
    Ok(Screen::new(lines).grid(lengths, 3).column(usual).foot(
        say,
        Place::Regular {
            tenant: id,
            standing: of,
        },
    ))
}
