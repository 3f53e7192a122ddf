//! Answering what a client has written.

use crate::args;
use crate::domain::ids::{MessageId, TenantId};
use crate::domain::message::LONGEST;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::message::MessageRow;
use crate::telegram::callback::Place;
use crate::telegram::question::Question;
use crate::telegram::screen::{Scene, Screen, go};
use crate::telegram::texts::Html;
use crate::usecase::Outcome;
use crate::usecase::views::spoken::{Spoken, spoken};

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, message: MessageId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let found = spoken(scene.conn, id, message).await?;
    let Spoken { row, name, when, .. } = found
        .filter(|found| MessageRow::by_client(&found.row))
        .ok_or(Refusal::NotFound)?;
    let say = scene.say;
    let hours = scene.hours(say, &tenant);
    let about = when.map(|(start, end)| {
        let when = hours.when(start, end);
        say.html("notice-asked-about", &args![when = when])
    });
    // Without the question the answer has just been given.
    let asks = matches!(&scene.question, Some(Question::Answer { .. }));
    let given = row.answered_at.map(|at| match asks {
        true => say.html("specialist-answer-given", &args![when = hours.moment(at)]),
        false => say.html("specialist-answer-sent", &args![]),
    });
    let ask = match asks {
        true => say.html("specialist-answer-ask", &args![count = LONGEST]),
        false => Html::default(),
    };
    let lines = [
        say.html("specialist-answer-title", &args![name = name]),
        about.unwrap_or_default(),
        say.html("specialist-answer-text", &args![text = &row.text]),
        given.unwrap_or_default(),
        ask,
    ];
    let again = (!asks).then(|| {
        go(
            say.plain("specialist-answer-again-b32", &args![]),
            Place::Answer { tenant: id, message },
        )
    });
    let booking = row.booking_id.map(|booking| {
        go(
            say.plain("specialist-answer-booking-b32", &args![]),
            Place::Lesson { tenant: id, booking },
        )
    });
    Ok(Screen::new(lines)
        .column(again)
        .column(booking)
        .foot(say, Place::Tutor { tenant: id }))
}
