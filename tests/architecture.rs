//! The direction of dependencies, and the generated files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
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

#[test]
fn the_window_is_configured_to_trust_no_page() {
    let configuration = fs::read_to_string("tauri.conf.json").expect("the window's configuration");
    let configuration: serde_json::Value = serde_json::from_str(&configuration).expect("JSON");
    let (app, security) = (&configuration["app"], &configuration["app"]["security"]);
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["assetProtocol"]["enable"], false);
    assert_eq!(security["capabilities"], serde_json::json!(["main"]));
    assert!(security.get("dangerousDisableAssetCspModification").is_none() && security.get("devCsp").is_none());
    let policy = security["csp"].as_object().expect("a policy, directive by directive");
    let own = ["script-src", "style-src", "font-src"];
    let none = policy.iter().filter(|(name, _)| name.ends_with("-src") && !own.contains(&name.as_str()));
    for (directive, value) in none.filter(|(name, _)| !["img-src", "connect-src"].contains(&name.as_str())) {
        assert_eq!(value, "'none'", "{directive}");
    }
    for directive in own {
        assert_eq!(policy[directive], "'self'", "{directive}");
    }
    assert_eq!(policy["img-src"], "postil-img: http://postil-img.localhost");
    assert_eq!(policy["connect-src"], "ipc: http://ipc.localhost");
    for (directive, value) in [
        ("default-src", "'none'"),
        ("frame-src", "'none'"),
        ("object-src", "'none'"),
        ("worker-src", "'none'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
        ("frame-ancestors", "'none'"),
        ("require-trusted-types-for", "'script'"),
        ("trusted-types", "'none'"),
    ] {
        assert_eq!(policy[directive], value, "{directive}");
    }
}

/// Without this feature the tools are not even compiled into a release. Any crate could switch it on for all, so it is
/// looked for in what is built.
#[test]
fn no_crate_switches_developer_tools_on() {
    let mut cargo = std::process::Command::new(env!("CARGO"));
    let tree = ["tree", "--offline", "--edges", "normal,features", "--prefix", "none", "--format", "{p} {f}"];
    let output = cargo.args(tree).args(["--package", "postil"]).output().expect("cargo tells what is built");
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(tree.lines().any(|line| line.starts_with("wry ")), "{}", String::from_utf8_lossy(&output.stderr));
    let with_tools: Vec<&str> = tree.lines().filter(|line| line.contains("devtools")).collect();
    assert_eq!(with_tools, [""; 0]);
}

#[test]
fn a_release_has_no_developer_tools() {
    let manifest = fs::read_to_string("Cargo.toml").expect("the manifest");
    let manifest: toml::Table = manifest.parse().expect("TOML");
    let features = manifest["dependencies"]["tauri"]["features"].as_array().expect("Tauri's features");
    let risky = ["devtools", "protocol-asset", "isolation", "unstable"];
    assert!(
        features.iter().all(|feature| feature.as_str().is_some_and(|feature| !risky.contains(&feature))),
        "{features:?}"
    );
}
