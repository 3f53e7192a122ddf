//! When somebody's weekly time is to be: the weekday, the hour, and whether it is meant so.

use super::Clocks;
use super::regulars::{clock, every, range, why};
use crate::args;
use crate::domain::ids::{ClientId, StandingId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::standing::{Holder, Pause, Regular, Weeks};
use crate::domain::zone::{Date, plus_days};
use crate::storage::kind::{self, KindRow};
use crate::storage::standing::{self as rows, StandingRow, State};
use crate::storage::tenant::TenantRow;
use crate::storage::{booking, client};
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::Html;
use crate::telegram::usual_week::weekday_of;
use crate::usecase::Outcome;
use crate::usecase::standing::{When, in_the_way, length};
use crate::usecase::standing_publish::{Fit, Looking};

/// Whole hours that are offered; others are typed.
const HOURS: std::ops::Range<u16> = 8..22;
/// Days that the question looks at.
const AHEAD: usize = 4;

/// Whose it is, or is to be.
struct Whose {
    tenant: TenantRow,
    name: String,
    client: ClientId,
    kind: KindRow,
    /// So many kinds can be chosen.
    offered: usize,
    length: u16,
    /// What it is now.
    now: Option<(StandingRow, Regular)>,
}

impl Whose {
    async fn load(scene: &mut Scene<'_>, id: TenantId, of: Holder) -> Outcome<Self> {
        let tenant = scene.own_tenant(id, Right::Bookings).await?;
        let kinds = kind::kinds(scene.conn, id).await?;
        let offered = kinds.iter().filter(|kind| kind.is_offered()).count();
        let kind = match of {
            Holder::Client(_) => kinds.into_iter().find(KindRow::is_offered),
            Holder::Of(_, kind) => kinds.into_iter().find(|row| row.kind_id == kind && row.is_offered()),
            Holder::Standing(standing) => {
                let row = rows::by_id(scene.conn, id, standing).await?.ok_or(Refusal::NotFound)?;
                kinds.into_iter().find(|kind| kind.kind_id == row.kind_id)
            }
        };
        let kind = kind.ok_or(Refusal::NotFound)?;
        match of {
            Holder::Client(client) | Holder::Of(client, _) => {
                let row = client::by_id(scene.conn, id, client).await?;
                let row = row.filter(|row| !row.name.is_empty()).ok_or(Refusal::NotFound)?;
                Ok(Self {
                    tenant,
                    client,
                    length: length(Some(&row), &kind),
                    name: row.name,
                    kind,
                    offered,
                    now: None,
                })
            }
            Holder::Standing(standing) => {
                let row = rows::by_id(scene.conn, id, standing).await?;
                let row = row.filter(StandingRow::is_active).ok_or(Refusal::NotFound)?;
                let regular = row.regular().ok_or(Refusal::NotFound)?;
                Ok(Self {
                    tenant,
                    client: row.client_id,
                    length: regular.time.span.length(),
                    name: row.client_name.clone(),
                    kind,
                    offered,
                    now: Some((row, regular)),
                })
            }
        }
    }

    /// What it is, where there is more than one thing that it could be.
    fn said_kind(&self) -> Html {
        match self.offered > 1 {
            true => Html::escaped(&self.kind.name),
            false => Html::default(),
        }
    }

    fn back(&self, of: Holder) -> Place {
        let tenant = self.tenant.id;
        match of {
            Holder::Client(client) | Holder::Of(client, _) => Place::Card { tenant, client },
            Holder::Standing(standing) => Place::Regular { tenant, standing },
        }
    }
}

pub async fn day(scene: &mut Scene<'_>, id: TenantId, of: Holder) -> Outcome<Screen> {
    let whose = Whose::load(scene, id, of).await?;
    if let (Holder::Client(client), true) = (of, whose.offered > 1) {
        return what(scene, &whose, client).await;
    }
    let say = scene.say;
    let now = whose.now.as_ref().map(|(_, regular)| {
        let args = args![
            every = every(regular.time.weekday, regular.weeks, say),
            range = range(regular, say)
        ];
        say.html("specialist-regular-now", &args)
    });
    let lines = [
        say.html("specialist-regular-when-title", &args![name = &whose.name]),
        now.unwrap_or_default(),
        whose.said_kind(),
        say.html("specialist-regular-when-ask", &args![]),
    ];
    let weeks = whose.now.as_ref().map_or(Weeks::Every, |(_, regular)| regular.weeks);
    let days = (1..=7u32).filter_map(|weekday| {
        let label = say.weekday_label(weekday_of(weekday)?);
        let place = Place::RegularHour {
            tenant: id,
            of,
            weekday,
            weeks,
        };
        Some(go(label, place))
    });
    let back = whose.back(of);
    Ok(Screen::new(lines).row(days).foot(say, back))
}

/// Of which kind it is to be.
async fn what(scene: &mut Scene<'_>, whose: &Whose, client: ClientId) -> Outcome<Screen> {
    let (say, tenant) = (scene.say, whose.tenant.id);
    let kinds = kind::kinds(scene.conn, tenant).await?;
    let kinds = kinds.iter().filter(|kind| kind.is_offered()).map(|kind| {
        let of = Holder::Of(client, kind.kind_id);
        let label = say.plain("specialist-regular-kind-b32", &args![label = &kind.name]);
        go(label, Place::RegularDay { tenant, of })
    });
    let lines = [
        say.html("specialist-regular-when-title", &args![name = &whose.name]),
        say.html("specialist-regular-kind-ask", &args![]),
    ];
    Ok(Screen::new(lines)
        .column(kinds)
        .foot(say, Place::Card { tenant, client }))
}

pub async fn hour(scene: &mut Scene<'_>, id: TenantId, of: Holder, (weekday, weeks): (u32, Weeks)) -> Outcome<Screen> {
    let whose = Whose::load(scene, id, of).await?;
    let day = weekday_of(weekday).ok_or(Refusal::NotFound)?;
    let today = whose.tenant.zone.date(scene.now);
    let there = rows::all(scene.conn, id, &today.to_string()).await?;
    let but = whose.now.as_ref().map(|(row, _)| row.standing_id);
    let say = scene.say;
    let cells = HOURS.map(|hour| {
        let when = When {
            weekday: day,
            start: hour * 60,
            minutes: whose.length,
            weeks,
        };
        let regular = when.time().map(|time| Regular {
            time,
            weeks,
            from: today,
            until: None,
        });
        let time = clock(hour * 60);
        let is_taken =
            regular.is_ok_and(|regular| in_the_way(&there, &whose.kind, whose.client, &regular, but).is_some());
        let label = match is_taken {
            true => say.plain("specialist-add-exists-b7", &args![time = time]),
            false => say.plain("specialist-add-time-b7", &args![time = time]),
        };
        let place = Place::RegularSure {
            tenant: id,
            of,
            weekday,
            minute: u32::from(hour) * 60,
            length: whose.length.into(),
            weeks,
        };
        go(label, place)
    });
    let lines = [
        say.html("specialist-regular-when-title", &args![name = &whose.name]),
        say.html(
            "specialist-regular-hour",
            &args![every = upper_first(&every(day, weeks, say))],
        ),
        say.html(
            "specialist-regular-hour-ask",
            &args![duration = say.duration(whose.length.into())],
        ),
    ];
    let turns = Weeks::ALL.map(|other| {
        let chosen = args![chosen = if other == weeks { "yes" } else { "no" }];
        let label = match other {
            Weeks::Every => say.plain("specialist-regular-weeks-every-b7", &chosen),
            Weeks::A => say.plain("specialist-regular-weeks-a-b7", &chosen),
            Weeks::B => say.plain("specialist-regular-weeks-b-b7", &chosen),
        };
        let place = Place::RegularHour {
            tenant: id,
            of,
            weekday,
            weeks: other,
        };
        go(label, place)
    });
    Ok(Screen::new(lines)
        .grid(cells, 4)
        .row(turns)
        .foot(say, Place::RegularDay { tenant: id, of }))
}

pub async fn sure(
    scene: &mut Scene<'_>,
    id: TenantId,
    of: Holder,
    (weekday, minute, length, weeks): (u32, u32, u32, Weeks),
) -> Outcome<Screen> {
    let whose = Whose::load(scene, id, of).await?;
    let small = |n: u32| u16::try_from(n).map_err(|_| Refusal::NotFound);
    let when = When {
        weekday: weekday_of(weekday).ok_or(Refusal::NotFound)?,
        start: small(minute)?,
        minutes: small(length)?,
        weeks,
    };
    let clocks = Clocks::of(scene, &whose.tenant);
    let today = clocks.today();
    let regular = Regular {
        time: when.time()?,
        weeks,
        from: today,
        until: None,
    };
    let there = rows::all(scene.conn, id, &today.to_string()).await?;
    let but = whose.now.as_ref().map(|(row, _)| row.standing_id);
    let other = in_the_way(&there, &whose.kind, whose.client, &regular, but).cloned();
    let found = fits(scene, &whose, &regular, today).await?;
    let say = scene.say;
    let free = found.iter().find(|(_, why)| why.is_none());
    let from = free.map(|(day, _)| say.html("specialist-regular-from", &args![day = say.date(*day, today)]));
    let left: Vec<Html> = found
        .iter()
        .filter_map(|(day, left)| {
            let why = why(Some((*left)?), say)?;
            let args = args![day = say.date(*day, today), why = why];
            Some(say.html("specialist-regular-left", &args))
        })
        .collect();
    let overlap = other.as_ref().map(|row| {
        let time = clock(u16::try_from(row.wall_minute).unwrap_or(0));
        let day = say.weekday_label(when.weekday);
        say.html(
            "specialist-regulars-taken",
            &args![name = &row.client_name, day = day, time = time],
        )
    });
    let title = args![
        every = upper_first(&every(when.weekday, weeks, say)),
        range = range(&regular, say),
        name = &whose.name
    ];
    let head = [
        match of {
            Holder::Client(_) | Holder::Of(..) => say.html("specialist-regular-sure", &title),
            Holder::Standing(_) => say.html("specialist-regular-sure-move", &title),
        },
        whose.said_kind(),
        from.unwrap_or_default(),
        overlap.unwrap_or_default(),
    ];
    let done = other.is_none().then(|| {
        let label = match of {
            Holder::Client(_) | Holder::Of(..) => say.plain("specialist-regular-sure-b32", &args![]),
            Holder::Standing(_) => say.plain("specialist-regular-sure-move-b32", &args![]),
        };
        let set = Act::RegularSet {
            tenant: id,
            of,
            weekday,
            minute,
            length,
            weeks,
        };
        act(label, set)
    });
    let back = Place::RegularHour {
        tenant: id,
        of,
        weekday,
        weeks,
    };
    Ok(Screen::new(head.into_iter().chain(left)).column(done).foot(say, back))
}

/// The first days that it would be on, and what stands in the way of each.
async fn fits(
    scene: &mut Scene<'_>,
    whose: &Whose,
    regular: &Regular,
    today: Date,
) -> Outcome<Vec<(Date, Option<&'static str>)>> {
    let id = whose.tenant.id;
    let days: Vec<Date> = regular
        .days(&[] as &[Pause], today, plus_days(today, 62))
        .into_iter()
        .filter(|day| {
            regular
                .time
                .span
                .on_day(whose.tenant.zone, *day)
                .is_ok_and(|at| at.start > scene.now)
        })
        .take(AHEAD)
        .collect();
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Ok(Vec::new());
    };
    let mut looking = Looking::of(scene.conn, &whose.tenant, *first, *last).await?;
    if let Some((row, _)) = &whose.now {
        for came in rows::came_of(scene.conn, id, row.standing_id, &today.to_string()).await? {
            let own = match came.booking_id {
                Some(booking) => booking::by_id(scene.conn, id, booking).await?,
                None => None,
            };
            if let Some(own) = own.filter(|own| own.seat.is_some()) {
                looking.freed(&own);
            }
        }
    }
    let row = StandingRow {
        standing_id: StandingId(0),
        client_id: whose.client,
        kind_id: whose.kind.kind_id,
        weekday: 1,
        wall_minute: 0,
        minutes: 60,
        weeks: regular.weeks.as_str().to_owned(),
        from_day: today.to_string(),
        until_day: None,
        price: None,
        state: State::Active.as_str().to_owned(),
        client_name: whose.name.clone(),
        client_banned_at: None,
    };
    let mut found = Vec::new();
    for day in days {
        let fit = looking
            .fit(scene.conn, &whose.tenant, (&row, regular), day, scene.now)
            .await?;
        found.push(match fit {
            Fit::Left(why) => (day, Some(why)),
            Fit::Slot(..) | Fit::Made(_) | Fit::Theirs(..) => (day, None),
        });
    }
    Ok(found)
}
