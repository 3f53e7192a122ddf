//! Who hears of a time that has become free, when, and who does not.

use super::*;

#[tokio::test]
async fn a_time_beyond_the_horizon_is_told_to_who_began_to_wait_after_it_was_made() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let near = Policy {
            approval: Approval::Never,
            horizon_days: 3,
            ..Policy::default()
        };
        house.set_policy(world, near).await;
        let anna = house.client(world, "Anna").await;
        house.slot(world, "2026-11-29T10:00").await;
        waits(&anna, world, &house, "a", 14).await;
        tick(world).await;
        anna.does_not_see(FREE);
        world.comes(at("2026-11-26T00:01")).await;
        anna.sees(FREE);
        anna.sees("10:00–11:00");
    })
    .await;
}

#[tokio::test]
async fn people_hear_in_the_order_in_which_they_asked_each_once() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let names = ["Anna", "Boris", "Clara", "Dina"];
        let clients = house.clients(world, &names).await;
        takes(&clients[0], world, &house, slot).await;
        for n in [2, 1, 3] {
            waits(&clients[n], world, &house, &format!("s{slot}"), 0).await;
            // A second wish, and the same again, make no second message.
            waits(&clients[n], world, &house, "a", 14).await;
            waits(&clients[n], world, &house, "a", 30).await;
        }
        assert_eq!(waiting(world, &house).await, 6);
        leaves(&clients[0], world, &house, slot).await;
        for _ in 0..3 {
            tick(world).await;
        }
        for client in &clients[1..] {
            client.sees(FREE);
            assert_eq!(client.count(FREE), 1);
        }
        assert_eq!(clients[0].count(FREE), 0);
        let told = "SELECT person.name AS name FROM outbox JOIN person ON person.person_id = outbox.person_id \
                    WHERE dedupe LIKE 'freed:%' AND state = 'sent' ORDER BY outbox_id";
        assert_eq!(world.database.texts(told).await, ["Clara", "Boris", "Dina"]);

        // It is taken and freed once more: that is another freeing, and heard of again.
        clients[1].taps(world, "✅ Book").await;
        leaves(&clients[1], world, &house, slot).await;
        tick(world).await;
        assert_eq!(clients[2].count(FREE), 2);
        assert_eq!(
            clients[1].count(FREE),
            0,
            "his message is settled, and he freed it himself"
        );
        for client in &clients {
            client.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_again_before_the_message_leaves_is_left_out() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        waits(boris, world, &house, "a", 14).await;
        let ten = house.slot(world, TEN).await;
        house.slot(world, "2026-11-25T12:00").await;
        // The letters are written and wait; one of the two times is taken meanwhile, then both.
        let core = &world.app.core;
        slotkeeper::scheduler::run_watches(core, world.clock.now())
            .await
            .unwrap();
        takes(anna, world, &house, ten).await;
        tick(world).await;
        boris.sees("Wed 25 Nov, 12:00–13:00");
        boris.does_not_see("10:00–11:00");
        assert_eq!(boris.count(FREE), 1);

        leaves(anna, world, &house, ten).await;
        slotkeeper::scheduler::run_watches(core, world.clock.now())
            .await
            .unwrap();
        takes(anna, world, &house, ten).await;
        tick(world).await;
        assert_eq!(boris.count(FREE), 1, "an empty message is none");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn nobody_hears_of_what_they_could_not_book() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let policy = Policy {
            approval: Approval::Never,
            min_notice_book: Span::hours(24),
            horizon_days: 10,
            max_active: 1,
            ..Policy::default()
        };
        house.set_policy(world, policy).await;
        let clients = house.clients(world, &["Anna", "Boris", "Clara", "Dina"]).await;
        let (anna, boris, clara, dina) = (&clients[0], &clients[1], &clients[2], &clients[3]);
        for client in &clients {
            waits(client, world, &house, "a", 30).await;
        }
        // Anna has all she may have, Boris is banned from now on.
        let hers = house.slot(world, "2026-11-27T10:00").await;
        takes(anna, world, &house, hers).await;
        let his = house.slot(world, "2026-11-27T12:00").await;
        takes(boris, world, &house, his).await;
        leaves(boris, world, &house, his).await;
        world
            .database
            .sql("UPDATE client SET banned_at = 1 WHERE name = 'Boris'")
            .await;
        tick(world).await;
        for someone in [anna, boris] {
            assert_eq!(someone.count("free"), 0, "{}", someone.sight());
            someone.looks();
        }
        // Both times that were free meanwhile are one message.
        assert_eq!(clara.count(FREE), 1, "{}", clara.sight());
        // Too soon, too far, hidden, on a closed day.
        house.slot(world, "2026-11-23T20:00").await;
        house.slot(world, "2026-12-10T10:00").await;
        tick(world).await;
        assert_eq!(clara.count(FREE), 1);
        let closed = Act::CloseDay {
            tenant: house.tenant,
            day: "2026-11-28".parse().unwrap(),
        };
        house.tutor.forges(world, &code(closed)).await;
        house.slot(world, "2026-11-28T10:00").await;
        tick(world).await;
        assert_eq!(clara.count(FREE), 1);
        // The day is opened again: that is news. To open it twice is none.
        for _ in 0..2 {
            let opened = Act::OpenDay {
                tenant: house.tenant,
                day: "2026-11-28".parse().unwrap(),
            };
            house.tutor.forges(world, &code(opened)).await;
            tick(world).await;
        }
        assert_eq!(clara.count(FREE), 2);
        // What is too far to be booked is told of on the day on which it can be.
        world.comes(at("2026-11-29T23:59")).await;
        assert_eq!(clara.count(FREE), 2);
        world.comes(at("2026-11-30T00:02")).await;
        assert_eq!(clara.count(FREE), 3);
        clara.sees("Thu 10 Dec, 10:00–11:00");
        assert_eq!(
            anna.count(FREE),
            1,
            "her lesson is over by then, so she may have another"
        );
        for someone in [anna, boris, dina] {
            someone.looks();
        }
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn shown_and_unblocked_times_are_news_and_hidden_ones_are_not() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let boris = house.client(world, "Boris").await;
        let slot = house.slot(world, TEN).await;
        waits(&boris, world, &house, "a", 14).await;
        let tenant = house.tenant;
        for (n, hides) in [(1, true), (2, false)] {
            let revision = house.row(world, slot).await.unwrap().revision;
            let away = match hides {
                true => Act::Hide { tenant, slot, revision },
                false => Act::Block { tenant, slot, revision },
            };
            house.tutor.forges(world, &code(away)).await;
            tick(world).await;
            assert_eq!(boris.count(FREE), n - 1);
            let show = Act::Show {
                tenant,
                slot,
                revision: revision + 1,
            };
            house.tutor.forges(world, &code(show)).await;
            tick(world).await;
            assert_eq!(boris.count(FREE), n);
        }
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn quiet_hours_hold_and_what_a_night_brings_is_one_message() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        waits(boris, world, &house, "a", 14).await;
        let night = "UPDATE person SET quiet_from = 1320, quiet_to = 480 WHERE name = 'Boris'";
        world.database.sql(night).await;
        world.comes(at("2026-11-23T22:30")).await;
        let first = house.slot(world, TEN).await;
        world.comes(at("2026-11-23T23:30")).await;
        house.slot(world, "2026-11-25T12:00").await;
        world.comes(at("2026-11-24T03:00")).await;
        house.slot(world, "2026-11-25T14:00").await;
        world.comes(at("2026-11-24T07:58")).await;
        assert_eq!(boris.count(FREE) + boris.count("are free"), 0, "{}", boris.sight());
        takes(anna, world, &house, first).await;
        world.comes(at("2026-11-24T08:01")).await;
        boris.sees("🔔 2 times are free");
        boris.sees("12:00–13:00");
        boris.does_not_see("10:00–11:00");
        boris.taps(world, "✅ tomorrow, 14:00").await;
        boris.sees("✅ It's yours");
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn quiet_hours_hold_for_the_end_of_a_watch_and_for_what_was_written_before_they_were_chosen() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let boris = house.client(world, "Boris").await;
        waits(&boris, world, &house, "w2-9-12", 0).await;
        waits(&boris, world, &house, "a", 14).await;
        world.comes(at("2026-11-23T23:00")).await;
        house.slot(world, "2026-11-25T14:00").await;
        let core = &world.app.core;
        // The letter is written and has not left when he asks for quiet.
        let now = world.clock.now();
        assert_eq!(slotkeeper::scheduler::run_watches(core, now).await.unwrap(), 1);
        let night = "UPDATE person SET quiet_from = 1320, quiet_to = 480 WHERE name = 'Boris'";
        world.database.sql(night).await;
        let ends = format!(
            "UPDATE watch SET until_at = {} WHERE wish = 'w2-9-12'",
            at("2026-11-24T03:00").0
        );
        assert_eq!(world.database.sql(&ends).await, 1);
        tick(world).await;
        let waits =
            "UPDATE outbox SET due_at = due_at WHERE dedupe LIKE 'freed:%' AND state = 'waiting' AND attempts = 0";
        assert_eq!(world.database.sql(waits).await, 1, "it stands in nobody's way");
        world.comes(at("2026-11-24T07:59")).await;
        assert_eq!(
            boris.count(FREE) + boris.count("of waiting have passed"),
            0,
            "{}",
            boris.sight()
        );
        world.comes(at("2026-11-24T08:01")).await;
        assert_eq!((boris.count(FREE), boris.count("of waiting have passed")), (1, 1));
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_run_that_takes_its_time_knows_that_quiet_hours_have_begun() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let boris = house.client(world, "Boris").await;
        waits(&boris, world, &house, "a", 14).await;
        let night = "UPDATE person SET quiet_from = 1320, quiet_to = 480 WHERE name = 'Boris'";
        world.database.sql(night).await;
        world.comes(at("2026-11-23T21:59")).await;
        house.slot(world, "2026-11-25T14:00").await;
        let begun = world.clock.now();
        world.clock.advance(Span::minutes(2));
        let core = &world.app.core;
        assert_eq!(slotkeeper::scheduler::run_watches(core, begun).await.unwrap(), 1);
        let due = "SELECT CAST(due_at AS TEXT) FROM outbox WHERE dedupe LIKE 'freed:%'";
        let morning = at("2026-11-24T08:00").0.to_string();
        assert_eq!(world.database.texts(due).await, [morning]);
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_watch_of_one_tenant_sleeps_through_what_becomes_free_at_another() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        let core = &world.app.core;
        let other = practice::someone(&core.db, 77, core.clock.now()).await;
        let elsewhere = practice::practice(core, other, Approval::Never).await;
        waits(boris, world, &house, "a", 14).await;
        let foreign = practice::slot(core, elsewhere, other, TEN).await;
        tick(world).await;
        assert_eq!(boris.count(FREE), 0);
        // Nor can anything be asked of a tenant whose link one has not opened, nor of another's watch.
        let tenant = elsewhere;
        let wish = format!("s{foreign}");
        anna.forges(world, &code(Act::WatchFor { tenant, wish, days: 0 })).await;
        anna.hears("This isn't here any more");
        let mut conn = house::read(world).await;
        let id = watch::awake(&mut conn, house.tenant, world.clock.now()).await.unwrap()[0].watch_id;
        drop(conn);
        for act in [
            Act::StopWatch {
                tenant: house.tenant,
                watch: id,
            },
            Act::PauseWatch {
                tenant: house.tenant,
                watch: id,
                paused: true,
            },
        ] {
            anna.forges(world, &code(act)).await;
            anna.hears("This isn't here any more");
        }
        anna.forges(
            world,
            &go(Place::Watch {
                tenant: house.tenant,
                watch: id,
            }),
        )
        .await;
        anna.sees("This isn't here any more");
        assert_eq!(waiting(world, &house).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_hundred_and_twenty_who_wait_are_told_in_turns_each_once_in_order() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let anna = house.client(world, "Anna").await;
        takes(&anna, world, &house, slot).await;
        let now = world.clock.now();
        let core = &world.app.core;
        let many = practice::people(&core.db, 5000, 120, now).await;
        let tenant = house.tenant;
        let crowd = many.clone();
        let unit = core.db.write(slotkeeper::storage::Lane::Workers, move |tx| {
            let crowd = crowd.clone();
            Box::pin(async move {
                for id in crowd {
                    slotkeeper::storage::tenant::meet(tx, tenant, id, now).await?;
                    person::set_lang(tx, id, "en").await?;
                    let mut locked = slotkeeper::storage::tenant::Locked::take(tx, tenant).await?.unwrap();
                    locked.put_watch(id, "a", None, now + Span::days(7), now).await?;
                }
                Ok(())
            })
        });
        unit.await.unwrap();
        let booking = house.held(world, slot).await.remove(0);
        let cancel = house.step(world, &booking, "cancel").await;
        anna.forges(world, &cancel).await;
        anna.looks();
        assert_eq!(slotkeeper::scheduler::run_watches(core, now).await.unwrap(), 120);
        assert_eq!(slotkeeper::scheduler::run_watches(core, now).await.unwrap(), 0);
        let told = "SELECT CAST(person_id AS TEXT) FROM outbox WHERE dedupe LIKE 'freed:%' ORDER BY outbox_id";
        let asked: Vec<String> = many.iter().map(ToString::to_string).collect();
        assert_eq!(world.database.texts(told).await, asked);
        world
            .database
            .sql("DELETE FROM outbox WHERE dedupe LIKE 'freed:%'")
            .await;
        house.tutor.looks();
    })
    .await;
}
