//! Whatever is malformed gets one clear sentence and changes nothing: settings, workflows, links, times, taps, names.

use std::path::Path;

use serde_json::{Value, json};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::typed::{self, Mistake};
use slotkeeper::domain::zone::{Date, Zone, plus_days};
use slotkeeper::simulator::{Limits, TINY_PNG};
use slotkeeper::storage::tenant;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::first_day::{a_practice, asks_for_ten, two_hours_on_tuesday};
use crate::world::binary;
use crate::world::person::Someone;
use crate::world::{START, World, story};

const TOKEN: (&str, &str) = ("SLOTKEEPER_BOT_TOKEN", "7000000003:AAHq_w3RtY-uIoPaSdFgHjKlZxCvBnM1234");

/// The start ends with one sentence that says all of these words, and makes no database.
fn ends_saying(variables: &[(&str, &str)], folder: &Path, words: &[&str]) {
    let file = folder.join("never.db");
    let database = format!("sqlite://{}", file.display());
    let mut all = vec![TOKEN, ("SLOTKEEPER_API_URL", "http://127.0.0.1:9")];
    if !variables.iter().any(|(name, _)| *name == "SLOTKEEPER_DATABASE_URL") {
        all.push(("SLOTKEEPER_DATABASE_URL", &database));
    }
    all.extend(variables);
    let (code, said) = binary::ends(&["run"], &all);
    assert_eq!((code, said.trim().lines().count()), (Some(1), 1), "{said}");
    for words in words {
        assert!(said.contains(words), "it does not say {words:?}: {said}");
    }
    assert!(!file.exists(), "a database was made: {said}");
}

#[test]
fn a_malformed_setting_ends_the_start_with_where_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let settings = settings.to_str().unwrap();
    for (variable, value, words) in [
        ("SLOTKEEPER_BOT_TOKEN", "hello", "copy it whole from @BotFather"),
        (
            "SLOTKEEPER_API_URL",
            "ftp://host",
            "must begin with https:// or http://",
        ),
        (
            "SLOTKEEPER_DATABASE_URL",
            "mysql://host/db",
            "must begin with sqlite:// or postgres://",
        ),
        (
            "SLOTKEEPER_OPERATORS",
            "1,@maria",
            "entry 2 is not a person's Telegram id",
        ),
        (
            "SLOTKEEPER_OPERATORS",
            "-100123",
            "entry 1 is not a person's Telegram id",
        ),
        (
            "SLOTKEEPER_WORKFLOWS",
            "/no/such/folder",
            "there is no folder /no/such/folder",
        ),
        ("SLOTKEEPER_NEWS_A_WEEK", "many", "must be a whole number"),
        ("SLOTKEEPER_LOG", "loud", "is not a log filter"),
        ("SLOTKEEPER_OPERATOR", "1", "no setting has this name"),
        (
            "SLOTKEEPER_CONFIG",
            "/no/such/file.toml",
            "there is no file /no/such/file.toml",
        ),
    ] {
        ends_saying(&[(variable, value)], folder.path(), &[variable, words]);
    }
    for (text, words) in [
        ("log = \"info\"\noperators = [1,\n", ["line ", "is not valid TOML"]),
        ("tenants = 5\n", ["settings.toml", "no setting is called `tenants`"]),
        (
            "operators = [\"x\"]\n",
            ["`operators`", "entry 1 is not a person's Telegram id"],
        ),
        ("log = 3\n", ["`log`", "must be a text in quotes"]),
    ] {
        std::fs::write(settings, text).unwrap();
        ends_saying(&[("SLOTKEEPER_CONFIG", settings)], folder.path(), &words);
    }
}

