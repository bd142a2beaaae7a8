//! Opens the real app on a library of its own, and uses it as a reader does: by sight, keys and clicks.
//!
//! Everything waits for what it expects, and nothing for a time to pass.

pub mod axe;
mod driver;
pub mod exports;
#[cfg(target_os = "linux")]
mod page;
pub mod scenes;
mod sink;
mod site;
#[cfg(target_os = "linux")]
pub mod spoken;
pub mod vectors;
mod window;

pub use driver::Driver;
#[cfg(target_os = "linux")]
pub use page::Page;
pub use scenes::SCENES;
pub use sink::Sink;
pub use site::{Answer, Site};
pub use window::Window;

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

/// What a test comes to.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// A reader's computer: a library and settings that outlive every window on it.
#[derive(Clone)]
pub struct Home {
    folder: Arc<TempDir>,
    /// Whether the library is where the system keeps data, rather than in a folder that is named for it.
    is_installed: bool,
}

impl Home {
    /// A computer on which Postil was never opened.
    pub fn new() -> Outcome<Self> {
        Ok(Self { folder: Arc::new(tempfile::tempdir()?), is_installed: false })
    }

    /// The same with Postil started as a system does: with no library named for it. Such starts on one session bus know
    /// of each other, so only one test may have it.
    #[cfg(target_os = "linux")]
    pub fn installed() -> Outcome<Self> {
        Ok(Self { is_installed: true, ..Self::new()? })
    }

    /// Starts the app once more, beside the one that is open.
    pub fn start_again(&self, arguments: &[&OsStr], variables: &[(&str, &str)]) -> Outcome<Child> {
        let mut command = Command::new(program("postil-desktop")?);
        command.args(arguments).envs(self.variables()).envs(variables.iter().copied());
        Ok(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?)
    }

    /// Starts Postil and waits until it shows something.
    pub async fn open(&self) -> Outcome<Window> {
        Window::open(Driver::start(self)?, &[]).await
    }

    /// Opens another program of this checkout in place of Postil, to compare it.
    pub async fn open_program(&self, name: &str) -> Outcome<Window> {
        Window::open(Driver::start_program(self, name)?, &[]).await
    }

    /// The same with arguments, as the system starts Postil for a link or a file.
    pub async fn open_with(&self, arguments: &[&str]) -> Outcome<Window> {
        Window::open(Driver::start(self)?, arguments).await
    }

    /// Saves a page and opens it in the window.
    pub async fn open_page(&self, html: &str, title: &str) -> Outcome<Window> {
        let file = self.write("page.html", html)?;
        self.command_line(&[OsStr::new("import"), file.as_os_str()])?;
        let window = self.open().await?;
        if window.shows("[data-action=library]").await? {
            window.click("[data-action=library]").await?;
        }
        window.see_text("[data-article] .article-open", title).await?.click().await?;
        window.see_text("[data-article-head] h1", title).await?;
        Ok(window)
    }

    /// The folder of the library.
    pub fn library(&self) -> PathBuf {
        match self.is_installed {
            true => self.folder.path().join("XDG_DATA_HOME").join("postil"),
            false => self.folder.path().join("library"),
        }
    }

    /// Runs the command line on this computer.
    pub fn command_line(&self, arguments: &[&OsStr]) -> Outcome {
        self.told(arguments).map(drop)
    }

    /// The same, and what it writes.
    pub fn told(&self, arguments: &[&OsStr]) -> Outcome<String> {
        let output = Command::new(program("postil")?).args(arguments).envs(self.variables()).output()?;
        if output.status.success() {
            return Ok(String::from_utf8(output.stdout)?);
        }
        Err(format!("`postil` failed: {}", String::from_utf8_lossy(&output.stderr)).into())
    }

    /// A file on this computer.
    pub fn write(&self, name: &str, content: &str) -> Outcome<PathBuf> {
        let path = self.folder.path().join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, content)?;
        Ok(path)
    }

    /// What a process that was started on this computer has in its environment, and no other.
    fn mark(&self) -> String {
        format!("POSTIL_TEST_HOME={}", self.folder.path().display())
    }

    /// What makes a program run on this computer rather than on the developer's.
    fn variables(&self) -> Vec<(&'static str, PathBuf)> {
        let folder = self.folder.path();
        let mut variables = vec![("POSTIL_TEST_HOME", folder.to_path_buf())];
        if !self.is_installed {
            variables.push(("POSTIL_LIBRARY", self.library()));
        }
        if cfg!(target_os = "linux") {
            for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
                variables.push((name, folder.join(name)));
            }
            // What is said about dates and in which language must not depend on the machine.
            variables.extend([("LC_ALL", "C.UTF-8".into()), ("TZ", "UTC".into())]);
        }
        variables
    }
}

/// The root of the checkout.
pub fn checkout() -> &'static Path {
    // This crate stands in tests/desktop.
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."))
}

/// A program of this checkout, as the tests were built: beside them.
pub fn program(name: &str) -> Outcome<PathBuf> {
    let here = env::current_exe()?;
    let folder = here.ancestors().nth(2).ok_or("the tests stand in no target folder")?;
    let path = folder.join(format!("{name}{}", env::consts::EXE_SUFFIX));
    if path.is_file() { Ok(path) } else { Err(format!("{name} is not built; `cargo xtask test window` does").into()) }
}
