//! Units, multiples and currencies, with what each is worth in the base unit of its dimension.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Dimension {
    /// Nothing named.
    Plain,
    /// A share of a hundred.
    Percent,
    /// Seconds.
    Time,
    /// A currency, by its ISO 4217 code; with what it is paid per.
    Money(String),
    /// A physical measure, by its base unit ("g", "m", "B").
    Measure(&'static str),
    /// Anything else, by its word ("pages").
    Counted(String),
}

/// A unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    pub(super) dimension: Dimension,
    /// One of it in the base unit.
    pub(super) factor: f64,
    /// What is added after multiplying (Fahrenheit).
    pub(super) offset: f64,
}

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3_600.0;
const DAY: f64 = 86_400.0;
const WEEK: f64 = 7.0 * DAY;
const YEAR: f64 = 365.25 * DAY;
const MONTH: f64 = YEAR / 12.0;

/// Names of times in lower case, with their seconds.
const TIMES: &[(f64, &str)] = &[
    (0.001, "ms msec millisecond milliseconds millisekunde millisekunden"),
    (
        1.0,
        "s sec secs second seconds sek sekunde sekunden seg segundo segundos seconde secondes sekund sekunder с сек секунда секунды секунд ث ثانية ثوان ثوانٍ 秒 secondo secondi",
    ),
    (
        MINUTE,
        "min mins minute minutes minuten minuto minutos minuut minuter minuti мин минута минуты минут د دقيقة دقائق 分 分間 分钟 分鐘",
    ),
    (
        HOUR,
        "h hr hrs hour hours std stunde stunden hora horas heure heures ora ore uur timme timmar ч час часа часов س ساعة ساعات ساعتان 時間 小时 小時",
    ),
    (
        DAY,
        "d day days tag tage tagen día días dia dias jour jours giorno giorni dag dagar dagen день дня дней дн يوم أيام يومان يوماً 日 日間 天",
    ),
    (
        WEEK,
        "w wk wks week weeks woche wochen semana semanas semaine semaines settimana settimane weken vecka veckor неделя недели недель нед أسبوع أسابيع أسبوعان 週間 周 週",
    ),
    (
        MONTH,
        "mo mos mth mths month months monat monate monaten mes meses mois mese mesi mês maand maanden månad månader месяц месяца месяцев мес شهر أشهر شهور شهران か月 ヶ月 ヵ月 カ月 个月 個月",
    ),
    (
        YEAR,
        "y yr yrs year years jahr jahre jahren año años ano anos an ans année années anno anni jaar år год года лет سنة سنوات عام أعوام سنتان 年 年間",
    ),
];

