use clap::ValueEnum;
use document::Label;

/// The labels a note can have.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LabelName {
    /// Something the text asserts.
    Claim,
    /// Something that supports it.
    Evidence,
    /// Something you doubt.
    Doubt,
    /// Your own thought.
    Mine,
}

impl From<LabelName> for Label {
    fn from(name: LabelName) -> Self {
        match name {
            LabelName::Claim => Self::Claim,
            LabelName::Evidence => Self::Evidence,
            LabelName::Doubt => Self::Doubt,
            LabelName::Mine => Self::Mine,
        }
    }
}
