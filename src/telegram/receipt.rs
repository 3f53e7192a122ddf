//! A picture or a file that a client sends from any screen: it may be a receipt, and one tap says for what.

use super::acts::as_client;
use super::callback::Place;
use super::question::Question;
use super::route::{Next, Visit};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::storage::{Tx, tenant};
use crate::usecase::Outcome;
use crate::usecase::claim::{self, Proof};
use crate::usecase::views::claimed::owing;
use crate::usecase::views::receipt::unproven;

/// Asks for what it is, where anything is owed.
pub async fn offer(tx: &mut Tx, visit: &Visit<'_>, proof: Proof) -> Outcome<Next> {
    let me = visit.me.person_id;
    let found = unproven(tx, me).await?;
    if !found.of.is_empty() {
        let Proof { file, picture } = proof;
        return Ok(Next {
            question: Some(Question::Receipt { file, picture }),
            ..Next::to(Place::Receipt)
        });
    }
    if found.proven {
        return Err(Refusal::ProofThere.into());
    }
    // Whoever was asked for words, or pays nobody, sent no receipt.
    let pays = !tenant::visited_by(tx, me).await?.is_empty();
    Err(match pays && visit.question().is_none() {
        true => Refusal::NothingToProve.into(),
        false => Refusal::UnexpectedMedia.into(),
    })
}

pub async fn take(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, sum: i64) -> Outcome<Next> {
    let mut work = as_client(tx, visit, tenant).await?;
    let Some(Question::Receipt { file, picture }) = visit.question() else {
        // Twice tapped: it is with the specialist.
        let theirs = owing(&mut work.tenant, tenant, visit.me.person_id).await?;
        return Err(match theirs.claims.is_empty() {
            true => Refusal::FormExpired.into(),
            false => Refusal::AlreadyClaimed.into(),
        });
    };
    claim::receipt(&mut work, &Proof { file, picture }, sum).await?;
    let toast = visit.say.plain("client-owing-claimed-toast", &args![]);
    Ok(Next::to(Place::Owing { of: Some(tenant) })
        .toast(toast)
        .letters(work.letters))
}
