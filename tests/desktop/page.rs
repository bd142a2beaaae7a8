use crate::Outcome;
use crate::driver::{begin, free_port, until};
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;
use thirtyfour::prelude::*;

/// An ordinary page in the engine that Postil's window has, without any of Postil: what a test compares with.
///
/// Linux only: the engine's own small browser comes with its driver there.
pub struct Page {
    session: WebDriver,
    driver: Child,
}

impl Page {
    /// Serves a page from this computer and opens it.
    pub async fn open(html: &str) -> Outcome<Self> {
        let address = serve(html)?;
        let port = free_port()?;
        let program = env::var_os("NATIVE_DRIVER").unwrap_or_else(|| "WebKitWebDriver".into());
        let mut command = Command::new(program);
        command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        let driver = command.spawn().map_err(|error| format!("the engine's driver does not start: {error}"))?;
        until("the driver answers", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok())?;
        let mut capabilities = Capabilities::new();
        capabilities.set("browserName", "MiniBrowser")?;
        capabilities.set("webkitgtk:browserOptions", serde_json::json!({ "args": ["--automation"] }))?;
        let session = begin(&format!("http://127.0.0.1:{port}"), capabilities).await?;
        session.goto(&address).await?;
        Ok(Self { session, driver })
    }

    /// Runs a script that ends with a call of its last argument, and gives what it is called with.
    pub async fn run_async(&self, script: &str, arguments: Vec<serde_json::Value>) -> Outcome<serde_json::Value> {
        Ok(self.session.execute_async(script, arguments).await?.json().clone())
    }

    /// Ends the session and its programs.
    pub async fn close(mut self) -> Outcome {
        self.session.quit().await?;
        self.driver.kill()?;
        self.driver.wait()?;
        Ok(())
    }
}

/// The address of a server that answers everything with `html`, until the test ends.
fn serve(html: &str) -> Outcome<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = format!("http://{}/", listener.local_addr()?);
    let length = html.len();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\nContent-Length:";
    let answer = format!("{head} {length}\r\n\r\n{html}");
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let lines = BufReader::new(&stream).lines();
            lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
            // A browser that left needs no answer.
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    Ok(address)
}
