//! Regular times of many at once, by pasted lines, which also make the clients who are not there yet.

use std::collections::{BTreeMap, HashMap};

use super::note::counted;
use super::standing::{self, Begin, When, in_the_way};
use super::{Outcome, Work};
use crate::domain::deed::Deed;
use crate::domain::ids::{ClientId, StandingId};
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::names;
use crate::domain::pattern::WeeklyTime;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::slot::WallSpan;
use crate::domain::standing::{MOST, MOST_LINES, Regular, RegularNews};
use crate::domain::typed::{RegularFault, RegularLine, parse_regular};
use crate::domain::zone::{Date, Weekday};
use crate::storage::client::{self, ClientRow};
use crate::storage::kind::{self, KindRow};
use crate::storage::standing::{self as rows, StandingRow};
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Fault, clients};

pub struct Line {
    pub text: String,
    pub read: Result<Planned, Wrong>,
}

/// A line that can be put down.
pub struct Planned {
    pub line: RegularLine,
    pub minutes: u16,
    /// The last day, where the line names one.
    pub until: Option<Date>,
    /// `None`: a client is made.
    pub client: Option<ClientId>,
}

/// Why a line cannot be.
pub enum Wrong {
    Fault(RegularFault),
    /// Somebody has that time already, by their own regular or by a line above.
    Overlap {
        who: String,
        weekday: Weekday,
        span: WallSpan,
    },
    /// Several clients have that name.
    Namesakes,
    /// Its last day is past.
    Over,
}

/// The lines of a paste, each with what it would do now.
pub async fn look(conn: &mut Conn, tenant: &TenantRow, text: &str, now: Moment) -> Outcome<(KindRow, Vec<Line>)> {
    let kinds = kind::kinds(conn, tenant.id).await?;
    let kind = kinds.into_iter().find(KindRow::is_offered);
    let kind = kind.ok_or_else(|| Fault::Bug(format!("tenant {} has no kind of service", tenant.id)))?;
    let currency = Currency::parse(&tenant.currency).map_err(|_| Refusal::TypedAmount)?;
    let today = tenant.zone.date(now);
    let mut there = rows::all(conn, tenant.id, &today.to_string()).await?;
    let (mut lines, mut new) = (Vec::new(), HashMap::new());
    let typed: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if typed.is_empty() || typed.len() > MOST_LINES {
        return Err(Refusal::TooManyLines {
            limit: MOST_LINES as i64,
        }
        .into());
    }
    for (n, text) in typed.into_iter().enumerate() {
        let read = match parse_regular(text, currency) {
            Err(fault) => Err(Wrong::Fault(fault)),
            Ok(line) => one(conn, tenant, &kind, line, (&mut there, &mut new), (n, today)).await?,
        };
        lines.push(Line {
            text: text.to_owned(),
            read,
        });
    }
    Ok((kind, lines))
}

