//! One booking as its client sees it, and the question before it is cancelled.

use std::collections::HashMap;
use std::sync::Arc;

use super::asked::own_answer;
use super::shift::{Shift, shift};
use super::{asked, history, outcome, price, service, status};
use crate::args;
use crate::domain::acting::May;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::names::WORDS_MAX;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Ask, By, Phase, StatusId, Step, Times, Workflow, machine};
use crate::storage::booking::BookingRow;
use crate::storage::history::of_booking as history_of;
use crate::storage::slot::{self, SlotRow};
use crate::storage::tenant::TenantRow;
use crate::telegram::calendar;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::status::{CANCEL, times};
use crate::usecase::theirs::{booking_of, seen};
use crate::usecase::{Outcome, acting};

struct View {
    tenant: TenantId,
    booking: BookingId,
    entry_no: i64,
    when: String,
    /// Of several, whose it is.
    whose: Html,
    status: Html,
    /// Why it came to that, where somebody had to say.
    reason: String,
    service: Html,
    place: String,
    answer: String,
    cancel: Html,
    way_out: Option<WayOut>,
    /// Outcomes that the client sets.
    outcomes: Vec<Button>,
    active: bool,
    /// What is owed, and what became of it so far.
    owed: Html,
    history: Vec<Html>,
    /// For one's own calendar: the file, and Google's link.
    calendar: Vec<Button>,
    /// The page of the list on which it stands.
    page: u32,
    shift: Shift,
}

/// How the client can get out of it now.
#[derive(Clone)]
struct WayOut {
    /// The place of the step in the workflow.
    step: u32,
    kind: Leaving,
    /// What is charged for it, if anything.
    sum: Option<String>,
    ask: Option<Ask>,
}

#[derive(Clone)]
enum Leaving {
    /// Takes back a request.
    Withdraw,
    Cancel,
    /// Later than one may cancel.
    Late,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, booking: BookingId) -> Outcome<Screen> {
    let (_, view) = load(scene, id, booking).await?;
    Ok(screen(&view, scene.say))
}

/// The question before cancelling, with what it brings.
pub async fn cancel(scene: &mut Scene<'_>, id: TenantId, booking: BookingId) -> Outcome<Screen> {
    let (_, view) = load(scene, id, booking).await?;
    theirs(scene, id, booking).await?;
    let way = view.way_out.as_ref().ok_or(Refusal::StepNotThere)?;
    Ok(cancel_screen(&view, way, false, scene.say))
}

/// The same, and why is asked for.
pub async fn cancel_why(scene: &mut Scene<'_>, id: TenantId, booking: BookingId) -> Outcome<Screen> {
    let (_, view) = load(scene, id, booking).await?;
    theirs(scene, id, booking).await?;
    let way = view.way_out.as_ref().ok_or(Refusal::StepNotThere)?;
    Ok(cancel_screen(&view, way, way.ask.is_none(), scene.say))
}

/// A booking of those for whom the person may book, to do something with it; others are not there.
pub async fn theirs(scene: &mut Scene<'_>, id: TenantId, booking: BookingId) -> Outcome<(TenantRow, BookingRow)> {
    let (tenant, _) = scene.visited_tenant(id).await?;
    let row = booking_of(scene.conn, id, scene.me.person_id, booking, May::Book).await?;
    Ok((tenant, row))
}

async fn load(scene: &mut Scene<'_>, id: TenantId, booking: BookingId) -> Outcome<(BookingRow, View)> {
    let (tenant, _) = scene.visited_tenant(id).await?;
    let (row, ward) = seen(scene.conn, id, scene.me.person_id, booking).await?;
    let workflow = scene.flows.of(scene.conn, id, row.workflow_version).await?;
    let kinds = slot::kinds(scene.conn, id).await?;
    let kind = kinds
        .iter()
        .find(|kind| kind.kind_id == row.kind_id)
        .map_or("", |kind| kind.name.as_str());
    let history = history_of(scene.conn, id, booking).await?;
    let mut view = view(scene, &tenant, &row, &workflow, kind);
    view.shift = shift(scene, &tenant, &row, &workflow).await?;
    let names = acting::names(scene.conn, id, scene.me.person_id).await?;
    if let Some(name) = names.of(row.client_id) {
        view.whose = scene.say.html("client-family-whose", &args![name = name]);
    }
    if !ward.may(May::Book) {
        view.way_out = None;
        view.outcomes.clear();
        view.shift.button = None;
        view.cancel = match view.active {
            true => scene.say.html("client-family-looks", &args![]),
            false => Html::default(),
        };
    }
    if !ward.may(May::Pay) {
        view.owed = Html::default();
    }
    view.reason = history.last().map(|entry| entry.reason.clone()).unwrap_or_default();
    let mut places = HashMap::new();
    for left in history.iter().filter_map(|entry| entry.from_slot) {
        let hours = slot::hours(scene.conn, id, left).await?;
        places.extend(hours.map(|(start, _)| (left, start)));
    }
    let hours = scene.hours(scene.say, &tenant);
    view.history = history::lines(&hours, &tenant, &workflow, scene.me.person_id, &history, &places);
    view.calendar = calendar::Entry::of(scene.say, scene.site, &tenant, &row, kind, scene.now)
        .map(|entry| entry.buttons(scene.say, id, booking))
        .unwrap_or_default();
    view.page = super::bookings::page_of(scene, &row).await?;
    Ok((row, view))
}

