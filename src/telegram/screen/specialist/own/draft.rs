//! The draft: what it changes, what it brings with it, and whether it can be applied.

use super::{lacks, standing, standing_title, words};
use crate::args;
use crate::domain::ids::TenantId;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::apply::{Forecast, forecast};
use crate::usecase::draft::{Draft, Stand};

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let (tenant, stand) = standing(scene, id).await?;
    let say = scene.say;
    let Some(draft) = &stand.draft else {
        let none = say.html("settings-draft-none", &args![]);
        return Ok(Screen::new([none]).foot(say, Place::Outcomes { tenant: id }));
    };
    let brings = match draft.complaints.is_empty() {
        true => Some(forecast(scene.conn, scene.flows, &tenant, draft.sketch.workflow(), scene.now).await?),
        false => None,
    };
    Ok(screen(id, &stand, draft, brings.as_ref(), say))
}

/// What it brings is known only of one that can be applied.
fn screen(tenant: TenantId, stand: &Stand, draft: &Draft, brings: Option<&Forecast>, say: &Speaker) -> Screen {
    let (revision, workflow) = (stand.revision, draft.sketch.workflow());
    let told = lacks::tell((tenant, revision), workflow, &stand.present, &stand.lacks(), say);
    let mut lines = vec![say.html("settings-draft-title", &args![])];
    lines.extend(words::changes(&stand.present, workflow, say));
    let (mut apply, mut file) = (None, None);
    if let Some(brings) = brings {
        lines.extend(consequences(brings, say));
        let label = say.plain("settings-draft-apply-b32", &args![]);
        apply = Some(match brings.past {
            0 => act(label, Act::Apply { tenant, revision }),
            _ => go(label, Place::PastAsk { tenant }),
        });
    } else {
        lines.push(say.html("settings-draft-wrong", &args![]));
        lines.extend(told.rules);
        if told.stuck {
            lines.push(say.html("settings-draft-stuck", &args![]));
        }
        let resend = say.plain("settings-draft-resend-b32", &args![]);
        file = Some(go(resend, Place::FileAsk { tenant, revision }));
    }
    lines.extend(told.meanings);
    let discard = go(
        say.plain("settings-draft-discard-b32", &args![]),
        Place::DiscardAsk { tenant },
    );
    // What is harmless is mended before it comes into force: only what keeps it from that stands first.
    let (before, after) = match apply {
        Some(_) => (Vec::new(), told.buttons),
        None => (told.buttons, Vec::new()),
    };
    Screen::new(lines)
        .column(before)
        .row(apply)
        .column(after)
        .row(file)
        .row([discard])
        .foot(say, Place::Outcomes { tenant })
}

fn consequences(brings: &Forecast, say: &Speaker) -> Vec<Html> {
    let mut lines = Vec::new();
    if brings.bound > 0 {
        lines.push(say.html("settings-draft-bound", &args![count = brings.bound]));
    }
    if brings.kept > 0 {
        lines.push(say.html("settings-draft-kept", &args![count = brings.kept]));
    }
    lines.push(say.html("settings-draft-marked", &args![]));
    if brings.past > 0 {
        lines.push(say.html("settings-draft-past", &args![count = brings.past]));
    }
    lines
}

/// Asks what becomes of bookings whose moment has passed by the draft.
pub async fn past(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let (tenant, stand) = standing(scene, id).await?;
    let (say, revision) = (scene.say, stand.revision);
    let back = Place::Draft { tenant: id };
    let Some(draft) = stand.draft.as_ref().filter(|it| it.complaints.is_empty()) else {
        let none = say.html("settings-draft-none", &args![]);
        return Ok(Screen::new([none]).foot(say, Place::Outcomes { tenant: id }));
    };
    let workflow = draft.sketch.workflow();
    let brings = forecast(scene.conn, scene.flows, &tenant, workflow, scene.now).await?;
    if brings.past == 0 {
        return Ok(screen(id, &stand, draft, Some(&brings), say));
    }
    let past = u32::try_from(brings.past).unwrap_or(u32::MAX);
    let mut lines = vec![say.html("settings-past-title", &args![count = brings.past])];
    for (status, count) in &brings.would_be {
        let Some(status) = workflow.status(status) else {
            continue;
        };
        let args = args![
            icon = &status.icon,
            status = standing_title(status, say),
            count = *count
        ];
        lines.push(say.html("settings-past-would-be", &args));
    }
    lines.push(say.html("settings-past-ask", &args![]));
    if brings.frees {
        lines.push(say.html("settings-past-frees", &args![]));
    }
    let now = say.plain("settings-past-now-b32", &args![]);
    let leave = say.plain("settings-past-leave-b32", &args![]);
    Ok(Screen::new(lines)
        .row([act(
            now,
            Act::ApplyPast {
                tenant: id,
                revision,
                past,
            },
        )])
        .row([act(
            leave,
            Act::ApplyLeave {
                tenant: id,
                revision,
                past,
            },
        )])
        .foot(say, back))
}

