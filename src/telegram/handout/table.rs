//! Rows as a file for a spreadsheet: XLSX with real numbers and dates, or CSV as the reader's own spreadsheet expects it.

use csv::{Terminator, WriterBuilder};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use chrono::Datelike;

use crate::domain::zone::{Date, Wall};
use crate::telegram::format::symbol;
use crate::telegram::texts::Lang;

/// A spreadsheet has room for a million; far fewer can be looked at.
const WIDEST: f64 = 42.0;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Number(i64),
    /// By the practice's clock.
    When(Wall),
    Day(Date),
    /// In minor units of the practice's currency.
    Sum(i64),
    Empty,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What its page is called.
    pub name: String,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    pub lang: Lang,
    /// ISO 4217, and how many decimals it has.
    pub currency: (String, u32),
}

impl Table {
    pub fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let head = Format::new().set_bold().set_background_color("#E8EEF7").set_text_wrap();
        let head = head.set_align(FormatAlign::Top);
        let when = Format::new().set_num_format(match self.lang {
            Lang::Ru => "dd.mm.yyyy hh:mm",
            Lang::En => "yyyy-mm-dd hh:mm",
        });
        let days = Format::new().set_num_format(match self.lang {
            Lang::Ru => "dd.mm.yyyy",
            Lang::En => "yyyy-mm-dd",
        });
        let sum = Format::new().set_num_format(self.sum_format());
        let page = book.add_worksheet();
        page.set_name(&self.name)?;
        for (n, words) in (0..).zip(&self.heads) {
            page.write_string_with_format(0, n, words, &head)?;
            page.set_column_width(n, self.width(usize::from(n)))?;
        }
        for (y, row) in (1..).zip(&self.rows) {
            for (x, cell) in (0..).zip(row) {
                match cell {
                    // Written as a text, it is no formula whatever it begins with.
                    Cell::Text(text) => page.write_string(y, x, text)?,
                    Cell::Number(number) => page.write_number(y, x, *number as f64)?,
                    Cell::When(wall) => page.write_datetime_with_format(y, x, &date(*wall)?, &when)?,
                    Cell::Day(day) => page.write_datetime_with_format(y, x, &date(Wall::new(*day, 0))?, &days)?,
                    Cell::Sum(minor) => page.write_number_with_format(y, x, self.major(*minor), &sum)?,
                    Cell::Empty => page,
                };
            }
        }
        page.set_freeze_panes(1, 0)?;
        let (last, width) = (self.rows.len() as u32, self.heads.len() as u16);
        if last > 0 && width > 0 {
            page.autofilter(0, 0, last, width - 1)?;
        }
        book.save_to_buffer()
    }

    /// With the separator and the decimals of the reader's language.
    pub fn csv(&self) -> anyhow::Result<Vec<u8>> {
        let delimiter = match self.lang {
            Lang::Ru => b';',
            Lang::En => b',',
        };
        // Spreadsheets take a text without it for one in their own alphabet.
        let mut writer = WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        writer.write_record(&self.heads)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| self.plain(cell)))?;
        }
        Ok(writer.into_inner()?)
    }

    fn plain(&self, cell: &Cell) -> String {
        match cell {
            // What somebody typed is no formula.
            Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::When(wall) => {
                let (day, minute) = (self.day(wall.date()), wall.minute());
                format!("{day} {:02}:{:02}", minute / 60, minute % 60)
            }
            Cell::Day(day) => self.day(*day),
            Cell::Sum(minor) => self.decimal(*minor),
            Cell::Empty => String::new(),
        }
    }

    fn day(&self, day: Date) -> String {
        let form = match self.lang {
            Lang::Ru => "%d.%m.%Y",
            Lang::En => "%Y-%m-%d",
        };
        day.format(form).to_string()
    }

    fn decimal(&self, minor: i64) -> String {
        let digits = self.currency.1;
        let unit = 10_u64.pow(digits);
        let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
        let sign = if minor < 0 { "-" } else { "" };
        let point = match self.lang {
            Lang::Ru => ',',
            Lang::En => '.',
        };
        match digits {
            0 => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}{point}{rest:0width$}", width = digits as usize),
        }
    }

    fn major(&self, minor: i64) -> f64 {
        minor as f64 / 10_f64.powi(self.currency.1 as i32)
    }

    fn sum_format(&self) -> String {
        let decimals = match self.currency.1 {
            0 => String::new(),
            digits => format!(".{}", "0".repeat(digits as usize)),
        };
        let symbol = symbol(&self.currency.0);
        match (self.lang, symbol.chars().all(char::is_alphabetic)) {
            (Lang::En, false) => format!("\"{symbol}\"#,##0{decimals}"),
            (Lang::Ru, _) | (Lang::En, true) => format!("#,##0{decimals} \"{symbol}\""),
        }
    }

    /// Of a column, as its longest text wants it.
    fn width(&self, column: usize) -> f64 {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        let widest = cells.map(|cell| match cell {
            Cell::When(_) => 16,
            Cell::Day(_) => 11,
            Cell::Sum(minor) => self.decimal(*minor).len() + 5,
            cell => self.plain(cell).chars().count(),
        });
        let head = self.heads.get(column).map_or(0, |head| head.chars().count().min(14));
        (widest.max().unwrap_or(0).max(head) as f64 + 2.0).clamp(8.0, WIDEST)
    }
}

