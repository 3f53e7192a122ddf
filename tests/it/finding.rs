//! Finding a specialist: by a link to them, to a day, to a time, from any state of either; and switching between several.

use slotkeeper::domain::ids::{PersonId, SlotId, TenantId};
use slotkeeper::domain::link::Link;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::zone::Date;
use slotkeeper::storage::tenant;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice;
use crate::world::person::Someone;
use crate::world::{World, story};

fn day_link(world: &World, house: &House, day: &str) -> String {
    let date: Date = day.parse().unwrap();
    let slug = house.slug.clone();
    world.server.telegram.link(&Link::Day { slug, date }.encode())
}

fn slot_link(world: &World, house: &House, slot: SlotId) -> String {
    let slug = house.slug.clone();
    world.server.telegram.link(&Link::Slot { slug, slot }.encode())
}

/// Another specialist of the deployment: whose Telegram id that is, their practice, and its link.
pub async fn another(world: &World, id: i64) -> (PersonId, TenantId, String) {
    let core = &world.app.core;
    let owner = practice::someone(&core.db, id, world.clock.now()).await;
    let practice = practice::practice(core, owner, Approval::Never).await;
    let row = tenant::by_id(&mut house::read(world).await, practice).await.unwrap();
    (owner, practice, world.server.telegram.link(&row.unwrap().slug))
}

/// Two who follow links: one who knows the practice, and one who never spoke to the bot.
async fn known_and_new(world: &World, house: &House) -> [Someone; 2] {
    let known = house.client(world, "Anna").await;
    world.passes(Span::minutes(1)).await;
    [known, world.person(5000, "Nina", "en")]
}

#[tokio::test]
async fn a_link_to_a_free_time_asks_whether_to_book_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let link = slot_link(world, &house, slot);
        let [known, new] = known_and_new(world, &house).await;
        for person in [&known, &new] {
            person.opens(world, &link).await;
            person.sees("Book this time?");
            person.sees("Wed 25 Nov, 10:00–11:00");
        }
        new.sees("We keep your Telegram name");
        known.does_not_see("We keep your Telegram name");
        new.taps(world, "✅ Book").await;
        new.sees("Booking confirmed");
        new.opens(world, &link).await;
        assert!(new.screen().contains("Wed 25 Nov, 10:00–11:00"), "{}", new.screen());
        assert!(
            new.screen().contains("Cancel this booking"),
            "one's own booking: {}",
            new.screen()
        );
        new.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_time_that_is_not_to_be_had_says_why_and_offers_the_nearest() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let taken = house.slot(world, "2026-11-24T10:00").await;
        let hidden = house.slot(world, "2026-11-24T12:00").await;
        let closed = house.slot(world, "2026-11-26T12:00").await;
        let far = house.slot(world, "2027-03-01T12:00").await;
        house.slot(world, "2026-11-27T15:00").await;
        let other = world.person(4000, "Olga", "en");
        other.opens(world, &slot_link(world, &house, taken)).await;
        other.taps(world, "✅ Book").await;
        let tenant = house.tenant;
        for act in [
            Act::Hide {
                tenant,
                slot: hidden,
                revision: 0,
            },
            Act::CloseDay {
                tenant,
                day: "2026-11-26".parse().unwrap(),
            },
        ] {
            let data = Callback::Do(act).encode(Origin::Screen);
            house.tutor.forges(world, &data).await;
        }
        let people = known_and_new(world, &house).await;
        for (slot, words) in [
            (taken, "Somebody has just taken this time"),
            (hidden, "This time can't be booked any more"),
            (closed, "There are no bookings on this day"),
            (far, "days ahead"),
            (SlotId(987_654), "This time can't be booked any more"),
        ] {
            for person in &people {
                person.opens(world, &slot_link(world, &house, slot)).await;
                person.sees(words);
                person.sees("Fri 27 Nov, 15:00–16:00");
            }
        }
        world.passes(Span::days(2)).await;
        for person in &people {
            person.opens(world, &slot_link(world, &house, taken)).await;
            person.sees("This time has passed");
            person.sees("15:00–16:00");
        }
        for person in [&house.tutor, &other] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_day_shows_its_times_or_says_why_there_are_none() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-11-25T10:00").await;
        house.slot(world, "2026-11-26T12:00").await;
        let close = Act::CloseDay {
            tenant: house.tenant,
            day: "2026-11-26".parse().unwrap(),
        };
        let close = Callback::Do(close).encode(Origin::Screen);
        house.tutor.forges(world, &close).await;
        let [known, new] = known_and_new(world, &house).await;
        for (day, words) in [
            ("2026-11-25", "Which time suits you?"),
            ("2026-11-24", "Nothing is free on this day"),
            ("2026-11-26", "This day is closed"),
            ("2026-11-20", "This day has passed"),
            ("2027-06-01", "it opens 60 days ahead"),
        ] {
            for person in [&known, &new] {
                person.opens(world, &day_link(world, &house, day)).await;
                assert!(person.screen().contains(words), "{day}:\n{}", person.screen());
                assert!(person.screen().contains("10:00"), "{day}:\n{}", person.screen());
            }
        }
        new.taps(world, "10:00–11:00").await;
        new.sees("Book this time?");
        known.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_link_that_leads_nowhere_or_to_a_pause_offers_ones_other_specialists() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let [known, new] = known_and_new(world, &house).await;
        let (colleague, second, second_link) = another(world, 6000).await;
        let name = format!("Tutor {colleague}");

        for person in [&known, &new] {
            person.opens(world, &world.server.telegram.link("nobody-here")).await;
            person.sees("This link leads nowhere");
        }
        assert!(
            known.screen().contains(&format!("Tutor {}", house.owner)),
            "{}",
            known.screen()
        );
        assert!(
            new.screen().contains("Those you book with will be here"),
            "{}",
            new.screen()
        );

        known.opens(world, &second_link).await;
        known.sees(&name);
        let pause = format!("UPDATE tenant SET state = 'suspended' WHERE tenant_id = {second}");
        world.database.sql(&pause).await;
        for person in [&known, &new] {
            person.opens(world, &second_link).await;
            person.sees("No bookings here now");
            person.does_not_see(&name);
        }
        assert!(
            known.screen().contains(&format!("Tutor {}", house.owner)),
            "{}",
            known.screen()
        );
        // An old button into the pause says the same.
        let old = Callback::Go(Place::Client { tenant: second }).encode(Origin::Screen);
        known.forges(world, &old).await;
        assert!(known.screen().contains("No bookings here now"), "{}", known.screen());
        known.taps(world, &format!("Tutor {}", house.owner)).await;
        assert!(
            known.screen().starts_with(&format!("Tutor {}", house.owner)),
            "{}",
            known.screen()
        );
        known.taps(world, "Book a time").await;
        known.looks();
    })
    .await;
}

#[tokio::test]
async fn a_newcomer_is_told_in_a_line_what_is_kept_and_may_read_more() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let nina = world.person(5000, "Нина", "ru");
        nina.opens(world, &house.link).await;
        nina.sees("Храним ваше имя и id в Telegram");
        nina.taps(world, "Что мы храним").await;
        nina.sees("Ваш номер в Telegram, контакты и другие чаты мы не видим");
        nina.sees("Всё это можно получить файлом");
        nina.taps(world, "‹ Назад").await;
        nina.sees("Часовой пояс");
        nina.taps(world, "Что мы храним").await;
        nina.taps(world, "⌂").await;
        nina.sees("Записаться");
    })
    .await;
}
