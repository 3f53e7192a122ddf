//! How a draft that lacks something is mended by a tap, wherever a tap can: each way is tried, and only those are
//! offered after which what was lacking is there.

use std::collections::BTreeMap;

use super::model::{
    Anchor, By, Entrance, Notify, Payment, Phase, Status, StatusId, Step, StepName, Titles, When, Workflow,
};
use super::sketch::{Sketch, outcomes};
use super::wrong::{About, Complaint, Wrong, entry_phases};
use crate::domain::moment::Span;

/// What a draft lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A rule that it breaks: it cannot be applied so.
    Rule(Complaint),
    /// A step of our own buttons that the version in force has: it can be applied, and what that means is said.
    Button { name: StepName, from: StatusId, by: By },
}

/// A way to what is lacking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// There is something to choose: what to do without.
    Outcomes,
    Done(Mend, Box<Sketch>),
}

/// What a tap does about it, as its button says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// A status of the version in force, with its steps.
    BringBack(Status),
    TakeOut(Status),
    /// Bookings begin there.
    Begin(Status),
    /// The button says this.
    Call(String),
    /// Our button leads there.
    Lead(Status),
    /// The step does not lead from there any more.
    NotFrom(StatusId),
    DropStep,
    /// Of two that are alike one stays.
    DropTwin,
    /// What stands there for nobody is left out.
    LeaveOut,
    Deadline,
    OtherName,
    Split,
    MakeDue,
    MakeFree,
    SameCharge(Status),
    OnlyMe,
    ByPayments,
}

/// All that a draft lacks beside the version in force, with the ways to it.
pub fn lacks(draft: &Sketch, present: &Workflow) -> Vec<(Lack, Vec<Remedy>)> {
    let complaints = draft.complaints();
    let sound = complaints.is_empty();
    let said: Vec<StatusId> = complaints.iter().filter_map(no_way_out).collect();
    let rules = complaints.into_iter().map(|it| {
        let ways = for_rule(draft, present, &it);
        (Lack::Rule(it), ways)
    });
    let mut all: Vec<_> = rules.collect();
    let lost = lost_buttons(draft.workflow(), present).into_iter();
    let lost = lost.filter(|it| match it {
        Lack::Rule(_) => true,
        Lack::Button { from, by, .. } => *by != By::Specialist || !said.contains(from),
    });
    all.extend(lost.map(|lost| {
        let ways = for_button(draft, present, &lost, sound);
        (lost, ways)
    }));
    all
}

/// A status of which the complaint says already that the specialist can't get out of it.
fn no_way_out(complaint: &Complaint) -> Option<StatusId> {
    match (&complaint.about, &complaint.wrong) {
        (About::Status(id), Wrong::NoCancel | Wrong::DeadEnd { .. }) => Some(id.clone()),
        (_, _) => None,
    }
}

/// Steps of our own buttons that the version in force has and the draft has not, though the status is still there.
pub fn lost_buttons(draft: &Workflow, present: &Workflow) -> Vec<Lack> {
    const OURS: [&str; 4] = ["approve", "decline", "cancel", "move"];
    let mut lost: Vec<Lack> = Vec::new();
    for step in present.steps.iter().filter(|it| OURS.contains(&it.name.as_str())) {
        for from in step.from.iter().filter(|from| draft.status(from).is_some()) {
            for by in step.by.iter().copied().filter(|by| by.is_person()) {
                let has = |it: &Step| it.name == step.name && it.from.contains(from) && it.by.contains(&by);
                let (name, from) = (step.name.clone(), from.clone());
                if !draft.steps.iter().any(has) {
                    lost.push(Lack::Button { name, from, by });
                }
            }
        }
    }
    lost
}

