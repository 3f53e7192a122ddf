//! Freed times as messages to those who wait for them.

use super::super::callback::{Act, Place};
use super::super::format::upper_first;
use super::super::screen::client::{service, watch::words, zone_note};
use super::super::screen::{Screen, act, go};
use super::super::texts::Html;
use super::{Page, home};
use crate::args;
use crate::domain::moment::Moment;
use crate::domain::watch::{WEEKLY_DAYS, Wish};
use crate::usecase::views::told_freed::Offer;

/// Times that have a button each.
const SHOWN: usize = 8;

impl Page<'_> {
    /// Each time with a button that books it at once.
    pub(super) fn freed(&self, walk: i64, times: &[Offer], request: bool) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        let not_suitable = act(
            say.plain("notice-freed-no-b16", &args![]),
            Act::NotSuitable { tenant, walk },
        );
        // Of several it is asked for whom.
        let asks = self.told.names.are_said();
        let take = |label: String, slot| match asks {
            true => go(label, Place::Confirm { tenant, slot }),
            false => act(label, Act::BookFreed { tenant, slot, walk }),
        };
        let screen = match times {
            [one] => {
                let label = match request {
                    true => say.plain("client-confirm-request-b32", &args![]),
                    false => say.plain("client-confirm-book-b32", &args![]),
                };
                Screen::new([self.one_free(one)]).row([take(label, one.slot)])
            }
            _ => {
                let label = |offer: &Offer| {
                    let (day, range) = (
                        self.hours.day(offer.start),
                        self.hours.short_range(offer.start, offer.end),
                    );
                    say.plain("notice-freed-row-b32", &args![day = day, range = range])
                };
                let rows = times.iter().take(SHOWN);
                let more = times.len().saturating_sub(SHOWN);
                let more = (more > 0).then(|| {
                    go(
                        say.plain("notice-freed-more-b32", &args![count = more]),
                        Place::Nearest { tenant },
                    )
                });
                Screen::new([self.many_free(times.len(), request)])
                    .column(rows.map(|offer| take(label(offer), offer.slot)))
                    .column(more)
            }
        };
        screen.row([not_suitable, home(say)])
    }

    fn one_free(&self, offer: &Offer) -> Html {
        let minutes = (offer.end - offer.start).0 / 60;
        let service = service(self.say, &self.told.tenant, &offer.kind, minutes, offer.price);
        let when = upper_first(&self.hours.when(offer.start, offer.end));
        let args = args![when = when, service = service, tenant = &self.told.tenant.name];
        self.say.html("notice-freed-one", &args)
    }

    fn many_free(&self, count: usize, request: bool) -> Html {
        let say = self.say;
        let tap = match request {
            true => say.html("notice-freed-tap-request", &args![]),
            false => say.html("notice-freed-tap", &args![]),
        };
        let args = args![count = count, tenant = &self.told.tenant.name];
        Html::lines([say.html("notice-freed-many", &args), zone_note(&self.hours), tap])
    }

    /// What is left of the message once it is answered.
    pub(super) fn freed_answered(&self, took: Option<(Moment, Moment)>) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let Some((start, end)) = took else {
            let text = say.html("notice-freed-declined", &args![tenant = &tenant.name]);
            return Screen::new([text]).row([self.watches()]);
        };
        let when = upper_first(&self.hours.when(start, end));
        Screen::new([say.html("notice-freed-took", &args![when = when, tenant = &tenant.name])])
    }

    fn watches(&self) -> super::Button {
        let tenant = self.told.tenant.id;
        go(
            self.say.plain("notice-freed-watches-b32", &args![]),
            Place::Watches { tenant },
        )
    }

    /// A wish for weekdays and hours has had its days; one tap renews it.
    pub(super) fn watch_ended(&self, wish: &Wish) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let words = upper_first(&words(wish, self.now, &self.hours).to_plain());
        let args = args![count = u32::from(WEEKLY_DAYS), wish = words, tenant = &tenant.name];
        let again = Act::WatchFor {
            tenant: tenant.id,
            wish: wish.code(),
            days: 0,
        };
        Screen::new([say.html("notice-watch-ended", &args)])
            .row([act(say.plain("notice-watch-again-b32", &args![]), again)])
            .row([home(say)])
    }
}
