//! Adding times to a day: a grid of hours to tick, or a typed line.

use super::{Clocks, default_kind};
use crate::args;
use crate::domain::ids::{KindId, SlotId, TenantId};
use crate::domain::moment::Span;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::slot::{Interval, WallSpan};
use crate::domain::zone::{Date, plus_days};
use crate::storage::kind::{self, KindRow};
use crate::storage::slot;
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// The hour of the grid's first cell; each following cell is an hour later.
const FIRST_HOUR: u16 = 7;
pub(super) const CELLS: u32 = 16;
/// The lengths of a meeting to choose from.
const LENGTHS: [i64; 5] = [30, 45, 60, 90, 120];

/// The times that `chosen`, a bit a cell, stands for, with times of so many minutes.
pub fn cells(chosen: u32, minutes: i64) -> Vec<WallSpan> {
    (0..CELLS)
        .filter(|cell| is_in(chosen, *cell))
        .map(|cell| span(cell, minutes))
        .collect()
}

pub(super) fn is_in(chosen: u32, cell: u32) -> bool {
    chosen & (1 << cell) != 0
}

pub(super) fn span(cell: u32, minutes: i64) -> WallSpan {
    let start_min = (FIRST_HOUR + cell as u16) * 60;
    WallSpan {
        start_min,
        end_min: start_min.saturating_add(u16::try_from(minutes).unwrap_or_default()),
    }
}

/// What is chosen after a tap on a cell. Ticked times never overlap: the newest tick wins.
pub(super) fn tapped(chosen: u32, cell: u32, minutes: i64) -> u32 {
    if is_in(chosen, cell) {
        return chosen & !(1 << cell);
    }
    let overlaps = |other: &u32| span(*other, minutes).overlaps(span(cell, minutes));
    let lost = (0..CELLS).filter(overlaps).fold(0, |lost, other| lost | 1 << other);
    chosen & !lost | 1 << cell
}

#[derive(Clone, Copy)]
enum State {
    Free,
    Chosen,
    /// A slot stands in the way, or is the very one.
    Exists(SlotId),
}

struct View {
    tenant: TenantId,
    /// `None` for the usual one.
    kind: Option<KindId>,
    /// What it is called, where there are several.
    name: Option<String>,
    day: Date,
    today: Date,
    minutes: i64,
    price: Option<String>,
    /// The city whose hours these are, where the reader's differ.
    city: Option<String>,
    /// The cells of hours to come.
    cells: Vec<(u32, State)>,
}

/// The kind that times are made of, and whether there is another.
pub(super) async fn kind_of(scene: &mut Scene<'_>, id: TenantId, kind: Option<KindId>) -> Outcome<(KindRow, bool)> {
    let kinds = kind::kinds(scene.conn, id).await?;
    let several = kinds.iter().filter(|kind| kind.is_offered()).count() > 1;
    let Some(kind) = kind else {
        return Ok((default_kind(scene, id).await?, several));
    };
    let row = kinds.into_iter().find(|row| row.kind_id == kind && row.is_offered());
    Ok((row.ok_or(Refusal::NotFound)?, several))
}

pub async fn grid(scene: &mut Scene<'_>, id: TenantId, of: Option<KindId>, day: Date, chosen: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let (kind, several) = kind_of(scene, id, of).await?;
    let (start, end) = tenant.zone.day(day);
    let there = slot::overlapping(scene.conn, id, start, end + Span::minutes(kind.minutes)).await?;
    let mut shown = Vec::new();
    for cell in 0..CELLS {
        // A night's clock change skips an hour, and nobody can come to it.
        let Ok(wanted) = span(cell, kind.minutes).on_day(tenant.zone, day) else {
            continue;
        };
        if wanted.start <= scene.now {
            continue;
        }
        let stands = there.iter().filter(|slot| slot.stands_for_itself()).find(|slot| {
            wanted.overlaps(Interval {
                start: slot.start_at,
                end: slot.end_at,
            })
        });
        let state = match stands {
            Some(slot) => State::Exists(slot.slot_id),
            None if is_in(chosen, cell) => State::Chosen,
            None => State::Free,
        };
        shown.push((cell, state));
    }
    let view = View {
        tenant: id,
        kind: of,
        name: several.then(|| kind.name.clone()),
        day,
        today: tenant.zone.date(scene.now),
        minutes: kind.minutes,
        price: price(scene.say, &tenant, kind.price),
        city: city(scene, &tenant),
        cells: shown,
    };
    Ok(screen(&view, scene.say))
}

