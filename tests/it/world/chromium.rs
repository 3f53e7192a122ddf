//! Chromium without a window, driven for a test: found on PATH, and gone with the test however that ends.
//!
//! Where it is missing, a test that asks for it is left out and says so in one line, unless
//! SLOTKEEPER_NEEDS_CHROMIUM is set: then that is a failure.

use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Once};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};
use thirtyfour::session::http::{Body, HttpClient};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};

use super::eventually;

const NEEDED: &str = "SLOTKEEPER_NEEDS_CHROMIUM";
const PORT_IN: &str = "was started successfully on port ";

/// What keeps it to this machine and to this test; a sandbox of its own it cannot have as root.
const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--lang=en-GB",
];

/// A browser with one window.
pub struct Chromium {
    pub driver: WebDriver,
    /// Dropped after the session, and before the folder that the browser writes to.
    _process: Process,
    _profile: TempDir,
}

/// The driver and all that it starts.
struct Process(Child);

impl Chromium {
    /// `None` where this machine has no Chromium or no driver for it; a line says so then.
    pub async fn open() -> Option<Self> {
        let found = (on_path(&["chromedriver"]), on_path(&["chromium", "chromium-browser"]));
        let (Some(chromedriver), Some(chromium)) = found else {
            assert!(
                std::env::var_os(NEEDED).is_none(),
                "{NEEDED} is set, and chromium or chromedriver is not on PATH"
            );
            // Once, and not by a macro: what those print of a test that passes is shown to nobody.
            static SAID: Once = Once::new();
            let line = "left out: what needs a browser, because chromium and chromedriver are not both on PATH\n";
            SAID.call_once(|| std::io::stderr().write_all(line.as_bytes()).unwrap());
            return None;
        };
        let profile = tempfile::tempdir().unwrap();
        let said = profile.path().join("chromedriver.log");
        let process = Process::start(&chromedriver, &said);
        let mut port = None;
        eventually("chromedriver listens", async || {
            let said = std::fs::read_to_string(&said).unwrap();
            port = said
                .split_once(PORT_IN)
                .and_then(|(_, after)| after.split_once('.')?.0.parse().ok());
            port.is_some()
        })
        .await;
        let port: u16 = port.unwrap();

        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary(chromium.to_str().unwrap()).unwrap();
        for flag in FLAGS {
            wanted.add_arg(flag).unwrap();
        }
        let folder = profile.path().join("profile");
        wanted
            .add_arg(&format!("--user-data-dir={}", folder.display()))
            .unwrap();
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), wanted)
            .client(Http::new())
            .await
            .unwrap();
        Some(Self {
            driver,
            _process: process,
            _profile: profile,
        })
    }

    /// Opens a page in a window that shows so many points of it.
    pub async fn goes(&self, url: &str, (width, height): (u32, u32)) {
        self.driver.set_window_rect(0, 0, width, height).await.unwrap();
        self.driver.goto(url).await.unwrap();
        // The window has edges of its own.
        let inner = self.run("return [innerWidth, innerHeight]").await;
        let edge = |at: usize, wanted: u32| wanted.saturating_sub(u32::try_from(inner[at].as_u64().unwrap()).unwrap());
        let (right, below) = (edge(0, width), edge(1, height));
        if (right, below) != (0, 0) {
            self.driver
                .set_window_rect(0, 0, width + right, height + below)
                .await
                .unwrap();
        }
    }

    /// What a script of the page's returns.
    pub async fn run(&self, script: &str) -> Value {
        let given = self.driver.execute(script, Vec::new()).await;
        given.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// Waits until an expression of the page's is neither empty nor false, and gives it.
    pub async fn until(&self, what: &str, expression: &str) -> Value {
        let mut given = Value::Null;
        eventually(what, async || {
            given = self.run(&format!("return ({expression}) || null")).await;
            !given.is_null()
        })
        .await;
        given
    }

    pub async fn picture(&self) -> Vec<u8> {
        self.driver.screenshot_as_png().await.unwrap()
    }

    pub async fn quits(self) {
        self.driver.quit().await.unwrap();
    }
}

impl Process {
    /// A shell stands between, to which our end of the pipe is life: when this process ends, in whatever way, the
    /// shell kills the whole group, which the browser is in too.
    fn start(chromedriver: &PathBuf, said: &std::path::Path) -> Self {
        let said = std::fs::File::create(said).unwrap();
        let child = Command::new("sh")
            .args(["-c", "\"$0\" --port=0 </dev/null & read -r _; kill -KILL 0"])
            .arg(chromedriver)
            .stdin(Stdio::piped())
            .stdout(said.try_clone().unwrap())
            .stderr(said)
            .process_group(0)
            .spawn();
        Self(child.unwrap())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        drop(self.0.wait());
    }
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut places = std::env::split_paths(&path).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    places.find(|file| file.is_file())
}

/// The HTTP client that is here anyway, past any proxy.
struct Http(reqwest::Client);

impl Http {
    fn new() -> Self {
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(60));
        Self(client.build().unwrap())
    }
}

#[async_trait::async_trait]
impl HttpClient for Http {
    async fn send(&self, request: Request<Body<'_>>) -> WebDriverResult<Response<Bytes>> {
        let (parts, body) = request.into_parts();
        let body = match body {
            Body::Empty => String::new(),
            Body::Json(json) => json.to_string(),
        };
        let call = self
            .0
            .request(parts.method, parts.uri.to_string())
            .headers(parts.headers)
            .body(body);
        let failed = |error: reqwest::Error| WebDriverErrorInner::HttpError(error.to_string());
        let answer = call.send().await.map_err(failed)?;
        let mut given = Response::new(Bytes::new());
        *given.status_mut() = answer.status();
        *given.body_mut() = answer.bytes().await.map_err(failed)?;
        Ok(given)
    }

    async fn new(&self) -> Arc<dyn HttpClient> {
        Arc::new(Self::new())
    }
}
