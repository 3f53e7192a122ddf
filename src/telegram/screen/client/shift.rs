//! What a booking's screen says about another time for it.

use crate::args;
use crate::domain::ids::BookingId;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Phase, Workflow};
use crate::storage::booking::{self, BookingRow};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Listing, Place};
use crate::telegram::screen::{Button, Scene, go};
use crate::telegram::texts::Html;
use crate::usecase::Outcome;
use crate::usecase::moving::may_move;

#[derive(Default)]
pub struct Shift {
    pub line: Html,
    pub button: Option<Button>,
    /// A request to move it is open.
    pub asked: bool,
}

pub async fn shift(scene: &mut Scene<'_>, tenant: &TenantRow, row: &BookingRow, workflow: &Workflow) -> Outcome<Shift> {
    let (id, say) = (tenant.id, scene.say);
    let open = |label: String, booking: BookingId| Some(go(label, Place::Booking { tenant: id, booking }));
    if let Some(other) = booking::replacing(scene.conn, id, row.booking_id).await? {
        let when = scene.hours(say, tenant).when(other.start_at, other.end_at);
        let booking = other.booking_id;
        return Ok(match other.phase == Phase::Pending.as_str() {
            true => Shift {
                line: say.html("client-move-open", &args![when = when]),
                button: open(say.plain("client-move-open-b32", &args![]), booking),
                asked: true,
            },
            false => Shift {
                line: say.html("client-moved-to", &args![when = when]),
                button: open(say.plain("client-moved-to-b32", &args![]), booking),
                asked: false,
            },
        });
    }
    let pending = row.phase == Phase::Pending.as_str();
    if let Some(replaced) = row.replaces.filter(|_| pending) {
        let Some(old) = booking::by_id(scene.conn, id, replaced).await? else {
            return Ok(Shift::default());
        };
        let when = scene.hours(say, tenant).when(old.start_at, old.end_at);
        return Ok(Shift {
            line: say.html("client-move-instead", &args![when = when]),
            button: open(say.plain("client-move-instead-b32", &args![]), replaced),
            asked: false,
        });
    }
    match may_move(&tenant.policy, workflow, row, scene.now) {
        Ok(()) => {
            let list = Listing::Nearest;
            let booking = row.booking_id;
            let place = Place::Move {
                tenant: id,
                booking,
                list,
            };
            Ok(Shift {
                button: Some(go(say.plain("client-booking-move-b32", &args![]), place)),
                ..Shift::default()
            })
        }
        Err(Refusal::TooLateToMove { until, .. }) => {
            let when = scene.hours(say, tenant).moment(until);
            Ok(Shift {
                line: say.html("client-move-passed", &args![when = when]),
                ..Shift::default()
            })
        }
        Err(_) => Ok(Shift::default()),
    }
}
