//! Pictures and files that a practice hands out: a week to be passed on, the link as a code.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::{Media, Message};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::House;
use crate::world::person::Someone;
use crate::world::{World, pictures, story};

fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

/// The newest file in a chat, with its message.
pub fn newest(person: &Someone) -> (Message, String, Vec<u8>) {
    let messages = person.phone.messages();
    let found = messages.iter().rev().find_map(|message| {
        let file = person.phone.file_of(message)?;
        Some((message.clone(), file.file_name.clone(), file.bytes.clone()))
    });
    found.expect("no file in the chat")
}

/// Taps for a picture, and gives it with the words under it; kept where pictures are wanted.
pub async fn pictured(world: &World, person: &Someone, button: &str, name: &str) -> (Vec<u8>, String) {
    // Telegram takes a message a second in a chat.
    world.passes(Span(10)).await;
    person.taps(world, button).await;
    let (message, _, bytes) = newest(person);
    assert!(matches!(message.media, Some(Media::Photo { .. })), "{message:?}");
    if let Some(folder) = pictures::folder() {
        std::fs::write(folder.join(format!("{name}.png")), &bytes).unwrap();
    }
    (bytes, message.text.clone())
}

async fn speaks(world: &World, lang: &str) {
    world
        .database
        .sql(&format!("UPDATE person SET lang = '{lang}', lang_chosen = 1"))
        .await;
}

#[tokio::test]
async fn free_times_are_passed_on_as_a_picture_that_names_nobody() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        for day in 24..28 {
            for hour in [9, 11, 15, 18] {
                house.slot(world, &format!("2026-11-{day}T{hour:02}:00")).await;
            }
        }
        let one = house.slot(world, "2026-11-24T20:00").await;
        let anna = house.client(world, "Anna").await;

        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "🖼 Picture").await;
        tutor.sees("Picture of the week 23–29 Nov");
        let (all, words) = pictured(world, tutor, "🟢 Free times", "free-en").await;
        assert!(words.starts_with("Free 23–29 Nov · Tutor"), "{words}");
        assert!(words.ends_with(&house.link), "{words}");
        tutor.sees("Picture of the week 23–29 Nov");

        // A time that clients don't see is not there, nor is one that somebody has: the two look the same.
        let hide = |state: &str| format!("UPDATE slot SET state = '{state}' WHERE slot_id = {}", one.0);
        world.database.sql(&hide("hidden")).await;
        let (hidden, _) = pictured(world, tutor, "🟢 Free times", "free-hidden").await;
        assert!(hidden != all);
        world.database.sql(&hide("blocked")).await;
        assert!(pictured(world, tutor, "🟢 Free times", "free-blocked").await.0 == hidden);
        world.database.sql(&hide("open")).await;
        assert!(pictured(world, tutor, "🟢 Free times", "free-again").await.0 == all);
        anna.forges(world, &house.book(one)).await;
        anna.looks();
        tutor.looks();
        tutor
            .forges(
                world,
                &go(Place::WeekPicture {
                    tenant,
                    monday: "2026-11-25".parse().unwrap(),
                }),
            )
            .await;
        assert!(pictured(world, tutor, "🟢 Free times", "free-booked").await.0 == hidden);

        tutor.taps(world, "Next week").await;
        tutor.sees("[✓ Next week]");
        let (empty, words) = pictured(world, tutor, "🟢 Free times", "free-empty").await;
        assert!(words.starts_with("Free 30 Nov – 6 Dec") && empty != hidden, "{words}");
        speaks(world, "ru").await;
        tutor.starts(world).await;
        tutor.taps(world, "Расписание").await;
        tutor.taps(world, "🖼 Картинка").await;
        let (russian, words) = pictured(world, tutor, "🟢 Свободные часы", "free-ru").await;
        assert!(
            words.starts_with("Свободно 23–29 ноября") && russian != hidden,
            "{words}"
        );
        tutor.looks();
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn the_whole_plan_is_a_picture_for_those_who_run_the_practice() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let names = [
            "Anna",
            "Пётр Константинопольский-Задунайский",
            "שרה כהן",
            "👩‍🏫👩‍🏫👩‍🏫",
            "فاطمة الزهراء",
        ];
        let clients = house.clients(world, &names).await;
        for (n, client) in clients.iter().enumerate() {
            let slot = house.slot(world, &format!("2026-11-2{}T1{n}:00", 4 + n)).await;
            client.forges(world, &house.book(slot)).await;
            client.looks();
            if n != 1 {
                tutor.taps(world, "✅ Accept").await;
            }
        }
        house.slot(world, "2026-11-24T15:30").await;
        let hidden = house.slot(world, "2026-11-24T17:00").await;
        let hide = format!("UPDATE slot SET state = 'hidden' WHERE slot_id = {}", hidden.0);
        world.database.sql(&hide).await;
        for lang in ["en", "ru"] {
            speaks(world, lang).await;
            let place = Place::WeekPicture {
                tenant,
                monday: "2026-11-23".parse().unwrap(),
            };
            tutor.forges(world, &go(place)).await;
            let button = if lang == "en" {
                "The whole plan"
            } else {
                "Весь план"
            };
            let (_, words) = pictured(world, tutor, button, &format!("whole-{lang}")).await;
            assert!(words.contains("23–29") && !words.contains("t.me"), "{words}");
        }
        tutor.taps(world, "Следующая").await;
        pictured(world, tutor, "Весь план", "whole-empty").await;

        // For a client there is no such button, however they come by it.
        let monday = "2026-11-23".parse().unwrap();
        for whole in [false, true] {
            let act = Act::WeekSheet { tenant, monday, whole };
            let forged = Callback::Do(act).encode(Origin::Screen);
            clients[0].forges(world, &forged).await;
            clients[0].hears("Этого здесь больше нет");
        }
        assert!(
            clients[0]
                .phone
                .messages()
                .iter()
                .all(|message| message.media.is_none())
        );
        for person in clients.iter().chain([tutor]) {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn ones_link_is_a_code_that_a_camera_reads() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "My link").await;
        let (_, words) = pictured(world, tutor, "QR code", "code-en").await;
        assert!(words.ends_with(&house.link), "{words}");
        tutor.sees("Your link");
        speaks(world, "ru").await;
        world
            .database
            .sql("UPDATE tenant SET name = 'Мария П. · английский и ещё очень длинное название практики'")
            .await;
        pictured(world, tutor, "QR", "code-ru").await;
        tutor.looks();
    })
    .await;
}
