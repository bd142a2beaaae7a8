//! How far an import of several things has come, at the program's place in the taskbar or dock. Systems without such a
//! place show nothing.

use library::wire::ImportProgress;
use tauri::window::{ProgressBarState, ProgressBarStatus};
use tauri::{AppHandle, Manager, Runtime};

/// Shows there what a step of an import tells.
pub fn show<R: Runtime>(app: &AppHandle<R>, progress: &ImportProgress) {
    if let (Some(state), Some(window)) = (state(progress), app.get_webview_window("main")) {
        // The panel in the window tells the same; this is a kindness.
        let _ = window.set_progress_bar(state);
    }
}

/// What is to be shown from now on; nothing where the step changes nothing.
fn state(progress: &ImportProgress) -> Option<ProgressBarState> {
    match *progress {
        // One thing alone has come nowhere until it is done.
        ImportProgress::Working { done, total, .. } if total > 1 => Some(ProgressBarState {
            status: Some(ProgressBarStatus::Normal),
            progress: Some(u64::from(done) * 100 / u64::from(total)),
        }),
        ImportProgress::Finished => Some(ProgressBarState { status: Some(ProgressBarStatus::None), progress: None }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(done: u32, total: u32) -> Option<u64> {
        state(&ImportProgress::Working { done, total, name: "A page".into() })?.progress
    }

    #[test]
    fn several_things_have_a_share_done_and_one_has_none() {
        assert_eq!([at(0, 3), at(1, 3), at(3, 3)], [Some(0), Some(33), Some(100)]);
        assert_eq!(at(0, 1), None);
        assert_eq!(at(u32::MAX, u32::MAX), Some(100));
    }

    #[test]
    fn nothing_is_left_there_at_the_end() {
        let end = state(&ImportProgress::Finished).expect("the end changes it");
        assert!(matches!(end.status, Some(ProgressBarStatus::None)));
    }
}
