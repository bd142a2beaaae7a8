//! The window as a reader makes it: very narrow or very large, with wider spacing, in colours of the system's own, without
//! motion. Every scene is looked at; what is asked of each is the success criterion of WCAG 2.2 that is named.

use desktop_tests::{Home, Outcome, SCENES, Window, axe};
use serde_json::{Value, json};

/// What of the page can only be seen by scrolling sideways: the page itself, or a part that is no table.
const SIDEWAYS: &str = "
    const page = document.scrollingElement;
    const isScrolled = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    const isTable = element => element.closest('.table-scroll, .text-column.tables, [role=grid]') !== null;
    const parts = [...document.querySelectorAll('body *')].filter(element =>
        element.checkVisibility() && isScrolled(element) && !isTable(element) && element.scrollWidth > element.clientWidth + 1);
    const beyond = [...document.querySelectorAll('body *')].filter(element => {
        const { right, left, width } = element.getBoundingClientRect();
        return width > 1 && element.checkVisibility() && !isTable(element) && !element.closest('.visually-hidden, .connector')
            && (right > page.clientWidth + 1 || left < -1);
    });
    const name = element => `${element.localName}.${[...element.classList].join('.')}`;
    return [
        ...(page.scrollWidth > page.clientWidth ? [`the page: ${beyond.map(name).slice(0, 6).join(', ')}`] : []),
        ...parts.map(name),
    ];";

/// Text that is cut off: in a box that hides what does not fit, without saying so by an ellipsis.
const CUT: &str = "
    const hides = way => way === 'hidden' || way === 'clip';
    const isMeant = (element, style) =>
        style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || element.matches('textarea, .formatting')
        || element.closest('.visually-hidden, [aria-hidden=true]') || element.clientWidth <= 1;
    return [...document.querySelectorAll('body *')].flatMap(element => {
        const style = getComputedStyle(element);
        if (!element.checkVisibility() || isMeant(element, style) || !element.textContent.trim()) return [];
        const isCut = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1
            || hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
        return isCut ? [`${element.localName}.${[...element.classList].join('.')}`] : [];
    });";

/// Adds rules to the page, as a reader's own style sheet would.
const STYLE: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(arguments[0]);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];";

const SPACING: &str = "
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }";

