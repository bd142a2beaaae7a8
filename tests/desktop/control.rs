//! The control of the injection tests: the same vectors given to the same engine as raw markup do run. A set of vectors
//! that fires nowhere would prove nothing.

#![cfg(target_os = "linux")]

use desktop_tests::{Outcome, Page, checkout, vectors};
use serde_json::json;

/// How many vectors of each set must run, leave or ask. Measured with WebKitGTK 2.50: 64 of the collected ones, which
/// were written for many browsers.
const LEAST: u64 = 60;

/// Writes every vector into a frame of its own by `innerHTML`, uses what is in it as a reader might, and counts the
/// frames in which a script ran, that went elsewhere, or that asked for something.
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
    // Some vectors put fields of a form in the place of a node's own members.
    const { getAttributeNames, dispatchEvent } = Element.prototype;
    const use = frame => {
        for (const node of frame.contentDocument?.querySelectorAll('*') ?? []) {
            for (const name of getAttributeNames.call(node))
                if (name.startsWith('on')) dispatchEvent.call(node, new Event(name.slice(2), { bubbles: true }));
            if (node instanceof frame.contentWindow.HTMLElement) HTMLElement.prototype.click.call(node);
        }
    };
    const look = (frame, index) => {
        const { location, performance } = frame.contentWindow;
        if (location.href !== 'about:blank' || performance.getEntriesByType('resource').length > 0) fired.add(index);
    };
    // A frame that went elsewhere is closed to us.
    const attempt = (act, otherwise) => (frame, index) => { try { act(frame, index); } catch { otherwise?.(index); } };
    setTimeout(() => frames.forEach(attempt(use)), 1000);
    setTimeout(() => {
        frames.forEach(attempt(look, index => fired.add(index)));
        frames.forEach(frame => frame.remove());
        done(fired.size);
    }, 4000);";

#[tokio::test]
async fn as_raw_markup_the_vectors_run() -> Outcome {
    let page = Page::open("<!doctype html><title>Control</title><body>").await?;
    for (name, vectors) in [("own", vectors::own()), ("collected", vectors::collected(checkout()))] {
        if vectors.is_empty() {
            println!("{name}: not beside this checkout");
            continue;
        }
        let mut fired = 0;
        for chunk in vectors.chunks(80) {
            fired += page.run_async(FIRE, vec![json!(chunk)]).await?.as_u64().unwrap_or_default();
        }
        println!("{name}: {fired} of {} fire as raw markup", vectors.len());
        assert!(fired >= LEAST, "{name}: {fired} of {}", vectors.len());
    }
    page.close().await
}
