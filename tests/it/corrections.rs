//! Money that is given back, what was there before the books, and accounts that become one with all they have.

use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::ledger::{owe, row};
use crate::world::person::Someone;
use crate::world::{invariants, story};

fn goes(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

fn does(act: Act) -> String {
    Callback::Do(act).encode(Origin::Screen)
}

#[tokio::test]
async fn money_that_is_given_back_stands_with_its_note_and_is_taken_back() {
    story(async |world| {
        let (house, people, _) = owe(world, &[("Anna", "10:00"), ("Anna", "11:00")]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        tutor.says(world, "Anna 60").await;
        tutor.taps(world, "✅ Record €60").await;
        let client = house.kin(world, "Anna").await;
        let money = goes(Place::Money {
            tenant,
            client,
            page: 0,
        });
        tutor.forges(world, &money).await;
        tutor.taps(world, "⚖️ Refund or opening balance").await;
        tutor.taps(world, "↩ I gave money back").await;
        tutor.sees("Paid ahead: €10");
        tutor.says(world, "11").await;
        tutor.sees("You can give back what is paid ahead");
        tutor.says(world, "much").await;
        tutor.sees("couldn't read a sum");
        tutor.says(world, "10 for the lesson in May").await;
        tutor.sees("Nothing is to be paid now");
        tutor.sees("given back €10");
        invariants::hold(world).await;
        let report = Place::Report {
            tenant,
            month: "2026-11-01".parse().unwrap(),
            received: true,
        };
        tutor.forges(world, &goes(report)).await;
        tutor.sees("Payments: 1 · €60");
        tutor.sees("↩ Given back: €10");
        // It is looked at, and taken back.
        tutor.forges(world, &money).await;
        tutor.taps(world, "given back €10").await;
        tutor.sees("↩ Given back: €10 · Anna");
        tutor.sees("for the lesson in May");
        tutor.taps(world, "🗑 Take it back").await;
        tutor.sees("Paid ahead: €10");
        invariants::hold(world).await;
        people[0].looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_was_owed_and_paid_ahead_before_the_books_counts() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Boris", "11:00")]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let (anna, boris) = (house.kin(world, "Anna").await, house.kin(world, "Boris").await);
        let asks = |client, which| goes(Place::CorrectAsk { tenant, client, which });
        tutor.forges(world, &asks(anna, 1)).await;
        tutor.says(world, "30").await;
        tutor.sees("€55");
        tutor.sees("owed before €30");
        invariants::hold(world).await;
        tutor.forges(world, &goes(Place::Unpaid { tenant, page: 0 })).await;
        tutor.sees("Besides lessons: €30");
        people[0].starts(world).await;
        people[0].taps(world, "To pay: €55").await;
        people[0].sees("From before, besides these lessons: €30");
        // What comes is for the oldest: what was owed before, then the lesson.
        tutor.starts(world).await;
        tutor.says(world, "Anna 40").await;
        tutor.sees("To be paid now: €55");
        tutor.taps(world, "✅ Record €40").await;
        assert_eq!(row(world, &house, bookings[0]).await.owed(), 1500);
        invariants::hold(world).await;
        tutor.starts(world).await;
        tutor.says(world, "Anna 15").await;
        tutor.taps(world, "✅ Record €15").await;
        assert_eq!(row(world, &house, bookings[0]).await.owed(), 0);
        people[0].starts(world).await;
        people[0].does_not_see("To pay");
        // Boris had paid ahead: his lesson is paid by that.
        tutor.forges(world, &asks(boris, 2)).await;
        tutor.says(world, "30 from September").await;
        assert_eq!(row(world, &house, bookings[1]).await.owed(), 0);
        tutor.sees("Paid ahead: €5");
        invariants::hold(world).await;
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn two_accounts_that_owe_become_one_that_owes_the_sum_of_both() {
    story(async |world| {
        let lessons = [("Anna", "10:00"), ("Boris", "11:00"), ("Boris", "12:00")];
        let (house, people, bookings) = owe(world, &lessons).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        // Of Boris's two lessons one is paid, and a part of the other.
        tutor.says(world, "Boris 35").await;
        tutor.taps(world, "✅ Record €35").await;
        let (client, with) = (house.kin(world, "Anna").await, house.kin(world, "Boris").await);
        tutor
            .forges(world, &does(Act::PayTogether { tenant, client, with }))
            .await;
        invariants::hold(world).await;
        let money = goes(Place::Money {
            tenant,
            client,
            page: 0,
        });
        tutor.forges(world, &money).await;
        tutor.sees("👥 Pays together with Boris");
        tutor.sees("€40");
        tutor.sees("moved €10");
        // The payment of before is taken back: what it paid is owed by the one account.
        let entries = world
            .database
            .texts("SELECT CAST(entry_id AS TEXT) FROM payment WHERE sort = 'payment'")
            .await;
        let entry = slotkeeper::domain::ids::EntryId(entries[0].parse().unwrap());
        tutor.forges(world, &does(Act::TakePaymentBack { tenant, entry })).await;
        invariants::hold(world).await;
        tutor.forges(world, &money).await;
        tutor.sees("€75");
        tutor.starts(world).await;
        tutor.says(world, "Anna 75").await;
        tutor.sees("👥 Pays together with Boris");
        tutor.taps(world, "✅ Record €75").await;
        for booking in bookings {
            assert_eq!(row(world, &house, booking).await.owed(), 0);
        }
        invariants::hold(world).await;
        tutor.forges(world, &goes(Place::Balances { tenant, page: 0 })).await;
        tutor.does_not_see("💸");
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}
