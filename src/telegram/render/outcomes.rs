//! "How did it go?": a row a lesson. A row never moves, so that a second tap does not meet another lesson.

use super::{Page, home};
use crate::args;
use crate::domain::workflow::Step;
use crate::domain::zone::Date;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Button, Screen, act, go};
use crate::telegram::texts::Html;
use crate::usecase::outcomes::{is_plain, likely};
use crate::usecase::views::told::Lesson;
use crate::usecase::views::told_outcomes::Went;

/// Beside the name: four in a row.
const WAYS: usize = 3;

impl Page<'_> {
    pub(super) fn outcomes(&self, day: Date, lessons: &[Went], (open, more): (usize, usize)) -> Screen {
        let say = self.say;
        let title = say.html("notice-outcomes", &args![day = say.date(day, self.hours.today())]);
        let lines = lessons.iter().map(|it| self.went(it));
        let first = lessons.iter().find(|it| it.open);
        let ways = first.map(|it| self.ways(&it.lesson)).unwrap_or_default();
        let legend: Vec<String> = ways
            .iter()
            .map(|(_, step)| {
                let (icon, step) = self.names(first.map(|it| &it.lesson), step);
                say.plain("notice-outcomes-way", &args![icon = icon, step = step])
            })
            .collect();
        let legend = match legend.is_empty() {
            true => Html::default(),
            false => say.html("notice-outcomes-legend", &args![ways = legend.join(" · ")]),
        };
        let lines = [title].into_iter().chain(lines).chain([self.more(more), legend]);
        let mut screen = Screen::new(lines);
        for it in lessons {
            screen = screen.row(self.row_of(it));
        }
        let all = first.zip(ways.iter().find(|(_, step)| is_plain(step)));
        let all = all.filter(|_| open > 1).map(|(it, (_, step))| {
            let (icon, step) = self.names(Some(&it.lesson), step);
            let (tenant, booking) = (self.told.tenant.id, it.lesson.row.booking_id);
            act(
                say.plain("notice-outcomes-all-b32", &args![icon = icon, step = step]),
                Act::AllWent { tenant, booking },
            )
        });
        screen.row(all).row([home(say)])
    }

    fn ways<'l>(&self, lesson: &'l Lesson) -> Vec<(u32, &'l Step)> {
        likely(&lesson.workflow, &lesson.row, self.now)
            .into_iter()
            .take(WAYS)
            .collect()
    }

    /// The icon of where a step leads, and what it is called.
    fn names(&self, lesson: Option<&Lesson>, step: &Step) -> (String, String) {
        let to = lesson.and_then(|lesson| lesson.workflow.status(&step.to));
        let title = step.title.get(self.say.lang().code());
        let icon = to.map(|status| status.icon.as_str()).filter(|icon| !icon.is_empty());
        (icon.unwrap_or(title).to_owned(), title.to_owned())
    }

    /// `10:00–11:00 · Anna: 🎓 Held`.
    fn went(&self, it: &Went) -> Html {
        let row = &it.lesson.row;
        let range = self.hours.short_range(row.start_at, row.end_at);
        if it.open {
            let args = args![range = range, name = &row.client_name];
            return self.say.html("notice-outcomes-open", &args);
        }
        let (icon, status) = self.status(&it.lesson);
        let args = args![range = range, name = &row.client_name, icon = icon, status = status];
        match it.by_itself {
            true => self.say.html("notice-outcomes-by-itself", &args),
            false => self.say.html("notice-outcomes-said", &args),
        }
    }

    fn row_of(&self, it: &Went) -> Vec<Button> {
        let (say, row) = (self.say, &it.lesson.row);
        let (tenant, booking, entry_no) = (row.tenant_id, row.booking_id, row.entry_no);
        let place = Place::Lesson { tenant, booking };
        if !it.open {
            let (icon, status) = self.status(&it.lesson);
            let args = args![name = &row.client_name, icon = icon, status = status];
            return vec![go(say.plain("notice-outcomes-row-b32", &args), place)];
        }
        let name = say.plain("notice-outcomes-name-b7", &args![name = &row.client_name]);
        let ways = self.ways(&it.lesson).into_iter().map(|(step, taken)| {
            let (icon, _) = self.names(Some(&it.lesson), taken);
            let label = say.plain("notice-outcomes-way-b7", &args![icon = icon]);
            match is_plain(taken) {
                true => act(
                    label,
                    Act::Step {
                        tenant,
                        booking,
                        entry_no,
                        step,
                        sure: false,
                    },
                ),
                false => go(
                    label,
                    Place::StepAsk {
                        tenant,
                        booking,
                        entry_no,
                        step,
                    },
                ),
            }
        });
        [go(name, place)].into_iter().chain(ways).collect()
    }
}
