//! Whether what a client sent is a receipt, and for what.

use super::price;
use crate::args;
use crate::domain::ids::TenantId;
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::{PAGE, Scene, Screen, act};
use crate::telegram::texts::Speaker;
use crate::usecase::Outcome;
use crate::usecase::views::receipt::unproven;

pub async fn draw(scene: &mut Scene<'_>) -> Outcome<Screen> {
    let sent = matches!(scene.question, Some(Question::Receipt { .. }));
    let found = match sent {
        true => unproven(scene.conn, scene.me.person_id).await?.of,
        false => Vec::new(),
    };
    let say = scene.say;
    let rows = found.iter().take(PAGE as usize).map(|(tenant, sum)| {
        let said = price(say, tenant, *sum).unwrap_or_default();
        (tenant.id, tenant.name.clone(), *sum, said)
    });
    Ok(screen(&rows.collect::<Vec<_>>(), say))
}

fn screen(rows: &[(TenantId, String, i64, String)], say: &Speaker) -> Screen {
    if rows.is_empty() {
        return Screen::new([say.html("client-receipt-none", &args![])]).foot(say, Place::Home);
    }
    let buttons = rows.iter().map(|(tenant, name, sum, said)| {
        let (tenant, sum) = (*tenant, *sum);
        let label = say.plain("client-receipt-yes-b32", &args![name = name, sum = said]);
        act(label, Act::ReceiptFor { tenant, sum })
    });
    Screen::new([
        say.html("client-receipt-title", &args![]),
        say.html("client-receipt-ask", &args![]),
    ])
    .column(buttons)
    .foot(say, Place::Home)
}
