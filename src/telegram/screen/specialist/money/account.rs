//! What a client owes and has paid, payment by payment.

use super::{Stand, load_any, sum, terms, together};
use crate::args;
use crate::domain::ids::{BookingId, ClientId, TenantId};
use crate::domain::ledger::Sort;
use crate::domain::zone::Date;
use crate::storage::payment::{self, PaymentRow};
use crate::storage::{booking, claim, client, pack};
use crate::telegram::callback::Place;
use crate::telegram::screen::{PAGE, Scene, Screen, ahead as ahead_lines, go, pages};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::ahead;
use crate::usecase::views::bill::first_of;

/// Unpaid lessons that are shown, and packs that are drawn from.
const LESSONS: usize = 6;
const PACKS: usize = 3;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, client: ClientId, page: u32) -> Outcome<Screen> {
    let (tenant, row) = load_any(scene, id, client).await?;
    let stand = Stand::of(scene, id, row.account_id).await?;
    let together = together(scene, id, &row).await?;
    let count = payment::count_of_account(scene.conn, id, row.account_id).await?.max(0) as usize;
    let page = page.min(pages(count) - 1);
    let offset = u64::from(page) * u64::from(PAGE);
    let rows = payment::of_account(scene.conn, id, row.account_id, offset, PAGE.into()).await?;
    let say = scene.say;
    let ahead = ahead::of_account(scene.conn, &tenant, row.account_id, scene.now).await?;
    let now = match stand {
        Stand { owed, .. } if owed > 0 => say.html("specialist-card-owed", &args![sum = sum(say, &tenant, owed)]),
        Stand { ahead, .. } if ahead > 0 => say.html("specialist-card-ahead", &args![sum = sum(say, &tenant, ahead)]),
        _ if ahead.to_pay() > 0 => Html::default(),
        _ => say.html("specialist-pay-owes-nothing", &args![]),
    };
    let ahead = ahead_lines::of_specialist(&ahead, tenant.zone, say, &|minor| sum(say, &tenant, minor));
    let term = client::term(scene.conn, id, row.account_id).await?;
    let unpaid = booking::unpaid_of_account(scene.conn, id, row.account_id).await?;
    let ids: Vec<BookingId> = unpaid.iter().map(|row| row.booking_id).collect();
    let claimed = claim::open(scene.conn, id, &ids).await?;
    let packs = pack::open(scene.conn, id, Some(row.account_id)).await?;
    let hours = scene.hours(say, &tenant);
    let lessons = unpaid.iter().take(LESSONS).map(|row| {
        let args = args![
            date = hours.day_short(row.start_at),
            time = hours.time(row.start_at),
            sum = sum(say, &tenant, row.owed())
        ];
        let label = match claimed.iter().any(|part| part.booking_id == row.booking_id) {
            true => say.plain("specialist-money-lesson-claimed-b32", &args),
            false => say.plain("specialist-money-lesson-b32", &args),
        };
        go(
            label,
            Place::Lesson {
                tenant: id,
                booking: row.booking_id,
            },
        )
    });
    let more = unpaid.len().saturating_sub(LESSONS);
    let more = (more > 0).then(|| say.html("notice-claimed-more", &args![count = more]));
    // What was used up long ago is none by now.
    let packs = packs.iter().filter(|pack| pack.left() > 0).take(PACKS).map(|pack| {
        let args = args![left = pack.left(), lessons = pack.lessons];
        say.html("specialist-money-pack", &args)
    });
    let month = first_of(tenant.zone.date(scene.now));
    let payments = match count {
        0 => say.html("specialist-money-none", &args![]),
        count => say.html("specialist-money-payments", &args![count = count]),
    };
    let buttons = rows.iter().map(|row| {
        let label = label(row, sum(say, &tenant, row.amount.abs()), say);
        go(
            label,
            Place::Payment {
                tenant: id,
                entry: row.entry_id,
            },
        )
    });
    let new = go(
        say.plain("specialist-money-new-b32", &args![]),
        Place::PayNew { tenant: id, client },
    );
    // With those who had their data deleted nothing new is agreed on.
    let stays = !row.name.is_empty();
    let back = match stays {
        true => Place::Card { tenant: id, client },
        false => Place::Unpaid { tenant: id, page: 0 },
    };
    let more_row = [
        go(
            say.plain("specialist-money-term-b16", &args![]),
            Place::PayTerm { tenant: id, client },
        ),
        go(
            say.plain("specialist-money-packs-b16", &args![]),
            Place::Packs { tenant: id, client },
        ),
    ];
    let bill = go(
        say.plain("specialist-money-bill-b32", &args![]),
        Place::Bill {
            tenant: id,
            client,
            month,
        },
    );
    let together = together.unwrap_or_default();
    let head = [
        say.html("specialist-money-title", &args![name = &row.name]),
        together,
        now,
    ];
    let lines = head
        .into_iter()
        .chain(ahead)
        .chain(stays.then(|| terms::line(term, say)));
    Ok(Screen::new(lines.chain(packs).chain(more).chain([payments]))
        .row([new])
        .column(lessons)
        .column(buttons)
        .pages(say, page, pages(count), |page| Place::Money {
            tenant: id,
            client,
            page,
        })
        .column(stays.then_some(bill))
        .row(more_row.into_iter().filter(|_| stays))
        .row([go(
            say.plain("specialist-money-correct-b32", &args![]),
            Place::Corrections { tenant: id, client },
        )])
        .foot(say, back))
}

/// `24 ноя · 6 000 ₽`.
fn label(row: &PaymentRow, sum: String, say: &Speaker) -> String {
    let day = row
        .day
        .parse::<Date>()
        .map_or(row.day.clone(), |day| say.date_short(day));
    let args = args![day = day, sum = sum, sort = row.sort.as_str()];
    match (row.back_at, row.receipt) {
        (Some(_), _) => say.plain("specialist-money-row-back-b32", &args),
        (None, _) if row.sort() != Sort::Payment => say.plain("specialist-money-row-correction-b32", &args),
        (None, 1) => say.plain("specialist-money-row-receipt-b32", &args),
        (None, _) => say.plain("specialist-money-row-b32", &args),
    }
}

/// The next line that is typed is a sum from this client.
pub async fn new(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    let (tenant, row) = load_any(scene, id, client).await?;
    let stand = Stand::of(scene, id, row.account_id).await?;
    let together = together(scene, id, &row).await?;
    let say = scene.say;
    let ahead = ahead::of_account(scene.conn, &tenant, row.account_id, scene.now).await?;
    let all = |key: &'static str, minor: i64| {
        let label = say.plain(key, &args![sum = sum(say, &tenant, minor)]);
        go(
            label,
            Place::PayAsk {
                tenant: id,
                client,
                sum: minor,
            },
        )
    };
    let owed = (stand.owed > 0).then(|| all("specialist-money-all-b32", stand.owed));
    let ahead = match (ahead.to_pay(), stand.owed) {
        (0, _) => None,
        (ahead, 0) => Some(all("specialist-money-ahead-b32", ahead)),
        (ahead, owed) => Some(all("specialist-money-all-ahead-b32", owed + ahead)),
    };
    let back = Place::Money {
        tenant: id,
        client,
        page: 0,
    };
    Ok(Screen::new([
        say.html("specialist-money-new-title", &args![name = &row.name]),
        together.unwrap_or_default(),
        say.html("specialist-money-new-ask", &args![currency = &tenant.currency]),
    ])
    .column(owed)
    .column(ahead)
    .foot(say, back))
}
