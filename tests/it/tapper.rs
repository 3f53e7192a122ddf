//! Thousands of taps at random, by many clients and tutors at once, with time moving: whatever anybody taps, types or
//! finds in an old message, seats, statuses and money agree, every tap is answered, and nobody sees another's name.

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use slotkeeper::domain::ids::TenantId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::simulator::{Cannot, Event, Limits, Message, Outcome, Press};
use slotkeeper::storage::booking::BookingRow;
use slotkeeper::telegram::callback::{Callback, Origin, Place};

use crate::house::{House, insert_slot};
use crate::practice::{self, at};
use crate::regulars::pastes;
use crate::world::person::{Someone, is_screen};
use crate::world::{OPERATOR, World, invariants, story};

/// How long a town is let tap, and how many of it do so at once.
const ROUNDS: usize = 500;
const AT_ONCE: usize = 5;

/// What people type: answers to questions of ours, and what answers none.
const WORDS: [&str; 32] = [
    "Тамара 6000",
    "Tamara 50,5",
    "пн 16:00 Тамара",
    "вт,чт 17:30 Глафира 2000 до 31.12",
    "10 12000",
    "Глафира",
    "10:00 11:30",
    "12:00-15:00/60",
    "25:99",
    "1500",
    "0",
    "-3",
    "тысяча",
    "Boring name",
    "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
    "<b>bold</b> & \"quoted\"",
    "\u{202e}right to left",
    "не смогу, простите",
    "Москва",
    "Berlin",
    "50",
    "2 дня",
    "24.11-2.12",
    "с 25 по 27 ноября",
    "/start",
    "/cancel",
    "/my",
    "/book",
    "/week",
    "/settings",
    "/help",
    "/nonsense",
];

#[tokio::test]
async fn a_town_taps_at_random_in_the_evening() {
    story(async |world| tap_about(world, 1).await).await;
}

#[tokio::test]
async fn a_town_taps_at_random_with_approval_at_hand() {
    story(async |world| tap_about(world, 2).await).await;
}

#[tokio::test]
async fn a_town_taps_at_random_and_a_restart_comes_in_between() {
    story(async |world| tap_about(world, 3).await).await;
}

async fn tap_about(world: &mut World, seed: u64) {
    // How fast people tap is not what is tried here.
    world.server.telegram.set_limits(Limits::off());
    world.server.telegram.keep_journal(400);
    world.server.telegram.keep_messages(80);
    let mut town = Town::found(world, seed).await;
    for round in 0..ROUNDS {
        town.round(world).await;
        if seed.is_multiple_of(3) && round == ROUNDS / 2 {
            world.restarts().await;
        }
        town.all_is_well(world).await;
    }
    for person in &town.people {
        person.someone.looks();
    }
    let acts = town.tapped.keys().filter(|kind| kind.starts_with('!')).count();
    assert!(
        town.ledgers.iter().any(|ledger| ledger.len() > 4),
        "money was hardly met"
    );
    assert!(acts >= 12, "few kinds of acts were met: {:?}", town.tapped);
}

struct Town {
    luck: StdRng,
    people: Vec<Dweller>,
    /// Buttons that were in sight once: whose, in which message, with what.
    old: Vec<(usize, i32, String)>,
    tenants: [TenantId; 2],
    /// What stood in the ledger of each.
    ledgers: [Vec<String>; 2],
    /// How often each kind of button was tapped.
    tapped: BTreeMap<String, u32>,
}

struct Dweller {
    someone: Someone,
    name: &'static str,
    /// Whose names they may read.
    knows: Vec<&'static str>,
}

