//! The font that pictures are written in: built in, so that no machine's own is asked for. `fonts/LICENSE` is its own.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

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

    fn width(&self, text: &str) -> f32 {
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
        let shown: String = text
            .chars()
            .filter_map(|letter| match letters.map(letter) {
                Some(_) => Some(letter),
                None if letter.is_alphanumeric() => Some(MISSING),
                None => None,
            })
            .collect();
        shown.trim().to_owned()
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
