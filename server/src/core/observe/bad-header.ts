/** How runtimes say that a header cannot hold a value: Node, undici, Python, Go and browsers. Nothing was sent then. */
export const badHeader =
  /Invalid character in header content|ERR_INVALID_CHAR|Illegal header value|invalid header field value|Headers\.(?:append|set)[^\n]{0,80}invalid/;

/** The same of the header that holds the credential. */
export const badAuthorization =
  /Invalid character in header content \["?Authorization"?\]|Invalid (?:HTTP )?header value[^\n]{0,60}(?:Token|Authorization)|(?:Headers\.(?:append|set)|setRequestHeader|HTTP header)[^\n]{0,80}Token [^\n]{0,60}invalid|Illegal header value b?'?(?:Token|Authorization)|net\/http: invalid header field value for "Authorization"|return character\(s\) in header value: b?["'](?:Token|Bearer)|Unexpected char 0x0?[ad] at \d+ in Authorization value/i;