fn view(scene: &Scene<'_>, tenant: &TenantRow, row: &BookingRow, workflow: &Arc<Workflow>, kind: &str) -> View {
    let hours = scene.hours(scene.say, tenant);
    let status_id = StatusId::from(row.status.as_str());
    let way_out = machine::way_out(workflow, &status_id, By::Client, scene.now, &times(row))
        .filter(|way| way.guard.is_none() && !outcome::is_own(workflow, way.step))
        .and_then(|way| {
            let kind = if row.phase == Phase::Pending.as_str() {
                Leaving::Withdraw
            } else if cancel_has_passed(workflow, &status_id, &times(row), scene.now) {
                Leaving::Late
            } else {
                Leaving::Cancel
            };
            let charge = workflow.status(&way.step.to).map(|to| machine::charge(to, row.price));
            let sum = charge.and_then(|charge| price(scene.say, tenant, charge));
            let step = place_of(workflow, way.step)?;
            Some(WayOut {
                step,
                kind,
                sum,
                ask: way.step.ask,
            })
        });
    let late = matches!(&way_out, Some(way) if matches!(way.kind, Leaving::Late));
    let active = row.phase == Phase::Pending.as_str() || row.phase == Phase::Upcoming.as_str();
    View {
        tenant: tenant.id,
        booking: row.booking_id,
        entry_no: row.entry_no,
        when: crate::telegram::format::upper_first(&hours.when(row.start_at, row.end_at)),
        whose: Html::default(),
        status: status(scene.say, workflow, row),
        reason: String::new(),
        service: service(scene.say, tenant, kind, (row.end_at - row.start_at).0 / 60, row.price),
        place: row.place.clone(),
        answer: row.answer.clone(),
        cancel: if late {
            scene.say.html("client-cancel-late", &args![])
        } else if active && row.start_at > scene.now {
            cancel_note(workflow, &status_id, &times(row), &hours)
        } else {
            Html::default()
        },
        way_out,
        outcomes: outcome::buttons(scene.say, tenant, row, workflow, scene.now),
        active,
        owed: history::owed(&hours, tenant, row),
        history: Vec::new(),
        calendar: Vec::new(),
        page: 0,
        shift: Shift::default(),
    }
}

/// Where a step stands in its workflow: what a button carries.
pub fn place_of(workflow: &Workflow, step: &Step) -> Option<u32> {
    let place = workflow.steps.iter().position(|other| std::ptr::eq(other, step))?;
    u32::try_from(place).ok()
}

fn cancelling<'w>(workflow: &'w Workflow, status: &'w StatusId) -> Option<&'w Step> {
    workflow
        .steps_from(status)
        .find(|step| step.name.as_str() == CANCEL && step.by.contains(&By::Client))
}

fn cancel_has_passed(workflow: &Workflow, status: &StatusId, times: &Times, now: Moment) -> bool {
    let until = cancelling(workflow, status).and_then(|step| step.until.as_ref()?.moment(times));
    until.is_some_and(|until| until < now)
}

/// Until when a client can cancel, as the workflow's own guard has it.
pub fn cancel_note(workflow: &Workflow, status: &StatusId, times: &Times, hours: &Hours<'_>) -> Html {
    let say = hours.say;
    match cancelling(workflow, status) {
        None => say.html("client-cancel-never", &args![]),
        Some(step) => match step.until.and_then(|until| until.moment(times)) {
            None => say.html("client-cancel-anytime", &args![]),
            Some(until) if until < hours.now => say.html("client-cancel-passed", &args![when = hours.moment(until)]),
            Some(until) => say.html("client-cancel-until", &args![when = hours.moment(until)]),
        },
    }
}

