//! Who acts for a client, as the specialist sees it, and what each of them may do.

use super::card::load;
use crate::args;
use crate::domain::acting::{Deeds, May};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::refusal::Refusal;
use crate::storage::account;
use crate::storage::acting::guardians;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::kin::{doing, tick};
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::usecase::Outcome;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    let (_, row, money) = load(scene, id, client).await?;
    let people = guardians(scene.conn, id, client).await?;
    let together = account::clients(scene.conn, id, row.account_id).await?;
    let others = together.iter().filter(|other| other.client_id != client);
    let others: Vec<&str> = others.map(|other| other.name.as_str()).collect();
    let say = scene.say;
    let title = say.html("specialist-family-title", &args![name = &row.name]);
    let lines = people.iter().map(|person| {
        let args = args![name = &person.name, doing = doing(person.deeds(), say)];
        say.html("client-family-other", &args)
    });
    let none = people.is_empty().then(|| say.html("specialist-family-none", &args![]));
    let buttons = people.iter().map(|person| {
        let label = say.plain("client-family-person-b32", &args![name = &person.name]);
        go(
            label,
            Place::CardPerson {
                tenant: id,
                client,
                person: person.person_id,
            },
        )
    });
    let bill = match others.as_slice() {
        [] => say.html("specialist-family-own-bill", &args![]),
        names => say.html("client-family-together", &args![names = names.join(", ")]),
    };
    let tenant = id;
    let with = money.then(|| {
        let label = say.plain("specialist-family-with-b32", &args![]);
        go(
            label,
            Place::PayWith {
                tenant,
                client,
                page: 0,
            },
        )
    });
    let part = (money && !others.is_empty()).then(|| {
        let label = say.plain("specialist-family-part-b32", &args![]);
        act(label, Act::PayApart { tenant, client })
    });
    Ok(Screen::new([title].into_iter().chain(lines).chain(none).chain([bill]))
        .column(buttons)
        .column(with)
        .column(part)
        .foot(say, Place::Card { tenant: id, client }))
}

/// What one of them may do.
pub async fn one(scene: &mut Scene<'_>, id: TenantId, client: ClientId, person: PersonId) -> Outcome<Screen> {
    let (_, row, _) = load(scene, id, client).await?;
    let people = guardians(scene.conn, id, client).await?;
    let who = people.iter().find(|row| row.person_id == person);
    let who = who.ok_or(Refusal::NotFound)?;
    let say = scene.say;
    let set = |deeds: Deeds| Act::SetActing {
        tenant: id,
        client,
        person,
        deeds,
    };
    let ticks = May::ALL.map(|deed| {
        let on = who.deeds().has(deed);
        act(tick(deed, on, say), set(who.deeds().with(deed, !on)))
    });
    let lines = [
        say.html(
            "client-family-person-title",
            &args![name = &who.name, client = &row.name],
        ),
        say.html("client-family-person-explain", &args![]),
    ];
    let remove = act(say.plain("client-family-remove-b32", &args![]), set(Deeds::NONE));
    Ok(Screen::new(lines)
        .column(ticks)
        .column([remove])
        .foot(say, Place::CardPeople { tenant: id, client }))
}
