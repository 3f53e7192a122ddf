//! Statuses are data: no source names one of a shipped workflow, or a tenant's own would not be served alike.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use slotkeeper::domain::workflow::{Origin, load, shipped};

/// Words that are spelled like a status and are something else.
const OTHER_WORDS: &[(&str, &str, &str)] = &[
    ("telegram/command.rs", "unpaid", "the command /unpaid"),
    ("telegram/menu.rs", "unpaid", "the command /unpaid"),
    (
        "usecase/book.rs",
        "requested",
        "what keeps a notice from being sent twice",
    ),
    ("usecase/book.rs", "booked", "what keeps a notice from being sent twice"),
    (
        "usecase/standing_ask.rs",
        "requested",
        "what keeps a notice from being sent twice",
    ),
    (
        "usecase/standing_ask.rs",
        "booked",
        "what keeps a notice from being sent twice",
    ),
    ("storage/booking.rs", "done", "a phase"),
    ("domain/job.rs", "done", "a job's state"),
    (
        "domain/told.rs",
        "unpaid",
        "the list of what is owed, as a choice of notices",
    ),
    ("storage/pack.rs", "done", "a phase"),
    ("storage/pack.rs", "held", "how many lessons of a pack took place"),
    (
        "storage/standing.rs",
        "declined",
        "how a request for a weekly time ended",
    ),
    ("storage/offer.rs", "declined", "how an offer of times ended"),
    ("storage/offer.rs", "expired", "how an offer of times ended"),
    ("domain/workflow/model.rs", "done", "a phase"),
    ("domain/workflow/parse.rs", "done", "a phase"),
    ("domain/workflow/model.rs", "paid", "a payment"),
    ("demo/seed.rs", "held", "a step of the practice that is shown"),
    ("demo/seed.rs", "no-show", "a step of the practice that is shown"),
];

#[test]
fn no_source_names_a_status() {
    let statuses: BTreeSet<String> = shipped()
        .into_iter()
        .flat_map(|(file, text)| load(file, text, Origin::Shipped).unwrap().statuses)
        .map(|status| status.id.0)
        .collect();
    assert!(statuses.len() > 20, "{statuses:?}");
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut named, mut unused) = (Vec::new(), OTHER_WORDS.to_vec());
    for path in rust_files(&src) {
        let file = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        for word in literals(&without_tests(&file, &std::fs::read_to_string(&path).unwrap())) {
            let known = |it: &&(&str, &str, &str)| (it.0, it.1) == (file.as_str(), word.as_str());
            if statuses.contains(&word) && !OTHER_WORDS.iter().any(|it| known(&it)) {
                named.push(format!(
                    "src/{file} names the status `{word}`: ask for its phase, payment or charge"
                ));
            }
            unused.retain(|it| !known(&it));
        }
    }
    assert!(named.is_empty(), "\n{}\n", named.join("\n"));
    assert!(unused.is_empty(), "not needed any more: {unused:?}");
}

#[test]
fn a_named_status_is_found() {
    let text = "fn f(it: &str) -> bool { it == \"no-show\" } // \"paid\"\n#[cfg(test)]\nmod tests { \"held\" }";
    assert_eq!(literals(&without_tests("usecase/pay.rs", text)), ["no-show", "paid"]);
    assert_eq!(literals(&without_tests("usecase/pay/tests.rs", text)), [""; 0]);
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
    files
}

/// Test modules stand last in a file, or in files of their own.
fn without_tests(file: &str, text: &str) -> String {
    const TESTS: [&str; 3] = ["tests", "domain/workflow/properties", "domain/workflow/rules"];
    let is_test = |folder: &str| file.contains(&format!("{folder}/")) || file.ends_with(&format!("{folder}.rs"));
    if TESTS.iter().any(|folder| is_test(folder)) {
        return String::new();
    }
    let end = text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len());
    text[..end].to_owned()
}

/// What stands whole between two quotes and could be a name.
fn literals(text: &str) -> Vec<String> {
    let is_name = |word: &&str| !word.is_empty() && word.bytes().all(|it| it.is_ascii_lowercase() || it == b'-');
    text.lines()
        .flat_map(|line| line.split('"').skip(1))
        .filter(is_name)
        .map(ToOwned::to_owned)
        .collect()
}
