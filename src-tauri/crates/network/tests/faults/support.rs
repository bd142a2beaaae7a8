//! A web server on this computer that does exactly what a test tells it, well or badly.

use network::{Client, Lookup, Settings};
use std::collections::HashMap;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use url::Url;

/// What the server does with a connection, step by step; at the end it closes it.
#[derive(Clone, Debug)]
pub enum Step {
    Send(Vec<u8>),
    Wait(Duration),
}

/// An answer to one request, told by what was asked (`"/path"`) and how often the path was asked before.
type Script = dyn Fn(&str, usize) -> Vec<Step> + Send + Sync;

pub struct Server {
    pub address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts a server on a free port.
    pub async fn start(script: impl Fn(&str, usize) -> Vec<Step> + Send + Sync + 'static) -> Self {
        Self::listen(Arc::new(script), None).await
    }

    /// The same with TLS.
    pub async fn start_tls(
        config: ServerConfig,
        script: impl Fn(&str, usize) -> Vec<Step> + Send + Sync + 'static,
    ) -> Self {
        Self::listen(Arc::new(script), Some(TlsAcceptor::from(Arc::new(config)))).await
    }

    async fn listen(script: Arc<Script>, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = requests.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (script, log, tls) = (script.clone(), log.clone(), tls.clone());
                tokio::spawn(async move {
                    match tls {
                        None => serve(stream, &*script, &log).await,
                        Some(tls) => match tls.accept(stream).await {
                            Ok(stream) => serve(stream, &*script, &log).await,
                            Err(error) => Err(error),
                        },
                    }
                });
            }
        });
        Self { address, requests }
    }

    /// An address on this server, by number.
    pub fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://{}{path}", self.address)).unwrap()
    }

    /// An address on this server, by name.
    pub fn named(&self, scheme: &str, host: &str, path: &str) -> Url {
        Url::parse(&format!("{scheme}://{host}:{}{path}", self.address.port())).unwrap()
    }

    /// The head of every request so far.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

async fn serve(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    script: &Script,
    log: &Mutex<Vec<String>>,
) -> io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split(' ').nth(1).unwrap().to_owned();
    let before = {
        let mut log = log.lock().unwrap();
        let before = log.iter().filter(|head| head.split(' ').nth(1) == Some(&path)).count();
        log.push(head);
        before
    };
    for step in script(&path, before) {
        match step {
            Step::Send(bytes) => stream.write_all(&bytes).await?,
            Step::Wait(time) => tokio::time::sleep(time).await,
        }
        stream.flush().await?;
    }
    stream.shutdown().await
}

/// A whole answer.
pub fn answer(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<Step> {
    let body = body.as_ref();
    let mut bytes = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    headers.iter().for_each(|header| bytes += &format!("{header}\r\n"));
    let mut bytes = (bytes + "\r\n").into_bytes();
    bytes.extend_from_slice(body);
    vec![Step::Send(bytes)]
}

/// Bytes as they are, HTTP or not.
pub fn raw(bytes: impl AsRef<[u8]>) -> Vec<Step> {
    vec![Step::Send(bytes.as_ref().to_vec())]
}

/// Names as a test wants them. A name with several answers gives the next one each time, and the last one for good.
#[derive(Default)]
pub struct Names(HashMap<String, (AtomicUsize, Vec<Vec<IpAddr>>)>);

impl Names {
    pub fn with(mut self, name: &str, answers: &[&[&str]]) -> Self {
        let answers = answers.iter().map(|ips| ips.iter().map(|ip| ip.parse().unwrap()).collect()).collect();
        self.0.insert(name.into(), (AtomicUsize::new(0), answers));
        self
    }
}

impl Lookup for Names {
    fn lookup(&self, host: String) -> Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>> {
        let answer = self.0.get(&host).map(|(asked, answers)| {
            let asked = asked.fetch_add(1, Ordering::Relaxed).min(answers.len() - 1);
            answers[asked].clone()
        });
        Box::pin(async move { answer.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound)) })
    }
}

/// Settings that wait for nothing and may ask this computer, by number and as `site.example`.
pub fn settings() -> Settings {
    Settings {
        confirmed: vec!["127.0.0.1".into(), "site.example".into()],
        lookup: Arc::new(Names::default().with("site.example", &[&["127.0.0.1"]])),
        pace: network::Pace::new(Duration::ZERO),
        patience: Duration::from_millis(1),
        silence: Duration::from_secs(1),
        time: Duration::from_secs(3),
        ..Settings::default()
    }
}

pub fn client() -> Client {
    Client::new(settings()).unwrap()
}
