//! A day of the plan: its times, free and booked, and whether it can be booked at all.

use super::{Clocks, Row, on_day, rows};
use crate::args;
use crate::domain::ids::{JobId, SlotId, TenantId};
use crate::domain::job::JobKind;
use crate::domain::moment::Moment;
use crate::domain::rights::Right;
use crate::domain::zone::{Date, plus_days};
use crate::storage::job::JobRow;
use crate::storage::slot::{SlotRow, SlotState};
use crate::storage::window::WindowRow;
use crate::storage::{job, tenant};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::zone_note;
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::job::right;
use crate::usecase::views::agenda;

/// Rows of a page: a keyboard holds them beside the day's own buttons.
const SHOWN: usize = 60;

enum Entry {
    Lesson(Row),
    Slot {
        id: SlotId,
        start: Moment,
        end: Moment,
        kind: Kind,
    },
}

#[derive(Clone, Copy)]
enum Kind {
    Free,
    Group { taken: i64, seats: i64 },
    Hidden,
    Blocked,
    Past,
}

impl Kind {
    fn of(slot: &SlotRow, now: Moment) -> Self {
        match SlotState::parse(&slot.state) {
            Some(SlotState::Hidden) => Self::Hidden,
            Some(SlotState::Blocked | SlotState::Deleted) | None => Self::Blocked,
            Some(SlotState::Open) if slot.seats > 1 => Self::Group {
                taken: slot.taken,
                seats: slot.seats,
            },
            Some(SlotState::Open) if slot.start_at <= now => Self::Past,
            Some(SlotState::Open) => Self::Free,
        }
    }
}

struct View {
    tenant: TenantId,
    clocks: Clocks,
    zone_note: Html,
    day: Date,
    /// Of its entries.
    page: u32,
    closed: bool,
    busy: usize,
    /// Lessons that go when the day is closed and they are cancelled.
    to_go: i64,
    total: usize,
    entries: Vec<Entry>,
    windows: Vec<WindowRow>,
    going: Option<Going>,
}

/// What of the day is being cancelled, or will be.
struct Going {
    job: JobId,
    /// So many, and so many of them by now.
    total: i64,
    done: i64,
    waits: Option<Moment>,
}

