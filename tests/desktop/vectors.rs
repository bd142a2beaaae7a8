//! Markup that runs a script, leaves the page or asks the network for something wherever it is shown as markup.

use std::fs;
use std::path::Path;

/// What stands for the address of a server that must never be asked.
pub const SINK: &str = "http://sink.invalid";

/// Markup that calls `alert` by itself.
const RUNS: &[&str] = &[
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "<script>alert(1)</script>",
    "<details open ontoggle=alert(1)><summary>x</summary>y</details>",
    "<input autofocus onfocus=alert(1)>",
    "<video src=x onerror=alert(1)></video>",
    "<audio><source src=x onerror=alert(1)></audio>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src='javascript:parent.alert(1)'></iframe>",
    "<object data='javascript:alert(1)'></object>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<p style='animation:a 1ms' onanimationstart=alert(1)>x</p><style>@keyframes a{from{opacity:0}}</style>",
];

/// Ways past a filter or out of a place: `@` stands for what runs.
const DISGUISES: &[&str] = &[
    "@",
    "\">@",
    "'>@",
    "--><!-- -->@",
    "]]>@",
    "</title></textarea></style></script>@",
    "<noscript><p title=\"</noscript>@\">",
    "<svg><style><!--</style>@--></style></svg>",
    "<math><mi><mglyph><style><!--</style>@</mglyph></mi></math>",
    "<table><tr><td><form><table>@</table></form></table>",
    "<select><option>@</select>@",
    "<template>@</template>@",
];

/// Addresses that are not for opening.
const SCHEMES: &[&str] = &[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " \u{1}javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "&#106;avascript&colon;alert(1)",
    "vbscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "smb://127.0.0.1/share",
    "postil://item/1",
    "tauri://localhost/",
    "http://sink.invalid/",
];

/// What leads to an address, by itself or when it is clicked: `@` stands for it.
const CARRIERS: &[&str] = &[
    "<a href=\"@\">x</a>",
    "<a href=\"@\" target=_blank ping=\"@\">x</a>",
    "<form action=\"@\"><button>x</button></form>",
    "<form><button formaction=\"@\">x</button></form>",
    "<iframe src=\"@\"></iframe>",
    "<embed src=\"@\">",
    "<meta http-equiv=refresh content=\"0;url=@\">",
    "<base href=\"@\"><a href=x>x</a>",
    "<link rel=stylesheet href=\"@\">",
    "<img src=\"@\" srcset=\"@ 2x\">",
    "<svg><a xlink:href=\"@\"><text>x</text></a></svg>",
    "<div style=\"background:url('@')\">x</div>",
];

/// Our own vectors: everything that runs in every disguise, and every address in every carrier.
pub fn own() -> Vec<String> {
    let product = |frames: &[&str], contents: &[&str]| -> Vec<String> {
        frames.iter().flat_map(|frame| contents.iter().map(move |content| frame.replace('@', content))).collect()
    };
    [product(DISGUISES, RUNS), product(CARRIERS, SCHEMES)].concat()
}

/// Vectors that others collected, where they lie beside the checkout.
pub fn collected(checkout: &Path) -> Vec<String> {
    let Ok(text) = fs::read_to_string(checkout.join("../shared/corpus/xss/vectors.json")) else { return Vec::new() };
    let vectors: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap_or_default();
    vectors.iter().filter_map(|vector| vector["html"].as_str()).map(str::to_owned).collect()
}
