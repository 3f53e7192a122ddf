//! The main job, end to end: an invite, a practice, a booking, reminders, and the lesson is closed.

use slotkeeper::domain::moment::Span;

use crate::world::person::Someone;
use crate::world::{OPERATOR, World, story};

/// The operator invites a tutor, who answers the four questions in Russian.
pub async fn a_practice(world: &World, tutor: &Someone, name: &str) -> String {
    let operator = world.person(OPERATOR, "Оператор", "ru");
    operator.starts(world).await;
    operator.taps(world, "Пригласить специалиста").await;
    operator.sees("Приглашение готово");
    let invite = operator.link_in_sight();
    tutor.opens(world, &invite).await;
    tutor.sees("Вопрос 1 из 4");
    tutor.says(world, name).await;
    tutor.sees("Вопрос 2 из 4");
    tutor.taps(world, "Москва").await;
    tutor.taps(world, "RUB").await;
    tutor.sees("Вопрос 4 из 4");
    tutor.taps(world, "Русский").await;
    tutor.sees("Готово");
    tutor.link_in_sight()
}

/// Tuesday 24 November: 10:00 and 11:00, by taps.
pub async fn two_hours_on_tuesday(world: &World, tutor: &Someone) {
    tutor.starts(world).await;
    tutor.taps(world, "Расписание").await;
    tutor.taps(world, "Вт 24").await;
    tutor.taps(world, "Добавить время").await;
    tutor.taps(world, "10:00").await;
    tutor.taps(world, "11:00").await;
    tutor.taps(world, "Создать 2 окна").await;
    tutor.hears("Создано 2 окна");
    tutor.sees("10:00–11:00 · свободно");
}

/// From the tutor's link to the request for Tuesday, 10:00.
pub async fn asks_for_ten(world: &World, pupil: &Someone, link: &str) {
    pupil.opens(world, link).await;
    pupil.taps(world, "🗓 Записаться").await;
    pupil.sees("Ноябрь 2026");
    pupil.taps(world, "24·").await;
    pupil.taps(world, "10:00").await;
    pupil.sees("Записать вас?");
    pupil.taps(world, "Отправить заявку").await;
    pupil.sees("Заявка отправлена");
}

#[tokio::test]
async fn a_request_is_accepted_reminded_of_held_and_paid() {
    story(async |world| {
        let (tutor, pupil) = (world.person(2, "Мария П.", "ru"), world.person(3, "Аня К.", "ru"));
        let link = a_practice(world, &tutor, "Мария П. · английский").await;
        tutor.taps(world, "Добавить время").await;
        tutor.taps(world, "💰 Цена").await;
        tutor.says(world, "1500").await;
        tutor.sees("1 500 ₽");
        two_hours_on_tuesday(world, &tutor).await;
        asks_for_ten(world, &pupil, &link).await;

        tutor.sees("Новая заявка: Аня К.");
        tutor.taps(world, "✅ Принять").await;
        tutor.sees("✅ Принято · 9:00");
        pupil.sees("Запись подтверждена");

        world.passes(Span::hours(1)).await;
        pupil.sees("⏰ Завтра, 10:00–11:00");
        world.restarts().await;
        world.passes(Span::hours(22)).await;
        pupil.sees("⏰ Сегодня, 10:00–11:00");
        world.restarts().await;
        world.passes(Span::hours(1)).await;
        assert_eq!(pupil.count("⏰"), 2, "a day and two hours before, once each");
        world.pictures("reminded").await;

        // Ten o'clock on Tuesday has passed: the lesson is on.
        world.passes(Span::hours(2)).await;
        tutor.starts(world).await;
        tutor.taps(world, "10:00 Аня К.").await;
        tutor.taps(world, "🎓 Проведено").await;
        tutor.sees("🎓 Проведено · 1 500 ₽");
        tutor.starts(world).await;
        tutor.taps(world, "💸 Долги").await;
        tutor.sees("Срок ещё не подошёл: 1 500 ₽");
        tutor.taps(world, "⌂").await;
        tutor.taps(world, "10:00 Аня К.").await;
        tutor.taps(world, "💰 Оплачено").await;
        tutor.sees("💰 Оплачено");
        tutor.starts(world).await;
        tutor.taps(world, "💸 Долги").await;
        tutor.sees("Долгов нет");
        pupil.looks();
    })
    .await;
}

