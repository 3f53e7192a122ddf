//! What a client waits for: the list, one watch, weekdays and hours, and a day with its taken times.

use super::zone_note;
use crate::args;
use crate::domain::ids::{KindId, SlotId, TenantId, WatchId};
use crate::domain::refusal::Refusal;
use crate::domain::watch::{DAYS, Weekdays, Weekly, Wish};
use crate::domain::week::WeekStart;
use crate::domain::zone::{Date, Weekday, plus_days};
use crate::storage::slot::FreeRow;
use crate::storage::tenant::TenantRow;
use crate::storage::watch::WatchRow;
use crate::storage::{booking, slot, watch};
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::free;

/// Taken times that a day offers to wait for.
const TIMES: usize = 24;
/// Parts of the day, as hours.
const PARTS: [(u8, u8, &str); 4] = [
    (6, 12, "client-watch-morning-b7"),
    (12, 17, "client-watch-midday-b7"),
    (17, 22, "client-watch-evening-b7"),
    (0, 24, "client-watch-any-hour-b7"),
];
/// What the form begins with.
pub const EVENING: u32 = hours_code(17, 20);

pub async fn list(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let rows = watch::of_person(scene.conn, id, scene.me.person_id, scene.now).await?;
    let mut watches = Vec::new();
    for row in &rows {
        let wish = described(scene, &tenant, row).await?.to_plain();
        let label = match row.paused_at {
            None => scene.say.plain("client-watch-on-b32", &args![label = wish]),
            Some(_) => scene.say.plain("client-watch-paused-b32", &args![label = wish]),
        };
        let place = Place::Watch {
            tenant: id,
            watch: row.watch_id,
        };
        watches.push(go(label, place));
    }
    let month = tenant.zone.date(scene.now);
    Ok(list_screen(id, month, watches, scene.say))
}

fn list_screen(tenant: TenantId, month: Date, watches: Vec<Button>, say: &Speaker) -> Screen {
    let title = match watches.len() {
        0 => say.html("client-watches-empty", &args![]),
        n => say.html("client-watches-title", &args![count = n]),
    };
    let weekly = Place::WatchWeekly {
        tenant,
        weekdays: 0,
        hours: EVENING,
    };
    let spans = [
        "client-watch-week-b7",
        "client-watch-fortnight-b7",
        "client-watch-month-b7",
    ];
    let days = spans.into_iter().zip(DAYS);
    let days = days.map(|(label, days)| act(say.plain(label, &args![]), watch_for(tenant, Wish::Any, days)));
    Screen::new([title, say.html("client-watches-any-ask", &args![])])
        .column(watches)
        .row([go(say.plain("client-watch-weekly-b32", &args![]), weekly)])
        .row([go(
            say.plain("client-watch-day-b32", &args![]),
            Place::Month { tenant, month },
        )])
        .row(days)
        .foot(say, Place::Client { tenant })
}

fn watch_for(tenant: TenantId, wish: Wish, days: u16) -> Act {
    Act::WatchFor {
        tenant,
        wish: wish.code(),
        days: days.into(),
    }
}

/// One watch: what for, until when, and the ways to stop it.
pub async fn one(scene: &mut Scene<'_>, id: TenantId, watch: WatchId) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let rows = watch::of_person(scene.conn, id, scene.me.person_id, scene.now).await?;
    let row = rows
        .into_iter()
        .find(|row| row.watch_id == watch)
        .ok_or(Refusal::NotFound)?;
    let wish = described(scene, &tenant, &row).await?;
    let (say, hours) = (scene.say, scene.hours(scene.say, &tenant));
    let title = say.html("client-watch-title", &args![wish = upper_first(&wish.to_plain())]);
    let paused = row.paused_at.is_some();
    let state = if paused {
        say.html("client-watch-rests", &args![])
    } else {
        say.html("client-watch-until", &args![when = hours.moment(row.until_at)])
    };
    let pause = Act::PauseWatch {
        tenant: id,
        watch,
        paused: !paused,
    };
    let label = if paused {
        say.plain("client-watch-resume-b16", &args![])
    } else {
        say.plain("client-watch-pause-b16", &args![])
    };
    let stop = act(
        say.plain("client-watch-stop-b16", &args![]),
        Act::StopWatch { tenant: id, watch },
    );
    Ok(Screen::new([title, state, zone_note(&hours)])
        .row([act(label, pause), stop])
        .foot(say, Place::Watches { tenant: id }))
}

