//! The lesson's file, broken once for each rule that a tenant's own copy can break.

use std::mem::{Discriminant, discriminant};

use crate::domain::workflow::{Sketch, Wrong, complaints, shipped};

const DECLINE: &str = "[[step]]\nname = \"decline\"";

fn lesson() -> &'static str {
    shipped().into_iter().find(|it| it.0 == "lesson.toml").unwrap().1
}

fn changed(what: &str, by: &str) -> String {
    assert!(lesson().contains(what), "the lesson has no {what}");
    lesson().replacen(what, by, 1)
}

/// A step of another name, by the specialist unless the rest says otherwise.
fn with_step(name: &str, from: &str, to: &str, rest: &str) -> String {
    let title = "title = { en = \"Another\", ru = \"Иное\" }";
    let step = format!("[[step]]\nname = \"{name}\"\n{title}\nfrom = [\"{from}\"]\nto = \"{to}\"\n{rest}\n\n");
    changed(DECLINE, &format!("{step}{DECLINE}"))
}

fn with_status(id: &str, phase: &str) -> String {
    let title = "title = { en = \"New\", ru = \"Новое\" }";
    let status = format!("[status.{id}]\n{title}\nicon = \"🔸\"\nphase = \"{phase}\"\n\n[status.free]");
    changed("[status.free]", &status)
}

fn many(count: usize, of: impl Fn(usize) -> String) -> String {
    (0..count).map(of).collect()
}

pub fn broken() -> Vec<(&'static str, String)> {
    let by = "by = [\"specialist\"]";
    let step = |n: usize| {
        format!("[[step]]\nname = \"s{n}\"\ntitle.en = \"S\"\nfrom = [\"requested\"]\nto = \"cancelled\"\n{by}\n\n")
    };
    let status = |n: usize| format!("[status.s{n}]\ntitle.en = \"S\"\nicon = \"•\"\nphase = \"void\"\n\n");
    let mut retired = Sketch::read(lesson()).unwrap();
    assert!(retired.retire(&"cancelled".into()));
    let stuck = with_status("stuck", "pending");
    let stick = with_step("stick", "requested", "stuck", by);
    let stick = &stick[stick.find("[[step]]\nname = \"stick\"").unwrap()..];
    let stick = &stick[..stick.find(DECLINE).unwrap()];
    vec![
        (
            "a crowd",
            changed("[status.free]", &format!("{}[status.free]", many(35, status))),
        ),
        ("many steps", changed(DECLINE, &format!("{}{DECLINE}", many(200, step)))),
        (
            "many buttons",
            changed(DECLINE, &format!("{}{DECLINE}", many(24, step))),
        ),
        (
            "no words",
            changed("title = { en = \"Accept\", ru = \"Принять\" }\n", ""),
        ),
        (
            "a lost entry",
            changed("on_book = \"confirmed\"", "on_book = \"certain\""),
        ),
        (
            "a lost request",
            changed("on_request = \"requested\"", "on_request = \"asked\""),
        ),
        (
            "from nowhere",
            changed("from = [\"late-cancel\"]", "from = [\"nowhere\"]"),
        ),
        ("to nowhere", changed("to = \"late-cancel\"", "to = \"nowhere\"")),
        (
            "twice from",
            changed("from = [\"requested\"]", "from = [\"requested\", \"requested\"]"),
        ),
        ("twice", with_step("approve", "requested", "confirmed", by)),
        (
            "a request of nothing",
            changed("on_request = \"requested\"", "on_request = \"cancelled\""),
        ),
        (
            "booked and not ahead",
            changed("on_book = \"confirmed\"", "on_book = \"requested\""),
        ),
        ("paid at once", changed("on_book = \"confirmed\"", "on_book = \"paid\"")),
        ("no way there", with_status("lost", "void")),
        ("no way out", stuck.replacen(DECLINE, &format!("{stick}{DECLINE}"), 1)),
        ("no cancel", retired.text()),
        (
            "a circle",
            with_step("renew", "unpaid", "rendered", "by = [\"timer\"]\nat = \"end + 2d\""),
        ),
        (
            "a free price",
            changed(
                "icon = \"🎁\"\nphase = \"done\"",
                "icon = \"🎁\"\nphase = \"done\"\ncharge = \"50%\"",
            ),
        ),
        (
            "two at once",
            changed("by = [\"timer\"]", "by = [\"timer\", \"specialist\"]"),
        ),
        ("no moment", changed("at = \"end + 12h\"\n", "")),
        (
            "a person's moment",
            with_step("again", "requested", "confirmed", &format!("{by}\nat = \"end\"")),
        ),
        (
            "a timer's question",
            changed("at = \"end + 12h\"", "at = \"end + 12h\"\nconfirm = true"),
        ),
        ("undo", changed("name = \"waive\"", "name = \"undo\"")),
        ("another settle", changed("name = \"settle\"", "name = \"payed\"")),
        ("a name of ours", changed("name = \"not-held\"", "name = \"decline\"")),
        ("a button of ours", changed("name = \"expire\"", "name = \"decline\"")),
        ("settled by hand", changed("by = [\"ledger\"]", by)),
        (
            "settled for free",
            changed(
                "from = [\"rendered\", \"unpaid\"]\nto = \"paid\"",
                "from = [\"rendered\", \"free\"]\nto = \"paid\"",
            ),
        ),
        ("settled to nothing", changed("to = \"paid\"", "to = \"free\"")),
        (
            "settled unlike",
            changed(
                "payment = \"paid\"\ncharge = \"100%\"",
                "payment = \"paid\"\ncharge = \"50%\"",
            ),
        ),
        ("on the spot", with_step("wait", "confirmed", "confirmed", by)),
        ("moved on", changed("to = \"requested\"", "to = \"confirmed\"")),
        ("a seat taken back", with_step("revive", "late-cancel", "rendered", by)),
        ("paid by hand", with_step("pay", "confirmed", "paid", by)),
        (
            "a debt that hides",
            with_step("forget", "rendered", "free", "by = [\"specialist\", \"client\"]"),
        ),
        (
            "a debt that ages",
            with_step("forget", "rendered", "free", "by = [\"timer\"]\nat = \"end + 9d\""),
        ),
    ]
}

#[test]
fn every_rule_that_an_own_copy_can_break_is_broken_here() {
    let mut rules: Vec<Discriminant<Wrong>> = Vec::new();
    for (name, text) in broken() {
        let found = complaints(&text).unwrap_or_else(|| panic!("{name} does not read"));
        assert!(!found.is_empty(), "{name} breaks nothing");
        for rule in found.iter().map(|it| discriminant(&it.wrong)) {
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
    }
    // Names in all languages are asked of shipped files alone.
    assert_eq!(rules.len(), Wrong::COUNT - 1);
}
