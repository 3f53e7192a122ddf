//! What somebody who runs a practice is told of it: each for themself.

use chrono::Weekday;

use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::reminder::{CHOICES, Chosen, offsets_of};
use crate::domain::rights::{Right, Rights};
use crate::domain::told::{Daily, Hour, ToldKind, Weekdays};
use crate::domain::zone::DAY;
use crate::storage::{tenant, told};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::remind::ahead;
use crate::telegram::screen::{Scene, Screen, act, go, quiet};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// Offered in rows of four; any other is typed.
const HOURS: [u16; 8] = [6, 7, 8, 9, 10, 12, 18, 21];
const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

struct View {
    tenant: TenantId,
    name: String,
    silent: Vec<ToldKind>,
    reminders: Chosen,
    daily: [Option<Hour>; Daily::ALL.len()],
    rights: Rights,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let row = scene.own_tenant(id, Right::Help).await?;
    let me = scene.me.person_id;
    let view = View {
        tenant: id,
        name: row.name,
        silent: told::silent(scene.conn, id, me).await?,
        reminders: Chosen::of(&offsets_of(&told::reminders(scene.conn, id, me).await?)),
        daily: hours(scene, id).await?,
        rights: tenant::rights(scene.conn, id, me).await?.ok_or(Refusal::NotFound)?,
    };
    Ok(screen(&view, scene.say))
}

async fn hours(scene: &mut Scene<'_>, id: TenantId) -> Outcome<[Option<Hour>; Daily::ALL.len()]> {
    let rows = told::dailies(scene.conn, id, Some(scene.me.person_id)).await?;
    let chosen: Vec<(Daily, Hour)> = rows.iter().filter_map(told::DailyRow::read).collect();
    Ok(Daily::ALL.map(|daily| chosen.iter().find(|(of, _)| *of == daily).map(|(_, hour)| *hour)))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let switch = |kind: ToldKind| {
        let on = !view.silent.contains(&kind);
        let n = ToldKind::ALL.iter().position(|other| *other == kind).unwrap_or(0);
        let args = args![kind = kind.as_str()];
        let label = match on {
            true => say.plain("settings-told-on-b16", &args),
            false => say.plain("settings-told-off-b16", &args),
        };
        let (kind, on) = (n as u32, !on);
        act(label, Act::TellMe { tenant, kind, on })
    };
    // Who hears nothing of bookings has nothing to choose there.
    let bookings = view.rights.has(Right::Bookings);
    let reminders = match view.reminders {
        _ if !bookings => Html::default(),
        Chosen::NONE => say.html("settings-told-reminders-none", &args![]),
        chosen => {
            let list: Vec<String> = chosen
                .offsets()
                .into_iter()
                .map(|offset| say.plain("client-remind-ahead-b7", &args![ahead = ahead(offset)]))
                .collect();
            say.html("settings-told-reminders", &args![list = list.join(", ")])
        }
    };
    let lines = [
        say.html("settings-told-title", &args![tenant = &view.name]),
        match bookings {
            true => say.html("settings-told-explain", &args![]),
            false => Html::default(),
        },
        reminders,
    ];
    let daily = Daily::ALL.into_iter().zip(view.daily);
    let daily = daily.filter(|(daily, _)| view.rights.has(daily.right()));
    let daily = daily.map(|(daily, hour)| daily_line(daily, hour, say));
    // An assistant may have no way into the practice's settings.
    let back = match view.rights.is_owner() {
        true => Place::Practice { tenant },
        false => Place::Helping { tenant },
    };
    Screen::new(lines.into_iter().chain(daily))
        .grid(ToldKind::ALL.map(switch), 2)
        .row([go(
            say.plain("settings-told-reminders-b32", &args![]),
            Place::ToldAhead { tenant },
        )])
        .row([
            go(
                say.plain("settings-told-plan-b16", &args![]),
                Place::ToldDaily { tenant, which: 0 },
            ),
            go(
                say.plain("settings-told-unpaid-b16", &args![]),
                Place::ToldDaily { tenant, which: 1 },
            ),
        ])
        .foot(say, back)
}

