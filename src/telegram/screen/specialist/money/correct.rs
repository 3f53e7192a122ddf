//! What is set right in an account by hand: money that was given back, and what was there before the books.

use super::{Stand, load, sum, together};
use crate::args;
use crate::domain::ids::{ClientId, TenantId};
use crate::domain::ledger::Sort;
use crate::domain::refusal::Refusal;
use crate::telegram::callback::Place;
use crate::telegram::screen::{Scene, Screen, go};
use crate::usecase::Outcome;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    let (_, row) = load(scene, id, client).await?;
    let together = together(scene, id, &row).await?;
    let say = scene.say;
    let choices = (0..).zip(Sort::CORRECTIONS).map(|(which, sort)| {
        let label = match sort {
            Sort::Refund => say.plain("specialist-correct-refund-b32", &args![]),
            Sort::Owed => say.plain("specialist-correct-owed-b32", &args![]),
            Sort::Ahead | Sort::Payment | Sort::Moved => say.plain("specialist-correct-ahead-b32", &args![]),
        };
        go(
            label,
            Place::CorrectAsk {
                tenant: id,
                client,
                which,
            },
        )
    });
    Ok(Screen::new([
        say.html("specialist-correct-title", &args![name = &row.name]),
        together.unwrap_or_default(),
        say.html("specialist-correct-explain", &args![]),
    ])
    .column(choices)
    .foot(
        say,
        Place::Money {
            tenant: id,
            client,
            page: 0,
        },
    ))
}

/// The next line that is typed is the sum, and what is noted with it.
pub async fn ask(scene: &mut Scene<'_>, id: TenantId, client: ClientId, which: u32) -> Outcome<Screen> {
    let (tenant, row) = load(scene, id, client).await?;
    let sort = *Sort::CORRECTIONS.get(which as usize).ok_or(Refusal::NotFound)?;
    let stand = Stand::of(scene, id, row.account_id).await?;
    let say = scene.say;
    let args = args![name = &row.name, sort = sort.as_str()];
    let ahead = (sort == Sort::Refund).then(|| match stand.ahead {
        0 => say.html("refusal-nothing-to-give-back", &args![]),
        ahead => say.html("specialist-card-ahead", &args![sum = sum(say, &tenant, ahead)]),
    });
    Ok(Screen::new([
        say.html("specialist-correct-ask-title", &args),
        ahead.unwrap_or_default(),
        say.html("specialist-correct-ask", &args![]),
    ])
    .foot(say, Place::Corrections { tenant: id, client }))
}
