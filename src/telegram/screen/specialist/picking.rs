//! Bookings are ticked in a list and marked together: a step that each of them allows now, asked once.

use super::listed::{Said, paged};
use super::{Clocks, rows, sees_money};
use crate::args;
use crate::domain::filter::Filter;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::mark::Mark;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::workflow::StatusId;
use crate::storage::booking::{self, BookingRow};
use crate::storage::listing;
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::{Picked, Question};
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Button, Scene, Screen, act, pages};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::mark::{Words, common, words, worth};
use crate::usecase::views::listed::wanted;

/// Bookings that are named in the question.
const NAMED: usize = 8;

/// What is ticked in this chat.
pub fn in_hand(question: Option<&Question>, of: TenantId) -> Option<&Picked> {
    match question {
        Some(Question::Picked(picked)) if picked.tenant == of => Some(picked),
        _ => None,
    }
}

struct Ticked {
    booking: BookingId,
    on: bool,
    label: String,
}

struct View {
    tenant: TenantId,
    filter: Filter,
    said: Vec<Html>,
    count: usize,
    page: u32,
    rows: Vec<Ticked>,
    chosen: usize,
    sum: Option<String>,
    /// What can be done with all that is ticked: the step's place in its workflow, and what it is called.
    ways: Vec<(u32, String, String)>,
    pays: bool,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, filter: Filter, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let money = sees_money(scene, id).await?;
    let wanted = wanted(scene.conn, scene.flows, &tenant, &filter, scene.now).await?;
    let total = listing::total(scene.conn, id, &wanted).await?;
    let (count, page, shown) = paged(scene, id, &wanted, total, page).await?;
    let picked = in_hand(scene.question.as_ref(), id).filter(|picked| picked.filter == filter);
    let ids = picked.map(|picked| picked.bookings.clone()).unwrap_or_default();
    let chosen = booking::by_ids(scene.conn, id, &ids).await?;
    let say = scene.say;
    let mut named = Vec::new();
    if let Some(first) = chosen.first() {
        let workflow = scene.flows.of(scene.conn, id, first.workflow_version).await?;
        for way in common(scene.conn, scene.flows, &chosen, scene.now).await? {
            let step = workflow.steps.get(way.index as usize);
            let to = workflow.status(&StatusId::from(way.to.as_str()));
            if let (Some(step), Some(to)) = (step, to) {
                let title = step.title.get(say.lang().code()).to_owned();
                named.push((way.index, to.icon.clone(), title));
            }
        }
    }
    let clocks = Clocks::of(scene, &tenant);
    let hours = clocks.hours(say);
    let sum = chosen.iter().map(worth).sum();
    let view = View {
        tenant: id,
        filter,
        said: Said::of(scene, &tenant, &filter).await?.lines(say),
        count,
        page,
        rows: rows(scene, id, shown)
            .await?
            .into_iter()
            .map(|row| {
                let on = ids.contains(&row.id);
                let args = args![
                    date = hours.day_short(row.start),
                    time = hours.time(row.start),
                    name = &row.name,
                    mark = &row.icon
                ];
                let label = match on {
                    true => say.plain("specialist-pick-on-b32", &args),
                    false => say.plain("specialist-bookings-row-b32", &args),
                };
                let booking = row.id;
                Ticked { booking, on, label }
            })
            .collect(),
        chosen: chosen.len(),
        sum: price(say, &tenant, sum).filter(|_| money),
        ways: named,
        pays: money && !chosen.is_empty() && chosen.iter().all(|row| row.owed() > 0),
    };
    Ok(screen(&view, say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, filter, page) = (view.tenant, view.filter, view.page);
    let count = args![count = view.chosen];
    let chosen = match (view.chosen, &view.sum) {
        (0, _) => say.html("specialist-pick-none", &args![]),
        (count, Some(sum)) => say.html("specialist-pick-sum", &args![count = count, sum = sum]),
        (_, None) => say.html("specialist-choose-count", &count),
    };
    let helpless = view.chosen > 0 && view.ways.is_empty() && !view.pays;
    let helpless = helpless.then(|| say.html("specialist-pick-nothing", &args![]));
    let lines = [say.html("specialist-pick-title", &args![])]
        .into_iter()
        .chain(view.said.clone())
        .chain([chosen])
        .chain(helpless);
    let ticks = view.rows.iter().map(|row| {
        let (booking, on) = (row.booking, !row.on);
        act(
            row.label.clone(),
            Act::Tick {
                tenant,
                booking,
                page,
                on,
            },
        )
    });
    let all = |label: String, all: u32| act(label, Act::TickAll { tenant, page, all });
    let whole = (!view.rows.iter().all(|row| row.on) && view.count > view.rows.len())
        .then(|| all(say.plain("specialist-pick-page-b16", &args![]), 1));
    let every =
        (view.chosen < view.count).then(|| all(say.plain("specialist-pick-all-b16", &args![count = view.count]), 2));
    let none = (view.chosen > 0).then(|| all(say.plain("specialist-pick-clear-b16", &args![]), 0));
    let pay = view.pays.then(|| {
        act(
            say.plain("specialist-booking-paid-b16", &args![]),
            Act::MarkPaid { tenant },
        )
    });
    let ways = view.ways.iter().map(|(step, icon, title)| {
        let args = args![icon = icon, step = title];
        let step = *step;
        act(
            say.plain("specialist-booking-step-b16", &args),
            Act::MarkWith { tenant, step },
        )
    });
    let choose: Vec<Button> = whole.into_iter().chain(every).chain(none).collect();
    Screen::new(lines)
        .column(ticks)
        .pages(say, page, pages(view.count), |page| Place::Pick {
            tenant,
            filter,
            page,
        })
        .grid(choose, 2)
        .grid(pay.into_iter().chain(ways), 2)
        .foot(say, Place::Listed { tenant, filter, page })
}

/// Asks once before all that is ticked is marked, and says what that brings with it.
pub async fn ask(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let money = sees_money(scene, id).await?;
    let picked = in_hand(scene.question.as_ref(), id).cloned();
    let picked = picked.ok_or(Refusal::FormExpired)?;
    let mark = picked.mark.clone().ok_or(Refusal::FormExpired)?;
    let chosen = booking::by_ids(scene.conn, id, &picked.bookings).await?;
    let say = scene.say;
    let lang = say.lang().code();
    let said = words(scene.conn, scene.flows, &chosen, &mark, scene.now).await?;
    let mut brings = Vec::new();
    let title = match &mark {
        Mark::Step {
            name,
            to,
            version,
            late,
        } => {
            let workflow = scene.flows.of(scene.conn, id, *version).await?;
            let to = workflow.status(&StatusId::from(to.as_str())).ok_or(Refusal::Changed)?;
            let step = workflow
                .steps
                .iter()
                .find(|step| step.name.as_str() == name && step.to == to.id);
            let step = step.ok_or(Refusal::Changed)?;
            let tells = crate::usecase::step::tells_client(step);
            let frees =
                !to.phase.holds_seat() && chosen.iter().any(|row| row.seat.is_some() && row.start_at > scene.now);
            brings.extend(late.then(|| say.html("specialist-mark-late", &args![])));
            brings.extend(tells.then(|| say.html("specialist-mark-told", &args![])));
            brings.extend(frees.then(|| say.html("specialist-mark-frees", &args![])));
            brings.push(match (&picked.reason, said) {
                (Some(reason), _) => say.html("specialist-fate-reason", &args![reason = reason]),
                (None, Words::Must) => say.html("specialist-mark-must", &args![]),
                (None, Words::May) => say.html("specialist-mark-why", &args![]),
                (None, Words::None) => Html::default(),
            });
            let args = args![icon = &to.icon, step = step.title.get(lang)];
            say.html("specialist-mark-title", &args)
        }
        Mark::Pay | Mark::Accept => say.html("specialist-mark-paid-title", &args![]),
    };
    let sum: i64 = match mark {
        Mark::Pay => chosen.iter().map(BookingRow::owed).sum(),
        Mark::Accept | Mark::Step { .. } => chosen.iter().map(worth).sum(),
    };
    let count = match price(say, &tenant, sum).filter(|_| money) {
        Some(sum) => say.html("specialist-mark-sum", &args![count = chosen.len(), sum = sum]),
        None => say.html("specialist-mark-count", &args![count = chosen.len()]),
    };
    let clocks = Clocks::of(scene, &tenant);
    let hours = clocks.hours(say);
    let named = chosen.iter().take(NAMED).map(|row| {
        let args = args![when = hours.moment(row.start_at), name = &row.client_name];
        say.html("specialist-fate-row", &args)
    });
    let more = match chosen.len().saturating_sub(NAMED) {
        0 => Html::default(),
        more => say.html("specialist-day-more", &args![count = more]),
    };
    let told = said != Words::Must || picked.reason.is_some();
    let yes = told.then(|| {
        act(
            say.plain("specialist-mark-yes-b32", &args![count = chosen.len()]),
            Act::Mark {
                tenant: id,
                count: picked.bookings.len() as i64,
            },
        )
    });
    let lines = [title, count].into_iter().chain(named).chain([more]).chain(brings);
    Ok(Screen::new(lines).row(yes).foot(
        say,
        Place::Pick {
            tenant: id,
            filter: picked.filter,
            page: 0,
        },
    ))
}
