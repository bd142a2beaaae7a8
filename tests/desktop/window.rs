use crate::driver::begin;
use crate::{Driver, Outcome};
use std::env;
use std::mem::ManuallyDrop;
use std::path::Path;
use std::time::Duration;
use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;
use tokio::time::{Instant, sleep};

/// How long the window may take to show what is expected of it. Generous, for a loaded machine; nothing waits longer
/// than it must.
const PATIENCE: Duration = Duration::from_secs(60);
const INTERVAL: Duration = Duration::from_millis(50);

/// The open window.
pub struct Window {
    /// Never dropped: one that a failed test leaves open would wait two minutes for a window that is gone.
    session: ManuallyDrop<WebDriver>,
    driver: Driver,
}

impl Window {
    pub(crate) async fn open(driver: Driver, arguments: &[&str]) -> Outcome<Self> {
        let mut capabilities = Capabilities::new();
        capabilities.set("tauri:options", serde_json::json!({ "application": driver.app(), "args": arguments }))?;
        let session = begin(&driver.address(), capabilities).await?;
        let window = Self { session: ManuallyDrop::new(session), driver };
        window.see("main").await?;
        Ok(window)
    }

    /// The first element of a CSS selector, once it is to be seen.
    pub async fn see(&self, css: &str) -> Outcome<WebElement> {
        self.see_text(css, "").await
    }

