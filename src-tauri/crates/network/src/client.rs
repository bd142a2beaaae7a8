use crate::pace::{Pace, Turn};
use crate::resolver::Guarded;
use crate::{Error, Lookup, SystemLookup, address, decode, patience};
use hyper_util::client::proxy::matcher::Matcher;
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, LOCATION, RETRY_AFTER,
};
use reqwest::{Response, StatusCode, redirect};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio::time::{sleep, timeout};
use url::Url;

/// Redirects that are followed.
const MAX_REDIRECTS: u32 = 5;

/// How many parts of a page are asked for in the pause between two pages.
const PART: u32 = 10;

/// Header fields an answer may have; real ones have some dozens.
const MAX_HEADERS: usize = 200;

/// What holds for all requests of a client.
pub struct Settings {
    /// Who asks.
    pub user_agent: String,
    /// Hosts on this computer or its network that the reader confirmed.
    pub confirmed: Vec<String>,
    /// Finds the addresses of names.
    pub lookup: Arc<dyn Lookup>,
    /// Certificates to trust besides the system's, DER.
    pub trusted: Vec<Vec<u8>>,
    /// Keeps pauses between requests to one host.
    pub pace: Pace,
    /// Wait before the second try; doubles with each further one.
    pub patience: Duration,
    /// To make a connection, and between two stretches of an answer.
    pub silence: Duration,
    /// For a whole answer.
    pub time: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            user_agent: concat!("Postil/", env!("CARGO_PKG_VERSION"), " (saves single pages for one reader)").into(),
            confirmed: Vec::new(),
            lookup: Arc::new(SystemLookup),
            trusted: Vec::new(),
            pace: Pace::default(),
            patience: Duration::from_secs(1),
            silence: Duration::from_secs(20),
            time: Duration::from_secs(180),
        }
    }
}

/// How much of an answer is taken, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// As sent.
    pub sent: u64,
    /// Once content codings are undone.
    pub decoded: u64,
}

impl Limits {
    /// For a page, an API answer or a feed.
    pub const PAGE: Self = Self { sent: 64 << 20, decoded: 200 << 20 };
    /// For an image.
    pub const IMAGE: Self = Self { sent: 32 << 20, decoded: 32 << 20 };
}

/// One request.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The address.
    pub url: &'a Url,
    /// Media types, best first, as in an `Accept` header.
    pub accept: &'a str,
    /// How much is taken.
    pub limits: Limits,
    /// Part of a page that was asked for, as an image is: comes with many others, so the pauses between them are short.
    pub part: bool,
}

impl<'a> Ask<'a> {
    /// For a page.
    pub fn page(url: &'a Url) -> Self {
        let accept = "text/html, application/xhtml+xml, application/json;q=0.9, application/xml;q=0.9, */*;q=0.5";
        Self { url, accept, limits: Limits::PAGE, part: false }
    }

    /// For an image.
    pub fn image(url: &'a Url, limits: Limits) -> Self {
        let accept = "image/webp, image/png, image/jpeg, image/avif;q=0.9, image/gif;q=0.9, image/svg+xml;q=0.8";
        Self { url, accept, limits, part: true }
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The address that answered in the end.
    pub url: Url,
    /// `Content-Type`, as sent.
    pub media_type: Option<String>,
    /// `Link` and the numbers of `X-WP-Total` and the like are read from here.
    pub headers: Vec<(String, String)>,
    /// The whole body, content codings undone. Never empty.
    pub bytes: Vec<u8>,
}

/// Fetches addresses.
///
/// A request is a future: dropping it ends it at once and closes its connection.
pub struct Client {
    http: reqwest::Client,
    resolver: Guarded,
    proxies: Arc<Matcher>,
    pace: Pace,
    patience: Duration,
    silence: Duration,
    time: Duration,
}

/// Where one request led.
enum Hop {
    Arrived(Box<Response>),
    Onwards(Url),
}

impl Client {
    /// A client without cookies, referrers or a memory of its own.
    pub fn new(settings: Settings) -> Result<Self, Error> {
        // Another part of the program may have chosen one already, which serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let resolver = Guarded::new(settings.lookup, settings.confirmed);
        let mut builder = reqwest::Client::builder()
            .user_agent(settings.user_agent)
            .referer(false)
            .redirect(redirect::Policy::none())
            .dns_resolver(resolver.clone())
            .connect_timeout(settings.silence)
            .read_timeout(settings.silence)
            .http1_max_headers(MAX_HEADERS)
            .retry(reqwest::retry::never());
        let trusted: Result<Vec<_>, _> =
            settings.trusted.iter().map(|der| reqwest::Certificate::from_der(der)).collect();
        builder = builder.tls_certs_merge(trusted.map_err(|error| Error::Setup { detail: error.to_string() })?);
        let http = builder.build().map_err(|error| Error::Setup { detail: error.to_string() })?;
        Ok(Self {
            http,
            resolver,
            proxies: Arc::new(Matcher::from_system()),
            pace: settings.pace,
            patience: settings.patience,
            silence: settings.silence,
            time: settings.time,
        })
    }

