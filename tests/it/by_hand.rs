//! Clients whom the bot does not reach: the specialist has a text for each thing that they would be told.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::Press;
use slotkeeper::telegram::callback::{Callback, Origin, Place};
use slotkeeper::usecase::news::PAUSE;

use crate::house::House;
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

/// The texts that can be copied from the chat.
fn copied(someone: &Someone) -> Vec<String> {
    let messages = someone.phone.messages();
    let markups = messages.iter().filter_map(|message| message.markup.clone());
    let buttons = markups.flat_map(|markup| markup.inline_rows().iter().flatten().cloned().collect::<Vec<_>>());
    let texts = buttons.filter_map(|button| match button.press {
        Press::Copy(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

fn has(someone: &Someone, start: &str) {
    let texts = copied(someone);
    let there = texts.iter().any(|text| text.contains(start));
    assert!(there, "{start}: {texts:?}\n{}", someone.sight());
}

async fn puts_down(world: &World, house: &House, name: &str, hour: &str) {
    let tutor = &house.tutor;
    tutor.starts(world).await;
    tutor.taps(world, "👥 Clients").await;
    tutor.taps(world, "➕ Client without Telegram").await;
    tutor.says(world, name).await;
    tutor.taps(world, "➕ Book for them").await;
    tutor.says(world, hour).await;
    tutor.taps(world, "✅ Book").await;
    tutor.looks();
}

async fn opens(world: &World, house: &House, name: &str) {
    let booking = house.client_booking(world, name).await.booking_id;
    let tenant = house.tenant;
    let place = Callback::Go(Place::Lesson { tenant, booking });
    house.tutor.forges(world, &place.encode(Origin::Screen)).await;
    house.tutor.looks();
}

#[tokio::test]
async fn a_move_says_when_it_was_and_a_cancel_says_why() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        puts_down(world, &house, "Olivia Reed", "25.11 16:00").await;
        has(tutor, "You're booked: Wed 25 Nov, 16:00–17:00");
        opens(world, &house, "Olivia Reed").await;
        tutor.taps(world, "↔").await;
        tutor.says(world, "26.11 12:00").await;
        tutor.taps(world, "✅").await;
        opens(world, &house, "Olivia Reed").await;
        has(
            tutor,
            "Your lesson has moved: it was Wed 25 Nov, 16:00, now it is Thu 26 Nov, 12:00–13:00",
        );
        let booking = house.client_booking(world, "Olivia Reed").await;
        tutor.taps(world, "✖️ Cancel").await;
        tutor.says(world, "I am ill").await;
        let tenant = house.tenant;
        let place = Place::Lesson {
            tenant,
            booking: booking.booking_id,
        };
        tutor.forges(world, &Callback::Go(place).encode(Origin::Screen)).await;
        has(tutor, "Cancelled: Thu 26 Nov, 12:00–13:00. I am ill");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_is_written_owed_and_told_to_all_is_passed_on_by_hand() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let tutor = &house.tutor;
        puts_down(world, &house, "Olivia Reed", "25.11 16:00").await;
        let client = house.client_booking(world, "Olivia Reed").await.client_id;
        let card = Callback::Go(Place::Card {
            tenant: house.tenant,
            client,
        });
        tutor.forges(world, &card.encode(Origin::Screen)).await;
        tutor.taps(world, "Write").await;
        tutor.sees("then it can be passed on or copied");
        tutor.says(world, "Bring <your> book").await;
        tutor.sees("Bring <your> book");
        has(tutor, "Bring <your> book");

        // What is owed.
        world.comes(at("2026-11-25T17:10")).await;
        let booking = house.client_booking(world, "Olivia Reed").await;
        let held = house.step(world, &booking, "held").await;
        tutor.forges(world, &held).await;
        has(tutor, "A gentle reminder to pay: €25 for Wed 25 Nov");
        tutor.forges(world, &card.encode(Origin::Screen)).await;
        tutor.sees("[📋 The debt]");
        has(tutor, "A gentle reminder to pay: €25. Tutor");

        // News go to the others by themselves.
        house.slot(world, "2026-11-27T12:00").await;
        let anna = house.client(world, "Anna").await;
        let slot = house.slot(world, "2026-11-27T14:00").await;
        anna.forges(world, &house.book(slot)).await;
        anna.looks();
        let news = Callback::Go(Place::News {
            tenant: house.tenant,
            audience: 0,
        });
        tutor.forges(world, &news.encode(Origin::Screen)).await;
        tutor.says(world, "New hours").await;
        tutor.taps(world, "📣 Send: 1").await;
        world.passes(PAUSE).await;
        tutor.sees("Who is not in the bot gets it from you");
        has(tutor, "New hours");
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_practice_that_closes_leaves_a_text_for_everybody_who_could_not_be_told() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        puts_down(world, &house, "Olivia Reed", "25.11 16:00").await;
        puts_down(world, &house, "Pete", "26.11 16:00").await;
        let leave = Callback::Go(Place::Leave { tenant: house.tenant });
        tutor.forges(world, &leave.encode(Origin::Screen)).await;
        let name = format!("Tutor {}", house.owner);
        tutor.says(world, &name).await;
        world.passes(Span::minutes(2)).await;
        tutor.looks();
        for day in ["Wed 25 Nov", "Thu 26 Nov"] {
            has(
                tutor,
                &format!("Your lesson on {day}, 16:00–17:00 is cancelled: the practice has closed"),
            );
        }
        tutor.sees("[↗ Olivia Reed] [📋 16:00]");
    })
    .await;
}
