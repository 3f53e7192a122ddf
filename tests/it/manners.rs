//! How a practice is set: what its weeks begin with, the language it speaks to newcomers, its currency, and whom it asks.

use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::House;
use crate::world::person::Someone;
use crate::world::{World, story};

fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

async fn settings(world: &World, tutor: &Someone, group: &str) {
    tutor.says(world, "/settings").await;
    tutor.taps(world, group).await;
}

async fn books(world: &World, who: &Someone, day: &str, button: &str) {
    who.starts(world).await;
    who.taps(world, "Book a time").await;
    who.taps(world, &format!("{day}·")).await;
    who.taps(world, "10:00").await;
    who.taps(world, button).await;
    who.looks();
}

/// Bookings that have a seat.
async fn held(world: &World) -> usize {
    let query = "SELECT CAST(booking_id AS TEXT) FROM booking WHERE seat IS NOT NULL";
    world.database.texts(query).await.len()
}

#[tokio::test]
async fn a_week_that_begins_on_sunday_is_shown_and_copied_so() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        // Sunday, and the Saturday before the next.
        house.slot(world, "2026-11-29T10:00").await;
        house.slot(world, "2026-12-05T10:00").await;
        let monday = "2026-12-01".parse().unwrap();
        tutor.forges(world, &go(Place::Week { tenant, monday })).await;
        tutor.sees("Week 30 Nov – 6 Dec");
        settings(world, tutor, "About the practice").await;
        tutor.sees("The week begins on Monday");
        tutor.taps(world, "The week begins").await;
        tutor.sees("Monday ☑");
        tutor.taps(world, "Sunday").await;
        tutor.sees("The week begins on Sunday");
        tutor.forges(world, &go(Place::Week { tenant, monday })).await;
        tutor.sees("Week 29 Nov – 5 Dec");
        // The screen of one day leads back to its own week.
        tutor.taps(world, "Sun 29").await;
        tutor.taps(world, "Back").await;
        tutor.sees("Week 29 Nov – 5 Dec");
        tutor.taps(world, "Copy").await;
        tutor.sees("Copy the week 29 Nov – 5 Dec");
        tutor.taps(world, "Onto 6 Dec").await;
        tutor.sees("6–12 Dec");
        tutor.taps(world, "Copy times: 2").await;
        let made = world.database.texts("SELECT wall FROM slot ORDER BY start_at").await;
        assert_eq!(
            made,
            [
                "2026-11-29T10:00",
                "2026-12-05T10:00",
                "2026-12-06T10:00",
                "2026-12-12T10:00"
            ]
        );
        // Clients see months of such weeks.
        let anna = house.client(world, "Anna").await;
        anna.taps(world, "Book a time").await;
        let month = anna.screen();
        assert!(month.contains("[Sun] [Mon]"), "{month}");
        assert!(month.contains("[29·1]"), "{month}");
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_newcomer_whose_app_says_no_language_reads_the_practices() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let silent = world.person(7001, "Zoe", "");
        silent.opens(world, &house.link).await;
        silent.sees("Book a time");
        settings(world, &house.tutor, "About the practice").await;
        house.tutor.taps(world, "Language: English").await;
        house.tutor.taps(world, "Русский").await;
        house.tutor.hears("Language of the practice: Русский");
        house.tutor.sees("Language: Русский");
        let other = world.person(7002, "Ада", "");
        other.opens(world, &house.link).await;
        other.sees("Записаться");
        // Whoever's app speaks is spoken to as it does, and who was guessed before stays as guessed.
        let english = world.person(7003, "Eve", "en");
        english.opens(world, &house.link).await;
        english.sees("Book a time");
        silent.starts(world).await;
        silent.sees("Book a time");
        other.starts(world).await;
        other.sees("Записаться");
        for someone in [&silent, &other, &english, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn the_currency_is_another_until_something_has_a_price() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let slot = house.slot(world, "2026-11-25T10:00").await;
        settings(world, tutor, "Money").await;
        tutor.taps(world, "Currency: EUR").await;
        tutor.says(world, "pln").await;
        tutor.sees("Currency: PLN");
        world.database.sql("UPDATE slot SET price = 2500").await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slot)).await;
        anna.looks();
        tutor.looks();
        settings(world, tutor, "Money").await;
        tutor.taps(world, "Currency: PLN").await;
        tutor.sees("It can't be changed any more");
        let code = "EUR".to_owned();
        let act = Callback::Do(Act::SetCurrency { tenant, code }).encode(Origin::Screen);
        tutor.forges(world, &act).await;
        tutor.hears("PLN can't be changed any more");
        assert_eq!(world.database.texts("SELECT currency FROM tenant").await, ["PLN"]);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn newcomers_alone_are_approved_and_ask_for_two_times_at_most() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        for day in 24..=28 {
            house.slot(world, &format!("2026-11-{day}T10:00")).await;
        }
        settings(world, tutor, "Booking and lessons").await;
        tutor.taps(world, "Booking rules").await;
        tutor.taps(world, "New").await;
        tutor.sees("new clients");
        tutor.taps(world, "👤").await;
        tutor.taps(world, "3").await;
        let anna = house.client(world, "Anna").await;
        books(world, &anna, "24", "✅ Send a request").await;
        books(world, &anna, "25", "✅ Send a request").await;
        books(world, &anna, "26", "✅ Send a request").await;
        assert_eq!(held(world).await, 2);
        tutor.taps(world, "✅ Accept").await;
        // Once accepted, nobody is asked, and three is the most that there may be.
        books(world, &anna, "26", "✅ Book").await;
        assert_eq!(held(world).await, 3);
        books(world, &anna, "27", "✅ Book").await;
        assert_eq!(held(world).await, 3);
        anna.looks();
        tutor.looks();
    })
    .await;
}
