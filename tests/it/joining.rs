//! Clients who are not in the bot: put down by name and phone, told by hand, and joined to a person by a single-use link.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::Press;

use crate::house::{self, House};
use crate::world::person::Someone;
use crate::world::{World, story};

async fn puts_down(world: &World, tutor: &Someone, typed: &str) {
    tutor.starts(world).await;
    tutor.taps(world, "👥 Clients").await;
    tutor.taps(world, "➕ Client without Telegram").await;
    tutor.says(world, typed).await;
}

async fn makes_a_link(world: &World, tutor: &Someone) -> String {
    tutor.taps(world, "🔗 Invite to the bot").await;
    tutor.taps(world, "🔗 Make a link").await;
    tutor.sees("Works once, until");
    tutor.link_in_sight()
}

#[tokio::test]
async fn a_name_and_a_phone_make_a_client_who_is_booked_and_told_by_hand() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        for (typed, name, phone) in [
            ("Olivia Reed, +44 20 7946 0018", "Olivia Reed", "+442079460018"),
            ("Пётр 2", "Пётр 2", ""),
            ("8 (999) 123-45-67", "", ""),
        ] {
            puts_down(world, tutor, typed).await;
            if name.is_empty() {
                tutor.sees("Write their name, and a phone");
                continue;
            }
            tutor.sees(name);
            tutor.sees("📵 Not in the bot");
            if !phone.is_empty() {
                tutor.sees(phone);
            }
        }
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.sees("Clients · 2");
        tutor.taps(world, "Olivia Reed").await;
        tutor.taps(world, "➕ Book for them").await;
        tutor.says(world, "25.11 16:00").await;
        tutor.sees("📵 Not in the bot: tell them yourself");
        tutor.taps(world, "✅ Book").await;
        let copied = tutor
            .phone
            .messages()
            .iter()
            .filter_map(|message| message.markup.clone())
            .flat_map(|markup| markup.inline_rows().iter().flatten().cloned().collect::<Vec<_>>())
            .find_map(|button| match button.press {
                Press::Copy(text) if text.contains("booked") => Some(text),
                _ => None,
            });
        assert!(copied.unwrap().starts_with("You're booked: Wed 25 Nov, 16:00–17:00"));
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_comes_by_the_link_sees_nothing_before_the_specialist_says_yes() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        puts_down(world, tutor, "Olivia Reed").await;
        tutor.taps(world, "➕ Book for them").await;
        tutor.says(world, "25.11 16:00").await;
        tutor.taps(world, "✅ Book").await;
        tutor.taps(world, "👤 Client").await;
        let link = makes_a_link(world, tutor).await;
        let (olivia, stranger) = (world.person(6001, "Liv", "en"), world.person(6002, "Sam", "en"));
        olivia.opens(world, &link).await;
        olivia.sees("We've asked the specialist whether it's you");
        olivia.taps(world, "See free times").await;
        olivia.taps(world, "📋 Bookings").await;
        olivia.does_not_see("25 Nov");
        olivia.does_not_see("Olivia");
        // It works once.
        stranger.opens(world, &link).await;
        stranger.sees("This link works no more");
        stranger.does_not_see("Olivia");
        olivia.opens(world, &link).await;
        olivia.sees("We've asked the specialist");
        tutor.sees("Liv opened the link of Olivia Reed");
        assert_eq!(tutor.count("opened the link"), 1);
        tutor.presses("✅ Yes");
        tutor.presses("✅ Yes");
        world.settles().await;
        tutor.sees("✅ Joined: Olivia Reed");
        olivia.sees("has confirmed it's you");
        olivia.taps(world, "📋 Open").await;
        olivia.sees("Wed 25 Nov, 16:00–17:00");
        // What is ahead is told of from now on.
        world.passes(Span::hours(31)).await;
        olivia.sees("⏰");
        stranger.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_wrong_one_is_turned_away_and_an_old_link_does_nothing() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        puts_down(world, tutor, "Olivia Reed").await;
        let first = makes_a_link(world, tutor).await;
        let sam = world.person(6002, "Sam", "en");
        sam.opens(world, &first).await;
        tutor.taps(world, "✖ No").await;
        tutor.sees("✖ Not joined: Olivia Reed");
        sam.sees("did not confirm that it's you");
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "Olivia Reed").await;
        let second = makes_a_link(world, tutor).await;
        world.passes(Span::days(8)).await;
        sam.opens(world, &second).await;
        sam.sees("This link works no more");
        tutor.opens(world, &second).await;
        tutor.sees("This is your own page");
        let acting = slotkeeper::storage::clients::list(&mut house::read(world).await, house.tenant, &[], 0, 9).await;
        assert_eq!(acting.unwrap().len(), 1);
        tutor.looks();
        sam.looks();
    })
    .await;
}

#[tokio::test]
async fn erasure_takes_the_link_and_the_phone_along() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        puts_down(world, tutor, "Olivia Quillwort +44 20 7946 0018").await;
        let link = makes_a_link(world, tutor).await;
        let (olivia, sam) = (world.person(6001, "Liv", "en"), world.person(6002, "Sam", "en"));
        sam.opens(world, &link).await;
        // Who only came and waits leaves nothing behind either.
        sam.starts(world).await;
        sam.taps(world, "⚙").await;
        sam.taps(world, "What we keep").await;
        sam.taps(world, "Delete my data").await;
        sam.taps(world, "Yes, delete all of it").await;
        sam.looks();
        tutor.taps(world, "✅ Yes").await;
        tutor.hears("This has changed");
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "Olivia").await;
        let link = makes_a_link(world, tutor).await;
        olivia.opens(world, &link).await;
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "Olivia").await;
        tutor.taps(world, "✅ Yes").await;
        olivia.starts(world).await;
        olivia.taps(world, "⚙").await;
        olivia.taps(world, "What we keep").await;
        olivia.taps(world, "Delete my data").await;
        olivia.taps(world, "Yes, delete all of it").await;
        olivia.looks();
        tutor.starts(world).await;
        world.passes(Span::days(4)).await;
        let left = world.database.everything().await;
        let left: Vec<&String> = left
            .iter()
            .filter(|row| {
                row.to_lowercase().contains("quillwort") || row.contains("2079460018") || row.contains("client_join")
            })
            .collect();
        assert!(left.is_empty(), "{left:?}");
        tutor.looks();
    })
    .await;
}
