//! The system's proxy: asked where the system says so, by the program as a reader starts it. What it is told in the
//! environment here, it is told by the settings of the system on Windows and macOS; the same crate reads both.

use crate::support::site::{Answer, Site};
use std::process::{Command, Output};
use tempfile::TempDir;

const PAGE: &str = "<!doctype html><html lang=en><title>Lids of kettles</title><article><h1>Lids of kettles</h1>
    <p>A lid that closes tightly keeps the heat for half an hour longer, whatever the kettle is made of.</p></article>";

/// A proxy that answers for every site itself, and sends from `/door` to where `door` says.
fn proxy(door: String) -> Site {
    Site::new(move |asked, _| match asked {
        _ if asked.ends_with("/door") => {
            Answer { status: "302 Found", headers: format!("Location: {door}\r\n"), ..Answer::page("") }
        }
        _ => Answer::page(PAGE),
    })
}

/// Saves the page at an address with these variables in the environment.
fn fetch(url: &str, variables: &[(&str, &str)]) -> Output {
    let folder = TempDir::new().expect("a folder");
    let mut postil = Command::new(env!("CARGO_BIN_EXE_postil"));
    for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
        postil.env_remove(name).env_remove(name.to_uppercase());
    }
    let postil = postil.args(["fetch", url, "--no-images"]).env("POSTIL_LIBRARY", folder.path());
    postil.envs(variables.iter().copied()).output().expect("postil runs")
}

#[track_caller]
fn check(output: &Output, code: i32) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
}

#[test]
fn a_proxy_is_asked_for_the_page_and_not_where_the_system_excepts_a_site() {
    let proxy = proxy(String::new());
    let address = proxy.url("");
    for name in ["http_proxy", "all_proxy", "HTTP_PROXY"] {
        check(&fetch("http://kettles.example/lids", &[(name, &address)]), 0);
    }
    assert_eq!(proxy.asked(), ["http://kettles.example/lids"; 3]);
    // Asked directly, the name is one that nobody has.
    check(&fetch("http://kettles.example/lids", &[("http_proxy", &address), ("no_proxy", "kettles.example")]), 6);
    assert_eq!(proxy.asked().len(), 3);
}

#[test]
fn through_a_proxy_a_safe_connection_is_asked_for_as_a_tunnel() {
    let proxy = proxy(String::new());
    // This one answers with a page instead of a tunnel, which is no answer to take.
    check(&fetch("https://kettles.example/lids", &[("https_proxy", &proxy.url(""))]), 6);
    assert!(proxy.asked().iter().all(|asked| asked == "kettles.example:443"), "{:?}", proxy.asked());
    assert!(!proxy.asked().is_empty());
}

#[test]
fn through_a_proxy_nothing_local_is_asked_for_either() {
    let hidden = Site::new(|_, _| Answer::page(PAGE));
    let proxy = proxy(hidden.url("/secret"));
    let (address, local) = (proxy.url(""), hidden.url("/secret"));
    let environment = [("http_proxy", address.as_str())];
    let places = [&local, "http://localhost:631/", "http://192.168.1.1/", "http://[::1]/", "http://printer/", &address];
    for place in places {
        check(&fetch(place, &environment), 6);
    }
    assert_eq!(proxy.asked(), [""; 0], "what is local by its form is not even told to the proxy");
    // That the proxy stands on this computer makes no other door of this computer open.
    for direct in ["", "127.0.0.1"] {
        check(&fetch("http://kettles.example/door", &[("http_proxy", &address), ("no_proxy", direct)]), 6);
    }
    assert_eq!(proxy.asked(), ["http://kettles.example/door"; 2]);
    assert_eq!(hidden.asked(), [""; 0]);
}
