//! All that a practice keeps, as files: one document for programs, and a table a file for people.

mod reading;

use serde_json::{Map, Value, json};

use crate::domain::ids::TenantId;
use crate::domain::moment::Moment;
use crate::domain::zone::Zone;
use crate::storage::{Conn, Fault, Result, dump, tenant};

use self::reading::Reader;

/// The files by their names.
pub async fn takeout(conn: &mut Conn, tenant: TenantId) -> Result<Vec<(String, Vec<u8>)>> {
    let mut document = Map::new();
    document.insert(
        "units".to_owned(),
        json!("sums are in the smallest unit of the currency; moments are in UTC"),
    );
    let mut files = Vec::new();
    let tables = dump::tables(conn, tenant).await?;
    let row = tenant::by_id(conn, tenant).await?;
    let row = row.ok_or_else(|| Fault::Bug(format!("tenant {tenant} is gone")))?;
    let reader = Reader::of(&tables, &row);
    for table in &tables {
        files.push((format!("{}.csv", table.name), csv(&reader.rows(table)).into_bytes()));
    }
    for table in tables {
        let rows: Vec<Vec<(String, Value)>> = table
            .rows
            .into_iter()
            .map(|row| {
                row.0
                    .into_iter()
                    .filter(|(name, _)| name != "tenant_id")
                    .map(readable)
                    .collect()
            })
            .collect();
        let rows = rows.into_iter().map(|row| Value::Object(row.into_iter().collect()));
        document.insert(table.name.to_owned(), Value::Array(rows.collect()));
    }
    let text = serde_json::to_string_pretty(&document).map_err(|error| Fault::Bug(error.to_string()))?;
    files.insert(0, ("practice.json".to_owned(), text.into_bytes()));
    Ok(files)
}

/// Seconds since the epoch as moments that can be read.
fn readable((name, value): (String, Value)) -> (String, Value) {
    let is_moment = name == "at" || name.ends_with("_at");
    match value.as_i64().filter(|_| is_moment) {
        Some(seconds) => {
            let moment = format!("{}Z", Zone::UTC.wall(Moment(seconds)));
            (name, Value::String(moment))
        }
        None => (name, value),
    }
}

fn csv(rows: &[Vec<(String, Value)>]) -> String {
    let Some(first) = rows.first() else {
        return String::new();
    };
    // Spreadsheets take a text without it for one in their own alphabet.
    let mut text = String::from('\u{feff}');
    let line = |cells: Vec<String>| cells.join(",") + "\r\n";
    text.push_str(&line(first.iter().map(|(name, _)| name.clone()).collect()));
    for row in rows {
        text.push_str(&line(row.iter().map(|(_, value)| cell(value)).collect()));
    }
    text
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => {
            // What somebody typed is no formula.
            let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let text = text.replace('"', "\"\"");
            format!("\"{}{text}\"", if formula { "'" } else { "" })
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_in_its_cell() {
        let row = |name: &str| vec![("id".to_owned(), json!(7)), ("name".to_owned(), json!(name))];
        let text = csv(&[row("a,\"b\"\nc"), row("=HYPERLINK(1)")]);
        assert_eq!(
            text,
            "\u{feff}id,name\r\n7,\"a,\"\"b\"\"\nc\"\r\n7,\"'=HYPERLINK(1)\"\r\n"
        );
    }
}
