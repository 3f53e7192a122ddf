//! Several people for one client: the second parent may all, the teenager who only hears may look, and a parent of another
//! child finds nothing.

use slotkeeper::domain::acting::Deeds;

use super::*;

/// Somebody who comes by a link that the first client of Alba has made.
pub(super) async fn comes(world: &World, booker: &Someone, alba: Ids, deeds: u32, someone: &Someone) {
    let (tenant, client, deeds) = (alba.tenant, alba.client, Deeds::from_bits(deeds).unwrap());
    let link = Callback::Do(Act::MakeKinLink { tenant, client, deeds });
    booker.forges(world, &link.encode(Origin::Screen)).await;
    someone.opens(world, &booker.link_in_sight()).await;
    booker.looks();
    someone.looks();
}

/// What an act for a client touches.
pub(super) async fn touched(world: &World) -> Vec<String> {
    let mut rows = Vec::new();
    for query in [
        "SELECT CAST(booking_id AS TEXT) || status || CAST(slot_id AS TEXT) || CAST(entry_no AS TEXT) FROM booking ORDER BY tenant_id, booking_id",
        "SELECT CAST(client_id AS TEXT) || ' ' || CAST(person_id AS TEXT) || CAST(may_book AS TEXT) || CAST(may_hear AS TEXT) || CAST(may_pay AS TEXT) FROM client_person ORDER BY tenant_id, client_id, person_id",
        "SELECT token FROM acting_link ORDER BY token",
        "SELECT name || CAST(account_id AS TEXT) FROM client ORDER BY tenant_id, client_id",
        "SELECT CAST(booking_id AS TEXT) FROM payment_claim ORDER BY booking_id",
        "SELECT CAST(booking_id AS TEXT) FROM coming ORDER BY booking_id",
    ] {
        rows.extend(world.database.texts(query).await);
    }
    rows
}

#[tokio::test]
async fn whoever_only_hears_looks_and_a_second_parent_does_all() {
    story(async |world| {
        let roles = two_practices(world).await;
        let alba = ids(world, &ALBA).await;
        let booker = roles.iter().find(|role| role.relations[0] == Relation::Booker).unwrap();
        let (parent, teen) = (
            world.person(9801, "Paula Parent", "en"),
            world.person(9802, "Teo Teen", "en"),
        );
        comes(world, &booker.who, alba, 7, &parent).await;
        comes(world, &booker.who, alba, 2, &teen).await;
        let mut looked = 0;
        for button in every_button(alba) {
            // What only the one whose booking it is gets, and what takes a time.
            let theirs = answer(&button, Relation::Booker, false) == Answer::Done
                && answer(&button, Relation::Client, false) == Answer::Refused(NOT_FOUND);
            let takes = matches!(
                button,
                Callback::Do(Act::Book { .. } | Act::BookSeries { .. } | Act::BookFreed { .. })
            );
            let own = matches!(
                button,
                // A watch and a message are one person's own.
                Callback::Go(Place::Watch { .. }) | Callback::Do(Act::PauseWatch { .. } | Act::StopWatch { .. })
            );
            if !(theirs || takes) || own {
                continue;
            }
            looked += 1;
            let before = touched(world).await;
            teen.forges(world, &button.encode(Origin::Screen)).await;
            assert_eq!(
                before,
                touched(world).await,
                "a teenager changed something by {button:?}"
            );
            let screen = teen.screen();
            let toast = teen
                .phone
                .toasts()
                .last()
                .map(|toast| toast.text.clone())
                .unwrap_or_default();
            let looks = matches!(
                button,
                Callback::Go(Place::Booking { .. } | Place::Kin { .. } | Place::KinLeave { .. } | Place::Write { .. })
                    | Callback::Do(Act::CalendarFile { .. })
            );
            let refused = [&screen, &toast]
                .iter()
                .any(|said| said.contains("somebody else books and cancels"));
            assert_eq!(refused, !looks, "{button:?}: {toast:?}\n{screen}");
            // Places are all the second parent's too.
            if matches!(button, Callback::Go(_)) {
                parent.forges(world, &button.encode(Origin::Screen)).await;
                for words in [NOT_FOUND, "You can look here"] {
                    assert!(!parent.screen().starts_with(words), "{button:?}:\n{}", parent.screen());
                }
            }
        }
        assert!(looked > 12, "{looked}");
        parent.starts(world).await;
        teen.starts(world).await;
        for someone in roles.iter().map(|role| &role.who).chain([&parent, &teen]) {
            someone.looks();
        }
    })
    .await;
}
