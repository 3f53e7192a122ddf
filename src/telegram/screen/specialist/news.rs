//! News to clients: written, looked at as clients will see them, and to whom.

use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::job::JobKind;
use crate::domain::news::Audience;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::{job, news as readers};
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::news;

use super::Clocks;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, choice: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let to = Audience::of_choice(choice).ok_or(Refusal::NotFound)?;
    let say = scene.say;
    let text = match &scene.question {
        Some(Question::News { tenant, text }) if *tenant == id => text.clone(),
        _ => None,
    };
    let a_week = scene.site.news_a_week;
    let running = job::active(scene.conn, id, JobKind::News).await?.map(|row| {
        let label = say.plain(
            "specialist-news-running-b32",
            &args![count = row.done, total = row.total],
        );
        go(
            label,
            Place::Job {
                tenant: id,
                job: row.id,
            },
        )
    });
    let hours = Clocks::of(scene, &tenant).hours(say);
    let held = news::free_from(scene.conn, id, a_week, scene.now).await?;
    let held = held.map(|from| {
        let args = args![count = a_week, when = hours.moment(from)];
        say.html("specialist-news-held", &args)
    });
    let title = say.html("specialist-news-title", &args![]);
    let Some(text) = text else {
        let ask = say.html("specialist-news-ask", &args![]);
        return Ok(Screen::new([title, ask, held.unwrap_or_default()])
            .column(running)
            .foot(say, Place::Tutor { tenant: id }));
    };
    let count = readers::count(scene.conn, id, to, scene.now).await?;
    let send = (count > 0 && held.is_none()).then(|| {
        act(
            say.plain("specialist-news-send-b32", &args![count = count]),
            Act::SendNews {
                tenant: id,
                audience: choice,
                count,
            },
        )
    });
    let choices = (0..).zip(Audience::CHOICES).map(|(n, one)| {
        let name = label(one, say);
        let label = match n == choice {
            true => say.plain("common-chosen-b16", &args![label = name]),
            false => say.plain("common-choice-b16", &args![label = name]),
        };
        go(
            label,
            Place::News {
                tenant: id,
                audience: n,
            },
        )
    });
    let lines = [
        title,
        say.html("specialist-news-to", &args![count = count]),
        held.unwrap_or_default(),
        say.html("specialist-news-anew", &args![]),
        Html::escaped("— — —"),
        say.html("notice-news", &args![tenant = &tenant.name]),
        Html::escaped(&text),
    ];
    Ok(Screen::new(lines)
        .column(running)
        .column(send)
        .grid(choices, 2)
        .foot(say, Place::Tutor { tenant: id }))
}

fn label(audience: Audience, say: &Speaker) -> String {
    match audience {
        Audience::All => say.plain("specialist-news-all", &args![]),
        Audience::Ahead => say.plain("specialist-news-ahead", &args![]),
        Audience::Came { days } => say.plain("specialist-news-came", &args![count = i64::from(days)]),
        Audience::Away { days } => say.plain("specialist-news-away", &args![count = i64::from(days)]),
    }
}
