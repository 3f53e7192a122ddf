//! A client writes to the specialist through the bot, and the answer comes back.

use slotkeeper::domain::ids::{BookingId, ClaimId, PersonId, TenantId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::{Press, Profile};
use slotkeeper::storage::{claim, message};
use slotkeeper::telegram::callback::{Callback, Origin, Place};

use crate::first_day::{a_practice, asks_for_ten, two_hours_on_tuesday};
use crate::house::{self, House, TUTOR};
use crate::practice;
use crate::world::{World, story};

async fn id_of(world: &World, telegram_id: i64) -> PersonId {
    practice::someone(&world.app.core.db, telegram_id, world.clock.now()).await
}

/// What a person said to the practice and what was answered, the newest first.
async fn said(world: &World, house: &House, telegram_id: i64) -> Vec<String> {
    let person = id_of(world, telegram_id).await;
    let newest = message::newest(&mut house::read(world).await, house.tenant, person, 100).await;
    newest.unwrap().into_iter().map(|row| row.text).collect()
}

#[tokio::test]
async fn a_question_is_passed_on_and_answered_to_and_fro() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let anna = house.client(world, "Anna").await;
        anna.taps(world, "✉️ Write").await;
        anna.sees("Write your message, up to 1000 characters");
        anna.says(world, "  Is <b>Friday</b> free?\n\n I am in & out ").await;
        anna.sees("1 message is waiting for an answer");
        tutor.sees("Anna writes to you");
        tutor.sees("Is <b>Friday</b> free?\nI am in & out");
        tutor.taps(world, "✏️ Answer").await;
        tutor.says(world, &"long ".repeat(300)).await;
        tutor.sees("in one message of 1 to 1000 characters");
        tutor.says(world, "Friday is free <3").await;
        tutor.sees("The answer is sent");
        tutor.sees("✅ Answered");
        anna.sees("Friday is free <3");
        assert!(!anna.screen().contains("waiting"), "{}", anna.screen());
        anna.taps(world, "✏️ Answer").await;
        anna.says(world, "Thanks!").await;
        anna.looks();
        tutor.sees("Thanks!");
        assert_eq!(
            said(world, &house, TUTOR + 1).await,
            ["Thanks!", "Friday is free <3", "Is <b>Friday</b> free?\nI am in & out"]
        );
        world.passes(Span::days(31)).await;
        assert!(said(world, &house, TUTOR + 1).await.is_empty(), "kept for a month");
        tutor.looks();
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn three_wait_for_an_answer_and_no_fourth() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris, tutor) = (&clients[0], &clients[1], &house.tutor);
        anna.taps(world, "✉️ Write").await;
        for words in ["One", "Two", "Three"] {
            anna.says(world, words).await;
        }
        anna.sees("Once the specialist answers, you can write again");
        anna.says(world, "Four").await;
        anna.sees("3 messages of yours are waiting for an answer");
        assert_eq!(said(world, &house, TUTOR + 1).await, ["Three", "Two", "One"]);
        // Another client's count is their own.
        boris.taps(world, "✉️ Write").await;
        boris.says(world, "Hello").await;
        boris.looks();
        tutor.does_not_see("Four");
        world.restarts().await;
        let one = tutor
            .phone
            .messages()
            .into_iter()
            .find(|it| it.text.ends_with("One"))
            .unwrap();
        tutor.phone.taps_on(one.id, "✏️ Answer", world.clock.now_ms()).unwrap();
        world.settles().await;
        tutor.says(world, "Yes to all").await;
        assert_eq!(tutor.count("✅ Answered"), 3, "one answer answers what she waits for");
        anna.says(world, "Four").await;
        anna.looks();
        tutor.sees("Four");
    })
    .await;
}

#[tokio::test]
async fn the_banned_and_clients_of_a_paused_practice_do_not_write() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "25·1").await;
        anna.taps(world, "10:00").await;
        anna.taps(world, "✅ Book").await;
        anna.taps(world, "✉️ Write").await;
        anna.sees("About: ");
        world.database.sql("UPDATE client SET banned_at = 1").await;
        anna.says(world, "Why?").await;
        anna.sees("You can't book with this specialist");
        world.database.sql("UPDATE client SET banned_at = NULL").await;
        world.database.sql("UPDATE tenant SET state = 'suspended'").await;
        anna.says(world, "Anybody?").await;
        anna.looks();
        assert!(said(world, &house, TUTOR + 1).await.is_empty());
        house.tutor.does_not_see("Question");
        // Nor does the owner write to herself.
        let write = Place::Write {
            tenant: house.tenant,
            booking: None,
        };
        house
            .tutor
            .forges(world, &Callback::Go(write).encode(Origin::Screen))
            .await;
        house.tutor.sees("This is your own page");
    })
    .await;
}

