//! Build script: a name for this very program, so that PDFs made by another one are made anew.
//!
//! The version alone does not change with every change of the code, layouts or fonts, and hashing the program's file
//! at each start would take longer than finding that there is nothing to do.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::Path;

/// What the program is made of.
const PARTS: [&str; 5] = ["Cargo.lock", "Cargo.toml", "fonts", "layouts", "src"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for part in PARTS {
        println!("cargo::rerun-if-changed={part}");
        add(Path::new(part), &mut hasher)?;
    }
    println!("cargo::rustc-env=ANNEXE_BUILD={:016x}", hasher.finish());
    Ok(())
}

/// Adds a file, or all files of a folder, with their paths.
fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let mut entries =
            fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| add(entry, hasher));
    }
    // A package made of this folder has no lock file where nobody needs one.
    if path.exists() {
        path.hash(hasher);
        fs::read(path)?.hash(hasher);
    }
    Ok(())
}