async fn one(
    conn: &mut Conn,
    tenant: &TenantRow,
    kind: &KindRow,
    line: RegularLine,
    (there, newcomers): (&mut Vec<StandingRow>, &mut HashMap<String, ClientId>),
    (n, today): (usize, Date),
) -> Outcome<Result<Planned, Wrong>> {
    let until = line.until.map(|until| until.resolve(today));
    let until = match until {
        Some(None) => return Ok(Err(Wrong::Over)),
        Some(Some(until)) if until < today => return Ok(Err(Wrong::Over)),
        until => until.flatten(),
    };
    let folded = names::folded(&line.name);
    let named = clients::named(conn, tenant.id, &folded).await?;
    let client: Option<ClientRow> = match named.as_slice() {
        [] => None,
        [one] => client::by_id(conn, tenant.id, *one).await?,
        [..] => return Ok(Err(Wrong::Namesakes)),
    };
    let minutes = line.minutes.unwrap_or_else(|| standing::length(client.as_ref(), kind));
    // Somebody who is not there yet is told apart by the first line that names them.
    let id = match &client {
        Some(client) => client.client_id,
        None => *newcomers.entry(folded).or_insert(ClientId(-1 - n as i64)),
    };
    let mut new = Vec::new();
    for weekday in &line.weekdays {
        let span = WallSpan {
            start_min: line.start,
            end_min: line.start + minutes,
        };
        let regular = Regular {
            time: WeeklyTime {
                weekday: *weekday,
                span,
            },
            weeks: line.weeks,
            from: today,
            until,
        };
        if regular.next(&[], today).is_none() {
            return Ok(Err(Wrong::Over));
        }
        if let Some(other) = in_the_way(there, kind, id, &regular, None) {
            let span = other.regular().map_or(span, |regular| regular.time.span);
            return Ok(Err(Wrong::Overlap {
                who: other.client_name.clone(),
                weekday: *weekday,
                span,
            }));
        }
        new.push(StandingRow {
            standing_id: StandingId(0),
            client_id: id,
            kind_id: kind.kind_id,
            weekday: i64::from(weekday.number_from_monday()),
            wall_minute: i64::from(line.start),
            minutes: i64::from(minutes),
            weeks: line.weeks.as_str().to_owned(),
            from_day: today.to_string(),
            until_day: until.map(|until| until.to_string()),
            price: line.price,
            state: rows::State::Active.as_str().to_owned(),
            client_name: line.name.clone(),
            client_banned_at: None,
        });
    }
    there.extend(new);
    Ok(Ok(Planned {
        line,
        minutes,
        until,
        client: client.map(|client| client.client_id),
    }))
}

/// What a paste has made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    pub regulars: usize,
    pub clients: usize,
}

/// Makes what can be made; what cannot be is left out.
pub async fn make(work: &mut Work<'_>, text: &str) -> Outcome<Made> {
    let (tenant, now) = (work.tenant.tenant.clone(), work.now);
    let (kind, lines) = look(&mut work.tenant, &tenant, text, now).await?;
    let priced = |line: &Line| line.read.as_ref().is_ok_and(|planned| planned.line.price.is_some());
    if lines.iter().any(priced) {
        work.must(Right::Money).await?;
    }
    // What the lines are to each other has been looked at: each is held against what was there.
    let today = tenant.zone.date(now).to_string();
    let there = rows::all(&mut work.tenant, tenant.id, &today).await?;
    let wanted: usize = lines
        .iter()
        .filter_map(|line| line.read.as_ref().ok())
        .map(|planned| planned.line.weekdays.len())
        .sum();
    if there.len() + wanted > MOST {
        return Err(Refusal::TooManyTimes { limit: MOST as i64 }.into());
    }
    let mut made = Made::default();
    let mut begun: BTreeMap<ClientId, Vec<StandingId>> = BTreeMap::new();
    let mut new: HashMap<String, ClientId> = HashMap::new();
    for planned in lines.into_iter().filter_map(|line| line.read.ok()) {
        let name = planned.line.name.as_str();
        let folded = names::folded(name);
        let client = match planned.client.or_else(|| new.get(&folded).copied()) {
            Some(client) => client,
            None => {
                made.clients += 1;
                let row = work.tenant.insert_client(name, &folded, now).await?;
                new.insert(folded, row.client_id);
                row.client_id
            }
        };
        for weekday in &planned.line.weekdays {
            let begin = Begin {
                client,
                kind: kind.kind_id,
                when: When {
                    weekday: *weekday,
                    start: planned.line.start,
                    minutes: planned.minutes,
                    weeks: planned.line.weeks,
                },
                price: planned.line.price,
                until: planned.until,
            };
            let id = standing::put_down(work, &begin, &there).await?;
            begun.entry(client).or_default().push(id);
            made.regulars += 1;
        }
    }
    if made.regulars == 0 {
        return Err(Refusal::NothingToMake.into());
    }
    for (client, ids) in begun {
        // Each of them hears of all of theirs in one message.
        if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
            let news = match first == last {
                true => RegularNews::Begun,
                false => RegularNews::AllBegun { last: *last },
            };
            standing::tell(work, *first, client, news).await?;
        }
    }
    work.note(Deed::RegularsMade {
        count: counted(made.regulars),
    })
    .await?;
    standing::publish(work).await?;
    Ok(made)
}
