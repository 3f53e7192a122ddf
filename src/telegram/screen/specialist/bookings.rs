//! What is unpaid, with what is missing.

use std::collections::HashSet;

use super::{Clocks, Row, rows};
use crate::args;
use crate::domain::filter::{Filter, When};
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::rights::Right;
use crate::storage::{booking, claim};
use crate::telegram::callback::Place;
use crate::telegram::screen::client::price;
use crate::telegram::screen::{PAGE, Scene, Screen, go, page_of, pages};
use crate::telegram::texts::Speaker;
use crate::usecase::Outcome;

struct View {
    tenant: TenantId,
    clocks: Clocks,
    /// Of all pages.
    count: usize,
    page: u32,
    rows: Vec<Row>,
}

pub async fn unpaid(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let (count, missing) = booking::unpaid_total(scene.conn, id).await?;
    let (count, page, offset) = page_of(count, page);
    let unpaid = booking::unpaid(scene.conn, id, offset, PAGE.into()).await?;
    let ids: Vec<BookingId> = unpaid.iter().map(|row| row.booking_id).collect();
    let claimed = claim::open(scene.conn, id, &ids).await?;
    let claimed: HashSet<BookingId> = claimed.iter().map(|part| part.booking_id).collect();
    let clocks = Clocks::of(scene, &tenant);
    let view = View {
        tenant: id,
        clocks,
        count,
        page,
        rows: rows(scene, id, unpaid).await?,
    };
    let say = scene.say;
    let sum = |minor| price(say, &tenant, minor).unwrap_or_default();
    Ok(unpaid_screen(&view, missing, &claimed, sum, say))
}

/// `claimed` are those of which the client says that they are paid.
fn unpaid_screen(
    view: &View,
    missing: i64,
    claimed: &HashSet<BookingId>,
    sum: impl Fn(i64) -> String,
    say: &Speaker,
) -> Screen {
    let tenant = view.tenant;
    let hours = view.clocks.hours(say);
    let title = match view.count {
        0 => say.html("specialist-unpaid-empty", &args![]),
        count => say.html("specialist-unpaid-title", &args![count = count, sum = sum(missing)]),
    };
    let rows = view.rows.iter().map(|row| {
        let days = (hours.today() - hours.date(row.start)).num_days();
        let args = args![name = &row.name, price = sum(row.owed), days = say.days_since(days)];
        let label = match claimed.contains(&row.id) {
            true => say.plain("specialist-unpaid-row-claimed-b32", &args),
            false => say.plain("specialist-unpaid-row-b32", &args),
        };
        go(
            label,
            Place::Lesson {
                tenant,
                booking: row.id,
            },
        )
    });
    let filter = Filter {
        when: When::Always,
        unpaid: true,
        ..Filter::AHEAD
    };
    let several = (view.count > 1).then(|| {
        go(
            say.plain("specialist-pick-open-b32", &args![]),
            Place::Pick {
                tenant,
                filter,
                page: 0,
            },
        )
    });
    let legend = (!claimed.is_empty()).then(|| say.html("specialist-unpaid-claimed", &args![]));
    Screen::new([title].into_iter().chain(legend))
        .column(rows)
        .pages(say, view.page, pages(view.count), |page| Place::Unpaid { tenant, page })
        .column(several)
        .foot(say, Place::Tutor { tenant })
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{clocks, row, ru, sketch, speakers};
    use super::*;

    fn view(rows: Vec<Row>) -> View {
        View {
            tenant: TenantId(1),
            clocks: clocks(),
            count: rows.len(),
            page: 0,
            rows,
        }
    }

    #[test]
    fn empty_lists_say_what_would_be_here() {
        insta::assert_snapshot!(sketch(&unpaid_screen(&view(vec![]), 0, &HashSet::new(), |_| String::new(), &ru())), @r"
        💸 <b>Долгов нет</b>
        Здесь появится то, что прошло и ещё не оплачено.
        [‹ Назад] [⌂]
        ");
    }

    #[test]
    fn debts_are_summed_and_dated() {
        let rows = || {
            vec![
                row(1, "2026-11-12T10:00", "Оля", "💸", "Не оплачено"),
                row(2, "2026-11-21T10:00", "Аня К.", "🎓", "Проведено"),
                row(3, "2026-11-24T08:00", "Пётр", "🎓", "Проведено"),
            ]
        };
        let [ru, en] = speakers();
        let sum = |say: Speaker| move |minor| say.money(minor, "RUB", 2);
        insta::assert_snapshot!(sketch(&unpaid_screen(&view(rows()), 450_000, &HashSet::new(), sum(ru.clone()), &ru)), @r"
        💸 <b>Ждут оплаты: 3 · 4 500 ₽</b>
        [Оля · 1 500 ₽ · 12 дней]
        [Аня К. · 1 500 ₽ · 3 дня]
        [Пётр · 1 500 ₽ · сегодня]
        [☑ Отметить сразу несколько]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&unpaid_screen(&view(rows()), 450_000, &HashSet::new(), sum(en.clone()), &en)), @r"
        💸 <b>Waiting for payment: 3 · ₽4,500</b>
        [Оля · ₽1,500 · 12 days]
        [Аня К. · ₽1,500 · 3 days]
        [Пётр · ₽1,500 · today]
        [☑ Mark several at once]
        [‹ Back] [⌂]
        ");
    }

    #[test]
    fn a_page_that_is_no_more_is_the_last() {
        assert_eq!(page_of(17, 99), (17, 2, 16));
        assert_eq!(page_of(0, 5), (0, 0, 0));
    }
}
