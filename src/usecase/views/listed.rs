//! What a filter asks of the rows: its days are the practice's, its statuses those of the workflow in force.

use super::super::Workflows;
use crate::domain::filter::{Filter, When};
use crate::domain::moment::Moment;
use crate::domain::zone::plus_days;
use crate::storage::listing::Wanted;
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Result};

pub async fn wanted(
    conn: &mut Conn,
    flows: &Workflows,
    tenant: &TenantRow,
    filter: &Filter,
    now: Moment,
) -> Result<Wanted> {
    let workflow = flows.of(conn, tenant.id, tenant.workflow_version).await?;
    let statuses = workflow.statuses.iter().enumerate();
    let mut wanted = Wanted {
        client: filter.client,
        statuses: statuses
            .filter(|(nth, _)| filter.has(*nth))
            .map(|(_, status)| status.id.to_string())
            .collect(),
        unpaid: filter.unpaid,
        due_by: filter.unpaid.then_some(now),
        newest_first: filter.newest_first(),
        ..Wanted::default()
    };
    match filter.when {
        When::Ahead => wanted.ahead_of = Some(now),
        When::Over => wanted.over_at = Some(now),
        When::Always => {}
        When::Days(one, other) => {
            let (first, last) = (one.min(other), one.max(other));
            wanted.from = Some(tenant.zone.day(first).0);
            wanted.to = Some(tenant.zone.day(plus_days(last, 1)).0);
        }
    }
    Ok(wanted)
}
