//! A workflow that is being changed: it reads, and whether it keeps the rules is found out when it is checked.
//!
//! What can be changed is found by shape. An *outcome* is a status after the lesson, or without one, that people set.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::deadline::{Deadline, Limit};
use super::model::{Anchor, By, Notify, Payment, Phase, Status, StatusId, Step, StepName, Titles, When, Workflow};
use super::values::{NAME_LENGTH, is_icon};
use super::{Complaint, UNDO, complaints, parse, to_toml};
use crate::domain::moment::Span;
use crate::domain::names;

/// Names of steps that our own buttons take; no step of a tenant's own gets one.
const RESERVED: [&str; 6] = ["approve", "decline", "cancel", "move", "settle", UNDO];

/// Of those, the ones whose buttons say nothing of money.
const FREE_OF_CHARGE: [&str; 2] = ["cancel", "decline"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch(Workflow);

/// What a new outcome says about a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It took place, and this share of the price is to be paid.
    Charged(Decimal),
    Free,
    /// It did not take place, and the time is free again.
    Void,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOutcome {
    pub title: String,
    pub icon: String,
    /// The language of the title.
    pub lang: String,
    pub meaning: Meaning,
    /// Where it can be set.
    pub from: Vec<StatusId>,
    /// People who set it.
    pub by: Vec<By>,
    /// The side that did not set it hears of it.
    pub tells: bool,
}

impl Sketch {
    pub fn of(workflow: &Workflow) -> Self {
        Self(workflow.clone())
    }

    /// What a text says, whether or not it keeps the rules; `None` if it does not read.
    pub fn read(text: &str) -> Option<Self> {
        parse::parse(text).ok().map(|(workflow, _)| Self(workflow))
    }

    /// To be looked at; only what was checked may be run.
    pub fn workflow(&self) -> &Workflow {
        &self.0
    }

    pub fn text(&self) -> String {
        to_toml(&self.0)
    }

    /// What is against the rules, if anything is.
    pub fn complaints(&self) -> Vec<Complaint> {
        // What a sketch writes reads again.
        complaints(&self.text()).unwrap_or_default()
    }

    /// The buttons that said its old name say the new one, and so does the specialist's own where there is but one. Other
    /// languages would go on saying the old thing, so the new name is the one for all.
    pub fn rename(&mut self, id: &StatusId, title: &str, lang: &str) -> bool {
        let by_hand = |step: &Step| step.to == *id && step.by == [By::Specialist];
        let only_one = self.0.steps.iter().filter(|step| by_hand(step)).count() == 1;
        let Some(status) = self.0.statuses.iter_mut().find(|it| it.id == *id) else {
            return false;
        };
        let titles = Titles(BTreeMap::from([(lang.to_owned(), title.to_owned())]));
        let before = std::mem::replace(&mut status.title, titles.clone());
        for step in self.0.steps.iter_mut().filter(|step| step.to == *id) {
            if step.title.get(lang) == before.get(lang) || (only_one && by_hand(step)) {
                step.title = titles.clone();
            }
        }
        true
    }

    pub fn set_icon(&mut self, id: &StatusId, icon: &str) -> bool {
        let status = self.0.statuses.iter_mut().find(|it| it.id == *id);
        status.map(|status| icon.clone_into(&mut status.icon)).is_some()
    }

    /// Sets what is charged, also where a booking comes from there by itself: paid or overdue, it is the same lesson.
    pub fn set_charge(&mut self, id: &StatusId, charge: Decimal) -> bool {
        let same = self.one_lesson(id);
        for status in self.0.statuses.iter_mut().filter(|it| same.contains(&it.id)) {
            status.charge = charge;
            if status.payment == Payment::None && !charge.is_zero() {
                status.payment = Payment::Due;
            }
        }
        !same.is_empty()
    }

    /// Sets whether what ends so took place, also where a booking comes from there by itself. What did not has given its
    /// time away, so no outcome that holds it can be chosen instead any more; what did after all gets those back that the
    /// version in force has.
    pub fn set_held(&mut self, id: &StatusId, held: bool, present: &Workflow) -> bool {
        let same = self.one_lesson(id);
        let phase = if held { Phase::Done } else { Phase::Void };
        for status in self.0.statuses.iter_mut().filter(|it| same.contains(&it.id)) {
            status.phase = phase;
        }
        let holding: Vec<StatusId> = self
            .0
            .statuses
            .iter()
            .filter(|it| it.phase.holds_seat())
            .map(|it| it.id.clone())
            .collect();
        for step in self.0.steps.iter_mut().filter(|it| !held && holding.contains(&it.to)) {
            step.from.retain(|from| !same.contains(from));
        }
        self.0.steps.retain(|step| !step.from.is_empty());
        if held && !same.is_empty() {
            self.put_back(present, |step, from| holding.contains(&step.to) && same.contains(from));
            self.correct_again(id, present);
        }
        !same.is_empty()
    }

    /// What the version in force does not know as held is corrected as if it were new, where it corrects others.
    fn correct_again(&mut self, id: &StatusId, present: &Workflow) {
        let held: Vec<StatusId> = outcomes(&self.0)
            .filter(|it| it.phase == Phase::Done && it.id != *id)
            .map(|it| it.id.clone())
            .collect();
        let known = present.status(id).is_some_and(|it| it.phase.holds_seat());
        let among = |step: &Step| step.from.iter().any(|from| held.contains(from));
        if known || !self.0.steps.iter().any(|step| step.to == *id && among(step)) {
            return;
        }
        for step in &mut self.0.steps {
            let corrects = step.by == [By::Specialist] && held.contains(&step.to) && among(step);
            if corrects && !step.from.contains(id) && !RESERVED.contains(&step.name.as_str()) {
                step.from.push(id.clone());
            }
        }
    }

    /// The steps of the version in force that lead from statuses that are `ours`, where they are not there. They stand
    /// where they stood, so that nothing is left of a change that is taken back.
    pub(super) fn put_back(&mut self, present: &Workflow, ours: impl Fn(&Step, &StatusId) -> bool) {
        let w = &mut self.0;
        for (place, step) in present.steps.iter().enumerate() {
            if w.status(&step.to).is_none() {
                continue;
            }
            let taken = |from: &StatusId| {
                let same = |it: &&Step| it.name == step.name && it.from.contains(from);
                let mut by = w.steps.iter().filter(same).flat_map(|it| &it.by);
                by.any(|by| step.by.contains(by))
            };
            let lacks = |from: &&StatusId| ours(step, from) && w.status(from).is_some() && !taken(from);
            let from: Vec<StatusId> = step.from.iter().filter(lacks).cloned().collect();
            if from.is_empty() {
                continue;
            }
            let alike = |it: &Step| {
                let bare = |it: &Step| Step {
                    from: Vec::new(),
                    title: Titles::default(),
                    ..it.clone()
                };
                bare(it) == bare(step)
            };
            match w.steps.iter_mut().find(|it| alike(it)) {
                Some(there) => {
                    there.from.extend(from);
                    let order = |it: &StatusId| step.from.iter().position(|other| other == it);
                    there.from.sort_by_key(|it| order(it).unwrap_or(usize::MAX));
                }
                None => {
                    let place = place.min(w.steps.len());
                    w.steps.insert(place, Step { from, ..step.clone() });
                }
            }
        }
    }

    /// Whether that can be set without breaking a rule.
    pub fn may_be_held(&self, id: &StatusId, held: bool, present: &Workflow) -> bool {
        let mut other = self.clone();
        other.set_held(id, held, present) && other.complaints().is_empty()
    }

    pub fn set_deadline(&mut self, deadline: Deadline, limit: Limit) -> bool {
        self.0.set_deadline(deadline, limit)
    }

    /// Takes a status out with the steps to and from it, and what cannot be reached any more then.
    pub fn retire(&mut self, id: &StatusId) -> bool {
        if !outcomes(&self.0).any(|it| it.id == *id) {
            return false;
        }
        self.take_out(id);
        true
    }

    /// Adds an outcome that the specialist sets; gives its status.
    pub fn add(&mut self, new: &NewOutcome) -> StatusId {
        let id = self.free_name(&new.title);
        let title = Titles(BTreeMap::from([(new.lang.clone(), new.title.clone())]));
        let (phase, payment, charge) = match new.meaning {
            Meaning::Charged(share) => (Phase::Done, Payment::Due, share),
            Meaning::Free => (Phase::Done, Payment::None, Decimal::ZERO),
            Meaning::Void => (Phase::Void, Payment::None, Decimal::ZERO),
        };
        let held: Vec<StatusId> = outcomes(&self.0)
            .filter(|it| it.phase == Phase::Done)
            .map(|it| it.id.clone())
            .collect();
        if phase == Phase::Done && new.from.iter().any(|from| held.contains(from)) {
            self.lead_back(&id, &held);
        }
        self.0.statuses.push(Status {
            id: id.clone(),
            title: title.clone(),
            icon: new.icon.clone(),
            phase,
            payment,
            charge,
        });
        let start = When {
            anchor: Anchor::Start,
            offset: Span(0),
        };
        // A client who could say so afterwards would have a way out of any lesson.
        let in_time = phase == Phase::Void && new.by.contains(&By::Client);
        self.0.steps.push(Step {
            name: StepName(id.to_string()),
            title,
            from: new.from.clone(),
            to: id.clone(),
            by: new.by.clone(),
            until: in_time.then_some(start),
            since: (phase == Phase::Done).then_some(start),
            at: None,
            notify: if new.tells { vec![Notify::Other] } else { Vec::new() },
            ask: None,
            confirm: phase == Phase::Void || new.tells,
        });
        id
    }

    /// A slip of the finger is mended by another tap: what corrects one outcome corrects the new one too.
    fn lead_back(&mut self, id: &StatusId, held: &[StatusId]) {
        for step in &mut self.0.steps {
            let corrects = step.by == [By::Specialist]
                && step.from.iter().any(|from| held.contains(from))
                && !RESERVED.contains(&step.name.as_str());
            if corrects {
                step.from.push(id.clone());
            }
        }
    }

    /// Takes any status out, and what only it led to.
    pub(super) fn without(&self, id: &StatusId) -> Self {
        let mut rest = self.clone();
        rest.take_out(id);
        rest
    }

    fn take_out(&mut self, id: &StatusId) {
        self.remove(&BTreeSet::from([id.clone()]));
        loop {
            let lost = self.unreachable();
            if lost.is_empty() {
                break;
            }
            self.remove(&lost);
        }
    }

    fn remove(&mut self, gone: &BTreeSet<StatusId>) {
        self.0.statuses.retain(|status| !gone.contains(&status.id));
        for step in &mut self.0.steps {
            step.from.retain(|from| !gone.contains(from));
        }
        self.0
            .steps
            .retain(|step| !step.from.is_empty() && !gone.contains(&step.to));
    }

    fn unreachable(&self) -> BTreeSet<StatusId> {
        let entry = &self.0.entry;
        let mut reached = BTreeSet::from([&entry.on_request, &entry.on_book]);
        loop {
            let ways = self
                .0
                .steps
                .iter()
                .filter(|it| it.from.iter().any(|from| reached.contains(from)));
            let more: Vec<&StatusId> = ways.map(|it| &it.to).filter(|to| !reached.contains(to)).collect();
            if more.is_empty() {
                break;
            }
            reached.extend(more);
        }
        let statuses = self.0.statuses.iter().filter(|it| !reached.contains(&it.id));
        statuses.map(|it| it.id.clone()).collect()
    }

    /// The status, and those of its phase and charge that automatic steps tie to it.
    fn one_lesson(&self, id: &StatusId) -> BTreeSet<StatusId> {
        let Some(first) = self.0.status(id) else {
            return BTreeSet::new();
        };
        let alike = |id: &StatusId| {
            let status = self.0.status(id);
            status.is_some_and(|it| (it.phase, it.charge) == (first.phase, first.charge) && it.payment != Payment::None)
        };
        let mut same = BTreeSet::from([id.clone()]);
        let alone = |step: &&Step| step.by.iter().all(|by| !by.is_person());
        loop {
            let before = same.len();
            for step in self.0.steps.iter().filter(alone) {
                let ends = step.from.iter().filter(|from| alike(from));
                let ends: Vec<&StatusId> = ends.chain([&step.to].into_iter().filter(|to| alike(to))).collect();
                if alike(&step.to) && ends.iter().any(|it| same.contains(*it)) {
                    same.extend(ends.into_iter().cloned());
                }
            }
            if same.len() == before {
                return same;
            }
        }
    }

    /// What a title is called in a file, unlike any name there is.
    pub(super) fn free_name(&self, title: &str) -> StatusId {
        let stem = names::slug_from(title);
        let taken = |name: &str| {
            RESERVED.contains(&name)
                || self.0.statuses.iter().any(|it| it.id.as_str() == name)
                || self.0.steps.iter().any(|it| it.name.as_str() == name)
        };
        let numbered = |n: usize| {
            let suffix = if n == 1 { String::new() } else { format!("-{n}") };
            let room = NAME_LENGTH - suffix.len();
            format!("{}{suffix}", stem.get(..room).unwrap_or(&stem))
        };
        let name = (1..).map(numbered).find(|name| !taken(name)).unwrap_or(stem.clone());
        StatusId(name)
    }
}

/// What people say became of a lesson, in the order of the list.
pub fn outcomes(workflow: &Workflow) -> impl Iterator<Item = &Status> {
    let set_by_people = |status: &Status| {
        let mut ways = workflow.steps.iter().filter(|step| step.to == status.id);
        ways.any(|step| step.by.iter().any(|by| by.is_person()))
    };
    workflow.statuses.iter().filter(move |status| match status.phase {
        Phase::Pending | Phase::Upcoming => false,
        Phase::Done | Phase::Void => set_by_people(status),
    })
}

/// Where a new outcome can be set: what is still open, be it paid ahead, and what other outcomes may be corrected from.
pub fn sources(workflow: &Workflow, meaning: Meaning) -> impl Iterator<Item = &Status> {
    let void = meaning == Meaning::Void;
    workflow.statuses.iter().filter(move |it| match it.phase {
        Phase::Pending | Phase::Upcoming => true,
        Phase::Done => it.payment != Payment::Paid,
        Phase::Void => void && it.payment != Payment::Paid,
    })
}

/// Whether something may be charged there. Whoever cancels in time or is declined was promised that it costs nothing.
pub fn may_charge(workflow: &Workflow, id: &StatusId) -> bool {
    let mut ways = workflow.steps.iter().filter(|step| step.to == *id);
    ways.all(|step| !FREE_OF_CHARGE.contains(&step.name.as_str()))
}

/// A typed name with its icon, if it begins with one.
pub fn split_icon(typed: &str) -> (Option<&str>, &str) {
    let typed = typed.trim();
    match typed.split_once(char::is_whitespace) {
        Some((icon, title)) if is_icon(icon) && !icon.chars().any(char::is_alphanumeric) => (Some(icon), title.trim()),
        _ => (None, typed),
    }
}

#[cfg(test)]
mod tests {
    use super::super::shipped;
    use super::*;

    fn sketches() -> Vec<(&'static str, Sketch)> {
        let read = |(file, text)| (file, Sketch::read(text).unwrap());
        shipped().into_iter().map(read).collect()
    }

    fn lesson() -> Sketch {
        sketches().into_iter().find(|it| it.0 == "lesson.toml").unwrap().1
    }

    fn ids<'s>(statuses: impl Iterator<Item = &'s Status>) -> Vec<&'s str> {
        statuses.map(|it| it.id.as_str()).collect()
    }

    #[test]
    fn outcomes_are_what_people_set_after_a_lesson_or_without_one() {
        let all = [
            "rendered",
            "unpaid",
            "free",
            "no-show",
            "late-cancel",
            "declined",
            "cancelled",
        ];
        assert_eq!(ids(outcomes(lesson().workflow())), all);
    }

    #[test]
    fn a_new_name_is_said_by_the_button_too() {
        let mut lesson = lesson();
        let id = StatusId::from("no-show");
        assert!(lesson.rename(&id, "Прогул", "ru") && !lesson.rename(&"nothing".into(), "x", "ru"));
        assert_eq!(lesson.workflow().status(&id).unwrap().title.get("en"), "Прогул");
        let step = lesson.workflow().steps.iter().find(|it| it.to == id).unwrap();
        assert_eq!(step.title.get("ru"), "Прогул");
        assert_eq!(lesson.complaints(), []);
    }

    #[test]
    fn a_charge_goes_with_the_lesson_to_where_it_is_overdue_or_paid() {
        let mut lesson = lesson();
        assert!(lesson.set_charge(&"rendered".into(), Decimal::new(5, 1)));
        let charged = |it: &&Status| it.charge == Decimal::new(5, 1);
        assert_eq!(
            ids(lesson.workflow().statuses.iter().filter(charged)),
            ["rendered", "unpaid", "paid"]
        );
        assert_eq!(lesson.complaints(), []);
        assert!(lesson.set_charge(&"free".into(), Decimal::ONE) && lesson.set_charge(&"no-show".into(), Decimal::ONE));
        assert_eq!(lesson.complaints(), []);
    }

    #[test]
    fn each_kind_of_new_outcome_passes_in_each_shipped_file() {
        for (file, sketch) in sketches() {
            for meaning in [Meaning::Charged(Decimal::new(4, 1)), Meaning::Free, Meaning::Void] {
                for (wide, tells) in [(true, false), (false, true)] {
                    // What lies ahead is ticked from the first, whatever it is.
                    let all = sketch.workflow().statuses.iter();
                    let ahead = all.filter(|it| it.phase == Phase::Upcoming).map(|it| it.id.clone());
                    let held = sources(sketch.workflow(), meaning).filter(|it| wide && it.phase == Phase::Done);
                    let from: Vec<StatusId> = ahead.chain(held.map(|it| it.id.clone())).collect();
                    let known = |id: &StatusId| sources(sketch.workflow(), meaning).any(|it| it.id == *id);
                    assert!(from.iter().all(known), "{file} {meaning:?}");
                    let (mut sketch, lang) = (sketch.clone(), "ru".to_owned());
                    let (title, icon) = ("Пробное".to_owned(), "🔸".to_owned());
                    let new = NewOutcome {
                        title,
                        icon,
                        lang,
                        meaning,
                        from,
                        by: vec![By::Specialist],
                        tells,
                    };
                    let (one, other) = (sketch.add(&new), sketch.add(&new));
                    assert_eq!((one.as_str(), other.as_str()), ("probnoe", "probnoe-2"));
                    assert_eq!(sketch.complaints(), [], "{file} {new:?}");
                    assert_eq!(Sketch::read(&sketch.text()), Some(sketch));
                }
            }
        }
    }

    #[test]
    fn what_took_place_and_what_did_not_is_switched_where_the_rules_allow() {
        let (mut lesson, id) = (lesson(), StatusId::from("no-show"));
        let present = lesson.workflow().clone();
        assert!(lesson.may_be_held(&id, false, &present) && lesson.set_held(&id, false, &present));
        assert_eq!(lesson.workflow().status(&id).unwrap().phase, Phase::Void);
        assert_eq!(lesson.complaints(), []);
        assert!(
            !lesson.may_be_held(&"cancelled".into(), true, &present),
            "a cancel frees the time"
        );
    }

    #[test]
    fn a_switch_there_and_back_leaves_nothing_changed_in_each_shipped_file() {
        for (file, sketch) in sketches() {
            let mut switches = 0;
            for status in outcomes(sketch.workflow()) {
                let (id, held) = (&status.id, status.phase == Phase::Done);
                if !sketch.may_be_held(id, !held, sketch.workflow()) {
                    continue;
                }
                let mut switched = sketch.clone();
                assert!(switched.set_held(id, !held, sketch.workflow()) && switched != sketch);
                assert!(switched.set_held(id, held, sketch.workflow()));
                assert_eq!(switched.workflow(), sketch.workflow(), "{file} {id}");
                switches += 1;
            }
            assert!(switches > 0, "{file} has nothing to switch");
        }
    }

    #[test]
    fn what_comes_to_count_as_held_is_corrected_as_others_are() {
        let mut lesson = lesson();
        let (id, held) = (StatusId::from("no-show"), StatusId::from("rendered"));
        let before = lesson.workflow().clone();
        lesson.set_held(&id, false, &before);
        let present = lesson.workflow().clone();
        assert!(lesson.set_held(&id, true, &present));
        assert_eq!(lesson.complaints(), []);
        let corrects = |step: &Step| step.to == held && step.from.contains(&id);
        assert!(lesson.workflow().steps.iter().any(corrects));
    }

    #[test]
    fn what_is_retired_takes_along_what_nobody_reaches_then() {
        let mut lesson = lesson();
        assert!(lesson.retire(&"rendered".into()) && lesson.retire(&"unpaid".into()));
        assert_eq!(lesson.complaints(), []);
        assert!(lesson.workflow().status(&"paid".into()).is_none());
        assert!(!lesson.retire(&"confirmed".into()), "a lesson ahead is no outcome");
        lesson.retire(&"cancelled".into());
        assert!(lesson.complaints()[0].to_string().contains("cannot cancel it"));
    }

    #[test]
    fn every_outcome_of_every_file_can_be_touched_without_a_panic() {
        for (file, sketch) in sketches() {
            for status in outcomes(sketch.workflow()) {
                let mut touched = sketch.clone();
                touched.set_charge(&status.id, Decimal::new(3, 1));
                touched.retire(&status.id);
                touched.complaints();
                assert!(Sketch::read(&touched.text()).is_some(), "{file} {}", status.id);
            }
        }
    }

    #[test]
    fn whoever_cancels_in_time_is_never_charged() {
        let (lesson, free) = (lesson(), |it: &&Status| it.phase == Phase::Void);
        let void = lesson.workflow().statuses.iter().filter(free);
        let charged = void.filter(|it| may_charge(lesson.workflow(), &it.id));
        assert_eq!(ids(charged), ["late-cancel", "expired"]);
    }

    #[test]
    fn a_typed_name_may_begin_with_its_icon() {
        assert_eq!(split_icon("🎁 Пробное занятие"), (Some("🎁"), "Пробное занятие"));
        assert_eq!(split_icon(" A level "), (None, "A level"));
        assert_eq!(split_icon("🎁"), (None, "🎁"));
    }
}
