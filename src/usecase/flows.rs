//! The workflows of tenants, parsed once: a version never changes, and tenants with the same text share one.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::domain::ids::TenantId;
use crate::domain::workflow::{self, Catalogue, Origin, Problem, Workflow};
use crate::storage::{Conn, Fault, Result, workflow as workflow_rows};

pub struct Workflows {
    catalogue: RwLock<Arc<Catalogue>>,
    /// Where the operator keeps more of them.
    folder: Option<PathBuf>,
    parsed: Mutex<Parsed>,
}

#[derive(Default)]
struct Parsed {
    by_version: HashMap<(TenantId, i64), Arc<Workflow>>,
    by_text: HashMap<String, Arc<Workflow>>,
}

impl Workflows {
    pub fn new(catalogue: Catalogue) -> Self {
        Self {
            catalogue: RwLock::new(Arc::new(catalogue)),
            folder: None,
            parsed: Mutex::default(),
        }
    }

    /// With a folder that can be read again.
    pub fn of_folder(catalogue: Catalogue, folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            ..Self::new(catalogue)
        }
    }

    /// What a tenant can choose from now.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.catalogue.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the operator's folder again, and gives what is wrong with it; see [`Catalogue::reload`]. No tenant's
    /// workflow changes by it: each has a copy of its own.
    pub fn reload(&self) -> Vec<Problem> {
        let (catalogue, problems) = self.catalogue().reload(self.folder.as_deref());
        *self.catalogue.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(catalogue);
        problems
    }

    /// Before a version is written: one of that number that was read from a transaction which rolled back is no more.
    pub fn forget(&self, tenant: TenantId, version: i64) {
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        parsed.by_version.remove(&(tenant, version));
    }

    /// One version of a tenant's workflow.
    pub async fn of(&self, conn: &mut Conn, tenant: TenantId, version: i64) -> Result<Arc<Workflow>> {
        let known = |parsed: &Parsed| parsed.by_version.get(&(tenant, version)).cloned();
        if let Some(workflow) = known(&self.parsed.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(workflow);
        }
        let text = workflow_rows::source(conn, tenant, version)
            .await?
            .ok_or_else(|| Fault::Bug(format!("tenant {tenant} has no workflow {version}")))?;
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        let workflow = match parsed.by_text.get(&text) {
            Some(workflow) => workflow.clone(),
            None => {
                let file = format!("workflow {version} of tenant {tenant}");
                let read = workflow::load(&file, &text, Origin::Own);
                let workflow = Arc::new(read.map_err(|problems| {
                    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
                    Fault::Bug(lines.join("; "))
                })?);
                parsed.by_text.insert(text, workflow.clone());
                workflow
            }
        };
        parsed.by_version.insert((tenant, version), workflow.clone());
        Ok(workflow)
    }
}
