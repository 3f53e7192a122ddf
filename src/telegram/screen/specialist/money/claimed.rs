//! The sum that really came, where a client spoke of another.

use super::sum;
use crate::args;
use crate::domain::ids::{ClaimId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::{Scene, Screen, act};
use crate::usecase::Outcome;
use crate::usecase::views::claimed::claimed;

/// Lessons that are told one by one.
const SHOWN: usize = 8;

/// The next line that is typed is that sum.
pub async fn draw(scene: &mut Scene<'_>, id: TenantId, claim: ClaimId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let of = claimed(scene.conn, id, claim).await?.ok_or(Refusal::NotFound)?;
    if !of.is_open() {
        return Err(Refusal::ClaimSettled.into());
    }
    let say = scene.say;
    let hours = scene.hours(say, &tenant);
    let whole = sum(say, &tenant, of.open.sum);
    let lessons = of.open.bookings.iter().take(SHOWN).map(|row| {
        let args = args![
            when = upper_first(&hours.moment(row.start_at)),
            sum = sum(say, &tenant, row.owed())
        ];
        say.html("specialist-payment-lesson", &args)
    });
    let more = of.open.bookings.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| say.html("notice-claimed-more", &args![count = more]));
    let yes = say.plain("specialist-claim-all-b32", &args![sum = &whole]);
    let title = [
        say.html("specialist-claim-other-title", &args![name = &of.name]),
        say.html("specialist-claim-other-said", &args![sum = &whole]),
    ];
    let ask = say.html("specialist-claim-other-ask", &args![]);
    Ok(Screen::new(title.into_iter().chain(lessons).chain(more).chain([ask]))
        .row([act(yes, Act::ClaimYes { tenant: id, claim })])
        .foot(say, Place::Unpaid { tenant: id, page: 0 }))
}
