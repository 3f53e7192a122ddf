//! Where a client is, asked once, on the way to their first booking.

use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::zone::Zone;
use crate::storage::slot;
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::me::zones_near;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// "The times are Moscow's. Yours too?"
pub fn ask(zone: Zone, say: &Speaker) -> Html {
    say.html("client-zone-ask", &args![place = say.city(zone.name())])
}

/// "Yes", and the way to another.
pub fn answers(tenant: TenantId, slot: SlotId, zone: Zone, say: &Speaker) -> [Button; 2] {
    let same = Act::PickZoneFor {
        tenant,
        slot,
        zone: zone.name().to_owned(),
    };
    [
        act(say.plain("client-zone-same-b16", &args![]), same),
        go(
            say.plain("client-zone-other-b16", &args![]),
            Place::ConfirmZone { tenant, slot },
        ),
    ]
}

/// The likely zones and those that a search found; each leads back to the booking.
pub async fn draw(scene: &mut Scene<'_>, id: TenantId, slot: SlotId) -> Outcome<Screen> {
    let (tenant, _) = scene.visited_tenant(id).await?;
    slot::by_id(scene.conn, id, slot).await?.ok_or(Refusal::SlotClosed)?;
    let query = match &scene.question {
        Some(Question::ConfirmZone { query, .. }) => query.as_deref(),
        _ => None,
    };
    let (lead, choices) = zones_near(scene, tenant.zone, query, |zone| Act::PickZoneFor {
        tenant: id,
        slot,
        zone,
    });
    let title = scene.say.html("settings-zone-title", &args![]);
    Ok(Screen::new([title, lead])
        .column(choices)
        .foot(scene.say, Place::Confirm { tenant: id, slot }))
}
