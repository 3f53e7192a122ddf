//! A tenant's front door: the nearest booking, and the way to the next.

use super::{price, status, zone_note};
use crate::args;
use crate::domain::acting::May;
use crate::domain::ids::TenantId;
use crate::domain::zone::Date;
use crate::storage::{booking, tenant, watch};
use crate::telegram::callback::Place;
use crate::telegram::format::capped;
use crate::telegram::screen::{Scene, Screen, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::views::ahead;
use crate::usecase::views::balances::besides;
use crate::usecase::views::claimed::owing;
use crate::usecase::{Outcome, acting};

struct View {
    tenant: TenantId,
    name: String,
    /// When the nearest booking is, and its status.
    next: Option<(String, Html)>,
    active: usize,
    watches: usize,
    zone_note: Html,
    /// The specialist looks at their own page.
    preview: bool,
    /// The person never booked here, and is told what is kept about them.
    newcomer: bool,
    /// They act for several.
    family: bool,
    /// They may book, for somebody.
    books: bool,
    others: bool,
    /// What is to be paid, if anything.
    owed: Option<String>,
    today: Date,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let (tenant, preview) = scene.visited_tenant(id).await?;
    let person = scene.me.person_id;
    let active = booking::active_of_person(scene.conn, id, person, scene.now).await?;
    let wards = acting::wards(scene.conn, id, person).await?;
    let names = acting::names(scene.conn, id, person).await?;
    let hours = scene.hours(scene.say, &tenant);
    let next = match active.first() {
        Some(first) => {
            let workflow = scene.flows.of(scene.conn, id, first.workflow_version).await?;
            Some((
                scene
                    .say
                    .named(names.of(first.client_id), hours.when(first.start_at, first.end_at)),
                status(scene.say, &workflow, first),
            ))
        }
        None => None,
    };
    let newcomer = !preview && wards.is_empty();
    let known = tenant::visited_by(scene.conn, person)
        .await?
        .iter()
        .filter(|other| other.id != id)
        .count()
        + tenant::run_by(scene.conn, person).await?.len();
    let owed = owing(scene.conn, id, person).await?.sum();
    let owed = owed + ahead::of_person(scene.conn, &tenant, person, scene.now).await?.to_pay();
    let owed = owed + besides(scene.conn, id, person).await?;
    let view = View {
        tenant: id,
        name: tenant.name.clone(),
        next,
        active: active.iter().filter(|row| !row.asks_to_move()).count(),
        watches: watch::of_person(scene.conn, id, person, scene.now).await?.len(),
        // Where nobody has said, the hours above name their place themselves.
        zone_note: if hours.unsaid {
            Html::default()
        } else {
            zone_note(&hours)
        },
        preview,
        newcomer,
        family: names.are_said(),
        books: wards.is_empty() || wards.iter().any(|ward| ward.may(May::Book)),
        others: known > 0,
        owed: price(scene.say, &tenant, owed),
        today: tenant.zone.date(scene.now),
    };
    Ok(screen(&view, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let title = say.html("client-home-title", &args![tenant = &view.name]);
    if view.preview {
        let lines = [say.html("client-preview", &args![]), title];
        let book = go(
            say.plain("client-home-book-b32", &args![]),
            Place::Month {
                tenant,
                month: view.today,
            },
        );
        let leave = go(say.plain("client-preview-leave-b32", &args![]), Place::Tutor { tenant });
        return Screen::new(lines).row([book]).row([leave]);
    }
    let (next, status) = match &view.next {
        Some((when, status)) => (say.html("client-home-next", &args![when = when]), status.clone()),
        None if view.newcomer => (
            say.html("client-welcome", &args![]),
            say.html("client-welcome-kept", &args![]),
        ),
        None if !view.books => (say.html("client-family-home", &args![]), Html::default()),
        None => (say.html("client-home-empty", &args![]), Html::default()),
    };
    let bookings = match view.active {
        0 => say.plain("client-home-bookings-none-b16", &args![]),
        n => say.plain("client-home-bookings-b16", &args![count = capped(n)]),
    };
    let watches = match view.watches {
        0 => say.plain("client-watch-home-b16", &args![]),
        n => say.plain("client-watch-home-count-b16", &args![count = capped(n)]),
    };
    let settings = go(say.plain("common-settings-b16", &args![]), Place::Settings);
    let remind = go(
        say.plain("client-home-remind-b16", &args![]),
        Place::Reminders { tenant },
    );
    let others = view.others.then(|| {
        go(
            say.plain("client-home-specialists-b16", &args![]),
            Place::Specialists { page: 0 },
        )
    });
    let week = view.others.then(|| {
        go(
            say.plain("client-week-b32", &args![]),
            Place::MyWeek { from: view.today },
        )
    });
    let owed = view.owed.as_ref().map(|sum| {
        let label = say.plain("client-owing-home-b32", &args![price = sum]);
        go(label, Place::Owing { of: Some(tenant) })
    });
    let kept = view
        .newcomer
        .then(|| go(say.plain("client-kept-b32", &args![]), Place::Kept));
    let book = go(
        say.plain("client-home-book-b32", &args![]),
        Place::Month {
            tenant,
            month: view.today,
        },
    );
    let family = view.family.then(|| super::family::button(say, tenant));
    Screen::new([title, next, status, view.zone_note.clone()])
        .row(view.books.then_some(book))
        .column(owed)
        .row([
            go(bookings, Place::Bookings { tenant, page: 0 }),
            go(watches, Place::Watches { tenant }),
        ])
        .column(week)
        .row([remind, super::write::button(say, tenant, None)])
        .column(family)
        .row(others.into_iter().chain([settings]))
        .column(kept)
}
