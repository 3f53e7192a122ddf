//! The specialist's front door: today, and what waits for an answer or for money.

use chrono::Datelike;

use super::handout::month_end;
use super::{Clocks, Row, has_others, rows};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::moment::Moment;
use crate::domain::rights::{Right, Rights};
use crate::domain::zone::plus_days;
use crate::storage::{booking, owed, slot, standing_left, tenant};
use crate::telegram::callback::Place;
use crate::telegram::format::capped;
use crate::telegram::screen::client::zone_note;
use crate::telegram::screen::{Scene, Screen, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// More of today's bookings stand on the day's own screen.
const SHOWN: usize = 16;

struct View {
    tenant: TenantId,
    /// The practice's, where the person has several places to be in.
    name: Option<String>,
    clocks: Clocks,
    zone_note: Html,
    today: Vec<Row>,
    tomorrow: usize,
    first_tomorrow: Option<Moment>,
    requests: usize,
    unpaid: usize,
    /// Days of regulars that have found no place.
    unplaced: usize,
    /// The plan has something ahead.
    planned: bool,
    operator: bool,
    /// The practice is somebody else's.
    assists: bool,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Help).await?;
    let clocks = Clocks::of(scene, &tenant);
    // The agenda is of the reader's own day, as its hours are; the plan behind it has the practice's days.
    let day = clocks.reader.date(scene.now);
    let (start, end) = clocks.reader.day(day);
    let after = clocks.reader.day(plus_days(day, 1)).1;
    let today = booking::between(scene.conn, id, start, end).await?;
    let tomorrow = booking::between(scene.conn, id, end, after).await?;
    let elsewhere = has_others(scene).await?;
    let rights = tenant::rights(scene.conn, id, scene.me.person_id).await?;
    let rights = rights.unwrap_or(Rights::NONE);
    let view = View {
        tenant: id,
        name: elsewhere.then_some(tenant.name.clone()),
        clocks,
        zone_note: zone_note(&clocks.hours(scene.say)),
        today: rows(scene, id, today).await?,
        tomorrow: tomorrow.len(),
        first_tomorrow: tomorrow.first().map(|booking| booking.start_at),
        requests: booking::count_pending(scene.conn, id).await? as usize,
        unpaid: owed::overdue_total(scene.conn, id, scene.now).await?.0 as usize,
        unplaced: match rights.has(Right::Bookings) {
            true => standing_left::count(scene.conn, id, &clocks.today().to_string()).await?,
            false => 0,
        },
        planned: slot::any_ahead(scene.conn, id, scene.now).await?,
        operator: scene.site.is_operator(scene.me),
        assists: !rights.is_owner(),
    };
    Ok(screen(&view, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let hours = view.clocks.hours(say);
    let (today, plan_day) = (hours.today(), view.clocks.today());
    let first = view.first_tomorrow.map(|first| hours.time(first)).unwrap_or_default();
    let lines = [
        say.html("specialist-home-title", &args![day = say.day_title(today, today)]),
        view.name.as_deref().map(Html::escaped).unwrap_or_default(),
        view.zone_note.clone(),
        say.html("specialist-home-today", &args![count = view.today.len()]),
        say.html("specialist-home-tomorrow", &args![count = view.tomorrow, first = first]),
        if view.planned {
            Html::default()
        } else {
            say.html("specialist-home-start", &args![])
        },
    ];

    let add = Place::Grid {
        tenant,
        day: plan_day,
        chosen: 0,
    };
    let add = (!view.planned).then(|| go(say.plain("specialist-add-times-b32", &args![]), add));
    let lessons = view
        .today
        .iter()
        .take(SHOWN)
        .map(|row| row.button(tenant, hours.time(row.start), say));
    let rest = (view.today.len() > SHOWN).then(|| {
        go(
            say.plain("specialist-home-rest-b32", &args![]),
            Place::Plan { tenant, day: plan_day },
        )
    });
    let requests = match view.requests {
        0 => say.plain("specialist-home-requests-none-b16", &args![]),
        count => say.plain("specialist-home-requests-b16", &args![count = capped(count)]),
    };
    let unpaid = match view.unpaid {
        0 => say.plain("specialist-home-unpaid-none-b16", &args![]),
        count => say.plain("specialist-home-unpaid-b16", &args![count = capped(count)]),
    };
    let week = say.plain("specialist-home-week-b16", &args![]);
    let bookings = say.plain("specialist-home-bookings-b16", &args![]);
    let clients = say.plain("specialist-home-clients-b16", &args![]);
    let link = say.plain("specialist-home-link-b16", &args![]);
    let settings = say.plain("common-settings-b16", &args![]);
    let assists = view.assists.then(|| {
        let label = say.plain("team-helping-b32", &args![]);
        go(label, Place::Helping { tenant })
    });
    let papers = Place::Papers {
        tenant,
        from: plan_day.with_day(1).unwrap_or(plan_day),
        to: month_end(plan_day),
    };
    let elsewhere = view.name.as_ref().map(|_| {
        let label = say.plain("specialist-home-as-client-b32", &args![]);
        go(label, Place::Specialists { page: 0 })
    });
    let operator = view
        .operator
        .then(|| go(say.plain("operator-open-b32", &args![]), Place::Operator));
    let unplaced = (view.unplaced > 0).then(|| {
        let label = say.plain("specialist-regulars-unplaced-b32", &args![count = view.unplaced]);
        go(label, Place::RegularsLeft { tenant, page: 0 })
    });
    Screen::new(lines)
        .column(add)
        .column(unplaced)
        .column(lessons)
        .column(rest)
        .row([
            go(requests, Place::Requests { tenant, page: 0 }),
            go(unpaid, Place::Unpaid { tenant, page: 0 }),
        ])
        .row([
            go(
                week,
                Place::Week {
                    tenant,
                    monday: plan_day,
                },
            ),
            go(
                bookings,
                Place::Lessons {
                    tenant,
                    past: false,
                    page: 0,
                },
            ),
        ])
        .row([
            go(clients, Place::Clients { tenant, page: 0 }),
            go(
                say.plain("specialist-news-b16", &args![]),
                Place::News { tenant, audience: 0 },
            ),
        ])
        .row([
            go(link, Place::Link { tenant }),
            go(settings, Place::Practice { tenant }),
        ])
        .row([go(say.plain("picture-papers-b32", &args![]), papers)])
        .column(assists)
        .column(elsewhere)
        .column(operator)
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{clocks, moscow, row, ru, sketch, speakers};
    use super::*;

    fn view() -> View {
        View {
            tenant: TenantId(1),
            name: None,
            clocks: clocks(),
            zone_note: Html::default(),
            today: vec![
                row(1, "2026-11-24T10:00", "Аня К.", "✅", ""),
                row(2, "2026-11-24T11:30", "Пётр", "⏳", "Ждёт ответа"),
                row(3, "2026-11-24T18:00", "Оля", "💸", "Не оплачено"),
            ],
            tomorrow: 4,
            first_tomorrow: Some(moscow("2026-11-25T09:00")),
            requests: 2,
            unpaid: 12,
            unplaced: 0,
            planned: true,
            operator: false,
            assists: false,
        }
    }

    #[test]
    fn today_stands_first_and_what_waits_is_counted() {
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view(), &ru)), @r"
        <b>Сегодня, вт 24 ноября</b>
        Записей сегодня: 3
        Завтра: 4, первая в 9:00
        [10:00 Аня К. ✅]
        [11:30 Пётр ⏳ ждёт ответа]
        [18:00 Оля 💸 не оплачено]
        [📥 Заявки · 2] [💸 Долги · 9+]
        [🗓 Расписание] [📋 Записи]
        [👥 Клиенты] [📣 Новости]
        [🔗 Моя ссылка] [⚙ Настройки]
        [📊 Итоги и файлы]
        ");
        insta::assert_snapshot!(sketch(&screen(&view(), &en)), @r"
        <b>Today, Tue 24 Nov</b>
        Bookings today: 3
        Tomorrow: 4, the first at 9:00
        [10:00 Аня К. ✅]
        [11:30 Пётр ⏳ ждёт ответа]
        [18:00 Оля 💸 не оплачено]
        [📥 Requests · 2] [💸 Unpaid · 9+]
        [🗓 Schedule] [📋 Bookings]
        [👥 Clients] [📣 News]
        [🔗 My link] [⚙ Settings]
        [📊 Totals and files]
        ");
    }

    #[test]
    fn somebody_new_is_shown_how_to_begin_and_where_else_they_are() {
        let name = Some("Мария П. <английский>".to_owned());
        let (today, tomorrow, requests, unpaid) = (Vec::new(), 0, 0, 0);
        let first_tomorrow = None;
        let (planned, operator) = (false, true);
        let new = View {
            name,
            today,
            tomorrow,
            first_tomorrow,
            requests,
            unpaid,
            planned,
            operator,
            ..view()
        };
        insta::assert_snapshot!(sketch(&screen(&new, &ru())), @r"
        <b>Сегодня, вт 24 ноября</b>
        Мария П. &lt;английский&gt;
        Сегодня записей нет
        Завтра записей нет
        Добавьте свободное время и отправьте клиентам ссылку: записи появятся здесь.
        [➕ Добавить время]
        [📥 Заявки] [💸 Долги]
        [🗓 Расписание] [📋 Записи]
        [👥 Клиенты] [📣 Новости]
        [🔗 Моя ссылка] [⚙ Настройки]
        [📊 Итоги и файлы]
        [👥 Мои специалисты]
        [🛠 Управление ботом]
        ");
    }

    #[test]
    fn a_day_too_full_for_a_screen_leads_to_the_plan() {
        let today: Vec<Row> = (0..40).map(|id| row(id, "2026-11-24T10:00", "Аня", "✅", "")).collect();
        let screen = screen(&View { today, ..view() }, &ru());
        assert!(sketch(&screen).contains("Записей сегодня: 40"));
        assert_eq!(screen.rows.len(), SHOWN + 6);
        assert_eq!(screen.rows[SHOWN][0].label, "🗓 Весь день");
    }
}
