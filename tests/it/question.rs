//! The tutor's own question at a booking: asked before it, answered in words or left alone, and seen by those two only.

use slotkeeper::domain::ids::SlotId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::Media;
use slotkeeper::storage::{booking, tenant};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice;
use crate::world::person::Someone;
use crate::world::{World, story};

const TEN: &str = "2026-11-25T10:00";
const NOON: &str = "2026-11-26T12:00";
const TOPIC: &str = "Topic of the lesson?";

fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

fn code(act: Act) -> String {
    Callback::Do(act).encode(Origin::Screen)
}

fn confirm(house: &House, slot: SlotId) -> String {
    let tenant = house.tenant;
    go(Place::Confirm { tenant, slot })
}

/// A practice that asks for the topic, as its tutor has typed it.
async fn asking(world: &World, approval: Approval) -> House {
    let house = House::open(world, approval).await;
    house.tutor.says(world, "/settings").await;
    house.tutor.taps(world, "Booking and lessons").await;
    house.tutor.taps(world, "Question when booking").await;
    house.tutor.sees("Nothing is asked yet");
    house.tutor.does_not_see("Remove it");
    house.tutor.says(world, TOPIC).await;
    house.tutor.taps(world, "Question when booking").await;
    house.tutor.sees(&format!("Clients are asked now:\n“{TOPIC}”"));
    house
}

async fn asked_now(world: &World, house: &House) -> String {
    let row = tenant::by_id(&mut house::read(world).await, house.tenant).await;
    row.unwrap().unwrap().policy.question
}

/// The answer kept with the one booking of a slot.
async fn kept(world: &World, house: &House, slot: SlotId) -> String {
    let mut held = house.held(world, slot).await;
    assert_eq!(held.len(), 1);
    held.remove(0).answer
}

async fn speaks_russian(world: &World, someone: &Someone) {
    let language = Act::PickLanguage { code: "ru".to_owned() };
    someone.forges(world, &code(language)).await;
    someone.looks();
}

#[tokio::test]
async fn a_client_answers_and_the_tutor_sees_it_with_the_request_and_with_the_lesson() {
    story(async |world| {
        let house = asking(world, Approval::Always).await;
        let slot = house.slot(world, TEN).await;
        let anna = house.client(world, "Anna").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "25·1").await;
        anna.taps(world, "10:00").await;
        anna.sees(&format!("💬 {TOPIC}\nWrite the answer here, or book without it."));
        anna.does_not_see("Without the answer");
        anna.says(world, "The wrong one").await;
        anna.sees("Your answer: “The wrong one”");
        anna.says(world, "  Past tenses\n\n\u{200b}and <b>articles</b> & more ")
            .await;
        anna.sees("Your answer: “Past tenses\nand <b>articles</b> & more”");
        assert!(!anna.screen().contains("wrong"), "{}", anna.screen());
        assert!(house.held(world, slot).await.is_empty(), "an answer books nothing");
        // On the way she says whose clock she reads.
        anna.taps(world, "No, others").await;
        anna.says(world, "Berlin").await;
        anna.taps(world, "Berlin").await;
        anna.sees("Your answer: “Past tenses\nand <b>articles</b>");
        anna.taps(world, "Send a request").await;
        anna.hears("Request sent");
        anna.sees("Your answer: “Past tenses\nand <b>articles</b> & more”");
        assert_eq!(
            kept(world, &house, slot).await,
            "Past tenses\nand <b>articles</b> & more"
        );

        house.tutor.sees("💬 “Past tenses\nand <b>articles</b> & more”");
        house.tutor.taps(world, "Open the booking").await;
        let screen = house.tutor.screen();
        assert!(
            screen.contains("Request") && screen.contains("💬 “Past tenses"),
            "{screen}"
        );
        house.tutor.taps(world, "✅ Accept").await;
        let screen = house.tutor.screen();
        assert!(
            screen.contains("Confirmed") && screen.contains("💬 “Past tenses"),
            "{screen}"
        );
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn it_is_asked_and_answered_in_russian_too() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let anna = house.client(world, "Аня").await;
        speaks_russian(world, &house.tutor).await;
        speaks_russian(world, &anna).await;
        house.tutor.says(world, "/settings").await;
        house.tutor.taps(world, "Запись и занятия").await;
        house.tutor.taps(world, "Вопрос при записи").await;
        house
            .tutor
            .sees("О чём спросить при записи?\nПока ничего не спрашиваем.");
        house.tutor.says(world, &"ж".repeat(121)).await;
        house.tutor.sees("от 1 до 120 знаков");
        house.tutor.says(world, "Тема занятия?").await;
        anna.forges(world, &confirm(&house, slot)).await;
        anna.sees("💬 Тема занятия?\nНапишите ответ сюда или запишитесь без него.");
        anna.says(world, &"ж".repeat(501)).await;
        anna.sees("от 1 до 500 знаков");
        anna.says(world, "Глаголы").await;
        anna.sees("Ваш ответ: «Глаголы»");
        anna.taps(world, "✅ Записаться").await;
        anna.sees("Ваш ответ: «Глаголы»");
        house.tutor.sees("💬 «Глаголы»");
        assert_eq!(kept(world, &house, slot).await, "Глаголы");
    })
    .await;
}

