//! What the buttons and the typed answers of a tenant's own workflow do; `acts` leads here.

use super::acts::as_specialist;
use super::attach::{Attachment, What};
use super::callback::Place;
use super::fetch::Fetched;
use super::question::{OutcomeForm, Question};
use super::route::{Next, Visit};
use super::screen::specialist::own::{add as form, deadlines, outcome};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::typed::amounts;
use crate::domain::workflow::StatusId;
use crate::domain::workflow::sketch::NewOutcome;
use crate::storage::tenant::Relation;
use crate::storage::{Tx, tenant, workflow};
use crate::usecase::apply::{self as applying, Applied, Past};
use crate::usecase::draft::Stand;
use crate::usecase::{Outcome, Work, draft};

/// Back to a place, with the word that nothing has come into force yet.
fn kept(visit: &Visit<'_>, place: Place) -> Next {
    Next::to(place).toast(visit.say.plain("settings-draft-kept-toast", &args![]))
}

/// An act on one outcome: the work, the outcome, and the place that shows it.
async fn on_outcome<'t>(
    tx: &'t mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    status: String,
) -> Outcome<(Work<'t>, StatusId, Place)> {
    let work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let id = StatusId::from(status.as_str());
    Ok((work, id, Place::Outcome { tenant, status }))
}

pub async fn rename(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    status: String,
    typed: &str,
) -> Outcome<Next> {
    let (mut work, id, place) = on_outcome(tx, visit, tenant, status).await?;
    draft::rename(&mut work, revision, &id, typed, visit.say.lang().code()).await?;
    Ok(Next::to(place))
}

pub async fn set_icon(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    status: String,
    typed: &str,
) -> Outcome<Next> {
    let (mut work, id, place) = on_outcome(tx, visit, tenant, status).await?;
    draft::set_icon(&mut work, revision, &id, typed).await?;
    Ok(Next::to(place))
}

pub async fn charge(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    status: String,
    percent: u32,
) -> Outcome<Next> {
    let (mut work, id, place) = on_outcome(tx, visit, tenant, status).await?;
    let share = outcome::share(percent).ok_or(Refusal::NotFound)?;
    draft::set_charge(&mut work, revision, &id, share).await?;
    Ok(kept(visit, place))
}

pub async fn charge_typed(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    status: String,
    typed: &str,
) -> Outcome<Next> {
    let (mut work, id, place) = on_outcome(tx, visit, tenant, status).await?;
    let share = amounts::share(typed).ok_or(Refusal::TypedShare)?;
    draft::set_charge(&mut work, revision, &id, share).await?;
    Ok(Next::to(place))
}

pub async fn set_held(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    status: String,
    held: bool,
) -> Outcome<Next> {
    let (mut work, id, place) = on_outcome(tx, visit, tenant, status).await?;
    draft::set_held(&mut work, revision, &id, held).await?;
    Ok(kept(visit, place))
}

pub async fn retire(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, revision: i64, status: String) -> Outcome<Next> {
    let (mut work, id, _) = on_outcome(tx, visit, tenant, status).await?;
    draft::retire(&mut work, revision, &id).await?;
    let place = match draft::is_complete(&mut work).await? {
        true => Place::Outcomes { tenant },
        false => Place::Draft { tenant },
    };
    Ok(kept(visit, place))
}

pub async fn mend(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, revision: i64, which: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    draft::mend(&mut work, revision, which as usize).await?;
    Ok(kept(visit, Place::Draft { tenant }))
}

pub async fn set_deadline(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    (which, amount): (u32, u32),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let (deadline, limit) = deadlines::chosen(which, amount).ok_or(Refusal::NotFound)?;
    draft::set_deadline(&mut work, revision, deadline, limit).await?;
    Ok(kept(visit, Place::Deadlines { tenant }))
}

pub async fn deadline_typed(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    which: u32,
    typed: &str,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let (deadline, limit) = deadlines::typed(which, typed)?;
    draft::set_deadline(&mut work, revision, deadline, limit).await?;
    Ok(Next::to(Place::Deadlines { tenant }))
}

