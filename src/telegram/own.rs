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
use crate::domain::workflow::StatusId;
use crate::domain::workflow::sketch::NewOutcome;
use crate::storage::tenant::Relation;
use crate::storage::{Tx, tenant, workflow};
use crate::usecase::draft::Stand;
use crate::usecase::{Outcome, apply as applying, draft};

/// Back to a place, with the word that nothing has come into force yet.
fn kept(visit: &Visit<'_>, place: Place) -> Next {
    Next::to(place).toast(visit.say.plain("settings-draft-kept-toast", &args![]))
}

pub async fn rename(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    status: String,
    typed: &str,
) -> Outcome<Next> {
    let (id, lang) = (StatusId::from(status.as_str()), visit.say.lang().code());
    let mut work = as_specialist(tx, visit, tenant).await?;
    draft::rename(&mut work, revision, &id, typed, lang).await?;
    Ok(Next::to(Place::Outcome { tenant, status }))
}

pub async fn set_icon(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    status: String,
    typed: &str,
) -> Outcome<Next> {
    let id = StatusId::from(status.as_str());
    draft::set_icon(&mut as_specialist(tx, visit, tenant).await?, revision, &id, typed).await?;
    Ok(Next::to(Place::Outcome { tenant, status }))
}

pub async fn charge(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    status: String,
    percent: u32,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant).await?;
    let share = outcome::share(percent).ok_or(Refusal::NotFound)?;
    draft::set_charge(&mut work, revision, &StatusId::from(status.as_str()), share).await?;
    Ok(kept(visit, Place::Outcome { tenant, status }))
}

pub async fn retire(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, revision: i64, status: String) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant).await?;
    draft::retire(&mut work, revision, &StatusId::from(status.as_str())).await?;
    let place = match draft::is_complete(&mut work).await? {
        true => Place::Outcomes { tenant },
        false => Place::Draft { tenant },
    };
    Ok(kept(visit, place))
}

pub async fn mend(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, revision: i64, which: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant).await?;
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
    let mut work = as_specialist(tx, visit, tenant).await?;
    let (deadline, limit) = deadlines::chosen(which, amount).ok_or(Refusal::NotFound)?;
    draft::set_deadline(&mut work, revision, deadline, limit).await?;
    Ok(kept(visit, Place::Deadlines { tenant }))
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

/// The name of the new outcome was typed.
pub async fn title(tx: &mut Tx, visit: &Visit<'_>, form: OutcomeForm, typed: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, form.tenant).await?;
    let lang = visit.say.lang().code();
    let (icon, title) = draft::new_title(&mut work, form.revision, typed, lang).await?;
    Ok(ask_on(OutcomeForm {
        icon,
        title: Some(title),
        ..form
    }))
}

pub fn means(visit: &Visit<'_>, tenant: TenantId, means: u32) -> Outcome<Next> {
    let form = open_form(visit, tenant)?;
    form::meaning(means).ok_or(Refusal::NotFound)?;
    Ok(ask_on(OutcomeForm {
        means: Some(means),
        ..form
    }))
}

pub fn from(visit: &Visit<'_>, tenant: TenantId, wide: bool) -> Outcome<Next> {
    let form = open_form(visit, tenant)?;
    Ok(ask_on(OutcomeForm {
        wide: Some(wide),
        ..form
    }))
}

/// The last answer: the outcome is added.
pub async fn add(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, tells: bool) -> Outcome<Next> {
    let form = open_form(visit, tenant)?;
    let meaning = form.means.and_then(form::meaning);
    let (Some(title), Some(meaning), Some(wide)) = (form.title, meaning, form.wide) else {
        return Err(Refusal::Changed.into());
    };
    let new = NewOutcome {
        title,
        icon: form.icon.unwrap_or_else(|| form::ICON.to_owned()),
        lang: visit.say.lang().code().to_owned(),
        meaning,
        from_outcomes: wide,
        tells_client: tells,
    };
    let mut work = as_specialist(tx, visit, tenant).await?;
    let status = draft::add(&mut work, form.revision, &new).await?.to_string();
    Ok(kept(visit, Place::Outcome { tenant, status }))
}

pub async fn take(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, revision: i64, id: &str) -> Outcome<Next> {
    draft::take(&mut as_specialist(tx, visit, tenant).await?, revision, id).await?;
    Ok(kept(visit, Place::Draft { tenant }))
}

pub async fn take_version(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    revision: i64,
    version: i64,
) -> Outcome<Next> {
    draft::take_version(&mut as_specialist(tx, visit, tenant).await?, revision, version).await?;
    Ok(kept(visit, Place::Draft { tenant }))
}

pub async fn apply(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, revision: i64) -> Outcome<Next> {
    let version = applying::apply(&mut as_specialist(tx, visit, tenant).await?, revision).await?;
    let toast = visit.say.plain("settings-draft-applied-toast", &args![count = version]);
    Ok(Next::to(Place::Outcomes { tenant }).toast(toast))
}

pub async fn discard(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, revision: i64) -> Outcome<Next> {
    draft::discard(&mut as_specialist(tx, visit, tenant).await?, revision).await?;
    let toast = visit.say.plain("settings-draft-discarded-toast", &args![]);
    Ok(Next::to(Place::Outcomes { tenant }).toast(toast))
}

/// A file came: the draft, where one is asked for.
pub async fn take_file(tx: &mut Tx, visit: &Visit<'_>, file: Option<&Fetched>) -> Outcome<Next> {
    let Some(Question::WorkflowFile { tenant, revision }) = visit.question() else {
        return Err(Refusal::UnexpectedMedia.into());
    };
    let mut work = as_specialist(tx, visit, tenant).await?;
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
        Some((row, Relation::Runs)) => draft::stand(tx, &visit.router.flows, &row).await,
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
