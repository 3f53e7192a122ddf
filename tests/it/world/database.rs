//! A database for one test: an SQLite file of its own, or a database of its own on the PostgreSQL server that
//! SLOTKEEPER_TEST_DATABASE_URL names.

use std::sync::atomic::{AtomicU32, Ordering};

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
            let url = format!("sqlite://{}", folder.path().join("slotkeeper.db").display()).into();
            Guard {
                url,
                kept: Kept::File { _folder: folder },
            }
        }
    };
    (guard.open().await, guard)
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

async fn on_server(server: String) -> Guard {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let name = format!(
        "slotkeeper_test_{}_{}",
        std::process::id(),
        MADE.fetch_add(1, Ordering::Relaxed)
    );
    run(&server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    run(&server, format!("CREATE DATABASE {name}")).await;
    let mut url = url::Url::parse(&server).unwrap();
    url.set_path(&name);
    Guard {
        url: String::from(url).into(),
        kept: Kept::OnServer { server, name },
    }
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
        let (server, sql) = (server.clone(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        // The test's own runtime cannot be waited for from here.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(run(&server, sql));
        });
        drop(dropped.join());
    }
}
