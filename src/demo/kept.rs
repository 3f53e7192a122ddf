//! What a demo that is kept must remember beside its database: the chats, and the hour that its clock had come to.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::World;
use crate::telegram::texts::Lang;

/// Changes that follow each other closely are written as one.
const TOGETHER: Duration = Duration::from_millis(200);

#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    pub now_ms: i64,
    lang: String,
    pub telegram: Value,
}

impl Kept {
    /// What was kept beside this database; `None` where there is no such database yet.
    pub fn read(database: &Path) -> Result<Option<Self>> {
        if !database.exists() {
            return Ok(None);
        }
        let chats = beside(database);
        if !chats.exists() {
            bail!(
                "{} is already there, but {}, with the chats of a demo, is not; name another file",
                database.display(),
                chats.display()
            );
        }
        let text = std::fs::read_to_string(&chats).with_context(|| format!("cannot read {}", chats.display()))?;
        let kept = serde_json::from_str(&text);
        let kept = kept.with_context(|| format!("{} holds no chats of a demo", chats.display()))?;
        Ok(Some(kept))
    }

    pub fn lang(&self) -> Option<Lang> {
        Lang::of_code(&self.lang)
    }
}

/// `chats.db` has its chats in `chats.db.chats`.
fn beside(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".chats");
    name.into()
}

/// Writes down each change until the world ends; not before its practice is there.
pub(super) async fn keep(world: Arc<World>, database: PathBuf, lang: Lang) {
    let mut changes = world.telegram.changes();
    tokio::select! {
        () = world.ready() => {}
        () = world.until_end() => return,
    }
    while !world.ended() {
        write(&world, &database, lang).await;
        tokio::select! {
            _ = changes.changed() => tokio::time::sleep(TOGETHER).await,
            () = world.until_end() => {}
        }
    }
}

/// Replaces what was written before, whole or not at all.
pub(super) async fn write(world: &World, database: &Path, lang: Lang) {
    let write = async {
        let kept = Kept {
            now_ms: world.clock.now_ms(),
            lang: lang.code().to_owned(),
            telegram: world.telegram.keep()?,
        };
        let chats = beside(database);
        let draft = chats.with_extension("chats-draft");
        tokio::fs::write(&draft, serde_json::to_vec(&kept)?).await?;
        anyhow::Ok(tokio::fs::rename(&draft, &chats).await?)
    };
    if let Err(fault) = write.await {
        tracing::error!("the chats are not kept: {fault:#}");
    }
}
