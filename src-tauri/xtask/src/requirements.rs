//! What must be installed on the system, and how: found missing, shown, asked for, installed.

use crate::process::{Outcome, command, find, output, run};
use std::env;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::process::Command;

/// What something is needed for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To build and open the app.
    Run,
    /// To test it as well.
    Test,
}

/// A package manager, and how it is asked to install without asking back.
struct Manager {
    program: &'static str,
    install: &'static [&'static str],
    needs_root: bool,
}

/// Something a system must have.
struct Requirement {
    name: &'static str,
    purpose: Purpose,
    present: fn() -> bool,
    /// Names of packages by the manager's program.
    packages: &'static [(&'static str, &'static str)],
}

const MANAGERS: &[Manager] = &[
    Manager { program: "apt-get", install: &["install", "--yes", "--no-install-recommends"], needs_root: true },
    Manager { program: "dnf", install: &["install", "--assumeyes"], needs_root: true },
    Manager { program: "pacman", install: &["-S", "--needed", "--noconfirm"], needs_root: true },
    Manager { program: "zypper", install: &["--non-interactive", "install"], needs_root: true },
    Manager { program: "brew", install: &["install"], needs_root: false },
    Manager { program: "winget", install: &["install", "--exact"], needs_root: false },
];

const REQUIREMENTS: &[Requirement] = &[
    Requirement {
        name: "a C compiler",
        purpose: Purpose::Run,
        present: || cfg!(windows) || find("cc").is_some(),
        packages: &[
            ("apt-get", "build-essential"),
            ("dnf", "gcc-c++"),
            ("pacman", "base-devel"),
            ("zypper", "gcc-c++"),
        ],
    },
    Requirement {
        name: "pkg-config",
        purpose: Purpose::Run,
        present: || !cfg!(target_os = "linux") || find("pkg-config").is_some(),
        packages: &[
            ("apt-get", "pkg-config"),
            ("dnf", "pkgconf-pkg-config"),
            ("pacman", "pkgconf"),
            ("zypper", "pkgconf-pkg-config"),
        ],
    },
    Requirement {
        name: "WebKitGTK 4.1",
        purpose: Purpose::Run,
        present: || library("webkit2gtk-4.1"),
        packages: &[
            ("apt-get", "libwebkit2gtk-4.1-dev"),
            ("dnf", "webkit2gtk4.1-devel"),
            ("pacman", "webkit2gtk-4.1"),
            ("zypper", "webkit2gtk3-devel"),
        ],
    },
    Requirement {
        name: "librsvg",
        purpose: Purpose::Run,
        present: || library("librsvg-2.0"),
        packages: &[
            ("apt-get", "librsvg2-dev"),
            ("dnf", "librsvg2-devel"),
            ("pacman", "librsvg"),
            ("zypper", "librsvg-devel"),
        ],
    },
    Requirement {
        name: "D-Bus",
        purpose: Purpose::Run,
        present: || library("dbus-1") && (!cfg!(target_os = "linux") || find("dbus-run-session").is_some()),
        packages: &[
            ("apt-get", "dbus"),
            ("apt-get", "libdbus-1-dev"),
            ("dnf", "dbus-daemon"),
            ("dnf", "dbus-devel"),
            ("pacman", "dbus"),
            ("zypper", "dbus-1-daemon"),
            ("zypper", "dbus-1-devel"),
        ],
    },
    Requirement {
        name: "Node.js with npm",
        purpose: Purpose::Run,
        present: || find("node").is_some() && find("npm").is_some(),
        packages: &[
            ("apt-get", "nodejs"),
            ("apt-get", "npm"),
            ("dnf", "nodejs-npm"),
            ("pacman", "nodejs"),
            ("pacman", "npm"),
            ("zypper", "nodejs-default"),
            ("zypper", "npm-default"),
            ("brew", "node"),
            ("winget", "OpenJS.NodeJS.LTS"),
        ],
    },
    Requirement {
        name: "the WebDriver of WebKitGTK",
        purpose: Purpose::Test,
        present: || !cfg!(target_os = "linux") || find("WebKitWebDriver").is_some(),
        packages: &[
            ("apt-get", "webkit2gtk-driver"),
            ("dnf", "/usr/bin/WebKitWebDriver"),
            ("pacman", "webkit2gtk-4.1"),
            ("zypper", "/usr/bin/WebKitWebDriver"),
        ],
    },
    Requirement {
        name: "Xvfb, a display that needs no screen",
        purpose: Purpose::Test,
        present: || !cfg!(target_os = "linux") || env::var_os("DISPLAY").is_some() || find("Xvfb").is_some(),
        packages: &[
            ("apt-get", "xvfb"),
            ("dnf", "xorg-x11-server-Xvfb"),
            ("pacman", "xorg-server-xvfb"),
            ("zypper", "xorg-x11-server-Xvfb"),
        ],
    },
    Requirement {
        name: "the accessibility bus",
        purpose: Purpose::Test,
        present: || !cfg!(target_os = "linux") || Path::new("/usr/share/dbus-1/services/org.a11y.Bus.service").exists(),
        packages: &[
            ("apt-get", "at-spi2-core"),
            ("dnf", "at-spi2-core"),
            ("pacman", "at-spi2-core"),
            ("zypper", "at-spi2-core"),
        ],
    },
];

