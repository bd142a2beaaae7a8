//! Sites of the web under their own names, for the program as a reader starts it: a proxy on this computer that answers
//! for all of them, with certificates of an authority that the program is told to trust.
//!
//! Only where the system's trust can be told in the environment, which is Linux.

use super::site::{Answer, asked, send};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::thread;
use tempfile::TempDir;

type Script = dyn Fn(&str) -> Answer + Send + Sync;

/// Answers until the test ends.
pub struct Web {
    proxy: SocketAddr,
    folder: TempDir,
    asked: Arc<Mutex<Vec<String>>>,
}

/// What every connection needs to know.
struct Shared {
    script: Box<Script>,
    issuer: Issuer<'static, KeyPair>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Web {
    /// A web that answers a whole address as `script` says.
    pub fn new(script: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let proxy = listener.local_addr().expect("the port's address");
        let folder = tempfile::tempdir().expect("a folder");
        let issuer = authority(&folder.path().join("authority.pem"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::new(Shared { script: Box::new(script), issuer, asked: asked.clone() });
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = shared.clone();
                thread::spawn(move || shared.serve(stream));
            }
        });
        Self { proxy, folder, asked }
    }

    /// Saves the page at an address into the library in `folder`, which is not open meanwhile.
    pub fn fetch(&self, library: &Path, url: &str) -> Output {
        let mut postil = Command::new(env!("CARGO_BIN_EXE_postil"));
        for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
            postil.env_remove(name).env_remove(name.to_uppercase());
        }
        let postil = postil.args(["fetch", url, "--no-images"]).env("POSTIL_LIBRARY", library);
        postil.env("all_proxy", format!("http://{}", self.proxy));
        postil.env("SSL_CERT_FILE", self.folder.path().join("authority.pem")).output().expect("postil runs")
    }

    /// Every address asked for so far, in order.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("no test panicked").clone()
    }
}

/// A new authority, whose certificate is written to a file.
fn authority(file: &Path) -> Issuer<'static, KeyPair> {
    let key = KeyPair::generate().expect("a key");
    let mut params = CertificateParams::new(Vec::new()).expect("no names");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let certificate = params.self_signed(&key).expect("a certificate");
    std::fs::write(file, certificate.pem()).expect("the certificate is written");
    Issuer::new(params, key)
}

impl Shared {
    /// Opens a tunnel to a host, and is that host.
    fn serve(&self, mut stream: TcpStream) -> Option<()> {
        let host = asked(&mut stream)?.strip_suffix(":443")?.to_owned();
        stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").ok()?;
        let connection = ServerConnection::new(Arc::new(self.host(&host)?)).ok()?;
        let mut stream = StreamOwned::new(connection, stream);
        let url = format!("https://{host}{}", asked(&mut stream)?);
        self.asked.lock().ok()?.push(url.clone());
        send(&mut stream, (self.script)(&url))?;
        stream.conn.send_close_notify();
        stream.flush().ok()?;
        // The client closes once it has read everything.
        stream.sock.read_to_end(&mut Vec::new()).ok().map(drop)
    }

    fn host(&self, name: &str) -> Option<ServerConfig> {
        let key = KeyPair::generate().ok()?;
        let certificate = CertificateParams::new(vec![name.into()]).ok()?.signed_by(&key, &self.issuer).ok()?;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().ok()?;
        config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key).ok()
    }
}
