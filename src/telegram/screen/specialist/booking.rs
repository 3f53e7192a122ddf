//! One booking as its specialist sees it: what it is, what became of it, and what can be done now.

use super::clients::card::Reach;
use super::regulars::every;
use super::settings::sharing_text;
use super::share::{Share, of_lesson};
pub use super::verb::sure;
use super::verb::{Verb, VerbKind, label, verbs};
use super::{Clocks, if_any};
use crate::args;
use crate::domain::ids::{BookingId, ClientId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::spot::Subject;
use crate::domain::workflow::machine;
use crate::domain::workflow::{Phase, Status, StatusId};
use crate::storage::history::HistoryRow;
use crate::storage::standing::{self, StandingRow};
use crate::storage::{clients, pack, tenant};
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::client::{price, service};
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Button, Scene, Screen, act, go, url};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::kinds::note_of;
use crate::usecase::put::may_move;
use crate::usecase::status::{PAY, status_of, times};
use crate::usecase::undo::{takes_money, undoable};
use crate::usecase::views::lesson::{Lesson, lesson};

/// Entries of the history that are shown: the newest.
const ENTRIES: usize = 3;

struct View {
    tenant: TenantId,
    clocks: Clocks,
    /// The weekly time that it is of.
    weekly: Option<StandingRow>,
    booking: BookingId,
    entry_no: i64,
    start: Moment,
    end: Moment,
    name: String,
    /// "✅ Confirmed · 1 500 ₽".
    status: Html,
    /// When the client said that they come; only while it is ahead.
    coming: Option<Moment>,
    service: Html,
    place: String,
    note: String,
    /// Of the pack that it is of: how many lessons are left, of how many.
    pack: Option<(i64, i64)>,
    /// What the client says they have paid.
    claimed: Option<String>,
    /// The client's, to the question at booking.
    answer: String,
    history: Vec<Entry>,
    /// While it waits for an answer.
    request: Option<Request>,
    steps: Vec<Verb>,
    owes: bool,
    /// The status or the time that an undo returns to.
    undo: Option<Back>,
    username: Option<String>,
    client: ClientId,
    /// It can be taken to another time.
    moves: bool,
    reach: Reach,
    /// The list that it was opened from.
    list: Option<Place>,
    /// What the client would be told, for who tells them.
    text: Option<Share>,
}

enum Back {
    Status(String),
    Time(Moment),
}

struct Request {
    /// It asks to take the place of what is at that time.
    instead: Option<(Moment, Moment)>,
    before: i64,
    until: Option<Moment>,
}

