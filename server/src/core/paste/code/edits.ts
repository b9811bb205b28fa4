import { type Edit, replace } from "../../exchange/origin.ts";
import type { Entry, Value } from "../../exchange/value.ts";
import type { Header } from "../request.ts";
import { SliceBuilder, textValue } from "../text/slice.ts";
import type { Language } from "./regions.ts";
import { type Reading, textAt } from "./values.ts";

const glues: Partial<Record<Language, Entry["glue"]>> = {
  python: { open: '"', close: '" + ', end: "" },
  go: { open: '"', close: '" + ', end: "" },
  csharp: { open: '"', close: '" + ', end: "" },
  java: { open: '"', close: '" + ', end: "" },
  ruby: { open: '"', close: '" + ', end: "" },
  php: { open: "'", close: "' . ", end: "" },
  rust: { open: 'format!("', close: '{}", ', end: ")" },
};

/** How text is put before a value that is no literal itself. */
export function glueOf({ source, region }: Reading, value: Value): Entry["glue"] | undefined {
  const { start } = value.origin;
  const quoted = /["'`]/.test(source.text.slice(Math.max(0, start - 1), start));
  return quoted ? undefined : glues[region.language];
}

/** A member of a dict or map with what to cut to take it out: the quotes, its value and one comma. */
export function memberOf({ source }: Reading, entry: Entry): Entry {
  const { text } = source;
  const quote = (at: number) => (/["']/.test(text[at] ?? "") ? 1 : 0);
  const start = entry.key.start - quote(entry.key.start - 1);
  const valueEnd = entry.value.origin.end;
  const end = valueEnd + (entry.value.kind === "text" ? quote(valueEnd) : 0);
  const before = /,\s*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
  const behind = /^\s*,[ \t]*/.exec(text.slice(end, end + 100))?.[0].length ?? 0;
  if (!/^\s*[,})\]]/.test(text.slice(end, end + 100))) return { ...entry, value: jsonValue(entry.value) };
  const removal = before > 0 ? { start: start - before, end } : { start, end: end + behind };
  return { ...entry, value: jsonValue(entry.value), removal: { text: source.name, ...removal } };
}

/** Python's True is JSON's true: only a query would get the capital. */
function jsonValue(value: Value): Value {
  const [only] = value.kind === "text" ? value.parts : [];
  const word = only?.kind === "literal" && only.exact && value.kind === "text" && value.parts.length === 1 && only.text;
  return (word === "True" || word === "False") &&
    only &&
    only.origin.end - only.origin.start === value.origin.end - value.origin.start
    ? { kind: "boolean", value: word === "True", origin: value.origin }
    : value;
}

/** The edits that send the file alone in place of a form, where the form is written out in one piece. */
export function bytesEdits({ source, region }: Reading, text: string): Edit[] | undefined {
  const at = (start: number, length: number, newText: string) =>
    replace({ text: source.name, start: region.start + start, end: region.start + start + length }, newText);
  const python =
    /\bfiles\s*=\s*\{\s*["'][\w-]+["']\s*:\s*(?:\(\s*[^,()]{1,120},\s*)?((?:open\([^()\n]{1,160}\)|[\w.]+))\s*(?:,[^(){}]{0,120})?\)?,?\s*\}/.exec(
      text,
    );
  if (python) return [at(python.index, python[0].length, `data=${python[1]}`)];
  const php =
    /CURLOPT_POSTFIELDS\s*(?:=>|,)\s*((?:\[|array\()\s*["'][\w-]+["']\s*=>\s*(?:new CURLFile|curl_file_create)\(\s*(["'][^"'\n]{1,200}["']|\$\w+)[^()\n]{0,200}\)\s*,?\s*[\])])/.exec(
      text,
    );
  if (!php) return undefined;
  const edits = [at(php.index + php[0].length - php[1]!.length, php[1]!.length, `file_get_contents(${php[2]})`)];
  // What PHP sends as a text goes out as a form unless a header says otherwise.
  const headers = /CURLOPT_HTTPHEADER\s*(?:=>|,)\s*(?:\[|array\()/.exec(text);
  if (headers && !/content-type/i.test(text))
    edits.push(at(headers.index + headers[0].length, 0, "'Content-Type: audio/*', "));
  return edits;
}

/** The header that a client makes of a scheme and a credential: `AuthenticationHeaderValue("Bearer", key)`, `.bearer_auth(key)`. */
export function schemeHeader(reading: Reading): Header | undefined {
  const { source, region } = reading;
  const text = source.text.slice(region.start, region.end);
  const match = /AuthenticationHeaderValue\(\s*"(\w+)"\s*,\s*/.exec(text) ?? /\.(bearer)_auth\(\s*/.exec(text);
  if (!match) return undefined;
  const at = region.start + match.index;
  const inner = textAt(reading, at + match[0].length);
  const value = inner && textValue(inner);
  const builder = new SliceBuilder(source);
  builder.changed("Authorization", at, at + match[0].length);
  const origin = { text: source.name, start: at, end: at + match[0].length };
  const implied = match[1] === "bearer";
  const word = at + match[0].indexOf(match[1]!);
  const scheme = implied
    ? [{ kind: "literal" as const, text: "Bearer ", origin, exact: false }]
    : [
        {
          kind: "literal" as const,
          text: match[1]!,
          origin: { ...origin, start: word, end: word + match[1]!.length },
          exact: true,
        },
        { kind: "literal" as const, text: " ", origin, exact: false },
      ];
  const closing = implied
    ? /^[^()\n]{1,80}(?:\([^()\n]{0,80}\))?[^()\n]{0,40}\)/.exec(source.text.slice(origin.end, origin.end + 200))
    : null;
  const argument = closing?.[0].slice(0, -1).trim();
  const whole = { ...origin, end: origin.end + (closing?.[0].length ?? 0) };
  return {
    name: builder.done(),
    value: { kind: "text", parts: [...scheme, ...(value?.parts ?? [])], origin },
    ...(argument && {
      asToken: [replace(whole, `.header("Authorization", format!("Token {}", ${argument}))`)],
    }),
  };
}
