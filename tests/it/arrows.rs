//! The direction of imports: each module may name only those that this table gives it.

use std::path::{Path, PathBuf};

/// What each module builds on: it may import that, and what that builds on in turn. A new module takes its place here;
/// `main.rs` and `lib.rs` may name any.
const BUILDS_ON: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("config", &[]),
    ("logging", &[]),
    ("clock", &["domain"]),
    ("picture", &["domain"]),
    ("simulator", &["clock"]),
    ("storage", &["clock", "config", "logging"]),
    ("usecase", &["storage"]),
    ("outbox", &["storage"]),
    ("core", &["usecase", "outbox"]),
    // No module: the macro of `telegram::texts`, which Rust puts at the root.
    ("args", &[]),
    ("telegram", &["core", "args", "picture"]),
    ("scheduler", &["core"]),
    ("monitor", &["core"]),
    ("app", &["telegram", "scheduler", "monitor"]),
    ("demo", &["app", "simulator"]),
    ("cli", &["demo"]),
];

/// Crates whose names only `src/storage` may say, so that all SQL is there.
const DATABASE_CRATES: [&str; 3] = ["sqlx", "sea_query", "sea_query_sqlx"];

#[test]
fn every_import_follows_the_order_of_the_modules() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = rust_files(&src);
    assert!(files.len() > 5, "found {} files only", files.len());
    let mut wrong = Vec::new();
    for path in files {
        let file = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        wrong.extend(wrong_imports(&file, &std::fs::read_to_string(&path).unwrap()));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_wrong_arrow_is_found_however_it_is_written() {
    for (file, text, named) in [
        ("domain/slot.rs", "use crate::storage::slots;", "storage"),
        ("domain/slot.rs", "use crate::clock::Clock;", "clock"),
        (
            "usecase/book.rs",
            "use crate::{domain::ids, telegram::screen};",
            "telegram",
        ),
        (
            "usecase/book.rs",
            "use crate::{domain::{ids, slot}, outbox::{self}};",
            "outbox",
        ),
        ("usecase/book.rs", "fn f() { crate::outbox::send(); }", "outbox"),
        ("usecase/book.rs", "use super::super::outbox;", "outbox"),
        (
            "usecase/book.rs",
            "mod tests { use super::super::super::outbox; }",
            "outbox",
        ),
        ("usecase/mod.rs", "use super::{storage, telegram as t};", "telegram"),
        ("usecase/book.rs", "use crate::*;", "*"),
        ("usecase/book.rs", "use crate as ours;", "as"),
        ("usecase/book.rs", "pub(in crate::telegram) fn f() {}", "telegram"),
        ("telegram/poll.rs", "use crate::scheduler;", "scheduler"),
        ("scheduler/mod.rs", "use crate :: telegram;", "telegram"),
        ("outbox/retry.rs", "use crate::telegram::wire;", "telegram"),
        ("simulator/mod.rs", "use crate::storage;", "storage"),
        ("picture/draw.rs", "use crate::telegram::texts;", "telegram"),
        ("config.rs", "use crate::domain::ids;", "domain"),
        ("demo/mod.rs", "use crate::cli;", "cli"),
        ("telegram/screen/client/home.rs", "use sea_query::Expr;", "sea_query"),
        (
            "telegram/screen/client/home.rs",
            "fn f(pool: &sqlx::SqlitePool) {}",
            "sqlx",
        ),
        ("usecase/book.rs", "use ::sea_query_sqlx as binder;", "sea_query_sqlx"),
        ("main.rs", "fn main() { sqlx::query(); }", "sqlx"),
        ("helpers/mod.rs", "", "helpers"),
    ] {
        let wrong = wrong_imports(file, text);
        assert_eq!(wrong.len(), 1, "{file}: {text} gives {wrong:?}");
        assert!(
            wrong[0].contains(&format!("`{named}`")),
            "{file}: {text} gives {wrong:?}"
        );
    }
}

#[test]
fn a_right_arrow_is_let_through() {
    for (file, text) in [
        ("main.rs", "use crate::app; fn main() {}"),
        (
            "usecase/book.rs",
            "use crate::{domain::ids::TenantId, storage::{self, slots}, usecase::cancel};",
        ),
        (
            "usecase/book.rs",
            "use super::cancel; mod tests { use super::super::cancel; use super::*; }",
        ),
        (
            "usecase/book.rs",
            "fn f(x: super::super::storage::Tx) { mod inner {} } use super::telegram_name;",
        ),
        (
            "domain/workflow/parse.rs",
            "use super::super::ids; use crate::domain::money;",
        ),
        (
            "usecase/book.rs",
            "// use crate::telegram;\n/* sqlx::query /* nested */ crate::outbox */",
        ),
        (
            "usecase/book.rs",
            r##"const T: &str = "crate::outbox \" sqlx"; const R: &str = r#"crate::" outbox"#;"##,
        ),
        (
            "usecase/book.rs",
            "fn f<'a>(c: &'a char) -> bool { *c == '\"' || *c == '\\'' } // \" crate::outbox",
        ),
        (
            "storage/backend.rs",
            "use sqlx::Row; use sea_query::Iden; use crate::domain::ids;",
        ),
    ] {
        assert_eq!(wrong_imports(file, text), Vec::<String>::new(), "{file}: {text}");
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A sentence for each name in a file (its path is relative to `src`) that its module may not say.
fn wrong_imports(file: &str, text: &str) -> Vec<String> {
    let module = file.split('/').next().unwrap().trim_end_matches(".rs");
    let top = matches!(file, "main.rs" | "lib.rs");
    if !top && builds_on(module).is_none() {
        return vec![format!("src/{file}: give `{module}` its place in tests/it/arrows.rs")];
    }
    let words = words(text);
    let mut wrong = Vec::new();
    for name in own_modules(file, &words) {
        if !top && !may_import(module, name) {
            wrong.push(format!("src/{file}: `{module}` must not import `{name}`"));
        }
    }
    if module != "storage" {
        for name in words.iter().filter(|word| DATABASE_CRATES.contains(&word.as_str())) {
            wrong.push(format!("src/{file}: only storage may name `{name}`"));
        }
    }
    wrong
}

fn builds_on(module: &str) -> Option<&'static [&'static str]> {
    BUILDS_ON
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, below)| *below)
}

