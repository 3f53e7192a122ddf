//! Several kinds of service: which one is asked first, and the screens behind it show the times of that one alone.

use super::service;
use crate::args;
use crate::domain::ids::{KindId, SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::zone::Date;
use crate::storage::kind;
use crate::storage::pack;
use crate::storage::slot::{self, FreeRow, KindRow};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Listing, Place};
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Scene, Screen, go};
use crate::telegram::texts::Html;
use crate::usecase::Outcome;
use crate::usecase::acting;
use crate::usecase::price::price_for;
use crate::usecase::views::free::Moving;

/// What a client looks among: all kinds of service, or the one they chose.
#[derive(Clone, Copy, Debug)]
pub struct Among {
    pub tenant: TenantId,
    pub kind: Option<KindId>,
    /// The booking that is to be at another time.
    pub moving: Option<Moving>,
}

/// What `view` of a place means; above them all, weekdays from Monday on.
const MONTH: u32 = 0;
const DAY: u32 = 1;
const NEAREST: u32 = 2;

impl Among {
    pub fn all(tenant: TenantId) -> Self {
        Self {
            tenant,
            kind: None,
            moving: None,
        }
    }

    pub fn takes(self, slot: &FreeRow) -> bool {
        self.kind.is_none_or(|kind| kind == slot.kind_id)
    }

    fn place(self, view: u32, day: Date, of_all: Place) -> Place {
        let tenant = self.tenant;
        if let Some(moving) = self.moving {
            let list = match view {
                MONTH => Listing::Month(day),
                DAY => Listing::Day(day),
                NEAREST => Listing::Nearest,
                weekday => Listing::Weekday(day, weekday - NEAREST),
            };
            let booking = moving.booking;
            return Place::Move { tenant, booking, list };
        }
        match self.kind {
            Some(kind) => Place::OfKind {
                tenant,
                kind,
                view,
                day,
            },
            None => of_all,
        }
    }

    /// The question before a time is taken.
    pub fn chosen(self, slot: SlotId) -> Place {
        let tenant = self.tenant;
        match self.moving {
            Some(Moving { booking, .. }) => Place::MoveAsk { tenant, booking, slot },
            None => Place::Confirm { tenant, slot },
        }
    }

    /// Which booking would be at the time that is chosen.
    pub fn line(self, hours: &Hours<'_>) -> Html {
        self.moving.map_or_else(Html::default, |moving| {
            let when = hours.when(moving.start, moving.end);
            hours.say.html("client-move-now", &args![when = when])
        })
    }

    pub fn month(self, month: Date) -> Place {
        let tenant = self.tenant;
        self.place(MONTH, month, Place::Month { tenant, month })
    }

    pub fn day(self, day: Date) -> Place {
        let tenant = self.tenant;
        self.place(DAY, day, Place::Day { tenant, day })
    }

    /// `today` is any day.
    pub fn nearest(self, today: Date) -> Place {
        self.place(NEAREST, today, Place::Nearest { tenant: self.tenant })
    }

    pub fn weekday(self, month: Date, weekday: u32) -> Place {
        let tenant = self.tenant;
        let of_all = Place::Weekday { tenant, month, weekday };
        self.place(NEAREST + weekday, month, of_all)
    }
}

/// A screen for one kind of service.
pub async fn draw(scene: &mut Scene<'_>, tenant: TenantId, kind: KindId, view: u32, day: Date) -> Outcome<Screen> {
    scene.visited_tenant(tenant).await?;
    let kinds = slot::kinds(scene.conn, tenant).await?;
    if !kinds.iter().any(|row| row.kind_id == kind) {
        return Err(Refusal::NotFound.into());
    }
    let among = Among {
        tenant,
        kind: Some(kind),
        moving: None,
    };
    match view {
        MONTH => super::month::draw(scene, among, day).await,
        DAY => super::day::draw(scene, among, day).await,
        NEAREST => super::nearest::draw(scene, among).await,
        weekday if weekday <= NEAREST + 7 => super::nearest::weekday(scene, among, day, weekday - NEAREST).await,
        _ => Err(Refusal::NotFound.into()),
    }
}

/// Which of several; `None` where there is nothing to be asked.
pub async fn ask(scene: &mut Scene<'_>, tenant: &TenantRow, among: Among, month: Date) -> Outcome<Option<Screen>> {
    let kinds = kind::offered(scene.conn, tenant.id, scene.now).await?;
    if among.kind.is_some() || kinds.len() < 2 {
        return Ok(None);
    }
    let bookers = acting::bookers(scene.conn, tenant.id, scene.me.person_id, scene.now).await?;
    let say = scene.say;
    let pack = pack::of_client(scene.conn, tenant.id, bookers.client()).await?;
    let cost = |kind: &KindRow| price_for(bookers.client(), pack.as_ref(), kind.price);
    let lines = kinds
        .iter()
        .map(|kind| service(say, tenant, &kind.name, kind.minutes, cost(kind)));
    let buttons = kinds.iter().map(|kind| {
        let of_kind = Among {
            kind: Some(kind.kind_id),
            ..among
        };
        let duration = say.duration(kind.minutes);
        let label = match super::price(say, tenant, cost(kind)) {
            Some(price) => {
                let args = args![name = &kind.name, duration = duration, price = price];
                say.plain("client-kind-priced-b32", &args)
            }
            None => say.plain("client-kind-b32", &args![name = &kind.name, duration = duration]),
        };
        go(label, of_kind.month(month))
    });
    let title = say.html("client-kinds-title", &args![]);
    let screen = Screen::new([title].into_iter().chain(lines))
        .column(buttons)
        .foot(say, Place::Client { tenant: tenant.id });
    Ok(Some(screen))
}

/// The names of several kinds, by which their times are told apart where all stand together; empty where one will do.
pub async fn names(scene: &mut Scene<'_>, among: Among) -> Outcome<Vec<KindRow>> {
    let kinds = kind::offered(scene.conn, among.tenant, scene.now).await?;
    Ok(if among.kind.is_some() || kinds.len() < 2 {
        Vec::new()
    } else {
        kinds
    })
}

impl Moving {
    /// The booking's own screen.
    pub fn place(self, tenant: TenantId) -> Place {
        let booking = self.booking;
        Place::Booking { tenant, booking }
    }
}
