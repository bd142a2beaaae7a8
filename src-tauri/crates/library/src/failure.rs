use crate::wire::{Failure, FailureCode, Media, Reason, Trouble};
use std::fmt;

impl Failure {
    /// An error of the command line, in its own words.
    pub fn told(code: FailureCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), reason: None }
    }

    /// The host that the reader may confirm, where the address leads to this computer or its network.
    pub fn local_host(&self) -> Option<&str> {
        match &self.reason {
            Some(Reason::Network(network::Error::Local { host })) => Some(host),
            _ => None,
        }
    }

    fn of(code: FailureCode, reason: Reason) -> Self {
        Self { code, message: reason.to_string(), reason: Some(reason) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl store::Diagnosis for Failure {
    fn is_damage(&self) -> bool {
        self.code == FailureCode::Damaged
    }
}

impl Trouble {
    /// A fault of Postil's own.
    pub fn fault(detail: impl ToString) -> Self {
        Self::Fault { detail: detail.to_string() }
    }

    fn code(&self) -> FailureCode {
        match self {
            Self::NotInLibrary
            | Self::NoDataFolder
            | Self::BackupGone
            | Self::NoFile { .. }
            | Self::NoFeed
            | Self::NoPlaceForNote
            | Self::NoCommentToAnswer
            | Self::NoSuchPlace { .. }
            | Self::NoSuchTable => FailureCode::NotFound,
            Self::InUse => FailureCode::InUse,
            Self::ReadOnly => FailureCode::ReadOnly,
            Self::DiskFull
            | Self::DiskFailed { .. }
            | Self::NotMoved { .. }
            | Self::FileUnwritten { .. }
            | Self::NotKeptAside { .. } => FailureCode::Disk,
            Self::LibraryDamaged { .. } | Self::PartDamaged { .. } => FailureCode::Damaged,
            Self::Interrupted | Self::ImportCancelled => FailureCode::Cancelled,
            Self::NotAFile { .. } | Self::FileUnreadable { .. } | Self::TooLong { .. } | Self::TooHeavy { .. } => {
                FailureCode::Unreadable
            }
            Self::Fault { .. }
            | Self::StepUnreadable { .. }
            | Self::ReaderNotStarted { .. }
            | Self::NoBrowser
            | Self::NoFileManager { .. }
            | Self::ClipboardRefused { .. } => FailureCode::Internal,
            _ => FailureCode::Invalid,
        }
    }
}

impl Media {
    /// What a media type surely is, where that is no page.
    pub(crate) fn of(media_type: &str) -> Option<Self> {
        match media_type.split('/').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "image" => Some(Self::Image),
            "audio" => Some(Self::Audio),
            "video" => Some(Self::Video),
            "font" => Some(Self::Font),
            _ => None,
        }
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::of(trouble.code(), Reason::Trouble(trouble))
    }
}

impl From<network::Error> for Failure {
    fn from(error: network::Error) -> Self {
        use network::Error;
        let code = match &error {
            Error::NotWeb => FailureCode::Invalid,
            Error::NotFound { .. } => FailureCode::NotFound,
            Error::Local { .. } => FailureCode::LocalHost,
            Error::Cancelled => FailureCode::Cancelled,
            _ => FailureCode::Network,
        };
        Self::of(code, Reason::Network(error))
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        use store::Error;
        match error {
            Error::NotFound => Trouble::NotInLibrary,
            Error::InUse => Trouble::InUse,
            Error::ReadOnly => Trouble::ReadOnly,
            Error::Full => Trouble::DiskFull,
            Error::Disk(detail) => Trouble::DiskFailed { detail },
            Error::Damaged(detail) => Trouble::LibraryDamaged { detail },
            Error::Unreadable(detail) => Trouble::PartDamaged { detail },
            Error::Foreign => Trouble::ForeignFile,
            Error::Interrupted => Trouble::Interrupted,
            Error::Database(_) => Trouble::fault(error),
        }
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_survives_the_way_to_a_shell() {
        let failures: [Failure; 4] = [
            Trouble::DiskFull.into(),
            Trouble::FileTooLarge { name: "a.html".into(), megabytes: 200 }.into(),
            network::Error::Local { host: "printer".into() }.into(),
            network::Error::TooMany { seconds: None }.into(),
        ];
        for failure in failures {
            let json = serde_json::to_value(&failure).unwrap();
            assert!(json["reason"]["is"].is_string(), "{json}");
            assert_eq!(serde_json::from_value::<Failure>(json).unwrap(), failure);
        }
    }

    #[test]
    fn one_name_means_one_error() {
        // Both kinds are told apart by name alone once they are JSON.
        let network = network::Error::NotWeb;
        assert!(serde_json::from_value::<Trouble>(serde_json::to_value(network).unwrap()).is_err());
    }
}
