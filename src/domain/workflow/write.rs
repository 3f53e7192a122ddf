//! From the model back to a file that reads as the same model: tenants' own copies are kept as text.

use std::fmt::{self, Display, Write};

use super::model::{Payment, Step, Titles, Workflow};
use super::values::percentage_text;

/// In the order and spelling of the shipped files; what stands at its default is left out. Comments are lost.
pub fn to_toml(workflow: &Workflow) -> String {
    let mut text = String::new();
    write(&mut text, workflow).expect("a String takes all that is written to it");
    text
}

fn write(to: &mut String, workflow: &Workflow) -> fmt::Result {
    writeln!(to, "format = 1")?;
    writeln!(to, "id = {}", quoted(&workflow.id))?;
    title(to, &workflow.title)?;
    writeln!(to, "\n[entry]")?;
    writeln!(to, "on_request = {}", quoted(&workflow.entry.on_request))?;
    writeln!(to, "on_book = {}", quoted(&workflow.entry.on_book))?;
    for status in &workflow.statuses {
        writeln!(to, "\n[status.{}]", status.id)?;
        title(to, &status.title)?;
        writeln!(to, "icon = {}", quoted(&status.icon))?;
        writeln!(to, "phase = {}", quoted(status.phase))?;
        if status.payment != Payment::None {
            writeln!(to, "payment = {}", quoted(status.payment))?;
        }
        if status.payment != Payment::None || !status.charge.is_zero() {
            writeln!(to, "charge = {}", quoted(percentage_text(status.charge)))?;
        }
    }
    workflow.steps.iter().try_for_each(|it| step(to, it))
}

fn step(to: &mut String, step: &Step) -> fmt::Result {
    writeln!(to, "\n[[step]]")?;
    writeln!(to, "name = {}", quoted(&step.name))?;
    title(to, &step.title)?;
    writeln!(to, "from = {}", list(&step.from))?;
    writeln!(to, "to = {}", quoted(&step.to))?;
    writeln!(to, "by = {}", list(&step.by))?;
    for (key, guard) in [("until", &step.until), ("since", &step.since)] {
        if let Some(when) = guard {
            writeln!(to, "{key} = {}", quoted(when))?;
        }
    }
    match step.at.as_deref() {
        None => {}
        Some([one]) => writeln!(to, "at = {}", quoted(one))?,
        Some(several) => writeln!(to, "at = {}", list(several))?,
    }
    if !step.notify.is_empty() {
        writeln!(to, "notify = {}", list(&step.notify))?;
    }
    if let Some(ask) = step.ask {
        writeln!(to, "ask = {}", quoted(ask))?;
    }
    if step.confirm {
        writeln!(to, "confirm = true")?;
    }
    Ok(())
}

fn title(to: &mut String, titles: &Titles) -> fmt::Result {
    if titles.0.is_empty() {
        return Ok(());
    }
    let texts: Vec<_> = titles
        .0
        .iter()
        .map(|(language, text)| format!("{language} = {}", quoted(text)))
        .collect();
    writeln!(to, "title = {{ {} }}", texts.join(", "))
}

fn quoted(value: impl Display) -> String {
    toml::Value::String(value.to_string()).to_string()
}

fn list(values: &[impl Display]) -> String {
    let quoted: Vec<_> = values.iter().map(quoted).collect();
    format!("[{}]", quoted.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::{Origin, load, shipped};
    use super::*;

    #[test]
    fn shipped_files_survive_the_way_to_text_and_back() {
        for (file, text) in shipped() {
            let workflow = load(file, text, Origin::Shipped).unwrap();
            assert_eq!(load(file, &to_toml(&workflow), Origin::Shipped), Ok(workflow), "{file}");
        }
    }

    #[test]
    fn titles_with_quotes_survive_too() {
        let (file, text) = shipped()[0];
        let mut workflow = load(file, text, Origin::Own).unwrap();
        for title in [
            r#"the "best" one"#,
            r"back\slash",
            "it's",
            r#"both ' and ""#,
            "\u{FE0F}é {x}",
            "#",
        ] {
            workflow.title.0.insert("en".into(), title.into());
            assert_eq!(
                load(file, &to_toml(&workflow), Origin::Own),
                Ok(workflow.clone()),
                "{title}"
            );
        }
    }
}
