//! What the demo's server refuses, and how it says so.

use reqwest::StatusCode;
use serde_json::json;
use slotkeeper::demo::TOKEN;
use slotkeeper::telegram::texts::Lang;

use super::{read, start};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_sites_are_refused() {
    let browser = start(true, Lang::En).await;
    let act = json!({ "person": 1, "act": "start" }).to_string();
    let host = browser.demo.address().to_string();
    let post = || browser.client.post(browser.url("api/act")).body(act.clone());
    let get = |path: &str| browser.client.get(browser.url(path));
    let refused = [
        post(),
        post().header("X-Demo", "1").header("Origin", "http://example.com"),
        post().header("X-Demo", "1").header("Origin", format!("https://{host}")),
        post().header("X-Demo", "1").header("Origin", "null"),
        post().header("X-Demo", "1").header("Host", "example.com"),
        get("api/state").header("Host", format!("example.com:{}", browser.demo.address().port())),
        get("").header("Host", "127.0.0.1.example.com"),
        get(&format!("bot{TOKEN}/getMe")).header("Origin", "http://example.com"),
    ];
    for request in refused {
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::FORBIDDEN);
        assert!(!answer.headers().contains_key("access-control-allow-origin"));
        assert_eq!(read(answer).await["ok"], json!(false));
    }
    assert_eq!(browser.state().await["people"][0]["chat"]["started"], json!(false));
    let own = post().header("X-Demo", "1").header("Origin", format!("http://{host}"));
    assert_eq!(read(own.send().await.unwrap()).await, json!({ "ok": true }));
    browser.demo.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_makes_no_sense_is_refused_with_a_reason() {
    let browser = start(true, Lang::En).await;
    let post = |path: &str, body: Vec<u8>| browser.client.post(browser.url(path)).header("X-Demo", "1").body(body);
    let long = "x".repeat(65);
    for (path, body, status) in [
        ("api/act", "".to_owned(), 400),
        ("api/act", "{".to_owned(), 400),
        ("api/act", "[]".to_owned(), 400),
        ("api/act", json!({ "person": 1 }).to_string(), 400),
        ("api/act", json!({ "person": 1, "act": "fly" }).to_string(), 400),
        ("api/act", json!({ "person": "one", "act": "start" }).to_string(), 400),
        ("api/act", json!({ "person": 99, "act": "start" }).to_string(), 200),
        (
            "api/act",
            json!({ "person": 1, "act": "say", "text": " " }).to_string(),
            200,
        ),
        (
            "api/act",
            json!({ "person": 1, "act": "tap", "message_id": 1 }).to_string(),
            200,
        ),
        (
            "api/act",
            json!({ "person": 1, "act": "open", "link": "https://example.com" }).to_string(),
            200,
        ),
        ("api/people", json!({ "name": long }).to_string(), 200),
        (
            "api/people",
            json!({ "name": "Zoë", "zone": "Mars/Olympus" }).to_string(),
            200,
        ),
        ("api/clock", json!({ "advance": "year" }).to_string(), 400),
        ("api/clock", json!({ "advance": i64::MAX }).to_string(), 200),
        ("api/file?person=3&kind=film", "x".to_owned(), 400),
        ("api/file?person=3&kind=photo", "no picture".to_owned(), 200),
        ("api/file?person=3&kind=document", "".to_owned(), 200),
        ("api/file?kind=document", "x".to_owned(), 200),
        ("api/file?person=3&kind=document", "x".repeat((10 << 20) + 1), 413),
        ("api/state", "".to_owned(), 405),
    ] {
        let answer = post(path, body.clone().into_bytes()).send().await.unwrap();
        let got = answer.status();
        let answer = read(answer).await;
        let shown: String = body.chars().take(80).collect();
        assert_eq!(got.as_u16(), status, "{path} {shown}: {answer}");
        assert_eq!(answer["ok"], json!(false), "{path} {shown}: {answer}");
        assert!(
            answer["why"].as_str().is_some_and(|why| why.len() > 5),
            "{path} {shown}: {answer}"
        );
    }
    for path in [
        "api/file/none",
        "api/file/..%2f..%2fCargo.toml",
        "..%2f..%2fetc%2fpasswd",
        "page/app.js",
        "bot123:wrong",
        &format!("file/bot{TOKEN}/../../etc/passwd"),
        &format!("file/bot{TOKEN}/..%2F..%2Fetc%2Fpasswd"),
        "file/bot123:wrong/documents/file_1.txt",
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(read(answer).await["ok"], json!(false), "{path}");
    }
    let wrong = browser.get("bot123:wrong/getMe").await;
    assert_eq!(wrong.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(read(wrong).await["description"], json!("Unauthorized"));
    let unknown = browser.get(&format!("bot{TOKEN}/flyMe")).await;
    assert_eq!(read(unknown).await["description"], json!("Not Found: method not found"));
    browser.demo.stop().await;
}
