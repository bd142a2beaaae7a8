//! Captions that a copy has kept without their pictures.

/// Words of one language that make a clause: pronouns, auxiliaries, conjunctions. What has none of them only names.
struct Clauses {
    /// Frequent words by which the language is told; they are in captions as well.
    common: &'static [&'static str],
    words: &'static [&'static str],
    /// Words with which a picture's description goes on ("with", "beside").
    describing: &'static [&'static str],
}

/// How the article's language makes clauses.
pub(super) struct Speech(Option<&'static Clauses>);

impl Speech {
    /// Told from the frequent words of the lines.
    pub fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Self {
        let mut counts = [0usize; LANGUAGES.len()];
        let mut all = 0;
        for word in lines.flat_map(words) {
            all += 1;
            for (count, language) in counts.iter_mut().zip(LANGUAGES) {
                *count += usize::from(language.common.contains(&word.as_str()));
            }
        }
        let most = counts.iter().copied().enumerate().max_by_key(|&(_, count)| count);
        let (language, count) = most.unwrap_or((0, 0));
        Self(LANGUAGES.get(language).filter(|_| count * 20 >= all && count > 0))
    }

    /// Whether a text is one sentence of some length that says nothing of anything: it has no pronoun, no auxiliary
    /// and no conjunction, but words with which a description goes on. False where the language is not known.
    pub fn only_names(&self, text: &str) -> bool {
        let Some(clauses) = self.0 else { return false };
        let one_sentence =
            text.ends_with('.') && !text.trim_end_matches('.').contains(['.', '!', '?', ':', ';', '"', '“', '”']);
        let words: Vec<String> = words(text).collect();
        let clause = words.iter().any(|word| {
            let contracted = word.contains('\'') && !word.ends_with("'s");
            clauses.words.contains(&word.as_str()) || contracted && clauses.words.contains(&"it")
        });
        let describes = words.iter().skip(1).any(|word| clauses.describing.contains(&word.as_str()));
        one_sentence && (6..=40).contains(&words.len()) && !clause && describes
    }
}

/// Whether a line says itself that it is a caption: "Figure 3: …", "Photo: …", "Abb. 2 …".
pub(super) fn is_labelled(text: &str) -> bool {
    const LONGEST: usize = 300;
    const LABELS: &[&str] = &[
        "figure",
        "fig",
        "photo",
        "image",
        "illustration",
        "picture",
        "abbildung",
        "abb",
        "foto",
        "bild",
        "figura",
        "imagen",
        "imagem",
        "immagine",
        "afbeelding",
        "рис",
        "рисунок",
        "фото",
        "kuva",
        "rysunek",
        "obrázek",
        "ábra",
        "图",
        "圖",
        "図",
        "그림",
    ];
    let label: String = text.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if !LABELS.contains(&label.as_str()) || text.chars().count() > LONGEST {
        return false;
    }
    let behind = text.trim_start_matches(char::is_alphabetic).trim_start_matches('.').trim_start();
    let words = behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let numbered = words.len() < behind.len() && words.starts_with(' ');
    words.starts_with([':', '–', '—', '|']) || numbered && label.len() <= 3 && words.ends_with('.')
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    parts.filter(|word| !word.is_empty()).map(|word| word.to_lowercase().replace('’', "'"))
}

const LANGUAGES: [Clauses; 7] = [
    Clauses {
        common: &["the", "of", "and", "to", "in", "that", "is", "with", "for"],
        words: &[
            "i", "you", "he", "she", "it", "we", "they", "me", "him", "us", "them", "my", "your", "our", "this",
            "that", "these", "those", "there", "here", "who", "which", "what", "when", "where", "why", "how", "if",
            "because", "although", "though", "but", "so", "than", "while", "since", "unless", "until", "is", "are",
            "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did", "will", "would",
            "can", "could", "should", "shall", "may", "might", "must", "cannot", "not", "never", "always", "also",
            "however", "it's", "let's", "that's", "there's", "he's", "she's", "see", "read", "use", "make", "get",
            "try", "took", "said", "says", "found", "made", "became", "began", "came", "went", "shows", "means",
            "remains", "later", "now",
        ],
        describing: &[
            "with",
            "in",
            "on",
            "at",
            "of",
            "beside",
            "near",
            "under",
            "against",
            "behind",
            "showing",
            "holding",
            "sitting",
            "standing",
            "wearing",
            "representing",
            "from",
            "next",
            "as",
            "over",
        ],
    },
    Clauses {
        common: &["der", "die", "das", "und", "ist", "nicht", "mit", "den", "zu", "ein", "eine"],
        words: &[
            "ich", "du", "er", "sie", "es", "wir", "ihr", "man", "mich", "dich", "uns", "euch", "dies", "wer", "was",
            "wann", "wo", "warum", "wie", "wenn", "weil", "dass", "obwohl", "aber", "denn", "doch", "ob", "damit",
            "ist", "sind", "war", "waren", "sein", "wird", "werden", "wurde", "wurden", "hat", "haben", "hatte",
            "hatten", "kann", "können", "konnte", "muss", "müssen", "soll", "sollte", "darf", "dürfen", "will",
            "wollen", "mag", "möchte", "nicht", "nie", "auch", "hier", "da", "sich", "gibt", "macht", "geht", "kommt",
            "steht", "liegt", "zeigt", "sitzt", "bleibt", "heißt", "sagt", "sieht", "nun", "dann",
        ],
        describing: &[
            "mit", "in", "im", "auf", "an", "am", "vor", "neben", "unter", "über", "bei", "beim", "aus", "von",
        ],
    },
    Clauses {
        common: &["le", "la", "les", "et", "est", "des", "une", "dans", "que", "pour"],
        words: &[
            "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "cela", "ça", "c'est", "qui", "que",
            "quoi", "quand", "où", "pourquoi", "comment", "si", "parce", "mais", "donc", "car", "est", "sont", "était",
            "étaient", "être", "été", "sera", "a", "ont", "avait", "avaient", "avoir", "aura", "peut", "peuvent",
            "pouvait", "doit", "doivent", "faut", "fait", "font", "ne", "pas", "jamais", "aussi", "ici", "se", "va",
            "vont", "dit", "montre", "reste", "devient",
        ],
        describing: &[
            "avec",
            "dans",
            "sur",
            "sous",
            "devant",
            "derrière",
            "près",
            "à",
            "au",
            "en",
            "de",
            "d'un",
            "d'une",
            "tenant",
        ],
    },
    Clauses {
        common: &["el", "los", "las", "que", "de", "en", "una", "por", "con", "para"],
        words: &[
            "yo", "tú", "él", "ella", "nosotros", "ellos", "ellas", "usted", "ustedes", "esto", "eso", "quien", "que",
            "cuando", "donde", "porque", "cómo", "si", "pero", "pues", "aunque", "es", "son", "era", "eran", "ser",
            "está", "están", "estaba", "fue", "fueron", "será", "ha", "han", "había", "hay", "tiene", "tienen",
            "puede", "pueden", "debe", "deben", "hace", "hacen", "no", "nunca", "también", "aquí", "se", "va", "van",
            "dice", "muestra", "queda",
        ],
        describing: &["con", "en", "sobre", "bajo", "ante", "junto", "al", "de", "del", "desde", "sosteniendo"],
    },
    Clauses {
        common: &["il", "che", "di", "per", "una", "con", "del", "della", "è", "sono"],
        words: &[
            "io", "tu", "lui", "lei", "noi", "voi", "loro", "questo", "quello", "chi", "che", "quando", "dove",
            "perché", "come", "se", "ma", "però", "è", "sono", "era", "erano", "essere", "stato", "sarà", "ha",
            "hanno", "aveva", "c'è", "può", "possono", "deve", "devono", "fa", "fanno", "non", "mai", "anche", "qui",
            "si", "va", "vanno", "dice", "mostra", "resta",
        ],
        describing: &[
            "con", "in", "su", "sul", "sulla", "nel", "nella", "sotto", "davanti", "accanto", "a", "al", "di", "da",
        ],
    },
    Clauses {
        common: &["o", "os", "que", "de", "não", "uma", "com", "para", "do", "da"],
        words: &[
            "eu", "tu", "ele", "ela", "nós", "vós", "eles", "elas", "você", "vocês", "isto", "isso", "quem", "que",
            "quando", "onde", "porque", "como", "se", "mas", "pois", "embora", "é", "são", "era", "eram", "ser",
            "está", "estão", "estava", "foi", "foram", "será", "há", "tem", "têm", "tinha", "pode", "podem", "deve",
            "devem", "faz", "fazem", "não", "nunca", "também", "aqui", "vai", "vão", "diz", "mostra", "fica",
        ],
        describing: &["com", "em", "no", "na", "sobre", "sob", "diante", "junto", "ao", "de", "do", "da", "segurando"],
    },
    Clauses {
        common: &["de", "het", "een", "en", "van", "niet", "met", "voor", "zijn", "dat"],
        words: &[
            "ik", "jij", "je", "hij", "zij", "ze", "wij", "we", "jullie", "u", "het", "dit", "dat", "wie", "wat",
            "wanneer", "waar", "waarom", "hoe", "als", "omdat", "maar", "want", "dus", "is", "zijn", "was", "waren",
            "wordt", "worden", "werd", "heeft", "hebben", "had", "hadden", "kan", "kunnen", "kon", "moet", "moeten",
            "mag", "mogen", "wil", "willen", "zal", "zou", "niet", "nooit", "ook", "hier", "er", "zich", "gaat",
            "staat", "zit", "ligt", "toont", "blijft",
        ],
        describing: &["met", "in", "op", "aan", "bij", "onder", "naast", "voor", "achter", "van", "uit"],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_names_is_told_from_what_says_something() {
        let english = Speech::of(["the cat of the house is in the garden with the dog and that is that"].into_iter());
        for caption in [
            "Two kettles on a wooden shelf, the smaller one with a wicker handle.",
            "Woman pouring water in slow circles, steam rising against a window.",
        ] {
            assert!(english.only_names(caption), "{caption}");
        }
        for sentence in [
            "It is a tool to make the water hotter in the pot.",
            "Never pour boiling water on green leaves in a hurry.",
            "The pot in the corner was older than the house.",
            "Short one in red.",
        ] {
            assert!(!english.only_names(sentence), "{sentence}");
        }
        let german = Speech::of(["der Hund und die Katze mit dem Ball ist nicht das Haus zu den"].into_iter());
        assert!(german.only_names("Zwei Kannen auf einem Regal, die kleinere mit Henkel aus Weide."));
        assert!(!german.only_names("Die Kanne auf dem Regal ist älter als das Haus im Hof."));
        assert!(!Speech::of([""].into_iter()).only_names("Zwei Kannen auf einem Regal, die kleinere mit Henkel."));
    }

    #[test]
    fn labels_count_in_any_place() {
        assert!(
            is_labelled("Figure 3: Yield by year")
                && is_labelled("Foto: Ein Regal")
                && is_labelled("Abb. 2 Ein Regal im Hof.")
        );
        assert!(
            !is_labelled("Photography is hard")
                && !is_labelled("Figure it out")
                && !is_labelled("Image quality matters: a lot")
        );
    }
}
