//! The walls around the window's page, tried from inside it.

use desktop_tests::{Home, Outcome, Sink, checkout};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

#[tokio::test]
async fn no_string_becomes_markup_or_script() -> Outcome {
    let window = Home::new()?.open().await?;
    let attempts = [
        "document.createElement('p').innerHTML = '<b>x</b>'",
        "document.createElement('p').outerHTML = '<b>x</b>'",
        "document.createElement('p').insertAdjacentHTML('beforeend', '<b>x</b>')",
        "document.write('<b>x</b>')",
        "document.createElement('iframe').srcdoc = '<b>x</b>'",
        "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
        "document.createRange().createContextualFragment('<b>x</b>')",
        "document.createElement('script').text = 'x'",
        "document.createElement('script').src = 'https://example.org/x.js'",
        "trustedTypes.createPolicy('default', { createHTML: text => text })",
        "new Worker('https://example.org/x.js')",
        "new Worker('data:text/javascript,1')",
        "new SharedWorker('https://example.org/x.js')",
        "setTimeout('window.ran = true')",
        "setInterval('window.ran = true', 1)",
        "eval('1')",
        "new Function('return 1')()",
        "Object.prototype.polluted = 1; if (({}).polluted !== 1) throw new TypeError('frozen')",
    ];
    for attempt in attempts {
        let script = format!("try {{ {attempt}; return 'done'; }} catch (error) {{ return error.name; }}");
        let refused = window.run(&script, Vec::new()).await?;
        assert!(matches!(refused.as_str(), Some("TypeError" | "EvalError")), "{attempt}: {refused}");
    }
    assert_eq!(window.run("return typeof window.__TAURI__", Vec::new()).await?, "undefined");
    window.close().await
}

#[tokio::test]
async fn an_address_that_is_a_script_runs_none() -> Outcome {
    let window = Home::new()?.open().await?;
    // Each way is refused aloud, or the page would have left or run it before two more frames are drawn.
    let script = "
        const [done] = arguments;
        const address = 'javascript:void(window.ran = true)';
        const inside = node => { document.body.append(node); return node; };
        const ways = [
            () => { location.href = address; },
            () => location.assign(address),
            () => location.replace(address),
            () => window.open(address),
            () => window.open(address, '_self'),
            () => inside(Object.assign(document.createElement('iframe'), { src: address })),
            () => inside(Object.assign(document.createElement('object'), { data: address })),
            () => inside(Object.assign(document.createElement('form'), { action: address })).submit(),
            () => inside(Object.assign(document.createElement('a'), { href: address })).click(),
        ];
        for (const way of ways) try { way(); } catch { /* refused */ }
        setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(window.ran === true))));";
    assert_eq!(window.run_async(script, Vec::new()).await?, false);
    assert_eq!(window.run("return document.title !== ''", Vec::new()).await?, true, "the page is still there");
    window.close().await
}

