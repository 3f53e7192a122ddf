//! Notices of a client's weekly times.

use super::Page;
use crate::args;
use crate::domain::standing::RegularNews;
use crate::telegram::callback::Place;
use crate::telegram::format::upper_first;
use crate::telegram::screen::specialist::regulars::every;
use crate::telegram::screen::{Screen, go};
use crate::telegram::texts::Html;
use crate::usecase::views::told_regular::RegularTold;

impl Page<'_> {
    pub(super) fn regular(&self, told: &RegularTold, news: RegularNews) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let today = self.hours.today();
        let when = told.at.map(|at| {
            use chrono::Datelike;
            let day = self.hours.date(at.start).weekday();
            let every = upper_first(&every(day, told.regular.weeks, say));
            (every, self.hours.range(at.start, at.end))
        });
        let (every, range) = when.unwrap_or_default();
        let on = told.at.map(|at| self.hours.day(at.start)).unwrap_or_default();
        let usual = args![every = every.as_str(), range = range.as_str(), tenant = &tenant.name];
        let mut lines: Vec<Html> = Vec::new();
        match news {
            RegularNews::Begun => {
                lines.push(say.html("notice-regular-begun", &usual));
                lines.push(say.html("notice-regular-from", &args![day = on]));
                lines.push(say.html("notice-regular-reminded", &args![]));
            }
            RegularNews::Moved { .. } => {
                lines.push(say.html("notice-regular-moved", &usual));
                lines.push(say.html("notice-regular-from", &args![day = on]));
            }
            RegularNews::Away { from, to } => {
                let days = match from == to {
                    true => say.date(from, today),
                    false => say.days(from, to),
                };
                let args = args![days = days, tenant = &tenant.name];
                lines.push(say.html("notice-regular-away", &args));
                let ended = told.regular.until.is_some_and(|until| until <= to);
                if !ended {
                    let args = args![every = every, range = range, day = on];
                    lines.push(say.html("notice-regular-goes-on", &args));
                }
            }
            RegularNews::Back => {
                lines.push(say.html("notice-regular-back", &usual));
                lines.push(say.html("notice-regular-from", &args![day = on]));
            }
            RegularNews::Ended { last } if last < tenant.zone.date(self.now) => {
                lines.push(say.html("notice-regular-ended", &usual));
            }
            RegularNews::Ended { last } => {
                lines.push(say.html("notice-regular-ends", &usual));
                lines.push(say.html("notice-regular-last", &args![day = say.date(last, today)]));
            }
            RegularNews::Declined => lines.push(say.html("notice-regular-declined", &usual)),
        }
        let place = Place::Bookings {
            tenant: tenant.id,
            page: 0,
        };
        Screen::new(lines)
            .row([go(say.plain("notice-regular-open-b32", &args![]), place)])
            .row([super::home(say)])
    }
}
