//! The seeded practice: its people tap and type as visitors do, some days before now, and the clock comes up to now.
//!
//! Buttons are found by what they do, not by their words, so that the story goes in any language.

use std::sync::Arc;

use anyhow::{Context, Result};
use chrono::Datelike;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::cast::{CLIENTS, OPERATOR, TUTOR, words, zone};
use super::{World, press};
use crate::domain::filter::Filter;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::moment::{Moment, Span};
use crate::domain::workflow::Workflow;
use crate::domain::zone::{Date, Weekday, plus_days};
use crate::simulator::{Button, Message, Person, Press};
use crate::storage::booking::{self, BookingRow};
use crate::storage::tenant;
use crate::telegram::callback::{Act, Callback, Place};
use crate::telegram::texts::Lang;

/// The story begins so many days ago, and the plan goes so many ahead.
const DAYS_BEFORE: i64 = 5;
const DAYS_AHEAD: i64 = 14;
/// Nobody taps faster; Telegram lets a bot write to one chat about once a second.
const PAUSE: Span = Span(2);

/// Starts of an hour each, one of these lines a day.
const LINES: [&str; 4] = [
    "10:00 11:00 16:00 17:00 18:00",
    "9:00 10:00 15:00 17:00 18:00",
    "12:00 13:00 16:00 18:00 19:00",
    "10:30 12:00 15:30 17:00 18:30",
];

/// When the story begins.
pub(super) fn beginning(lang: Lang, now: Moment) -> Moment {
    let zone = zone(lang);
    zone.day(plus_days(zone.date(now), -DAYS_BEFORE)).0 + Span::hours(8)
}

/// Plays the story up to `now`; what comes of it is a practice in the middle of its days.
pub(super) async fn grow(world: Arc<World>, lang: Lang, seed: u64, now: Moment) {
    if let Err(fault) = play(&world, lang, seed, now).await {
        tracing::error!("the practice was not made to its end: {fault:#}");
    }
    if let Err(fault) = world.travel(now).await {
        tracing::error!("the clock did not come to the present: {fault:#}");
    }
    world.ready.send_replace(true);
}

async fn play(world: &World, lang: Lang, seed: u64, now: Moment) -> Result<()> {
    let zone = zone(lang);
    let today = zone.date(now);
    // Nobody works on a Sunday, unless it is tomorrow: then there is something to be reminded of.
    let works = |offset: &i64| *offset == 1 || plus_days(today, *offset).weekday() != Weekday::Sun;
    let days: Vec<Date> = (-DAYS_BEFORE..=DAYS_AHEAD)
        .filter(works)
        .map(|offset| plus_days(today, offset))
        .collect();
    let past: Vec<Date> = days.iter().copied().filter(|day| *day < today).collect();
    let ahead: Vec<Date> = days.iter().copied().filter(|day| *day > today).collect();
    let mut story = Story::found(world, lang, seed).await?;
    story.plan(&days).await?;

    let [anna, oleg, irina] = story.clients.clone();
    let first = story.accepted(&anna, past[1]).await?;
    let second = story.accepted(&oleg, past[2]).await?;
    let third = story.accepted(&anna, past[3]).await?;
    let fourth = story.accepted(&oleg, past[3]).await?;

    story.until(first.end_at + Span::minutes(10)).await?;
    story.step(first.booking_id, "held").await?;
    story.pay(first.booking_id).await?;
    story.until(second.end_at + Span::minutes(10)).await?;
    story.step(second.booking_id, "no-show").await?;
    story.accepted(&anna, ahead[0]).await?;
    story.accepted(&anna, ahead[4]).await?;
    story.until(third.end_at.max(fourth.end_at) + Span::minutes(10)).await?;
    story.step(third.booking_id, "mark-unpaid").await?;
    // The other lesson of that day closes by itself.

    story.until(now - Span::hours(20)).await?;
    let given_up = story.accepted(&oleg, ahead[1]).await?;
    story.until(now - Span::hours(4)).await?;
    story.accepted(&irina, ahead[1]).await?;
    story.accepted(&oleg, ahead[2]).await?;
    story.until(now - Span::hours(2)).await?;
    story.cancel(&oleg, given_up.booking_id).await?;
    story.until(now - Span::minutes(35)).await?;
    story.ask(&irina, ahead[3]).await?;
    for person in [&anna, &oleg, &story.tutor] {
        story.start(person).await?;
    }
    Ok(())
}

