//! The instance lease: whoever holds it polls, sends and schedules; there is one holder of a database at a time.
//!
//! It is bound to the life of the process: a lock of the operating system beside the SQLite file, or an advisory lock
//! of a PostgreSQL session. So a killed process leaves nothing that the next one would have to wait out.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::PathBuf;
use std::time::Duration;

use sqlx::{Connection, PgConnection};

use super::Database;

/// Any number will do, as long as no other program locks it in the same database.
const KEY: i64 = 0x51_07_CE_E9;

/// A session that does not answer for so long is lost.
const PATIENCE: Duration = Duration::from_secs(5);

/// A held lease; dropping it lets it go.
pub enum Lease {
    File(File),
    Session(Box<PgConnection>),
}

impl Lease {
    /// Tries to take the lease; `None` if another instance has it.
    pub async fn take(db: &Database) -> anyhow::Result<Option<Self>> {
        if let Some(path) = db.file() {
            return Ok(lock_beside(path)?.map(Self::File));
        }
        let mut session = db.session().await?;
        let taken: bool = sqlx::query_scalar("SELECT pg_try_advisory_lock($1)")
            .bind(KEY)
            .fetch_one(&mut session)
            .await?;
        Ok(taken.then(|| Self::Session(Box::new(session))))
    }

    /// Whether it is still held: a session that broke has lost it.
    pub async fn stands(&mut self) -> bool {
        match self {
            Self::File(_) => true,
            Self::Session(session) => matches!(tokio::time::timeout(PATIENCE, session.ping()).await, Ok(Ok(()))),
        }
    }
}

fn lock_beside(database: PathBuf) -> anyhow::Result<Option<File>> {
    let mut path = database.into_os_string();
    path.push("-lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}
