//! The accounts that are not even, or have something to pay ahead.

use std::collections::BTreeMap;

use super::ahead;
use crate::domain::acting::May;
use crate::domain::ids::{AccountId, ClientId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::storage::ahead::{balances_of, payees};
use crate::storage::owed::{self, UnevenRow};
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Result, bill, booking};
use crate::usecase::acting;

#[derive(Clone, Debug)]
pub struct Balance {
    pub account: AccountId,
    /// One of those whom it pays for.
    pub client: ClientId,
    /// Of all of them; empty where each had their data deleted.
    pub name: String,
    /// What it has paid without what it is charged.
    pub balance: i64,
    /// What is to be paid ahead beyond that.
    pub ahead: i64,
}

/// All of them together.
#[derive(Clone, Debug)]
pub struct Balances {
    pub uneven: UnevenRow,
    /// What each has to pay ahead.
    ahead: BTreeMap<AccountId, i64>,
    /// Those that are even and have something to pay ahead, who has most first.
    even: Vec<AccountId>,
}

impl Balances {
    pub async fn of(conn: &mut Conn, tenant: &TenantRow, now: Moment) -> Result<Self> {
        let all = ahead::of_all(conn, tenant, now).await?;
        let ahead: BTreeMap<AccountId, i64> = all
            .into_iter()
            .map(|(account, ahead)| (account, ahead.to_pay()))
            .filter(|(_, to_pay)| *to_pay > 0)
            .collect();
        let accounts: Vec<AccountId> = ahead.keys().copied().collect();
        let balances = balances_of(conn, tenant.id, &accounts).await?;
        let even = balances.into_iter().filter(|(_, balance)| *balance == 0);
        let mut even: Vec<AccountId> = even.map(|(account, _)| account).collect();
        even.sort_by_key(|account| (-ahead[account], *account));
        Ok(Self {
            uneven: owed::uneven_total(conn, tenant.id).await?,
            ahead,
            even,
        })
    }

    /// How many accounts there are.
    pub fn count(&self) -> usize {
        usize::try_from(self.uneven.accounts).unwrap_or_default() + self.even.len()
    }

    pub fn ahead(&self) -> i64 {
        self.ahead.values().sum()
    }

    /// Who owes most first, and at the end who owes nothing and has something to pay ahead.
    pub async fn page(&self, conn: &mut Conn, tenant: &TenantRow, offset: usize, limit: usize) -> Result<Vec<Balance>> {
        let mut page = owed::uneven(conn, tenant.id, offset as u64, limit as u64).await?;
        let uneven = self.count() - self.even.len();
        let even = self.even.iter().skip(offset.saturating_sub(uneven));
        page.extend(even.take(limit - page.len()).map(|account| (*account, 0)));
        let accounts: Vec<AccountId> = page.iter().map(|row| row.0).collect();
        let mut payees = payees(conn, tenant.id, &accounts).await?;
        // Whom nobody is paid for under any more is named by whose lessons stand there.
        for account in accounts {
            if payees.iter().all(|row| row.0 != account)
                && let Some(client) = booking::any_of_account(conn, tenant.id, account).await?
            {
                let name = bill::names(conn, tenant.id, &[client]).await?.remove(&client);
                payees.push((account, client, name.unwrap_or_default()));
            }
        }
        let named = page.into_iter().filter_map(|(account, balance)| {
            let paid_for = || payees.iter().filter(|row| row.0 == account);
            let names: Vec<&str> = paid_for()
                .map(|row| row.2.as_str())
                .filter(|name| !name.is_empty())
                .collect();
            // Of those who are still there the first is led to.
            let there = paid_for().find(|row| !row.2.is_empty());
            Some(Balance {
                account,
                client: there.or(paid_for().next())?.1,
                name: names.join(", "),
                balance,
                ahead: self.ahead.get(&account).copied().unwrap_or_default(),
            })
        });
        Ok(named.collect())
    }
}

/// What a person has to pay besides lessons, for the clients for whom they may pay: what was owed before the books were begun,
/// as far as nothing has come for it.
pub async fn besides(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<i64> {
    let mut accounts: Vec<AccountId> = Vec::new();
    for ward in acting::wards(conn, tenant, person).await? {
        let account = ward.client().account_id;
        if ward.may(May::Pay) && !accounts.contains(&account) {
            accounts.push(account);
        }
    }
    let mut sum = 0;
    for (account, balance) in balances_of(conn, tenant, &accounts).await? {
        if balance < 0 {
            let owed = booking::owed_of_account(conn, tenant, account).await?;
            sum += (-balance - owed).max(0);
        }
    }
    Ok(sum)
}