/// The form that is open in the chat, if it is this tenant's.
fn open_form(visit: &Visit<'_>, tenant: TenantId) -> Outcome<OutcomeForm> {
    match visit.question() {
        Some(Question::NewOutcome(form)) if form.tenant == tenant => Ok(form),
        Some(_) | None => Err(Refusal::FormExpired.into()),
    }
}

fn ask_on(form: OutcomeForm) -> Next {
    let (tenant, revision) = (form.tenant, form.revision);
    Next {
        question: Some(Question::NewOutcome(form)),
        ..Next::to(Place::NewOutcome { tenant, revision })
    }
}

/// What was typed while a new outcome is made: its name, then perhaps what is to be paid.
pub async fn typed(tx: &mut Tx, visit: &Visit<'_>, form: OutcomeForm, typed: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, form.tenant, Right::Settings).await?;
    match (&form.title, form.means) {
        (None, _) => {
            let lang = visit.say.lang().code();
            let (icon, title) = draft::new_title(&mut work, form.revision, typed, lang).await?;
            Ok(ask_on(OutcomeForm {
                icon,
                title: Some(title),
                ..form
            }))
        }
        (Some(_), None) => Ok(ask_on(OutcomeForm {
            means: Some(form::CHARGED),
            share: Some(amounts::share(typed).ok_or(Refusal::TypedShare)?),
            ..form
        })),
        (Some(_), Some(_)) => Err(Refusal::UnexpectedText.into()),
    }
}

pub fn means(visit: &Visit<'_>, tenant: TenantId, means: u32) -> Outcome<Next> {
    let form = open_form(visit, tenant)?;
    form::meaning(means, None).ok_or(Refusal::NotFound)?;
    Ok(ask_on(OutcomeForm {
        means: Some(means),
        share: None,
        ..form
    }))
}

/// One more status, or one less, where the new outcome can be set.
pub async fn from(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, which: u32, wanted: bool) -> Outcome<Next> {
    let form = open_form(visit, tenant)?;
    let stand = as_specialist(tx, visit, tenant, Right::Settings)
        .await?
        .stand(form.revision)
        .await?;
    let mut chosen = form::chosen(&form, stand.shown());
    chosen.retain(|it| *it != which);
    if wanted {
        chosen.push(which);
    }
    Ok(ask_on(OutcomeForm {
        from: Some(chosen),
        ..form
    }))
}

pub async fn from_done(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let form = open_form(visit, tenant)?;
    let stand = as_specialist(tx, visit, tenant, Right::Settings)
        .await?
        .stand(form.revision)
        .await?;
    let chosen = form::chosen(&form, stand.shown());
    if chosen.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    Ok(ask_on(OutcomeForm {
        from: Some(chosen),
        from_done: true,
        ..form
    }))
}

pub fn by(visit: &Visit<'_>, tenant: TenantId, who: u32) -> Outcome<Next> {
    let form = open_form(visit, tenant)?;
    form::people(who).ok_or(Refusal::NotFound)?;
    Ok(ask_on(OutcomeForm { who: Some(who), ..form }))
}

/// The last answer: the outcome is added.
pub async fn add(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, tells: bool) -> Outcome<Next> {
    let form = open_form(visit, tenant)?;
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let stand = work.stand(form.revision).await?;
    let meaning = form.means.and_then(|means| form::meaning(means, form.share));
    let by = form.who.and_then(form::people);
    let chosen = form::chosen(&form, stand.shown());
    let (Some(title), Some(meaning), Some(by), true) = (form.title, meaning, by, form.from_done) else {
        return Err(Refusal::Changed.into());
    };
    let statuses = &stand.shown().statuses;
    let new = NewOutcome {
        title,
        icon: form.icon.unwrap_or_else(|| form::ICON.to_owned()),
        lang: visit.say.lang().code().to_owned(),
        meaning,
        from: chosen
            .into_iter()
            .filter_map(|which| Some(statuses.get(which as usize)?.id.clone()))
            .collect(),
        by: by.to_vec(),
        tells,
    };
    let status = draft::add(&mut work, form.revision, &new).await?.to_string();
    let place = match draft::is_complete(&mut work).await? {
        true => Place::Outcome { tenant, status },
        false => Place::Draft { tenant },
    };
    Ok(kept(visit, place))
}