#[test]
fn a_malformed_workflow_ends_the_start_with_its_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let flows = tempfile::tempdir().unwrap();
    let file = flows.path().join("mine.toml");
    let shipped = include_str!("../../workflows/lesson.toml");
    let line_of = |words: &str| shipped.lines().position(|line| line.contains(words)).unwrap() + 1;
    let unknown_step = shipped.replacen("to = \"confirmed\"", "to = \"nowhere\"", 1);
    let broken_phase = shipped.replacen("phase = \"upcoming\"", "phase = \"soon\"", 1);
    for (text, line) in [
        ("format = 1\nid = \"mine\"\ntitle = \n", 3),
        (unknown_step.as_str(), line_of("to = \"confirmed\"")),
        (broken_phase.as_str(), line_of("phase = \"upcoming\"")),
    ] {
        std::fs::write(&file, text).unwrap();
        let variables = [("SLOTKEEPER_WORKFLOWS", flows.path().to_str().unwrap())];
        ends_saying(&variables, folder.path(), &[&format!("mine.toml:{line}:")]);
    }
}

/// A practice in Russian, with two free hours on Tuesday.
async fn a_tutor(world: &World) -> (Someone, String) {
    let tutor = world.person(2, "Мария П.", "ru");
    let link = a_practice(world, &tutor, "Мария П.").await;
    two_hours_on_tuesday(world, &tutor).await;
    (tutor, link)
}

async fn forge(world: &World, someone: &Someone, callback: Callback) {
    someone.forges(world, &callback.encode(Origin::Screen)).await;
}

fn tuesday() -> Date {
    plus_days(Zone::UTC.date(START), 1)
}

async fn tenant_of(world: &World, slug: &str) -> slotkeeper::domain::ids::TenantId {
    let mut conn = world.app.core.db.read().await.unwrap();
    tenant::by_slug(&mut conn, slug).await.unwrap().unwrap().id
}

fn slug(link: &str) -> &str {
    link.split_once('=').unwrap().1
}

#[tokio::test]
async fn a_malformed_link_leads_nowhere_and_says_so() {
    story(async |world| {
        world.server.telegram.set_limits(Limits::off());
        let (_, link) = a_tutor(world).await;
        let slug = slug(&link);
        let mut digest = world.database.digest().await;
        let stranger = world.person(9, "Sam", "en");
        stranger.starts(world).await;
        let before = digest.rows().await;
        for payload in [
            "nobody",
            "!!!",
            "ab",
            "a b",
            &format!("d_{slug}_20261340"),
            &format!("d_{slug}_"),
            &format!("s_{slug}_"),
            &format!("s_{slug}_zzzzzzzzzzzz"),
            &format!("x_{slug}"),
            &"a".repeat(65),
            &"я".repeat(64),
            "<b>",
            "../../etc",
        ] {
            stranger.says(world, &format!("/start {payload}")).await;
            assert!(
                stranger.screen().starts_with("This link leads nowhere"),
                "{payload}: {}",
                stranger.screen()
            );
        }
        stranger.says(world, "/start i_guessed").await;
        stranger.sees("There is no such invite");
        assert_eq!(digest.rows().await, before);
    })
    .await;
}

/// What the sentence about a mistake begins to say in Russian and in English; a new mistake asks for its sentence.
fn sentence(mistake: Mistake) -> [&'static str; 2] {
    match mistake {
        Mistake::Empty => ["Здесь нет ни одного времени", "There is no time here"],
        Mistake::TooLong => ["Строка слишком длинная", "This line is too long"],
        Mistake::NotATime => ["не похоже на время", "doesn't look like a time"],
        Mistake::NotADate => ["не похоже на дату", "does not look like a date"],
        Mistake::NotALength => ["не подходит как длительность", "doesn't work as a length"],
        Mistake::EndBeforeStart => ["конец раньше начала", "the end is before the start"],
        Mistake::LengthDoesNotFit => ["не помещается ни одно окно", "has no room for"],
        Mistake::TooMany => ["Слишком много", "Too many"],
        Mistake::Overlap(..) => ["из этой же строки", "of the same line"],
        Mistake::DaysMixed => ["один набор дней", "one set of days"],
        Mistake::UnknownWord | Mistake::DaysNotHere => ["непонятно", "isn't clear"],
    }
}

