//! Notices of a series: the same time of several weeks in one message.

use super::{Page, home};
use crate::args;
use crate::domain::ids::SeriesId;
use crate::domain::series::Missed;
use crate::domain::workflow::{Payment, Phase, StatusId};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::series::left_out;
use crate::telegram::screen::{Screen, act, go};
use crate::telegram::texts::Html;
use crate::usecase::series::stamp;
use crate::usecase::status::{APPROVE, DECLINE};
use crate::usecase::views::told::{Answered, Lesson};

impl Page<'_> {
    /// A line a booking: how it stands, and when it is.
    fn weeks(&self, lessons: &[Lesson]) -> Html {
        Html::lines(lessons.iter().map(|lesson| {
            let (icon, _) = self.status(lesson);
            let args = args![icon = icon, when = self.when(lesson)];
            self.say.html("notice-series-line", &args)
        }))
    }

    /// How a booking stands that is confirmed, but not paid for as it is to be.
    pub(super) fn still_due(&self, lesson: &Lesson) -> Html {
        let status = lesson.workflow.status(&StatusId::from(lesson.row.status.as_str()));
        let due = status.is_some_and(|status| status.payment == Payment::Due) && lesson.row.owed() > 0;
        if !due {
            return Html::default();
        }
        let (icon, status) = self.status(lesson);
        self.say.html("common-status", &args![icon = icon, status = status])
    }

    fn first_due(&self, lessons: &[Lesson]) -> Html {
        let lines = lessons.iter().map(|lesson| self.still_due(lesson));
        lines
            .into_iter()
            .find(|line| *line != Html::default())
            .unwrap_or_default()
    }

    fn what(&self, lessons: &[Lesson]) -> Html {
        lessons.first().map(|lesson| self.service(lesson)).unwrap_or_default()
    }

    /// To the specialist, with what they can do while some of it waits for an answer.
    pub(super) fn series(&self, series: SeriesId, asked: bool, lessons: &[Lesson]) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        let name = lessons.first().map_or("", |lesson| lesson.row.client_name.as_str());
        let waiting = lessons.iter().filter(|it| it.row.phase == Phase::Pending.as_str());
        let waiting = waiting.count();
        let args = args![name = name, count = lessons.len()];
        let title = match asked {
            true => say.html("notice-series-request", &args),
            false => say.html("notice-series-booked", &args),
        };
        let stamp = stamp(lessons.iter().map(|lesson| &lesson.row));
        // They answered once, for all of it.
        let answer = lessons.first().map(|lesson| self.answer(lesson)).unwrap_or_default();
        let screen = Screen::new([title, self.what(lessons), self.weeks(lessons), answer]);
        let one_by_one = go(
            say.plain("notice-series-single-b32", &args![]),
            Place::Requests { tenant, page: 0 },
        );
        let lessons = go(
            say.plain("notice-series-open-b32", &args![]),
            Place::Lessons {
                tenant,
                past: false,
                page: 0,
            },
        );
        match (asked, waiting) {
            (true, 0) => screen,
            (true, _) => {
                let label = say.plain("notice-series-accept-b32", &args![count = waiting]);
                let accept = Act::AcceptSeries { tenant, series, stamp };
                let decline = go(
                    say.plain("notice-series-decline-b32", &args![count = waiting]),
                    Place::DeclineSeries { tenant, series, stamp },
                );
                screen
                    .row([act(label, accept)])
                    .row([one_by_one])
                    .row([decline])
                    .row([home(say)])
            }
            (false, _) => screen.row([lessons]).row([home(say)]),
        }
    }

    /// Once it is settled: by whom, and the way back.
    pub(super) fn series_end(
        &self,
        mut screen: Screen,
        series: SeriesId,
        (settled, back): (Option<&Answered>, usize),
    ) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        let Some((entry, who)) = settled else { return screen };
        let time = self.hours.time(entry.at);
        let line = match (entry.step.as_str(), who) {
            (APPROVE, None) => say.html("notice-settled-accepted", &args![time = time]),
            (APPROVE, Some(who)) => say.html("notice-settled-accepted-by", &args![who = who, time = time]),
            (DECLINE, None) => say.html("notice-settled-declined", &args![time = time]),
            (DECLINE, Some(who)) => say.html("notice-settled-declined-by", &args![who = who, time = time]),
            (_, _) => return screen,
        };
        screen.text = Html::lines([screen.text, line]);
        match back {
            0 | 1 => screen,
            count => {
                let label = say.plain("notice-series-back-b32", &args![count = count]);
                screen.row([act(label, Act::TakeBackSeries { tenant, series })])
            }
        }
    }

    /// All that was booked in one act, and what was not: no buttons, no sound.
    pub(super) fn series_receipt(&self, lessons: &[Lesson], missed: &[Missed], asked: bool) -> Screen {
        let say = self.say;
        let args = args![count = lessons.len()];
        let (title, after) = match asked {
            true => (
                say.html("client-series-requested", &args),
                say.html("client-series-answer", &args![]),
            ),
            false => (say.html("client-series-booked", &args), Html::default()),
        };
        let heading = match missed.is_empty() {
            true => Html::default(),
            false => say.html("client-series-missed", &args![]),
        };
        let whens = lessons.iter().map(|lesson| Html::escaped(&self.when(lesson)));
        let missed = missed.iter().map(|week| left_out(&self.hours, week));
        let facts = [
            title,
            self.what(lessons),
            self.with_all(lessons),
            Html::lines(whens),
            heading,
            Html::lines(missed),
            after,
            self.first_due(lessons),
        ];
        Screen::new(facts)
    }

    /// To the client, of requests that were accepted together.
    pub(super) fn series_accepted(&self, lessons: &[Lesson]) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let title = say.html("notice-series-accepted", &args![count = lessons.len()]);
        let place = Place::Bookings {
            tenant: tenant.id,
            page: 0,
        };
        let whens = lessons.iter().map(|lesson| Html::escaped(&self.when(lesson)));
        Screen::new([
            title,
            self.what(lessons),
            self.with_all(lessons),
            Html::lines(whens),
            self.first_due(lessons),
        ])
        .row([go(say.plain("notice-series-mine-b32", &args![]), place)])
        .row([home(say)])
    }

    /// To either side, of what was done to several at once.
    pub(super) fn series_stepped(&self, lessons: &[Lesson], specialist: bool, reason: &str) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let (icon, status) = lessons.first().map(|lesson| self.status(lesson)).unwrap_or_default();
        let name = lessons.first().map_or("", |lesson| lesson.row.client_name.as_str());
        let (who, mine) = match specialist {
            true => (
                Html::escaped(name),
                go(
                    say.plain("notice-series-open-b32", &args![]),
                    Place::Lessons {
                        tenant: tenant.id,
                        past: false,
                        page: 0,
                    },
                ),
            ),
            false => (
                self.with_all(lessons),
                go(
                    say.plain("notice-series-mine-b32", &args![]),
                    Place::Bookings {
                        tenant: tenant.id,
                        page: 0,
                    },
                ),
            ),
        };
        let args = args![icon = icon, status = status, count = lessons.len()];
        let whens = lessons.iter().map(|lesson| Html::escaped(&self.when(lesson)));
        Screen::new([
            say.html("notice-series-stepped", &args),
            who,
            self.what(lessons),
            Html::lines(whens),
            self.first_due(lessons),
            match reason {
                "" => Html::default(),
                reason => say.html("common-reason", &args![reason = reason]),
            },
        ])
        .row([mine])
        .row([home(say)])
    }
}