#[tokio::test]
async fn a_tutor_with_a_name_in_telegram_is_written_to_there_or_about_a_booking_here() {
    story(async |world| {
        let profile = Profile::new(2, "Мария П.").username("maria_eng").language("ru");
        let (tutor, pupil) = (world.person(2, "Мария П.", "ru"), world.person(3, "Аня К.", "ru"));
        world.server.telegram.person(profile);
        let link = a_practice(world, &tutor, "Мария П.").await;
        two_hours_on_tuesday(world, &tutor).await;
        asks_for_ten(world, &pupil, &link).await;
        pupil.taps(world, "✉️ Написать").await;
        pupil.sees("О записи: завтра, 10:00–11:00");
        let markups: Vec<_> = pupil.phone.messages().into_iter().filter_map(|it| it.markup).collect();
        let mut buttons = markups.iter().flat_map(|markup| markup.inline_rows().iter().flatten());
        let direct = buttons.find(|button| button.label.contains("чат")).unwrap();
        assert_eq!(direct.press, Press::Url("https://t.me/maria_eng".to_owned()));
        world.pictures("writing").await;
        pupil.says(world, "Можно на полчаса позже?").await;
        pupil.sees("Ждёт ответа 1 сообщение");
        tutor.sees("Вам пишет Аня К.\nО записи: ");
        tutor.taps(world, "✏️ Ответить").await;
        tutor.sees("«Можно на полчаса позже?»");
        tutor.taps(world, "📋 Открыть запись").await;
        tutor.sees("Новая заявка: Аня К.");
        // The question was left: what is typed now is nobody's answer.
        tutor.says(world, "Да").await;
        tutor.sees("Этого мы пока не понимаем");
        pupil.looks();
        pupil.taps(world, "‹ Назад").await;
        pupil.sees("✖ Отозвать заявку");
    })
    .await;
}

#[tokio::test]
async fn what_comes_while_an_answer_is_typed_is_not_answered_by_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (anna, tutor) = (house.client(world, "Anna").await, &house.tutor);
        anna.taps(world, "✉️ Write").await;
        anna.says(world, "Is Friday free?").await;
        tutor.taps(world, "✏️ Answer").await;
        anna.says(world, "And what shall I bring?").await;
        tutor.says(world, "Friday is free").await;
        assert_eq!(tutor.count("✅ Answered ·"), 1, "the second was not read yet");
        anna.taps(world, "✏️ Answer").await;
        anna.sees("1 message is waiting for an answer");
        let second = tutor
            .phone
            .messages()
            .into_iter()
            .find(|it| it.text.ends_with("bring?"))
            .unwrap();
        tutor
            .phone
            .taps_on(second.id, "✏️ Answer", world.clock.now_ms())
            .unwrap();
        world.settles().await;
        tutor.says(world, "A pencil").await;
        assert_eq!(tutor.count("✅ Answered ·"), 2);
        anna.sees("A pencil");
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_question_answered_elsewhere_lets_the_client_write_again() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (anna, tutor) = (house.client(world, "Anna").await, &house.tutor);
        anna.taps(world, "✉️ Write").await;
        for words in ["One", "Two", "Three"] {
            anna.says(world, words).await;
        }
        anna.sees("Once the specialist answers, you can write again");
        tutor.presses("✅ Answered elsewhere");
        tutor.presses("✅ Answered elsewhere");
        world.settles().await;
        tutor.hears("It waits for no answer any more");
        assert_eq!(tutor.count("✅ Answered ·"), 3, "it was the last of three");
        anna.says(world, "Four").await;
        anna.sees("1 message is waiting for an answer");
        assert_eq!(said(world, &house, TUTOR + 1).await, ["Four", "Three", "Two", "One"]);
        tutor.sees("Four");
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_a_word_is_found_by_an_index() {
    story(async |world| {
        if world.database.is_postgres() {
            return;
        }
        let (tenant, claim, booking) = (TenantId(1), ClaimId(7), BookingId(7));
        for (query, index) in [
            (
                message::waiting_query(tenant, PersonId(7)),
                "(tenant_id=? AND person_id=? AND waiting>?)",
            ),
            (claim::parts_query(tenant, claim), "(tenant_id=? AND claim_id=?)"),
            (
                claim::open_query(tenant, &[booking, BookingId(8)]),
                "(tenant_id=? AND booking_id=?)",
            ),
            (
                claim::of_booking_query(tenant, booking),
                "(tenant_id=? AND booking_id=?)",
            ),
        ] {
            let plan = world.app.core.db.read().await.unwrap().plan(&query).await.unwrap();
            assert!(plan.contains(index) && !plan.contains("SCAN"), "{index}: {plan}");
        }
    })
    .await;
}