async fn going(scene: &mut Scene<'_>, id: TenantId, day: Date) -> Outcome<Option<Going>> {
    let rights = tenant::rights(scene.conn, id, scene.me.person_id).await?;
    let row = job::active(scene.conn, id, JobKind::Cancel).await?;
    let seen = |row: &JobRow| row.cancels_on((day, day)) && rights.is_some_and(|it| it.has(right(&row.task)));
    Ok(row.filter(seen).map(|row| Going {
        job: row.id,
        total: row.total,
        done: row.done,
        waits: row.waits_until(scene.now),
    }))
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, day: Date, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Help).await?;
    let clocks = Clocks::of(scene, &tenant);
    let plan = agenda::day(scene.conn, &tenant, day).await?;
    let (busy, total) = (plan.busy(), plan.total());
    let (start, end) = tenant.zone.day(day);
    let (to_go, _) = job::count_to_cancel(scene.conn, id, start.max(scene.now), end).await?;
    let mut entries = Vec::new();
    for planned in plan.entries {
        // A seat that one client has is shown by the booking; a group has a row of its own.
        let shown = planned
            .slot
            .filter(|slot| slot.seats > 1 || planned.bookings.is_empty());
        entries.extend(shown.map(|slot| Entry::Slot {
            id: slot.slot_id,
            start: slot.start_at,
            end: slot.end_at,
            kind: Kind::of(&slot, scene.now),
        }));
        entries.extend(rows(scene, id, planned.bookings).await?.into_iter().map(Entry::Lesson));
    }
    let zone_note = zone_note(&clocks.hours(scene.say));
    let view = View {
        tenant: id,
        clocks,
        zone_note,
        day,
        page,
        closed: plan.closed,
        busy,
        to_go,
        total,
        entries,
        windows: plan.windows,
        going: going(scene, id, day).await?,
    };
    Ok(screen(&view, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, day) = (view.tenant, view.day);
    let hours = view.clocks.hours(say);
    let today = view.clocks.today();
    let of = view.entries.len().div_ceil(SHOWN).max(1) as u32;
    let page = view.page.min(of - 1);
    let lines = [
        say.html("specialist-day-title", &args![day = say.day_title(day, today)]),
        view.zone_note.clone(),
        if view.closed {
            say.html("specialist-day-closed", &args![])
        } else {
            Html::default()
        },
        match view.going {
            Some(Going {
                total, waits: Some(at), ..
            }) => say.html("specialist-off-soon", &args![count = total, time = hours.time(at)]),
            _ => Html::default(),
        },
        match (view.total, view.closed) {
            (0, false) if !view.windows.is_empty() => Html::default(),
            (0, true) => Html::default(),
            (0, false) if day < today => say.html("specialist-day-none", &args![]),
            (0, false) => say.html("specialist-day-empty", &args![]),
            (total, _) => say.html("specialist-day-summary", &args![busy = view.busy, total = total]),
        },
    ];
    let entries = view
        .entries
        .iter()
        .skip(page as usize * SHOWN)
        .take(SHOWN)
        .map(|entry| button(entry, tenant, day, &hours));
    let windows = view.windows.iter().filter(|_| page == 0).take(8).map(|row| {
        let range = hours.short_range(row.start_at, row.end_at);
        let window = row.window_id;
        let label = window_label(row, &range, say);
        go(label, Place::Window { tenant, window })
    });
    let ahead = day >= today;
    let add = Place::Grid { tenant, day, chosen: 0 };
    let add = ahead.then(|| go(say.plain("specialist-add-times-b32", &args![]), add));
    let close = ahead.then(|| match view.closed {
        true => act(
            say.plain("specialist-day-open-b16", &args![]),
            Act::OpenDay { tenant, day },
        ),
        false => go(
            say.plain("specialist-day-close-b16", &args![]),
            Place::CloseAsk { tenant, day },
        ),
    });
    let going = view.going.as_ref().map(|going| {
        let label = match going.waits {
            Some(_) => say.plain("specialist-day-going-b32", &args![]),
            None => say.plain(
                "specialist-job-running-b32",
                &args![count = going.done, total = going.total],
            ),
        };
        go(label, Place::Job { tenant, job: going.job })
    });
    let cancel = (ahead && view.closed && view.busy > 0 && going.is_none()).then(|| {
        let (from, to) = (day, day);
        go(
            say.plain("specialist-day-cancel-b16", &args![]),
            Place::CancelDays { tenant, from, to },
        )
    });
    let count = view.to_go;
    let all = (ahead && !view.closed && count > 0).then(|| {
        let label = say.plain("specialist-day-off-b32", &args![count = count]);
        act(label, Act::CancelSoon { tenant, day, count })
    });
    let choosable = view.entries.iter().any(|entry| match entry {
        Entry::Lesson(row) => row.start > view.clocks.now,
        Entry::Slot { start, .. } => *start > view.clocks.now,
    });
    let choose = choosable.then(|| {
        let place = Place::Choose {
            tenant,
            from: day,
            days: 1,
            page: 0,
        };
        go(say.plain("specialist-choose-b16", &args![]), place)
    });
    let (before, after) = (plus_days(day, -1), plus_days(day, 1));
    let prev = say.plain("specialist-day-prev-b16", &args![date = say.date_short(before)]);
    let next = say.plain("specialist-day-next-b16", &args![date = say.date_short(after)]);
    Screen::new(lines)
        .column(going)
        .column(windows)
        .column(entries)
        .pages(say, page, of, |page| Place::PlanPage { tenant, day, page })
        .column(add)
        .row(close.into_iter().chain(cancel))
        .column(all)
        .row(choose)
        .row([
            go(prev, Place::Plan { tenant, day: before }),
            go(next, Place::Plan { tenant, day: after }),
        ])
        .foot(say, Place::Week { tenant, monday: day })
}

/// As a list shows a stretch.
pub fn window_label(row: &WindowRow, range: &str, say: &Speaker) -> String {
    let args = args![range = range];
    match SlotState::parse(&row.state) {
        Some(SlotState::Hidden) => say.plain("specialist-day-window-hidden-b32", &args),
        Some(SlotState::Blocked) => say.plain("specialist-day-window-blocked-b32", &args),
        Some(SlotState::Open | SlotState::Deleted) | None => say.plain("specialist-day-window-b32", &args),
    }
}

