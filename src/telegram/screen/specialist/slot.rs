//! A time on the plan: what clients see of it, and who has it.

use super::kinds::Field;
use super::{Clocks, Row, if_any, rows};
use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::booking;
use crate::storage::offer;
use crate::storage::slot::{self, KindRow, SlotRow, SlotState};
use crate::telegram::callback::{Act, Place};
use crate::telegram::choosing::number_of;
use crate::telegram::format::upper_first;
use crate::telegram::screen::client::{price, service};
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::kinds::{note_of, place_of};

struct View {
    tenant: TenantId,
    clocks: Clocks,
    slot: SlotRow,
    service: Html,
    price: Option<String>,
    place: String,
    note: String,
    lessons: Vec<Row>,
    /// What is held of it, for whom and until when.
    held: Vec<(String, Moment)>,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, slot: SlotId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Help).await?;
    let slot = slot::by_id(scene.conn, id, slot).await?.ok_or(Refusal::NotFound)?;
    let kinds: Vec<KindRow> = slot::kinds(scene.conn, id).await?;
    let of_slot = kinds.iter().find(|kind| kind.kind_id == slot.kind_id);
    let kind = of_slot.map_or("", |kind| &kind.name);
    let minutes = (slot.end_at - slot.start_at).0 / 60;
    let booked = booking::in_slot(scene.conn, id, slot.slot_id).await?;
    let view = View {
        tenant: id,
        clocks: Clocks::of(scene, &tenant),
        service: service(scene.say, &tenant, kind, minutes, slot.price),
        price: price(scene.say, &tenant, slot.price),
        place: place_of(&tenant, of_slot, &slot.place).to_owned(),
        note: note_of(&tenant, &slot.note).to_owned(),
        lessons: rows(scene, id, booked).await?,
        held: held(scene, id, &slot).await?,
        slot,
    };
    Ok(screen(&view, scene.say))
}

