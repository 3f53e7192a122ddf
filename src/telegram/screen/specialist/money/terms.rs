//! When a client pays: each lesson, a month, or packs of lessons ahead.

use super::{load, sum};
use crate::args;
use crate::domain::ids::{ClientId, TenantId};
use crate::domain::ledger::{PACK_MOST, Term};
use crate::domain::money::AMOUNT_MAX;
use crate::storage::{client, pack, payment};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Scene, Screen, act};
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
            Term::MonthAfter { .. } => say.plain("specialist-term-after-b16", &args),
            Term::MonthBefore { .. } => say.plain("specialist-term-before-b16", &args),
            Term::Pack => say.plain("specialist-term-pack-b32", &args![]),
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
    Ok(Screen::new(lines)
        .grid(Term::CHOICES.map(choice), 2)
        .row([choice(Term::Pack)])
        .foot(say, back))
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
            price = sum(say, &tenant, pack.price)
        ];
        match pack.ended_at {
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
            .chain([say.html("specialist-pack-ask", &args![count = PACK_MOST])]),
    )
    .column(paid)
    .column(end)
    .foot(say, back))
}
