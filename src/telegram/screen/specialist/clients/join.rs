//! A client who is not in the bot: how they are put down, and the link by which they come.

use super::card::load;
use crate::args;
use crate::domain::ids::{ClientId, SlotId, TenantId};
use crate::domain::link::Link;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::{join, slot};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::specialist::settings::sharing;
use crate::telegram::screen::{Scene, Screen, act};
use crate::usecase::Outcome;

/// The name and the phone are typed.
pub async fn new(scene: &mut Scene<'_>, id: TenantId, slot: Option<SlotId>) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Bookings).await?;
    if let Some(slot) = slot {
        slot::by_id(scene.conn, id, slot).await?.ok_or(Refusal::SlotClosed)?;
    }
    let lines = [
        scene.say.html("specialist-new-client-title", &args![]),
        scene.say.html("specialist-new-client-ask", &args![]),
    ];
    let back = match slot {
        Some(slot) => Place::WhoFor {
            tenant: id,
            slot,
            page: 0,
        },
        None => Place::Clients { tenant: id, page: 0 },
    };
    Ok(Screen::new(lines).foot(scene.say, back))
}

/// The link, as long as nobody has come by it.
pub async fn link(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    let (tenant, row, _) = load(scene, id, client).await?;
    let found = join::of_client(scene.conn, id, client).await?;
    let say = scene.say;
    let hours = scene.hours(say, &tenant);
    let works = found.filter(|found| found.person_id.is_none() && found.expires_at > scene.now);
    let title = say.html("specialist-join-title", &args![name = &row.name]);
    let fresh = act(
        say.plain("specialist-join-make-b32", &args![]),
        Act::MakeJoin { tenant: id, client },
    );
    let back = Place::Card { tenant: id, client };
    let Some(works) = works else {
        let why = say.html("specialist-join-explain", &args![]);
        return Ok(Screen::new([title, why]).row([fresh]).foot(say, back));
    };
    let url = scene.site.link(&Link::Join(works.token).encode());
    let lines = [
        title,
        say.html("specialist-join-link", &args![url = &url]),
        say.html("specialist-join-once", &args![when = hours.moment(works.expires_at)]),
    ];
    let text = say.plain("specialist-join-share-text", &args![tenant = &tenant.name]);
    Ok(Screen::new(lines).row(sharing(&url, &text, say)).foot(say, back))
}