/// Measures by their base unit: one of it, and its names as written.
const MEASURES: &[(&str, f64, &str)] = &[
    ("g", 1e-6, "µg mcg"),
    ("g", 1e-3, "mg мг ملغ ملغم مجم ミリグラム 毫克"),
    ("g", 1.0, "g gram grams gramm gramos gramo gramme grammes г غ غرام جرام グラム 克"),
    ("g", 1e3, "kg kilo kilos kilogram kilograms kilogramm кг كغ كجم كيلوغرام キロ 公斤 千克"),
    ("g", 1e6, "t tonne tonnes tonnen т طن トン 吨"),
    ("g", 28.349_523_125, "oz ounce ounces"),
    ("g", 453.592_37, "lb lbs pound pounds pfund"),
    ("m", 1e-9, "nm"),
    ("m", 1e-6, "µm"),
    ("m", 1e-3, "mm мм مم ملم ミリ 毫米"),
    ("m", 1e-2, "cm см سم センチ 厘米"),
    ("m", 1.0, "m metre metres meter meters mètre mètres metro metros м م متر メートル 米"),
    ("m", 1e3, "km км كم kilometer kilometre kilometres kilometers キロメートル 公里"),
    ("m", 0.0254, "in inch inches zoll ″ \""),
    ("m", 0.3048, "ft foot feet fuß ′"),
    ("m", 0.9144, "yd yard yards"),
    ("m", 1_609.344, "mi mile miles meilen"),
    ("m²", 1e-4, "cm²"),
    ("m²", 1.0, "m² sqm qm м²"),
    ("m²", 1e4, "ha hectare hectares hektar"),
    ("m²", 1e6, "km²"),
    ("m²", 0.092_903_04, "ft² sqft"),
    ("m²", 4_046.856_422_4, "acre acres"),
    ("l", 1e-3, "ml mL мл مل cm³ cc"),
    ("l", 1e-2, "cl cL"),
    ("l", 0.1, "dl dL"),
    ("l", 1.0, "l L liter liters litre litres litro litros ltr л لتر リットル 升"),
    ("l", 1e3, "m³ cbm"),
    ("l", 3.785_411_784, "gal gallon gallons"),
    ("B", 1.0, "B byte bytes octet octets"),
    ("B", 1e3, "kB KB Ko ko КБ"),
    ("B", 1e6, "MB Mo МБ"),
    ("B", 1e9, "GB Go ГБ غيغابايت"),
    ("B", 1e12, "TB To ТБ"),
    ("B", 1_024.0, "KiB"),
    ("B", 1_048_576.0, "MiB"),
    ("B", 1_073_741_824.0, "GiB"),
    ("bit/s", 1e3, "kbps Kbps kbit"),
    ("bit/s", 1e6, "Mbps Mbit"),
    ("bit/s", 1e9, "Gbps Gbit"),
    ("W", 1e-3, "mW"),
    ("W", 1.0, "W watt watts Вт واط"),
    ("W", 1e3, "kW кВт"),
    ("W", 1e6, "MW МВт"),
    ("W", 1e9, "GW"),
    ("Wh", 1.0, "Wh"),
    ("Wh", 1e3, "kWh кВтч"),
    ("Wh", 1e6, "MWh"),
    ("J", 1.0, "J joule"),
    ("J", 1e3, "kJ"),
    ("cal", 1.0, "cal"),
    ("cal", 1e3, "kcal Kcal ккал"),
    ("V", 1e-3, "mV"),
    ("V", 1.0, "V volt volts В"),
    ("V", 1e3, "kV"),
    ("A", 1e-3, "mA"),
    ("A", 1.0, "A amp amps"),
    ("Ah", 1e-3, "mAh"),
    ("Ah", 1.0, "Ah"),
    ("Hz", 1.0, "Hz Гц"),
    ("Hz", 1e3, "kHz"),
    ("Hz", 1e6, "MHz"),
    ("Hz", 1e9, "GHz"),
    ("px", 1e6, "MP Mpx"),
    ("dB", 1.0, "dB дБ dBA"),
    ("lm", 1.0, "lm lumen lumens"),
    ("bar", 1.0, "bar"),
    ("°C", 1.0, "°C ℃ °С celsius"),
];

const PERCENT: &str = "% percent prozent pct procent процентов パーセント";

/// Currencies: code, and names as written; words in lower case.
const CURRENCIES: &[(&str, &str)] = &[
    ("USD", "$ US$ USD dollar dollars dólares دولار"),
    ("EUR", "€ EUR euro euros يورو евро"),
    ("GBP", "£ GBP"),
    ("JPY", "¥ ￥ JPY yen 円"),
    ("CNY", "CNY RMB 元 人民币"),
    ("INR", "₹ INR Rs Rs. rupees"),
    ("CHF", "CHF Fr"),
    ("RUB", "₽ RUB руб рублей"),
    ("SEK", "SEK kr"),
    ("NOK", "NOK"),
    ("DKK", "DKK"),
    ("PLN", "PLN zł"),
    ("CZK", "CZK Kč"),
    ("HUF", "HUF Ft"),
    ("TRY", "₺ TRY TL"),
    ("UAH", "₴ UAH грн"),
    ("KRW", "₩ KRW 원"),
    ("ILS", "₪ ILS"),
    ("BRL", "R$ BRL reais"),
    ("MXN", "MX$ MXN"),
    ("CAD", "C$ CA$ CAD"),
    ("AUD", "A$ AU$ AUD"),
    ("NZD", "NZ$ NZD"),
    ("ZAR", "ZAR"),
    ("AED", "AED درهم"),
    ("SAR", "SAR ريال"),
    ("EGP", "EGP جنيه"),
];

