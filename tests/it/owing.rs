//! What a client owes, how they pay it, and that nothing is paid before the specialist says so.

use slotkeeper::domain::ids::BookingId;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::{Media, Press, TINY_PNG, Upload};
use slotkeeper::storage::booking;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice::{at, take};
use crate::world::invariants;
use crate::world::person::Someone;
use crate::world::{World, story};

/// Anna has had lessons of 25 € at these hours of Wednesday, and owes for them.
async fn owes(world: &World, hours: &[&str]) -> (House, Someone, Vec<BookingId>) {
    let house = House::open(world, Approval::Never).await;
    world.database.sql("UPDATE kind SET price = 2500").await;
    let anna = house.client(world, "Anna").await;
    let mut bookings = Vec::new();
    for hour in hours {
        let slot = house.slot(world, &format!("2026-11-25T{hour}")).await;
        anna.forges(world, &house.book(slot)).await;
        bookings.push(house.held(world, slot).await[0].booking_id);
    }
    world.comes(at("2026-11-25T18:00")).await;
    for booking in &bookings {
        take(&world.app.core, house.tenant, house.owner, *booking, "held").await;
    }
    world.settles().await;
    anna.looks();
    house.tutor.looks();
    (house, anna, bookings)
}

/// What of a booking is missing.
async fn missing(world: &World, house: &House, id: BookingId) -> i64 {
    let mut conn = house::read(world).await;
    booking::by_id(&mut conn, house.tenant, id)
        .await
        .unwrap()
        .unwrap()
        .owed()
}

fn copies(someone: &Someone) -> Vec<String> {
    let markup = someone
        .phone
        .messages()
        .iter()
        .rev()
        .find_map(|message| message.markup.clone())
        .unwrap();
    let buttons = markup.inline_rows().iter().flatten();
    let copied = buttons.filter_map(|button| match &button.press {
        Press::Copy(text) => Some(text.clone()),
        _ => None,
    });
    copied.collect()
}

#[tokio::test]
async fn a_client_pays_and_the_tutor_says_yes() {
    story(async |world| {
        let (house, anna, bookings) = owes(world, &["10:00"]).await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "⚙").await;
        tutor.taps(world, "Money").await;
        tutor.taps(world, "How to pay you").await;
        tutor.sees("Nothing is said yet");
        tutor.says(world, " Card 2202 2000 1234 5678\n\n <Maria> & Co ").await;
        tutor.taps(world, "How to pay you").await;
        tutor.sees("Card 2202 2000 1234 5678\n<Maria> & Co");

        anna.starts(world).await;
        anna.taps(world, "To pay: €25").await;
        anna.sees("To pay: €25");
        anna.sees("Card 2202 2000 1234 5678\n<Maria> & Co");
        assert_eq!(copies(&anna), ["25", "2202200012345678"]);
        anna.presses("I have paid · €25");
        anna.presses("I have paid · €25");
        world.settles().await;
        anna.sees("Your specialist checks and confirms it");
        anna.does_not_see("I have paid");
        assert_eq!(tutor.count("Anna · paid €25?"), 1, "a double tap is one word");
        assert_eq!(missing(world, &house, bookings[0]).await, 2500, "nothing is paid yet");
        tutor.sees("Do you see the money?");
        let money = Place::Lesson {
            tenant: house.tenant,
            booking: bookings[0],
        };
        tutor.forges(world, &Callback::Go(money).encode(Origin::Screen)).await;
        tutor.sees("⏳ The client says they have paid €25");
        tutor.presses("✅ Yes, paid");
        tutor.presses("✅ Yes, paid");
        world.settles().await;
        tutor.sees("✅ Entered as paid");
        tutor.hears("This has been answered already");
        assert_eq!(missing(world, &house, bookings[0]).await, 0);
        anna.sees("Payment received: €25");
        anna.starts(world).await;
        anna.does_not_see("To pay: €");
        tutor.looks();
    })
    .await;
}

/// Two lessons are owed for, and their client says that they have paid.
async fn says_both_are_paid(world: &World) -> (House, Someone, Vec<BookingId>) {
    let (house, anna, bookings) = owes(world, &["10:00", "11:00"]).await;
    anna.starts(world).await;
    anna.taps(world, "To pay: €50").await;
    anna.taps(world, "I have paid · €50").await;
    (house, anna, bookings)
}

