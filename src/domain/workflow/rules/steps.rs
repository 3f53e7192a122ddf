//! Rules that each step keeps by itself.

use super::{BASE, problems, refused, refused_as, refused_more};
use crate::domain::workflow::{Origin, load};

#[test]
fn a_step_of_a_person_needs_a_title() {
    let title = "title = { en = \"Cancel\", ru = \"Отменить\" }\n";
    refused_as(Origin::Own, title, "", "[[step]]", &["step `cancel`", "button"]);
}

#[test]
fn an_automatic_step_and_a_client_hide_no_debt() {
    let free = "[status.free]\ntitle.en = \"Free\"\nicon = \"🎁\"\nphase = \"done\"\n[[step]]\nname = \"forget\"\n\
                title.en = \"Forget\"\nfrom = [\"held\"]\nto = \"free\"\n";
    refused_more(
        &format!("{free}by = [\"timer\"]\nat = \"end + 9d\""),
        "to = \"free\"",
        &["hide the debt of `held`"],
    );
    refused_more(
        &format!("{free}by = [\"client\"]"),
        "to = \"free\"",
        &["hide the debt of `held`"],
    );
    let half = free.replace("\"done\"", "\"done\"\npayment = \"due\"\ncharge = \"50%\"");
    refused_more(
        &format!("{half}by = [\"timer\"]\nat = \"end + 9d\""),
        "to = \"free\"",
        &["charges as much"],
    );
    let by_specialist = format!("{BASE}{free}by = [\"specialist\"]");
    assert!(
        load("own.toml", &by_specialist, Origin::Own).is_ok(),
        "the specialist forgives"
    );
}

#[test]
fn a_seat_given_back_unused_ends_its_debt() {
    let prepaid = BASE.replace(
        "phase = \"pending\"",
        "phase = \"pending\"\npayment = \"due\"\ncharge = \"100%\"",
    ) + "[[step]]\nname = \"expire\"\nfrom = [\"asked\"]\nto = \"gone\"\nby = [\"timer\"]\nat = \"created + 2h\"";
    assert_eq!(load("own.toml", &prepaid, Origin::Own).map(|_| ()), Ok(()));
}

#[test]
fn only_money_makes_a_status_paid() {
    for by in ["by = [\"specialist\"]", "by = [\"timer\"]\nat = \"end\""] {
        let more = format!("[[step]]\nname = \"pay\"\ntitle.en = \"Pay\"\nfrom = [\"booked\"]\nto = \"paid\"\n{by}");
        refused_more(&more, "to = \"paid\"", &["no money came", "`settle`"]);
    }
}

#[test]
fn a_timer_has_a_moment_and_nobody_else_has() {
    refused("at = \"end + 15m\"\n", "", "by = [\"timer\"]", &["add `at`"]);
    refused(
        "until = \"start - 12h\"",
        "at = \"start - 12h\"",
        "at = ",
        &["only a timer"],
    );
}

#[test]
fn a_timer_and_the_ledger_act_alone_and_are_asked_nothing() {
    refused(
        "by = [\"timer\"]",
        "title = { en = \"Close\", ru = \"Закрыть\" }\nby = [\"timer\", \"specialist\"]",
        "by = ",
        &["write a [[step]] for each"],
    );
    for key in [
        "until = \"end\"",
        "since = \"end\"",
        "ask = \"reason\"",
        "confirm = true",
    ] {
        refused(
            "at = \"end + 15m\"",
            &format!("at = \"end + 15m\"\n{key}"),
            key,
            &["no person", "remove it"],
        );
        refused(
            "by = [\"ledger\"]",
            &format!("by = [\"ledger\"]\n{key}"),
            key,
            &["no person", "remove it"],
        );
    }
}

#[test]
fn reserved_names_mean_what_our_buttons_say() {
    let step = |name: &str, from: &str, to: &str, by: &str| {
        format!("[[step]]\nname = \"{name}\"\ntitle.en = \"X\"\nfrom = [\"{from}\"]\nto = \"{to}\"\nby = [\"{by}\"]")
    };
    let name = |name: &str| format!("name = \"{name}\"");
    refused_more(
        &step("approve", "booked", "held", "specialist"),
        &name("approve"),
        &["from pending to", "another name"],
    );
    refused_more(
        &step("decline", "booked", "gone", "specialist"),
        &name("decline"),
        &["from pending to void"],
    );
    refused_more(
        &step("decline", "asked", "gone", "client"),
        "by = ",
        &["taken by specialist"],
    );
    refused_more(
        &step("cancel", "held", "gone", "specialist"),
        &name("cancel"),
        &["pending or upcoming to void"],
    );
    refused_more(
        &(step("cancel", "asked", "gone", "timer") + "\nat = \"start\""),
        "by = ",
        &["client or specialist"],
    );
    refused_more(
        &step("undo", "held", "gone", "specialist"),
        &name("undo"),
        &["built in"],
    );
    refused(
        "name = \"settle\"",
        "name = \"payed\"",
        "payed",
        &["no other step than `settle`"],
    );
}

#[test]
fn settling_is_the_ledgers_and_keeps_the_charge() {
    refused(
        "by = [\"ledger\"]",
        "by = [\"specialist\"]\ntitle = {en=\"a\",ru=\"b\"}",
        "by = ",
        &["by = [\"ledger\"]"],
    );
    refused(
        "from = [\"held\"]",
        "from = [\"held\", \"booked\"]",
        "to = ",
        &["`booked` is none"],
    );
    let text = BASE.replacen("charge = \"100%\"", "charge = \"50%\"", 1);
    let problems = problems(&text, Origin::Own);
    assert!(
        problems.len() == 1 && problems[0].message.contains("`held` and `paid` charge differently"),
        "{problems:?}"
    );
}

#[test]
fn a_move_alone_stays_in_its_status() {
    let step = |name: &str, from: &str, to: &str| {
        format!("[[step]]\nname = \"{name}\"\ntitle.en = \"X\"\nfrom = [{from}]\nto = \"{to}\"\nby = [\"client\"]")
    };
    refused_more(&step("touch", "\"booked\"", "booked"), "to = ", &["only `move`"]);
    refused_more(
        &step("move", "\"booked\", \"asked\"", "booked"),
        "to = ",
        &["keeps the status"],
    );
    assert!(
        load(
            "own.toml",
            &format!("{BASE}{}", step("move", "\"booked\"", "booked")),
            Origin::Own
        )
        .is_ok()
    );
}

#[test]
fn a_seat_given_away_is_not_taken_back_by_a_step() {
    refused_more(
        "[[step]]\nname = \"revive\"\ntitle.en = \"Revive\"\nfrom = [\"gone\"]\nto = \"held\"\nby = [\"specialist\"]",
        "to = \"held\"",
        &["given its seat away", "undo"],
    );
}
