//! A database for one test: an SQLite file of its own, or a database of its own on the PostgreSQL server that
//! SLOTKEEPER_TEST_DATABASE_URL names.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

use secrecy::{ExposeSecret, SecretString};
use slotkeeper::domain::ids::TenantId;
use slotkeeper::storage::Database;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

const SERVER: &str = "SLOTKEEPER_TEST_DATABASE_URL";

/// Keeps the database while it lives, and removes it then.
pub struct Guard {
    pub url: SecretString,
    kept: Kept,
}

enum Kept {
    File { _folder: TempDir },
    OnServer { server: String, name: String },
}

/// Opens an empty, migrated database.
pub async fn open() -> (Database, Guard) {
    let guard = match std::env::var(SERVER) {
        Ok(server) => on_server(server).await,
        Err(_) => {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join(FILE), migrated_file()).unwrap();
            Guard {
                url: file_url(folder.path()),
                kept: Kept::File { _folder: folder },
            }
        }
    };
    (guard.open().await, guard)
}

const FILE: &str = "slotkeeper.db";

fn file_url(folder: &Path) -> SecretString {
    format!("sqlite://{}", folder.join(FILE).display()).into()
}

/// What a file holds after all migrations, which are run once for all tests: they take longer than most stories.
fn migrated_file() -> &'static [u8] {
    static MIGRATED: OnceLock<Vec<u8>> = OnceLock::new();
    MIGRATED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let url = file_url(folder.path());
        let copy = folder.path().join("copy.db");
        let vacuum = format!("VACUUM INTO '{}'", copy.display());
        aside(move || async move {
            Database::open(&url).await.unwrap().close().await;
            let mut connection = sqlx::SqliteConnection::connect(url.expose_secret()).await.unwrap();
            sqlx::query(AssertSqlSafe(vacuum))
                .execute(&mut connection)
                .await
                .unwrap();
        });
        std::fs::read(copy).unwrap()
    })
}

/// Runs to its end in a runtime of its own, where that of the test must not or cannot be waited for.
fn aside<F: Future<Output = ()>>(work: impl FnOnce() -> F + Send + 'static) {
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(work());
    });
    thread.join().unwrap();
}

impl Guard {
    /// Opens the same database once more, as a restart would.
    pub async fn open(&self) -> Database {
        Database::open(&self.url).await.unwrap()
    }

    pub fn url(&self) -> &SecretString {
        &self.url
    }

    pub fn is_postgres(&self) -> bool {
        !self.url.expose_secret().starts_with("sqlite:")
    }

    /// Runs a statement past the program, as an operator with a shell would; tells how many rows it changed.
    pub async fn sql(&self, statement: &str) -> u64 {
        let sql = AssertSqlSafe(statement.to_owned());
        let url = self.url.expose_secret();
        if self.is_postgres() {
            let mut connection = PgConnection::connect(url).await.unwrap();
            sqlx::query(sql).execute(&mut connection).await.unwrap().rows_affected()
        } else {
            let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
            sqlx::query(sql).execute(&mut connection).await.unwrap().rows_affected()
        }
    }

    /// PostgreSQL's planner takes the ways that it takes where there are many rows; SQLite's looks at no numbers.
    pub async fn prefers_indexes(&self) {
        if let Kept::OnServer { name, .. } = &self.kept {
            for way in ["seqscan", "sort", "bitmapscan"] {
                self.sql(&format!("ALTER DATABASE \"{name}\" SET enable_{way} = off"))
                    .await;
            }
        }
    }

    /// What a query of one column of text finds.
    pub async fn texts(&self, query: &str) -> Vec<String> {
        let sql = AssertSqlSafe(query.to_owned());
        let url = self.url.expose_secret();
        if self.is_postgres() {
            let mut connection = PgConnection::connect(url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        } else {
            let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        }
    }
}

/// Reads all that the deployment knows about tenants and people, again and again.
pub struct Digest {
    connection: Wire,
    statement: String,
}

enum Wire {
    Sqlite(sqlx::SqliteConnection),
    Postgres(PgConnection),
}

/// What a tap may change whatever it says: the chat that it came from and the mail of the deployment.
const NOT_THE_TENANTS: [&str; 4] = ["chat", "inbox", "setting", "_sqlx_migrations"];
/// When a person was last heard.
const HEARD: &str = "last_event_at";

impl Guard {
    pub async fn digest(&self) -> Digest {
        self.digest_but(&NOT_THE_TENANTS).await
    }

    /// Every row of every table, the mail of the deployment too.
    pub async fn everything(&self) -> Vec<String> {
        self.digest_but(&["_sqlx_migrations"]).await.rows().await
    }

