//! Several times are chosen to be hidden, shown, blocked or deleted at once; and what becomes of their bookings.

use super::day::window_label;
use super::{Clocks, rows};
use crate::args;
use crate::domain::ids::{SlotId, TenantId, WindowId};
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::zone::{Date, plus_days};
use crate::storage::booking::{self, BookingRow};
use crate::storage::offer::{self, HoldRow};
use crate::storage::slot::{self, SlotRow, SlotState};
use crate::telegram::callback::{Act, Place};
use crate::telegram::choosing::{number_of, state_of};
use crate::telegram::question::{Chosen, Question};
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Button, Scene, Screen, act};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::agenda;

/// Times of a page.
const PAGE: usize = 10;
/// Bookings that are named in the question.
const NAMED: usize = 8;

struct Row {
    slot: SlotId,
    start: Moment,
    end: Moment,
    label: String,
}

struct Stretch {
    window: WindowId,
    on: bool,
    /// With its hours.
    label: String,
}

struct View {
    tenant: TenantId,
    clocks: Clocks,
    from: Date,
    days: u32,
    page: u32,
    rows: Vec<Row>,
    chosen: Vec<SlotId>,
    stretches: Vec<Stretch>,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, from: Date, days: u32, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    if days != 1 && days != 7 {
        return Err(Refusal::NotFound.into());
    }
    let mut shown = Vec::new();
    for (row, bookings) in agenda::to_choose(scene.conn, &tenant, (from, days), scene.now).await? {
        let (slot, start, end) = (row.slot_id, row.start_at, row.end_at);
        let label = label(scene, id, &row, bookings).await?;
        shown.push(Row {
            slot,
            start,
            end,
            label,
        });
    }
    let clocks = Clocks::of(scene, &tenant);
    let (chosen, windows) = match &scene.question {
        Some(Question::Chosen(chosen)) if chosen.tenant == id => (chosen.slots.clone(), chosen.windows.clone()),
        _ => (Vec::new(), Vec::new()),
    };
    let there = agenda::stretches_to_choose(scene.conn, &tenant, (from, days), scene.now).await?;
    let say = scene.say;
    let stretches = there.iter().map(|row| {
        let hours = clocks.hours(say);
        let range = hours.short_range(row.start_at, row.end_at);
        let range = match days {
            1 => range,
            _ => format!("{} {range}", say.weekday(hours.date(row.start_at))),
        };
        Stretch {
            window: row.window_id,
            on: windows.contains(&row.window_id),
            label: window_label(row, &range, say),
        }
    });
    let view = View {
        tenant: id,
        stretches: stretches.collect(),
        clocks,
        from,
        days,
        page,
        rows: shown,
        chosen,
    };
    Ok(screen(&view, scene.say))
}

