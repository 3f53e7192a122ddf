//! To a client who owes past the term of their account: gently, and with the way to pay.

use super::{Page, home};
use crate::args;
use crate::storage::booking::BookingRow;
use crate::telegram::callback::Place;
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Screen, go};

/// Lines of lessons; how many more there are is counted.
const SHOWN: usize = 10;

impl Page<'_> {
    pub(super) fn owes(&self, rows: &[BookingRow]) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let sum = |minor| price(say, tenant, minor).unwrap_or_default();
        let all: i64 = rows.iter().map(BookingRow::owed).sum();
        let args = args![tenant = &tenant.name, count = rows.len(), sum = sum(all)];
        let title = say.html("notice-owes", &args);
        let lines = rows.iter().take(SHOWN).map(|row| {
            let args = args![
                when = self.whose_when(row, self.hours.when(row.start_at, row.end_at)),
                sum = sum(row.owed())
            ];
            say.html("notice-owes-row", &args)
        });
        let more = self.more(rows.len().saturating_sub(SHOWN));
        let pay = go(
            say.plain("notice-owes-open-b32", &args![]),
            Place::Owing { of: Some(tenant.id) },
        );
        Screen::new([title].into_iter().chain(lines).chain([more]))
            .row([pay])
            .row([home(say)])
    }
}
