//! Images with the best source the page names, and their captions.

use crate::blocks::Scope;
use crate::dom::{Dom, Element, NodeId};
use crate::page::Page;
use document::{Block, BlockKind, Image, Inline};

/// A box with a caption is at most so many nodes.
const LARGEST_BOX: u32 = 60;

/// Attributes in which scripts find the image they load late, the most telling first.
const LATE_SOURCES: &[&str] = &[
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-original-src",
    "data-lazyload",
    "data-lazy",
    "data-hi-res-src",
    "data-url",
    "data-image",
    "data-img-src",
    "data-full-src",
    "data-echo",
    "data-runner-src",
    "data-img-url",
    "data-orig-file",
    "data-large-file",
];

/// The image of an `img` or `picture`, or `None` for spacers, trackers and images whose address is not there.
pub(crate) fn image(page: &Page, id: NodeId) -> Option<Image> {
    let dom = page.dom;
    let picture = (dom.name(id) == "picture").then_some(id);
    let img = match picture {
        Some(picture) => dom.elements(picture, "img").next().unwrap_or(picture),
        None => id,
    };
    let element = dom.element(img)?;
    let pixels =
        |name: &str| element.attr(name).and_then(|size| size.trim().trim_end_matches("px").parse::<u32>().ok());
    let (width, height) = (pixels("width"), pixels("height"));
    // A size of nothing leaves it to the other: only both together hide the image.
    let tiny = |size: Option<u32>| size.is_some_and(|size| (1..=2).contains(&size));
    if tiny(width) || tiny(height) || (width, height) == (Some(0), Some(0)) {
        return None;
    }
    let (width, height) = (width.filter(|&width| width > 0), height.filter(|&height| height > 0));
    let sources = || {
        picture.into_iter().flat_map(|picture| dom.elements(picture, "source")).filter_map(|source| {
            let source = dom.element(source)?;
            source.attr("srcset").or_else(|| source.attr("data-srcset")).and_then(best_candidate)
        })
    };
    let url = best_source(img, dom).or_else(|| sources().next().map(str::to_string))?;
    let alt = element.attr("alt").unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
    let url = page.resolve(&url);
    Some(Image { url, alt, width, height })
}

fn best_source(img: NodeId, dom: &Dom) -> Option<String> {
    let element = dom.element(img)?;
    let late = LATE_SOURCES.iter().filter_map(|name| element.attr(name)).find(|url| is_image_address(url));
    let src = element.attr("src").filter(|src| !is_placeholder(src));
    let srcset = || {
        let sets = ["srcset", "data-srcset", "data-lazy-srcset"].iter().filter_map(|name| element.attr(name));
        sets.into_iter().find_map(best_candidate)
    };
    let source = match (src, late) {
        (Some(src), None) => src,
        (Some(src), Some(late)) if is_lazy(element.attr("class"), src) => late,
        (Some(src), Some(_)) => src,
        (None, Some(late)) => srcset().unwrap_or(late),
        (None, None) => srcset()?,
    };
    Some(source.trim().to_string())
}

/// Whether a class or the address itself says that the shown image only holds a place.
fn is_lazy(class: Option<&str>, src: &str) -> bool {
    class.is_some_and(|class| class.to_ascii_lowercase().contains("lazy")) || src.starts_with("data:")
}

/// The widest or densest candidate of a `srcset`.
fn best_candidate(srcset: &str) -> Option<&str> {
    let mut best: Option<(f32, &str)> = None;
    let mut rest = srcset.trim();
    while !rest.is_empty() {
        // Addresses may hold commas (data: ones always do), so an address ends at white space only.
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let (descriptor, next) = match address.ends_with(',') {
            true => ("", after),
            false => after.split_once(',').unwrap_or((after, "")),
        };
        let address = address.trim_end_matches(',');
        let size = descriptor.trim().trim_end_matches(['w', 'x', 'h']).trim().parse().unwrap_or(1.0);
        if !address.is_empty() && !is_placeholder(address) && best.is_none_or(|(most, _)| size > most) {
            best = Some((size, address));
        }
        rest = next.trim_start_matches([',', ' ', '\n', '\t', '\r']);
    }
    best.map(|(_, address)| address)
}

fn is_image_address(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !text.contains(char::is_whitespace) && !text.starts_with(['{', '[']) && !is_placeholder(text)
}

