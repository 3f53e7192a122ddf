//! Where a team's stories cross: two taps at once, what was begun before one was removed, and a practice that closes.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::rights::Right;
use slotkeeper::storage::{slot, team};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice::at;
use crate::team::{BORIS, go, joins, opens_the_team};
use crate::world::person::Someone;
use crate::world::{World, story};

fn act(act: Act) -> String {
    Callback::Do(act).encode(Origin::Screen)
}

async fn removes(world: &World, house: &House, name: &str) {
    opens_the_team(world, &house.tutor).await;
    house.tutor.taps(world, &format!("🤝 {name}")).await;
    house.tutor.taps(world, "✖ Remove from the team").await;
    house.tutor.taps(world, "✖ Remove").await;
}

async fn offers(world: &World, house: &House, to: &Someone) {
    opens_the_team(world, &house.tutor).await;
    house.tutor.taps(world, "🤝 Boris").await;
    house.tutor.taps(world, "🔑 Hand the practice over").await;
    house.tutor.taps(world, "🔑 Offer the practice").await;
    to.taps(world, "See and decide").await;
    house.tutor.looks();
}

#[tokio::test]
async fn two_taps_on_invite_make_one_invite() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        opens_the_team(world, &house.tutor).await;
        house.tutor.presses("Invite an assistant");
        house.tutor.presses("Invite an assistant");
        world.settles().await;
        let mut conn = house::read(world).await;
        let standing = team::standing(&mut conn, house.tenant, world.clock.now())
            .await
            .unwrap();
        assert_eq!(standing.len(), 1);
        house.tutor.sees("it works once");
        // A second one, for somebody else, is made when it is wanted.
        world.passes(Span::minutes(1)).await;
        house.tutor.taps(world, "‹ Back").await;
        house.tutor.taps(world, "Invite an assistant").await;
        let standing = team::standing(&mut conn, house.tenant, world.clock.now())
            .await
            .unwrap();
        assert_eq!(standing.len(), 2);
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn one_invite_opened_by_two_at_once_makes_one_assistant() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        opens_the_team(world, &house.tutor).await;
        house.tutor.taps(world, "Invite an assistant").await;
        let link = house.tutor.link_in_sight();
        let both = [
            world.person(BORIS, "Boris", "en"),
            world.person(BORIS + 1, "Vera", "en"),
        ];
        for one in &both {
            one.opens(world, &link).await;
        }
        for one in &both {
            one.presses("🤝 Join");
        }
        world.settles().await;
        let in_team = both
            .iter()
            .filter(|one| one.sight().contains("You help: Tutor"))
            .count();
        let refused = both
            .iter()
            .filter(|one| one.sight().contains("This invite has been used"))
            .count();
        assert_eq!((in_team, refused), (1, 1));
        assert_eq!(house.tutor.count("has joined the team"), 1);
        for one in &both {
            one.looks();
        }
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_an_assistant_had_begun_to_type_is_refused_once_they_are_removed() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let boris = joins(world, &house, BORIS, "Boris").await;
        let day = "2026-11-25".parse().unwrap();
        let typed = Place::Typed {
            tenant: house.tenant,
            day,
        };
        boris.forges(world, &go(typed)).await;
        boris.looks();
        removes(world, &house, "Boris").await;
        boris.sees("You're no longer in the team");
        boris.says(world, "10:00 12:00").await;
        boris.sees("This isn't here any more");
        let mut conn = house::read(world).await;
        let slots = slot::plan(&mut conn, house.tenant, at("2026-11-25T00:00"), at("2026-11-26T00:00"));
        assert!(slots.await.unwrap().is_empty());
        // The link by which they came brings them back no more, nor does a command of their menu.
        boris.says(world, "/week").await;
        boris.does_not_see("23–29");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_former_assistant_is_reminded_of_nothing_and_told_nothing_day_by_day() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slots = [
            house.slot(world, "2026-11-25T10:00").await,
            house.slot(world, "2026-11-25T12:00").await,
        ];
        let boris = joins(world, &house, BORIS, "Boris").await;
        boris.taps(world, "🔔 What I am told").await;
        boris.sees("What I am told");
        let tenant = house.tenant;
        boris.forges(world, &act(Act::RemindMe { tenant, chosen: 1 })).await;
        let daily = Act::SetDaily {
            tenant,
            which: 0,
            minute: 480,
            weekdays: 127,
        };
        boris.forges(world, &act(daily)).await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slots[0])).await;
        boris.sees("Anna");
        removes(world, &house, "Boris").await;
        boris.sees("You're no longer in the team");
        anna.forges(world, &house.book(slots[1])).await;
        // Whatever reaches Boris from here on, nobody looks at: the world would say so.
        world.comes(at("2026-11-26T10:00")).await;
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_assistant_chooses_among_what_they_may_hear() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let boris = joins(world, &house, BORIS, "Boris").await;
        opens_the_team(world, &house.tutor).await;
        house.tutor.taps(world, "🤝 Boris").await;
        house.tutor.taps(world, "☑ Bookings and clients").await;
        boris.taps(world, "🔔 What I am told").await;
        boris.does_not_see("New requests");
        boris.does_not_see("💸");
        boris.sees("☀️");
        boris.taps(world, "‹ Back").await;
        boris.sees("You help: Tutor");
        house.tutor.taps(world, "▫️ Money").await;
        boris.taps(world, "🔔 What I am told").await;
        boris.sees("💸");
        boris.does_not_see("New requests");
        world.passes(Span::minutes(3)).await;
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn taking_over_and_being_removed_at_once_leaves_one_owner_and_one_answer() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let boris = joins(world, &house, BORIS, "Boris").await;
        offers(world, &house, &boris).await;
        opens_the_team(world, &house.tutor).await;
        house.tutor.taps(world, "🤝 Boris").await;
        house.tutor.taps(world, "✖ Remove from the team").await;
        house.tutor.presses("✖ Remove");
        boris.presses("🔑 Take it over");
        world.settles().await;
        let mut conn = house::read(world).await;
        let owners = team::with_right(&mut conn, house.tenant, Right::Own).await.unwrap();
        let members = team::members(&mut conn, house.tenant).await.unwrap();
        if owners != [house.owner] {
            house.tutor.sees("Only the practice's owner can do that");
            assert_eq!(members.len(), 2);
        } else {
            boris.sees("You're no longer in the team");
            assert_eq!((owners.as_slice(), members.len()), ([house.owner].as_slice(), 1));
        }
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_practice_that_closes_tells_its_assistants_and_invites_nobody() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let boris = joins(world, &house, BORIS, "Boris").await;
        opens_the_team(world, &house.tutor).await;
        house.tutor.taps(world, "Invite an assistant").await;
        let link = house.tutor.link_in_sight();
        let vera = world.person(BORIS + 1, "Vera", "en");
        vera.opens(world, &link).await;
        vera.sees("invites you to help");
        house
            .tutor
            .forges(world, &go(Place::Leave { tenant: house.tenant }))
            .await;
        house.tutor.says(world, "Tutor 1").await;
        house.tutor.sees("The practice is closed");
        boris.sees("The practice is closed");
        boris.forges(world, &go(Place::Tutor { tenant: house.tenant })).await;
        boris.sees("This isn't here any more");
        vera.taps(world, "🤝 Join").await;
        vera.sees("There is no such invite");
        // Nothing is left that would keep its owner from having their data deleted.
        house.tutor.forges(world, &go(Place::EraseAsk)).await;
        house.tutor.sees("Yes, delete all of it");
    })
    .await;
}

#[tokio::test]
async fn a_client_who_helps_is_reminded_of_their_lesson_and_asked_nothing() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slot)).await;
        anna.looks();
        opens_the_team(world, &house.tutor).await;
        house.tutor.taps(world, "Invite an assistant").await;
        let link = house.tutor.link_in_sight();
        house.tutor.taps(world, "☑ Bookings and clients").await;
        anna.opens(world, &link).await;
        anna.sees("You are a client here too");
        anna.taps(world, "🤝 Join").await;
        house.tutor.looks();
        anna.looks();
        world.comes(at("2026-11-25T11:00")).await;
        anna.does_not_see("I'll be there");
        // She leaves, and is a client as before.
        anna.starts(world).await;
        anna.taps(world, "What I may do here").await;
        anna.taps(world, "🚪 Leave the team").await;
        anna.taps(world, "🚪 Leave").await;
        house.tutor.sees("Anna has left the team");
        anna.opens(world, &house.link).await;
        anna.sees("Book a time");
        anna.does_not_see("Booking is off here");
    })
    .await;
}
