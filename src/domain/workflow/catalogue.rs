//! The workflows that a tenant can start from: the shipped files, and those of a folder of the operator's.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::model::Workflow;
use super::{FILE_LIMIT, Origin, Problem, load, load_bytes};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/workflows");

/// The files that are built in, by name and text, in the order of names.
pub fn shipped() -> Vec<(&'static str, &'static str)> {
    let mut files: Vec<_> = SHIPPED
        .files()
        .filter(|file| is_workflow(file.path()))
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
        .collect();
    files.sort_unstable();
    files
}

/// Reads and checks one file, which may be anything at all.
pub fn load_file(path: &Path) -> Result<Workflow, Vec<Problem>> {
    read_and_load(path).map(|(workflow, _)| workflow)
}

fn read_and_load(path: &Path) -> Result<(Workflow, String), Vec<Problem>> {
    let bytes = read(path).map_err(|error| vec![unreadable(path, &error)])?;
    let workflow = load_bytes(&path.display().to_string(), &bytes, Origin::Own)?;
    Ok((workflow, String::from_utf8_lossy(&bytes).into_owned()))
}

/// Checked workflows by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    listed: BTreeMap<String, Listed>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub workflow: Workflow,
    pub origin: Origin,
    pub file: String,
    /// As it was written, with its comments: what a tenant's own copy starts from.
    pub text: String,
}

impl Catalogue {
    /// The shipped files, and those of the folder, which replace shipped ones of the same id. One bad file refuses
    /// the whole: at the start somebody is there to mend it.
    pub fn load(folder: Option<&Path>) -> Result<Self, Vec<Problem>> {
        let (catalogue, problems) = Self::gather(folder, &Self::default());
        if problems.is_empty() {
            Ok(catalogue)
        } else {
            Err(problems)
        }
    }

    /// Reads the folder again. Of a file that is bad now, what was loaded before stays, and so does everything where
    /// the folder itself cannot be read; a file that is gone is gone.
    pub fn reload(&self, folder: Option<&Path>) -> (Self, Vec<Problem>) {
        Self::gather(folder, self)
    }

    fn gather(folder: Option<&Path>, before: &Self) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut listed = BTreeMap::new();
        for (file, text) in shipped() {
            match load(file, text, Origin::Shipped) {
                Ok(workflow) => {
                    let (file, text) = (file.to_owned(), text.to_owned());
                    let origin = Origin::Shipped;
                    add(
                        &mut listed,
                        &mut problems,
                        Listed {
                            workflow,
                            origin,
                            file,
                            text,
                        },
                    );
                }
                Err(faults) => problems.extend(faults),
            }
        }
        let mut own = BTreeMap::new();
        let mut kept: Vec<&Listed> = Vec::new();
        let owned = || before.iter().filter(|it| it.origin == Origin::Own);
        let paths = folder.map_or_else(|| Ok(Vec::new()), workflow_files);
        if let Err(problem) = &paths {
            problems.push(problem.clone());
            kept.extend(owned());
        }
        for path in paths.unwrap_or_default() {
            let file = path.display().to_string();
            match read_and_load(&path) {
                Ok((workflow, text)) => {
                    let origin = Origin::Own;
                    add(
                        &mut own,
                        &mut problems,
                        Listed {
                            workflow,
                            origin,
                            file,
                            text,
                        },
                    );
                }
                Err(faults) => {
                    problems.extend(faults);
                    kept.extend(owned().filter(|it| it.file == file));
                }
            }
        }
        for listed in kept {
            own.entry(listed.workflow.id.clone()).or_insert_with(|| listed.clone());
        }
        listed.extend(own);
        (Self { listed }, problems)
    }

    pub fn get(&self, id: &str) -> Option<&Listed> {
        self.listed.get(id)
    }

    /// In the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = &Listed> {
        self.listed.values()
    }
}

fn add(all: &mut BTreeMap<String, Listed>, problems: &mut Vec<Problem>, listed: Listed) {
    let id = &listed.workflow.id;
    if let Some(first) = all.get(id) {
        let is_id = |line: &str| line.trim_start().starts_with("id");
        let line = listed.text.lines().position(is_id).unwrap_or(0) + 1;
        let message = format!(
            "the id `{id}` is taken by {}: give this workflow an id of its own",
            first.file
        );
        let file = listed.file;
        problems.push(Problem {
            file,
            line,
            message,
            misread: None,
        });
    } else {
        all.insert(id.clone(), listed);
    }
}

fn is_workflow(path: &Path) -> bool {
    let is_hidden = path
        .file_name()
        .is_none_or(|name| name.to_string_lossy().starts_with('.'));
    !is_hidden && path.extension().is_some_and(|extension| extension == "toml")
}

/// In the order of names, so that problems and duplicates are the same on each machine.
fn workflow_files(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let listing = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut paths: Vec<PathBuf> = listing.map_err(|error: io::Error| unreadable(folder, &error))?;
    paths.retain(|path| is_workflow(path) && path.is_file());
    paths.sort_unstable();
    Ok(paths)
}

