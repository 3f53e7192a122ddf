//! All that is kept about a person, as one JSON document that a person and a program can read.

use serde_json::{Map, Value, json};

use crate::domain::moment::Moment;
use crate::domain::zone::Zone;
use crate::storage::person::PersonRow;
use crate::storage::{Conn, Fault, Result, erase, export as kept, tenant};

pub async fn export(conn: &mut Conn, me: &PersonRow) -> Result<String> {
    let bug = |error: serde_json::Error| Fault::Bug(error.to_string());
    let mut tenants = erase::tenants(conn, me.person_id).await?;
    tenants.extend(tenant::run_by(conn, me.person_id).await?.into_iter().map(|row| row.id));
    tenants.sort();
    tenants.dedup();
    let mut specialists = Vec::new();
    for id in tenants {
        let Some(row) = tenant::by_id(conn, id).await? else {
            continue;
        };
        let of = serde_json::to_value(kept::of_tenant(conn, id, me.person_id).await?).map_err(bug)?;
        specialists.push(json!({ "name": row.name, "currency": row.currency, "kept": of }));
    }
    let document = json!({
        "profile": serde_json::to_value(kept::profile(conn, me.person_id).await?).map_err(bug)?,
        "specialists": specialists,
        "messages_to_the_bot": serde_json::to_value(kept::words(conn, me.person_id).await?).map_err(bug)?,
        "units": "sums are in the smallest unit of the currency",
    });
    serde_json::to_string_pretty(&readable(document)).map_err(bug)
}

/// Seconds since the epoch as moments that can be read.
fn readable(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| {
                    let is_moment = name == "at" || name.ends_with("_at");
                    match value.as_i64().filter(|_| is_moment) {
                        Some(seconds) => {
                            let moment = Zone::UTC.wall(Moment(seconds)).to_string();
                            (name, Value::String(format!("{moment}Z")))
                        }
                        None => (name, readable(value)),
                    }
                })
                .collect::<Map<_, _>>(),
        ),
        Value::Array(values) => Value::Array(values.into_iter().map(readable).collect()),
        plain => plain,
    }
}