fn for_button(draft: &Sketch, present: &Workflow, lost: &Lack, sound: bool) -> Vec<Remedy> {
    let Lack::Button { name, from, by } = lost else {
        return Vec::new();
    };
    let is_it = |it: &&Step| it.name == *name && it.from.contains(from) && it.by.contains(by);
    let Some(step) = present.steps.iter().find(is_it) else {
        return Vec::new();
    };
    let mut ways = Vec::new();
    if let (Some(target), None) = (present.status(&step.to), draft.workflow().status(&step.to)) {
        ways.push((Mend::BringBack(target.clone()), draft.restored(present, &step.to)));
    }
    let phase = present.status(&step.to).map(|it| it.phase);
    if phase == Some(Phase::Void) {
        ways.extend(leading(draft.workflow(), step, from));
    }
    let found = |it: &Sketch| !lost_buttons(it.workflow(), present).contains(lost);
    let good = |it: &Sketch| found(it) && (!sound || it.complaints().is_empty());
    let ways = ways.into_iter().filter(|(_, sketch)| good(sketch));
    ways.map(|(mend, sketch)| Remedy::Done(mend, Box::new(sketch)))
        .collect()
}

/// A way out of `from` like that step, to something that costs nothing.
fn leading(draft: &Workflow, step: &Step, from: &StatusId) -> Option<(Mend, Sketch)> {
    let free = |it: &&Status| it.phase == Phase::Void && it.payment == Payment::None;
    let to = outcomes(draft)
        .find(free)
        .or_else(|| draft.statuses.iter().find(free))?;
    let mut mended = draft.clone();
    mended.steps.push(Step {
        from: vec![from.clone()],
        to: to.id.clone(),
        ..step.clone()
    });
    Some((Mend::Lead(to.clone()), Sketch::of(&mended)))
}

fn for_rule(draft: &Sketch, present: &Workflow, complaint: &Complaint) -> Vec<Remedy> {
    let w = draft.workflow();
    let ways = match (&complaint.about, &complaint.wrong) {
        (_, Wrong::TooManyStatuses { .. } | Wrong::TooManySteps { .. } | Wrong::TooManyButtons { .. }) => {
            return vec![Remedy::Outcomes];
        }
        (About::Entry(door), wrong) => for_entry(draft, present, *door, wrong),
        (About::Status(id), wrong) => for_status(draft, present, id, wrong),
        (About::Step(at, _), wrong) => match w.steps.get(*at) {
            Some(step) => for_step(draft, present, (*at, step), wrong),
            None => Vec::new(),
        },
        (About::File, _) => Vec::new(),
    };
    let same = |it: &&Complaint| it.wrong == complaint.wrong && named(&it.about) == named(&complaint.about);
    let count = |sketch: &Sketch| sketch.complaints().iter().filter(same).count();
    let before = count(draft);
    ways.into_iter()
        .filter(|(_, sketch)| count(sketch) < before)
        .map(|(mend, sketch)| Remedy::Done(mend, Box::new(sketch)))
        .collect()
}

/// What a thing is called; the places of steps shift.
fn named(about: &About) -> (Option<Entrance>, &str) {
    match about {
        About::File => (None, ""),
        About::Entry(door) => (Some(*door), ""),
        About::Status(id) => (None, id.as_str()),
        About::Step(_, name) => (None, name.as_str()),
    }
}

type Ways = Vec<(Mend, Sketch)>;

fn restore(draft: &Sketch, present: &Workflow, id: &StatusId) -> Option<(Mend, Sketch)> {
    let status = present.status(id)?;
    Some((Mend::BringBack(status.clone()), draft.restored(present, id)))
}

fn for_entry(draft: &Sketch, present: &Workflow, door: Entrance, wrong: &Wrong) -> Ways {
    let w = draft.workflow();
    let mut ways = Vec::new();
    if let Wrong::UnknownEntry { id, .. } = wrong {
        ways.extend(restore(draft, present, id));
    }
    let fits = |it: &&Status| entry_phases(door).contains(&it.phase) && it.payment != Payment::Paid;
    let usual = w.status(&present.entry(door).id).filter(fits);
    if let Some(status) = usual.or_else(|| w.statuses.iter().find(fits)) {
        let mut mended = w.clone();
        match door {
            Entrance::Request => mended.entry.on_request = status.id.clone(),
            Entrance::Book => mended.entry.on_book = status.id.clone(),
        }
        ways.push((Mend::Begin(status.clone()), Sketch::of(&mended)));
    }
    ways
}

