//! A tenant's draft: what is being changed in its workflow, collected until it is applied.
//!
//! Each change carries the revision that its button was drawn at; with another draft meanwhile, or a newer one, it is
//! refused. The first change begins a draft from the version that stands.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Outcome, Work, Workflows};
use crate::domain::ids::TenantId;
use crate::domain::names;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::mend::{self, Lack, Remedy};
use crate::domain::workflow::sketch::{self, NewOutcome};
use crate::domain::workflow::{
    Complaint, Deadline, FILE_LIMIT, Limit, Origin, Problem, Sketch, StatusId, TITLE_LENGTH, Workflow, Wrong,
    complaints, is_icon, load_bytes, title_fault,
};
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Fault, workflow};

/// How a tenant's workflow stands: the version in force, and what is being changed.
pub struct Stand {
    pub version: i64,
    pub present: Arc<Workflow>,
    pub draft: Option<Draft>,
    /// What buttons carry.
    pub revision: i64,
}

pub struct Draft {
    pub source: String,
    pub sketch: Sketch,
    /// What is against the rules; empty if it can be applied.
    pub complaints: Vec<Complaint>,
}

impl Stand {
    /// What is to be seen and changed: the draft, or else what is in force.
    pub fn shown(&self) -> &Workflow {
        self.draft
            .as_ref()
            .map_or(&*self.present, |draft| draft.sketch.workflow())
    }

    /// What the draft lacks, with the ways to it.
    pub fn lacks(&self) -> Vec<(Lack, Vec<Remedy>)> {
        let draft = self.draft.as_ref();
        draft.map_or_else(Vec::new, |draft| mend::lacks(&draft.sketch, &self.present))
    }
}

pub async fn stand(conn: &mut Conn, flows: &Workflows, tenant: &TenantRow) -> Outcome<Stand> {
    let version = tenant.workflow_version;
    let present = flows.of(conn, tenant.id, version).await?;
    let row = workflow::draft(conn, tenant.id).await?;
    let revision = row.as_ref().map_or(0, |row| row.revision);
    let draft = match row.and_then(|row| row.source) {
        Some(source) => Some(read(tenant.id, source)?),
        None => None,
    };
    Ok(Stand {
        version,
        present,
        draft,
        revision,
    })
}

fn read(tenant: TenantId, source: String) -> Outcome<Draft> {
    let bug = || Fault::Bug(format!("the draft of tenant {tenant} does not read"));
    Ok(Draft {
        sketch: Sketch::read(&source).ok_or_else(bug)?,
        complaints: complaints(&source).ok_or_else(bug)?,
        source,
    })
}

impl Work<'_> {
    /// The workflow as it stands, for a button that was drawn at that revision.
    pub async fn stand(&mut self, revision: i64) -> Outcome<Stand> {
        let (flows, tenant) = (self.flows.clone(), self.tenant.tenant.clone());
        let stand = stand(&mut self.tenant, &flows, &tenant).await?;
        if stand.revision == revision {
            Ok(stand)
        } else {
            Err(Refusal::Changed.into())
        }
    }

    async fn keep(&mut self, source: Option<&str>) -> Outcome<()> {
        let (version, by, now) = (self.tenant.tenant.workflow_version, self.person, self.now);
        self.tenant.set_draft(source, version, by, now).await?;
        Ok(())
    }
}

/// Changes the draft, or begins one. What comes back to what is in force is a draft no more.
async fn change(work: &mut Work<'_>, revision: i64, edit: impl FnOnce(&mut Sketch) -> Outcome<()>) -> Outcome<()> {
    let stand = work.stand(revision).await?;
    let mut sketch = Sketch::of(stand.shown());
    edit(&mut sketch)?;
    let same = *sketch.workflow() == *stand.present;
    let text = sketch.text();
    work.keep((!same).then_some(text.as_str())).await
}

