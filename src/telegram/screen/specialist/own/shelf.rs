//! Where a workflow can be taken from: the catalogue and the earlier versions; and the whole of the one in force.

use super::{standing, words};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::workflow::{FILE_LIMIT, Sketch, Workflow};
use crate::storage::workflow::{VersionRow, version, versions};
use crate::storage::{Fault, person};
use crate::telegram::callback::{Act, Place};
use crate::telegram::picture;
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{PAGE, Scene, Screen, act, go, pages};
use crate::telegram::texts::{Html, Speaker, width};
use crate::usecase::Outcome;

/// A page of the whole graph stays well under Telegram's 4,096 characters.
const ROOM: usize = 3200;
/// Ways that are told of each status there.
const MOST_WAYS: usize = 12;

/// The workflows to choose from.
pub async fn draw(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Screen> {
    scene.own_tenant(tenant, Right::Settings).await?;
    let (say, catalogue) = (scene.say, scene.flows.catalogue());
    let rows = catalogue.iter().map(|listed| {
        let name = listed.workflow.title.get(say.lang().code());
        let id = listed.workflow.id.clone();
        go(
            say.plain("settings-shelf-row-b32", &args![name = name]),
            Place::Shelved { tenant, id },
        )
    });
    let rows: Vec<_> = rows.collect();
    Ok(Screen::new([say.html("settings-shelf-title", &args![])])
        .column(rows)
        .foot(say, Place::Outcomes { tenant }))
}

/// One of them, and what would change.
pub async fn one(scene: &mut Scene<'_>, tenant: TenantId, id: &str) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    let (say, catalogue, revision) = (scene.say, scene.flows.catalogue(), stand.revision);
    let listed = catalogue.get(id).ok_or(Refusal::NotFound)?;
    let name = listed.workflow.title.get(say.lang().code());
    let mut lines = vec![say.html("settings-shelved-title", &args![name = name])];
    lines.extend(words::changes(&stand.present, &listed.workflow, say));
    let id = id.to_owned();
    let take = act(
        say.plain("settings-shelved-take-b32", &args![]),
        Act::Take { tenant, revision, id },
    );
    let id = listed.workflow.id.clone();
    let picture = act(
        say.plain("settings-shelved-picture-b32", &args![]),
        Act::PictureOf { tenant, id },
    );
    Ok(Screen::new(lines)
        .row([take])
        .row([picture])
        .foot(say, Place::Shelf { tenant }))
}

pub async fn all_versions(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let say = scene.say;
    // Each version is one more than the one before.
    let count = usize::try_from(tenant.workflow_version).unwrap_or(0);
    let page = page.min(pages(count) - 1);
    let rows = versions(scene.conn, id, u64::from(page * PAGE), PAGE.into()).await?;
    let mut buttons = Vec::new();
    for row in rows {
        let name = author(scene, &row).await?;
        let hours = scene.hours(say, &tenant);
        let date = say.date_short(hours.date(row.applied_at));
        let args = args![count = row.version, date = date, name = name];
        let version = row.version;
        buttons.push(go(
            say.plain("settings-versions-row-b32", &args),
            Place::Version { tenant: id, version },
        ));
    }
    Ok(Screen::new([say.html("settings-versions-title", &args![])])
        .column(buttons)
        .pages(say, page, pages(count), |page| Place::Versions { tenant: id, page })
        .foot(say, Place::Outcomes { tenant: id }))
}

async fn author(scene: &mut Scene<'_>, row: &VersionRow) -> Outcome<String> {
    let by = match row.applied_by {
        Some(id) => person::by_id(scene.conn, id).await?,
        None => None,
    };
    let nobody = || scene.say.plain("specialist-history-clock", &args![]);
    Ok(by.map(|person| person.name).unwrap_or_else(nobody))
}

/// One version: who made it, when, and what taking it again would change.
pub async fn one_version(scene: &mut Scene<'_>, id: TenantId, number: i64) -> Outcome<Screen> {
    let (tenant, stand) = standing(scene, id).await?;
    let say = scene.say;
    let row = version(scene.conn, id, number).await?.ok_or(Refusal::NotFound)?;
    let name = author(scene, &row).await?;
    let hours: Hours<'_> = scene.hours(say, &tenant);
    let when = hours.moment(row.applied_at);
    let mut lines = vec![
        say.html("settings-version-title", &args![count = number]),
        say.html("settings-version-applied", &args![when = when, name = name]),
    ];
    let back = Place::Versions { tenant: id, page: 0 };
    if number == stand.version {
        lines.push(say.html("settings-version-now", &args![]));
        return Ok(Screen::new(lines).foot(say, back));
    }
    let bug = || Fault::Bug(format!("version {number} of tenant {id} does not read"));
    let sketch = Sketch::read(&row.source).ok_or_else(bug)?;
    lines.extend(words::changes(&stand.present, sketch.workflow(), say));
    let take = act(
        say.plain("settings-version-take-b32", &args![]),
        Act::TakeVersion {
            tenant: id,
            revision: stand.revision,
            version: number,
        },
    );
    Ok(Screen::new(lines).row([take]).foot(say, back))
}

/// Every status with the ways to it.
pub async fn steps(scene: &mut Scene<'_>, tenant: TenantId, page: u32) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    let say = scene.say;
    let told = told(stand.shown(), say);
    let count = u32::try_from(told.len()).unwrap_or(1);
    let page = page.min(count - 1);
    let title = say.html("settings-steps-title", &args![]);
    let lines = told.into_iter().nth(page as usize).unwrap_or_default();
    let revision = stand.revision;
    let picture = say.plain("settings-steps-picture-b16", &args![]);
    let file = say.plain("settings-steps-file-b16", &args![]);
    let send = say.plain("settings-steps-send-b32", &args![]);
    Ok(Screen::new([title].into_iter().chain(lines))
        .row([act(picture, Act::Picture { tenant }), act(file, Act::File { tenant })])
        .row([go(send, Place::FileAsk { tenant, revision })])
        .pages(say, page, count, |page| Place::Steps { tenant, page })
        .foot(say, Place::Outcomes { tenant }))
}

/// The next file that is sent is made the draft.
pub async fn file(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Screen> {
    scene.own_tenant(tenant, Right::Settings).await?;
    let say = scene.say;
    let ask = say.html("settings-file-ask", &args![count = FILE_LIMIT / 1024]);
    Ok(Screen::new([ask]).foot(say, Place::Steps { tenant, page: 0 }))
}

/// The whole of it in pages, at least one.
fn told(workflow: &Workflow, say: &Speaker) -> Vec<Vec<Html>> {
    let mut pages: Vec<Vec<Html>> = vec![Vec::new()];
    let mut used = 0;
    for status in &workflow.statuses {
        let title = status.title.get(say.lang().code());
        let args = args![icon = &status.icon, status = title];
        let mut lines = vec![say.html("settings-outcome-title", &args)];
        let ways = picture::ways(workflow, &status.id, say);
        let ways = ways.iter().take(MOST_WAYS);
        lines.extend(ways.map(|way| say.html("settings-outcome-way", &args![text = way])));
        let room: usize = lines.iter().map(|line| width(line.as_str()) + 1).sum();
        if used > 0 && used + room > ROOM {
            pages.push(Vec::new());
            used = 0;
        }
        used += room;
        if let Some(page) = pages.last_mut() {
            page.extend(lines);
        }
    }
    pages
}
