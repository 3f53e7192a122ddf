//! The two engines behind one face: the only file that knows there are two.
//!
//! SQLite has one writer connection, which shares the cost of durability by group commit, and a small pool of
//! read-only ones. PostgreSQL has a pool. Both run the same SQL, built by sea-query.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures::future::BoxFuture;
use sea_query::{PostgresQueryBuilder, SqliteQueryBuilder};
use sea_query_sqlx::SqlxBinder;
use secrecy::{ExposeSecret, SecretString};
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgRow};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, FromRow, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection,
    SqlitePool,
};

use super::fault::{Fault, Result};
use super::writer::{Unit, Writer};

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// What a session of ours that fell silent may hold up, and for how long: the server then ends it, and with it its
/// locks and the instance lease.
const POSTGRES_LIMITS: [(&str, &str); 5] = [
    ("statement_timeout", "30s"),
    ("idle_in_transaction_session_timeout", "30s"),
    ("tcp_keepalives_idle", "20"),
    ("tcp_keepalives_interval", "5"),
    ("tcp_keepalives_count", "3"),
];

/// What goes before the first statement of a group of units on SQLite, and before that of each further unit.
const BEGIN_GROUP: &str = "BEGIN IMMEDIATE; SAVEPOINT unit; ";
const BEGIN_UNIT: &str = "RELEASE SAVEPOINT unit; SAVEPOINT unit; ";

/// How often a unit of work is started afresh after a passing fault.
const ATTEMPTS: u32 = 5;

/// Whose work goes first when several wait for SQLite's one writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    Poller,
    Workers,
    Marks,
    Housekeeping,
}

/// What the database has been asked to do since the start; tests and benchmarks count with it.
#[derive(Debug, Default)]
pub struct Counters {
    pub statements: AtomicU64,
    /// Those among them that a unit of work was held for.
    pub in_units: AtomicU64,
    /// Transactions committed with a wait for the disk.
    pub commits: AtomicU64,
    /// Units of work kept; several share a commit on SQLite.
    pub units: AtomicU64,
}

/// A type that reads from a row of either engine: `#[derive(sqlx::FromRow)]` gives both.
pub trait Row: for<'a> FromRow<'a, SqliteRow> + for<'a> FromRow<'a, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'a> FromRow<'a, SqliteRow> + for<'a> FromRow<'a, PgRow> + Send + Unpin {}

#[derive(Clone)]
enum Engine {
    Sqlite {
        writer: Writer,
        readers: SqlitePool,
        file: PathBuf,
    },
    Postgres(PgPool),
}

/// The deployment's database. Clones share it.
#[derive(Clone)]
pub struct Database {
    engine: Engine,
    counters: Arc<Counters>,
}

impl Database {
    /// Opens and migrates the database named by `sqlite://FILE` or `postgres://…`.
    pub async fn open(url: &SecretString) -> anyhow::Result<Self> {
        Self::open_with(url, SqliteSynchronous::Full).await
    }

    /// As [`Database::open`], for a database that goes with the process: no commit waits for the disk.
    pub async fn open_throwaway(url: &SecretString) -> anyhow::Result<Self> {
        Self::open_with(url, SqliteSynchronous::Off).await
    }