/// What an engine does to a page in forced colours, for one that cannot: its own colours, no shadows; and the page's rules
/// for that case put in force.
const FORCED: &str = "
    const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])
        .filter(rule => rule instanceof CSSMediaRule && rule.conditionText.includes('forced-colors'))
        .flatMap(rule => [...rule.cssRules].map(({ cssText }) => cssText));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        *, ::before, ::after {
            color: CanvasText !important; background-color: Canvas !important; border-color: CanvasText !important;
            box-shadow: none !important; text-shadow: none !important;
        }
        ${rules.join(' ')}`);
    document.adoptedStyleSheets = [sheet];
    return rules.length;";

/// What is chosen, current or pressed and looks exactly like what is not, where colour and shadow say nothing.
const ALIKE: &str = "
    const pairs = [
        ['.surface-button[aria-current=page]', '.surface-button:not([aria-current])'],
        ['.chip[aria-pressed=true]', '.chip[aria-pressed=false]'],
        ['.theme-choice:has(:checked)', '.theme-choice:not(:has(:checked))'],
        ['.font-choice:has(:checked)', '.font-choice:not(:has(:checked))'],
        ['.label-choice:has(:checked)', '.label-choice:not(:has(:checked))'],
        ['.place-button[aria-selected=true]', '.place-button[aria-selected=false]'],
        ['.place-button[aria-current]', '.place-button:not([aria-current])'],
        ['[role=option][aria-selected=true]', '[role=option][aria-selected=false]'],
    ];
    const looks = element => [element, ...element.querySelectorAll('*')].flatMap(part => [null, '::before', '::after'].map(pseudo => {
        const style = getComputedStyle(part, pseudo);
        const drawn = pseudo !== null && ['none', 'normal'].includes(style.content);
        return drawn ? '' : [style.fontWeight, style.textDecorationLine, style.outlineStyle, style.outlineWidth,
            ...['Top', 'Right', 'Bottom', 'Left'].flatMap(side => [style[`border${side}Style`], style[`border${side}Width`]])].join();
    })).join('|');
    const seen = selector => [...document.querySelectorAll(selector)].find(element => element.checkVisibility());
    return pairs.filter(([on, off]) => seen(on) && seen(off) && looks(seen(on)) === looks(seen(off))).map(([on]) => on);";

const MOVING: &str = "
    return [...document.querySelectorAll('*')].filter(element => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return animationName !== 'none' || scrollBehavior === 'smooth' || transitionDuration.split(', ').some(time => parseFloat(time) > 0);
    }).map(element => `${element.localName}.${[...element.classList].join('.')}`).concat(document.getAnimations().map(String));";

/// Asks questions of every scene; what they find is what is wrong there.
async fn found_in_every_scene(window: &Window, questions: &[&str]) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    for scene in SCENES {
        if scene.enter(window).await? {
            for question in questions {
                let answer = window.run(question, Vec::new()).await?;
                let lines = answer.as_array().ok_or("the page gave no list")?;
                found.extend(lines.iter().filter_map(Value::as_str).map(|line| format!("{}: {line}", scene.name)));
            }
            scene.leave(window).await?;
        }
    }
    Ok(found)
}

/// 1.4.10: 320 CSS pixels wide, as 1,280 at 400 %. The window is never narrower than 480, so the rest is zoom.
#[tokio::test]
async fn nothing_but_tables_is_scrolled_sideways_at_400_percent() -> Outcome {
    let window = Home::new()?.open().await?;
    window.resize(480, 400).await?;
    window.set(json!({ "zoom": 150 })).await?;
    let found = found_in_every_scene(&window, &[SIDEWAYS]).await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    // The question must be able to find something.
    window.run("document.querySelector('main').append(Object.assign(document.createElement('p'), { textContent: 'w'.repeat(400), className: 'wide' }))", Vec::new()).await?;
    window.run(STYLE, vec![".wide { white-space: nowrap; overflow-wrap: normal }".into()]).await?;
    let found = window.run(SIDEWAYS, Vec::new()).await?;
    assert!(found.as_array().is_some_and(|found| !found.is_empty()), "{found}");
    window.close().await
}

/// 1.4.12: nothing is lost when lines, letters, words and paragraphs stand further apart.
#[tokio::test]
async fn wider_spacing_cuts_nothing_off() -> Outcome {
    let window = Home::new()?.open().await?;
    for width in [1440, 700] {
        window.resize(width, 900).await?;
        window.run(STYLE, vec![SPACING.into()]).await?;
        let found = found_in_every_scene(&window, &[CUT, SIDEWAYS]).await?;
        assert!(found.is_empty(), "at {width} px: {}", found.join("\n"));
    }
    window.close().await
}

/// 1.4.1 and 1.4.11 where the system forces its colours. WebKitGTK has no such mode; the page is treated as those engines do.
#[tokio::test]
async fn forced_colours_leave_everything_told_apart() -> Outcome {
    let window = Home::new()?.open().await?;
    let rules = window.run(FORCED, Vec::new()).await?;
    assert!(rules.as_u64().is_some_and(|rules| rules > 0), "the page has rules for this case");
    let found = found_in_every_scene(&window, &[ALIKE]).await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    let violations = axe::violations(&window).await?;
    assert!(violations.is_empty(), "{}", violations.join("\n"));
    window.close().await
}

/// 2.3.3: a reader who asked the system for less motion gets none.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn nothing_moves_where_less_motion_is_asked_for() -> Outcome {
    let home = Home::new()?;
    home.write("XDG_CONFIG_HOME/gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n")?;
    let window = home.open().await?;
    let asked = window.run("return matchMedia('(prefers-reduced-motion: reduce)').matches", Vec::new()).await?;
    assert_eq!(asked, true, "the system's setting reaches the page");
    let found = found_in_every_scene(&window, &[MOVING]).await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    window.close().await
}
