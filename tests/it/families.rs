//! One person for several clients, and several for one: whom a booking is for, who hears of it, and who may do what.

use slotkeeper::domain::acting::Deeds;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::House;
use crate::world::person::Someone;
use crate::world::{World, story};

/// Anna opens the family and adds a child.
async fn adds(world: &World, parent: &Someone, name: &str) {
    parent.starts(world).await;
    parent.taps(world, "📋 Bookings").await;
    parent.taps(world, "👨‍👩‍👧 Family").await;
    parent.taps(world, "➕ Add a child").await;
    parent.says(world, name).await;
    parent.sees(&format!("👤 {name}"));
    parent.taps(world, "⌂").await;
}

/// To the question before a free time is taken.
async fn picks(world: &World, parent: &Someone, time: &str) {
    parent.starts(world).await;
    parent.taps(world, "Book a time").await;
    parent.taps(world, "Nearest").await;
    parent.taps(world, time).await;
}

/// Anna makes a link for one of hers, with what is left ticked.
async fn invites(world: &World, parent: &Someone, child: &str, unticked: &[&str]) -> String {
    parent.starts(world).await;
    parent.taps(world, "📋 Bookings").await;
    parent.taps(world, "👨‍👩‍👧 Family").await;
    parent.taps(world, &format!("👤 {child}")).await;
    parent.taps(world, "🔗 Invite another person").await;
    for tick in unticked {
        parent.taps(world, &format!("☑ {tick}")).await;
    }
    parent.taps(world, "🔗 Make the link").await;
    parent.sees("Works once, until");
    parent.link_in_sight()
}

async fn with_slots(world: &World, approval: Approval, walls: &[&str]) -> House {
    let house = House::open(world, approval).await;
    for wall in walls {
        house.slot(world, wall).await;
    }
    house
}

/// What a lesson costs from now on.
async fn costs(world: &World, minor: i64) {
    world.database.sql(&format!("UPDATE slot SET price = {minor}")).await;
}