fn may_import(module: &str, name: &str) -> bool {
    module == name || builds_on(module).is_some_and(|below| below.iter().any(|next| may_import(next, name)))
}

/// The modules under the crate's root that a file names, by `crate::…` or by enough `super::`.
fn own_modules<'a>(file: &str, words: &'a [String]) -> Vec<&'a str> {
    let depth = file
        .split('/')
        .filter(|part| !matches!(*part, "mod.rs" | "lib.rs" | "main.rs"))
        .count();
    let mut named = Vec::new();
    let mut braces = 0;
    let mut inline = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = |i: usize| words.get(i).map_or("", String::as_str);
        match word(at) {
            "{" => {
                braces += 1;
                if at >= 2 && word(at - 2) == "mod" {
                    inline.push(braces);
                }
            }
            "}" => {
                if inline.last() == Some(&braces) {
                    inline.pop();
                }
                braces -= 1;
            }
            // `pub(crate)` names no module.
            "crate" if word(at + 1) != ")" => {
                let path = if word(at + 1) == "::" { at + 2 } else { at + 1 };
                named.extend(first_segments(&words[path..]));
            }
            "super" if at == 0 || word(at - 1) != "::" => {
                let mut climbs = 1;
                while word(at + 1) == "::" && word(at + 2) == "super" {
                    climbs += 1;
                    at += 2;
                }
                if climbs >= depth + inline.len() && word(at + 1) == "::" {
                    named.extend(first_segments(&words[at + 2..]));
                }
            }
            _ => {}
        }
        at += 1;
    }
    named
}

/// The first name of a path, or of each path in a group `{a::b, c}`.
fn first_segments(words: &[String]) -> Vec<&str> {
    if words.first().is_none_or(|word| word != "{") {
        return words.first().map(String::as_str).into_iter().collect();
    }
    let mut segments = Vec::new();
    let mut depth = 0;
    let mut expected = true;
    for word in words {
        match word.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => expected = true,
            name if depth == 1 && expected => {
                segments.push(name);
                expected = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    segments
}

/// Identifiers, `::` and single signs, without comments, strings and characters.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let len = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(len) = raw_string(rest) {
            len
        } else if first == '"' {
            quoted(rest, '"')
        } else if first == '\'' {
            character_or_lifetime(rest)
        } else if first.is_alphabetic() || first == '_' {
            let len = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            words.push(rest[..len].to_owned());
            len
        } else {
            let len = if rest.starts_with("::") { 2 } else { first.len_utf8() };
            if !first.is_whitespace() {
                words.push(rest[..len].to_owned());
            }
            len
        };
        rest = &rest[len..];
    }
    words
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    for (at, _) in text.char_indices() {
        if text[at..].starts_with("/*") {
            depth += 1;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            if depth == 0 {
                return at + 2;
            }
        }
    }
    text.len()
}

/// The length of `r"…"`, `r#"…"#`, `br"…"` and so on; the `"` of plain strings is not met here.
fn raw_string(text: &str) -> Option<usize> {
    let start = ["r", "br", "cr"].iter().find_map(|prefix| {
        let after = text.strip_prefix(prefix)?;
        after.starts_with(['"', '#']).then_some(prefix.len())
    })?;
    let hashes = text[start..].bytes().take_while(|b| *b == b'#').count();
    let body = start + hashes + 1;
    if !text[start + hashes..].starts_with('"') {
        return None;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    Some(text[body..].find(&end).map_or(text.len(), |at| body + at + end.len()))
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn character_or_lifetime(text: &str) -> usize {
    let mut chars = text.chars().skip(1);
    match (chars.next(), chars.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => quoted(text, '\''),
        _ => 1,
    }
}