fn button(entry: &Entry, tenant: TenantId, day: Date, hours: &Hours<'_>) -> Button {
    let say = hours.say;
    let (id, start, end, kind) = match entry {
        Entry::Lesson(row) => return row.button(tenant, on_day(hours, day, row.start, hours.time(row.start)), say),
        Entry::Slot { id, start, end, kind } => (*id, *start, *end, *kind),
    };
    let range = on_day(hours, day, start, hours.short_range(start, end));
    let label = match kind {
        Kind::Free => say.plain("specialist-day-slot-free-b32", &args![range = range]),
        Kind::Group { taken, seats } => say.plain(
            "specialist-day-slot-group-b32",
            &args![range = range, taken = taken, seats = seats],
        ),
        Kind::Hidden => say.plain("specialist-day-slot-hidden-b32", &args![range = range]),
        Kind::Blocked => say.plain("specialist-day-slot-blocked-b32", &args![range = range]),
        Kind::Past => say.plain("specialist-day-slot-past-b32", &args![range = range]),
    };
    go(label, Place::Slot { tenant, slot: id })
}

/// Asks before a day is closed; what is closed already is shown as it is.
pub async fn close(scene: &mut Scene<'_>, id: TenantId, day: Date) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let plan = agenda::day(scene.conn, &tenant, day).await?;
    if plan.closed {
        return draw(scene, id, day, 0).await;
    }
    Ok(close_screen(
        id,
        day,
        Clocks::of(scene, &tenant).today(),
        plan.busy(),
        scene.say,
    ))
}