async fn label(scene: &mut Scene<'_>, tenant: TenantId, slot: &SlotRow, booked: Vec<BookingRow>) -> Outcome<String> {
    let say = scene.say;
    Ok(match (SlotState::parse(&slot.state), slot.seats) {
        (_, 2..) => say.plain(
            "specialist-choose-group",
            &args![taken = slot.taken, seats = slot.seats],
        ),
        (_, _) if !booked.is_empty() => {
            let lessons = rows(scene, tenant, booked).await?;
            lessons.into_iter().next().map(|lesson| lesson.name).unwrap_or_default()
        }
        (_, _) if slot.taken > 0 => say.plain("specialist-choose-held", &args![]),
        (Some(SlotState::Open), _) => say.plain("specialist-choose-free", &args![]),
        (Some(SlotState::Hidden), _) => say.plain("specialist-choose-hidden", &args![]),
        (Some(SlotState::Blocked | SlotState::Deleted) | None, _) => say.plain("specialist-choose-blocked", &args![]),
    })
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let hours = view.clocks.hours(say);
    let days = match view.days {
        1 => say.day(view.from, view.clocks.today()),
        _ => say.days(view.from, plus_days(view.from, 6)),
    };
    let chosen: Vec<SlotId> = view
        .rows
        .iter()
        .map(|row| row.slot)
        .filter(|slot| view.chosen.contains(slot))
        .collect();
    let (count, all) = (
        chosen.len() + view.stretches.iter().filter(|row| row.on).count(),
        view.rows.len() + view.stretches.len(),
    );
    let lines = [
        say.html("specialist-choose-title", &args![days = days]),
        match (all, count) {
            (0, _) => say.html("specialist-choose-empty", &args![]),
            (_, 0) => say.html("specialist-choose-none", &args![]),
            (_, count) => say.html("specialist-choose-count", &args![count = count]),
        },
    ];
    let of = (view.rows.len().div_ceil(PAGE).max(1)) as u32;
    let page = view.page.min(of - 1);
    let stretches = view.stretches.iter().filter(|_| page == 0).map(|row| {
        let args = args![label = &row.label];
        let label = match row.on {
            true => say.plain("specialist-choose-stretch-on-b32", &args),
            false => say.plain("specialist-choose-stretch-off-b32", &args),
        };
        let (window, on) = (row.window, !row.on);
        act(
            label,
            Act::ChooseStretch {
                tenant,
                window,
                page,
                on,
            },
        )
    });
    let shown = view.rows.iter().skip(page as usize * PAGE).take(PAGE);
    let ticks = shown.map(|row| {
        let on = chosen.contains(&row.slot);
        let args = args![
            weekday = say.weekday(hours.date(row.start)),
            time = hours.time(row.start),
            range = hours.short_range(row.start, row.end),
            date = say.date_short(hours.date(row.start)),
            label = &row.label
        ];
        let label = match (view.days, on) {
            (1, true) => say.plain("specialist-choose-on-b32", &args),
            (1, false) => say.plain("specialist-choose-off-b32", &args),
            (_, true) => say.plain("specialist-choose-day-on-b32", &args),
            (_, false) => say.plain("specialist-choose-day-off-b32", &args),
        };
        let (slot, on) = (row.slot, !on);
        act(label, Act::Choose { tenant, slot, page, on })
    });
    let all = (all > 0).then(|| match count == all {
        true => act(
            say.plain("specialist-choose-no-more-b32", &args![]),
            Act::ChooseAll { tenant, on: false },
        ),
        false => act(
            say.plain("specialist-choose-all-b32", &args![count = all]),
            Act::ChooseAll { tenant, on: true },
        ),
    });
    let set = |label: String, state: SlotState| {
        let state = number_of(state);
        act(label, Act::SetChosen { tenant, state, fate: 0 })
    };
    let doing: Vec<Button> = match count {
        0 => Vec::new(),
        _ => vec![
            set(say.plain("specialist-slot-hide-b16", &args![]), SlotState::Hidden),
            set(say.plain("specialist-choose-open-b16", &args![]), SlotState::Open),
            set(say.plain("specialist-slot-block-b16", &args![]), SlotState::Blocked),
            set(say.plain("specialist-choose-delete-b16", &args![]), SlotState::Deleted),
        ],
    };
    let (from, days) = (view.from, view.days);
    Screen::new(lines)
        .column(stretches)
        .column(ticks)
        .pages(say, page, of, |page| Place::Choose {
            tenant,
            from,
            days,
            page,
        })
        .column(all)
        .grid(doing, 2)
        .foot(say, back(tenant, view.from, view.days))
}

fn back(tenant: TenantId, from: Date, days: u32) -> Place {
    match days {
        7 => Place::Week { tenant, monday: from },
        _ => Place::Plan { tenant, day: from },
    }
}

/// Asks what becomes of bookings, and before anything is deleted.
pub async fn fate(scene: &mut Scene<'_>, id: TenantId, state: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let wanted = state_of(state).ok_or(Refusal::NotFound)?;
    let chosen = match scene.question.clone() {
        Some(Question::Chosen(chosen)) if chosen.tenant == id => chosen,
        _ => return Err(Refusal::FormExpired.into()),
    };
    let (mut free, mut booked, mut held) = (0, Vec::new(), Vec::new());
    for slot in &chosen.slots {
        let Some(row) = slot::by_id(scene.conn, id, *slot).await? else {
            continue;
        };
        if row.taken == 0 {
            free += 1;
        } else {
            booked.extend(booking::in_slot(scene.conn, id, row.slot_id).await?);
            held.extend(offer::of_slot(scene.conn, id, row.slot_id).await?);
        }
    }
    let bookings = rows(scene, id, booked).await?;
    let clocks = Clocks::of(scene, &tenant);
    let named = bookings
        .iter()
        .take(NAMED)
        .map(|row| {
            let when = clocks.hours(scene.say).moment(row.start);
            scene
                .say
                .html("specialist-fate-row", &args![when = when, name = &row.name])
        })
        .collect();
    let count = Counted {
        free: free + chosen.windows.len(),
        booked: bookings.len(),
    };
    let screen = fate_screen(&chosen, wanted, count, named, scene.say);
    Ok(with_held(
        screen,
        id,
        number_of(wanted),
        &held,
        &clocks.hours(scene.say),
    ))
}

