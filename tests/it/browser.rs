//! The demo in a real browser: what a visitor does there, by the page alone; and pictures of its screens.

use std::cell::Cell;
use std::collections::{HashSet, VecDeque};

use serde_json::json;
use slotkeeper::demo::{Demo, Options};
use slotkeeper::simulator::{Person, Press};
use slotkeeper::telegram::callback::{Callback, Place};
use slotkeeper::telegram::texts::Lang;
use thirtyfour::{Key, WebElement};

use super::world::chromium::Chromium;
use super::world::eventually;
use super::world::pictures::{self, chats};

const OPERATOR: i64 = 1;
const TUTOR: i64 = 2;
const CLIENT: i64 = 5;

/// What the story taps and reads, in either language.
struct Words {
    code: &'static str,
    book: &'static str,
    ask: &'static str,
    asked: &'static str,
    accept: &'static str,
    accepted: &'static str,
}

const ENGLISH: Words = Words {
    code: "en",
    book: "🗓 Book a time",
    ask: "✅ Send a request",
    asked: "Request sent",
    accept: "✅ Accept",
    accepted: "Booking confirmed",
};

const RUSSIAN: Words = Words {
    code: "ru",
    book: "🗓 Записаться",
    ask: "✅ Отправить заявку",
    asked: "Заявка отправлена",
    accept: "✅ Принять",
    accepted: "Запись подтверждена",
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_books_accepts_and_sees_the_reminder() {
    visit(&ENGLISH, Lang::En).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_books_accepts_and_sees_the_reminder_in_russian() {
    visit(&RUSSIAN, Lang::Ru).await;
}

async fn visit(words: &Words, lang: Lang) {
    let Some(browser) = Chromium::open().await else {
        return;
    };
    let demo = demo(lang).await;
    let url = format!("{}?lang={}", demo.url(), words.code);
    browser.goes(&url, (1500, 900)).await;
    let client = Phone::of(&browser, CLIENT).await;
    let tutor = Phone::of(&browser, TUTOR).await;

    client.says("/start").await;
    client.taps(words.book).await;
    // The first day that has free times, and its first time. Not today: what is near is not reminded of.
    client.finds(r"^\d+·\d").await;
    let today = browser
        .run("return document.querySelector('#clock span').textContent.match(/\\d+/)[0]")
        .await;
    let day = format!(r"^(?!{}·)\d+·\d", today.as_str().unwrap());
    if browser.run(&format!("return !({})", client.key(&day))).await == true {
        client.taps("^›$").await;
    }
    client.taps(&day).await;
    client.taps(r"^\d+:\d\d$").await;
    client.taps(words.ask).await;
    let hours = client.sees(words.asked, r"\d+:\d\d–\d+:\d\d").await;

    client.reads().await;
    tutor.taps(words.accept).await;
    client.sees(words.accepted, &hours).await;

    client.reads().await;
    let reminded = format!("{}.some(one => /⏰[^]*{hours}/.test(one.textContent))", client.news());
    // Others are reminded too, of lessons before this one.
    eventually("the client is reminded of the lesson", async || {
        let button = "document.querySelector('[data-advance=reminder]')";
        let before = json!(browser.run(&format!("return {button}.title")).await);
        browser.element(button).await.click().await.unwrap();
        let moved = format!("{button}.title !== {before}");
        browser.until("the clock has moved", &moved).await;
        browser.run(&format!("return {reminded}")).await == true
    })
    .await;

    let picture = chats(&browser, &demo.url(), &demo.telegram(), &[CLIENT, TUTOR]).await;
    if let Some(folder) = pictures::folder() {
        std::fs::write(folder.join(format!("two-phones.{}.png", words.code)), picture).unwrap();
    }
    let complaints = browser.driver.browser_log().await.unwrap();
    assert!(complaints.is_empty(), "{complaints:?}");
    browser.quits().await;
    demo.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_is_used_by_the_keyboard_and_takes_files_and_places() {
    let Some(browser) = Chromium::open().await else {
        return;
    };
    let demo = Demo::start(Options {
        empty: true,
        ..anywhere()
    })
    .await
    .unwrap();
    browser.goes(&format!("{}?lang=en", demo.url()), (1500, 900)).await;

    // A newcomer's phone shows the hours of its own zone.
    browser.focuses("#add").await.send_keys(Key::Enter).await.unwrap();
    let name = browser.element("document.querySelector('[role=dialog] input')").await;
    name.send_keys("Yuki").await.unwrap();
    let zone = browser.element("document.querySelector('[name=zone]')").await;
    zone.send_keys("Asia/Tokyo").await.unwrap();
    name.send_keys(Key::Enter).await.unwrap();
    let person = 6;
    let own = |selector: &str| format!("document.querySelector('.phone[data-person=\"{person}\"] {selector}')");
    browser
        .until("the phone is there, and has the focus", &focused(&own(".start")))
        .await;
    let local = format!("{}.textContent.endsWith('Tokyo')", own(".local"));
    browser.until("its clock shows the hour of Tokyo", &local).await;

    browser
        .driver
        .action_chain()
        .send_keys(Key::Enter)
        .perform()
        .await
        .unwrap();
    browser.until("the bot answers", &own(".message.bot")).await;
    let yuki = Phone::of(&browser, person).await;
    let there = browser
        .run(&format!("return {}.textContent", own(".message.bot time")))
        .await;
    let here = browser
        .run("return document.querySelector('#clock b').textContent")
        .await;
    assert_ne!(there, here);

    // Files by the phone's own chooser, a place by its menu.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("homework.bin");
    std::fs::write(&file, b"\x00\xff not a text").unwrap();
    let chooser = browser.element(&own("[type=file]")).await;
    chooser.send_keys(file.to_str().unwrap()).await.unwrap();
    browser.until("the file is sent", &own("a.card[download]")).await;
    let name = format!("{}.textContent === 'homework.bin'", own("a.card b"));
    browser.until("its name stands there", &name).await;
    let sent = demo.telegram().find(person).unwrap();
    let document = sent
        .messages()
        .into_iter()
        .find(|message| message.media.is_some())
        .unwrap();
    assert_eq!(sent.file_of(&document).unwrap().bytes, b"\x00\xff not a text");
    yuki.reads().await;

    let clip = browser.element(&own(".attach")).await;
    clip.send_keys(Key::Enter).await.unwrap();
    browser.until("the menu is open", &own("[role=menu]")).await;
    browser
        .driver
        .action_chain()
        .send_keys(Key::Up + Key::Enter)
        .perform()
        .await
        .unwrap();
    let place = browser.element(&own("[role=dialog] button")).await;
    place.send_keys(Key::Enter).await.unwrap();
    browser
        .until("a place is sent", &format!("{}.length", yuki.news()))
        .await;

    // Escape closes what is open and gives the focus back.
    clip.send_keys(Key::Enter).await.unwrap();
    browser.until("the menu is open again", &own("[role=menu]")).await;
    browser
        .driver
        .action_chain()
        .send_keys(Key::Escape)
        .perform()
        .await
        .unwrap();
    browser.until("the focus is back", &focused(&own(".attach"))).await;
    assert!(browser.run(&format!("return {}", own("[role=menu]"))).await.is_null());

    // The curious see each call, and the rules it was checked by.
    browser.focuses("#curious").await.send_keys(Key::Enter).await.unwrap();
    let rules = "[...document.querySelectorAll('#journal li')].some(call => /sendMessage[^]*text of 1 to 4096/.test(call.textContent))";
    browser.until("the rules of a call are named", rules).await;

    let complaints = browser.driver.browser_log().await.unwrap();
    assert!(complaints.is_empty(), "{complaints:?}");
    browser.quits().await;
    demo.stop().await;
}

fn focused(element: &str) -> String {
    format!("document.activeElement === {element}")
}

/// Each screen that can be reached by looking around, of each role and in each language, as a picture of its own.
/// Nothing unless pictures are wanted.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_screen_has_its_picture() {
    let Some(folder) = pictures::folder() else { return };
    let Some(browser) = Chromium::open().await else {
        return;
    };
    for lang in [Lang::En, Lang::Ru] {
        let demo = demo(lang).await;
        for (role, id) in [("tutor", TUTOR), ("client", CLIENT), ("operator", OPERATOR)] {
            let person = demo.telegram().find(id).unwrap();
            let shoot = async |screen: &str| {
                let picture = chats(&browser, &demo.url(), &demo.telegram(), &[id]).await;
                std::fs::write(folder.join(format!("{role}-{screen}.{}.png", lang.code())), picture).unwrap();
            };
            look_around(&demo, &person, shoot).await;
        }
        demo.stop().await;
    }
    browser.quits().await;
}

/// Goes to one place of each kind, by the ways there are, and stops at each.
async fn look_around(demo: &Demo, person: &Person, mut at: impl AsyncFnMut(&str)) {
    let mut known = HashSet::from(["Home".to_owned()]);
    let mut ahead: VecDeque<Vec<Place>> = VecDeque::from([Vec::new()]);
    while let Some(way) = ahead.pop_front() {
        person.deletes_chat(demo.now_ms());
        person.starts(demo.now_ms());
        demo.rests().await.unwrap();
        let mut arrived = true;
        for place in &way {
            arrived = arrived && go(demo, person, place).await;
        }
        if !arrived {
            continue;
        }
        at(&way.last().map_or("Home".to_owned(), kind)).await;
        for place in places(person).into_iter().map(|(.., place)| place) {
            if known.insert(kind(&place)) {
                ahead.push_back(way.iter().cloned().chain([place]).collect());
            }
        }
    }
}

async fn go(demo: &Demo, person: &Person, wanted: &Place) -> bool {
    let found = places(person).into_iter().find(|(.., place)| place == wanted);
    let Some((message, data, _)) = found else { return false };
    person.forges(message, &data, demo.now_ms()).unwrap();
    demo.rests().await.unwrap();
    true
}

/// Where the buttons of the newest message with any lead.
fn places(person: &Person) -> Vec<(i32, String, Place)> {
    let messages = person.messages_with_buttons();
    let rows = messages.last().into_iter().flat_map(|message| {
        let rows = message.markup.iter().flat_map(|markup| markup.inline_rows());
        rows.flatten().map(|button| (message.id, button.press.clone()))
    });
    let place = |(id, press)| match press {
        Press::Callback(data) => match Callback::decode(&data)?.0 {
            Callback::Go(place) => Some((id, data, place)),
            Callback::Do(_) => None,
        },
        _ => None,
    };
    rows.filter_map(place).collect()
}

fn kind(place: &Place) -> String {
    let name = format!("{place:?}");
    name.split([' ', '{']).next().unwrap().to_owned()
}

fn anywhere() -> Options {
    Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        ..Options::default()
    }
}

async fn demo(lang: Lang) -> Demo {
    let demo = Demo::start(Options { lang, ..anywhere() }).await.unwrap();
    demo.ready().await;
    demo
}

/// One of the page's phones, and what its owner has read; the story is about what came since.
struct Phone<'b> {
    browser: &'b Chromium,
    person: i64,
    read: Cell<i64>,
}

