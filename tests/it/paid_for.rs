//! What a payment is for, another sum than a client spoke of, and a receipt that comes by itself.

use slotkeeper::domain::ids::BookingId;
use slotkeeper::simulator::{TINY_PNG, Upload};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::House;
use crate::ledger::{owe, row};
use crate::practice::{at, take};
use crate::world::person::Someone;
use crate::world::{World, invariants, story};

async fn owed(world: &World, house: &House, bookings: &[BookingId]) -> Vec<i64> {
    let mut owed = Vec::new();
    for booking in bookings {
        owed.push(row(world, house, *booking).await.owed());
    }
    owed
}

async fn claims(world: &World, who: &Someone, sum: &str) {
    who.starts(world).await;
    who.taps(world, &format!("To pay: {sum}")).await;
    who.taps(world, &format!("I have paid · {sum}")).await;
}

#[tokio::test]
async fn another_sum_came_than_the_client_spoke_of_and_the_rest_stays_owed() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Anna", "11:00")]).await;
        let (tutor, anna) = (&house.tutor, &people[0]);
        claims(world, anna, "€50").await;
        tutor.taps(world, "✏️ Another sum").await;
        tutor.sees("How much came from Anna?");
        tutor.sees("The client says they have paid €50");
        tutor.sees("✅ All of it came: €50");
        tutor.says(world, "a lot").await;
        tutor.sees("How much came from Anna?");
        tutor.says(world, "30").await;
        tutor.sees("€30 · Anna");
        tutor.sees("Today, 10:00 · €25");
        tutor.sees("Today, 11:00 · €5");
        tutor.sees("✅ Entered as paid: €30");
        assert_eq!(owed(world, &house, &bookings).await, [0, 2000]);
        anna.sees("Payment received: €30");
        anna.sees("Still to pay: €20");
        anna.does_not_see("can't be seen");
        invariants::hold(world).await;
        // An old button of the notice enters nothing more, and neither does an old screen.
        let claim = world
            .database
            .texts("SELECT CAST(claim_id AS TEXT) FROM payment_claim")
            .await[0]
            .parse()
            .unwrap();
        let claim = slotkeeper::domain::ids::ClaimId(claim);
        let tenant = house.tenant;
        let screen = Callback::Go(Place::ClaimSum { tenant, claim }).encode(Origin::Notice);
        tutor.forges(world, &screen).await;
        tutor.sees("This has been answered already");
        let yes = Callback::Do(Act::ClaimYes { tenant, claim }).encode(Origin::Notice);
        tutor.forges(world, &yes).await;
        tutor.hears("This has been answered already");
        assert_eq!(owed(world, &house, &bookings).await, [0, 2000]);
        // Once more, and more than was owed: it is ahead.
        claims(world, anna, "€20").await;
        tutor.taps(world, "✏️ Another sum").await;
        tutor.says(world, "45").await;
        tutor.sees("Ahead: €25");
        anna.sees("Payment received: €45");
        anna.sees("Paid ahead: €25");
        assert_eq!(owed(world, &house, &bookings).await, [0, 0]);
        invariants::hold(world).await;
        // What was entered so is taken back as any other.
        tutor.taps(world, "↩ Correct the sum").await;
        tutor.taps(world, "🗑").await;
        assert_eq!(owed(world, &house, &bookings).await, [0, 2000]);
        invariants::hold(world).await;
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn two_who_answer_a_claim_at_once_enter_it_once() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Anna", "11:00")]).await;
        let (tutor, anna) = (&house.tutor, &people[0]);
        claims(world, anna, "€50").await;
        let claim = world
            .database
            .texts("SELECT CAST(claim_id AS TEXT) FROM payment_claim")
            .await[0]
            .parse()
            .unwrap();
        let (tenant, claim) = (house.tenant, slotkeeper::domain::ids::ClaimId(claim));
        tutor.taps(world, "✏️ Another sum").await;
        let yes = Callback::Do(Act::ClaimYes { tenant, claim }).encode(Origin::Notice);
        let screen = Callback::Go(Place::ClaimSum { tenant, claim }).encode(Origin::Screen);
        tutor.forges(world, &screen).await;
        tutor.forges(world, &yes).await;
        assert_eq!(owed(world, &house, &bookings).await, [0, 0]);
        tutor.forges(world, &screen).await;
        tutor.says(world, "30").await;
        let paid = world
            .database
            .texts("SELECT CAST(SUM(amount) AS TEXT) FROM ledger_entry WHERE entry_kind = 'payment'");
        assert_eq!(paid.await, ["5000"]);
        invariants::hold(world).await;
        anna.looks();
        tutor.looks();
    })
    .await;
}

