//! What is to be paid ahead, in lines: what it is for, and how much is missing.

use std::collections::BTreeMap;

use crate::args;
use crate::domain::ids::{AccountId, ClientId, TenantId};
use crate::domain::zone::{Date, Zone};
use crate::storage::pack;
use crate::telegram::screen::Scene;
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::views::ahead::{Ahead, What};
use crate::usecase::views::bill::first_of;
use crate::usecase::{Outcome, acting};

/// The lessons of each month, of each client where they are told apart.
fn months(
    ahead: &Ahead,
    zone: Zone,
    whose: impl Fn(ClientId) -> Option<String>,
) -> Vec<(Date, Option<String>, i64, i64)> {
    let mut months: BTreeMap<(Date, Option<String>), (i64, i64)> = BTreeMap::new();
    for item in &ahead.items {
        if let What::Lesson(row) = &item.what {
            let month = first_of(zone.date(row.start_at));
            let of = months.entry((month, whose(item.client))).or_default();
            *of = (of.0 + 1, of.1 + item.amount);
        }
    }
    let rows = months.into_iter();
    rows.map(|((month, whose), (count, sum))| (month, whose, count, sum))
        .collect()
}

fn month_lines(
    ahead: &Ahead,
    zone: Zone,
    say: &Speaker,
    sum: &dyn Fn(i64) -> String,
    whose: impl Fn(ClientId) -> Option<String>,
) -> Vec<Html> {
    let lines = months(ahead, zone, whose)
        .into_iter()
        .map(|(month, whose, count, minor)| {
            let month = say.named(whose.as_deref(), say.month_title(month));
            say.html(
                "common-ahead-month",
                &args![month = month, count = count, sum = sum(minor)],
            )
        });
    lines.collect()
}

/// What is missing, and of which months; nothing where nothing is. Packs stand elsewhere on the screen.
pub fn of_specialist(ahead: &Ahead, zone: Zone, say: &Speaker, sum: &dyn Fn(i64) -> String) -> Vec<Html> {
    if ahead.to_pay() == 0 {
        return Vec::new();
    }
    let mut lines = vec![say.html("common-ahead-to-pay", &args![sum = sum(ahead.to_pay())])];
    lines.extend(month_lines(ahead, zone, say, sum, |_| None));
    lines
}

/// As those read it who pay: packs and months, and what of it is paid.
pub fn of_client(
    ahead: &Ahead,
    zone: Zone,
    say: &Speaker,
    sum: &dyn Fn(i64) -> String,
    whose: impl Fn(ClientId) -> Option<String>,
) -> Vec<Html> {
    if ahead.to_pay() == 0 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for item in &ahead.items {
        if let What::Pack(pack) = &item.what {
            let args = args![left = pack.left(), lessons = pack.lessons, sum = sum(item.amount)];
            let name = whose(item.client);
            lines.push(match name {
                None => say.html("common-ahead-pack", &args),
                Some(name) => {
                    let args = args![
                        name = name,
                        left = pack.left(),
                        lessons = pack.lessons,
                        sum = sum(item.amount)
                    ];
                    say.html("common-ahead-pack-of", &args)
                }
            });
        }
    }
    lines.extend(month_lines(ahead, zone, say, sum, whose));
    if ahead.paid() > 0 {
        lines.push(say.html("common-ahead-paid", &args![sum = sum(ahead.paid())]));
    }
    lines
}

/// What is left of their packs, as those read it who act for clients; where they act for several, whose it is.
pub async fn packs_of(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Vec<Html>> {
    let me = scene.me.person_id;
    let names = acting::names(scene.conn, tenant, me).await?;
    let mut shown: Vec<(AccountId, Option<String>)> = Vec::new();
    for ward in acting::wards(scene.conn, tenant, me).await? {
        let account = ward.client().account_id;
        let name = names.of(ward.id()).map(str::to_owned);
        match shown.iter_mut().find(|(known, _)| *known == account) {
            Some((_, Some(known))) => known.extend(name.into_iter().flat_map(|name| [", ".to_owned(), name])),
            Some((_, None)) => {}
            None => shown.push((account, name)),
        }
    }
    let mut lines = Vec::new();
    for (account, name) in shown {
        for pack in pack::open(scene.conn, tenant, Some(account)).await? {
            let args = args![left = pack.left(), lessons = pack.lessons];
            lines.push(match &name {
                None => scene.say.html("client-pack-left", &args),
                Some(name) => {
                    let args = args![left = pack.left(), lessons = pack.lessons, name = name];
                    scene.say.html("client-pack-left-of", &args)
                }
            });
        }
    }
    Ok(lines)
}
