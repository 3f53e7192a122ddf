//! What a specialist is told at an hour of their choice: the day's plan, and what is unpaid.

use super::{Page, home};
use crate::args;
use crate::domain::zone::Date;
use crate::storage::booking::BookingRow;
use crate::telegram::callback::Place;
use crate::telegram::format::capped;
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Screen, go};
use crate::telegram::texts::Html;
use crate::usecase::views::told::Lesson;

impl Page<'_> {
    pub(super) fn plan(
        &self,
        day: Date,
        (count, lessons): (usize, &[Lesson]),
        requests: usize,
        several: bool,
    ) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        let day_title = say.day_title(day, self.hours.today());
        let title = say.html("notice-plan", &args![day = day_title, count = count]);
        let rows = lessons.iter().map(|it| self.lesson_line(it));
        let more = self.more(count.saturating_sub(lessons.len()));
        let waiting = match requests {
            0 => Html::default(),
            count => say.html("notice-plan-requests", &args![count = count]),
        };
        let open = go(say.plain("notice-plan-open-b32", &args![]), Place::Plan { tenant, day });
        let requests = (requests > 0).then(|| {
            let label = say.plain("specialist-home-requests-b16", &args![count = capped(requests)]);
            go(label, Place::Requests { tenant, page: 0 })
        });
        Screen::new(
            [title, self.practice(several)]
                .into_iter()
                .chain(rows)
                .chain([more, waiting]),
        )
        .row((count > 0).then_some(open))
        .column(requests)
        .row([home(say)])
    }

    pub(super) fn unpaid_list(&self, (count, missing): (usize, i64), rows: &[BookingRow], several: bool) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        let sum = |minor| price(say, &self.told.tenant, minor).unwrap_or_default();
        let title = say.html("specialist-unpaid-title", &args![count = count, sum = sum(missing)]);
        let lines = rows.iter().map(|row| {
            let days = (self.hours.today() - self.hours.date(row.start_at)).num_days();
            let args = args![
                name = &row.client_name,
                price = sum(row.owed()),
                days = say.days_since(days)
            ];
            say.html("notice-unpaid-row", &args)
        });
        let more = self.more(count.saturating_sub(rows.len()));
        let open = go(
            say.plain("notice-unpaid-open-b32", &args![]),
            Place::Unpaid { tenant, page: 0 },
        );
        Screen::new([title, self.practice(several)].into_iter().chain(lines).chain([more]))
            .row([open])
            .row([home(say)])
    }

    /// `10:00–11:00 Anna ✅`.
    pub(super) fn lesson_line(&self, lesson: &Lesson) -> Html {
        let row = &lesson.row;
        let args = args![
            range = self.hours.short_range(row.start_at, row.end_at),
            name = &row.client_name,
            icon = self.status(lesson).0
        ];
        self.say.html("notice-plan-row", &args)
    }

    /// The practice's name, where its reader runs several.
    pub(super) fn practice(&self, several: bool) -> Html {
        match several {
            true => Html::escaped(&self.told.tenant.name),
            false => Html::default(),
        }
    }

    pub(super) fn more(&self, count: usize) -> Html {
        match count {
            0 => Html::default(),
            count => self.say.html("specialist-day-more", &args![count = count]),
        }
    }
}
