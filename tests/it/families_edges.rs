//! Where stories of families cross: one link in two hands, and links that outlive the one whom they are for.

use slotkeeper::domain::acting::Deeds;
use slotkeeper::domain::ids::ClientId;
use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::House;
use crate::world::person::Someone;
use crate::world::{World, story};

async fn does(world: &World, who: &Someone, act: Act) {
    who.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
    who.looks();
}

/// Anna has a child, and a link for somebody who may do all for it.
async fn with_a_link(world: &World, house: &House, anna: &Someone) -> (ClientId, String) {
    let (tenant, deeds) = (house.tenant, Deeds::ALL);
    let new = Callback::Go(Place::KinNew { tenant, slot: None });
    anna.forges(world, &new.encode(Origin::Screen)).await;
    anna.says(world, "Masha").await;
    let client = house.kin(world, "Masha").await;
    does(world, anna, Act::MakeKinLink { tenant, client, deeds }).await;
    (client, anna.link_in_sight())
}

async fn acting(world: &World) -> Vec<String> {
    let query = "SELECT p.name FROM client_person a JOIN person p USING (person_id) ORDER BY p.name";
    world.database.texts(query).await
}

#[tokio::test]
async fn one_link_opened_by_two_at_once_lets_one_of_them_in() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        let (_, link) = with_a_link(world, &house, &anna).await;
        let both = [world.person(7001, "Oleg", "en"), world.person(7002, "Rita", "en")];
        for one in &both {
            one.phone.opens(&link, world.clock.now_ms()).unwrap();
        }
        world.settles().await;
        let said = |words: &str| both.iter().filter(|one| one.sight().contains(words)).count();
        assert_eq!((said("You book, hear, pay"), said("This link works no more")), (1, 1));
        assert_eq!(acting(world).await.len(), 2);
        assert_eq!(house.tutor.count("now acts for Masha"), 1);
        // Who came opens it once more, and is where they were; the other has nothing of it.
        for one in &both {
            one.opens(world, &link).await;
        }
        assert_eq!((said("You book, hear, pay"), said("This link works no more")), (1, 1));
        assert_eq!(house.tutor.count("now acts for Masha"), 1);
        for someone in both.iter().chain([&anna, &house.tutor]) {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_leads_nowhere_once_who_made_it_had_their_data_deleted() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        let (_, link) = with_a_link(world, &house, &anna).await;
        does(world, &anna, Act::EraseMe { ahead: 0, late: 0 }).await;
        assert_eq!(acting(world).await, Vec::<String>::new());
        let oleg = world.person(7001, "Oleg", "en");
        oleg.opens(world, &link).await;
        oleg.sees("This link works no more");
        oleg.does_not_see("Masha");
        assert_eq!(acting(world).await, Vec::<String>::new());
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_link_to_somebody_banned_since_leads_nowhere_and_bans_nobody() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-11-25T10:00").await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&people[0], &people[1]);
        let (client, link) = with_a_link(world, &house, anna).await;
        let (tenant, banned) = (house.tenant, true);
        does(world, &house.tutor, Act::Ban { tenant, client, banned }).await;
        boris.opens(world, &link).await;
        boris.sees("This link works no more");
        assert_eq!(acting(world).await, ["Anna"]);
        // He books for himself as before.
        boris.starts(world).await;
        boris.taps(world, "Book a time").await;
        boris.taps(world, "Nearest").await;
        boris.taps(world, "25 Nov").await;
        boris.taps(world, "✅ Book").await;
        boris.sees("Booking confirmed");
        // Let back in, she finds the link as it was, until it has been used.
        let banned = false;
        does(world, &house.tutor, Act::Ban { tenant, client, banned }).await;
        let oleg = world.person(7001, "Oleg", "en");
        oleg.opens(world, &link).await;
        oleg.sees("You book, hear, pay");
        for someone in [anna, boris, &oleg, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn who_waits_at_a_link_is_told_when_another_takes_its_place_and_the_question_loses_its_buttons() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let tenant = house.tenant;
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "➕ Client without Telegram").await;
        tutor.says(world, "Olivia Reed").await;
        let client = house.kin(world, "Olivia").await;
        does(world, tutor, Act::MakeJoin { tenant, client }).await;
        let link = tutor.link_in_sight();
        let sam = world.person(7001, "Sam", "en");
        sam.opens(world, &link).await;
        sam.looks();
        tutor.sees("Sam opened the link of Olivia Reed");
        tutor.sees("✅ Yes");
        does(world, tutor, Act::MakeJoin { tenant, client }).await;
        tutor.sees("✖ Not joined: Olivia Reed");
        assert_eq!(tutor.count("✅ Yes"), 0);
        sam.sees("did not confirm that it's you");
        sam.opens(world, &link).await;
        sam.sees("This link works no more");
        let link = tutor.link_in_sight();
        sam.opens(world, &link).await;
        tutor.taps(world, "✅ Yes").await;
        sam.sees("has confirmed it's you");
        tutor.looks();
        sam.looks();
    })
    .await;
}