fn for_status(draft: &Sketch, present: &Workflow, id: &StatusId, wrong: &Wrong) -> Ways {
    let w = draft.workflow();
    let Some(status) = w.status(id) else {
        return Vec::new();
    };
    let mut ways = Vec::new();
    let with = |edit: &dyn Fn(&mut Status)| {
        let mut mended = w.clone();
        mended.statuses.iter_mut().filter(|it| it.id == *id).for_each(edit);
        Sketch::of(&mended)
    };
    match wrong {
        Wrong::Unreachable => {
            ways.push((Mend::TakeOut(status.clone()), draft.without(id)));
        }
        Wrong::DeadEnd { .. } | Wrong::NoCancel => {
            let gone = present.steps_from(id).filter(|step| w.status(&step.to).is_none());
            let mut gone: Vec<&StatusId> = gone.map(|step| &step.to).collect();
            gone.dedup();
            ways.extend(gone.into_iter().filter_map(|to| restore(draft, present, to)).take(2));
            ways.extend(leading(w, &cancelling(w), id));
        }
        Wrong::ChargesNothingDue => {
            ways.push((Mend::MakeDue, with(&|it| it.payment = Payment::Due)));
            ways.push((Mend::MakeFree, with(&|it| it.charge = rust_decimal::Decimal::ZERO)));
        }
        _ => {}
    }
    ways
}

/// A step by which the specialist cancels, in the words of one that is there.
fn cancelling(w: &Workflow) -> Step {
    let name = StepName::from("cancel");
    let titles = w.steps.iter().filter(|it| it.name == name).map(|it| &it.title);
    let title = titles.max_by_key(|it| it.0.len()).cloned().unwrap_or_else(|| {
        let text = |(lang, text): (&str, &str)| (lang.to_owned(), text.to_owned());
        Titles(BTreeMap::from([("en", "Cancel"), ("ru", "Отменить")].map(text)))
    });
    Step {
        name,
        title,
        from: Vec::new(),
        to: StatusId::from(""),
        by: vec![By::Specialist],
        until: None,
        since: None,
        at: None,
        notify: vec![Notify::Other],
        ask: None,
        confirm: true,
    }
}

fn for_step(draft: &Sketch, present: &Workflow, (at, step): (usize, &Step), wrong: &Wrong) -> Ways {
    let w = draft.workflow();
    let with = |mend: Mend, edit: &dyn Fn(&mut Step)| {
        let mut mended = w.clone();
        edit(&mut mended.steps[at]);
        (mend, Sketch::of(&mended))
    };
    let dropped = || {
        let mut mended = w.clone();
        mended.steps.remove(at);
        (Mend::DropStep, Sketch::of(&mended))
    };
    let not_from = |from: &StatusId| match step.from.iter().all(|it| it == from) {
        true => dropped(),
        false => with(Mend::NotFrom(from.clone()), &|step| step.from.retain(|it| it != from)),
    };
    let replaced = |mend: Mend, steps: Vec<Step>| {
        let mut mended = w.clone();
        mended.steps.splice(at..=at, steps);
        (mend, Sketch::of(&mended))
    };
    match wrong {
        Wrong::NoButtonText => {
            let named = |id: &StatusId| w.status(id).map(|it| it.title.clone());
            let in_english = || Titles(BTreeMap::from([("en".to_owned(), step.name.to_string())]));
            let title = named(&step.to).filter(|it| !it.0.is_empty()).unwrap_or_else(in_english);
            let said = title.get("").to_owned();
            vec![with(Mend::Call(said), &|step| step.title = title.clone())]
        }
        Wrong::UnknownFrom { id, .. } => restore(draft, present, id).into_iter().chain([not_from(id)]).collect(),
        Wrong::UnknownTo { id, .. } => restore(draft, present, id).into_iter().chain([dropped()]).collect(),
        Wrong::Twice { from, by } => vec![once(w, at, from, *by)],
        Wrong::Circle { .. } => vec![dropped()],
        Wrong::NotAlone => {
            let (people, others): (Vec<By>, Vec<By>) = step.by.iter().partition(|by| by.is_person());
            let each = others.into_iter().map(|by| alone(step, by));
            let first = (!people.is_empty()).then(|| Step {
                by: people,
                at: None,
                ..step.clone()
            });
            vec![replaced(Mend::Split, first.into_iter().chain(each).collect())]
        }
        Wrong::TimerWithoutMoment => {
            let moment = usual_moment(w, present, step);
            vec![with(Mend::Deadline, &|step| step.at = Some(moment.clone())), dropped()]
        }
        Wrong::MomentWithoutTimer => vec![with(Mend::LeaveOut, &|step| step.at = None)],
        Wrong::AskedOfNobody { .. } => vec![with(Mend::LeaveOut, &asks_nobody)],
        Wrong::NameBuiltIn | Wrong::NamePhases { .. } | Wrong::NameActors { .. } => {
            let name = StepName(draft.free_name(step.to.as_str()).to_string());
            vec![with(Mend::OtherName, &|step| step.name = name.clone()), dropped()]
        }
        Wrong::NotTheLedgers => vec![
            with(Mend::ByPayments, &|step| step.name = StepName::from("settle")),
            dropped(),
        ],
        Wrong::SettledByOthers => vec![replaced(Mend::ByPayments, vec![alone(step, By::Ledger)]), dropped()],
        Wrong::SettlesNothing { from, to } => match to.1 {
            Payment::Paid => vec![not_from(&from.0)],
            Payment::None | Payment::Due => vec![dropped()],
        },
        Wrong::SettlesUnlike { from, to } => {
            let Some(status) = w.status(from) else {
                return Vec::new();
            };
            let mut mended = w.clone();
            for it in mended
                .statuses
                .iter_mut()
                .filter(|it| it.id == *to || step.from.contains(&it.id))
            {
                it.charge = status.charge;
            }
            vec![(Mend::SameCharge(status.clone()), Sketch::of(&mended)), not_from(from)]
        }
        Wrong::StandsStill => vec![not_from(&step.to)],
        Wrong::MovesOn => {
            let each = step.from.iter().map(|from| Step {
                from: vec![from.clone()],
                to: from.clone(),
                ..step.clone()
            });
            vec![replaced(Mend::Split, each.collect())]
        }
        Wrong::SeatTakenBack { from, .. } => vec![not_from(from)],
        Wrong::PaidForNothing { .. } => vec![dropped()],
        Wrong::HidesDebt { from } => {
            let mut ways = Vec::new();
            if step.by.contains(&By::Specialist) {
                ways.push(with(Mend::OnlyMe, &|step| step.by = vec![By::Specialist]));
            }
            ways.push(not_from(from));
            ways
        }
        _ => Vec::new(),
    }
}

