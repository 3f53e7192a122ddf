//! The bills of a month: of all who have something to pay for it, who is to get them, and who has got them as they are now.

use std::collections::HashMap;

use super::ahead::{self, What};
use super::bill::{Bill, first_of, month_of};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::notice::Notice;
use crate::domain::zone::{Date, Zone};
use crate::storage::{Conn, Result, outbox, owed};

/// What somebody was sent of a bill last.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Letters of it are numbered from 1.
    pub number: u32,
    /// As [`Bill::print`] has it.
    pub print: String,
    pub at: Moment,
}

#[derive(Clone, Debug)]
pub struct Billed {
    pub bill: Bill,
    /// Those who can be told, with what they were told last.
    pub payers: Vec<(PersonId, Option<Sent>)>,
}

impl Billed {
    /// Those who have not got it as it is now.
    pub fn waiting(&self) -> impl Iterator<Item = &(PersonId, Option<Sent>)> {
        let print = self.bill.print();
        let waits = move |sent: &Option<Sent>| sent.as_ref().is_none_or(|sent| sent.print != print);
        self.payers.iter().filter(move |(_, sent)| waits(sent))
    }

    pub fn is_waiting(&self) -> bool {
        self.waiting().next().is_some()
    }
}

/// The key under which the letters of a bill are numbered.
pub fn key(tenant: TenantId, bill: &Bill, to: PersonId) -> String {
    format!("bill:{tenant}:{}:{}:{to}", bill.client, bill.month)
}

/// Bills with those who are to get them.
pub async fn with_payers(conn: &mut Conn, tenant: TenantId, bills: Vec<Bill>) -> Result<Vec<Billed>> {
    let clients: Vec<ClientId> = bills.iter().map(|bill| bill.client).collect();
    let mut payers: HashMap<ClientId, Vec<PersonId>> = HashMap::new();
    for (client, person) in owed::payers_of(conn, tenant, &clients).await? {
        payers.entry(client).or_default().push(person);
    }
    let of = |bill: &Bill| payers.get(&bill.client).cloned().unwrap_or_default();
    let keys = bills.iter().flat_map(|bill| {
        let people = of(bill);
        people.into_iter().map(|to| key(tenant, bill, to))
    });
    let newest = outbox::newest(conn, keys.collect()).await?;
    let billed = bills.into_iter().map(|bill| {
        let payers = of(&bill).into_iter().map(|to| {
            let sent = newest.get(&key(tenant, &bill, to)).map(|(number, letter, at)| Sent {
                number: *number,
                print: print_of(letter),
                at: *at,
            });
            (to, sent)
        });
        let payers = payers.collect();
        Billed { bill, payers }
    });
    Ok(billed.collect())
}

fn print_of(letter: &str) -> String {
    match serde_json::from_str(letter) {
        Ok(Notice::Bill { print, .. }) => print,
        Ok(_) | Err(_) => String::new(),
    }
}

/// Of all who have something to pay for that month, by name.
pub async fn of_all(
    conn: &mut Conn,
    (tenant, zone): (TenantId, Zone),
    month: Date,
    now: Moment,
) -> Result<Vec<Billed>> {
    let (from, to) = month_of(zone, month);
    let mut bills: HashMap<ClientId, Bill> = HashMap::new();
    let empty = |client: ClientId, name: &str| Bill {
        client,
        name: name.to_owned(),
        month: first_of(month),
        lessons: Vec::new(),
        ahead: Vec::new(),
        before: 0,
    };
    for row in owed::charged_of_all(conn, tenant, from, to).await? {
        let bill = bills.entry(row.client_id);
        bill.or_insert_with(|| empty(row.client_id, &row.client_name))
            .lessons
            .push(row);
    }
    for item in ahead::of_month(conn, (tenant, zone), None, month, now).await? {
        let name = match &item.what {
            What::Lesson(row) => row.name.clone(),
            What::Pack(_) => continue,
        };
        let bill = bills.entry(item.client);
        bill.or_insert_with(|| empty(item.client, &name)).ahead.push(item);
    }
    for (client, before) in owed::all_owed_before(conn, tenant, from).await? {
        if let Some(bill) = bills.get_mut(&client) {
            bill.before = before;
        }
    }
    // Nobody can be sent what a client owes who had their data deleted.
    let mut bills: Vec<Bill> = bills
        .into_values()
        .filter(|bill| bill.left() > 0 && !bill.name.is_empty())
        .collect();
    bills.sort_by(|a, b| (&a.name, a.client).cmp(&(&b.name, b.client)));
    with_payers(conn, tenant, bills).await
}
