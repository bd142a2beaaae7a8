//! `postil-img`: saved images for the window, each by its number, and nothing else.
//!
//! Tauri takes a page of any scheme registered with it for the app's own, so what this one serves must never be a
//! document: the type is one of three rasters, said by us and not to be guessed.

use library::ImageBytes;
use std::borrow::Cow;
use tauri::http::{Method, Request, Response, StatusCode, header};

/// The scheme, as in `postil-img://localhost/12`; on Windows `http://postil-img.localhost/12`.
pub const SCHEME: &str = "postil-img";

/// The types that are served.
const RASTERS: &[&str] = &["image/png", "image/jpeg", "image/webp"];

/// Answers a request with what `find` has under its number.
pub fn respond(
    request: &Request<Vec<u8>>,
    find: impl FnOnce(i64) -> Option<ImageBytes>,
) -> Response<Cow<'static, [u8]>> {
    if request.method() != Method::GET {
        return refuse(StatusCode::METHOD_NOT_ALLOWED);
    }
    let Some(ImageBytes { media_type, bytes }) = number(request).and_then(find) else {
        return refuse(StatusCode::NOT_FOUND);
    };
    let Some(media_type) = RASTERS.iter().find(|raster| **raster == media_type) else {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE);
    };
    // An image never changes under its number, so the webview may keep it for as long as it runs.
    answer(StatusCode::OK, media_type, "private, max-age=31536000, immutable", bytes.into())
}

/// The number a request names: a path of digits and no query.
fn number(request: &Request<Vec<u8>>) -> Option<i64> {
    let digits = request.uri().path().strip_prefix('/')?;
    let plain =
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && request.uri().query().is_none();
    if plain { digits.parse().ok() } else { None }
}

fn refuse(status: StatusCode) -> Response<Cow<'static, [u8]>> {
    answer(status, "text/plain", "no-store", Cow::Borrowed(&[]))
}

fn answer(status: StatusCode, media_type: &str, cache: &str, body: Cow<'static, [u8]>) -> Response<Cow<'static, [u8]>> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media_type)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
        .header(header::CACHE_CONTROL, cache)
        .body(body)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(method: Method, uri: &str, media_type: &str) -> Response<Cow<'static, [u8]>> {
        let request = Request::builder().method(method).uri(uri).body(Vec::new()).expect("test request");
        respond(&request, |id| (id == 12).then(|| ImageBytes { media_type: media_type.into(), bytes: vec![1, 2, 3] }))
    }

    #[test]
    fn a_raster_is_served_as_what_it_is() {
        for (uri, media_type) in
            [("postil-img://localhost/12", "image/png"), ("http://postil-img.localhost/12", "image/webp")]
        {
            let response = ask(Method::GET, uri, media_type);
            assert_eq!(response.status(), StatusCode::OK);
            assert_eq!(response.headers()[header::CONTENT_TYPE], media_type);
            assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert_eq!(response.body().as_ref(), [1, 2, 3]);
        }
    }

    #[test]
    fn everything_else_is_refused_without_a_body() {
        let address = "postil-img://localhost/";
        for (method, path, media_type, status) in [
            (Method::POST, "12", "image/png", 405),
            (Method::HEAD, "12", "image/png", 405),
            (Method::GET, "13", "image/png", 404),
            (Method::GET, "", "image/png", 404),
            (Method::GET, "-12", "image/png", 404),
            (Method::GET, "+12", "image/png", 404),
            (Method::GET, "12/", "image/png", 404),
            (Method::GET, "12?a", "image/png", 404),
            (Method::GET, "%31%32", "image/png", 404),
            (Method::GET, "../12", "image/png", 404),
            (Method::GET, "99999999999999999999", "image/png", 404),
            (Method::GET, "12", "image/svg+xml", 415),
            (Method::GET, "12", "text/html", 415),
            (Method::GET, "12", "image/png; charset=utf-8", 415),
        ] {
            let response = ask(method, &format!("{address}{path}"), media_type);
            assert_eq!(response.status(), status, "{path} as {media_type}");
            assert!(response.body().is_empty());
            assert_eq!(response.headers()[header::CONTENT_TYPE], "text/plain");
        }
    }
}
