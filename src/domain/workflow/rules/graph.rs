//! Rules of the whole: entries, ways in and out, circles, limits.

use super::{BASE, problems, refused, refused_more};
use crate::domain::workflow::{Origin, load};

#[test]
fn an_entry_has_to_exist() {
    refused(
        "on_book = \"booked\"",
        "on_book = \"bokked\"",
        "on_book",
        &["`on_book`", "did you mean `booked`?"],
    );
    refused(
        "on_request = \"asked\"",
        "on_request = \"qqq\"",
        "on_request",
        &["add [status.qqq]"],
    );
}

#[test]
fn an_entry_holds_a_seat_and_owes_at_most() {
    refused(
        "on_book = \"booked\"",
        "on_book = \"asked\"",
        "on_book",
        &["upcoming", "`asked` is pending"],
    );
    refused(
        "on_request = \"asked\"",
        "on_request = \"asked\" # \non_book = \"held\"",
        "on_book",
        &[],
    );
}

#[test]
fn steps_lead_between_statuses() {
    refused(
        "to = \"held\"",
        "to = \"helt\"",
        "helt",
        &["step `close`", "leads to `helt`", "did you mean `held`?"],
    );
    refused(
        "from = [\"held\"]",
        "from = [\"held\", \"nowhere\"]",
        "nowhere",
        &["leads from `nowhere`"],
    );
}

#[test]
fn every_status_can_be_reached() {
    refused_more(
        "[status.lost]\ntitle.en = \"Lost\"\nicon = \"?\"\nphase = \"void\"",
        "[status.lost]",
        &["status `lost`", "no booking can come here"],
    );
}

#[test]
fn a_pending_or_upcoming_status_can_be_left() {
    for phase in ["pending", "upcoming"] {
        let more = format!(
            "[status.stuck]\ntitle.en = \"Stuck\"\nicon = \"?\"\nphase = \"{phase}\"\n\
             [[step]]\nname = \"stick\"\ntitle.en = \"Stick\"\nfrom = [\"asked\"]\nto = \"stuck\"\nby = [\"client\"]"
        );
        refused_more(&more, "[status.stuck]", &["status `stuck`", "cannot be left"]);
    }
}

#[test]
fn an_upcoming_status_can_be_cancelled_by_the_specialist() {
    refused(
        "from = [\"asked\", \"booked\"]",
        "from = [\"asked\"]",
        "[status.booked]",
        &["add a step `cancel`"],
    );
    refused(
        "by = [\"client\", \"specialist\"]",
        "by = [\"client\"]",
        "[status.booked]",
        &["by the specialist"],
    );
}

#[test]
fn a_step_from_one_status_by_one_side_stands_once() {
    refused(
        "from = [\"asked\", \"booked\"]",
        "from = [\"asked\", \"booked\", \"asked\"]",
        "from",
        &["second time"],
    );
    refused_more(
        "[[step]]\nname = \"cancel\"\ntitle.en = \"No\"\nfrom = [\"booked\"]\nto = \"gone\"\nby = [\"client\"]",
        "from = [\"booked\"]",
        &["from `booked` by client", "remove one"],
    );
}

#[test]
fn timers_and_the_ledger_do_not_run_in_a_circle() {
    refused_more(
        "[status.late]\ntitle.en = \"Late\"\nicon = \"!\"\nphase = \"done\"\npayment = \"due\"\ncharge = \"100%\"\n\
         [[step]]\nname = \"age\"\nfrom = [\"held\"]\nto = \"late\"\nby = [\"timer\"]\nat = \"end + 1d\"\n\
         [[step]]\nname = \"renew\"\nfrom = [\"late\"]\nto = \"held\"\nby = [\"timer\"]\nat = \"end + 2d\"",
        "to = \"late\"",
        &["step `age`", "circle", "`held`, `late`"],
    );
    refused_more(
        "[[step]]\nname = \"again\"\nfrom = [\"paid\"]\nto = \"held\"\nby = [\"timer\"]\nat = \"entered + 1d\"",
        "to = ",
        &["circle", "`held`, `paid`"],
    );
}

#[test]
fn what_is_not_to_be_paid_charges_nothing() {
    refused(
        "icon = \"⏳\"",
        "icon = \"⏳\"\ncharge = \"50%\"",
        "charge = \"50%\"",
        &["payment = \"due\""],
    );
}

#[test]
fn a_void_status_may_charge() {
    let more = "[status.late]\ntitle.en = \"Late\"\nicon = \"⌛\"\nphase = \"void\"\npayment = \"due\"\ncharge = \"50%\"\n\
                [[step]]\nname = \"late\"\ntitle.en = \"Late\"\nfrom = [\"booked\"]\nto = \"late\"\nby = [\"client\"]";
    assert!(load("own.toml", &format!("{BASE}{more}"), Origin::Own).is_ok());
}

#[test]
fn keyboards_have_limits() {
    let statuses: String = (0..200)
        .map(|n| {
            format!(
                "[status.s{n}]\ntitle.en = \"S\"\nicon = \"?\"\nphase = \"void\"\n[[step]]\nname = \"s{n}\"\n\
                 title.en = \"S\"\nfrom = [\"asked\"]\nto = \"s{n}\"\nby = [\"specialist\"]\n"
            )
        })
        .collect();
    let problems = problems(&format!("{BASE}{statuses}"), Origin::Own);
    let messages: Vec<_> = problems.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "205 statuses are too many for a keyboard: keep at most 40",
            "204 steps are too many: keep at most 200"
        ]
    );
    let steps: String = (0..24)
        .map(|n| {
            format!(
                "[[step]]\nname = \"s{n}\"\ntitle.en = \"S\"\nfrom = [\"asked\"]\nto = \"gone\"\nby = [\"client\"]\n"
            )
        })
        .collect();
    refused_more(&steps, "[status.asked]", &["the client has 25 steps", "at most 24"]);
}