/// Nobody but that timer, or the ledger, takes it.
fn alone(step: &Step, by: By) -> Step {
    let mut step = step.clone();
    asks_nobody(&mut step);
    if by != By::Timer {
        step.at = None;
    }
    Step { by: vec![by], ..step }
}

fn asks_nobody(step: &mut Step) {
    (step.until, step.since, step.ask, step.confirm) = (None, None, None, false);
}

/// The second of two ways that are alike goes.
fn once(w: &Workflow, at: usize, from: &StatusId, by: By) -> (Mend, Sketch) {
    let mut mended = w.clone();
    let step = &mut mended.steps[at];
    if let Some(last) = step
        .from
        .iter()
        .rposition(|it| it == from)
        .filter(|_| step.from.len() > 1)
    {
        step.from.remove(last);
    } else if let Some(last) = step.by.iter().rposition(|it| *it == by).filter(|_| step.by.len() > 1) {
        step.by.remove(last);
    } else {
        mended.steps.remove(at);
    }
    (Mend::DropTwin, Sketch::of(&mended))
}

/// When a timer of that kind acts in the version in force, or else as the shipped files have it.
fn usual_moment(w: &Workflow, present: &Workflow, step: &Step) -> Vec<When> {
    let alike = present
        .steps
        .iter()
        .filter(|it| it.name == step.name && it.to == step.to);
    if let Some(moment) = alike.filter_map(|it| it.at.clone()).next() {
        return moment;
    }
    let phase = step.from.first().and_then(|from| w.status(from)).map(|it| it.phase);
    let (anchor, offset) = match phase {
        Some(Phase::Pending) => (Anchor::Created, Span::hours(24)),
        Some(Phase::Upcoming) => (Anchor::End, Span::hours(12)),
        Some(Phase::Done | Phase::Void) | None => (Anchor::Due, Span(0)),
    };
    vec![When { anchor, offset }]
}

