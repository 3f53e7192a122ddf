//! Nothing crosses from one tenant to another: every button as every role, with ids of an own and of a foreign tenant.

mod answers;
mod buttons;
mod families;
mod family_table;
mod links;

use slotkeeper::domain::ids::{BookingId, ClientId, InviteId, KindId, MessageId, PersonId, SlotId, TenantId, WatchId};
use slotkeeper::domain::link::Link;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::rights::{Right, Rights};
use slotkeeper::domain::workflow::By;
use slotkeeper::domain::zone::{Date, Zone};
use slotkeeper::simulator::Limits;
use slotkeeper::storage::tenant::Locked;
use slotkeeper::storage::{Lane, booking, message, payment, slot, team, tenant, watch, workflow};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use self::answers::{Answer, CHANGED, EXPIRED, GONE, NOT_FOUND, OWN_PAGE, Relation, answer, not_yours};
use self::buttons::{Ids, every_button};
use crate::practice;
use crate::world::person::Someone;
use crate::world::{OPERATOR, World, story};

const ALBA: Practice = Practice {
    name: "Alba Academy",
    slug: "alba-academy",
    zone: "Africa/Nairobi",
    price: "3131",
    times: "10:07 12:07 14:07 16:07",
    marks: &["Alba", "alba-academy", "Nairobi", "3,131", ":07"],
};
const BOREAL: Practice = Practice {
    name: "Boreal School",
    slug: "boreal-school",
    zone: "America/Bogota",
    price: "4747",
    times: "10:43 12:43 14:43 16:43",
    marks: &["Boreal", "boreal-school", "Bogota", "4,747", ":43"],
};

struct Practice {
    name: &'static str,
    slug: &'static str,
    zone: &'static str,
    price: &'static str,
    times: &'static str,
    /// What shows that something of it is in sight.
    marks: &'static [&'static str],
}

struct Role {
    name: &'static str,
    who: Someone,
    operator: bool,
    /// To Alba and to Boreal.
    relations: [Relation; 2],
}

impl Role {
    fn to(&self, practice: Option<usize>) -> Relation {
        practice.map_or(Relation::Nobody, |n| self.relations[n])
    }

    fn reply(&self) -> (String, String) {
        let toast = self.who.phone.toasts().last().map(|toast| toast.text.clone());
        (toast.unwrap_or_default(), self.who.screen())
    }

    /// Nothing of a tenant that is not theirs is in sight, nor of its other clients.
    fn sees_nothing_foreign(&self, after: &str) {
        let (toast, screen) = self.reply();
        let sight = format!("{toast}\n{screen}");
        let foreign = [ALBA.marks, BOREAL.marks]
            .into_iter()
            .zip(self.relations)
            .filter(|(_, relation)| *relation == Relation::Nobody);
        let clients = [["Xenia", "Wanda"], ["Yakov", "Zinaida"]];
        let others = clients
            .into_iter()
            .zip(self.relations)
            .filter(|(_, relation)| !matches!(relation, Relation::Owner | Relation::Helper(_)))
            .flat_map(|(clients, _)| clients)
            .filter(|client| !self.who.phone.profile().first_name.starts_with(client));
        for mark in foreign.flat_map(|(marks, _)| marks).copied().chain(others) {
            assert!(
                !sight.contains(mark),
                "{} sees {mark:?} after {after}:\n{sight}",
                self.name
            );
        }
    }

    fn is_answered(&self, answer: Answer, button: &Callback) {
        let (toast, screen) = self.reply();
        let told = |words: &str| match button {
            Callback::Go(_) => screen.starts_with(words),
            Callback::Do(_) => toast.starts_with(words),
        };
        match answer {
            Answer::Refused(words) => assert!(told(words), "{}, {button:?}: {toast:?}\n{screen}", self.name),
            Answer::Done => {
                let rights = Right::GIVEN.map(not_yours);
                let refusals = [NOT_FOUND, CHANGED, OWN_PAGE, EXPIRED, GONE, not_yours(Right::Own)];
                let refused = refusals.iter().chain(&rights).find(|words| told(words));
                assert_eq!(refused, None, "{}, {button:?}: {toast:?}\n{screen}", self.name);
            }
        }
    }
}