    async fn open_with(url: &SecretString, synchronous: SqliteSynchronous) -> anyhow::Result<Self> {
        let url = url.expose_secret();
        let counters = Arc::new(Counters::default());
        let engine = if url.starts_with("sqlite:") {
            open_sqlite(url, synchronous, &counters).await?
        } else {
            let options = PgConnectOptions::from_str(url)?.log_statements(tracing::log::LevelFilter::Off);
            // Outside of the limits: an index of a large table takes longer than any statement of a tap may.
            let mut migrating = PgConnection::connect_with(&options).await?;
            POSTGRES_MIGRATIONS.run(&mut migrating).await?;
            migrating.close().await?;
            let options = options.options(POSTGRES_LIMITS);
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(5))
                .connect_with(options)
                .await?;
            Engine::Postgres(pool)
        };
        Ok(Self { engine, counters })
    }

    pub fn counters(&self) -> &Counters {
        &self.counters
    }

    /// The file of an SQLite database.
    pub fn file(&self) -> Option<PathBuf> {
        match &self.engine {
            Engine::Sqlite { file, .. } => Some(file.clone()),
            Engine::Postgres(_) => None,
        }
    }

    /// A PostgreSQL connection outside of the pool, for what is bound to a session.
    pub(super) async fn session(&self) -> anyhow::Result<PgConnection> {
        match &self.engine {
            Engine::Sqlite { .. } => anyhow::bail!("SQLite has no sessions"),
            Engine::Postgres(pool) => Ok(PgConnection::connect_with(&pool.connect_options()).await?),
        }
    }

    /// A connection to read with. On SQLite it cannot write.
    pub async fn read(&self) -> Result<Conn> {
        let wire = match &self.engine {
            Engine::Sqlite { readers, .. } => Wire::SqliteReader(readers.acquire().await?),
            Engine::Postgres(pool) => Wire::Postgres(pool.acquire().await?),
        };
        Ok(Conn {
            wire,
            counters: self.counters.clone(),
            before: "",
        })
    }

    /// Runs one unit of work and answers when it is durable: wholly done, or not at all. It is run again, up to five
    /// times in all, when the engine could not do it at the moment, so it must not act on anything but `Tx`.
    pub async fn write<T, F>(&self, lane: Lane, unit: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + Sync + 'static,
    {
        let unit = Arc::new(unit);
        let mut attempt = 1;
        loop {
            let outcome = match &self.engine {
                Engine::Sqlite { writer, .. } => {
                    let unit = unit.clone();
                    writer.submit(lane, move |tx| unit(tx)).await
                }
                Engine::Postgres(pool) => self.write_postgres(pool, &*unit).await,
            };
            match outcome {
                Err(fault) if fault.is_passing() && attempt < ATTEMPTS => {
                    tokio::time::sleep(Duration::from_millis(5 << attempt)).await;
                    attempt += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn write_postgres<T>(&self, pool: &PgPool, unit: &(impl Unit<T> + ?Sized)) -> Result<T> {
        let wire = Wire::PostgresTx(pool.begin().await?);
        let mut tx = Tx(Conn {
            wire,
            counters: self.counters.clone(),
            before: "",
        });
        let outcome = unit(&mut tx).await?;
        if let Wire::PostgresTx(transaction) = tx.0.wire {
            transaction.commit().await?;
        }
        self.counters.commits.fetch_add(1, Ordering::Relaxed);
        self.counters.units.fetch_add(1, Ordering::Relaxed);
        Ok(outcome)
    }

    /// Lets what waits be written, then closes.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

async fn open_sqlite(url: &str, synchronous: SqliteSynchronous, counters: &Arc<Counters>) -> anyhow::Result<Engine> {
    let options = SqliteConnectOptions::from_str(url)?
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .statement_cache_capacity(512)
        .log_statements(tracing::log::LevelFilter::Off);
    let writing = options
        .clone()
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        // What a person has had deleted must not stay readable in the free pages of the file.
        .pragma("secure_delete", "ON");
    let mut connection = SqliteConnection::connect_with(&writing).await?;
    SQLITE_MIGRATIONS.run(&mut connection).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(4)
        .acquire_timeout(Duration::from_secs(5))
        // A file does not hang up.
        .test_before_acquire(false)
        .connect_with(options.read_only(true).row_buffer_size(500))
        .await?;
    let tx = Tx(Conn {
        wire: Wire::SqliteWriter(Box::new(connection)),
        counters: counters.clone(),
        before: "",
    });
    let file = writing.get_filename().to_owned();
    Ok(Engine::Sqlite {
        writer: Writer::start(tx),
        readers,
        file,
    })
}

enum Wire {
    SqliteWriter(Box<SqliteConnection>),
    SqliteReader(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
    PostgresTx(sqlx::Transaction<'static, Postgres>),
}

/// A connection that reads.
pub struct Conn {
    wire: Wire,
    counters: Arc<Counters>,
    /// What goes before the next statement on SQLite's writer. It goes along with it: a call over to the thread of a
    /// connection costs more than most of what is done there.
    before: &'static str,
}

/// A transaction: a connection that may also write.
pub struct Tx(Conn);

impl std::ops::Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl std::ops::DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}

macro_rules! on_wire {
    ($conn:expr, $statement:expr, |$sql:ident, $values:ident, $executor:ident| $body:expr) => {{
        $conn.counters.statements.fetch_add(1, Ordering::Relaxed);
        match &mut $conn.wire {
            Wire::SqliteWriter(c) => {
                $conn.counters.in_units.fetch_add(1, Ordering::Relaxed);
                let ((mut text, $values), $executor) = ($statement.build_sqlx(SqliteQueryBuilder), &mut **c);
                text.insert_str(0, std::mem::take(&mut $conn.before));
                let $sql = AssertSqlSafe(text);
                $body
            }
            Wire::SqliteReader(c) => {
                let ((text, $values), $executor) = ($statement.build_sqlx(SqliteQueryBuilder), &mut **c);
                let $sql = AssertSqlSafe(text);
                $body
            }
            Wire::Postgres(c) => {
                let ((text, $values), $executor) = ($statement.build_sqlx(PostgresQueryBuilder), &mut **c);
                let $sql = AssertSqlSafe(text);
                $body
            }
            Wire::PostgresTx(c) => {
                $conn.counters.in_units.fetch_add(1, Ordering::Relaxed);
                let ((text, $values), $executor) = ($statement.build_sqlx(PostgresQueryBuilder), &mut **c);
                let $sql = AssertSqlSafe(text);
                $body
            }
        }
    }};
}

impl Conn {
    pub async fn all<T: Row>(&mut self, statement: &(impl SqlxBinder + Sync)) -> Result<Vec<T>> {
        on_wire!(self, statement, |sql, values, executor| Ok(sqlx::query_as_with(
            sql, values
        )
        .fetch_all(executor)
        .await?))
    }

    pub async fn first<T: Row>(&mut self, statement: &(impl SqlxBinder + Sync)) -> Result<Option<T>> {
        on_wire!(self, statement, |sql, values, executor| Ok(sqlx::query_as_with(
            sql, values
        )
        .fetch_optional(executor)
        .await?))
    }

    /// A single value of a single row that must be there: a count, a sum, a returned id.
    pub async fn value<T>(&mut self, statement: &(impl SqlxBinder + Sync)) -> Result<T>
    where
        (T,): Row,
    {
        let row: Option<(T,)> = self.first(statement).await?;
        row.map(|row| row.0)
            .ok_or_else(|| Fault::Bug("a row that must be there is not".to_owned()))
    }

    /// The engine's plan for a statement, a line a step; tests look at it.
    pub async fn plan(&mut self, statement: &(impl SqlxBinder + Sync)) -> Result<String> {
        use sqlx::Row as _;
        let lines: Vec<String> = match &mut self.wire {
            Wire::SqliteWriter(_) | Wire::PostgresTx(_) => {
                return Err(Fault::Bug("plans are looked at outside transactions".to_owned()));
            }
            Wire::SqliteReader(c) => {
                let (text, values) = statement.build_sqlx(SqliteQueryBuilder);
                let sql = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"));
                let rows = sqlx::query_with(sql, values).fetch_all(&mut **c).await?;
                rows.iter().map(|row| row.get("detail")).collect()
            }
            Wire::Postgres(c) => {
                let (text, values) = statement.build_sqlx(PostgresQueryBuilder);
                let rows = sqlx::query_with(AssertSqlSafe(format!("EXPLAIN {text}")), values)
                    .fetch_all(&mut **c)
                    .await?;
                rows.iter().map(|row| row.get(0)).collect()
            }
        };
        Ok(lines.join("\n"))
    }
}

impl Tx {
    /// Runs a statement and tells how many rows it changed.
    pub async fn run(&mut self, statement: &(impl SqlxBinder + Sync)) -> Result<u64> {
        // SQLite repeats the count of the statement before for one that changes no rows.
        self.do_before().await?;
        on_wire!(self.0, statement, |sql, values, executor| Ok(sqlx::query_with(
            sql, values
        )
        .execute(executor)
        .await?
        .rows_affected()))
    }

    /// As [`Tx::run`] for two statements one after the other; tells how many rows they changed together.
    pub async fn run_both(
        &mut self,
        first: &(impl SqlxBinder + Sync),
        second: &(impl SqlxBinder + Sync),
    ) -> Result<u64> {
        // Not in front of the first: its savepoint would count as rows, see `run`.
        self.do_before().await?;
        let Wire::SqliteWriter(writer) = &mut self.0.wire else {
            return Ok(self.run(first).await? + self.run(second).await?);
        };
        let ((text, mut values), (other, others)) = (
            first.build_sqlx(SqliteQueryBuilder),
            second.build_sqlx(SqliteQueryBuilder),
        );
        self.0.counters.statements.fetch_add(2, Ordering::Relaxed);
        values.0.0.extend(others.0.0);
        let sql = AssertSqlSafe(format!("{text}; {other}"));
        Ok(sqlx::query_with(sql, values)
            .execute(&mut **writer)
            .await?
            .rows_affected())
    }

    /// As [`Tx::run`] for a row that must be there: anything but one changed row is a bug.
    pub async fn run_one(&mut self, statement: &(impl SqlxBinder + Sync)) -> Result<()> {
        match self.run(statement).await? {
            1 => Ok(()),
            n => Err(Fault::Bug(format!("one row was to be changed, {n} were"))),
        }
    }

    /// Takes back all that this unit of work has done so far, also after a statement that failed; it goes on as if it
    /// had just begun. A savepoint for that would cost every unit two more statements.
    pub async fn start_over(&mut self) -> Result<()> {
        match &self.0.wire {
            Wire::SqliteWriter(_) | Wire::SqliteReader(_) => self.undo().await,
            Wire::Postgres(_) | Wire::PostgresTx(_) => self.control("ROLLBACK AND CHAIN").await,
        }
    }

    /// From here on what is done can be taken back alone. One may lie within another.
    pub(super) async fn hold(&mut self) -> Result<()> {
        self.do_before().await?;
        self.control("SAVEPOINT held").await
    }

    /// What was done since the last [`Tx::hold`] stays.
    pub(super) async fn let_go(&mut self) -> Result<()> {
        self.control("RELEASE SAVEPOINT held").await
    }

    /// What was done since the last [`Tx::hold`] is undone.
    pub(super) async fn take_back(&mut self) -> Result<()> {
        self.control("ROLLBACK TO SAVEPOINT held").await?;
        self.let_go().await
    }

    /// SQLite: the next statement begins a group of units.
    pub(super) fn begin_group(&mut self) {
        self.0.before = BEGIN_GROUP;
    }

    /// SQLite: the next statement is the first of the next unit of work.
    pub(super) fn begin_unit(&mut self) {
        // A unit that ran no statement leaves its place to the next.
        if self.0.before.is_empty() {
            self.0.before = BEGIN_UNIT;
        }
    }

    /// SQLite: takes back the unit of work at hand.
    pub(super) async fn undo(&mut self) -> Result<()> {
        if self.0.before.is_empty() {
            self.control("ROLLBACK TO SAVEPOINT unit").await
        } else {
            // It has not begun.
            Ok(())
        }
    }

    /// SQLite: commits the group, the last unit with it.
    pub(super) async fn commit_group(&mut self) -> Result<()> {
        match std::mem::take(&mut self.0.before) {
            BEGIN_GROUP => Ok(()),
            _ => self.control("COMMIT").await,
        }
    }

    /// SQLite: takes back the group, as far as the engine has not done so by itself.
    pub(super) async fn undo_group(&mut self) {
        self.0.before = "";
        drop(self.control("ROLLBACK").await);
    }

    async fn do_before(&mut self) -> Result<()> {
        match std::mem::take(&mut self.0.before) {
            "" => Ok(()),
            sql => self.control(sql).await,
        }
    }

    /// Transactions and savepoints; several statements at once only on SQLite.
    async fn control(&mut self, sql: &'static str) -> Result<()> {
        match &mut self.0.wire {
            Wire::SqliteWriter(c) => sqlx::query(sql).execute(&mut **c).await.map(|_| ())?,
            Wire::SqliteReader(c) => sqlx::query(sql).execute(&mut **c).await.map(|_| ())?,
            Wire::Postgres(c) => sqlx::query(sql).execute(&mut **c).await.map(|_| ())?,
            Wire::PostgresTx(c) => sqlx::query(sql).execute(&mut **c).await.map(|_| ())?,
        }
        Ok(())
    }

    pub(super) fn counters(&self) -> &Counters {
        &self.0.counters
    }
}

/// A row whose columns are not known before: their names, and what stands in them.
#[derive(Clone, Debug)]
pub struct Loose(pub Vec<(String, serde_json::Value)>);

macro_rules! loose {
    ($($row:ty)*) => {$(
        impl FromRow<'_, $row> for Loose {
            fn from_row(row: &$row) -> sqlx::Result<Self> {
                use serde_json::Value;
                use sqlx::{Column, Row};
                let mut cells = Vec::new();
                for (n, column) in row.columns().iter().enumerate() {
                    let value = match row.try_get::<Option<i64>, _>(n) {
                        Ok(number) => number.map_or(Value::Null, Value::from),
                        Err(_) => row
                            .try_get::<Option<String>, _>(n)?
                            .map_or(Value::Null, Value::from),
                    };
                    cells.push((column.name().to_owned(), value));
                }
                Ok(Self(cells))
            }
        }
    )*};
}

loose! { SqliteRow PgRow }
