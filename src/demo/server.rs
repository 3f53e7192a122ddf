//! The HTTP server: the page, its API and its live events, and the Bot API with its files.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use axum::serve::ListenerExt;
use axum::{Json, Router};
use futures::Stream;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::time::Instant;

use super::api::{self, No};
use super::news::Told;
use super::{Hub, TOKEN, World, act};
use crate::simulator::{Reply, Telegram, parse_body};

const PAGE: &str = include_str!("page/page.html");
const SCRIPT: &str = include_str!("page/app.js");
const STYLE: &str = include_str!("page/style.css");

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// What every answer carries.
const HEADERS: [(HeaderName, HeaderValue); 5] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];
/// Forms of other sites cannot send it, and scripts of other sites may not.
const OUR_PAGE: HeaderName = HeaderName::from_static("x-demo");

/// The Bot API takes files of 50 MB.
const BOT_BODY: usize = 52 << 20;
/// A photo has up to 10 MB.
const PAGE_BODY: usize = 10 << 20;
/// Telegram holds a poll no longer.
const LONGEST_POLL: u64 = 50;
/// While much happens by itself, changes are gathered for so long.
const TOGETHER: Duration = Duration::from_millis(50);
/// After so long a page that was cut off listens again.
const AGAIN: Duration = Duration::from_millis(1500);
const KEEP_ALIVE: Duration = Duration::from_secs(15);

pub(super) async fn serve(listener: TcpListener, hub: Arc<Hub>) {
    let mut closing = hub.closing.subscribe();
    let page = Router::new()
        .route("/api/state", get(api::state))
        .route("/api/events", get(events))
        .route("/api/act", post(act::act))
        .route("/api/people", post(api::people))
        .route("/api/clock", post(api::clock))
        .route("/api/reset", post(api::reset))
        .route("/api/file", post(act::send_file))
        .route("/api/file/{id}", get(api::file))
        .layer(DefaultBodyLimit::max(PAGE_BODY));
    let router = Router::new()
        .route("/", get(text("text/html; charset=utf-8", PAGE)))
        .route("/app.js", get(text("text/javascript; charset=utf-8", SCRIPT)))
        .route("/style.css", get(text("text/css; charset=utf-8", STYLE)))
        .merge(page)
        // Beginnings such as `/bot<token>` are read by hand.
        .fallback_service(
            any(telegram)
                .layer(DefaultBodyLimit::max(BOT_BODY))
                .with_state(hub.clone()),
        )
        .layer(middleware::from_fn(guard))
        .with_state(hub);
    // A redrawn bubble must not wait for the packet to fill.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let serving = axum::serve(listener, router).with_graceful_shutdown(async move {
        drop(closing.wait_for(|closing| *closing).await);
    });
    if let Err(error) = serving.await {
        tracing::error!(%error, "the demo's server ended");
    }
}

fn text(kind: &'static str, text: &'static str) -> impl Fn() -> std::future::Ready<Response> + Clone {
    move || std::future::ready(([(header::CONTENT_TYPE, kind)], text).into_response())
}

/// Lets through what our own page, or a program on purpose, has sent.
async fn guard(request: Request, next: Next) -> Response {
    let of_page = request.uri().path().starts_with("/api/");
    let mut response = match refusal(request.method(), request.uri(), request.headers()) {
        Some(why) => No::with(StatusCode::FORBIDDEN, why).into_response(),
        None => next.run(request).await,
    };
    // What is refused before any handler has seen it is answered as handlers answer.
    match (response.status(), of_page) {
        (status @ StatusCode::PAYLOAD_TOO_LARGE, true) => {
            response = No::with(status, format!("that is more than {} MB", PAGE_BODY >> 20)).into_response();
        }
        (status @ StatusCode::PAYLOAD_TOO_LARGE, false) => response = refused(status, "Request Entity Too Large"),
        (status @ StatusCode::METHOD_NOT_ALLOWED, _) => {
            response = No::with(status, "that is asked for in another way").into_response();
        }
        _ => {}
    }
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, value);
    }
    response
}

fn refusal(method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<&'static str> {
    let value = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let host = value(header::HOST).unwrap_or_default();
    // A page elsewhere whose own name was pointed at us would bring that name.
    if !is_machine(host) {
        return Some("open the demo by an IP address, or as localhost");
    }
    if value(header::ORIGIN).is_some_and(|origin| origin.strip_prefix("http://") != Some(host)) {
        return Some("that is for the demo's own page");
    }
    // A picture or a script of another page's brings no Origin, but browsers say whose it is.
    if value(HeaderName::from_static("sec-fetch-site")).is_some_and(|site| site == "cross-site") {
        return Some("that is for the demo's own page");
    }
    let from_page = uri.path().starts_with("/api/") && method != Method::GET;
    if from_page && value(OUR_PAGE) != Some("1") {
        return Some("that is for the demo's own page: the header X-Demo is missing");
    }
    None
}

/// Whether a Host names a machine by its number, or this one: names that anybody could register are not taken.
fn is_machine(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else {
        return false;
    };
    let name = authority.host().trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok()
}

