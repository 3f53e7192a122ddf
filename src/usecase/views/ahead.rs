//! What is to be paid ahead: nothing of it is owed yet. Packs that were sold, as far as their lessons are still to be held;
//! and the booked lessons of accounts that pay by the month before. What an account has paid ahead counts for packs,
//! then for the soonest lessons.

use std::collections::BTreeMap;

use crate::domain::acting::May;
use crate::domain::ids::{AccountId, ClientId, PersonId, TenantId};
use crate::domain::ledger::Term;
use crate::domain::moment::Moment;
use crate::domain::zone::{Date, Zone};
use crate::storage::ahead::{self, ComingRow};
use crate::storage::pack::{self, PackRow};
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Result, client, ledger};
use crate::usecase::acting;
use crate::usecase::views::bill::{first_of, month_of};

#[derive(Clone, Debug)]
pub enum What {
    Lesson(ComingRow),
    Pack(PackRow),
}

#[derive(Clone, Debug)]
pub struct Item {
    pub what: What,
    pub client: ClientId,
    pub amount: i64,
    /// What of it is paid already.
    pub paid: i64,
}

impl Item {
    pub fn left(&self) -> i64 {
        self.amount - self.paid
    }

    pub fn is_pack(&self) -> bool {
        matches!(self.what, What::Pack(_))
    }

    /// Who had their data deleted can be asked for nothing.
    pub fn is_of_somebody(&self) -> bool {
        match &self.what {
            What::Lesson(row) => !row.name.is_empty(),
            What::Pack(_) => true,
        }
    }

