//! The faults between Postil and a site, one a line, with the very words the reader sees. The table is made from what
//! really comes of each; `snapshots/` holds it, so that a change of words is read by somebody.

use crate::certificates::{authority, config};
use crate::support::{Names, Server, Step, answer, client, raw, settings};
use network::{Ask, Client, Error, Limits, Settings};
use rcgen::date_time_ymd;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;
use url::Url;

use super::{PAGE, gzip};
/// What the reader sees of an error. No address is in it.
fn seen(result: Result<network::Answer, Error>) -> String {
    let words = result.expect_err("a fault").to_string();
    assert!(words.ends_with('.') && !words.contains("passwd") && !words.contains("meta-data"), "{words}");
    words
}

/// Asks for an address once.
async fn of_url(url: &str) -> String {
    let names = Names::default()
        .with("router.example", &[&["192.168.1.1"]])
        .with("mixed.example", &[&["93.184.215.14", "127.0.0.1"]]);
    let client = Client::new(Settings { lookup: Arc::new(names), confirmed: Vec::new(), ..settings() }).unwrap();
    seen(client.get(Ask::page(&Url::parse(url).unwrap())).await)
}

/// Asks a server that answers in this way.
async fn of_answer(steps: Vec<Step>) -> String {
    let server = Server::start(move |_, _| steps.clone()).await;
    let url = server.url("/");
    let limits = Limits { sent: 1 << 20, decoded: 2 << 20 };
    seen(client().get(Ask { limits, ..Ask::page(&url) }).await)
}

fn redirect(to: &str) -> Vec<Step> {
    answer("302 Found", &[&format!("Location: {to}")], "")
}

fn coded(coding: &str, body: &[u8]) -> Vec<Step> {
    answer("200 OK", &[&format!("Content-Encoding: {coding}")], body)
}

/// Faults of the address itself.
const ADDRESSES: &[(&str, &str)] = &[
    ("A file", "file:///etc/passwd"),
    ("Another protocol", "ftp://site.example/"),
    ("A script", "javascript:alert(1)"),
    ("Data", "data:text/html,x"),
    ("This computer, by number", "http://127.0.0.1/"),
    ("This computer, by name", "http://localhost:631/"),
    ("This computer, in IPv6", "http://[::1]/"),
    ("This computer, as one number", "http://2130706433/"),
    ("The local network", "http://192.168.1.1/"),
    ("What a cloud tells its machines", "http://169.254.169.254/latest/meta-data"),
    ("A name within a network", "http://printer/"),
    ("A name that leads into the local network", "http://router.example/"),
    ("A name that leads to a public address and to this computer", "http://mixed.example/"),
    ("A name that nobody has", "http://no-such-site.example/"),
];

