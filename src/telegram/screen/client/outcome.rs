//! Outcomes of the tenant's own that a client sets, and the question before one that costs something or is not taken
//! lightly.

use super::booking::{place_of, theirs};
use super::{asked, price, service};
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Ask, By, Notify, Phase, Status, StatusId, Step, Workflow, machine};
use crate::storage::booking::BookingRow;
use crate::storage::slot;
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::status::times;

/// Names of steps that buttons of ours take.
const OURS: [&str; 5] = ["approve", "decline", "cancel", "move", "settle"];

/// An outcome that the client sets.
struct Own<'w> {
    step: &'w Step,
    /// Of the step in its workflow.
    place: u32,
    to: &'w Status,
    /// What is charged, in minor units.
    charge: i64,
}

impl Own<'_> {
    fn asks(&self) -> bool {
        self.step.confirm || self.step.ask.is_some() || self.charge > 0 || !self.to.phase.holds_seat()
    }
}

/// Whether a step is the tenant's own, and not one of the ways to cancel: those that come late begin at a moment.
pub fn is_own(workflow: &Workflow, step: &Step) -> bool {
    let phase = workflow.status(&step.to).map(|to| to.phase);
    let ends = match phase {
        Some(Phase::Done) => true,
        Some(Phase::Void) => step.since.is_none(),
        Some(Phase::Pending | Phase::Upcoming) | None => false,
    };
    ends && !OURS.contains(&step.name.as_str())
}

/// Those that can be set now.
fn open<'w>(workflow: &'w Workflow, row: &BookingRow, now: Moment) -> Vec<Own<'w>> {
    let id = StatusId::from(row.status.as_str());
    let Some(status) = workflow.status(&id) else {
        return Vec::new();
    };
    let offered = machine::offered(workflow, &status.id, By::Client, now, &times(row)).into_iter();
    let own = offered.filter(|it| it.guard.is_none() && it.step.to != id && is_own(workflow, it.step));
    let found = own.filter_map(|it| {
        let to = workflow.status(&it.step.to)?;
        Some(Own {
            step: it.step,
            place: place_of(workflow, it.step)?,
            to,
            charge: machine::charge(to, row.price),
        })
    });
    found.collect()
}

/// A button for each that can be set now.
pub fn buttons(say: &Speaker, tenant: &TenantRow, row: &BookingRow, workflow: &Workflow, now: Moment) -> Vec<Button> {
    let button = |own: Own<'_>| {
        let title = own.step.title.get(say.lang().code());
        let label = match price(say, tenant, own.charge) {
            Some(sum) => say.plain(
                "client-booking-outcome-sum-b32",
                &args![icon = &own.to.icon, status = title, price = sum],
            ),
            None => say.plain(
                "client-booking-outcome-b32",
                &args![icon = &own.to.icon, status = title],
            ),
        };
        let (tenant, booking, entry_no, step) = (tenant.id, row.booking_id, row.entry_no, own.place);
        match own.asks() {
            true => go(
                label,
                Place::OutcomeAsk {
                    tenant,
                    booking,
                    entry_no,
                    step,
                },
            ),
            false => act(
                label,
                Act::Step {
                    tenant,
                    booking,
                    entry_no,
                    step,
                    sure: false,
                },
            ),
        }
    };
    open(workflow, row, now).into_iter().map(button).collect()
}

/// Whether a client is asked before the step at that place, if it is one that they can take now.
pub fn asks(workflow: &Workflow, row: &BookingRow, step: usize, now: Moment) -> bool {
    let mut open = open(workflow, row, now).into_iter();
    open.any(|own| own.place as usize == step && own.asks())
}

struct View {
    tenant: TenantId,
    booking: BookingId,
    entry_no: i64,
    step: u32,
    title: String,
    when: String,
    service: Html,
    icon: String,
    status: String,
    sum: Option<String>,
    frees: bool,
    told: bool,
    ask: Option<Ask>,
}

