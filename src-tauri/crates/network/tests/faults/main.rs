//! Everything that can go wrong between Postil and a site, each shown on a real server to end in the error it should.

mod certificates;
mod support;
mod table;

use flate2::Compression;
use flate2::write::GzEncoder;
use network::{Answer, Ask, Client, Distrust, Error, Limits, Settings};
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;
use support::{Names, Server, Step, answer, client, raw, settings};
use url::Url;

const PAGE: &str = "<!doctype html><title>Kettles</title><p>Steel or glass.";

async fn get(client: &Client, url: &Url) -> Result<Answer, Error> {
    client.get(Ask::page(url)).await
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A server that answers `/` once in the given way, and what becomes of asking it.
async fn fault(steps: Vec<Step>) -> Result<Answer, Error> {
    let server = Server::start(move |_, _| steps.clone()).await;
    get(&client(), &server.url("/")).await
}

#[tokio::test]
async fn a_page_arrives_whole_and_nothing_is_told_about_the_reader() {
    let body = gzip(PAGE.as_bytes());
    let server = Server::start(move |path, _| match path {
        "/moved" => answer("302 Found", &["Location: /page#there", "Set-Cookie: id=1"], ""),
        _ => answer(
            "200 OK",
            &["Content-Type: text/html; charset=utf-8", "Content-Encoding: gzip", "Set-Cookie: id=2"],
            &body,
        ),
    })
    .await;
    let client = client();
    let mut url = server.url("/moved#here");
    url.set_username("reader").unwrap();
    url.set_password(Some("secret")).unwrap();
    for _ in 0..2 {
        let answer = get(&client, &url).await.unwrap();
        assert_eq!(answer.bytes, PAGE.as_bytes());
        assert_eq!(answer.media_type.as_deref(), Some("text/html; charset=utf-8"));
        assert_eq!(answer.url, server.url("/page#there"));
    }
    let requests = server.requests();
    assert_eq!(requests.len(), 4);
    for request in requests {
        let request = request.to_ascii_lowercase();
        assert!(request.contains("user-agent: postil/"), "{request}");
        for told in ["cookie", "referer", "authorization", "accept-language", "secret", "#"] {
            assert!(!request.contains(told), "{told} in {request}");
        }
    }
}

#[tokio::test]
async fn refusals_of_a_site_are_told_apart() {
    for (status, error) in [
        ("404 Not Found", Error::NotFound { status: 404 }),
        ("410 Gone", Error::NotFound { status: 410 }),
        ("401 Unauthorized", Error::Forbidden { status: 401 }),
        ("403 Forbidden", Error::Forbidden { status: 403 }),
        ("451 Unavailable For Legal Reasons", Error::Forbidden { status: 451 }),
        ("400 Bad Request", Error::Status { status: 400 }),
        ("418 I'm a teapot", Error::Status { status: 418 }),
        ("305 Use Proxy", Error::Status { status: 305 }),
        ("500 Internal Server Error", Error::Server { status: 500 }),
        ("503 Service Unavailable", Error::Server { status: 503 }),
        ("429 Too Many Requests", Error::TooMany { seconds: None }),
        ("204 No Content", Error::Empty),
        ("200 OK", Error::Empty),
    ] {
        assert_eq!(fault(answer(status, &[], "")).await, Err(error), "{status}");
    }
    let patience = answer("429 Too Many Requests", &["Retry-After: 3600"], "");
    assert_eq!(fault(patience).await, Err(Error::TooMany { seconds: Some(3600) }));
}

#[tokio::test]
async fn passing_faults_are_tried_again_and_lasting_ones_are_not() {
    let flaky = Server::start(|path, before| match (path, before) {
        ("/busy", 0) => answer("429 Too Many Requests", &["Retry-After: 0"], ""),
        ("/broken", 0..=1) => answer("502 Bad Gateway", &[], ""),
        ("/cut", 0) => raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"),
        ("/gone", _) => answer("404 Not Found", &[], ""),
        ("/down", _) => answer("503 Service Unavailable", &[], ""),
        _ => answer("200 OK", &[], PAGE),
    })
    .await;
    let client = client();
    for (path, found, asked) in
        [("/busy", true, 2), ("/broken", true, 3), ("/cut", true, 2), ("/gone", false, 1), ("/down", false, 3)]
    {
        assert_eq!(get(&client, &flaky.url(path)).await.is_ok(), found, "{path}");
        let start = format!("GET {path} ");
        assert_eq!(flaky.requests().iter().filter(|request| request.starts_with(&start)).count(), asked, "{path}");
    }
}

#[tokio::test]
async fn redirects_end_and_lead_only_to_the_web() {
    let server = Server::start(|path, _| match path {
        "/round" => answer("302 Found", &["Location: /round"], ""),
        "/file" => answer("302 Found", &["Location: file:///etc/passwd"], ""),
        "/script" => answer("302 Found", &["Location: javascript:alert(1)"], ""),
        "/data" => answer("301 Moved Permanently", &["Location: data:text/html,<p>here"], ""),
        "/nowhere" => answer("308 Permanent Redirect", &[], ""),
        "/broken" => answer("307 Temporary Redirect", &["Location: http://[::1/"], ""),
        "/5" => answer("200 OK", &[], PAGE),
        step => {
            let next = step[1..].parse::<u32>().unwrap() + 1;
            answer("303 See Other", &[&format!("Location: {next}")], "")
        }
    })
    .await;
    let client = client();
    assert!(get(&client, &server.url("/0")).await.is_ok(), "five are followed");
    for (path, error) in [
        ("/round", Error::Redirects),
        ("/file", Error::BadRedirect),
        ("/script", Error::BadRedirect),
        ("/data", Error::BadRedirect),
        ("/nowhere", Error::BadRedirect),
        ("/broken", Error::BadRedirect),
    ] {
        assert_eq!(get(&client, &server.url(path)).await, Err(error), "{path}");
    }
    let round = server.requests().iter().filter(|request| request.starts_with("GET /round")).count();
    assert_eq!(round, 6, "asked once and followed five times");
}

#[tokio::test]
async fn addresses_that_are_not_of_the_web_are_refused() {
    for url in
        ["ftp://site.example/", "file:///etc/passwd", "data:text/html,x", "postil://save", "mailto:a@site.example"]
    {
        assert_eq!(get(&client(), &Url::parse(url).unwrap()).await, Err(Error::NotWeb), "{url}");
    }
}

#[tokio::test]
async fn the_local_network_is_asked_only_where_the_reader_confirmed_it() {
    let server = Server::start(|path, _| match path {
        "/to-number" => answer("302 Found", &["Location: http://127.0.0.1:1/secret"], ""),
        "/to-name" => answer("302 Found", &["Location: http://router.example/secret"], ""),
        "/to-metadata" => answer("302 Found", &["Location: http://169.254.169.254/latest/meta-data"], ""),
        _ => answer("200 OK", &[], PAGE),
    })
    .await;
    let names = Names::default()
        .with("site.example", &[&["127.0.0.1"]])
        .with("router.example", &[&["192.168.1.1"]])
        .with("mixed.example", &[&["93.184.215.14", "127.0.0.1"]])
        .with("six.example", &[&["::ffff:10.0.0.1"]]);
    let settings = Settings { confirmed: vec!["site.example".into()], lookup: Arc::new(names), ..settings() };
    let client = Client::new(settings).unwrap();
    let at = |host: &str, path: &str| server.named("http", host, path);
    assert!(get(&client, &at("site.example", "/page")).await.is_ok(), "confirmed");
    for (url, host) in [
        (at("127.0.0.1", "/"), "127.0.0.1"),
        (at("localhost", "/"), "localhost"),
        (at("[::1]", "/"), "::1"),
        (at("2130706433", "/"), "127.0.0.1"),
        (at("router.example", "/"), "router.example"),
        (at("mixed.example", "/"), "mixed.example"),
        (at("six.example", "/"), "six.example"),
        (at("site.example", "/to-number"), "127.0.0.1"),
        (at("site.example", "/to-name"), "router.example"),
        (at("site.example", "/to-metadata"), "169.254.169.254"),
    ] {
        assert_eq!(get(&client, &url).await, Err(Error::Local { host: host.into() }), "{url}");
    }
    let asked = server.requests();
    assert_eq!(asked.len(), 4, "only the confirmed host was asked: {asked:?}");
}

/// A name that means a public address when it is looked at and this computer when it is used.
#[tokio::test]
async fn a_name_cannot_change_its_meaning_between_check_and_use() {
    let server = Server::start(|_, _| answer("200 OK", &[], PAGE)).await;
    let names = Names::default().with("turncoat.example", &[&["93.184.215.14"], &["127.0.0.1"]]);
    let client = Client::new(Settings { lookup: Arc::new(names), ..settings() }).unwrap();
    let url = server.named("http", "turncoat.example", "/");
    // The first meaning is public, and nobody answers there from here; the second is refused.
    let results = [get(&client, &url).await, get(&client, &url).await];
    assert!(
        results.iter().any(|result| *result == Err(Error::Local { host: "turncoat.example".into() })),
        "{results:?}"
    );
    assert!(results.iter().all(Result::is_err));
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn what_cannot_be_reached_is_said() {
    let unused = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap()
    };
    let closed = Url::parse(&format!("http://{unused}/")).unwrap();
    assert_eq!(get(&client(), &closed).await, Err(Error::Unreachable));
    let unknown = Url::parse("http://no-such-site.example/").unwrap();
    assert_eq!(get(&client(), &unknown).await, Err(Error::NameNotFound));
}

#[tokio::test]
async fn silence_slowness_and_early_ends_are_told_apart() {
    let long = Duration::from_secs(10);
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".to_vec();
    assert_eq!(fault(vec![Step::Wait(long)]).await, Err(Error::Silent), "says nothing");
    assert_eq!(
        fault(vec![Step::Send(b"HTTP/1.1 200".to_vec()), Step::Wait(long)]).await,
        Err(Error::Silent),
        "stops in its head"
    );
    assert_eq!(
        fault(vec![Step::Send(head.clone()), Step::Wait(long)]).await,
        Err(Error::Silent),
        "stops before its body"
    );
    let drip = (0..100).flat_map(|_| [Step::Send(b"x".to_vec()), Step::Wait(Duration::from_millis(100))]);
    let slow = [Step::Send(head.clone())].into_iter().chain(drip).collect();
    assert_eq!(fault(slow).await, Err(Error::Slow { seconds: 3 }), "drips");
    assert_eq!(fault([head, b"half".to_vec()].concat().into_steps()).await, Err(Error::Cut), "ends early");
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nsteel\r\n";
    assert_eq!(fault(raw(chunked)).await, Err(Error::Cut), "ends between chunks");
}

trait IntoSteps {
    fn into_steps(self) -> Vec<Step>;
}

impl IntoSteps for Vec<u8> {
    fn into_steps(self) -> Vec<Step> {
        vec![Step::Send(self)]
    }
}

#[tokio::test]
async fn answers_that_are_no_http_are_refused() {
    for bytes in [
        "SSH-2.0-OpenSSH_9.2\r\n".to_owned(),
        "\0\u{1}\u{2}garbage".into(),
        "HTTP/1.1 200 OK\r\nContent-Length: minus one\r\n\r\n".into(),
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nsteel!".into(),
        "HTTP/1.1 200 OK\r\nNo colon here\r\n\r\n".into(),
        format!("HTTP/1.1 200 OK\r\n{}\r\n", "X: y\r\n".repeat(300)),
        format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "y".repeat(1 << 20)),
    ] {
        assert_eq!(fault(raw(&bytes)).await, Err(Error::Protocol), "{:.40}", bytes);
    }
    let closed = fault(Vec::new()).await;
    assert!(matches!(closed, Err(Error::Cut | Error::Protocol)), "hangs up at once: {closed:?}");
}

