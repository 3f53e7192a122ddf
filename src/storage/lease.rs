//! The instance lease: whoever holds it polls, sends and schedules; there is one holder of a database at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::PathBuf;

use sea_query::{Expr, ExprTrait, OnConflict, Query};

use super::tables::InstanceLease;
use super::{Database, Lane, Result};
use crate::domain::moment::{Moment, Span};

/// How long a row on PostgreSQL is a lease without being renewed.
pub const STANDS: Span = Span(30);

/// A held lease; dropping it lets it go.
#[derive(Debug)]
pub enum Lease {
    /// A lock of the operating system on a file beside the SQLite database: gone with the process, however it ends.
    File(File),
    /// A row on PostgreSQL, to be renewed before it expires.
    Row { holder: String },
}

/// Tries to take the lease; `None` if another instance has it. `holder` is unique to this process.
pub async fn take(db: &Database, holder: &str, now: Moment) -> anyhow::Result<Option<Lease>> {
    if let Some(path) = db.file() {
        return Ok(lock_beside(path)?.map(Lease::File));
    }
    let taken = renew(db, holder, now).await?;
    Ok(taken.then(|| Lease::Row { holder: holder.to_owned() }))
}

fn lock_beside(database: PathBuf) -> anyhow::Result<Option<File>> {
    let mut path = database.into_os_string();
    path.push("-lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Takes or prolongs the row; `false` if another holder's has not expired.
pub async fn renew(db: &Database, holder: &str, now: Moment) -> Result<bool> {
    let holder = holder.to_owned();
    db.write(Lane::Poller, move |tx| {
        let holder = holder.clone();
        Box::pin(async move {
            let mut free = OnConflict::column(InstanceLease::LeaseId);
            free.update_columns([InstanceLease::Holder, InstanceLease::Until]).action_and_where(
                Expr::col((InstanceLease::Table, InstanceLease::Holder))
                    .eq(holder.as_str())
                    .or(Expr::col((InstanceLease::Table, InstanceLease::Until)).lte(now)),
            );
            let insert = Query::insert()
                .into_table(InstanceLease::Table)
                .columns([InstanceLease::LeaseId, InstanceLease::Holder, InstanceLease::Until])
                .values_panic([1.into(), holder.as_str().into(), (now + STANDS).into()])
                .on_conflict(free.to_owned())
                .to_owned();
            Ok(tx.run(&insert).await? == 1)
        })
    })
    .await
}

/// Lets the lease go, so that another instance need not wait for it to expire.
pub async fn release(db: &Database, lease: Lease) -> Result<()> {
    match lease {
        Lease::File(file) => {
            drop(file);
            Ok(())
        }
        Lease::Row { holder } => {
            db.write(Lane::Poller, move |tx| {
                let holder = holder.clone();
                Box::pin(async move {
                    let delete = Query::delete()
                        .from_table(InstanceLease::Table)
                        .and_where(Expr::col(InstanceLease::Holder).eq(holder))
                        .to_owned();
                    tx.run(&delete).await.map(drop)
                })
            })
            .await
        }
    }
}
