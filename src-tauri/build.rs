//! Prepares the window: resolves what it may call and sees to it that there is an interface to embed.

#[cfg(not(feature = "desktop"))]
fn main() {}

#[cfg(feature = "desktop")]
fn main() {
    // Tauri embeds this folder and does not compile without it. A checkout in which the interface was never built
    // still compiles, and says in its window what to do.
    let interface = std::path::Path::new("ui/dist/index.html");
    if !interface.exists() {
        let place = std::fs::create_dir_all("ui/dist");
        place.and_then(|()| std::fs::write(interface, UNBUILT)).expect("ui/dist should be writable");
    }
    println!("cargo:rerun-if-changed=ui/dist");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");

    let permissions = tauri_build::AppManifest::new().permissions_path_pattern("src-tauri/permissions/*.toml");
    let attributes = tauri_build::Attributes::new()
        .app_manifest(permissions)
        .capabilities_path_pattern("src-tauri/capabilities/*.json");
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}

#[cfg(feature = "desktop")]
const UNBUILT: &str = "<!doctype html><meta charset=utf-8><title>Postil</title>
<p>The interface has not been built yet. <code>cargo xtask run</code> builds and opens it.</p>
";
