//! Clients wait for a time to become free, hear of it once and in their order, and book it from the message.

mod hearing;

use slotkeeper::domain::ids::SlotId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::storage::{person, watch};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House, callbacks};
use crate::practice::{self, at};
use crate::world::person::Someone;
use crate::world::{World, story};

const TEN: &str = "2026-11-25T10:00";
/// The title of what one freed time is told with.
const FREE: &str = "🔔 A time is free";

fn code(act: Act) -> String {
    Callback::Do(act).encode(Origin::Screen)
}

fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

/// What is told of a freed time goes out with the next tick.
async fn tick(world: &World) {
    world.passes(Span::minutes(1)).await;
}

/// Books a slot by its button.
async fn takes(someone: &Someone, world: &World, house: &House, slot: SlotId) {
    someone.forges(world, &house.book(slot)).await;
    someone.looks();
}

/// Gives the slot up again.
async fn leaves(someone: &Someone, world: &World, house: &House, slot: SlotId) {
    let booking = house.held(world, slot).await.remove(0);
    someone
        .forges(world, &house.step(world, &booking, "cancel").await)
        .await;
    someone.looks();
    house.tutor.looks();
}

async fn waits(someone: &Someone, world: &World, house: &House, wish: &str, days: u32) {
    let act = Act::WatchFor {
        tenant: house.tenant,
        wish: wish.to_owned(),
        days,
    };
    someone.forges(world, &code(act)).await;
    someone.looks();
}

async fn waiting(world: &World, house: &House) -> usize {
    let mut conn = house::read(world).await;
    let watches = watch::awake(&mut conn, house.tenant, world.clock.now()).await;
    watches.unwrap().len()
}

#[tokio::test]
async fn nobody_is_offered_to_wait_for_a_time_of_their_own() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        takes(&clients[0], world, &house, slot).await;
        let day = Place::Day {
            tenant: house.tenant,
            day: "2026-11-25".parse().unwrap(),
        };
        for (who, offered) in clients.iter().zip([false, true]) {
            who.forges(world, &go(day.clone())).await;
            assert_eq!(who.screen().contains("🔔10:00"), offered, "{}", who.screen());
            who.looks();
        }
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_waits_for_a_taken_time_hears_when_it_is_free_and_books_it_by_one_tap() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        takes(anna, world, &house, slot).await;

        boris.taps(world, "Book a time").await;
        boris.sees("Nothing is free this month");
        boris.taps(world, "25·0").await;
        boris.sees("Tap a taken time 🔔");
        boris.taps(world, "🔔10:00").await;
        boris.hears("🔔 We'll tell you as soon as it's free");
        boris.sees("🔔 Waiting for a free time · 1");
        boris.taps(world, "🔔 Wed 25 Nov, 10:00–11:00").await;
        boris.sees("Waiting until: Wed 25 Nov, 10:00");
        boris.taps(world, "⌂").await;
        boris.sees("🔔 Waiting · 1");
        tick(world).await;
        assert_eq!(boris.count(FREE), 0);

        leaves(anna, world, &house, slot).await;
        tick(world).await;
        boris.sees(FREE);
        boris.sees("Wed 25 Nov, 10:00–11:00");
        world.pictures("freed").await;
        boris.taps(world, "✅ Book").await;
        boris.hears("Booking confirmed");
        boris.sees("✅ It's yours");
        assert_eq!(house.held(world, slot).await[0].client_name, "Boris");
        assert_eq!(waiting(world, &house).await, 0, "who has it waits for it no longer");
        assert_eq!(anna.count(FREE), 0);
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_day_is_waited_for_until_it_is_over() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, TEN).await;
        let taken = house.slot(world, "2026-11-25T12:00").await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        takes(anna, world, &house, taken).await;
        boris.taps(world, "Book a time").await;
        boris.taps(world, "25·1").await;
        boris.taps(world, "🔔 Wait for another time").await;
        boris.sees("🔔12:00");
        boris.taps(world, "🔔 Any time of this day").await;
        boris.sees("🔔 Wed 25 Nov, all day");

        // Another day is none of his affair.
        house.slot(world, "2026-11-26T10:00").await;
        tick(world).await;
        assert_eq!(boris.count(FREE), 0);
        leaves(anna, world, &house, taken).await;
        tick(world).await;
        boris.sees(FREE);
        boris.sees("Wed 25 Nov, 12:00–13:00");
        world.comes(at("2026-11-26T00:01")).await;
        assert_eq!(waiting(world, &house).await, 0);
        boris.looks();
    })
    .await;
}

