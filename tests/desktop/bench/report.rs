//! Figures, and how they are told.

use std::fmt;

/// Samples of one quantity, in one unit.
#[derive(Clone, Default)]
pub struct Samples(Vec<f64>);

impl fmt::Debug for Samples {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.1} to {:.1}", self.percentile(50), self.percentile(95))
    }
}

impl Samples {
    /// Adds one.
    pub fn push(&mut self, sample: f64) {
        self.0.push(sample);
    }

    /// The least value that `percent` of a hundred samples do not exceed; 0 of no samples.
    pub fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (sorted.len() * percent).div_ceil(100).max(1) - 1;
        sorted.get(rank).copied().unwrap_or(0.0)
    }

    /// Their sum over their number; 0 of no samples.
    pub fn mean(&self) -> f64 {
        self.0.iter().sum::<f64>() / self.0.len().max(1) as f64
    }

    /// The samples without what each of them holds anyway.
    pub fn less(&self, overhead: f64) -> Self {
        Self(self.0.iter().map(|sample| (sample - overhead).max(0.0)).collect())
    }
}

impl FromIterator<f64> for Samples {
    fn from_iter<I: IntoIterator<Item = f64>>(samples: I) -> Self {
        Self(samples.into_iter().collect())
    }
}

/// What a part found.
pub struct Report {
    part: String,
    lines: Vec<Line>,
}

struct Line {
    what: String,
    unit: &'static str,
    ours: Samples,
    plain: Option<Samples>,
    limit: Option<f64>,
}

impl Report {
    /// An empty report.
    pub fn new(part: &str) -> Self {
        Self { part: part.into(), lines: Vec::new() }
    }

    /// Adds a quantity, with the same of a plain page where it has one, and the limit for 95 of a hundred samples.
    pub fn add(&mut self, what: &str, unit: &'static str, ours: Samples, plain: Option<Samples>, limit: Option<f64>) {
        self.lines.push(Line { what: what.into(), unit, ours, plain, limit });
    }

    /// Tells it on standard output.
    pub fn print(&self) {
        println!(
            "\n{:<46} {:>8} {:>8} {:>8} {:>8}   {:>9} {:>6}",
            self.part, "mean", "p50", "p95", "limit", "plain p50", "ratio"
        );
        for line in &self.lines {
            let (mean, p50, p95) = (line.ours.mean(), line.ours.percentile(50), line.ours.percentile(95));
            let limit = line.limit.map_or(String::new(), |limit| format!("{limit:.0}"));
            let verdict = match line.limit {
                Some(limit) if p95 > limit => "over",
                _ => "",
            };
            let (plain, ratio) = match &line.plain {
                Some(plain) => {
                    let plain = plain.percentile(50);
                    (format!("{plain:.1}"), if plain > 0.0 { format!("{:.2}", p50 / plain) } else { String::new() })
                }
                None => (String::new(), String::new()),
            };
            let what = format!("{}, {}", line.what, line.unit);
            println!("{what:<46} {mean:>8.1} {p50:>8.1} {p95:>8.1} {limit:>8}   {plain:>9} {ratio:>6} {verdict}");
        }
    }
}
