//! The same time every week: which of the weeks are free, before all of them are booked at once.

use super::asked::Asked;
use super::service;
use super::whom::Whom;
use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::series::{Missed, WEEKS};
use crate::domain::workflow::{Entrance, Phase};
use crate::storage::pack;
use crate::storage::slot::{self, SlotRow};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::ban::is_banned;
use crate::usecase::price::{asks_first, price_for};
use crate::usecase::views::series::{any_free, lengths, preview, weekly};

struct View {
    tenant: TenantId,
    slot: SlotId,
    weeks: u32,
    lengths: Vec<u32>,
    service: Html,
    /// A line a week.
    lines: Vec<Html>,
    /// Weeks that can be booked, a bit for each, and what they cost together.
    shown: u32,
    cancel: Html,
    asked: Asked,
    sum: Option<String>,
    approval: bool,
    preview: bool,
    whom: Whom,
}

/// For how many weeks the way to a series leads at first; `None` where there is no other week to book.
pub async fn offered(scene: &mut Scene<'_>, tenant: &TenantRow, slot: &SlotRow) -> Outcome<Option<u32>> {
    let lengths = lengths(tenant, slot.start_at, scene.now);
    let Some(longest) = lengths.last() else {
        return Ok(None);
    };
    let usual = WEEKS[1].min(*longest);
    let any = any_free(scene.conn, tenant, slot, *longest).await?;
    Ok(any.then_some(usual))
}

pub fn button(say: &Speaker, tenant: TenantId, slot: SlotId, weeks: u32) -> Button {
    let label = say.plain("client-series-b32", &args![]);
    go(label, Place::Series { tenant, slot, weeks })
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, slot_id: SlotId, weeks: u32) -> Outcome<Screen> {
    let (tenant, runs) = scene.visited_tenant(id).await?;
    if !WEEKS.contains(&weeks) {
        return Err(Refusal::NotFound.into());
    }
    let first = slot::by_id(scene.conn, id, slot_id).await?;
    let first = first.filter(SlotRow::is_open).ok_or(Refusal::SlotClosed)?;
    let whom = Whom::any(scene, id).await?;
    if whom.asks() {
        return Err(Refusal::ForWhom.into());
    }
    let client = whom.client();
    let workflow = scene.flows.of(scene.conn, id, tenant.workflow_version).await?;
    let asks = asks_first(&tenant.policy, client);
    let approval = asks && workflow.entry(Entrance::Request).phase == Phase::Pending;
    let found = weekly(scene.conn, &tenant, &first, weeks).await?;
    let banned = is_banned(scene.conn, id, scene.me.person_id).await?;
    let shown = preview(scene.conn, &tenant, client, banned, found, approval, scene.now).await?;
    let kinds = slot::kinds(scene.conn, id).await?;
    let kind = kinds.iter().find(|kind| kind.kind_id == first.kind_id);
    let kind = kind.map_or("", |kind| kind.name.as_str());
    let hours = scene.hours(scene.say, &tenant);
    let lines = shown.iter().map(|week| match week.why {
        None => {
            let when = upper_first(&hours.when(week.start, week.end));
            scene.say.html("client-series-free", &args![when = when])
        }
        Some(why) => {
            let (start, end) = (week.start, week.end);
            left_out(&hours, &Missed { start, end, why })
        }
    });
    let lines = lines.collect();
    let pack = pack::of_client(scene.conn, id, client).await?;
    let free = shown.iter().filter(|week| week.why.is_none());
    let sum = free.clone().map(|week| week.price).sum();
    let bits = shown.iter().enumerate().filter(|(_, week)| week.why.is_none());
    let bits = bits.fold(0, |bits, (nth, _)| bits | 1 << nth);
    let view = View {
        tenant: id,
        slot: slot_id,
        weeks,
        lengths: lengths(&tenant, first.start_at, scene.now),
        service: service(
            scene.say,
            &tenant,
            kind,
            (first.end_at - first.start_at).0 / 60,
            price_for(client, pack.as_ref(), first.price),
        ),
        lines,
        shown: bits,
        cancel: super::booking::cancel_each(&workflow, &workflow.entry(Entrance::Book).id, &first, &hours),
        asked: Asked::of(scene, &tenant, slot_id),
        sum: super::price(scene.say, &tenant, sum),
        approval,
        preview: runs,
        whom,
    };
    Ok(screen(&view, scene.say))
}

/// A week that is not booked, and why in a word.
pub fn left_out(hours: &Hours<'_>, week: &Missed) -> Html {
    let when = upper_first(&hours.when(week.start, week.end));
    hours
        .say
        .html("client-series-not", &args![when = when, why = week.why.as_str()])
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, slot, weeks) = (view.tenant, view.slot, view.weeks);
    let free = view.shown.count_ones();
    let total = match (free, &view.sum) {
        (0, _) => say.html("client-series-none", &args![]),
        (count, Some(sum)) => say.html("client-series-sum", &args![count = count, sum = sum]),
        (count, None) => say.html("client-series-count", &args![count = count]),
    };
    let approval = match view.approval && free > 0 {
        true => say.html("client-series-approval", &args![]),
        false => Html::default(),
    };
    let label = match view.approval {
        true => say.plain("client-series-request-b32", &args![count = free]),
        false => say.plain("client-series-book-b32", &args![count = free]),
    };
    let book = match view.preview {
        true => Act::BookOff,
        false => view.whom.book_series(tenant, slot, (weeks, view.shown)),
    };
    let lengths = view.lengths.iter().map(|length| {
        let label = match *length == weeks {
            true => say.plain("client-series-chosen-b7", &args![count = *length]),
            false => say.plain("client-series-weeks-b7", &args![count = *length]),
        };
        let weeks = *length;
        go(label, Place::Series { tenant, slot, weeks })
    });
    let title = say.html("client-series-title", &args![count = weeks]);
    let facts = [title, view.whom.line(say), view.service.clone()].into_iter();
    Screen::new(facts.chain(view.lines.iter().cloned()).chain([
        total,
        view.cancel.clone(),
        approval,
        view.asked.lines(say),
    ]))
    .row((free > 0).then(|| act(label, book)))
    .row(view.asked.button(tenant, slot, say))
    .row(lengths)
    .foot(say, Place::Confirm { tenant, slot })
}
