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
    Wait(&'static str),
}

use Step::{Click, Press, Wait};

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
    scene("library", &[Click("[data-action=library]"), Wait("[data-article]")]),
];

const fn scene(name: &'static str, steps: &'static [Step]) -> Scene {
    Scene { name, steps }
}

impl Scene {
    /// Goes there from the article surface of an open article, as [`Scene::leave`] leaves it. What has no room or no use
    /// at this width is not there; then the answer is `false`.
    pub async fn enter(&self, window: &Window) -> Outcome<bool> {
        for step in self.steps {
            match step {
                Click(css) if !window.shows(css).await? => return Ok(false),
                Click(css) => window.click(css).await?,
                Press(keys) => window.press(*keys).await?,
                Wait(css) => drop(window.see(css).await?),
            }
        }
        window.settle().await?;
        Ok(true)
    }

    /// Goes back to the article.
    pub async fn leave(&self, window: &Window) -> Outcome {
        if self.name == "library" {
            window.click("[data-article] [data-stop]").await?;
        } else {
            // The first Esc closes what is being written, the second what lies over it.
            for _ in 0..2 {
                window.press(Key::Escape).await?;
            }
        }
        window.surface("article").await
    }
}