struct Entry {
    at: Moment,
    icon: String,
    status: String,
    /// None: it happened by itself.
    who: Option<String>,
    paid: bool,
    /// When it was before, if it was taken elsewhere.
    from: Option<Moment>,
    reason: String,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, booking: BookingId) -> Outcome<Screen> {
    let tenant = scene.own_tenant_by(id, &[Right::Bookings, Right::Money]).await?;
    let found = lesson(scene.conn, scene.flows, id, booking, scene.now)
        .await?
        .ok_or(Refusal::NotFound)?;
    let people = clients::people(scene.conn, id, found.booking.client_id).await?;
    let reach = Reach::of(&people);
    let say = scene.say;
    let (row, workflow) = (&found.booking, &found.workflow);
    let now = status_of(workflow, &row.status)?;
    let minutes = (row.end_at - row.start_at).0 / 60;
    let title = title_of(now, say);
    let sum = price(say, &tenant, row.price);
    let pending = row.phase == Phase::Pending.as_str();
    let timers = || machine::timers(workflow, &now.id, &times(row));
    let weekly = match row.standing_id {
        Some(of) => standing::by_id(scene.conn, id, of).await?,
        None => None,
    };
    let rights = tenant::rights(scene.conn, id, scene.me.person_id).await?;
    let money = rights.is_some_and(|rights| rights.has(Right::Money));
    let pack = pack::of_booking(scene.conn, id, booking).await?;
    let view = View {
        tenant: id,
        clocks: Clocks::of(scene, &tenant),
        pack: pack.map(|pack| (pack.left(), pack.lessons)),
        weekly,
        booking,
        entry_no: row.entry_no,
        start: row.start_at,
        end: row.end_at,
        name: row.client_name.clone(),
        status: match &sum {
            Some(sum) => say.html(
                "common-status-priced",
                &args![icon = &now.icon, status = title, price = sum],
            ),
            None => say.html("common-status", &args![icon = &now.icon, status = title]),
        },
        service: service(say, &tenant, &found.kind, minutes, if pending { row.price } else { 0 }),
        coming: found.coming.filter(|_| row.phase == Phase::Upcoming.as_str()),
        place: row.place.clone(),
        note: note_of(&tenant, &found.note).to_owned(),
        claimed: found.claimed.map(|sum| price(say, &tenant, sum).unwrap_or_default()),
        answer: row.answer.clone(),
        history: history(&found, say),
        request: pending.then(|| Request {
            instead: found.instead,
            before: found.before,
            until: timers()
                .into_iter()
                .map(|(_, until)| until)
                .find(|until| *until > scene.now),
        }),
        steps: verbs(&found, scene.now, say),
        owes: row.owed() > 0,
        undo: undo(&found, money, scene.now, say),
        username: found.username.clone(),
        client: row.client_id,
        moves: may_move(workflow, row, scene.now).is_ok(),
        text: match reach {
            Reach::Yes => None,
            Reach::Stopped | Reach::NoTelegram => of_lesson(scene, &tenant, &found),
        },
        list: scene
            .list
            .clone()
            .filter(|place| place.tenant().is_none_or(|of| of == id)),
        reach,
    };
    Ok(screen(&view, say))
}

fn title_of<'s>(status: &'s Status, say: &Speaker) -> &'s str {
    status.title.get(say.lang().code())
}

fn history(found: &Lesson, say: &Speaker) -> Vec<Entry> {
    let newest = found.history.len().saturating_sub(ENTRIES);
    let entry = |row: &HistoryRow| {
        let status = found.workflow.status(&StatusId::from(row.to_status.as_str()));
        Entry {
            at: row.at,
            icon: status.map(|status| status.icon.clone()).unwrap_or_default(),
            status: status.map_or("", |status| title_of(status, say)).to_owned(),
            who: row.person_id.and_then(|person| found.people.get(&person).cloned()),
            paid: row.step == PAY,
            from: row
                .from_slot
                .and_then(|slot| found.places.get(&slot))
                .map(|hours| hours.0),
            reason: row.reason.clone(),
        }
    };
    found.history[newest..].iter().map(entry).collect()
}

