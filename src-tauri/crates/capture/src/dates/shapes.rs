//! Every shape of date seen on pages, one line each.

use super::{Context, day_first, find, parse, whole};
use document::Date;
use proptest::prelude::*;

fn now() -> Context {
    Context { now: "2025-11-03T15:30Z".parse().ok(), ..Context::default() }
}

fn check(cases: &[(&str, &str)], context: &Context) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|&(text, want)| {
            let got = parse(text, context).map_or("nothing".to_owned(), |date| date.to_string());
            (got != want).then(|| format!("{text}: {got}, not {want}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn days_and_times_in_english() {
    check(
        &[
            ("October 28, 2025 AT 16:25", "2025-10-28T16:25"),
            ("October 28, 2025 at 4:25 pm", "2025-10-28T16:25"),
            ("October 28, 2025 at 4:25\u{202f}PM", "2025-10-28T16:25"),
            ("on October 28, 2025 at 12:05 a.m.", "2025-10-28T00:05"),
            ("Posted on: May 15, 2018", "2018-05-15"),
            ("Sun Jul 28, 2013 1:34 pm", "2013-07-28T13:34"),
            ("28 Oct 2025, 16:25", "2025-10-28T16:25"),
            ("8 Jan 2018 15:33", "2018-01-08T15:33"),
            ("April 26, 2024,  7:23am", "2024-04-26T07:23"),
            ("Thu 21-Nov-19 10:53:49", "2019-11-21T10:53:49"),
            ("September 2019", "2019-09"),
            ("Tue, Jul 20 '10, 4:20 PM", "2010-07-20T16:20"),
            ("4 December 2016 at 12:30AM", "2016-12-04T00:30"),
            ("Feb 14, 2026 | 9:07 pm", "2026-02-14T21:07"),
            ("Friday January 12, 2024 @12:01PM", "2024-01-12T12:01"),
            ("16. March, 2023 at 16:59", "2023-03-16T16:59"),
            ("October 28th, 2025", "2025-10-28"),
            ("the 28th of October 2025", "2025-10-28"),
            ("28/Oct/2025:16:25:07 +0200", "2025-10-28T16:25:07+02:00"),
            ("Oct 28 '25 at 16:25", "2025-10-28T16:25"),
            ("Oct-28-2025", "2025-10-28"),
            ("Tue Oct 28 16:25:07 2025", "2025-10-28T16:25:07"),
            ("16:25, 28 October 2025 (UTC)", "2025-10-28T16:25Z"),
            ("28 October 2025, 16:25 (UTC)", "2025-10-28T16:25Z"),
            ("Last edited: 4:25 p. m. October 28, 2025", "2025-10-28T16:25"),
            ("2 Jan 06 15:04", "2006-01-02T15:04"),
            ("2019", "2019"),
        ],
        &Context::default(),
    );
}

#[test]
fn numbers_only() {
    check(
        &[
            ("2025-10-28T16:25:07+01:00", "2025-10-28T16:25:07+01:00"),
            ("2025-10-28T16:25:07.123Z", "2025-10-28T16:25:07Z"),
            ("20251028T162507Z", "2025-10-28T16:25:07Z"),
            ("2019-10-06 16:59:52", "2019-10-06T16:59:52"),
            ("2025-10", "2025-10"),
            ("2025/10/28", "2025-10-28"),
            ("2025.10.28 16:25", "2025-10-28T16:25"),
            ("2025. 10. 28.", "2025-10-28"),
            ("11.06.2020, 16:22", "2020-06-11T16:22"),
            ("23.04.2020", "2020-04-23"),
            ("2025. 10. 28. PM 4:25:00", "2025-10-28T16:25:00"),
            ("28. 10. 2025 v 16:25", "2025-10-28T16:25"),
            ("29.01.19", "2019-01-29"),
            ("05.01.12 11:27", "2012-01-05T11:27"),
            ("12/30/2017", "2017-12-30"),
            ("26/05/20", "2020-05-26"),
            ("10/05/2006, 13h16", "2006-05-10T13:16"),
            ("04-20-2020 at 8:58 pm", "2020-04-20T20:58"),
            ("04-05-2020 at 8:58 pm", "2020-04-05T20:58"),
            ("1/3/2018", "2018-01-03"),
            ("28.10.2025 klo 16.25", "2025-10-28T16:25"),
            ("10/2025", "2025-10"),
        ],
        &Context::default(),
    );
    check(&[("1/3/2018", "2018-03-01")], &Context { day_first: Some(true), ..Context::default() });
    check(&[("1/3/2018", "2018-03-01")], &Context { language: Some("en-GB".into()), ..Context::default() });
}

#[test]
fn mail_and_zones() {
    check(
        &[
            ("Tue, 28 Oct 2025 16:25:07 +0100", "2025-10-28T16:25:07+01:00"),
            ("Tue, 28 Oct 2025 16:25:07 GMT", "2025-10-28T16:25:07Z"),
            ("28 Oct 25 16:25 EST", "2025-10-28T16:25-05:00"),
            ("October 28, 2025 4:25 PM UTC-3", "2025-10-28T16:25-03:00"),
            ("28.10.2025 16:25 Uhr (MEZ)", "2025-10-28T16:25+01:00"),
        ],
        &Context::default(),
    );
}

#[test]
fn other_languages() {
    check(
        &[
            ("20. Apr 2004, 00:17", "2004-04-20T00:17"),
            ("7. März 2020 um 23:20", "2020-03-07T23:20"),
            ("4. August 2025 um 07:46 Uhr", "2025-08-04T07:46"),
            ("Verfasst am: Di, 28. Oktober 2025, 16.25 Uhr", "2025-10-28T16:25"),
            ("28 octobre 2025 à 16 h 25 min", "2025-10-28T16:25"),
            ("1er janvier 2020", "2020-01-01"),
            ("mar. 28 oct. 2025 16:25", "2025-10-28T16:25"),
            ("5 Juil 2018 11:20", "2018-07-05T11:20"),
            ("Lun 5 Mar 2018 22:06", "2018-03-05T22:06"),
            ("28 de octubre de 2025 a las 16:25", "2025-10-28T16:25"),
            ("28 octubre, 2025 a las 4:25 p. m.", "2025-10-28T16:25"),
            ("octubre 28 de 2025", "2025-10-28"),
            ("5 ago 2019", "2019-08-05"),
            ("28 Ottobre 2025 alle 16:25", "2025-10-28T16:25"),
            ("terça-feira, 28 de outubro de 2025 às 16h25", "2025-10-28T16:25"),
            ("28 oktober 2025 om 16:25", "2025-10-28T16:25"),
            ("28 oktober, 2025 kl. 16:25", "2025-10-28T16:25"),
            ("28. oktober 2025 kl. 16.25", "2025-10-28T16:25"),
            ("28. lokakuuta 2025 klo 16.25", "2025-10-28T16:25"),
            ("28 października 2025 o 16:25", "2025-10-28T16:25"),
            ("28. října 2025 (16:25)", "2025-10-28T16:25"),
            ("28. októbra 2025 o 16:25", "2025-10-28T16:25"),
            ("2025. október 28. 16:25", "2025-10-28T16:25"),
            ("28 octombrie 2025 la 16:25", "2025-10-28T16:25"),
            ("28. listopada 2025. u 16:25", "2025-11-28T16:25"),
            ("28. oktobra 2025 ob 16:25", "2025-10-28T16:25"),
            ("28 октября 2025 г. в 16:25", "2025-10-28T16:25"),
            ("28 жовтня 2025 о 16:25", "2025-10-28T16:25"),
            ("28 октомври 2025 в 16:25", "2025-10-28T16:25"),
            ("28 Οκτωβρίου 2025 στις 4:25 μμ", "2025-10-28T16:25"),
            ("28 Ekim 2025 Salı 16:25", "2025-10-28T16:25"),
            ("28 d'octubre de 2025 a les 16:25", "2025-10-28T16:25"),
            ("2025 m. spalio 28 d. 16:25", "2025-10-28T16:25"),
            ("2025. gada 28. oktobrī", "2025-10-28"),
            ("28. oktoober 2025 kell 16:25", "2025-10-28T16:25"),
            ("28 Oktober 2025 pukul 16.25", "2025-10-28T16:25"),
            ("28 Tháng Mười Hai, 2025 lúc 4:25 chiều", "2025-12-28T16:25"),
            ("ngày 28 tháng 10 năm 2025", "2025-10-28"),
            ("28 أكتوبر 2025 الساعة 4:25 م", "2025-10-28T16:25"),
            ("٢٨ أكتوبر ٢٠٢٥", "2025-10-28"),
            ("۲۸ اکتبر ۲۰۲۵", "2025-10-28"),
            ("28 באוקטובר 2025 בשעה 16:25", "2025-10-28T16:25"),
            ("28 अक्टूबर 2025 को 4:25 अपराह्न", "2025-10-28T16:25"),
            ("28 ต.ค. 2025 เวลา 16:25 น.", "2025-10-28T16:25"),
            ("2019年11月3日", "2019-11-03"),
            ("2019年11月3日(日) 下午4:25", "2019-11-03T16:25"),
            ("2019年11月3日 16時25分", "2019-11-03T16:25"),
            ("2019년 11월 3일 오후 4:25", "2019-11-03T16:25"),
        ],
        &Context::default(),
    );
    check(&[("28. listopada 2025.", "2025-10-28")], &Context { language: Some("hr".into()), ..Context::default() });
}

#[test]
fn distances_from_now() {
    check(
        &[
            ("3 days ago", "2025-10-31"),
            ("11 days ago", "2025-10-23"),
            ("21 mins ago", "2025-11-03T15:09Z"),
            ("5h ago", "2025-11-03"),
            ("3 hr. ago", "2025-11-03"),
            ("16h", "2025-11-02"),
            ("a year ago", "2024"),
            ("about 2 months ago", "2025-09"),
            ("posted 1 hour, 12 minutes ago", "2025-11-03T14:18Z"),
            ("just now", "2025-11-03T15:30Z"),
            ("Yesterday, 10:12 AM", "2025-11-02T10:12"),
            ("yesterday at 4:25 pm", "2025-11-02T16:25"),
            ("Today 09:00", "2025-11-03T09:00"),
            ("Friday at 4:25 PM", "2025-10-31T16:25"),
            ("10 Monate 3 Wochen", "2024-12-13"),
            ("vor 3 Tagen", "2025-10-31"),
            ("vor einer Woche", "2025-10-27"),
            ("gestern um 16:25 Uhr", "2025-11-02T16:25"),
            ("hace 3 días", "2025-10-31"),
            ("hace un año", "2024"),
            ("il y a 2 semaines", "2025-10-20"),
            ("3 giorni fa", "2025-10-31"),
            ("há 3 dias", "2025-10-31"),
            ("3 dagen geleden", "2025-10-31"),
            ("för 3 dagar sedan", "2025-10-31"),
            ("3 päivää sitten", "2025-10-31"),
            ("3 dni temu", "2025-10-31"),
            ("tydzień temu", "2025-10-27"),
            ("před 3 dny", "2025-10-31"),
            ("3 дня назад", "2025-10-31"),
            ("неделю назад", "2025-10-27"),
            ("3 gün önce", "2025-10-31"),
            ("πριν από 3 ημέρες", "2025-10-31"),
            ("منذ 3 أيام", "2025-10-31"),
            ("منذ يومين", "2025-11-01"),
            ("۳ روز پیش", "2025-10-31"),
            ("לפני 3 ימים", "2025-10-31"),
            ("3 दिन पहले", "2025-10-31"),
            ("3 วันที่แล้ว", "2025-10-31"),
            ("3 ngày trước", "2025-10-31"),
            ("3 hari yang lalu", "2025-10-31"),
            ("3日前", "2025-10-31"),
            ("3天前", "2025-10-31"),
            ("2个月前", "2025-09"),
            ("3시간 전", "2025-11-03"),
            ("March 27", "2025-03-27"),
            ("December 24", "2024-12-24"),
            ("Sunday 8th March", "2020-03-08"),
            ("9:00am On Apr 24", "2025-04-24T09:00"),
            ("8 February at 6:05PM", "2025-02-08T18:05"),
            ("28.10. 16:25", "2025-10-28T16:25"),
        ],
        &now(),
    );
}

#[test]
fn without_a_reference_time_a_relative_date_is_found_but_not_read() {
    for text in ["3 days ago", "just now", "Yesterday, 10:12 AM", "March 27", "10 Monate 3 Wochen", "Friday at 4:25 PM"]
    {
        let found = whole(text, &Context::default()).unwrap_or_else(|| panic!("{text} not found"));
        assert!(found.relative && found.date.is_none(), "{text}: {found:?}");
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "",
        "hello",
        "12",
        "1.2.3",
        "192.168.10.12",
        "version 2.0.19.3",
        "555-12-12-99",
        "16:25",
        "3 replies",
        "Mac Pro 15",
        "40/50/2020",
        "ago",
        "may",
        "25:70",
        "10/10/10/10",
        "for 3 days",
        "5 stars",
    ] {
        assert_eq!(parse(text, &Context::default()), None, "{text}");
        assert!(find(text, &Context::default()).is_empty(), "{text}");
    }
    assert_eq!(parse("31. February 2020", &Context::default()), None);
}

#[test]
fn finds_dates_where_they_stand() {
    let text = "by Ada Løve » 20. Apr 2004, 00:17 (edited 3 days ago) on page 12 of 20";
    let found: Vec<&str> = find(text, &Context::default()).into_iter().map(|date| &text[date.range]).collect();
    assert_eq!(found, ["20. Apr 2004, 00:17", "3 days ago"]);
}

#[test]
fn one_page_has_one_order() {
    assert_eq!(day_first(["04/05/2020", "13/05/2020"].into_iter(), Some("en-US")), Some(true));
    assert_eq!(day_first(["04/05/2020", "05/13/2020"].into_iter(), None), Some(false));
    assert_eq!(day_first(["04/05/2020"].into_iter(), Some("fr")), Some(true));
    assert_eq!(day_first(["04/05/2020", "05/05/2020", "06/05/2020"].into_iter(), Some("en")), Some(true));
    assert_eq!(day_first(["04/05/2020"].into_iter(), None), None);
}

/// How to write year, month, day, hour and minute, and whether the minute survives.
type Writer = fn(i16, u8, u8, u8, u8) -> String;

const ENGLISH: [&str; 12] =
    ["January", "Feb", "March", "Apr.", "May", "June", "Jul", "August", "Sept.", "October", "Nov", "December"];

const SHAPES: &[Writer] = &[
    |y, m, d, h, n| format!("{y:04}-{m:02}-{d:02}T{h:02}:{n:02}"),
    |y, m, d, h, n| format!("{d:02}.{m:02}.{y}, {h:02}:{n:02}"),
    |y, m, d, h, n| format!("{} {d}, {y} at {h}:{n:02}", ENGLISH[m as usize - 1]),
    |y, m, d, h, n| format!("{d}. {} {y} um {h}:{n:02} Uhr", ENGLISH[m as usize - 1]),
    |y, m, d, h, n| format!("{h:02}:{n:02} on {d} {} {y}", ENGLISH[m as usize - 1]),
    |y, m, d, h, n| format!("{y}年{m}月{d}日 {h}时{n}分"),
    |y, m, d, h, n| {
        let half = if h < 12 { "am" } else { "PM" };
        format!("{} {d} {y} | {}:{n:02}\u{202f}{half}", ENGLISH[m as usize - 1], (h + 11) % 12 + 1)
    },
    |y, m, d, h, n| format!("Mon {d:02}-{}-{y} {h:02}:{n:02}", ENGLISH[m as usize - 1].trim_end_matches('.')),
];

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,60}") {
        for context in [Context::default(), now()] {
            parse(&text, &context);
            for date in find(&text, &context) {
                prop_assert!(text.get(date.range).is_some_and(|words| !words.is_empty()));
            }
        }
        day_first([text.as_str()].into_iter(), None);
    }

    #[test]
    fn never_panics_on_pieces_of_dates(pieces in proptest::collection::vec(0..PIECES.len(), 0..14)) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        parse(&text, &now());
        find(&text, &now());
    }

    #[test]
    fn every_shape_round_trips(
        shape in 0..SHAPES.len(), year in 1970i16..2069, month in 1u8..=12, day in 1u8..=28, hour in 0u8..24, minute in 0u8..60,
    ) {
        let text = SHAPES[shape](year, month, day, hour, minute);
        let want = Date::day(year, month, day).unwrap().at(hour, minute, None).unwrap();
        prop_assert_eq!(parse(&text, &Context::default()), Some(want), "{}", text);
    }

    #[test]
    fn day_first_round_trips(year in 1970i16..2069, month in 1u8..=12, day in 1u8..=28, first in proptest::bool::ANY) {
        let text = if first { format!("{day}/{month}/{year}") } else { format!("{month}/{day}/{year}") };
        let context = Context { day_first: Some(first), ..Context::default() };
        prop_assert_eq!(parse(&text, &context), Date::day(year, month, day).ok(), "{}", text);
    }
}

const PIECES: &[&str] = &[
    "1",
    "28",
    "10",
    "2025",
    "99999999999",
    "16:25",
    ":",
    ".",
    "/",
    "-",
    ",",
    " ",
    "\u{202f}",
    "'",
    "(",
    ")",
    "T",
    "Z",
    "+",
    "Oct",
    "mar",
    "may",
    "ago",
    "vor",
    "days",
    "h",
    "pm",
    "a.m",
    "p. m.",
    "at",
    "th",
    "UTC",
    "年",
    "月",
    "日",
    "前",
    "午後",
    "tháng",
    "il y a",
    "yesterday",
    "٢",
    "Sunday",
    "et",
    "20251028",
    "\u{200f}",
];
