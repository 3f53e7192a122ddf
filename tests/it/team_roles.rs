//! Those who are two things at once: the operator who helps in a practice, and a former assistant who is a client there;
//! and messages whose offer no longer stands.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::House;
use crate::practice::at;
use crate::team::{BORIS, go, joins, opens_the_team};
use crate::world::person::Someone;
use crate::world::{OPERATOR, World, story};

async fn does(world: &World, who: &Someone, act: Act) {
    who.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
}

async fn removes(world: &World, house: &House, name: &str) {
    opens_the_team(world, &house.tutor).await;
    house.tutor.taps(world, &format!("🤝 {name}")).await;
    house.tutor.taps(world, "✖ Remove from the team").await;
    house.tutor.taps(world, "✖ Remove").await;
}

#[tokio::test]
async fn an_operator_who_helps_in_a_practice_is_an_assistant_there_and_no_more() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let (tenant, slot) = (house.tenant, house.slot(world, "2026-11-25T10:00").await);
        let olga = world.person(OPERATOR, "Olga", "en");
        olga.starts(world).await;
        olga.sees("Invite a specialist");
        // Running the bot opens nobody's practice.
        olga.forges(world, &go(Place::Tutor { tenant })).await;
        olga.sees("This isn't here any more");
        opens_the_team(world, &house.tutor).await;
        house.tutor.taps(world, "Invite an assistant").await;
        let link = house.tutor.link_in_sight();
        olga.opens(world, &link).await;
        olga.taps(world, "🤝 Join").await;
        house.tutor.sees("Olga has joined the team");

        // What assistants may do is hers, what is the owner's is not, and the bot is hers as before.
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slot)).await;
        olga.sees("New request: Anna");
        house.tutor.sees("New request: Anna");
        olga.taps(world, "Accept").await;
        anna.looks();
        house.tutor.sees("Accepted · Olga");
        for place in [
            Place::Rules { tenant },
            Place::Past {
                tenant,
                about: 0,
                before: None,
            },
        ] {
            olga.forges(world, &go(place)).await;
            olga.sees("Settings are changed by the practice's owner");
        }
        olga.forges(world, &go(Place::Team { tenant })).await;
        olga.sees("Only the practice's owner can do that");
        olga.forges(world, &go(Place::Unpaid { tenant, page: 0 })).await;
        olga.sees("Money is the practice's owner's business");
        olga.starts(world).await;
        olga.does_not_see("⚙ Settings");
        olga.taps(world, "🛠 Manage the bot").await;
        olga.sees("Invite a specialist");

        // Out of the team the bot is still hers, and the practice is not.
        removes(world, &house, "Olga").await;
        olga.sees("You're no longer in the team");
        olga.starts(world).await;
        olga.sees("Invite a specialist");
        olga.forges(world, &go(Place::Tutor { tenant })).await;
        let seen = olga.screen();
        assert!(
            seen.starts_with("This isn't here any more") && !seen.contains("Anna"),
            "{seen}"
        );
        for someone in [&olga, &anna, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_former_assistant_who_is_a_client_sees_their_own_lessons_and_nobody_elses() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tenant = house.tenant;
        let slots = [
            house.slot(world, "2026-11-25T10:00").await,
            house.slot(world, "2026-11-25T12:00").await,
            house.slot(world, "2026-11-26T12:00").await,
        ];
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&people[0], &people[1]);
        boris.forges(world, &house.book(slots[0])).await;
        boris.sees("Booking confirmed");
        house.tutor.sees("New booking: Boris");
        opens_the_team(world, &house.tutor).await;
        house.tutor.taps(world, "Invite an assistant").await;
        let link = house.tutor.link_in_sight();
        boris.opens(world, &link).await;
        boris.taps(world, "🤝 Join").await;
        anna.forges(world, &house.book(slots[1])).await;
        boris.sees("New booking: Anna");
        house.tutor.looks();
        // While he helps it is his own page, and he books nothing here.
        boris.forges(world, &house.book(slots[2])).await;
        assert!(house.held(world, slots[2]).await.is_empty());
        boris.looks();

        removes(world, &house, "Boris").await;
        boris.sees("You're no longer in the team");
        // His own lesson is his again; Anna's and the plan are not his to see.
        boris.opens(world, &house.link).await;
        boris.taps(world, "📋 Bookings").await;
        let seen = boris.screen();
        assert!(
            seen.contains("10:00") && !seen.contains("12:00") && !seen.contains("Anna"),
            "{seen}"
        );
        let hers = house.held(world, slots[1]).await[0].clone();
        let booking = hers.booking_id;
        for place in [
            Place::Tutor { tenant },
            Place::Lesson { tenant, booking },
            Place::Booking { tenant, booking },
            Place::Card {
                tenant,
                client: hers.client_id,
            },
            Place::CardPeople {
                tenant,
                client: hers.client_id,
            },
            Place::Past {
                tenant,
                about: 0,
                before: None,
            },
        ] {
            boris.forges(world, &go(place)).await;
            let seen = boris.screen();
            assert!(
                seen.starts_with("This isn't here any more") && !seen.contains("Anna"),
                "{seen}"
            );
        }
        let (client, banned) = (hers.client_id, true);
        does(world, boris, Act::Ban { tenant, client, banned }).await;
        boris.hears("This isn't here any more");
        boris.forges(world, &house.step(world, &hers, "cancel").await).await;
        boris.hears("This isn't here any more");
        assert_eq!(house.held(world, slots[1]).await.len(), 1);
        let heard = boris.count("Anna");
        // He books as a client does, and is reminded and told as one: of his own alone.
        boris.forges(world, &house.book(slots[2])).await;
        boris.sees("Booking confirmed");
        house.tutor.sees("New booking: Boris");
        anna.forges(world, &house.step(world, &hers, "cancel").await).await;
        house.tutor.sees("Cancelled: Anna");
        world.comes(at("2026-11-25T09:00")).await;
        boris.sees("⏰");
        assert_eq!(boris.count("Anna"), heard);
        for someone in [anna, boris, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

/// The owner offers the practice to one who helps.
async fn offers(world: &World, house: &House, name: &str) {
    opens_the_team(world, &house.tutor).await;
    house.tutor.taps(world, &format!("🤝 {name}")).await;
    house.tutor.taps(world, "🔑 Hand the practice over").await;
    house.tutor.taps(world, "🔑 Offer the practice").await;
    house.tutor.looks();
}

#[tokio::test]
async fn an_offer_that_is_over_has_no_button_on_its_old_message() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let boris = joins(world, &house, BORIS, "Boris").await;
        offers(world, &house, "Boris").await;
        boris.sees("Maria offers you the practice");
        boris.sees("See and decide");
        // Taken back.
        house.tutor.taps(world, "Take the offer back").await;
        boris.sees("The offer of the practice is over");
        boris.does_not_see("See and decide");
        assert_eq!(boris.count("Maria offers you the practice"), 0);
        // Declined: its own message, and not that of the one before, which has nothing to lose.
        world.passes(Span::minutes(1)).await;
        offers(world, &house, "Boris").await;
        boris.taps(world, "See and decide").await;
        boris.taps(world, "No, thank you").await;
        house.tutor.sees("Boris doesn't want to take the practice");
        assert_eq!(boris.count("The offer of the practice is over"), 2);
        assert_eq!(boris.count("See and decide"), 0);
        // Taken.
        world.passes(Span::minutes(1)).await;
        offers(world, &house, "Boris").await;
        boris.taps(world, "See and decide").await;
        boris.taps(world, "🔑 Take it over").await;
        house.tutor.sees("Boris has taken the practice over");
        assert_eq!(boris.count("See and decide"), 0);
        assert_eq!(boris.count("The practice is yours"), 1);
        for someone in [&boris, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn an_offer_ends_with_the_one_it_was_made_to_and_with_the_practice() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let boris = joins(world, &house, BORIS, "Boris").await;
        offers(world, &house, "Boris").await;
        boris.sees("See and decide");
        removes(world, &house, "Boris").await;
        boris.sees("You're no longer in the team");
        boris.sees("The offer of the practice is over");
        boris.does_not_see("See and decide");
        world.passes(Span::minutes(1)).await;
        let vera = joins(world, &house, BORIS + 1, "Vera").await;
        offers(world, &house, "Vera").await;
        vera.sees("See and decide");
        house
            .tutor
            .forges(world, &go(Place::Leave { tenant: house.tenant }))
            .await;
        house.tutor.says(world, "Tutor 1").await;
        house.tutor.sees("The practice is closed");
        vera.sees("The practice is closed");
        assert_eq!(vera.count("See and decide"), 0);
        boris.looks();
        vera.looks();
    })
    .await;
}
