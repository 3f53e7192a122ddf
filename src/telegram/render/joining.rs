//! Notices of somebody who comes by the link of a client.

use super::Page;
use crate::args;
use crate::domain::ids::ClientId;
use crate::domain::moment::Moment;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Screen, act, go};
use crate::telegram::texts::Html;

impl Page<'_> {
    /// To the specialist: is it them?
    pub(super) fn join_asked(
        &self,
        client: ClientId,
        came: Moment,
        name: &str,
        who: &str,
        username: Option<&str>,
    ) -> Screen {
        let (say, tenant) = (self.say, self.told.tenant.id);
        let username = username.map(|username| {
            let username = format!("@{username}");
            Html::escaped(&username)
        });
        let lines = [
            say.html("notice-join-asked", &args![who = who, name = name]),
            username.unwrap_or_default(),
            say.html("notice-join-question", &args![]),
        ];
        let answer = |yes| Act::Join {
            tenant,
            client,
            came: came.0,
            yes,
        };
        Screen::new(lines)
            .row([
                act(say.plain("notice-join-yes-b16", &args![]), answer(true)),
                act(say.plain("notice-join-no-b16", &args![]), answer(false)),
            ])
            .row([super::home(say)])
    }

    pub(super) fn join_settled(&self, name: &str, yes: bool) -> Screen {
        let line = match yes {
            true => self.say.html("notice-join-settled-yes", &args![name = name]),
            false => self.say.html("notice-join-settled-no", &args![name = name]),
        };
        Screen::new([line])
    }

    /// To the one who came.
    pub(super) fn joined(&self, yes: bool) -> Screen {
        let tenant = &self.told.tenant;
        if !yes {
            let text = self.say.html("notice-joined-no", &args![tenant = &tenant.name]);
            return Screen::new([text]).row([super::home(self.say)]);
        }
        let open = Place::Client { tenant: tenant.id };
        Screen::new([self.say.html("notice-joined", &args![tenant = &tenant.name])])
            .row([go(self.say.plain("notice-joined-open-b32", &args![]), open)])
            .row([super::home(self.say)])
    }
}
