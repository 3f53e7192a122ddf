//! The operator's screen: how many specialists there are, and inviting another.

use super::hours::on_wall;
use super::specialist::has_others;
use super::specialist::settings::sharing;
use super::{Scene, Screen, act, go};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::link::Link;
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::zone::Zone;
use crate::storage::tenant;
use crate::telegram::callback::{Act, Place};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

struct View {
    specialists: i64,
    closed: i64,
    invite: Option<Invite>,
    /// The operator's own.
    practice: Option<TenantId>,
    /// There are more places for the person to be in.
    elsewhere: bool,
}

/// The newest that stands.
struct Invite {
    link: String,
    until: String,
}

pub async fn draw(scene: &mut Scene<'_>) -> Outcome<Screen> {
    if !scene.site.is_operator(scene.me) {
        return Err(Refusal::NotFound.into());
    }
    let person = scene.me.person_id;
    let invite = tenant::newest_invite(scene.conn, person, scene.now)
        .await?
        .map(|invite| Invite {
            link: scene.site.link(&Link::Invite(invite.token).encode()),
            until: until(scene, invite.expires_at),
        });
    let own = tenant::run_by(scene.conn, person).await?;
    let closed = tenant::count_closed(scene.conn).await?;
    let view = View {
        specialists: tenant::count(scene.conn).await? - closed,
        closed,
        invite,
        practice: own.first().map(|tenant| tenant.id),
        elsewhere: has_others(scene).await?,
    };
    Ok(screen(&view, scene.say))
}

/// In the operator's own zone; without one, in UTC, and saying so.
fn until(scene: &Scene<'_>, moment: Moment) -> String {
    let zone = scene.own_zone().unwrap_or(Zone::UTC);
    let when = scene.say.moment(on_wall(zone, moment), zone.date(scene.now));
    match scene.own_zone() {
        Some(_) => when,
        None => scene.say.plain("operator-when-utc", &args![when = when]),
    }
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let lines = [
        say.html("operator-home-title", &args![]),
        say.html("operator-home-tenants", &args![count = view.specialists]),
        match view.closed {
            0 => Html::default(),
            count => say.html("operator-home-closed", &args![count = count]),
        },
        match &view.invite {
            Some(invite) => say.html("operator-invite-made", &args![url = &invite.link, when = &invite.until]),
            None => Html::default(),
        },
    ];
    let text = say.plain("operator-invite-share-text", &args![]);
    let share = view.invite.iter().flat_map(|invite| sharing(&invite.link, &text, say));
    let invite = act(say.plain("operator-home-invite-b32", &args![]), Act::Invite);
    let practice = view.practice.map(|tenant| {
        go(
            say.plain("operator-home-practice-b32", &args![]),
            Place::Tutor { tenant },
        )
    });
    let elsewhere = view.elsewhere.then(|| {
        let label = say.plain("specialist-home-as-client-b32", &args![]);
        go(label, Place::Specialists { page: 0 })
    });
    let reload = act(say.plain("operator-reload-b32", &args![]), Act::Reload);
    Screen::new(lines)
        .row(share)
        .row([invite])
        .column(practice)
        .column(elsewhere)
        .row([reload])
}

#[cfg(test)]
mod tests {
    use super::super::specialist::sketch::{ru, sketch, speakers};
    use super::*;

    #[test]
    fn an_invite_that_stands_is_shown_with_its_end() {
        let link = "https://t.me/slotkeeper_bot?start=i_T0ken".to_owned();
        let invite = || {
            Some(Invite {
                link: link.clone(),
                until: "вт 1 декабря, 9:30".to_owned(),
            })
        };
        let view = || View {
            specialists: 3,
            closed: 0,
            invite: invite(),
            practice: Some(TenantId(1)),
            elsewhere: true,
        };
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view(), &ru)), @r"
        <b>Управление ботом</b>
        Бот ведёт запись для 3 специалистов
        <b>Приглашение готово</b>
        https://t.me/slotkeeper_bot?start=i_T0ken
        Сработает один раз. Действует до: вт 1 декабря, 9:30
        [📤 Поделиться] [📄 Скопировать]
        [➕ Пригласить специалиста]
        [🗓 Моё расписание]
        [👥 Мои специалисты]
        [🔄 Перечитать наборы исходов]
        ");
        insta::assert_snapshot!(sketch(&screen(&view(), &en)), @r"
        <b>Running this bot</b>
        The bot keeps bookings for 3 specialists
        <b>The invite is ready</b>
        https://t.me/slotkeeper_bot?start=i_T0ken
        It works once. Open it by: вт 1 декабря, 9:30
        [📤 Share] [📄 Copy]
        [➕ Invite a specialist]
        [🗓 My schedule]
        [👥 My specialists]
        [🔄 Read workflows again]
        ");
    }

    #[test]
    fn an_empty_deployment_asks_for_its_first_specialist() {
        let view = View {
            specialists: 0,
            closed: 0,
            invite: None,
            practice: None,
            elsewhere: false,
        };
        insta::assert_snapshot!(sketch(&screen(&view, &ru())), @r"
        <b>Управление ботом</b>
        Специалистов пока нет. Отправьте первому приглашение.
        [➕ Пригласить специалиста]
        [🔄 Перечитать наборы исходов]
        ");
    }
}
