//! Notices to the team of a practice.

use super::{Page, home};
use crate::args;
use crate::telegram::callback::Place;
use crate::telegram::screen::{Screen, go, team::given};
use crate::telegram::texts::Html;
use crate::usecase::views::told_team::TeamTold;

impl Page<'_> {
    pub(super) fn team(&self, told: &TeamTold) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        let practice = &self.told.tenant.name;
        let (text, rest, button) = match told {
            TeamTold::Joined { person, name } => {
                let place = Place::Member {
                    tenant,
                    person: *person,
                };
                let button = go(say.plain("team-notice-joined-b32", &args![]), place);
                let args = args![name = name, tenant = practice];
                (say.html("team-notice-joined", &args), Html::default(), Some(button))
            }
            TeamTold::Left { name } if name.is_empty() => {
                let text = say.html("team-notice-left-for-good", &args![tenant = practice]);
                (text, Html::default(), None)
            }
            TeamTold::Left { name } => {
                let args = args![name = name, tenant = practice];
                (say.html("team-notice-left", &args), Html::default(), None)
            }
            TeamTold::Rights(rights) => {
                let text = say.html("team-notice-rights", &args![tenant = practice]);
                (text, given(*rights, say), None)
            }
            TeamTold::Removed => {
                let text = say.html("team-notice-removed", &args![tenant = practice]);
                (text, Html::default(), None)
            }
            TeamTold::Offered { by } => {
                let button = go(
                    say.plain("team-notice-offered-b32", &args![]),
                    Place::TakeOver { tenant },
                );
                let args = args![name = by, tenant = practice];
                (say.html("team-notice-offered", &args), Html::default(), Some(button))
            }
            TeamTold::Declined { name } => {
                let args = args![name = name, tenant = practice];
                (say.html("team-notice-declined", &args), Html::default(), None)
            }
            TeamTold::OfferOver { took, .. } => {
                let text = match took {
                    true => say.html("team-notice-offer-taken", &args![tenant = practice]),
                    false => say.html("team-notice-offer-over", &args![tenant = practice]),
                };
                (text, Html::default(), None)
            }
            TeamTold::Closed => {
                let text = say.html("team-notice-closed", &args![tenant = practice]);
                (text, Html::default(), None)
            }
            TeamTold::TakenOver { name } => {
                let args = args![name = name, tenant = practice];
                (say.html("team-notice-taken", &args), Html::default(), None)
            }
        };
        Screen::new([text, rest]).column(button).row([home(say)])
    }
}