#[tokio::test]
async fn too_much_is_refused_before_it_is_read() {
    let small = Limits { sent: 1000, decoded: 2000 };
    let bomb = gzip(&vec![0; 80 << 20]);
    let server = Server::start(move |path, _| match path {
        "/declared" => raw("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"),
        "/endless" => {
            let mut steps = raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            steps.extend((0..1000).map(|_| Step::Send(b"5\r\nsteel\r\n".to_vec())));
            steps
        }
        "/unpacked" => answer("200 OK", &["Content-Encoding: gzip"], gzip(&[b'x'; 3000])),
        _ => answer("200 OK", &["Content-Encoding: gzip"], &bomb),
    })
    .await;
    let client = client();
    for (path, limits, error) in [
        ("/declared", small, Error::TooLarge { limit: 1000 }),
        ("/endless", small, Error::TooLarge { limit: 1000 }),
        ("/unpacked", small, Error::TooLarge { limit: 2000 }),
        ("/bomb", Limits::PAGE, Error::Bomb),
    ] {
        let url = server.url(path);
        let ask = Ask { limits, ..Ask::page(&url) };
        assert_eq!(client.get(ask).await, Err(error), "{path}");
    }
}

#[tokio::test]
async fn codings_that_are_unknown_or_broken_are_refused() {
    let coded = |coding: &str, body: &[u8]| answer("200 OK", &[&format!("Content-Encoding: {coding}")], body);
    assert_eq!(fault(coded("compress", b"x")).await, Err(Error::UnknownCoding));
    assert_eq!(fault(coded("gzip", b"not gzip")).await, Err(Error::Garbled));
    assert_eq!(fault(coded("br", b"not brotli, surely")).await, Err(Error::Garbled));
    assert_eq!(fault(coded("zstd", b"not zstd")).await, Err(Error::Garbled));
}