struct Story<'w> {
    world: &'w World,
    luck: StdRng,
    tutor: Person,
    clients: [Person; 3],
    tenant: TenantId,
    link: String,
    workflow: Arc<Workflow>,
}

impl<'w> Story<'w> {
    /// From the operator's invite to the tutor's link.
    async fn found(world: &'w World, lang: Lang, seed: u64) -> Result<Self> {
        let find = |id: i64| world.telegram.find(id).context("somebody is missing");
        let (operator, tutor) = (find(OPERATOR)?, find(TUTOR)?);
        let clients = [find(CLIENTS[0])?, find(CLIENTS[1])?, find(CLIENTS[2])?];
        let words = words(lang);
        let mut luck = StdRng::seed_from_u64(seed);

        operator.starts(world.clock.now_ms());
        settle(world).await?;
        tap(world, &operator, "invite", |callback| {
            *callback == Callback::Do(Act::Invite)
        })
        .await?;
        let invite = operator.deep_links().pop().context("there is no invite")?;
        tutor.opens(&invite, world.clock.now_ms())?;
        settle(world).await?;
        say(world, &tutor, words.practice).await?;
        let home = zone(lang).name();
        let found = [
            Act::FoundZone { zone: home.to_owned() },
            Act::FoundCurrency {
                code: words.currency.to_owned(),
            },
            Act::FoundLanguage {
                code: lang.code().to_owned(),
            },
        ];
        for answer in found {
            let answer = Callback::Do(answer);
            tap(world, &tutor, "answer", |callback| *callback == answer).await?;
        }
        let link = tutor.deep_links().pop().context("the tutor has no link")?;
        let grid = |callback: &Callback| matches!(callback, Callback::Go(Place::Grid { .. }));
        let Callback::Go(place) = tap(world, &tutor, "add times", grid).await? else {
            anyhow::bail!("the way to the times is an act");
        };
        let tenant = place.tenant().context("the times are nobody's")?;
        let price = |callback: &Callback| matches!(callback, Callback::Go(Place::PriceAsk { .. }));
        tap(world, &tutor, "price", price).await?;
        say(world, &tutor, words.prices[luck.random_range(0..words.prices.len())]).await?;

        let core = &world.app.core;
        let mut conn = core.db.read().await?;
        let row = tenant::by_id(&mut conn, tenant)
            .await?
            .context("the practice is gone")?;
        let workflow = core.flows.of(&mut conn, tenant, row.workflow_version).await?;
        Ok(Self {
            world,
            luck,
            tutor,
            clients,
            tenant,
            link,
            workflow,
        })
    }

    /// Types the times of each day, from the first day's screen on.
    async fn plan(&mut self, days: &[Date]) -> Result<()> {
        let tutor = self.tutor.clone();
        self.start(&tutor).await?;
        let week = |callback: &Callback| matches!(callback, Callback::Go(Place::Week { .. }));
        self.tap(&tutor, "week", week).await?;
        for day in days {
            self.to_plan(*day).await?;
            let grid = |callback: &Callback| matches!(callback, Callback::Go(Place::Grid { .. }));
            self.tap(&tutor, "add times", grid).await?;
            let typed = |callback: &Callback| matches!(callback, Callback::Go(Place::Typed { .. }));
            self.tap(&tutor, "type times", typed).await?;
            let line = LINES[self.luck.random_range(0..LINES.len())];
            say(self.world, &tutor, line).await?;
        }
        Ok(())
    }

