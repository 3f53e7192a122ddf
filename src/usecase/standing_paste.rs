//! Regular times of many at once, by pasted lines: what each of them would do.

use std::collections::HashMap;

use super::Outcome;
use super::standing::{self, in_the_way};
use crate::domain::ids::{ClientId, StandingId};
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::names;
use crate::domain::pattern::WeeklyTime;
use crate::domain::refusal::Refusal;
use crate::domain::slot::WallSpan;
use crate::domain::standing::{MOST_LINES, Regular};
use crate::domain::typed::{RegularFault, RegularLine, RegularMistake, parse_regular};
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
    pub kind: KindRow,
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

/// The lines of a message, as many as one paste may have.
pub fn lines_of(text: &str) -> Outcome<Vec<&str>> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() || lines.len() > MOST_LINES {
        return Err(Refusal::TooManyLines {
            limit: MOST_LINES as i64,
        }
        .into());
    }
    Ok(lines)
}

/// The kinds that lines can name, the usual one first, and their names.
pub(super) async fn offered(conn: &mut Conn, tenant: &TenantRow) -> Outcome<(Vec<KindRow>, Vec<String>)> {
    let mut kinds = kind::kinds(conn, tenant.id).await?;
    kinds.retain(KindRow::is_offered);
    if kinds.is_empty() {
        return Err(Fault::Bug(format!("tenant {} has no kind of service", tenant.id)).into());
    }
    let names = kinds.iter().map(|kind| kind.name.clone()).collect();
    Ok((kinds, names))
}

/// The lines of a paste, each with what it would do now.
pub async fn look(conn: &mut Conn, tenant: &TenantRow, text: &str, now: Moment) -> Outcome<Vec<Line>> {
    let (kinds, names) = offered(conn, tenant).await?;
    let currency = Currency::parse(&tenant.currency).map_err(|_| Refusal::TypedAmount)?;
    let today = tenant.zone.date(now);
    let mut there = rows::all(conn, tenant.id, &today.to_string()).await?;
    let (mut lines, mut new) = (Vec::new(), HashMap::new());
    for (n, text) in lines_of(text)?.into_iter().enumerate() {
        let read = match parse_regular(text, currency, &names) {
            Err(fault) => Err(Wrong::Fault(fault)),
            Ok(line) => one(conn, tenant, &kinds, line, (&mut there, &mut new), (n, today)).await?,
        };
        lines.push(Line {
            text: text.to_owned(),
            read,
        });
    }
    Ok(lines)
}

pub(super) async fn one(
    conn: &mut Conn,
    tenant: &TenantRow,
    kinds: &[KindRow],
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
    if let Some((_, at)) = &line.kind
        && !clients::named(conn, tenant.id, &names::folded(&line.whole))
            .await?
            .is_empty()
    {
        // Somebody is called so as a whole.
        let (at, what) = (at.clone(), RegularMistake::WhichKind);
        return Ok(Err(Wrong::Fault(RegularFault { at, what })));
    }
    let kind = line.kind.as_ref().map_or(0, |(kind, _)| *kind);
    let kind = kinds.get(kind).ok_or(Refusal::Changed)?;
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
        kind: kind.clone(),
    }))
}
