//! Kinds of service: the list, one of them, and what is asked to change it.

use super::Clocks;
use super::settings::Group;
use crate::args;
use crate::domain::ids::{KindId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::kind::{self, KindRow};
use crate::storage::tenant::TenantRow;
use crate::storage::window;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::{price, service};
use crate::telegram::screen::{PAGE, Scene, Screen, act, go, pages};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::kinds::{MOST, PLACE_LONGEST};

/// Stretches that are named where not all starts have room.
const CUT: usize = 3;

/// What of a kind, or of a time, a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Name,
    Length,
    Price,
    Seats,
    Place,
    /// Of a time alone.
    Note,
}

impl Field {
    pub const ALL: [Self; 6] = [
        Self::Name,
        Self::Length,
        Self::Price,
        Self::Seats,
        Self::Place,
        Self::Note,
    ];

    pub fn of(n: u32) -> Option<Self> {
        Self::ALL.get(n as usize).copied()
    }

    pub fn n(self) -> u32 {
        self as u32
    }
}

/// The lengths of a meeting to choose from, and numbers of seats.
pub const LENGTHS: [u32; 8] = [30, 45, 50, 60, 75, 90, 120, 180];
pub const SEATS: [u32; 8] = [1, 2, 3, 4, 6, 8, 10, 12];

/// "English, 60 minutes · 1 500 ₽ · 4 seats".
fn line(say: &Speaker, tenant: &TenantRow, kind: &KindRow) -> Html {
    let of_kind = service(say, tenant, &kind.name, kind.minutes, kind.price);
    match (kind.is_offered(), kind.seats) {
        (false, _) => say.html("settings-kind-line-retired", &args![service = of_kind]),
        (true, 1) => say.html("settings-kind-line", &args![service = of_kind]),
        (true, seats) => say.html("settings-kind-line-group", &args![service = of_kind, seats = seats]),
    }
}

pub async fn list(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let mut kinds = kind::kinds(scene.conn, id).await?;
    kinds.sort_by_key(|kind| !kind.is_offered());
    let say = scene.say;
    let of = pages(kinds.len());
    let page = page.min(of - 1);
    let shown = || kinds.iter().skip((page * PAGE) as usize).take(PAGE as usize);
    let place = match tenant.policy.place.as_str() {
        "" => Html::default(),
        place => say.html("common-place", &args![place = place]),
    };
    let note = match tenant.policy.note.as_str() {
        "" => Html::default(),
        note => say.html("common-note", &args![note = note]),
    };
    let rest = match tenant.policy.buffer {
        0 => Html::default(),
        minutes => say.html("settings-pause-now", &args![duration = say.duration(minutes.into())]),
    };
    let mut cut = window::ahead(scene.conn, id, scene.now).await?;
    cut.retain(|row| row.left_out > 0);
    let left_out = match cut.len() {
        0 => Html::default(),
        count => say.html("settings-kinds-left-out", &args![count = count]),
    };
    let clocks = Clocks::of(scene, &tenant);
    let hours = clocks.hours(say);
    let ways = cut.iter().take(CUT).map(|row| {
        let args = args![
            day = say.date_short(hours.date(row.start_at)),
            range = hours.short_range(row.start_at, row.end_at)
        ];
        let window = row.window_id;
        go(
            say.plain("settings-kinds-left-out-b32", &args),
            Place::Window { tenant: id, window },
        )
    });
    let lines = [
        say.html("settings-kinds-title", &args![]),
        say.html("settings-kinds-explain", &args![]),
    ]
    .into_iter()
    .chain(shown().map(|kind| line(say, &tenant, kind)))
    .chain([place, note, rest, left_out]);
    let rows = shown().map(|kind| {
        let label = say.plain("settings-kind-b32", &args![name = &kind.name]);
        let kind = kind.kind_id;
        go(label, Place::Kind { tenant: id, kind })
    });
    let add = (kinds.len() < MOST).then(|| {
        go(
            say.plain("settings-kinds-add-b32", &args![]),
            Place::KindNew { tenant: id },
        )
    });
    let place = go(
        say.plain("settings-kinds-place-b32", &args![]),
        Place::PlaceAsk { tenant: id },
    );
    let note = go(say.plain("settings-note-b32", &args![]), Place::NoteAsk { tenant: id });
    let pause = go(
        say.plain("settings-pause-b32", &args![]),
        Place::PauseAsk { tenant: id },
    );
    Ok(Screen::new(lines)
        .column(rows)
        .pages(say, page, of, |page| Place::Kinds { tenant: id, page })
        .column(add)
        .row([place])
        .row([note])
        .row([pause])
        .column(ways)
        .foot(say, Group::Lessons.place(id)))
}

async fn found(scene: &mut Scene<'_>, tenant: TenantId, id: KindId) -> Outcome<KindRow> {
    let kinds = kind::kinds(scene.conn, tenant).await?;
    let found = kinds.into_iter().find(|kind| kind.kind_id == id);
    Ok(found.ok_or(Refusal::NotFound)?)
}

pub async fn one(scene: &mut Scene<'_>, id: TenantId, kind: KindId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let row = found(scene, id, kind).await?;
    let usual = super::default_kind(scene, id).await?.kind_id == kind;
    Ok(one_screen(&tenant, &row, usual, scene.say))
}

