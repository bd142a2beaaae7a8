//! Asks the page when something was painted, and the system how much processor time that took.

use crate::report::Samples;
use desktop_tests::{Outcome, Window};
use serde_json::Value;
use std::fs;
use std::time::Duration;
use tokio::time::sleep;

/// Long enough for the page to come to rest, on a loaded machine too.
const REST: Duration = Duration::from_millis(120);

/// A page that takes less than this many milliseconds of processor in such a stretch only lets its cursor blink.
const STILL: Duration = Duration::from_millis(400);
const LITTLE: f64 = 15.0;

/// A window that is measured.
pub struct Bench {
    /// The window.
    pub window: Window,
    process: u32,
}

impl Bench {
    /// Measures a window.
    pub async fn new(window: Window) -> Outcome<Self> {
        let process = window.web_process()?;
        // What a plain page of that size needs is part of what is measured.
        window.let_scripts_take(Duration::from_secs(900)).await?;
        Ok(Self { window, process })
    }

    /// Runs the body of an asynchronous function in the page, which has `probe` (see `probe.js`), and gives what it
    /// returns.
    pub async fn ask(&self, body: &str) -> Outcome<Value> {
        // The page's policy lets no text become code, so the body is put into the script before it gets there.
        let script = include_str!("probe.js").replace("/* body */", body);
        let mut answer = self.window.run_async(&script, Vec::new()).await?;
        match answer.get("error") {
            Some(error) => Err(format!("the page says: {error}").into()),
            None => Ok(answer["value"].take()),
        }
    }

    /// As [`Bench::ask`], for a number.
    pub async fn number(&self, body: &str) -> Outcome<f64> {
        self.ask(body).await?.as_f64().ok_or_else(|| "the page gave no number".into())
    }

    /// The numbers that `body` gives so many times, each after `before`.
    pub async fn numbers(&self, times: usize, before: &str, body: &str) -> Outcome<Samples> {
        let mut samples = Samples::default();
        for _ in 0..times {
            self.ask(before).await?;
            samples.push(self.number(body).await?);
        }
        Ok(samples)
    }

    /// Processor time, in milliseconds, that the page's process takes from now until it rests after `body`.
    pub async fn processor_time(&self, body: &str) -> Outcome<f64> {
        let before = self.processor()?;
        self.ask(body).await?;
        sleep(REST).await;
        Ok(self.processor()? - before)
    }

    /// Waits until the page has nothing left to do for the reader who did something.
    pub async fn rest(&self) -> Outcome {
        for _ in 0..100 {
            let before = self.processor()?;
            sleep(STILL).await;
            if self.processor()? - before < LITTLE {
                return Ok(());
            }
        }
        Err("the page does not come to rest".into())
    }

    /// Processor time of each of `times` runs of `body`, without what asking takes by itself.
    pub async fn processor_times(&self, times: usize, body: &str) -> Outcome<Samples> {
        self.rest().await?;
        let mut nothing = Samples::default();
        for _ in 0..8 {
            nothing.push(self.processor_time("await probe.painted();").await?);
        }
        let mut samples = Samples::default();
        for _ in 0..times {
            samples.push(self.processor_time(body).await?);
        }
        Ok(samples.less(nothing.percentile(50)))
    }

    /// Types one letter at a time where the focus is: from each key to the paint, and processor time, in milliseconds.
    pub async fn type_letters(&self, letters: &str) -> Outcome<(Samples, Samples)> {
        self.rest().await?;
        self.ask("probe.keys.length = 0;").await?;
        let idle = self.idle().await?;
        let mut processor = Samples::default();
        for letter in letters.chars() {
            let before = self.processor()?;
            self.window.press(letter.to_string()).await?;
            sleep(REST).await;
            processor.push(self.processor()? - before);
        }
        let painted = self.ask("return probe.keys;").await?;
        let painted = painted.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        Ok((painted, processor.less(idle)))
    }

    /// Processor time the page takes while nobody does anything, in a stretch as long as one sample.
    async fn idle(&self) -> Outcome<f64> {
        let mut samples = Samples::default();
        for _ in 0..8 {
            let before = self.processor()?;
            sleep(REST).await;
            samples.push(self.processor()? - before);
        }
        Ok(samples.percentile(50))
    }

    /// Processor time of the page's main thread so far, in milliseconds: scripts, styles, layout and what is to be
    /// painted. The other threads draw in the place of a graphics card, which a display without a screen has not.
    fn processor(&self) -> Outcome<f64> {
        let times = fs::read_to_string(format!("/proc/{0}/task/{0}/schedstat", self.process))?;
        let nanoseconds: f64 = times.split_whitespace().next().ok_or("the system counts no processor time")?.parse()?;
        Ok(nanoseconds / 1e6)
    }
}