    /// A lesson of that local month.
    pub fn is_in(&self, zone: Zone, month: Date) -> bool {
        match &self.what {
            What::Lesson(row) => first_of(zone.date(row.start_at)) == first_of(month),
            What::Pack(_) => false,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Ahead {
    /// Lessons, the soonest first; then packs, the oldest first.
    pub items: Vec<Item>,
}

impl Ahead {
    /// What lies there pays for packs first: they were sold, and the lessons of a month may still change.
    fn of(lessons: Vec<ComingRow>, packs: Vec<PackRow>, mut credit: i64) -> Self {
        let mut item = |client: ClientId, amount: i64, what: What| {
            let paid = amount.min(credit).max(0);
            credit -= paid;
            Item {
                what,
                client,
                amount,
                paid,
            }
        };
        let packs = packs.into_iter().filter(|row| row.ahead() > 0);
        let packs: Vec<Item> = packs
            .map(|row| item(row.client_id, row.ahead(), What::Pack(row)))
            .collect();
        let lessons = lessons.into_iter().filter(|row| row.amount > 0);
        let mut items: Vec<Item> = lessons
            .map(|row| item(row.client_id, row.amount, What::Lesson(row)))
            .collect();
        items.extend(packs);
        Self { items }
    }

    pub fn to_pay(&self) -> i64 {
        self.items.iter().map(Item::left).sum()
    }

    pub fn paid(&self) -> i64 {
        self.items.iter().map(|item| item.paid).sum()
    }

    /// What is missing for packs alone.
    pub fn packs_to_pay(&self) -> i64 {
        self.items.iter().filter(|item| item.is_pack()).map(Item::left).sum()
    }
}

/// From the month at hand on, until the end of the furthest that any term asks for.
fn span(zone: Zone, today: Date) -> (Moment, Moment) {
    let next = first_of(today).checked_add_months(chrono::Months::new(1));
    (month_of(zone, today).0, month_of(zone, next.unwrap_or(today)).1)
}

/// Whether a lesson is asked for by now.
fn is_asked(row: &ComingRow, zone: Zone, today: Date) -> bool {
    let day = u32::try_from(row.term_day).unwrap_or(1);
    let until = Term::MonthBefore { day }.ahead_until(today);
    until.is_some_and(|until| zone.date(row.start_at) < until)
}

pub async fn of_account(conn: &mut Conn, tenant: &TenantRow, account: AccountId, now: Moment) -> Result<Ahead> {
    let (zone, today) = (tenant.zone, tenant.zone.date(now));
    let mut lessons = Vec::new();
    if matches!(client::term(conn, tenant.id, account).await?, Term::MonthBefore { .. }) {
        let (from, to) = span(zone, today);
        lessons = ahead::coming(conn, tenant.id, Some(account), from, to).await?;
        lessons.retain(|row| is_asked(row, zone, today));
    }
    let packs = pack::open(conn, tenant.id, Some(account)).await?;
    if lessons.is_empty() && packs.iter().all(|pack| pack.ahead() <= 0) {
        return Ok(Ahead::default());
    }
    let credit = ledger::balance(conn, tenant.id, account).await?;
    Ok(Ahead::of(lessons, packs, credit))
}

/// For the clients for whom a person may pay.
pub async fn of_person(conn: &mut Conn, tenant: &TenantRow, person: PersonId, now: Moment) -> Result<Ahead> {
    let wards = acting::wards(conn, tenant.id, person).await?;
    let mut accounts: BTreeMap<AccountId, Vec<ClientId>> = BTreeMap::new();
    for ward in wards.iter().filter(|ward| ward.may(May::Pay)) {
        accounts.entry(ward.client().account_id).or_default().push(ward.id());
    }
    let mut all = Ahead::default();
    for (account, clients) in accounts {
        let theirs = of_account(conn, tenant, account, now).await?.items.into_iter();
        all.items.extend(theirs.filter(|item| clients.contains(&item.client)));
    }
    Ok(all)
}

/// Of every account that has something to pay ahead.
pub async fn of_all(conn: &mut Conn, tenant: &TenantRow, now: Moment) -> Result<BTreeMap<AccountId, Ahead>> {
    let (zone, today) = (tenant.zone, tenant.zone.date(now));
    let (from, to) = span(zone, today);
    let mut lessons = ahead::coming(conn, tenant.id, None, from, to).await?;
    lessons.retain(|row| is_asked(row, zone, today));
    let packs = pack::open(conn, tenant.id, None).await?;
    by_account(conn, tenant.id, lessons, packs).await
}

/// The booked lessons of that month, which is not over, of accounts that pay by the month before: of one account, or of
/// all. Lessons before it come first where credit counts.
pub async fn of_month(
    conn: &mut Conn,
    (tenant, zone): (TenantId, Zone),
    account: Option<AccountId>,
    month: Date,
    now: Moment,
) -> Result<Vec<Item>> {
    let from = month_of(zone, zone.date(now)).0;
    let to = month_of(zone, month).1;
    if to <= from {
        return Ok(Vec::new());
    }
    let lessons = ahead::coming(conn, tenant, account, from, to).await?;
    let packs = pack::open(conn, tenant, account).await?;
    let all = by_account(conn, tenant, lessons, packs).await?;
    let items = all.into_values().flat_map(|ahead| ahead.items);
    Ok(items.filter(|item| item.is_in(zone, month)).collect())
}

async fn by_account(
    conn: &mut Conn,
    tenant: TenantId,
    lessons: Vec<ComingRow>,
    packs: Vec<PackRow>,
) -> Result<BTreeMap<AccountId, Ahead>> {
    let mut parts: BTreeMap<AccountId, (Vec<ComingRow>, Vec<PackRow>)> = BTreeMap::new();
    for row in lessons {
        parts.entry(row.account_id).or_default().0.push(row);
    }
    for row in packs.into_iter().filter(|row| row.ahead() > 0) {
        parts.entry(row.account_id).or_default().1.push(row);
    }
    let accounts: Vec<AccountId> = parts.keys().copied().collect();
    let credits = ahead::balances_of(conn, tenant, &accounts).await?;
    let credits: BTreeMap<AccountId, i64> = credits.into_iter().collect();
    let ahead = parts.into_iter().map(|(account, (lessons, packs))| {
        let credit = credits.get(&account).copied().unwrap_or_default();
        (account, Ahead::of(lessons, packs, credit))
    });
    Ok(ahead.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{BookingId, PackId};

    #[test]
    fn what_lies_there_pays_for_packs_before_lessons_and_stands_behind_them() {
        let (account, client) = (AccountId(1), ClientId(2));
        let lesson = ComingRow {
            booking_id: BookingId(3),
            account_id: account,
            client_id: client,
            name: "Anna".to_owned(),
            start_at: Moment(0),
            amount: 1500,
            term_day: 5,
        };
        let pack = PackRow {
            pack_id: PackId(4),
            account_id: account,
            client_id: client,
            lessons: 10,
            price: 12_000,
            sold_at: Moment(0),
            ended_at: None,
            used_at: None,
            drawn: 0,
            worth: 0,
            held: 0,
            coming: 0,
        };
        let of = |credit| Ahead::of(vec![lesson.clone()], vec![pack.clone()], credit);
        let left = |ahead: &Ahead| ahead.items.iter().map(Item::left).collect::<Vec<_>>();
        assert_eq!(left(&of(0)), [1500, 12_000]);
        assert_eq!(left(&of(12_000)), [1500, 0], "a pack that is paid asks for nothing");
        assert_eq!(left(&of(13_000)), [500, 0]);
        assert_eq!(of(13_000).to_pay(), 500);
    }
}
