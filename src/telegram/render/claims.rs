//! Notices of "I have paid" and of what the specialist says to it.

use super::{Message, Page};
use crate::args;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Screen, act, go};
use crate::telegram::texts::Html;
use crate::usecase::views::claimed::{Claimed, Parts};

/// Bookings of a claim that are told one by one.
const TOLD: usize = 8;

impl Page<'_> {
    fn sum(&self, minor: i64) -> String {
        price(self.say, &self.told.tenant, minor).unwrap_or_default()
    }

    /// What is said to be paid for, a line a booking; of several clients each says whose it is.
    fn bookings(&self, parts: &Parts, several: bool) -> Html {
        let whens = parts.bookings.iter().take(TOLD).map(|row| {
            let when = super::upper_first(&self.hours.when(row.start_at, row.end_at));
            let whose = several.then_some(row.client_name.as_str());
            Html::escaped(&self.say.named(whose, when))
        });
        let more = parts.bookings.len().saturating_sub(TOLD);
        let more = (more > 0).then(|| self.say.html("notice-claimed-more", &args![count = more]));
        Html::lines(whens.chain(more))
    }

    fn claim_title(&self, claimed: &Claimed, sum: i64) -> Html {
        let args = args![name = &claimed.name, sum = self.sum(sum)];
        self.say.html("notice-claimed", &args)
    }

    /// What waits for an answer; of the rest it says nothing any more.
    pub(super) fn claimed(&self, claimed: &Claimed) -> Screen {
        let (tenant, claim) = (self.told.tenant.id, claimed.claim);
        let yes = self.say.plain("notice-claimed-yes-b16", &args![]);
        let no = self.say.plain("notice-claimed-no-b16", &args![]);
        let other = self.say.plain("notice-claimed-other-b32", &args![]);
        let lines = [
            self.claim_title(claimed, claimed.open.sum),
            self.bookings(&claimed.open, claimed.several),
            self.say.html("notice-claimed-ask", &args![]),
        ];
        Screen::new(lines)
            .row([
                act(yes, Act::ClaimYes { tenant, claim }),
                act(no, Act::ClaimNo { tenant, claim }),
            ])
            .row([go(other, Place::ClaimSum { tenant, claim })])
            .row([super::home(self.say)])
    }

    /// Each answer with what it is about.
    pub(super) fn claim_settled(&self, claimed: &Claimed) -> Screen {
        if claimed.is_open() {
            return self.claimed(claimed);
        }
        let answers = [
            (&claimed.seen, ["notice-claimed-seen", "notice-claimed-seen-by"]),
            (&claimed.unseen, ["notice-claimed-unseen", "notice-claimed-unseen-by"]),
            (&claimed.moot, ["notice-claimed-moot", "notice-claimed-moot-by"]),
        ];
        let lines = answers.into_iter().filter_map(|(parts, [own, others])| {
            let settled = parts.settled.as_ref()?;
            let time = self.hours.time(settled.at);
            let sum = self.sum(parts.sum);
            let who = settled.name.as_ref();
            let line = match who.filter(|_| settled.by != Some(self.told.to.person_id)) {
                None => self.say.html(own, &args![time = time, sum = sum]),
                Some(who) => self.say.html(others, &args![who = who, time = time, sum = sum]),
            };
            Some([self.bookings(parts, claimed.several), line])
        });
        let title = self.claim_title(claimed, claimed.sum);
        Screen::new([title].into_iter().chain(lines.flatten()))
    }

    /// The picture or the file that came with it; its caption says whose.
    pub(super) fn proof(&self, claimed: &Claimed) -> Message {
        let args = args![name = &claimed.name, sum = self.sum(claimed.sum)];
        Message {
            screen: Screen::new([self.say.html("notice-proof", &args)]),
            silent: false,
            edits: None,
            file: claimed.file.clone().map(|id| super::Passed {
                id,
                picture: claimed.picture,
            }),
        }
    }

    pub(super) fn claim_answered(&self, claimed: &Claimed) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let told = |key: &'static str, parts: &Parts| {
            let args = args![tenant = &tenant.name, sum = self.sum(parts.sum)];
            let any = !parts.bookings.is_empty();
            any.then(|| [say.html(key, &args), self.bookings(parts, claimed.several)])
        };
        let seen = told("notice-payment-seen", &claimed.seen);
        let left = match claimed.left() {
            0 => Html::default(),
            left => say.html("notice-payment-left", &args![sum = self.sum(left)]),
        };
        let ahead = match claimed.ahead {
            0 => Html::default(),
            ahead => say.html("notice-payment-ahead", &args![sum = self.sum(ahead)]),
        };
        let unseen = told("notice-payment-unseen", &claimed.unseen);
        let owing = (unseen.is_some() || claimed.left() > 0).then(|| {
            let owing = Place::Owing { of: Some(tenant.id) };
            go(say.plain("notice-payment-again-b16", &args![]), owing)
        });
        let write = unseen.is_some().then(|| {
            let write = Place::Write {
                tenant: tenant.id,
                booking: None,
            };
            go(say.plain("common-write-b16", &args![]), write)
        });
        let lines = seen.into_iter().flatten().chain([left, ahead]);
        Screen::new(lines.chain(unseen.into_iter().flatten()))
            .row(owing.into_iter().chain(write))
            .row([super::home(say)])
    }
}
