//! Who else acts for a client: the link by which they come, what they may do, and the end of it.

use super::family::given;
use crate::args;
use crate::domain::acting::{Deeds, May};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::link::Link;
use crate::domain::refusal::Refusal;
use crate::storage::acting::{guardians, link_of};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::specialist::settings::sharing;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::Speaker;
use crate::usecase::{Outcome, acting};

/// "books, hears, pays": what somebody may do, in words.
pub fn doing(deeds: Deeds, say: &Speaker) -> String {
    let word = |deed: May| match deed {
        May::Book => say.plain("common-family-books", &args![]),
        May::Hear => say.plain("common-family-hears", &args![]),
        May::Pay => say.plain("common-family-pays", &args![]),
    };
    given(deeds).map(word).collect::<Vec<_>>().join(", ")
}

/// "book, hear, pay": the same of the reader.
pub fn own_doing(deeds: Deeds, say: &Speaker) -> String {
    let word = |deed: May| match deed {
        May::Book => say.plain("client-family-book", &args![]),
        May::Hear => say.plain("client-family-hear", &args![]),
        May::Pay => say.plain("client-family-pay", &args![]),
    };
    given(deeds).map(word).collect::<Vec<_>>().join(", ")
}

/// "☑ Book and cancel", as it would be after the tap.
pub fn tick(deed: May, on: bool, say: &Speaker) -> String {
    match (deed, on) {
        (May::Book, true) => say.plain("client-family-book-on-b32", &args![]),
        (May::Book, false) => say.plain("client-family-book-off-b32", &args![]),
        (May::Hear, true) => say.plain("client-family-hear-on-b32", &args![]),
        (May::Hear, false) => say.plain("client-family-hear-off-b32", &args![]),
        (May::Pay, true) => say.plain("client-family-pay-on-b32", &args![]),
        (May::Pay, false) => say.plain("client-family-pay-off-b32", &args![]),
    }
}

/// The ticks, and then the link, as long as nobody has come by it.
pub async fn invite(scene: &mut Scene<'_>, id: TenantId, client: ClientId, deeds: Deeds) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let me = scene.me.person_id;
    let ward = acting::to(scene.conn, id, me, client, May::Book).await?;
    if !deeds.are_among(ward.deeds()) {
        return Err(Refusal::NotFound.into());
    }
    let say = scene.say;
    let name = &ward.client().name;
    let title = say.html("client-family-invite-title", &args![name = name]);
    let ticks = given(ward.deeds()).map(|deed| {
        let deeds = deeds.with(deed, !deeds.has(deed));
        let label = tick(deed, !deeds.has(deed), say);
        let tenant = id;
        go(label, Place::KinInvite { tenant, client, deeds })
    });
    let ticks: Vec<Button> = ticks.collect();
    let back = Place::Kin { tenant: id, client };
    let link = link_of(scene.conn, id, client, me).await?;
    let works = link.filter(|link| link.works(scene.now) && link.deeds() == deeds);
    let fresh = Act::MakeKinLink {
        tenant: id,
        client,
        deeds,
    };
    let Some(works) = works else {
        let explain = say.html("client-family-invite-explain", &args![]);
        let make = (deeds != Deeds::NONE).then(|| act(say.plain("client-family-link-b32", &args![]), fresh));
        return Ok(Screen::new([title, explain]).column(ticks).column(make).foot(say, back));
    };
    let url = scene.site.link(&Link::Kin(works.token).encode());
    let hours = scene.hours(say, &tenant);
    let args = args![when = hours.moment(works.expires_at), doing = doing(deeds, say)];
    let lines = [
        title,
        say.html("client-family-link", &args![url = &url]),
        say.html("client-family-link-once", &args),
    ];
    let text = say.plain("client-family-share-text", &args![tenant = &tenant.name, name = name]);
    Ok(Screen::new(lines)
        .row(sharing(&url, &text, say))
        .column(ticks)
        .foot(say, back))
}

/// Somebody whom the reader has let in: what they may do is ticked, and taken back.
pub async fn person(scene: &mut Scene<'_>, id: TenantId, client: ClientId, who: PersonId) -> Outcome<Screen> {
    scene.visiting(id).await?;
    let me = scene.me.person_id;
    let ward = acting::to(scene.conn, id, me, client, May::Book).await?;
    let guardians = guardians(scene.conn, id, client).await?;
    let row = guardians.iter().find(|row| row.person_id == who);
    let row = row.filter(|row| row.invited_by == Some(me)).ok_or(Refusal::NotFound)?;
    let say = scene.say;
    let set = |deeds: Deeds| Act::SetKin {
        tenant: id,
        client,
        person: who,
        deeds,
    };
    let ticks = given(ward.deeds()).map(|deed| {
        let on = row.deeds().has(deed);
        act(tick(deed, on, say), set(row.deeds().with(deed, !on)))
    });
    let args = args![name = &row.name, client = &ward.client().name];
    let lines = [
        say.html("client-family-person-title", &args),
        say.html("client-family-person-explain", &args![]),
    ];
    let remove = act(say.plain("client-family-remove-b32", &args![]), set(Deeds::NONE));
    Ok(Screen::new(lines)
        .column(ticks)
        .column([remove])
        .foot(say, Place::Kin { tenant: id, client }))
}

/// The question before the reader acts for a client no more.
pub async fn leave(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    scene.visiting(id).await?;
    let ward = acting::one(scene.conn, id, scene.me.person_id, client).await?;
    let say = scene.say;
    let lines = [
        say.html("client-family-leave-title", &args![name = &ward.client().name]),
        say.html("client-family-leave-explain", &args![]),
    ];
    let back = Place::Kin { tenant: id, client };
    let stay = go(say.plain("client-family-stay-b32", &args![]), back.clone());
    let yes = act(
        say.plain("client-family-leave-yes-b32", &args![]),
        Act::LeaveKin { tenant: id, client },
    );
    Ok(Screen::new(lines).row([stay]).row([yes]).foot(say, back))
}