/// Multiples in lower case. `billion` and its kin differ by language; see [`multiple`].
const MULTIPLES: &[(f64, &str)] = &[
    (1e3, "k thousand tausend tsd mille millier milliers mil тыс тысяч ألف آلاف 千"),
    (1e4, "万 萬"),
    (1e5, "lakh lakhs lac"),
    (1e6, "million millions mio millionen millón millones milhão milhões mln mn млн миллионов مليون ملايين"),
    (1e7, "crore crores cr"),
    (1e8, "億 亿"),
    (1e9, "bn mrd milliarde milliarden milliard milliards bilhão bilhões миллиардов млрд مليار مليارات"),
    (1e12, "tn trillion trillions billón billones billionen трлн تريليون 兆"),
];

/// Languages in which "billion" is a million millions.
const LONG_SCALE: &[&str] = &["de", "fr", "es", "nl", "sv", "da", "nb", "no"];

/// Names as written, and in lower case where no other unit is written so.
static UNITS: LazyLock<HashMap<String, Unit>> = LazyLock::new(|| {
    let mut units = HashMap::new();
    let plain = |dimension, factor| Unit { dimension, factor, offset: 0.0 };
    for (base, factor, names) in MEASURES {
        add(&mut units, names, &plain(Dimension::Measure(base), *factor));
    }
    for (seconds, names) in TIMES {
        add(&mut units, names, &plain(Dimension::Time, *seconds));
    }
    add(&mut units, PERCENT, &plain(Dimension::Percent, 1.0));
    let fahrenheit = Unit { dimension: Dimension::Measure("°C"), factor: 5.0 / 9.0, offset: -160.0 / 9.0 };
    add(&mut units, "°F ℉ fahrenheit", &fahrenheit);
    for (name, unit) in units.clone() {
        units.entry(name.to_lowercase()).or_insert(unit);
    }
    units
});

static CODES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let names = CURRENCIES.iter().flat_map(|(code, names)| names.split(' ').map(move |name| (name.to_string(), *code)));
    names.collect()
});

static FACTORS: LazyLock<HashMap<&'static str, f64>> = LazyLock::new(|| {
    MULTIPLES.iter().flat_map(|(factor, names)| names.split(' ').map(|name| (name, *factor))).collect()
});

/// The first to take a name keeps it.
fn add(units: &mut HashMap<String, Unit>, names: &str, unit: &Unit) {
    for name in names.split(' ') {
        units.entry(name.to_string()).or_insert_with(|| unit.clone());
    }
}

/// The unit that a word names.
pub(super) fn unit(word: &str) -> Option<Unit> {
    UNITS.get(word).or_else(|| UNITS.get(&word.to_lowercase())).cloned()
}

/// The code of a currency.
pub(super) fn currency(name: &str) -> Option<&'static str> {
    // "Euro" and "Dollars" as well as "euro"; codes and signs stand as they are.
    CODES.get(name).or_else(|| CODES.get(&name.to_lowercase()).filter(|_| name.chars().count() > 3)).copied()
}

/// What a word multiplies by. "M" is a million where a lone "m" may be metres.
pub(super) fn multiple(word: &str, language: &str) -> Option<f64> {
    match word {
        "M" => return Some(1e6),
        "B" => return Some(1e9),
        _ => {}
    }
    let lower = word.to_lowercase();
    match lower.as_str() {
        "billion" | "billions" if LONG_SCALE.contains(&language) => Some(1e12),
        "billion" | "billions" => Some(1e9),
        other => FACTORS.get(other).copied(),
    }
}

/// Whether a word of a script without spaces means anything here.
pub(super) fn is_known(word: &str) -> bool {
    unit(word).is_some() || currency(word).is_some() || multiple(word, "").is_some()
}
