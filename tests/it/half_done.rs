//! Of many that are marked together, one that is refused leaves no trace; and what a step asks for is asked for.

use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::history;
use slotkeeper::telegram::callback::Act;

use crate::house::{self, House};
use crate::regulars::{booked, does, rows};
use crate::world::person::Someone;
use crate::world::{World, story};

async fn entries(world: &World, house: &House, name: &str) -> Vec<history::HistoryRow> {
    let all = rows(world, house).await;
    let row = all.iter().find(|row| row.client_name == name).unwrap();
    let mut conn = house::read(world).await;
    history::of_booking(&mut conn, house.tenant, row.booking_id)
        .await
        .unwrap()
}

#[tokio::test]
async fn one_of_two_who_ask_for_one_weekly_time_is_accepted_and_the_other_waits_untouched() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let [anna, bob] = <[Someone; 2]>::try_from(house.clients(world, &["Anna", "Bob"]).await)
            .ok()
            .unwrap();
        let tutor = &house.tutor;
        for (who, wall) in [(&anna, "2026-11-26T17:00"), (&bob, "2026-12-03T17:00")] {
            let slot = house.slot(world, wall).await;
            let ask = Act::AskWeekly {
                tenant: house.tenant,
                slot,
                client: None,
                turns: false,
            };
            who.forges(world, &does(ask)).await;
            who.sees("Request sent");
        }
        tutor.starts(world).await;
        tutor.taps(world, "📥 Requests · 2").await;
        tutor.taps(world, "✅ Accept all: 2").await;
        tutor.sees("1 of 2 bookings");
        tutor.sees("Bob · Thu 3 Dec, 17:00: the time is taken");
        anna.sees("is yours now");
        let states = "SELECT state FROM standing ORDER BY standing_id";
        assert_eq!(world.database.texts(states).await, ["active", "asked"]);
        let all = rows(world, &house).await;
        let bobs = all.iter().find(|row| row.client_name == "Bob").unwrap();
        assert_eq!((bobs.phase.as_str(), bobs.entry_no), ("pending", 1));
        assert_eq!(entries(world, &house, "Bob").await.len(), 1);
        let armed = format!(
            "SELECT CAST(booking_id AS TEXT) FROM reminder WHERE booking_id = {}",
            bobs.booking_id
        );
        assert_eq!(world.database.texts(&armed).await, Vec::<String>::new());
        assert_eq!(bob.count("onfirmed"), 0, "{}", bob.sight());
        // Ids that were given in what was taken back are not given to two.
        house.slot(world, "2026-12-04T10:00").await;
        house.slot(world, "2026-12-04T12:00").await;
        // What is left is answered as any request.
        tutor.starts(world).await;
        tutor.taps(world, "📥 Requests · 1").await;
        tutor.taps(world, "Bob").await;
        tutor.taps(world, "✅ Accept").await;
        tutor.hears("is now the weekly time of Anna");
        assert_eq!(entries(world, &house, "Bob").await.len(), 1);
        assert!(
            booked(world, &house)
                .await
                .contains(&"2026-11-26T17:00 Anna".to_owned())
        );
        for person in [tutor, &anna, &bob] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_step_that_asks_why_asks_it_once_for_all_that_are_marked() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let edit =
            "UPDATE workflow SET source = replace(source, 'name = \"cancel\"', 'name = \"cancel\"\nask = \"reason\"')";
        assert_eq!(world.database.sql(edit).await, 1);
        let anna = house.client(world, "Anna").await;
        for wall in ["2026-11-25T10:00", "2026-11-26T10:00"] {
            let slot = house.slot(world, wall).await;
            anna.forges(world, &house.book(slot)).await;
            anna.looks();
        }
        let tutor = &house.tutor;
        tutor.looks();
        tutor.starts(world).await;
        for label in ["📋 Bookings", "☑ Several", "☑ All: 2", "✖️ Cancel"] {
            tutor.taps(world, label).await;
        }
        tutor.sees("Write the reason in one message");
        tutor.does_not_see("✅ Yes, mark");
        let count = 2;
        let tenant = house.tenant;
        tutor.forges(world, &does(Act::Mark { tenant, count })).await;
        tutor.hears("Write the reason in one message");
        assert_eq!(booked(world, &house).await.len(), 2);
        tutor.says(world, "I am <ill>").await;
        tutor.sees("“I am <ill>”");
        let reasons = entries(world, &house, "Anna").await;
        assert!(reasons.iter().all(|entry| entry.reason.is_empty()));
        tutor.taps(world, "✅ Yes, mark 2 bookings").await;
        tutor.hears("2 bookings marked");
        assert!(booked(world, &house).await.is_empty());
        anna.sees("I am <ill>");
        let why = "SELECT reason FROM history WHERE reason <> ''";
        assert_eq!(world.database.texts(why).await, ["I am <ill>", "I am <ill>"]);
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}
