//! What is set for a practice, and the link that its specialist hands out.

use url::Url;

use super::rules::{self, approval_line};
use super::{Clocks, default_kind};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::policy::{Approval, Policy};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::rule::Rule;
use crate::domain::zone::{Date, Zone};
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::client::{price as sum, service};
use crate::telegram::screen::hours::on_wall;
use crate::telegram::screen::{Button, Scene, Screen, act, copy, go, me, url};
use crate::telegram::texts::{Html, Lang, Speaker};
use crate::usecase::Outcome;

/// What is set for a practice, by what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Lessons,
    Money,
    About,
}

impl Group {
    /// In the order of their buttons; the place in it is what a button carries.
    pub const ALL: [Self; 3] = [Self::Lessons, Self::Money, Self::About];

    pub fn place(self, tenant: TenantId) -> Place {
        let which = (0..).zip(Self::ALL).find(|(_, group)| *group == self);
        let which = which.map_or(0, |(which, _)| which);
        Place::PracticeGroup { tenant, which }
    }
}

struct View {
    tenant: TenantId,
    name: String,
    link: String,
    currency: String,
    /// Of the practice, as it calls itself.
    language: String,
    zone: Zone,
    /// By the practice's clock.
    time: String,
    today: Date,
    policy: Policy,
    service: Html,
    minutes: i64,
    price: Option<String>,
}

