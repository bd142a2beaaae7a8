use crate::{Driver, Outcome};
use std::path::Path;
use std::time::Duration;
use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;
use thirtyfour::prelude::*;

/// How long the window may take to show what is expected of it. Generous, for a loaded machine; nothing waits longer
/// than it must.
const PATIENCE: Duration = Duration::from_secs(30);
const INTERVAL: Duration = Duration::from_millis(50);

/// The open window.
pub struct Window {
    session: WebDriver,
    driver: Driver,
}

impl Window {
    pub(crate) async fn open(driver: Driver) -> Outcome<Self> {
        let mut capabilities = Capabilities::new();
        capabilities.set("tauri:options", serde_json::json!({ "application": driver.app() }))?;
        let session = WebDriver::new(driver.address(), capabilities).await?;
        let window = Self { session, driver };
        window.see("main").await?;
        Ok(window)
    }

    /// The first element of a CSS selector, once it is to be seen.
    pub async fn see(&self, css: &str) -> Outcome<WebElement> {
        self.first(By::Css(css), css).await
    }

    /// The first element of a CSS selector whose text holds `words`, once it is to be seen.
    pub async fn see_text(&self, css: &str, words: &str) -> Outcome<WebElement> {
        let found = self
            .session
            .query(By::Css(css))
            .with_filter({
                let words = words.to_owned();
                move |element: WebElement| holds(element, words.clone())
            })
            .wait(PATIENCE, INTERVAL)
            .and_displayed()
            .first()
            .await;
        found.map_err(|_| format!("{css} with {words:?} does not show").into())
    }

    /// All elements of a CSS selector as they are now.
    pub async fn all(&self, css: &str) -> Outcome<Vec<WebElement>> {
        Ok(self.session.find_all(By::Css(css)).await?)
    }

    /// The texts of all elements of a CSS selector as they are now.
    pub async fn texts(&self, css: &str) -> Outcome<Vec<String>> {
        let mut texts = Vec::new();
        for element in self.all(css).await? {
            texts.push(element.prop("textContent").await?.unwrap_or_default().trim().to_owned());
        }
        Ok(texts)
    }

    /// Waits until the texts of a CSS selector satisfy a condition.
    pub async fn texts_until(&self, css: &str, condition: impl Fn(&[String]) -> bool) -> Outcome<Vec<String>> {
        let start = tokio::time::Instant::now();
        loop {
            // Elements may go while they are read; that is not the end of the waiting.
            let texts = self.texts(css).await.unwrap_or_default();
            if condition(&texts) {
                return Ok(texts);
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("gave up waiting; {css} says {texts:?}").into());
            }
            tokio::time::sleep(INTERVAL).await;
        }
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Outcome {
        self.session.action_chain().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Pastes text, as from the clipboard.
    pub async fn paste(&self, text: &str) -> Outcome {
        let script = "
            const clipboard = new DataTransfer();
            clipboard.setData('text/plain', arguments[0]);
            const target = document.activeElement ?? document.body;
            target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));";
        self.run(script, vec![text.into()]).await?;
        Ok(())
    }

    /// Runs a script in the page, as its own scripts run, and gives what it returns.
    pub async fn run(&self, script: &str, arguments: Vec<serde_json::Value>) -> Outcome<serde_json::Value> {
        Ok(self.session.execute(script, arguments).await?.json().clone())
    }

    /// Runs a script that ends with a call of its last argument, and gives what it is called with.
    pub async fn run_async(&self, script: &str, arguments: Vec<serde_json::Value>) -> Outcome<serde_json::Value> {
        Ok(self.session.execute_async(script, arguments).await?.json().clone())
    }

    /// Sets the size of the window, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        Ok(self.session.set_window_rect(0, 0, width, height).await?)
    }

    /// Writes what the window shows to a PNG file.
    pub async fn screenshot(&self, path: &Path) -> Outcome {
        Ok(self.session.screenshot(path).await?)
    }

    /// Kills the app at once, without a chance to save.
    pub fn kill(self) -> Outcome {
        let killed = self.driver.kill_app();
        // The session cannot be ended politely any more.
        self.session.leak().map_err(|error| error.to_string())?;
        killed
    }

    /// Ends the session and closes the window.
    pub async fn close(self) -> Outcome {
        Ok(self.session.quit().await?)
    }

    async fn first(&self, by: By, name: &str) -> Outcome<WebElement> {
        let found = self.session.query(by).wait(PATIENCE, INTERVAL).and_displayed().first().await;
        found.map_err(|_| format!("{name} does not show").into())
    }
}

async fn holds(element: WebElement, words: String) -> WebDriverResult<bool> {
    Ok(element.prop("textContent").await?.is_some_and(|text| text.contains(&words)))
}
