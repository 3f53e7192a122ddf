//! What the buttons do that say who pays together with whom, and the name that is looked for; `acts` and `said` lead here.

use super::acts::as_specialist;
use super::callback::Place;
use super::question::Question;
use super::route::{Next, Visit, opened};
use crate::args;
use crate::domain::ids::{ClientId, TenantId};
use crate::domain::rights::Right;
use crate::storage::Tx;
use crate::usecase::{Outcome, accounts};

/// Of what is looked for, in characters.
const SOUGHT: usize = 40;

pub async fn find(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, client: ClientId, typed: &str) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Money).await?;
    let query = Some(typed.trim().chars().take(SOUGHT).collect());
    Ok(Next {
        question: Some(Question::PayWith { tenant, client, query }),
        ..Next::to(Place::PayWith {
            tenant,
            client,
            page: 0,
        })
    })
}

pub async fn share(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    client: ClientId,
    with: ClientId,
) -> Outcome<Next> {
    accounts::share(&mut as_specialist(tx, visit, tenant, Right::Money).await?, client, with).await?;
    let toast = visit.say.plain("specialist-family-shared-toast", &args![]);
    Ok(opened(visit, Place::CardPeople { tenant, client }).toast(toast))
}

pub async fn part(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, client: ClientId) -> Outcome<Next> {
    accounts::part(&mut as_specialist(tx, visit, tenant, Right::Money).await?, client).await?;
    let toast = visit.say.plain("specialist-family-parted-toast", &args![]);
    Ok(opened(visit, Place::CardPeople { tenant, client }).toast(toast))
}
