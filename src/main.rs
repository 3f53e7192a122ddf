//! The program: parses the command line and does what it says.

use std::process::ExitCode;

use slotkeeper::cli::Cli;

fn main() -> ExitCode {
    let cli = match Cli::of_this_process() {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    match cli.execute() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("slotkeeper: {sentence}");
            ExitCode::FAILURE
        }
    }
}
