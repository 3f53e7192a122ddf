//! Each rule of the format and of the check, with a file that breaks it alone.

pub mod broken;
mod format;
mod graph;
mod messages;
mod steps;

use super::{Origin, Problem, load};

const BASE: &str = r#"format = 1
id = "base"
title = { en = "Base", ru = "Основа" }

[entry]
on_request = "asked"
on_book = "booked"

[status.asked]
title = { en = "Asked", ru = "Запрос" }
icon = "⏳"
phase = "pending"

[status.booked]
title = { en = "Booked", ru = "Записано" }
icon = "✅"
phase = "upcoming"

[status.held]
title = { en = "Held", ru = "Проведено" }
icon = "🎓"
phase = "done"
payment = "due"
charge = "100%"

[status.paid]
title = { en = "Paid", ru = "Оплачено" }
icon = "💰"
phase = "done"
payment = "paid"
charge = "100%"

[status.gone]
title = { en = "Gone", ru = "Отменено" }
icon = "✖️"
phase = "void"

[[step]]
name = "approve"
title = { en = "Accept", ru = "Принять" }
from = ["asked"]
to = "booked"
by = ["specialist"]

[[step]]
name = "cancel"
title = { en = "Cancel", ru = "Отменить" }
from = ["asked", "booked"]
to = "gone"
by = ["client", "specialist"]
until = "start - 12h"
notify = ["other"]

[[step]]
name = "close"
from = ["booked"]
to = "held"
by = ["timer"]
at = "end + 15m"

[[step]]
name = "settle"
from = ["held"]
to = "paid"
by = ["ledger"]
"#;

fn problems(text: &str, origin: Origin) -> Vec<Problem> {
    load("base.toml", text, origin).expect_err("the file breaks a rule")
}

/// The one problem of BASE with `what` replaced, which has to be on a line with `line` and to say all of `words`.
#[track_caller]
fn refused(what: &str, by: &str, line: &str, words: &[&str]) {
    refused_as(Origin::Shipped, what, by, line, words);
}

#[track_caller]
fn refused_as(origin: Origin, what: &str, by: &str, line: &str, words: &[&str]) {
    assert!(BASE.contains(what), "BASE has no {what}");
    let text = BASE.replacen(what, by, 1);
    let problems = problems(&text, origin);
    let [problem] = problems.as_slice() else {
        panic!("one rule is broken: {problems:#?}")
    };
    let there = text.lines().nth(problem.line - 1).unwrap_or("(past the end)");
    assert!(there.contains(line), "{problem} points to: {there}");
    for word in words {
        assert!(problem.message.contains(word), "{problem} does not say: {word}");
    }
}

/// BASE with a status and a step more at its end.
#[track_caller]
fn refused_more(more: &str, line: &str, words: &[&str]) {
    let end = "by = [\"ledger\"]\n";
    refused_as(Origin::Own, end, &format!("{end}\n{more}"), line, words);
}

#[test]
fn the_base_breaks_no_rule() {
    assert!(load("base.toml", BASE, Origin::Shipped).is_ok());
}

#[test]
fn a_problem_reads_file_line_and_sentence() {
    let text = BASE.replace("to = \"gone\"", "to = \"gnoe\"");
    assert_eq!(
        problems(&text, Origin::Own)[0].to_string(),
        "base.toml:49: step `cancel`: it leads to `gnoe`, which is no status: did you mean `gone`?"
    );
}
