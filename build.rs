//! Tells cargo that a new file in an embedded folder is a reason to build again.

fn main() {
    for folder in ["migrations", "workflows", "locales"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
