//! What the buttons and the typed text of news do.

use super::acts::as_specialist;
use super::callback::Place;
use super::question::Question;
use super::route::{Next, Visit};
use crate::domain::ids::TenantId;
use crate::domain::news::{self, Audience};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::Tx;
use crate::usecase::{Outcome, news as sending};

/// The text is shown as clients will see it before anything is sent.
pub(super) async fn write(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, typed: &str) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let text = news::checked(typed).ok_or(Refusal::TypedMessage { limit: news::LONGEST })?;
    let audience = match visit.place() {
        Place::News { tenant: of, audience } if of == tenant => audience,
        _ => 0,
    };
    Ok(Next {
        question: Some(Question::News {
            tenant,
            text: Some(text),
        }),
        ..Next::to(Place::News { tenant, audience })
    })
}

pub(super) async fn send(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, audience: u32, count: i64) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let to = Audience::of_choice(audience).ok_or(Refusal::NotFound)?;
    let text = match visit.question() {
        Some(Question::News {
            tenant: of,
            text: Some(text),
        }) if of == tenant => text,
        // A second tap finds what the first has begun.
        _ => {
            crate::usecase::job::free(&mut work, crate::domain::job::JobKind::News).await?;
            return Err(Refusal::Changed.into());
        }
    };
    let row = sending::send(&mut work, to, text, count, visit.router.site.news_a_week).await?;
    Ok(Next::to(Place::Job { tenant, job: row.id }).letters(work.letters))
}