#[tokio::test]
async fn a_parent_of_one_is_never_asked_for_whom() {
    story(async |world| {
        let house = with_slots(world, Approval::Never, &["2026-11-24T10:00", "2026-11-24T12:00"]).await;
        let anna = house.client(world, "Anna").await;
        picks(world, &anna, "10:00").await;
        anna.sees("👶 It's for my child");
        anna.taps(world, "👶 It's for my child").await;
        anna.says(world, "Masha").await;
        anna.sees("Book this time?");
        anna.does_not_see("For whom?");
        anna.taps(world, "✅ Book").await;
        anna.sees("Booking confirmed");
        house.tutor.sees("New booking: Masha");
        picks(world, &anna, "12:00").await;
        anna.does_not_see("for my child");
        anna.does_not_see("For");
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn of_two_children_it_is_asked_whom_each_booking_is_for() {
    story(async |world| {
        let house = with_slots(
            world,
            Approval::Never,
            &["2026-11-24T10:00", "2026-11-24T12:00", "2026-11-24T14:00"],
        )
        .await;
        let anna = house.client(world, "Anna").await;
        adds(world, &anna, "Masha").await;
        adds(world, &anna, "Petya").await;
        picks(world, &anna, "10:00").await;
        anna.sees("For whom?");
        anna.does_not_see("✅ Book");
        anna.taps(world, "👤 Petya").await;
        anna.sees("For: Petya");
        anna.taps(world, "👤 Masha").await;
        anna.sees("For: Masha");
        anna.taps(world, "✅ Book for Masha").await;
        anna.sees("👤 Masha");
        house.tutor.sees("New booking: Masha");
        // The next is asked about again.
        picks(world, &anna, "12:00").await;
        anna.sees("For whom?");
        anna.taps(world, "👤 Petya").await;
        anna.taps(world, "✅ Book for Petya").await;
        house.tutor.sees("New booking: Petya");
        anna.starts(world).await;
        anna.sees("Next booking: Masha · ");
        anna.taps(world, "📋 Bookings").await;
        anna.sees("10:00 · Masha");
        anna.sees("12:00 · Petya");
        // Each is reminded of by name, in one message of that day.
        world.passes(Span::hours(9)).await;
        anna.sees("👤 Masha · Tutor 1");
        anna.sees("👤 Petya · Tutor 1");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_old_button_asks_for_whom_once_there_are_two() {
    story(async |world| {
        let house = with_slots(world, Approval::Never, &["2026-11-24T10:00", "2026-11-24T12:00"]).await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna").await;
        picks(world, &anna, "10:00").await;
        anna.taps(world, "✅ Book").await;
        adds(world, &anna, "Masha").await;
        anna.forges(world, &house.book(slot)).await;
        anna.hears("You book for several by now");
        anna.sees("For whom?");
        assert_eq!(house.held(world, slot).await.len(), 0);
        anna.taps(world, "👤 Masha").await;
        anna.taps(world, "✅ Book for Masha").await;
        assert_eq!(house.held(world, slot).await[0].client_name, "Masha");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_series_is_for_the_one_who_is_chosen() {
    story(async |world| {
        let walls = ["2026-11-24T10:00", "2026-12-01T10:00", "2026-12-08T10:00"];
        let house = with_slots(world, Approval::Never, &walls).await;
        let anna = house.client(world, "Anna").await;
        adds(world, &anna, "Masha").await;
        adds(world, &anna, "Petya").await;
        picks(world, &anna, "omorrow").await;
        anna.does_not_see("For several weeks");
        anna.taps(world, "👤 Petya").await;
        anna.taps(world, "For several weeks").await;
        anna.sees("For: Petya");
        anna.taps(world, "✅ Book").await;
        anna.taps(world, "⌂").await;
        anna.taps(world, "📋 Bookings").await;
        anna.sees("10:00 · Petya");
        anna.does_not_see("10:00 · Masha");
        house.tutor.looks();
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn a_second_parent_comes_by_a_link_and_both_are_told_once_each() {
    story(async |world| {
        let house = with_slots(world, Approval::Never, &["2026-11-24T10:00", "2026-11-25T10:00"]).await;
        let anna = house.client(world, "Anna").await;
        adds(world, &anna, "Masha").await;
        let link = invites(world, &anna, "Masha", &[]).await;
        let (oleg, stranger) = (world.person(7001, "Oleg", "en"), world.person(7002, "Sam", "en"));
        oleg.opens(world, &link).await;
        oleg.sees("👤 Masha");
        oleg.sees("You book, hear, pay");
        oleg.sees("Anna: books, hears, pays");
        house.tutor.sees("Oleg now acts for Masha");
        anna.sees("Oleg now acts for Masha");
        stranger.opens(world, &link).await;
        stranger.sees("This link works no more");
        stranger.does_not_see("Masha");
        // What one of them books, the other hears of.
        picks(world, &oleg, "omorrow").await;
        oleg.taps(world, "✅ Book").await;
        house.tutor.sees("New booking: Masha");
        anna.sees("by Oleg");
        assert_eq!(anna.count("by Oleg"), 1);
        // Both tap the same button at once: one of them cancels, the other hears that it has changed.
        for parent in [&anna, &oleg] {
            parent.starts(world).await;
            parent.taps(world, "📋 Bookings").await;
            parent.taps(world, "omorrow").await;
            parent.taps(world, "✖ Cancel this booking").await;
        }
        anna.presses("✖ Yes, cancel it");
        oleg.presses("✖ Yes, cancel it");
        world.settles().await;
        let said = |who: &Someone| who.count("Booking cancelled");
        assert_eq!((said(&anna), said(&oleg)), (1, 1), "{}\n{}", anna.sight(), oleg.sight());
        assert_eq!(house.tutor.count("Cancelled: Masha"), 1);
        for someone in [&anna, &oleg, &stranger, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_teenager_who_only_hears_sees_and_is_reminded_and_can_do_nothing() {
    story(async |world| {
        let house = with_slots(world, Approval::Never, &["2026-11-25T10:00"]).await;
        let slot = house.slot(world, "2026-11-26T10:00").await;
        let anna = house.client(world, "Anna").await;
        adds(world, &anna, "Masha").await;
        picks(world, &anna, "25 Nov").await;
        anna.taps(world, "✅ Book").await;
        let link = invites(world, &anna, "Masha", &["Book and cancel", "See the bill and pay"]).await;
        let masha = world.person(7001, "Masha's phone", "en");
        masha.opens(world, &link).await;
        masha.sees("You hear");
        masha.does_not_see("Invite another person");
        masha.starts(world).await;
        masha.does_not_see("Book a time");
        masha.taps(world, "📋 Bookings").await;
        masha.taps(world, "25 Nov").await;
        masha.sees("👀 You can look");
        masha.does_not_see("Cancel this booking");
        masha.does_not_see("Move");
        // Nor by a button of somebody else's.
        let booking = house.client_booking(world, "Masha").await;
        masha.forges(world, &house.step(world, &booking, "cancel").await).await;
        masha.hears("somebody else books and cancels");
        masha.forges(world, &house.book(slot)).await;
        masha.hears("somebody else books and cancels");
        assert!(house.held(world, slot).await.is_empty());
        // A reminder to each who hears; only who books is asked whether they come.
        world.passes(Span::hours(31)).await;
        anna.sees("✅ I'll be there");
        masha.sees("⏰");
        masha.does_not_see("✅ I'll be there");
        for someone in [&anna, &masha, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_right_that_is_taken_away_is_gone_at_the_next_tap() {
    story(async |world| {
        let house = with_slots(world, Approval::Never, &["2026-11-25T10:00"]).await;
        let anna = house.client(world, "Anna").await;
        adds(world, &anna, "Masha").await;
        picks(world, &anna, "25 Nov").await;
        anna.taps(world, "✅ Book").await;
        let link = invites(world, &anna, "Masha", &[]).await;
        let oleg = world.person(7001, "Oleg", "en");
        oleg.opens(world, &link).await;
        oleg.starts(world).await;
        oleg.taps(world, "📋 Bookings").await;
        oleg.taps(world, "25 Nov").await;
        oleg.taps(world, "✖ Cancel this booking").await;
        // The specialist unticks it while the question stands.
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "Masha").await;
        tutor.taps(world, "👥 Who acts for them · 2").await;
        tutor.sees("Oleg: books, hears, pays");
        tutor.taps(world, "👤 Oleg").await;
        tutor.taps(world, "☑ Book and cancel").await;
        tutor.sees("☐ Book and cancel");
        oleg.taps(world, "✖ Yes, cancel it").await;
        oleg.hears("somebody else books and cancels");
        // Anna is the only one left who books.
        tutor.taps(world, "‹ Back").await;
        tutor.taps(world, "👤 Anna").await;
        tutor.taps(world, "☑ Book and cancel").await;
        tutor.hears("Somebody has to be able to book");
        // Anna takes all of it back: Oleg sees nothing any more, and hears nothing.
        anna.starts(world).await;
        anna.taps(world, "📋 Bookings").await;
        anna.taps(world, "👨‍👩‍👧 Family").await;
        anna.taps(world, "👤 Masha").await;
        anna.taps(world, "👤 Oleg").await;
        anna.taps(world, "✖ Remove access").await;
        anna.sees("You book, hear, pay");
        anna.does_not_see("Oleg: ");
        oleg.starts(world).await;
        oleg.taps(world, "📋 Bookings").await;
        oleg.does_not_see("25 Nov, 10:00");
        let before = oleg.count("⏰");
        world.passes(Span::hours(31)).await;
        assert_eq!(oleg.count("⏰"), before);
        anna.sees("⏰");
        for someone in [&anna, &oleg, tutor] {
            someone.looks();
        }
    })
    .await;
}

/// The tutor opens who acts for a client.
async fn opens_people(world: &World, tutor: &Someone, name: &str) {
    tutor.starts(world).await;
    tutor.taps(world, "👥 Clients").await;
    tutor.taps(world, name).await;
    tutor.taps(world, "👥 Who acts for them").await;
}

#[tokio::test]
async fn siblings_have_one_bill_and_a_stranger_joins_it_only_while_money_is_even() {
    story(async |world| {
        let house = with_slots(world, Approval::Never, &["2026-11-24T10:00", "2026-11-24T12:00"]).await;
        costs(world, 3000).await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&people[0], &people[1]);
        adds(world, anna, "Masha").await;
        adds(world, anna, "Petya").await;
        picks(world, boris, "12:00").await;
        boris.taps(world, "✅ Book").await;
        let tutor = &house.tutor;
        opens_people(world, tutor, "Masha").await;
        tutor.sees("💳 Pays together with: Petya");
        // Boris has had nothing charged yet: his bill becomes theirs.
        tutor.taps(world, "💳 Pays together with…").await;
        tutor.says(world, "bor").await;
        tutor.does_not_see("👤 Petya");
        tutor.taps(world, "Boris").await;
        tutor.sees("one bill?");
        tutor.taps(world, "💳 Yes, one bill").await;
        tutor.sees("Petya, Boris");
        let accounts = world.database.texts("SELECT CAST(COUNT(DISTINCT account_id) AS TEXT) FROM client").await;
        assert_eq!(accounts, ["1"]);
        let ahead = world
            .database
            .texts("SELECT CAST(COUNT(*) AS TEXT) FROM booking b JOIN client c USING (tenant_id, client_id) WHERE b.account_id <> c.account_id")
            .await;
        assert_eq!(ahead, ["0"]);
        // What Boris has had since is owed: nobody leaves the bill before it is settled.
        world.passes(Span::hours(50)).await;
        tutor.starts(world).await;
        tutor.taps(world, "💸 Unpaid").await;
        tutor.taps(world, "⚖️ Balances").await;
        tutor.sees("To be paid: €30");
        tutor.sees("Petya, Boris · €30");
        opens_people(world, tutor, "Petya").await;
        tutor.taps(world, "✂️ A bill of their own").await;
        tutor.hears("Money is in the way");
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "Boris").await;
        for someone in [anna, boris, tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn who_only_pays_sees_the_bill_of_the_child_by_name() {
    story(async |world| {
        let house = with_slots(world, Approval::Never, &["2026-11-24T10:00"]).await;
        costs(world, 3000).await;
        let anna = house.client(world, "Anna").await;
        adds(world, &anna, "Masha").await;
        adds(world, &anna, "Petya").await;
        picks(world, &anna, "10:00").await;
        anna.taps(world, "👤 Masha").await;
        anna.taps(world, "✅ Book for Masha").await;
        let ticks = ["Book and cancel", "Hear and be reminded"];
        let masha = invites(world, &anna, "Masha", &ticks).await;
        let petya = invites(world, &anna, "Petya", &ticks).await;
        let granny = world.person(7001, "Granny", "en");
        granny.opens(world, &masha).await;
        granny.sees("You pay");
        granny.opens(world, &petya).await;
        granny.sees("💳 Pays together with: Masha");
        world.passes(Span::hours(50)).await;
        granny.does_not_see("⏰");
        granny.starts(world).await;
        granny.taps(world, "To pay").await;
        granny.sees("Masha · ");
        granny.taps(world, "✅ I have paid").await;
        house.tutor.sees("Masha");
        for someone in [&anna, &granny, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn erasing_one_parent_keeps_the_child_and_the_lessons_for_the_other() {
    story(async |world| {
        let house = with_slots(world, Approval::Never, &["2026-11-25T10:00"]).await;
        let anna = house.client(world, "Anna Quillwort").await;
        adds(world, &anna, "Masha").await;
        picks(world, &anna, "25 Nov").await;
        anna.taps(world, "✅ Book").await;
        let oleg = world.person(7001, "Oleg", "en");
        oleg.opens(world, &invites(world, &anna, "Masha", &[]).await).await;
        invites(world, &anna, "Masha", &[]).await;
        anna.starts(world).await;
        anna.taps(world, "⚙").await;
        anna.taps(world, "What we keep").await;
        anna.taps(world, "Delete my data").await;
        anna.taps(world, "Yes, delete all of it").await;
        anna.looks();
        oleg.starts(world).await;
        oleg.taps(world, "📋 Bookings").await;
        oleg.taps(world, "25 Nov").await;
        oleg.sees("✖ Cancel this booking");
        house.tutor.starts(world).await;
        house.tutor.looks();
        let booking = house.client_booking(world, "Masha").await;
        assert!(booking.seat.is_some());
        world.passes(Span::days(4)).await;
        let left = world.database.everything().await;
        let left: Vec<&String> = left
            .iter()
            .filter(|row| row.to_lowercase().contains("quillwort"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
        oleg.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_banned_parent_books_for_nobody_and_the_other_parent_still_does() {
    story(async |world| {
        let house = with_slots(world, Approval::Never, &["2026-11-25T10:00"]).await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&people[0], &people[1]);
        adds(world, anna, "Masha").await;
        // Boris is a client himself, and Masha's father.
        adds(world, boris, "Boris himself").await;
        let link = invites(world, anna, "Masha", &[]).await;
        boris.opens(world, &link).await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "Boris himself").await;
        tutor.taps(world, "Terms").await;
        tutor.taps(world, "🚫 Ban").await;
        tutor.taps(world, "🚫 Yes, ban").await;
        tutor.sees("Banned since");
        picks(world, boris, "25 Nov").await;
        boris.taps(world, "👤 Masha").await;
        boris.taps(world, "✅ Book for Masha").await;
        boris.does_not_see("Booking confirmed");
        let again = invites(world, anna, "Masha", &[]).await;
        picks(world, anna, "25 Nov").await;
        anna.taps(world, "✅ Book").await;
        anna.sees("Booking confirmed");
        // Somebody who was banned comes by no link either.
        boris.opens(world, &again).await;
        for someone in [anna, boris, tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_has_more_than_eight_and_nobody_gives_what_they_have_not() {
    story(async |world| {
        let house = with_slots(world, Approval::Never, &["2026-11-25T10:00"]).await;
        let anna = house.client(world, "Anna").await;
        for n in 1..=8 {
            adds(world, &anna, &format!("Kid {n}")).await;
        }
        anna.taps(world, "📋 Bookings").await;
        anna.taps(world, "👨‍👩‍👧 Family").await;
        anna.does_not_see("➕ Add a child");
        let tenant = house.tenant;
        let new = Callback::Go(Place::KinNew { tenant, slot: None }).encode(Origin::Screen);
        anna.forges(world, &new).await;
        anna.says(world, "Kid 9").await;
        anna.sees("that is the most here");
        // A child may be booked for by somebody who does not pay, who gives no right to pay either.
        let link = invites(world, &anna, "Kid 1", &["See the bill and pay"]).await;
        let oleg = world.person(7001, "Oleg", "en");
        oleg.opens(world, &link).await;
        oleg.taps(world, "🔗 Invite another person").await;
        oleg.does_not_see("See the bill and pay");
        let client = house.kin(world, "Kid 1").await;
        let deeds = Deeds::ALL;
        let forged = Callback::Do(Act::MakeKinLink { tenant, client, deeds }).encode(Origin::Screen);
        oleg.forges(world, &forged).await;
        oleg.hears("This isn't here any more");
        // A name of three hundred emoji is refused, and a long one is cut on a button alone.
        let client = house.kin(world, "Kid 2").await;
        let rename = Callback::Go(Place::KinName { tenant, client }).encode(Origin::Screen);
        anna.forges(world, &rename).await;
        anna.says(world, &"👨‍👩‍👧".repeat(60)).await;
        anna.sees("what name instead?");
        anna.says(world, &"🙂".repeat(60)).await;
        anna.sees("🙂🙂");
        for someone in [&anna, &oleg, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn who_only_hears_gets_no_money_and_no_note_in_their_file() {
    story(async |world| {
        let house = with_slots(world, Approval::Never, &["2026-11-25T10:00"]).await;
        costs(world, 3000).await;
        let anna = house.client(world, "Anna").await;
        adds(world, &anna, "Masha").await;
        picks(world, &anna, "25 Nov").await;
        anna.taps(world, "✅ Book").await;
        world.database.sql("UPDATE client SET note = 'shy at first'").await;
        world.comes(crate::practice::at("2026-11-25T12:00")).await;
        let booking = house.client_booking(world, "Masha").await;
        crate::practice::take(&world.app.core, house.tenant, house.owner, booking.booking_id, "held").await;
        let link = invites(world, &anna, "Masha", &["Book and cancel", "See the bill and pay"]).await;
        let masha = world.person(7001, "Masha phone", "en");
        masha.opens(world, &link).await;
        let file = async |name: &str| {
            let of = format!("SELECT CAST(person_id AS TEXT) FROM person WHERE name = '{name}'");
            let person = world.database.texts(&of).await[0].parse().unwrap();
            let person = slotkeeper::domain::ids::PersonId(person);
            let mut conn = crate::house::read(world).await;
            let all = slotkeeper::storage::export::of_tenant(&mut conn, house.tenant, person)
                .await
                .unwrap();
            serde_json::to_string(&all).unwrap()
        };
        let (hers, parents) = (file("Masha phone").await, file("Anna").await);
        assert!(
            parents.contains("shy at first") && parents.contains("\"amount\""),
            "{parents}"
        );
        assert!(!hers.contains("shy at first") && !hers.contains("\"amount\""), "{hers}");
        assert!(hers.contains("\"price\":null") && !hers.contains("3000"), "{hers}");
        for someone in [&anna, &masha, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}