    /// The first element of a CSS selector whose text holds `words`, once it is to be seen.
    pub async fn see_text(&self, css: &str, words: &str) -> Outcome<WebElement> {
        // One question to the page, so that nothing can go between finding an element and looking at it.
        let script = "
            const [css, words] = arguments;
            const shows = element => element.checkVisibility() && element.textContent.includes(words);
            return [...document.querySelectorAll(css)].find(shows) ?? null;";
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let found = self.session.execute(script, vec![css.into(), words.into()]).await?;
            if !found.json().is_null() {
                return Ok(found.element()?);
            }
            sleep(INTERVAL).await;
        }
        self.fail(&format!("{css} with {words:?} does not show")).await
    }

    /// Clicks the first element of a CSS selector, once it is to be seen.
    pub async fn click(&self, css: &str) -> Outcome {
        loop {
            let element = self.see(css).await?;
            let clicked = async {
                element.scroll_into_view().await?;
                element.click().await
            };
            match clicked.await {
                // It was drawn anew between the look and the click; a reader clicks what is there.
                Err(error) if matches!(error.as_inner(), WebDriverErrorInner::StaleElementReference(_)) => {}
                clicked => return Ok(clicked?),
            }
        }
    }

    /// The texts of all elements of a CSS selector as they are now.
    pub async fn texts(&self, css: &str) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(element => element.textContent.trim());";
        Ok(self.session.execute(script, vec![css.into()]).await?.convert()?)
    }

    /// Waits until the texts of a CSS selector satisfy a condition.
    pub async fn texts_until(&self, css: &str, condition: impl Fn(&[String]) -> bool) -> Outcome<Vec<String>> {
        let start = Instant::now();
        loop {
            let texts = self.texts(css).await?;
            if condition(&texts) {
                return Ok(texts);
            }
            if start.elapsed() > PATIENCE {
                return self.fail(&format!("gave up waiting; {css} says {texts:?}")).await;
            }
            sleep(INTERVAL).await;
        }
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Outcome {
        self.session.action_chain().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Presses a key while others are held.
    pub async fn chord(&self, held: &[Key], key: impl Into<TypingData>) -> Outcome {
        let mut actions = self.session.action_chain();
        for modifier in held {
            actions = actions.key_down(modifier.clone());
        }
        actions = actions.send_keys(key);
        for modifier in held.iter().rev() {
            actions = actions.key_up(modifier.clone());
        }
        Ok(actions.perform().await?)
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

    /// Whether an element of a CSS selector is to be seen right now.
    pub async fn shows(&self, css: &str) -> Outcome<bool> {
        let script = "return [...document.querySelectorAll(arguments[0])].some(element => element.checkVisibility());";
        Ok(self.run(script, vec![css.into()]).await? == true)
    }

    /// Goes to a surface of the open article.
    pub async fn surface(&self, name: &str) -> Outcome {
        self.click(&format!(".surface-button[data-surface={name}]")).await?;
        self.see(&format!(".surface-button[data-surface={name}][aria-current=page]")).await?;
        Ok(())
    }

    /// Changes settings and starts the interface anew with them.
    pub async fn set(&self, changes: serde_json::Value) -> Outcome {
        let script = "
            const [changes, done] = arguments;
            const { invoke } = window.__TAURI_INTERNALS__;
            invoke('session')
                .then(({ settings }) => invoke('save_settings', { settings: { ...settings, ...changes } }))
                .then(() => done(''), error => done(JSON.stringify(error)));";
        match self.run_async(script, vec![changes]).await?.as_str() {
            Some("") => {}
            other => return Err(format!("the settings were refused: {other:?}").into()),
        }
        self.session.refresh().await?;
        self.see("main").await?;
        Ok(())
    }

    /// Waits until the fonts are there and the next frame is drawn.
    pub async fn settle(&self) -> Outcome {
        let script = "
            const done = arguments[0];
            document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));";
        self.run_async(script, Vec::new()).await?;
        Ok(())
    }

    /// The number of the app's process.
    pub fn process(&self) -> Outcome<u32> {
        self.driver.app_process()
    }

    /// Runs a script in the page, as its own scripts run, and gives what it returns.
    pub async fn run(&self, script: &str, arguments: Vec<serde_json::Value>) -> Outcome<serde_json::Value> {
        Ok(self.session.execute(script, arguments).await?.json().clone())
    }

    /// Runs a script that ends with a call of its last argument, and gives what it is called with.
    pub async fn run_async(&self, script: &str, arguments: Vec<serde_json::Value>) -> Outcome<serde_json::Value> {
        Ok(self.session.execute_async(script, arguments).await?.json().clone())
    }

    /// Lets scripts take longer than usual.
    pub async fn let_scripts_take(&self, time: Duration) -> Outcome {
        Ok(self.session.set_script_timeout(time).await?)
    }

    /// Sets the size of the window, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        Ok(self.session.set_window_rect(0, 0, width, height).await?)
    }

    /// The process that runs the page, on systems where it is one of its own.
    pub fn web_process(&self) -> Outcome<u32> {
        self.driver.web_process()
    }

    /// Memory of the app and its page; see [`Driver::memory`].
    pub fn memory(&self) -> Outcome<u64> {
        self.driver.memory()
    }

    /// How long ago the app was started.
    pub fn age(&self) -> Outcome<Duration> {
        self.driver.app_age()
    }

    /// Writes what the window shows to a PNG file.
    pub async fn screenshot(&self, path: &Path) -> Outcome {
        Ok(self.session.screenshot(path).await?)
    }

    /// Kills the app at once, without a chance to save.
    pub fn kill(self) -> Outcome {
        let killed = self.driver.kill_app();
        // The session cannot be ended politely any more.
        ManuallyDrop::into_inner(self.session).leak().map_err(|error| error.to_string())?;
        killed
    }

    /// Ends the session, closes the window, and waits until the app is gone.
    pub async fn close(self) -> Outcome {
        let app = self.driver.app_process()?;
        ManuallyDrop::into_inner(self.session).quit().await?;
        self.driver.wait_for_end(app)
    }

    /// An error, with a picture of what does show.
    async fn fail<T>(&self, what: &str) -> Outcome<T> {
        let path = env::temp_dir().join(format!("postil-window-{}.png", std::process::id()));
        match self.session.screenshot(&path).await {
            Ok(()) => Err(format!("{what}; {} shows what does", path.display()).into()),
            Err(_) => Err(what.into()),
        }
    }
}
