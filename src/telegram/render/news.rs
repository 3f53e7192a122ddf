//! Times that were published, and a clock change that moves a reader's hours.

use super::{Page, home};
use crate::args;
use crate::domain::moment::Moment;
use crate::storage::slot::{FreeRow, KindRow};
use crate::telegram::callback::Place;
use crate::telegram::screen::client::free_row;
use crate::telegram::screen::{Screen, go};
use crate::telegram::texts::Html;
use crate::usecase::views::told::Lesson;

/// Lines of times; how many more there are is counted.
const SHOWN: usize = 10;

impl Page<'_> {
    pub(super) fn new_times(&self, free: &[FreeRow], kinds: &[KindRow]) -> Screen {
        let say = self.say;
        let title = say.html("notice-new-times", &args![tenant = &self.told.tenant.name]);
        let rows = free.iter().take(SHOWN).map(|slot| {
            let when = free_row(&self.hours, slot, kinds);
            say.html("notice-new-times-row", &args![when = when])
        });
        let more = match free.len().saturating_sub(SHOWN) {
            0 => Html::default(),
            more => say.html("notice-new-times-more", &args![count = more]),
        };
        let tenant = self.told.tenant.id;
        let book = go(
            say.plain("notice-new-times-book-b32", &args![]),
            Place::Nearest { tenant },
        );
        Screen::new([title].into_iter().chain(rows).chain([more]))
            .row([book])
            .row([home(say)])
    }

    pub(super) fn clock_change(&self, at: Moment, minutes: i32, first: &Lesson) -> Screen {
        let say = self.say;
        let direction = if minutes < 0 { "earlier" } else { "later" };
        let args = args![
            direction = direction,
            tenant = &self.told.tenant.name,
            day = self.hours.day(at),
            duration = say.duration(i64::from(minutes.abs()))
        ];
        let (here, there) = (say.city(self.hours.reader.name()), say.city(self.hours.tenant.name()));
        let lines = [
            say.html("notice-clock-change", &args),
            say.html("notice-clock-change-why", &args![here = here, there = there]),
            say.html("notice-clock-change-first", &args![when = self.when(first)]),
        ];
        self.foot(Screen::new(lines), first)
    }
}
