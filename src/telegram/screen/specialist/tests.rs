//! The specialist's screens over a real database: what the loaders find is what the state is.

use std::sync::Arc;

use futures::future::BoxFuture;
use secrecy::SecretString;

use super::add::cells;
use super::sketch::{day, moscow, press, ru, sketch, zone};
use crate::domain::ids::{AccountId, BookingId, PersonId, SlotId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::workflow::Catalogue;
use crate::domain::zone::Date;
use crate::storage::ledger;
use crate::storage::person::{self, Who};
use crate::storage::{Database, Fault, Lane, Tx, booking, slot, tenant};
use crate::telegram::callback::{Act, Callback, Place};
use crate::telegram::screen::{Press, Scene, Screen, Site, draw};
use crate::usecase::practice::Answers;
use crate::usecase::step::StepCommand;
use crate::usecase::{Outcome, Stop, Work, Workflows, book, pay, practice, slots, step, undo};

struct World {
    db: Database,
    flows: Arc<Workflows>,
    site: Site,
    tutor: PersonId,
    pupil: PersonId,
    tenant: TenantId,
    _folder: tempfile::TempDir,
}

const TODAY: &str = "2026-11-24";

impl World {
    /// A tutor in Moscow with a practice of hers, who operates the bot too, and a pupil who has not booked yet.
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("world.db");
        let url = SecretString::from(format!("sqlite://{}", file.display()));
        let db = Database::open(&url).await.unwrap();
        let site = Site {
            bot: "slotkeeper_bot".to_owned(),
            operators: vec![10],
            news_a_week: 2,
        };
        let flows = Arc::new(Workflows::new(Catalogue::load(None).unwrap()));
        let (tutor, pupil, tenant) = (PersonId(1), PersonId(2), TenantId(1));
        let world = Self {
            db,
            flows,
            site,
            tutor,
            pupil,
            tenant,
            _folder: folder,
        };
        let now = moscow("2026-11-24T09:30");
        let flows = world.flows.clone();
        world
            .write(move |tx| {
                let flows = flows.clone();
                Box::pin(async move {
                    for (telegram_id, name) in [(10, "Мария Петрова"), (20, "Аня К.")] {
                        let (name, username) = (name.to_owned(), Some(format!("user{telegram_id}")));
                        let who = Who {
                            telegram_id,
                            name,
                            username,
                            lang: "ru",
                        };
                        person::meet(tx, &who, now).await?;
                    }
                    practice::invite(tx, PersonId(1), "token", now).await?;
                    let answers = Answers {
                        name: "Мария П.".to_owned(),
                        zone: zone("Europe/Moscow"),
                        currency: Currency::RUB,
                        lang: "ru".to_owned(),
                        service: "Английский".to_owned(),
                    };
                    let tenant = practice::found(tx, &flows, PersonId(1), "token", &answers, now).await?;
                    for person in [PersonId(1), PersonId(2)] {
                        tenant::meet(tx, tenant, person, now).await?;
                    }
                    Ok(())
                })
            })
            .await;
        world
    }

    async fn write<T: Send + 'static>(
        &self,
        act: impl for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Outcome<T>> + Send + Sync + 'static,
    ) -> T {
        let done = self.db.write(Lane::Workers, move |tx| {
            let done = act(tx);
            Box::pin(async move { done.await.map_err(|stop| Fault::Bug(format!("{stop:?}"))) })
        });
        done.await.unwrap()
    }

    /// What the tutor's tap on a button does.
    async fn does(&self, act: Act, now: Moment) {
        let (flows, tutor, tenant) = (self.flows.clone(), self.tutor, self.tenant);
        self.write(move |tx| {
            let (flows, act) = (flows.clone(), act.clone());
            Box::pin(async move {
                let mut work = Work::as_specialist(tx, &flows, tenant, tutor, Right::Help, now).await?;
                match act {
                    Act::Make { day, chosen, .. } => {
                        let kind = slots::default_kind(&mut work).await?;
                        slots::make(&mut work, day, &cells(chosen, kind.minutes))
                            .await
                            .map(drop)
                    }
                    Act::Step {
                        booking,
                        entry_no,
                        step: index,
                        sure,
                        ..
                    } => {
                        let command = StepCommand {
                            booking,
                            entry_no,
                            step: index as usize,
                            sure,
                        };
                        step::step(&mut work, command).await.map(drop)
                    }
                    Act::Pay { booking, entry_no, .. } => pay::pay(&mut work, booking, entry_no).await.map(drop),
                    Act::Undo { booking, entry_no, .. } => undo::undo(&mut work, booking, entry_no).await.map(drop),
                    other => panic!("{other:?}"),
                }
            })
        })
        .await;
    }

    async fn sets_price(&self, price: i64) {
        let (flows, tutor, tenant) = (self.flows.clone(), self.tutor, self.tenant);
        self.write(move |tx| {
            let flows = flows.clone();
            Box::pin(async move {
                let mut work = Work::as_specialist(tx, &flows, tenant, tutor, Right::Help, Moment(0)).await?;
                let kind = slots::default_kind(&mut work).await?;
                practice::set_kind(&mut work, kind.kind_id, kind.minutes, price).await
            })
        })
        .await;
    }

    async fn books(&self, slot: SlotId, now: Moment) -> BookingId {
        let (flows, pupil, tenant) = (self.flows.clone(), self.pupil, self.tenant);
        self.write(move |tx| {
            let flows = flows.clone();
            Box::pin(async move {
                let mut work = Work::as_client(tx, &flows, tenant, pupil, now).await?;
                Ok(book::book(&mut work, pupil, slot).await?.booking_id)
            })
        })
        .await
    }

    async fn drawn(&self, person: PersonId, place: Place, now: Moment) -> Outcome<Screen> {
        let mut conn = self.db.read().await?;
        let me = person::by_id(&mut conn, person).await?.unwrap();
        let mut scene = Scene {
            conn: &mut conn,
            flows: &self.flows,
            site: &self.site,
            say: &ru(),
            me: &me,
            last: None,
            question: None,
            list: None,
            now,
        };
        draw(&mut scene, &place).await
    }

    async fn sees(&self, place: Place, now: Moment) -> Screen {
        self.drawn(self.tutor, place, now).await.unwrap()
    }

    async fn refused(&self, place: Place, now: Moment) -> Refusal {
        match self.drawn(self.tutor, place, now).await {
            Err(Stop::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        }
    }

    async fn plan(&self, tenant: TenantId) -> Vec<SlotId> {
        let mut conn = self.db.read().await.unwrap();
        let slots = slot::plan(&mut conn, tenant, Moment(0), Moment(i64::MAX))
            .await
            .unwrap();
        slots.into_iter().map(|slot| slot.slot_id).collect()
    }
}

