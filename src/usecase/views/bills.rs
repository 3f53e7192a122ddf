//! The bills of a month: of all who have something to pay for it, who is to get them, and who has got them as they are now.
//! What is summed is answered from indexes; of lessons only those of a bill that is opened are read.

use std::collections::{BTreeMap, HashMap};

use super::ahead;
use super::bill::{Bill, month_of, print};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::zone::{Date, Zone};
use crate::storage::{Conn, Result, bill, owed};

/// What somebody was sent of a bill last.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Letters of it are numbered from 1.
    pub number: i64,
    /// As [`Bill::print`] has it.
    pub print: String,
    pub at: Moment,
    /// It did not get to them.
    pub lost: bool,
}

#[derive(Clone, Debug)]
pub struct Billed {
    pub client: ClientId,
    /// For the month alone.
    pub left: i64,
    /// As [`Bill::print`] has it.
    pub print: String,
    /// Those who can be told, with what they were told last.
    pub payers: Vec<(PersonId, Option<Sent>)>,
}

impl Billed {
    /// Those who have not got it as it is now.
    pub fn waiting(&self) -> impl Iterator<Item = &(PersonId, Option<Sent>)> {
        let has = |sent: &Sent| sent.print == self.print && !sent.lost;
        let waits = move |sent: &Option<Sent>| !sent.as_ref().is_some_and(has);
        self.payers.iter().filter(move |(_, sent)| waits(sent))
    }

    pub fn is_waiting(&self) -> bool {
        self.waiting().next().is_some()
    }

    /// Nobody can be told, or it did not get to anybody.
    pub fn is_lost(&self) -> bool {
        self.payers
            .iter()
            .all(|(_, sent)| sent.as_ref().is_some_and(|sent| sent.lost))
    }
}

/// The key of a letter of a bill.
pub fn key(tenant: TenantId, (client, month): (ClientId, Date), to: PersonId, number: i64) -> String {
    format!("bill:{tenant}:{client}:{month}:{to}:n{number}")
}

/// One bill with those who are to get it.
pub async fn with_payers(conn: &mut Conn, tenant: TenantId, of: &Bill) -> Result<Billed> {
    let billed = Billed {
        client: of.client,
        left: of.left(),
        print: of.print(),
        payers: Vec::new(),
    };
    let mut billed = vec![billed];
    find_payers(conn, (tenant, of.month), &mut billed, Some(of.client)).await?;
    Ok(billed.remove(0))
}

async fn find_payers(
    conn: &mut Conn,
    (tenant, month): (TenantId, Date),
    billed: &mut [Billed],
    of: Option<ClientId>,
) -> Result<()> {
    let clients: Vec<ClientId> = billed.iter().map(|one| one.client).collect();
    let sent = bill::sent(conn, tenant, month, of).await?.into_iter().map(|row| {
        let sent = Sent {
            number: row.number,
            print: row.print,
            at: row.at,
            lost: matches!(row.state.as_deref(), Some("dropped" | "dead")),
        };
        ((row.client_id, row.person_id), sent)
    });
    let mut sent: HashMap<(ClientId, PersonId), Sent> = sent.collect();
    let mut payers: HashMap<ClientId, Vec<(PersonId, Option<Sent>)>> = HashMap::new();
    for (client, person) in owed::payers_of(conn, tenant, &clients).await? {
        let sent = sent.remove(&(client, person));
        payers.entry(client).or_default().push((person, sent));
    }
    for one in billed {
        one.payers = payers.remove(&one.client).unwrap_or_default();
    }
    Ok(())
}

/// What a client has to pay: for how many lessons, how much of it for the month, and how much for before.
#[derive(Clone, Copy, Debug, Default)]
struct Open {
    lessons: i64,
    left: i64,
    before: i64,
}

/// Of all who have something to pay for that month, who has most first. Nobody can be sent what a client owes who had their
/// data deleted.
pub async fn of_all(
    conn: &mut Conn,
    (tenant, zone): (TenantId, Zone),
    month: Date,
    now: Moment,
) -> Result<Vec<Billed>> {
    let (from, to) = month_of(zone, month);
    let mut open: BTreeMap<ClientId, Open> = BTreeMap::new();
    for row in bill::missing(conn, tenant, Some(from), to).await? {
        let of = open.entry(row.client_id).or_default();
        (of.lessons, of.left) = (row.lessons, row.missing);
    }
    for item in ahead::of_month(conn, (tenant, zone), None, month, now).await? {
        if item.left() > 0 && item.is_of_somebody() {
            let of = open.entry(item.client).or_default();
            (of.lessons, of.left) = (of.lessons + 1, of.left + item.left());
        }
    }
    if !open.is_empty() {
        for row in bill::missing(conn, tenant, None, from).await? {
            if let Some(of) = open.get_mut(&row.client_id) {
                of.before = row.missing;
            }
        }
    }
    let billed = open.into_iter().map(|(client, of)| Billed {
        client,
        left: of.left,
        print: print(of.left, of.lessons, of.before),
        payers: Vec::new(),
    });
    let mut billed: Vec<Billed> = billed.collect();
    billed.sort_by_key(|one| (-one.left, one.client));
    let month = super::bill::first_of(month);
    find_payers(conn, (tenant, month), &mut billed, None).await?;
    Ok(billed)
}
