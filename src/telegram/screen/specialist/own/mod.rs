//! A tenant's own workflow, as its outcomes: changed by tapping, collected in a draft, applied at once.

pub mod add;
pub mod deadlines;
pub mod draft;
mod lacks;
pub mod outcome;
pub mod shelf;
mod words;

use super::settings::Group;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::rights::Right;
use crate::domain::workflow::sketch::outcomes;
use crate::domain::workflow::{Status, percentage_text};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::Place;
use crate::telegram::screen::{Scene, Screen, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::draft::{Stand, stand};

async fn standing(scene: &mut Scene<'_>, id: TenantId) -> Outcome<(TenantRow, Stand)> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let stand = stand(scene.conn, scene.flows, &tenant).await?;
    Ok((tenant, stand))
}

/// A status in the reader's words.
fn standing_title<'s>(status: &'s Status, say: &Speaker) -> &'s str {
    status.title.get(say.lang().code())
}

/// The first screen: what becomes of a lesson here.
pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let (_, stand) = standing(scene, id).await?;
    Ok(screen(id, &stand, scene.say))
}

fn screen(tenant: TenantId, stand: &Stand, say: &Speaker) -> Screen {
    let lines = [
        say.html("settings-outcomes-title", &args![]),
        say.html("settings-outcomes-explain", &args![]),
        match &stand.draft {
            Some(_) => say.html("settings-outcomes-draft", &args![]),
            None => Html::default(),
        },
    ];
    let draft = stand
        .draft
        .as_ref()
        .map(|_| go(say.plain("settings-draft-b32", &args![]), Place::Draft { tenant }));
    let rows = outcomes(stand.shown()).map(|status| {
        let (icon, title) = (&status.icon, status.title.get(say.lang().code()));
        let label = if status.charge.is_zero() {
            say.plain("settings-outcomes-row-free-b32", &args![icon = icon, status = title])
        } else {
            let share = percentage_text(status.charge);
            say.plain(
                "settings-outcomes-row-b32",
                &args![icon = icon, status = title, share = share],
            )
        };
        let status = status.id.to_string();
        go(label, Place::Outcome { tenant, status })
    });
    let revision = stand.revision;
    let to = |key, place| go(say.plain(key, &args![]), place);
    Screen::new(lines)
        .row(draft)
        .column(rows)
        .row([
            to("settings-outcomes-add-b16", Place::NewOutcome { tenant, revision }),
            to("settings-outcomes-deadlines-b16", Place::Deadlines { tenant }),
        ])
        .row([
            to("settings-outcomes-shelf-b16", Place::Shelf { tenant }),
            to("settings-outcomes-versions-b16", Place::Versions { tenant, page: 0 }),
        ])
        .row([to("settings-outcomes-steps-b32", Place::Steps { tenant, page: 0 })])
        .foot(say, Group::Lessons.place(tenant))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::sketch::{sketch, speakers};
    use super::*;
    use crate::domain::workflow::{Origin, load, shipped};

    fn lesson() -> Stand {
        let (file, text) = shipped().into_iter().find(|it| it.0 == "lesson.toml").unwrap();
        Stand {
            version: 1,
            present: Arc::new(load(file, text, Origin::Shipped).unwrap()),
            draft: None,
            revision: 0,
        }
    }

    #[test]
    fn the_outcomes_of_a_lesson_are_buttons() {
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(TenantId(1), &lesson(), &ru)), @r"
        <b>Исходы занятия</b>
        Так вы отмечаете занятия. Нажмите на исход, чтобы изменить его.
        [🎓 Проведено · 100%]
        [💸 Не оплачено · 100%]
        [🎁 Бесплатно]
        [🚫 Неявка]
        [⌛ Поздняя отмена]
        [👎 Отклонено]
        [✖️ Отменено]
        [➕ Исход] [⏰ Сроки]
        [🔀 Другой набор] [🕘 Версии]
        [🔧 Подробно: все шаги]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen(TenantId(1), &lesson(), &en)), @r"
        <b>Outcomes of a lesson</b>
        This is how you mark lessons. Tap an outcome to change it.
        [🎓 Held · 100%]
        [💸 Unpaid · 100%]
        [🎁 Free of charge]
        [🚫 No-show]
        [⌛ Cancelled late]
        [👎 Declined]
        [✖️ Cancelled]
        [➕ Outcome] [⏰ Deadlines]
        [🔀 Another set] [🕘 Versions]
        [🔧 Advanced: all steps]
        [‹ Back] [⌂]
        ");
    }
}