/// One byte over the limit is enough to see that a file is too large.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(FILE_LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error) -> Problem {
    let message = format!("cannot be read ({error}): check the path and its rights");
    Problem {
        file: path.display().to_string(),
        line: 1,
        message,
        misread: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson() -> &'static str {
        shipped()
            .into_iter()
            .find(|(file, _)| *file == "lesson.toml")
            .unwrap()
            .1
    }

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        folder
    }

    #[test]
    fn every_shipped_file_passes_and_is_named_after_its_id() {
        let catalogue = Catalogue::load(None).unwrap();
        assert!(catalogue.iter().all(|it| it.file == format!("{}.toml", it.workflow.id)));
        assert!(catalogue.get("lesson").is_some());
    }

    #[test]
    fn what_lies_in_the_folder_is_built_in() {
        let mut lying: Vec<String> = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/workflows"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| is_workflow(Path::new(name)))
            .collect();
        lying.sort();
        let built_in: Vec<_> = shipped().into_iter().map(|(file, _)| file).collect();
        assert_eq!(
            lying, built_in,
            "touch catalogue.rs: the compiler doesn't see that a file was added"
        );
    }

    #[test]
    fn a_file_of_the_folder_is_added_or_replaces_a_shipped_one() {
        let mine = lesson().replace("\"Lesson\"", "\"My lesson\"");
        let other = lesson().replace("id = \"lesson\"", "id = \"other\"");
        let files = [
            ("a.toml", mine.as_bytes()),
            ("b.toml", other.as_bytes()),
            ("notes.txt", b"\xFF"),
        ];
        let catalogue = Catalogue::load(Some(folder(&files).path())).unwrap();
        assert_eq!(catalogue.get("lesson").unwrap().workflow.title.get("en"), "My lesson");
        assert_eq!(catalogue.get("lesson").unwrap().text, mine);
        assert!(catalogue.get("other").is_some());
    }

    #[test]
    fn read_again_a_bad_file_leaves_what_was_loaded_and_a_good_one_takes_its_place() {
        let named = |id: &str, title: &str| {
            let text = lesson().replace("id = \"lesson\"", &format!("id = \"{id}\""));
            text.replace("\"Lesson\"", &format!("\"{title}\""))
        };
        let (one, other) = (named("one", "One"), named("other", "Other"));
        let folder = folder(&[("a.toml", one.as_bytes()), ("b.toml", other.as_bytes())]);
        let put = |file: &str, text: &str| fs::write(folder.path().join(file), text).unwrap();
        let title = |catalogue: &Catalogue, id: &str| Some(catalogue.get(id)?.workflow.title.get("en").to_owned());
        let loaded = Catalogue::load(Some(folder.path())).unwrap();

        put(
            "a.toml",
            &named("one", "Broken").replace("to = \"paid\"", "to = \"payed\""),
        );
        put("b.toml", &named("other", "Changed"));
        let (again, problems) = loaded.reload(Some(folder.path()));
        assert!(
            problems.len() == 1 && problems[0].file.ends_with("a.toml"),
            "{problems:?}"
        );
        assert_eq!(title(&again, "one").as_deref(), Some("One"));
        assert_eq!(title(&again, "other").as_deref(), Some("Changed"));

        fs::remove_file(folder.path().join("a.toml")).unwrap();
        put("c.toml", &named("other", "Twice"));
        let (again, problems) = again.reload(Some(folder.path()));
        assert!(
            problems.len() == 1 && problems[0].file.ends_with("c.toml"),
            "{problems:?}"
        );
        assert_eq!(title(&again, "one"), None);
        assert_eq!(title(&again, "other").as_deref(), Some("Changed"));

        let (still, problems) = again.reload(Some(Path::new("/no/such/folder")));
        assert_eq!((still, problems.len()), (again, 1));
    }

    #[test]
    fn one_id_in_two_files_of_the_folder_is_refused() {
        let files = [("a.toml", lesson().as_bytes()), ("b.toml", lesson().as_bytes())];
        let problems = Catalogue::load(Some(folder(&files).path())).unwrap_err();
        let [problem] = problems.as_slice() else {
            panic!("{problems:?}")
        };
        assert!(problem.file.ends_with("b.toml") && problem.message.contains("`lesson` is taken by"));
    }

    #[test]
    fn bad_files_and_folders_are_named() {
        let large = vec![b'#'; 10_000_000];
        let files: [(&str, &[u8]); 3] = [
            ("a.toml", &large),
            ("b.toml", b"a = 1\n\xFF"),
            ("c.toml", b"format = 1\nx"),
        ];
        let problems = Catalogue::load(Some(folder(&files).path())).unwrap_err();
        let lines: Vec<_> = problems.iter().map(|it| it.line).collect();
        assert_eq!(lines, [1, 2, 2], "{problems:?}");
        let problems = Catalogue::load(Some(Path::new("/no/such/folder"))).unwrap_err();
        assert!(problems[0].to_string().starts_with("/no/such/folder:1: cannot be read"));
    }
}
