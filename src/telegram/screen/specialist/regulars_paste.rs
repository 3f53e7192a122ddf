//! Regulars of many at once: how lines are written, and what those that were pasted would make.

use super::regulars::{clock, every, this_week};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::names::NAME_MAX;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::slot::{LONGEST, SHORTEST};
use crate::domain::standing::Weeks;
use crate::domain::typed::{RegularFault, RegularMistake};
use crate::domain::zone::{DAY, Date};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Scene, Screen, act};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::standing_paste::{self, Line, Planned, Wrong};

/// Characters of a message that lines may take; those that are wrong come first into this room.
const ROOM: usize = 3000;

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
    let read = match standing_paste::look(scene.conn, &tenant, &text, scene.now).await {
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
    let today = tenant.zone.date(scene.now);
    let several = read.iter().any(|line| {
        let read = line.read.as_ref();
        read.is_ok_and(|planned| planned.line.kind.is_some())
    });
    let drawn = read.iter().map(|line| drawn(line, (&tenant, today, several), say));
    let drawn: Vec<Vec<Html>> = drawn.collect();
    let mut room = ROOM;
    let mut fits = vec![false; drawn.len()];
    for is_read in [false, true] {
        let those = read.iter().enumerate().filter(|(_, line)| line.read.is_ok() == is_read);
        for (n, _) in those {
            let cost: usize = drawn[n].iter().map(|line| line.as_str().chars().count() + 1).sum();
            fits[n] = cost <= room;
            room = room.saturating_sub(cost);
        }
    }
    let hidden = fits.iter().filter(|fits| !**fits).count();
    lines.extend(
        drawn
            .into_iter()
            .zip(fits)
            .filter(|(_, fits)| *fits)
            .flat_map(|(drawn, _)| drawn),
    );
    if hidden > 0 {
        lines.push(say.html("specialist-regulars-hidden", &args![count = hidden]));
    }
    if wrong > 0 {
        lines.push(say.html("specialist-regulars-wrong", &args![count = wrong]));
    }
    let takes_turns = |line: &Line| {
        let read = line.read.as_ref();
        read.is_ok_and(|planned| planned.line.weeks != Weeks::Every)
    };
    if read.iter().any(takes_turns) {
        lines.push(this_week(today, say));
    }
    let make = (right > 0).then(|| {
        let label = say.plain("specialist-regulars-make-b32", &args![count = right]);
        act(label, Act::RegularsMake { tenant: id })
    });
    Ok(Screen::new(lines).column(make).foot(say, back))
}

fn drawn(line: &Line, (tenant, today, several): (&TenantRow, Date, bool), say: &Speaker) -> Vec<Html> {
    match &line.read {
        Ok(planned) => vec![said(planned, (tenant, today, several), say)],
        Err(why) => mistake(line, why, say).into(),
    }
}

fn said(planned: &Planned, (tenant, today, several): (&TenantRow, Date, bool), say: &Speaker) -> Html {
    let line = &planned.line;
    let days: Vec<String> = line.weekdays.iter().map(|day| every(*day, line.weeks, say)).collect();
    let (start, end) = (clock(line.start), clock((line.start + planned.minutes) % DAY));
    let args = args![
        name = &line.name,
        days = days.join(", "),
        kind = &planned.kind.name,
        several = if several { "yes" } else { "no" },
        range = say.plain("common-range", &args![start = start, end = end]),
        price = line.price.and_then(|sum| price(say, tenant, sum)).unwrap_or_default(),
        until = planned.until.map(|day| say.date(day, today)).unwrap_or_default(),
        ends = if planned.until.is_some() { "yes" } else { "no" },
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
        Wrong::Over => [whole(&line.text), say.html("specialist-regulars-over", &args![])],
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
        RegularMistake::UnknownBehind => say.html("specialist-regulars-behind", &args![wrong = wrong]),
        RegularMistake::WhichKind => say.html("specialist-regulars-which-kind", &args![wrong = wrong]),
        RegularMistake::UnknownWord => say.html("refusal-typed-unknown", &args![wrong = wrong]),
        RegularMistake::NotADate => say.html("refusal-typed-not-date", &args![wrong = wrong]),
        RegularMistake::NameTooLong => say.html("specialist-regulars-name-long", &args![limit = NAME_MAX]),
        RegularMistake::NoName | RegularMistake::NameNotHere => say.html("specialist-regulars-no-name", &args![]),
    }
}