/// What is held for somebody to pick stays where it is until the offer of it is taken back.
fn with_held(mut screen: Screen, tenant: TenantId, state: u32, held: &[HoldRow], hours: &Hours<'_>) -> Screen {
    if held.is_empty() {
        return screen;
    }
    let say = hours.say;
    let lines = held.iter().take(NAMED).map(|row| {
        let args = args![
            when = hours.moment(row.start_at),
            name = &row.name,
            until = hours.moment(row.until_at)
        ];
        say.html("specialist-fate-held", &args)
    });
    screen.text = Html::lines([screen.text].into_iter().chain(lines));
    let mut offers: Vec<&HoldRow> = Vec::new();
    for row in held {
        if !offers.iter().any(|other| other.offer_id == row.offer_id) {
            offers.push(row);
        }
    }
    let rows = offers.into_iter().take(NAMED).map(|row| {
        let label = say.plain("specialist-fate-let-go-b32", &args![name = &row.name]);
        let offer = row.offer_id;
        vec![act(label, Act::LetGo { tenant, offer, state })]
    });
    // Above the way back.
    let at = screen.rows.len().saturating_sub(1);
    screen.rows.splice(at..at, rows);
    screen
}

#[derive(Clone, Copy)]
struct Counted {
    /// Times without bookings.
    free: usize,
    /// Bookings in the others.
    booked: usize,
}

fn fate_screen(chosen: &Chosen, state: SlotState, count: Counted, named: Vec<Html>, say: &Speaker) -> Screen {
    let tenant = chosen.tenant;
    let slots = args![count = chosen.count()];
    let deletes = state == SlotState::Deleted;
    let title = match deletes {
        true => say.html("specialist-fate-delete", &slots),
        false => say.html("specialist-fate-block", &slots),
    };
    let unnamed = count.booked.saturating_sub(named.len());
    let more = match unnamed {
        0 => Html::default(),
        count => say.html("specialist-day-more", &args![count = count]),
    };
    let stretches = match chosen.windows.len() {
        0 => Html::default(),
        count => say.html("specialist-fate-stretches", &args![count = count]),
    };
    let told = match (count.booked, &chosen.reason) {
        (0, _) if deletes => say.html("specialist-fate-free", &args![]),
        (0, _) => Html::default(),
        (_, Some(reason)) => say.html("specialist-fate-reason", &args![reason = reason]),
        (_, None) => say.html("specialist-fate-ask-reason", &args![]),
    };
    let booked = match count.booked {
        0 => Html::default(),
        count => say.html("specialist-fate-booked", &args![count = count]),
    };
    let state = number_of(state);
    let set = |label: String, fate: u32| act(label, Act::SetChosen { tenant, state, fate });
    let cancel = (count.booked > 0).then(|| {
        let bookings = args![count = count.booked];
        let label = match deletes {
            true => say.plain("specialist-fate-cancel-delete-b32", &bookings),
            false => say.plain("specialist-fate-cancel-block-b32", &bookings),
        };
        set(label, 2)
    });
    let keep = (count.free > 0).then(|| {
        let free = args![count = count.free];
        let label = match (deletes, count.booked) {
            (true, 0) => say.plain("specialist-fate-delete-free-b32", &free),
            (false, 0) => say.plain("specialist-fate-block-free-b32", &free),
            (_, _) => say.plain("specialist-fate-only-free-b32", &free),
        };
        set(label, 1)
    });
    let back = match (chosen.days, &chosen.slots[..]) {
        (0, [slot]) => Place::Slot { tenant, slot: *slot },
        _ => Place::Choose {
            tenant,
            from: chosen.from,
            days: chosen.days.max(1),
            page: 0,
        },
    };
    Screen::new([title, booked].into_iter().chain(named).chain([more, stretches, told]))
        .column(cancel)
        .column(keep)
        .foot(say, back)
}
