//! `slotkeeper run`: serves the bot until it is told to stop.

use std::path::PathBuf;

use anyhow::{Context, anyhow};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::app;
use crate::clock::Clock;
use crate::config::{Config, Sources};
use crate::logging;

/// Serve the bot until SIGTERM or Ctrl-C
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// A settings file; without it SLOTKEEPER_CONFIG, or slotkeeper.toml if there is one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Options {
    pub(super) fn execute(self) -> anyhow::Result<()> {
        // Whoever puts the token where a name belongs must not find it in a log of the terminal.
        let config = Config::load(Sources::of_this_process(self.config))
            .map_err(|error| anyhow!(logging::redact_any(&error.to_string())))?;
        let token = config.bot_token.clone();
        logging::start(&token, &config.log)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.context("cannot start the threads to work on")?;
        let served = runtime.block_on(run(config));
        // The cause may quote an address with the token in it.
        served.map_err(|error| anyhow!(logging::redact(&token, &format!("{error:#}"))))
    }
}

/// Serves the bot until SIGTERM or Ctrl-C.
pub async fn run(config: Config) -> anyhow::Result<()> {
    app::run(config, Clock::System, until_told_to_stop()?).await
}

/// Turns to `true` at SIGTERM or Ctrl-C; the second time the process ends at once.
pub(super) fn until_told_to_stop() -> anyhow::Result<watch::Receiver<bool>> {
    let stop = watch::Sender::new(false);
    let stopped = stop.subscribe();
    let mut terminated = signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        stop.send_replace(true);
        // Whoever asks twice does not want to wait.
        tokio::select! {
            _ = terminated.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        std::process::exit(130);
    });
    Ok(stopped)
}
