//! What was done with a practice: who, when and what, newest first, and the way to what it was done with.

mod kin;
mod regular;
mod words;

use self::words::{Names, sentence};
use super::Clocks;
use crate::args;
use crate::domain::deed::Area;
use crate::domain::ids::{EventId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::{Right, Rights};
use crate::domain::zone::Date;
use crate::storage::event::{self, EventRow, From};
use crate::storage::tenant::{self, Relation};
use crate::telegram::callback::Place;
use crate::telegram::screen::{Button, PAGE, Scene, Screen, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// One thing that was done.
struct Line {
    day: Date,
    time: String,
    /// Nobody where the reader did it.
    who: Option<String>,
    /// A client of the practice.
    by_client: bool,
    what: Html,
    open: Option<(String, Place)>,
}

struct View {
    tenant: TenantId,
    today: Date,
    /// In the order of the buttons; those that the reader may see.
    areas: Vec<Area>,
    about: Option<Area>,
    lines: Vec<Line>,
    older: Option<EventId>,
    /// `Some(None)` leads to the newest.
    newer: Option<Option<EventId>>,
}

/// `about` counts the areas from 1; all of them where it is nought.
pub async fn draw(scene: &mut Scene<'_>, id: TenantId, about: u32, before: Option<EventId>) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let rights = match tenant::known(scene.conn, id, scene.me.person_id).await? {
        Some((_, Relation::Runs(rights))) => rights,
        Some((_, Relation::Visits)) | None => return Err(Refusal::NotFound.into()),
    };
    let areas: Vec<Area> = Area::ALL.into_iter().filter(|area| is_seen(*area, rights)).collect();
    let about = match about.checked_sub(1) {
        None => None,
        Some(which) => {
            let area = Area::ALL.get(which as usize).copied().ok_or(Refusal::NotFound)?;
            let right = Right::Bookings;
            Some(
                Some(area)
                    .filter(|area| areas.contains(area))
                    .ok_or(Refusal::NotYours { right })?,
            )
        }
    };
    let among = about.map_or(areas.clone(), |area| vec![area]);
    let from = before.map_or(From::Newest, From::Before);
    let limit = u64::from(PAGE);
    let mut rows = event::page(scene.conn, id, &among, from, limit + 1).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(PAGE as usize);
    let older = rows.last().filter(|_| more).map(|row| row.event_id);
    let newer = match (before, rows.first()) {
        (None, _) => None,
        (Some(_), None) => Some(None),
        (Some(_), Some(first)) => {
            let after = event::page(scene.conn, id, &among, From::After(first.event_id), limit + 1).await?;
            // A whole page of them, or the newest page.
            let end = after.get(PAGE as usize).map(|row| row.event_id);
            (!after.is_empty()).then_some(end)
        }
    };
    let names = Names::of(scene, &tenant, &rows, rights).await?;
    let clocks = Clocks::of(scene, &tenant);
    let (say, me) = (scene.say, scene.me.person_id);
    let hours = clocks.hours(say);
    let line = |row: &EventRow| Line {
        day: hours.date(row.at),
        time: hours.time(row.at),
        who: (row.person_id != me).then(|| row.name.clone()),
        by_client: row.by_client == 1,
        what: sentence(row.deed().as_ref(), &names, &hours),
        open: row.deed().and_then(|deed| names.way(&deed, id, &hours)),
    };
    let view = View {
        tenant: id,
        today: hours.today(),
        areas,
        about,
        lines: rows.iter().map(line).collect(),
        older,
        newer,
    };
    Ok(screen(&view, say))
}

/// Who is not given the bookings does not read of them here.
fn is_seen(area: Area, rights: Rights) -> bool {
    match area {
        Area::Bookings => rights.has(Right::Bookings),
        Area::Plan | Area::Practice => true,
    }
}

fn place(tenant: TenantId, about: Option<Area>, before: Option<EventId>) -> Place {
    let which = about.and_then(|area| (1..).zip(Area::ALL).find(|(_, other)| *other == area));
    Place::Past {
        tenant,
        about: which.map_or(0, |(which, _)| which),
        before,
    }
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let mut text = vec![say.html("settings-history-title", &args![])];
    let mut day = None;
    for (n, line) in (1..).zip(&view.lines) {
        if day != Some(line.day) {
            day = Some(line.day);
            let title = say.day_title(line.day, view.today);
            text.push(say.html("settings-history-day", &args![day = title]));
        }
        let (n, time, what): (i64, _, _) = (n, &line.time, &line.what);
        text.push(match &line.who {
            None => say.html("settings-history-row-own", &args![n = n, time = time, what = what]),
            Some(name) if name.is_empty() => {
                say.html("settings-history-row-gone", &args![n = n, time = time, what = what])
            }
            Some(who) if line.by_client => say.html(
                "settings-history-row-client",
                &args![n = n, time = time, who = who, what = what],
            ),
            Some(who) => say.html(
                "settings-history-row",
                &args![n = n, time = time, who = who, what = what],
            ),
        });
    }
    if view.lines.is_empty() {
        text.push(say.html("settings-history-none", &args![]));
    }
    let opened = (1..).zip(&view.lines).filter_map(|(n, line)| {
        let (label, place) = line.open.clone()?;
        let n: i64 = n;
        Some(go(
            say.plain("settings-history-open-b16", &args![count = n, label = label]),
            place,
        ))
    });
    let turn = [
        view.newer.map(|to| {
            go(
                say.plain("settings-history-newer-b16", &args![]),
                place(tenant, view.about, to),
            )
        }),
        view.older.map(|to| {
            go(
                say.plain("settings-history-older-b16", &args![]),
                place(tenant, view.about, Some(to)),
            )
        }),
    ];
    Screen::new(text)
        .grid(opened, 2)
        .row(turn.into_iter().flatten())
        .row(areas(view, say))
        .foot(say, Place::Practice { tenant })
}

fn areas(view: &View, say: &Speaker) -> Vec<Button> {
    let all = view.areas.iter().copied().map(Some);
    let button = |about: Option<Area>| {
        let args = args![
            about = about.map_or("all", Area::as_str),
            chosen = if about == view.about { "yes" } else { "no" }
        ];
        go(
            say.plain("settings-history-about-b7", &args),
            place(view.tenant, about, None),
        )
    };
    std::iter::once(None).chain(all).map(button).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{day, press, sketch, speakers};
    use super::*;
    use crate::telegram::callback::Callback;
    use crate::telegram::screen::Press;

    fn line(date: &str, time: &str, who: Option<&str>, what: &str, open: Option<(&str, Place)>) -> Line {
        Line {
            day: day(date),
            time: time.to_owned(),
            who: who.map(str::to_owned),
            by_client: false,
            what: Html::escaped(what),
            open: open.map(|(label, place)| (label.to_owned(), place)),
        }
    }

    #[test]
    fn a_history_says_who_and_when_and_leads_to_what() {
        let tenant = TenantId(1);
        let plan = Place::Plan {
            tenant,
            day: day("2026-11-24"),
        };
        let view = View {
            tenant,
            today: day("2026-11-24"),
            areas: Area::ALL.to_vec(),
            about: None,
            lines: vec![
                line("2026-11-24", "9:30", None, "окна на 24 ноя: 2", Some(("24 ноя", plan))),
                line("2026-11-24", "9:00", Some("Олег <3"), "валюта: EUR", None),
                line("2026-11-23", "18:00", Some(""), "валюта: RUB", None),
            ],
            older: Some(EventId(7)),
            newer: None,
        };
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view, &ru)), @r"
        📜 <b>История</b>
        <b>Сегодня, вт 24 ноября</b>
        1. 9:30 · вы: окна на 24 ноя: 2
        2. 9:00 · Олег &lt;3: валюта: EUR
        <b>Пн 23 ноября</b>
        3. 18:00 · кто-то, чьи данные удалены: валюта: RUB
        [1 · 24 ноя]
        [Раньше ›]
        [Всё☑] [Записи] [Окна] [⚙]
        [‹ Назад] [⌂]
        ");
        let chosen = View {
            about: Some(Area::Plan),
            lines: vec![],
            older: None,
            newer: Some(None),
            ..view
        };
        insta::assert_snapshot!(sketch(&screen(&chosen, &en)), @r"
        📜 <b>History</b>
        Nothing yet. You will see here who changed what: bookings, times, prices, rules.
        [‹ Later]
        [All] [Booked] [Times☑] [⚙]
        [‹ Back] [⌂]
        ");
        let all = Place::Past {
            tenant,
            about: 0,
            before: None,
        };
        assert_eq!(press(&screen(&chosen, &en), "All"), Press::Callback(Callback::Go(all)));
    }
}