#[tokio::test]
async fn a_typed_line_that_does_not_read_is_shown_with_the_place_and_makes_nothing() {
    story(async |world| {
        world.server.telegram.set_limits(Limits::off());
        let (tutor, link) = a_tutor(world).await;
        let (tenant, day) = (tenant_of(world, slug(&link)).await, tuesday());
        let mut digest = world.database.digest().await;
        let long = "10:00 ".repeat(60);
        let lines = [
            (",", ""),
            (long.as_str(), ""),
            ("10:00 25:00", "10:00 👉 25:00"),
            ("пн 10:00 до 30.02", "👉 30.02"),
            ("10-11/2", "10-11/👉 2"),
            ("14:00-10:00/60", "👉 14:00-10:00/60"),
            ("10-11/90", "10-11/👉 90"),
            ("0-24/15", "👉 0-24/15"),
            ("12:00 14:00 12:30", "12:00 14:00 👉 12:30"),
            ("10:00 <b>", "10:00 👉 <b>"),
            ("пн 24.12 10:00", "пн 👉 24.12 10:00"),
            ("завтра пн 10:00", "завтра 👉 пн 10:00"),
            ("10:00-", "10:00-👉"),
        ];
        let mut met = Vec::new();
        for (place_of_language, code) in [(0, "ru"), (1, "en")] {
            let code = code.to_owned();
            forge(world, &tutor, Callback::Do(Act::PickLanguage { code })).await;
            forge(world, &tutor, Callback::Go(Place::Typed { tenant, day })).await;
            let before = digest.rows().await;
            for (line, place) in lines {
                let mistake = typed::parse_plan(line.trim(), 60).unwrap_err().what;
                met.push(std::mem::discriminant(&mistake));
                tutor.says(world, line).await;
                let screen = tutor.screen();
                let words = sentence(mistake)[place_of_language];
                let nothing = ["Ничего не создано", "Nothing was created"][place_of_language];
                assert!(screen.contains(words) && screen.contains(nothing), "{line}:\n{screen}");
                assert!(screen.contains(place), "{line}: no {place:?} in\n{screen}");
            }
            assert_eq!(digest.rows().await, before, "nothing was made");
        }
        met.dedup();
        let kinds: std::collections::HashSet<_> = met.into_iter().collect();
        // Days are welcome here: that they are not is the mistake of other lines.
        assert_eq!(kinds.len(), 11, "each mistake once");
        // The question is still open: the corrected line is taken.
        tutor.says(world, "15:00 16:30").await;
        tutor.sees("15:00–16:00 · free");
    })
    .await;
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }

    /// Anything, or nearly something of ours.
    fn data(&mut self, tenant: &str) -> String {
        const ANY: [char; 16] = [
            'a', 'b', '!', '.', '0', 'z', '-', '/', 'я', '🎸', '\0', '"', '<', '%', ' ', 'T',
        ];
        const CODES: &[u8] = b"hsglz?cmdnwfbkxTWDAILSXCRQYUBPNKEZJOFV";
        const ACTS: &[u8] = b"bonspuhvkxmcdatlzyiNZCL";
        const FIELDS: [&str; 12] = [
            "0",
            "1",
            "2",
            "3",
            "zz",
            "AzL8n0Y58m7",
            "AzL8n0Y58m6",
            "4gfFC3",
            "4gfFC4",
            "1kSe",
            "UTC",
            "en",
        ];
        if self.next(4) == 0 {
            let length = self.next(40);
            return (0..length).map(|_| ANY[self.next(ANY.len())]).collect();
        }
        let mut data = String::from(if self.next(4) == 0 { 'b' } else { 'a' });
        if self.next(2) == 0 {
            data.push('!');
            data.push(char::from(ACTS[self.next(ACTS.len())]));
        } else {
            data.push(char::from(CODES[self.next(CODES.len())]));
        }
        let fields = self.next(6);
        for n in 0..fields {
            data.push_str(if n == 0 {
                tenant
            } else {
                FIELDS[self.next(FIELDS.len())]
            });
            data.push('.');
        }
        data
    }
}

