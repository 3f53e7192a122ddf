//! Notices among those who act for one client.

use super::Page;
use crate::args;
use crate::domain::acting::Deeds;
use crate::domain::ids::ClientId;
use crate::storage::booking::BookingRow;
use crate::storage::history::HistoryRow;
use crate::telegram::callback::Place;
use crate::telegram::screen::client::kin::doing;
use crate::telegram::screen::{Screen, go};
use crate::telegram::texts::Html;
use crate::usecase::views::told::Lesson;

impl Page<'_> {
    /// Of a series, which is one client's.
    pub(super) fn with_all(&self, lessons: &[Lesson]) -> Html {
        let with = lessons.first().map(|lesson| self.with_whom(lesson));
        Html::escaped(&with.unwrap_or_else(|| self.told.tenant.name.clone()))
    }

    /// When it is, and of several clients whose.
    pub(super) fn whose_when(&self, row: &BookingRow, when: String) -> String {
        self.say.named(self.told.names.of(row.client_id), when)
    }

    /// What another of the client's people has done, as they have it in their own receipt.
    pub(super) fn kin_did(&self, lesson: &Lesson, entry: &HistoryRow, who: &str) -> Screen {
        let done = self.receipt(lesson, entry).text;
        let by = self.say.html("notice-family-by", &args![who = who]);
        self.foot(Screen::new([Html::lines([done, by])]), lesson)
    }

    pub(super) fn kin_joined(&self, client: ClientId, name: &str, who: &str, deeds: Deeds) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        let args = args![who = who, name = name, doing = doing(deeds, say)];
        let line = say.html("notice-family-joined", &args);
        match self.told.specialist {
            true => Screen::new([line, say.html("notice-family-joined-specialist", &args![])]).row([go(
                say.plain("notice-family-card-b32", &args![]),
                Place::CardPeople { tenant, client },
            )]),
            false => Screen::new([line]).row([go(
                say.plain("notice-family-open-b32", &args![]),
                Place::Kin { tenant, client },
            )]),
        }
        .row([super::home(say)])
    }
}