#[tokio::test]
async fn nothing_leaves_the_window() -> Outcome {
    let sink = Sink::open()?;
    let window = Home::new()?.open().await?;
    let address = format!("http://127.0.0.1:{}/", sink.port);
    // Every way answers by an error event, a rejection or a violation of the policy; that is what is waited for.
    let script = "
        const [address, done] = arguments;
        const element = (name, attributes) => new Promise(resolve => {
            const node = Object.assign(document.createElement(name), attributes);
            node.onerror = () => resolve(name + ' refused');
            node.onload = () => resolve(name + ' loaded');
            document.addEventListener('securitypolicyviolation', () => resolve(name + ' refused'), { once: true });
            document.body.append(node);
            if (name === 'form') node.submit();
        });
        const attempt = async (name, act) => {
            try { await act(); return name + ' loaded'; } catch { return name + ' refused'; }
        };
        const results = [];
        results.push(await attempt('fetch', () => fetch(address, { mode: 'no-cors' })));
        results.push(await attempt('socket', () => new Promise((resolve, reject) => {
            const socket = new WebSocket(address.replace('http', 'ws'));
            socket.onopen = resolve;
            socket.onerror = reject;
        })));
        results.push(await attempt('events', () => new Promise((resolve, reject) => {
            const events = new EventSource(address);
            events.onopen = resolve;
            events.onerror = reject;
        })));
        results.push(await element('img', { src: address }));
        results.push(await element('link', { rel: 'stylesheet', href: address }));
        results.push(await element('video', { src: address }));
        // A frame says it has loaded when it was refused; the visitors tell.
        await element('iframe', { src: address });
        results.push(await element('object', { data: address }));
        results.push(await element('form', { action: address, method: 'post' }));
        navigator.sendBeacon?.(address);
        for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'prerender']) {
            document.head.append(Object.assign(document.createElement('link'), { rel, href: address }));
        }
        results.push(window.open(address) === null ? 'open refused' : 'open loaded');
        // A picture of the interface's own comes after everything above in the same queue.
        await document.fonts.ready;
        requestAnimationFrame(() => requestAnimationFrame(() => done(results)));";
    let results = window.run_async(script, vec![json!(address)]).await?;
    for result in results.as_array().ok_or("no results")? {
        assert!(result.as_str().is_some_and(|result| result.ends_with("refused")), "{results}");
    }
    assert_eq!(sink.visitors()?, 0);
    assert_eq!(sink.visitors()?, 1, "the counter counts");
    window.close().await
}

#[tokio::test]
async fn the_window_stays_where_it_is() -> Outcome {
    let sink = Sink::open()?;
    let window = Home::new()?.open().await?;
    // The timer lets the script return first: a driver waits for a navigation that a script begins, and this one
    // never ends.
    let leave =
        format!("setTimeout(() => {{ location.href = 'http://127.0.0.1:{}/'; window.left = true; }});", sink.port);
    window.run(&leave, Vec::new()).await?;
    window
        .run_async(
            "const done = arguments[0]; const look = () => window.left ? done() : setTimeout(look); look();",
            Vec::new(),
        )
        .await?;
    let here = window.run("return location.protocol", Vec::new()).await?;
    assert_eq!(here, if cfg!(windows) { "http:" } else { "tauri:" });
    assert_eq!(sink.visitors()?, 0);
    window.close().await
}

#[tokio::test]
async fn the_window_may_not_use_the_desktop() -> Outcome {
    let window = Home::new()?.open().await?;
    let script = "
        const [command, done] = arguments;
        window.__TAURI_INTERNALS__.invoke(command).then(() => done('done'), error => done(String(error)));";
    for command in [
        "plugin:dialog|open",
        "plugin:event|emit",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "open",
    ] {
        let answer = window.run_async(script, vec![Value::from(command)]).await?;
        let refused = answer.as_str().is_some_and(|answer| answer.contains("not allowed"));
        assert!(refused, "{command}: {answer}");
    }
    window.close().await
}

#[test]
fn the_source_of_the_interface_holds_no_html_sink() -> Outcome {
    const SINKS: &[&str] = &[
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "dangerouslySetInnerHTML",
        "srcdoc",
        "createContextualFragment",
        "parseFromString",
        "setHTMLUnsafe",
        "eval(",
        "new Function",
    ];
    let mut files = Vec::new();
    collect(&checkout().join("ui/src"), &mut files)?;
    files.push(fs::read_to_string(checkout().join("ui/index.html"))?);
    assert!(files.len() > 10, "the interface was not found");
    for sink in SINKS {
        assert!(files.iter().all(|text| !text.contains(sink)), "the interface uses {sink}");
    }
    Ok(())
}

/// The text of every file below a folder.
fn collect(folder: &Path, texts: &mut Vec<String>) -> Outcome {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, texts)?;
        } else if path.extension().is_some_and(|extension| extension == "ts" || extension == "tsx") {
            texts.push(fs::read_to_string(&path)?);
        }
    }
    Ok(())
}
