//! The demo's page in a browser where news come by other ways: two windows, a reload, a connection cut off.

use std::net::SocketAddr;

use serde_json::json;
use slotkeeper::demo::{Demo, Options};
use slotkeeper::simulator::Profile;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::world::chromium::Chromium;

const CLIENT: i64 = 3;

/// A wire between the page and the demo; where it is cut, nothing passes and nothing new is let in.
async fn wire(far: SocketAddr, cut: watch::Receiver<bool>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let near = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut page, _)) = listener.accept().await {
            let mut cut = cut.clone();
            tokio::spawn(async move {
                let passing = async {
                    if let Ok(mut demo) = TcpStream::connect(far).await {
                        drop(copy_bidirectional(&mut page, &mut demo).await);
                    }
                };
                tokio::select! {
                    biased;
                    _ = cut.wait_for(|cut| *cut) => {}
                    () = passing => {}
                }
            });
        }
    });
    near
}

fn anywhere() -> Options {
    Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        empty: true,
        ..Options::default()
    }
}

fn within(selector: &str) -> String {
    format!("document.querySelector('.phone[data-person=\"{CLIENT}\"] {selector}')")
}

/// All that stands in the client's chat, with its buttons.
fn chat() -> String {
    format!("{}.textContent", within(".messages"))
}

async fn taps(browser: &Chromium, selector: &str) {
    browser.until(selector, &within(selector)).await;
    browser.run(&format!("{}.click()", within(selector))).await;
}

/// The last of a message's buttons.
async fn label(browser: &Chromium) -> String {
    let label = format!(
        "{}?.textContent",
        within(".message:last-child .row:last-child .key:last-child")
    );
    browser.until("a button", &label).await.as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_windows_show_the_same_also_after_a_reload_and_a_cut() {
    let Some(browser) = Chromium::open().await else {
        return;
    };
    let demo = Demo::start(anywhere()).await.unwrap();
    demo.ready().await;
    let cut = watch::Sender::new(false);
    let url = format!("{}?lang=en", demo.url());
    let by_wire = format!("http://{}/?lang=en", wire(demo.address(), cut.subscribe()).await);
    let one = browser.driver.window().await.unwrap();
    browser.goes(&by_wire, (1500, 900)).await;
    browser.until("the phone", &within(".start")).await;
    let other = browser.driver.new_tab().await.unwrap();
    let turns = async |window: &thirtyfour::WindowHandle| {
        browser.driver.switch_to_window(window.clone()).await.unwrap();
    };
    turns(&other).await;
    browser.goes(&url, (1500, 900)).await;

    // What is done in one window is seen in the other, and the button that was tapped is free again.
    taps(&browser, ".start").await;
    let home = label(&browser).await;
    taps(&browser, ".message:last-child .row:last-child .key:last-child").await;
    let busy = within(".busy");
    browser.until("the tap is answered", &format!("!{busy}")).await;
    browser
        .until(
            "the screen is another",
            &format!("!{}.endsWith({})", chat(), json!(home)),
        )
        .await;
    demo.rests().await.unwrap();
    let seen = browser.run(&format!("return {}", chat())).await;
    let same = format!("{} === {seen}", chat());
    turns(&one).await;
    browser.until("the other window shows the same", &same).await;

    taps(&browser, ".more").await;
    browser.run(&format!("{}.click()", within("[role=menuitem]"))).await;
    turns(&other).await;
    browser
        .until(
            "the bot is blocked there too",
            "document.querySelector('.phone.blocked')",
        )
        .await;
    taps(&browser, ".start").await;
    demo.rests().await.unwrap();
    turns(&one).await;
    browser
        .until("and is so no more", "!document.querySelector('.phone.blocked')")
        .await;

    // An event that never came: what happened meanwhile is there after all, once.
    cut.send_replace(true);
    browser
        .until("the cut is told", "document.querySelector('.offline')")
        .await;
    let zoe = demo.telegram().person(Profile::new(6, "Zoë"));
    zoe.starts(demo.now_ms());
    demo.telegram()
        .find(CLIENT)
        .unwrap()
        .says("anybody there?", demo.now_ms())
        .unwrap();
    demo.rests().await.unwrap();
    turns(&other).await;
    let phones = "document.querySelectorAll('.phone').length === 6";
    browser.until("the newcomer is there", phones).await;
    let words = format!("{}.includes('anybody there?')", chat());
    browser.until("what was said is there", &words).await;
    let seen = browser.run(&format!("return {}", chat())).await;
    turns(&one).await;
    assert_eq!(browser.run(&format!("return {phones}")).await, json!(false));
    cut.send_replace(false);
    browser.until("the newcomer is here", phones).await;
    let same = format!("{} === {seen}", chat());
    browser.until("the chat is whole again", &same).await;

    browser.driver.refresh().await.unwrap();
    browser
        .until(
            "and after a reload",
            &format!("{}?.textContent === {seen}", within(".messages")),
        )
        .await;

    // Another demo at the same place has nothing of this one's.
    let listen = demo.address();
    demo.stop().await;
    browser
        .until("the server is missed", "document.querySelector('.offline')")
        .await;
    let demo = Demo::start(Options { listen, ..anywhere() }).await.unwrap();
    let anew = "document.querySelectorAll('.phone').length === 5 && !document.querySelector('.message, .offline')";
    browser.until("the page begins anew", anew).await;
    taps(&browser, ".start").await;
    browser.until("the new bot answers", &within(".message.bot")).await;
    browser.quits().await;
    demo.stop().await;
}
