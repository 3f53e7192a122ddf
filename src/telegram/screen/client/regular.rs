//! A client's own weekly time, and the question before one is asked for.

use super::asked::Asked;
use super::service;
use super::whom::Whom;
use crate::args;
use crate::domain::ids::{ClientId, SlotId, StandingId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::standing::{Pause, Weeks};
use crate::domain::workflow::{Entrance, Phase};
use crate::domain::zone::plus_days;
use crate::storage::booking::{self, BookingRow};
use crate::storage::pack;
use crate::storage::slot::{self, SlotRow};
use crate::storage::standing::{self, StandingRow};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::specialist::regulars::every;
use crate::telegram::screen::{Button, PAGE, Scene, Screen, act, go, pages};
use crate::telegram::texts::Html;
use crate::usecase::price::price_for;
use crate::usecase::standing_ask::ways;
use crate::usecase::standing_own::way_out;
use crate::usecase::status::is_ahead;
use crate::usecase::views::free;
use crate::usecase::{Outcome, acting};

/// Weekly times beside the bookings; the others are a page further.
const SHOWN: usize = 5;
/// Lessons of one, which are booked so many weeks ahead.
const BOOKED: usize = 16;
/// So many days ahead the next one is looked for.
const FAR: i64 = 400;

/// `Every Monday, 16:00–17:00 (17:00 Moscow)`, by the reader's clocks as they are then.
fn when(hours: &Hours<'_>, weeks: Weeks, (start, end): (Moment, Moment)) -> (String, String) {
    let weekday = chrono::Datelike::weekday(&hours.date(start));
    (upper_first(&every(weekday, weeks, hours.say)), hours.range(start, end))
}

/// The next time that it is: on a day that is open, is not left out, and has such an hour.
async fn next(
    scene: &mut Scene<'_>,
    row: &StandingRow,
    tenant: &TenantRow,
    pauses: &[Pause],
) -> Outcome<Option<(Moment, Moment)>> {
    let Some(regular) = row.regular() else { return Ok(None) };
    let (id, now) = (tenant.id, scene.now);
    let today = tenant.zone.date(now);
    let came = standing::came_of(scene.conn, id, row.standing_id, &today.to_string()).await?;
    let last = plus_days(today, FAR);
    let closed = slot::closed_days(scene.conn, id, &today.to_string(), &last.to_string()).await?;
    for day in regular.days(pauses, today, last) {
        let iso = day.to_string();
        let came = came.iter().find(|row| row.day == iso);
        if let Some(booking) = came.and_then(|row| row.booking_id) {
            // It may have been moved, or called off.
            let booked = booking::by_id(scene.conn, id, booking).await?;
            let booked = booked.filter(|row| is_ahead(&row.phase) && row.start_at > now);
            match booked {
                Some(row) => return Ok(Some((row.start_at, row.end_at))),
                None => continue,
            }
        }
        let at = regular.time.span.on_day(tenant.zone, day).ok();
        let is_out = came.is_some() || closed.contains(&iso);
        if let Some(at) = at.filter(|at| !is_out && at.start > now) {
            return Ok(Some((at.start, at.end)));
        }
    }
    Ok(None)
}

/// Its hours by the reader's clocks, as they are on its next day, or would be.
fn usual(row: &StandingRow, tenant: &TenantRow, now: Moment) -> Option<(Moment, Moment)> {
    let regular = row.regular()?;
    let first = tenant.zone.date(now);
    let days = regular.days(&[], first, plus_days(first, FAR));
    let mut hours = days
        .into_iter()
        .filter_map(|day| regular.time.span.on_day(tenant.zone, day).ok());
    hours.find(|at| at.start > now).map(|at| (at.start, at.end))
}

/// The ways to the weekly times of those for whom the person acts.
pub async fn buttons(scene: &mut Scene<'_>, tenant: &TenantRow) -> Outcome<Vec<Button>> {
    let (id, today) = (tenant.id, tenant.zone.date(scene.now).to_string());
    let rows = standing::of_person(scene.conn, id, scene.me.person_id, &today).await?;
    let shown = rows.len();
    let mut buttons = named(scene, tenant, rows.into_iter().take(SHOWN).collect()).await?;
    if shown > SHOWN {
        let label = scene.say.plain("client-regulars-all-b32", &args![count = shown]);
        buttons.push(go(label, Place::OwnRegulars { tenant: id, page: 0 }));
    }
    Ok(buttons)
}

async fn named(scene: &mut Scene<'_>, tenant: &TenantRow, rows: Vec<StandingRow>) -> Outcome<Vec<Button>> {
    let id = tenant.id;
    let names = acting::names(scene.conn, id, scene.me.person_id).await?;
    let hours = scene.hours(scene.say, tenant);
    let mut buttons = Vec::new();
    for row in rows {
        let Some((start, _)) = usual(&row, tenant, scene.now) else {
            continue;
        };
        let weekday = scene.say.weekday_label(chrono::Datelike::weekday(&hours.date(start)));
        let time = hours.time(start);
        let label = match names.of(row.client_id) {
            None => {
                let args = args![weekday = weekday, time = time];
                scene.say.plain("client-regular-row-b32", &args)
            }
            Some(name) => {
                let args = args![weekday = weekday, time = time, name = name];
                scene.say.plain("client-regular-row-name-b32", &args)
            }
        };
        let standing = row.standing_id;
        buttons.push(go(label, Place::OwnRegular { tenant: id, standing }));
    }
    Ok(buttons)
}

/// All of them, page by page.
pub async fn list(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let (tenant, _) = scene.visited_tenant(id).await?;
    let today = tenant.zone.date(scene.now).to_string();
    let rows = standing::of_person(scene.conn, id, scene.me.person_id, &today).await?;
    let (count, page) = (rows.len(), page.min(pages(rows.len()) - 1));
    let shown = rows.into_iter().skip((page * PAGE) as usize).take(PAGE as usize);
    let buttons = named(scene, &tenant, shown.collect()).await?;
    let say = scene.say;
    Ok(Screen::new([say.html("client-regulars-title", &args![count = count])])
        .column(buttons)
        .pages(say, page, pages(count), |page| Place::OwnRegulars { tenant: id, page })
        .foot(say, Place::Bookings { tenant: id, page: 0 }))
}

/// A weekly time of somebody's for whom the person books, and what of it is booked and ahead.
struct Own {
    tenant: TenantRow,
    row: StandingRow,
    weeks: Weeks,
    pauses: Vec<Pause>,
    booked: Vec<BookingRow>,
    /// When it is next, and its hours, whether it is then or not.
    at: Option<(Moment, Moment)>,
    usual: Option<(Moment, Moment)>,
    name: Option<String>,
}

async fn load(scene: &mut Scene<'_>, id: TenantId, of: StandingId) -> Outcome<Own> {
    let (tenant, _) = scene.visited_tenant(id).await?;
    let me = scene.me.person_id;
    let today = tenant.zone.date(scene.now).to_string();
    let mine = standing::of_person(scene.conn, id, me, &today).await?;
    let row = mine.into_iter().find(|row| row.standing_id == of);
    let row = row.ok_or(Refusal::NotFound)?;
    let weeks = Weeks::parse(&row.weeks).ok_or(Refusal::NotFound)?;
    let pauses = standing::pauses_of(scene.conn, id, of, &today).await?;
    let mut booked = Vec::new();
    for came in standing::ahead(scene.conn, id, of, scene.now).await? {
        let Some(of) = came.booking_id else { continue };
        let row = booking::by_id(scene.conn, id, of).await?;
        booked.extend(row.filter(|row| is_ahead(&row.phase) && row.start_at > scene.now));
    }
    booked.sort_by_key(|row| row.start_at);
    let names = acting::names(scene.conn, id, me).await?;
    Ok(Own {
        at: next(scene, &row, &tenant, &pauses).await?,
        usual: usual(&row, &tenant, scene.now),
        name: names.of(row.client_id).map(str::to_owned),
        tenant,
        row,
        weeks,
        pauses,
        booked,
    })
}

impl Own {
    /// What it is, whose, and with whom.
    fn lines(&self, hours: &Hours<'_>) -> Vec<Html> {
        let title = self.at.or(self.usual).map(|at| {
            let (every, range) = when(hours, self.weeks, at);
            let args = args![every = every, range = range];
            hours.say.html("client-regular-title", &args)
        });
        let name = self.name.as_deref().unwrap_or_default();
        vec![
            title.unwrap_or_else(|| hours.say.html("client-regular-over", &args![])),
            Html::escaped(name),
            Html::escaped(&self.tenant.name),
        ]
    }
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, of: StandingId) -> Outcome<Screen> {
    let own = load(scene, id, of).await?;
    let say = scene.say;
    let hours = scene.hours(say, &own.tenant);
    let mut lines = own.lines(&hours);
    if let Some(until) = own.row.until_day.as_deref().and_then(|day| day.parse().ok()) {
        let day = say.date(until, hours.today());
        lines.push(say.html("client-regular-until", &args![day = day]));
    }
    for pause in &own.pauses {
        let days = match pause.from == pause.to {
            true => say.date(pause.from, hours.today()),
            false => say.days(pause.from, pause.to),
        };
        lines.push(say.html("client-regular-away", &args![days = days]));
    }
    if let (None, Some((start, end))) = (own.booked.first(), own.at) {
        lines.push(say.html("client-regular-next", &args![when = hours.when(start, end)]));
    }
    lines.push(match own.booked.is_empty() {
        true => Html::default(),
        false => say.html("client-regular-ask", &args![]),
    });
    let mut screen = Screen::new(lines);
    for row in own.booked.iter().take(BOOKED) {
        let booking = row.booking_id;
        let open = args![date = hours.day_short(row.start_at), time = hours.time(row.start_at)];
        let skip = go(
            say.plain("client-regular-skip-b16", &args![]),
            Place::CancelAsk { tenant: id, booking },
        );
        let there = go(
            say.plain("client-regular-day-b16", &open),
            Place::Booking { tenant: id, booking },
        );
        screen = screen.row([there, skip]);
    }
    let end = go(
        say.plain("client-regular-end-b32", &args![]),
        Place::OwnRegularEnd {
            tenant: id,
            standing: of,
        },
    );
    let write = go(
        say.plain("common-write-b16", &args![]),
        Place::Write {
            tenant: id,
            booking: None,
        },
    );
    Ok(screen
        .row([write])
        .row([end])
        .foot(say, Place::Bookings { tenant: id, page: 0 }))
}

/// Asks before it ends: what goes, and what the rules hold.
pub async fn end(scene: &mut Scene<'_>, id: TenantId, of: StandingId) -> Outcome<Screen> {
    let own = load(scene, id, of).await?;
    let mut stays = Vec::new();
    for row in &own.booked {
        let workflow = scene.flows.of(scene.conn, id, row.workflow_version).await?;
        if way_out(&workflow, row, scene.now).is_none() {
            stays.push((row.start_at, row.end_at));
        }
    }
    let say = scene.say;
    let hours = scene.hours(say, &own.tenant);
    let off = own.booked.len() - stays.len();
    let mut lines = vec![say.html("client-regular-end-title", &args![])];
    lines.extend(own.lines(&hours));
    lines.push(say.html("client-regular-end-off", &args![count = off]));
    lines.extend(stays.into_iter().map(|(start, end)| {
        let args = args![when = hours.when(start, end)];
        say.html("client-regular-end-stays", &args)
    }));
    let (tenant, standing) = (id, of);
    let yes = act(
        say.plain("client-regular-end-yes-b32", &args![]),
        Act::OwnRegularEnd { tenant, standing },
    );
    Ok(Screen::new(lines)
        .row([yes])
        .foot(say, Place::OwnRegular { tenant, standing }))
}

/// The way to a weekly time, where one can be asked for with a free slot.
pub async fn offered(
    scene: &mut Scene<'_>,
    tenant: &TenantRow,
    slot: &SlotRow,
    client: Option<ClientId>,
) -> Outcome<Option<Button>> {
    let ways = ways(scene.conn, tenant, slot, client, scene.now).await?;
    let (tenant, slot) = (tenant.id, slot.slot_id);
    let label = scene.say.plain("client-weekly-b32", &args![]);
    Ok(ways
        .contains(&true)
        .then(|| go(label, Place::AskWeekly { tenant, slot })))
}

pub async fn ask(scene: &mut Scene<'_>, id: TenantId, of: SlotId) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let slot = slot::by_id(scene.conn, id, of).await?.ok_or(Refusal::SlotClosed)?;
    let still = free::between(scene.conn, &tenant, slot.start_at, slot.end_at, scene.now).await?;
    if !still.iter().any(|free| free.slot_id == of) {
        return Err(free::why_not(scene.conn, &tenant, &slot, scene.now).await?.into());
    }
    let whom = Whom::any(scene, id).await?;
    if whom.asks() {
        return Err(Refusal::ForWhom.into());
    }
    let client = whom.client();
    let ways = ways(
        scene.conn,
        &tenant,
        &slot,
        client.map(|client| client.client_id),
        scene.now,
    )
    .await?;
    if !ways.contains(&true) {
        return Err(Refusal::RegularTaken.into());
    }
    let kinds = slot::kinds(scene.conn, id).await?;
    let kind = kinds.iter().find(|kind| kind.kind_id == slot.kind_id);
    let pack = pack::of_client(scene.conn, id, client).await?;
    let asked = Asked::of(scene, &tenant, of);
    let workflow = scene.flows.of(scene.conn, id, tenant.workflow_version).await?;
    // Some workflows let nobody wait for an answer.
    let waits = workflow.entry(Entrance::Request).phase == Phase::Pending;
    let say = scene.say;
    let hours = scene.hours(say, &tenant);
    let at = (slot.start_at, slot.end_at);
    let (every, range) = when(&hours, Weeks::Every, at);
    let lines = [
        say.html("client-weekly-title", &args![every = every, range = range]),
        whom.line(say),
        service(
            say,
            &tenant,
            kind.map_or("", |kind| kind.name.as_str()),
            (slot.end_at - slot.start_at).0 / 60,
            price_for(client, pack.as_ref(), slot.price),
        ),
        say.html("client-weekly-from", &args![day = hours.day(slot.start_at)]),
        match waits {
            true => say.html("client-weekly-explain", &args![tenant = &tenant.name]),
            false => say.html("client-weekly-at-once", &args![]),
        },
        asked.lines(say),
    ];
    let client = whom.named();
    let wish = |turns: bool| {
        let (tenant, slot) = (id, of);
        let label = match (turns, waits) {
            (false, true) => say.plain("client-weekly-ask-b32", &args![]),
            (true, true) => say.plain("client-weekly-turns-b32", &args![]),
            (false, false) => say.plain("client-weekly-take-b32", &args![]),
            (true, false) => say.plain("client-weekly-take-turns-b32", &args![]),
        };
        let wish = Act::AskWeekly {
            tenant,
            slot,
            client,
            turns,
        };
        act(label, wish)
    };
    Ok(Screen::new(lines)
        .column(ways[0].then(|| wish(false)))
        .column(ways[1].then(|| wish(true)))
        .column(asked.button(id, of, say))
        .foot(say, Place::Confirm { tenant: id, slot: of }))
}
