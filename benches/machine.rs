//! What a step of the status machine takes, and reading and checking a workflow file.
//! `cargo bench --bench machine`
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints its table and ends at the first surprise"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::workflow::{Origin, Times, load, machine, shipped};

/// Calls that a median is of.
const SAMPLES: usize = 1001;

fn main() {
    let files = shipped();
    let (file, text) = files.iter().find(|(file, _)| file.starts_with("lesson")).unwrap();
    let workflow = load(file, text, Origin::Shipped).unwrap();
    let start = Moment(1_800_000_000);
    let times = Times {
        start,
        end: start + Span::hours(1),
        created: start - Span::days(3),
        entered: start - Span::days(2),
        due: Some(start + Span::days(7)),
    };
    // Every step of the table, taken by each side that may take it from each status it may be taken from.
    let takes: Vec<_> = workflow
        .steps
        .iter()
        .flat_map(|step| step.from.iter().map(move |from| (step, from)))
        .flat_map(|(step, from)| step.by.iter().map(move |by| (step.name.as_str(), from, *by)))
        .collect();
    let step = median(|| {
        for (step, from, by) in &takes {
            let _ = black_box(machine::step(&workflow, from, step, *by, start, &times, true));
        }
    });
    let check = median(|| drop(black_box(load(file, black_box(text), Origin::Shipped))));
    let per_step = step.as_secs_f64() * 1e6 / takes.len() as f64;
    println!(
        "a step of the machine, the mean of {} steps: {per_step:.2} µs (aim: 2)",
        takes.len()
    );
    println!(
        "reading and checking {file}: {:.3} ms (aim: 1)",
        check.as_secs_f64() * 1e3
    );
}

/// Of the time of one call.
fn median(mut call: impl FnMut()) -> Duration {
    let mut sample = || {
        let started = Instant::now();
        call();
        started.elapsed()
    };
    let mut times: Vec<Duration> = (0..SAMPLES).map(|_| sample()).collect();
    times.sort();
    times[SAMPLES / 2]
}