/// What is waited for, in words.
async fn described(scene: &mut Scene<'_>, tenant: &TenantRow, row: &WatchRow) -> Outcome<Html> {
    let end = match row.slot_id {
        Some(id) => slot::by_id(scene.conn, tenant.id, id).await?.map(|slot| slot.end_at),
        None => None,
    };
    let hours = scene.hours(scene.say, tenant);
    Ok(match (Wish::parse(&row.wish), end) {
        (Some(Wish::Slot(_)), Some(end)) => {
            let (day, range) = (hours.day(row.until_at), hours.short_range(row.until_at, end));
            scene
                .say
                .html("client-watch-wish-slot", &args![day = day, range = range])
        }
        (Some(wish), _) => words(&wish, row.until_at, &hours),
        (None, _) => Html::default(),
    })
}

/// A wish in words; of a watched slot its beginning, which is when it ends.
pub fn words(wish: &Wish, until: crate::domain::moment::Moment, hours: &Hours<'_>) -> Html {
    let say = hours.say;
    match wish {
        Wish::Slot(_) => say.html(
            "client-watch-wish-slot",
            &args![day = hours.day(until), range = hours.time(until)],
        ),
        Wish::Day(day) => {
            // The tenant's own day.
            let today = hours.tenant.date(hours.now);
            say.html("client-watch-wish-day", &args![day = say.day(*day, today)])
        }
        Wish::Weekly(weekly) => say.html(
            "client-watch-wish-weekly",
            &args![
                weekdays = weekdays(weekly.weekdays, say),
                hours = between(weekly.from, weekly.to, say)
            ],
        ),
        Wish::Any => {
            let last = plus_days(hours.tenant.date(until), -1);
            say.html("client-watch-wish-any", &args![date = say.date_short(last)])
        }
    }
}

/// `Tue Thu–Sat`.
fn weekdays(set: Weekdays, say: &Speaker) -> String {
    let name = |weekday: Weekday| say.plain("common-weekday", &args![n = weekday.number_from_monday()]);
    if set.bits() == 127 {
        return say.html("client-watch-every-day", &args![]).to_plain();
    }
    let run = |(first, last): (Weekday, Weekday)| {
        if first == last {
            name(first)
        } else {
            say.plain("common-range", &args![start = name(first), end = name(last)])
        }
    };
    set.runs().into_iter().map(run).collect::<Vec<_>>().join(" ")
}

/// `17–20`.
fn between(from: u8, to: u8, say: &Speaker) -> String {
    if (from, to) == (0, 24) {
        return say.html("client-watch-all-day", &args![]).to_plain();
    }
    say.plain("common-range", &args![start = u32::from(from), end = u32::from(to)])
}

const fn hours_code(from: u8, to: u8) -> u32 {
    from as u32 * 32 + to as u32
}

/// Weekdays and hours, as they are chosen so far.
pub async fn weekly(scene: &mut Scene<'_>, id: TenantId, chosen: u32, hours: u32) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let chosen = Weekdays::from_bits(chosen).ok_or(Refusal::NotFound)?;
    let (from, to) = (u8::try_from(hours / 32), u8::try_from(hours % 32));
    let (Ok(from), Ok(to)) = (from, to) else {
        return Err(Refusal::NotFound.into());
    };
    if from >= to || to > 24 {
        return Err(Refusal::NotFound.into());
    }
    let note = zone_note(&scene.hours(scene.say, &tenant));
    let week = tenant.policy.week;
    Ok(weekly_screen(id, chosen, (from, to), (week, note), scene.say))
}

