//! A person's own screens: where they last were, their specialists, language and zone.

use super::hours::on_wall;
use super::{PAGE, Scene, Screen, act, client, go, operator, pages, quiet, specialist};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::zone::{self, Date, Zone, ZoneChoice};
use crate::storage::tenant;
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::texts::{Html, Lang, Speaker};
use crate::usecase::Outcome;

/// Likely zones, or those that a search found.
const ZONES: usize = 8;

/// The place last used; else the only one there is; else what there is to choose from.
pub async fn home(scene: &mut Scene<'_>) -> Outcome<Screen> {
    let person = scene.me.person_id;
    let run: Vec<TenantId> = ids(tenant::run_by(scene.conn, person).await?);
    let visited: Vec<TenantId> = ids(open_to(scene).await?);
    let last = scene.last.filter(|last| run.contains(last) || visited.contains(last));
    match last
        .or_else(|| run.first().copied())
        .or_else(|| visited.first().copied())
    {
        Some(tenant) if run.contains(&tenant) => specialist::home::draw(scene, tenant).await,
        Some(tenant) => client::home::draw(scene, tenant).await,
        None if scene.site.is_operator(scene.me) => operator::draw(scene).await,
        None => specialists(scene, 0).await,
    }
}

/// The specialists whom the person has met and who take bookings.
pub async fn open_to(scene: &mut Scene<'_>) -> Outcome<Vec<tenant::TenantRow>> {
    let met = tenant::visited_by(scene.conn, scene.me.person_id).await?;
    Ok(met.into_iter().filter(|tenant| tenant.active).collect())
}

fn ids(tenants: Vec<tenant::TenantRow>) -> Vec<TenantId> {
    tenants.into_iter().map(|tenant| tenant.id).collect()
}

struct Known {
    id: TenantId,
    name: String,
    own: bool,
    current: bool,
}

/// Everybody whom the person books with, and their own practices.
pub async fn specialists(scene: &mut Scene<'_>, page: u32) -> Outcome<Screen> {
    let person = scene.me.person_id;
    let last = scene.last;
    let known = |own: bool| {
        move |row: tenant::TenantRow| Known {
            id: row.id,
            current: last == Some(row.id),
            name: row.name,
            own,
        }
    };
    let mut all: Vec<Known> = tenant::run_by(scene.conn, person)
        .await?
        .into_iter()
        .map(known(true))
        .collect();
    all.extend(open_to(scene).await?.into_iter().map(known(false)));
    let operator = scene.site.is_operator(scene.me);
    let week = all.iter().any(|known| !known.own).then(|| today(scene));
    let owes = !client::owing::all(scene).await?.is_empty();
    Ok(specialists_screen(&all, page, week, (owes, operator), scene.say))
}

/// By the person's own zone; the screen that it leads to takes any day.
fn today(scene: &Scene<'_>) -> Date {
    scene.own_zone().unwrap_or(Zone::UTC).date(scene.now)
}

fn specialists_screen(
    all: &[Known],
    page: u32,
    week: Option<Date>,
    (owes, operator): (bool, bool),
    say: &Speaker,
) -> Screen {
    let title = if all.is_empty() {
        "client-specialists-empty"
    } else {
        "client-specialists-title"
    };
    let shown = all.chunks(PAGE as usize).nth(page as usize).unwrap_or_default();
    let rows = shown.iter().map(|known| {
        let args = args![name = &known.name];
        match (known.own, known.current) {
            (true, _) => go(
                say.plain("client-specialists-own-b32", &args),
                Place::Tutor { tenant: known.id },
            ),
            (false, true) => go(
                say.plain("client-specialists-current-b32", &args),
                Place::Client { tenant: known.id },
            ),
            (false, false) => go(
                say.plain("client-specialists-row-b32", &args),
                Place::Client { tenant: known.id },
            ),
        }
    });
    let operate = operator.then(|| go(say.plain("operator-open-b32", &args![]), Place::Operator));
    let settings = go(say.plain("common-settings-b16", &args![]), Place::Settings);
    let home = (!all.is_empty()).then(|| go(say.plain("common-home-b4", &args![]), Place::Home));
    Screen::new([say.html(title, &args![])])
        .column(rows)
        .pages(say, page, pages(all.len()), |page| Place::Specialists { page })
        .column(week.map(|from| go(say.plain("client-week-b32", &args![]), Place::MyWeek { from })))
        .column(owes.then(|| go(say.plain("client-owing-all-b32", &args![]), Place::Owing { of: None })))
        .column(operate)
        .row([settings].into_iter().chain(home))
}