    /// The day's plan, by way of the days after the one in sight.
    async fn to_plan(&self, day: Date) -> Result<()> {
        for _ in 0..DAYS_AHEAD {
            let leads = |callback: &Callback| match callback {
                Callback::Go(Place::Plan { day: other, .. }) => *other <= day,
                _ => false,
            };
            let last = |callback: &Callback| match callback {
                Callback::Go(Place::Plan { day: other, .. }) => Some(*other),
                _ => None,
            };
            // Of the days in sight the latest that is not past it.
            let best = buttons(&self.tutor)
                .into_iter()
                .filter(|(.., callback)| leads(callback))
                .filter_map(|(.., callback)| last(&callback))
                .max()
                .context("no day is in sight")?;
            let tapped = Callback::Go(Place::Plan {
                tenant: self.tenant,
                day: best,
            });
            self.tap(&self.tutor, "day", |callback| *callback == tapped).await?;
            if best == day {
                return Ok(());
            }
        }
        anyhow::bail!("{day} was not reached")
    }

    /// A client asks for some time of a day, from their front door on.
    async fn ask(&mut self, client: &Person, day: Date) -> Result<BookingRow> {
        if client.messages().is_empty() {
            client.opens(&self.link, self.world.clock.now_ms())?;
            settle(self.world).await?;
        } else {
            self.start(client).await?;
        }
        let month = |callback: &Callback| matches!(callback, Callback::Go(Place::Month { .. }));
        self.tap(client, "book", month).await?;
        let this_day = Callback::Go(Place::Day {
            tenant: self.tenant,
            day,
        });
        if !buttons(client).iter().any(|(.., callback)| *callback == this_day) {
            let next = |callback: &Callback| match callback {
                Callback::Go(Place::Month { month, .. }) => *month > plus_days(day, -31),
                _ => false,
            };
            self.tap(client, "next month", next).await?;
        }
        self.tap(client, "day", |callback| *callback == this_day).await?;
        let confirm = |callback: &Callback| matches!(callback, Callback::Go(Place::Confirm { .. }));
        let times: Vec<Callback> = buttons(client)
            .into_iter()
            .map(|(.., callback)| callback)
            .filter(confirm)
            .collect();
        anyhow::ensure!(!times.is_empty(), "{day} has no free time");
        let time = &times[self.luck.random_range(0..times.len())];
        self.tap(client, "time", |callback| callback == time).await?;
        let book = |callback: &Callback| matches!(callback, Callback::Do(Act::BookAt { .. }));
        self.tap(client, "ask", book).await?;
        self.newest().await
    }

    async fn newest(&self) -> Result<BookingRow> {
        let asked = buttons(&self.tutor)
            .into_iter()
            .find_map(|(.., callback)| match callback {
                Callback::Do(Act::Step { booking, step, .. }) if self.is(step, "approve") => Some(booking),
                _ => None,
            });
        self.booking(asked.context("the tutor was not asked")?).await
    }

    async fn booking(&self, id: BookingId) -> Result<BookingRow> {
        let mut conn = self.world.app.core.db.read().await?;
        let row = booking::by_id(&mut conn, self.tenant, id).await?;
        row.context("there is no such booking")
    }

    /// A client asks and the tutor accepts.
    async fn accepted(&mut self, client: &Person, day: Date) -> Result<BookingRow> {
        let asked = self.ask(client, day).await?;
        self.until(self.world.clock.now() + Span::minutes(7)).await?;
        let id = asked.booking_id;
        let accept = |callback: &Callback| match callback {
            Callback::Do(Act::Step { booking, step, .. }) => *booking == id && self.is(*step, "approve"),
            _ => false,
        };
        self.tap(&self.tutor, "accept", accept).await?;
        Ok(asked)
    }

    /// The tutor takes a step, on the booking's own screen.
    async fn step(&self, id: BookingId, name: &str) -> Result<()> {
        self.to_lesson(id).await?;
        let step = |callback: &Callback| match callback {
            Callback::Do(Act::Step { booking, step, .. }) => *booking == id && self.is(*step, name),
            _ => false,
        };
        self.tap(&self.tutor, name, step).await.map(drop)
    }

