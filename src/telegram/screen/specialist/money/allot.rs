//! What a payment is for: the charges of an account, to be ticked.

use super::sum;
use crate::args;
use crate::domain::ids::{BookingId, ClientId, EntryId, TenantId};
use crate::domain::money::AMOUNT_MAX;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::{client, payment};
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Button, PAGE, Scene, Screen, act, pages};
use crate::usecase::Outcome;
use crate::usecase::views::charges::{self, Charge, Charges, Meant};

struct View {
    tenant: TenantId,
    name: String,
    charges: Charges,
    /// What is open of each, as it is said.
    sums: Vec<String>,
    ticked: Vec<BookingId>,
    sum: String,
    /// What is ticked, in all.
    chosen: (i64, String),
    /// What the payment has beyond that.
    over: (i64, String),
    page: u32,
}

/// Of a payment that is not entered yet.
pub async fn new(scene: &mut Scene<'_>, id: TenantId, client: ClientId, minor: i64, page: u32) -> Outcome<Screen> {
    if !(1..=AMOUNT_MAX).contains(&minor) {
        return Err(Refusal::NotFound.into());
    }
    let view = view(scene, id, Meant::New { client, sum: minor }, page).await?;
    let row = client::by_id(scene.conn, id, client).await?.ok_or(Refusal::NotFound)?;
    let seen = payment::newest_of_account(scene.conn, id, row.account_id).await?;
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let (say, sum) = (scene.say, minor);
    let label = say.plain("specialist-pay-record-b32", &args![sum = &view.sum]);
    let record = act(
        label,
        Act::RecordFor {
            tenant: id,
            client,
            sum,
            seen,
        },
    );
    let list = |page: u32| Place::PayFor {
        tenant: id,
        client,
        sum,
        page,
    };
    let back = Place::PayAsk {
        tenant: id,
        client,
        sum,
    };
    Ok(screen(&view, record, list, back, &scene.hours(say, &tenant)))
}

/// Of one that is there.
pub async fn there(scene: &mut Scene<'_>, id: TenantId, entry: EntryId, page: u32) -> Outcome<Screen> {
    let view = view(scene, id, Meant::There { entry }, page).await?;
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let say = scene.say;
    let label = say.plain("specialist-pay-for-done-b32", &args![]);
    let done = act(label, Act::AllotPayment { tenant: id, entry });
    let list = |page: u32| Place::PaymentFor {
        tenant: id,
        entry,
        page,
    };
    let back = Place::Payment { tenant: id, entry };
    Ok(screen(&view, done, list, back, &scene.hours(say, &tenant)))
}

async fn view(scene: &mut Scene<'_>, id: TenantId, of: Meant, page: u32) -> Outcome<View> {
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let charges = charges::of(scene.conn, id, of).await?.ok_or(Refusal::NotFound)?;
    let row = client::by_id(scene.conn, id, charges.client).await?;
    let say = scene.say;
    let ticks = match &scene.question {
        Some(Question::PayTicks(ticks)) if (ticks.tenant, ticks.of) == (id, of) => ticks.bookings.as_deref(),
        _ => None,
    };
    let ticked = charges.ticked(ticks);
    let is_ticked = |charge: &&Charge| ticked.contains(&charge.booking.booking_id);
    let chosen: i64 = charges.rows.iter().filter(is_ticked).map(|charge| charge.open).sum();
    let over = (charges.sum - chosen).max(0);
    let said = |minor: i64| sum(say, &tenant, minor);
    Ok(View {
        tenant: id,
        name: row.map(|row| row.name).unwrap_or_default(),
        sums: charges.rows.iter().map(|charge| said(charge.open)).collect(),
        sum: said(charges.sum),
        chosen: (chosen, said(chosen)),
        over: (over, said(over)),
        page: page.min(pages(charges.rows.len()) - 1),
        charges,
        ticked,
    })
}

fn screen(view: &View, first: Button, list: impl Fn(u32) -> Place, back: Place, hours: &Hours<'_>) -> Screen {
    let (say, tenant) = (hours.say, view.tenant);
    let rows = &view.charges.rows;
    // Of brothers and sisters it is said whose each is.
    let several = rows
        .windows(2)
        .any(|two| matches!(two, [a, b] if a.booking.client_id != b.booking.client_id));
    let skipped = (view.page * PAGE) as usize;
    let shown = rows.iter().zip(&view.sums).skip(skipped).take(PAGE as usize);
    let buttons = shown.map(|(charge, sum)| {
        let booking = charge.booking.booking_id;
        let on = view.ticked.contains(&booking);
        let args = args![
            on = if on { "yes" } else { "no" },
            name = &charge.booking.client_name,
            date = hours.day_short(charge.booking.start_at),
            time = hours.time(charge.booking.start_at),
            sum = sum
        ];
        let label = match several {
            true => say.plain("specialist-pay-for-whose-b32", &args),
            false => say.plain("specialist-pay-for-row-b32", &args),
        };
        let on = !on;
        act(label, Act::TickCharge { tenant, booking, on })
    });
    let unticked = view.ticked.len() < rows.len();
    let rest = match (view.over.0, unticked) {
        (0, _) if view.chosen.0 > view.charges.sum => say.html("specialist-pay-for-short", &args![]),
        (0, _) => say.html("specialist-pay-for-stays", &args![]),
        (_, true) => say.html("specialist-pay-for-oldest", &args![sum = &view.over.1]),
        (_, false) => say.html("specialist-payment-ahead", &args![sum = &view.over.1]),
    };
    let title = say.html("specialist-pay-for-title", &args![sum = &view.sum, name = &view.name]);
    let chosen = say.html("specialist-pay-for-chosen", &args![sum = &view.chosen.1]);
    Screen::new([title, chosen, rest])
        .row([first])
        .column(buttons)
        .pages(say, view.page, pages(rows.len()), list)
        .foot(say, back)
}
