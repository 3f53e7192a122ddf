//! For whom a free time is: those who booked last, or whoever is looked for.

use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::spot::{Spot, Subject};
use crate::storage::clients::{self, ListedRow};
use crate::storage::{client, slot};
use crate::telegram::callback::Place;
use crate::telegram::format::upper_first;
use crate::telegram::screen::specialist::clients::words;
use crate::telegram::screen::{PAGE, Scene, Screen, go, pages};
use crate::usecase::Outcome;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, slot: SlotId, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let row = slot::by_id(scene.conn, id, slot).await?.ok_or(Refusal::SlotClosed)?;
    let sought = scene.question.as_ref().and_then(|question| question.sought(id));
    let sought = sought.map(str::to_owned);
    let words = words(sought.as_deref());
    let count = clients::count_listed(scene.conn, id, &words).await?.max(0) as usize;
    let page = page.min(pages(count) - 1);
    // Who booked last is likely meant, as long as nobody else is looked for.
    let latest = sought.is_none() && page == 0;
    let shown = match latest {
        true => latest_clients(scene, id).await?,
        false => {
            let offset = u64::from(page) * u64::from(PAGE);
            clients::list(scene.conn, id, &words, offset, PAGE.into()).await?
        }
    };
    let say = scene.say;
    let hours = super::super::Clocks::of(scene, &tenant).hours(say);
    let when = upper_first(&hours.when(row.start_at, row.end_at));
    let lines = [
        say.html("specialist-who-title", &args![when = when]),
        match (&sought, count) {
            (_, 0) if sought.is_none() => say.html("specialist-who-nobody", &args![]),
            (Some(query), count) => say.html("specialist-clients-found-title", &args![query = query, count = count]),
            (None, _) => say.html("specialist-who-ask", &args![]),
        },
    ];
    let rows = shown.iter().map(|row| {
        let of = Subject::Client(row.client_id);
        let spot = Spot::Slot(slot);
        let label = match row.banned_at {
            None => say.plain("specialist-clients-row-b32", &args![name = &row.name]),
            Some(_) => say.plain("specialist-clients-row-banned-b32", &args![name = &row.name]),
        };
        go(label, Place::PutAsk { tenant: id, of, spot })
    });
    let new = go(
        say.plain("specialist-new-client-b32", &args![]),
        Place::NewClient {
            tenant: id,
            slot: Some(slot),
        },
    );
    Ok(Screen::new(lines)
        .column(rows)
        .row([new])
        .pages(say, page, pages(count), |page| Place::WhoFor { tenant: id, slot, page })
        .foot(say, Place::Slot { tenant: id, slot }))
}

async fn latest_clients(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Vec<ListedRow>> {
    let mut found = Vec::new();
    for client in clients::recent(scene.conn, id, PAGE as usize).await? {
        let row = client::by_id(scene.conn, id, client).await?;
        found.extend(row.filter(|row| !row.name.is_empty()).map(|row| ListedRow {
            client_id: row.client_id,
            name: row.name,
            banned_at: row.banned_at,
        }));
    }
    // Who has never booked is found by the name, or here while there are few.
    for row in clients::list(scene.conn, id, &[], 0, PAGE.into()).await? {
        let there = found.iter().any(|one: &ListedRow| one.client_id == row.client_id);
        if !there && found.len() < PAGE as usize {
            found.push(row);
        }
    }
    Ok(found)
}
