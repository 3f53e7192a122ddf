//! A few times for a client to pick from: they are ticked, and then held.

use super::Whom;
use crate::args;
use crate::domain::ids::{ClientId, SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::spot::Subject;
use crate::domain::zone::{Date, plus_days};
use crate::storage::{clients, offer, slot};
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::client::free_row;
use crate::telegram::screen::specialist::clients::card::Reach;
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::usecase::Outcome;
use crate::usecase::offer::MOST;
use crate::usecase::views::free;

/// As many as are seen at once.
const SHOWN: usize = 10;
/// Of a day: a stretch may have many starts.
const OF_DAY: usize = 60;
/// For how many hours times may be held.
const HOLDS: [u32; 3] = [4, 24, 48];

/// The first free times, or all those of a day.
pub async fn draw(scene: &mut Scene<'_>, id: TenantId, client: ClientId, day: Option<Date>) -> Outcome<Screen> {
    let whom = Whom::load(scene, id, Subject::Client(client)).await?;
    let say = scene.say;
    let hours = super::super::Clocks::of(scene, &whom.tenant).hours(say);
    let back = Place::Card { tenant: id, client };
    let title = say.html("specialist-offer-title", &args![name = &whom.client.name]);
    if let Some(open) = offer::open_of(scene.conn, id, client).await? {
        let held = offer::held(scene.conn, id, open.offer_id).await?;
        let lines = held.iter().map(|row| {
            let when = hours.when(row.start_at, row.end_at);
            say.html("notice-offer-line", &args![when = when])
        });
        let until = say.html("specialist-offer-until", &args![when = hours.moment(open.until_at)]);
        let withdraw = act(
            say.plain("specialist-offer-withdraw-b32", &args![]),
            Act::WithdrawOffer {
                tenant: id,
                offer: open.offer_id,
            },
        );
        return Ok(Screen::new([title].into_iter().chain(lines).chain([until]))
            .row([withdraw])
            .foot(say, back));
    }
    let reach = Reach::of(&clients::bookers(scene.conn, id, client).await?);
    if reach != Reach::Yes {
        return Err(Refusal::NobodyHears.into());
    }
    let zone = whom.tenant.zone;
    let today = zone.date(scene.now);
    let day = day.map(|day| day.max(today));
    let times = match day {
        None => free::first(scene.conn, &whom.tenant, None, scene.now, scene.now, SHOWN).await?,
        Some(day) => {
            let (start, end) = zone.day(day);
            let mut times = free::between(scene.conn, &whom.tenant, start, end, scene.now).await?;
            times.truncate(OF_DAY);
            times
        }
    };
    let kinds = slot::kinds(scene.conn, id).await?;
    let kinds = if kinds.len() > 1 { kinds } else { Vec::new() };
    let mut chosen = chosen(scene, id, client);
    // What somebody has taken meanwhile is not ticked any more.
    let mut ticked = Vec::new();
    for slot in &chosen {
        let row = slot::by_id(scene.conn, id, *slot).await?;
        ticked.extend(row.filter(|row| row.free_seats() > 0 && row.start_at > scene.now));
    }
    chosen.retain(|slot| ticked.iter().any(|row| row.slot_id == *slot));
    ticked.sort_by_key(|row| (row.start_at, row.slot_id));
    // Those of other days are told.
    let elsewhere = ticked
        .iter()
        .filter(|row| !times.iter().any(|time| time.slot_id == row.slot_id));
    let elsewhere: Vec<_> = elsewhere
        .map(|row| {
            let when = hours.when(row.start_at, row.end_at);
            say.html("specialist-offer-elsewhere", &args![when = when])
        })
        .collect();
    let rows: Vec<_> = times
        .iter()
        .map(|time| {
            let on = chosen.contains(&time.slot_id);
            let label = free_row(&hours, time, &kinds);
            let label = match on {
                true => say.plain("specialist-offer-ticked-b32", &args![label = label]),
                false => label,
            };
            let tick = Act::TickOffer {
                tenant: id,
                client,
                slot: time.slot_id,
                on: !on,
            };
            act(label, tick)
        })
        .collect();
    let sends = (!chosen.is_empty()).then(|| {
        HOLDS.map(|hold| {
            let label = say.plain(
                "specialist-offer-send-b16",
                &args![duration = say.duration(i64::from(hold) * 60)],
            );
            let send = Act::SendOffer {
                tenant: id,
                client,
                hours: hold,
            };
            act(label, send)
        })
    });
    let ask = match (rows.is_empty() && day.is_none(), chosen.is_empty()) {
        (true, true) => say.html("specialist-offer-none", &args![]),
        (_, true) => say.html("specialist-offer-ask", &args![count = MOST]),
        (_, false) => say.html("specialist-offer-hold", &args![count = chosen.len()]),
    };
    let of_day = day.map(|day| match rows.is_empty() {
        true => say.html("specialist-offer-day-none", &args![day = say.day(day, today)]),
        false => say.html("specialist-offer-day", &args![day = say.day(day, today)]),
    });
    let to = |day: Date| Place::OfferDay {
        tenant: id,
        client,
        day,
    };
    let other = (day.is_none() && !rows.is_empty()).then(|| {
        let first = times.first().map_or(today, |time| zone.date(time.start_at));
        go(say.plain("specialist-offer-other-b32", &args![]), to(first))
    });
    let around: Vec<_> = day
        .into_iter()
        .flat_map(|day| {
            let (before, after) = (plus_days(day, -1), plus_days(day, 1));
            let prev = (day > today).then(|| {
                let label = say.plain("specialist-day-prev-b16", &args![date = say.date_short(before)]);
                go(label, to(before))
            });
            let next = say.plain("specialist-day-next-b16", &args![date = say.date_short(after)]);
            prev.into_iter().chain([go(next, to(after))])
        })
        .collect();
    let later = day.map(|day| {
        let week = plus_days(day, 7);
        let label = say.plain("specialist-put-week-b32", &args![date = say.date_short(week)]);
        go(label, to(week))
    });
    let back = match day {
        None => back,
        Some(_) => Place::OfferTo { tenant: id, client },
    };
    Ok(
        Screen::new([title].into_iter().chain(of_day).chain([ask]).chain(elsewhere))
            .column(rows)
            .grid(sends.into_iter().flatten(), 2)
            .column(other)
            .row(around)
            .column(later)
            .foot(say, back),
    )
}

fn chosen(scene: &Scene<'_>, id: TenantId, of: ClientId) -> Vec<SlotId> {
    match &scene.question {
        Some(Question::Offering { tenant, client, slots }) if (*tenant, *client) == (id, of) => slots.clone(),
        _ => Vec::new(),
    }
}
