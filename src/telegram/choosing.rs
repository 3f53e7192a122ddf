//! Several times at once: what is chosen, and what becomes of it; `acts` and `said` lead here.

use super::acts::as_specialist;
use super::callback::Place;
use super::question::{Chosen, Question};
use super::route::{Next, Visit};
use crate::args;
use crate::domain::ids::{OfferId, SlotId, TenantId, WindowId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::Tx;
use crate::storage::slot::{self, SlotState};
use crate::storage::window;
use crate::usecase::Outcome;
use crate::usecase::chosen::{self, Changed, Fate, MOST};
use crate::usecase::offer;
use crate::usecase::views::agenda;

/// As buttons count them.
const STATES: [SlotState; 4] = [
    SlotState::Open,
    SlotState::Hidden,
    SlotState::Blocked,
    SlotState::Deleted,
];
const FATES: [Fate; 3] = [Fate::Ask, Fate::Keep, Fate::Cancel];

pub fn state_of(n: u32) -> Option<SlotState> {
    STATES.get(n as usize).copied()
}

pub fn number_of(state: SlotState) -> u32 {
    STATES.iter().position(|other| *other == state).unwrap_or_default() as u32
}

/// What is chosen in this chat, of that tenant.
fn in_hand(visit: &Visit<'_>, tenant: TenantId) -> Outcome<Chosen> {
    match visit.question() {
        Some(Question::Chosen(chosen)) if chosen.tenant == tenant => Ok(chosen),
        _ => Err(Refusal::Changed.into()),
    }
}

fn list(chosen: Chosen, page: u32) -> Next {
    let place = Place::Choose {
        tenant: chosen.tenant,
        from: chosen.from,
        days: chosen.days,
        page,
    };
    Next {
        question: Some(Question::Chosen(chosen)),
        ..Next::to(place)
    }
}

pub async fn choose(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    slot: SlotId,
    (page, on): (u32, bool),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let row = slot::by_id(&mut work.tenant, tenant, slot)
        .await?
        .ok_or(Refusal::NotFound)?;
    if on && !row.is_listed() {
        return Err(Refusal::Changed.into());
    }
    let mut chosen = in_hand(visit, tenant)?;
    chosen.slots.retain(|other| *other != slot);
    if on {
        if chosen.count() >= MOST {
            return Err(Refusal::TooManyChosen { limit: MOST as i64 }.into());
        }
        chosen.slots.push(slot);
    }
    Ok(list(chosen, page))
}

/// As [`choose`], of a stretch: its free starts are meant with it.
pub async fn choose_stretch(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    stretch: WindowId,
    (page, on): (u32, bool),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let row = window::by_id(&mut work.tenant, tenant, stretch).await?;
    row.ok_or(Refusal::NotFound)?;
    let mut chosen = in_hand(visit, tenant)?;
    chosen.windows.retain(|other| *other != stretch);
    if on {
        if chosen.count() >= MOST {
            return Err(Refusal::TooManyChosen { limit: MOST as i64 }.into());
        }
        chosen.windows.push(stretch);
    }
    Ok(list(chosen, page))
}

/// All of the list's times that are still to come, or none.
pub async fn choose_all(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, on: bool) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let mut chosen = in_hand(visit, tenant)?;
    chosen.slots.clear();
    chosen.windows.clear();
    if on {
        let row = work.tenant.tenant.clone();
        let days = (chosen.from, chosen.days.min(7));
        let all = agenda::to_choose(&mut work.tenant, &row, days, visit.at).await?;
        let stretches = agenda::stretches_to_choose(&mut work.tenant, &row, days, visit.at).await?;
        if all.len() + stretches.len() > MOST {
            return Err(Refusal::TooManyChosen { limit: MOST as i64 }.into());
        }
        chosen.windows = stretches.into_iter().map(|row| row.window_id).collect();
        chosen.slots = all.into_iter().map(|(slot, _)| slot.slot_id).collect();
    }
    Ok(list(chosen, 0))
}