fn act_of(screen: &Screen, label: &str) -> Act {
    match press(screen, label) {
        Press::Callback(Callback::Do(act)) => act,
        other => panic!("{label}: {other:?}"),
    }
}

fn place_of(screen: &Screen, label: &str) -> Place {
    match press(screen, label) {
        Press::Callback(Callback::Go(place)) => place,
        other => panic!("{label}: {other:?}"),
    }
}

#[tokio::test]
async fn a_request_becomes_a_lesson_a_debt_and_a_payment() {
    let world = World::new().await;
    let (tenant, today): (TenantId, Date) = (world.tenant, day(TODAY));
    let morning = moscow("2026-11-24T09:30");

    let home = world.sees(Place::Tutor { tenant }, morning).await;
    let mut grid = world.sees(place_of(&home, "➕ Добавить время"), morning).await;
    for hour in ["10:00", "12:00"] {
        grid = world.sees(place_of(&grid, hour), morning).await;
    }
    assert!(!sketch(&grid).contains("[9:00]"), "what has begun is not offered");
    world.sets_price(150_000).await;
    world.does(act_of(&grid, "Создать 2 окна"), morning).await;
    let [_, noon] = world.plan(tenant).await[..] else {
        panic!("two slots")
    };
    let grid = world
        .sees(
            Place::Grid {
                tenant,
                day: today,
                chosen: u32::MAX,
            },
            morning,
        )
        .await;
    assert_eq!(place_of(&grid, "12:00■"), Place::Slot { tenant, slot: noon });

    let booking = world.books(noon, morning).await;
    let requests = world.sees(Place::Requests { tenant, page: 0 }, morning).await;
    let request = world
        .sees(place_of(&requests, "Аня К. · сегодня, 12:00"), morning)
        .await;
    insta::assert_snapshot!(sketch(&request), @r"
    📥 <b>Заявка: Аня К.</b>
    Сегодня, 12:00–13:00
    Английский, 60 мин · 1 500 ₽
    Впервые у вас
    Ответьте до: сегодня, 10:00
    [✅ Принять] [✖ Отклонить]
    [👤 Карточка]
    [✉️ Написать] [📋 Записи]
    [‹ Назад] [⌂]
    ");
    world.does(act_of(&request, "✅ Принять"), morning).await;

    let lesson = Place::Lesson { tenant, booking };
    let before = world.sees(lesson.clone(), morning).await;
    insta::assert_snapshot!(sketch(&before), @r"
    <b>Аня К. · сегодня, 12:00–13:00</b>
    ✅ Подтверждено · 1 500 ₽
    Английский, 60 мин
    <i>сегодня, 9:30 · ⏳ Ждёт ответа · Аня К.</i>
    <i>сегодня, 9:30 · ✅ Подтверждено · Мария Петрова</i>
    [↔ Перенести] [👤 Карточка]
    [✉️ Написать] [📋 Записи]
    [↩ Вернуть: Ждёт ответа]
    [✖️ Отменить]
    [⌛ Поздняя отмена]
    [‹ Назад] [⌂]
    ");
    let ask = world.sees(place_of(&before, "✖️ Отменить"), morning).await;
    assert!(sketch(&ask).contains("Время освободится для других."));

    let noon_half = moscow("2026-11-24T12:30");
    let during = world.sees(lesson.clone(), noon_half).await;
    insta::assert_snapshot!(sketch(&during), @r"
    <b>Аня К. · сегодня, 12:00–13:00</b>
    ✅ Подтверждено · 1 500 ₽
    Английский, 60 мин
    <i>сегодня, 9:30 · ⏳ Ждёт ответа · Аня К.</i>
    <i>сегодня, 9:30 · ✅ Подтверждено · Мария Петрова</i>
    [🎓 Проведено] [🚫 Неявка]
    [🎁 Бесплатно] [💸 Не оплачено]
    [👤 Карточка]
    [✉️ Написать] [📋 Записи]
    [✖️ Отменить]
    [⌛ Поздняя отмена]
    [‹ Назад] [⌂]
    ");
    let stale = place_of(&during, "✖️ Отменить");
    world.does(act_of(&during, "🎓 Проведено"), noon_half).await;
    assert_eq!(world.refused(stale, noon_half).await, Refusal::Changed);

    let unpaid = world.sees(Place::Unpaid { tenant, page: 0 }, noon_half).await;
    assert!(sketch(&unpaid).contains("Срок ещё не подошёл: 1 500 ₽"));
    let held = world.sees(lesson.clone(), noon_half).await;
    world.does(act_of(&held, "💰 Оплачено"), noon_half).await;
    let paid = world.sees(lesson.clone(), noon_half).await;
    insta::assert_snapshot!(sketch(&paid), @r"
    <b>Аня К. · сегодня, 12:00–13:00</b>
    💰 Оплачено · 1 500 ₽
    Английский, 60 мин
    <i>сегодня, 9:30 · ✅ Подтверждено · Мария Петрова</i>
    <i>сегодня, 12:30 · 🎓 Проведено · Мария Петрова</i>
    <i>сегодня, 12:30 · 💰 Оплачено · Мария Петрова</i>
    [👤 Карточка]
    [✉️ Написать] [📋 Записи]
    [↩ Вернуть: Проведено]
    [‹ Назад] [⌂]
    ");
    world.does(act_of(&paid, "↩ Вернуть: Проведено"), noon_half).await;
    let home = world.sees(Place::Tutor { tenant }, noon_half).await;
    insta::assert_snapshot!(sketch(&home), @r"
    <b>Сегодня, вт 24 ноября</b>
    Записей сегодня: 1
    Завтра записей нет
    Добавьте свободное время и отправьте клиентам ссылку: записи появятся здесь.
    [➕ Добавить время]
    [12:00 Аня К. 🎓 проведено]
    [📥 Заявки] [💸 Долги]
    [🗓 Расписание] [📋 Записи]
    [👥 Клиенты] [📣 Новости]
    [🔗 Моя ссылка] [⚙ Настройки]
    [📊 Итоги и файлы]
    [🛠 Управление ботом]
    ");

    let upcoming = world
        .sees(
            Place::Lessons {
                tenant,
                past: false,
                page: 9,
            },
            noon_half,
        )
        .await;
    assert!(sketch(&upcoming).contains("[сегодня, 12:00 Аня К. 🎓]"));
    let evening = moscow("2026-11-24T20:00");
    let past = world
        .sees(
            Place::Lessons {
                tenant,
                past: true,
                page: 0,
            },
            evening,
        )
        .await;
    assert!(sketch(&past).contains("Записи · 1"));
    let week = world.sees(Place::Week { tenant, monday: today }, evening).await;
    let plan = world.sees(place_of(&week, "Вт 24 · занято 1 из 2"), evening).await;
    insta::assert_snapshot!(sketch(&plan), @r"
    <b>Сегодня, вт 24 ноября</b>
    Занято 1 из 2
    [10:00–11:00 · прошло]
    [12:00 Аня К. 🎓 проведено]
    [➕ Добавить время]
    [🚫 Закрыть день]
    [‹ 23 ноя] [25 ноя ›]
    [‹ Назад] [⌂]
    ");
}

#[tokio::test]
async fn nothing_of_a_practice_is_there_for_somebody_else() {
    let world = World::new().await;
    let (tenant, now) = (world.tenant, moscow("2026-11-24T09:30"));
    let (booking, slot, page, day) = (BookingId(1), SlotId(1), 0, day(TODAY));
    let places = [
        Place::Tutor { tenant },
        Place::Week { tenant, monday: day },
        Place::Plan { tenant, day },
        Place::CloseAsk { tenant, day },
        Place::Grid { tenant, day, chosen: 1 },
        Place::Typed { tenant, day },
        Place::Lengths { tenant, day },
        Place::Slot { tenant, slot },
        Place::DeleteAsk { tenant, slot },
        Place::Requests { tenant, page },
        Place::Lessons {
            tenant,
            past: true,
            page,
        },
        Place::Unpaid { tenant, page },
        Place::Lesson { tenant, booking },
        Place::StepAsk {
            tenant,
            booking,
            entry_no: 1,
            step: 0,
        },
        Place::Practice { tenant },
        Place::NameAsk { tenant },
        Place::SlugAsk { tenant },
        Place::PriceAsk { tenant },
        Place::PracticeZone { tenant },
        Place::Link { tenant },
        Place::Operator,
    ];
    for place in places {
        let drawn = world.drawn(world.pupil, place.clone(), now).await;
        assert!(matches!(drawn, Err(Stop::Refused(Refusal::NotFound))), "{place:?}");
    }
    assert_eq!(
        world.refused(Place::Slot { tenant, slot }, now).await,
        Refusal::NotFound
    );
    assert_eq!(
        world.refused(Place::Lesson { tenant, booking }, now).await,
        Refusal::NotFound
    );
    assert_eq!(world.refused(Place::Founding, now).await, Refusal::FormExpired);
}

#[tokio::test]
async fn no_forged_date_is_a_fault() {
    let world = World::new().await;
    let (tenant, now) = (world.tenant, moscow("2026-11-24T09:30"));
    for day in [Date::MIN, Date::MAX, Date::from_ymd_opt(1, 1, 1).unwrap()] {
        for place in [
            Place::Week { tenant, monday: day },
            Place::Plan { tenant, day },
            Place::CloseAsk { tenant, day },
            Place::Grid {
                tenant,
                day,
                chosen: u32::MAX,
            },
            Place::Typed { tenant, day },
            Place::Lengths { tenant, day },
        ] {
            let drawn = world.drawn(world.tutor, place.clone(), now).await;
            assert!(drawn.is_ok(), "{place:?}: {drawn:?}");
        }
    }
}

#[tokio::test]
async fn lists_are_read_and_counted_by_an_index() {
    let world = World::new().await;
    let mut conn = world.db.read().await.unwrap();
    let (tenant, now) = (world.tenant, moscow("2026-11-24T09:30"));
    for (query, index) in [
        (
            booking::upcoming_query(tenant, now),
            "INDEX booking_by_start (tenant_id=? AND start_at>?)",
        ),
        (
            booking::past_query(tenant, now),
            "INDEX booking_by_start (tenant_id=? AND start_at<?)",
        ),
        (
            booking::begun_query(tenant, now),
            "COVERING INDEX booking_by_start (tenant_id=? AND start_at<?)",
        ),
        (booking::pending_query(tenant), "INDEX booking_pending (tenant_id=?)"),
        (booking::unpaid_query(tenant), "INDEX booking_unpaid (tenant_id=?)"),
        (
            ledger::balance_query(tenant, AccountId(1)),
            "INDEX sqlite_autoindex_account_1 (tenant_id=? AND account_id=?)",
        ),
        (
            booking::owed_of_account_query(tenant, AccountId(1)),
            "COVERING INDEX booking_unpaid_by_account (tenant_id=? AND account_id=?)",
        ),
        (
            slot::ahead_query(tenant, now),
            "INDEX slot_by_start (tenant_id=? AND start_at>?)",
        ),
        (
            slot::plan_query(tenant, now, now),
            "INDEX slot_by_start (tenant_id=? AND start_at>? AND start_at<?)",
        ),
        (
            slot::with_seats_query(tenant, now, now),
            "INDEX slot_by_start (tenant_id=? AND start_at>? AND start_at<?)",
        ),
        (
            booking::busy_query(tenant, now, now),
            "INDEX booking_by_start (tenant_id=? AND start_at>? AND start_at<?)",
        ),
    ] {
        let plan = conn.plan(&query).await.unwrap();
        assert!(plan.contains(index), "{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{plan}");
    }
}