#[tokio::test]
async fn forged_taps_are_answered_and_never_an_error() {
    story(async |world| {
        world.server.telegram.set_limits(Limits::off());
        let (tutor, link) = a_tutor(world).await;
        let pupil = world.person(3, "Аня К.", "ru");
        asks_for_ten(world, &pupil, &link).await;
        let tenant = Callback::Go(Place::Client {
            tenant: tenant_of(world, slug(&link)).await,
        });
        let tenant = tenant.encode(Origin::Screen);
        let tenant = tenant.trim_start_matches("ac").trim_end_matches('.');
        let days = [Date::MIN, Date::MAX, Date::from_ymd_opt(9998, 12, 31).unwrap()];
        let edges = days
            .into_iter()
            .chain([Date::from_ymd_opt(1900, 1, 1).unwrap()])
            .flat_map(|day| {
                let id = tenant_id(tenant);
                [
                    Callback::Go(Place::Weekday {
                        tenant: id,
                        month: day,
                        weekday: u32::MAX,
                    }),
                    Callback::Go(Place::Weekday {
                        tenant: id,
                        month: day,
                        weekday: 0,
                    }),
                    Callback::Go(Place::Month { tenant: id, month: day }),
                    Callback::Go(Place::Day { tenant: id, day }),
                    Callback::Go(Place::Week {
                        tenant: id,
                        monday: day,
                    }),
                    Callback::Go(Place::Plan { tenant: id, day }),
                    Callback::Go(Place::Grid {
                        tenant: id,
                        day,
                        chosen: u32::MAX,
                    }),
                    Callback::Do(Act::Make {
                        tenant: id,
                        day,
                        chosen: u32::MAX,
                    }),
                    Callback::Do(Act::CloseDay { tenant: id, day }),
                    Callback::Go(Place::Bookings {
                        tenant: id,
                        page: u32::MAX,
                    }),
                    Callback::Go(Place::Unpaid {
                        tenant: id,
                        page: u32::MAX,
                    }),
                    Callback::Go(Place::Lessons {
                        tenant: id,
                        past: true,
                        page: u32::MAX,
                    }),
                    Callback::Go(Place::Specialists { page: u32::MAX }),
                    Callback::Do(Act::Length {
                        tenant: id,
                        day,
                        minutes: u32::MAX,
                    }),
                ]
            });
        let mut chance = Chance(7);
        let forged: Vec<String> = edges
            .map(|edge| edge.encode(Origin::Screen))
            .chain((0..300).map(|_| chance.data(tenant)))
            .collect();
        for data in &forged {
            for someone in [&tutor, &pupil] {
                let message = someone.phone.last().unwrap().id;
                someone.phone.forges(message, data, world.clock.now_ms()).unwrap();
            }
            world.settles().await;
            assert_eq!(world.log.errors(), Vec::<String>::new(), "{data:?}");
            assert!(
                tutor.phone.unanswered().is_empty() && pupil.phone.unanswered().is_empty(),
                "{data:?}"
            );
        }
        tutor.starts(world).await;
        pupil.starts(world).await;
        tutor.looks();
        pupil.looks();
    })
    .await;
}

