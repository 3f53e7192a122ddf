//! The steps of a workflow as a specialist's buttons, and the question before one that is not taken lightly.

use super::Clocks;
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::workflow::machine::{self, Broken};
use crate::domain::workflow::{Ask, By, StatusId, Workflow};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::asked;
use crate::telegram::screen::{Scene, Screen, act};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::status::{APPROVE, DECLINE, status_of, times};
use crate::usecase::step;
use crate::usecase::views::lesson::{Lesson, lesson};

/// Reserved for another time, which has a screen of its own.
const MOVE: &str = "move";

/// A step that the workflow offers now.
pub struct Verb {
    /// In the workflow's list.
    pub index: u32,
    pub kind: VerbKind,
    pub icon: String,
    pub title: String,
    /// It asks first.
    pub asks: bool,
    /// It tells the client, or frees the seat: not to be tapped by chance.
    pub loud: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum VerbKind {
    Accept,
    Decline,
    Other,
}

/// The specialist's steps from here. One whose time has not come appears when it has.
pub fn verbs(found: &Lesson, now: Moment, say: &Speaker) -> Vec<Verb> {
    let (booking, workflow) = (&found.booking, &*found.workflow);
    let status = StatusId::from(booking.status.as_str());
    let offered = machine::offered(workflow, &status, By::Specialist, now, &times(booking));
    let verb = |offer: machine::Offered<'_>| {
        let asks = match offer.guard {
            None => offer.step.confirm || offer.step.ask.is_some(),
            Some(machine::Refusal::Unsure(Broken::TooLate { .. })) => true,
            Some(_) => return None,
        };
        let index = workflow.steps.iter().position(|step| std::ptr::eq(step, offer.step))?;
        let to = workflow.status(&offer.step.to)?;
        let kind = match offer.step.name.as_str() {
            MOVE => return None,
            APPROVE => VerbKind::Accept,
            DECLINE => VerbKind::Decline,
            _ => VerbKind::Other,
        };
        Some(Verb {
            index: index as u32,
            kind,
            icon: to.icon.clone(),
            title: offer.step.title.get(say.lang().code()).to_owned(),
            // Why, they may say there.
            asks: asks || kind == VerbKind::Decline,
            loud: step::tells_client(offer.step) || !to.phase.holds_seat(),
        })
    };
    offered.into_iter().filter_map(verb).collect()
}

pub fn label(verb: &Verb, say: &Speaker) -> String {
    match verb.kind {
        VerbKind::Accept => say.plain("specialist-accept-b16", &args![]),
        VerbKind::Decline => say.plain("specialist-decline-b16", &args![]),
        VerbKind::Other => say.plain(
            "specialist-booking-step-b16",
            &args![icon = &verb.icon, step = &verb.title],
        ),
    }
}

struct AskView {
    tenant: TenantId,
    clocks: Clocks,
    booking: BookingId,
    entry_no: i64,
    index: u32,
    step: String,
    name: String,
    start: Moment,
    end: Moment,
    guard: Option<Broken>,
    tells: bool,
    frees: bool,
    /// What is to be typed; then nothing is to be tapped.
    ask: Option<Ask>,
    /// Why, they may say in a line of their own.
    why: bool,
    declines: bool,
}

