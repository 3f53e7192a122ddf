//! The command line: one command a file.

mod demo;
mod run;
mod workflow;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::logging;

pub use run::run;

/// A booking bot for tutors and other specialists, inside Telegram
///
/// Settings come from a file and from SLOTKEEPER_* variables; README.md lists them.
#[derive(Debug, Parser)]
#[command(name = "slotkeeper", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::Options),
    Demo(demo::Options),
    Workflow(workflow::Options),
}

impl Cli {
    /// Reads the command line of this process; what is wrong with it, or `--help`, is told at once.
    pub fn of_this_process() -> Result<Self, ExitCode> {
        Self::try_parse().map_err(|error| {
            if error.use_stderr() {
                // Somebody who gives the token as an argument must not find it in a log of the terminal.
                eprint!("{}", logging::redact_any(&error.render().to_string()));
                return ExitCode::from(2);
            }
            match error.print() {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::FAILURE,
            }
        })
    }

    /// Does what the command line asks for. An error is one sentence, free of secrets.
    pub fn execute(self) -> Result<(), String> {
        let done = match self.command {
            Command::Run(options) => options.execute(),
            Command::Demo(options) => options.execute(),
            Command::Workflow(options) => options.execute(),
        };
        done.map_err(|error| format!("{error:#}").split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
