//! A display for the real window, where there is none.

use crate::process::{Outcome, command, find};
use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A display to open windows on; a virtual one ends with this value.
pub struct Display {
    server: Option<Child>,
    name: Option<String>,
}

impl Display {
    /// The display that is there, or a virtual one on Linux.
    pub fn open() -> Outcome<Self> {
        if !cfg!(target_os = "linux") || env::var_os("DISPLAY").is_some() || env::var_os("WAYLAND_DISPLAY").is_some() {
            return Ok(Self { server: None, name: None });
        }
        // The server chooses a free number itself and tells it on standard output.
        let mut server = command("Xvfb", ["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb could not be started: {error}"))?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number).map_err(|error| error.to_string())?;
        }
        if number.trim().is_empty() {
            return Err("Xvfb ended before it opened a display".into());
        }
        Ok(Self { server: Some(server), name: Some(format!(":{}", number.trim())) })
    }

    /// The command on this display, with a session bus of its own on Linux.
    pub fn command(&self, inner: &Command) -> Command {
        let words = std::iter::once(inner.get_program()).chain(inner.get_args());
        let mut outer = if cfg!(target_os = "linux") && find("dbus-run-session").is_some() {
            let mut session = command("dbus-run-session", ["--"]);
            session.args(words);
            session
        } else {
            let mut plain = Command::new(inner.get_program());
            plain.args(inner.get_args());
            plain
        };
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => outer.env(name, value),
                None => outer.env_remove(name),
            };
        }
        if let Some(name) = &self.name {
            outer.env("DISPLAY", name);
        }
        outer
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            // It may have ended by itself, which is as good.
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}