/// What an undo returns to, where there is something that can be taken back.
fn undo(found: &Lesson, money: bool, now: Moment, say: &Speaker) -> Option<Back> {
    let (entry, back) = undoable(&found.booking, &found.workflow, &found.history, now).ok()?;
    // It would take a payment back, which is for who may see to money.
    if !money && takes_money(&found.history, &back) {
        return None;
    }
    if back.change.to_phase == Phase::Pending && found.no_way_back.is_some() {
        return None;
    }
    if let Some(slot) = entry.from_slot {
        let (start, _) = *found.places.get(&slot)?;
        return (start > now).then_some(Back::Time(start));
    }
    let status = found.workflow.status(&back.change.to)?;
    Some(Back::Status(title_of(status, say).to_owned()))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, booking, entry_no) = (view.tenant, view.booking, view.entry_no);
    let hours = view.clocks.hours(say);
    let when = hours.when(view.start, view.end);
    let mut lines = match &view.request {
        Some(_) => vec![
            say.html("specialist-request-title", &args![name = &view.name]),
            Html::escaped(&upper_first(&when)),
            view.service.clone(),
        ],
        None => vec![
            say.html("specialist-booking-title", &args![name = &view.name, when = when]),
            view.status.clone(),
            view.service.clone(),
        ],
    };
    let claimed = view.claimed.as_ref();
    let weekly = view.weekly.as_ref().and_then(|row| Some((row, row.regular()?)));
    lines.extend(weekly.as_ref().map(|(row, regular)| {
        let every = every(regular.time.weekday, regular.weeks, say);
        match row.is_asked() {
            true => say.html("specialist-booking-asks-weekly", &args![every = every]),
            false => say.html("specialist-booking-weekly", &args![every = every]),
        }
    }));
    let pack = view.pack.map(|(left, lessons)| args![left = left, lessons = lessons]);
    lines.extend(pack.map(|args| say.html("specialist-booking-pack", &args)));
    lines.extend(claimed.map(|sum| say.html("specialist-booking-claimed", &args![sum = sum])));
    lines.extend(
        view.coming
            .map(|at| say.html("specialist-coming", &args![when = hours.moment(at)])),
    );
    lines.push(if_any(&view.place, |place| {
        say.html("common-place", &args![place = place])
    }));
    lines.push(if_any(&view.note, |note| say.html("common-note", &args![note = note])));
    lines.push(if_any(&view.answer, |answer| {
        say.html("common-answer", &args![answer = answer])
    }));
    lines.extend(view.text.as_ref().map(|_| view.reach.line(say)));
    if let Some(request) = &view.request {
        let instead = request.instead.map(|(start, end)| hours.when(start, end));
        lines.extend(instead.map(|when| say.html("specialist-move-from", &args![when = when])));
        lines.push(match request.before {
            ..=0 => say.html("specialist-request-first", &args![]),
            count => say.html("specialist-request-before", &args![count = count]),
        });
        let until = request.until.map(|until| hours.moment(until));
        lines.extend(until.map(|until| say.html("specialist-request-until", &args![when = until])));
    } else {
        lines.extend(view.history.iter().map(|entry| entry_line(entry, &hours, say)));
    }

    let answers = view.request.is_some();
    let is_first = |verb: &&Verb| !verb.loud || answers && (!verb.asks || verb.kind == VerbKind::Decline);
    let pay = view.owes.then(|| {
        act(
            say.plain("specialist-booking-paid-b16", &args![]),
            Act::Pay {
                tenant,
                booking,
                entry_no,
            },
        )
    });
    let first = view
        .steps
        .iter()
        .filter(is_first)
        .map(|verb| verb_button(view, verb, label(verb, say)));
    let write = view.username.as_ref().map(|username| {
        url(
            say.plain("common-write-b16", &args![]),
            format!("https://t.me/{username}"),
        )
    });
    let list = Place::Lessons {
        tenant,
        past: view.end <= view.clocks.now,
        page: 0,
    };
    let list = go(say.plain("specialist-home-bookings-b16", &args![]), list);
    // Who has had their data deleted has none.
    let card = (!view.name.is_empty()).then(|| {
        let client = view.client;
        go(
            say.plain("specialist-booking-card-b16", &args![]),
            Place::Card { tenant, client },
        )
    });
    let other_time = view.moves.then(|| {
        let of = Subject::Booking(booking);
        go(
            say.plain("specialist-booking-move-b16", &args![]),
            Place::Near { tenant, of },
        )
    });
    let share = view
        .text
        .as_ref()
        .map(|share| sharing_text(&share.link, &share.text, say));
    let undo = view.undo.as_ref().map(|back| {
        let status = match back {
            Back::Status(status) => status.clone(),
            Back::Time(start) => hours.moment(*start),
        };
        act(
            say.plain("common-undo-b32", &args![status = status]),
            Act::Undo {
                tenant,
                booking,
                entry_no,
            },
        )
    });
    let last = view.steps.iter().filter(|verb| !is_first(verb)).map(|verb| {
        let label = say.plain(
            "specialist-booking-step-b32",
            &args![icon = &verb.icon, step = &verb.title],
        );
        verb_button(view, verb, label)
    });
    let back = match (&view.list, &view.request) {
        (Some(list), _) => list.clone(),
        (None, Some(_)) => Place::Requests { tenant, page: 0 },
        (None, None) => Place::Plan {
            tenant,
            day: view.clocks.tenant.date(view.start),
        },
    };
    // What tells the client comes below a row that is always there: never where a step was tapped just now.
    Screen::new(lines)
        .grid(pay.into_iter().chain(first), 2)
        .row(share.into_iter().flatten())
        .row(other_time.into_iter().chain(card))
        .row(write.into_iter().chain([list]))
        .column(undo)
        .column(last)
        .foot(say, back)
}

