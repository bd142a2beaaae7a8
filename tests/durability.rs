//! A note that was acknowledged is there, whatever happens to the process.

use crate::support::{COMMENTS, Library, Noon, PARAGRAPHS, page};
use document::{Label, Target};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Under this name the child process finds the library it is to write into.
const FOLDER: &str = "POSTIL_TEST_CRASH_FOLDER";

/// How often the child is killed. `cargo xtask crash` does it more often.
const KILLS: u64 = 12;

/// Not a test of its own: the process that is killed. It writes notes and says each one's id once it is saved.
#[test]
#[ignore = "started by acknowledged_notes_survive_being_killed"]
fn write_notes_until_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let library = library::Library::open(Path::new(&folder), Noon).expect("the library opens in the child");
    for number in 0.. {
        let note = library.create_note(1, &Target::Article, Label::Mine, &body(number)).expect("a note is saved");
        println!("\nsaved {} {number}", note.id);
    }
}

fn body(number: u64) -> String {
    format!("Note {number}: {}", "and so on ".repeat(number as usize % 40))
}

#[test]
fn acknowledged_notes_survive_being_killed() {
    let mut library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    let mut saved: Vec<(i64, u64)> = Vec::new();
    for round in 0..KILLS {
        saved.extend(acknowledged_before_the_kill(&mut library, round));
        library = library.reopen();
        let notes = library.article().notes;
        for (id, number) in &saved {
            let note = notes.iter().find(|note| note.id == *id).unwrap_or_else(|| panic!("note {id} was lost"));
            assert_eq!(note.body, body(*number));
        }
    }
    assert!(saved.len() as u64 > KILLS, "the child hardly wrote: {}", saved.len());
}

/// Lets the child write for a while, kills it in the middle of it, and gives what it acknowledged.
fn acknowledged_before_the_kill(library: &mut Library, round: u64) -> Vec<(i64, u64)> {
    let folder = library.folder().to_path_buf();
    library.close();
    let mut child = Command::new(std::env::current_exe().expect("this test's own program"))
        .args(["--exact", "durability::write_notes_until_killed", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts");
    let lines = BufReader::new(child.stdout.take().expect("the child's output")).lines();
    let reader =
        thread::spawn(move || lines.map_while(Result::ok).filter_map(|line| acknowledged(&line)).collect::<Vec<_>>());
    // A different moment each time, early enough that the child is still writing.
    let until = Instant::now() + Duration::from_millis(400 + round * 37 % 200);
    thread::sleep(until.saturating_duration_since(Instant::now()));
    child.kill().expect("the child is killed");
    child.wait().expect("the child is gone");
    reader.join().expect("the child's output was read")
}

fn acknowledged(line: &str) -> Option<(i64, u64)> {
    let (id, number) = line.strip_prefix("saved ")?.split_once(' ')?;
    Some((id.parse().ok()?, number.parse().ok()?))
}

#[test]
fn a_restart_finds_everything_in_place() {
    let library = Library::new().with_page(&page(&PARAGRAPHS, &COMMENTS));
    library.note("comment:2", "beside the second comment");
    let before = library.article();
    let library = library.reopen();
    assert_eq!(library.article(), before);
}