/// The same of each of several bookings that are to be like the one of `slot`.
pub fn cancel_each(workflow: &Workflow, status: &StatusId, slot: &SlotRow, hours: &Hours<'_>) -> Html {
    let say = hours.say;
    let times = Times {
        start: slot.start_at,
        end: slot.end_at,
        created: hours.now,
        entered: hours.now,
        due: None,
    };
    match cancelling(workflow, status).map(|step| step.until.and_then(|until| until.moment(&times))) {
        None => say.html("client-cancel-never", &args![]),
        Some(Some(until)) if until < slot.start_at => {
            let before = say.duration((slot.start_at - until).0 / 60);
            say.html("client-series-cancel", &args![before = before])
        }
        Some(_) => say.html("client-cancel-anytime", &args![]),
    }
}

fn facts(view: &View, say: &Speaker) -> [Html; 6] {
    let optional = |text: &str, line: Html| if text.is_empty() { Html::default() } else { line };
    [
        view.whose.clone(),
        view.status.clone(),
        optional(&view.reason, say.html("common-reason", &args![reason = &view.reason])),
        view.service.clone(),
        optional(&view.place, say.html("common-place", &args![place = &view.place])),
        own_answer(&view.answer, say),
    ]
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, booking) = (view.tenant, view.booking);
    let lines = [say.html("client-booking-title", &args![when = &view.when])]
        .into_iter()
        .chain(facts(view, say))
        .chain([view.shift.line.clone(), view.owed.clone(), view.cancel.clone()])
        .chain(view.history.iter().cloned());
    let out = view.way_out.as_ref().map(|way| {
        let label = match way.kind {
            Leaving::Withdraw => say.plain("client-booking-withdraw-b32", &args![]),
            Leaving::Cancel => say.plain("client-booking-cancel-b32", &args![]),
            Leaving::Late => say.plain("client-booking-late-b32", &args![]),
        };
        go(label, Place::CancelAsk { tenant, booking })
    });
    let again = (!view.active).then(|| {
        go(
            say.plain("client-booking-again-b32", &args![]),
            Place::Nearest { tenant },
        )
    });
    Screen::new(lines)
        .column(view.outcomes.iter().cloned())
        .column(again)
        .column(view.shift.button.clone())
        .row(view.calendar.iter().cloned())
        .column(out)
        .row([super::write::button(say, tenant, Some(booking))])
        .foot(
            say,
            Place::Bookings {
                tenant,
                page: view.page,
            },
        )
}

fn cancel_screen(view: &View, way: &WayOut, why: bool, say: &Speaker) -> Screen {
    let (tenant, booking) = (view.tenant, view.booking);
    let cancel = || {
        (
            say.html("client-cancel-title", &args![]),
            say.plain("client-cancel-yes-b32", &args![]),
        )
    };
    let with_it = match view.shift.asked {
        true => say.html("client-cancel-move-too", &args![]),
        false => Html::default(),
    };
    let ((title, yes), consequence) = match (&way.kind, &way.sum) {
        (Leaving::Withdraw, None) => (
            (
                say.html("client-withdraw-title", &args![]),
                say.plain("client-withdraw-yes-b32", &args![]),
            ),
            say.html("client-cancel-consequence", &args![]),
        ),
        (Leaving::Cancel, None) => (cancel(), say.html("client-cancel-consequence", &args![])),
        (Leaving::Withdraw | Leaving::Cancel, Some(sum)) => {
            (cancel(), say.html("client-cancel-charged", &args![sum = sum]))
        }
        (Leaving::Late, Some(sum)) => (cancel(), say.html("client-late-charged", &args![sum = sum])),
        (Leaving::Late, None) => (cancel(), say.html("client-late-uncharged", &args![])),
    };
    let lines = [
        title,
        view.whose.clone(),
        Html::escaped(&view.when),
        view.service.clone(),
        consequence,
        with_it,
        match why {
            true => say.html("client-cancel-why", &args![count = WORDS_MAX]),
            false => asked(way.ask, say),
        },
    ];
    let keep = go(
        say.plain("client-cancel-no-b32", &args![]),
        Place::Booking { tenant, booking },
    );
    let take = act(
        yes,
        Act::Step {
            tenant,
            booking,
            entry_no: view.entry_no,
            step: way.step,
            sure: false,
        },
    );
    let say_why = match way.kind {
        Leaving::Withdraw => say.plain("client-withdraw-why-b32", &args![]),
        Leaving::Cancel | Leaving::Late => say.plain("client-cancel-why-b32", &args![]),
    };
    let say_why = go(say_why, Place::CancelWhy { tenant, booking });
    let back = match why {
        true => Place::CancelAsk { tenant, booking },
        false => Place::Booking { tenant, booking },
    };
    // "Keep" comes first: the tap before this one was on "cancel".
    Screen::new(lines)
        .row([keep])
        .column(way.ask.is_none().then_some(take).filter(|_| !why))
        .column(way.ask.is_none().then_some(say_why).filter(|_| !why))
        .foot(say, back)
}