impl Town {
    /// Two practices, one of which the other's tutor visits, and clients of one and of both.
    async fn found(world: &World, seed: u64) -> Self {
        let mut luck = StdRng::seed_from_u64(seed);
        let approval = *[Approval::Never, Approval::Newcomers, Approval::Always]
            .choose(&mut luck)
            .unwrap();
        let core = &world.app.core;
        let house = House::open(world, approval).await;
        house
            .set_policy(
                world,
                Policy {
                    approval,
                    max_active: 4,
                    ..Policy::default()
                },
            )
            .await;
        let other = world.person(2000, "Zinaida", "ru");
        other.starts(world).await;
        let zinaida = practice::someone(&core.db, 2000, core.clock.now()).await;
        let second = practice::practice(core, zinaida, Approval::Always).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        for day in 24..=29 {
            for hour in [9, 10, 11, 14, 15, 18] {
                let wall = format!("2026-11-{day}T{hour:02}:00");
                if luck.random_bool(0.6) {
                    house.slot(world, &wall).await;
                }
                if luck.random_bool(0.3) {
                    practice::slot(core, second, zinaida, &wall).await;
                }
            }
            let group = at(&format!("2026-11-{day}T16:00"));
            insert_slot(&core.db, house.tenant, group, 60, 3).await;
        }
        let second_slug = {
            let mut conn = core.db.read().await.unwrap();
            let row = slotkeeper::storage::tenant::by_id(&mut conn, second).await.unwrap();
            row.unwrap().slug
        };
        let links = [house.link.clone(), world.server.telegram.link(&second_slug)];
        let everybody = ["Annabel", "Borislav", "Клавдия", "Dorothea", "Евстафий"];
        let both = ["Annabel", "Клавдия"];
        let mut people = vec![
            Dweller {
                someone: house.tutor.clone(),
                name: "Maria",
                knows: everybody.iter().copied().chain(["Maria", "Zinaida"]).collect(),
            },
            Dweller {
                someone: other.clone(),
                name: "Zinaida",
                knows: both.iter().copied().chain(["Maria", "Zinaida"]).collect(),
            },
        ];
        other.opens(world, &links[0]).await;
        for (n, name) in (1..).zip(everybody) {
            let lang = if name.is_ascii() { "en" } else { "ru" };
            let someone = world.person(1000 + n, name, lang);
            someone.opens(world, &links[0]).await;
            if both.contains(&name) {
                someone.opens(world, &links[1]).await;
            }
            people.push(Dweller {
                someone,
                name,
                knows: vec![name, "Maria", "Zinaida"],
            });
        }
        // Who always comes pays for it.
        pastes(world, &house.tutor, "tue,wed,thu 12:30 Tamara\nfri,sat 12:30 Тамара").await;
        let operator = world.person(OPERATOR, "Operator", "ru");
        operator.starts(world).await;
        people.push(Dweller {
            someone: operator,
            name: "Operator",
            knows: vec!["Maria", "Zinaida", "Operator"],
        });
        Self {
            luck,
            people,
            old: Vec::new(),
            tenants: [house.tenant, second],
            ledgers: [Vec::new(), Vec::new()],
            tapped: BTreeMap::new(),
        }
    }

    /// Several act at once, and the bot answers them all; sometimes hours pass.
    async fn round(&mut self, world: &World) {
        for _ in 0..self.luck.random_range(1..=AT_ONCE) {
            // The two tutors have more to do than anybody else.
            let everybody = 0..self.people.len();
            let who = if self.luck.random_bool(0.4) { 0..2 } else { everybody };
            let who = self.luck.random_range(who);
            self.acts(world, who);
        }
        world.settles().await;
        if self.luck.random_bool(0.4) {
            self.tells_how_it_went(world).await;
        }
        match self.luck.random_range(0..24) {
            0 => {
                let hours = self.luck.random_range(1..9);
                world.passes(Span::hours(hours)).await;
            }
            1..=4 => {
                world.passes(Span::minutes(self.luck.random_range(1..50))).await;
            }
            _ => world.clock.advance(Span(2)),
        }
    }

    /// A tutor opens a lesson that is over and taps what is likeliest, or there would be no money to speak of.
    async fn tells_how_it_went(&mut self, world: &World) {
        let now = world.clock.now_ms();
        let mut conn = world.app.core.db.read().await.unwrap();
        let all = invariants::bookings(&mut conn).await;
        drop(conn);
        let over = |row: &&BookingRow| row.phase == "upcoming" && row.end_at <= world.app.core.clock.now();
        let over: Vec<&BookingRow> = all.values().filter(over).collect();
        let Some(row) = over.choose(&mut self.luck) else { return };
        let Some(who) = self.tenants.iter().position(|tenant| *tenant == row.tenant_id) else {
            return;
        };
        let phone = &self.people[who].someone.phone;
        let screen = || phone.messages().into_iter().rfind(is_screen);
        let lesson = Place::Lesson {
            tenant: row.tenant_id,
            booking: row.booking_id,
        };
        let opens = Callback::Go(lesson).encode(Origin::Screen);
        let Some(message) = screen() else { return };
        phone.forges(message.id, &opens, now).unwrap();
        world.settles().await;
        if let Some((message, data)) = screen().and_then(|message| buttons(&[message]).into_iter().next()) {
            phone.forges(message, &data, now).unwrap();
            world.settles().await;
        }
    }

    fn acts(&mut self, world: &World, who: usize) {
        let now = world.clock.now_ms();
        let phone = self.people[who].someone.phone.clone();
        let buttons = buttons(&phone.messages());
        let tapped = match self.luck.random_range(0..100) {
            0..=6 => {
                let words = WORDS.choose(&mut self.luck).unwrap();
                phone.says(words, now).map(drop)
            }
            7 => {
                phone.starts(now);
                Ok(())
            }
            8 => {
                // They tidy up their chat.
                let messages = phone.messages();
                let message = messages.choose(&mut self.luck).map(|message| message.id);
                message.map_or(Ok(()), |message| phone.deletes(message, now))
            }
            9..=18 if !self.old.is_empty() => {
                // What another was shown, or what has gone from the screen long since.
                let (whose, message, data) = self.old.choose(&mut self.luck).unwrap().clone();
                let anywhere = phone.messages().iter().rev().find(|it| it.from_bot).map(|it| it.id);
                let message = if whose == who { Some(message) } else { anywhere };
                match message.map(|message| phone.forges(message, &data, now)) {
                    Some(Err(Cannot::NoSuchMessage)) | None => Ok(()),
                    Some(tapped) => tapped.map(drop),
                }
            }
            _ if buttons.is_empty() => {
                phone.starts(now);
                Ok(())
            }
            _ => {
                let (message, data) = self.choose(&buttons);
                self.old.push((who, message, data.clone()));
                let twice = self.luck.random_bool(0.15);
                phone
                    .forges(message, &data, now)
                    .and_then(|tap| {
                        if twice {
                            phone.forges(message, &data, now)
                        } else {
                            Ok(tap)
                        }
                    })
                    .map(drop)
            }
        };
        match tapped {
            Ok(()) | Err(Cannot::NoSuchMessage) => (),
            Err(why) => panic!("{}: {why}", self.people[who].name),
        }
    }

