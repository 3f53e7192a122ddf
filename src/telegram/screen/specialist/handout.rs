//! Which pictures and files there can be.

use chrono::{Datelike, Months};

use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::paper::Paper;
use crate::domain::rights::Right;
use crate::domain::week::WeekStart;
use crate::domain::zone::{Date, plus_days};
use crate::telegram::callback::{Act, Place};
use crate::telegram::handout;
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

use super::Clocks;

/// Days of the plan that lie ahead, for a calendar.
const AHEAD: i64 = 91;

/// Which picture of a week.
pub async fn week(scene: &mut Scene<'_>, id: TenantId, monday: Date) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Help).await?;
    let today = Clocks::of(scene, &tenant).today();
    let week = tenant.policy.week;
    Ok(week_screen(id, (week, week.of(monday)), today, scene.say))
}

fn week_screen(tenant: TenantId, (start, monday): (WeekStart, Date), today: Date, say: &Speaker) -> Screen {
    let sunday = plus_days(monday, 6);
    let past = sunday < today;
    let lines = [
        say.html("specialist-picture-week-ask", &args![days = say.days(monday, sunday)]),
        match past {
            true => Html::default(),
            false => say.html("specialist-picture-week-ask-free", &args![]),
        },
        say.html("specialist-picture-week-ask-whole", &args![]),
    ];
    let sheet = |whole: bool| Act::WeekSheet { tenant, monday, whole };
    let free = (!past).then(|| act(say.plain("picture-week-free-b32", &args![]), sheet(false)));
    let whole = act(say.plain("picture-week-whole-b32", &args![]), sheet(true));
    let week = |label: String, of: Date| {
        let label = match of == monday {
            true => say.plain("common-chosen-b16", &args![label = label]),
            false => say.plain("common-choice-b16", &args![label = label]),
        };
        go(label, Place::WeekPicture { tenant, monday: of })
    };
    let now = start.of(today);
    Screen::new(lines)
        .column(free)
        .row([whole])
        .row([
            week(say.plain("picture-week-this", &args![]), now),
            week(say.plain("picture-week-next", &args![]), plus_days(now, 7)),
        ])
        .foot(say, Place::Week { tenant, monday })
}

/// The last day of the day's month.
pub(super) fn month_end(day: Date) -> Date {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    plus_days(next, -1)
}

/// Charts, tables and the plan of those days.
pub async fn papers(scene: &mut Scene<'_>, id: TenantId, days: (Date, Date)) -> Outcome<Screen> {
    let tenant = scene.own_tenant_by(id, &[Right::Bookings, Right::Money]).await?;
    handout::check(days)?;
    let today = Clocks::of(scene, &tenant).today();
    Ok(papers_screen(id, days, (today, tenant.policy.week), scene.say))
}

fn papers_screen(
    tenant: TenantId,
    (from, to): (Date, Date),
    (today, week): (Date, WeekStart),
    say: &Speaker,
) -> Screen {
    let lines = [
        say.html("specialist-picture-papers-title", &args![]),
        say.html(
            "specialist-picture-papers-days",
            &args![days = handout::stretch(say, (from, to))],
        ),
        say.html("specialist-picture-papers-ask", &args![]),
    ];
    let papers = Paper::ALL.map(|paper| {
        let which = paper.number();
        act(
            label(paper, say),
            Act::PaperOf {
                tenant,
                which,
                from,
                to,
            },
        )
    });
    let month = today.with_day(1).unwrap_or(today);
    let before = plus_days(month, -1);
    let choices = [
        (
            say.plain("picture-papers-week", &args![]),
            (week.of(today), plus_days(week.of(today), 6)),
        ),
        (say.plain("picture-papers-month", &args![]), (month, month_end(today))),
        (
            say.plain("picture-papers-before", &args![]),
            (before.with_day(1).unwrap_or(before), before),
        ),
        (
            say.plain("picture-papers-ahead", &args![]),
            (today, plus_days(today, AHEAD)),
        ),
    ];
    let choices = choices.map(|(label, days)| {
        let label = match days == (from, to) {
            true => say.plain("common-chosen-b16", &args![label = label]),
            false => say.plain("common-choice-b16", &args![label = label]),
        };
        let (from, to) = days;
        go(label, Place::Papers { tenant, from, to })
    });
    Screen::new(lines)
        .grid(papers, 2)
        .grid(choices, 2)
        .foot(say, Place::Tutor { tenant })
}

