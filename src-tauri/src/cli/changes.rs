//! `postil diff`.

use crate::output::Output;
use library::wire::{Changes, CommentFate, LineChange, Part, Side};
use library::{Failure, Library};

/// Lines around a change that are shown with it.
const AROUND: usize = 1;

/// What a newer copy says otherwise than an older one, as `diff` and `wdiff` write it.
pub fn diff(library: &Library, id: i64, from: Option<u32>, to: Option<u32>, output: Output) -> Result<(), Failure> {
    output.value(&library.changes(id, from, to)?, text)
}

fn text(changes: &Changes) -> String {
    let mut lines = vec![format!("revision {} → {}", changes.from, changes.to)];
    let is_same = |index: usize| matches!(changes.lines.get(index), Some(LineChange::Same { .. }) | None);
    let mut is_cut = true;
    for (index, change) in changes.lines.iter().enumerate() {
        let around = index.saturating_sub(AROUND)..=index + AROUND;
        if around.into_iter().all(is_same) {
            is_cut = true;
            continue;
        }
        if std::mem::take(&mut is_cut) {
            lines.push(String::new());
        }
        lines.push(line(change));
    }
    if lines.len() == 1 {
        lines.push("\nThe text is the same.".into());
    }
    if !changes.comments.is_empty() {
        lines.push("\nComments:".into());
    }
    for comment in &changes.comments {
        let mark = match comment.fate {
            CommentFate::New => '+',
            CommentFate::Edited => '~',
            CommentFate::Removed => '-',
        };
        let words = match comment.fate {
            CommentFate::Edited => words(&comment.parts),
            _ => comment.parts.iter().map(|part| part.text.as_str()).collect(),
        };
        lines.push(format!("{mark} {}: {}", comment.author.as_deref().unwrap_or("—"), words.replace('\n', "\n  ")));
    }
    lines.join("\n")
}

fn line(change: &LineChange) -> String {
    match change {
        LineChange::Same { line } => format!("  {}", line.text),
        LineChange::Added { line } => format!("+ {}", line.text),
        LineChange::Removed { line } => format!("- {}", line.text),
        LineChange::Moved { line } => format!("> {}", line.text),
        LineChange::Edited { parts, .. } => format!("~ {}", words(parts)),
    }
}

fn words(parts: &[Part]) -> String {
    let part = |part: &Part| match part.side {
        Side::Both => part.text.clone(),
        Side::Old => format!("[-{}-]", part.text),
        Side::New => format!("{{+{}+}}", part.text),
    };
    parts.iter().map(part).collect()
}