async fn held(scene: &mut Scene<'_>, tenant: TenantId, slot: &SlotRow) -> Outcome<Vec<(String, Moment)>> {
    if slot.taken == 0 {
        return Ok(Vec::new());
    }
    let rows = offer::of_slot(scene.conn, tenant, slot.slot_id).await?;
    Ok(rows.into_iter().map(|row| (row.name, row.until_at)).collect())
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, row) = (view.tenant, &view.slot);
    let (slot, revision) = (row.slot_id, row.revision);
    let hours = view.clocks.hours(say);
    let past = row.start_at <= view.clocks.now;
    let state = SlotState::parse(&row.state).unwrap_or(SlotState::Blocked);
    let lines = [
        title(view, say),
        match state {
            _ if past => say.html("specialist-slot-past", &args![]),
            SlotState::Open if row.free_seats() <= 0 => Html::default(),
            SlotState::Open => say.html("specialist-slot-open", &args![]),
            SlotState::Hidden => say.html("specialist-slot-hidden", &args![]),
            SlotState::Blocked | SlotState::Deleted => say.html("specialist-slot-blocked", &args![]),
        },
        if row.seats > 1 || row.taken > 0 {
            say.html("specialist-slot-seats", &args![taken = row.taken, seats = row.seats])
        } else {
            Html::default()
        },
        view.service.clone(),
        if_any(&view.place, |place| say.html("common-place", &args![place = place])),
        if_any(&view.note, |note| say.html("common-note", &args![note = note])),
    ];
    let held = view.held.iter().map(|(name, until)| {
        let until = hours.moment(*until);
        say.html("specialist-slot-held", &args![name = name, until = until])
    });
    let lessons = view
        .lessons
        .iter()
        .map(|row| row.button(tenant, hours.time(row.start), say));
    let hide = act(
        say.plain("specialist-slot-hide-b16", &args![]),
        Act::Hide { tenant, slot, revision },
    );
    let show = act(
        say.plain("specialist-slot-show-b16", &args![]),
        Act::Show { tenant, slot, revision },
    );
    let unblock = act(
        say.plain("specialist-slot-unblock-b16", &args![]),
        Act::Show { tenant, slot, revision },
    );
    let block = act(
        say.plain("specialist-slot-block-b16", &args![]),
        Act::Block { tenant, slot, revision },
    );
    let takes = !past && row.free_seats() > 0 && matches!(state, SlotState::Open | SlotState::Hidden);
    let who = takes.then(|| {
        let label = say.plain("specialist-slot-who-b32", &args![]);
        go(label, Place::WhoFor { tenant, slot, page: 0 })
    });
    let free = row.taken == 0;
    let fate_of = |label: String, state: SlotState| {
        let state = number_of(state);
        act(label, Act::FateOf { tenant, slot, state })
    };
    let states = match state {
        _ if past => vec![],
        SlotState::Open if free => vec![hide, block],
        SlotState::Hidden if free => vec![show, block],
        // What becomes of its bookings is asked first.
        SlotState::Open => vec![
            hide,
            fate_of(say.plain("specialist-slot-block-b16", &args![]), SlotState::Blocked),
        ],
        SlotState::Hidden => vec![
            show,
            fate_of(say.plain("specialist-slot-block-b16", &args![]), SlotState::Blocked),
        ],
        SlotState::Blocked | SlotState::Deleted => vec![unblock],
    };
    let ask = |field: Field| Place::SlotAsk {
        tenant,
        slot,
        field: field.n(),
    };
    let price = match &view.price {
        Some(price) => say.plain("specialist-add-price-b16", &args![price = price]),
        None => say.plain("specialist-add-price-none-b16", &args![]),
    };
    let seats = say.plain("specialist-slot-seats-b16", &args![count = row.seats]);
    let place = say.plain("specialist-slot-place-b16", &args![]);
    let note = say.plain("specialist-slot-note-b16", &args![]);
    let own = [
        go(price, ask(Field::Price)),
        go(seats, ask(Field::Seats)),
        go(place, ask(Field::Place)),
        go(note, ask(Field::Note)),
    ];
    let own = own.into_iter().filter(|_| !past);
    let label = say.plain("specialist-slot-delete-b32", &args![]);
    let delete = match (free, past) {
        (true, _) => Some(go(label, Place::DeleteAsk { tenant, slot })),
        (false, false) => Some(fate_of(label, SlotState::Deleted)),
        (false, true) => None,
    };
    let day = view.clocks.tenant.date(row.start_at);
    Screen::new(lines.into_iter().chain(held))
        .column(lessons)
        .column(who)
        .row(states)
        .grid(own, 2)
        .column(delete)
        .foot(say, Place::Plan { tenant, day })
}

fn title(view: &View, say: &Speaker) -> Html {
    let when = view.clocks.hours(say).when(view.slot.start_at, view.slot.end_at);
    say.html("specialist-slot-title", &args![when = upper_first(&when)])
}

/// Asks before a time is deleted.
pub async fn delete(scene: &mut Scene<'_>, id: TenantId, slot: SlotId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let slot = slot::by_id(scene.conn, id, slot).await?.ok_or(Refusal::NotFound)?;
    if slot.taken > 0 {
        let held = held(scene, id, &slot).await?;
        return Err(match held.len() as i64 == slot.taken {
            true => Refusal::SlotHeld,
            false => Refusal::SlotHasBookings,
        }
        .into());
    }
    let clocks = Clocks::of(scene, &tenant);
    let view = View {
        tenant: id,
        clocks,
        slot,
        service: Html::default(),
        price: None,
        place: String::new(),
        note: String::new(),
        lessons: Vec::new(),
        held: Vec::new(),
    };
    Ok(delete_screen(&view, scene.say))
}

