use super::Platform;

/// WooCommerce product reviews. The rating is their score.
pub(super) static WOOCOMMERCE: Platform = Platform {
    name: "woocommerce",
    item: "li.review[id^=li-comment-], .commentlist li.review, #reviews .commentlist li[id^=li-comment-]",
    id: &["@id"],
    author: &[".woocommerce-review__author", "[itemprop=author]"],
    date: &[".woocommerce-review__published-date", "time"],
    body: ".description",
    score: &["[itemprop=ratingValue]", ".star-rating .rating", ".star-rating @aria-label"],
    badge: ".woocommerce-review__verified",
    hidden: ".woocommerce-review__awaiting-approval",
    declared: ".woocommerce-Reviews-title",
    furniture: ".woocommerce-Reviews-title, #review_form_wrapper, .woocommerce-noreviews",
    pages: "#reviews .woocommerce-pagination a",
    ..Platform::UNKNOWN
};
