//! What a file has to be before it can be judged.

use super::{BASE, problems, refused};
use crate::domain::workflow::{FILE_LIMIT, Origin, load, load_bytes};

#[test]
fn files_that_are_no_workflows_are_refused_in_a_sentence() {
    refused("[entry]", "[entry", "[entry", &["not TOML"]);
    refused(
        "[status.held]",
        "[status.asked]",
        "[status.asked]",
        &["not TOML", "duplicate key"],
    );
    assert!(problems("", Origin::Own)[0].message.contains("format = 1"));
    assert!(
        problems(&"#".repeat(FILE_LIMIT + 1), Origin::Own)[0]
            .message
            .contains("at most 64 KiB")
    );
    assert!(
        problems(&"[".repeat(FILE_LIMIT), Origin::Own)[0]
            .message
            .contains("not TOML")
    );
    let picture = load_bytes("x.png", b"\x89PNG\r\n\x1a\n", Origin::Own).unwrap_err();
    assert_eq!(
        picture[0].to_string(),
        "x.png:1: this is no UTF-8 text: save the file as a text in UTF-8"
    );
    assert!(
        load_bytes("x", &vec![0; 10_000_000], Origin::Own).unwrap_err()[0]
            .message
            .contains("KiB")
    );
}

#[test]
fn a_later_format_is_refused_and_nothing_else_is_judged() {
    refused(
        "format = 1\nid",
        "format = 2\nnew = true\nid",
        "format = 2",
        &["later", "update it"],
    );
    refused("format = 1", "format = \"1\"", "format", &["write `format = 1`"]);
    refused("format = 1", "format = 0", "format", &["write `format = 1`"]);
    refused("format = 1\n", "", "id", &["missing", "`format = 1`"]);
}

#[test]
fn unknown_keys_are_refused_everywhere() {
    refused(
        "id = \"base\"",
        "id = \"base\"\ncolour = 1",
        "colour",
        &["the file", "remove it"],
    );
    refused(
        "on_book = \"booked\"",
        "on_book = \"booked\"\non_books = 1",
        "on_books",
        &["did you mean `on_book`?"],
    );
    refused(
        "icon = \"⏳\"",
        "icon = \"⏳\"\nIcons = 1",
        "Icons",
        &["status `asked`", "did you mean `icon`?"],
    );
    refused(
        "until = ",
        "unitl = \"start\"\nuntil = ",
        "unitl",
        &["step `cancel`", "did you mean `until`?"],
    );
}

#[test]
fn missing_and_mistyped_keys_are_refused() {
    refused("id = \"base\"\n", "", "format", &["`id` is missing"]);
    refused("id = \"base\"", "id = \"Base!\"", "Base!", &["a-z"]);
    refused("on_book = \"booked\"\n", "", "[entry]", &["`on_book` is missing"]);
    refused("icon = \"⏳\"\n", "", "[status.asked]", &["`icon` is missing"]);
    refused("phase = \"pending\"\n", "", "[status.asked]", &["`phase` is missing"]);
    refused("phase = \"pending\"", "phase = 3", "phase = 3", &["`phase` is a text"]);
    refused(
        "from = [\"held\"]",
        "from = \"held\"",
        "from = \"held\"",
        &["list of texts"],
    );
    refused("from = [\"held\"]", "from = []", "from = []", &["`from` is empty"]);
    refused("name = \"close\"\n", "", "[[step]]", &["step 3", "`name` is missing"]);
    refused("notify =", "confirm = 1\nnotify =", "confirm = 1", &["confirm = true"]);
    let without_steps = BASE.split("[[step]]").next().unwrap();
    assert!(problems(without_steps, Origin::Own)[0].message.contains("[[step]]"));
    let head = BASE.split("[entry]").next().unwrap();
    assert_eq!(
        problems(head, Origin::Own).len(),
        3,
        "entry, status and step are missing"
    );
    let all_wrong = format!("{head}entry = 1\nstatus = 1\nstep = 1");
    assert_eq!(problems(&all_wrong, Origin::Own).len(), 3);
    assert_eq!(
        problems(&format!("{head}entry = 1\nstatus.a = 1\nstep = [1]"), Origin::Own).len(),
        3
    );
}

