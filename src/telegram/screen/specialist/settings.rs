//! What is set for a practice, and the link that its specialist hands out.

use url::Url;

use super::rules::approval_line;
use super::{Clocks, default_kind};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::policy::Approval;
use crate::domain::rights::Right;
use crate::domain::zone::{Date, Zone};
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::client::{price as sum, service};
use crate::telegram::screen::hours::on_wall;
use crate::telegram::screen::{Button, Scene, Screen, act, copy, go, me, url};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

struct View {
    tenant: TenantId,
    name: String,
    link: String,
    currency: String,
    zone: Zone,
    /// By the practice's clock.
    time: String,
    today: Date,
    approval: Approval,
    service: Html,
    minutes: i64,
    price: Option<String>,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let kind = default_kind(scene, id).await?;
    let say = scene.say;
    let view = View {
        tenant: id,
        link: scene.site.link(&tenant.slug),
        currency: tenant.currency.clone(),
        zone: tenant.zone,
        time: say.time(on_wall(tenant.zone, scene.now).time()),
        today: Clocks::of(scene, &tenant).today(),
        approval: tenant.policy.approval,
        service: service(say, &tenant, &kind.name, kind.minutes, kind.price),
        minutes: kind.minutes,
        price: sum(say, &tenant, kind.price),
        name: tenant.name,
    };
    Ok(screen(&view, say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let lines = [
        say.html("settings-practice-title", &args![tenant = &view.name]),
        say.html("settings-slug", &args![url = &view.link]),
        view.service.clone(),
        approval_line(view.approval, say),
        say.html("settings-currency", &args![currency = &view.currency]),
        say.html(
            "settings-zone",
            &args![zone = say.city(view.zone.name()), time = &view.time],
        ),
    ];
    let approval = match view.approval == Approval::Never {
        true => act(
            say.plain("settings-approval-hand-b32", &args![]),
            Act::Approval { tenant, at_once: false },
        ),
        false => act(
            say.plain("settings-approval-once-b32", &args![]),
            Act::Approval { tenant, at_once: true },
        ),
    };
    let length = say.plain(
        "specialist-add-length-b16",
        &args![duration = say.duration(view.minutes)],
    );
    let price = match &view.price {
        Some(price) => say.plain("specialist-add-price-b16", &args![price = price]),
        None => say.plain("specialist-add-price-none-b16", &args![]),
    };
    Screen::new(lines)
        .row([approval])
        .row([go(say.plain("settings-rules-b32", &args![]), Place::Rules { tenant })])
        .row([
            go(
                length,
                Place::Lengths {
                    tenant,
                    day: view.today,
                },
            ),
            go(price, Place::PriceAsk { tenant }),
        ])
        .row([
            go(say.plain("settings-name-b16", &args![]), Place::NameAsk { tenant }),
            go(say.plain("settings-slug-b16", &args![]), Place::SlugAsk { tenant }),
        ])
        .row([go(say.plain("settings-told-b32", &args![]), Place::ToldMe { tenant })])
        .row([go(
            say.plain("settings-kinds-b32", &args![]),
            Place::Kinds { tenant, page: 0 },
        )])
        .row([go(
            say.plain("settings-pay-note-b32", &args![]),
            Place::PayNote { tenant },
        )])
        .row([go(
            say.plain("settings-question-b32", &args![]),
            Place::BookingQuestion { tenant },
        )])
        .row([go(say.plain("settings-team-b32", &args![]), Place::Team { tenant })])
        .row([go(
            say.plain("settings-outcomes-b32", &args![]),
            Place::Outcomes { tenant },
        )])
        .row([
            go(say.plain("settings-zone-b16", &args![]), Place::PracticeZone { tenant }),
            go(say.plain("settings-own-b16", &args![]), Place::Settings),
        ])
        .row([go(
            say.plain("settings-history-b32", &args![]),
            Place::Past {
                tenant,
                about: 0,
                before: None,
            },
        )])
        .row([go(say.plain("settings-leave-b32", &args![]), Place::Leave { tenant })])
        .foot(say, Place::Tutor { tenant })
}

pub async fn name(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    Ok(asking(
        id,
        scene.say.html("settings-name-ask", &args![name = &tenant.name]),
        scene.say,
    ))
}

pub async fn slug(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    Ok(asking(
        id,
        scene.say.html("settings-slug-ask", &args![slug = &tenant.slug]),
        scene.say,
    ))
}

pub async fn price(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let kind = default_kind(scene, id).await?;
    let say = scene.say;
    let none = || say.plain("settings-price-none", &args![]);
    let now = sum(say, &tenant, kind.price).unwrap_or_else(none);
    Ok(asking(
        id,
        say.html("settings-price-ask", &args![price = now, currency = &tenant.currency]),
        say,
    ))
}

/// The next line that is typed answers it.
fn asking(tenant: TenantId, text: Html, say: &Speaker) -> Screen {
    Screen::new([text]).foot(say, Place::Practice { tenant })
}

pub async fn zone(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let query = match &scene.question {
        Some(Question::PracticeZone { tenant, query }) if *tenant == id => query.as_deref(),
        _ => None,
    };
    let (lead, choices) = me::zone_choices(scene, query, |zone| Act::PickPracticeZone { tenant: id, zone });
    Ok(zone_screen(id, tenant.zone, lead, choices, scene.say))
}

fn zone_screen(tenant: TenantId, now: Zone, lead: Html, choices: Vec<Button>, say: &Speaker) -> Screen {
    let title = say.html("settings-practice-zone-title", &args![zone = say.city(now.name())]);
    Screen::new([title, lead])
        .column(choices)
        .foot(say, Place::Practice { tenant })
}

pub async fn link(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Help).await?;
    Ok(link_screen(id, &scene.site.link(&tenant.slug), scene.say))
}

fn link_screen(tenant: TenantId, link: &str, say: &Speaker) -> Screen {
    let lines = [
        say.html("specialist-link-title", &args![]),
        say.html("specialist-link-explain", &args![url = link]),
    ];
    let text = say.plain("specialist-link-share-text", &args![]);
    Screen::new(lines)
        .row(sharing(link, &text, say))
        .row([act(say.plain("picture-code-b32", &args![]), Act::LinkCode { tenant })])
        .row([go(
            say.plain("specialist-link-preview-b32", &args![]),
            Place::Client { tenant },
        )])
        .row([go(
            say.plain("specialist-link-change-b32", &args![]),
            Place::SlugAsk { tenant },
        )])
        .foot(say, Place::Tutor { tenant })
}

/// A link to be passed on to a chat of one's choice, or copied.
pub fn sharing(link: &str, text: &str, say: &Speaker) -> Vec<Button> {
    let to = Url::parse_with_params("https://t.me/share/url", [("url", link), ("text", text)]);
    let share = to
        .ok()
        .map(|to| url(say.plain("common-share-b16", &args![]), percent_spaces(to)));
    share
        .into_iter()
        .chain([copy(say.plain("common-copy-b16", &args![]), link.to_owned())])
        .collect()
}

/// A text to be passed on to a chat of one's choice, or copied, with a link behind it.
pub fn sharing_text(link: &str, text: &str, say: &Speaker) -> Vec<Button> {
    /// What Telegram takes for copying, in characters.
    const COPIED: usize = 256;
    let mut row = sharing(link, text, say);
    row.pop();
    row.push(copy(
        say.plain("common-copy-b16", &args![]),
        text.chars().take(COPIED).collect(),
    ));
    row
}

/// Telegram's clients show the plus of a form's encoding as it is.
fn percent_spaces(to: Url) -> String {
    to.to_string().replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{day, press, ru, sketch, speakers, zone};
    use super::*;
    use crate::telegram::screen::Press;

    fn view() -> View {
        View {
            tenant: TenantId(1),
            name: "Мария П. · английский".to_owned(),
            link: "https://t.me/slotkeeper_bot?start=mariya-p".to_owned(),
            currency: "RUB".to_owned(),
            zone: zone("Europe/Moscow"),
            time: "9:30".to_owned(),
            today: day("2026-11-24"),
            approval: Approval::Always,
            service: Html::escaped("Занятие, 60 мин"),
            minutes: 60,
            price: None,
        }
    }

    #[test]
    fn a_practice_says_how_it_is_set() {
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view(), &ru)), @r"
        <b>Настройки · Мария П. · английский</b>
        Ссылка: https://t.me/slotkeeper_bot?start=mariya-p
        Занятие, 60 мин
        Записи: подтверждаете вы
        Валюта: RUB
        Часовой пояс: Москва, сейчас 9:30
        [Принимать записи сразу]
        [📏 Правила записи]
        [⏱ 60 мин] [💰 Цена]
        [✏️ Имя] [🔗 Адрес]
        [🔔 Что мне сообщать]
        [🎓 Виды занятий]
        [💳 Как вам платить]
        [💬 Вопрос при записи]
        [👥 Команда]
        [🎓 Исходы занятия]
        [🕒 Часовой пояс] [👤 Лично мои]
        [📜 История изменений]
        [🚪 Закрыть практику]
        [‹ Назад] [⌂]
        ");
        let at_once = View {
            approval: Approval::Never,
            price: Some("₽1,500".to_owned()),
            ..view()
        };
        insta::assert_snapshot!(sketch(&screen(&at_once, &en)), @r"
        <b>Settings · Мария П. · английский</b>
        Link: https://t.me/slotkeeper_bot?start=mariya-p
        Занятие, 60 мин
        Bookings: accepted at once
        Currency: RUB
        Time zone: Moscow, 9:30 now
        [Approve every booking]
        [📏 Booking rules]
        [⏱ 60 min] [💰 ₽1,500]
        [✏️ Name] [🔗 Address]
        [🔔 What I am told]
        [🎓 Kinds of lessons]
        [💳 How to pay you]
        [💬 Question when booking]
        [👥 Team]
        [🎓 Outcomes of a lesson]
        [🕒 Time zone] [👤 Just mine]
        [📜 History of changes]
        [🚪 Close the practice]
        [‹ Back] [⌂]
        ");
    }

