//! Which pictures and files there can be.

use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::rights::Right;
use crate::domain::week::WeekStart;
use crate::domain::zone::{Date, plus_days};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

use super::Clocks;

/// Which picture of a week.
pub async fn week(scene: &mut Scene<'_>, id: TenantId, monday: Date) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Help).await?;
    let today = Clocks::of(scene, &tenant).today();
    let week = tenant.policy.week;
    Ok(week_screen(id, (week, week.of(monday)), today, scene.say))
}

fn week_screen(tenant: TenantId, (start, monday): (WeekStart, Date), today: Date, say: &Speaker) -> Screen {
    let sunday = plus_days(monday, 6);
    let past = sunday < today;
    let lines = [
        say.html("specialist-picture-week-ask", &args![days = say.days(monday, sunday)]),
        match past {
            true => Html::default(),
            false => say.html("specialist-picture-week-ask-free", &args![]),
        },
        say.html("specialist-picture-week-ask-whole", &args![]),
    ];
    let sheet = |whole: bool| Act::WeekSheet { tenant, monday, whole };
    let free = (!past).then(|| act(say.plain("picture-week-free-b32", &args![]), sheet(false)));
    let whole = act(say.plain("picture-week-whole-b32", &args![]), sheet(true));
    let week = |label: String, of: Date| {
        let label = match of == monday {
            true => say.plain("common-chosen-b16", &args![label = label]),
            false => say.plain("common-choice-b16", &args![label = label]),
        };
        go(label, Place::WeekPicture { tenant, monday: of })
    };
    let now = start.of(today);
    Screen::new(lines)
        .column(free)
        .row([whole])
        .row([
            week(say.plain("picture-week-this", &args![]), now),
            week(say.plain("picture-week-next", &args![]), plus_days(now, 7)),
        ])
        .foot(say, Place::Week { tenant, monday })
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{day, sketch, speakers};
    use super::*;

    #[test]
    fn a_week_is_chosen_and_what_of_it() {
        let [ru, en] = speakers();
        let screen = |monday: &str, say: &Speaker| {
            week_screen(TenantId(1), (WeekStart::Monday, day(monday)), day("2026-11-24"), say)
        };
        insta::assert_snapshot!(sketch(&screen("2026-11-23", &ru)), @r"
        🖼 <b>Картинка недели 23–29 ноября</b>
        Свободные часы: без имён, со ссылкой и QR-кодом. Можно переслать кому угодно.
        Весь план: с именами клиентов, только для своих.
        [🟢 Свободные часы]
        [📋 Весь план]
        [✓ Эта неделя] [Следующая]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen("2026-11-30", &en)), @r"
        🖼 <b>Picture of the week 30 Nov – 6 Dec</b>
        Free times: no names, with your link and a QR code. Forward it to anybody.
        The whole plan: with clients' names, for your own eyes.
        [🟢 Free times]
        [📋 The whole plan]
        [This week] [✓ Next week]
        [‹ Back] [⌂]
        ");
        let past = sketch(&screen("2026-11-16", &en));
        assert!(!past.contains("Free times") && !past.contains('✓'), "{past}");
    }
}
