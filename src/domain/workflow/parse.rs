//! From the text of a workflow file to the model, with the line of each key for those who judge it afterwards.

use rust_decimal::Decimal;
use toml::de::{DeTable, DeValue};

use super::misread::{FORMAT, Ill, Misread, Spot};
use super::model::{Ask, By, Entry, Notify, Payment, Phase, Status, StatusId, Step, StepName, When, Workflow};
use super::reader::{Fault, Keys, Reader, Table, shown};
use super::values;

/// Where things stand in the file; `statuses` and `steps` run along with those of the workflow.
pub(super) struct Lines {
    pub title: usize,
    pub entry: Keys,
    pub statuses: Vec<Keys>,
    pub steps: Vec<Keys>,
}

const FILE_KEYS: &[&str] = &["format", "id", "title", "entry", "status", "step"];
const ENTRY_KEYS: &[&str] = &["on_request", "on_book"];
const STATUS_KEYS: &[&str] = &["title", "icon", "phase", "payment", "charge"];
const STEP_KEYS: &[&str] = &[
    "name", "title", "from", "to", "by", "until", "since", "at", "notify", "ask", "confirm",
];

pub(super) fn parse(text: &str) -> Result<(Workflow, Lines), Vec<Fault>> {
    let mut reader = Reader::new(text);
    let file = match DeTable::parse(text) {
        Ok(file) => file,
        Err(error) => {
            let line = reader.line(error.span().map_or(0, |span| span.start));
            let ill = Ill::NotToml(error.message().replace('\n', ", "));
            return Err(vec![of_file(line, ill)]);
        }
    };
    let keys = reader.keys(1, file.get_ref());
    let file = Table {
        what: Spot::File,
        keys,
        fields: file.get_ref(),
    };
    // What a later format means is not known here, so nothing else is judged.
    if let Some(fault) = reader.format(&file) {
        return Err(vec![fault]);
    }
    match reader.workflow(file) {
        Some(parsed) if reader.faults.is_empty() => Ok(parsed),
        _ => Err(reader.faults),
    }
}

fn of_file(line: usize, ill: Ill) -> Fault {
    let spot = Spot::File;
    (line, Misread { spot, ill })
}

impl Reader {
    /// Why the file cannot be read at all.
    fn format(&self, file: &Table<'_>) -> Option<Fault> {
        let line = file.keys.line("format");
        let number = match file.get("format") {
            None => {
                return Some(of_file(line, Ill::NoFormat));
            }
            Some(DeValue::Integer(number)) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            Some(_) => None,
        };
        match number {
            Some(FORMAT) => None,
            Some(later) if later > FORMAT => Some(of_file(line, Ill::LaterFormat(later))),
            _ => Some(of_file(line, Ill::BadFormat)),
        }
    }

