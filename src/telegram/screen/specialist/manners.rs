//! How a practice shows itself: the language it speaks to those it does not know yet, and the day its weeks begin with.

use super::settings::Group;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::rights::Right;
use crate::domain::week::WeekStart;
use crate::telegram::callback::Act;
use crate::telegram::screen::{Scene, Screen, act};
use crate::telegram::texts::{Lang, Speaker};
use crate::usecase::Outcome;

pub async fn language(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    let now = Lang::of_code(&tenant.lang).unwrap_or_default();
    Ok(language_screen(id, now, scene.say))
}

fn language_screen(tenant: TenantId, now: Lang, say: &Speaker) -> Screen {
    let lines = [
        say.html("settings-manners-language-title", &args![]),
        say.html("settings-manners-language-explain", &args![]),
    ];
    let choices = Lang::ALL.map(|lang| {
        let label = say.texts().plain(lang, "common-language", &args![]);
        let chosen = if lang == now { "yes" } else { "no" };
        let label = say.plain("settings-manners-choice-b32", &args![label = label, chosen = chosen]);
        let code = lang.code().to_owned();
        act(label, Act::SetPracticeLang { tenant, code })
    });
    Screen::new(lines).column(choices).foot(say, Group::About.place(tenant))
}

pub async fn week(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Settings).await?;
    Ok(week_screen(id, tenant.policy.week, scene.say))
}

fn week_screen(tenant: TenantId, now: WeekStart, say: &Speaker) -> Screen {
    let lines = [
        say.html("settings-manners-week-title", &args![]),
        say.html("settings-manners-week-explain", &args![]),
    ];
    let choices = (0..).zip(WeekStart::ALL).map(|(which, week)| {
        let n = week.weekday().number_from_monday();
        let label = say.plain("settings-manners-weekday", &args![n = n]);
        let chosen = if week == now { "yes" } else { "no" };
        let label = say.plain("settings-manners-choice-b32", &args![label = label, chosen = chosen]);
        act(label, Act::SetWeekStart { tenant, which })
    });
    Screen::new(lines).column(choices).foot(say, Group::About.place(tenant))
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{sketch, speakers};
    use super::*;

    #[test]
    fn what_is_chosen_is_marked() {
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&week_screen(TenantId(1), WeekStart::Sunday, &ru)), @r"
        🗓 <b>С какого дня начинается неделя?</b>
        Так показываем недели и месяцы вам и вашим клиентам. Время занятий не меняется.
        [Понедельник]
        [Воскресенье ☑]
        [Суббота]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&language_screen(TenantId(1), Lang::Ru, &en)), @r"
        🌐 <b>Which language does your practice speak?</b>
        It goes with your link, and with new clients until we know theirs. Everybody reads the rest in their own.
        [Русский ☑]
        [English]
        [‹ Back] [⌂]
        ");
    }
}
