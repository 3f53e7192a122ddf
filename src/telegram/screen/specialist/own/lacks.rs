//! What a draft lacks, in a sentence each, and the buttons that mend it.

use super::standing_title;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::workflow::mend::{Lack, Mend, Remedy};
use crate::domain::workflow::{
    About, By, Complaint, Entrance, MOST_BUTTONS, MOST_STATUSES, MOST_STEPS, Status, StatusId, Workflow, Wrong,
    percentage_text,
};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Button, act, go};
use crate::telegram::texts::{Html, Speaker, cut};

/// What is lacking is mended one after the other; a screen has room for so many.
const MOST: usize = 5;
/// Of a word of the file that names nothing, in characters.
const WORD: usize = 40;

/// What can't stay so, what the rest would mean, and how each is mended.
pub struct Told {
    pub rules: Vec<Html>,
    pub meanings: Vec<Html>,
    pub buttons: Vec<Button>,
    /// Among what is told there is something that no tap mends.
    pub stuck: bool,
}

pub fn tell(
    (tenant, revision): (TenantId, i64),
    draft: &Workflow,
    present: &Workflow,
    lacks: &[(Lack, Vec<Remedy>)],
    say: &Speaker,
) -> Told {
    let mut told = Told {
        rules: Vec::new(),
        meanings: Vec::new(),
        buttons: Vec::new(),
        stuck: false,
    };
    // "Do without this step" is about what stands first: the next is mended after it.
    let first = lacks.iter().take(MOST).position(|(lack, ways)| match lack {
        Lack::Rule(_) => !ways.is_empty(),
        Lack::Button { .. } => false,
    });
    let mut which = 0;
    for (at, (lack, remedies)) in lacks.iter().take(MOST).enumerate() {
        match lack {
            Lack::Rule(complaint) => {
                let place = if first == Some(at) { 0 } else { told.rules.len() };
                told.rules.insert(place, rule(complaint, draft, say));
                told.stuck |= remedies.is_empty();
            }
            Lack::Button { name, from, by } => {
                told.meanings
                    .push(button(name.as_str(), from, *by, draft, present, say))
            }
        }
        for remedy in remedies {
            let label = label(remedy, draft, say);
            let button = match remedy {
                Remedy::Outcomes => go(label, Place::Outcomes { tenant }),
                Remedy::Done(..) => act(
                    label,
                    Act::Mend {
                        tenant,
                        revision,
                        which,
                    },
                ),
            };
            let shown = first.is_none_or(|first| first == at);
            if shown && !told.buttons.iter().any(|it| it.label == button.label) {
                told.buttons.push(button);
            }
            which += 1;
        }
    }
    told
}

/// The sentences alone, for a screen that asks first.
pub fn sentences(draft: &Workflow, present: &Workflow, lacks: &[(Lack, Vec<Remedy>)], say: &Speaker) -> Vec<Html> {
    let told = tell((TenantId(0), 0), draft, present, lacks, say);
    told.rules.into_iter().chain(told.meanings).collect()
}

fn word(id: &StatusId, draft: &Workflow, say: &Speaker) -> String {
    match draft.status(id) {
        Some(status) => standing_title(status, say).to_owned(),
        None => cut(id.as_str(), WORD),
    }
}

