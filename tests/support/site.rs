//! A website on this computer, and what was asked of it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// An answer: status line, media type, body; after a wait.
pub struct Answer {
    pub status: &'static str,
    pub media_type: &'static str,
    pub body: Vec<u8>,
    pub wait: Duration,
    /// Further fields of its head, each with its line end.
    pub headers: String,
}

impl Answer {
    pub fn of(media_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: "200 OK", media_type, body: body.into(), wait: Duration::ZERO, headers: String::new() }
    }

    pub fn page(body: impl Into<Vec<u8>>) -> Self {
        Self::of("text/html; charset=utf-8", body)
    }

    pub fn nothing() -> Self {
        Self { status: "404 Not Found", ..Self::page("Nothing here.") }
    }
}

type Script = dyn Fn(&str, &SocketAddr) -> Answer + Send + Sync;

/// Answers until the test ends.
pub struct Site {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// A site that answers a path (with its query) as `script` says; the script also learns the site's own address.
    pub fn new(script: impl Fn(&str, &SocketAddr) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("the port's address");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, script): (_, Arc<Script>) = (asked.clone(), Arc::new(script));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, script) = (log.clone(), script.clone());
                thread::spawn(move || answer(stream, &address, &log, &*script));
            }
        });
        Self { address, asked }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Everything asked so far, in order.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("no test panicked").clone()
    }
}

fn answer(mut stream: TcpStream, address: &SocketAddr, log: &Mutex<Vec<String>>, script: &Script) -> Option<()> {
    let path = asked(&mut stream)?;
    log.lock().ok()?.push(path.clone());
    send(&mut stream, script(&path, address))
}

/// What a request asks for: the second word of its first line. Reads to the end of its head.
pub fn asked(stream: &mut impl Read) -> Option<String> {
    let mut lines = BufReader::new(stream).lines();
    let path = lines.next()?.ok()?.split(' ').nth(1)?.to_owned();
    while !lines.next()?.ok()?.is_empty() {}
    Some(path)
}

/// Sends an answer, the last one on this connection.
pub fn send(stream: &mut impl Write, answer: Answer) -> Option<()> {
    thread::sleep(answer.wait);
    let Answer { status, media_type, body, headers, .. } = answer;
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n{headers}Connection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)).and_then(|()| stream.flush()).ok()
}
