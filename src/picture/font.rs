//! The font that pictures are written in: built in, so that no machine's own is asked for. `fonts/LICENSE` is its own.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

pub(super) const FAMILY: &str = "DejaVu Sans Condensed";
/// Regular, bold.
pub(super) const FILES: [&[u8]; 2] = [
    include_bytes!("fonts/DejaVuSansCondensed.ttf"),
    include_bytes!("fonts/DejaVuSansCondensed-Bold.ttf"),
];
/// Stands for a letter that the font doesn't have.
const MISSING: char = '□';

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

pub(super) fn shows(text: &str) -> bool {
    let shown = Face::new(Weight::Regular, 10.0).shown(text);
    !shown.is_empty() && !shown.contains(MISSING)
}

/// Emoji are there, and some of them count as letters.
const PICTOGRAPHS: std::ops::RangeInclusive<char> = '\u{1F000}'..='\u{1FAFF}';

/// What is never seen by itself, and turns the text about, or joins and colours emoji.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200B}' | '\u{200D}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(letter, '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// One weight in one size, to measure with.
pub(super) struct Face {
    font: FontRef<'static>,
    size: f32,
}

impl Face {
    /// # Panics
    /// If a built-in font cannot be read.
    pub(super) fn new(weight: Weight, size: f32) -> Self {
        let bytes = FILES[weight as usize];
        let font = FontRef::new(bytes).expect("a built-in font");
        Self { font, size }
    }

    pub(super) fn width(&self, text: &str) -> f32 {
        let (letters, glyphs) = (
            self.font.charmap(),
            self.font.glyph_metrics(Size::new(self.size), LocationRef::default()),
        );
        text.chars()
            .filter_map(|letter| glyphs.advance_width(letters.map(letter)?))
            .sum()
    }

    /// As the font can show it: an emoji is left out, a letter that is missing leaves a box.
    fn shown(&self, text: &str) -> String {
        let letters = self.font.charmap();
        let mut shown = String::new();
        for letter in text.chars().filter(|letter| !is_hidden(*letter)) {
            if letters.map(letter).is_some() {
                shown.push(letter);
            } else if letter.nfkc().all(|plain| letters.map(plain).is_some()) {
                // A letter in a dress of its own, as people decorate their names with.
                shown.extend(letter.nfkc());
            } else if letter.is_alphanumeric() && !PICTOGRAPHS.contains(&letter) {
                shown.push(MISSING);
            }
        }
        shown.trim().to_owned()
    }

    /// As much of it as fits into one line.
    pub(super) fn fit(&self, text: &str, room: f32) -> String {
        let text = self.shown(text);
        if self.width(&text) <= room {
            return text;
        }
        let mut cut = String::new();
        for letter in text.chars() {
            if self.width(&format!("{cut}{letter}…")) > room {
                break;
            }
            cut.push(letter);
        }
        format!("{}…", cut.trim_end())
    }

    /// Broken into lines that fit; a word that doesn't is broken too.
    pub(super) fn lines(&self, text: &str, room: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in self.shown(text).split(' ').filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if self.width(&longer) <= room {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                if !line.is_empty() && self.width(&format!("{line}{letter}")) > room {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}