impl Sketch {
    /// With a status as the version in force has it, what went with it, and the steps between that and the rest.
    pub fn restored(&self, present: &Workflow, id: &StatusId) -> Self {
        let mut without = Self::of(present);
        without.retire(id);
        let back = |it: &StatusId| it == id || without.workflow().status(it).is_none();
        let mut mended = self.workflow().clone();
        for (place, status) in present.statuses.iter().enumerate() {
            if back(&status.id) && mended.status(&status.id).is_none() {
                mended.statuses.insert(place.min(mended.statuses.len()), status.clone());
            }
        }
        let mut mended = Self::of(&mended);
        mended.put_back(present, |step, from| back(&step.to) || back(from));
        mended
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules::broken::broken;
    use super::super::{Origin, load, shipped};
    use super::*;

    fn lesson() -> Workflow {
        let (file, text) = shipped().into_iter().find(|it| it.0 == "lesson.toml").unwrap();
        load(file, text, Origin::Shipped).unwrap()
    }

    /// What retiring leaves lacking, and the ways to it.
    fn retired(id: &str) -> Vec<(Lack, Vec<Mend>)> {
        let mut sketch = Sketch::of(&lesson());
        assert!(sketch.retire(&id.into()));
        let lacks = lacks(&sketch, &lesson()).into_iter();
        let mends = |ways: Vec<Remedy>| {
            ways.into_iter().filter_map(|way| match way {
                Remedy::Done(mend, _) => Some(mend),
                Remedy::Outcomes => None,
            })
        };
        lacks.map(|(lack, ways)| (lack, mends(ways).collect())).collect()
    }

    #[test]
    fn whatever_is_against_the_rules_a_tap_leads_out_of_it() {
        for (name, text) in broken() {
            let mut sketch = Sketch::read(&text).unwrap();
            for round in 0.. {
                let lacks: Vec<_> = lacks(&sketch, &lesson());
                let Some((lack, ways)) = lacks.into_iter().find(|it| matches!(it.0, Lack::Rule(_))) else {
                    break;
                };
                assert!(round < 9, "{name} comes to no end: {lack:?}");
                match ways.into_iter().next() {
                    Some(Remedy::Done(_, mended)) => sketch = *mended,
                    Some(Remedy::Outcomes) => break,
                    None => panic!("{name}: nothing mends {lack:?}"),
                }
            }
        }
    }

    #[test]
    fn a_cancel_that_is_lost_is_brought_back_or_led_elsewhere() {
        let lacks = retired("cancelled");
        let status = |id: &str| lesson().status(&id.into()).unwrap().clone();
        let (rule, ways) = &lacks[0];
        assert!(
            matches!(
                rule,
                Lack::Rule(Complaint {
                    wrong: Wrong::NoCancel,
                    ..
                })
            ),
            "{rule:?}"
        );
        assert_eq!(
            *ways,
            [Mend::BringBack(status("cancelled")), Mend::Lead(status("declined"))]
        );
        let mut without = Sketch::of(&lesson());
        without.retire(&"cancelled".into());
        assert_eq!(without.restored(&lesson(), &"cancelled".into()), Sketch::of(&lesson()));
    }

    #[test]
    fn a_decline_that_is_lost_is_no_fault_but_is_said() {
        let lacks = retired("declined");
        assert_eq!(lacks.len(), 1);
        let (name, from) = (StepName::from("decline"), StatusId::from("requested"));
        let by = By::Specialist;
        assert_eq!(lacks[0].0, Lack::Button { name, from, by });
        let bring = |mend: &Mend| matches!(mend, Mend::BringBack(status) if status.id.as_str() == "declined");
        assert!(bring(&lacks[0].1[0]) && lacks[0].1.len() == 2, "{lacks:?}");
    }

    #[test]
    fn what_was_retired_comes_back_as_it_was() {
        for (file, text) in shipped() {
            let present = load(file, text, Origin::Shipped).unwrap();
            for status in outcomes(&present) {
                let mut without = Sketch::of(&present);
                without.retire(&status.id);
                let back = without.restored(&present, &status.id);
                let sorted = |workflow: &Workflow| {
                    let mut steps = workflow.steps.clone();
                    steps.iter_mut().for_each(|step| step.from.sort());
                    (workflow.statuses.clone(), steps)
                };
                assert_eq!(sorted(back.workflow()), sorted(&present), "{file} {}", status.id);
            }
        }
    }
}