#[tokio::test]
async fn a_mistaken_step_is_taken_back_and_its_payment_with_it() {
    story(async |world| {
        let (tutor, pupil) = (world.person(2, "Мария П.", "ru"), world.person(3, "Аня К.", "ru"));
        let link = a_practice(world, &tutor, "Мария П.").await;
        tutor.taps(world, "Добавить время").await;
        tutor.taps(world, "💰 Цена").await;
        tutor.says(world, "2000,50").await;
        two_hours_on_tuesday(world, &tutor).await;
        asks_for_ten(world, &pupil, &link).await;
        tutor.taps(world, "✅ Принять").await;
        world.passes(Span::hours(26)).await;
        tutor.starts(world).await;
        tutor.taps(world, "10:00 Аня К.").await;
        tutor.taps(world, "Неявка").await;
        tutor.sees("🚫 Неявка");
        tutor.taps(world, "↩ Вернуть").await;
        tutor.hears("Снова: Подтверждено");
        tutor.taps(world, "🎓 Проведено").await;
        tutor.taps(world, "💰 Оплачено").await;
        tutor.taps(world, "↩ Вернуть").await;
        tutor.sees("🎓 Проведено · 2 000,50 ₽");
        tutor.starts(world).await;
        tutor.taps(world, "10:00 Аня К.").await;
        tutor.taps(world, "Не оплачено").await;
        tutor.sees("💸 Не оплачено");
        tutor.starts(world).await;
        tutor.taps(world, "💸 Долги · 1").await;
        tutor.sees("Ждут оплаты: 1 · 2 000,50 ₽");
        pupil.looks();
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_time_is_free_again_and_another_client_books_it() {
    story(async |world| {
        let tutor = world.person(2, "Мария П.", "ru");
        let (anna, oleg) = (world.person(3, "Аня К.", "ru"), world.person(4, "Олег", "ru"));
        let link = a_practice(world, &tutor, "Мария П.").await;
        two_hours_on_tuesday(world, &tutor).await;
        asks_for_ten(world, &anna, &link).await;
        tutor.taps(world, "✅ Принять").await;
        anna.starts(world).await;
        anna.taps(world, "📋 Записи · 1").await;
        anna.taps(world, "10:00–11:00").await;
        anna.taps(world, "✖ Отменить запись").await;
        anna.sees("Отменить запись?");
        anna.taps(world, "Да, отменить").await;
        anna.sees("✖ Запись отменена");
        tutor.sees("✖ Отмена: Аня К.");

        asks_for_ten(world, &oleg, &link).await;
        tutor.taps(world, "✅ Принять").await;
        oleg.sees("Запись подтверждена");
        world.passes(Span::hours(30)).await;
        assert_eq!(anna.count("⏰"), 0, "nobody is reminded of a cancelled lesson");
        assert_eq!(oleg.count("⏰"), 2);
        for someone in [&tutor, &anna, &oleg] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_tutor_may_accept_at_once_and_types_her_times() {
    story(async |world| {
        let (tutor, pupil) = (world.person(2, "Мария П.", "ru"), world.person(3, "Аня К.", "ru"));
        let link = a_practice(world, &tutor, "Мария П.").await;
        tutor.taps(world, "⌂").await;
        tutor.taps(world, "⚙ Настройки").await;
        tutor.taps(world, "Принимать записи сразу").await;
        tutor.hears("Теперь записи принимаются сразу");
        tutor.taps(world, "⌂").await;
        tutor.taps(world, "Добавить время").await;
        tutor.taps(world, "24 ноя").await;
        tutor.taps(world, "✏️ Строкой").await;
        tutor.says(world, "10:00-13:00/90 25:00").await;
        tutor.sees("👉 25:00");
        tutor.sees("Ничего не создано");
        tutor.says(world, "10:00-13:00/90 14:00").await;
        tutor.sees("10:00–11:30 · свободно");
        tutor.sees("14:00–15:00 · свободно");
        pupil.opens(world, &link).await;
        pupil.taps(world, "🗓 Записаться").await;
        pupil.taps(world, "Ближайшие").await;
        pupil.taps(world, "11:30–13:00").await;
        pupil.taps(world, "✅ Записаться").await;
        pupil.sees("Запись подтверждена");
        tutor.sees("Новая запись: Аня К.");
    })
    .await;
}

#[tokio::test]
async fn a_request_that_nobody_answers_expires_for_both() {
    story(async |world| {
        let (tutor, pupil) = (world.person(2, "Мария П.", "ru"), world.person(3, "Аня К.", "ru"));
        let link = a_practice(world, &tutor, "Мария П.").await;
        two_hours_on_tuesday(world, &tutor).await;
        asks_for_ten(world, &pupil, &link).await;
        world.passes(Span::hours(24)).await;
        pupil.sees("Заявка осталась без ответа");
        tutor.sees("Заявка осталась без ответа: Аня К.");
        tutor.sees("⌛ Без ответа · 8:00");
        tutor.does_not_see("✅ Принять");
    })
    .await;
}

#[tokio::test]
async fn everything_is_said_in_english_to_who_speaks_it_and_the_language_can_be_changed() {
    story(async |world| {
        let (tutor, pupil) = (world.person(2, "Мария П.", "ru"), world.person(3, "Ann", "en"));
        let link = a_practice(world, &tutor, "Мария П.").await;
        two_hours_on_tuesday(world, &tutor).await;
        pupil.opens(world, &link).await;
        pupil.taps(world, "Book").await;
        pupil.sees("November 2026");
        pupil.taps(world, "24·2").await;
        pupil.taps(world, "11:00").await;
        pupil.taps(world, "Send").await;
        pupil.sees("Request sent");
        tutor.sees("Новая заявка: Ann");
        pupil.says(world, "/settings").await;
        pupil.taps(world, "Language").await;
        pupil.taps(world, "Русский").await;
        pupil.hears("Теперь говорим по-русски");
        pupil.sees("Настройки");
        tutor.taps(world, "✖ Отклонить").await;
        tutor.taps(world, "✖ Отклонить без причины").await;
        pupil.sees("Заявка отклонена");
        tutor.looks();
    })
    .await;
}
