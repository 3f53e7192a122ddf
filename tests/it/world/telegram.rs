//! The simulated Telegram on wiremock: every method of the Bot API and every file is answered from one state.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use slotkeeper::clock::Clock;
use slotkeeper::simulator::{Reply, Telegram, parse_body};
use teloxide::Bot;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

pub const TOKEN: &str = "7000000001:AAH-simulated-secret";
pub const BOT: &str = "slotkeeper_bot";

type Hook = Box<dyn Fn(&str, &Value) + Send + Sync>;

/// A running server. Dropping it closes the port; the state lives on in `telegram`.
pub struct TelegramServer {
    pub telegram: Telegram,
    server: MockServer,
    shared: Arc<Shared>,
}

struct Shared {
    telegram: Telegram,
    clock: Clock,
    on_call: Mutex<Option<Hook>>,
    poll_ms: AtomicU64,
}

impl TelegramServer {
    pub async fn start(telegram: Telegram, clock: Clock) -> Self {
        let on_call = Mutex::new(None);
        let shared = Shared {
            telegram: telegram.clone(),
            clock,
            on_call,
            poll_ms: AtomicU64::new(25),
        };
        let shared = Arc::new(shared);
        // Recording would keep every request of a long story.
        let server = MockServer::builder().disable_request_recording().start().await;

        // wiremock breaks a connection only from a mock of its own kind, so the deaths are asked for first.
        let (dying, dead) = (Arc::clone(&shared), Arc::clone(&shared));
        Mock::given(move |request: &Request| {
            method_of(request).is_some_and(|(_, name)| dying.telegram.dies_next(name))
        })
        .respond_with_err(move |request: &Request| {
            dead.serve(request);
            std::io::Error::from(std::io::ErrorKind::ConnectionReset)
        })
        .with_priority(1)
        .mount(&server)
        .await;
        let alive = Arc::clone(&shared);
        Mock::given(any())
            .respond_with(move |request: &Request| alive.respond(request))
            .mount(&server)
            .await;
        Self {
            telegram,
            server,
            shared,
        }
    }

    pub fn url(&self) -> String {
        self.server.uri()
    }

    /// A client of teloxide's that talks to this server.
    pub fn bot(&self) -> Bot {
        self.bot_with(TOKEN)
    }

    pub fn bot_with(&self, token: &str) -> Bot {
        let client = reqwest::Client::builder()
            .no_proxy()
            .timeout(Duration::from_secs(10))
            .build()
            .unwrap();
        Bot::with_client(token, client).set_api_url(self.url().parse().unwrap())
    }

    /// Runs with (method, parameters) when a call has reached the wire and nothing has been done about it yet.
    pub fn on_call(&self, hook: impl Fn(&str, &Value) + Send + Sync + 'static) {
        *self.shared.on_call.lock().unwrap() = Some(Box::new(hook));
    }

    pub fn clear_on_call(&self) {
        *self.shared.on_call.lock().unwrap() = None;
    }

    /// How long an empty poll is held: 25 unless told, 0 where a test polls by itself, never over 50, since an update
    /// that comes meanwhile waits for the next poll.
    pub fn hold_polls(&self, ms: u64) {
        self.shared.poll_ms.store(ms.min(50), Ordering::Relaxed);
    }
}

/// The token and method in `/bot<token>/<method>`.
fn method_of(request: &Request) -> Option<(&str, &str)> {
    request.url.path().strip_prefix("/bot")?.split_once('/')
}

impl Shared {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        if let Some(file) = request.url.path().strip_prefix("/file/bot") {
            let found = file
                .split_once('/')
                .and_then(|(token, path)| self.telegram.download(token, path));
            return match found {
                Some(upload) => ResponseTemplate::new(200).set_body_raw(upload.bytes, &upload.mime),
                None => ResponseTemplate::new(404).set_body_raw(NOT_FOUND, "application/json"),
            };
        }
        let Some(reply) = self.serve(request) else {
            return ResponseTemplate::new(404).set_body_raw(NOT_FOUND, "application/json");
        };
        let hold = if reply.empty_poll {
            self.poll_ms.load(Ordering::Relaxed)
        } else {
            0
        };
        let template = ResponseTemplate::new(reply.status).set_body_raw(reply.body, "application/json");
        match reply.delay_ms + hold {
            0 => template,
            ms => template.set_delay(Duration::from_millis(ms)),
        }
    }

    fn serve(&self, request: &Request) -> Option<Reply> {
        let (token, method) = method_of(request)?;
        let content_type = request
            .headers
            .get("content-type")
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        if let Some(hook) = &*self.on_call.lock().unwrap() {
            let form = parse_body(content_type, request.url.query(), &request.body).unwrap_or_default();
            hook(method, &form.params);
        }
        let now_ms = self.clock.now_ms();
        Some(
            self.telegram
                .request(token, method, content_type, request.url.query(), &request.body, now_ms),
        )
    }
}

const NOT_FOUND: &str = r#"{"ok":false,"error_code":404,"description":"Not Found"}"#;