pub async fn discard(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Screen> {
    let (_, stand) = standing(scene, tenant).await?;
    let (say, revision) = (scene.say, stand.revision);
    let Some(draft) = &stand.draft else {
        let none = say.html("settings-draft-none", &args![]);
        return Ok(Screen::new([none]).foot(say, Place::Outcomes { tenant }));
    };
    let mut lines = vec![say.html("settings-draft-discard-title", &args![])];
    lines.extend(words::changes(&stand.present, draft.sketch.workflow(), say));
    let yes = act(
        say.plain("settings-draft-discard-yes-b32", &args![]),
        Act::Discard { tenant, revision },
    );
    Ok(Screen::new(lines).row([yes]).foot(say, Place::Draft { tenant }))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::super::sketch::{sketch, speakers};
    use super::*;
    use crate::domain::workflow::mend::{Lack, Remedy};
    use crate::domain::workflow::rules::broken::broken;
    use crate::domain::workflow::{Complaint, Origin, Sketch, complaints, load, shipped};
    use crate::telegram::callback::Callback;
    use crate::telegram::screen::Press;

    fn drafted(source: String) -> Stand {
        let (file, text) = shipped().into_iter().find(|it| it.0 == "lesson.toml").unwrap();
        Stand {
            version: 1,
            present: Arc::new(load(file, text, Origin::Shipped).unwrap()),
            draft: Some(Draft {
                sketch: Sketch::read(&source).unwrap(),
                complaints: complaints(&source).unwrap(),
                source,
            }),
            revision: 1,
        }
    }

    fn presses(screen: &Screen) -> Vec<Callback> {
        let buttons = screen.rows.iter().flatten().map(|button| &button.press);
        let callbacks = buttons.filter_map(|press| match press {
            Press::Callback(callback) => Some(callback.clone()),
            Press::Url(_) | Press::Copy(_) => None,
        });
        callbacks.collect()
    }

    /// The rules that a sketch breaks, wherever they stand.
    fn broken_rules(sketch: &Sketch) -> Vec<Complaint> {
        let nowhere = |it| Complaint { line: 0, ..it };
        sketch.complaints().into_iter().map(nowhere).collect()
    }

    #[test]
    fn each_rule_that_a_draft_breaks_has_its_sentence_and_a_button_that_mends_it() {
        for (name, source) in broken() {
            let stand = drafted(source);
            let draft = stand.draft.as_ref().unwrap();
            for say in &speakers() {
                let screen = screen(TenantId(1), &stand, draft, None, say);
                let text = sketch(&screen);
                assert!(!text.contains("-wrong-") && !text.contains('`'), "{name}:\n{text}");
                assert!(!screen.text.as_str().contains(" ,"), "{name}:\n{text}");
                assert!(
                    text.contains(&say.plain("settings-draft-resend-b32", &args![])),
                    "{name}"
                );
                assert!(
                    !text.contains(&say.plain("settings-draft-apply-b32", &args![])),
                    "{name}"
                );
                assert!(
                    !text.contains(&say.plain("settings-draft-stuck", &args![])),
                    "{name}:\n{text}"
                );
                let ways: Vec<Remedy> = stand.lacks().into_iter().flat_map(|(_, ways)| ways).collect();
                let mut mends = 0;
                for press in presses(&screen) {
                    match press {
                        Callback::Do(Act::Mend { which, .. }) => {
                            let Remedy::Done(_, mended) = &ways[which as usize] else {
                                panic!("{name}: {which} does nothing");
                            };
                            assert_ne!(broken_rules(mended), broken_rules(&draft.sketch), "{name}");
                        }
                        Callback::Go(Place::Outcomes { .. }) => {}
                        Callback::Go(_) | Callback::Do(_) => continue,
                    }
                    mends += 1;
                }
                // The way back leads to the outcomes as well.
                assert!(mends > 1, "{name}:\n{text}");
            }
        }
    }

    #[test]
    fn what_only_the_file_can_mend_says_so() {
        let say = &speakers()[1];
        let stand = drafted(broken().remove(0).1);
        let draft = stand.draft.as_ref().unwrap();
        let lacks: Vec<(Lack, Vec<Remedy>)> = stand.lacks().into_iter().map(|(lack, _)| (lack, Vec::new())).collect();
        let told = lacks::tell((TenantId(1), 1), draft.sketch.workflow(), &stand.present, &lacks, say);
        assert!(told.stuck && told.buttons.is_empty());
    }

    #[test]
    fn a_draft_without_a_cancel_reads_like_this() {
        let [ru, en] = speakers();
        let (_, source) = broken().into_iter().find(|it| it.0 == "no cancel").unwrap();
        let stand = drafted(source);
        let drawn = |say| sketch(&screen(TenantId(1), &stand, stand.draft.as_ref().unwrap(), None, say));
        insta::assert_snapshot!(drawn(&ru), @r"
        <b>Черновик</b>
        Уходит: ✖️ Отменено
        У отмены клиентом больше нет срока
        <b>Применить пока нельзя:</b>
        Вы не сможете отменить записи «✅ Подтверждено».
        ⚠️ Клиенты больше не смогут отменить записи «⏳ Ждёт ответа».
        ⚠️ Клиенты больше не смогут отменить записи «✅ Подтверждено».
        [↩ Вернуть ✖️ Отменено]
        [➡️ Вести в 👎 Отклонено]
        [📎 Прислать файл снова]
        [🗑 Отказаться от черновика]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(drawn(&en), @r"
        <b>The draft</b>
        Goes: ✖️ Cancelled
        Clients have no deadline to cancel by any more
        <b>It can't be applied yet:</b>
        You can't cancel bookings that are “✅ Confirmed”.
        ⚠️ Clients could no longer cancel bookings that are “⏳ Awaiting an answer”.
        ⚠️ Clients could no longer cancel bookings that are “✅ Confirmed”.
        [↩ Bring back ✖️ Cancelled]
        [➡️ Lead to 👎 Declined]
        [📎 Send the file again]
        [🗑 Discard the draft]
        [‹ Back] [⌂]
        ");
    }
}
