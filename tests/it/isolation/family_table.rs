//! Every button of the families' area, by everybody who does something for a client, did once, or never: with ids of
//! their own, of another client, and of another practice.

use slotkeeper::domain::acting::{Deeds, May};

use super::answers::LAST;
use super::families::{comes, touched};
use super::*;

const LOOKS: &str = "You can look here, but somebody else books";

/// Those of the families' area alone.
fn of_families(ids: Ids) -> Vec<Callback> {
    let mut all = every_button(ids);
    all.retain(|button| {
        button.encode(Origin::Screen)[1..]
            .trim_start_matches('!')
            .starts_with(".a")
    });
    assert_eq!(all.len(), 21, "{all:?}");
    all
}

/// What somebody is answered who may do that for the client whom the button names; nothing for who does not act for them.
fn expected(button: &Callback, may: Deeds) -> Answer {
    use Answer::{Done, Refused};
    let acts = may != Deeds::NONE;
    let books = |then: Answer| match (acts, may.has(May::Book)) {
        (false, _) => Refused(NOT_FOUND),
        (true, false) => Refused(LOOKS),
        (true, true) => then,
    };
    let only = |yes: bool| if yes { Done } else { Refused(NOT_FOUND) };
    match button {
        Callback::Go(place) => match place {
            Place::Family { .. } | Place::KinNew { .. } => Done,
            Place::Kin { .. } | Place::KinLeave { .. } => only(acts),
            Place::KinName { .. } => books(Done),
            Place::KinInvite { deeds, .. } => books(only(deeds.are_among(may))),
            // Whom the first client let in nobody else sets.
            Place::KinPerson { .. } => books(Refused(NOT_FOUND)),
            _ => Refused(NOT_FOUND),
        },
        Callback::Do(act) => match act {
            Act::BookAt { .. } | Act::BookFor { .. } | Act::BookSeriesFor { .. } | Act::ForWhom { .. } => books(Done),
            Act::MakeKinLink { deeds, .. } => books(only(deeds.are_among(may))),
            Act::LeaveKin { .. } => only(acts),
            Act::SetKin { .. } => books(Refused(NOT_FOUND)),
            _ => Refused(NOT_FOUND),
        },
    }
}

/// It takes the time, or the one who taps, away from the others.
fn ends_it(button: &Callback) -> bool {
    matches!(
        button,
        Callback::Do(Act::BookAt { .. } | Act::BookFor { .. } | Act::BookSeriesFor { .. } | Act::LeaveKin { .. })
    )
}

async fn taps_all(world: &World, role: &Role, alba: Ids, may: Deeds) -> usize {
    let mut refused = 0;
    for button in of_families(alba) {
        let answer = expected(&button, may);
        if answer == Answer::Done && ends_it(&button) {
            continue;
        }
        let before = touched(world).await;
        role.who.forges(world, &button.encode(Origin::Screen)).await;
        role.is_answered(answer, &button);
        match answer {
            Answer::Refused(_) => {
                refused += 1;
                assert_eq!(before, touched(world).await, "{}, {button:?}", role.name);
            }
            Answer::Done => {
                let (toast, screen) = role.reply();
                assert!(!toast.starts_with(LOOKS) && !screen.starts_with(LOOKS), "{button:?}");
            }
        }
    }
    refused
}

/// Wanda has a client of her own in Alba.
async fn of_wanda(world: &World, wanda: &Someone, alba: Ids) -> Ids {
    let (tenant, slot) = (alba.tenant, None);
    wanda.forges(world, &go(Place::KinNew { tenant, slot })).await;
    wanda.says(world, "Wilma").await;
    wanda.looks();
    let query = format!("SELECT CAST(client_id AS TEXT) FROM client WHERE name = 'Wilma' AND tenant_id = {tenant}");
    let client = ClientId(world.database.texts(&query).await[0].parse().unwrap());
    Ids { client, ..alba }
}

async fn sets(world: &World, owner: &Someone, alba: Ids, who: &Someone, deeds: Deeds) {
    let (tenant, client) = (alba.tenant, alba.client);
    let person = practice::someone(&world.app.core.db, who.phone.id(), world.clock.now()).await;
    let set = Act::SetActing {
        tenant,
        client,
        person,
        deeds,
    };
    owner.forges(world, &Callback::Do(set).encode(Origin::Screen)).await;
    owner.looks();
}