/// Slots are made on the practice's own clock: a specialist who lives by another is told so.
pub(super) fn city(scene: &Scene<'_>, tenant: &TenantRow) -> Option<String> {
    let clocks = Clocks::of(scene, tenant);
    clocks
        .reader
        .differs(clocks.tenant, scene.now)
        .then(|| scene.say.city(tenant.zone.name()))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, day) = (view.tenant, view.day);
    let chosen = view.cells.iter().filter(|(_, state)| matches!(state, State::Chosen));
    let chosen = chosen.fold(0, |chosen, (cell, _)| chosen | 1 << cell);
    let duration = say.duration(view.minutes);
    let lines = [
        say.html("specialist-add-title", &args![day = say.day(day, view.today)]),
        city_line(view.city.as_deref(), say),
        match view.cells.is_empty() {
            true => say.html("specialist-add-over", &args![]),
            false => say.html("specialist-add-legend", &args![]),
        },
        match &view.price {
            Some(price) => say.html(
                "specialist-add-terms-priced",
                &args![duration = &duration, price = price],
            ),
            None => say.html("specialist-add-terms", &args![duration = &duration]),
        },
    ];
    let cells = view
        .cells
        .iter()
        .map(|(cell, state)| cell_button(view, *cell, *state, chosen, say));
    let create = (chosen != 0).then(|| {
        let label = say.plain("specialist-add-create-b32", &args![count = chosen.count_ones()]);
        match view.kind {
            Some(kind) => act(
                label,
                Act::MakeOf {
                    tenant,
                    kind,
                    day,
                    chosen,
                },
            ),
            None => act(label, Act::Make { tenant, day, chosen }),
        }
    });
    let length = say.plain("specialist-add-length-b16", &args![duration = &duration]);
    let price = match &view.price {
        Some(price) => say.plain("specialist-add-price-b16", &args![price = price]),
        None => say.plain("specialist-add-price-none-b16", &args![]),
    };
    let typed = match view.kind {
        Some(kind) => Place::TypedOf { tenant, kind, day },
        None => Place::Typed { tenant, day },
    };
    let typed = go(say.plain("specialist-add-typed-b16", &args![]), typed);
    let stretch = go(
        say.plain("specialist-add-window-b16", &args![]),
        Place::WindowNew { tenant, day },
    );
    let kind = view.name.as_ref().map(|name| {
        let label = say.plain("specialist-add-kind-b32", &args![name = name]);
        go(label, Place::GridKinds { tenant, day })
    });
    let usual = [
        go(length, Place::Lengths { tenant, day }),
        go(price, Place::PriceAsk { tenant }),
    ];
    let usual = usual.into_iter().filter(|_| view.kind.is_none());
    let to = |day: Date| grid_place(tenant, view.kind, day, 0);
    let (before, after) = (plus_days(day, -1), plus_days(day, 1));
    let prev = (day > view.today).then(|| {
        let label = say.plain("specialist-day-prev-b16", &args![date = say.date_short(before)]);
        go(label, to(before))
    });
    let next = say.plain("specialist-day-next-b16", &args![date = say.date_short(after)]);
    Screen::new(lines)
        .grid(cells, 4)
        .column(create)
        .column(kind)
        .row(usual)
        .row([typed, stretch])
        .row(prev.into_iter().chain([go(next, to(after))]))
        .foot(say, Place::Plan { tenant, day })
}

fn grid_place(tenant: TenantId, kind: Option<KindId>, day: Date, chosen: u32) -> Place {
    match kind {
        Some(kind) => Place::GridOf {
            tenant,
            kind,
            day,
            chosen,
        },
        None => Place::Grid { tenant, day, chosen },
    }
}

/// Which of several kinds the times are to be of.
pub async fn kinds(scene: &mut Scene<'_>, id: TenantId, day: Date) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Schedule).await?;
    let usual = default_kind(scene, id).await?.kind_id;
    let kinds = kind::kinds(scene.conn, id).await?;
    let say = scene.say;
    let choices = kinds.iter().filter(|kind| kind.is_offered()).map(|kind| {
        let of = Some(kind.kind_id).filter(|kind| *kind != usual);
        let label = say.plain("specialist-add-kind-b32", &args![name = &kind.name]);
        go(label, grid_place(id, of, day, 0))
    });
    let title = say.html("specialist-add-kinds-title", &args![]);
    Ok(Screen::new([title])
        .column(choices)
        .foot(say, grid_place(id, None, day, 0)))
}

