//! The one window, and the walls around its page.

use crate::imports;
use std::net::{Ipv4Addr, TcpListener};
use tauri::webview::{NewWindowResponse, WebviewWindowBuilder};
use tauri::{App, DragDropEvent, Manager, Url, WindowEvent};

/// Asks for what the page needs first before the page's own code is read, so that the answer is there when that runs.
/// `ui/src/core/core.ts` takes it up.
const ASK_FOR_SESSION: &str = "window.postilSession = window.__TAURI_INTERNALS__.invoke('session');";

/// Opens the window declared in `tauri.conf.json`.
///
/// Its page may show the embedded interface and nothing else: it cannot navigate away, open windows or download.
pub fn open(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    let config = app.config().app.windows.first().ok_or("tauri.conf.json declares no window")?;
    let mut builder = WebviewWindowBuilder::from_config(app, config)?
        .initialization_script(ASK_FOR_SESSION)
        .on_navigation(is_interface)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .devtools(cfg!(debug_assertions));
    if let Some(proxy) = dead_proxy() {
        builder = builder.proxy_url(proxy);
    }
    let window = builder.build()?;
    let app = window.app_handle().clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
            imports::dropped(&app, paths);
        }
    });
    Ok(())
}

/// Whether an address is the embedded interface, as each platform names it.
fn is_interface(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost") && url.port().is_none(),
        _ => false,
    }
}

/// A proxy that never answers, for whatever a webview might fetch in spite of the content security policy (name
/// look-ups, speculative connections): it reaches this socket instead of the network.
fn dead_proxy() -> Option<Url> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).ok()?;
    let port = listener.local_addr().ok()?.port();
    // The socket must stay bound for as long as the process lives, or another program could answer there.
    Box::leak(Box::new(listener));
    Url::parse(&format!("socks5://127.0.0.1:{port}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_interface_is_navigated_to() {
        let allowed = |url: &str| is_interface(&Url::parse(url).expect("test address"));
        assert!(allowed("tauri://localhost/index.html"));
        assert_eq!(allowed("http://tauri.localhost/"), cfg!(windows));
        for url in [
            "https://example.org/",
            "http://localhost:1420/",
            "http://tauri.localhost:8080/",
            "http://tauri.localhost.example.org/",
            "tauri://example.org/",
            "postil-img://localhost/1",
            "file:///etc/passwd",
            "data:text/html,x",
            "blob:tauri://localhost/1",
            "about:blank",
            "javascript:1",
        ] {
            assert!(!allowed(url), "{url}");
        }
    }
}
