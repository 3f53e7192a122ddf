//! The tables of one tenant as they are, to be taken along by its owner.

use sea_query::{Alias, Asterisk, Expr, ExprTrait, Order, Query};

use super::backend::Loose;
use super::tables::{ClientPerson, Member, Person, Tenant};
use super::{Conn, Result};
use crate::domain::ids::TenantId;

/// What a practice takes along, and what each table is ordered by.
pub const TABLES: [(&str, &[&str]); 30] = [
    ("client", &["client_id"]),
    ("client_person", &["client_id", "person_id"]),
    ("account", &["account_id"]),
    ("account_joined", &["account_id"]),
    ("kind", &["kind_id"]),
    ("slot", &["slot_id"]),
    ("closed_day", &["day"]),
    ("pattern", &["pattern_id"]),
    ("pattern_day", &["pattern_id", "day"]),
    ("standing", &["standing_id"]),
    ("standing_day", &["standing_id", "day"]),
    ("standing_pause", &["standing_id", "from_day"]),
    ("standing_request", &["standing_id"]),
    ("time_window", &["window_id"]),
    ("window_slot", &["slot_id"]),
    ("booking", &["booking_id"]),
    ("history", &["booking_id", "entry_no"]),
    ("coming", &["booking_id", "move_no"]),
    ("ledger_entry", &["entry_id"]),
    ("payment", &["entry_id"]),
    ("allocation", &["entry_id", "booking_id"]),
    ("pack", &["pack_id"]),
    ("pack_lesson", &["booking_id"]),
    ("payment_claim", &["claim_id"]),
    ("message", &["message_id"]),
    ("workflow", &["version"]),
    ("workflow_draft", &[]),
    ("member", &["person_id"]),
    ("former_member", &["person_id"]),
    ("tenant_event", &["event_id"]),
];

const TOKEN: &str = "a key that lets somebody in";
const WORK: &str = "what the program has yet to do, or remembers of having done; it follows from the rest";
const OWN: &str = "what somebody has chosen for themselves, which is theirs to take along";

/// What a practice does not take along, and why; with [`TABLES`] these are all that it has.
pub const LEFT_OUT: [(&str, &str); 35] = [
    (
        "tenant",
        "it is the file called practice, without what only the program counts with",
    ),
    ("acting_link", TOKEN),
    ("client_join", TOKEN),
    ("team_invite", TOKEN),
    ("handover", "an offer to one person, which ends by itself"),
    ("ban_print", "it tells only this bot that somebody is known to it"),
    ("visitor", "who has followed the link and is nobody's client"),
    ("chat", "what stands on somebody's screen"),
    ("hearing", OWN),
    ("reminder_choice", OWN),
    ("member_reminder", OWN),
    ("member_told", OWN),
    ("daily", OWN),
    ("watch", OWN),
    ("offer", WORK),
    ("offer_seat", WORK),
    ("slot_seat", WORK),
    ("outbox", WORK),
    ("reminder", WORK),
    ("timer", WORK),
    ("daily_told", WORK),
    ("day_end", WORK),
    ("debt_note", WORK),
    ("bill_sent", WORK),
    ("debt_round", WORK),
    ("freeing", WORK),
    ("job", WORK),
    ("job_booking", WORK),
    ("pattern_clock", WORK),
    ("standing_clock", WORK),
    ("clock_warning", WORK),
    ("coming_asked", WORK),
    ("outcome_asked", WORK),
    ("publication", WORK),
    ("published_slot", WORK),
];
/// Rows of a table that are taken along: a file has an end.
const MOST: u64 = 200_000;

/// A table with the names of its columns in each row.
pub struct Table {
    pub name: &'static str,
    pub rows: Vec<Loose>,
}

pub async fn tables(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Table>> {
    let practice = Query::select()
        .columns([
            Tenant::Slug,
            Tenant::Name,
            Tenant::Zone,
            Tenant::Currency,
            Tenant::Lang,
            Tenant::Policy,
            Tenant::CreatedAt,
        ])
        .from(Tenant::Table)
        .and_where(Expr::col(Tenant::TenantId).eq(tenant))
        .to_owned();
    let acting = Query::select()
        .column(ClientPerson::PersonId)
        .from(ClientPerson::Table)
        .and_where(Expr::col(ClientPerson::TenantId).eq(tenant))
        .to_owned();
    let running = Query::select()
        .column(Member::PersonId)
        .from(Member::Table)
        .and_where(Expr::col(Member::TenantId).eq(tenant))
        .to_owned();
    // Names as they call themselves; nobody's number at Telegram.
    let people = Query::select()
        .columns([Person::PersonId, Person::Name, Person::Username])
        .from(Person::Table)
        .and_where(
            Expr::col(Person::PersonId)
                .in_subquery(acting)
                .or(Expr::col(Person::PersonId).in_subquery(running)),
        )
        .order_by(Person::PersonId, Order::Asc)
        .to_owned();
    let mut tables = vec![
        Table {
            name: "practice",
            rows: conn.all(&practice).await?,
        },
        Table {
            name: "person",
            rows: conn.all(&people).await?,
        },
    ];
    for (name, order) in TABLES {
        let mut select = Query::select();
        select
            .column(Asterisk)
            .from(Alias::new(name))
            .and_where(Expr::col(Alias::new("tenant_id")).eq(tenant))
            .limit(MOST);
        for column in order {
            select.order_by(Alias::new(*column), Order::Asc);
        }
        let rows = conn.all(&select).await?;
        tables.push(Table { name, rows });
    }
    Ok(tables)
}