fn cell_button(view: &View, cell: u32, state: State, chosen: u32, say: &Speaker) -> Button {
    let (tenant, day) = (view.tenant, view.day);
    let minute = span(cell, view.minutes).start_min;
    let time = format!("{}:{:02}", minute / 60, minute % 60);
    let tap = grid_place(tenant, view.kind, day, tapped(chosen, cell, view.minutes));
    match state {
        State::Free => go(say.plain("specialist-add-time-b7", &args![time = time]), tap),
        State::Chosen => go(say.plain("specialist-add-chosen-b7", &args![time = time]), tap),
        State::Exists(slot) => go(
            say.plain("specialist-add-exists-b7", &args![time = time]),
            Place::Slot { tenant, slot },
        ),
    }
}

pub(super) fn city_line(city: Option<&str>, say: &Speaker) -> Html {
    city.map(|city| say.html("specialist-add-zone", &args![zone = city]))
        .unwrap_or_default()
}

pub async fn typed(scene: &mut Scene<'_>, id: TenantId, of: Option<KindId>, day: Date) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let (kind, _) = kind_of(scene, id, of).await?;
    let city = city(scene, &tenant);
    Ok(typed_screen(
        (id, of),
        day,
        tenant.zone.date(scene.now),
        kind.minutes,
        city.as_deref(),
        scene.say,
    ))
}

fn typed_screen(
    (tenant, kind): (TenantId, Option<KindId>),
    day: Date,
    today: Date,
    minutes: i64,
    city: Option<&str>,
    say: &Speaker,
) -> Screen {
    let lines = [
        say.html("specialist-typed-title", &args![day = say.day(day, today)]),
        city_line(city, say),
        say.html("specialist-typed-ask", &args![duration = say.duration(minutes)]),
    ];
    Screen::new(lines).foot(say, grid_place(tenant, kind, day, 0))
}

pub async fn lengths(scene: &mut Scene<'_>, id: TenantId, day: Date) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Schedule).await?;
    let kind = default_kind(scene, id).await?;
    Ok(lengths_screen(id, day, kind.minutes, scene.say))
}

