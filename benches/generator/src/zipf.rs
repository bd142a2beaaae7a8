/// Ranks drawn so that the `r`th is drawn in proportion to `1 / r^s`.
pub(crate) struct Zipf {
    /// Share of the ranks up to each.
    cumulative: Vec<f64>,
}

impl Zipf {
    /// Ranks 0 to `ranks - 1`.
    pub(crate) fn new(ranks: usize, exponent: f64) -> Self {
        let mut sum = 0.0;
        let weigh = |rank: usize| {
            sum += 1.0 / (rank as f64 + 1.0).powf(exponent);
            sum
        };
        let mut cumulative: Vec<f64> = (0..ranks).map(weigh).collect();
        cumulative.iter_mut().for_each(|share| *share /= sum);
        Self { cumulative }
    }

    /// One rank.
    pub(crate) fn draw(&self, random: &mut fastrand::Rng) -> usize {
        let share = random.f64();
        self.cumulative.partition_point(|&upto| upto < share).min(self.cumulative.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Zipf;

    #[test]
    fn the_first_rank_comes_twice_as_often_as_the_second() {
        let zipf = Zipf::new(1000, 1.0);
        let mut random = fastrand::Rng::with_seed(1);
        let mut drawn = [0_u32; 1000];
        (0..200_000).for_each(|_| drawn[zipf.draw(&mut random)] += 1);
        let ratio = f64::from(drawn[0]) / f64::from(drawn[1]);
        assert!((1.9..2.1).contains(&ratio), "{ratio}");
        assert!(drawn[999] < drawn[0] / 100);
    }
}