fn verb_button(view: &View, verb: &Verb, label: String) -> Button {
    let (tenant, booking, entry_no, step) = (view.tenant, view.booking, view.entry_no, verb.index);
    if verb.asks {
        go(
            label,
            Place::StepAsk {
                tenant,
                booking,
                entry_no,
                step,
            },
        )
    } else {
        act(
            label,
            Act::Step {
                tenant,
                booking,
                entry_no,
                step,
                sure: false,
            },
        )
    }
}

fn entry_line(entry: &Entry, hours: &Hours<'_>, say: &Speaker) -> Html {
    let when = hours.moment(entry.at);
    let by_itself = || say.plain("specialist-history-clock", &args![]);
    let who = entry.who.clone().unwrap_or_else(by_itself);
    if entry.paid {
        return say.html("specialist-history-paid", &args![when = when, name = who]);
    }
    if let Some(from) = entry.from {
        let args = args![when = when, from = hours.moment(from), name = who];
        return say.html("specialist-history-move", &args);
    }
    let args = args![when = when, icon = &entry.icon, status = &entry.status, name = who];
    let line = say.html("specialist-history-line", &args);
    Html::lines([
        line,
        if_any(&entry.reason, |why| say.html("common-reason", &args![reason = why])),
    ])
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{clocks, moscow, ru, sketch, speakers};
    use super::*;

    fn verb(index: u32, kind: VerbKind, icon: &str, title: &str, asks: bool, loud: bool) -> Verb {
        Verb {
            index,
            kind,
            icon: icon.to_owned(),
            title: title.to_owned(),
            asks,
            loud,
        }
    }

    fn entry(at: &str, icon: &str, status: &str, who: Option<&str>) -> Entry {
        let (icon, status, who) = (icon.to_owned(), status.to_owned(), who.map(str::to_owned));
        Entry {
            at: moscow(at),
            icon,
            status,
            who,
            paid: false,
            from: None,
            reason: String::new(),
        }
    }

    fn view() -> View {
        View {
            weekly: None,
            tenant: TenantId(1),
            clocks: clocks(),
            booking: BookingId(7),
            entry_no: 3,
            start: moscow("2026-11-24T08:00"),
            end: moscow("2026-11-24T09:00"),
            name: "Аня <К.>".to_owned(),
            status: Html::escaped("🎓 Проведено · 1 500 ₽"),
            service: Html::escaped("Английский, 60 мин"),
            coming: None,
            place: "zoom".to_owned(),
            note: "подготовка к IELTS".to_owned(),
            pack: None,
            claimed: None,
            answer: String::new(),
            history: vec![
                entry("2026-11-20T12:00", "⏳", "Ждёт ответа", Some("Аня")),
                entry("2026-11-20T12:30", "✅", "Подтверждено", Some("Мария")),
                entry("2026-11-24T09:00", "🎓", "Проведено", None),
            ],
            request: None,
            steps: vec![
                verb(4, VerbKind::Other, "🚫", "Неявка", false, false),
                verb(5, VerbKind::Other, "🎁", "Бесплатно", false, false),
                verb(14, VerbKind::Other, "⌛", "Поздняя отмена", true, true),
            ],
            owes: true,
            undo: Some(Back::Status("Ждёт ответа".to_owned())),
            username: Some("anya_k".to_owned()),
            client: ClientId(5),
            moves: false,
            reach: Reach::Yes,
            list: None,
            text: None,
        }
    }

    #[test]
    fn a_booking_says_what_it_is_and_offers_what_can_be_done() {
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view(), &ru)), @r"
        <b>Аня &lt;К.&gt; · сегодня, 8:00–9:00</b>
        🎓 Проведено · 1 500 ₽
        Английский, 60 мин
        📍 zoom
        «подготовка к IELTS»
        <i>пт 20 ноября, 12:00 · ⏳ Ждёт ответа · Аня</i>
        <i>пт 20 ноября, 12:30 · ✅ Подтверждено · Мария</i>
        <i>сегодня, 9:00 · 🎓 Проведено · автоматически</i>
        [💰 Оплачено] [🚫 Неявка]
        [🎁 Бесплатно]
        [👤 Карточка]
        [✉️ Написать] [📋 Записи]
        [↩ Вернуть: Ждёт ответа]
        [⌛ Поздняя отмена]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen(&view(), &en)), @r"
        <b>Аня &lt;К.&gt; · today, 8:00–9:00</b>
        🎓 Проведено · 1 500 ₽
        Английский, 60 мин
        📍 zoom
        “подготовка к IELTS”
        <i>Fri 20 Nov, 12:00 · ⏳ Ждёт ответа · Аня</i>
        <i>Fri 20 Nov, 12:30 · ✅ Подтверждено · Мария</i>
        <i>today, 9:00 · 🎓 Проведено · by itself</i>
        [💰 Paid] [🚫 Неявка]
        [🎁 Бесплатно]
        [👤 Client]
        [✉️ Write] [📋 Bookings]
        [↩ Back to: Ждёт ответа]
        [⌛ Поздняя отмена]
        [‹ Back] [⌂]
        ");
    }

    #[test]
    fn a_request_is_answered() {
        let request = |before, until| {
            Some(Request {
                instead: None,
                before,
                until,
            })
        };
        let steps = || {
            vec![
                verb(0, VerbKind::Accept, "✅", "Принять", false, true),
                verb(1, VerbKind::Decline, "👎", "Отклонить", false, true),
            ]
        };
        let (start, end) = (moscow("2026-11-26T17:00"), moscow("2026-11-26T18:00"));
        let asked = |request| View {
            start,
            end,
            request,
            steps: steps(),
            owes: false,
            undo: None,
            username: None,
            ..view()
        };
        let [ru, en] = speakers();
        let first = asked(request(0, Some(moscow("2026-11-25T12:00"))));
        insta::assert_snapshot!(sketch(&screen(&first, &ru)), @r"
        📥 <b>Заявка: Аня &lt;К.&gt;</b>
        Чт 26 ноября, 17:00–18:00
        Английский, 60 мин
        📍 zoom
        «подготовка к IELTS»
        Впервые у вас
        Ответьте до: завтра, 12:00
        [✅ Принять] [✖ Отклонить]
        [👤 Карточка]
        [📋 Записи]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen(&asked(request(3, None)), &en)), @r"
        📥 <b>Request: Аня &lt;К.&gt;</b>
        Thu 26 Nov, 17:00–18:00
        Английский, 60 мин
        📍 zoom
        “подготовка к IELTS”
        3 bookings before
        [✅ Accept] [✖ Decline]
        [👤 Client]
        [📋 Bookings]
        [‹ Back] [⌂]
        ");
    }

    #[test]
    fn what_tells_the_client_never_stands_in_the_first_row() {
        let quiet = View {
            steps: vec![verb(8, VerbKind::Other, "✖️", "Отменить", true, true)],
            owes: false,
            ..view()
        };
        let screen = screen(&quiet, &ru());
        let labels: Vec<&str> = screen.rows.iter().map(|row| row[0].label.as_str()).collect();
        assert_eq!(
            labels,
            [
                "👤 Карточка",
                "✉️ Написать",
                "↩ Вернуть: Ждёт ответа",
                "✖️ Отменить",
                "‹ Назад"
            ]
        );
    }
}