pub async fn settings(scene: &mut Scene<'_>) -> Outcome<Screen> {
    let say = scene.say;
    let zone = match (scene.own_zone(), scene.last) {
        (Some(zone), _) => zone,
        (None, Some(last)) => tenant::by_id(scene.conn, last)
            .await?
            .map_or(Zone::UTC, |tenant| tenant.zone),
        (None, None) => Zone::UTC,
    };
    let now = say.time(on_wall(zone, scene.now).time());
    let lines = [
        say.html("settings-title", &args![]),
        say.html(
            "settings-language",
            &args![language = say.plain("common-language", &args![])],
        ),
        say.html("settings-zone", &args![zone = say.city(zone.name()), time = now]),
        quiet::line(scene.me.quiet(), say),
    ];
    let language = go(say.plain("settings-language-b16", &args![]), Place::Language);
    let zone = go(say.plain("settings-zone-b16", &args![]), Place::Zone);
    let quiet = go(say.plain("settings-quiet-b32", &args![]), Place::Quiet);
    let kept = go(say.plain("client-kept-b32", &args![]), Place::Kept);
    Ok(Screen::new(lines)
        .row([language, zone])
        .row([quiet])
        .row([kept])
        .foot(say, Place::Home))
}

pub fn language(scene: &Scene<'_>) -> Screen {
    let say = scene.say;
    let choices = Lang::ALL.iter().map(|lang| {
        let label = say.texts().plain(*lang, "common-language", &args![]);
        let args = args![label = label];
        let chosen = *lang == say.lang();
        let label = if chosen {
            say.plain("common-chosen-b16", &args)
        } else {
            say.plain("common-choice-b16", &args)
        };
        act(
            label,
            Act::PickLanguage {
                code: lang.code().to_owned(),
            },
        )
    });
    Screen::new([say.html("settings-language-title", &args![])])
        .row(choices)
        .foot(say, Place::Settings)
}

pub fn zone(scene: &Scene<'_>) -> Screen {
    let query = match &scene.question {
        Some(Question::Zone { query }) => query.as_deref(),
        _ => None,
    };
    let (lead, choices) = zone_choices(scene, query, |zone| Act::PickZone { zone });
    let title = scene.say.html("settings-zone-title", &args![]);
    Screen::new([title, lead])
        .column(choices)
        .foot(scene.say, Place::Settings)
}

/// The zones to choose from, with the hour it is there now, and the line above them.
pub fn zone_choices(
    scene: &Scene<'_>,
    query: Option<&str>,
    pick: impl Fn(String) -> Act,
) -> (Html, Vec<super::Button>) {
    let likely = zone::likely(scene.say.lang().code());
    zones_of(scene, query, likely, pick)
}

/// As [`zone_choices`], with those near the clock of a specialist's zone first.
pub fn zones_near(
    scene: &Scene<'_>,
    specialist: Zone,
    query: Option<&str>,
    pick: impl Fn(String) -> Act,
) -> (Html, Vec<super::Button>) {
    let likely = zone::near(specialist, scene.say.lang().code(), scene.now, ZONES);
    zones_of(scene, query, &likely, pick)
}

fn zones_of(
    scene: &Scene<'_>,
    query: Option<&str>,
    likely: &[ZoneChoice],
    pick: impl Fn(String) -> Act,
) -> (Html, Vec<super::Button>) {
    let say = scene.say;
    let code = say.lang().code();
    let found = query.map(|query| zone::search(query, ZONES)).unwrap_or_default();
    let lead = match (query, found.is_empty()) {
        (Some(query), false) => say.html("settings-zone-found", &args![query = query]),
        (Some(query), true) => say.html("refusal-zone-not-found", &args![query = query]),
        (None, _) => say.html("settings-zone-ask", &args![]),
    };
    let choices = if found.is_empty() { likely.to_vec() } else { found };
    let buttons = choices.iter().map(|choice| {
        let time = say.time(on_wall(choice.zone, scene.now).time());
        let label = say.plain(
            "settings-zone-choice-b32",
            &args![city = choice.city(code), time = time],
        );
        act(label, pick(choice.zone.name().to_owned()))
    });
    (lead, buttons.collect())
}

/// What this person can do here, in each of their roles.
pub async fn help(scene: &mut Scene<'_>) -> Outcome<Screen> {
    let person = scene.me.person_id;
    let (operator, runs) = (
        scene.site.is_operator(scene.me),
        !tenant::run_by(scene.conn, person).await?.is_empty(),
    );
    let books = !tenant::visited_by(scene.conn, person).await?.is_empty();
    let say = scene.say;
    let parts = [
        runs.then(|| say.html("specialist-help", &args![])),
        (books || !runs && !operator).then(|| say.html("client-help", &args![])),
        operator.then(|| say.html("operator-help", &args![])),
    ];
    let home = go(scene.say.plain("common-home-b4", &args![]), Place::Home);
    Ok(Screen::new(parts.into_iter().flatten()).row([home]))
}