/// The owner answers the four questions, sets a price and makes times for Wednesday.
async fn opens_a_practice(world: &World, operator: &Someone, owner: &Someone, practice: &Practice) -> String {
    operator.taps(world, "Invite a specialist").await;
    owner.opens(world, &operator.link_in_sight()).await;
    owner.says(world, practice.name).await;
    owner.forges(world, &found_zone(practice.zone)).await;
    owner.taps(world, "EUR").await;
    owner.taps(world, "English").await;
    let link = owner.link_in_sight();
    let tenant = tenant_of(world, practice).await;
    owner.forges(world, &go(Place::PriceAsk { tenant })).await;
    owner.says(world, practice.price).await;
    owner
        .forges(
            world,
            &go(Place::Typed {
                tenant,
                day: wednesday(world),
            }),
        )
        .await;
    owner.says(world, practice.times).await;
    owner.sees("10:");
    operator.starts(world).await;
    link
}

const NOTHING: Vec<String> = Vec::new();

/// The rows that are in one of the two alone.
fn changed(before: &[String], after: &[String]) -> Vec<String> {
    let gone = before.iter().filter(|row| !after.contains(row));
    let new = after.iter().filter(|row| !before.contains(row));
    gone.chain(new).cloned().collect()
}

fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

fn found_zone(zone: &str) -> String {
    let zone = zone.to_owned();
    Callback::Do(Act::FoundZone { zone }).encode(Origin::Screen)
}

fn wednesday(world: &World) -> Date {
    Zone::UTC.date(world.clock.now() + Span::days(2))
}

async fn tenant_of(world: &World, practice: &Practice) -> TenantId {
    let mut conn = world.app.core.db.read().await.unwrap();
    let row = tenant::by_slug(&mut conn, practice.slug).await.unwrap();
    row.unwrap().id
}

/// The ids of a practice as they are now.
async fn ids(world: &World, practice: &Practice) -> Ids {
    let tenant = tenant_of(world, practice).await;
    let mut conn = world.app.core.db.read().await.unwrap();
    let now = world.clock.now();
    let row = tenant::by_id(&mut conn, tenant).await.unwrap().unwrap();
    let day = wednesday(world);
    let (start, end) = (now, now + Span::days(4));
    let slots = slot::plan(&mut conn, tenant, start, end).await.unwrap();
    let bookings = booking::between(&mut conn, tenant, start, end).await.unwrap();
    let asked = bookings.first().unwrap();
    let watches = watch::ended(&mut conn, now + Span::days(90), 100).await.unwrap();
    let flow = world
        .app
        .core
        .flows
        .of(&mut conn, tenant, row.workflow_version)
        .await
        .unwrap();
    let asker = asked.made_by.unwrap();
    let message = message::waiting(&mut conn, tenant, asker).await.unwrap().pop();
    let step = |by: By, name: &str| {
        let place = flow.steps.iter().position(|step| {
            step.name.as_str() == name
                && step.by.contains(&by)
                && step.from.iter().any(|from| from.as_str() == asked.status)
        });
        place.map_or(u32::MAX, |place| place as u32)
    };
    Ids {
        tenant,
        day,
        zone: practice.zone,
        booked: slots[0].slot_id,
        free: slots[1].slot_id,
        spare: slots.get(3).map_or(SlotId(0), |slot| slot.slot_id),
        revision: slots.get(3).map_or(0, |slot| slot.revision),
        booking: asked.booking_id,
        client: asked.client_id,
        person: asker,
        message: message.map_or(MessageId(0), |row| row.message_id),
        kind: asked.kind_id,
        watch: watches
            .iter()
            .filter(|row| row.tenant_id == tenant)
            .map(|row| row.watch_id)
            .min()
            .unwrap_or(WatchId(987_654)),
        entry_no: asked.entry_no,
        paid: payment::newest_of_account(&mut conn, tenant, asked.account_id)
            .await
            .unwrap(),
        helper: team::members(&mut conn, tenant)
            .await
            .unwrap()
            .iter()
            .find(|member| member.name.starts_with(TARGET))
            .map_or(PersonId(987_654), |member| member.person_id),
        invite: team::standing(&mut conn, tenant, now)
            .await
            .unwrap()
            .first()
            .map_or(InviteId(987_654), |row| row.invite_id),
        approve: step(By::Specialist, "approve"),
        cancel: step(By::Client, "cancel"),
        draft: workflow::draft(&mut conn, tenant)
            .await
            .unwrap()
            .map_or(0, |row| row.revision),
        version: row.workflow_version,
        status: "no-show",
    }
}