fn delete_screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, slot, revision) = (view.tenant, view.slot.slot_id, view.slot.revision);
    let lines = [
        say.html("specialist-slot-delete-title", &args![]),
        title(view, say),
        say.html("specialist-slot-delete-explain", &args![]),
    ];
    let yes = act(
        say.plain("specialist-slot-delete-yes-b32", &args![]),
        Act::Delete { tenant, slot, revision },
    );
    Screen::new(lines).row([yes]).foot(say, Place::Slot { tenant, slot })
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{clocks, moscow, row, ru, sketch, speakers};
    use super::*;
    use crate::domain::ids::KindId;

    fn view(state: SlotState, taken: i64) -> View {
        let slot = SlotRow {
            slot_id: SlotId(5),
            start_at: moscow("2026-11-26T17:00"),
            end_at: moscow("2026-11-26T18:00"),
            seats: 1,
            state: state.as_str().to_owned(),
            own_state: state.as_str().to_owned(),
            kind_id: KindId(1),
            price: 150_000,
            place: "zoom".to_owned(),
            note: String::new(),
            revision: 3,
            taken,
            window_id: None,
            for_one: 0,
        };
        let service = Html::escaped("Английский, 60 мин");
        View {
            tenant: TenantId(1),
            clocks: clocks(),
            slot,
            service,
            price: Some("1 500 ₽".to_owned()),
            place: "zoom".to_owned(),
            note: String::new(),
            lessons: vec![],
            held: vec![],
        }
    }

    #[test]
    fn a_free_time_can_be_hidden_blocked_and_deleted() {
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view(SlotState::Open, 0), &ru)), @r"
        <b>Чт 26 ноября, 17:00–18:00</b>
        Открыто для записи
        Английский, 60 мин
        📍 zoom
        [➕ Записать клиента]
        [Скрыть] [🔒 Закрыть]
        [💰 1 500 ₽] [👥 Мест: 1]
        [📍 Место] [📝 Для клиентов]
        [🗑 Удалить окно]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen(&view(SlotState::Blocked, 0), &en)), @r"
        <b>Thu 26 Nov, 17:00–18:00</b>
        🔒 Blocked: nobody can book it
        Английский, 60 мин
        📍 zoom
        [Unblock]
        [💰 1 500 ₽] [👥 Seats: 1]
        [📍 Place] [📝 For clients]
        [🗑 Delete this time]
        [‹ Back] [⌂]
        ");
        insta::assert_snapshot!(sketch(&delete_screen(&view(SlotState::Open, 0), &ru)), @r"
        <b>Удалить окно?</b>
        <b>Чт 26 ноября, 17:00–18:00</b>
        Записей на него нет. Вернуть можно, только создав новое.
        [🗑 Да, удалить]
        [‹ Назад] [⌂]
        ");
    }

    #[test]
    fn of_a_time_that_somebody_has_it_is_asked_what_becomes_of_the_booking() {
        let lessons = vec![row(1, "2026-11-26T17:00", "Аня К.", "✅", "")];
        let taken = View {
            lessons,
            ..view(SlotState::Open, 1)
        };
        insta::assert_snapshot!(sketch(&screen(&taken, &ru())), @r"
        <b>Чт 26 ноября, 17:00–18:00</b>
        Занято 1 из 1
        Английский, 60 мин
        📍 zoom
        [17:00 Аня К. ✅]
        [Скрыть] [🔒 Закрыть]
        [💰 1 500 ₽] [👥 Мест: 1]
        [📍 Место] [📝 Для клиентов]
        [🗑 Удалить окно]
        [‹ Назад] [⌂]
        ");
    }

    #[test]
    fn a_time_that_is_over_can_only_be_deleted() {
        let mut past = view(SlotState::Open, 0);
        past.slot.start_at = moscow("2026-11-24T08:00");
        past.slot.end_at = moscow("2026-11-24T09:00");
        let labels: Vec<String> = screen(&past, &ru())
            .rows
            .into_iter()
            .flatten()
            .map(|it| it.label)
            .collect();
        assert_eq!(labels, ["🗑 Удалить окно", "‹ Назад", "⌂"]);
    }
}
