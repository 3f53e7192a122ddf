//! The main job, end to end: an invite, a practice, a booking, a reminder, and the lesson is closed.

use slotkeeper::domain::moment::Span;

use crate::world::{OPERATOR, story};

#[tokio::test]
async fn a_tutor_opens_a_practice_and_a_client_books() {
    story(async |world| {
        let operator = world.person(OPERATOR, "Оператор", "ru");
        operator.starts(world).await;
        operator.taps(world, "Пригласить").await;
        println!("{}\n------", operator.sight());
        let invite = operator.link_in_sight();

        let tutor = world.person(2, "Мария П.", "ru");
        tutor.opens(world, &invite).await;
        println!("{}\n------", tutor.screen());
        tutor.says(world, "Мария П. · английский").await;
        println!("{}\n------", tutor.screen());
        tutor.taps(world, "Москва").await;
        println!("{}\n------", tutor.screen());
        tutor.taps(world, "RUB").await;
        println!("{}\n------", tutor.screen());
        tutor.taps(world, "Русский").await;
        println!("{}\n------", tutor.screen());
        let link = tutor.link_in_sight();
        tutor.taps(world, "Добавить время").await;
        println!("{}\n------", tutor.screen());
        tutor.taps(world, "⌂").await;
        println!("{}\n------", tutor.screen());
        tutor.taps(world, "Расписание").await;
        println!("{}\n------", tutor.screen());
        tutor.taps(world, "Вт 24").await;
        println!("{}\n------", tutor.screen());
        tutor.taps(world, "Добавить время").await;
        tutor.taps(world, "10:00").await;
        tutor.taps(world, "11:00").await;
        println!("{}\n------", tutor.screen());
        tutor.taps(world, "Создать").await;
        println!("{}\n------", tutor.screen());

        let pupil = world.person(3, "Аня К.", "ru");
        pupil.opens(world, &link).await;
        println!("{}\n------", pupil.screen());
        pupil.taps(world, "Записаться").await;
        println!("{}\n------", pupil.screen());
        pupil.taps(world, "24·2").await;
        println!("{}\n------", pupil.screen());
        pupil.taps(world, "10:00").await;
        println!("{}\n------", pupil.screen());
        pupil.taps(world, "Отправить заявку").await;
        println!("{}\n------", pupil.sight());
        println!("{}\n------", tutor.sight());
        tutor.taps(world, "✅ Принять").await;
        tutor.hears("Подтверждено");
        println!("{}\n------", tutor.sight());
        println!("{}\n------", pupil.sight());
        world.passes(Span::hours(24)).await;
        println!("{}\n------", pupil.sight());
        world.passes(Span::hours(3)).await;
        tutor.taps(world, "Открыть").await;
        println!("{}\n------", tutor.sight());
        tutor.taps(world, "Проведено").await;
        println!("{}\n------", tutor.sight());
        tutor.looks();
        pupil.looks();
        operator.looks();
    })
    .await;
}
