//! The nearest times that are free, and the way to any other hour.

use super::{Whom, back, hint};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::spot::{Spot, Subject};
use crate::storage::slot;
use crate::telegram::callback::Place;
use crate::telegram::screen::client::free_row;
use crate::telegram::screen::{Scene, Screen, go};
use crate::usecase::Outcome;
use crate::usecase::views::free::{self, Moving};

/// More would push the other ways out of sight.
const SHOWN: usize = 6;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, of: Subject) -> Outcome<Screen> {
    let whom = Whom::load(scene, id, of).await?;
    let moving = whom.booking.as_ref().map(|row| Moving::of(row, true));
    let free = free::first(scene.conn, &whom.tenant, moving, scene.now, scene.now, SHOWN).await?;
    let kinds = slot::kinds(scene.conn, id).await?;
    let kinds = if kinds.len() > 1 { kinds } else { Vec::new() };
    let say = scene.say;
    let hours = super::super::Clocks::of(scene, &whom.tenant).hours(say);
    let rows: Vec<_> = free
        .iter()
        .map(|slot| {
            let spot = Spot::Slot(slot.slot_id);
            let ask = Place::PutAsk { tenant: id, of, spot };
            go(free_row(&hours, slot, &kinds), ask)
        })
        .collect();
    let lines = [
        whom.title(&hours),
        match rows.is_empty() {
            true => say.html("specialist-put-none-free", &args![]),
            false => say.html("specialist-put-when", &args![]),
        },
        hint(&whom, say),
        whom.city(&hours),
    ];
    let other = go(
        say.plain("specialist-put-other-b32", &args![]),
        Place::Hours {
            tenant: id,
            of,
            day: whom.tenant.zone.date(scene.now),
        },
    );
    Ok(Screen::new(lines).column(rows).row([other]).foot(say, back(id, of)))
}