/// Images that hold the place of another: tiny data addresses and the usual names of blank files.
fn is_placeholder(src: &str) -> bool {
    let src = src.trim();
    if let Some(data) = src.strip_prefix("data:") {
        return data.len() < 600 || data.starts_with("image/svg");
    }
    let name = src.split(['?', '#']).next().unwrap_or("").rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or("");
    src.is_empty()
        || src.starts_with("about:")
        || matches!(
            stem,
            "blank" | "spacer" | "transparent" | "pixel" | "1x1" | "clear" | "grey" | "placeholder" | "lazy" | "trans"
        )
}

/// Whether a `noscript` only holds the image that scripts would load.
pub(crate) fn is_image_fallback(dom: &Dom, id: NodeId) -> bool {
    let mut images = 0;
    for inner in dom.descendants(id) {
        match dom.name(inner) {
            "img" => images += 1,
            "" if dom.text_node(inner).is_some_and(|words| !words.trim().is_empty()) => return false,
            _ => {}
        }
    }
    images > 0
}

/// The image that a figure names in an attribute of its own, for a script to load.
fn named_image(scope: &Scope, id: NodeId) -> Option<Image> {
    let element = scope.dom().element(id)?;
    let is_file = |value: &&str| {
        let path = value.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
        !value.contains(char::is_whitespace)
            && [".jpg", ".jpeg", ".png", ".webp"].iter().any(|ending| path.ends_with(ending))
    };
    let url = element.attrs().map(|(_, value)| value.trim()).find(is_file)?;
    Some(Image { url: scope.page.resolve(url), ..Image::default() })
}

/// The words of a line that images stand in.
fn without_images(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut words: Vec<Inline> = inlines.into_iter().filter(|inline| !matches!(inline, Inline::Image(_))).collect();
    while let Some(Inline::Text { text }) = words.first_mut() {
        *text = text.trim_start().to_string();
        if !text.is_empty() {
            break;
        }
        words.remove(0);
    }
    words
}

/// A box of pictures with one caption, as pages wrote it before there was `figure`; `None` where it holds anything else,
/// or the pictures lead elsewhere.
pub(crate) fn captioned(scope: &Scope, id: NodeId) -> Option<Block> {
    let dom = scope.dom();
    if dom.name(id) != "div" || dom.end(id).0 - id.0 > LARGEST_BOX || dom.elements(id, "img").next().is_none() {
        return None;
    }
    let mut images: Vec<Image> = Vec::new();
    let mut caption = None;
    let mut next = NodeId(id.0 + 1);
    while next < dom.end(id) {
        let inner = next;
        next = NodeId(inner.0 + 1);
        let Some(element) = dom.element(inner) else {
            if dom.text_node(inner).is_some_and(|words| !words.trim().is_empty()) {
                return None;
            }
            continue;
        };
        let pictured = || dom.find(inner, |inner| matches!(dom.name(inner), "img" | "picture")).is_some();
        if scope.drops(inner) || matches!(dom.name(inner), "style" | "script" | "noscript" | "button") {
            next = dom.end(inner);
        } else if matches!(dom.name(inner), "img" | "picture") {
            images.extend(image(scope.page, inner));
            next = dom.end(inner);
        } else if caption_name(element).is_some() && !pictured() {
            if caption.replace(inner).is_some() || dom.find(inner, |inner| is_apart(dom.name(inner))).is_some() {
                return None;
            }
            next = dom.end(inner);
        } else if is_apart(dom.name(inner)) || dom.name(inner) == "a" && pictured() {
            return None;
        }
    }
    let caption = scope.inlines(caption?);
    (!images.is_empty()).then(|| Block::new(BlockKind::Figure { images, caption }))
}

/// What no caption is made of.
fn is_apart(name: &str) -> bool {
    matches!(
        name,
        "h1" | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "dl"
            | "table"
            | "pre"
            | "blockquote"
            | "figure"
            | "iframe"
            | "video"
            | "audio"
            | "math"
            | "svg"
            | "form"
            | "hr"
    )
}

/// What the class of an element says of it as the caption of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CaptionName {
    /// A caption.
    Caption,
    /// What stands under a picture of a wiki's gallery, mostly one link to what it shows.
    InGallery,
}

/// Whether a class says that the element is a caption.
pub(crate) fn caption_name(element: &Element) -> Option<CaptionName> {
    let named = |class: &str| {
        let class = class.to_ascii_lowercase();
        let caption = class.contains("caption") && !class.contains("captioned");
        if class == "gallerytext" { Some(CaptionName::InGallery) } else { caption.then_some(CaptionName::Caption) }
    };
    element.classes().find_map(named)
}