#[tokio::test]
async fn money_for_several_lessons_that_the_tutor_sees_is_one_payment() {
    story(async |world| {
        let (house, anna, bookings) = says_both_are_paid(world).await;
        let tutor = &house.tutor;
        tutor.taps(world, "✅ Yes").await;
        tutor.looks();
        for booking in bookings {
            assert_eq!(missing(world, &house, booking).await, 0);
        }
        assert_eq!(world.database.sql("UPDATE payment SET note = note").await, 1);
        invariants::hold(world).await;
        anna.sees("Payment received: €50");
        // Thousands are read as the reader's language writes them.
        tutor.starts(world).await;
        tutor.says(world, "Anna 50,000").await;
        tutor.sees("€50,000");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_receipt_goes_along_and_a_tutor_who_does_not_see_the_money_says_so() {
    story(async |world| {
        let (house, anna, bookings) = owes(world, &["10:00", "11:00"]).await;
        let (tutor, now) = (&house.tutor, world.clock.now_ms());
        anna.starts(world).await;
        anna.taps(world, "To pay: €50").await;
        anna.phone.sends_photo(TINY_PNG, "", now).unwrap();
        world.settles().await;
        anna.sees("First tap “I have paid”, then send the receipt");
        tutor.does_not_see("receipt");
        anna.taps(world, "I have paid · €50").await;
        anna.sees("You can send the receipt here");
        anna.phone.sends_photo(TINY_PNG, "", now).unwrap();
        world.settles().await;
        anna.sees("The receipt is passed on");
        tutor.sees("Anna · receipt for €50");
        anna.phone.sends_photo(TINY_PNG, "", now).unwrap();
        world.settles().await;
        anna.sees("Your receipt is with the specialist already");
        assert_eq!(tutor.count("receipt for"), 1);
        let photo = tutor
            .phone
            .messages()
            .into_iter()
            .find(|it| it.text.contains("receipt"))
            .unwrap();
        assert!(matches!(photo.media, Some(Media::Photo { .. })));
        tutor.taps(world, "Don't see it").await;
        tutor.sees("✖ Not seen yet");
        anna.sees("Your payment can't be seen yet: €50");
        assert_eq!(missing(world, &house, bookings[0]).await, 2500);

        // One of the two this time, with a file.
        anna.taps(world, "💸 To pay").await;
        anna.taps(world, "Today, 10:00 · €25").await;
        let upload = Upload {
            file_name: "receipt.pdf".into(),
            mime: "application/pdf".into(),
            bytes: b"%PDF-1.4".to_vec(),
        };
        anna.phone.sends_document(upload, "", now).unwrap();
        world.settles().await;
        tutor.sees("Anna · receipt for €25");
        anna.taps(world, "I have paid · €25").await;
        anna.looks();
        // The tutor enters the first by hand meanwhile: what was said of it is settled by that.
        let entry_no = booking::by_id(&mut house::read(world).await, house.tenant, bookings[0]).await;
        let pay = Act::Pay {
            tenant: house.tenant,
            booking: bookings[0],
            entry_no: entry_no.unwrap().unwrap().entry_no,
        };
        tutor.forges(world, &Callback::Do(pay).encode(Origin::Screen)).await;
        assert_eq!(tutor.count("✅ Entered as paid"), 1);
        tutor.taps(world, "✅ Yes, paid").await;
        assert_eq!(tutor.count("✅ Entered as paid"), 2);
        assert_eq!(missing(world, &house, bookings[1]).await, 0);
        assert_eq!(anna.count("Payment received: €25"), 2);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_old_button_and_somebody_elses_claim_enter_nothing() {
    story(async |world| {
        let (house, anna, bookings) = owes(world, &["10:00"]).await;
        let (tenant, booking) = (house.tenant, bookings[0]);
        let claim = |sum, booking| Callback::Do(Act::ClaimPaid { tenant, booking, sum }).encode(Origin::Screen);
        // The sum is not the one that is owed.
        anna.forges(world, &claim(1, None)).await;
        anna.hears("This has changed");
        let boris = world.person(77, "Boris", "en");
        boris.opens(world, &house.link).await;
        boris.forges(world, &claim(2500, Some(booking))).await;
        boris.hears("This isn't here any more");
        boris.forges(world, &claim(2500, None)).await;
        boris.hears("This has changed");
        anna.forges(world, &claim(2500, Some(booking))).await;
        anna.forges(world, &claim(2500, None)).await;
        anna.hears("We have passed this on already");
        let ids = house
            .tutor
            .phone
            .messages()
            .iter()
            .rev()
            .flat_map(house::callbacks)
            .collect::<Vec<_>>();
        let yes = ids
            .iter()
            .find(|it| matches!(it, Callback::Do(Act::ClaimYes { .. })))
            .unwrap();
        for someone in [&anna, &boris] {
            someone.forges(world, &yes.encode(Origin::Notice)).await;
            someone.hears("This isn't here any more");
            someone.looks();
        }
        assert_eq!(missing(world, &house, booking).await, 2500);
        let all = Place::Owing { of: None };
        anna.forges(world, &Callback::Go(all).encode(Origin::Screen)).await;
        anna.sees(" · €25");
        boris
            .forges(world, &Callback::Go(Place::Owing { of: None }).encode(Origin::Screen))
            .await;
        boris.sees("All is paid");
        house.tutor.looks();
    })
    .await;
}

/// The way to the tutor's own buttons for what became of a lesson.
async fn marks(world: &World, house: &House, id: BookingId, name: &'static str) {
    take(&world.app.core, house.tenant, house.owner, id, name).await;
    world.settles().await;
}

#[tokio::test]
async fn what_is_entered_is_what_the_client_spoke_of_though_the_price_has_changed_since() {
    story(async |world| {
        let (house, anna, bookings) = owes(world, &["10:00"]).await;
        let tutor = &house.tutor;
        world
            .database
            .sql("UPDATE workflow SET source = replace(source, 'charge = \"0%\"', 'charge = \"50%\"')")
            .await;
        world.restarts().await;
        marks(world, &house, bookings[0], "no-show").await;
        anna.looks();
        anna.starts(world).await;
        anna.taps(world, "To pay: €12.50").await;
        anna.taps(world, "I have paid · €12.50").await;
        tutor.sees("Anna · paid €12.50?");
        marks(world, &house, bookings[0], "held").await;
        tutor.taps(world, "✅ Yes, paid").await;
        tutor.hears("€12.50 is entered. The price has changed since: €12.50 is still to pay");
        tutor.sees("✅ Entered as paid: €12.50");
        assert_eq!(missing(world, &house, bookings[0]).await, 1250);
        anna.sees("Payment received: €12.50");
        anna.sees("Still to pay: €12.50");
        // The other way round: more was paid than is asked for by now.
        anna.taps(world, "💸 To pay").await;
        anna.taps(world, "I have paid · €12.50").await;
        marks(world, &house, bookings[0], "no-show").await;
        tutor.sees("➖ Nothing to pay any more: €12.50");
        assert_eq!(missing(world, &house, bookings[0]).await, 0);
        assert_eq!(anna.count("Payment received"), 1, "nobody has answered that");
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_claim_for_what_costs_nothing_any_more_is_closed_without_an_answer() {
    story(async |world| {
        let (house, anna, bookings) = says_both_are_paid(world).await;
        let tutor = &house.tutor;
        tutor.sees("Anna · paid €50?");
        marks(world, &house, bookings[0], "free").await;
        assert_eq!(tutor.count("Anna · paid €25?"), 1, "what is left of it is asked for");
        assert_eq!(anna.count("Payment"), 0);
        marks(world, &house, bookings[1], "free").await;
        tutor.sees("➖ Nothing to pay any more: €50");
        tutor.does_not_see("Yes, paid");
        assert_eq!(anna.count("Payment"), 0, "nothing was received");
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn a_claim_that_is_answered_in_parts_says_each_answer() {
    story(async |world| {
        let (house, anna, bookings) = says_both_are_paid(world).await;
        let tutor = &house.tutor;
        let row = booking::by_id(&mut house::read(world).await, house.tenant, bookings[0]).await;
        let pay = Act::Pay {
            tenant: house.tenant,
            booking: bookings[0],
            entry_no: row.unwrap().unwrap().entry_no,
        };
        tutor.forges(world, &Callback::Do(pay).encode(Origin::Screen)).await;
        tutor.sees("Anna · paid €25?");
        assert_eq!(anna.count("Payment"), 0, "the answer is not all there yet");
        tutor.taps(world, "Don't see it").await;
        tutor.sees("✅ Entered as paid: €25");
        tutor.sees("✖ Not seen yet: €25");
        assert_eq!(anna.count("Payment received: €25"), 1);
        assert_eq!(anna.count("Your payment can't be seen yet: €25"), 1);
        assert_eq!(missing(world, &house, bookings[0]).await, 0);
        assert_eq!(missing(world, &house, bookings[1]).await, 2500);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_payment_that_was_told_and_is_taken_back_is_told_too() {
    story(async |world| {
        let (house, anna, bookings) = owes(world, &["10:00"]).await;
        let tutor = &house.tutor;
        anna.starts(world).await;
        anna.taps(world, "To pay: €25").await;
        anna.taps(world, "I have paid · €25").await;
        tutor.taps(world, "✅ Yes, paid").await;
        anna.sees("Payment received: €25");
        anna.looks();
        let place = Place::Lesson {
            tenant: house.tenant,
            booking: bookings[0],
        };
        tutor.forges(world, &Callback::Go(place).encode(Origin::Screen)).await;
        tutor.taps(world, "↩").await;
        assert_eq!(missing(world, &house, bookings[0]).await, 2500);
        anna.sees("Held");
        anna.sees("To be paid again: €25");
        assert_eq!(anna.count("status was corrected"), 1);
        anna.looks();
        tutor.looks();
    })
    .await;
}
