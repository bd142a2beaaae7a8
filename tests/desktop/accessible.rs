//! The window for readers who do not see it, see it otherwise, or use no mouse.

use desktop_tests::{Home, Outcome, SCENES, axe};
use serde_json::json;

#[tokio::test]
async fn every_scene_satisfies_axe_in_light() -> Outcome {
    every_scene_satisfies_axe("light").await
}

#[tokio::test]
async fn every_scene_satisfies_axe_in_sepia() -> Outcome {
    every_scene_satisfies_axe("sepia").await
}

#[tokio::test]
async fn every_scene_satisfies_axe_in_dark() -> Outcome {
    every_scene_satisfies_axe("dark").await
}

#[tokio::test]
async fn every_scene_satisfies_axe_in_white_on_black() -> Outcome {
    every_scene_satisfies_axe("contrast_dark").await
}

#[tokio::test]
async fn every_scene_satisfies_axe_in_black_on_white() -> Outcome {
    every_scene_satisfies_axe("contrast_light").await
}

async fn every_scene_satisfies_axe(theme: &str) -> Outcome {
    let window = Home::new()?.open().await?;
    window.set(json!({ "theme": theme })).await?;
    let mut found = Vec::new();
    for scene in SCENES {
        if scene.enter(&window).await? {
            let violations = axe::violations(&window).await?;
            found.extend(violations.iter().map(|violation| format!("{}: {violation}", scene.name)));
            scene.leave(&window).await?;
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    window.close().await
}

/// The menu stands in the reader's language, and what is chosen there is carried out by the window.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_native_menu_speaks_the_readers_language() -> Outcome {
    let window = Home::new()?.open().await?;
    let english = menu_with(&window, "Highlight the selection or block").await?;
    window.set(json!({ "language": "de" })).await?;
    window.see_text(".back", "Bibliothek").await?;
    let german = menu_with(&window, "Auswahl oder Absatz markieren").await?;
    assert_eq!(english.len(), german.len());
    window.close().await
}

/// The names in the native menu once one of them is there: it comes after the page is on the screen.
#[cfg(target_os = "linux")]
async fn menu_with(window: &desktop_tests::Window, wanted: &str) -> Outcome<Vec<String>> {
    let mut last = String::new();
    for _ in 0..200 {
        // No answer at all can be the register of apps, which ends with another test's window and begins anew.
        match desktop_tests::spoken::menu(window).await {
            Ok(names) if names.iter().any(|name| name == wanted) => return Ok(names),
            Ok(names) => last = format!("it holds {} items", names.len()),
            Err(error) => last = error.to_string(),
        }
        window.settle().await?;
    }
    Err(format!("{wanted:?} never came into the menu: {last}").into())
}

#[tokio::test]
async fn axe_finds_what_is_wrong() -> Outcome {
    let window = Home::new()?.open().await?;
    window.run("document.querySelector('main').append(document.createElement('button'))", Vec::new()).await?;
    let found = axe::violations(&window).await?;
    assert!(found.iter().any(|violation| violation.starts_with("button-name")), "{found:?}");
    window.close().await
}

/// Roles, names, levels and states as they reach a screen reader. Read a difference as you would hear it.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn every_scene_is_told_to_screen_readers() -> Outcome {
    let home = Home::new()?;
    let window = home.open().await?;
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;
    window.paste(include_str!("copied.txt")).await?;
    window.click(".import-item button").await?;
    window.see_text("h1", "Which Ferry Should You Take").await?;
    for scene in SCENES {
        if scene.enter(&window).await? {
            let tree = desktop_tests::spoken::tree(&window).await?;
            // What depends on the day of the test and the size of its screen, and not on Postil.
            let filters = [
                (r"\d+ (second|minute)s? ago|\bthis minute|\btoday|\b[A-Z][a-z]{2} \d{1,2}, 20\d\d", "[date]"),
                (r" , \d+% read", ""),
            ];
            insta::with_settings!({ filters => filters }, {
                insta::assert_snapshot!(scene.name, tree);
            });
            scene.leave(&window).await?;
        }
    }
    window.close().await
}
