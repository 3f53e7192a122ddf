//! Notices of a booking that goes to another time, or was asked to.

use super::Page;
use crate::args;
use crate::domain::workflow::{By, Phase};
use crate::storage::history::HistoryRow;
use crate::telegram::callback::Place;
use crate::telegram::format::upper_first;
use crate::telegram::screen::{Screen, go};
use crate::telegram::texts::Html;
use crate::usecase::views::told::{Lesson, Other};

impl Page<'_> {
    /// When it was before, or what it was to take the place of.
    fn instead(&self, lesson: &Lesson) -> Option<String> {
        let (start, end) = lesson.instead?;
        Some(upper_first(&self.hours.when(start, end)))
    }

    /// What a client asks who wants another time.
    pub(super) fn move_request(&self, lesson: &Lesson) -> Option<Html> {
        let from = self.instead(lesson)?;
        let args = args![name = &lesson.row.client_name, from = from, when = self.when(lesson)];
        Some(self.say.html("notice-move-request", &args))
    }

    /// A change that took a booking to another time, or answers the request to.
    pub(super) fn moved(
        &self,
        lesson: &Lesson,
        entry: &HistoryRow,
        from: Option<Phase>,
        to: Option<Phase>,
    ) -> Option<Screen> {
        let say = self.say;
        let before = self.instead(lesson)?;
        let (name, when) = (&lesson.row.client_name, self.when(lesson));
        let (service, tenant) = (self.service(lesson), self.with_whom(lesson));
        if entry.from_slot.is_some() {
            let text = match self.told.specialist {
                true => say.html(
                    "notice-moved-by-client",
                    &args![name = name, from = before, when = when],
                ),
                false => {
                    let args = args![when = when, service = service, tenant = tenant, from = before];
                    say.html("notice-moved-by-specialist", &args)
                }
            };
            return Some(self.foot(Screen::new([text]), lesson));
        }
        if from != Some(Phase::Pending) {
            return None;
        }
        let unanswered = entry.by == By::Timer.as_str();
        let name = args![name = name];
        let title = match (self.told.specialist, to == Some(Phase::Void)) {
            (true, true) if unanswered => say.html("notice-move-expired-to-specialist", &name),
            (true, true) => say.html("notice-move-withdrawn", &name),
            (false, true) if lesson.other == Other::Gone => say.html("notice-move-dropped", &args![]),
            (false, true) if unanswered => say.html("notice-move-expired-to-client", &args![]),
            (false, true) => say.html("notice-move-declined", &args![]),
            (false, false) if to != Some(Phase::Pending) => {
                let args = args![
                    when = when,
                    service = self.service(lesson),
                    tenant = tenant,
                    from = &before
                ];
                let accepted = [say.html("notice-move-accepted", &args), self.still_due(lesson)];
                return Some(self.foot(Screen::new(accepted), lesson));
            }
            (_, _) => return None,
        };
        let what = match self.told.specialist {
            true => Html::default(),
            false => say.html("notice-move-what", &args![service = service, tenant = tenant]),
        };
        let screen = Screen::new([title, self.what_stays(lesson, &before), what]);
        Some(self.foot_of_what_stays(screen, lesson))
    }

    /// What has become of the booking that was to move.
    fn what_stays(&self, lesson: &Lesson, from: &str) -> Html {
        let args = args![other = lesson.other.as_str(), from = from];
        self.say.html("notice-move-stays", &args)
    }

    /// The way to the booking that a request did not replace, and home.
    fn foot_of_what_stays(&self, screen: Screen, lesson: &Lesson) -> Screen {
        let (tenant, booking) = (lesson.row.tenant_id, lesson.row.replaces);
        let place = match (booking, self.told.specialist) {
            (Some(booking), true) => Place::Lesson { tenant, booking },
            (Some(booking), false) => Place::Booking { tenant, booking },
            (None, _) => return self.foot(screen, lesson),
        };
        screen
            .row([go(self.say.plain("notice-open-b32", &args![]), place)])
            .row([super::home(self.say)])
    }

    /// The acceptance of a request to move is taken back: the booking is where it was, and the request waits again.
    pub(super) fn move_undone(&self, lesson: &Lesson, from: Option<Phase>, to: Option<Phase>) -> Option<Screen> {
        let say = self.say;
        let was_accepted = from != Some(Phase::Void) && to == Some(Phase::Pending) && lesson.row.replaces.is_some();
        if !was_accepted || lesson.other == Other::Gone {
            return None;
        }
        let before = self.instead(lesson)?;
        let when = self.when(lesson);
        let text = match self.told.specialist {
            true => {
                let args = args![name = &lesson.row.client_name, when = when, from = before];
                say.html("notice-move-undone-to-specialist", &args)
            }
            false => {
                let (service, tenant) = (self.service(lesson), self.with_whom(lesson));
                let args = args![when = when, service = service, tenant = tenant, from = before];
                say.html("notice-move-undone-to-client", &args)
            }
        };
        Some(self.foot_of_what_stays(Screen::new([text]), lesson))
    }

    pub(super) fn moved_back(&self, lesson: &Lesson) -> Screen {
        let (say, when) = (self.say, self.when(lesson));
        let text = match self.told.specialist {
            true => say.html(
                "notice-moved-back-to-specialist",
                &args![name = &lesson.row.client_name, when = when],
            ),
            false => {
                let (service, tenant) = (self.service(lesson), self.with_whom(lesson));
                let args = args![when = when, service = service, tenant = tenant];
                say.html("notice-moved-back-to-client", &args)
            }
        };
        self.foot(Screen::new([text]), lesson)
    }

    /// Of what the reader did themself.
    pub(super) fn receipt_of_move(
        &self,
        lesson: &Lesson,
        entry: &HistoryRow,
        from: Option<Phase>,
        to: Option<Phase>,
    ) -> Option<Html> {
        let (say, before) = (self.say, self.instead(lesson)?);
        let with = match self.told.specialist {
            true => lesson.row.client_name.clone(),
            false => self.with_whom(lesson),
        };
        let (when, service) = (self.when(lesson), self.service(lesson));
        match (from, to) {
            _ if entry.from_slot.is_some() => {
                let args = args![when = when, service = service, tenant = with, from = before];
                Some(say.html("client-moved", &args))
            }
            (None, Some(Phase::Pending)) => {
                let args = args![when = when, service = service, tenant = with, from = before];
                Some(say.html("client-move-requested", &args))
            }
            (Some(Phase::Pending), Some(Phase::Void)) => Some(Html::lines([
                say.html("client-move-withdrawn", &args![tenant = with]),
                self.what_stays(lesson, &before),
            ])),
            _ => None,
        }
    }
}