#[tokio::test]
async fn each_right_in_a_family_opens_its_own_buttons_and_is_gone_at_the_next_tap() {
    story(async |world| {
        let roles = two_practices(world).await;
        let (alba, boreal) = (ids(world, &ALBA).await, ids(world, &BOREAL).await);
        let of = |relation: Relation| roles.iter().find(|role| role.relations[0] == relation).unwrap();
        let (owner, xenia, wanda) = (of(Relation::Owner), of(Relation::Booker), of(Relation::Client));
        let wilma = of_wanda(world, &wanda.who, alba).await;
        let kin = [
            ("who only books", 9811, 1),
            ("who only hears", 9812, 2),
            ("who only pays", 9813, 4),
            ("a second parent", 9814, 7),
            ("a former one", 9815, 7),
        ];
        let mut refused = 0;
        for (name, id, bits) in kin {
            let role = Role {
                name,
                who: world.person(id, "Kim", "en"),
                operator: false,
                relations: [Relation::Client, Relation::Nobody],
            };
            comes(world, &xenia.who, alba, bits, &role.who).await;
            owner.who.looks();
            if name != "a former one" {
                let may = Deeds::from_bits(bits).unwrap();
                refused += taps_all(world, &role, alba, may).await;
                // Another client's id, and another practice's, are as ids that nothing has.
                refused += taps_all(world, &role, wilma, Deeds::NONE).await;
                let stranger = Role {
                    relations: [Relation::Nobody; 2],
                    ..role
                };
                let before = touched(world).await;
                for button in of_families(boreal) {
                    stranger.who.forges(world, &button.encode(Origin::Screen)).await;
                    stranger.is_answered(Answer::Refused(NOT_FOUND), &button);
                }
                assert_eq!(before, touched(world).await);
                // Less of it from now on, and then nothing.
                let less = may.with(May::Book, false);
                if less != may && less != Deeds::NONE {
                    sets(world, &owner.who, alba, &stranger.who, less).await;
                    refused += taps_all(world, &stranger, alba, less).await;
                }
                let leave = Act::LeaveKin {
                    tenant: alba.tenant,
                    client: alba.client,
                };
                stranger
                    .who
                    .forges(world, &Callback::Do(leave).encode(Origin::Screen))
                    .await;
                stranger.who.hears("Done: you won't see it any more");
                refused += taps_all(world, &stranger, alba, Deeds::NONE).await;
                stranger.who.looks();
                continue;
            }
            sets(world, &owner.who, alba, &role.who, Deeds::NONE).await;
            refused += taps_all(world, &role, alba, Deeds::NONE).await;
            // Whatever else a client of the practice is not given they are not given either.
            for button in every_button(alba) {
                let answer = answer(&button, Relation::Client, false);
                if answer == Answer::Done {
                    continue;
                }
                let before = touched(world).await;
                role.who.forges(world, &button.encode(Origin::Screen)).await;
                role.is_answered(answer, &button);
                assert_eq!(before, touched(world).await, "{button:?}");
                refused += 1;
            }
            role.who.looks();
        }
        assert!(refused > 250, "{refused}");
        for role in &roles {
            role.who.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn the_buttons_of_one_client_are_another_clients_nowhere() {
    story(async |world| {
        let roles = two_practices(world).await;
        let alba = ids(world, &ALBA).await;
        let wanda = roles.iter().find(|role| role.relations[0] == Relation::Client).unwrap();
        let wilma = of_wanda(world, &wanda.who, alba).await;
        let mut tapped = 0;
        for button in of_families(wilma) {
            for role in &roles {
                // To Wilma Wanda is what the first client is to theirs.
                let relation = match role.relations[0] {
                    Relation::Booker => Relation::Client,
                    Relation::Client => Relation::Booker,
                    other => other,
                };
                let runs = matches!(relation, Relation::Owner | Relation::Helper(_));
                let answer = answer(&button, relation, role.operator);
                if answer == Answer::Done && (runs || ends_it(&button)) {
                    continue;
                }
                tapped += 1;
                let before = touched(world).await;
                role.who.forges(world, &button.encode(Origin::Screen)).await;
                match answer {
                    // She is alone with her.
                    Answer::Refused(LAST) => role.who.hears(LAST),
                    answer => role.is_answered(answer, &button),
                }
                if answer != Answer::Done {
                    assert_eq!(before, touched(world).await, "{}, {button:?}", role.name);
                }
            }
        }
        assert!(tapped > 180, "{tapped}");
        for role in &roles {
            role.who.looks();
        }
    })
    .await;
}
