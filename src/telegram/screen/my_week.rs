//! A person's own seven days: what they have booked with all their specialists together, and where two of them clash.

use chrono::Datelike;

use super::client::icon;
use super::hours::Hours;
use super::{Scene, Screen, go, me};
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::names::folded;
use crate::domain::zone::{Date, Zone, plus_days};
use crate::storage::booking::BookingRow;
use crate::storage::own_booking;
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::Place;
use crate::telegram::format::upper_first;
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::{Outcome, acting};

const DAYS: i64 = 7;
/// How far to both sides one can leaf.
const REACH: i64 = 26 * DAYS;
/// What a screen has room for.
const ROWS: usize = 40;
const CLASHES: usize = 3;

struct View {
    from: Date,
    today: Date,
    rows: Vec<(TenantId, BookingId, String)>,
    clashes: Vec<Html>,
    /// How many more there are of both than there is room for.
    more_rows: usize,
    more_clashes: usize,
    zone_note: Html,
    /// The only specialist the person has, to book with.
    only: Option<TenantId>,
    any: bool,
}

/// A booking with whom it is.
struct Booked {
    row: BookingRow,
    name: String,
    icon: String,
    /// Of several clients of the reader's.
    whose: Option<String>,
}

pub async fn draw(scene: &mut Scene<'_>, from: Date) -> Outcome<Screen> {
    let specialists = me::open_to(scene).await?;
    let (zone, zone_note) = zone(scene, &specialists);
    let today = zone.date(scene.now);
    let from = from.clamp(plus_days(today, -REACH), plus_days(today, REACH));
    let (start, end) = (zone.day(from).0, zone.day(plus_days(from, DAYS - 1)).1);
    let mut booked = Vec::new();
    for tenant in &specialists {
        let names = acting::names(scene.conn, tenant.id, scene.me.person_id).await?;
        for row in own_booking::between(scene.conn, tenant.id, scene.me.person_id, start, end).await? {
            let workflow = scene.flows.of(scene.conn, tenant.id, row.workflow_version).await?;
            booked.push(Booked {
                icon: icon(&workflow, &row),
                name: tenant.name.clone(),
                whose: names.of(row.client_id).map(str::to_owned),
                row,
            });
        }
    }
    booked.sort_by_key(|booked| (booked.row.start_at, booked.row.tenant_id, booked.row.booking_id));
    let hours = Hours {
        say: scene.say,
        reader: zone,
        tenant: zone,
        now: scene.now,
        unsaid: false,
    };
    let clashes = clashes(&booked);
    let in_clash = |row: &BookingRow| {
        let same = |other: &BookingRow| other.tenant_id == row.tenant_id && other.booking_id == row.booking_id;
        clashes.iter().any(|(one, other)| same(&one.row) || same(&other.row))
    };
    let label = |booked: &Booked| {
        let icon = if in_clash(&booked.row) { "⚠️" } else { &booked.icon };
        let args = args![
            icon = icon,
            day = short_day(scene.say, hours.date(booked.row.start_at)),
            time = hours.time(booked.row.start_at),
            name = scene.say.named(booked.whose.as_deref(), booked.name.clone())
        ];
        scene.say.plain("client-week-row-b32", &args)
    };
    let view = View {
        from,
        today,
        rows: booked
            .iter()
            .take(ROWS)
            .map(|booked| (booked.row.tenant_id, booked.row.booking_id, label(booked)))
            .collect(),
        clashes: clashes
            .iter()
            .take(CLASHES)
            .map(|(one, other)| clash(&hours, one, other))
            .collect(),
        more_rows: booked.len().saturating_sub(ROWS),
        more_clashes: clashes.len().saturating_sub(CLASHES),
        zone_note,
        only: match specialists.as_slice() {
            [only] => Some(only.id),
            _ => None,
        },
        any: !specialists.is_empty(),
    };
    Ok(screen(&view, scene.say))
}

/// `вт 24`: the month stands above.
fn short_day(say: &Speaker, date: Date) -> String {
    let args = args![weekday = say.weekday(date), day = date.day()];
    say.plain("client-week-day", &args)
}

/// The person's own zone; without one, that of the specialist last used, named.
fn zone(scene: &Scene<'_>, specialists: &[TenantRow]) -> (Zone, Html) {
    if let Some(own) = scene.own_zone() {
        return (own, Html::default());
    }
    let last = specialists.iter().find(|tenant| Some(tenant.id) == scene.last);
    let Some(tenant) = last.or(specialists.first()) else {
        return (Zone::UTC, Html::default());
    };
    let place = scene.say.city(tenant.zone.name());
    (tenant.zone, scene.say.html("client-week-zone", &args![place = place]))
}

/// Pairs that share a moment and are with different specialists. The bookings are in order of their starts.
fn clashes(booked: &[Booked]) -> Vec<(&Booked, &Booked)> {
    let mut found = Vec::new();
    for (n, one) in booked.iter().enumerate() {
        let during = |other: &&Booked| other.row.start_at < one.row.end_at;
        let others = booked[n + 1..].iter().take_while(during);
        found.extend(
            others
                .filter(|other| other.row.tenant_id != one.row.tenant_id && may_be_same(one, other))
                .map(|other| (one, other)),
        );
    }
    found
}

/// Two children can be at two places at once.
fn may_be_same(one: &Booked, other: &Booked) -> bool {
    match (&one.whose, &other.whose) {
        (Some(one), Some(other)) => folded(one) == folded(other),
        (_, _) => true,
    }
}

fn clash(hours: &Hours<'_>, one: &Booked, other: &Booked) -> Html {
    let at: Moment = one.row.start_at.max(other.row.start_at);
    let args = args![
        when = upper_first(&hours.moment(at)),
        one = &one.name,
        other = &other.name
    ];
    hours.say.html("client-week-clash", &args)
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let days = say.days(view.from, plus_days(view.from, DAYS - 1));
    let mut lines = vec![
        say.html("client-week-title", &args![days = days]),
        view.zone_note.clone(),
    ];
    lines.extend(view.clashes.iter().cloned());
    if view.more_clashes > 0 {
        lines.push(say.html("client-week-more", &args![count = view.more_clashes]));
    }
    if view.rows.is_empty() {
        lines.push(say.html("client-week-empty", &args![]));
    }
    if view.more_rows > 0 {
        lines.push(say.html("client-week-more", &args![count = view.more_rows]));
    }
    let rows = view.rows.iter().map(|(tenant, booking, label)| {
        let place = Place::Booking {
            tenant: *tenant,
            booking: *booking,
        };
        go(label.clone(), place)
    });
    let book = (view.rows.is_empty() && view.any).then(|| {
        let place = match view.only {
            Some(tenant) => Place::Month {
                tenant,
                month: view.from.max(view.today),
            },
            None => Place::Specialists { page: 0 },
        };
        go(say.plain("client-home-book-b32", &args![]), place)
    });
    let leaf = |days: i64, label: String| {
        let from = plus_days(view.from, days);
        let within = (from - view.today).num_days().abs() <= REACH;
        within.then(|| go(label, Place::MyWeek { from }))
    };
    let now = (view.from != view.today).then(|| {
        go(
            say.plain("client-week-now-b7", &args![]),
            Place::MyWeek { from: view.today },
        )
    });
    let leaves = leaf(-DAYS, say.plain("common-prev-b4", &args![]))
        .into_iter()
        .chain(now)
        .chain(leaf(DAYS, say.plain("common-next-b4", &args![])));
    Screen::new(lines)
        .column(rows)
        .column(book)
        .row(leaves)
        .foot(say, Place::Specialists { page: 0 })
}
