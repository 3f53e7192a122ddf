//! The machine on the lesson's table.

use super::*;
use crate::domain::moment::Span;
use crate::domain::workflow::{Origin, load, shipped};

const START: Moment = Moment(1_000_000_000);

fn lesson() -> Workflow {
    let (file, text) = shipped().into_iter().find(|(file, _)| *file == "lesson.toml").unwrap();
    load(file, text, Origin::Shipped).unwrap()
}

fn times() -> Times {
    let created = START - Span::days(5);
    Times {
        start: START,
        end: START + Span::hours(1),
        created,
        entered: created,
        due: None,
    }
}

fn take(from: &str, name: &str, by: By, now: Moment, sure: bool) -> Result<Change, Refusal> {
    step(&lesson(), &from.into(), name, by, now, &times(), sure)
}

fn names(offered: Vec<Offered<'_>>) -> Vec<&str> {
    offered
        .into_iter()
        .filter(|it| it.guard.is_none())
        .map(|it| it.step.name.as_str())
        .collect()
}

#[test]
fn a_step_leads_where_the_table_says() {
    let change = take("requested", "approve", By::Specialist, START - Span::days(1), false).unwrap();
    assert_eq!((change.from.as_str(), change.to.as_str()), ("requested", "confirmed"));
    assert_eq!((change.from_phase, change.to_phase), (Phase::Pending, Phase::Upcoming));
    assert_eq!((change.warned, change.notify), (None, vec![Notify::Client]));
}

#[test]
fn what_the_table_does_not_have_is_refused() {
    let now = START - Span::days(1);
    for (from, name, by) in [
        ("confirmed", "approve", By::Specialist),
        ("requested", "approve", By::Client),
        ("requested", "no such step", By::Specialist),
        ("no such status", "approve", By::Specialist),
        ("paid", "held", By::Specialist),
    ] {
        assert_eq!(
            take(from, name, by, now, true),
            Err(Refusal::NoSuchStep),
            "{from} {name}"
        );
    }
}

#[test]
fn a_guard_refuses_a_client_and_includes_its_moment() {
    let until = START - Span::hours(12);
    assert!(take("confirmed", "cancel", By::Client, until, false).is_ok());
    let late = take("confirmed", "cancel", By::Client, until + Span(1), true);
    assert_eq!(late, Err(Refusal::TooLate { until }), "being sure is the specialist's");
    let early = take("confirmed", "late-cancel", By::Client, until - Span(1), false);
    assert_eq!(early, Err(Refusal::TooEarly { since: until }));
    assert!(take("confirmed", "late-cancel", By::Client, until, false).is_ok());
}

#[test]
fn a_guard_asks_a_specialist_who_may_override_it() {
    let early = START - Span(1);
    let broken = Broken::TooEarly { since: START };
    assert_eq!(
        take("confirmed", "held", By::Specialist, early, false),
        Err(Refusal::Unsure(broken))
    );
    assert_eq!(
        take("confirmed", "held", By::Specialist, early, true).unwrap().warned,
        Some(broken)
    );
    assert_eq!(
        take("confirmed", "held", By::Specialist, START, true).unwrap().warned,
        None
    );
}

#[test]
fn a_timer_waits_for_its_moment() {
    let since = START + Span::hours(13);
    let early = take("confirmed", "autoclose", By::Timer, since - Span(1), true);
    assert_eq!(early, Err(Refusal::TooEarly { since }));
    assert!(
        take("confirmed", "autoclose", By::Timer, since + Span::days(9), false).is_ok(),
        "late, after a fault"
    );
    assert_eq!(
        take("rendered", "overdue", By::Timer, since, false),
        Err(Refusal::NoSuchStep),
        "no payment term"
    );
}

#[test]
fn buttons_stand_in_the_files_order_with_what_is_against_them() {
    let (lesson, status) = (lesson(), "confirmed".into());
    let at = |now, by| names(offered(&lesson, &status, by, now, &times()));
    assert_eq!(at(START - Span::days(1), By::Client), ["move", "cancel"]);
    assert_eq!(at(START - Span::hours(2), By::Client), ["late-cancel"]);
    assert_eq!(at(START + Span(1), By::Client), [""; 0]);
    assert_eq!(at(START - Span::days(1), By::Specialist), ["move", "cancel"]);
    let after = [
        "held",
        "no-show",
        "free",
        "mark-unpaid",
        "move",
        "cancel",
        "late-cancel",
    ];
    assert_eq!(at(START + Span::hours(1), By::Specialist), after);
    let paid = "paid".into();
    assert!(offered(&lesson, &paid, By::Specialist, START, &times()).is_empty());
}