fn tenant_id(code: &str) -> slotkeeper::domain::ids::TenantId {
    match Callback::decode(&format!("ac{code}.")) {
        Some((Callback::Go(Place::Client { tenant }), _)) => tenant,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn names_are_shown_as_typed_whatever_is_in_them() {
    story(async |world| {
        world.server.telegram.set_limits(Limits::off());
        let (tutor, link) = a_tutor(world).await;
        let tenant = tenant_of(world, slug(&link)).await;
        for name in [
            "<b>Анна</b> & Ко",
            "שרה <i>כהן</i>",
            "\u{202e}Мария",
            "A\0нна",
            "🎓🎓🎓",
            "<a href=\"x\">",
            "&lt;",
        ] {
            forge(world, &tutor, Callback::Go(Place::NameAsk { tenant })).await;
            tutor.says(world, name).await;
            let shown: String = name.chars().filter(|c| !matches!(c, '\0' | '\u{202e}')).collect();
            assert!(
                tutor.screen().contains(&format!("О практике · {shown}")),
                "{name:?}:\n{}",
                tutor.screen()
            );
        }
        forge(world, &tutor, Callback::Go(Place::NameAsk { tenant })).await;
        tutor.says(world, &"🎓".repeat(300)).await;
        tutor.sees("Имя длинновато");
        for nothing in ["\0", "\u{200b}", "\u{202e}\u{2066}"] {
            tutor.says(world, nothing).await;
            tutor.sees("Имя получилось пустым");
        }

        for (n, name) in ["<b>שרה</b> & 👩‍👩‍👧", "\0Аня", "🎸"].into_iter().enumerate() {
            let pupil = world.person(30 + n as i64, name, "ru");
            pupil.opens(world, &link).await;
            pupil.looks();
        }
        let loud = world.person(40, &"👩‍👩‍👧".repeat(60), "ru");
        asks_for_ten(world, &loud, &link).await;
        tutor.sees("Новая заявка: № 40");
        let sarah = world.person(41, "<b>שרה</b> & Co", "ru");
        sarah.opens(world, &link).await;
        sarah.taps(world, "🗓 Записаться").await;
        sarah.taps(world, "24·").await;
        sarah.taps(world, "11:00").await;
        sarah.taps(world, "Отправить заявку").await;
        sarah.sees("Заявка отправлена");
        tutor.sees("Новая заявка: <b>שרה</b> & Co");
    })
    .await;
}

#[tokio::test]
async fn updates_of_unknown_kinds_are_skipped_and_confirmed() {
    story(async |world| {
        let nina = world.person(5, "Nina", "en");
        let telegram = &world.server.telegram;
        let (user, chat) = (
            json!({ "id": 5, "is_bot": false, "first_name": "Nina", "language_code": "en" }),
            json!({ "id": 5, "type": "private", "first_name": "Nina" }),
        );
        let message = |extra: Value| {
            let mut body = json!({ "message_id": 900, "date": START.0, "chat": chat, "from": user });
            body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
            body
        };
        let group = json!({ "id": -100_500, "type": "supergroup", "title": "Parents" });
        let strange = [
            (
                "poll_answer",
                json!({ "poll_id": "1", "user": user, "option_ids": [0] }),
            ),
            ("heard_of_by_nobody", json!({ "and": ["so", "on"] })),
            (
                "edited_message",
                message(json!({ "text": "later", "edit_date": START.0 })),
            ),
            ("message", json!({ "nonsense": true })),
            ("message", Value::Null),
            ("message", message(json!({ "chat": group, "text": "hello" }))),
            ("channel_post", message(json!({ "chat": group, "text": "hello" }))),
            (
                "callback_query",
                json!({ "id": "77", "from": user, "chat_instance": "1" }),
            ),
            ("my_chat_member", json!({ "chat": chat })),
        ];
        let count = strange.len();
        for (kind, body) in strange {
            telegram.push_update(kind, body, world.clock.now_ms()).unwrap();
        }
        assert_eq!(telegram.pending_updates(), count);
        world.settles().await;
        assert_eq!(telegram.pending_updates(), 0, "all are confirmed");
        nina.starts(world).await;
        nina.sees("My specialists");
        assert_eq!(world.log.errors(), Vec::<String>::new());
        nina.looks();
    })
    .await;
}

#[tokio::test]
async fn what_is_no_text_and_no_tap_gets_a_hint_at_any_moment() {
    story(async |world| {
        world.server.telegram.set_limits(Limits::off());
        let (tutor, link) = a_tutor(world).await;
        let (tenant, day) = (tenant_of(world, slug(&link)).await, tuesday());
        let hint = "Здесь нужен текст";
        let newcomer = world.person(8, "Ира", "ru");
        let sticker = json!({
            "message_id": 901, "date": START.0,
            "chat": { "id": 2, "type": "private", "first_name": "Мария П." },
            "from": { "id": 2, "is_bot": false, "first_name": "Мария П.", "language_code": "ru" },
            "sticker": {
                "file_id": "s", "file_unique_id": "s", "type": "regular", "width": 512, "height": 512,
                "is_animated": false, "is_video": false,
            },
        });
        let places = [
            Place::Home,
            Place::Typed { tenant, day },
            Place::NameAsk { tenant },
            Place::Plan { tenant, day },
        ];
        let mut digest = world.database.digest().await;
        let before = digest.rows().await;
        for place in places {
            forge(world, &tutor, Callback::Go(place.clone())).await;
            let now = || world.clock.now_ms();
            tutor.phone.sends_photo(TINY_PNG, "10:00", now()).unwrap();
            world.settles().await;
            assert!(tutor.screen().starts_with(hint), "{place:?}: {}", tutor.screen());
            tutor.phone.sends_location(55.7, 37.6, now()).unwrap();
            world.settles().await;
            assert!(tutor.screen().starts_with(hint), "{place:?}: {}", tutor.screen());
            tutor.phone.sends_contact("+70000000000", now()).unwrap();
            world.settles().await;
            assert!(tutor.screen().starts_with(hint), "{place:?}: {}", tutor.screen());
            world
                .server
                .telegram
                .push_update("message", sticker.clone(), now())
                .unwrap();
            world.settles().await;
            assert!(tutor.screen().starts_with(hint), "{place:?}: {}", tutor.screen());
        }
        assert_eq!(digest.rows().await, before);
        // A question stays open behind the hint.
        forge(world, &tutor, Callback::Go(Place::Typed { tenant, day })).await;
        tutor.phone.sends_location(55.7, 37.6, world.clock.now_ms()).unwrap();
        world.settles().await;
        tutor.says(world, "15:00").await;
        tutor.sees("15:00–16:00 · свободно");

        newcomer.phone.sends_photo(TINY_PNG, "", world.clock.now_ms()).unwrap();
        world.settles().await;
        newcomer.sees(hint);
        newcomer.says(world, "/frobnicate now").await;
        newcomer.sees("Такой команды нет");
        newcomer.says(world, "/cancel").await;
        newcomer.sees("Отменять нечего");
        newcomer.says(world, "привет").await;
        newcomer.sees("Этого мы пока не понимаем");
        newcomer.says(world, "привет\0мир").await;
        newcomer.sees("Этого мы пока не понимаем");
    })
    .await;
}

#[tokio::test]
async fn a_question_of_yesterday_is_not_answered_by_todays_words() {
    story(async |world| {
        let (tutor, link) = a_tutor(world).await;
        let (tenant, day) = (tenant_of(world, slug(&link)).await, plus_days(tuesday(), 3));
        forge(world, &tutor, Callback::Go(Place::Typed { tenant, day })).await;
        tutor.sees("Напишите время одним сообщением");
        world.comes(world.clock.now() + Span::hours(24)).await;
        let mut digest = world.database.digest().await;
        let before = digest.rows().await;
        tutor.says(world, "10:00 11:00").await;
        assert!(
            tutor.screen().starts_with("Этого мы пока не понимаем"),
            "{}",
            tutor.screen()
        );
        assert_eq!(digest.rows().await, before);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn in_a_group_it_says_where_it_works_and_leaves() {
    story(async |world| {
        let nina = world.person(5, "Nina", "en");
        nina.starts(world).await;
        let telegram = &world.server.telegram;
        for title in ["Parents", "Teachers"] {
            let group = nina.phone.adds_bot_to_group(title, world.clock.now_ms());
            nina.phone.says_in(group, "/start", world.clock.now_ms()).unwrap();
            world.settles().await;
            let words: Vec<String> = telegram
                .messages(group)
                .iter()
                .filter(|message| message.from_bot)
                .map(|message| message.text.clone())
                .collect();
            assert_eq!(
                words,
                ["This bot only works in private messages. Write to it: @slotkeeper_bot"]
            );
        }
        assert_eq!(telegram.count("leaveChat"), 2);
        nina.starts(world).await;
        nina.sees("My specialists");
    })
    .await;
}
