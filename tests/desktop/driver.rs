use crate::{Home, Outcome, program};
use std::cell::Cell;
use std::env;
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use sysinfo::{Pid, Process, ProcessRefreshKind, ProcessStatus, ProcessesToUpdate, System, UpdateKind};
use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;
use thirtyfour::prelude::*;

/// How long a program may take to start or to end.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program between the test and the window. It ends with this value, and the app with it.
pub struct Driver {
    process: Child,
    port: u16,
    app: PathBuf,
    /// Kept, as the app reads its library as long as it runs.
    home: Home,
}

impl Driver {
    /// Starts the driver on a reader's computer; it starts the app when a session begins.
    pub fn start(home: &Home) -> Outcome<Self> {
        Self::start_program(home, "postil-desktop")
    }

    /// The same with another program of this checkout as the app.
    pub fn start_program(home: &Home, name: &str) -> Outcome<Self> {
        let app = program(name)?;
        let (port, native_port) = (free_port()?, free_port()?);
        let driver = env::var_os("TAURI_DRIVER").unwrap_or_else(|| "tauri-driver".into());
        let mut command = Command::new(driver);
        command.args(["--port", &port.to_string(), "--native-port", &native_port.to_string()]);
        if let Some(native) = env::var_os("NATIVE_DRIVER") {
            command.arg("--native-driver").arg(native);
        }
        let process = command.envs(home.variables()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = process.map_err(|error| format!("tauri-driver does not start: {error}"))?;
        let driver = Self { process, port, app, home: home.clone() };
        for port in [port, native_port] {
            until("the driver answers", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok())?;
        }
        Ok(driver)
    }

    /// Where sessions are asked for.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The program it starts.
    pub fn app(&self) -> &Path {
        &self.app
    }

    /// Kills the app as a power cut would: at once, without a chance to save.
    pub fn kill_app(&self) -> Outcome {
        let is_app = |process: &Process| process.exe() == Some(self.app.as_path());
        if self.processes(|process| is_app(process) && process.kill())? == 0 {
            return Err("the app was not running".into());
        }
        until("the app has ended", || self.processes(is_app).is_ok_and(|running| running == 0))
    }

    /// Waits until a process is gone, and with it its hold on the library: of a process that ends only the number is
    /// left before it lets go of its files, and its first thread may be through while another has them yet.
    pub fn wait_for_end(&self, process: u32) -> Outcome {
        let number = Pid::from_u32(process);
        until("the app has ended", || {
            let Ok(mut system) = System::new() else { return false };
            system.refresh_processes(ProcessesToUpdate::Some(&[number]), true);
            let is_through = |process: &Process| process.status() == ProcessStatus::Zombie;
            let threads =
                |process: &Process| process.tasks().is_some_and(|tasks| tasks.iter().any(|task| *task != number));
            system.process(number).is_none_or(|process| is_through(process) && !threads(process))
        })
    }

    /// The process that runs the page, on systems where it is one of its own.
    pub fn web_process(&self) -> Outcome<u32> {
        let mut found = None;
        let found_one = |process: &Process| process.name().to_string_lossy().contains("WebKitWebProc");
        self.visit(|process| {
            if found_one(process) {
                found = Some(process.pid().as_u32());
            }
        })?;
        found.ok_or_else(|| "the page has no process of its own on this system".into())
    }

    /// The number of the app's process.
    pub fn app_process(&self) -> Outcome<u32> {
        let found = Cell::new(None);
        self.processes(|process| {
            let is_app = process.exe() == Some(self.app.as_path());
            if is_app {
                found.set(Some(process.pid().as_u32()));
            }
            is_app
        })?;
        found.get().ok_or_else(|| "the app is not running".into())
    }

    /// Memory of the app and of the processes that its page runs in, in bytes: what they share with other programs
    /// counts by share. Linux only.
    pub fn memory(&self) -> Outcome<u64> {
        let mut processes = Vec::new();
        self.visit(|process| {
            let name = process.name().to_string_lossy();
            let is_page = name.starts_with("WebKit") && name != "WebKitWebDriver";
            if is_page || process.exe() == Some(self.app.as_path()) {
                processes.push(process.pid().as_u32());
            }
        })?;
        processes.into_iter().map(proportional_size).sum()
    }

    /// How long ago the app was started.
    pub fn app_age(&self) -> Outcome<Duration> {
        let process = self.app_process()?;
        let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
        let uptime = fs::read_to_string("/proc/uptime")?;
        // The name of the program, in brackets, may hold spaces; what follows it does not.
        let ticks = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(19));
        let started = ticks.ok_or("the system tells no starting time")?.parse::<f64>()? / TICKS;
        let now: f64 = uptime.split_whitespace().next().ok_or("the system tells no time")?.parse()?;
        Ok(Duration::from_secs_f64((now - started).max(0.0)))
    }

    /// How many processes that were started for this library satisfy a condition.
    fn processes(&self, condition: impl Fn(&Process) -> bool) -> Outcome<usize> {
        let mut count = 0;
        self.visit(|process| count += usize::from(condition(process)))?;
        Ok(count)
    }

    /// Visits the processes that were started for this library, threads not counted.
    fn visit(&self, mut visitor: impl FnMut(&Process)) -> Outcome {
        let mut system = System::new()?;
        let details = ProcessRefreshKind::nothing().with_exe(UpdateKind::Always).with_environ(UpdateKind::Always);
        system.refresh_processes_specifics(ProcessesToUpdate::All, true, details.without_tasks());
        let variable = self.home.mark();
        let ours = |process: &&Process| {
            process.status() != ProcessStatus::Zombie
                && process.environ().iter().any(|entry| entry.to_str() == Some(variable.as_str()))
        };
        system.processes().values().filter(ours).for_each(&mut visitor);
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The native driver and what the webview started have the library in their environment too.
        let _ = self.processes(|process| process.kill());
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Begins a session with a driver.
pub(crate) async fn begin(address: &str, capabilities: Capabilities) -> Outcome<WebDriver> {
    // Another test may have told already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Ok(WebDriver::new(address, capabilities).await?)
}

/// The unit of times in `/proc`, in a second: the same on every Linux that Rust runs on.
const TICKS: f64 = 100.0;

fn proportional_size(process: u32) -> Outcome<u64> {
    let sizes = fs::read_to_string(format!("/proc/{process}/smaps_rollup"))?;
    let line = sizes.lines().find_map(|line| line.strip_prefix("Pss:")).ok_or("the system tells no size")?;
    let kibibytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kibibytes * 1024)
}

pub(crate) fn until(what: &str, condition: impl Fn() -> bool) -> Outcome {
    let start = Instant::now();
    while !condition() {
        if start.elapsed() > PATIENCE {
            return Err(format!("gave up waiting until {what}").into());
        }
        thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

pub(crate) fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