pub async fn take(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, revision: i64, id: &str) -> Outcome<Next> {
    draft::take(
        &mut as_specialist(tx, visit, tenant, Right::Settings).await?,
        revision,
        id,
    )
    .await?;
    Ok(kept(visit, Place::Draft { tenant }))
}

pub async fn take_version(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    version: i64,
) -> Outcome<Next> {
    draft::take_version(
        &mut as_specialist(tx, visit, tenant, Right::Settings).await?,
        revision,
        version,
    )
    .await?;
    Ok(kept(visit, Place::Draft { tenant }))
}

pub async fn apply(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, revision: i64, past: Past) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let applied = applying::apply(&mut work, revision, past).await?;
    let args = args![version = applied.version, count = applied.caught_up + applied.to_come];
    let toast = match applied {
        Applied { to_come: 1.., .. } => visit.say.plain("settings-draft-catching-up-toast", &args),
        Applied { caught_up: 1.., .. } => visit.say.plain("settings-draft-caught-up-toast", &args),
        Applied { version, .. } => visit.say.plain("settings-draft-applied-toast", &args![count = version]),
    };
    Ok(Next::to(Place::Outcomes { tenant }).toast(toast).letters(work.letters))
}

pub async fn discard(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, revision: i64) -> Outcome<Next> {
    draft::discard(&mut as_specialist(tx, visit, tenant, Right::Settings).await?, revision).await?;
    let toast = visit.say.plain("settings-draft-discarded-toast", &args![]);
    Ok(Next::to(Place::Outcomes { tenant }).toast(toast))
}

/// A file came: the draft, where one is asked for.
pub async fn take_file(tx: &mut Tx, visit: &Visit<'_>, file: Option<&Fetched>) -> Outcome<Next> {
    let Some(Question::WorkflowFile { tenant, revision }) = visit.question() else {
        return Err(Refusal::UnexpectedMedia.into());
    };
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    match file {
        Some(Fetched::Bytes(bytes)) => draft::take_file(&mut work, revision, bytes).await?,
        Some(Fetched::TooLarge) => return Err(Refusal::FileTooLarge.into()),
        // The question was asked between the look at the chat and the lock.
        Some(Fetched::Lost) | None => return Err(Refusal::FileLost.into()),
    }
    Ok(Next::to(Place::Draft { tenant }))
}

/// The same place, with something beside it.
fn beside(visit: &Visit<'_>, place: Place, what: What) -> Outcome<Next> {
    let attachment = Attachment {
        person: visit.me.person_id,
        chat: visit.me.telegram_id.ok_or(Refusal::NotFound)?,
        lang: visit.say.lang(),
        what,
    };
    Ok(Next {
        attachment: Some(attachment),
        ..Next::to(place)
    })
}

/// How the workflow stands for one who runs the tenant.
async fn standing(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Stand> {
    match tenant::known(tx, tenant, visit.me.person_id).await? {
        Some((row, Relation::Runs(rights))) if rights.has(Right::Settings) => {
            draft::stand(tx, &visit.router.flows, &row).await
        }
        Some((_, Relation::Runs(_))) => Err(Refusal::NotYours { right: Right::Settings }.into()),
        Some((_, Relation::Visits)) | None => Err(Refusal::NotFound.into()),
    }
}

pub async fn picture(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let stand = standing(tx, visit, tenant).await?;
    let what = What::Picture(Box::new(stand.shown().clone()));
    beside(visit, Place::Steps { tenant, page: 0 }, what)
}

pub async fn picture_of(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: String) -> Outcome<Next> {
    standing(tx, visit, tenant).await?;
    let catalogue = visit.router.flows.catalogue();
    let listed = catalogue.get(&id).ok_or(Refusal::NotFound)?;
    let what = What::Picture(Box::new(listed.workflow.clone()));
    beside(visit, Place::Shelved { tenant, id }, what)
}

pub async fn file(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let stand = standing(tx, visit, tenant).await?;
    let name = format!("{}.toml", stand.shown().id);
    let text = match stand.draft {
        Some(draft) => draft.source,
        None => workflow::source(tx, tenant, stand.version)
            .await?
            .ok_or(Refusal::NotFound)?,
    };
    beside(visit, Place::Steps { tenant, page: 0 }, What::File { name, text })
}