#[tokio::test]
async fn weekdays_and_hours_are_chosen_by_buttons_and_are_the_readers_own() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let boris = house.client(world, "Boris").await;
        // Two hours ahead of the tutor.
        boris
            .forges(
                world,
                &code(Act::PickZone {
                    zone: "Europe/Moscow".to_owned(),
                }),
            )
            .await;
        boris.starts(world).await;
        boris.taps(world, "🔔 Wait").await;
        boris.sees("What are you waiting for?");
        boris.taps(world, "🔁 Weekdays and hours").await;
        boris.sees("17:00–20:00. Choose the weekdays that suit you.");
        assert!(!boris.screen().contains("Wait for it"), "{}", boris.screen());
        boris.taps(world, "Tue").await;
        boris.taps(world, "Thu").await;
        boris.taps(world, "from 18:00").await;
        boris.taps(world, "to 21:00").await;
        boris.sees("Tue Thu, 18:00–21:00");
        world.pictures("weekly").await;
        boris.taps(world, "🔔 Wait for it").await;
        boris.sees("🔔 Tue Thu, 18–21");

        // By Berlin's wall: too early, on another day, and within.
        house.slot(world, "2026-11-26T15:00").await;
        house.slot(world, "2026-11-25T17:00").await;
        house.slot(world, "2026-11-26T16:00").await;
        tick(world).await;
        boris.sees(FREE);
        boris.sees("Thu 26 Nov, 18:00–19:00 (16:00 Berlin)");
        assert_eq!(boris.count(FREE), 1);

        // After sixty days it is over, and he can go on by one tap.
        world.comes(world.clock.now() + Span::days(61)).await;
        boris.sees("🔔 60 days of waiting have passed");
        boris.sees("Tue Thu, 18–21");
        assert_eq!(waiting(world, &house).await, 0);
        boris.taps(world, "🔔 Wait again").await;
        boris.hears("We'll tell you as soon as it's free");
        assert_eq!(waiting(world, &house).await, 1);
        boris.looks();
    })
    .await;
}

#[tokio::test]
async fn anything_within_so_many_days_comes_in_one_message_whatever_is_published() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let boris = house.client(world, "Boris").await;
        boris.taps(world, "🔔 Wait").await;
        boris.taps(world, "7 days").await;
        boris.sees("any time until 30 Nov");
        let times: Vec<String> = (9..19).map(|hour| format!("{hour}:00")).collect();
        let typed = Place::Typed {
            tenant: house.tenant,
            day: "2026-11-27".parse().unwrap(),
        };
        house.tutor.forges(world, &go(typed)).await;
        house.tutor.says(world, &times.join(" ")).await;
        house.tutor.looks();
        // Beyond his days.
        house.slot(world, "2026-12-01T10:00").await;
        tick(world).await;
        boris.sees("🔔 10 times are free");
        boris.sees("Tap a time to ask for it at once.");
        boris.sees("✅ Fri 27 Nov, 9:00–10:00");
        boris.does_not_see("17:00–18:00");
        boris.taps(world, "2 more times ›").await;
        boris.sees("Nearest free times");
        boris.taps(world, "✅ Fri 27 Nov, 11:00–12:00").await;
        boris.hears("Request sent");
        boris.sees("✅ It's yours");
        house.tutor.sees("New request: Boris");
        tick(world).await;
        assert_eq!(
            boris.count("times are free"),
            0,
            "the message is settled, and there was one"
        );
        world.comes(at("2026-12-01T00:30")).await;
        assert_eq!(waiting(world, &house).await, 0);
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_is_late_is_told_kindly_and_a_double_tap_books_once() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        house.slot(world, "2026-11-26T10:00").await;
        let clients = house.clients(world, &["Anna", "Boris", "Clara"]).await;
        let (anna, boris, clara) = (&clients[0], &clients[1], &clients[2]);
        takes(anna, world, &house, slot).await;
        for client in [boris, clara] {
            waits(client, world, &house, &format!("s{slot}"), 0).await;
        }
        leaves(anna, world, &house, slot).await;
        tick(world).await;
        boris.presses("✅ Book");
        boris.presses("✅ Book");
        world.settles().await;
        boris.sees("✅ It's yours");
        assert_eq!(house.held(world, slot).await.len(), 1);
        clara.taps(world, "✅ Book").await;
        clara.hears("Somebody has just taken this time.");
        clara.sees("Nearest free times");
        clara.sees("Thu 26 Nov, 10:00–11:00");
        assert_eq!(waiting(world, &house).await, 1, "she still waits");
        clara.taps(world, "🔔 Tell me if it's free again").await;
        clara.hears("We'll tell you as soon as it's free");
        assert_eq!(waiting(world, &house).await, 1);
        clara.looks();
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn not_suitable_settles_the_message_and_the_wait_goes_on() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let boris = house.client(world, "Boris").await;
        waits(&boris, world, &house, "a", 14).await;
        house.slot(world, TEN).await;
        tick(world).await;
        let message = boris.phone.last().unwrap();
        let not_suitable = callbacks(&message)
            .into_iter()
            .find(|callback| matches!(callback, Callback::Do(Act::NotSuitable { .. })));
        boris.taps(world, "Not suitable").await;
        boris.hears("Fine, we'll keep waiting");
        boris.sees("Not suitable: we'll keep waiting.");
        assert_eq!(boris.count(FREE), 0);
        // Once more by an old button: nothing new.
        boris.forges(world, &not_suitable.unwrap().encode(Origin::Notice)).await;
        boris.taps(world, "🔔 What I'm waiting for").await;
        boris.sees("any time until");
        house.slot(world, "2026-11-26T10:00").await;
        tick(world).await;
        boris.sees(FREE);
    })
    .await;
}

