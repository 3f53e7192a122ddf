//! One pause of a weekly time: until when it lasts, and the way back from it.

use super::regulars::{every, range};
use super::regulars_one::{days, load};
use crate::args;
use crate::domain::ids::{StandingId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::standing::Pause;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Scene, Screen, act};
use crate::usecase::Outcome;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, of: StandingId, pause: Pause) -> Outcome<Screen> {
    let seen = load(scene, id, of).await?;
    if !seen.pauses.contains(&pause) {
        return Err(Refusal::Changed.into());
    }
    let say = scene.say;
    let today = seen.tenant.zone.date(scene.now);
    let args = args![
        name = &seen.row.client_name,
        every = every(seen.regular.time.weekday, seen.regular.weeks, say),
        range = range(&seen.regular, say)
    ];
    let lines = [
        say.html(
            "specialist-regular-paused-title",
            &args![days = days(pause, today, say)],
        ),
        say.html("specialist-regular-paused-whose", &args),
        say.html("specialist-regular-paused-ask", &args![]),
    ];
    let (from, to) = (pause.from, pause.to);
    let (tenant, standing) = (id, of);
    let back = Act::RegularUnpause {
        tenant,
        standing,
        from,
        to,
    };
    Ok(Screen::new(lines)
        .row([act(say.plain("specialist-regular-unpause-b32", &args![]), back)])
        .foot(say, Place::Regular { tenant, standing }))
}
