//! The specialist's own question at a booking: how it is set, and what is typed to answer it.

use super::acts::as_specialist;
use super::callback::Place;
use super::question::Question;
use super::route::{Next, Visit};
use super::screen::specialist::settings::Group;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::rights::Right;
use crate::storage::Tx;
use crate::usecase::{Outcome, question};

/// `None` takes the question away.
pub async fn set(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, typed: Option<&str>) -> Outcome<Next> {
    question::set(&mut as_specialist(tx, visit, tenant, Right::Settings).await?, typed).await?;
    Ok(Next::to(Group::Lessons.place(tenant)))
}

/// Nothing is booked yet: the screen says what the answer is, and it can be typed anew.
pub async fn take(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, slot: SlotId, typed: &str) -> Outcome<Next> {
    let me = visit.me.person_id;
    let answer = question::answer(tx, tenant, me, slot, typed, visit.at).await?;
    Ok(confirm(visit, tenant, slot, Some(answer)))
}

pub async fn drop_answer(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, slot: SlotId) -> Outcome<Next> {
    question::asking(tx, tenant, visit.me.person_id, slot).await?;
    Ok(confirm(visit, tenant, slot, None))
}

/// The question before the booking again, of one week or of several.
fn confirm(visit: &Visit<'_>, tenant: TenantId, slot: SlotId, answer: Option<String>) -> Next {
    let here = match visit.place() {
        place @ Place::Series {
            tenant: of, slot: at, ..
        } if (of, at) == (tenant, slot) => place,
        place @ Place::AskWeekly { tenant: of, slot: at } if (of, at) == (tenant, slot) => place,
        _ => Place::Confirm { tenant, slot },
    };
    Next {
        question: Some(Question::ForBooking { tenant, slot, answer }),
        ..Next::to(here)
    }
}

/// What was typed for the booking, as long as the screen says so.
pub fn given(visit: &Visit<'_>, tenant: TenantId, slot: SlotId) -> String {
    Question::shown_in(&visit.chat, visit.at)
        .and_then(|question| Some(question.answer_for((tenant, slot))?.to_owned()))
        .unwrap_or_default()
}
