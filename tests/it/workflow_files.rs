//! A tenant's workflow leaves the chat as a picture and as a file, and a changed file comes back as the draft.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::workflow::shipped;
use slotkeeper::simulator::{Fault, Message, TINY_PNG, Upload};
use slotkeeper::storage::workflow;

use crate::house::{self, House};
use crate::world::{World, story};

fn lesson() -> &'static str {
    let file = shipped().into_iter().find(|(name, _)| *name == "lesson.toml");
    file.unwrap().1
}

async fn asked_for_a_file(world: &World) -> House {
    let house = House::open(world, Approval::Never).await;
    house.tutor.says(world, "/settings").await;
    house.tutor.taps(world, "Booking and lessons").await;
    house.tutor.taps(world, "Outcomes of a lesson").await;
    house.tutor.taps(world, "🔧 Advanced").await;
    house.tutor.taps(world, "📎 Change it in a file").await;
    house.tutor.sees("Send the file");
    house
}

impl House {
    async fn sends_file(&self, world: &World, bytes: &[u8]) {
        let upload = Upload {
            file_name: "lesson.toml".to_owned(),
            mime: "application/toml".to_owned(),
            bytes: bytes.to_vec(),
        };
        self.tutor
            .phone
            .sends_document(upload, "", world.clock.now_ms())
            .unwrap();
        world.settles().await;
    }

    /// The newest file that the bot sent, with the message it came in.
    fn newest_file(&self) -> (Message, Upload) {
        let phone = &self.tutor.phone;
        let files = phone.messages().into_iter().rev().filter(|message| message.from_bot);
        let mut files = files.filter_map(|message| phone.file_of(&message).map(|file| (message, file)));
        files.next().expect("no file in sight")
    }
}

#[tokio::test]
async fn the_workflow_is_a_picture_above_the_screen() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.tutor.says(world, "/settings").await;
        house.tutor.taps(world, "Booking and lessons").await;
        house.tutor.taps(world, "Outcomes of a lesson").await;
        house.tutor.taps(world, "🔀 Another set").await;
        house.tutor.taps(world, "Simple booking").await;
        world.passes(Span(10)).await;
        house.tutor.taps(world, "🖼 See it as a picture").await;
        let (message, picture) = house.newest_file();
        assert!(picture.bytes.starts_with(b"\x89PNG"));
        assert_eq!(message.text, "Simple booking");
        let last = house.tutor.phone.last().unwrap();
        assert!(last.id > message.id, "the screen is the last message");
        house.tutor.sees("✏️ Take it as the draft");
        house.tutor.says(world, "/settings").await;
        house.tutor.taps(world, "Booking and lessons").await;
        house.tutor.taps(world, "Outcomes of a lesson").await;
        house.tutor.taps(world, "🔧 Advanced").await;
        world.passes(Span(10)).await;
        house.tutor.taps(world, "🖼 Picture").await;
        assert_eq!(house.newest_file().0.text, "Lesson");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_file_goes_out_as_it_was_written_and_a_changed_one_comes_in_as_the_draft() {
    story(async |world| {
        let house = asked_for_a_file(world).await;
        house.tutor.taps(world, "‹ Back").await;
        world.passes(Span(10)).await;
        house.tutor.taps(world, "📄 File").await;
        let (_, file) = house.newest_file();
        assert_eq!(file.file_name, "lesson.toml");
        assert_eq!(file.bytes, lesson().as_bytes(), "with its comments");

        house.tutor.taps(world, "📎 Change it in a file").await;
        let changed = lesson().replace("\"Held\"", "\"Well done\"");
        house.sends_file(world, changed.as_bytes()).await;
        house.tutor.sees("Held → Well done");
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.hears("Version 2 is in force now");
        house.tutor.sees("🎓 Well done");
        let kept = workflow::source(&mut house::read(world).await, house.tenant, 2).await;
        assert_eq!(kept.unwrap().as_deref(), Some(changed.as_str()));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_workflow_is_answered_clearly_and_changes_nothing() {
    story(async |world| {
        let house = asked_for_a_file(world).await;
        let status =
            |n: usize| format!("\n[status.s{n}]\ntitle = {{ en = \"S{n}\" }}\nicon = \"•\"\nphase = \"void\"\n");
        let crowd: String = (0..200).map(status).collect();
        let crowd = lesson().replace("# A request\n", &crowd);
        let title = lesson().replace("\"Held\"", &format!("\"{}\"", "x".repeat(5000)));
        let cases = lesson().replace(
            "# A request\n",
            "[status.Free]\ntitle = { en = \"F\" }\nicon = \"•\"\nphase = \"done\"\n",
        );
        let large = vec![b'#'; 10_000_000];
        let files: [(&[u8], &str); 7] = [
            (&large, "This file is too large: there is room for 64 KB"),
            (b"format = 1\n\xFF", "Line 2: this is no UTF-8 text"),
            (TINY_PNG, "Line 1: this is no UTF-8 text"),
            (crowd.as_bytes(), "statuses are too many for a keyboard"),
            (title.as_bytes(), "has 5000 characters"),
            (cases.as_bytes(), "names are in small letters"),
            (b"hello", "Line 1: this is not TOML"),
        ];
        for (bytes, answer) in files {
            house.sends_file(world, bytes).await;
            house.tutor.sees(answer);
            house.tutor.sees("Nothing was changed");
            house.tutor.sees("Send the file");
        }
        house
            .tutor
            .phone
            .sends_photo(TINY_PNG, "", world.clock.now_ms())
            .unwrap();
        world.settles().await;
        house.tutor.sees("We need a file here");
        house.tutor.says(world, "format = 1").await;
        house.tutor.sees("We need a file here");
        let draft = workflow::draft(&mut house::read(world).await, house.tenant).await;
        assert!(draft.unwrap().is_none());
        house
            .sends_file(world, lesson().replace("\"Held\"", "\"Over\"").as_bytes())
            .await;
        house.tutor.sees("Held → Over");
    })
    .await;
}

#[tokio::test]
async fn a_file_that_nobody_asked_for_is_not_fetched() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.server.on_call(|method, _| assert_ne!(method, "getFile"));
        house.sends_file(world, lesson().as_bytes()).await;
        house.tutor.sees("We need words here");
    })
    .await;
}