/// Asks before a step is taken, and says what it brings with it.
pub async fn sure(
    scene: &mut Scene<'_>,
    id: TenantId,
    booking: BookingId,
    entry_no: i64,
    index: u32,
) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let found = lesson(scene.conn, scene.flows, id, booking, scene.now)
        .await?
        .ok_or(Refusal::NotFound)?;
    let row = &found.booking;
    if row.entry_no != entry_no {
        return Err(Refusal::Changed.into());
    }
    let workflow: &Workflow = &found.workflow;
    let status = StatusId::from(row.status.as_str());
    let wanted = workflow
        .steps
        .get(index as usize)
        .filter(|step| step.name.as_str() != MOVE);
    let wanted = wanted.ok_or(Refusal::StepNotThere)?;
    let offered = machine::offered(workflow, &status, By::Specialist, scene.now, &times(row));
    let offer = offered
        .into_iter()
        .find(|offer| std::ptr::eq(offer.step, wanted))
        .ok_or(Refusal::StepNotThere)?;
    let to = status_of(workflow, wanted.to.as_str())?;
    let view = AskView {
        tenant: id,
        clocks: Clocks::of(scene, &tenant),
        booking,
        entry_no,
        index,
        step: wanted.title.get(scene.say.lang().code()).to_owned(),
        name: row.client_name.clone(),
        start: row.start_at,
        end: row.end_at,
        guard: match offer.guard {
            Some(machine::Refusal::Unsure(broken)) => Some(broken),
            Some(_) | None => None,
        },
        tells: step::tells_client(wanted),
        frees: row.seat.is_some() && !to.phase.holds_seat() && row.start_at > scene.now,
        ask: wanted.ask,
        why: step::may_say_why(workflow, wanted),
        declines: wanted.name.as_str() == DECLINE,
    };
    Ok(sure_screen(&view, scene.say))
}

fn sure_screen(view: &AskView, say: &Speaker) -> Screen {
    let (tenant, booking, entry_no, step) = (view.tenant, view.booking, view.entry_no, view.index);
    let hours = view.clocks.hours(say);
    let when = hours.when(view.start, view.end);
    let lines = [
        say.html("specialist-step-title", &args![step = &view.step]),
        say.html("specialist-step-booking", &args![name = &view.name, when = when]),
        match view.guard {
            None => Html::default(),
            Some(Broken::TooLate { .. }) => say.html("specialist-step-late", &args![]),
            Some(Broken::TooEarly { since }) => say.html("specialist-step-early", &args![when = hours.moment(since)]),
        },
        if view.tells {
            say.html("specialist-step-told", &args![])
        } else {
            Html::default()
        },
        if view.frees {
            say.html("specialist-step-frees", &args![])
        } else {
            Html::default()
        },
        asked(view.ask, say),
        if view.why {
            say.html("specialist-step-why", &args![])
        } else {
            Html::default()
        },
    ];
    let yes = match view.declines {
        true => say.plain("specialist-decline-yes-b32", &args![]),
        false => say.plain("specialist-step-yes-b32", &args![step = &view.step]),
    };
    let yes = act(
        yes,
        Act::Step {
            tenant,
            booking,
            entry_no,
            step,
            sure: true,
        },
    );
    Screen::new(lines)
        .row(view.ask.is_none().then_some(yes))
        .foot(say, Place::Lesson { tenant, booking })
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{clocks, moscow, ru, sketch, speakers};
    use super::*;

    #[test]
    fn a_step_that_cannot_be_taken_lightly_asks_first() {
        let ask = AskView {
            tenant: TenantId(1),
            clocks: clocks(),
            booking: BookingId(7),
            entry_no: 3,
            index: 8,
            step: "Отменить".to_owned(),
            name: "Аня К.".to_owned(),
            start: moscow("2026-11-26T17:00"),
            end: moscow("2026-11-26T18:00"),
            guard: None,
            tells: true,
            frees: true,
            ask: None,
            why: true,
            declines: false,
        };
        insta::assert_snapshot!(sketch(&sure_screen(&ask, &ru())), @r"
        <b>Отменить?</b>
        Аня К. · чт 26 ноября, 17:00–18:00
        Клиент получит сообщение.
        Время освободится для других.
        Можно написать причину: клиент её прочтёт.
        [Да: Отменить]
        [‹ Назад] [⌂]
        ");
        let since = moscow("2026-11-26T17:00");
        let [_, en] = speakers();
        let step = "Held".to_owned();
        let early = AskView {
            step,
            guard: Some(Broken::TooEarly { since }),
            tells: false,
            frees: false,
            why: false,
            ..ask
        };
        insta::assert_snapshot!(sketch(&sure_screen(&early, &en)), @r"
        <b>Held?</b>
        Аня К. · Thu 26 Nov, 17:00–18:00
        This is usually done later: Thu 26 Nov, 17:00
        [Yes: Held]
        [‹ Back] [⌂]
        ");
    }
}
