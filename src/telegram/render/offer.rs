//! Notices of times that are held for a client to pick from.

use super::Page;
use crate::args;
use crate::domain::ids::{ClientId, OfferId};
use crate::domain::moment::Moment;
use crate::storage::offer::{End, HeldRow};
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::{Screen, act, go};
use crate::telegram::texts::Html;

impl Page<'_> {
    /// To the client: one tap takes one.
    pub(super) fn offered(&self, offer: OfferId, until: Moment, held: &[HeldRow]) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        let lines = held.iter().map(|row| {
            let when = upper_first(&self.hours.when(row.start_at, row.end_at));
            say.html("notice-offer-line", &args![when = when])
        });
        let title = say.html("notice-offer", &args![tenant = &self.told.tenant.name]);
        let ask = say.html("notice-offer-ask", &args![when = self.hours.moment(until)]);
        let times = held.iter().map(|row| {
            let (day, range) = (
                upper_first(&self.hours.day(row.start_at)),
                self.hours.short_range(row.start_at, row.end_at),
            );
            let label = say.plain("notice-offer-row-b32", &args![day = day, range = range]);
            let slot = row.slot_id;
            act(label, Act::TakeOffer { tenant, offer, slot })
        });
        Screen::new([title].into_iter().chain(lines).chain([ask]))
            .column(times)
            .row([act(
                say.plain("notice-offer-none-b32", &args![]),
                Act::DeclineOffer { tenant, offer },
            )])
            .row([super::home(say)])
    }

    /// What became of it, in the message that asked.
    pub(super) fn offer_settled(&self, end: End, took: Option<(Moment, Moment)>) -> Screen {
        let say = self.say;
        let tenant = &self.told.tenant.name;
        let text = match (end, took) {
            (End::Taken, Some((start, end))) => {
                let when = upper_first(&self.hours.when(start, end));
                say.html("notice-offer-took", &args![when = when, tenant = tenant])
            }
            (End::Declined, _) => say.html("notice-offer-declined", &args![tenant = tenant]),
            (End::Taken | End::Expired | End::Withdrawn, _) => say.html("notice-offer-over", &args![tenant = tenant]),
        };
        Screen::new([text])
    }

    /// To the specialist, of an offer that nobody took.
    pub(super) fn offer_ended(&self, client: ClientId, name: &str, end: End) -> Screen {
        let say = self.say;
        let text = match end {
            End::Declined => say.html("notice-offer-refused", &args![name = name]),
            End::Taken | End::Expired | End::Withdrawn => say.html("notice-offer-unanswered", &args![name = name]),
        };
        self.of_offer(text, client)
    }

    /// To the specialist: what the client picked is off by now.
    pub(super) fn offer_missed(&self, client: ClientId, name: &str, (start, end): (Moment, Moment)) -> Screen {
        let when = upper_first(&self.hours.when(start, end));
        let text = self.say.html("notice-offer-missed", &args![name = name, when = when]);
        self.of_offer(text, client)
    }

    fn of_offer(&self, text: Html, client: ClientId) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        Screen::new([text])
            .row([go(
                say.plain("notice-offer-card-b32", &args![]),
                Place::Card { tenant, client },
            )])
            .row([super::home(say)])
    }
}
