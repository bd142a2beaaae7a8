//! The direction of dependencies, and the generated files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Which crate of ours may use which. The middle row never see each other.
const EDGES: &[(&str, &[&str])] = &[
    ("document", &[]),
    ("annotate", &["document"]),
    ("capture", &["document"]),
    ("exchange", &["document"]),
    ("network", &[]),
    ("relate", &["document"]),
    ("store", &["document"]),
    ("library", &["annotate", "capture", "document", "exchange", "network", "relate", "store"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn manifest(folder: &Path) -> toml::Table {
    let text = std::fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
    text.parse().expect("the manifest is TOML")
}

fn names(manifest: &toml::Table, section: &str) -> BTreeSet<String> {
    manifest
        .get(section)
        .and_then(|section| section.as_table())
        .into_iter()
        .flat_map(|table| table.keys().cloned())
        .collect()
}

#[test]
fn dependencies_point_inward() {
    let allowed: BTreeMap<&str, &[&str]> = EDGES.iter().copied().collect();
    let crates = root().join("src-tauri/crates");
    for entry in std::fs::read_dir(crates).expect("the crates") {
        let folder = entry.expect("a crate").path();
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let manifest = manifest(&folder);
        let allowed = allowed.get(name.as_str()).unwrap_or_else(|| panic!("{name} has no place in the architecture"));
        for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
            for dependency in
                names(&manifest, section).iter().filter(|name| EDGES.iter().any(|(known, _)| known == name))
            {
                assert!(allowed.contains(&dependency.as_str()), "{name} must not use {dependency}");
            }
        }
    }
}

#[test]
fn only_the_network_has_sockets_and_only_the_store_has_a_database() {
    for (name, _) in EDGES {
        let dependencies = names(&manifest(&root().join("src-tauri/crates").join(name)), "dependencies");
        for socket in ["hyper", "reqwest", "tokio", "ureq"] {
            assert!(*name == "network" || !dependencies.contains(socket), "{name} must not use {socket}");
        }
        assert!(*name == "store" || !dependencies.contains("rusqlite"), "{name} must not use rusqlite");
    }
}

#[test]
fn the_windows_types_are_current() {
    let committed = std::fs::read_to_string(root().join("ui/src/core/wire.ts")).expect("the generated types");
    let generated = library::wire::typescript();
    // Not assert_eq: two thousand lines say less than what to do.
    assert!(committed.trim() == generated.trim(), "ui/src/core/wire.ts is stale; run `cargo xtask wire`");
}
