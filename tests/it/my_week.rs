//! "My week": everything one has booked, with all specialists together, and a word where two of them clash.

use slotkeeper::domain::ids::{PersonId, TenantId};
use slotkeeper::domain::policy::Approval;

use crate::finding::another;
use crate::house::House;
use crate::practice;
use crate::world::person::Someone;
use crate::world::{World, story};

async fn books(world: &World, client: &Someone, link: &str, day: &str, time: &str) {
    client.opens(world, link).await;
    client.taps(world, "Book a time").await;
    client.taps(world, day).await;
    client.taps(world, time).await;
    client.taps(world, "✅ Book").await;
    client.sees("Booking confirmed");
}

/// A time with that specialist, by Berlin's wall.
async fn slot(world: &World, (owner, tenant): (PersonId, TenantId), wall: &str) {
    practice::slot(&world.app.core, tenant, owner, wall).await;
}

#[tokio::test]
async fn the_bookings_with_all_specialists_stand_together_and_clashes_are_named() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (owner, second, link) = another(world, 6000).await;
        let (first, other) = ((house.owner, house.tenant), (owner, second));
        slot(world, first, "2026-11-24T10:00").await;
        slot(world, first, "2026-11-26T10:00").await;
        slot(world, other, "2026-11-24T10:30").await;
        slot(world, other, "2026-12-01T09:00").await;
        let [anna, oleg]: [Someone; 2] = house.clients(world, &["Anna", "Oleg"]).await.try_into().ok().unwrap();
        books(world, &anna, &house.link, "26·1", "10:00").await;
        books(world, &anna, &link, "24·1", "10:30").await;
        anna.taps(world, "⌂").await;
        anna.taps(world, "My week").await;
        anna.does_not_see("at the same time");

        books(world, &anna, &house.link, "24·1", "10:00").await;
        anna.taps(world, "⌂").await;
        anna.taps(world, "My week").await;
        let (one, two) = (format!("Tutor {}", house.owner), format!("Tutor {owner}"));
        let week = anna.screen();
        assert!(week.starts_with("My week · 23–29 Nov"), "{week}");
        assert!(
            week.contains(&format!("⚠️ Tomorrow, 10:30: {one} and {two} at the same time")),
            "{week}"
        );
        let rows: Vec<&str> = week.lines().filter(|line| line.contains(" · Tutor")).collect();
        assert_eq!(
            rows,
            [
                format!("[⚠️ Tue 24 10:00 · {one}]"),
                format!("[⚠️ Tue 24 10:30 · {two}]"),
                format!("[✅ Thu 26 10:00 · {one}]")
            ],
            "{week}"
        );

        // The week after has nothing; a booking comes into it; the week before is leafed back to.
        anna.taps(world, "›").await;
        anna.sees("Nothing is booked on these days");
        anna.opens(world, &link).await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "›").await;
        anna.taps(world, "1·1").await;
        anna.taps(world, "9:00").await;
        anna.taps(world, "✅ Book").await;
        anna.says(world, "/week").await;
        anna.taps(world, "›").await;
        anna.sees("✅ Tue 1 9:00");
        anna.taps(world, "Today").await;
        anna.taps(world, "Thu 26 10:00").await;
        anna.sees("Cancel this booking");

        // Nobody else's.
        oleg.says(world, "/week").await;
        oleg.sees("Nothing is booked on these days");
        for person in [&anna, &oleg, &house.tutor] {
            person.looks();
        }
        world.looks_for(6000);
    })
    .await;
}