/// A `figure` of images with their caption; `None` where it holds something else and is only a wrapper.
pub(crate) fn figure(scope: &Scope, id: NodeId) -> Option<Vec<Block>> {
    let dom = scope.dom();
    let caption = dom.find(id, |inner| dom.name(inner) == "figcaption");
    let mut images: Vec<Image> = Vec::new();
    let mut next = NodeId(id.0 + 1);
    let mut words = false;
    while next < dom.end(id) {
        let name = dom.name(next);
        if Some(next) == caption || (!name.is_empty() && scope.drops(next)) {
            next = dom.end(next);
            continue;
        }
        match name {
            "table" | "pre" | "blockquote" | "figure" | "iframe" | "video" | "audio" | "ul" | "ol" | "math"
            | "figcaption" => return None,
            "noscript" if !is_image_fallback(dom, next) => next = NodeId(dom.end(next).0 - 1),
            "style" | "script" | "svg" | "button" => next = NodeId(dom.end(next).0 - 1),
            "picture" | "img" => {
                images.extend(image(scope.page, next).filter(|image| images.iter().all(|seen| seen.url != image.url)));
                next = NodeId(dom.end(next).0 - 1);
            }
            _ => words |= dom.text_node(next).is_some_and(|text| !text.trim().is_empty()),
        }
        next = NodeId(next.0 + 1);
    }
    // What stands beside the caption of an image that only a script would show is its label.
    let unseen = if images.is_empty() && caption.is_some() { named_image(scope, id) } else { None };
    if words && caption.is_some() && unseen.is_none() || images.is_empty() && !words && caption.is_none() {
        return None;
    }
    let caption: Vec<Inline> = match caption {
        Some(caption) => scope.inlines(caption),
        None => without_images(scope.inlines(id)),
    };
    if images.is_empty() {
        images.extend(unseen.or_else(|| named_image(scope, id)));
    }
    if images.is_empty() {
        return None;
    }
    Some(vec![Block::new(BlockKind::Figure { images, caption })])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;
    use proptest::prelude::*;

    fn address(html: &str) -> Option<String> {
        let dom = dom::parse(html);
        let page = Page::new(&dom, Some("https://site.example/a/"), None);
        let id = dom.elements(Dom::ROOT, "picture").chain(dom.elements(Dom::ROOT, "img")).next()?;
        image(&page, id).map(|image| image.url.trim_start_matches("https://site.example/a/").to_string())
    }

    #[test]
    fn the_file_that_a_browser_would_load_in_the_end_is_named() {
        for (html, expected) in [
            ("<img src='a.png'>", "a.png"),
            ("<img src='a.png' srcset='b.png 2x'>", "a.png"),
            ("<img srcset='s.png 320w, l.png 1280w, m.png 640w'>", "l.png"),
            ("<img srcset='one.png, two.png 2x'>", "two.png"),
            ("<img srcset='data:image/png;base64,AA== 1w, w_1,h_2/a.png 700w'>", "w_1,h_2/a.png"),
            ("<img src='blank.gif' data-src='a.png'>", "a.png"),
            ("<img src='data:image/gif;base64,R0lGOD' data-lazy-src='a.png'>", "a.png"),
            ("<img src='small.png' data-original='a.png' class='lazyload'>", "a.png"),
            ("<img src='small.png' data-original='a.png'>", "small.png"),
            ("<img data-srcset='s.png 1x, l.png 2x'>", "l.png"),
            ("<img data-src='{template}' data-original='a.png'>", "a.png"),
            ("<picture><source srcset='a.avif 1x, b.avif 2x' type='image/avif'><img src='a.png'></picture>", "a.png"),
            ("<picture><source srcset='a.webp 400w, b.webp 900w'><img alt='Tea'></picture>", "b.webp"),
            ("<picture><source data-srcset='a.webp'><img src='spacer.gif'></picture>", "a.webp"),
        ] {
            assert_eq!(address(html).as_deref(), Some(expected), "{html}");
        }
        for html in [
            "<img>",
            "<img src=''>",
            "<img src='a.png' width='1' height='1'>",
            "<img src='about:blank'>",
            "<img srcset=','>",
        ] {
            assert_eq!(address(html), None, "{html}");
        }
    }

    proptest! {
        #[test]
        fn any_srcset_is_read_and_names_a_part_of_itself(srcset in "[a-z.,: 0-9wx/]{0,60}") {
            if let Some(found) = best_candidate(&srcset) {
                prop_assert!(srcset.contains(found) && !found.contains(' '));
            }
        }
    }
}
