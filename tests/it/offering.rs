//! A specialist holds a few times for a client, who picks one: the others are free in the same moment, and so are all of
//! them once nobody answers.

use slotkeeper::domain::ids::SlotId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::offer;
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::house::{self, House};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

/// Anna, who has booked once, and three times of Thursday that she is offered for so long.
async fn offered(world: &World, hold: &str) -> (House, Someone, Vec<SlotId>) {
    let house = House::open(world, Approval::Always).await;
    let anna = house.client(world, "Anna").await;
    let slot = house.slot(world, "2026-11-24T10:00").await;
    anna.forges(world, &house.book(slot)).await;
    let mut times = Vec::new();
    for hour in [12, 14, 16] {
        times.push(house.slot(world, &format!("2026-11-26T{hour}:00")).await);
    }
    let tutor = &house.tutor;
    tutor.starts(world).await;
    tutor.taps(world, "👥 Clients").await;
    tutor.taps(world, "Anna").await;
    tutor.taps(world, "🗓 Offer a choice of times").await;
    tutor.sees("Tick up to 3 times");
    for hour in ["12:00–13:00", "14:00–15:00", "16:00–17:00"] {
        tutor.taps(world, hour).await;
    }
    tutor.sees("3 times ticked");
    tutor.presses(hold);
    tutor.presses(hold);
    world.settles().await;
    assert_eq!(anna.count("offers you a choice"), 1);
    anna.sees("Which suits you? Held for you until");
    anna.looks();
    tutor.looks();
    (house, anna, times)
}

/// Of how many of the times a seat is left.
async fn free(world: &World, house: &House, times: &[SlotId]) -> usize {
    let mut count = 0;
    for slot in times {
        count += usize::from(house.row(world, *slot).await.unwrap().free_seats() > 0);
    }
    count
}

fn takes(house: &House, offer: slotkeeper::domain::ids::OfferId, slot: SlotId) -> String {
    let tenant = house.tenant;
    Callback::Do(Act::TakeOffer { tenant, offer, slot }).encode(Origin::Notice)
}

async fn open_offer(world: &World, house: &House) -> slotkeeper::domain::ids::OfferId {
    let all = offer::over(&mut house::read(world).await, world.clock.now() + Span::days(30), 9).await;
    let row = all.unwrap().remove(0);
    assert_eq!(row.tenant_id, house.tenant);
    row.offer_id
}

#[tokio::test]
async fn a_client_picks_one_and_the_others_are_free_at_once() {
    story(async |world| {
        let (house, anna, times) = offered(world, "24 h").await;
        let boris = world.person(5005, "Boris", "en");
        boris.opens(world, &house.link).await;
        // Nobody else has what is held.
        assert_eq!(free(world, &house, &times).await, 0);
        boris.forges(world, &house.book(times[1])).await;
        assert!(house.held(world, times[1]).await.is_empty());
        boris.does_not_see("26·");
        world.pictures("offering").await;
        anna.presses("14:00–15:00");
        anna.presses("12:00–13:00");
        world.settles().await;
        // It counts as accepted, although others ask first.
        assert_eq!(house.held(world, times[1]).await[0].phase, "upcoming");
        assert_eq!(free(world, &house, &times).await, 2);
        anna.sees("✅ You've picked: Thu 26 Nov, 14:00–15:00");
        house.tutor.sees("New booking: Anna");
        boris.forges(world, &house.book(times[0])).await;
        assert_eq!(house.held(world, times[0]).await.len(), 1);
        boris.looks();
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_is_not_answered_is_let_go_and_a_late_tap_is_told() {
    story(async |world| {
        let (house, anna, times) = offered(world, "4 h").await;
        let id = open_offer(world, &house).await;
        world.passes(Span::hours(5)).await;
        assert_eq!(free(world, &house, &times).await, 3);
        house.tutor.sees("No answer to your offer: Anna");
        anna.sees("aren't held for you any more");
        anna.forges(world, &takes(&house, id, times[0])).await;
        anna.hears("These times aren't held for you any more");
        assert!(house.held(world, times[0]).await.is_empty());
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_offer_is_declined_taken_back_and_never_anothers() {
    story(async |world| {
        let (house, anna, times) = offered(world, "24 h").await;
        let tutor = &house.tutor;
        let id = open_offer(world, &house).await;
        let boris = world.person(5005, "Boris", "en");
        boris.opens(world, &house.link).await;
        boris.forges(world, &takes(&house, id, times[0])).await;
        boris.hears("This isn't here any more");
        anna.taps(world, "✖ None of them").await;
        anna.sees("None of the times suited you");
        tutor.sees("None of the times suits: Anna");
        assert_eq!(free(world, &house, &times).await, 3);
        tutor.taps(world, "👤 Open the client").await;
        tutor.taps(world, "🗓 Offer a choice of times").await;
        tutor.taps(world, "12:00–13:00").await;
        tutor.taps(world, "48 h").await;
        assert_eq!(free(world, &house, &times).await, 2);
        tutor.taps(world, "🗓 Offer a choice of times").await;
        tutor.sees("⏳ Held until");
        tutor.presses("✖ Take the offer back");
        tutor.presses("✖ Take the offer back");
        world.settles().await;
        assert_eq!(free(world, &house, &times).await, 3);
        anna.sees("aren't held for you any more");
        // A time that begins before the answer is due is held until then at most.
        world.comes(at("2026-11-26T11:00")).await;
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "Anna").await;
        tutor.taps(world, "🗓 Offer a choice of times").await;
        tutor.taps(world, "14:00–15:00").await;
        tutor.taps(world, "24 h").await;
        anna.sees("Held for you until today, 14:00");
        // Who leaves lets go of it.
        anna.starts(world).await;
        anna.taps(world, "⚙").await;
        anna.taps(world, "What we keep").await;
        anna.taps(world, "Delete my data").await;
        anna.taps(world, "Yes, delete all of it").await;
        assert_eq!(free(world, &house, &times[1..]).await, 2);
        anna.looks();
        boris.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn offers_are_found_by_an_index() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        if world.database.is_postgres() {
            return;
        }
        let mut conn = house::read(world).await;
        let client = slotkeeper::domain::ids::ClientId(7);
        for (query, index) in [
            (
                offer::open_query(house.tenant, client),
                "offer_open_of_client (tenant_id=? AND client_id=?)",
            ),
            (offer::over_query(world.clock.now(), 9), "offer_until (until_at<?)"),
        ] {
            let plan = conn.plan(&query).await.unwrap();
            assert!(plan.contains(index), "{index}: {plan}");
            assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{plan}");
        }
    })
    .await;
}