/// `☀️ Plan of the day: 8:00, every day`.
fn daily_line(daily: Daily, hour: Option<Hour>, say: &Speaker) -> Html {
    let args = match hour {
        None => args![told = daily.as_str(), at = "none", days = "", time = ""],
        Some(hour) => {
            let days = match hour.weekdays {
                Weekdays::ALL => say.plain("settings-told-every-day", &args![]),
                some => {
                    let chosen = WEEK.into_iter().filter(|weekday| some.has(*weekday));
                    let names: Vec<String> = chosen.map(|weekday| weekday_name(weekday, say)).collect();
                    names.join(", ")
                }
            };
            args![
                told = daily.as_str(),
                at = "hour",
                days = days,
                time = say.minute(hour.minute)
            ]
        }
    };
    say.html("settings-told-daily", &args)
}

fn weekday_name(weekday: Weekday, say: &Speaker) -> String {
    say.plain("common-weekday", &args![n = weekday.number_from_monday()])
}

/// How long before each lesson one is reminded.
pub async fn ahead_of(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Bookings).await?;
    let codes = told::reminders(scene.conn, id, scene.me.person_id).await?;
    let quiet = quiet::line(scene.me.quiet(), scene.say);
    Ok(ahead_screen(id, Chosen::of(&offsets_of(&codes)), quiet, scene.say))
}

fn ahead_screen(tenant: TenantId, chosen: Chosen, quiet: Html, say: &Speaker) -> Screen {
    let set = |label: String, chosen: Chosen| {
        let chosen = chosen.bits();
        act(label, Act::RemindMe { tenant, chosen })
    };
    let ticks = CHOICES.iter().enumerate().map(|(n, offset)| {
        let args = args![ahead = ahead(*offset)];
        let label = match chosen.has(n) {
            true => say.plain("client-remind-chosen-b7", &args),
            false => say.plain("client-remind-ahead-b7", &args),
        };
        set(label, chosen.turned(n))
    });
    let so_far = match chosen {
        Chosen::NONE => say.html("settings-told-ahead-none", &args![]),
        _ => say.html("settings-told-ahead-ticked", &args![]),
    };
    let none = (chosen != Chosen::NONE).then(|| set(say.plain("settings-told-ahead-off-b32", &args![]), Chosen::NONE));
    Screen::new([say.html("settings-told-ahead-title", &args![]), so_far, quiet])
        .grid(ticks, 4)
        .column(none)
        .row([go(say.plain("settings-quiet-b32", &args![]), Place::Quiet)])
        .foot(say, Place::ToldMe { tenant })
}

/// The hour of what comes day by day, and its weekdays.
pub async fn daily(scene: &mut Scene<'_>, id: TenantId, which: u32) -> Outcome<Screen> {
    let daily = Daily::ALL.get(which as usize).copied();
    scene.own_tenant(id, daily.map_or(Right::Help, Daily::right)).await?;
    let daily = daily.ok_or(Refusal::NotFound)?;
    let hour = hours(scene, id).await?.get(which as usize).copied().flatten();
    Ok(daily_screen(id, (which, daily), hour, scene.say))
}

fn daily_screen(tenant: TenantId, (which, daily): (u32, Daily), hour: Option<Hour>, say: &Speaker) -> Screen {
    let weekdays = hour.map_or(daily.usual(), |hour| hour.weekdays);
    let set = |label: String, minute: u16, weekdays: Weekdays| {
        act(
            label,
            Act::SetDaily {
                tenant,
                which,
                minute: minute.into(),
                weekdays: weekdays.bits(),
            },
        )
    };
    let hours = HOURS.map(|n| {
        let args = args![time = say.minute(n * 60)];
        let label = match hour.is_some_and(|hour| hour.minute == n * 60) {
            true => say.plain("specialist-add-chosen-b7", &args),
            false => say.plain("specialist-add-time-b7", &args),
        };
        set(label, n * 60, weekdays)
    });
    let days = hour.map(|hour| {
        WEEK.map(|weekday| {
            let args = args![day = weekday_name(weekday, say)];
            let label = match weekdays.has(weekday) {
                true => say.plain("settings-told-weekday-chosen-b4", &args),
                false => say.plain("settings-told-weekday-b4", &args),
            };
            set(label, hour.minute, weekdays.turned(weekday))
        })
    });
    let off = hour.map(|_| set(say.plain("settings-told-daily-off-b32", &args![]), DAY, weekdays));
    let lines = [
        say.html("settings-told-daily-title", &args![told = daily.as_str()]),
        say.html("settings-told-daily-explain", &args![told = daily.as_str()]),
        daily_line(daily, hour, say),
        say.html("settings-told-daily-ask", &args![]),
    ];
    Screen::new(lines)
        .grid(hours, 4)
        .row(days.into_iter().flatten())
        .column(off)
        .foot(say, Place::ToldMe { tenant })
}