fn close_screen(tenant: TenantId, day: Date, today: Date, booked: usize, say: &Speaker) -> Screen {
    let lines = [
        say.html("specialist-close-title", &args![day = say.day(day, today)]),
        say.html("specialist-close-explain", &args![count = booked]),
    ];
    let yes = act(
        say.plain("specialist-close-yes-b32", &args![]),
        Act::CloseDay { tenant, day },
    );
    let cancel = (booked > 0).then(|| {
        let (from, to) = (day, day);
        go(
            say.plain("specialist-close-cancel-b32", &args![]),
            Place::CancelDays { tenant, from, to },
        )
    });
    Screen::new(lines)
        .row([yes])
        .column(cancel)
        .foot(say, Place::Plan { tenant, day })
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{clocks, day, moscow, row, ru, sketch, speakers, zone};
    use super::*;

    fn slot(id: i64, start: &str, end: &str, kind: Kind) -> Entry {
        Entry::Slot {
            id: SlotId(id),
            start: moscow(start),
            end: moscow(end),
            kind,
        }
    }

    fn view() -> View {
        View {
            tenant: TenantId(1),
            clocks: clocks(),
            zone_note: Html::default(),
            day: day("2026-11-24"),
            page: 0,
            closed: false,
            busy: 3,
            to_go: 2,
            total: 9,
            windows: vec![],
            going: None,
            entries: vec![
                slot(1, "2026-11-24T08:00", "2026-11-24T09:00", Kind::Past),
                Entry::Lesson(row(1, "2026-11-24T10:00", "Аня К.", "✅", "")),
                slot(2, "2026-11-24T12:00", "2026-11-24T13:00", Kind::Free),
                slot(3, "2026-11-24T13:00", "2026-11-24T14:00", Kind::Hidden),
                slot(4, "2026-11-24T14:00", "2026-11-24T15:00", Kind::Blocked),
                slot(
                    5,
                    "2026-11-24T16:00",
                    "2026-11-24T17:00",
                    Kind::Group { taken: 2, seats: 6 },
                ),
                Entry::Lesson(row(2, "2026-11-24T16:00", "Пётр", "⏳", "Ждёт ответа")),
                Entry::Lesson(row(3, "2026-11-24T16:00", "Александра Константинопольская", "✅", "")),
            ],
        }
    }

    #[test]
    fn a_day_lists_its_times_and_who_has_them() {
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view(), &ru)), @r"
        <b>Сегодня, вт 24 ноября</b>
        Занято 3 из 9
        [8:00–9:00 · прошло]
        [10:00 Аня К. ✅]
        [12:00–13:00 · свободно]
        [13:00–14:00 · скрыто]
        [14:00–15:00 · 🔒 закрыто]
        [16:00–17:00 · занято 2 из 6]
        [16:00 Пётр ⏳ ждёт ответа]
        [16:00 Александра Константиноп… ✅]
        [➕ Добавить время]
        [🚫 Закрыть день]
        [✖ Закрыть, отменить 2 записи]
        [☑ Несколько]
        [‹ 23 ноя] [25 ноя ›]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen(&view(), &en)), @r"
        <b>Today, Tue 24 Nov</b>
        3 of 9 taken
        [8:00–9:00 · past]
        [10:00 Аня К. ✅]
        [12:00–13:00 · free]
        [13:00–14:00 · hidden]
        [14:00–15:00 · 🔒 blocked]
        [16:00–17:00 · 2 of 6 taken]
        [16:00 Пётр ⏳ ждёт ответа]
        [16:00 Александра Константиноп… ✅]
        [➕ Add times]
        [🚫 Close day]
        [✖ Close, cancel 2 bookings]
        [☑ Several]
        [‹ 23 Nov] [25 Nov ›]
        [‹ Back] [⌂]
        ");
    }

    #[test]
    fn a_closed_day_can_be_opened_and_a_past_one_is_only_looked_at() {
        let (busy, total) = (0, 0);
        let closed = View {
            closed: true,
            entries: vec![],
            busy,
            to_go: 0,
            total,
            ..view()
        };
        insta::assert_snapshot!(sketch(&screen(&closed, &ru())), @r"
        <b>Сегодня, вт 24 ноября</b>
        🚫 День закрыт для записи
        [➕ Добавить время]
        [Открыть день]
        [‹ 23 ноя] [25 ноя ›]
        [‹ Назад] [⌂]
        ");
        let past = View {
            day: day("2026-11-20"),
            entries: vec![],
            busy,
            to_go: 0,
            total,
            ..view()
        };
        insta::assert_snapshot!(sketch(&screen(&past, &ru())), @r"
        <b>Пт 20 ноября</b>
        Окон в этот день не было.
        [‹ 19 ноя] [21 ноя ›]
        [‹ Назад] [⌂]
        ");
    }

    #[test]
    fn an_hour_that_falls_on_another_date_of_the_readers_says_so() {
        let clocks = Clocks {
            reader: zone("America/New_York"),
            ..clocks()
        };
        let entries = vec![
            slot(1, "2026-11-24T07:00", "2026-11-24T08:00", Kind::Free),
            slot(2, "2026-11-24T12:00", "2026-11-24T13:00", Kind::Free),
        ];
        let away = sketch(&screen(
            &View {
                clocks,
                entries,
                ..view()
            },
            &ru(),
        ));
        assert!(away.contains("[23 ноя, 23:00–0:00 · свободно]"), "{away}");
        assert!(away.contains("[4:00–5:00 · свободно]"), "{away}");
    }

    #[test]
    fn a_plan_too_long_for_a_keyboard_has_pages() {
        let shown = |page| {
            let entry = |id| Entry::Lesson(row(id, "2026-11-24T10:00", &format!("Аня {id}."), "✅", ""));
            let long = View {
                entries: (0..130).map(entry).collect(),
                page,
                ..view()
            };
            sketch(&screen(&long, &ru()))
        };
        assert!(shown(0).contains("Аня 59.") && !shown(0).contains("Аня 60."));
        assert!(shown(1).contains("Аня 60.") && shown(1).contains("Аня 119."));
        // Fewer pages by now: the last.
        assert!(shown(2).contains("Аня 129.") && shown(9) == shown(2));
    }

    #[test]
    fn closing_a_day_asks_first_and_counts() {
        let [ru, en] = speakers();
        let (date, today) = (day("2026-11-26"), day("2026-11-24"));
        insta::assert_snapshot!(sketch(&close_screen(TenantId(1), date, today, 3, &ru)), @r"
        <b>Закрыть день: чт 26 ноября?</b>
        Записаться будет нельзя. Уже есть 3 записи, они останутся.
        [🚫 Закрыть день]
        [✖ Закрыть и отменить записи]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&close_screen(TenantId(1), date, today, 0, &en)), @r"
        <b>Close the day: Thu 26 Nov?</b>
        Nobody will be able to book this day.
        [🚫 Close the day]
        [‹ Back] [⌂]
        ");
    }
}
