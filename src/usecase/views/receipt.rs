//! For what a picture or a file may be a receipt that a client sends by itself.

use super::claimed::owing;
use crate::domain::ids::PersonId;
use crate::storage::booking::{self, BookingRow};
use crate::storage::tenant::{self, TenantRow};
use crate::storage::{Conn, Result};

/// What of a person's debts nothing has come with.
#[derive(Clone, Debug, Default)]
pub struct Unproven {
    pub of: Vec<(TenantRow, i64)>,
    /// Something is owed, and there is a receipt for all of it.
    pub proven: bool,
}

pub async fn unproven(conn: &mut Conn, person: PersonId) -> Result<Unproven> {
    let sums = booking::owed_everywhere(conn, person).await?;
    let mut found = Unproven::default();
    if sums.is_empty() {
        return Ok(found);
    }
    let run = tenant::run_by(conn, person).await?;
    for tenant in tenant::visited_by(conn, person).await? {
        let is_owed = sums.iter().any(|(id, _)| *id == tenant.id);
        if !is_owed || !tenant.active || run.iter().any(|own| own.id == tenant.id) {
            continue;
        }
        let owing = owing(conn, tenant.id, person).await?;
        let theirs = |part: &&crate::storage::claim::ClaimRow| part.person_id == person && part.file.is_none();
        let sum = match owing.claims.iter().rev().find(theirs).map(|part| part.claim_id) {
            Some(claim) => {
                let parts = owing.claims.iter().filter(|part| part.claim_id == claim);
                parts.map(|part| part.amount).sum()
            }
            None => owing.free().map(BookingRow::owed).sum::<i64>(),
        };
        match sum {
            0 => found.proven = true,
            sum => found.of.push((tenant, sum)),
        }
    }
    Ok(found)
}
