//! Notices of a client's weekly times.

use super::Page;
use crate::args;
use crate::domain::moment::Moment;
use crate::domain::standing::RegularNews;
use crate::domain::zone::Date;
use crate::telegram::callback::Place;
use crate::telegram::format::upper_first;
use crate::telegram::screen::client::price;
use crate::telegram::screen::specialist::regulars::every;
use crate::telegram::screen::{Screen, go};
use crate::telegram::texts::Html;
use crate::usecase::views::told_regular::{Lack, Missing, RegularTold};

/// Days that are named one by one.
const NAMED: usize = 6;

impl Page<'_> {
    /// `Every Monday`, `16:00–17:00`, by the reader's clocks at the time that is told of.
    fn weekly(&self, told: &RegularTold) -> (String, String) {
        let when = told.hours.map(|at| {
            let day = chrono::Datelike::weekday(&self.hours.date(at.start));
            let every = upper_first(&every(day, told.regular.weeks, self.say));
            (every, self.hours.range(at.start, at.end))
        });
        when.unwrap_or_default()
    }

    /// When a weekly time goes on.
    pub(super) fn goes_on(&self, told: &RegularTold) -> Option<Html> {
        let (every, range) = self.weekly(told);
        let on = self.hours.day(told.at?.start);
        let args = args![every = every, range = range, day = on];
        Some(self.say.html("notice-regular-goes-on", &args))
    }

    /// Several weekly times of one client that begin together.
    pub(super) fn regulars_begun(&self, all: &[RegularTold]) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let mut lines = vec![say.html("notice-regular-all-begun", &args![tenant = &tenant.name])];
        let whose = all.first().and_then(|told| self.told.names.of(told.row.client_id));
        lines.extend(whose.map(|name| say.html("client-family-whose", &args![name = name])));
        lines.extend(all.iter().map(|told| {
            let (every, range) = self.weekly(told);
            let on = told.at.map(|at| self.hours.day(at.start)).unwrap_or_default();
            let args = args![every = every, range = range, day = on];
            say.html("notice-regular-all-row", &args)
        }));
        for told in all.iter().filter(|told| !told.lacks.is_empty()) {
            lines.push(Html::escaped(&self.weekly(told).0));
            lines.extend(self.lacks(told));
        }
        lines.push(say.html("notice-regular-reminded", &args![]));
        self.to_bookings(lines)
    }

    /// The days on which it is not, by what is in the way.
    fn lacks(&self, told: &RegularTold) -> Vec<Html> {
        let (say, today) = (self.say, self.hours.today());
        let of = |why: Missing| {
            let those: Vec<_> = told.lacks.iter().filter(|lack| lack.why == why).collect();
            let more = those.len().saturating_sub(NAMED);
            let date = |lack: &&Lack| lack.start.map_or(lack.day, |start| self.hours.date(start));
            let days = those.iter().take(NAMED).map(|lack| say.date(date(lack), today));
            let days = days.collect::<Vec<_>>().join(", ");
            (!those.is_empty()).then_some((days, more))
        };
        let taken = of(Missing::Taken).map(|(days, more)| {
            let args = args![days = days, more = more];
            say.html("notice-regular-lacks-taken", &args)
        });
        let gap = of(Missing::Gap).map(|(days, more)| {
            let args = args![days = days, more = more];
            say.html("notice-regular-lacks-gap", &args)
        });
        let closed = of(Missing::Closed).map(|(days, more)| {
            let args = args![days = days, more = more];
            say.html("notice-regular-lacks-closed", &args)
        });
        [taken, gap, closed].into_iter().flatten().collect()
    }

    /// To the specialist, of those that found no place.
    pub(super) fn unplaced(&self, rows: &[(String, Date, Option<Moment>)], count: usize) -> Screen {
        let (say, today, tenant) = (self.say, self.hours.today(), self.told.tenant.id);
        let mut lines = vec![say.html("specialist-regulars-unplaced", &args![count = count])];
        lines.extend(rows.iter().map(|(name, day, start)| {
            let date = start.map_or(*day, |start| self.hours.date(start));
            let time = start.map(|start| self.hours.time(start)).unwrap_or_default();
            let args = args![day = say.date(date, today), time = time, name = name];
            say.html("notice-regular-unplaced-row", &args)
        }));
        let more = count.saturating_sub(rows.len());
        lines.extend((more > 0).then(|| say.html("specialist-day-more", &args![count = more])));
        let look = Place::RegularsLeft { tenant, page: 0 };
        Screen::new(lines)
            .row([go(say.plain("notice-regular-unplaced-b32", &args![]), look)])
            .row([super::home(say)])
    }

    fn to_bookings(&self, lines: Vec<Html>) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        let place = Place::Bookings { tenant, page: 0 };
        Screen::new(lines)
            .row([go(say.plain("notice-regular-open-b32", &args![]), place)])
            .row([super::home(say)])
    }

    pub(super) fn regular(&self, told: &RegularTold, news: RegularNews) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let today = self.hours.today();
        let (every, range) = self.weekly(told);
        let from = told
            .at
            .map(|at| say.html("notice-regular-from", &args![day = self.hours.day(at.start)]));
        let usual = args![every = every.as_str(), range = range.as_str(), tenant = &tenant.name];
        let mut lines: Vec<Html> = Vec::new();
        match news {
            RegularNews::Begun | RegularNews::AllBegun { .. } => {
                lines.push(say.html("notice-regular-begun", &usual));
                lines.extend(from);
                lines.extend(self.lacks(told));
                lines.push(say.html("notice-regular-reminded", &args![]));
            }
            RegularNews::Moved { .. } => {
                lines.push(say.html("notice-regular-moved", &usual));
                lines.extend(from);
                lines.extend(self.lacks(told));
            }
            RegularNews::BackOn { from: first, to } => {
                let days = match first == to {
                    true => say.date(first, today),
                    false => say.days(first, to),
                };
                let args = args![days = days, tenant = &tenant.name];
                lines.push(say.html("notice-regular-back-on", &args));
                lines.extend(self.goes_on(told));
                lines.extend(self.lacks(told));
            }
            RegularNews::Endless => {
                lines.push(say.html("notice-regular-endless", &usual));
                lines.extend(from);
            }
            RegularNews::Terms { minutes, price: own } => {
                lines.push(say.html("notice-regular-terms", &usual));
                let args = args![duration = say.duration(minutes.into())];
                lines.push(say.html("notice-regular-length", &args));
                if self.told.pays_for.contains(&told.row.client_id) {
                    lines.push(match own.map(|own| price(say, tenant, own)) {
                        None => say.html("notice-regular-usual", &args![]),
                        Some(None) => say.html("notice-regular-free", &args![]),
                        Some(Some(sum)) => say.html("notice-regular-sum", &args![sum = sum]),
                    });
                }
                lines.push(say.html("notice-regular-terms-from", &args![]));
            }
            RegularNews::Lacks { .. } => {
                lines.push(say.html("notice-regular-lacks", &usual));
                lines.extend(self.lacks(told));
                lines.push(say.html("notice-regular-lacks-rest", &args![]));
            }
            RegularNews::Unanswered { count } => {
                lines.push(say.html("notice-regular-unanswered", &usual));
                lines.push(say.html("notice-regular-unanswered-off", &args![count = count]));
            }
            // The specialist reads of all of them together.
            RegularNews::Unplaced => {}
            RegularNews::Away { from, to } => {
                let days = match from == to {
                    true => say.date(from, today),
                    false => say.days(from, to),
                };
                let args = args![days = days, tenant = &tenant.name];
                lines.push(say.html("notice-regular-away", &args));
                lines.extend(self.goes_on(told));
            }
            RegularNews::Back => {
                lines.push(say.html("notice-regular-back", &usual));
                lines.extend(from);
            }
            RegularNews::Ended { last } if last < tenant.zone.date(self.now) => {
                lines.push(say.html("notice-regular-ended", &usual));
            }
            RegularNews::Ended { last } => {
                lines.push(say.html("notice-regular-ends", &usual));
                lines.push(say.html("notice-regular-last", &args![day = say.date(last, today)]));
            }
            RegularNews::Left { last } => {
                let args = args![name = &told.row.client_name, every = every, range = range];
                lines.push(say.html("notice-regular-left", &args));
                let args = args![day = say.date(last, today)];
                lines.push(match last < tenant.zone.date(self.now) {
                    true => say.html("notice-regular-left-now", &args![]),
                    false => say.html("notice-regular-last", &args),
                });
                let card = Place::Card {
                    tenant: tenant.id,
                    client: told.row.client_id,
                };
                return Screen::new(lines)
                    .row([go(say.plain("notice-regular-client-b32", &args![]), card)])
                    .row([super::home(say)]);
            }
        }
        // Of several clients of the reader's, whose it is.
        if let Some(name) = self.told.names.of(told.row.client_id) {
            lines.insert(1, say.html("client-family-whose", &args![name = name]));
        }
        let other = matches!(news, RegularNews::Lacks { .. }).then(|| {
            let label = say.plain("notice-regular-other-b32", &args![]);
            go(label, Place::Nearest { tenant: tenant.id })
        });
        let mut screen = self.to_bookings(lines);
        if let Some(other) = other {
            screen.rows.insert(0, vec![other]);
        }
        screen
    }
}
