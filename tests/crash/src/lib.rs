//! Proof that nothing the library acknowledged is lost, whatever happens to the process, the power, the disk or the
//! file. `cargo xtask crash` runs it at length; a short run of each part is among the tests.
//!
//! Every part drives the real library, writes down in a [`ledger`] what was promised, and compares by hash.

pub mod damage;
pub mod faults;
pub mod kills;
pub mod ledger;
pub mod power;
pub mod tape;
pub mod vfs;
pub mod workload;

/// What a part comes to: figures, or the sentence that says what was lost.
pub type Outcome<T> = Result<T, String>;
