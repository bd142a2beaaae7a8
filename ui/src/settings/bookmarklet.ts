/** The address of a bookmark that hands the page it is used on to Postil, as `postil://save?url=…`. */
export const bookmarklet = "javascript:location.href='postil://save?url='+encodeURIComponent(location.href)";
