//! Reminders: when each client wants them, what quiet hours do to them, and what they ask.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::house::{self, House};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

/// Books the only free hour of a day of November.
async fn books(world: &World, who: &Someone, day: &str, hour: &str) {
    who.starts(world).await;
    who.taps(world, "Book a time").await;
    who.taps(world, &format!("{day}·")).await;
    who.taps(world, hour).await;
    who.taps(world, "✅ Book").await;
    who.taps(world, "⌂").await;
    who.looks();
}

/// A practice in Berlin, and Anna, who has booked Wednesday at ten.
async fn booked(world: &World) -> (House, Someone) {
    let house = House::open(world, Approval::Never).await;
    house.slot(world, "2026-11-25T10:00").await;
    let anna = house.client(world, "Anna").await;
    books(world, &anna, "25", "10:00").await;
    house.tutor.looks();
    (house, anna)
}

/// How many reminders stand in a chat.
fn reminders(who: &Someone) -> usize {
    let messages = who.phone.messages();
    let is_reminder =
        |text: &str| text.starts_with("⏰ ") && !text.starts_with("⏰ Reminders") && !text.starts_with("⏰ Нап");
    messages
        .iter()
        .filter(|message| message.from_bot && is_reminder(&message.text))
        .count()
}

#[tokio::test]
async fn each_client_is_reminded_when_they_have_chosen() {
    story(async |world| {
        let (_house, anna) = booked(world).await;
        anna.taps(world, "⏰ Reminders").await;
        anna.sees("1 day☑");
        anna.sees("2 h☑");
        anna.taps(world, "1 day☑").await;
        anna.taps(world, "2 h☑").await;
        anna.sees("You get no reminders");
        anna.taps(world, "15 min").await;
        anna.taps(world, "3 h").await;
        anna.taps(world, "2 days").await;
        anna.sees("3 h☑");
        world.restarts().await;
        world.comes(at("2026-11-25T06:59")).await;
        // Two days before came at ten on Monday.
        assert_eq!(reminders(&anna), 1);
        world.comes(at("2026-11-25T07:00")).await;
        assert_eq!(reminders(&anna), 2);
        world.comes(at("2026-11-25T09:44")).await;
        assert_eq!(reminders(&anna), 2);
        world.comes(at("2026-11-25T09:45")).await;
        assert_eq!(reminders(&anna), 3);
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn who_wants_none_gets_none_and_finds_their_choice_again() {
    story(async |world| {
        let (_house, anna) = booked(world).await;
        anna.taps(world, "⏰ Reminders").await;
        anna.taps(world, "6 h").await;
        anna.taps(world, "None").await;
        anna.sees("You get no reminders");
        anna.does_not_see("☑ is how long");
        world.comes(at("2026-11-24T11:00")).await;
        assert_eq!(reminders(&anna), 0);
        anna.taps(world, "🔔 Messages").await;
        anna.sees("🔕 Reminders");
        anna.taps(world, "🔕 Reminders").await;
        anna.sees("🔔 Reminders");
        anna.taps(world, "Back").await;
        anna.sees("6 h☑");
        anna.sees("2 h☑");
        world.comes(at("2026-11-25T04:00")).await;
        assert_eq!(reminders(&anna), 1);
        anna.taps(world, "Once").await;
        anna.does_not_see("2 h☑");
        world.comes(at("2026-11-25T10:00")).await;
        assert_eq!(reminders(&anna), 1);
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn quiet_hours_bring_a_reminder_earlier_in_the_readers_zone_and_lose_none() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-11-25T09:00").await;
        let anna = house.client(world, "Анна").await;
        books(world, &anna, "25", "9:00").await;
        anna.taps(world, "⏰ Reminders").await;
        anna.sees("Quiet hours: none");
        anna.taps(world, "🌙 Quiet hours").await;
        anna.taps(world, "Turn on: 22:00–8:00").await;
        anna.sees("Quiet hours: 22:00–8:00");
        anna.taps(world, "21:00–").await;
        anna.sees("Quiet hours: 21:00–8:00");
        anna.taps(world, "Back").await;
        anna.sees("Quiet hours: 21:00–8:00");
        // Two hours before would be 7:00, which is quiet.
        world.comes(at("2026-11-24T09:00")).await;
        assert_eq!(reminders(&anna), 1);
        world.comes(at("2026-11-24T20:59")).await;
        assert_eq!(reminders(&anna), 1);
        world.restarts().await;
        world.comes(at("2026-11-24T21:00")).await;
        assert_eq!(reminders(&anna), 2);
        anna.sees("Tomorrow, 9:00");
        world.comes(at("2026-11-25T09:00")).await;
        assert_eq!(reminders(&anna), 2);
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_change_of_zone_or_of_quiet_hours_moves_what_has_not_come_yet() {
    story(async |world| {
        let (_house, anna) = booked(world).await;
        anna.taps(world, "Settings").await;
        anna.taps(world, "🌙 Quiet hours").await;
        anna.taps(world, "Turn on").await;
        // In Tokyo the lesson is at 18:00, and two hours before is a fine hour.
        anna.taps(world, "Back").await;
        anna.sees("Quiet hours: 22:00–8:00");
        anna.taps(world, "Time zone").await;
        anna.says(world, "Tokyo").await;
        anna.taps(world, "Tokyo").await;
        world.comes(at("2026-11-25T07:59")).await;
        assert_eq!(reminders(&anna), 1);
        world.comes(at("2026-11-25T08:00")).await;
        assert_eq!(reminders(&anna), 2);
        anna.sees("Today, 18:00–19:00 (10:00 Berlin)");
        world.comes(at("2026-11-25T10:00")).await;
        anna.taps(world, "⌂").await;
        anna.taps(world, "Settings").await;
        anna.taps(world, "🌙 Quiet hours").await;
        anna.taps(world, "Turn off").await;
        anna.hears("No quiet hours now");
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn what_waits_to_be_sent_is_dropped_when_its_reader_turns_it_off() {
    story(async |world| {
        let (house, anna) = booked(world).await;
        world.clock.advance(Span::hours(27));
        // The notice is written, and waits while the wire is broken.
        let server = &world.server.telegram;
        server.break_next("sendMessage", 1, slotkeeper::simulator::Fault::status(502));
        slotkeeper::scheduler::run_reminders(&world.app.core, world.clock.now())
            .await
            .unwrap();
        world.app.settle().await.unwrap();
        anna.forges(
            world,
            &Callback::Do(Act::Hear {
                tenant: house.tenant,
                kind: 0,
                on: false,
            })
            .encode(Origin::Screen),
        )
        .await;
        world.passes(Span::hours(1)).await;
        assert_eq!(reminders(&anna), 0);
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn the_choice_is_offered_in_russian_too_and_before_the_first_booking() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = world.person(house::TUTOR + 1, "Анна", "ru");
        anna.opens(world, &house.link).await;
        anna.taps(world, "⏰ Напоминания").await;
        anna.sees("1 день☑");
        anna.taps(world, "Не надо").await;
        anna.sees("Сейчас не напоминаем");
        anna.taps(world, "7 дней").await;
        anna.sees("7 дней☑");
        anna.taps(world, "🔔 Сообщения").await;
        anna.sees("🔕 Новые окна");
        anna.taps(world, "Новые окна").await;
        anna.sees("🔔 Новые окна");
        anna.taps(world, "Назад").await;
        anna.taps(world, "🌙 Тихие часы").await;
        anna.sees("Тихие часы: нет");
        // What nobody offered is not taken.
        let act = |act: Act| Callback::Do(act).encode(Origin::Screen);
        let tenant = house.tenant;
        for forged in [
            Act::Remind {
                tenant,
                chosen: 1 << 11,
            },
            Act::Hear {
                tenant,
                kind: 5,
                on: true,
            },
            Act::BeQuiet { from: 1440, to: 0 },
        ] {
            anna.forges(world, &act(forged)).await;
            anna.hears("Этого здесь больше нет");
        }
        anna.looks();
    })
    .await;
}