fn answers() -> Vec<(&'static str, Vec<Step>)> {
    let long = Duration::from_secs(10);
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".to_vec();
    let drip = (0..100).flat_map(|_| [Step::Send(b"x".to_vec()), Step::Wait(Duration::from_millis(100))]);
    vec![
        ("400", answer("400 Bad Request", &[], "")),
        ("401, for those who are signed in", answer("401 Unauthorized", &[], "")),
        ("403", answer("403 Forbidden", &[], "")),
        ("404", answer("404 Not Found", &[], "")),
        ("410", answer("410 Gone", &[], "")),
        ("418", answer("418 I'm a teapot", &[], "")),
        ("429", answer("429 Too Many Requests", &[], "")),
        ("429, to come back in two minutes", answer("429 Too Many Requests", &["Retry-After: 120"], "")),
        ("429, to come back tomorrow", answer("429 Too Many Requests", &["Retry-After: 86400"], "")),
        ("451", answer("451 Unavailable For Legal Reasons", &[], "")),
        ("500, three times", answer("500 Internal Server Error", &[], "")),
        ("503, three times", answer("503 Service Unavailable", &[], "")),
        ("An answer without content", answer("204 No Content", &[], "")),
        ("An empty page", answer("200 OK", &[], "")),
        ("A redirect to itself", redirect("/")),
        ("A redirect to a file", redirect("file:///etc/passwd")),
        ("A redirect to a script", redirect("javascript:alert(1)")),
        ("A redirect to nowhere", answer("302 Found", &[], "")),
        ("A redirect into the local network", redirect("http://10.0.0.1/")),
        ("Silence", vec![Step::Wait(long)]),
        ("Silence after the head", vec![Step::Send(head.clone()), Step::Wait(long)]),
        ("A byte now and then", [Step::Send(head.clone())].into_iter().chain(drip).collect()),
        ("An end in the middle", raw([head, b"half".to_vec()].concat())),
        ("An end between chunks", raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nsteel\r\n")),
        ("Another protocol's greeting", raw("SSH-2.0-OpenSSH_9.2\r\n")),
        ("Noise", raw("\0\u{1}\u{2}garbage")),
        ("A wrong length", raw("HTTP/1.1 200 OK\r\nContent-Length: minus one\r\n\r\n")),
        ("Two lengths", raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nsteel!")),
        ("Three hundred header fields", raw(format!("HTTP/1.1 200 OK\r\n{}\r\n", "X: y\r\n".repeat(300)))),
        ("A page that says it is too large", raw("HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n")),
        ("A page that is too large once unpacked", coded("gzip", &gzip(&b"steel and glass ".repeat(200_000)))),
        ("An unknown coding", coded("compress", b"x")),
        ("Too many codings", coded("gzip, br, gzip", b"x")),
        ("Broken gzip", coded("gzip", b"not gzip")),
        ("Broken brotli", coded("br", b"not brotli, surely")),
        ("Broken zstd", coded("zstd", b"not zstd")),
    ]
}

/// Faults of the certificate.
async fn certificates() -> Vec<(&'static str, String)> {
    let (known, unknown) = (authority("Known"), authority("Unknown"));
    let servers = [
        ("A certificate that has expired", config(&known, "site.example", |p| p.not_after = date_time_ymd(2021, 1, 1))),
        ("A certificate from the future", config(&known, "site.example", |p| p.not_before = date_time_ymd(2089, 1, 1))),
        ("A certificate for another site", config(&known, "other.example", |_| ())),
        ("A certificate signed by a stranger", config(&unknown, "site.example", |_| ())),
    ];
    let trusted = vec![known.certificate.der().to_vec()];
    let mut lines = Vec::new();
    for (what, config) in servers {
        let server = Server::start_tls(config, |_, _| answer("200 OK", &[], PAGE)).await;
        let client = Client::new(Settings { trusted: trusted.clone(), ..settings() }).unwrap();
        lines.push((what, seen(client.get(Ask::page(&server.named("https", "site.example", "/"))).await)));
    }
    let down = Server::start_tls(config(&known, "site.example", |_| ()), |_, _| redirect("http://site.example/")).await;
    let client = Client::new(Settings { trusted, ..settings() }).unwrap();
    let downgrade = seen(client.get(Ask::page(&down.named("https", "site.example", "/"))).await);
    lines.push(("A redirect from a safe connection to an unsafe one", downgrade));
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = Url::parse(&format!("https://site.example:{}/", listener.local_addr().unwrap().port())).unwrap();
    let plain = std::thread::spawn(move || listener.accept().unwrap().0.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n"));
    let unencrypted = seen(self::client().get(Ask::page(&url)).await);
    plain.join().unwrap().unwrap();
    lines.push(("No encryption where it should be", unencrypted));
    lines
}

/// A site that unpacks to eighty megabytes, and one where nobody listens.
async fn others() -> Vec<(&'static str, String)> {
    let bomb = gzip(&vec![0; 80 << 20]);
    let server = Server::start(move |_, _| coded("gzip", &bomb)).await;
    let bombed = seen(client().get(Ask::page(&server.url("/"))).await);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    drop(listener);
    let unreachable = seen(client().get(Ask::page(&closed)).await);
    vec![("A page that unpacks to a thousand times its size", bombed), ("Nobody listens there", unreachable)]
}

#[tokio::test]
async fn every_fault_ends_in_words_that_say_what_why_and_what_next() {
    let mut lines = Vec::new();
    for &(what, url) in ADDRESSES {
        lines.push((what, of_url(url).await));
    }
    for (what, steps) in answers() {
        lines.push((what, of_answer(steps).await));
    }
    lines.extend(certificates().await);
    lines.extend(others().await);
    let rows = lines.iter().map(|(what, words)| format!("| {what} | {words} |\n"));
    let table = format!("| What happens | What the reader sees |\n| --- | --- |\n{}", rows.collect::<String>());
    insta::assert_snapshot!(table);
    assert!(lines.len() >= 40, "{} faults", lines.len());
}
