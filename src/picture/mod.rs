//! Pictures: a chart of boxes and arrows, laid out by a library, as SVG and as PNG, with a font of our own.
//!
//! It knows shapes and colours and no language: whoever wants a picture brings its words. `chart` is what there is to
//! draw, `rows` and `layout` say where, `draw` writes it down, `font` measures text. `code` and `sheet` are other pictures,
//! put on a `page`.

pub mod bars;
mod chart;
mod code;
mod draw;
mod font;
mod layout;
mod page;
mod rows;
pub mod sheet;
#[cfg(test)]
mod tests;

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Tree, WriteOptions, fontdb};

pub use chart::{Arrow, Chart, Line, Mark, Node, Row, Sample};
pub use code::code;
pub use draw::draw;

/// A PNG's longest side. Telegram shrinks what is larger, and 40 statuses must not need a gigabyte.
const LONGEST: f32 = 5000.0;
/// Pixels of a PNG for a unit of the drawing, if there is room: sharp on a phone.
const SHARP: f32 = 2.0;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for bytes in font::FILES {
        fonts.load_font_data(bytes.to_vec());
    }
    Arc::new(fonts)
});

/// Whether a text can be read in a picture: something of it is shown, and no letter of it is missing.
pub fn shows(text: &str) -> bool {
    font::shows(text)
}

/// A finished drawing. Its texts are texts and want our font; see [`Svg::outlined`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svg(String);

impl Svg {
    /// With text as text, for tests and for whoever has the font.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// With text as outlines, which looks the same on every machine.
    pub fn outlined(&self) -> anyhow::Result<String> {
        Ok(self.tree()?.to_string(&WriteOptions::default()))
    }

    /// Takes some hundredths of a second: in a server, on a thread that may be blocked.
    pub fn to_png(&self) -> anyhow::Result<Vec<u8>> {
        let tree = self.tree()?;
        let (width, height) = (tree.size().width(), tree.size().height());
        let scale = SHARP.min(LONGEST / width.max(height));
        let pixels = |length: f32| (length * scale).ceil() as u32;
        let mut pixmap = Pixmap::new(pixels(width), pixels(height))
            .ok_or_else(|| anyhow::anyhow!("a picture of {width} × {height} cannot be made"))?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        Ok(pixmap.encode_png()?)
    }

    fn tree(&self) -> anyhow::Result<Tree> {
        let options = usvg::Options {
            font_family: font::FAMILY.to_owned(),
            fontdb: FONTS.clone(),
            ..usvg::Options::default()
        };
        Ok(Tree::from_str(&self.0, &options)?)
    }
}
