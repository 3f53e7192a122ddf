//! A few times for a client to pick from: they are ticked, and then held.

use super::Whom;
use crate::args;
use crate::domain::ids::{ClientId, SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::spot::Subject;
use crate::storage::{clients, offer, slot};
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::client::free_row;
use crate::telegram::screen::specialist::clients::card::Reach;
use crate::telegram::screen::{Scene, Screen, act};
use crate::usecase::Outcome;
use crate::usecase::offer::MOST;
use crate::usecase::views::free;

/// As many as are seen at once.
const SHOWN: usize = 10;
/// For how many hours times may be held.
const HOLDS: [u32; 3] = [4, 24, 48];

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
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
    let reach = Reach::of(&clients::people(scene.conn, id, client).await?);
    if reach != Reach::Yes {
        return Err(Refusal::NobodyHears.into());
    }
    let until = free::horizon(&whom.tenant, scene.now).1;
    let mut times = free::between(scene.conn, &whom.tenant, scene.now, until, scene.now).await?;
    times.truncate(SHOWN);
    let kinds = slot::kinds(scene.conn, id).await?;
    let kinds = if kinds.len() > 1 { kinds } else { Vec::new() };
    let mut chosen = chosen(scene, id, client);
    // What somebody has taken meanwhile is not ticked any more.
    chosen.retain(|slot| times.iter().any(|time| time.slot_id == *slot));
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
    let ask = match (rows.is_empty(), chosen.is_empty()) {
        (true, _) => say.html("specialist-offer-none", &args![]),
        (false, true) => say.html("specialist-offer-ask", &args![count = MOST]),
        (false, false) => say.html("specialist-offer-hold", &args![count = chosen.len()]),
    };
    Ok(Screen::new([title, ask])
        .column(rows)
        .grid(sends.into_iter().flatten(), 2)
        .foot(say, back))
}

fn chosen(scene: &Scene<'_>, id: TenantId, of: ClientId) -> Vec<SlotId> {
    match &scene.question {
        Some(Question::Offering { tenant, client, slots }) if (*tenant, *client) == (id, of) => slots.clone(),
        _ => Vec::new(),
    }
}