/// Sees to it that the system has what `purpose` needs.
///
/// What is missing is listed with the exact command. Where a person is at the terminal, they are asked first;
/// elsewhere, and with `CI=true`, it is installed at once.
pub fn install(purpose: Purpose) -> Outcome {
    let missing: Vec<&Requirement> = REQUIREMENTS
        .iter()
        .filter(|requirement| purpose == Purpose::Test || requirement.purpose == Purpose::Run)
        .filter(|requirement| !(requirement.present)())
        .collect();
    if missing.is_empty() {
        return check_node();
    }
    let names: Vec<&str> = missing.iter().map(|requirement| requirement.name).collect();
    println!("Missing on this system: {}.", names.join(", "));
    let manager = MANAGERS.iter().find(|manager| find(manager.program).is_some()).ok_or_else(|| {
        "no package manager known here was found (apt-get, dnf, pacman, zypper, brew, winget); please install it by hand"
            .to_owned()
    })?;
    let packages: Vec<&str> = missing
        .iter()
        .flat_map(|requirement| requirement.packages)
        .filter(|(program, _)| *program == manager.program)
        .map(|(_, package)| *package)
        .collect();
    if packages.is_empty() {
        return Err(format!("{} has no package for it; please install it by hand", manager.program));
    }
    agree(manager, &packages)?;
    if manager.program == "apt-get" {
        // An image fresh from the registry has no package lists. A source out of reach is not fatal: what is known may do.
        let _ = run(&mut as_root(manager, &["update"]));
    }
    let arguments: Vec<&str> = manager.install.iter().chain(&packages).copied().collect();
    run(&mut as_root(manager, &arguments))?;
    check_node()
}

/// Whether a person agrees, where one is there to ask.
fn agree(manager: &Manager, packages: &[&str]) -> Outcome {
    println!("They come with: {} {} {}", manager.program, manager.install.join(" "), packages.join(" "));
    let asked = io::stdin().is_terminal() && io::stdout().is_terminal() && env::var_os("CI").is_none();
    if !asked {
        return Ok(());
    }
    print!("Install them now? [Y/n] ");
    let mut answer = String::new();
    io::stdout().flush().and_then(|()| io::stdin().lock().read_line(&mut answer)).map_err(|error| error.to_string())?;
    match answer.trim().to_lowercase().as_str() {
        "" | "y" | "yes" => Ok(()),
        _ => Err("nothing was installed; install the packages by hand and start again".into()),
    }
}

fn as_root(manager: &Manager, arguments: &[&str]) -> Command {
    let root = !manager.needs_root || output(&mut command("id", ["-u"])).is_some_and(|id| id == "0");
    let mut command = if root {
        command(manager.program, arguments)
    } else {
        command("sudo", [manager.program].iter().chain(arguments))
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Whether pkg-config knows a library. Only Linux has Postil's libraries as packages.
fn library(name: &str) -> bool {
    !cfg!(target_os = "linux") || output(&mut command("pkg-config", ["--modversion", name])).is_some()
}

/// Vite and TypeScript need Node.js 20.19; what a distribution packages may be older.
fn check_node() -> Outcome {
    let version = output(&mut command("node", ["--version"])).ok_or("Node.js does not start; is it installed?")?;
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found >= (20, 19) {
        return Ok(());
    }
    Err(format!(
        "Node.js {version} is too old; the interface needs 20.19 or newer, as nodejs.org offers for every system"
    ))
}
