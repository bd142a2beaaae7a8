//! The command line, as a program.

use crate::support::{COMMENTS, PARAGRAPHS, page};
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

struct Postil {
    folder: TempDir,
}

impl Postil {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("kettles.html"), page(&PARAGRAPHS, &COMMENTS)).expect("a page");
        Self { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_postil"))
            .args(arguments)
            .current_dir(self.path())
            .env("POSTIL_LIBRARY", self.path().join("library"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("postil starts");
        child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("its input is taken");
        child.wait_with_output().expect("postil ends")
    }

    /// What a command writes; it must succeed.
    #[track_caller]
    fn text(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments, "");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.text(&[arguments, &["--json"]].concat())).expect("JSON")
    }

    /// A command fails with a code and says why.
    #[track_caller]
    fn check_failure(&self, arguments: &[&str], code: i32, reason: &str) {
        let output = self.run(arguments, "");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains(reason), "{arguments:?} said: {said}");
    }
}

#[test]
fn from_a_file_to_a_note_and_out_again() {
    let postil = Postil::new();
    let imported = postil.json(&["import", "kettles.html"]);
    assert_eq!((&imported[0]["article"], &imported[0]["receipt"]["comments"]["kept"]), (&1.into(), &3.into()));
    assert!(postil.text(&["list"]).contains("Which kettle?"));
    postil.text(&["note", "1", "--on", "comment:2", "--label", "doubt", "Hard water, surely"]);
    postil.text(&["note", "1", "--on", "cell:Glass kettle/Price", "Too dear"]);
    postil.text(&["reply", "1", "--to", "3", "I broke three."]);
    postil.text(&["tag", "1", "tea", "kitchen"]);
    assert!(postil.text(&["search", "surely"]).contains("[surely]"));
    let shown = postil.json(&["show", "1"]);
    assert_eq!(shown["notes"][0]["target"]["on"], "comment");
    assert_eq!(shown["notes"][1]["target"]["text"], "55");
    assert_eq!(shown["own_comments"][0]["body"], "I broke three.");
    for format in ["markdown", "html", "json"] {
        let exported = postil.text(&["export", "1", "--format", format]);
        for text in ["Hard water, surely", "Ben Okafor", "I broke three.", "Steel kettle"] {
            assert!(exported.contains(text), "{format} lacks {text}");
        }
    }
}

#[test]
fn who_speaks_of_a_row_and_what_a_comment_is_about() {
    let postil = Postil::new();
    postil.text(&["import", "kettles.html"]);
    let speakers = postil.json(&["related", "1", "row:Glass kettle"]);
    let passages = postil.json(&["related", "1", "comment:3"]);
    for answers in [&speakers, &passages] {
        assert!(answers.as_array().is_some_and(|answers| !answers.is_empty()), "{speakers} {passages}");
    }
    postil.check_failure(&["related", "1", "row:No such kettle"], 3, "No such kettle");
}

#[test]
fn extraction_writes_a_file_a_page() {
    let postil = Postil::new();
    postil.text(&["extract", "--out", "out", "kettles.html"]);
    let text = std::fs::read_to_string(postil.path().join("out/kettles.json")).expect("the page's file");
    let page: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(page["title"], "Which kettle?");
    assert_eq!(page["tables"][0]["rows"][2], serde_json::json!(["Glass kettle", "55", "5"]));
    assert_eq!(page["comments"][1]["author"], "Ben Okafor");
    assert!(page["html"].as_str().is_some_and(|html| html.contains("<th scope=\"col\">Price</th>")));
    assert!(!postil.path().join("library").exists(), "extract must not make a library");
}

#[test]
fn a_flat_table_gets_its_cells_back() {
    let postil = Postil::new();
    let text = "Kettle\tPrice\tMinutes\nSteel\t40\t4\nGlass\t55\t5\n";
    let output = postil.run(&["table", "--json"], text);
    let table: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        table["rows"],
        serde_json::json!([["Kettle", "Price", "Minutes"], ["Steel", "40", "4"], ["Glass", "55", "5"]])
    );
}

#[test]
fn copied_text_comes_in_by_standard_input() {
    let postil = Postil::new();
    let text = "Which kettle?\n\nThe steel one boils fast and lasts for many years, as everyone knows by now.\n";
    let output = postil.run(&["import", "-", "--json"], text);
    let imported: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(imported[0]["title"], "Which kettle?");
}

#[test]
fn failures_have_codes_and_reasons() {
    let postil = Postil::new();
    postil.check_failure(&["show", "7"], 3, "no such thing");
    postil.check_failure(&["import", "missing.html"], 3, "missing.html");
    postil.check_failure(&["import", "kettles.html", "library"], 4, "not a file");
    postil.check_failure(&["note", "1", "--on", "comment:9", "x"], 3, "comment 9");
    postil.check_failure(&["note", "1", "--on", "attic:9", "x"], 4, "names no place");
    postil.check_failure(&["search", "in:attic x"], 4, "attic");
    postil.check_failure(&["frobnicate"], 2, "frobnicate");
}

#[test]
fn every_command_has_help_and_shells_get_completions() {
    let postil = Postil::new();
    assert!(postil.text(&["--help"]).contains("Exit codes"));
    for command in ["import", "note", "search", "extract", "table", "export"] {
        assert!(postil.text(&[command, "--help"]).contains("xample") || command == "list", "{command}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(postil.text(&["completions", shell]).contains("postil"), "{shell}");
    }
}

#[test]
fn articles_are_organised_and_everything_is_taken_back() {
    let postil = Postil::new();
    postil.text(&["import", "kettles.html"]);
    postil.text(&["tag", "1", "tea"]);
    postil.text(&["tags", "rename", "tea", "Tea"]);
    assert_eq!(postil.json(&["tags"])[0]["name"], "Tea");
    postil.text(&["collection", "new", "Hard water", "1"]);
    assert_eq!(postil.json(&["list", "--collection", "hard water"])[0]["tags"][0], "Tea");
    postil.text(&["archive", "1"]);
    assert!(postil.text(&["list"]).contains("is empty"));
    assert!(postil.text(&["list", "--archive", "--sort", "title"]).contains("Which kettle?"));
    postil.text(&["delete", "1"]);
    assert!(postil.text(&["list", "--bin"]).contains("Which kettle?"));
    assert!(postil.text(&["history"]).contains("to the bin: “Which kettle?”"));
    for _ in 0..5 {
        postil.text(&["undo"]);
    }
    assert!(postil.text(&["undo"]).contains("Nothing changed"));
    let article = &postil.json(&["list"])[0];
    assert_eq!((&article["archived"], &article["tags"]), (&false.into(), &serde_json::json!([])));
    postil.text(&["redo"]);
    assert_eq!(postil.json(&["list", "--tag", "TEA"])[0]["id"], 1);
    postil.text(&["favourite", "1"]);
    assert_eq!(postil.json(&["list", "--favourites", "--unread"])[0]["id"], 1);
    postil.text(&["favourite", "1", "--off"]);
    postil.text(&["delete", "1"]);
    postil.text(&["bin", "--empty"]);
    postil.check_failure(&["show", "1"], 3, "no such thing");
    postil.check_failure(&["list", "--collection", "attic"], 3, "attic");
}
