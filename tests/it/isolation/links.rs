//! Ids, links and screens of one tenant in the hands of another's people.

use super::*;

#[tokio::test]
async fn ids_of_another_tenant_are_not_found_in_ones_own() {
    story(async |world| {
        let roles = two_practices(world).await;
        let mut digest = world.database.digest().await;
        let alba = ids(world, &ALBA).await;
        let strange = |strange: i64| Ids {
            booked: SlotId(strange),
            free: SlotId(strange),
            spare: SlotId(strange),
            booking: BookingId(strange),
            client: ClientId(strange),
            message: MessageId(strange),
            kind: KindId(strange),
            watch: WatchId(strange),
            helper: PersonId(strange),
            invite: InviteId(strange),
            version: strange,
            status: "no-such-status",
            ..alba
        };
        // A person's number is the same wherever they help: one who helps elsewhere is nobody here.
        let elsewhere = Ids {
            helper: ids(world, &BOREAL).await.helper,
            ..alba
        };
        for mixed in [strange(987_654), strange(i64::MAX), elsewhere] {
            let plain = every_button(alba);
            for (button, plain) in every_button(mixed).into_iter().zip(plain) {
                if button == plain {
                    continue;
                }
                for role in roles
                    .iter()
                    .filter(|role| !matches!(role.relations[0], Relation::Nobody | Relation::Helper(_)))
                {
                    let before = digest.rows().await;
                    role.who.forges(world, &button.encode(Origin::Screen)).await;
                    assert_eq!(changed(&before, &digest.rows().await), NOTHING, "{button:?}");
                    let (toast, screen) = role.reply();
                    // Or in the words in which one's own would be refused now.
                    let own = match answer(&button, role.relations[0], role.operator) {
                        Answer::Refused(words) => words,
                        Answer::Done => NOT_FOUND,
                    };
                    let refused = [NOT_FOUND, GONE, OWN_PAGE, own]
                        .iter()
                        .any(|words| toast.starts_with(words) || screen.starts_with(words));
                    assert!(refused, "{}, {button:?}: {toast:?}\n{screen}", role.name);
                    role.sees_nothing_foreign(&format!("{button:?}"));
                }
            }
        }
        for role in &roles {
            role.who.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_opens_its_own_tenant_and_no_other() {
    story(async |world| {
        let roles = two_practices(world).await;
        let (alba, boreal) = (ids(world, &ALBA).await, ids(world, &BOREAL).await);
        let slug = || ALBA.slug.to_owned();
        let link = |payload: Link| world.server.telegram.link(&payload.encode());
        let links = [
            (Link::Tenant(slug()), "Alba Academy"),
            (
                Link::Day {
                    slug: slug(),
                    date: alba.day,
                },
                "12:07",
            ),
            (
                Link::Slot {
                    slug: slug(),
                    slot: alba.free,
                },
                "Book this time?",
            ),
            (
                Link::Slot {
                    slug: slug(),
                    slot: alba.booked,
                },
                "Somebody has just taken this time",
            ),
            (
                Link::Slot {
                    slug: slug(),
                    slot: SlotId(987_654),
                },
                GONE,
            ),
            (Link::Tenant("nobody-here".to_owned()), "This link leads nowhere"),
            (
                Link::Slot {
                    slug: "nobody-here".to_owned(),
                    slot: boreal.free,
                },
                "This link leads nowhere",
            ),
            (Link::Invite("guessed".to_owned()), "There is no such invite"),
        ];
        for (n, (payload, words)) in links.into_iter().enumerate() {
            let stranger = world.person(1000 + n as i64, "Sam Stranger", "en");
            stranger.opens(world, &link(payload)).await;
            stranger.sees(words);
            for mark in BOREAL.marks.iter().chain(&["Xenia", "Yakov"]) {
                stranger.does_not_see(mark);
            }
        }
        for role in &roles {
            role.who.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_client_of_two_switches_between_them_and_mixes_nothing() {
    story(async |world| {
        let roles = two_practices(world).await;
        let client = roles
            .into_iter()
            .find(|role| role.relations[0] == Relation::Booker)
            .unwrap()
            .who;
        client.opens(world, &world.server.telegram.link(BOREAL.slug)).await;
        let only = |practice: &Practice, other: &Practice| {
            let screen = client.screen();
            for mark in other.marks {
                assert!(!screen.contains(mark), "{mark} of {} in:\n{screen}", practice.name);
            }
        };
        client.taps(world, "Book a time").await;
        client.taps(world, "Nearest").await;
        only(&BOREAL, &ALBA);
        client.taps(world, "12:43").await;
        client.taps(world, "Send a request").await;
        only(&BOREAL, &ALBA);
        client.starts(world).await;
        assert!(
            client.screen().starts_with("Boreal School"),
            "/start opens the place last used"
        );

        client.taps(world, "👥 Specialists").await;
        let both = client.screen();
        assert!(
            both.contains("Alba Academy") && both.contains("✓ Boreal School"),
            "{both}"
        );
        client.taps(world, "Alba Academy").await;
        only(&ALBA, &BOREAL);
        client.says(world, "/my").await;
        assert!(client.screen().contains("10:07"), "{}", client.screen());
        only(&ALBA, &BOREAL);
        client.says(world, "/book").await;
        only(&ALBA, &BOREAL);
        world.restarts().await;
        client.starts(world).await;
        assert!(client.screen().starts_with("Alba Academy"), "{}", client.screen());
        only(&ALBA, &BOREAL);
        client.looks();
        for person in world.server.telegram.people() {
            world.looks_for(person.id());
        }
    })
    .await;
}

#[tokio::test]
async fn an_owner_sees_her_own_link_as_clients_do_with_booking_off() {
    story(async |world| {
        let roles = two_practices(world).await;
        let owner = roles.iter().find(|role| role.relations[0] == Relation::Owner).unwrap();
        let mut digest = world.database.digest().await;
        let before = digest.rows().await;
        owner.who.opens(world, &world.server.telegram.link(ALBA.slug)).await;
        owner
            .who
            .sees("This is how clients see your page. Booking is off here.");
        owner.who.taps(world, "Book a time").await;
        owner.who.taps(world, "Nearest").await;
        owner.who.taps(world, "12:07").await;
        owner.who.taps(world, "Send a request").await;
        owner.who.hears(OWN_PAGE);
        assert_eq!(
            digest.rows().await,
            before,
            "nothing was booked, and she is no visitor of her own"
        );
        owner.who.starts(world).await;
        owner.who.taps(world, "📥 Requests").await;
        owner.who.sees("Xenia One");
        for role in &roles {
            role.who.looks();
        }
    })
    .await;
}
