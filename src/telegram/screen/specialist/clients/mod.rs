//! A tenant's clients: the list by name, what is found in it, and one client's card.

pub mod card;
pub mod join;
pub mod pay_with;
pub mod people;
pub mod terms;
pub mod write;

use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::names;
use crate::domain::rights::Right;
use crate::storage::clients::{self, ListedRow};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Button, PAGE, Scene, Screen, act, go, pages};
use crate::telegram::texts::Speaker;
use crate::usecase::Outcome;

struct View {
    tenant: TenantId,
    /// What is looked for.
    query: Option<String>,
    /// Of all pages.
    count: usize,
    page: u32,
    rows: Vec<ListedRow>,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Bookings).await?;
    let query = scene.question.as_ref().and_then(|question| question.sought(id));
    let query = query.map(str::to_owned);
    let words = words(query.as_deref());
    let count = clients::count_listed(scene.conn, id, &words).await?.max(0) as usize;
    let page = page.min(pages(count) - 1);
    let offset = u64::from(page) * u64::from(PAGE);
    let view = View {
        tenant: id,
        query,
        count,
        page,
        rows: clients::list(scene.conn, id, &words, offset, PAGE.into()).await?,
    };
    Ok(screen(&view, scene.say))
}

/// As they are looked for: each must stand in the name.
pub fn words(query: Option<&str>) -> Vec<String> {
    let folded = query.map(names::folded).unwrap_or_default();
    folded.split_whitespace().take(8).map(str::to_owned).collect()
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let lines = match (&view.query, view.count) {
        (Some(query), 0) => vec![
            say.html("specialist-clients-found-title", &args![query = query, count = 0]),
            say.html("specialist-clients-none", &args![]),
        ],
        (Some(query), count) => vec![say.html("specialist-clients-found-title", &args![query = query, count = count])],
        (None, 0) => vec![say.html("specialist-clients-empty", &args![])],
        (None, count) => vec![
            say.html("specialist-clients-title", &args![count = count]),
            say.html("specialist-clients-find", &args![]),
        ],
    };
    let rows = view.rows.iter().map(|row| button(tenant, row, say));
    let all = view.query.as_ref().map(|_| {
        let label = say.plain("specialist-clients-all-b32", &args![]);
        act(label, Act::AllClients { tenant })
    });
    let link = (view.query.is_none() && view.count == 0)
        .then(|| go(say.plain("specialist-home-link-b16", &args![]), Place::Link { tenant }));
    let new = view.query.is_none().then(|| {
        let label = say.plain("specialist-new-client-b32", &args![]);
        go(label, Place::NewClient { tenant, slot: None })
    });
    Screen::new(lines)
        .column(rows)
        .pages(say, view.page, pages(view.count), |page| Place::Clients {
            tenant,
            page,
        })
        .column(link)
        .column(all)
        .column(new)
        .foot(say, Place::Tutor { tenant })
}

fn button(tenant: TenantId, row: &ListedRow, say: &Speaker) -> Button {
    let label = match row.banned_at {
        None => say.plain("specialist-clients-row-b32", &args![name = &row.name]),
        Some(_) => say.plain("specialist-clients-row-banned-b32", &args![name = &row.name]),
    };
    let client = row.client_id;
    go(label, Place::Card { tenant, client })
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{ru, sketch, speakers};
    use super::*;
    use crate::domain::ids::ClientId;
    use crate::domain::moment::Moment;

    fn view(query: Option<&str>, count: usize) -> View {
        let row = |id, name: &str, banned: Option<i64>| ListedRow {
            client_id: ClientId(id),
            name: name.to_owned(),
            banned_at: banned.map(Moment),
        };
        let mut rows = vec![row(1, "Аня К. <б>", None), row(2, "Пётр", Some(5))];
        rows.truncate(count);
        View {
            tenant: TenantId(1),
            query: query.map(str::to_owned),
            count,
            page: 0,
            rows,
        }
    }

    #[test]
    fn clients_are_listed_and_found() {
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view(None, 20), &ru)), @r"
        👥 <b>Клиенты · 20</b>
        Чтобы найти, напишите имя или его часть.
        [Аня К. <б>]
        [Пётр 🚫]
        [1/3] [›]
        [➕ Клиент без Telegram]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen(&view(Some("<an"), 1), &en)), @r"
        🔎 <b>“&lt;an” · 1</b>
        [Аня К. <б>]
        [👥 All clients]
        [‹ Back] [⌂]
        ");
    }

    #[test]
    fn an_empty_list_says_what_would_be_there() {
        insta::assert_snapshot!(sketch(&screen(&view(None, 0), &ru())), @r"
        👥 <b>Клиенты</b>
        Здесь появятся те, кто к вам записался. Отправьте им свою ссылку.
        [🔗 Моя ссылка]
        [➕ Клиент без Telegram]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen(&view(Some("ёж"), 0), &ru())), @r"
        🔎 <b>«ёж» · 0</b>
        Никого не нашлось. Напишите иначе или покороче.
        [👥 Все клиенты]
        [‹ Назад] [⌂]
        ");
    }

    #[test]
    fn what_is_typed_is_folded_word_by_word() {
        assert_eq!(words(Some("  ЁЖ  анна ")), ["еж", "анна"]);
        assert_eq!(words(None), [""; 0]);
    }
}