fn weekly_screen(
    tenant: TenantId,
    chosen: Weekdays,
    (from, to): (u8, u8),
    (week, note): (WeekStart, Html),
    say: &Speaker,
) -> Screen {
    let at = |weekdays: Weekdays, from: u8, to: u8| Place::WatchWeekly {
        tenant,
        weekdays: weekdays.bits(),
        hours: hours_code(from, to),
    };
    let clock = |hour: u8| format!("{hour}:00");
    let range = say.plain("common-range", &args![start = clock(from), end = clock(to)]);
    let line = if chosen.is_empty() {
        say.html("client-watch-weekly-ask", &args![hours = range])
    } else {
        say.html(
            "client-watch-weekly-chosen",
            &args![weekdays = upper_first(&weekdays(chosen, say)), hours = range],
        )
    };
    let toggles = week.days().map(|weekday| {
        let label = say.weekday_label(weekday);
        let label = if chosen.has(weekday) {
            say.plain("client-watch-weekday-on-b4", &args![weekday = label])
        } else {
            label
        };
        go(label, at(chosen.with_or_without(weekday), from, to))
    });
    let parts = PARTS.map(|(from, to, label)| go(say.plain(label, &args![]), at(chosen, from, to)));
    let starts = [from.checked_sub(1), Some(from + 1)].into_iter().flatten();
    let starts = starts.filter(|hour| *hour < to).map(|hour| {
        go(
            say.plain("client-watch-from-b16", &args![time = clock(hour)]),
            at(chosen, hour, to),
        )
    });
    let ends = [to - 1, to + 1].into_iter().filter(|hour| *hour > from && *hour <= 24);
    let ends = ends.map(|hour| {
        go(
            say.plain("client-watch-to-b16", &args![time = clock(hour)]),
            at(chosen, from, hour),
        )
    });
    let wait = Weekly::new(chosen, from, to).map(|weekly| {
        let wish = watch_for(tenant, Wish::Weekly(weekly), 0);
        act(say.plain("client-watch-wait-b32", &args![]), wish)
    });
    Screen::new([say.html("client-watch-weekly-title", &args![]), line, note])
        .row(toggles)
        .row(parts)
        .row(starts)
        .row(ends)
        .row(wait)
        .foot(say, Place::Watches { tenant })
}

/// The times of a day that clients see and cannot book, of one kind of service where one is named.
pub async fn taken(
    scene: &mut Scene<'_>,
    tenant: &TenantRow,
    day: Date,
    kind: Option<KindId>,
) -> Outcome<Vec<(SlotId, String)>> {
    let (start, end) = tenant.zone.day(day);
    let free = free::between(scene.conn, tenant, start, end, scene.now).await?;
    let open = free::taken(scene.conn, tenant, start, end, scene.now, &free).await?;
    let hours = scene.hours(scene.say, tenant);
    let time = |slot: FreeRow| (slot.slot_id, hours.time(slot.start_at));
    // What they have themselves they need not wait for.
    let own = booking::active_of_person(scene.conn, tenant.id, scene.me.person_id, scene.now).await?;
    let among = |slot: &FreeRow| {
        kind.is_none_or(|kind| slot.kind_id == kind) && !own.iter().any(|own| own.slot_id == slot.slot_id)
    };
    Ok(open.into_iter().filter(among).map(time).take(TIMES).collect())
}

/// The buttons that wait for a day, or for one of its taken times.
pub fn offers(screen: Screen, tenant: TenantId, day: Date, taken: &[(SlotId, String)], say: &Speaker) -> Screen {
    let whole = act(
        say.plain("client-watch-this-day-b32", &args![]),
        watch_for(tenant, Wish::Day(day), 0),
    );
    let times = taken.iter().map(|(slot, time)| {
        let label = say.plain("client-watch-time-b7", &args![time = time]);
        act(label, watch_for(tenant, Wish::Slot(*slot), 0))
    });
    screen.row([whole]).grid(times, 4)
}

/// Other times of a day that has some.
pub async fn day(scene: &mut Scene<'_>, id: TenantId, day: Date) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let taken = taken(scene, &tenant, day, None).await?;
    let (say, today) = (scene.say, tenant.zone.date(scene.now));
    let ask = if taken.is_empty() {
        say.html("client-watch-day-ask", &args![])
    } else {
        say.html("client-watch-times-ask", &args![])
    };
    let title = say.html("client-day-title", &args![day = say.day_title(day, today)]);
    let screen = Screen::new([title, ask, zone_note(&scene.hours(say, &tenant))]);
    Ok(offers(screen, id, day, &taken, say).foot(say, Place::Day { tenant: id, day }))
}

/// The button that waits for a slot which can't be had now, as somebody has it or a lesson beside it is in its way; none
/// for one that clients don't see.
pub async fn for_slot(scene: &mut Scene<'_>, id: TenantId, slot: SlotId) -> Outcome<Option<Button>> {
    let row = slot::by_id(scene.conn, id, slot).await?.ok_or(Refusal::SlotClosed)?;
    let taken = row.is_open() && row.start_at > scene.now;
    Ok(taken.then(|| {
        let label = scene.say.plain("client-watch-slot-b32", &args![]);
        act(label, watch_for(id, Wish::Slot(row.slot_id), 0))
    }))
}
