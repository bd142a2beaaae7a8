use std::error::Error as StdError;
use std::io::ErrorKind;
use std::time::Duration;

/// Why an address could not be fetched: what happened, why, and what to do next. Names a host where the reader has to
/// decide about it, and never a whole address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Not an address that can be fetched at all.
    #[error("This is not an address of the web. Give one that starts with https:// or http://.")]
    NotWeb,
    /// This computer, or its network.
    #[error(
        "“{host}” is this computer or part of your local network. Postil goes there only if you confirm that host."
    )]
    Local {
        /// The host, as the reader would confirm it.
        host: String,
    },
    /// No such name, or no way to ask.
    #[error("The site's name was not found. Check the address, and that you are connected.")]
    NameNotFound,
    /// Nothing answers there.
    #[error("The site could not be reached. Check that you are connected, or try again later.")]
    Unreachable,
    /// The certificate does not prove who answers.
    #[error("The site could not prove who it is: {why}. Somebody may be listening; nothing was sent.")]
    Certificate {
        /// What is wrong with it.
        why: &'static str,
    },
    /// No encryption could be agreed on.
    #[error("No safe connection to the site could be made. It may be misconfigured; try again later.")]
    Encryption,
    /// The server went silent.
    #[error("The site stopped answering. Try again later.")]
    Silent,
    /// The server sends too slowly to end.
    #[error("The site sends too slowly; after {} seconds the page was not complete. Try again later.", .0.as_secs())]
    Slow(Duration),
    /// It sends from one address to the next without end.
    #[error("The site sends from one address to another without end. Open it in a browser and save the page there.")]
    Redirects,
    /// From an encrypted address to one that is not.
    #[error("The site sends from a safe connection to an unsafe one, which Postil does not follow.")]
    Downgrade,
    /// To nowhere.
    #[error("The site sends to an address that is none of the web. Open it in a browser and save the page there.")]
    BadRedirect,
    /// Nothing there.
    #[error("The site has no such page ({0}). Check the address.")]
    NotFound(u16),
    /// Only for those who are signed in, or not for programs.
    #[error("The site does not give this page to Postil ({0}). Open it in a browser and save the page there.")]
    Forbidden(u16),
    /// Too many requests.
    #[error("The site asks for fewer requests. Try again {}.", in_words(*.0))]
    TooMany(Option<Duration>),
    /// The server has a fault.
    #[error("The site has a fault of its own ({0}). Try again later.")]
    Server(u16),
    /// Any other refusal.
    #[error("The site answered with {0} instead of a page. Open it in a browser to see what it wants.")]
    Status(u16),
    /// More than is taken.
    #[error("This is larger than {} MB, which is more than is saved from an address.", .limit >> 20)]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// Grows beyond measure when decoded.
    #[error("The site sent data that would grow beyond all measure, as an attack does. It was not read.")]
    Bomb,
    /// The coding is unknown.
    #[error("The site sent the page in a coding that Postil does not know. Open it in a browser and save it there.")]
    UnknownCoding,
    /// The coding is broken.
    #[error("What the site sent is damaged. Try again.")]
    Garbled,
    /// Ended early.
    #[error("The connection ended before the page was complete. Try again.")]
    Cut,
    /// No HTTP.
    #[error("What answers there does not speak as a website does. Check the address.")]
    Protocol,
    /// Nothing in it.
    #[error("The site sent an empty page. Try again, or open it in a browser.")]
    Empty,
    /// The reader had enough.
    #[error("This was cancelled; nothing was saved.")]
    Cancelled,
    /// The client could not be set up.
    #[error("The network could not be used: {0}.")]
    Setup(String),
}

fn in_words(wait: Option<Duration>) -> String {
    match wait.map(|wait| wait.as_secs()) {
        None => "later".into(),
        Some(seconds @ 0..=90) => format!("in {seconds} seconds"),
        Some(seconds @ 91..=5400) => format!("in {} minutes", seconds.div_ceil(60)),
        Some(seconds) => format!("in {} hours", seconds.div_ceil(3600)),
    }
}

impl Error {
    /// Whether the same request may succeed another day: nothing is wrong with the address.
    pub fn is_passing(&self) -> bool {
        use Error::*;
        matches!(self, Unreachable | Silent | Slow(_) | Cut | Garbled | Server(_) | TooMany(_) | NameNotFound)
    }

    /// Whether the same request may succeed in a moment.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(self, Self::Unreachable | Self::Cut)
    }

    /// What a failed request means. The cause lies at the end of a chain of wrappers, so the chain is walked.
    pub(crate) fn of(error: &reqwest::Error) -> Self {
        causes(error).find_map(known).unwrap_or({
            if error.is_timeout() {
                Self::Silent
            } else if error.is_connect() {
                Self::Unreachable
            } else if error.is_body() || error.is_decode() {
                Self::Cut
            } else {
                Self::Protocol
            }
        })
    }
}

/// An error and what is behind it. An I/O error hides what it was made from from its `source`.
fn causes<'e>(error: &'e (dyn StdError + 'static)) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| {
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        inner.map(|inner| inner as &(dyn StdError + 'static)).or_else(|| error.source())
    })
}

fn known(cause: &(dyn StdError + 'static)) -> Option<Error> {
    if let Some(error) = cause.downcast_ref::<Error>() {
        return Some(error.clone());
    }
    if let Some(error) = cause.downcast_ref::<std::io::Error>()
        && matches!(error.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe | ErrorKind::UnexpectedEof)
    {
        return Some(Error::Cut);
    }
    match cause.downcast_ref::<rustls::Error>()? {
        rustls::Error::InvalidCertificate(error) => Some(Error::Certificate { why: why(error) }),
        rustls::Error::NoCertificatesPresented => Some(Error::Certificate { why: "it showed no certificate" }),
        _ => Some(Error::Encryption),
    }
}

fn why(error: &rustls::CertificateError) -> &'static str {
    use rustls::CertificateError as C;
    match error {
        C::Expired | C::ExpiredContext { .. } => "its certificate has expired",
        C::NotValidYet | C::NotValidYetContext { .. } => {
            "its certificate is not valid yet; check this computer's clock"
        }
        C::NotValidForName | C::NotValidForNameContext { .. } => "its certificate is for another site",
        C::UnknownIssuer => "nobody this computer trusts has signed its certificate",
        C::Revoked => "its certificate was withdrawn",
        _ => "its certificate is not valid",
    }
}