fn one_screen(of: &TenantRow, row: &KindRow, usual: bool, say: &Speaker) -> Screen {
    let (tenant, kind) = (of.id, row.kind_id);
    let duration = say.duration(row.minutes);
    let cost = price(say, of, row.price);
    let terms = match &cost {
        Some(price) => say.html(
            "settings-kind-terms-priced",
            &args![duration = &duration, price = price],
        ),
        None => say.html("settings-kind-terms", &args![duration = &duration]),
    };
    let lines = [
        say.html("settings-kind-title", &args![name = &row.name]),
        terms,
        match row.seats {
            1 => Html::default(),
            seats => say.html("settings-kind-seats", &args![count = seats]),
        },
        match row.place.as_str() {
            "" => Html::default(),
            place => say.html("common-place", &args![place = place]),
        },
        match (row.is_offered(), usual) {
            (false, _) => say.html("settings-kind-retired", &args![]),
            (true, true) => say.html("settings-kind-usual", &args![]),
            (true, false) => Html::default(),
        },
    ];
    let ask = |field: Field| Place::KindAsk {
        tenant,
        kind,
        field: field.n(),
    };
    let cost = match &cost {
        Some(price) => say.plain("specialist-add-price-b16", &args![price = price]),
        None => say.plain("specialist-add-price-none-b16", &args![]),
    };
    let name = go(say.plain("settings-kind-name-b16", &args![]), ask(Field::Name));
    let length = go(
        say.plain("specialist-add-length-b16", &args![duration = &duration]),
        ask(Field::Length),
    );
    let seats = go(
        say.plain("specialist-slot-seats-b16", &args![count = row.seats]),
        ask(Field::Seats),
    );
    let place = go(say.plain("specialist-slot-place-b16", &args![]), ask(Field::Place));
    let retired = row.is_offered();
    let retire = match retired {
        true => say.plain("settings-kind-retire-b16", &args![]),
        false => say.plain("settings-kind-back-b16", &args![]),
    };
    let make_usual = (row.is_offered() && !usual).then(|| {
        act(
            say.plain("settings-kind-make-usual-b16", &args![]),
            Act::UsualKind { tenant, kind },
        )
    });
    Screen::new(lines)
        .row([length, go(cost, ask(Field::Price))])
        .row([seats, place])
        .row([name])
        .row(
            make_usual
                .into_iter()
                .chain([act(retire, Act::RetireKind { tenant, kind, retired })]),
        )
        .foot(say, Place::Kinds { tenant, page: 0 })
}

pub async fn ask(scene: &mut Scene<'_>, id: TenantId, kind: KindId, field: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let row = found(scene, id, kind).await?;
    let field = Field::of(field).ok_or(Refusal::NotFound)?;
    let say = scene.say;
    let name = &row.name;
    let (mut choices, mut clear) = (Vec::new(), None);
    let value = |label: String, now: bool, value: u32| {
        if now {
            let label = say.plain("common-chosen-b16", &args![label = label]);
            return go(label, Place::Kind { tenant: id, kind });
        }
        let label = say.plain("common-choice-b16", &args![label = label]);
        let field = field.n();
        act(
            label,
            Act::KindValue {
                tenant: id,
                kind,
                field,
                value,
            },
        )
    };
    let line = match field {
        Field::Name => say.html("settings-kind-ask-name", &args![name = name]),
        Field::Length => {
            let of = |minutes: &u32| {
                let now = i64::from(*minutes) == row.minutes;
                value(say.duration(i64::from(*minutes)), now, *minutes)
            };
            choices = LENGTHS.iter().map(of).collect();
            say.html("settings-kind-ask-length", &args![name = name])
        }
        Field::Price => {
            let none = || say.plain("settings-price-none", &args![]);
            let now = price(say, &tenant, row.price).unwrap_or_else(none);
            let args = args![name = name, price = now, currency = &tenant.currency];
            say.html("settings-kind-ask-price", &args)
        }
        Field::Seats => {
            let of = |seats: &u32| value(seats.to_string(), i64::from(*seats) == row.seats, *seats);
            choices = SEATS.iter().map(of).collect();
            say.html("settings-kind-ask-seats", &args![name = name])
        }
        Field::Place => {
            let field = field.n();
            clear = (!row.place.is_empty()).then(|| {
                let drop = say.plain("specialist-clear-b32", &args![]);
                act(
                    drop,
                    Act::KindClear {
                        tenant: id,
                        kind,
                        field,
                    },
                )
            });
            place_lines(say, name, &row.place)
        }
        Field::Note => return Err(Refusal::NotFound.into()),
    };
    Ok(Screen::new([line])
        .grid(choices, 2)
        .column(clear)
        .foot(say, Place::Kind { tenant: id, kind }))
}

/// What is asked for a place; `of` is what it is the place of.
pub fn place_lines(say: &Speaker, of: &str, now: &str) -> Html {
    Html::lines([
        say.html("specialist-place-title", &args![name = of]),
        match now {
            "" => Html::default(),
            place => say.html("common-place", &args![place = place]),
        },
        say.html("specialist-place-ask", &args![count = PLACE_LONGEST]),
    ])
}

pub async fn ask_name(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Settings).await?;
    let say = scene.say;
    Ok(Screen::new([say.html("settings-kind-new-ask", &args![])]).foot(say, Place::Kinds { tenant: id, page: 0 }))
}

pub async fn ask_place(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let (say, now) = (scene.say, &tenant.policy.place);
    let of = say.plain("settings-kinds-place-all", &args![]);
    let clear =
        (!now.is_empty()).then(|| act(say.plain("specialist-clear-b32", &args![]), Act::NoPlace { tenant: id }));
    Ok(Screen::new([place_lines(say, &of, now)])
        .column(clear)
        .foot(say, Place::Kinds { tenant: id, page: 0 }))
}
