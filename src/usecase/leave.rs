//! An owner closes their practice: what is booked ahead is cancelled and told of, and nothing of it goes on.

use super::job::{self, Batch};
use super::{Outcome, Work, day};
use crate::domain::job::{JobState, Task};
use crate::domain::moment::{Moment, Span};
use crate::domain::names;
use crate::domain::notice::{Notice, TeamNews};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::job::JobRow;
use crate::storage::{job as jobs, team};

/// Beyond all that is ever booked.
const FAR: Span = Span::days(36_500);

/// Closes the practice, where what was typed is its name.
pub async fn close(work: &mut Work<'_>, typed: &str) -> Outcome<JobRow> {
    let tenant = work.tenant.tenant.clone();
    if !is_name(typed, &tenant.name) {
        return Err(Refusal::NotItsName.into());
    }
    // What goes on ends; those whom it has touched are still told.
    for id in jobs::active_of(&mut work.tenant, tenant.id).await? {
        job::stop(work, id).await?;
    }
    work.offer_over(None).await?;
    work.tenant.set_closed().await?;
    tell_team(work).await?;
    work.tenant.forget_what_waits().await?;
    let now = work.now;
    let (count, _) = jobs::count_to_cancel(&mut work.tenant, tenant.id, now, now + FAR).await?;
    job::begin(work, Task::Leave, count).await
}

/// Those who help hear it from us, and not from a button that does nothing.
async fn tell_team(work: &mut Work<'_>) -> Outcome<()> {
    let (tenant, key) = (work.tenant.id(), format!("team-closed:{}", work.now.0));
    for to in team::with_right(&mut work.tenant, tenant, Right::Help).await? {
        if Some(to) != work.person {
            let news = TeamNews::Closed;
            work.tell(to, Notice::Team { news }, &key);
        }
    }
    Ok(())
}

/// Signs between the words are hard to type, and say nothing about whether somebody is sure.
fn is_name(typed: &str, name: &str) -> bool {
    let plain = |text: &str| {
        names::folded(text)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    match plain(name) {
        plain_name if plain_name.is_empty() => typed.trim() == name.trim(),
        plain_name => plain(typed) == plain_name,
    }
}

pub(super) async fn batch(work: &mut Work<'_>, mut job: JobRow) -> Outcome<Batch> {
    // Nobody can stop it: there is no practice any more to do that in.
    job.state = JobState::Active;
    let (from, to): (Moment, Moment) = (job.begun_at, job.begun_at + FAR);
    let batch = day::cancel_between(work, job, (from, to), ("", &[])).await?;
    if batch.ended {
        work.tenant.forget_what_waits().await?;
    }
    Ok(batch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_typed_without_its_signs() {
        assert!(is_name("мария п английский", "Мария П. · английский"));
        assert!(is_name(" 🦊 ", "🦊"));
        assert!(!is_name("", "🦊"));
        assert!(!is_name("мария", "Мария П."));
    }
}
