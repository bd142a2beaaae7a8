use crate::Outcome;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// A server on this computer that counts who comes.
pub struct Sink {
    /// Where it listens, on 127.0.0.1.
    pub port: u16,
    visitors: Arc<AtomicUsize>,
}

impl Sink {
    /// Listens on a free port until the test ends.
    pub fn open() -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let visitors = Arc::new(AtomicUsize::new(0));
        let counter = visitors.clone();
        thread::spawn(move || {
            listener.incoming().flatten().for_each(|_| {
                counter.fetch_add(1, Ordering::SeqCst);
            })
        });
        Ok(Self { port, visitors })
    }

    /// How many came, those waiting at the door included: a visit of our own goes through it last.
    pub fn visitors(&self) -> Outcome<usize> {
        let before = self.visitors.load(Ordering::SeqCst);
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?);
        while self.visitors.load(Ordering::SeqCst) == before {
            thread::sleep(Duration::from_millis(1));
        }
        Ok(self.visitors.load(Ordering::SeqCst) - 1)
    }
}
