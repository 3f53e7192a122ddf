//! "Pays together with…": whose account is one from now on.

use super::words;
use crate::args;
use crate::domain::ids::{ClientId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::client::{self, ClientRow};
use crate::storage::clients;
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::{PAGE, Scene, Screen, act, go, pages};
use crate::usecase::Outcome;

/// All clients by name, or those that are looked for.
pub async fn draw(scene: &mut Scene<'_>, id: TenantId, client: ClientId, page: u32) -> Outcome<Screen> {
    let row = payer(scene, id, client).await?;
    let sought = match &scene.question {
        Some(Question::PayWith {
            tenant,
            client: of,
            query,
        }) if (*tenant, *of) == (id, client) => query.clone(),
        _ => None,
    };
    let words = words(sought.as_deref());
    let count = clients::count_listed(scene.conn, id, &words).await?.max(0) as usize;
    let page = page.min(pages(count) - 1);
    let offset = u64::from(page) * u64::from(PAGE);
    let found = clients::list(scene.conn, id, &words, offset, PAGE.into()).await?;
    let say = scene.say;
    let lines = [
        say.html("specialist-family-with-title", &args![name = &row.name]),
        say.html("specialist-family-with-ask", &args![]),
    ];
    let others = found.iter().filter(|other| other.client_id != client);
    let buttons = others.map(|other| {
        let label = say.plain("specialist-clients-row-b32", &args![name = &other.name]);
        go(
            label,
            Place::PayWithAsk {
                tenant: id,
                client,
                with: other.client_id,
            },
        )
    });
    Ok(Screen::new(lines)
        .column(buttons)
        .pages(say, page, pages(count), |page| Place::PayWith {
            tenant: id,
            client,
            page,
        })
        .foot(say, Place::CardPeople { tenant: id, client }))
}

/// Before it is done.
pub async fn ask(scene: &mut Scene<'_>, id: TenantId, client: ClientId, with: ClientId) -> Outcome<Screen> {
    let row = payer(scene, id, client).await?;
    let other = payer(scene, id, with).await?;
    if client == with {
        return Err(Refusal::NotFound.into());
    }
    let say = scene.say;
    let lines = [
        say.html(
            "specialist-family-share-title",
            &args![name = &row.name, other = &other.name],
        ),
        say.html("specialist-family-share-explain", &args![]),
    ];
    let yes = act(
        say.plain("specialist-family-share-yes-b32", &args![]),
        Act::PayTogether {
            tenant: id,
            client,
            with,
        },
    );
    let back = Place::PayWith {
        tenant: id,
        client,
        page: 0,
    };
    Ok(Screen::new(lines).row([yes]).foot(say, back))
}

async fn payer(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<ClientRow> {
    scene.own_tenant(id, Right::Money).await?;
    let row = client::by_id(scene.conn, id, client).await?;
    Ok(row.filter(|row| !row.name.is_empty()).ok_or(Refusal::NotFound)?)
}
