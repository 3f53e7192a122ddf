//! What a typed line for many days would make, before it is made.

use super::Clocks;
use super::add::{city, city_line, kind_of};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::typed;
use crate::domain::zone::Date;
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::client::service;
use crate::telegram::screen::{Scene, Screen, act};
use crate::telegram::texts::Html;
use crate::usecase::Outcome;
use crate::usecase::plan::{self, Wanted, Why};

/// Days, and times that can't be made, that are listed one by one.
const DAYS: usize = 7;
const SKIPPED: usize = 6;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let Some(Question::Times {
        tenant: asked,
        day,
        kind: of,
        line: Some(line),
    }) = scene.question.clone()
    else {
        return Err(Refusal::FormExpired.into());
    };
    if asked != id {
        return Err(Refusal::FormExpired.into());
    }
    let (kind, _) = kind_of(scene, id, of).await?;
    let minutes = u16::try_from(kind.minutes).unwrap_or(60);
    let Ok(plan) = typed::parse_plan(&line, minutes) else {
        return Err(Refusal::TypedTimes { line, minutes }.into());
    };
    let clocks = Clocks::of(scene, &tenant);
    let days = plan::days_of(&plan, day, clocks.today())?;
    let sifted = plan::sift(scene.conn, &tenant, &plan::wanted(&days, &plan.times), scene.now).await?;
    let skipped = skipped(scene, &tenant, &sifted.skip, SKIPPED).await?;
    let say = scene.say;
    let mut lines = vec![
        match sifted.make.len() {
            0 => say.html("specialist-preview-none", &args![]),
            count => say.html("specialist-preview-title", &args![count = count]),
        },
        service(say, &tenant, &kind.name, kind.minutes, kind.price),
        city_line(city(scene, &tenant).as_deref(), say),
    ];
    let made = by_day(sifted.make.iter().map(|(wanted, _)| *wanted));
    let say = scene.say;
    for (day, times) in made.iter().take(DAYS) {
        let args = args![day = say.date(*day, clocks.today()), times = times];
        lines.push(say.html("specialist-preview-day", &args));
    }
    if let (Some(last), 1..) = (made.last(), made.len().saturating_sub(DAYS)) {
        let args = args![count = made.len() - DAYS, day = say.date(last.0, clocks.today())];
        lines.push(say.html("specialist-preview-more", &args));
    }
    lines.extend(skipped);
    lines.push(say.html("specialist-preview-again", &args![]));
    let make = (!sifted.make.is_empty()).then(|| {
        let label = say.plain("specialist-add-create-b32", &args![count = sifted.make.len()]);
        act(label, Act::MakeTyped { tenant: id })
    });
    let back = match of {
        Some(kind) => Place::TypedOf { tenant: id, kind, day },
        None => Place::Typed { tenant: id, day },
    };
    Ok(Screen::new(lines).column(make).foot(say, back))
}

/// The times of each day: `10:00, 11:30`.
fn by_day(wanted: impl Iterator<Item = Wanted>) -> Vec<(Date, String)> {
    let mut days: Vec<(Date, String)> = Vec::new();
    for one in wanted {
        let time = clock(one);
        match days.last_mut() {
            Some((day, times)) if *day == one.day => *times = format!("{times}, {time}"),
            _ => days.push((one.day, time)),
        }
    }
    days
}

fn clock(one: Wanted) -> String {
    let minute = one.span.start_min % (24 * 60);
    format!("{}:{:02}", minute / 60, minute % 60)
}

/// What can't be made and why: the first few, and how many more.
pub async fn skipped(
    scene: &mut Scene<'_>,
    tenant: &TenantRow,
    skip: &[(Wanted, Why)],
    most: usize,
) -> Outcome<Vec<Html>> {
    if skip.is_empty() {
        return Ok(Vec::new());
    }
    let clocks = Clocks::of(scene, tenant);
    let mut lines = vec![scene.say.html("specialist-skipped-title", &args![count = skip.len()])];
    for (one, why) in skip.iter().take(most) {
        let who = match why {
            Why::Overlap { slot: Some(slot), .. } => plan::who_has(scene.conn, tenant, *slot).await?,
            Why::Overlap { slot: None, .. } | Why::Past | Why::DayClosed | Why::Gap => None,
        };
        let say = scene.say;
        let (day, time) = (say.date(one.day, clocks.today()), clock(*one));
        lines.push(match (why, who) {
            (Why::Past, _) => say.html("specialist-skipped-past", &args![day = day, time = time]),
            (Why::DayClosed, _) => say.html("specialist-skipped-closed", &args![day = day, time = time]),
            (Why::Gap, _) => say.html("specialist-skipped-gap", &args![day = day, time = time]),
            (Why::Overlap { start, end, .. }, who) => {
                let with = clocks.hours(say).short_range(*start, *end);
                match who {
                    Some(name) => {
                        let args = args![day = day, time = time, with = with, name = name];
                        say.html("specialist-skipped-overlap-who", &args)
                    }
                    None => say.html(
                        "specialist-skipped-overlap",
                        &args![day = day, time = time, with = with],
                    ),
                }
            }
        });
    }
    if skip.len() > most {
        let count = skip.len() - most;
        lines.push(scene.say.html("specialist-day-more", &args![count = count]));
    }
    Ok(lines)
}
