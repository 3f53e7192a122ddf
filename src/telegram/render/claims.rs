//! Notices of "I have paid" and of what the specialist says to it.

use super::{Message, Page};
use crate::args;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Screen, act, go};
use crate::telegram::texts::Html;
use crate::usecase::views::claimed::Claimed;

/// Bookings of a claim that are told one by one.
const TOLD: usize = 8;

impl Page<'_> {
    fn sum(&self, claimed: &Claimed) -> String {
        price(self.say, &self.told.tenant, claimed.sum).unwrap_or_default()
    }

    /// What is said to be paid for, a line a booking.
    fn bookings(&self, claimed: &Claimed) -> Html {
        let whens = claimed.bookings.iter().take(TOLD).map(|row| {
            let when = super::upper_first(&self.hours.when(row.start_at, row.end_at));
            Html::escaped(&when)
        });
        let more = claimed.bookings.len().saturating_sub(TOLD);
        let more = (more > 0).then(|| self.say.html("notice-claimed-more", &args![count = more]));
        Html::lines(whens.chain(more))
    }

    fn claim_text(&self, claimed: &Claimed) -> [Html; 2] {
        let args = args![name = &claimed.name, sum = self.sum(claimed)];
        [self.say.html("notice-claimed", &args), self.bookings(claimed)]
    }

    pub(super) fn claimed(&self, claimed: &Claimed) -> Screen {
        let (tenant, claim) = (self.told.tenant.id, claimed.claim);
        let yes = self.say.plain("notice-claimed-yes-b16", &args![]);
        let no = self.say.plain("notice-claimed-no-b16", &args![]);
        let ask = self.say.html("notice-claimed-ask", &args![]);
        Screen::new(self.claim_text(claimed).into_iter().chain([ask]))
            .row([
                act(yes, Act::ClaimYes { tenant, claim }),
                act(no, Act::ClaimNo { tenant, claim }),
            ])
            .row([super::home(self.say)])
    }

    pub(super) fn claim_settled(&self, claimed: &Claimed) -> Screen {
        let Some(settled) = &claimed.settled else {
            return Screen::new(self.claim_text(claimed));
        };
        let time = self.hours.time(settled.at);
        let own = settled.by == Some(self.told.to.person_id);
        let line = match (settled.seen, settled.name.as_ref().filter(|_| !own)) {
            (true, None) => self.say.html("notice-claimed-seen", &args![time = time]),
            (true, Some(who)) => self.say.html("notice-claimed-seen-by", &args![who = who, time = time]),
            (false, None) => self.say.html("notice-claimed-unseen", &args![time = time]),
            (false, Some(who)) => self
                .say
                .html("notice-claimed-unseen-by", &args![who = who, time = time]),
        };
        Screen::new(self.claim_text(claimed).into_iter().chain([line]))
    }

    /// The picture or the file that came with it; its caption says whose.
    pub(super) fn proof(&self, claimed: &Claimed) -> Message {
        let args = args![name = &claimed.name, sum = self.sum(claimed)];
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
        let args = args![tenant = &tenant.name, sum = self.sum(claimed)];
        let seen = claimed.settled.as_ref().is_some_and(|settled| settled.seen);
        if seen {
            let lines = [say.html("notice-payment-seen", &args), self.bookings(claimed)];
            return Screen::new(lines).row([super::home(say)]);
        }
        let owing = Place::Owing { of: Some(tenant.id) };
        let write = Place::Write {
            tenant: tenant.id,
            booking: None,
        };
        Screen::new([say.html("notice-payment-unseen", &args), self.bookings(claimed)])
            .row([
                go(say.plain("notice-payment-again-b16", &args![]), owing),
                go(say.plain("common-write-b16", &args![]), write),
            ])
            .row([super::home(say)])
    }
}
