//! What the window can show, and how a reader gets there. Checks that hold for every surface walk this list.

use crate::{Outcome, Window};
use thirtyfour::prelude::*;

/// Something the window shows.
pub struct Scene {
    /// Its name in reports and file names.
    pub name: &'static str,
    steps: &'static [Step],
}

/// What the reader does to get there, from an open article.
enum Step {
    Click(&'static str),
    Press(&'static str),
    /// A key with Ctrl.
    Chord(&'static str),
    /// Text from the clipboard.
    Paste(&'static str),
    Wait(&'static str),
}

use Step::{Chord, Click, Paste, Press, Wait};

/// Every surface, and what lies over them. A new surface is a new line here.
pub const SCENES: &[Scene] = &[
    scene("article", &[Wait("[data-article-body] [data-block]")]),
    scene("contents", &[Click("[data-action=contents]"), Wait(".contents-popover")]),
    scene("tables", &[Click("[data-surface=tables]"), Wait("table[role=grid]")]),
    scene("discussion", &[Click("[data-surface=discussion]"), Wait("[data-comment]")]),
    scene("answer", &[Click("[data-surface=discussion]"), Click("[data-action=reply]"), Wait("[data-answer-editor]")]),
    scene("notes", &[Click("[data-surface=notes]"), Wait(".notes-list")]),
    scene("note", &[Click("[data-article-body] p"), Press("n"), Wait(".card textarea")]),
    scene("find", &[Press("/"), Press("a"), Wait(".find-bar output:not(:empty)")]),
    scene("search", &[Click("[data-action=search]"), Wait("dialog[open] input")]),
    scene("settings", &[Click("[data-action=reading-settings]"), Wait("#reading-settings input")]),
    scene("shortcuts", &[Press("?"), Wait("dialog[open] kbd")]),
    scene("quick", &[Chord("k"), Press("th"), Wait("dialog[open] [role=option]")]),
    scene("tags", &[Press("t"), Wait("dialog[open] input")]),
    scene("preferences", &[Chord(","), Wait("dialog.preferences [role=tabpanel]")]),
    scene("backups", &[Chord(","), Click("[data-section=backups]"), Wait("[data-shows=backups] button")]),
    scene("address", &[Chord("l"), Wait("dialog.fetch-offer textarea")]),
    scene("offer", &[Paste("https://example.org/a-page"), Wait("dialog.fetch-offer [data-action=fetch]")]),
    scene("library", &[Click("[data-action=library]"), Wait("[data-article]")]),
    scene("follow", &[Click("[data-action=library]"), Click(FOLLOW), Wait("dialog.fetch-offer input[name=feed]")]),
    scene("import", &[Click("[data-action=library]"), Paste(PASTED), Wait("[data-import=finished] .import-item")]),
];

const FOLLOW: &str = ".sidebar [data-action=follow]";
const PASTED: &str =
    "Kettles\n\nA kettle with a lid boils sooner than one without, which everybody knows who ever lost one.";

const fn scene(name: &'static str, steps: &'static [Step]) -> Scene {
    Scene { name, steps }
}

impl Scene {
    /// Goes there from the article surface of an open article, as [`Scene::leave`] leaves it. What has no room or no use
    /// at this width is not there; then the answer is `false`.
    pub async fn enter(&self, window: &Window) -> Outcome<bool> {
        for step in self.steps {
            match step {
                Click(css) if !window.shows(css).await? => {
                    self.leave(window).await?;
                    return Ok(false);
                }
                Click(css) => window.click(css).await?,
                Press(keys) => window.press(*keys).await?,
                Chord(key) => window.chord(&[Key::Control], *key).await?,
                Paste(text) => window.paste(text).await?,
                Wait(css) => drop(window.see(css).await?),
            }
        }
        window.settle().await?;
        Ok(true)
    }

    /// Goes back to the article.
    pub async fn leave(&self, window: &Window) -> Outcome {
        // The first Esc closes what is being written, the second what lies over it.
        for _ in 0..2 {
            window.press(Key::Escape).await?;
        }
        if window.shows("[data-import=finished]").await? {
            window.click("[data-import=finished] header .icon-button:last-child").await?;
        }
        if window.shows(".library").await? {
            // The article that was there first, whatever came in since.
            window.click(".article-row:last-child [data-stop]").await?;
        }
        window.surface("article").await
    }
}