#[tokio::test]
async fn a_pause_is_silent_and_ends_by_a_tap() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let boris = house.client(world, "Boris").await;
        boris.taps(world, "🔔 Wait").await;
        boris.taps(world, "14 days").await;
        boris.taps(world, "🔔 any time until").await;
        boris.taps(world, "⏸ Pause").await;
        boris.hears("On pause");
        boris.sees("⏸ On pause: we don't write to you about it.");
        house.slot(world, TEN).await;
        tick(world).await;
        assert_eq!(boris.count(FREE), 0);
        boris.taps(world, "‹ Back").await;
        boris.taps(world, "⏸ any time until").await;
        boris.taps(world, "▶ Go on").await;
        boris.hears("We're waiting again");
        house.slot(world, "2026-11-26T10:00").await;
        tick(world).await;
        boris.sees(FREE);
        boris.sees("Thu 26 Nov");
        boris.taps(world, "✖ Stop waiting").await;
        boris.hears("We wait for it no longer");
        boris.sees("What are you waiting for?");
        assert_eq!(waiting(world, &house).await, 0);
    })
    .await;
}

#[tokio::test]
async fn so_many_watches_and_no_more() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let boris = house.client(world, "Boris").await;
        for day in 24..=30 {
            waits(&boris, world, &house, &format!("d2026-11-{day}"), 0).await;
        }
        for wish in ["w1-9-12", "w2-9-12", "w4-9-12", "w1-9-12"] {
            waits(&boris, world, &house, wish, 0).await;
        }
        assert_eq!(waiting(world, &house).await, 10);
        waits(&boris, world, &house, "a", 14).await;
        boris.hears("You can wait for 10 things at a time here.");
        boris.sees("Waiting for a free time · 10");
        // One that is there already is renewed all the same.
        waits(&boris, world, &house, "w4-9-12", 0).await;
        boris.hears("We'll tell you");
        for (wish, days) in [
            ("s999999", 0),
            ("a", 3),
            ("d2026-11-20", 0),
            ("d2030-01-01", 0),
            ("w0-9-12", 0),
            ("x", 0),
        ] {
            waits(&boris, world, &house, wish, days).await;
            assert!(
                !boris.phone.toasts().last().unwrap().text.contains("We'll tell you"),
                "{wish}"
            );
        }
        assert_eq!(waiting(world, &house).await, 10);
    })
    .await;
}

#[tokio::test]
async fn the_specialist_sees_no_way_to_wait_on_her_own_page() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let anna = house.client(world, "Anna").await;
        takes(&anna, world, &house, slot).await;
        house.tutor.opens(world, &house.link).await;
        assert!(!house.tutor.screen().contains("🔔"));
        house.tutor.taps(world, "Book a time").await;
        house.tutor.taps(world, "25·0").await;
        assert!(!house.tutor.screen().contains("🔔"), "{}", house.tutor.screen());
        for place in [
            Place::Nearest { tenant: house.tenant },
            Place::Taken {
                tenant: house.tenant,
                slot,
            },
            Place::Watches { tenant: house.tenant },
        ] {
            house.tutor.forges(world, &go(place)).await;
            assert!(!house.tutor.screen().contains("🔔"), "{}", house.tutor.screen());
        }
        waits(&house.tutor, world, &house, "a", 14).await;
        house.tutor.hears("This is your own page");
    })
    .await;
}

#[tokio::test]
async fn in_russian_too() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let boris = house.client(world, "Борис").await;
        boris
            .forges(world, &code(Act::PickLanguage { code: "ru".to_owned() }))
            .await;
        boris.starts(world).await;
        boris.taps(world, "🔔 Ждать").await;
        boris.sees("Чего ждём?");
        boris.taps(world, "🔁 Дни недели и часы").await;
        boris.taps(world, "Ср").await;
        boris.taps(world, "Чт").await;
        boris.taps(world, "Утро").await;
        boris.taps(world, "🔔 Ждать").await;
        boris.sees("🔔 ср–чт, 6–12");
        house.slot(world, TEN).await;
        tick(world).await;
        boris.sees("🔔 Освободилось время");
        house.slot(world, "2026-11-26T10:00").await;
        house.slot(world, "2026-11-26T11:00").await;
        tick(world).await;
        boris.sees("🔔 Освободилось время · 2");
        world.pictures("freed-ru").await;
        boris.taps(world, "Не подходит").await;
        boris.sees("Не подошло: ждём дальше.");
        boris.looks();
    })
    .await;
}
