//! Days on which regulars found no place, page by page, each with the way to what is there.

use super::Clocks;
use super::regulars::{clock, why};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::rights::Right;
use crate::domain::zone::Date;
use crate::storage::{standing, standing_left};
use crate::telegram::callback::Place;
use crate::telegram::screen::{PAGE, Scene, Screen, go, pages};
use crate::usecase::Outcome;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let today = Clocks::of(scene, &tenant).today();
    let left = standing_left::list(scene.conn, id, &today.to_string()).await?;
    let say = scene.say;
    let mut lines = vec![match left.len() {
        0 => say.html("specialist-regulars-all-placed", &args![]),
        count => say.html("specialist-regulars-unplaced", &args![count = count]),
    }];
    let page = page.min(pages(left.len()) - 1);
    let mut buttons = Vec::new();
    for row in left.iter().skip((page * PAGE) as usize).take(PAGE as usize) {
        let standing = standing::by_id(scene.conn, id, row.standing_id).await?;
        let (Some(of), Ok(day)) = (standing, row.day.parse::<Date>()) else {
            continue;
        };
        let (Some(regular), Some(why)) = (of.regular(), why(row.why.as_deref(), say)) else {
            continue;
        };
        let time = clock(regular.time.span.start_min);
        let args = args![
            day = say.date(day, today),
            time = time.as_str(),
            name = &of.client_name,
            why = why
        ];
        lines.push(say.html("specialist-regulars-left", &args));
        let args = args![date = say.date_short(day), time = time.as_str(), name = &of.client_name];
        let label = say.plain("specialist-regulars-left-b32", &args);
        buttons.push(go(label, Place::Plan { tenant: id, day }));
    }
    if !left.is_empty() {
        lines.push(say.html("specialist-regulars-unplaced-ask", &args![]));
    }
    let tenant = id;
    Ok(Screen::new(lines)
        .column(buttons)
        .pages(say, page, pages(left.len()), |page| Place::RegularsLeft {
            tenant,
            page,
        })
        .foot(say, Place::Regulars { tenant, page: 0 }))
}
