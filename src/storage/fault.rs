//! What can go wrong in the database, sorted by what the caller has to do about it.

/// A failure of storage. None of them is a person's doing: those are refusals.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A deadlock, a serialization failure, a busy or broken database: the same unit of work may succeed later.
    #[error("the database could not do it now: {0}")]
    Passing(#[source] sqlx::Error),
    /// A unique key or foreign key refused the row: somebody else was first, or it must not be.
    #[error("a key refused the row: {0}")]
    Key(#[source] sqlx::Error),
    /// The chat was handed to another worker meanwhile; nothing of this unit is kept.
    #[error("the claim on the chat is no longer ours")]
    StaleClaim,
    /// The unit of work panicked; its changes are undone.
    #[error("a unit of work panicked: {0}")]
    Panic(String),
    /// The writer has stopped: the program is ending.
    #[error("storage is closed")]
    Closed,
    /// A stored value does not read as what it should be, or a statement is wrong: a bug.
    #[error("{0}")]
    Bug(String),
    #[error(transparent)]
    Other(sqlx::Error),
}

pub type Result<T> = std::result::Result<T, Fault>;

impl Fault {
    /// Whether running the same unit again may succeed.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Passing(_))
    }

    /// Whether the fault lies in our code or data rather than in the disk, the database or its network.
    pub fn is_bug(&self) -> bool {
        matches!(self, Self::Key(_) | Self::Panic(_) | Self::Bug(_) | Self::Other(_))
    }
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::error::ErrorKind;
        match &error {
            sqlx::Error::Database(db) => match db.kind() {
                ErrorKind::UniqueViolation | ErrorKind::ForeignKeyViolation => Self::Key(error),
                ErrorKind::NotNullViolation | ErrorKind::CheckViolation => Self::Other(error),
                _ if passes(db.code().as_deref().unwrap_or_default()) => Self::Passing(error),
                _ => Self::Other(error),
            },
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::Protocol(_)
            | sqlx::Error::Tls(_) => Self::Passing(error),
            sqlx::Error::PoolClosed => Self::Closed,
            _ => Self::Other(error),
        }
    }
}

/// SQLite's primary codes (the low byte) for busy, locked, no memory, read-only, interrupted, I/O, full, cannot open;
/// PostgreSQL's classes for connections, rollbacks, resources and operator intervention, and "lock not available".
fn passes(code: &str) -> bool {
    if code.len() == 5 {
        return ["08", "40", "53", "57", "58"]
            .iter()
            .any(|class| code.starts_with(class))
            || code == "55P03";
    }
    matches!(
        code.parse::<u32>().map(|code| code & 0xff),
        Ok(5 | 6 | 7 | 8 | 9 | 10 | 13 | 14)
    )
}

/// What a panic said, where it said it in words.
pub fn panic_message(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without words".to_owned())
}
