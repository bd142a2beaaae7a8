//! Names to addresses, checked where the connection is made: what a name meant a moment ago counts for nothing.

use crate::{Error, is_public};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::collections::HashSet;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};

/// Finds the addresses of a name.
pub trait Lookup: Send + Sync {
    /// All addresses of `host`, which is not empty and in its ASCII form.
    fn lookup(&self, host: String) -> Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;
}

/// Asks the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemLookup;

impl Lookup for SystemLookup {
    fn lookup(&self, host: String) -> Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>> {
        Box::pin(async move { Ok(tokio::net::lookup_host((host, 0)).await?.map(|address| address.ip()).collect()) })
    }
}

/// A resolver that gives only addresses the reader agreed to.
///
/// The connection is made to the very addresses given here, so a name cannot mean one thing when it is checked and
/// another when it is used.
#[derive(Clone)]
pub(crate) struct Guarded {
    lookup: Arc<dyn Lookup>,
    /// Hosts that may be local because the reader confirmed them.
    confirmed: Arc<HashSet<String>>,
    /// The system's own proxies, which may well stand in the local network. Asked by name, and for other hosts' pages
    /// only: that a host is a proxy makes nothing on it a page the reader wants.
    proxies: Arc<RwLock<HashSet<String>>>,
}

impl Guarded {
    pub fn new(lookup: Arc<dyn Lookup>, confirmed: impl IntoIterator<Item = String>) -> Self {
        Self { lookup, confirmed: Arc::new(confirmed.into_iter().collect()), proxies: Arc::default() }
    }

    /// From now on `host` is known for a proxy.
    pub fn note_proxy(&self, host: &str) {
        self.proxies.write().unwrap_or_else(PoisonError::into_inner).insert(host.to_owned());
    }

    /// Whether the reader confirmed `host`.
    pub fn is_confirmed(&self, host: &str) -> bool {
        self.confirmed.contains(host)
    }

    /// Whether `host` is a proxy.
    pub fn is_proxy(&self, host: &str) -> bool {
        self.proxies.read().unwrap_or_else(PoisonError::into_inner).contains(host)
    }

    async fn addresses(self, host: String) -> Result<Vec<IpAddr>, Error> {
        let addresses = self.lookup.lookup(host.clone()).await.map_err(|_| Error::NameNotFound)?;
        if addresses.is_empty() {
            return Err(Error::NameNotFound);
        }
        // One local address among public ones is how a page would have its name checked and then swapped.
        match addresses.iter().all(|&ip| is_public(ip)) || self.is_confirmed(&host) || self.is_proxy(&host) {
            true => Ok(addresses),
            false => Err(Error::Local { host }),
        }
    }
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let guarded = self.clone();
        let host = name.as_str().to_owned();
        Box::pin(async move {
            let addresses = guarded.addresses(host).await?;
            // The port is that of the address asked for.
            Ok(Box::new(addresses.into_iter().map(|ip| SocketAddr::new(ip, 0))) as Addrs)
        })
    }
}
