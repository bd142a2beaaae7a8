use serde::{Deserialize, Serialize};
use std::error::Error as StdError;
use std::fmt;
use std::io::ErrorKind;
use ts_rs::TS;

/// Why an address could not be fetched: what happened, why, and what to do next. Names a host where the reader has to
/// decide about it, and never a whole address.
///
/// `Display` is English; a shell that speaks another language says it by the variant and its fields.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
#[ts(rename = "NetworkError")]
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
        why: Distrust,
    },
    /// No encryption could be agreed on.
    #[error("No safe connection to the site could be made. It may be misconfigured; try again later.")]
    Encryption,
    /// The server went silent.
    #[error("The site stopped answering. Try again later.")]
    Silent,
    /// The server sends too slowly to end.
    #[error("The site sends too slowly; after {seconds} seconds the page was not complete. Try again later.")]
    Slow {
        /// Seconds it had.
        #[ts(type = "number")]
        seconds: u64,
    },
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
    #[error("The site has no such page ({status}). Check the address.")]
    NotFound {
        /// The status it answered with.
        status: u16,
    },
    /// Only for those who are signed in, or not for programs.
    #[error("The site does not give this page to Postil ({status}). Open it in a browser and save the page there.")]
    Forbidden {
        /// The status it answered with.
        status: u16,
    },
    /// Too many requests.
    #[error("The site asks for fewer requests. Try again {}.", in_words(*.seconds))]
    TooMany {
        /// Seconds until it may be asked again, where it says so.
        #[ts(type = "number | null")]
        seconds: Option<u64>,
    },
    /// The server has a fault.
    #[error("The site has a fault of its own ({status}). Try again later.")]
    Server {
        /// The status it answered with.
        status: u16,
    },
    /// Any other refusal.
    #[error("The site answered with {status} instead of a page. Open it in a browser to see what it wants.")]
    Status {
        /// The status it answered with.
        status: u16,
    },
    /// More than is taken.
    #[error("This is larger than {} MB, which is more than is saved from an address.", .limit >> 20)]
    TooLarge {
        /// The limit in bytes.
        #[ts(type = "number")]
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
    #[error("The network could not be used: {detail}.")]
    Setup {
        /// What the system says.
        detail: String,
    },
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Distrust {
    /// Its time is over.
    Expired,
    /// Its time has not come.
    NotYetValid,
    /// It names another site.
    OtherSite,
    /// It is signed by nobody this computer trusts.
    UnknownIssuer,
    /// It was withdrawn.
    Revoked,
    /// There is none.
    Absent,
    /// It is malformed, or breaks another rule.
    Invalid,
}

impl fmt::Display for Distrust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Expired => "its certificate has expired",
            Self::NotYetValid => "its certificate is not valid yet; check this computer's clock",
            Self::OtherSite => "its certificate is for another site",
            Self::UnknownIssuer => "nobody this computer trusts has signed its certificate",
            Self::Revoked => "its certificate was withdrawn",
            Self::Absent => "it showed no certificate",
            Self::Invalid => "its certificate is not valid",
        })
    }
}

fn in_words(wait: Option<u64>) -> String {
    match wait {
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
        matches!(
            self,
            Unreachable | Silent | Slow { .. } | Cut | Garbled | Server { .. } | TooMany { .. } | NameNotFound
        )
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
        rustls::Error::NoCertificatesPresented => Some(Error::Certificate { why: Distrust::Absent }),
        _ => Some(Error::Encryption),
    }
}

fn why(error: &rustls::CertificateError) -> Distrust {
    use rustls::CertificateError as C;
    match error {
        C::Expired | C::ExpiredContext { .. } => Distrust::Expired,
        C::NotValidYet | C::NotValidYetContext { .. } => Distrust::NotYetValid,
        C::NotValidForName | C::NotValidForNameContext { .. } => Distrust::OtherSite,
        C::UnknownIssuer => Distrust::UnknownIssuer,
        C::Revoked => Distrust::Revoked,
        _ => Distrust::Invalid,
    }
}
