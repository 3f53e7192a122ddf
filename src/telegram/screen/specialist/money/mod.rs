//! The money of a practice: a payment entered, looked at and set right; what a client has paid and owes.

pub mod account;
pub mod allot;
pub mod claimed;
pub mod correct;
pub mod owing;
pub mod payment;
pub mod record;
pub mod report;
pub mod terms;

use crate::args;
use crate::domain::ids::{AccountId, ClientId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::account::clients;
use crate::storage::client::{self, ClientRow};
use crate::storage::ledger;
use crate::storage::tenant::TenantRow;
use crate::telegram::screen::Scene;
use crate::telegram::screen::client::price;
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// A client whose money the person may look at, be they gone by now: then their name is empty.
async fn load_any(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<(TenantRow, ClientRow)> {
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let row = client::by_id(scene.conn, id, client).await?;
    Ok((tenant, row.ok_or(Refusal::NotFound)?))
}

/// As [`load_any`], of those who have not had their data deleted.
async fn load(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<(TenantRow, ClientRow)> {
    let (tenant, row) = load_any(scene, id, client).await?;
    match row.name.is_empty() {
        true => Err(Refusal::NotFound.into()),
        false => Ok((tenant, row)),
    }
}

/// What an account owes and what it has paid ahead; never both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stand {
    owed: i64,
    ahead: i64,
}

impl Stand {
    async fn of(scene: &mut Scene<'_>, tenant: TenantId, account: AccountId) -> Outcome<Self> {
        let balance = ledger::balance(scene.conn, tenant, account).await?;
        Ok(Self {
            owed: (-balance).max(0),
            ahead: balance.max(0),
        })
    }

    fn after(self, paid: i64) -> Self {
        let balance = self.ahead - self.owed + paid;
        Self {
            owed: (-balance).max(0),
            ahead: balance.max(0),
        }
    }
}

/// With whom a client has one account, where there is anybody.
async fn together(scene: &mut Scene<'_>, tenant: TenantId, row: &ClientRow) -> Outcome<Option<Html>> {
    let all = clients(scene.conn, tenant, row.account_id).await?;
    let others = all.iter().filter(|other| other.client_id != row.client_id);
    let others: Vec<&str> = others.map(|other| other.name.as_str()).collect();
    Ok((!others.is_empty()).then(|| {
        let names = others.join(", ");
        scene.say.html("specialist-money-together", &args![names = &names])
    }))
}

fn sum(say: &Speaker, tenant: &TenantRow, minor: i64) -> String {
    price(say, tenant, minor).unwrap_or_else(|| {
        let digits = crate::domain::money::Currency::parse(&tenant.currency).map_or(2, |it| it.digits());
        say.money(0, &tenant.currency, u32::from(digits))
    })
}