/// The assistant who is spoken of, and does nothing.
const TARGET: &str = "Doris";

/// Somebody joins the team of a practice.
async fn helps(world: &World, tenant: TenantId, who: &Someone, may: Option<Right>) -> PersonId {
    who.starts(world).await;
    who.looks();
    let now = world.clock.now();
    let person = practice::someone(&world.app.core.db, who.phone.id(), now).await;
    let rights = may.map_or(Rights::NONE, |right| Rights::NONE.with(right, true));
    let (owner, token) = (owner_of(world, tenant).await, format!("of{person}"));
    let unit = world.app.core.db.write(Lane::Workers, move |tx| {
        let token = token.clone();
        Box::pin(async move {
            let mut locked = Locked::take(tx, tenant).await?.unwrap();
            let expires = now + Span::days(1);
            locked.insert_team_invite(&token, rights, owner, now, expires).await?;
            let invite = team::by_token(&mut locked, &token).await?.unwrap();
            locked.join(&invite, person, now).await
        })
    });
    assert!(unit.await.unwrap());
    who.starts(world).await;
    who.looks();
    person
}

async fn owner_of(world: &World, tenant: TenantId) -> PersonId {
    let mut conn = world.app.core.db.read().await.unwrap();
    let owners = team::with_right(&mut conn, tenant, Right::Own).await.unwrap();
    assert_eq!(owners.len(), 1);
    owners[0]
}

