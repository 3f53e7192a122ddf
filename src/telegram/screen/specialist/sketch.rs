//! A screen as text, for tests to look at, checked against what Telegram takes.

use super::{Clocks, Row};
use crate::domain::ids::BookingId;
use crate::domain::moment::Moment;
use crate::domain::zone::{Date, Wall, Zone};
use crate::telegram::callback::{LONGEST, Origin};
use crate::telegram::screen::{Press, Screen};
use crate::telegram::texts::{Lang, Speaker, Texts, width};

pub fn speakers() -> [Speaker; 2] {
    let texts = Texts::embedded().unwrap();
    [texts.in_language(Lang::Ru), texts.in_language(Lang::En)]
}

pub fn ru() -> Speaker {
    let [ru, _] = speakers();
    ru
}

/// The text with its markup, and the rows of `[label]`.
pub fn sketch(screen: &Screen) -> String {
    let mut lines = vec![screen.text.to_string()];
    for row in &screen.rows {
        assert!(row.len() <= 8);
        let labels = row.iter().map(|button| {
            assert!(!button.label.is_empty());
            match &button.press {
                Press::Callback(callback) => assert!(callback.encode(Origin::Screen).len() <= LONGEST),
                Press::Url(url) => assert!(url::Url::parse(url).is_ok(), "{url}"),
                Press::Copy(text) => assert!((1..=256).contains(&width(text))),
            }
            format!("[{}]", button.label)
        });
        lines.push(labels.collect::<Vec<_>>().join(" "));
    }
    assert!(screen.rows.iter().map(Vec::len).sum::<usize>() <= 100);
    assert!((1..=4096).contains(&width(&screen.text.to_plain())));
    lines.join("\n").replace('\u{a0}', " ")
}

/// The button with that label.
pub fn press(screen: &Screen, label: &str) -> Press {
    let mut buttons = screen.rows.iter().flatten();
    let found = buttons.find(|button| button.label.replace('\u{a0}', " ") == label);
    found
        .unwrap_or_else(|| panic!("no [{label}] in\n{}", sketch(screen)))
        .press
        .clone()
}

pub fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// What a clock in Moscow shows then.
pub fn moscow(wall: &str) -> Moment {
    zone("Europe/Moscow").instant(wall.parse::<Wall>().unwrap()).unwrap()
}

/// Everybody in Moscow, on the morning of Tuesday 24 November 2026.
pub(super) fn clocks() -> Clocks {
    let moscow_zone = zone("Europe/Moscow");
    Clocks {
        reader: moscow_zone,
        tenant: moscow_zone,
        now: moscow("2026-11-24T09:30"),
    }
}

pub(super) fn row(id: i64, start: &str, name: &str, icon: &str, status: &str) -> Row {
    let start = moscow(start);
    Row {
        id: BookingId(id),
        start,
        name: name.into(),
        icon: icon.into(),
        comes: false,
        status: status.into(),
    }
}
