//! The simulated Telegram over HTTP/1.1, as lean as it can be: one thread, kept connections, bodies of known length.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use serde_json::Value;
use slotkeeper::clock::Clock;
use slotkeeper::simulator::{Reply, Telegram, parse_body};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// Hears of each call that has been answered: the method in small letters, its parameters, the answer.
pub type Listener = Box<dyn Fn(&str, &Value, &Reply)>;

struct Shared {
    telegram: Telegram,
    token: String,
    listener: RefCell<Option<Listener>>,
    /// An update has come for a poll that is held.
    update: Notify,
    polled: Notify,
}

pub struct Server {
    address: std::net::SocketAddr,
    shared: Rc<Shared>,
    accepting: JoinHandle<()>,
}

impl Server {
    pub async fn start(telegram: Telegram, token: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Rc::new(Shared {
            telegram,
            token: token.to_owned(),
            listener: RefCell::default(),
            update: Notify::new(),
            polled: Notify::new(),
        });
        let serving = shared.clone();
        let accepting = tokio::task::spawn_local(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                stream.set_nodelay(true).unwrap();
                tokio::task::spawn_local(serving.clone().talk(stream));
            }
        });
        Self {
            address,
            shared,
            accepting,
        }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn listen(&self, listener: Listener) {
        *self.shared.listener.borrow_mut() = Some(listener);
    }

    /// What lets a held poll look again; to be called after updates were made.
    pub fn bell(&self) -> impl Fn() + use<> {
        let shared = self.shared.clone();
        move || shared.update.notify_one()
    }

    /// Returns when the bot has asked for updates.
    pub async fn first_poll(&self) {
        self.shared.polled.notified().await;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Shared {
    async fn talk(self: Rc<Self>, mut stream: TcpStream) {
        let (mut buffer, mut out) = (Vec::with_capacity(16 * 1024), Vec::with_capacity(16 * 1024));
        loop {
            let Some(request) = Request::read(&mut stream, &mut buffer).await else {
                return;
            };
            let reply = self.answer(&request).await;
            buffer.drain(..request.length);
            out.clear();
            let head = format!(
                "HTTP/1.1 {} -\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
                reply.status,
                reply.body.len()
            );
            out.extend_from_slice(head.as_bytes());
            out.extend_from_slice(reply.body.as_bytes());
            if stream.write_all(&out).await.is_err() {
                return;
            }
        }
    }

    async fn answer(&self, request: &Request) -> Reply {
        let form = parse_body("application/json", None, &request.body).unwrap();
        let method = request.method.as_str();
        if method == "getupdates" {
            self.polled.notify_one();
            let seconds = form.params["timeout"].as_u64().unwrap_or(0);
            let held = async {
                while self.telegram.poll_would_wait(&form.params) {
                    self.update.notified().await;
                }
            };
            drop(tokio::time::timeout(Duration::from_secs(seconds), held).await);
        }
        let now_ms = Clock::System.now_ms();
        let reply = self
            .telegram
            .call_with_files(&self.token, method, &form.params, &form.files, now_ms);
        if let Some(listener) = &*self.listener.borrow() {
            listener(method, &form.params, &reply);
        }
        reply
    }
}

struct Request {
    method: String,
    body: Vec<u8>,
    /// Of the whole, with its head.
    length: usize,
}

impl Request {
    /// `None` when the connection has ended.
    async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Self> {
        loop {
            if let Some(request) = Self::parse(buffer) {
                return Some(request);
            }
            if stream.read_buf(buffer).await.ok()? == 0 {
                return None;
            }
        }
    }

    fn parse(buffer: &[u8]) -> Option<Self> {
        let end = buffer.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&buffer[..end]).unwrap();
        let mut lines = head.split("\r\n");
        let path = lines.next().unwrap().split(' ').nth(1).unwrap();
        let method = path.rsplit_once('/').unwrap().1.to_ascii_lowercase();
        let length = lines
            .filter_map(|line| line.split_once(':'))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .map_or(0, |(_, value)| value.trim().parse().unwrap());
        let body = buffer.get(end + 4..end + 4 + length)?.to_vec();
        Some(Self {
            method,
            body,
            length: end + 4 + length,
        })
    }
}
