//! A reminder, and what it asks: drawn when it is sent, and again when something in it is answered or over.

use super::{Page, home};
use crate::args;
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::{Button, Screen, act, go};
use crate::telegram::texts::Html;
use crate::usecase::views::told::{Reminded, Stand};

impl Page<'_> {
    pub(super) fn reminder(&self, lessons: &[Reminded]) -> Screen {
        let asking: Vec<&Reminded> = lessons.iter().filter(|it| it.stand == Stand::Asks).collect();
        let settled = lessons
            .iter()
            .any(|it| it.stand != Stand::Asks && it.stand != Stand::Plain);
        match lessons {
            [one] => {
                let screen = Screen::new([self.one(one), self.state(one)]);
                match (asking.is_empty(), settled) {
                    (false, _) => screen.row([self.yes(one, false), self.no(one)]).row([home(self.say)]),
                    // What was asked is settled: nothing is left to be tapped.
                    (true, true) => screen,
                    (true, false) => self.foot(screen, &one.lesson),
                }
            }
            many => {
                let screen = Screen::new([self.title(many)].into_iter().chain(many.iter().map(|it| self.row(it))));
                match asking.as_slice() {
                    [] if settled => screen,
                    [] => {
                        let (tenant, page) = (self.told.tenant.id, 0);
                        let place = match self.told.specialist {
                            true => Place::Lessons {
                                tenant,
                                past: false,
                                page,
                            },
                            false => Place::Bookings { tenant, page },
                        };
                        screen
                            .row([go(self.say.plain("notice-open-b32", &args![]), place)])
                            .row([home(self.say)])
                    }
                    [first, rest @ ..] => screen
                        .row([self.yes(first, !rest.is_empty())])
                        .column(asking.iter().map(|it| self.no_to(it)))
                        .row([home(self.say)]),
                }
            }
        }
    }

    fn one(&self, it: &Reminded) -> Html {
        let args = args![
            when = self.when(&it.lesson),
            service = self.service(&it.lesson),
            tenant = self.with(it)
        ];
        self.say.html("notice-reminder", &args)
    }

    fn title(&self, lessons: &[Reminded]) -> Html {
        let day = lessons
            .first()
            .map(|it| upper_first(&self.hours.day(it.lesson.row.start_at)));
        let args = args![count = lessons.len(), day = day.unwrap_or_default()];
        self.say.html("notice-reminder-many", &args)
    }

    fn row(&self, it: &Reminded) -> Html {
        let row = &it.lesson.row;
        let range = self.hours.range(row.start_at, row.end_at);
        let (service, tenant) = (self.service(&it.lesson), self.with(it));
        let line = self.say.html(
            "notice-reminder-row",
            &args![range = range, service = service, tenant = tenant],
        );
        Html::lines([line, self.state(it)])
    }

    /// Who the other one is.
    fn with(&self, it: &Reminded) -> String {
        match self.told.specialist {
            true => it.lesson.row.client_name.clone(),
            false => self.with_whom(&it.lesson),
        }
    }

    /// What has become of it since it was asked about.
    fn state(&self, it: &Reminded) -> Html {
        match it.stand {
            Stand::Plain | Stand::Asks => Html::default(),
            Stand::Coming => self.say.html("notice-coming", &args![]),
            Stand::Moved => self.say.html("notice-reminder-moved", &args![]),
            Stand::Ended => {
                let (icon, status) = self.status(&it.lesson);
                self.say.html("common-status", &args![icon = icon, status = status])
            }
        }
    }

    fn yes(&self, it: &Reminded, all: bool) -> Button {
        let row = &it.lesson.row;
        let label = match all {
            true => self.say.plain("notice-coming-all-b32", &args![]),
            false => self.say.plain("notice-coming-yes-b16", &args![]),
        };
        act(
            label,
            Act::Coming {
                tenant: row.tenant_id,
                booking: row.booking_id,
                move_no: row.move_no,
                all,
            },
        )
    }

    /// The booking's own screen has every way out of it.
    fn no(&self, it: &Reminded) -> Button {
        go(self.say.plain("notice-coming-no-b16", &args![]), self.way_out(it))
    }

    fn no_to(&self, it: &Reminded) -> Button {
        let time = self.hours.time(it.lesson.row.start_at);
        let label = self.say.plain("notice-coming-no-b32", &args![time = time]);
        go(label, self.way_out(it))
    }

    fn way_out(&self, it: &Reminded) -> Place {
        Place::Booking {
            tenant: it.lesson.row.tenant_id,
            booking: it.lesson.row.booking_id,
        }
    }
}