fn lengths_screen(tenant: TenantId, day: Date, now: i64, say: &Speaker) -> Screen {
    let back = Place::Grid { tenant, day, chosen: 0 };
    let choices = LENGTHS.map(|minutes| {
        let label = args![label = say.duration(minutes)];
        if minutes == now {
            return go(say.plain("common-chosen-b16", &label), back.clone());
        }
        act(
            say.plain("common-choice-b16", &label),
            Act::Length {
                tenant,
                day,
                minutes: minutes as u32,
            },
        )
    });
    let title = say.html("specialist-add-length-title", &args![]);
    Screen::new([title]).grid(choices, 2).foot(say, back)
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{day, press, ru, sketch, speakers};
    use super::*;
    use crate::telegram::callback::Callback;
    use crate::telegram::screen::Press;

    #[test]
    fn a_bit_is_an_hour_from_seven_on() {
        let span = |start: u16, end: u16| WallSpan {
            start_min: start * 60,
            end_min: end * 60,
        };
        assert_eq!(cells(0b101, 60), [span(7, 8), span(9, 10)]);
        assert_eq!(cells(1 << 15, 120), [span(22, 24)]);
        assert_eq!(cells(u32::MAX, 60).len(), 16);
        assert_eq!(
            cells(1, 45),
            [WallSpan {
                start_min: 420,
                end_min: 465
            }]
        );
        assert_eq!(cells(0, 60), []);
    }

    #[test]
    fn ticked_times_never_overlap() {
        assert_eq!(tapped(0b0000, 1, 60), 0b0010);
        assert_eq!(tapped(0b0111, 1, 60), 0b0101);
        assert_eq!(tapped(0b0101, 1, 90), 0b0010);
        assert_eq!(tapped(0b1001, 1, 90), 0b1010);
        assert_eq!(tapped(0b1001, 2, 120), 0b0101);
    }

    fn view() -> View {
        let state = |cell| match cell {
            2 | 3 => State::Chosen,
            8 => State::Exists(SlotId(5)),
            _ => State::Free,
        };
        View {
            tenant: TenantId(1),
            kind: None,
            name: None,
            day: day("2026-11-26"),
            today: day("2026-11-24"),
            minutes: 60,
            price: Some("1 500 ₽".to_owned()),
            city: None,
            cells: (0..CELLS).map(|cell| (cell, state(cell))).collect(),
        }
    }

    #[test]
    fn hours_are_ticked_and_then_made() {
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view(), &ru)), @r"
        <b>Окна: чт 26 ноября</b>
        ☑ будет создано · ■ уже есть
        По 60 мин · 1 500 ₽
        [7:00] [8:00] [9:00☑] [10:00☑]
        [11:00] [12:00] [13:00] [14:00]
        [15:00■] [16:00] [17:00] [18:00]
        [19:00] [20:00] [21:00] [22:00]
        [Создать 2 окна]
        [⏱ 60 мин] [💰 1 500 ₽]
        [✏️ Строкой] [↔ Промежуток]
        [‹ 25 ноя] [27 ноя ›]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen(&view(), &en)), @r"
        <b>Times: Thu 26 Nov</b>
        ☑ will be created · ■ already there
        60 min each · 1 500 ₽
        [7:00] [8:00] [9:00☑] [10:00☑]
        [11:00] [12:00] [13:00] [14:00]
        [15:00■] [16:00] [17:00] [18:00]
        [19:00] [20:00] [21:00] [22:00]
        [Create 2 times]
        [⏱ 60 min] [💰 1 500 ₽]
        [✏️ Type it] [↔ Stretch]
        [‹ 25 Nov] [27 Nov ›]
        [‹ Back] [⌂]
        ");
        let (tenant, day) = (TenantId(1), day("2026-11-26"));
        let press = |label| press(&screen(&view(), &ru), label);
        let make = Act::Make {
            tenant,
            day,
            chosen: 0b1100,
        };
        assert_eq!(press("Создать 2 окна"), Press::Callback(Callback::Do(make)));
        let untick = Place::Grid {
            tenant,
            day,
            chosen: 0b1000,
        };
        assert_eq!(press("9:00☑"), Press::Callback(Callback::Go(untick)));
        let there = Place::Slot {
            tenant,
            slot: SlotId(5),
        };
        assert_eq!(press("15:00■"), Press::Callback(Callback::Go(there)));
    }

    #[test]
    fn the_evening_of_today_has_no_hours_left() {
        let late = View {
            day: day("2026-11-24"),
            cells: vec![],
            price: None,
            ..view()
        };
        insta::assert_snapshot!(sketch(&screen(&late, &ru())), @r"
        <b>Окна: сегодня</b>
        Часы этого дня прошли. Выберите другой день.
        По 60 мин
        [⏱ 60 мин] [💰 Цена]
        [✏️ Строкой] [↔ Промежуток]
        [25 ноя ›]
        [‹ Назад] [⌂]
        ");
    }

    #[test]
    fn a_line_is_asked_for_with_examples_and_by_whose_clock() {
        let [ru, en] = speakers();
        let (date, today) = (day("2026-11-25"), day("2026-11-24"));
        insta::assert_snapshot!(sketch(&typed_screen((TenantId(1), None), date, today, 60, Some("Москва"), &ru)), @r"
        <b>Окна: завтра</b>
        Часы по расписанию: Москва
        Напишите время одним сообщением:
        <code>10:00 11:30</code> — начала, по 60 мин
        <code>10:00-14:00/60</code> — с 10 до 14, по 60 минут
        <code>пн,ср 10:00-14:00 по 60 до 24.12</code> — по дням недели
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&typed_screen((TenantId(1), None), date, today, 90, None, &en)), @r"
        <b>Times: tomorrow</b>
        Write the times in one message:
        <code>10:00 11:30</code> for starts, 1 h 30 min each
        <code>10:00-14:00/60</code> for 10 to 14, 60 minutes each
        <code>mon,wed 10:00-14:00/60 until 24.12</code> for days of the week
        [‹ Back] [⌂]
        ");
    }

    #[test]
    fn the_length_is_one_of_five() {
        insta::assert_snapshot!(sketch(&lengths_screen(TenantId(1), day("2026-11-25"), 60, &ru())), @r"
        <b>Сколько длится одно занятие?</b>
        [30 мин] [45 мин]
        [✓ 60 мин] [1 ч 30 мин]
        [2 ч]
        [‹ Назад] [⌂]
        ");
    }
}
