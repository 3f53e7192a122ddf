//! What the end of a practice does: everything as an archive, and the closing itself, by a typed name.

use super::acts::as_specialist;
use super::attach::{Attachment, What};
use super::callback::Place;
use super::handout::{Handout, Order};
use super::route::{Next, Visit};
use crate::domain::deed::Deed;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::Tx;
use crate::usecase::{Outcome, leave};

pub(super) async fn export(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Own).await?;
    work.note(Deed::Exported).await?;
    let attachment = Attachment {
        person: visit.me.person_id,
        chat: visit.me.telegram_id.ok_or(Refusal::NotFound)?,
        lang: visit.say.lang(),
        what: What::Handout(Order {
            tenant,
            what: Handout::Everything,
        }),
    };
    Ok(Next {
        attachment: Some(attachment),
        question: Some(super::question::Question::Leave { tenant }),
        ..Next::to(Place::Leave { tenant })
    })
}

pub(super) async fn close(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, typed: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Own).await?;
    leave::close(&mut work, typed).await?;
    Ok(Next::to(Place::Home).letters(work.letters))
}
