//! The tables of a practice as people read them: whom a row is of by name, sums with their decimals, and moments by the
//! practice's clock.

use std::collections::HashMap;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::zone::Zone;
use crate::storage::dump::Table;
use crate::storage::tenant::TenantRow;

/// Columns that hold sums in the smallest unit.
const SUMS: [&str; 5] = ["price", "amount", "charged", "covered", "balance"];
/// Columns that hold minutes from midnight.
const MINUTES: [&str; 1] = ["wall_minute"];
/// Columns by which a row points to another, and the table that it is in.
const POINTERS: [(&str, &str); 14] = [
    ("client_id", "client"),
    ("person_id", "person"),
    ("author_id", "person"),
    ("made_by", "person"),
    ("invited_by", "person"),
    ("answered_by", "person"),
    ("settled_by", "person"),
    ("applied_by", "person"),
    ("kind_id", "kind"),
    ("slot_id", "slot"),
    ("from_slot", "slot"),
    ("booking_id", "booking"),
    ("replaces", "booking"),
    ("standing_id", "standing"),
];

pub struct Reader {
    zone: Zone,
    /// Decimals of the practice's currency.
    digits: u32,
    /// What a row is called, by its table and its number.
    names: HashMap<(&'static str, i64), String>,
}

type Row = [(String, Value)];

fn number(row: &Row, column: &str) -> Option<i64> {
    row.iter().find(|(name, _)| name == column)?.1.as_i64()
}

fn text<'r>(row: &'r Row, column: &str) -> &'r str {
    let found = row.iter().find(|(name, _)| name == column);
    found.and_then(|(_, value)| value.as_str()).unwrap_or_default()
}

impl Reader {
    pub fn of(tables: &[Table], tenant: &TenantRow) -> Self {
        let digits = Currency::parse(&tenant.currency).map_or(2, |currency| currency.digits().into());
        let mut reader = Self {
            zone: tenant.zone,
            digits,
            names: HashMap::new(),
        };
        for (table, key) in [("person", "person_id"), ("client", "client_id"), ("kind", "kind_id")] {
            reader.call(tables, table, key, |_, row| text(row, "name").to_owned());
        }
        reader.call(tables, "slot", "slot_id", |reader, row| reader.start(row));
        reader.call(tables, "booking", "booking_id", |reader, row| {
            let client = number(row, "client_id").and_then(|id| reader.names.get(&("client", id)));
            let client = client.map_or("", String::as_str);
            format!("{client} {}", reader.start(row)).trim().to_owned()
        });
        reader.call(tables, "standing", "standing_id", |reader, row| {
            let client = number(row, "client_id").and_then(|id| reader.names.get(&("client", id)));
            let (day, minute) = (number(row, "weekday"), number(row, "wall_minute"));
            let hour = minute.map(hour).unwrap_or_default();
            let client = client.map_or("", String::as_str);
            format!("{client} {}/{hour}", day.unwrap_or_default()).trim().to_owned()
        });
        reader
    }

    /// Two rows of one name are told apart by their numbers.
    fn call(&mut self, tables: &[Table], table: &'static str, key: &str, name: impl Fn(&Self, &Row) -> String) {
        let rows = tables.iter().find(|it| it.name == table).map_or(&[][..], |it| &it.rows);
        let called: Vec<(i64, String)> = rows
            .iter()
            .filter_map(|row| Some((number(&row.0, key)?, name(self, &row.0))))
            .collect();
        let mut often: HashMap<&str, usize> = HashMap::new();
        for (_, name) in &called {
            *often.entry(name).or_default() += 1;
        }
        let names = called.iter().map(|(id, name)| {
            let plain = !name.is_empty() && often.get(name.as_str()) == Some(&1);
            let name = if plain { name.clone() } else { format!("{name} #{id}") };
            ((table, *id), name.trim().to_owned())
        });
        let names: Vec<_> = names.collect();
        self.names.extend(names);
    }

    fn start(&self, row: &Row) -> String {
        number(row, "start_at").map_or_else(String::new, |at| self.moment(at))
    }

    fn moment(&self, seconds: i64) -> String {
        self.zone.wall(Moment(seconds)).to_string().replace('T', " ")
    }

    pub fn rows(&self, table: &Table) -> Vec<Vec<(String, Value)>> {
        let rows = table.rows.iter().map(|row| {
            let cells = row.0.iter().filter(|(name, _)| name != "tenant_id");
            cells.map(|cell| self.cell(table.name, cell)).collect()
        });
        rows.collect()
    }

    fn cell(&self, table: &str, (name, value): &(String, Value)) -> (String, Value) {
        let Some(plain) = value.as_i64() else {
            // A column that is empty in this row is called as where it is not.
            return (self.head(table, name), value.clone());
        };
        let said = if name == "at" || name.ends_with("_at") {
            json!(self.moment(plain))
        } else if SUMS.contains(&name.as_str()) {
            json!(Decimal::new(plain, self.digits).to_string())
        } else if MINUTES.contains(&name.as_str()) {
            json!(hour(plain))
        } else {
            match self.points(table, name) {
                Some(to) => match self.names.get(&(to, plain)) {
                    Some(called) => json!(called),
                    None => json!(format!("#{plain}")),
                },
                None => value.clone(),
            }
        };
        (self.head(table, name), said)
    }

    /// A row's own number is no pointer, but in tables that hang on another one row by row.
    fn points(&self, table: &str, name: &str) -> Option<&'static str> {
        let found = POINTERS.iter().find(|(column, _)| *column == name);
        found.map(|(_, to)| *to).filter(|to| *to != table)
    }

    fn head(&self, table: &str, name: &str) -> String {
        match self.points(table, name) {
            Some(_) => name.trim_end_matches("_id").to_owned(),
            None => name.to_owned(),
        }
    }
}

fn hour(minute: i64) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}