/// They owe for these lessons, and Anna has paid 25 €: for which of hers?
async fn asks_what_for(world: &World, lessons: &[(&'static str, &str)]) -> (House, Vec<Someone>, Vec<BookingId>) {
    let (house, people, bookings) = owe(world, lessons).await;
    house.tutor.says(world, "Anna 25").await;
    house.tutor.sees("✅ Record €25");
    house.tutor.taps(world, "🎯 Choose lessons").await;
    (house, people, bookings)
}

#[tokio::test]
async fn a_payment_is_for_the_lessons_that_are_ticked() {
    story(async |world| {
        let lessons = [("Anna", "10:00"), ("Anna", "11:00"), ("Anna", "12:00")];
        let (house, people, bookings) = asks_what_for(world, &lessons).await;
        let tutor = &house.tutor;
        tutor.sees("What is €25 from Anna for?");
        tutor.sees("Ticked: €25");
        tutor.taps(world, "✓ today, 10:00").await;
        tutor.sees("Ticked: €0");
        tutor.sees("The other €25 pays the earliest");
        tutor.taps(world, "today, 12:00").await;
        tutor.sees("✓ today, 12:00 · €25");
        tutor.sees("What is not ticked remains to be paid");
        tutor.presses("✅ Record €25");
        tutor.presses("✅ Record €25");
        world.settles().await;
        tutor.sees("€25 · Anna");
        tutor.sees("Today, 12:00 · €25");
        assert_eq!(owed(world, &house, &bookings).await, [2500, 2500, 0]);
        assert_eq!(row(world, &house, bookings[2]).await.status, "paid");
        invariants::hold(world).await;
        // It was for the first after all: the last is owed again.
        tutor.taps(world, "🎯 Choose lessons").await;
        tutor.sees("✓ today, 12:00 · €25");
        tutor.taps(world, "✓ today, 12:00").await;
        tutor.taps(world, "today, 11:00").await;
        tutor.taps(world, "✅ Done").await;
        assert_eq!(owed(world, &house, &bookings).await, [2500, 0, 2500]);
        let statuses = ["rendered", "paid", "rendered"];
        for (booking, status) in bookings.iter().zip(statuses) {
            assert_eq!(row(world, &house, *booking).await.status, status);
        }
        invariants::hold(world).await;
        // A larger sum keeps what it was for, and goes on with the oldest.
        tutor.taps(world, "↩ Correct the sum").await;
        tutor.says(world, "30").await;
        assert_eq!(owed(world, &house, &bookings).await, [2000, 0, 2500]);
        tutor.taps(world, "↩ Correct the sum").await;
        tutor.taps(world, "🗑").await;
        assert_eq!(owed(world, &house, &bookings).await, [2500, 2500, 2500]);
        invariants::hold(world).await;
        // One tap without choosing: the oldest.
        tutor.says(world, "Anna 60").await;
        tutor.taps(world, "✅ Record €60").await;
        assert_eq!(owed(world, &house, &bookings).await, [0, 0, 1500]);
        invariants::hold(world).await;
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn ticks_of_another_account_or_of_yesterday_are_refused() {
    story(async |world| {
        let lessons = [("Anna", "10:00"), ("Anna", "11:00"), ("Boris", "12:00")];
        let (house, people, bookings) = asks_what_for(world, &lessons).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let tick = |booking| {
            let on = true;
            Callback::Do(Act::TickCharge { tenant, booking, on }).encode(Origin::Screen)
        };
        tutor.forges(world, &tick(bookings[2])).await;
        tutor.hears("This has changed");
        people[0].forges(world, &tick(bookings[0])).await;
        people[0].hears("This isn't here any more");
        // The lesson is paid meanwhile: its tick counts for nothing.
        let pay = Act::Pay {
            tenant,
            booking: bookings[0],
            entry_no: row(world, &house, bookings[0]).await.entry_no,
        };
        let record = Act::RecordFor {
            tenant,
            client: row(world, &house, bookings[0]).await.client_id,
            sum: 2500,
            seen: 0,
        };
        let record = Callback::Do(record).encode(Origin::Screen);
        tutor.forges(world, &Callback::Do(pay).encode(Origin::Screen)).await;
        tutor.forges(world, &record).await;
        assert_eq!(owed(world, &house, &bookings).await, [0, 2500, 2500]);
        invariants::hold(world).await;
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_receipt_that_comes_by_itself_is_asked_about_with_one_button() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Boris", "11:00")]).await;
        let (tutor, anna, boris) = (&house.tutor, &people[0], &people[1]);
        let now = world.clock.now_ms();
        anna.starts(world).await;
        anna.phone.sends_photo(TINY_PNG, "", now).unwrap();
        world.settles().await;
        anna.sees("Is this a receipt?");
        assert_eq!(tutor.count("receipt"), 0, "nothing is passed on unasked");
        anna.says(world, "hello").await;
        anna.sees("Is this a receipt?");
        anna.presses("✅ Yes: €25 · Tutor");
        anna.presses("✅ Yes: €25 · Tutor");
        world.settles().await;
        anna.sees("The receipt is passed on");
        tutor.sees("Anna · paid €25?");
        tutor.sees("Anna · receipt for €25");
        assert_eq!(tutor.count("receipt for"), 1);
        // Another one: there is one already.
        anna.starts(world).await;
        anna.phone.sends_photo(TINY_PNG, "", now).unwrap();
        world.settles().await;
        anna.sees("Your receipt is with the specialist already");
        tutor.taps(world, "✅ Yes, paid").await;
        assert_eq!(owed(world, &house, &bookings).await, [0, 2500]);
        // Nothing is owed any more.
        anna.starts(world).await;
        anna.phone.sends_photo(TINY_PNG, "", now).unwrap();
        world.settles().await;
        anna.sees("there is nothing to pay now");
        // One who has said so already sends the file later, from home.
        claims(world, boris, "€25").await;
        boris.starts(world).await;
        let upload = Upload {
            file_name: "receipt.pdf".into(),
            mime: "application/pdf".into(),
            bytes: b"%PDF-1.4".to_vec(),
        };
        boris.phone.sends_document(upload, "", now).unwrap();
        world.settles().await;
        boris.taps(world, "✅ Yes: €25 · Tutor").await;
        tutor.sees("Boris · receipt for €25");
        assert_eq!(tutor.count("Boris · paid €25?"), 1);
        let forged = Act::ReceiptFor {
            tenant: house.tenant,
            sum: 1,
        };
        boris.forges(world, &Callback::Do(forged).encode(Origin::Screen)).await;
        boris.hears("We have passed this on already");
        invariants::hold(world).await;
        for someone in [tutor, anna, boris] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_done_with_money_stands_in_the_history_and_leads_there() {
    story(async |world| {
        let lessons = [("Anna", "10:00"), ("Anna", "11:00")];
        let (house, people, _) = owe(world, &lessons).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        tutor.says(world, "Anna 25").await;
        tutor.taps(world, "✅ Record €25").await;
        tutor.taps(world, "🎯 Choose lessons").await;
        tutor.taps(world, "✅ Done").await;
        tutor.taps(world, "↩ Correct the sum").await;
        tutor.says(world, "20").await;
        tutor.taps(world, "↩ Correct the sum").await;
        tutor.taps(world, "🗑").await;
        tutor.taps(world, "📆 When they pay").await;
        tutor.taps(world, "A month, after it").await;
        tutor.taps(world, "5").await;
        tutor.taps(world, "‹").await;
        tutor.taps(world, "🎟 Packs").await;
        tutor.says(world, "5 100").await;
        tutor.taps(world, "✖").await;
        tutor.taps(world, "‹").await;
        let month = "2026-11-01".parse().unwrap();
        let bills = Act::SendBills {
            tenant,
            month,
            count: 1,
        };
        tutor.forges(world, &Callback::Do(bills).encode(Origin::Screen)).await;
        // The bill of another day may be sent again.
        world.comes(at("2026-11-29T18:00")).await;
        let client = house.kin(world, "Anna").await;
        let bill = Place::Bill { tenant, client, month };
        tutor.forges(world, &Callback::Go(bill).encode(Origin::Screen)).await;
        tutor.taps(world, "✉️ Send the bill").await;
        let remind = Act::RemindOwing { tenant };
        tutor.forges(world, &Callback::Do(remind).encode(Origin::Screen)).await;
        let history = |before| {
            let place = Place::Past {
                tenant,
                about: 1,
                before,
            };
            Callback::Go(place).encode(Origin::Screen)
        };
        tutor.forges(world, &history(None)).await;
        let newest = tutor.screen();
        let deeds = [
            "payment reminder to 1 person",
            "bill sent: Anna, November 2026",
            "bills sent: November 2026, 1 client",
            "Anna: pack closed, 5 lessons were left",
            "Anna: pack of 5 lessons for €100",
            "Anna: new payment term",
            "payment of €20 taken back, Anna",
            "Anna: payment €25 → €20",
        ];
        let places: Vec<Option<usize>> = deeds.iter().map(|words| newest.find(words)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{newest}");
        tutor.taps(world, "7 · Anna").await;
        tutor.sees("Payment taken back: €20");
        tutor.forges(world, &history(None)).await;
        tutor.taps(world, "5 · Anna").await;
        tutor.sees("Packs");
        tutor.forges(world, &history(None)).await;
        tutor.taps(world, "3 · ").await;
        tutor.sees("Bills · November 2026");
        let all = world
            .database
            .texts("SELECT deed FROM tenant_event ORDER BY event_id")
            .await;
        for did in ["received", "payment_meant"] {
            assert!(all.iter().any(|deed| deed.contains(did)), "{did}: {all:?}");
        }
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

/// What is left of a pack goes with the one whose it is, into one bill and out of it.
#[tokio::test]
async fn a_pack_goes_along_into_one_bill() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Boris", "11:00")]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        for line in ["Anna 25", "Boris 25"] {
            tutor.says(world, line).await;
            tutor.taps(world, "✅ Record €25").await;
            tutor.starts(world).await;
        }
        let (anna, boris) = (
            row(world, &house, bookings[0]).await.client_id,
            row(world, &house, bookings[1]).await.client_id,
        );
        let packs = Callback::Go(Place::Packs { tenant, client: boris }).encode(Origin::Screen);
        tutor.forges(world, &packs).await;
        tutor.says(world, "2 30").await;
        let together = Act::PayTogether {
            tenant,
            client: anna,
            with: boris,
        };
        tutor
            .forges(world, &Callback::Do(together).encode(Origin::Screen))
            .await;
        let slot = house.slot(world, "2026-11-27T10:00").await;
        people[1].forges(world, &house.book(slot)).await;
        let booked = house.held(world, slot).await.remove(0);
        assert_eq!(booked.price, 1500);
        world.comes(at("2026-11-27T12:00")).await;
        take(&world.app.core, tenant, house.owner, booked.booking_id, "held").await;
        world.settles().await;
        invariants::hold(world).await;
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}