impl<'b> Phone<'b> {
    async fn of(browser: &'b Chromium, person: i64) -> Self {
        let phone = Self {
            browser,
            person,
            read: Cell::new(0),
        };
        phone.reads().await;
        phone
    }

    fn within(&self, selector: &str) -> String {
        let person = self.person;
        format!("[...document.querySelectorAll('.phone[data-person=\"{person}\"] {selector}')]")
    }

    fn news(&self) -> String {
        let read = self.read.get();
        format!(
            "{}.filter(one => one.dataset.message > {read})",
            self.within(".message")
        )
    }

    /// Reads all that is there.
    async fn reads(&self) {
        let newest = format!("{}.at(-1)?.dataset.message", self.within(".message"));
        let newest = self.browser.until("there are messages", &newest).await;
        self.read.set(newest.as_str().unwrap().parse().unwrap());
    }

    async fn says(&self, text: &str) {
        let input = self.browser.element(&format!("{}[0]", self.within("textarea"))).await;
        input.send_keys(format!("{text}\n")).await.unwrap();
    }

    /// The first button whose label is like this.
    fn key(&self, pattern: &str) -> String {
        let keys = format!("{}.flatMap(one => [...one.querySelectorAll('.key')])", self.news());
        format!(
            "{keys}.find(key => new RegExp({}).test(key.textContent))",
            json!(pattern)
        )
    }

    async fn finds(&self, pattern: &str) -> WebElement {
        self.browser.element(&self.key(pattern)).await
    }

    async fn taps(&self, pattern: &str) {
        self.finds(pattern).await.click().await.unwrap();
    }

    /// Waits for a message with these words, and gives its stretch that is like this.
    async fn sees(&self, words: &str, pattern: &str) -> String {
        let texts = format!("{}.map(one => one.querySelector('.text').textContent)", self.news());
        let (with, like) = (json!(words), json!(pattern));
        let found = format!("{texts}.filter(text => text.includes({with})).map(text => text.match({like})?.[0])");
        let found = self.browser.until(words, &format!("{found}.find(Boolean)")).await;
        found.as_str().unwrap().to_owned()
    }
}

impl Chromium {
    async fn focuses(&self, selector: &str) -> WebElement {
        let element = self
            .element(&format!("document.querySelector({})", json!(selector)))
            .await;
        element.focus().await.unwrap();
        element
    }

    /// Waits for the element that an expression of the page's gives.
    async fn element(&self, expression: &str) -> WebElement {
        self.until(expression, &format!("Boolean({expression})")).await;
        let found = self.driver.execute(format!("return {expression}"), Vec::new()).await;
        found.unwrap().element().unwrap()
    }
}
