//! The texts of both languages agree, fit their places, and are the ones that the sources ask for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use slotkeeper::telegram::texts::{budget, width};

/// What a key of each area begins with; a literal in the sources that begins so is a key.
const AREAS: [&str; 11] = [
    "team",
    "common",
    "client",
    "specialist",
    "operator",
    "onboarding",
    "settings",
    "notice",
    "refusal",
    "command",
    "picture",
];

type Messages = BTreeMap<String, Pattern<String>>;

#[test]
fn each_text_is_in_each_language_and_takes_the_same_values() {
    let (ru, en) = (messages("ru"), messages("en"));
    let signatures = |all: &Messages| -> BTreeMap<String, BTreeSet<String>> {
        all.iter()
            .map(|(key, pattern)| (key.clone(), variables(all, pattern)))
            .collect()
    };
    let (ru, en) = (signatures(&ru), signatures(&en));
    let keys: BTreeSet<_> = ru.keys().chain(en.keys()).collect();
    let differing: Vec<_> = keys
        .into_iter()
        .filter(|key| ru.get(*key) != en.get(*key))
        .map(|key| format!("{key}: ru {:?}, en {:?}", ru.get(key), en.get(key)))
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn a_key_says_where_it_belongs() {
    for language in ["ru", "en"] {
        for key in messages(language).keys() {
            let area = key.split('-').next().expect("an area");
            assert!(
                AREAS.contains(&area) || area == "zone",
                "{key}: begin it with one of {AREAS:?}"
            );
        }
    }
}

#[test]
fn what_has_a_budget_keeps_to_it_with_the_longest_values() {
    let mut over = Vec::new();
    for language in ["ru", "en"] {
        let all = messages(language);
        for (key, pattern) in &all {
            let Some(room) = budget(key) else { continue };
            for text in alternatives(&all, pattern, &|name| longest(language, key, name).to_owned()) {
                if width(&text) > room {
                    over.push(format!("{language} {key}: {} of {room}: {text}", width(&text)));
                }
            }
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}

#[test]
fn a_command_is_described_in_a_short_line() {
    for language in ["ru", "en"] {
        let all = messages(language);
        for (key, pattern) in all.iter().filter(|(key, _)| key.starts_with("command-")) {
            assert_eq!(variables(&all, pattern), BTreeSet::new(), "{key}");
            for text in alternatives(&all, pattern, &|_| String::new()) {
                assert!((1..=32).contains(&width(&text)), "{language} {key}: {text}");
            }
        }
    }
}

#[test]
fn markup_is_telegrams_balanced_and_only_in_messages() {
    for language in ["ru", "en"] {
        let all = messages(language);
        for (key, pattern) in &all {
            for text in alternatives(&all, pattern, &|_| "x".to_owned()) {
                if is_plain(key) {
                    assert!(!text.contains(['<', '>', '&']), "{language} {key} is not HTML: {text}");
                } else if let Err(fault) = balanced(&text) {
                    panic!("{language} {key}: {fault}: {text}");
                }
            }
        }
    }
}

#[test]
fn a_counted_word_has_each_form_of_its_language() {
    for (language, forms) in [("ru", &["one", "few", "many"][..]), ("en", &["one", "other"][..])] {
        for (key, pattern) in &messages(language) {
            let mut selections = Vec::new();
            collect_selections(pattern, &mut selections);
            for keys in selections {
                let counted = keys
                    .iter()
                    .any(|form| ["one", "two", "few", "many"].contains(&form.as_str()));
                let whole = forms.iter().all(|form| keys.contains(*form));
                assert!(!counted || whole, "{language} {key} has {keys:?} and needs {forms:?}");
                let foreign = keys.iter().find(|form| {
                    ["zero", "two", "few", "many"].contains(&form.as_str()) && !forms.contains(&form.as_str())
                });
                assert_eq!(foreign, None, "{language} {key}");
            }
        }
    }
}

#[test]
fn every_key_that_the_sources_ask_for_exists() {
    let all = messages("en");
    let mut unasked: BTreeSet<&str> = all
        .keys()
        .map(String::as_str)
        .filter(|key| !key.starts_with("zone-"))
        .collect();
    let mut faults = Vec::new();
    for file in files(Path::new("src"), "rs") {
        let source = fs::read_to_string(&file).expect("a source file");
        for (at, key) in keys_in(&source) {
            let Some(pattern) = all.get(key) else {
                faults.push(format!("{}: {key} is in no file of locales/", file.display()));
                continue;
            };
            unasked.remove(key);
            let tagged = alternatives(&all, pattern, &|_| String::new())
                .iter()
                .any(|text| text.contains('<'));
            if tagged && source[..at].trim_end().ends_with(".plain(") {
                faults.push(format!("{}: {key} is HTML: say it with html()", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // What is said may have others in it.
    let mut said: Vec<&str> = all
        .keys()
        .map(String::as_str)
        .filter(|key| !unasked.contains(key))
        .collect();
    while let Some(key) = said.pop() {
        said.extend(parts(&all[key]).into_iter().filter(|part| unasked.remove(part)));
    }
    assert!(unasked.is_empty(), "texts that nothing says: {unasked:?}");
}

/// The longest thing that may stand in a label or an answer. What a person typed is cut by `Texts::plain`, so six
/// characters of it must find room; the rest is never cut and stands here at its worst.
fn longest(language: &str, key: &str, name: &str) -> &'static str {
    let ru = language == "ru";
    match name {
        "name" | "label" | "city" | "status" | "step" | "zone" | "language" if budget(key) == Some(200) => {
            "Сто двадцать восемь — столько знаков помещается в имя специалиста, с местом"
        }
        "name" | "label" | "city" | "status" | "step" | "zone" | "language" => "Алекс…",
        "method" => "other",
        "amount" => "31",
        "lessons" => "200",
        "month" if ru => "Сентябрь 2026",
        "month" => "September 2026",
        "time" | "first" | "start" | "end" => "23:59",
        "range" if key.starts_with("specialist-off") && ru => "28 дек – 30 ноя",
        "range" if key.starts_with("specialist-off") => "28 Dec – 30 Nov",
        "range" if key.starts_with("specialist-regular-paused") && ru => "28 дек – 30 ноя",
        "range" if key.starts_with("specialist-regular-paused") => "28 Dec – 30 Nov",
        "range" => "22:30–23:30",
        "with" => "22:30–23:30",
        "date" if ru => "30 ноя",
        "date" => "30 Nov",
        "day" if key.ends_with("-b4") || key.starts_with("specialist-week-day") => "30",
        "day" if ru => "ср 30 сентября",
        "day" => "Wed 30 Sep",
        "weekday" if ru => "Пн",
        "weekday" => "Wed",
        "when" if ru => "ср 30 сентября 2027, 23:59 (23:59 вт 29 сентября, Петропавловск-Камчатский)",
        "when" => "Wed 30 Sep 2027, 23:59 (23:59 Tue 29 Sep, Petropavlovsk-Kamchatsky)",
        "duration" | "notice" | "length" if ru => "23 ч 59 мин",
        "duration" | "notice" | "length" => "23 h 59 min",
        "share" => "1000%",
        "price" | "sum" | "left" | "claimed" if ru => "99 999 ₽",
        "price" | "sum" | "left" | "claimed" => "₽99,999",
        "days" if ru => "999 дней",
        "days" => "999 days",
        "free" => "+",
        "count" if key.ends_with("-b16") => "9+",
        "count" | "page" | "pages" | "busy" | "total" | "taken" | "seats" if key.ends_with("-b7") => "999",
        "count" | "page" | "pages" | "busy" | "total" | "taken" | "seats" | "skipped" => "99",
        "icon" => "⚠️",
        // Cut to so many characters where it is said.
        "problem" => {
            "/etc/slotkeeper/workflows/lesson.toml:128: the step `late-cancel` leads to `late-canceled`, which is no status"
        }
        "mark" => "⏳ ждёт",
        "symbol" | "currency" => "UZS",
        "value" if ru => "999 дней",
        "value" => "999 days",
        "shown" if ru => "30 мин",
        "shown" => "30 min",
        "code" => "UZS",
        "version" => "999",
        _ => panic!("{key}: say in this table how long ${name} may get"),
    }
}

/// Whether a text is said with `Texts::plain`, where markup would be seen.
fn is_plain(key: &str) -> bool {
    budget(key).is_some()
        || ["command", "zone", "common", "picture"]
            .iter()
            .any(|area| key.starts_with(&format!("{area}-")))
        || key.ends_with("-share-text")
}

/// What Telegram's parser asks for: known tags, each closed in its turn, and no stray `&`, `<` or `>`.
fn balanced(text: &str) -> Result<(), String> {
    let mut open = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>', '&']) {
        if !rest[at..].starts_with('<') {
            return Err(format!("a bare {}", &rest[at..=at]));
        }
        let (tag, after) = rest[at + 1..].split_once('>').ok_or("a tag without its end")?;
        match tag.strip_prefix('/') {
            Some(closed) if open.pop() == Some(closed) => {}
            Some(closed) => return Err(format!("</{closed}> closes nothing")),
            None if ["b", "i", "code"].contains(&tag) => open.push(tag),
            None => return Err(format!("<{tag}> is not one of ours")),
        }
        rest = after;
    }
    open.pop().map_or(Ok(()), |tag| Err(format!("<{tag}> is not closed")))
}

fn messages(language: &str) -> Messages {
    let mut all = Messages::new();
    for file in files(&Path::new("locales").join(language), "ftl") {
        let source = fs::read_to_string(&file).expect("a readable file");
        let resource = fluent_syntax::parser::parse(source).expect("Fluent syntax");
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            assert!(
                message.attributes.is_empty(),
                "{}: attributes are not used",
                message.id.name
            );
            let pattern = message.value.expect("a value");
            let repeated = all.insert(message.id.name.clone(), pattern).is_some();
            assert!(!repeated, "{} is written twice", message.id.name);
        }
    }
    all
}

/// Every text that a pattern can come out as, whatever its counts choose; `value` fills in what is passed.
fn alternatives(all: &Messages, pattern: &Pattern<String>, value: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let next = match element {
            PatternElement::TextElement { value } => vec![value.clone()],
            PatternElement::Placeable {
                expression: Expression::Inline(inline),
            } => match inline {
                InlineExpression::StringLiteral { value } => vec![value.replace("\\u00A0", "\u{a0}")],
                InlineExpression::VariableReference { id } => vec![value(&id.name)],
                InlineExpression::MessageReference { id, .. } => alternatives(all, &all[&id.name], value),
                other => panic!("{other:?}: texts are made of words, values and other texts"),
            },
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => variants
                .iter()
                .flat_map(|variant| alternatives(all, &variant.value, value))
                .collect(),
        };
        texts = texts
            .iter()
            .flat_map(|text| next.iter().map(move |more| format!("{text}{more}")))
            .collect();
    }
    texts
}

fn variables(all: &Messages, pattern: &Pattern<String>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let inline = |expression: &InlineExpression<String>| match expression {
        InlineExpression::VariableReference { id } => BTreeSet::from([id.name.clone()]),
        InlineExpression::MessageReference { id, .. } => variables(all, &all[&id.name]),
        _ => BTreeSet::new(),
    };
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(expression) => names.extend(inline(expression)),
            Expression::Select { selector, variants } => {
                names.extend(inline(selector));
                names.extend(variants.iter().flat_map(|variant| variables(all, &variant.value)));
            }
        }
    }
    names
}

/// The other texts that a text has in it.
fn parts(pattern: &Pattern<String>) -> Vec<&str> {
    let mut found = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::MessageReference { id, .. }),
            } => found.push(id.name.as_str()),
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => found.extend(variants.iter().flat_map(|variant| parts(&variant.value))),
            PatternElement::Placeable { .. } | PatternElement::TextElement { .. } => {}
        }
    }
    found
}

fn collect_selections(pattern: &Pattern<String>, selections: &mut Vec<BTreeSet<String>>) {
    for element in &pattern.elements {
        let PatternElement::Placeable {
            expression: Expression::Select { variants, .. },
        } = element
        else {
            continue;
        };
        let keys = variants.iter().map(|variant| match &variant.key {
            VariantKey::Identifier { name } => name.clone(),
            VariantKey::NumberLiteral { value } => value.clone(),
        });
        selections.push(keys.collect());
        variants
            .iter()
            .for_each(|variant| collect_selections(&variant.value, selections));
    }
}

/// Each literal that looks like a key, with where it begins.
fn keys_in(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source.match_indices('"').filter_map(|(at, _)| {
        let literal = &source[at + 1..];
        let end = literal.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))?;
        let (area, _) = literal[..end].split_once('-')?;
        (literal[end..].starts_with('"') && AREAS.contains(&area)).then_some((at, &literal[..end]))
    })
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|is| is == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}
