//! What every picture keeps to, whatever it shows.

use proptest::prelude::*;

use super::*;
use crate::domain::workflow::Phase;

fn node(title: &str, rows: usize) -> Node {
    Node {
        phase: Phase::Upcoming,
        badge: None,
        title: title.to_owned(),
        note: None,
        rows: (0..rows)
            .map(|_| Row {
                mark: Mark::In,
                text: "Отменить: клиент, не позже чем за 12 ч до начала".to_owned(),
            })
            .collect(),
    }
}

fn charts() -> impl Strategy<Value = Chart> {
    (1usize..41).prop_flat_map(|count| {
        let nodes = prop::collection::vec((any::<String>(), 0usize..6), count);
        let arrows = prop::collection::vec((0..count, 0..count, any::<bool>()), 0..60);
        (any::<String>(), nodes, arrows).prop_map(|(title, nodes, pairs)| {
            let mut arrows: Vec<Arrow> = Vec::new();
            for (from, to, alone) in pairs {
                let line = if alone { Line::Alone } else { Line::Person };
                if from != to && !arrows.iter().any(|it| (it.from, it.to) == (from, to)) {
                    arrows.push(Arrow { from, to, line });
                }
            }
            Chart {
                title,
                nodes: nodes.iter().map(|(title, rows)| node(title, *rows)).collect(),
                arrows,
                legend: vec![
                    (Sample::Phase(Phase::Void), "Свободно".into()),
                    (Sample::None, "…".into()),
                ],
            }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_drawn_is_svg_that_fits(chart in charts()) {
        let svg = draw(&chart);
        let tree = svg.tree().unwrap();
        prop_assert!(tree.size().width() < 2000.0);
        prop_assert_eq!(svg.as_str().matches("stroke-width=\"3.2\"").count(), chart.arrows.len());
        for number in svg.as_str().split(['"', ' ', 'L', 'M', 'Q', '(', ')']) {
            prop_assert!(!number.contains("NaN") && !number.contains("inf"), "{}", number);
        }
    }
}

#[test]
fn a_picture_needs_no_font_of_the_machines() {
    let chart = Chart {
        title: "Ёж, Ґанок, Қазақ, Žluťoučký & <b>".into(),
        nodes: vec![node("Wartet 🎓 auf Antwort", 1)],
        ..Chart::default()
    };
    let svg = draw(&chart);
    assert!(
        svg.as_str().contains("Wartet auf Antwort") && !svg.as_str().contains('□'),
        "{}",
        svg.as_str()
    );
    let outlined = svg.outlined().unwrap();
    assert!(!outlined.contains("<text") && outlined.contains("<path"));
}

#[test]
fn a_letter_that_the_font_lacks_leaves_a_box() {
    let chart = Chart {
        nodes: vec![node("予約", 0)],
        ..Chart::default()
    };
    assert!(draw(&chart).as_str().contains("□□"));
}

#[test]
fn a_long_picture_keeps_within_what_can_be_sent() {
    let chart = Chart {
        nodes: (0..40).map(|n| node(&format!("Статус {n}"), 4)).collect(),
        ..Chart::default()
    };
    let png = draw(&chart).to_png().unwrap();
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert!(
        png.starts_with(b"\x89PNG") && side(16) <= 5001 && side(20) <= 5001,
        "{} × {}",
        side(16),
        side(20)
    );
}

#[test]
fn a_sheet_holds_whatever_a_week_brings() {
    let time = |words: &str| sheet::Time::new(sheet::Tone::Taken, "10:00".to_owned(), words.to_owned());
    let long = format!("{}{}", "👩‍🏫".repeat(300), "Константинопольская ".repeat(20));
    for (count, words) in [(0, ""), (1, "שרה כהן"), (60, "Аня 🎓"), (200, long.as_str()), (200, "")] {
        let day = sheet::Day {
            weekday: "Пн".to_owned(),
            date: "23 ноя".to_owned(),
            times: (0..count).map(|_| time(words)).collect(),
            empty: "нет".to_owned(),
            ..sheet::Day::default()
        };
        let drawn = sheet::sheet(&sheet::Sheet {
            title: long.clone(),
            notes: vec!["\u{202e}𝓐𝓷𝓷𝓪 <&> 🇷🇺🅰️ 1️⃣".to_owned()],
            days: vec![day; 7],
            legend: vec![(sheet::Tone::Free, "свободно, скрыто или закрыто".to_owned()); 5],
            link: Some(("Записаться".to_owned(), "https://t.me/bot?start=anna".to_owned())),
        });
        let svg = drawn.unwrap();
        assert!(svg.as_str().contains("Anna &lt;&amp;&gt;"), "{}", svg.as_str());
        assert!(shows("فاطمة") && shows("Ани Ղազարյան") && !shows("👩‍🏫") && !shows("李小龍"));
        assert!(!svg.as_str().contains('□') && !svg.as_str().contains('\u{202e}'));
        let png = svg.to_png().unwrap();
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert!(side(16) + side(20) <= 10_000 && side(20) / side(16) <= 5);
    }
}

#[test]
fn a_link_becomes_a_code_that_reads_and_one_too_long_is_refused() {
    let svg = code("Мария П.", "Наведите камеру", "https://t.me/bot?start=anna").unwrap();
    assert!(svg.as_str().contains("t.me/bot?start=anna") && svg.as_str().contains("crispEdges"));
    assert!(code("", "", &"x".repeat(5000)).is_err());
}