fn label(paper: Paper, say: &Speaker) -> String {
    match paper {
        Paper::Lessons => say.plain("picture-paper-lessons-b16", &args![]),
        Paper::Income => say.plain("picture-paper-income-b16", &args![]),
        Paper::Outcomes => say.plain("picture-paper-outcomes-b16", &args![]),
        Paper::Load => say.plain("picture-paper-load-b16", &args![]),
        Paper::BookingsXlsx => say.plain("picture-paper-bookings-xlsx-b16", &args![]),
        Paper::BookingsCsv => say.plain("picture-paper-bookings-csv-b16", &args![]),
        Paper::MoneyXlsx => say.plain("picture-paper-money-xlsx-b16", &args![]),
        Paper::MoneyCsv => say.plain("picture-paper-money-csv-b16", &args![]),
        Paper::Plan => say.plain("picture-paper-plan-b32", &args![]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{day, sketch, speakers};
    use super::*;

    #[test]
    fn papers_of_a_month_another_month_and_days_of_ones_own() {
        let [ru, en] = speakers();
        let screen = |from: &str, to: &str, say: &Speaker| {
            sketch(&papers_screen(
                TenantId(1),
                (day(from), day(to)),
                (day("2026-11-24"), WeekStart::Monday),
                say,
            ))
        };
        insta::assert_snapshot!(screen("2026-11-01", "2026-11-30", &ru), @r"
        📊 <b>Итоги и файлы</b>
        1–30 ноября 2026
        Другие дни напишите: <code>1.10-31.10</code> или <code>октябрь</code>
        [📈 Занятия] [💰 Доход]
        [🎓 Исходы] [🔥 Загрузка]
        [📗 Записи, Excel] [📄 Записи, CSV]
        [📗 Деньги, Excel] [📄 Деньги, CSV]
        [📅 План в календарь (.ics)]
        [Эта неделя] [✓ Этот месяц]
        [Прошлый месяц] [Три месяца]
        [‹ Назад] [⌂]
        ");
        assert!(screen("2025-12-28", "2026-01-08", &en).contains("28 Dec 2025 – 8 Jan 2026"));
        assert!(screen("2026-10-01", "2026-10-31", &en).contains("[✓ Last month]"));
        assert!(screen("2026-11-23", "2026-11-29", &en).contains("[✓ This week]"));
        assert_eq!(month_end(day("2026-12-05")), day("2026-12-31"));
    }

    #[test]
    fn a_week_is_chosen_and_what_of_it() {
        let [ru, en] = speakers();
        let screen = |monday: &str, say: &Speaker| {
            week_screen(TenantId(1), (WeekStart::Monday, day(monday)), day("2026-11-24"), say)
        };
        insta::assert_snapshot!(sketch(&screen("2026-11-23", &ru)), @r"
        🖼 <b>Картинка недели 23–29 ноября</b>
        Свободные часы: без имён, со ссылкой и QR-кодом. Можно переслать кому угодно.
        Весь план: с именами клиентов, только для своих.
        [🟢 Свободные часы]
        [📋 Весь план]
        [✓ Эта неделя] [Следующая]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen("2026-11-30", &en)), @r"
        🖼 <b>Picture of the week 30 Nov – 6 Dec</b>
        Free times: no names, with your link and a QR code. Forward it to anybody.
        The whole plan: with clients' names, for your own eyes.
        [🟢 Free times]
        [📋 The whole plan]
        [This week] [✓ Next week]
        [‹ Back] [⌂]
        ");
        let past = sketch(&screen("2026-11-16", &en));
        assert!(!past.contains("Free times") && !past.contains('✓'), "{past}");
    }
}
