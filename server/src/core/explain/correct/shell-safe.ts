import type { Form } from "../../paste/index.ts";

const shells: ReadonlySet<Form | undefined> = new Set([
  "curl",
  "curl-cmd",
  "curl-powershell",
  "wget",
  "httpie",
  "websocat",
]);

/** Characters that end a command, start another one or are expanded where a word is not quoted. */
const special = /[&?*;<>|()[\]{}#]/;

/** An address without quotes in which a shell would read more than an address comes into double quotes, which all shells know. */
export function shellSafe(text: string, form: Form | undefined): string {
  if (!shells.has(form)) return text;
  let quote = "";
  let safe = "";
  // Where what is copied unchanged begins: megabytes are not put together letter by letter.
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || (char === "'" && form !== "curl-cmd")) quote = char;
    else if (/[a-z]/i.test(char) && !/[\w$%"']/.test(text[at - 1] ?? " ")) {
      const [word = char] = /^[a-z]+(?::\/\/[^\s"'`\\^]+)?/i.exec(text.slice(at, at + 4000)) ?? [];
      if (word.includes("://") && special.test(word)) {
        safe += `${text.slice(from, at)}"${word}"`;
        from = at + word.length;
      }
      at += word.length - 1;
    }
  }
  return safe + text.slice(from);
}