#[test]
fn a_client_gets_out_in_time_late_or_hears_why_not() {
    let lesson = lesson();
    let out = |status: &str, by, now| {
        let status = status.into();
        way_out(&lesson, &status, by, now, &times()).map(|it| (it.step.name.to_string(), it.guard))
    };
    let hour = |n| START + Span::hours(n);
    assert_eq!(out("confirmed", By::Client, hour(-20)), Some(("cancel".into(), None)));
    assert_eq!(
        out("confirmed", By::Client, hour(-2)),
        Some(("late-cancel".into(), None))
    );
    let until = hour(-12);
    assert_eq!(
        out("confirmed", By::Client, hour(1)),
        Some(("cancel".into(), Some(Refusal::TooLate { until })))
    );
    assert_eq!(
        out("requested", By::Specialist, hour(-2)),
        Some(("decline".into(), None))
    );
    assert_eq!(out("paid", By::Client, hour(-2)), None);
}

#[test]
fn timers_are_armed_at_their_moments() {
    let lesson = lesson();
    let armed = |status: &str, times: &Times| timers(&lesson, &status.into(), times);
    assert_eq!(armed("requested", &times()), [("expire".into(), START - Span::days(4))]);
    assert_eq!(
        armed("confirmed", &times()),
        [("autoclose".into(), START + Span::hours(13))]
    );
    assert_eq!(armed("rendered", &times()), []);
    let due = START - Span::days(400);
    assert_eq!(
        armed(
            "rendered",
            &Times {
                due: Some(due),
                ..times()
            }
        ),
        [("overdue".into(), due)]
    );
}

/// A history from its words: who did it (`p` a person, `t` a timer), or `u` and the entry that it takes back.
fn history(entries: &[(&str, &str)]) -> Vec<Made> {
    let mut at: Option<StatusId> = None;
    (1..)
        .zip(entries)
        .map(|(entry_no, (who, to))| Made {
            entry_no,
            from: at.replace((*to).into()),
            to: (*to).into(),
            by_person: *who != "t",
            undoes: who.strip_prefix('u').map(|undone| undone.parse().unwrap()),
        })
        .collect()
}

fn taken_back(status: &str, entries: &[(&str, &str)]) -> Result<(String, Vec<i64>), Refusal> {
    let undone = back(&lesson(), &status.into(), &history(entries), By::Specialist)?;
    assert_eq!(
        (undone.change.step.as_str(), undone.change.from.as_str()),
        (UNDO, status)
    );
    Ok((undone.change.to.to_string(), undone.taken))
}

#[test]
fn a_change_is_taken_back_with_what_went_on_by_itself_after_it() {
    let entered = [("p", "confirmed")];
    assert_eq!(taken_back("confirmed", &entered), Err(Refusal::NoSuchStep));
    let held = [entered[0], ("p", "rendered"), ("t", "unpaid"), ("t", "paid")];
    assert_eq!(taken_back("paid", &held), Ok(("confirmed".to_owned(), vec![2, 3, 4])));
    let cancelled = [entered[0], ("p", "cancelled")];
    assert_eq!(
        taken_back("cancelled", &cancelled),
        Ok(("confirmed".to_owned(), vec![2]))
    );
    let closed = [entered[0], ("t", "rendered")];
    assert_eq!(
        taken_back("rendered", &closed),
        Err(Refusal::NoSuchStep),
        "nobody did it"
    );
}

#[test]
fn what_was_taken_back_is_not_taken_back_again() {
    let once = [
        ("p", "requested"),
        ("p", "confirmed"),
        ("p", "rendered"),
        ("t", "unpaid"),
        ("u3", "confirmed"),
    ];
    assert_eq!(taken_back("confirmed", &once), Ok(("requested".to_owned(), vec![2])));
    let twice = [once.as_slice(), &[("u2", "requested")]].concat();
    assert_eq!(taken_back("requested", &twice), Err(Refusal::NoSuchStep));
    let again = [once.as_slice(), &[("p", "free")]].concat();
    assert_eq!(taken_back("free", &again), Ok(("confirmed".to_owned(), vec![6])));
}

#[test]
fn a_history_that_ends_elsewhere_or_began_nowhere_leads_nowhere() {
    let elsewhere = [("p", "confirmed"), ("p", "rendered")];
    assert_eq!(taken_back("free", &elsewhere), Err(Refusal::NoSuchStep));
    let unknown = [("p", "no such status"), ("p", "rendered")];
    assert_eq!(taken_back("rendered", &unknown), Err(Refusal::NoSuchStep));
    assert_eq!(taken_back("rendered", &[]), Err(Refusal::NoSuchStep));
}

#[test]
fn a_charge_is_rounded_half_up_to_the_minor_unit() {
    let mut status = lesson().statuses.remove(0);
    let mut of = |percent: i64, price| {
        status.charge = Decimal::new(percent, 2);
        charge(&status, price)
    };
    assert_eq!(of(100, 150_000), 150_000);
    assert_eq!((of(50, 1), of(50, 3), of(49, 1), of(0, 999)), (1, 2, 0, 0));
    assert_eq!((of(33, 100), of(33, 150), of(150, 101)), (33, 50, 152));
    assert_eq!(of(50, -1), -1);
    assert_eq!(
        (of(100, i64::MAX), of(200, i64::MAX), of(200, i64::MIN)),
        (i64::MAX, i64::MAX, i64::MIN)
    );
}