    async fn digest_but(&self, left_out: &[&str]) -> Digest {
        let url = self.url.expose_secret();
        let (tables, mut connection) = if self.is_postgres() {
            let mut connection = PgConnection::connect(url).await.unwrap();
            let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
            let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut connection).await.unwrap();
            (tables, Wire::Postgres(connection))
        } else {
            let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
            let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
            let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut connection).await.unwrap();
            (tables, Wire::Sqlite(connection))
        };
        let mut selects = Vec::new();
        for table in tables.iter().filter(|table| !left_out.contains(&table.as_str())) {
            let row = match &mut connection {
                Wire::Postgres(_) => format!("replace((to_jsonb(t) - '{HEARD}')::text, '\": ', '\":')"),
                Wire::Sqlite(connection) => {
                    let columns = format!("SELECT name FROM pragma_table_info('{table}') WHERE name <> '{HEARD}'");
                    let columns: Vec<String> = sqlx::query_scalar(AssertSqlSafe(columns))
                        .fetch_all(connection)
                        .await
                        .unwrap();
                    let fields: Vec<String> = columns
                        .iter()
                        .map(|column| format!("'{column}', \"{column}\""))
                        .collect();
                    format!("json_object({})", fields.join(", "))
                }
            };
            selects.push(format!("SELECT '{table} ' || {row} AS line FROM {table} t"));
        }
        assert!(selects.len() > 15, "{tables:?}");
        Digest {
            connection,
            statement: format!("{} ORDER BY line", selects.join(" UNION ALL ")),
        }
    }
}

impl Digest {
    /// The rows of one tenant.
    pub async fn of_tenant(&mut self, tenant: TenantId) -> Vec<String> {
        let last = |row: &&String| row.contains(&format!("\"tenant_id\":{tenant}}}"));
        let inner = |row: &&String| row.contains(&format!("\"tenant_id\":{tenant},"));
        let rows = self.rows().await;
        let found: Vec<String> = rows.iter().filter(|row| last(row) || inner(row)).cloned().collect();
        assert!(!found.is_empty(), "tenant {tenant} has no rows");
        found
    }

    /// Every row of every table, in order.
    pub async fn rows(&mut self) -> Vec<String> {
        let sql = AssertSqlSafe(self.statement.clone());
        match &mut self.connection {
            Wire::Sqlite(connection) => sqlx::query_scalar(sql).fetch_all(connection).await.unwrap(),
            Wire::Postgres(connection) => sqlx::query_scalar(sql).fetch_all(connection).await.unwrap(),
        }
    }
}

/// How many databases on the server live, all made from one that has been migrated; it goes with the last of them.
static LIVING: Mutex<u32> = Mutex::new(0);

async fn on_server(server: String) -> Guard {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let name = format!(
        "slotkeeper_test_{}_{}",
        std::process::id(),
        MADE.fetch_add(1, Ordering::Relaxed)
    );
    {
        let mut living = LIVING.lock().unwrap();
        if *living == 0 {
            let server = server.clone();
            aside(move || async move {
                create(&server, &migrated(), "").await;
                Database::open(&url_of(&server, &migrated()))
                    .await
                    .unwrap()
                    .close()
                    .await;
                // Nobody may be connected to what is copied.
                let gone = format!("ALTER DATABASE {} ALLOW_CONNECTIONS false", migrated());
                run(&server, gone).await;
                let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ";
                run(&server, format!("{end}'{}'", migrated())).await;
            });
        }
        *living += 1;
    }
    create(&server, &name, &format!(" TEMPLATE {}", migrated())).await;
    Guard {
        url: url_of(&server, &name),
        kept: Kept::OnServer { server, name },
    }
}

fn migrated() -> String {
    format!("slotkeeper_test_{}_migrated", std::process::id())
}

fn url_of(server: &str, name: &str) -> SecretString {
    let mut url = url::Url::parse(server).unwrap();
    url.set_path(name);
    String::from(url).into()
}

async fn create(server: &str, name: &str, from: &str) {
    run(server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    run(server, format!("CREATE DATABASE {name}{from}")).await;
}

async fn run(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
}

impl Drop for Guard {
    fn drop(&mut self) {
        let Kept::OnServer { server, name } = &self.kept else {
            return;
        };
        let mut living = LIVING.lock().unwrap();
        *living -= 1;
        let mut names = vec![name.clone()];
        if *living == 0 {
            names.push(migrated());
        }
        let server = server.clone();
        aside(move || async move {
            for name in names {
                run(&server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
            }
        });
    }
}