fn date(wall: Wall) -> Result<ExcelDateTime, XlsxError> {
    let (date, minute) = (wall.date(), wall.minute());
    let day = ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8)?;
    day.and_hms(minute / 60, (minute % 60) as u8, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(lang: Lang, text: &str) -> Table {
        Table {
            name: "Записи".to_owned(),
            heads: vec!["Кто".to_owned(), "Когда".to_owned(), "Сколько".to_owned()],
            rows: vec![vec![
                Cell::Text(text.to_owned()),
                Cell::When("2026-11-24T18:05".parse().unwrap()),
                Cell::Sum(-150_050),
            ]],
            lang,
            currency: ("RUB".to_owned(), 2),
        }
    }

    #[test]
    fn a_csv_opens_as_its_reader_expects_it() {
        let csv = |lang, text: &str| String::from_utf8(table(lang, text).csv().unwrap()).unwrap();
        assert_eq!(
            csv(Lang::Ru, "Аня; \"К.\"\nещё"),
            "\u{feff}Кто;Когда;Сколько\r\n\"Аня; \"\"К.\"\"\nещё\";24.11.2026 18:05;-1500,50\r\n"
        );
        assert_eq!(
            csv(Lang::En, "Anna, jr."),
            "\u{feff}Кто,Когда,Сколько\r\n\"Anna, jr.\",2026-11-24 18:05,-1500.50\r\n"
        );
        for evil in ["=1+1", "+7 900", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            let text = csv(Lang::Ru, evil);
            let cell = text.split("\r\n").nth(1).unwrap().trim_start_matches('"');
            assert!(cell.starts_with('\''), "{cell:?}");
        }
    }

    #[test]
    fn sums_are_written_as_their_currency_is() {
        let format = |lang, code: &str, digits| {
            let currency = (code.to_owned(), digits);
            Table {
                currency,
                ..table(lang, "")
            }
            .sum_format()
        };
        assert_eq!(format(Lang::Ru, "RUB", 2), "#,##0.00 \"₽\"");
        assert_eq!(format(Lang::En, "USD", 2), "\"$\"#,##0.00");
        assert_eq!(format(Lang::En, "JPY", 0), "#,##0 \"JPY\"");
        assert_eq!(format(Lang::Ru, "KWD", 3), "#,##0.000 \"KWD\"");
    }

    #[test]
    fn a_spreadsheet_is_an_archive_with_a_page_even_when_empty() {
        let mut table = table(Lang::Ru, "=HYPERLINK(1)");
        assert!(table.xlsx().unwrap().starts_with(b"PK\x03\x04"));
        table.rows.clear();
        assert!(table.xlsx().unwrap().starts_with(b"PK\x03\x04"));
    }
}
