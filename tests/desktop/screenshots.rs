//! Takes pictures of every scene of the real window on the sample article, at several widths and in several colours.
//!
//! `cargo xtask screenshots` writes those of the README to `assets/screenshots`; with a folder it writes all of them
//! there, to be looked at: `cargo xtask screenshots DIR`, or only some: `cargo xtask screenshots DIR article note`.

use desktop_tests::{Home, Outcome, SCENES, Window, checkout};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Widths and heights in CSS pixels: rail, text and margin; text and margin; text alone.
const SIZES: &[(u32, u32)] = &[(1440, 940), (1024, 800), (700, 940)];

/// What the README shows.
const README: Pictures = Pictures {
    scenes: &["article", "tables", "discussion", "notes"],
    widths: &[1440, 700],
    themes: &["light", "dark"],
};

/// What is looked at when something has changed.
const ALL: Pictures = Pictures {
    scenes: &[],
    widths: &[1440, 1024, 700],
    themes: &["light", "sepia", "dark", "contrast_dark", "contrast_light"],
};

/// Which pictures are taken. No scenes at all means all of them.
struct Pictures {
    scenes: &'static [&'static str],
    widths: &'static [u32],
    themes: &'static [&'static str],
}

#[tokio::main]
async fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let (folder, pictures) = match arguments.next() {
        Some(folder) => (PathBuf::from(folder), ALL),
        None => (checkout().join("assets/screenshots"), README),
    };
    let chosen: Vec<String> = arguments.collect();
    std::fs::create_dir_all(&folder)?;
    let home = Home::new()?;
    let window = home.open().await?;
    for theme in pictures.themes {
        window.set(json!({ "theme": theme })).await?;
        for &(width, height) in SIZES.iter().filter(|(width, _)| pictures.widths.contains(width)) {
            window.resize(width, height).await?;
            for scene in SCENES {
                let is_chosen = if chosen.is_empty() {
                    pictures.scenes.is_empty() || pictures.scenes.contains(&scene.name)
                } else {
                    chosen.iter().any(|name| name == scene.name)
                };
                if is_chosen && scene.enter(&window).await? {
                    take(&window, &folder.join(format!("{}-{width}-{theme}.png", scene.name))).await?;
                    scene.leave(&window).await?;
                }
            }
        }
    }
    window.close().await
}

async fn take(window: &Window, path: &Path) -> Outcome {
    window.run("scrollTo(0, 0)", Vec::new()).await?;
    window.settle().await?;
    window.screenshot(path).await
}
