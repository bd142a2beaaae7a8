//! Takes the pictures of the README, from the real window on the sample article: every surface at two widths, light and
//! dark. `cargo xtask screenshots` writes them to `assets/screenshots`, or to another folder.

use desktop_tests::{Home, Outcome, Window, checkout};
use std::path::{Path, PathBuf};

/// Widths and heights in CSS pixels: with room for the margin, and without.
const SIZES: &[(u32, u32)] = &[(1440, 940), (700, 940)];

#[tokio::main]
async fn main() -> Outcome {
    let folder = std::env::args().nth(1).map_or_else(|| checkout().join("assets/screenshots"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    for theme in ["light", "dark"] {
        let home = Home::new()?;
        let window = home.open().await?;
        choose_theme(&window, theme).await?;
        window.kill()?;
        let window = home.open().await?;
        window.see(&format!("[data-theme={theme}]")).await?;
        for &(width, height) in SIZES {
            take(&window, &folder, theme, (width, height)).await?;
        }
        window.close().await?;
    }
    Ok(())
}

/// Changes the setting as the panel does; it shows from the next start.
async fn choose_theme(window: &Window, theme: &str) -> Outcome {
    let script = "
        const [theme, done] = arguments;
        const { invoke } = window.__TAURI_INTERNALS__;
        invoke('session')
            .then(({ settings }) => invoke('save_settings', { settings: { ...settings, theme } }))
            .then(() => done(''), error => done(JSON.stringify(error)));";
    match window.run_async(script, vec![theme.into()]).await?.as_str() {
        Some("") => Ok(()),
        other => Err(format!("the theme could not be set: {other:?}").into()),
    }
}

async fn take(window: &Window, folder: &Path, theme: &str, (width, height): (u32, u32)) -> Outcome {
    window.resize(width, height).await?;
    for surface in ["article", "tables", "discussion", "notes"] {
        window.click(&format!(".surface-button[data-surface={surface}]")).await?;
        window.see(&format!(".surface-button[data-surface={surface}][aria-current=page]")).await?;
        // The picture is taken of what the next frame draws, with all fonts there.
        let settled = "
            const done = arguments[0];
            scrollTo(0, 0);
            document.activeElement?.blur();
            document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));";
        window.run_async(settled, Vec::new()).await?;
        window.screenshot(&folder.join(format!("{surface}-{width}-{theme}.png"))).await?;
    }
    Ok(())
}
