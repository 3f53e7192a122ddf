//! Notices of long acts: to a client what was cancelled of theirs, to the one who began it what it did.

use super::{Page, home};
use crate::args;
use crate::domain::ids::JobId;
use crate::domain::job::Task;
use crate::domain::notice::NoticeKind;
use crate::storage::slot::FreeRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::free_row;
use crate::telegram::screen::specialist::job::lines;
use crate::telegram::screen::specialist::share::of_closed;
use crate::telegram::screen::specialist::untold;
use crate::telegram::screen::{Screen, act, go};
use crate::telegram::texts::Html;
use crate::usecase::views::job::JobView;
use crate::usecase::views::told::Lesson;
use crate::usecase::views::told_regular::RegularTold;

/// Bookings that are listed; how many more there are is counted.
const SHOWN: usize = 20;

impl Page<'_> {
    pub(super) fn called_off(
        &self,
        lessons: &[Lesson],
        reason: &str,
        free: &[FreeRow],
        goes_on: &[RegularTold],
    ) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let title = say.html(
            "notice-called-off",
            &args![count = lessons.len(), tenant = &tenant.name],
        );
        let rows = lessons.iter().take(SHOWN).map(|lesson| {
            let args = args![
                when = self.whose_when(&lesson.row, self.when(lesson)),
                service = &lesson.kind
            ];
            say.html("notice-called-off-row", &args)
        });
        let more = match lessons.len().saturating_sub(SHOWN) {
            0 => Html::default(),
            more => say.html("notice-called-off-more", &args![count = more]),
        };
        let why = match reason {
            "" => Html::default(),
            reason => say.html("common-reason", &args![reason = reason]),
        };
        let offer = match (free.is_empty(), tenant.active) {
            (false, _) => say.html("notice-called-off-offer", &args![]),
            (true, true) => say.html("notice-called-off-no-offer", &args![]),
            (true, false) => say.html("notice-called-off-closed", &args![]),
        };
        let id = tenant.id;
        let offers = free.iter().map(|slot| {
            let place = Place::Confirm {
                tenant: id,
                slot: slot.slot_id,
            };
            go(free_row(&self.hours, slot, &[]), place)
        });
        let others = tenant.active.then(|| match free.is_empty() {
            false => go(
                say.plain("notice-called-off-others-b32", &args![]),
                Place::Nearest { tenant: id },
            ),
            true => go(
                say.plain("client-watch-other-b32", &args![]),
                Place::Watches { tenant: id },
            ),
        });
        let goes_on = goes_on.iter().filter_map(|told| self.goes_on(told));
        let text = [title]
            .into_iter()
            .chain(rows)
            .chain([more, why])
            .chain(goes_on)
            .chain([offer]);
        Screen::new(text).column(offers).column(others).row([home(say)])
    }

    /// The specialist's own words, as they typed them, and the way never to hear more of them.
    pub(super) fn news(&self, text: &str) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let kind = NoticeKind::ALL.iter().position(|kind| *kind == NoticeKind::News);
        let off = act(
            say.plain("notice-news-off-b32", &args![]),
            Act::Hear {
                tenant: tenant.id,
                kind: kind.unwrap_or_default() as u32,
                on: false,
            },
        );
        let book = go(
            say.plain("notice-news-book-b32", &args![]),
            Place::Client { tenant: tenant.id },
        );
        let title = say.html("notice-news", &args![tenant = &tenant.name]);
        Screen::new([title, Html::escaped(text)])
            .row([book])
            .row([off])
            .row([home(say)])
    }

    /// What did not go through, and the way to where it stands.
    pub(super) fn job_gave_up(&self, job: Option<JobId>, does: &str, done: i64, total: i64) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        let args = args![kind = does, count = done, total = total];
        let look = job.map(|job| {
            let label = say.plain("notice-job-gave-up-b32", &args![]);
            go(label, Place::Job { tenant, job })
        });
        Screen::new([say.html("notice-job-gave-up", &args)])
            .column(look)
            .row([home(say)])
    }

    /// No sound: it is there to be found again. Its only buttons lead to the texts for those whom nobody could tell; with
    /// the practice its lessons are closed.
    pub(super) fn job_ended(&self, job: &JobView) -> Screen {
        let tenant = &self.told.tenant;
        let today = tenant.zone.date(self.now);
        let ways = untold::ways(&job.untold, &self.hours, tenant.id);
        let ways = ways.into_iter().filter(|_| tenant.active);
        let mut screen = Screen::new(lines(job, &self.hours, today)).column(ways);
        if matches!(job.row.task, Task::Leave) {
            screen.rows.extend(of_closed(&job.untold, tenant, &self.hours));
        }
        screen
    }
}