#[tokio::test]
async fn it_can_be_skipped_and_an_answer_taken_back() {
    story(async |world| {
        let house = asking(world, Approval::Never).await;
        let (ten, noon) = (house.slot(world, TEN).await, house.slot(world, NOON).await);
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &confirm(&house, ten)).await;
        anna.taps(world, "✅ Book").await;
        anna.hears("Booking confirmed");
        assert_eq!(kept(world, &house, ten).await, "");
        // Words for the one time do not go with another.
        anna.forges(world, &confirm(&house, noon)).await;
        anna.says(world, "A thimblerig").await;
        anna.sees("Your answer: “A thimblerig”");
        anna.taps(world, "✖ Without the answer").await;
        anna.does_not_see("thimblerig”");
        anna.sees("Write the answer here, or book without it.");
        anna.says(world, "A thimblerig").await;
        let three = house.slot(world, "2026-11-27T15:00").await;
        anna.forges(world, &confirm(&house, three)).await;
        anna.sees("Write the answer here, or book without it.");
        anna.taps(world, "✅ Book").await;
        anna.looks();
        assert_eq!(kept(world, &house, three).await, "");
        house.tutor.sees("New booking");
        house.tutor.does_not_see("💬 “");
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_no_more_is_not_waited_for_and_what_was_answered_stays() {
    story(async |world| {
        let house = asking(world, Approval::Never).await;
        let (ten, noon) = (house.slot(world, TEN).await, house.slot(world, NOON).await);
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        anna.forges(world, &confirm(&house, ten)).await;
        anna.sees(TOPIC);
        boris.forges(world, &confirm(&house, noon)).await;
        boris.says(world, "Verbs").await;
        boris.sees("Your answer: “Verbs”");
        house.tutor.taps(world, "Remove it").await;
        house.tutor.taps(world, "Question when booking").await;
        house.tutor.sees("Nothing is asked yet");
        assert_eq!(asked_now(world, &house).await, "");

        anna.says(world, "Too late a word").await;
        anna.sees("We don't understand this yet. Please choose with a button.");
        assert!(!anna.screen().contains(TOPIC), "{}", anna.screen());
        anna.taps(world, "✅ Book").await;
        anna.hears("Booking confirmed");
        assert_eq!(kept(world, &house, ten).await, "");
        boris.taps(world, "✅ Book").await;
        boris.sees("Your answer: “Verbs”");
        assert_eq!(kept(world, &house, noon).await, "Verbs");
        anna.looks();
        house.tutor.sees("💬 “Verbs”");
    })
    .await;
}

#[tokio::test]
async fn emoji_fit_up_to_the_limit_and_too_much_or_nothing_says_what_it_is() {
    story(async |world| {
        let house = asking(world, Approval::Never).await;
        let tutor = &house.tutor;
        for wrong in [&"🦊".repeat(300), " \u{200b} "] {
            tutor.says(world, wrong).await;
            tutor.sees("Write it in one message of 1 to 120 characters.");
        }
        assert_eq!(asked_now(world, &house).await, TOPIC);
        let foxes = "🦊".repeat(120);
        tutor.says(world, &foxes).await;
        assert_eq!(asked_now(world, &house).await, foxes);
        tutor.taps(world, "Question when booking").await;
        tutor.says(world, "<b>What</b>\n& why?").await;
        assert_eq!(asked_now(world, &house).await, "<b>What</b> & why?");

        let slot = house.slot(world, TEN).await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &confirm(&house, slot)).await;
        anna.sees("💬 <b>What</b> & why?");
        let right = "🦊".repeat(300);
        anna.says(world, &right).await;
        anna.sees(&format!("Your answer: “{right}”"));
        for wrong in [&"🦊".repeat(501), " \u{200b} "] {
            anna.says(world, wrong).await;
            anna.sees("Write it in one message of 1 to 500 characters.");
        }
        assert!(anna.screen().contains(&right), "what was said before stays");
        anna.taps(world, "✅ Book").await;
        anna.looks();
        assert_eq!(kept(world, &house, slot).await, right);
        tutor.sees(&format!("💬 “{right}”"));
    })
    .await;
}

#[tokio::test]
async fn a_move_keeps_the_answer_asked_for_or_done() {
    story(async |world| {
        let house = asking(world, Approval::Always).await;
        let (ten, noon) = (
            house.slot(world, TEN).await,
            house.slot(world, "2026-11-25T12:00").await,
        );
        let three = house.slot(world, "2026-11-25T15:00").await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &confirm(&house, ten)).await;
        anna.says(world, "Verbs").await;
        anna.taps(world, "Send a request").await;
        let to = async |slot: SlotId, from: SlotId| {
            let row = house.held(world, from).await.remove(0);
            let act = Act::Move {
                tenant: house.tenant,
                booking: row.booking_id,
                entry_no: row.entry_no,
                slot,
            };
            anna.forges(world, &code(act)).await;
            anna.looks();
        };
        // What waits for its answer goes at once; what is promised is asked for.
        to(noon, ten).await;
        assert_eq!(kept(world, &house, noon).await, "Verbs");
        house.tutor.taps(world, "✅ Accept").await;
        to(three, noon).await;
        assert_eq!(kept(world, &house, three).await, "Verbs");
        house.tutor.taps(world, "✅ Accept").await;
        assert!(house.held(world, noon).await.is_empty());
        assert_eq!(kept(world, &house, three).await, "Verbs");
        house.tutor.looks();
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn a_freed_time_is_booked_by_one_tap_without_an_answer() {
    story(async |world| {
        let house = asking(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        anna.forges(world, &house.book(slot)).await;
        let wish = Act::WatchFor {
            tenant: house.tenant,
            wish: format!("s{slot}"),
            days: 0,
        };
        boris.forges(world, &code(wish)).await;
        let booking = house.held(world, slot).await.remove(0);
        anna.forges(world, &house.step(world, &booking, "cancel").await).await;
        world.passes(Span::minutes(1)).await;
        boris.sees("A time is free");
        boris.taps(world, "✅ Book").await;
        boris.hears("Booking confirmed");
        assert_eq!(kept(world, &house, slot).await, "");
        for person in [anna, boris, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn the_answer_is_handed_out_and_goes_with_the_rest() {
    story(async |world| {
        let house = asking(world, Approval::Never).await;
        let (ten, noon) = (house.slot(world, TEN).await, house.slot(world, NOON).await);
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &confirm(&house, ten)).await;
        anna.says(world, "A thimblerig").await;
        anna.taps(world, "✅ Book").await;
        anna.starts(world).await;
        anna.taps(world, "⚙").await;
        anna.taps(world, "What we keep").await;
        // Telegram takes a few messages a second from us, and there were many.
        world.passes(Span(20)).await;
        anna.taps(world, "Get it as a file").await;
        let messages = anna.phone.messages();
        let file = messages.iter().rev().find_map(|message| match &message.media {
            Some(Media::Document { file_id }) => world.server.telegram.file(file_id),
            _ => None,
        });
        let document: serde_json::Value = serde_json::from_slice(&file.unwrap().bytes).unwrap();
        assert_eq!(
            document["specialists"][0]["kept"]["bookings"][0]["answer"],
            "A thimblerig"
        );
        // One answer more is on its way when all of it goes.
        anna.forges(world, &confirm(&house, noon)).await;
        anna.says(world, "A second thimblerig").await;
        let id = house.held(world, ten).await[0].booking_id;
        anna.starts(world).await;
        anna.taps(world, "⚙").await;
        anna.taps(world, "What we keep").await;
        anna.taps(world, "Delete my data").await;
        anna.taps(world, "Yes, delete all of it").await;
        anna.looks();
        let row = booking::by_id(&mut house::read(world).await, house.tenant, id).await;
        assert_eq!(row.unwrap().unwrap().answer, "");
        let rows = world.database.everything().await;
        assert!(rows.len() > 30);
        let left: Vec<&String> = rows.iter().filter(|row| row.contains("thimblerig")).collect();
        assert!(left.is_empty(), "{left:?}");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn another_tutor_or_client_neither_sees_nor_changes_it() {
    story(async |world| {
        let house = asking(world, Approval::Always).await;
        let slot = house.slot(world, TEN).await;
        let noon = house.slot(world, NOON).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        anna.forges(world, &confirm(&house, slot)).await;
        anna.says(world, "A thimblerig").await;
        anna.taps(world, "Send a request").await;
        anna.looks();
        let booking = house.held(world, slot).await[0].booking_id;

        let other = world.person(2000, "Olga", "en");
        other.starts(world).await;
        let core = &world.app.core;
        let owner = practice::someone(&core.db, 2000, core.clock.now()).await;
        let theirs = practice::practice(core, owner, Approval::Always).await;
        let own = practice::slot(core, theirs, owner, TEN).await;
        let foreign = house.tenant;
        for tenant in [foreign, theirs] {
            other.forges(world, &go(Place::Lesson { tenant, booking })).await;
            other.does_not_see("thimblerig");
        }
        other
            .forges(world, &go(Place::BookingQuestion { tenant: foreign }))
            .await;
        other.does_not_see(TOPIC);
        other.says(world, "Olga's own question?").await;
        other
            .forges(world, &code(Act::NoBookingQuestion { tenant: foreign }))
            .await;
        other.hears("This isn't here any more");
        other.forges(world, &confirm(&house, slot)).await;
        other.says(world, "Olga's own answer").await;
        other.does_not_see(TOPIC);
        assert_eq!(asked_now(world, &house).await, TOPIC);
        // On her own page she reads what her clients do, and books nothing.
        other
            .forges(world, &go(Place::BookingQuestion { tenant: theirs }))
            .await;
        other.says(world, "Olga's own question?").await;
        other
            .forges(
                world,
                &go(Place::Confirm {
                    tenant: theirs,
                    slot: own,
                }),
            )
            .await;
        other.sees("Olga's own question?");
        other.says(world, "An answer of hers").await;
        other.does_not_see("Your answer");

        boris
            .forges(
                world,
                &go(Place::Booking {
                    tenant: foreign,
                    booking,
                }),
            )
            .await;
        boris.does_not_see("thimblerig");
        // Nor is what is typed where one has booked already an answer to anything.
        boris.forges(world, &confirm(&house, noon)).await;
        boris.taps(world, "Send a request").await;
        boris.forges(world, &confirm(&house, noon)).await;
        boris.says(world, "Too late a word").await;
        boris.sees("We don't understand this yet");
        assert_eq!(kept(world, &house, noon).await, "");
        assert_eq!(kept(world, &house, slot).await, "A thimblerig");
        house.tutor.sees("💬 “A thimblerig”");
    })
    .await;
}