/// Tells a page all there is, and from then on what differs. Nothing is missed: who was cut off begins anew.
async fn events(State(hub): State<Arc<Hub>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let listening = (hub.jumps.subscribe(), hub.closing.subscribe(), Told::default());
    let stream = futures::stream::unfold((hub, listening), async |(hub, (mut jumps, mut closing, mut told))| {
        loop {
            let world = hub.world();
            let (mut changes, mut readiness) = (world.telegram.changes(), world.ready.subscribe());
            match told.news(&hub, &world).await {
                Ok(Some(news)) => {
                    let event = Event::default().event("changed").retry(AGAIN).data(news.to_string());
                    return Some((Ok(event), (hub, (jumps, closing, told))));
                }
                Ok(None) => {}
                Err(fault) => {
                    tracing::error!(%fault, "a page is told no more");
                    return None;
                }
            }
            tokio::select! {
                _ = changes.changed() => {}
                _ = readiness.changed() => {}
                _ = jumps.changed() => told.look_around(),
                () = told.later() => {}
                _ = closing.wait_for(|closing| *closing) => return None,
            }
            if !hub.calm(&world) {
                tokio::time::sleep(TOGETHER).await;
            }
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}

/// `/bot<token>/<method>` and `/file/bot<token>/<path>`; all else is not found.
async fn telegram(State(hub): State<Arc<Hub>>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let world = hub.world();
    if let Some((token, path)) = uri.path().strip_prefix("/file/bot").and_then(token_and_rest) {
        return match world.telegram.download(&token, path) {
            Some(upload) => ([(header::CONTENT_TYPE, "application/octet-stream")], upload.bytes).into_response(),
            None => not_found(),
        };
    }
    let Some((token, method)) = uri.path().strip_prefix("/bot").and_then(token_and_rest) else {
        return not_found();
    };
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let call = Call {
        token: &token,
        method,
        content_type,
        query: uri.query(),
        body: &body,
    };
    let reply = if method.eq_ignore_ascii_case("getUpdates") {
        call.poll(&hub, &world).await
    } else {
        call.make(&world)
    };
    if reply.delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(reply.delay_ms)).await;
    }
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::BAD_GATEWAY);
    (status, [(header::CONTENT_TYPE, "application/json")], reply.body).into_response()
}

/// Some clients write the token's colon as `%3A`.
fn token_and_rest(path: &str) -> Option<(String, &str)> {
    let (token, rest) = path.split_once('/')?;
    Some((token.replace("%3A", ":").replace("%3a", ":"), rest))
}

fn not_found() -> Response {
    refused(StatusCode::NOT_FOUND, "Not Found")
}

/// As the Bot API says it.
fn refused(status: StatusCode, description: &str) -> Response {
    let body = json!({ "ok": false, "error_code": status.as_u16(), "description": description });
    (status, Json(body)).into_response()
}

struct Call<'r> {
    token: &'r str,
    method: &'r str,
    content_type: &'r str,
    query: Option<&'r str>,
    body: &'r [u8],
}

impl Call<'_> {
    fn make(&self, world: &World) -> Reply {
        let now_ms = world.clock.now_ms();
        world.telegram.request(
            self.token,
            self.method,
            self.content_type,
            self.query,
            self.body,
            now_ms,
        )
    }

    /// Answers at once where there is something; else holds the poll until there is, as long as it asks for.
    async fn poll(&self, hub: &Hub, world: &World) -> Reply {
        if self.token != TOKEN {
            return self.make(world);
        }
        // Any poll, also one that need not wait, ends the one before it.
        let ticket = world.telegram.begin_poll();
        let mut changes = world.telegram.changes();
        let reply = self.make(world);
        let params = parse_body(self.content_type, self.query, self.body)
            .unwrap_or_default()
            .params;
        let until = Instant::now() + Duration::from_secs(seconds(&params["timeout"]).min(LONGEST_POLL));
        if !reply.empty_poll {
            return reply;
        }
        let mut closing = hub.closing.subscribe();
        loop {
            if world.telegram.poll_superseded(ticket) {
                return Telegram::conflict_reply();
            }
            if !world.telegram.poll_would_wait(&params) {
                return self.make(world);
            }
            tokio::select! {
                _ = changes.changed() => {}
                () = tokio::time::sleep_until(until) => return reply,
                _ = closing.wait_for(|closing| *closing) => return reply,
            }
        }
    }
}

/// A number, as JSON or as a form has it.
fn seconds(value: &serde_json::Value) -> u64 {
    let text = value.as_str().and_then(|text| text.parse().ok());
    value.as_u64().or(text).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_is_named_by_its_number() {
        for host in [
            "127.0.0.1:8765",
            "localhost",
            "LOCALHOST:1",
            "[::1]:80",
            "192.168.1.4:8765",
        ] {
            assert!(is_machine(host), "{host}");
        }
        for host in [
            "",
            "example.com:8765",
            "127.0.0.1.example.com",
            "localhost.example.com",
            "a b",
        ] {
            assert!(!is_machine(host), "{host}");
        }
    }
}