#[test]
fn words_have_to_be_of_the_list() {
    refused(
        "phase = \"void\"",
        "phase = \"Void\"",
        "Void",
        &["pending, upcoming, done, void"],
    );
    refused("payment = \"due\"", "payment = \"owed\"", "owed", &["none, due, paid"]);
    refused(
        "by = [\"timer\"]",
        "by = [\"clock\"]",
        "clock",
        &["client, specialist, timer, ledger"],
    );
    refused(
        "notify = [\"other\"]",
        "notify = [\"all\"]",
        "all",
        &["client, specialist, other"],
    );
    refused("until =", "ask = \"why\"\nuntil =", "why", &["reason, amount"]);
}

#[test]
fn values_that_do_not_parse_are_refused() {
    refused(
        "until = \"start - 12h\"",
        "until = \"12h\"",
        "12h",
        &["`until` is no moment", "start - 12h"],
    );
    refused(
        "at = \"end + 15m\"",
        "at = [\"end\", \"end + x\"]",
        "end + x",
        &["`at` is no moment"],
    );
    refused("charge = \"100%\"", "charge = 100", "charge = 100", &["in quotes"]);
    refused("charge = \"100%\"", "charge = \"12,5%\"", "12,5%", &["12.5%"]);
    refused("icon = \"⏳\"", "icon = \"wait\"", "wait", &["one sign"]);
}

#[test]
fn names_and_titles_have_limits() {
    let long = "x".repeat(33);
    let named = format!("[status.{long}]");
    assert!(
        problems(&BASE.replace("[status.paid]", &named), Origin::Own)[0]
            .message
            .contains("1 to 32 characters")
    );
    assert!(
        problems(&BASE.replace("[status.paid]", "[status.Paid]"), Origin::Own)[0]
            .message
            .contains("a-z")
    );
    refused("name = \"close\"", "name = \"Close\"", "Close", &["a-z"]);
    refused(
        "en = \"Held\"",
        &format!("en = \"{}\"", "x".repeat(5000)),
        "xxx",
        &["5000 characters", "shorten"],
    );
    refused("en = \"Held\"", "en = \" \"", "en = \" \"", &[]);
}

#[test]
fn titles_are_texts_by_language() {
    refused("en = \"Held\"", "english = \"Held\"", "english", &["is no language"]);
    refused("en = \"Held\"", "en = 1", "en = 1", &["is no text"]);
    refused(
        "title = { en = \"Held\", ru = \"Проведено\" }",
        "title = \"Held\"",
        "title",
        &["for each language"],
    );
    refused(
        "title = { en = \"Held\", ru = \"Проведено\" }",
        "title = {}",
        "title",
        &["is empty"],
    );
    refused(
        "title = { en = \"Held\", ru = \"Проведено\" }\n",
        "",
        "[status.held]",
        &["`title` is missing"],
    );
}

#[test]
fn shipped_files_have_titles_in_each_language_and_own_ones_in_any() {
    for (whole, part, line) in [
        (
            "title = { en = \"Base\", ru = \"Основа\" }",
            "title = { en = \"Base\" }",
            "Base",
        ),
        (
            "title = { en = \"Held\", ru = \"Проведено\" }",
            "title = { en = \"Held\" }",
            "Held",
        ),
        (
            "title = { en = \"Cancel\", ru = \"Отменить\" }",
            "title = { en = \"Cancel\" }",
            "Cancel",
        ),
    ] {
        refused(whole, part, line, &["`ru` is missing"]);
        assert!(load("own.toml", &BASE.replace(whole, part), Origin::Own).is_ok());
    }
}