#[tokio::test]
async fn a_host_is_never_asked_twice_at_once() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let server = Server::start(|_, _| {
        let mut steps = vec![Step::Wait(Duration::from_millis(20))];
        steps.extend(answer("200 OK", &[], PAGE));
        steps
    })
    .await;
    let client = Arc::new(client());
    let waiting = Arc::new(AtomicUsize::new(0));
    let tasks: Vec<_> = (0..8)
        .map(|number| {
            let (client, url, waiting) = (client.clone(), server.url(&format!("/{number}")), waiting.clone());
            tokio::spawn(async move {
                get(&client, &url).await.unwrap();
                waiting.fetch_add(1, Ordering::Relaxed)
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let asked = server.requests().len();
    assert!(asked <= 1 + waiting.load(Ordering::Relaxed) + 1, "{asked} requests under way");
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(server.requests().len(), 8);
}

mod proofs {
    use super::*;
    use crate::certificates::{Authority, authority, config};
    use rcgen::date_time_ymd;
    use tokio_rustls::rustls::ServerConfig;

    async fn ask(config: ServerConfig, trusted: &[&Authority]) -> Result<Answer, Error> {
        let server = Server::start_tls(config, |path, _| match path {
            "/down" => answer("302 Found", &["Location: http://site.example/"], ""),
            _ => answer("200 OK", &[], PAGE),
        })
        .await;
        let trusted = trusted.iter().map(|authority| authority.certificate.der().to_vec()).collect();
        let client = Client::new(Settings { trusted, ..settings() }).unwrap();
        let result = get(&client, &server.named("https", "site.example", "/")).await;
        if result.is_ok() {
            let down = server.named("https", "site.example", "/down");
            assert_eq!(get(&client, &down).await, Err(Error::Downgrade));
        }
        result
    }

    fn distrust(why: Distrust) -> Result<Answer, Error> {
        Err(Error::Certificate { why })
    }

    #[tokio::test]
    async fn only_a_certificate_that_proves_the_site_is_taken() {
        let (known, unknown) = (authority("Known"), authority("Unknown"));
        assert_eq!(ask(config(&known, "site.example", |_| ()), &[&known]).await.unwrap().bytes, PAGE.as_bytes());
        let other = ask(config(&known, "other.example", |_| ()), &[&known]).await;
        assert_eq!(other, distrust(Distrust::OtherSite));
        let stranger = ask(config(&unknown, "site.example", |_| ()), &[&known]).await;
        assert_eq!(stranger, distrust(Distrust::UnknownIssuer));
        let old =
            ask(config(&known, "site.example", |params| params.not_after = date_time_ymd(2021, 1, 1)), &[&known]).await;
        assert_eq!(old, distrust(Distrust::Expired));
        let early =
            ask(config(&known, "site.example", |params| params.not_before = date_time_ymd(2089, 1, 1)), &[&known])
                .await;
        assert_eq!(early, distrust(Distrust::NotYetValid));
    }

    #[tokio::test]
    async fn a_server_without_encryption_is_not_asked_in_the_clear() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = Url::parse(&format!("https://site.example:{}/", listener.local_addr().unwrap().port())).unwrap();
        let plain = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
        });
        assert_eq!(get(&client(), &url).await, Err(Error::Encryption));
        plain.join().unwrap();
    }
}
