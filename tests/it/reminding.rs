//! Reminders: when each client wants them, what quiet hours do to them, and what they ask.

use slotkeeper::domain::ids::SlotId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::reminder::Chosen;
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::house::{self, House};
use crate::practice::at;
use crate::world::person::{Someone, draw};
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
async fn a_reminder_that_is_late_survives_what_its_reader_taps_first() {
    story(async |world| {
        let (house, anna) = booked(world).await;
        world.comes(at("2026-11-25T07:00")).await;
        assert_eq!(reminders(&anna), 1, "a day before");
        // Two hours before the lesson nobody hears the clock, and she taps before it is heard again.
        world.clock.advance(Span::minutes(61));
        let chosen = Chosen::of(&["1d", "1h"].map(|code| code.parse().unwrap()));
        let remind = Act::Remind {
            tenant: house.tenant,
            chosen: chosen.bits(),
        };
        anna.forges(world, &Callback::Do(remind).encode(Origin::Screen)).await;
        assert_eq!(reminders(&anna), 1);
        world.passes(Span::minutes(1)).await;
        assert_eq!(reminders(&anna), 2, "late, and not lost");
        anna.looks();
    })
    .await;
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
        anna.sees("🔕 Новое свободное время");
        anna.taps(world, "Новое свободное время").await;
        anna.sees("🔔 Новое свободное время");
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

/// What the yes of a reminder carries.
async fn yes(world: &World, house: &House, slot: SlotId, all: bool) -> String {
    let held = house.held(world, slot).await.remove(0);
    let act = Act::Coming {
        tenant: house.tenant,
        booking: held.booking_id,
        move_no: held.move_no,
        all,
    };
    Callback::Do(act).encode(Origin::Notice)
}

/// The newest reminder, as it is read.
fn newest(who: &Someone) -> String {
    let messages = who.phone.messages();
    let newest = messages
        .iter()
        .rev()
        .find(|message| message.from_bot && message.text.starts_with("⏰ "));
    newest.map(draw).unwrap_or_default()
}

#[tokio::test]
async fn a_client_says_once_that_they_come_and_the_tutor_reads_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna").await;
        books(world, &anna, "25", "10:00").await;
        world.comes(at("2026-11-24T10:00")).await;
        anna.sees("[✅ I'll be there] [✖ I can't]");
        let again = yes(world, &house, slot, false).await;
        anna.taps(world, "I'll be there").await;
        anna.hears("Great");
        anna.sees("✅ You'll be there");
        assert!(!newest(&anna).contains('['), "{}", newest(&anna));
        anna.forges(world, &again).await;
        anna.hears("Great");
        world.restarts().await;
        assert_eq!(anna.count("You'll be there"), 1);

        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "📋 Bookings").await;
        tutor.taps(world, "Anna").await;
        tutor.sees("👍 Will be there: today, 10:00");
        tutor.taps(world, "Back").await;
        tutor.sees("10:00 Anna 👍");

        // Once is enough: two hours before nothing is asked.
        world.comes(at("2026-11-25T08:00")).await;
        tutor.starts(world).await;
        tutor.sees("10:00 Anna ✅ coming");
        assert_eq!(reminders(&anna), 2);
        assert!(newest(&anna).contains("Open the booking"), "{}", newest(&anna));
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_cannot_come_is_led_to_the_booking_and_old_buttons_say_how_it_is() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna").await;
        books(world, &anna, "25", "10:00").await;
        world.comes(at("2026-11-24T10:00")).await;
        let old = yes(world, &house, slot, true).await;
        anna.taps(world, "✖ I can't").await;
        anna.sees("Cancel this booking");
        assert!(newest(&anna).contains("I'll be there"), "not settled yet");
        anna.taps(world, "Cancel this booking").await;
        anna.taps(world, "Yes, cancel it").await;
        assert!(newest(&anna).ends_with("Cancelled"), "{}", newest(&anna));
        anna.forges(world, &old).await;
        anna.hears("This booking isn't ahead any more");
        house.tutor.looks();
        world.comes(at("2026-11-25T11:00")).await;
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_question_that_nobody_answers_is_over_when_the_lesson_begins() {
    story(async |world| {
        let (house, anna) = booked(world).await;
        world.comes(at("2026-11-24T10:00")).await;
        assert!(newest(&anna).contains("I'll be there"));
        world.restarts().await;
        world.comes(at("2026-11-25T07:00")).await;
        let asking = newest(&anna);
        assert!(asking.contains("I'll be there"), "{asking}");
        world.comes(at("2026-11-25T10:00")).await;
        let sight = anna.sight();
        assert!(
            !sight.contains("I'll be there") && !sight.contains("I can't"),
            "{sight}"
        );
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn lessons_of_one_day_come_in_one_reminder_with_one_yes_for_all() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let first = house.slot(world, "2026-11-25T10:00").await;
        let second = house.slot(world, "2026-11-25T15:00").await;
        let third = house.slot(world, "2026-11-25T17:00").await;
        let anna = world.person(house::TUTOR + 1, "Анна", "ru");
        anna.opens(world, &house.link).await;
        for slot in [first, second, third] {
            anna.forges(world, &house.book(slot)).await;
        }
        house.tutor.looks();
        // Her own hours are three later, and stand with the tutor's.
        anna.says(world, "/settings").await;
        anna.taps(world, "Часовой пояс").await;
        anna.says(world, "Ереван").await;
        anna.taps(world, "Ереван").await;
        world.comes(at("2026-11-24T10:00")).await;
        assert_eq!(reminders(&anna), 1);
        let one = newest(&anna);
        assert!(one.starts_with("⏰ Завтра: 3 записи"), "{one}");
        for line in [
            "13:00–14:00 (10:00 Берлин)",
            "18:00–19:00 (15:00 Берлин)",
            "20:00–21:00 (17:00 Берлин)",
        ] {
            assert!(one.contains(line), "{one}");
        }
        assert!(
            one.contains("[✅ Буду на всех]\n[✖ Не смогу в 13:00]\n[✖ Не смогу в 18:00]"),
            "{one}"
        );
        anna.taps(world, "Не смогу в 18:00").await;
        anna.taps(world, "Отменить").await;
        anna.taps(world, "Да, отменить").await;
        let one = newest(&anna);
        assert!(
            !one.contains("Не смогу в 18:00") && one.contains("Буду на всех"),
            "{one}"
        );
        anna.taps(world, "Буду на всех").await;
        let one = newest(&anna);
        assert_eq!(one.matches("✅ Вы будете").count(), 2, "{one}");
        assert!(!one.contains('['), "{one}");
        world.comes(at("2026-11-25T18:00")).await;
        // Two hours before each that is left.
        assert_eq!(reminders(&anna), 3);
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn it_is_asked_a_day_before_where_there_is_such_a_reminder_and_else_at_the_last() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2026-12-02T10:00").await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        let later = house.slot(world, "2026-12-02T12:00").await;
        anna.forges(world, &house.book(slot)).await;
        boris.forges(world, &house.book(later)).await;
        let weekly = |bits: u32| {
            let tenant = house.tenant;
            Callback::Do(Act::Remind { tenant, chosen: bits }).encode(Origin::Screen)
        };
        anna.forges(world, &weekly(0b1001)).await;
        boris.forges(world, &weekly(0b0001)).await;
        world.comes(at("2026-11-25T12:00")).await;
        assert!(!newest(anna).contains("I'll be there"), "{}", newest(anna));
        assert!(newest(boris).contains("I'll be there"), "{}", newest(boris));
        boris.taps(world, "I'll be there").await;
        world.comes(at("2026-12-01T10:00")).await;
        assert!(newest(anna).contains("I'll be there"), "{}", newest(anna));
        for person in [anna, boris, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_day_before_is_the_same_hour_over_the_night_of_the_clock_change() {
    story(async |world| {
        // Berlin's clocks go forward on the night to Sunday 28 March 2027.
        world.clock.advance(Span::days(122));
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2027-03-28T10:00").await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slot)).await;
        world.comes(at("2027-03-27T09:59")).await;
        assert_eq!(reminders(&anna), 0);
        world.comes(at("2027-03-27T10:00")).await;
        assert_eq!(reminders(&anna), 1);
        world.comes(at("2027-03-28T07:59")).await;
        assert_eq!(reminders(&anna), 1);
        world.comes(at("2027-03-28T08:00")).await;
        assert_eq!(reminders(&anna), 2);
        anna.looks();
        house.tutor.looks();
    })
    .await;
}
