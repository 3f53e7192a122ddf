//! What the check says, word for word: the file, the line, what is wrong there and the way out.

use std::fmt::Write;

use super::{BASE, Origin};
use crate::domain::workflow::{load_bytes, shipped};

/// A rule, and BASE as it has to be changed to break that rule and no other.
const BROKEN: &[(&str, &str, &str)] = &[
    ("a later format", "format = 1", "format = 2"),
    ("an unknown key", "until = ", "unitl = "),
    ("a key of nowhere", "id = \"base\"", "id = \"base\"\ncolour = \"red\""),
    (
        "an entry that does not exist",
        "on_book = \"booked\"",
        "on_book = \"bocked\"",
    ),
    ("an entry without a seat", "on_book = \"booked\"", "on_book = \"gone\""),
    ("a step to nowhere", "to = \"held\"", "to = \"heaven\""),
    ("a step from nowhere", "from = [\"held\"]", "from = [\"hell\"]"),
    (
        "a status that cannot be reached",
        "[status.gone]",
        "[status.lost]\ntitle = { en = \"Lost\", ru = \"Потеряно\" }\nicon = \"?\"\nphase = \"void\"\n\n[status.gone]",
    ),
    (
        "a status that cannot be left",
        "[[step]]\nname = \"approve\"",
        "[status.stuck]\ntitle = { en = \"Stuck\", ru = \"Тупик\" }\nicon = \"?\"\nphase = \"pending\"\n\n[[step]]\n\
         name = \"stick\"\ntitle = { en = \"Stick\", ru = \"Застрять\" }\nfrom = [\"asked\"]\nto = \"stuck\"\n\
         by = [\"client\"]\n\n[[step]]\nname = \"approve\"",
    ),
    (
        "a step twice",
        "from = [\"asked\", \"booked\"]",
        "from = [\"asked\", \"booked\", \"booked\"]",
    ),
    (
        "a circle of timers",
        "[[step]]\nname = \"settle\"",
        "[status.late]\ntitle = { en = \"Late\", ru = \"Поздно\" }\nicon = \"!\"\nphase = \"done\"\npayment = \"due\"\n\
         charge = \"100%\"\n\n[[step]]\nname = \"age\"\nfrom = [\"held\"]\nto = \"late\"\nby = [\"timer\"]\n\
         at = \"end + 1d\"\n\n[[step]]\nname = \"renew\"\nfrom = [\"late\"]\nto = \"held\"\nby = [\"timer\"]\n\
         at = \"end + 2d\"\n\n[[step]]\nname = \"settle\"",
    ),
    (
        "no cancel from what is upcoming",
        "from = [\"asked\", \"booked\"]",
        "from = [\"asked\"]",
    ),
    ("a moment that does not parse", "\"end + 15m\"", "\"end + a while\""),
    ("a percentage that does not parse", "\"100%\"", "\"all of it\""),
    (
        "an automatic step that hides a debt",
        "[[step]]\nname = \"settle\"",
        "[[step]]\nname = \"forget\"\nfrom = [\"held\"]\nto = \"gone\"\nby = [\"timer\"]\nat = \"end + 9d\"\n\n[[step]]\n\
         name = \"settle\"",
    ),
    (
        "a status paid without money",
        "[[step]]\nname = \"settle\"",
        "[[step]]\nname = \"pay\"\ntitle = { en = \"Pay\", ru = \"Оплатить\" }\nfrom = [\"booked\"]\nto = \"paid\"\n\
         by = [\"specialist\"]\n\n[[step]]\nname = \"settle\"",
    ),
    (
        "a missing title",
        "title = { en = \"Held\", ru = \"Проведено\" }",
        "title = { en = \"Held\" }",
    ),
    (
        "names that differ by case alone",
        "[status.gone]",
        "[status.Gone]\ntitle = { en = \"Gone\", ru = \"Ушли\" }\nicon = \"?\"\nphase = \"void\"\n\n[status.gone]",
    ),
    (
        "a step that takes a seat back",
        "[[step]]\nname = \"settle\"",
        "[[step]]\nname = \"revive\"\ntitle = { en = \"Revive\", ru = \"Вернуть\" }\nfrom = [\"gone\"]\nto = \"held\"\n\
         by = [\"specialist\"]\n\n[[step]]\nname = \"settle\"",
    ),
];

#[test]
fn each_rule_says_where_it_is_broken_and_what_to_do() {
    let mut said = String::new();
    for (rule, what, by) in BROKEN {
        assert!(BASE.contains(what), "BASE has no {what}");
        said_of(&mut said, rule, BASE.replacen(what, by, 1).as_bytes());
    }
    insta::assert_snapshot!("messages", said);
}

#[test]
fn what_is_hardly_a_workflow_gets_a_clear_answer() {
    let crowd: String = (0..200)
        .map(|n| format!("[status.s{n}]\ntitle = {{ en = \"S\", ru = \"С\" }}\nicon = \"?\"\nphase = \"void\"\n"))
        .collect();
    let crowd = BASE.replacen("[status.gone]", &format!("{crowd}[status.gone]"), 1);
    let wordy = BASE.replacen("\"Held\"", &format!("\"{}\"", "x".repeat(5000)), 1);
    let mut other = shipped()[0].1.as_bytes().to_vec();
    other.extend(b"# \xCF\xF0\xE8\xE2\xE5\xF2");
    let mut said = String::new();
    for (what, bytes) in [
        ("nothing", &[][..]),
        ("10 MB", &vec![b'x'; 10_000_000]),
        ("no UTF-8", &other),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("prose", "Дорогой бот, сделай мне статусы".as_bytes()),
        ("200 statuses", crowd.as_bytes()),
        ("a title of 5,000 characters", wordy.as_bytes()),
    ] {
        said_of(&mut said, what, bytes);
    }
    insta::assert_snapshot!("bad_input", said);
}

#[track_caller]
fn said_of(said: &mut String, what: &str, bytes: &[u8]) {
    let problems = load_bytes("base.toml", bytes, Origin::Shipped).expect_err(what);
    let [problem] = problems.as_slice() else {
        panic!("{what} breaks one rule: {problems:#?}")
    };
    writeln!(said, "{what}\n    {problem}").unwrap();
}
