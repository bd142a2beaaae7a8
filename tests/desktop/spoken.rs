//! What a screen reader is told: the window's accessibility tree, asked of the bus that screen readers listen on.

use crate::{Outcome, Window};
use atspi::connection::AccessibilityConnection;
use atspi::proxy::accessible::AccessibleProxy;
use atspi::zbus::names::OwnedBusName;
use atspi::zbus::proxy::CacheProperties;
use atspi::zbus::zvariant::OwnedObjectPath;
use atspi::zbus::{Connection, fdo::DBusProxy};
use atspi::{Role, State, StateSet};
use std::fmt::Write;
use std::time::{Duration, Instant};
use tokio::time::sleep;

const PATIENCE: Duration = Duration::from_secs(30);

/// Attributes that are said: where something stands, and what can be expected of it.
const ATTRIBUTES: &[&str] =
    &["level", "posinset", "setsize", "rowcount", "colcount", "sort", "current", "live", "haspopup"];

/// States that are said. Those of visibility and focus change by themselves and are not.
const STATES: &[(State, &str)] = &[
    (State::Expanded, "expanded"),
    (State::Collapsed, "collapsed"),
    (State::Checked, "checked"),
    (State::Pressed, "pressed"),
    (State::Selected, "selected"),
    (State::Required, "required"),
    (State::InvalidEntry, "invalid"),
    (State::Modal, "modal"),
    (State::ReadOnly, "read-only"),
    (State::Busy, "busy"),
];

/// An object on the bus: whose it is, and its path there.
type Object = (String, OwnedObjectPath);

/// The tree of the page in the window, one line an object: role, name, attributes, states. What has none of them is left
/// out, and what it holds stands in its place. Asked again where an answer fails.
pub async fn tree(window: &Window) -> Outcome<String> {
    let mut answer = tree_now(window).await;
    for _ in 0..5 {
        if answer.is_ok() {
            break;
        }
        sleep(Duration::from_millis(500)).await;
        answer = tree_now(window).await;
    }
    answer
}

async fn tree_now(window: &Window) -> Outcome<String> {
    let bus = AccessibilityConnection::new().await?;
    let document = document(&bus, window.process()?).await?;
    let mut text = String::new();
    let mut rest = vec![(document, 0)];
    while let Some((object, depth)) = rest.pop() {
        let proxy = proxy(bus.connection(), &object).await?;
        let line = line(&proxy).await?;
        if let Some(line) = &line {
            writeln!(text, "{:width$}{line}", "", width = depth * 2)?;
        }
        let inner = depth + usize::from(line.is_some());
        rest.extend(children(&proxy).await?.into_iter().rev().map(|child| (child, inner)));
    }
    Ok(text)
}

/// The names of all items of the native menu bar, in order.
pub async fn menu(window: &Window) -> Outcome<Vec<String>> {
    let bus = AccessibilityConnection::new().await?;
    let app = application(&bus, window.process()?).await?.ok_or("the window is not on the accessibility bus")?;
    let mut names = Vec::new();
    let mut rest = vec![app];
    while let Some(object) = rest.pop() {
        let proxy = proxy(bus.connection(), &object).await?;
        match proxy.get_role().await? {
            Role::MenuItem => names.push(proxy.name().await?),
            Role::DocumentWeb => {}
            _ => rest.extend(children(&proxy).await?.into_iter().rev()),
        }
    }
    Ok(names)
}

/// The page within the window of a process, once it is on the bus. The register of apps ends with the window that was
/// the last one on it, of another test perhaps, and begins anew with the next question.
async fn document(bus: &AccessibilityConnection, process: u32) -> Outcome<Object> {
    let start = Instant::now();
    let mut answer = Ok(None);
    while start.elapsed() < PATIENCE {
        answer = document_now(bus, process).await;
        if let Ok(Some(document)) = answer {
            return Ok(document);
        }
        sleep(Duration::from_millis(100)).await;
    }
    answer?.ok_or_else(|| "the window did not come to the accessibility bus".into())
}

async fn document_now(bus: &AccessibilityConnection, process: u32) -> Outcome<Option<Object>> {
    match application(bus, process).await? {
        Some(app) => first(bus.connection(), app, Role::DocumentWeb).await,
        None => Ok(None),
    }
}

async fn application(bus: &AccessibilityConnection, process: u32) -> Outcome<Option<Object>> {
    let names = DBusProxy::new(bus.connection()).await?;
    for app in children(&bus.root_accessible_on_registry().await?).await? {
        let name = OwnedBusName::try_from(app.0.as_str())?;
        // An app may have gone since the list was made.
        if names.get_connection_unix_process_id(name.inner().clone()).await.is_ok_and(|id| id == process) {
            return Ok(Some(app));
        }
    }
    Ok(None)
}

/// The first object of a role within another, parents before children.
async fn first(bus: &Connection, within: Object, role: Role) -> Outcome<Option<Object>> {
    let mut rest = vec![within];
    while let Some(object) = rest.pop() {
        let proxy = proxy(bus, &object).await?;
        if proxy.get_role().await? == role {
            return Ok(Some(object));
        }
        rest.extend(children(&proxy).await?.into_iter().rev());
    }
    Ok(None)
}

async fn proxy<'o>(bus: &Connection, (name, path): &'o Object) -> Outcome<AccessibleProxy<'o>> {
    let builder = AccessibleProxy::builder(bus).destination(name.as_str())?.path(path)?;
    Ok(builder.cache_properties(CacheProperties::No).build().await?)
}

/// The objects directly inside another. The frame of a webview names the page, which another process shows, only when
/// asked for its first child; and it names it in a way that only the words of the bus itself can hold.
async fn children(object: &AccessibleProxy<'_>) -> Outcome<Vec<Object>> {
    let mut children: Vec<Object> = object.inner().call("GetChildren", &()).await?;
    if children.is_empty() && object.child_count().await.is_ok_and(|count| count == 1) {
        children.push(object.inner().call("GetChildAtIndex", &(0_i32)).await?);
    }
    children.retain(|(_, path)| path.as_str() != "/org/a11y/atspi/null");
    Ok(children)
}

async fn line(object: &AccessibleProxy<'_>) -> Outcome<Option<String>> {
    let role = object.get_role().await?;
    let name = object.name().await?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let attributes = object.get_attributes().await?;
    let said: Vec<String> = ATTRIBUTES
        .iter()
        .filter_map(|name| attributes.get(*name).map(|value| format!("{name}={value}")))
        .filter(|said| !matches!(said.as_str(), "live=off" | "current=false" | "sort=none" | "haspopup=false"))
        .chain(states(object.get_state().await?))
        .collect();
    if name.is_empty() && said.is_empty() && matches!(role, Role::Section | Role::Panel | Role::Static | Role::Filler) {
        return Ok(None);
    }
    let mut line = role.name().to_owned();
    if !name.is_empty() {
        write!(line, " “{name}”")?;
    }
    for said in said {
        write!(line, " {said}")?;
    }
    Ok(Some(line))
}

fn states(set: StateSet) -> impl Iterator<Item = String> {
    let expandable = set.contains(State::Expandable) && !set.contains(State::Expanded);
    let known = STATES.iter().filter(move |(state, _)| set.contains(*state));
    known.map(|(_, name)| (*name).to_owned()).chain(expandable.then(|| "collapsed".to_owned()))
}
