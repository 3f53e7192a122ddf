//! To those who pay: a month's bill, and that a pack comes to its end.

use super::{Page, home};
use crate::args;
use crate::storage::pack::PackRow;
use crate::telegram::callback::Place;
use crate::telegram::screen::client::price;
use crate::telegram::screen::specialist::money::report::lines;
use crate::telegram::screen::{Screen, go};
use crate::usecase::views::bill::Bill;

impl Page<'_> {
    pub(super) fn bill(&self, bill: &Bill) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let sum = |minor| price(say, tenant, minor).unwrap_or_default();
        let args = args![
            tenant = &tenant.name,
            name = &bill.name,
            month = say.month_title(bill.month)
        ];
        let title = say.html("notice-bill", &args);
        let pay = (bill.to_pay() > 0).then(|| {
            go(
                say.plain("notice-owes-open-b32", &args![]),
                Place::Owing { of: Some(tenant.id) },
            )
        });
        Screen::new([title].into_iter().chain(lines(bill, &self.hours, sum)))
            .column(pay)
            .row([home(say)])
    }

    pub(super) fn pack_left(&self, pack: &PackRow, name: &str) -> Screen {
        let (say, tenant) = (self.say, &self.told.tenant);
        let args = args![
            name = name,
            tenant = &tenant.name,
            left = pack.left(),
            lessons = pack.lessons
        ];
        if !self.told.specialist {
            return Screen::new([say.html("notice-pack-left", &args)]).row([home(say)]);
        }
        let open = go(
            say.plain("notice-pack-open-b32", &args![]),
            Place::Packs {
                tenant: tenant.id,
                client: pack.client_id,
            },
        );
        Screen::new([say.html("notice-pack-left-of", &args)])
            .row([open])
            .row([home(say)])
    }
}