    async fn pay(&self, id: BookingId) -> Result<()> {
        self.to_lesson(id).await?;
        let pay = |callback: &Callback| matches!(callback, Callback::Do(Act::Pay { booking, .. }) if *booking == id);
        self.tap(&self.tutor, "pay", pay).await.map(drop)
    }

    async fn to_lesson(&self, id: BookingId) -> Result<()> {
        let tutor = &self.tutor;
        self.start(tutor).await?;
        let lessons = |callback: &Callback| matches!(callback, Callback::Go(Place::Lessons { .. }));
        self.tap(tutor, "bookings", lessons).await?;
        let lesson = Callback::Go(Place::Lesson {
            tenant: self.tenant,
            booking: id,
        });
        if !buttons(tutor).iter().any(|(.., callback)| *callback == lesson) {
            let past = |callback: &Callback| {
                let is_past = |filter: &Filter| *filter == Filter::OVER;
                matches!(callback, Callback::Go(Place::Listed { filter, .. }) if is_past(filter))
            };
            self.tap(tutor, "past bookings", past).await?;
        }
        self.tap(tutor, "booking", |callback| *callback == lesson)
            .await
            .map(drop)
    }

    /// The client gives a booking up.
    async fn cancel(&self, client: &Person, id: BookingId) -> Result<()> {
        self.start(client).await?;
        let places = [
            Place::Bookings {
                tenant: self.tenant,
                page: 0,
            },
            Place::Booking {
                tenant: self.tenant,
                booking: id,
            },
            Place::CancelAsk {
                tenant: self.tenant,
                booking: id,
            },
        ];
        for place in places {
            let wanted = Callback::Go(place);
            self.tap(client, "cancelling", |callback| *callback == wanted).await?;
        }
        let step = |callback: &Callback| matches!(callback, Callback::Do(Act::Step { booking, .. }) if *booking == id);
        self.tap(client, "cancel", step).await.map(drop)
    }

    fn is(&self, step: u32, name: &str) -> bool {
        let step = usize::try_from(step)
            .ok()
            .and_then(|step| self.workflow.steps.get(step));
        step.is_some_and(|step| step.name.as_str() == name)
    }

    async fn start(&self, person: &Person) -> Result<()> {
        person.starts(self.world.clock.now_ms());
        settle(self.world).await
    }

    async fn tap(&self, person: &Person, what: &str, wanted: impl Fn(&Callback) -> bool) -> Result<Callback> {
        tap(self.world, person, what, wanted).await
    }

    async fn until(&self, moment: Moment) -> Result<()> {
        Ok(self.world.travel(moment).await?)
    }
}

async fn say(world: &World, person: &Person, text: &str) -> Result<()> {
    person.says(text, world.clock.now_ms())?;
    settle(world).await
}

/// Lets the bot answer, and the person read it.
async fn settle(world: &World) -> Result<()> {
    anyhow::ensure!(world.rest().await?, "the bot does not come to rest");
    world.clock.advance(PAUSE);
    Ok(())
}

/// Presses the newest button in sight that does what is wanted, and lets the bot answer.
async fn tap(world: &World, person: &Person, what: &str, wanted: impl Fn(&Callback) -> bool) -> Result<Callback> {
    let found = buttons(person).into_iter().find(|(.., callback)| wanted(callback));
    let (message, button, callback) = found.with_context(|| {
        let labels = person.labels().join(", ");
        format!("{} has no button to {what} among {labels}", person.profile().first_name)
    })?;
    press(person, &message, &button, world.clock.now_ms())?;
    settle(world).await?;
    Ok(callback)
}

/// What is in sight to be pressed, the newest message first.
fn buttons(person: &Person) -> Vec<(Message, Button, Callback)> {
    let mut found = Vec::new();
    for message in person.messages().into_iter().rev() {
        let rows = message.markup.iter().flat_map(|markup| markup.inline_rows());
        for button in rows.flatten() {
            if let Press::Callback(data) = &button.press
                && let Some((callback, _)) = Callback::decode(data)
            {
                found.push((message.clone(), button.clone(), callback));
            }
        }
    }
    found
}