/// Two practices, each with its owner and two clients, of whom the first has asked for ten o'clock.
async fn two_practices(world: &World) -> Vec<Role> {
    use Relation::{Booker, Client, Nobody, Owner};
    world.server.telegram.set_limits(Limits::off());
    let operator = world.person(OPERATOR, "Olga Operator", "en");
    operator.starts(world).await;
    let mut roles = Vec::new();
    let people = [
        (ALBA, "Ada Owner", "Xenia One", "Wanda Two"),
        (BOREAL, "Bob Owner", "Yakov One", "Zinaida Two"),
    ];
    for (n, (practice, owner, first, second)) in people.into_iter().enumerate() {
        let id = 100 * (n as i64 + 1);
        let owner = world.person(id, owner, "en");
        let link = opens_a_practice(world, &operator, &owner, &practice).await;
        let (first, second) = (world.person(id + 1, first, "en"), world.person(id + 2, second, "en"));
        first.opens(world, &link).await;
        second.opens(world, &link).await;
        first.taps(world, "Book a time").await;
        first.taps(world, "Nearest").await;
        first.taps(world, "10:").await;
        first.taps(world, "Send a request").await;
        first.sees("Request sent");
        first.taps(world, "✉️ Write").await;
        first.says(world, "Is there a window?").await;
        first.sees("waiting for an answer");
        first.taps(world, "⌂").await;
        first.taps(world, "🔔 Wait").await;
        first.taps(world, "30 days").await;
        let to = |relation: Relation| match n {
            0 => [relation, Nobody],
            _ => [Nobody, relation],
        };
        for (name, who, relations) in [
            ("the owner", owner, to(Owner)),
            ("the client", first, to(Booker)),
            ("another client", second, to(Client)),
        ] {
            roles.push(Role {
                name,
                who,
                operator: false,
                relations,
            });
        }
    }
    for (n, practice) in [ALBA, BOREAL].iter().enumerate() {
        let tenant = tenant_of(world, practice).await;
        let target = world.person(800 + n as i64, TARGET, "en");
        helps(world, tenant, &target, None).await;
        let owner = owner_of(world, tenant).await;
        let (now, token) = (world.clock.now(), format!("standing{n}"));
        let unit = world.app.core.db.write(Lane::Workers, move |tx| {
            let token = token.clone();
            Box::pin(async move {
                let mut locked = Locked::take(tx, tenant).await?.unwrap();
                let expires = now + Span::days(90);
                locked
                    .insert_team_invite(&token, Rights::NONE, owner, now, expires)
                    .await
            })
        });
        unit.await.unwrap();
    }
    let alba = tenant_of(world, &ALBA).await;
    let assistants = [
        ("who makes times", Some(Right::Schedule)),
        ("who answers clients", Some(Right::Bookings)),
        ("who sees the money", Some(Right::Money)),
        ("who sets things", Some(Right::Settings)),
        ("who looks", None),
    ];
    for (n, (name, may)) in assistants.into_iter().enumerate() {
        let who = world.person(700 + n as i64, &format!("Hugo {name}"), "en");
        helps(world, alba, &who, may).await;
        roles.push(Role {
            name,
            who,
            operator: false,
            relations: [Relation::Helper(may), Nobody],
        });
    }
    let former = world.person(790, "Fred Former", "en");
    let person = helps(world, alba, &former, Some(Right::Settings)).await;
    let now = world.clock.now();
    let unit = world.app.core.db.write(Lane::Workers, move |tx| {
        Box::pin(async move {
            let mut locked = Locked::take(tx, alba).await?.unwrap();
            locked.remove_member(person, now).await
        })
    });
    assert!(unit.await.unwrap());
    roles.push(Role {
        name: "a former assistant",
        who: former,
        operator: false,
        relations: [Nobody, Nobody],
    });
    let stranger = world.person(900, "Sam Stranger", "en");
    stranger.starts(world).await;
    for (name, who, operator) in [("the operator", operator, true), ("a stranger", stranger, false)] {
        roles.push(Role {
            name,
            who,
            operator,
            relations: [Nobody, Nobody],
        });
    }
    roles
}