    fn workflow(&mut self, file: Table<'_>) -> Option<(Workflow, Lines)> {
        self.known(&file, FILE_KEYS);
        let id = self
            .text(&file, "id", r#"id = "lesson""#)
            .and_then(|id| self.name(&file, "id", id));
        let title = self.titles(&file, true);
        let entry = self.table(&file, "entry", Spot::Entry, r#"[entry] with on_request and on_book"#);
        let entry = entry.map(|entry| (self.entry(&entry), entry.keys));
        let (statuses, status_lines) = self.statuses(&file);
        let (steps, step_lines) = self.steps(&file);

        let (entry, entry_lines) = entry?;
        let title_line = file.keys.line("title");
        let lines = Lines {
            title: title_line,
            entry: entry_lines,
            statuses: status_lines,
            steps: step_lines,
        };
        Some((
            Workflow {
                id: id?,
                title: title?,
                entry: entry?,
                statuses,
                steps,
            },
            lines,
        ))
    }

    fn entry(&mut self, entry: &Table<'_>) -> Option<Entry> {
        self.known(entry, ENTRY_KEYS);
        let on_request = self.text(entry, "on_request", r#"on_request = "a-status""#);
        let on_book = self.text(entry, "on_book", r#"on_book = "a-status""#);
        Some(Entry {
            on_request: on_request?.into(),
            on_book: on_book?.into(),
        })
    }

    fn statuses(&mut self, file: &Table<'_>) -> (Vec<Status>, Vec<Keys>) {
        let Some(all) = self.table(file, "status", Spot::Statuses, "a table [status.…] for each status") else {
            return Default::default();
        };
        // The parser sorts by key; people meant the order they wrote.
        let mut in_order: Vec<_> = all.fields.iter().collect();
        in_order.sort_by_key(|(key, _)| key.span().start);
        let mut statuses = (Vec::new(), Vec::new());
        for (key, value) in in_order {
            let (line, id) = (self.line(key.span().start), key.get_ref());
            let what = Spot::Status(shown(id));
            if !values::is_name(id) {
                let small = id.to_lowercase();
                let ill = if small != *id && all.get(&small).is_some() {
                    Ill::SmallLetters(small)
                } else {
                    Ill::BadName { key: None }
                };
                self.fault(line, &what, ill);
            }
            let Some(fields) = value.get_ref().as_table() else {
                self.fault(line, &what, Ill::StatusNoTable(shown(id)));
                continue;
            };
            let table = Table {
                what,
                keys: self.keys(line, fields),
                fields,
            };
            if let Some(status) = self.status(StatusId(id.to_string()), &table) {
                statuses.0.push(status);
                statuses.1.push(table.keys);
            }
        }
        statuses
    }

    fn status(&mut self, id: StatusId, status: &Table<'_>) -> Option<Status> {
        self.known(status, STATUS_KEYS);
        let title = self.titles(status, true);
        let icon = self.text(status, "icon", r#"icon = "🎓""#);
        if icon.is_some_and(|icon| !values::is_icon(icon)) {
            let line = status.keys.line("icon");
            self.fault(line, &status.what, Ill::Icon);
        }
        let phase = self.text(status, "phase", r#"phase = "done""#);
        let phase = phase.and_then(|word| self.word(status, "phase", word, Phase::ALL));
        let payment = self.optional_text(status, "payment", r#"payment = "due""#);
        let payment = payment.map(|word| self.word(status, "payment", word, Payment::ALL));
        let charge = self.charge(status);
        Some(Status {
            id,
            title: title?,
            icon: icon?.to_owned(),
            phase: phase?,
            payment: payment.unwrap_or(Some(Payment::None))?,
            charge: charge?,
        })
    }

    fn charge(&mut self, status: &Table<'_>) -> Option<Decimal> {
        let Some(value) = status.get("charge") else {
            return Some(Decimal::ZERO);
        };
        let charge = value.as_str().and_then(values::percentage);
        if charge.is_none() {
            self.fault(status.keys.line("charge"), &status.what, Ill::Charge);
        }
        charge
    }

    fn steps(&mut self, file: &Table<'_>) -> (Vec<Step>, Vec<Keys>) {
        let mut steps = (Vec::new(), Vec::new());
        let items = match file.get("step") {
            None => {
                self.fault(1, &Spot::File, Ill::NoSteps);
                return steps;
            }
            Some(DeValue::Array(items)) => items,
            Some(_) => {
                self.fault(file.keys.line("step"), &Spot::File, Ill::StepsNoList);
                return steps;
            }
        };
        for (number, item) in items.iter().enumerate() {
            let line = self.line(item.span().start);
            let Some(fields) = item.get_ref().as_table() else {
                self.fault(line, &Spot::File, Ill::StepNoTable);
                continue;
            };
            let name = fields.get("name").and_then(|name| name.get_ref().as_str());
            let what = name.map_or(Spot::StepNo(number + 1), |name| Spot::Step(shown(name)));
            let table = Table {
                what,
                keys: self.keys(line, fields),
                fields,
            };
            if let Some(step) = self.step(&table) {
                steps.0.push(step);
                steps.1.push(table.keys);
            }
        }
        steps
    }

    fn step(&mut self, step: &Table<'_>) -> Option<Step> {
        self.known(step, STEP_KEYS);
        let name = self
            .text(step, "name", r#"name = "cancel""#)
            .and_then(|name| self.name(step, "name", name));
        let title = self.titles(step, false);
        let from = self.filled_list(step, "from", r#"from = ["a-status"]"#);
        let to = self.text(step, "to", r#"to = "a-status""#);
        let by = self.filled_list(step, "by", r#"by = ["specialist"]"#);
        let by = by.map(|words| self.each_word(step, "by", &words, By::ALL));
        let until = self.guard(step, "until");
        let since = self.guard(step, "since");
        let at = step.get("at").map(|_| self.moments(step));
        let notify = step
            .get("notify")
            .and_then(|_| self.list(step, "notify", r#"notify = ["other"]"#));
        let notify = self.each_word(step, "notify", &notify.unwrap_or_default(), Notify::ALL);
        let ask = self.optional_text(step, "ask", r#"ask = "reason""#);
        let ask = ask.and_then(|word| self.word(step, "ask", word, Ask::ALL));
        let confirm = match step.get("confirm") {
            None => false,
            Some(DeValue::Boolean(confirm)) => *confirm,
            Some(_) => {
                let line = step.keys.line("confirm");
                self.fault(line, &step.what, Ill::NoYesOrNo);
                false
            }
        };
        Some(Step {
            name: StepName(name?),
            title: title?,
            from: from?.into_iter().map(StatusId::from).collect(),
            to: to?.into(),
            by: by?,
            until,
            since,
            at,
            notify,
            ask,
            confirm,
        })
    }

    fn guard(&mut self, step: &Table<'_>, key: &str) -> Option<When> {
        let text = self.optional_text(step, key, &format!(r#"{key} = "start - 12h""#))?;
        self.moment(step, key, text)
    }

    fn moments(&mut self, step: &Table<'_>) -> Vec<When> {
        let texts = match step.get("at").and_then(DeValue::as_str) {
            Some(one) => vec![one],
            None => self.filled_list(step, "at", r#"at = "end + 15m""#).unwrap_or_default(),
        };
        texts
            .into_iter()
            .filter_map(|text| self.moment(step, "at", text))
            .collect()
    }
}