    /// Rather what was seldom tapped before, or they would go to and fro between the same few screens.
    fn choose(&mut self, buttons: &[(i32, String)]) -> (i32, String) {
        let weight = |(_, data): &(i32, String)| {
            let kind = kind(data);
            let tapped = self.tapped.get(&kind).copied().unwrap_or(0);
            // Home is on every screen.
            let often = if kind == "Home" { 5.0 } else { 1.0 };
            1.0 / (often + f64::from(tapped))
        };
        let chosen = buttons.choose_weighted(&mut self.luck, weight);
        let (message, data) = chosen.unwrap().clone();
        *self.tapped.entry(kind(&data)).or_default() += 1;
        (message, data)
    }

    async fn all_is_well(&mut self, world: &World) {
        invariants::hold(world).await;
        let mut conn = world.app.core.db.read().await.unwrap();
        for (tenant, known) in self.tenants.iter().zip(&mut self.ledgers) {
            invariants::debts_are_what_is_past_its_term(&mut conn, *tenant, world.app.core.clock.now()).await;
            let ledger = invariants::ledger_of(&mut conn, *tenant).await;
            assert!(ledger.starts_with(known), "an entry of the ledger has changed");
            *known = ledger;
        }
        drop(conn);
        assert_eq!(world.log.errors(), Vec::<String>::new());
        let refused = world.server.telegram.refused();
        let refused: Vec<_> = refused.iter().filter(|entry| !expected(&entry.event)).collect();
        assert!(refused.is_empty(), "Telegram refused {refused:#?}");
        for dweller in &self.people {
            let Dweller { someone, name, knows } = dweller;
            someone.looks();
            assert!(someone.phone.unanswered().is_empty(), "{name} was not answered");
            let messages = someone.phone.messages();
            let screens: Vec<_> = messages.iter().filter(|message| is_screen(message)).collect();
            assert!(screens.len() <= 1, "{name} has {} screens", screens.len());
            for toast in someone.phone.toasts().iter().rev().take(3) {
                let broken = toast.text.contains("Something went wrong") || toast.text.contains("Что-то пошло не так");
                assert!(!broken, "{name} was told that something went wrong");
            }
            for other in self.people.iter().filter(|other| !knows.contains(&other.name)) {
                let told = messages
                    .iter()
                    .find(|message| message.from_bot && says(message, other.name));
                assert!(told.is_none(), "{name} reads of {}: {told:?}", other.name);
            }
        }
    }
}

/// What the buttons in sight carry; where they stand.
fn buttons(messages: &[Message]) -> Vec<(i32, String)> {
    let of = |message: &Message| {
        let rows = message.markup.iter().flat_map(|markup| markup.inline_rows());
        let data = rows.flatten().filter_map(|button| match &button.press {
            Press::Callback(data) => Some((message.id, data.clone())),
            _ => None,
        });
        data.collect::<Vec<_>>()
    };
    messages.iter().rev().flat_map(of).collect()
}

fn says(message: &Message, name: &str) -> bool {
    let rows = message.markup.iter().flat_map(|markup| markup.inline_rows());
    message.text.contains(name) || rows.flatten().any(|button| button.label.contains(name))
}

/// The act or the place that a button means, without its fields.
fn kind(data: &str) -> String {
    let name = match Callback::decode(data) {
        Some((Callback::Go(place), _)) => format!("{place:?}"),
        Some((Callback::Do(act), _)) => format!("! {act:?}").replacen(' ', "", 1),
        None => data.to_owned(),
    };
    name.split([' ', '{']).next().unwrap().to_owned()
}

/// What Telegram refuses in a life like this: what its owner has deleted, and a tap that changed nothing.
fn expected(event: &Event) -> bool {
    match event {
        Event::Call {
            outcome: Outcome::Refused { description, .. },
            ..
        } => [
            "message is not modified",
            "message to edit not found",
            "message to delete not found",
        ]
        .iter()
        .any(|words| description.contains(words)),
        Event::Call { .. } | Event::Act { .. } => true,
    }
}
