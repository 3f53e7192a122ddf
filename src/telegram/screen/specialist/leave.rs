//! The end of a practice: everything to take along, and the question before it is closed.

use super::settings::Group;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::moment::Span;
use crate::domain::rights::Right;
use crate::storage::job;
use crate::telegram::callback::Act;
use crate::telegram::screen::{Scene, Screen, act};
use crate::telegram::texts::Html;
use crate::usecase::Outcome;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Own).await?;
    let (now, far) = (scene.now, scene.now + Span::days(36_500));
    let (booked, clients) = job::count_to_cancel(scene.conn, id, now, far).await?;
    let told = job::count_told(scene.conn, id, now, far, &[]).await?;
    let say = scene.say;
    let lines = [
        say.html("settings-leave-title", &args![tenant = &tenant.name]),
        say.html("settings-leave-what", &args![]),
        say.html("settings-leave-booked", &args![count = booked, clients = told]),
        match clients - told {
            0 => Html::default(),
            count => say.html("specialist-untold-ahead", &args![count = count]),
        },
        say.html("settings-leave-type", &args![tenant = &tenant.name]),
    ];
    let export = act(
        say.plain("settings-leave-export-b32", &args![]),
        Act::ExportPractice { tenant: id },
    );
    Ok(Screen::new(lines).row([export]).foot(say, Group::About.place(id)))
}
