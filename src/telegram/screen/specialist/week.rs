//! A week of the plan: a row a day.

use chrono::Datelike;

use super::Clocks;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::rights::Right;
use crate::domain::zone::{Date, plus_days};
use crate::telegram::callback::Place;
use crate::telegram::screen::{Scene, Screen, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::agenda;

struct Day {
    date: Date,
    closed: bool,
    busy: usize,
    total: usize,
    windows: bool,
}

struct View {
    tenant: TenantId,
    clocks: Clocks,
    /// The first day of the week, whichever that is, and of the one of today.
    monday: Date,
    now: Date,
    days: Vec<Day>,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, monday: Date) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Help).await?;
    let week = tenant.policy.week;
    let monday = week.of(monday);
    let plans = agenda::days(scene.conn, &tenant, monday, plus_days(monday, 6)).await?;
    let days = plans
        .iter()
        .map(|plan| Day {
            date: plan.day,
            closed: plan.closed,
            busy: plan.busy(),
            total: plan.total(),
            windows: !plan.windows.is_empty(),
        })
        .collect();
    let view = View {
        tenant: id,
        clocks: Clocks::of(scene, &tenant),
        monday,
        now: week.of(Clocks::of(scene, &tenant).today()),
        days,
    };
    Ok(screen(&view, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let (today, sunday) = (view.clocks.today(), plus_days(view.monday, 6));
    let empty = view.days.iter().all(|day| day.total == 0 && !day.windows);
    let lines = [
        say.html("specialist-week-title", &args![days = say.days(view.monday, sunday)]),
        if empty {
            say.html("specialist-week-empty", &args![])
        } else {
            Html::default()
        },
    ];
    let days = view
        .days
        .iter()
        .map(|day| go(label(day, say), Place::Plan { tenant, day: day.date }));
    // Times are added to days that have not passed.
    let first = if sunday < today { today } else { view.monday.max(today) };
    let add = go(
        say.plain("specialist-week-add-b16", &args![]),
        Place::Grid {
            tenant,
            day: first,
            chosen: 0,
        },
    );
    let off = go(
        say.plain("specialist-week-off-b16", &args![]),
        Place::DaysOff { tenant, page: 0 },
    );
    let picture = go(
        say.plain("picture-week-b16", &args![]),
        Place::WeekPicture {
            tenant,
            monday: view.monday,
        },
    );
    let copy = go(
        say.plain("specialist-week-copy-b16", &args![]),
        Place::CopyWeek {
            tenant,
            monday: view.monday,
        },
    );
    let choose = (!empty && sunday >= today).then(|| {
        let place = Place::Choose {
            tenant,
            from: view.monday,
            days: 7,
            page: 0,
        };
        go(say.plain("specialist-choose-b16", &args![]), place)
    });
    let regulars = go(
        say.plain("specialist-regulars-b16", &args![]),
        Place::Regulars { tenant, page: 0 },
    );
    let usual = go(say.plain("specialist-usual-b16", &args![]), Place::UsualWeek { tenant });
    let to = |monday: Date| Place::Week { tenant, monday };
    let prev = go(say.plain("common-prev-b4", &args![]), to(plus_days(view.monday, -7)));
    let next = go(say.plain("common-next-b4", &args![]), to(plus_days(view.monday, 7)));
    let now = (view.now != view.monday).then(|| go(say.plain("specialist-week-today-b7", &args![]), to(view.now)));
    Screen::new(lines)
        .column(days)
        .row([add].into_iter().chain(choose))
        .row([usual, copy])
        .row([regulars, off])
        .row([picture])
        .row([prev].into_iter().chain(now).chain([next]))
        .foot(say, Place::Tutor { tenant })
}

fn label(day: &Day, say: &Speaker) -> String {
    let (weekday, date) = (say.weekday_label(day.date.weekday()), day.date.day());
    match (day.closed, day.busy, day.total) {
        (false, 0, 0) if day.windows => {
            say.plain("specialist-week-day-window-b32", &args![weekday = weekday, day = date])
        }
        (true, 0, _) => say.plain("specialist-week-day-closed-b32", &args![weekday = weekday, day = date]),
        (true, busy, _) => say.plain(
            "specialist-week-day-closed-busy-b32",
            &args![weekday = weekday, day = date, busy = busy],
        ),
        (false, _, 0) => say.plain("specialist-week-day-empty-b32", &args![weekday = weekday, day = date]),
        (false, busy, total) => {
            let args = args![weekday = weekday, day = date, busy = busy, total = total];
            say.plain("specialist-week-day-b32", &args)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{clocks, day, press, ru, sketch, speakers};
    use super::*;
    use crate::telegram::callback::Callback;
    use crate::telegram::screen::Press;

    fn view(monday: &str, counts: [(bool, usize, usize); 7]) -> View {
        let monday = day(monday);
        let days = counts.into_iter().zip(0..);
        let days = days.map(|((closed, busy, total), n)| Day {
            date: plus_days(monday, n),
            closed,
            busy,
            total,
            windows: false,
        });
        View {
            tenant: TenantId(1),
            clocks: clocks(),
            monday,
            now: day("2026-11-23"),
            days: days.collect(),
        }
    }

    #[test]
    fn each_day_says_how_full_it_is() {
        let none = (false, 0, 0);
        let counts = [
            (false, 4, 6),
            (false, 5, 5),
            (true, 0, 3),
            none,
            (true, 2, 2),
            none,
            none,
        ];
        let view = view("2026-11-23", counts);
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view, &ru)), @r"
        <b>Неделя 23–29 ноября</b>
        [Пн 23 · занято 4 из 6]
        [Вт 24 · занято 5 из 5]
        [Ср 25 · закрыт]
        [Чт 26 · окон нет]
        [Пт 27 · закрыт, записей 2]
        [Сб 28 · окон нет]
        [Вс 29 · окон нет]
        [➕ Окна] [☑ Несколько]
        [🔁 Каждую неделю] [📆 Копировать]
        [📌 Постоянные] [🌴 Выходные]
        [🖼 Картинка]
        [‹] [›]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen(&view, &en)), @r"
        <b>Week 23–29 Nov</b>
        [Mon 23 · 4 of 6 taken]
        [Tue 24 · 5 of 5 taken]
        [Wed 25 · closed]
        [Thu 26 · no times]
        [Fri 27 · closed, 2 booked]
        [Sat 28 · no times]
        [Sun 29 · no times]
        [➕ Times] [☑ Several]
        [🔁 Usual week] [📆 Copy]
        [📌 Regulars] [🌴 Days off]
        [🖼 Picture]
        [‹] [›]
        [‹ Back] [⌂]
        ");
    }

    #[test]
    fn times_are_added_to_the_first_day_that_has_not_passed() {
        let tenant = TenantId(1);
        for (monday, first) in [
            ("2026-11-16", "2026-11-24"),
            ("2026-11-23", "2026-11-24"),
            ("2026-11-30", "2026-11-30"),
        ] {
            let screen = screen(&view(monday, [(false, 0, 0); 7]), &ru());
            let grid = Place::Grid {
                tenant,
                day: day(first),
                chosen: 0,
            };
            assert_eq!(press(&screen, "➕ Окна"), Press::Callback(Callback::Go(grid)));
            assert!(sketch(&screen).contains("На этой неделе окон нет"));
            assert_eq!(sketch(&screen).contains("[Сегодня]"), monday != "2026-11-23");
        }
    }
}
