//! A link as a square of dots that a phone's camera reads, with what it is for.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use super::Svg;
use super::page::{INK, Page, Pen, SOFT};

const WIDTH: f64 = 640.0;
const MARGIN: f64 = 44.0;
/// Dots of white around the code: with fewer, cameras do not find it.
const QUIET: usize = 4;

/// The path of the dark dots in a square of `side`, white margin included.
pub(super) fn dots(link: &str, x: f64, y: f64, side: f64) -> anyhow::Result<String> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M)?;
    let width = code.width();
    let dot = side / (width + 2 * QUIET) as f64;
    let mut path = String::new();
    for (n, colour) in code.to_colors().into_iter().enumerate() {
        if colour == Color::Dark {
            let (left, top) = (
                x + (n % width + QUIET) as f64 * dot,
                y + (n / width + QUIET) as f64 * dot,
            );
            write!(path, "M{left:.2} {top:.2}h{dot:.2}v{dot:.2}h-{dot:.2}z")?;
        }
    }
    Ok(path)
}

/// `title` says whose it is, `words` what to do, and the link stands below for those who type.
pub fn code(title: &str, words: &str, link: &str) -> anyhow::Result<Svg> {
    let mut page = Page::new(WIDTH);
    let room = WIDTH - 2.0 * MARGIN;
    let (head, small, address) = (
        Pen::new(40.0, INK).bold().middle(),
        Pen::new(27.0, SOFT).middle(),
        Pen::new(24.0, INK).middle(),
    );
    let mut y = MARGIN;
    let mut say = |page: &mut Page, pen: Pen, text: &str| {
        for line in pen.lines(text, room) {
            page.text(pen, WIDTH / 2.0, y, &line);
            y += pen.height();
        }
        y
    };
    say(&mut page, head, title);
    let top = say(&mut page, small, words);
    page.path(&dots(link, MARGIN, top, room)?, INK);
    y = top + room;
    for line in address.lines(link.trim_start_matches("https://"), room) {
        page.text(address, WIDTH / 2.0, y, &line);
        y += address.height();
    }
    Ok(page.done(y + MARGIN))
}
