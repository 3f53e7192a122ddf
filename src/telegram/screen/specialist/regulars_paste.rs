//! Regulars of many at once: how lines are written, and what those that were pasted would make.

use super::regulars::{clock, every};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::slot::{LONGEST, SHORTEST};
use crate::domain::typed::{RegularFault, RegularMistake};
use crate::domain::zone::DAY;
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Scene, Screen, act};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::standing_paste::{self, Line, Planned, Wrong};

/// Lines that are shown one by one; those that are wrong come first into this room.
const SHOWN: usize = 30;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let back = Place::Regulars { tenant: id, page: 0 };
    let say = scene.say;
    let text = match scene.question.clone() {
        Some(Question::RegularLines {
            tenant,
            text: Some(text),
        }) if tenant == id => text,
        _ => {
            let lines = [
                say.html("specialist-regulars-paste-title", &args![]),
                say.html("specialist-regulars-paste-ask", &args![]),
            ];
            return Ok(Screen::new(lines).foot(say, back));
        }
    };
    let (_, read) = match standing_paste::look(scene.conn, &tenant, &text, scene.now).await {
        Err(crate::usecase::Stop::Refused(_)) => return Err(Refusal::FormExpired.into()),
        read => read?,
    };
    let right: usize = read
        .iter()
        .filter_map(|line| line.read.as_ref().ok())
        .map(|planned| planned.line.weekdays.len())
        .sum();
    let wrong = read.iter().filter(|line| line.read.is_err()).count();
    let mut lines = vec![match right {
        0 => say.html("specialist-regulars-preview-none", &args![]),
        count => say.html("specialist-regulars-preview", &args![count = count]),
    }];
    let all_fit = read.len() <= SHOWN;
    let mut room = SHOWN;
    for line in &read {
        match &line.read {
            Ok(planned) if all_fit => lines.push(said(planned, &tenant, say)),
            Ok(_) => {}
            Err(why) if room > 0 => {
                room -= 1;
                lines.extend(mistake(line, why, say));
            }
            Err(_) => {}
        }
    }
    if wrong > 0 {
        lines.push(say.html("specialist-regulars-wrong", &args![count = wrong]));
    }
    let make = (right > 0).then(|| {
        let label = say.plain("specialist-regulars-make-b32", &args![count = right]);
        act(label, Act::RegularsMake { tenant: id })
    });
    Ok(Screen::new(lines).column(make).foot(say, back))
}

fn said(planned: &Planned, tenant: &TenantRow, say: &Speaker) -> Html {
    let line = &planned.line;
    let days: Vec<String> = line.weekdays.iter().map(|day| every(*day, line.weeks, say)).collect();
    let (start, end) = (clock(line.start), clock((line.start + planned.minutes) % DAY));
    let args = args![
        name = &line.name,
        days = days.join(", "),
        range = say.plain("common-range", &args![start = start, end = end]),
        price = line.price.and_then(|sum| price(say, tenant, sum)).unwrap_or_default(),
        priced = if line.price.is_some() { "yes" } else { "no" },
        new = if planned.client.is_none() { "yes" } else { "no" }
    ];
    say.html("specialist-regulars-line", &args)
}

/// The line with the place that is wrong, and why.
fn mistake(line: &Line, why: &Wrong, say: &Speaker) -> [Html; 2] {
    let whole = |text: &str| say.html("specialist-regulars-line-wrong", &args![line = text]);
    match why {
        Wrong::Fault(fault) => [at_its_place(&line.text, fault, say), reason(&line.text, fault, say)],
        Wrong::Namesakes => [whole(&line.text), say.html("specialist-regulars-namesakes", &args![])],
        Wrong::Overlap { who, weekday, span } => {
            let args = args![
                name = who,
                day = say.weekday_label(*weekday),
                time = clock(span.start_min)
            ];
            [whole(&line.text), say.html("specialist-regulars-taken", &args)]
        }
    }
}

fn at_its_place(line: &str, fault: &RegularFault, say: &Speaker) -> Html {
    let wrong = line.get(fault.at.clone()).unwrap_or_default();
    let before = line.get(..fault.at.start).unwrap_or_default();
    let after = line.get(fault.at.end..).unwrap_or_default();
    match wrong.is_empty() {
        true => say.html("refusal-typed-place-end", &args![before = before]),
        false => say.html(
            "refusal-typed-place",
            &args![before = before, wrong = wrong, after = after],
        ),
    }
}

fn reason(line: &str, fault: &RegularFault, say: &Speaker) -> Html {
    let wrong = line.get(fault.at.clone()).unwrap_or_default();
    match fault.what {
        RegularMistake::TooLong => say.html("specialist-regulars-long", &args![]),
        RegularMistake::NoWeekday => say.html("specialist-regulars-no-weekday", &args![]),
        RegularMistake::NoTime => say.html("specialist-regulars-no-time", &args![]),
        RegularMistake::NotALength => {
            let args = args![wrong = wrong, min = u32::from(SHORTEST), max = u32::from(LONGEST)];
            say.html("refusal-typed-length", &args)
        }
        RegularMistake::UnknownWord => say.html("refusal-typed-unknown", &args![wrong = wrong]),
        RegularMistake::NoName | RegularMistake::NameTooLong | RegularMistake::NameNotHere => {
            say.html("specialist-regulars-no-name", &args![])
        }
    }
}
