//! Fetches what the reader asked for. The only place in Postil with sockets.
//!
//! A [`Fetcher`] asks for addresses and gives back whole, decoded bytes, or an [`Error`] in words a reader
//! can act on. It sends no cookies and no referrer, says honestly who it is, is patient with servers that ask for
//! patience, and never speaks to this computer or its local network unless the reader confirmed that very host.
//!
//! Where the system has a proxy, it is asked, and it is the proxy that finds the address of a name: what is local by its
//! form (`127.0.0.1`, `printer`, `nas.local`) is refused before, but a name of the web that leads into the proxy's
//! network is for the proxy to refuse. Looking it up here as well would tell the name to those the proxy keeps it from.

mod address;
mod client;
mod decode;
mod error;
mod fetcher;
mod pace;
mod patience;
mod resolver;

pub use address::is_public;
pub use client::{Answer, Ask, Client, Limits, Settings};
pub use error::{Distrust, Error};
pub use fetcher::Fetcher;
pub use pace::Pace;
pub use resolver::{Lookup, SystemLookup};
