//! What is asked to change the price, the seats, the place or the note of one time.

use super::Clocks;
use super::kinds::{Field, SEATS, place_lines};
use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::slot;
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::Html;
use crate::usecase::Outcome;
use crate::usecase::kinds::PLACE_LONGEST;

pub async fn ask(scene: &mut Scene<'_>, id: TenantId, slot: SlotId, field: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let row = slot::by_id(scene.conn, id, slot).await?.ok_or(Refusal::NotFound)?;
    let field = Field::of(field).ok_or(Refusal::NotFound)?;
    if field == Field::Price {
        scene.own_tenant(id, Right::Money).await?;
    }
    let clocks = Clocks::of(scene, &tenant);
    let say = scene.say;
    let when = upper_first(&clocks.hours(say).when(row.start_at, row.end_at));
    let (mut choices, mut clear) = (Vec::new(), false);
    let line = match field {
        Field::Price => {
            let none = || say.plain("settings-price-none", &args![]);
            let now = price(say, &tenant, row.price).unwrap_or_else(none);
            let args = args![when = when, price = now, currency = &tenant.currency];
            say.html("specialist-slot-ask-price", &args)
        }
        Field::Seats => {
            let fitting = SEATS.iter().filter(|seats| i64::from(**seats) >= row.taken);
            choices = fitting
                .map(|seats| {
                    let label = args![label = seats.to_string()];
                    if i64::from(*seats) == row.seats {
                        let label = say.plain("common-chosen-b16", &label);
                        return go(label, Place::Slot { tenant: id, slot });
                    }
                    let value = Act::SlotValue {
                        tenant: id,
                        slot,
                        field: field.n(),
                        value: *seats,
                    };
                    act(say.plain("common-choice-b16", &label), value)
                })
                .collect();
            let taken = match row.taken {
                0 => Html::default(),
                taken => say.html("specialist-slot-seats", &args![taken = taken, seats = row.seats]),
            };
            Html::lines([say.html("specialist-slot-ask-seats", &args![when = when]), taken])
        }
        Field::Place => {
            clear = !row.place.is_empty();
            place_lines(say, &when, &row.place)
        }
        Field::Note => {
            clear = !row.note.is_empty();
            Html::lines([
                say.html("specialist-slot-ask-note", &args![when = when]),
                match row.note.as_str() {
                    "" => Html::default(),
                    note => say.html("common-note", &args![note = note]),
                },
                say.html("specialist-slot-ask-note-how", &args![count = PLACE_LONGEST]),
            ])
        }
        Field::Name | Field::Length => return Err(Refusal::NotFound.into()),
    };
    let clear = clear.then(|| {
        let field = field.n();
        act(
            say.plain("specialist-clear-b32", &args![]),
            Act::SlotClear {
                tenant: id,
                slot,
                field,
            },
        )
    });
    Ok(Screen::new([line])
        .grid(choices, 2)
        .column(clear)
        .foot(say, Place::Slot { tenant: id, slot }))
}
