//! The question before a typed payment is entered: from whom, what it pays, and whether it is there already.

use super::{Stand, load_any, sum, together};
use crate::args;
use crate::domain::ids::{ClientId, TenantId};
use crate::domain::moment::{Moment, Span};
use crate::domain::money::AMOUNT_MAX;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::{booking, clients, payment, person};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::specialist::clients::words;
use crate::telegram::screen::{PAGE, Scene, Screen, act, go, pages};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// A payment of the same sum within this time may be the same one.
const LATELY: Span = Span::hours(24);

struct View {
    tenant: TenantId,
    client: ClientId,
    name: String,
    /// With whom they pay.
    together: Html,
    minor: i64,
    sum: String,
    now: (Stand, [String; 2]),
    then: (Stand, [String; 2]),
    /// When the same sum was entered, and by whom.
    same: Option<(String, String)>,
    /// The newest payment that this screen knows of.
    seen: i64,
    /// How many charges it could be for.
    charges: i64,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, client: ClientId, minor: i64) -> Outcome<Screen> {
    let (tenant, row) = load_any(scene, id, client).await?;
    if !(1..=AMOUNT_MAX).contains(&minor) {
        return Err(Refusal::NotFound.into());
    }
    let now = Stand::of(scene, id, row.account_id).await?;
    let together = together(scene, id, &row).await?;
    let since = Moment(scene.now.0 - LATELY.0);
    let same = payment::same_since(scene.conn, id, row.account_id, minor, since).await?;
    let seen = payment::newest_of_account(scene.conn, id, row.account_id).await?;
    let charges = booking::count_unpaid_of_account(scene.conn, id, row.account_id).await?;
    let say = scene.say;
    let same = match same {
        None => None,
        Some(same) => {
            let by = match same.person_id {
                Some(by) => person::by_id(scene.conn, by).await?.map(|person| person.name),
                None => None,
            };
            let when = scene.hours(say, &tenant).moment(same.at);
            Some((when, by.unwrap_or_default()))
        }
    };
    let said = |stand: Stand| (stand, [sum(say, &tenant, stand.owed), sum(say, &tenant, stand.ahead)]);
    let view = View {
        tenant: id,
        client,
        name: row.name,
        together: together.unwrap_or_default(),
        minor,
        sum: sum(say, &tenant, minor),
        now: said(now),
        then: said(now.after(minor)),
        same,
        seen,
        charges,
    };
    Ok(screen(&view, say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, client) = (view.tenant, view.client);
    let now = match &view.now {
        (stand, [owed, _]) if stand.owed > 0 => say.html("specialist-pay-owes", &args![sum = owed]),
        (stand, [_, ahead]) if stand.ahead > 0 => say.html("specialist-card-ahead", &args![sum = ahead]),
        _ => say.html("specialist-pay-owes-nothing", &args![]),
    };
    let then = match &view.then {
        (stand, [owed, _]) if stand.owed > 0 => say.html("specialist-pay-then-owes", &args![sum = owed]),
        (stand, [_, ahead]) if stand.ahead > 0 => say.html("specialist-pay-then-ahead", &args![sum = ahead]),
        _ => say.html("specialist-pay-then-even", &args![]),
    };
    let same = view.same.as_ref().map(|(when, who)| {
        let args = args![sum = &view.sum, when = when, who = who];
        say.html("specialist-pay-same", &args)
    });
    let title = say.html("specialist-pay-ask", &args![sum = &view.sum, name = &view.name]);
    let label = match view.same {
        None => say.plain("specialist-pay-record-b32", &args![sum = &view.sum]),
        Some(_) => say.plain("specialist-pay-again-b32", &args![sum = &view.sum]),
    };
    let record = Act::Record {
        tenant,
        client,
        sum: view.minor,
        seen: view.seen,
    };
    // With one charge or none there is nothing to choose.
    let what_for = (view.charges > 1).then(|| {
        let place = Place::PayFor {
            tenant,
            client,
            sum: view.minor,
            page: 0,
        };
        go(say.plain("specialist-pay-for-b32", &args![]), place)
    });
    Screen::new([
        title,
        view.together.clone(),
        now,
        then,
        same.unwrap_or_default(),
        say.html("specialist-pay-other", &args![]),
    ])
    .row([act(label, record)])
    .column(what_for)
    .row([go(
        say.plain("specialist-card-money-b16", &args![]),
        Place::Money {
            tenant,
            client,
            page: 0,
        },
    )])
    .foot(say, Place::Tutor { tenant })
}

/// Several clients are called so.
pub async fn who(scene: &mut Scene<'_>, id: TenantId, minor: i64, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Money).await?;
    if !(1..=AMOUNT_MAX).contains(&minor) {
        return Err(Refusal::NotFound.into());
    }
    let name = scene.question.as_ref().and_then(|question| question.payer(id));
    let name = name.unwrap_or_default().to_owned();
    let words = words(Some(&name));
    let count = clients::count_listed(scene.conn, id, &words).await?.max(0) as usize;
    let page = page.min(pages(count) - 1);
    let offset = u64::from(page) * u64::from(PAGE);
    let rows = clients::list(scene.conn, id, &words, offset, PAGE.into()).await?;
    let say = scene.say;
    let title = say.html("specialist-pay-who", &args![sum = sum(say, &tenant, minor)]);
    let none = match rows.is_empty() {
        true => say.html("specialist-clients-none", &args![]),
        false => Html::default(),
    };
    let buttons = rows.iter().map(|row| {
        let label = say.plain("specialist-clients-row-b32", &args![name = &row.name]);
        let to = Place::PayAsk {
            tenant: id,
            client: row.client_id,
            sum: minor,
        };
        go(label, to)
    });
    Ok(Screen::new([title, none])
        .column(buttons)
        .pages(say, page, pages(count), |page| Place::PayWho {
            tenant: id,
            sum: minor,
            page,
        })
        .foot(say, Place::Tutor { tenant: id }))
}
