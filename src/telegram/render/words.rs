//! Notices of what clients and specialists write to each other.

use super::Page;
use crate::args;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Screen, act, go};
use crate::telegram::texts::Html;
use crate::usecase::views::spoken::Spoken;

impl Page<'_> {
    fn about(&self, spoken: &Spoken) -> Html {
        match spoken.when {
            Some((start, end)) => {
                let when = self.hours.when(start, end);
                self.say.html("notice-asked-about", &args![when = when])
            }
            None => Html::default(),
        }
    }

    fn question(&self, spoken: &Spoken) -> [Html; 3] {
        [
            self.say.html("notice-asked", &args![name = &spoken.name]),
            self.about(spoken),
            Html::escaped(&spoken.row.text),
        ]
    }

    pub(super) fn asked(&self, spoken: &Spoken) -> Screen {
        let answer = Place::Answer {
            tenant: self.told.tenant.id,
            message: spoken.row.message_id,
        };
        let elsewhere = Act::AnsweredElsewhere {
            tenant: self.told.tenant.id,
            message: spoken.row.message_id,
        };
        Screen::new(self.question(spoken))
            .row([go(self.say.plain("notice-answer-b32", &args![]), answer)])
            .row([act(
                self.say.plain("notice-answered-elsewhere-b32", &args![]),
                elsewhere,
            )])
            .row([super::home(self.say)])
    }

    pub(super) fn question_settled(&self, spoken: &Spoken) -> Screen {
        let time = spoken.row.answered_at.map(|at| self.hours.time(at));
        let time = time.unwrap_or_default();
        let own = spoken.row.answered_by == Some(self.told.to.person_id);
        let line = match spoken.answered_by.as_ref().filter(|_| !own) {
            None => self.say.html("notice-asked-answered", &args![time = time]),
            Some(who) => self
                .say
                .html("notice-asked-answered-by", &args![who = who, time = time]),
        };
        Screen::new(self.question(spoken).into_iter().chain([line]))
    }

    pub(super) fn question_forgotten(&self) -> Screen {
        Screen::new([
            self.say.html("notice-asked", &args![name = ""]),
            self.say.html("notice-asked-forgotten", &args![]),
        ])
    }

    pub(super) fn replied(&self, spoken: &Spoken) -> Screen {
        let tenant = &self.told.tenant.name;
        self.to_client(self.say.html("notice-replied", &args![tenant = tenant]), spoken)
    }

    pub(super) fn written(&self, spoken: &Spoken) -> Screen {
        let tenant = &self.told.tenant.name;
        self.to_client(self.say.html("notice-written", &args![tenant = tenant]), spoken)
    }

    fn to_client(&self, title: Html, spoken: &Spoken) -> Screen {
        let tenant = &self.told.tenant;
        let lines = [title, self.about(spoken), Html::escaped(&spoken.row.text)];
        let write = Place::Write {
            tenant: tenant.id,
            booking: spoken.row.booking_id,
        };
        Screen::new(lines)
            .row([go(self.say.plain("notice-answer-b32", &args![]), write)])
            .row([super::home(self.say)])
    }
}