fn rule(complaint: &Complaint, draft: &Workflow, say: &Speaker) -> Html {
    let (mut icon, mut status, mut step, mut door) = ("", String::new(), String::new(), "");
    match &complaint.about {
        About::File => {}
        About::Entry(Entrance::Request) => door = "request",
        About::Entry(Entrance::Book) => door = "book",
        About::Status(id) => {
            icon = draft.status(id).map_or("", |it| it.icon.as_str());
            status = word(id, draft, say);
        }
        About::Step(at, name) => {
            let title = draft.steps.get(*at).map(|it| it.title.get(say.lang().code()));
            step = match title {
                Some(title) if !title.is_empty() => title.to_owned(),
                Some(_) | None => name.to_string(),
            };
        }
    }
    match &complaint.wrong {
        Wrong::TooManyStatuses { count } => {
            say.html("settings-wrong-statuses", &args![count = *count, most = MOST_STATUSES])
        }
        Wrong::TooManySteps { count } => say.html("settings-wrong-steps", &args![count = *count, most = MOST_STEPS]),
        Wrong::NoTranslation { language } => say.html("settings-wrong-translation", &args![code = *language]),
        Wrong::NoButtonText => say.html("settings-wrong-no-text", &args![step = step]),
        Wrong::UnknownEntry { id, .. } => {
            let status = word(id, draft, say);
            say.html("settings-wrong-entry-unknown", &args![door = door, status = status])
        }
        Wrong::UnknownFrom { id, .. } => say.html(
            "settings-wrong-from-unknown",
            &args![step = step, status = word(id, draft, say)],
        ),
        Wrong::UnknownTo { id, .. } => say.html(
            "settings-wrong-to-unknown",
            &args![step = step, status = word(id, draft, say)],
        ),
        Wrong::Twice { from, .. } => say.html(
            "settings-wrong-twice",
            &args![step = step, status = word(from, draft, say)],
        ),
        Wrong::EntryPhase { id, .. } => {
            let status = word(id, draft, say);
            say.html("settings-wrong-entry-phase", &args![door = door, status = status])
        }
        Wrong::EntryPaid { id } => say.html("settings-wrong-entry-paid", &args![status = word(id, draft, say)]),
        Wrong::Unreachable => say.html("settings-wrong-unreachable", &args![icon = icon, status = status]),
        Wrong::DeadEnd { .. } => say.html("settings-wrong-dead-end", &args![icon = icon, status = status]),
        Wrong::NoCancel => say.html("settings-wrong-no-cancel", &args![icon = icon, status = status]),
        Wrong::Circle { .. } => say.html("settings-wrong-circle", &args![step = step]),
        Wrong::TooManyButtons { count, .. } => {
            let args = args![icon = icon, status = status, count = *count, most = MOST_BUTTONS];
            say.html("settings-wrong-buttons", &args)
        }
        Wrong::ChargesNothingDue => say.html("settings-wrong-charge", &args![icon = icon, status = status]),
        Wrong::NotAlone => say.html("settings-wrong-not-alone", &args![step = step]),
        Wrong::TimerWithoutMoment => say.html("settings-wrong-no-moment", &args![step = step]),
        Wrong::MomentWithoutTimer => say.html("settings-wrong-moment", &args![step = step]),
        Wrong::AskedOfNobody { .. } => say.html("settings-wrong-asked", &args![step = step]),
        Wrong::NameBuiltIn => say.html("settings-wrong-built-in", &args![step = step]),
        Wrong::NotTheLedgers => say.html("settings-wrong-ledger", &args![step = step]),
        Wrong::NamePhases { .. } | Wrong::NameActors { .. } => say.html("settings-wrong-name", &args![step = step]),
        Wrong::SettledByOthers => say.html("settings-wrong-settled", &args![step = step]),
        Wrong::SettlesNothing { .. } => say.html("settings-wrong-settles", &args![step = step]),
        Wrong::SettlesUnlike { from, to } => {
            let args = args![status = word(from, draft, say), other = word(to, draft, say)];
            say.html("settings-wrong-settles-unlike", &args)
        }
        Wrong::StandsStill => say.html("settings-wrong-still", &args![step = step]),
        Wrong::MovesOn => say.html("settings-wrong-moves", &args![step = step]),
        Wrong::SeatTakenBack { from, .. } => say.html(
            "settings-wrong-seat",
            &args![step = step, status = word(from, draft, say)],
        ),
        Wrong::PaidForNothing { .. } => say.html("settings-wrong-paid", &args![step = step]),
        Wrong::HidesDebt { from } => say.html(
            "settings-wrong-debt",
            &args![step = step, status = word(from, draft, say)],
        ),
    }
}

fn button(name: &str, from: &StatusId, by: By, draft: &Workflow, present: &Workflow, say: &Speaker) -> Html {
    let status = draft.status(from).or_else(|| present.status(from));
    let icon = status.map_or("", |it| it.icon.as_str());
    let title = status.map_or("", |it| standing_title(it, say));
    let args = args![icon = icon, status = title];
    match (name, by) {
        ("approve", _) => say.html("settings-lost-approve", &args),
        ("decline", _) => say.html("settings-lost-decline", &args),
        ("move", By::Client) => say.html("settings-lost-move-client", &args),
        ("move", _) => say.html("settings-lost-move", &args),
        (_, By::Client) => say.html("settings-lost-cancel-client", &args),
        (_, _) => say.html("settings-lost-cancel", &args),
    }
}

fn label(remedy: &Remedy, draft: &Workflow, say: &Speaker) -> String {
    let of = |status: &Status| {
        args![
            icon = status.icon.clone(),
            status = standing_title(status, say).to_owned()
        ]
    };
    let mend = match remedy {
        Remedy::Outcomes => return say.plain("settings-mend-outcomes-b32", &args![]),
        Remedy::Done(mend, _) => mend,
    };
    match mend {
        Mend::BringBack(status) => say.plain("settings-mend-back-b32", &of(status)),
        Mend::TakeOut(status) => say.plain("settings-mend-out-b32", &of(status)),
        Mend::Begin(status) => say.plain("settings-mend-begin-b32", &of(status)),
        Mend::Call(text) => say.plain("settings-mend-call-b32", &args![status = text]),
        Mend::Lead(status) => say.plain("settings-mend-lead-b32", &of(status)),
        Mend::NotFrom(id) => say.plain("settings-mend-not-from-b32", &args![status = word(id, draft, say)]),
        Mend::DropStep => say.plain("settings-mend-drop-b32", &args![]),
        Mend::DropTwin => say.plain("settings-mend-twin-b32", &args![]),
        Mend::LeaveOut => say.plain("settings-mend-leave-b32", &args![]),
        Mend::Deadline => say.plain("settings-mend-deadline-b32", &args![]),
        Mend::OtherName => say.plain("settings-mend-name-b32", &args![]),
        Mend::Split => say.plain("settings-mend-split-b32", &args![]),
        Mend::MakeDue => say.plain("settings-mend-due-b32", &args![]),
        Mend::MakeFree => say.plain("settings-mend-free-b32", &args![]),
        Mend::SameCharge(status) => say.plain("settings-mend-same-b32", &args![share = percentage_text(status.charge)]),
        Mend::OnlyMe => say.plain("settings-mend-me-b32", &args![]),
        Mend::ByPayments => say.plain("settings-mend-payments-b32", &args![]),
    }
}