fn there(found: bool) -> Outcome<()> {
    if found { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

/// A title as it was typed, fit for a button and not another status's.
fn title(sketch: &Sketch, typed: &str, lang: &str, but: Option<&StatusId>) -> Outcome<String> {
    let title = names::clean_name(typed)?;
    if title_fault(&title).is_some() {
        let limit = TITLE_LENGTH as i64;
        return Err(Refusal::NameTooLong { limit }.into());
    }
    let mut others = sketch.workflow().statuses.iter().filter(|it| Some(&it.id) != but);
    if others.any(|it| names::folded(it.title.get(lang)) == names::folded(&title)) {
        return Err(Refusal::TitleTaken { title }.into());
    }
    Ok(title)
}

pub async fn rename(work: &mut Work<'_>, revision: i64, status: &StatusId, typed: &str, lang: &str) -> Outcome<()> {
    change(work, revision, |sketch| {
        let title = title(sketch, typed, lang, Some(status))?;
        there(sketch.rename(status, &title, lang))
    })
    .await
}

pub async fn set_icon(work: &mut Work<'_>, revision: i64, status: &StatusId, typed: &str) -> Outcome<()> {
    let icon = typed.trim();
    if !is_icon(icon) {
        return Err(Refusal::IconBad.into());
    }
    change(work, revision, |sketch| there(sketch.set_icon(status, icon))).await
}

pub async fn set_charge(work: &mut Work<'_>, revision: i64, status: &StatusId, charge: Decimal) -> Outcome<()> {
    change(work, revision, |sketch| {
        there(sketch::outcomes(sketch.workflow()).any(|it| it.id == *status))?;
        there(sketch::may_charge(sketch.workflow(), status))?;
        there(sketch.set_charge(status, charge))
    })
    .await
}

/// Refused where the rest would not hold then.
pub async fn set_held(work: &mut Work<'_>, revision: i64, status: &StatusId, held: bool) -> Outcome<()> {
    let present = work.workflow().await?;
    change(work, revision, |sketch| {
        there(sketch::outcomes(sketch.workflow()).any(|it| it.id == *status))?;
        there(sketch.may_be_held(status, held, &present))?;
        there(sketch.set_held(status, held, &present))
    })
    .await
}

pub async fn set_deadline(work: &mut Work<'_>, revision: i64, deadline: Deadline, limit: Limit) -> Outcome<()> {
    change(work, revision, |sketch| there(sketch.set_deadline(deadline, limit))).await
}

/// What the rest lacks without it, the draft says.
pub async fn retire(work: &mut Work<'_>, revision: i64, status: &StatusId) -> Outcome<()> {
    change(work, revision, |sketch| there(sketch.retire(status))).await
}

/// Whether the draft lacks nothing now, so that what is changed next can be something else.
pub async fn is_complete(work: &mut Work<'_>) -> Outcome<bool> {
    let (flows, tenant) = (work.flows.clone(), work.tenant.tenant.clone());
    Ok(stand(&mut work.tenant, &flows, &tenant).await?.lacks().is_empty())
}

/// Goes the way to what the draft lacks that is offered at that place.
pub async fn mend(work: &mut Work<'_>, revision: i64, which: usize) -> Outcome<()> {
    let lacks = work.stand(revision).await?.lacks();
    let remedy = lacks.into_iter().flat_map(|(_, remedies)| remedies).nth(which);
    match remedy {
        Some(Remedy::Done(_, mended)) => {
            change(work, revision, |sketch| {
                *sketch = *mended;
                Ok(())
            })
            .await
        }
        Some(Remedy::Outcomes) | None => Err(Refusal::Changed.into()),
    }
}

/// A title for a new outcome, with its icon where one was typed before it.
pub async fn new_title(
    work: &mut Work<'_>,
    revision: i64,
    typed: &str,
    lang: &str,
) -> Outcome<(Option<String>, String)> {
    let stand = work.stand(revision).await?;
    let (icon, typed) = sketch::split_icon(typed);
    let title = title(&Sketch::of(stand.shown()), typed, lang, None)?;
    Ok((icon.map(str::to_owned), title))
}

pub async fn add(work: &mut Work<'_>, revision: i64, new: &NewOutcome) -> Outcome<StatusId> {
    let mut added = None;
    change(work, revision, |sketch| {
        title(sketch, &new.title, &new.lang, None)?;
        let known = |from: &StatusId| sketch::sources(sketch.workflow(), new.meaning).any(|it| it.id == *from);
        there(!new.from.is_empty() && new.from.iter().all(known))?;
        added = Some(sketch.add(new));
        Ok(())
    })
    .await?;
    Ok(added.ok_or(Refusal::Changed)?)
}

/// Begins a draft from a workflow of the catalogue, as it was written.
pub async fn take(work: &mut Work<'_>, revision: i64, id: &str) -> Outcome<()> {
    let catalogue = work.flows.catalogue();
    let listed = catalogue.get(id).ok_or(Refusal::NotFound)?;
    work.stand(revision).await?;
    work.keep(Some(&listed.text)).await
}

/// Begins a draft from an earlier version.
pub async fn take_version(work: &mut Work<'_>, revision: i64, version: i64) -> Outcome<()> {
    let tenant = work.tenant.id();
    let source = workflow::source(&mut work.tenant, tenant, version).await?;
    let source = source.ok_or(Refusal::NotFound)?;
    work.stand(revision).await?;
    work.keep(Some(&source)).await
}

/// Makes a file that was sent the draft, as it was written, if it reads; what it lacks beyond that, the draft says.
pub async fn take_file(work: &mut Work<'_>, revision: i64, bytes: &[u8]) -> Outcome<()> {
    if let Err(problems) = load_bytes("file", bytes, Origin::Own)
        .map(|_| ())
        .or_else(|problems| mendable(bytes, problems))
    {
        let more = problems.len().saturating_sub(1);
        let first = problems.into_iter().next().ok_or(Refusal::Failed)?;
        return Err(Refusal::FileWrong {
            line: first.line,
            message: first.message,
            misread: first.misread,
            more,
        }
        .into());
    }
    work.stand(revision).await?;
    let text = String::from_utf8_lossy(bytes);
    work.keep(Some(&text)).await
}

/// A crowd of statuses is not mended by tapping, and what does not read is not mended at all.
fn mendable(bytes: &[u8], problems: Vec<Problem>) -> Result<(), Vec<Problem>> {
    let crowded = |it: &Complaint| matches!(it.wrong, Wrong::TooManyStatuses { .. } | Wrong::TooManySteps { .. });
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() <= FILE_LIMIT);
    match text.and_then(complaints) {
        Some(complaints) if !complaints.iter().any(crowded) => Ok(()),
        Some(_) | None => Err(problems),
    }
}

pub async fn discard(work: &mut Work<'_>, revision: i64) -> Outcome<()> {
    let stand = work.stand(revision).await?;
    stand.draft.ok_or(Refusal::Changed)?;
    work.keep(None).await
}