impl View {
    async fn of(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Self> {
        let tenant = scene.own_tenant(id, Right::Settings).await?;
        let kind = default_kind(scene, id).await?;
        let say = scene.say;
        let lang = Lang::of_code(&tenant.lang).unwrap_or_default();
        Ok(Self {
            tenant: id,
            link: scene.site.link(&tenant.slug),
            currency: tenant.currency.clone(),
            language: say.texts().plain(lang, "common-language", &args![]),
            zone: tenant.zone,
            time: say.time(on_wall(tenant.zone, scene.now).time()),
            today: Clocks::of(scene, &tenant).today(),
            service: service(say, &tenant, &kind.name, kind.minutes, kind.price),
            minutes: kind.minutes,
            price: sum(say, &tenant, kind.price),
            name: tenant.name,
            policy: tenant.policy,
        })
    }

    fn zone_line(&self, say: &Speaker) -> Html {
        let zone = say.city(self.zone.name());
        say.html("settings-zone", &args![zone = zone, time = &self.time])
    }
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    Ok(screen(&View::of(scene, id).await?, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let lines = [
        say.html("settings-practice-title", &args![tenant = &view.name]),
        say.html("settings-slug", &args![url = &view.link]),
        view.service.clone(),
        approval_line(view.policy.approval, say),
        say.html("settings-currency", &args![currency = &view.currency]),
        view.zone_line(say),
    ];
    let approval = match view.policy.approval == Approval::Never {
        true => act(
            say.plain("settings-approval-hand-b32", &args![]),
            Act::Approval { tenant, at_once: false },
        ),
        false => act(
            say.plain("settings-approval-once-b32", &args![]),
            Act::Approval { tenant, at_once: true },
        ),
    };
    let history = Place::Past {
        tenant,
        about: 0,
        before: None,
    };
    Screen::new(lines)
        .row([approval])
        .row([go(
            say.plain("settings-manners-lessons-b32", &args![]),
            Group::Lessons.place(tenant),
        )])
        .row([go(
            say.plain("settings-manners-money-b32", &args![]),
            Group::Money.place(tenant),
        )])
        .row([go(say.plain("settings-told-b32", &args![]), Place::ToldMe { tenant })])
        .row([go(say.plain("settings-team-b32", &args![]), Place::Team { tenant })])
        .row([go(
            say.plain("settings-manners-about-b32", &args![]),
            Group::About.place(tenant),
        )])
        .row([go(say.plain("settings-history-b32", &args![]), history)])
        .row([go(say.plain("settings-own-b16", &args![]), Place::Settings)])
        .foot(say, Place::Tutor { tenant })
}

/// One sort of what is set.
pub async fn group(scene: &mut Scene<'_>, id: TenantId, which: u32) -> Outcome<Screen> {
    let view = View::of(scene, id).await?;
    let group = *Group::ALL.get(which as usize).ok_or(Refusal::NotFound)?;
    Ok(group_screen(&view, group, scene.say))
}

fn group_screen(view: &View, group: Group, say: &Speaker) -> Screen {
    let screen = match group {
        Group::Lessons => lessons(view, say),
        Group::Money => money(view, say),
        Group::About => about(view, say),
    };
    screen.foot(say, Place::Practice { tenant: view.tenant })
}

fn lessons(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let length = say.plain(
        "settings-manners-length-b32",
        &args![duration = say.duration(view.minutes)],
    );
    let day = view.today;
    let lines = [
        say.html("settings-manners-lessons-title", &args![]),
        view.service.clone(),
        approval_line(view.policy.approval, say),
    ];
    Screen::new(lines)
        .row([go(say.plain("settings-rules-b32", &args![]), Place::Rules { tenant })])
        .row([go(
            say.plain("settings-kinds-b32", &args![]),
            Place::Kinds { tenant, page: 0 },
        )])
        .row([go(length, Place::Lengths { tenant, day })])
        .row([go(
            say.plain("settings-question-b32", &args![]),
            Place::BookingQuestion { tenant },
        )])
        .row([go(
            say.plain("settings-outcomes-b32", &args![]),
            Place::Outcomes { tenant },
        )])
}

fn money(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let price = match &view.price {
        Some(price) => say.plain("specialist-add-price-b16", &args![price = price]),
        None => say.plain("specialist-add-price-none-b16", &args![]),
    };
    let lines = [
        say.html("settings-manners-money-title", &args![]),
        view.service.clone(),
        say.html("settings-currency", &args![currency = &view.currency]),
    ];
    Screen::new(lines)
        .row([go(price, Place::PriceAsk { tenant })])
        .row([go(
            say.plain("settings-pay-note-b32", &args![]),
            Place::PayNote { tenant },
        )])
        .row([rules::row(tenant, Rule::DebtNote, &view.policy, say)])
        .row([go(
            say.plain("settings-rules-currency-b32", &args![currency = &view.currency]),
            Place::CurrencyAsk { tenant },
        )])
}

fn about(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let week = say.plain(
        "settings-manners-week-b32",
        &args![weekday = view.policy.week.weekday().number_from_monday()],
    );
    let lines = [
        say.html("settings-manners-about-title", &args![tenant = &view.name]),
        say.html("settings-slug", &args![url = &view.link]),
        view.zone_line(say),
    ];
    Screen::new(lines)
        .row([
            go(say.plain("settings-name-b16", &args![]), Place::NameAsk { tenant }),
            go(say.plain("settings-slug-b16", &args![]), Place::SlugAsk { tenant }),
        ])
        .row([go(
            say.plain("settings-manners-zone-b32", &args![zone = say.city(view.zone.name())]),
            Place::PracticeZone { tenant },
        )])
        .row([go(
            say.plain("settings-manners-language-b32", &args![language = &view.language]),
            Place::PracticeLang { tenant },
        )])
        .row([go(week, Place::WeekAsk { tenant })])
        .row([go(say.plain("settings-leave-b32", &args![]), Place::Leave { tenant })])
}

pub async fn name(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let text = scene.say.html("settings-name-ask", &args![name = &tenant.name]);
    Ok(asking(Group::About.place(id), text, scene.say))
}

pub async fn slug(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let text = scene.say.html("settings-slug-ask", &args![slug = &tenant.slug]);
    Ok(asking(Group::About.place(id), text, scene.say))
}

pub async fn price(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let kind = default_kind(scene, id).await?;
    let say = scene.say;
    let none = || say.plain("settings-price-none", &args![]);
    let now = sum(say, &tenant, kind.price).unwrap_or_else(none);
    let text = say.html("settings-price-ask", &args![price = now, currency = &tenant.currency]);
    Ok(asking(Group::Money.place(id), text, say))
}

/// The next line that is typed answers it.
fn asking(back: Place, text: Html, say: &Speaker) -> Screen {
    Screen::new([text]).foot(say, back)
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
        .foot(say, Group::About.place(tenant))
}

pub async fn link(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Help).await?;
    // Clients read what goes along with it.
    let theirs = Lang::of_code(&tenant.lang).unwrap_or_default();
    Ok(link_screen(id, &scene.site.link(&tenant.slug), theirs, scene.say))
}

fn link_screen(tenant: TenantId, link: &str, theirs: Lang, say: &Speaker) -> Screen {
    let lines = [
        say.html("specialist-link-title", &args![]),
        say.html("specialist-link-explain", &args![url = link]),
    ];
    let text = say.texts().plain(theirs, "specialist-link-share-text", &args![]);
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
    let mut row = sharing(link, text, say);
    row.pop();
    row.push(copy(
        say.plain("common-copy-b16", &args![]),
        text.chars().take(super::share::COPIED).collect(),
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
            policy: Policy::default(),
            language: "Русский".to_owned(),
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
        [🗓 Запись и занятия]
        [💰 Деньги]
        [🔔 Что мне сообщать]
        [👥 Команда]
        [🏠 О практике]
        [📜 История изменений]
        [👤 Мои настройки]
        [‹ Назад] [⌂]
        ");
        let at_once = View {
            policy: Policy {
                approval: Approval::Never,
                ..Policy::default()
            },
            price: Some("₽1,500".to_owned()),
            ..view()
        };
        assert!(sketch(&screen(&at_once, &en)).contains("[Approve every booking]"));
        insta::assert_snapshot!(sketch(&group_screen(&view(), Group::Lessons, &ru)), @r"
        🗓 <b>Запись и занятия</b>
        Занятие, 60 мин
        Записи: подтверждаете вы
        [📏 Правила записи]
        [📚 Виды занятий]
        [⏱ Длительность: 60 мин]
        [💬 Вопрос при записи]
        [🎓 Исходы занятия]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&group_screen(&at_once, Group::Money, &en)), @r"
        💰 <b>Money</b>
        Занятие, 60 мин
        Currency: RUB
        [💰 ₽1,500]
        [💳 How to pay you]
        [💸 Debts: no reminder]
        [💱 Currency: RUB]
        [‹ Back] [⌂]
        ");
        insta::assert_snapshot!(sketch(&group_screen(&view(), Group::About, &ru)), @r"
        🏠 <b>О практике · Мария П. · английский</b>
        Ссылка: https://t.me/slotkeeper_bot?start=mariya-p
        Часовой пояс: Москва, сейчас 9:30
        [✏️ Имя] [🔗 Адрес]
        [🕒 Часовой пояс: Москва]
        [🌐 Язык: Русский]
        [🗓 Неделя начинается с пн]
        [🚪 Закрыть практику]
        [‹ Назад] [⌂]
        ");
    }

    #[test]
    fn the_link_is_shared_copied_and_looked_at() {
        let link = "https://t.me/slotkeeper_bot?start=mariya-p";
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&link_screen(TenantId(1), link, Lang::Ru, &ru)), @r"
        🔗 <b>Ваша ссылка</b>
        https://t.me/slotkeeper_bot?start=mariya-p
        Отправьте её клиентам: они увидят свободное время и запишутся сами.
        [📤 Поделиться] [📄 Скопировать]
        [🔳 QR-код картинкой]
        [👁 Глазами клиента]
        [✏️ Изменить адрес]
        [‹ Назад] [⌂]
        ");
        let screen = link_screen(TenantId(1), link, Lang::En, &en);
        let share = "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fslotkeeper_bot%3Fstart%3Dmariya-p\
            &text=Book%20a%20time%20with%20me%3A";
        assert_eq!(press(&screen, "📤 Share"), Press::Url(share.to_owned()));
        assert_eq!(press(&screen, "📄 Copy"), Press::Copy(link.to_owned()));
    }

    #[test]
    fn what_is_typed_is_asked_for() {
        let say = ru();
        let text = say.html("settings-price-ask", &args![price = "не указана", currency = "RUB"]);
        insta::assert_snapshot!(sketch(&asking(Place::Home, text, &say)), @r"
        <b>Сколько стоит одно занятие?</b>
        Сейчас: не указана
        Напишите сумму в RUB одним сообщением; 0, если цену не показывать. Для уже созданных окон цена прежняя.
        [‹ Назад] [⌂]
        ");
        let lead = say.html("settings-zone-ask", &args![]);
        let screen = zone_screen(TenantId(1), zone("Europe/Moscow"), lead, vec![], &say);
        insta::assert_snapshot!(sketch(&screen), @r"
        <b>По каким часам вы работаете?</b>
        Сейчас: Москва. Записи не сдвинутся, изменятся только часы, которые мы показываем.
        Выберите город или напишите название своего.
        [‹ Назад] [⌂]
        ");
    }
}
