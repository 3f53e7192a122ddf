//! The first screen of a new practice: its link, and the first thing to do.

use super::{Scene, Screen, go};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::link::Link;
use crate::domain::rights::Right;
use crate::telegram::callback::Place;
use crate::usecase::Outcome;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Help).await?;
    let say = scene.say;
    let url = scene.site.link(&Link::Tenant(tenant.slug.clone()).encode());
    let day = tenant.zone.date(scene.now);
    let add = go(
        say.plain("specialist-add-times-b32", &args![]),
        Place::Grid {
            tenant: id,
            day,
            chosen: 0,
        },
    );
    let link = go(
        say.plain("specialist-home-link-b16", &args![]),
        Place::Link { tenant: id },
    );
    let home = go(say.plain("common-home-b4", &args![]), Place::Tutor { tenant: id });
    let done = say.html("onboarding-done", &args![name = &tenant.name, url = &url]);
    Ok(Screen::new([done]).row([add]).row([link, home]))
}