#[tokio::test]
async fn a_file_that_reads_but_breaks_a_rule_is_a_draft_to_be_mended() {
    story(async |world| {
        let house = asked_for_a_file(world).await;
        let broken = lesson().replacen("at = \"end + 12h\"\n", "", 1).replacen(
            "on_book = \"confirmed\"",
            "on_book = \"requested\"",
            1,
        );
        house.sends_file(world, broken.as_bytes()).await;
        house.tutor.sees("It can't be applied yet:");
        house
            .tutor
            .sees("“Closed automatically” happens by itself, and it isn't said when.");
        house.tutor.sees("A booking can't begin as “Awaiting an answer”");
        house.tutor.taps(world, "📎 Send the file again").await;
        house.tutor.sees("Send the file");
        house.sends_file(world, broken.as_bytes()).await;
        // One thing after the other: the first has its button.
        house.tutor.taps(world, "🚪 Begin as ✅ Confirmed").await;
        house.tutor.does_not_see("A booking can't begin");
        house.tutor.taps(world, "⏰ Set the usual moment").await;
        house.tutor.does_not_see("It can't be applied yet");
    })
    .await;
}

#[tokio::test]
async fn a_file_that_telegram_cannot_hand_out_is_asked_for_again() {
    story(async |world| {
        let house = asked_for_a_file(world).await;
        let own = lesson().replace("\"Held\"", "\"Over\"");
        world.server.telegram.break_next("getFile", 9, Fault::status(400));
        house.sends_file(world, own.as_bytes()).await;
        house.tutor.sees("The file didn't get through. Please send it again.");
        world.server.telegram.clear_faults();
        house.sends_file(world, own.as_bytes()).await;
        house.tutor.sees("Held → Over");
    })
    .await;
}

#[tokio::test]
async fn a_picture_that_does_not_leave_is_said_so() {
    story(async |world| {
        let house = asked_for_a_file(world).await;
        house.tutor.taps(world, "‹ Back").await;
        world.passes(Span(10)).await;
        world.server.telegram.break_next("sendPhoto", 9, Fault::status(502));
        house.tutor.taps(world, "🖼 Picture").await;
        house.tutor.sees("This couldn't be sent just now.");
        world.server.telegram.clear_faults();
        world.passes(Span(10)).await;
        house.tutor.taps(world, "🖼 Picture").await;
        house.tutor.does_not_see("couldn't be sent");
        assert_eq!(house.newest_file().0.text, "Lesson");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_file_is_said_in_its_readers_language() {
    story(async |world| {
        let house = asked_for_a_file(world).await;
        world
            .database
            .sql("UPDATE person SET lang = 'ru', lang_chosen = 1")
            .await;
        let unknown = lesson().replacen("format = 1", "format = 1\ncolour = 1", 1);
        let broken = lesson().replace("\"confirmed\"", "7");
        let late = lesson().replace("format = 1", "format = 9");
        let title = lesson().replace("\"Held\"", &format!("\"{}\"", "x".repeat(50)));
        let files: [(&[u8], &str); 6] = [
            (b"hello", "Строка 1: это не TOML"),
            (b"format = 1\n\xFF", "это не текст в UTF-8"),
            (unknown.as_bytes(), "файл: неизвестный ключ «colour». Уберите его"),
            (broken.as_bytes(), "Напишите"),
            (late.as_bytes(), "формат 9 новее, чем читает эта версия бота"),
            (title.as_bytes(), "в названии «en» 50 знаков, а на кнопку помещается 32"),
        ];
        for (bytes, answer) in files {
            house.sends_file(world, bytes).await;
            house.tutor.sees(answer);
            house.tutor.sees("Ничего не изменилось");
        }
    })
    .await;
}
