//! When a client pays: each lesson, a month, or packs of lessons ahead.

use super::{load, sum};
use crate::args;
use crate::domain::ids::{ClientId, TenantId};
use crate::domain::ledger::{DAY_MOST, PACK_MOST, Term};
use crate::domain::money::AMOUNT_MAX;
use crate::storage::{client, pack, payment};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::ahead;

/// Packs that are shown.
const SHOWN: u64 = 6;

pub fn line(term: Term, say: &Speaker) -> Html {
    let args = args![amount = term.amount()];
    match term {
        Term::Lesson { .. } => say.html("specialist-term-lesson", &args),
        Term::MonthAfter { .. } => say.html("specialist-term-after", &args),
        Term::MonthBefore { .. } => say.html("specialist-term-before", &args),
        Term::Pack => say.html("specialist-term-pack", &args![]),
    }
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    let (_, row) = load(scene, id, client).await?;
    let now = client::term(scene.conn, id, row.account_id).await?;
    let say = scene.say;
    let choice = |term: Term| {
        let args = args![amount = term.amount()];
        let label = match term {
            Term::Lesson { .. } => say.plain("specialist-term-lesson-b16", &args),
            Term::Pack => say.plain("specialist-term-pack-b32", &args![]),
            // Their days are chosen on a screen of their own.
            Term::MonthAfter { .. } => say.plain("specialist-term-day-after-b32", &args![]),
            Term::MonthBefore { .. } => say.plain("specialist-term-day-before-b32", &args![]),
        };
        let label = match term == now {
            true => say.plain("specialist-term-chosen-b32", &args![label = &label]),
            false => label,
        };
        let (which, amount) = term.code();
        act(
            label,
            Act::SetTerm {
                tenant: id,
                client,
                which,
                amount,
            },
        )
    };
    let lines = [
        say.html("specialist-term-title", &args![name = &row.name]),
        line(now, say),
        say.html("specialist-term-explain", &args![]),
    ];
    let back = Place::Money {
        tenant: id,
        client,
        page: 0,
    };
    let months = [false, true].map(|before| {
        let label = match before {
            false => say.plain("specialist-term-day-after-b32", &args![]),
            true => say.plain("specialist-term-day-before-b32", &args![]),
        };
        let label = match now {
            Term::MonthAfter { .. } if !before => say.plain("specialist-term-chosen-b32", &args![label = &label]),
            Term::MonthBefore { .. } if before => say.plain("specialist-term-chosen-b32", &args![label = &label]),
            _ => label,
        };
        go(
            label,
            Place::PayDay {
                tenant: id,
                client,
                before,
            },
        )
    });
    Ok(Screen::new(lines)
        .grid(Term::LESSON.map(choice), 2)
        .column(months)
        .row([choice(Term::Pack)])
        .foot(say, back))
}

/// By which day of a month: of the next one, or of its own. A number that is typed there is one too.
pub async fn day(scene: &mut Scene<'_>, id: TenantId, client: ClientId, before: bool) -> Outcome<Screen> {
    let (_, row) = load(scene, id, client).await?;
    let now = client::term(scene.conn, id, row.account_id).await?;
    let say = scene.say;
    let days = (1..=DAY_MOST).map(|day| {
        let term = match before {
            false => Term::MonthAfter { day },
            true => Term::MonthBefore { day },
        };
        let label = match term == now {
            true => say.plain("specialist-term-day-chosen-b4", &args![day = day]),
            false => say.plain("specialist-term-day-b4", &args![day = day]),
        };
        let (which, amount) = term.code();
        act(
            label,
            Act::SetTerm {
                tenant: id,
                client,
                which,
                amount,
            },
        )
    });
    let title = match before {
        false => say.html("specialist-term-day-after", &args![name = &row.name]),
        true => say.html("specialist-term-day-before", &args![name = &row.name]),
    };
    Ok(Screen::new([title, say.html("specialist-term-day-ask", &args![])])
        .grid(days, 7)
        .foot(say, Place::PayTerm { tenant: id, client }))
}

/// The packs of a client; what is typed there sells another.
pub async fn packs(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    let (tenant, row) = load(scene, id, client).await?;
    let packs = pack::of_account(scene.conn, id, row.account_id, SHOWN).await?;
    let say = scene.say;
    let lines = packs.iter().map(|pack| {
        let args = args![
            left = pack.left(),
            lessons = pack.lessons,
            price = sum(say, &tenant, pack.price),
            booked = pack.booked()
        ];
        match pack.ended_at {
            None if pack.booked() > 0 => say.html("specialist-pack-row-booked", &args),
            None => say.html("specialist-pack-row", &args),
            Some(_) => say.html("specialist-pack-row-ended", &args),
        }
    });
    let ahead = ahead::of_account(scene.conn, &tenant, row.account_id, scene.now).await?;
    let seen = payment::newest_of_account(scene.conn, id, row.account_id).await?;
    let missing = ahead.packs_to_pay();
    let to_pay = (missing > 0).then(|| say.html("specialist-pack-to-pay", &args![sum = sum(say, &tenant, missing)]));
    let paid = (missing > 0 && missing <= AMOUNT_MAX).then(|| {
        let label = say.plain("specialist-pack-paid-b32", &args![sum = sum(say, &tenant, missing)]);
        let record = Act::Record {
            tenant: id,
            client,
            sum: missing,
            seen,
        };
        act(label, record)
    });
    // The oldest is drawn from first.
    let open = packs
        .iter()
        .rev()
        .filter(|pack| pack.ended_at.is_none() && pack.left() > 0);
    let end = open.map(|pack| {
        let args = args![count = pack.left(), lessons = pack.lessons];
        let label = say.plain("specialist-pack-end-one-b32", &args);
        act(
            label,
            Act::EndPack {
                tenant: id,
                pack: pack.pack_id,
            },
        )
    });
    let back = Place::Money {
        tenant: id,
        client,
        page: 0,
    };
    Ok(Screen::new(
        [say.html("specialist-pack-title", &args![name = &row.name])]
            .into_iter()
            .chain(lines)
            .chain(to_pay)
            .chain([
                say.html("specialist-pack-ask", &args![count = PACK_MOST]),
                say.html("specialist-pack-explain", &args![]),
            ]),
    )
    .column(paid)
    .column(end)
    .foot(say, back))
}
