//! How the screens of a workflow put what differs.

use crate::args;
use crate::domain::workflow::{Deadline, Difference, Limit, Status, Workflow, differences, percentage_text};
use crate::telegram::texts::{Html, Speaker};

/// More are counted: a screen has 4,096 characters.
const MOST_LINES: usize = 24;

/// What differs, a line each.
pub(super) fn changes(before: &Workflow, after: &Workflow, say: &Speaker) -> Vec<Html> {
    let all = differences(before, after);
    if all.is_empty() {
        return vec![say.html("settings-draft-same", &args![])];
    }
    let mut lines: Vec<Html> = all.iter().take(MOST_LINES).map(|it| line(it, say)).collect();
    if all.len() > MOST_LINES {
        lines.push(say.html("settings-draft-more", &args![count = all.len() - MOST_LINES]));
    }
    lines
}

fn line(difference: &Difference, say: &Speaker) -> Html {
    let title = |status: &Status| status.title.get(say.lang().code()).to_owned();
    match difference {
        Difference::Added(status) => say.html(
            "settings-draft-added",
            &args![icon = &status.icon, status = title(status)],
        ),
        Difference::Removed(status) => say.html(
            "settings-draft-removed",
            &args![icon = &status.icon, status = title(status)],
        ),
        Difference::Renamed(before, after) => {
            let args = args![icon = &after.icon, before = title(before), status = title(after)];
            say.html("settings-draft-renamed", &args)
        }
        Difference::Icon(before, after) => {
            let args = args![before = &before.icon, icon = &after.icon, status = title(after)];
            say.html("settings-draft-icon", &args)
        }
        Difference::Charge { status, before } => {
            let (icon, share) = (&status.icon, percentage_text(status.charge));
            let before = percentage_text(*before);
            let args = args![icon = icon, status = title(status), before = before, share = share];
            say.html("settings-draft-charge", &args)
        }
        Difference::Held(status) if status.phase.holds_seat() => say.html(
            "settings-draft-held",
            &args![icon = &status.icon, status = title(status)],
        ),
        Difference::Held(status) => say.html(
            "settings-draft-void",
            &args![icon = &status.icon, status = title(status)],
        ),
        Difference::Deadline(deadline, Some(limit)) => {
            let text = deadline_label(*deadline, *limit, say);
            say.html("settings-draft-deadline", &args![label = text])
        }
        Difference::Deadline(Deadline::Cancel, None) => say.html("settings-draft-no-cancel", &args![]),
        Difference::Deadline(Deadline::Move, None) => say.html("settings-draft-no-move", &args![]),
        Difference::Deadline(Deadline::Expiry, None) => say.html("settings-draft-no-expiry", &args![]),
        Difference::Deadline(Deadline::Closing, None) => say.html("settings-draft-no-closing", &args![]),
        // A share that is gone went with its outcome.
        Difference::Deadline(Deadline::LateShare, None) | Difference::Other => {
            say.html("settings-draft-other", &args![])
        }
    }
}

/// What a deadline is set to, as its button says it.
pub(super) fn deadline_label(deadline: Deadline, limit: Limit, say: &Speaker) -> String {
    let (minutes, length) = match limit {
        Limit::Time(span) => (span.0 / 60, say.duration(span.0 / 60)),
        Limit::Share(share) => (0, percentage_text(share)),
    };
    let args = args![minutes = minutes, length = length];
    match deadline {
        Deadline::Cancel => say.plain("settings-deadline-cancel-b32", &args),
        Deadline::Move => say.plain("settings-deadline-move-b32", &args),
        Deadline::Expiry => say.plain("settings-deadline-expiry-b32", &args),
        Deadline::Closing => say.plain("settings-deadline-closing-b32", &args),
        Deadline::LateShare => say.plain("settings-deadline-share-b32", &args),
    }
}
