//! From copied text to notes that survive a killed process.

use desktop_tests::{Home, Outcome};

#[tokio::test]
async fn the_window_opens() -> Outcome {
    let home = Home::new()?;
    let window = home.open().await?;
    window.kill()
}