    #[test]
    fn the_link_is_shared_copied_and_looked_at() {
        let link = "https://t.me/slotkeeper_bot?start=mariya-p";
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&link_screen(TenantId(1), link, &ru)), @r"
        🔗 <b>Ваша ссылка</b>
        https://t.me/slotkeeper_bot?start=mariya-p
        Отправьте её клиентам: они увидят свободное время и запишутся сами.
        [📤 Поделиться] [📄 Скопировать]
        [🔳 QR-код картинкой]
        [👁 Глазами клиента]
        [✏️ Изменить адрес]
        [‹ Назад] [⌂]
        ");
        let screen = link_screen(TenantId(1), link, &en);
        let share = "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fslotkeeper_bot%3Fstart%3Dmariya-p\
            &text=Book%20a%20time%20with%20me%3A";
        assert_eq!(press(&screen, "📤 Share"), Press::Url(share.to_owned()));
        assert_eq!(press(&screen, "📄 Copy"), Press::Copy(link.to_owned()));
    }

    #[test]
    fn what_is_typed_is_asked_for() {
        let say = ru();
        let text = say.html("settings-price-ask", &args![price = "не указана", currency = "RUB"]);
        insta::assert_snapshot!(sketch(&asking(TenantId(1), text, &say)), @r"
        <b>Сколько стоит одна встреча?</b>
        Сейчас: не указана
        Напишите сумму в RUB одним сообщением; 0, если цену не показывать. Для уже созданных окон цена прежняя.
        [‹ Назад] [⌂]
        ");
        let lead = say.html("settings-zone-ask", &args![]);
        let screen = zone_screen(TenantId(1), zone("Europe/Moscow"), lead, vec![], &say);
        insta::assert_snapshot!(sketch(&screen), @r"
        <b>По каким часам вы работаете?</b>
        Сейчас: Москва. Записи останутся в своё время, изменятся только часы, которые мы показываем.
        Выберите город или напишите название своего.
        [‹ Назад] [⌂]
        ");
    }
}
