//! The real program, started against the simulated Telegram and killed at will.

use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};

use super::telegram::TOKEN;

/// A running program; dropping it kills it.
pub struct Program {
    child: Arc<Mutex<Child>>,
}

/// Starts `slotkeeper run`. What it says goes to the file `said`.
pub fn start(api: &str, database: &SecretString, said: &std::path::Path) -> Program {
    launch(api, database, said, TOKEN, "info", &[])
}

/// As [`start`], with more settings.
pub fn start_with(api: &str, database: &SecretString, said: &std::path::Path, variables: &[(&str, &str)]) -> Program {
    launch(api, database, said, TOKEN, "info", variables)
}

/// What the program does with these variables and arguments, in an empty folder, until it ends by itself: its exit
/// code, and all it wrote.
pub fn ends(arguments: &[&str], variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let said = folder.path().join("said");
    let file = std::fs::File::create(&said).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_slotkeeper"))
        .args(arguments)
        .current_dir(folder.path())
        .env_clear()
        .env("NO_PROXY", "127.0.0.1")
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .stdout(file.try_clone().unwrap())
        .stderr(file)
        .spawn()
        .unwrap();
    let program = Program {
        child: Arc::new(Mutex::new(child)),
    };
    let code = program.wait(Duration::from_secs(60));
    (
        code,
        String::from_utf8_lossy(&std::fs::read(&said).unwrap()).into_owned(),
    )
}

/// As [`start`], with another token, and saying all that can be said.
pub fn start_talkative(api: &str, database: &SecretString, said: &std::path::Path, token: &str) -> Program {
    launch(api, database, said, token, "trace", &[])
}

fn launch(
    api: &str,
    database: &SecretString,
    said: &std::path::Path,
    token: &str,
    log: &str,
    variables: &[(&str, &str)],
) -> Program {
    let said = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(said)
        .unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_slotkeeper"))
        .arg("run")
        .env_clear()
        .env("SLOTKEEPER_BOT_TOKEN", token)
        .env("SLOTKEEPER_API_URL", api)
        .env("SLOTKEEPER_DATABASE_URL", database.expose_secret())
        .env("SLOTKEEPER_OPERATORS", "1")
        .env("SLOTKEEPER_LOG", log)
        .env("NO_PROXY", "127.0.0.1")
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .stdout(said.try_clone().unwrap())
        .stderr(said)
        .spawn()
        .unwrap();
    Program {
        child: Arc::new(Mutex::new(child)),
    }
}

impl Program {
    /// What kills it at once, from any thread.
    pub fn killer(&self) -> impl Fn() + Send + Sync + 'static {
        let child = self.child.clone();
        move || drop(child.lock().unwrap().kill())
    }

    pub fn kill(&self) {
        drop(self.child.lock().unwrap().kill());
        drop(self.child.lock().unwrap().wait());
    }

    pub fn has_ended(&self) -> bool {
        self.child.lock().unwrap().try_wait().unwrap().is_some()
    }

    /// Asks it to end as a service manager does.
    pub fn asks_to_end(&self) {
        let id = self.child.lock().unwrap().id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().unwrap();
    }

    /// As Ctrl-C does.
    pub fn is_interrupted(&self) {
        let id = self.child.lock().unwrap().id().to_string();
        Command::new("kill").args(["-INT", &id]).status().unwrap();
    }

    /// Asks it to read again what can be read again.
    pub fn asks_to_reload(&self) {
        let id = self.child.lock().unwrap().id().to_string();
        Command::new("kill").args(["-HUP", &id]).status().unwrap();
    }

    /// Asks it to end, and waits; gives the exit code.
    pub fn terminate(&self) -> Option<i32> {
        self.asks_to_end();
        self.wait(Duration::from_secs(15))
    }

    /// Waits until it has ended; `None` if a signal ended it. Panics if it never does.
    pub fn wait(&self, limit: Duration) -> Option<i32> {
        let until = Instant::now() + limit;
        while Instant::now() < until {
            if let Some(status) = self.child.lock().unwrap().try_wait().unwrap() {
                return status.code();
            }
            std::thread::yield_now();
        }
        panic!("the program did not end within {limit:?}");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}
