//! What a question said it would cost is what its answer costs: where it is another sum by now, it is asked again.

use super::question::STANDS;
use super::route::Visit;
use crate::domain::ids::BookingId;
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{By, StatusId, machine};
use crate::storage::workflow;
use crate::usecase::status::times;
use crate::usecase::{Outcome, Work};

/// Refused where the rules of the practice have changed since the question was asked, or the way out costs another sum.
pub async fn as_asked(work: &mut Work<'_>, visit: &Visit<'_>, booking: BookingId, leaves: bool) -> Outcome<()> {
    let Some(until) = visit.chat.question_until else {
        return Ok(());
    };
    let asked = Moment(until.0 - STANDS.0);
    let (row, flow) = work.booking(booking).await?;
    let tenant = work.tenant.id();
    let version = workflow::version(&mut work.tenant, tenant, row.workflow_version).await?;
    let status = StatusId::from(row.status.as_str());
    let charge = |at: Moment| {
        let way = machine::way_out(&flow, &status, By::Client, at, &times(&row))?;
        flow.status(&way.step.to).map(|to| machine::charge(to, row.price))
    };
    let anew = version.is_some_and(|version| version.applied_at > asked);
    match anew || (leaves && charge(asked) != charge(visit.at)) {
        true => Err(Refusal::ChargeChanged.into()),
        false => Ok(()),
    }
}
