//! Hours as their reader has them, with the tenant's beside them where the two differ.

use chrono::{NaiveDate, NaiveDateTime};

use crate::args;
use crate::domain::moment::Moment;
use crate::domain::zone::Zone;
use crate::telegram::format::{There, Wall};
use crate::telegram::texts::Speaker;

#[derive(Clone, Copy)]
pub struct Hours<'a> {
    pub say: &'a Speaker,
    pub reader: Zone,
    pub tenant: Zone,
    pub now: Moment,
    /// The reader has not said where they are: the tenant's hours are read, and each names its place.
    pub unsaid: bool,
}

/// A moment on the wall of a zone.
pub fn on_wall(zone: Zone, moment: Moment) -> NaiveDateTime {
    let wall = zone.wall(moment);
    let minute = u32::from(wall.minute());
    wall.date().and_hms_opt(minute / 60, minute % 60, 0).unwrap_or_default()
}

impl Hours<'_> {
    pub fn today(&self) -> NaiveDate {
        self.reader.date(self.now)
    }

    pub fn date(&self, moment: Moment) -> NaiveDate {
        self.reader.date(moment)
    }

    pub fn wall(&self, start: Moment, end: Moment) -> Wall {
        Wall {
            start: on_wall(self.reader, start),
            end: on_wall(self.reader, end),
        }
    }

    fn with_there<T>(&self, start: Moment, end: Moment, then: impl FnOnce(Option<There<'_>>) -> T) -> T {
        if !self.reader.differs(self.tenant, start) {
            return then(None);
        }
        let place = self.say.city(self.tenant.name());
        let wall = Wall {
            start: on_wall(self.tenant, start),
            end: on_wall(self.tenant, end),
        };
        then(Some(There { wall, place: &place }))
    }

    /// `tomorrow, 17:00–18:00 (18:00 Moscow)`.
    pub fn when(&self, start: Moment, end: Moment) -> String {
        let when = self.with_there(start, end, |there| {
            self.say.when(self.wall(start, end), there, self.today())
        });
        self.named(when)
    }

    fn named(&self, hours: String) -> String {
        if !self.unsaid {
            return hours;
        }
        let place = self.say.city(self.tenant.name());
        self.say
            .plain("common-hours-named", &args![hours = hours, place = place])
    }

    /// `17:00–18:00 (18:00 Moscow)`.
    pub fn range(&self, start: Moment, end: Moment) -> String {
        let range = self.with_there(start, end, |there| self.say.range_with(self.wall(start, end), there));
        self.named(range)
    }

    /// `17:00–18:00`, where there is no room for more.
    pub fn short_range(&self, start: Moment, end: Moment) -> String {
        self.say.range(self.wall(start, end))
    }

    /// `17:00`.
    pub fn time(&self, moment: Moment) -> String {
        self.say.time(on_wall(self.reader, moment).time())
    }

    /// `tomorrow, 5:00`.
    pub fn moment(&self, moment: Moment) -> String {
        self.say.moment(on_wall(self.reader, moment), self.today())
    }

    /// `tomorrow`, `Tue 24 Nov`.
    pub fn day(&self, moment: Moment) -> String {
        self.say.day(self.date(moment), self.today())
    }

    pub fn day_short(&self, moment: Moment) -> String {
        self.say.day_short(self.date(moment), self.today())
    }
}
