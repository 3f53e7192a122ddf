//! A specialist books for clients and moves what they have: to free times and to any hour, warned and knowingly.

use slotkeeper::domain::ids::SlotId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::spot::{Spot, Subject, Warnings};
use slotkeeper::storage::booking::BookingRow;
use slotkeeper::storage::{booking, slot};
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::house::{self, House};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

/// A house in which she has booked once.
async fn with_anna(world: &World, name: &str) -> (House, Someone) {
    let house = House::open(world, Approval::Never).await;
    let anna = house.client(world, name).await;
    let slot = house.slot(world, "2026-11-24T10:00").await;
    anna.forges(world, &house.book(slot)).await;
    anna.looks();
    house.tutor.looks();
    (house, anna)
}

async fn opens_the_card(world: &World, tutor: &Someone, name: &str) {
    tutor.starts(world).await;
    tutor.taps(world, "👥 Clients").await;
    tutor.taps(world, name).await;
}

/// All that holds a seat in the days to come.
async fn ahead(world: &World, house: &House) -> Vec<BookingRow> {
    let now = world.clock.now();
    booking::between(&mut house::read(world).await, house.tenant, now, now + Span::days(400))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_client_is_booked_into_a_free_time_and_told() {
    story(async |world| {
        let (house, anna) = with_anna(world, "Anna").await;
        let tutor = &house.tutor;
        let free = house.slot(world, "2026-11-26T12:00").await;
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "➕ Book for them").await;
        tutor.sees("Booking for Anna");
        tutor.taps(world, "12:00–13:00").await;
        tutor.sees("Thu 26 Nov, 12:00–13:00");
        tutor.sees("The client will be told");
        world.pictures("putting").await;
        tutor.presses("✅ Book");
        tutor.presses("✅ Book");
        world.settles().await;
        assert_eq!(house.held(world, free).await.len(), 1);
        assert_eq!(anna.count("You're booked"), 1);
        anna.sees("📅 You're booked\nThu 26 Nov, 12:00–13:00");
        anna.taps(world, "📋 Open the booking").await;
        anna.sees("✅ Confirmed");
        // Who did it stands in the history.
        tutor.sees("✅ Confirmed · Maria");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn any_hour_can_be_given_and_is_nobody_elses() {
    story(async |world| {
        let (house, anna) = with_anna(world, "Anna").await;
        let tutor = &house.tutor;
        let boris = world.person(5005, "Boris", "en");
        boris.opens(world, &house.link).await;
        boris.taps(world, "🔔 Wait").await;
        boris.taps(world, "30 days").await;
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "➕ Book for them").await;
        tutor.says(world, "whenever").await;
        tutor.sees("couldn't read one day and hour");
        tutor.says(world, "23.11 6:00").await;
        tutor.sees("has passed");
        tutor.says(world, "tomorrow 17:10").await;
        tutor.sees("17:10–18:10");
        tutor.sees("for them alone");
        tutor.taps(world, "✅ Book").await;
        anna.sees("You're booked");
        let made = ahead(world, &house)
            .await
            .into_iter()
            .find(|row| row.start_at == at("2026-11-24T17:10"))
            .unwrap();
        let row = house.row(world, made.slot_id).await.unwrap();
        assert_eq!((row.state.as_str(), row.seats), ("hidden", 1));
        // Nobody hears of it, neither now nor when it is left.
        world.passes(Span::hours(1)).await;
        let cancel = house.step(world, &made, "cancel").await;
        anna.forges(world, &cancel).await;
        world.passes(Span::hours(1)).await;
        boris.does_not_see("17:10");
        tutor.looks();
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn an_hour_is_chosen_from_a_day_and_a_free_time_at_that_hour_is_taken() {
    story(async |world| {
        let (house, anna) = with_anna(world, "Anna").await;
        let tutor = &house.tutor;
        let free = house.slot(world, "2026-11-25T15:00").await;
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "➕ Book for them").await;
        tutor.taps(world, "🕐 Another day or hour").await;
        tutor.taps(world, "24 Nov ›").await;
        tutor.sees("[10:00■]");
        tutor.taps(world, "25 Nov ›").await;
        tutor.sees("15:00–16:00 · free");
        tutor.taps(world, "15:00").await;
        tutor.taps(world, "✅ Book").await;
        assert_eq!(
            house.held(world, free).await.len(),
            1,
            "no second time is made at the same hour"
        );
        anna.sees("You're booked");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_stands_against_it_is_named_and_overridden_only_once_it_was_read() {
    story(async |world| {
        let (house, anna) = with_anna(world, "Anna").await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let boris = world.person(5005, "Boris", "en");
        boris.opens(world, &house.link).await;
        let taken = house.slot(world, "2026-11-26T12:00").await;
        boris.forges(world, &house.book(taken)).await;
        boris.looks();
        let client = house.held(world, taken).await[0].client_id;
        let annas = ahead(world, &house).await[0].client_id;
        let hour = Spot::hour(at("2026-11-26T12:30"), 60).unwrap();
        let put = |spot: Spot, read: u32| {
            let act = Act::Put {
                tenant,
                of: Subject::Client(annas),
                entry_no: 0,
                spot,
                read: Warnings::from_bits(read).unwrap(),
            };
            Callback::Do(act).encode(Origin::Screen)
        };
        tutor.forges(world, &put(hour, 0)).await;
        tutor.sees("⚠️ You have Boris then, 12:00–13:00");
        assert_eq!(ahead(world, &house).await.len(), 2);
        tutor.taps(world, "⚠️ Book anyway").await;
        assert_eq!(ahead(world, &house).await.len(), 3);
        anna.sees("You're booked\nThu 26 Nov, 12:30–13:30");
        // A seat that somebody has is never given twice.
        tutor.forges(world, &put(Spot::Slot(taken), 63)).await;
        tutor.hears("taken");
        assert_eq!(house.held(world, taken).await[0].client_id, client);
        for (spot, heard) in [
            (Spot::Slot(SlotId(987_654)), "can't be booked"),
            (Spot::hour(at("2026-11-23T06:00"), 60).unwrap(), "passed"),
        ] {
            tutor.forges(world, &put(spot, 63)).await;
            tutor.hears(heard);
        }
        house.slot(world, "2026-11-27T09:00").await;
        world
            .database
            .sql("INSERT INTO closed_day SELECT tenant_id, '2026-11-27' FROM tenant")
            .await;
        let closed = Spot::hour(at("2026-11-27T09:00"), 60).unwrap();
        tutor.forges(world, &put(closed, 32)).await;
        tutor.sees("⚠️ The day is closed");
        tutor.taps(world, "⚠️ Book anyway").await;
        anna.sees("Fri 27 Nov, 9:00–10:00");
        boris.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_free_time_is_given_to_somebody_found_by_name() {
    story(async |world| {
        let (house, anna) = with_anna(world, "Анна Ёлкина").await;
        let tutor = &house.tutor;
        let free = house.slot(world, "2026-11-25T15:00").await;
        tutor.starts(world).await;
        tutor.taps(world, "🗓 Schedule").await;
        tutor.taps(world, "Wed 25").await;
        tutor.taps(world, "15:00–16:00").await;
        tutor.taps(world, "➕ Book a client").await;
        tutor.sees("For whom?");
        tutor.says(world, "nobody").await;
        tutor.sees("“nobody” · 0");
        tutor.says(world, "елк").await;
        tutor.sees("“елк” · 1");
        tutor.taps(world, "Анна Ёлкина").await;
        tutor.taps(world, "✅ Book").await;
        assert_eq!(house.held(world, free).await.len(), 1);
        anna.sees("You're booked");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_lesson_is_moved_to_any_hour_and_the_client_hears_from_where() {
    story(async |world| {
        let (house, anna) = with_anna(world, "Anna").await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let before = ahead(world, &house).await.remove(0);
        tutor.starts(world).await;
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "📋 tomorrow, 10:00").await;
        tutor.taps(world, "↔ Move").await;
        tutor.sees("Now: tomorrow, 10:00–11:00");
        tutor.says(world, "26.11 18:30-20:00").await;
        // It keeps its length.
        tutor.sees("To: Thu 26 Nov, 18:30–19:30");
        tutor.presses("✅ Move");
        tutor.presses("✅ Move");
        world.settles().await;
        let after = ahead(world, &house).await.remove(0);
        assert_eq!(
            (after.booking_id, after.start_at),
            (before.booking_id, at("2026-11-26T18:30"))
        );
        assert_eq!(anna.count("Your booking is moved"), 1);
        anna.sees("It was: Tomorrow, 10:00–11:00");
        assert!(house.held(world, before.slot_id).await.is_empty());
        // An old button of the lesson as it was.
        let act = Act::Put {
            tenant,
            of: Subject::Booking(before.booking_id),
            entry_no: before.entry_no,
            spot: Spot::hour(at("2026-11-27T18:30"), 60).unwrap(),
            read: Warnings::default(),
        };
        tutor.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
        tutor.hears("This has changed");
        assert_eq!(ahead(world, &house).await.len(), 1);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn two_specialists_give_one_time_to_one_client_each_and_one_wins() {
    story(async |world| {
        let (house, anna) = with_anna(world, "Anna").await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let boris = world.person(5005, "Boris", "en");
        boris.opens(world, &house.link).await;
        let other = house.slot(world, "2026-11-25T10:00").await;
        boris.forges(world, &house.book(other)).await;
        boris.looks();
        let helper = world.person(5006, "Helper", "en");
        helper.starts(world).await;
        world
            .database
            .sql(
                "INSERT INTO member SELECT tenant_id, (SELECT person_id FROM person WHERE telegram_id = 5006), \
                 'assistant', 'bookings', 1 FROM tenant",
            )
            .await;
        let free = house.slot(world, "2026-11-26T15:00").await;
        let clients: Vec<_> = ahead(world, &house).await.iter().map(|row| row.client_id).collect();
        for (who, client) in [(tutor, clients[0]), (&helper, clients[1])] {
            let act = Act::Put {
                tenant,
                of: Subject::Client(client),
                entry_no: 0,
                spot: Spot::Slot(free),
                read: Warnings::default(),
            };
            let message = who
                .phone
                .messages()
                .iter()
                .rev()
                .find(|message| message.from_bot)
                .unwrap()
                .id;
            let data = Callback::Do(act).encode(Origin::Screen);
            who.phone.forges(message, &data, world.clock.now_ms()).unwrap();
        }
        world.settles().await;
        assert_eq!(house.held(world, free).await.len(), 1);
        assert_eq!(anna.count("You're booked") + boris.count("You're booked"), 1);
        for someone in [&anna, &boris, &helper, tutor] {
            someone.looks();
        }
        let mut conn = house::read(world).await;
        assert_eq!(slot::by_id(&mut conn, tenant, free).await.unwrap().unwrap().taken, 1);
    })
    .await;
}

#[tokio::test]
async fn who_has_stopped_the_bot_is_told_by_hand_with_a_text_to_share() {
    story(async |world| {
        let (house, anna) = with_anna(world, "Anna").await;
        let tutor = &house.tutor;
        anna.phone.blocks(world.clock.now_ms());
        world.settles().await;
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "➕ Book for them").await;
        tutor.says(world, "25.11 16:00").await;
        tutor.sees("They've stopped the bot");
        tutor.taps(world, "✅ Book").await;
        tutor.sees("📤 Share");
        let shared: Vec<String> = tutor
            .phone
            .messages()
            .iter()
            .filter_map(|message| message.markup.clone())
            .flat_map(|markup| markup.inline_rows().iter().flatten().cloned().collect::<Vec<_>>())
            .filter_map(|button| match button.press {
                slotkeeper::simulator::Press::Url(url) if url.contains("share") => Some(url),
                _ => None,
            })
            .collect();
        assert!(
            shared[0].contains("You're%20booked") || shared[0].contains("You%27re%20booked"),
            "{shared:?}"
        );
        assert!(shared[0].contains("Wed%2025%20Nov"), "{shared:?}");
        anna.looks();
    })
    .await;
}
