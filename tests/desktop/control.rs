//! The control of the injection tests: the same vectors given to the same engine as raw markup do run. A set of vectors
//! that fires nowhere would prove nothing.

#![cfg(target_os = "linux")]

use desktop_tests::{Outcome, Page, checkout, vectors};
use serde_json::json;

/// How many of the collected vectors must run. Measured with WebKitGTK 2.50; the others are for other browsers, or
/// need a click.
const COLLECTED: usize = 60;

/// How many of our own: all that run by themselves do, in most disguises.
const OWN: usize = 60;

/// Writes every vector into a frame of its own by `innerHTML`, and counts the frames in which something ran.
const FIRE: &str = "
    const [vectors, done] = arguments;
    const fired = new Set();
    const frames = vectors.map((vector, index) => {
        const frame = document.createElement('iframe');
        // Scripts may run; dialogs that wait for somebody, and leaving the page, are of no use to a count.
        frame.sandbox = 'allow-scripts allow-same-origin';
        document.body.append(frame);
        const inside = frame.contentWindow;
        inside.alert = inside.confirm = inside.prompt = () => void fired.add(index);
        frame.contentDocument.body.innerHTML = vector;
        return frame;
    });
    // Done when nothing new has run for some seconds: how long the others take is for the machine to say.
    let [count, quiet] = [0, 0];
    const timer = setInterval(() => {
        quiet = fired.size === count ? quiet + 1 : 0;
        count = fired.size;
        if (quiet < 8) return;
        clearInterval(timer);
        frames.forEach(frame => frame.remove());
        done([...fired]);
    }, 500);";

#[tokio::test]
async fn as_raw_markup_the_vectors_run() -> Outcome {
    let page = Page::open("<!doctype html><title>Control</title><body>").await?;
    for (name, vectors, least) in
        [("own", vectors::own(), OWN), ("collected", vectors::collected(checkout()), COLLECTED)]
    {
        if vectors.is_empty() {
            println!("{name}: not beside this checkout");
            continue;
        }
        let mut fired = 0;
        for chunk in vectors.chunks(80) {
            let ran = page.run_async(FIRE, vec![json!(chunk)]).await?;
            fired += ran.as_array().map_or(0, Vec::len);
        }
        println!("{name}: {fired} of {} run as raw markup", vectors.len());
        assert!(fired >= least, "{name}: {fired} of {}", vectors.len());
    }
    page.close().await
}