/// Asks before it is set, and says what it brings.
pub async fn draw(
    scene: &mut Scene<'_>,
    id: TenantId,
    booking: BookingId,
    entry_no: i64,
    step: u32,
) -> Outcome<Screen> {
    let (tenant, row) = theirs(scene, id, booking).await?;
    if row.entry_no != entry_no {
        return Err(Refusal::Changed.into());
    }
    let workflow = scene.flows.of(scene.conn, id, row.workflow_version).await?;
    let kinds = slot::kinds(scene.conn, id).await?;
    let kind = kinds.iter().find(|kind| kind.kind_id == row.kind_id);
    let kind = kind.map_or("", |kind| kind.name.as_str());
    let mut open = open(&workflow, &row, scene.now).into_iter();
    let own = open.find(|own| own.place == step).ok_or(Refusal::StepNotThere)?;
    let say = scene.say;
    let hours = scene.hours(say, &tenant);
    let view = View {
        tenant: id,
        booking,
        entry_no,
        step,
        title: own.step.title.get(say.lang().code()).to_owned(),
        when: upper_first(&hours.when(row.start_at, row.end_at)),
        service: service(say, &tenant, kind, (row.end_at - row.start_at).0 / 60, row.price),
        icon: own.to.icon.clone(),
        status: own.to.title.get(say.lang().code()).to_owned(),
        sum: price(say, &tenant, own.charge),
        frees: !own.to.phase.holds_seat(),
        told: own.step.notify.iter().any(|side| match side {
            Notify::Specialist | Notify::Other => true,
            Notify::Client => false,
        }),
        ask: own.step.ask,
    };
    Ok(screen(&view, say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, booking, entry_no, step) = (view.tenant, view.booking, view.entry_no, view.step);
    let lines = [
        say.html("client-outcome-title", &args![step = &view.title]),
        Html::escaped(&view.when),
        view.service.clone(),
        say.html(
            "client-outcome-becomes",
            &args![icon = &view.icon, status = &view.status],
        ),
        match &view.sum {
            Some(sum) => say.html("client-outcome-charged", &args![sum = sum]),
            None => say.html("client-outcome-free", &args![]),
        },
        match view.frees {
            true => say.html("client-outcome-frees", &args![]),
            false => Html::default(),
        },
        match view.told {
            true => say.html("client-outcome-told", &args![]),
            false => Html::default(),
        },
        asked(view.ask, say),
    ];
    let back = Place::Booking { tenant, booking };
    let keep = go(say.plain("client-cancel-no-b32", &args![]), back.clone());
    let yes = act(
        say.plain("client-outcome-yes-b32", &args![step = &view.title]),
        Act::Step {
            tenant,
            booking,
            entry_no,
            step,
            sure: true,
        },
    );
    // The tap before this one was on the outcome itself.
    Screen::new(lines)
        .row([keep])
        .column(view.ask.is_none().then_some(yes))
        .foot(say, back)
}

#[cfg(test)]
mod tests {
    use super::super::super::specialist::sketch::{sketch, speakers};
    use super::*;

    #[test]
    fn an_outcome_that_costs_something_asks_first() {
        let view = View {
            tenant: TenantId(1),
            booking: BookingId(7),
            entry_no: 3,
            step: 8,
            title: "Болею".to_owned(),
            when: "Чт 26 ноября, 17:00–18:00".to_owned(),
            service: Html::escaped("Английский, 60 мин · 1 500 ₽"),
            icon: "🤒".to_owned(),
            status: "Болезнь".to_owned(),
            sum: Some("375 ₽".to_owned()),
            frees: true,
            told: true,
            ask: None,
        };
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view, &ru)), @r"
        <b>Болею?</b>
        Чт 26 ноября, 17:00–18:00
        Английский, 60 мин · 1 500 ₽
        Будет отмечено: 🤒 Болезнь
        Нужно будет заплатить 375 ₽.
        Время освободится для других.
        Специалист получит сообщение.
        [Оставить как есть]
        [Да: Болею]
        [‹ Назад] [⌂]
        ");
        let free = View { sum: None, ..view };
        assert!(sketch(&screen(&free, &en)).contains("Nothing will be charged."));
        let asked = View {
            ask: Some(Ask::Reason),
            ..free
        };
        let yes = en.plain("client-outcome-yes-b32", &args![step = &asked.title]);
        assert!(
            !sketch(&screen(&asked, &en)).contains(&yes),
            "it is typed, and not tapped"
        );
    }
}