    /// Fetches one address: follows redirects, tries again where that may help, and undoes content codings.
    pub async fn get(&self, ask: Ask<'_>) -> Result<Answer, Error> {
        let mut tried = 1;
        loop {
            let slow = Error::Slow { seconds: self.time.as_secs() };
            let result = timeout(self.time, self.follow(ask)).await.unwrap_or(Err((slow, None)));
            let (error, asked) = match result {
                Ok(answer) => return Ok(answer),
                Err(failed) => failed,
            };
            let status = match error {
                Error::Server { status } => status,
                Error::TooMany { .. } => 429,
                _ => 0,
            };
            let wait = patience::wait(tried, self.patience, asked);
            let again = error.may_pass() || patience::may_pass(status);
            if !again || tried >= patience::TRIES || wait > patience::LONGEST_WAIT {
                return Err(error);
            }
            sleep(wait).await;
            tried += 1;
        }
    }

    /// One try: from the address asked for to the one that answers. An error comes with the wait the server asked for.
    async fn follow(&self, ask: Ask<'_>) -> Result<Answer, (Error, Option<Duration>)> {
        let mut url = bare(ask.url);
        for _ in 0..=MAX_REDIRECTS {
            let mut turn = self.admit(&url).await.map_err(|error| (error, None))?;
            turn.begin(if ask.part { PART } else { 1 });
            match self.hop(&url, ask.accept).await.map_err(|error| (error, None))? {
                Hop::Onwards(next) => url = bare(&next),
                Hop::Arrived(response) => return answer(*response, url, ask.limits).await,
            }
        }
        Err((Error::Redirects, None))
    }

    /// Checks an address by its form and waits for one's turn with its host. Checked again for every hop.
    async fn admit(&self, url: &Url) -> Result<Turn, Error> {
        let host = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https")).ok_or(Error::NotWeb)?;
        let plain = host.trim_start_matches('[').trim_end_matches(']');
        let uri = url.as_str().parse().map_err(|_| Error::NotWeb)?;
        if let Some(proxy) = self.proxies.intercept(&uri).as_ref().and_then(|proxy| proxy.uri().host()) {
            self.resolver.note_proxy(proxy);
        }
        let is_confirmed = self.resolver.is_confirmed(plain);
        if !is_confirmed && (address::is_local_by_form(url) || self.resolver.is_proxy(plain)) {
            return Err(Error::Local { host: plain.to_owned() });
        }
        let turn = self.pace.turn(host).await;
        Ok(if is_confirmed { turn.without_pause() } else { turn })
    }

    async fn hop(&self, url: &Url, accept: &str) -> Result<Hop, Error> {
        let request = self.http.get(url.clone()).header(ACCEPT, accept).header(ACCEPT_ENCODING, decode::ACCEPTED);
        let sent = timeout(self.silence.saturating_mul(2), request.send()).await.map_err(|_| Error::Silent)?;
        let response = sent.map_err(|error| Error::of(&error))?;
        match response.status() {
            StatusCode::MOVED_PERMANENTLY
            | StatusCode::FOUND
            | StatusCode::SEE_OTHER
            | StatusCode::TEMPORARY_REDIRECT
            | StatusCode::PERMANENT_REDIRECT => onwards(url, response.headers()).map(Hop::Onwards),
            _ => Ok(Hop::Arrived(Box::new(response))),
        }
    }
}

/// Without what stands before the @: it is meant to look like another host, or is a password.
fn bare(url: &Url) -> Url {
    let mut url = url.clone();
    let _ = url.set_username("").and_then(|()| url.set_password(None));
    url
}

/// Where a redirect leads.
fn onwards(from: &Url, headers: &HeaderMap) -> Result<Url, Error> {
    let location = headers.get(LOCATION).ok_or(Error::BadRedirect)?;
    // Addresses beyond ASCII come as UTF-8, which a header value does not call text.
    let location = String::from_utf8_lossy(location.as_bytes());
    let to = from.join(&location).map_err(|_| Error::BadRedirect)?;
    match (from.scheme(), to.scheme()) {
        ("https", "http") => Err(Error::Downgrade),
        (_, "http" | "https") => Ok(to),
        _ => Err(Error::BadRedirect),
    }
}

async fn answer(response: Response, url: Url, limits: Limits) -> Result<Answer, (Error, Option<Duration>)> {
    let status = response.status();
    let asked =
        text(response.headers(), RETRY_AFTER).and_then(|value| patience::retry_after(&value, SystemTime::now()));
    if !status.is_success() {
        return Err((refusal(status.as_u16(), asked), asked));
    }
    body(response, url, limits).await.map_err(|error| (error, None))
}

fn refusal(status: u16, asked: Option<Duration>) -> Error {
    match status {
        404 | 410 => Error::NotFound { status },
        401 | 403 | 407 | 451 => Error::Forbidden { status },
        429 => Error::TooMany { seconds: asked.map(|wait| wait.as_secs()) },
        408 | 425 | 500..=599 => Error::Server { status },
        _ => Error::Status { status },
    }
}

async fn body(mut response: Response, url: Url, limits: Limits) -> Result<Answer, Error> {
    let too_large = Error::TooLarge { limit: limits.sent };
    if response.content_length().is_some_and(|length| length > limits.sent) {
        return Err(too_large);
    }
    let media_type = text(response.headers(), CONTENT_TYPE);
    let encoding = text(response.headers(), CONTENT_ENCODING).unwrap_or_default();
    let headers = response.headers().iter();
    let headers =
        headers.map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
    let headers = headers.collect();
    let mut sent = Vec::new();
    while let Some(stretch) = response.chunk().await.map_err(|error| Error::of(&error))? {
        if (sent.len() + stretch.len()) as u64 > limits.sent {
            return Err(too_large);
        }
        sent.extend_from_slice(&stretch);
    }
    let bytes = decode::decode(sent, &encoding, limits.decoded)?;
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    Ok(Answer { url, media_type, headers, bytes })
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}
