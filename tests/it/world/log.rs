//! What the program logs during a story, so that an error in it fails the story.

use std::io::Write;
use std::sync::{Arc, Mutex};

use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::MakeWriter;

/// Listens on this thread until it is dropped.
pub struct Log {
    lines: Lines,
    _guard: DefaultGuard,
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    pub fn listen() -> Self {
        let lines = Lines::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::INFO)
            .with_ansi(false)
            .with_writer(lines.clone())
            .finish();
        Self {
            lines,
            _guard: tracing::subscriber::set_default(subscriber),
        }
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.lines.0.lock().unwrap()).into_owned()
    }

    /// What a story brings about on purpose; tells how many lines that were.
    pub fn forgives(&self, words: &str) -> usize {
        let text = self.text();
        let is_meant = |line: &&str| line.contains(" ERROR ") && line.contains(words);
        let meant = text.lines().filter(is_meant).count();
        let others: String = text
            .lines()
            .filter(|line| !is_meant(line))
            .flat_map(|line| [line, "\n"])
            .collect();
        *self.lines.0.lock().unwrap() = others.into_bytes();
        meant
    }

    pub fn errors(&self) -> Vec<String> {
        self.text()
            .lines()
            .filter(|line| line.contains(" ERROR "))
            .map(str::to_owned)
            .collect()
    }

    /// The story expects what it says is in the log, and it is forgotten.
    pub fn expects(&self, words: &str) {
        assert!(
            self.text().contains(words),
            "the log does not say {words:?}:\n{}",
            self.text()
        );
        self.lines.0.lock().unwrap().clear();
    }
}