/// Does it with all that is chosen. What can't be taken back is asked first, and so is what becomes of bookings.
pub async fn set(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, state: u32, fate: u32) -> Outcome<Next> {
    let wanted = state_of(state).ok_or(Refusal::NotFound)?;
    let fate = *FATES.get(fate as usize).ok_or(Refusal::NotFound)?;
    if fate == Fate::Cancel {
        as_specialist(tx, visit, tenant, Right::Bookings).await?;
    }
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let chosen = in_hand(visit, tenant)?;
    let asks = wanted == SlotState::Deleted && fate == Fate::Ask;
    let reason = chosen.reason.clone().unwrap_or_default();
    let done = match asks {
        true if chosen.count() == 0 => return Err(Refusal::NothingChosen.into()),
        true => None,
        false => {
            let what = (&chosen.slots[..], &chosen.windows[..]);
            chosen::set_states(&mut work, what, wanted, fate, &reason).await?
        }
    };
    let Some(changed) = done else {
        return Ok(asked(chosen, state));
    };
    let toast = toast(visit, wanted, &changed);
    if !changed.untold.is_empty() {
        let bookings = changed.untold;
        let untold = Next {
            question: Some(Question::Untold { tenant, bookings }),
            ..Next::to(Place::Untold { tenant })
        };
        return Ok(untold.toast(toast).letters(work.letters));
    }
    let place = match (chosen.days, &chosen.slots[..]) {
        (0, [slot]) if wanted != SlotState::Deleted => Place::Slot { tenant, slot: *slot },
        (0 | 1, _) => Place::Plan {
            tenant,
            day: chosen.from,
        },
        _ => Place::Week {
            tenant,
            monday: chosen.from,
        },
    };
    Ok(Next::to(place).toast(toast).letters(work.letters))
}

fn asked(chosen: Chosen, state: u32) -> Next {
    let tenant = chosen.tenant;
    Next {
        question: Some(Question::Chosen(chosen)),
        ..Next::to(Place::Fate { tenant, state })
    }
}

fn toast(visit: &Visit<'_>, state: SlotState, changed: &Changed) -> String {
    let say = &visit.say;
    let count = args![count = changed.slots];
    let done = match state {
        SlotState::Open => say.plain("specialist-chosen-shown-toast", &count),
        SlotState::Hidden => say.plain("specialist-chosen-hidden-toast", &count),
        SlotState::Blocked => say.plain("specialist-chosen-blocked-toast", &count),
        SlotState::Deleted => say.plain("specialist-chosen-deleted-toast", &count),
    };
    let called_off = match (changed.bookings, changed.untold.len()) {
        (0, _) => String::new(),
        (count, 1..) => say.plain("specialist-chosen-some-told-toast", &args![count = count]),
        (count, 0) => say.plain("specialist-chosen-cancelled-toast", &args![count = count]),
    };
    let kept = match changed.kept {
        0 => String::new(),
        count => say.plain("specialist-chosen-kept-toast", &args![count = count]),
    };
    let held = match changed.held {
        0 => String::new(),
        count => say.plain("specialist-chosen-held-toast", &args![count = count]),
    };
    let stretches = match changed.stretches {
        0 => String::new(),
        count => say.plain("specialist-chosen-stretches-toast", &args![count = count]),
    };
    let done = match (changed.slots, changed.stretches) {
        (0, 1..) => String::new(),
        _ => done,
    };
    let said = [done, stretches, called_off, kept, held];
    said.iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The question for one time, from its own screen.
pub async fn fate_of(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, slot: SlotId, state: u32) -> Outcome<Next> {
    let wanted = state_of(state).ok_or(Refusal::NotFound)?;
    if !matches!(wanted, SlotState::Blocked | SlotState::Deleted) {
        return Err(Refusal::NotFound.into());
    }
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let row = slot::by_id(&mut work.tenant, tenant, slot).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let chosen = Chosen {
        tenant,
        from: work.tenant.tenant.zone.date(row.start_at),
        days: 0,
        slots: vec![slot],
        windows: Vec::new(),
        reason: None,
    };
    Ok(asked(chosen, state))
}

/// Takes an offer back where one is asked what becomes of times that it holds.
pub async fn let_go(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, held: OfferId, state: u32) -> Outcome<Next> {
    state_of(state).ok_or(Refusal::NotFound)?;
    as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let chosen = in_hand(visit, tenant)?;
    offer::withdraw(&mut work, held).await?;
    let toast = visit.say.plain("specialist-offer-withdrawn-toast", &args![]);
    Ok(asked(chosen, state).toast(toast).letters(work.letters))
}

/// Why the bookings are called off, typed where that is asked.
pub async fn typed(tx: &mut Tx, visit: &Visit<'_>, chosen: Chosen, text: &str) -> Outcome<Next> {
    let Place::Fate { tenant, state } = visit.place() else {
        return Err(Refusal::UnexpectedText.into());
    };
    as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let reason = Some(chosen::reason_of(text)?);
    Ok(asked(Chosen { reason, ..chosen }, state))
}
