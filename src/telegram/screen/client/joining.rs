//! What somebody sees who has come by a link of their own: that the specialist is asked who they are.

use crate::args;
use crate::domain::ids::TenantId;
use crate::telegram::callback::Place;
use crate::telegram::screen::{Scene, Screen, go};
use crate::usecase::Outcome;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let say = scene.say;
    let open = go(
        say.plain("client-joining-open-b32", &args![]),
        Place::Client { tenant: id },
    );
    let kept = go(say.plain("client-kept-b32", &args![]), Place::Kept);
    let lines = [
        say.html("client-joining-title", &args![tenant = &tenant.name]),
        say.html("client-joining-explain", &args![]),
    ];
    Ok(Screen::new(lines)
        .row([open])
        .row([kept])
        .foot(say, Place::Client { tenant: id }))
}