#[tokio::test]
async fn every_button_is_refused_to_everybody_it_is_not_for() {
    story(async |world| {
        let roles = two_practices(world).await;
        let mut digest = world.database.digest().await;
        let (alba, boreal) = (ids(world, &ALBA).await, ids(world, &BOREAL).await);
        let nowhere = Ids {
            tenant: TenantId(987_654),
            ..alba
        };
        let buttons = every_button(alba).len();
        let mut compared = 0;
        for n in 0..buttons {
            // Foreign ids first, then ids that nothing has: the two are answered alike.
            let mut replies = Vec::new();
            for (target, practice) in [(alba, Some(0)), (boreal, Some(1)), (nowhere, None)] {
                let button = every_button(target).swap_remove(n);
                let refused: Vec<&Role> = roles
                    .iter()
                    .filter(|role| answer(&button, role.to(practice), role.operator) != Answer::Done)
                    .collect();
                let before = digest.rows().await;
                for role in &refused {
                    let message = role.who.phone.last().unwrap().id;
                    let now = world.clock.now_ms();
                    let data = button.encode(Origin::Screen);
                    role.who.phone.forges(message, &data, now).unwrap();
                }
                world.settles().await;
                assert_eq!(changed(&before, &digest.rows().await), NOTHING, "{button:?}");
                for role in &refused {
                    role.is_answered(answer(&button, role.to(practice), role.operator), &button);
                    role.sees_nothing_foreign(&format!("{button:?}"));
                }
                let strangers = refused.iter().filter(|role| role.to(practice) == Relation::Nobody);
                replies
                    .extend(strangers.map(|role| (role.name, role.who.phone.id(), practice.is_some(), role.reply())));
            }
            for (name, id, exists, reply) in &replies {
                for (_, other, other_exists, other_reply) in &replies {
                    if *exists && !other_exists && id == other {
                        compared += 1;
                        assert_eq!(
                            reply, other_reply,
                            "{name} can tell a foreign id from none by button {n}"
                        );
                    }
                }
            }
        }
        assert!(compared > 300, "{compared}");
        // What stays behind of a forged place gives nothing away either.
        for role in &roles {
            for place in [Place::Settings, Place::Home, Place::Specialists { page: 0 }] {
                role.who.forges(world, &go(Place::Client { tenant: alba.tenant })).await;
                role.who
                    .forges(world, &go(Place::Tutor { tenant: boreal.tenant }))
                    .await;
                role.who.forges(world, &go(place.clone())).await;
                role.sees_nothing_foreign(&format!("{place:?}"));
            }
            role.who.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn every_button_works_for_those_it_is_for_and_touches_their_tenant_alone() {
    story(async |world| {
        let roles = two_practices(world).await;
        let mut digest = world.database.digest().await;
        let buttons = every_button(ids(world, &ALBA).await).len();
        let mut allowed = 0;
        for n in 0..buttons {
            for (practice, number) in [(&ALBA, 0), (&BOREAL, 1)] {
                let mut target = ids(world, practice).await;
                // What one may do, they do instead of the owner.
                let helped = |button: &Callback| {
                    let may = |role: &Role| {
                        matches!(role.to(Some(number)), Relation::Helper(_))
                            && answer(button, role.to(Some(number)), false) == Answer::Done
                    };
                    matches!(button, Callback::Do(_)) && !roles.iter().all(|role| !may(role))
                };
                for role in &roles {
                    let button = every_button(target).swap_remove(n);
                    let relation = role.to(Some(number));
                    if relation == Relation::Owner
                        && helped(&button)
                        && !matches!(button, Callback::Do(Act::Step { .. }))
                    {
                        continue;
                    }
                    // They leave in a story of their own.
                    if matches!(button, Callback::Do(Act::LeaveTeam { .. })) {
                        continue;
                    }
                    let by_client = matches!(button, Callback::Do(Act::Step { step, .. }) if step == target.cancel);
                    let by_owner = matches!(button, Callback::Do(Act::Step { step, .. }) if step == target.approve);
                    let others = (by_client && relation == Relation::Owner)
                        || (by_owner && relation == Relation::Booker)
                        || ((by_client || by_owner) && matches!(relation, Relation::Helper(_)));
                    if others || answer(&button, relation, role.operator) != Answer::Done {
                        continue;
                    }
                    // Only one can take the free time.
                    if matches!(
                        button,
                        Callback::Do(
                            Act::Book { .. }
                                | Act::BookAt { .. }
                                | Act::BookFor { .. }
                                | Act::BookSeries { .. }
                                | Act::BookSeriesFor { .. }
                                | Act::BookFreed { .. }
                                | Act::AskWeekly { .. }
                        )
                    ) && relation != Relation::Client
                    {
                        continue;
                    }
                    allowed += 1;
                    let mut foreign = Vec::new();
                    for (practice, relation) in [&ALBA, &BOREAL].into_iter().zip(role.relations) {
                        if relation == Relation::Nobody {
                            let tenant = tenant_of(world, practice).await;
                            foreign.push((tenant, digest.of_tenant(tenant).await));
                        }
                    }
                    let before = digest.rows().await;
                    role.who.forges(world, &button.encode(Origin::Screen)).await;
                    role.is_answered(Answer::Done, &button);
                    role.sees_nothing_foreign(&format!("{button:?}"));
                    let after = digest.rows().await;
                    if matches!(button, Callback::Do(_)) {
                        target = ids(world, practice).await;
                    }
                    for (tenant, theirs) in foreign {
                        let changed = changed(&theirs, &digest.of_tenant(tenant).await);
                        assert_eq!(changed, NOTHING, "{}, {button:?}", role.name);
                    }
                    if matches!(button, Callback::Go(_)) {
                        assert_eq!(changed(&before, &after), NOTHING, "looking at {button:?}");
                    }
                }
            }
        }
        assert!(allowed > 150, "{allowed}");
        // They are spoken of, and hear of it.
        for n in 0..2 {
            world.looks_for(800 + n);
        }
        for role in &roles {
            role.who.looks();
        }
    })
    .await;
}
