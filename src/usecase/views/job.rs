//! A long act as its screen and its last message show it.

use crate::domain::ids::{JobId, TenantId};
use crate::storage::job::{self, JobRow};
use crate::storage::{Conn, Result};

#[derive(Clone, Debug)]
pub struct JobView {
    pub row: JobRow,
    /// People who hear of what it has cancelled.
    pub told: i64,
}

pub async fn job(conn: &mut Conn, tenant: TenantId, id: JobId) -> Result<Option<JobView>> {
    let Some(row) = job::by_id(conn, tenant, id).await? else {
        return Ok(None);
    };
    let told = job::count_hearers(conn, tenant, id).await?;
    Ok(Some(JobView { row, told }))
}
