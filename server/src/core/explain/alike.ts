import type { Paste } from "../paste/index.ts";
import type { PasteName } from "../paste/text/slice.ts";
import type { Weighed } from "./weigh.ts";

/** A parameter or field: a bare value would say nothing of where it stands. */
const isName = (text: string) =>
  /^[A-Za-z][\w.-]{0,39}$/.test(text) && !/^(?:true|false|null|none|yes|no|on|off)$/i.test(text);

/** The other places of the same mistake, by their words: `; the same goes for 'diarize'`. */
export function alike({ findings, rule }: Weighed, texts: Paste["texts"]): string {
  const [first, ...others] = findings.filter((finding) => finding.rule === rule.id);
  const words = new Set<string>();
  for (const { at, message } of others) {
    const text = texts[at.text as PasteName]?.slice(at.start, at.end) ?? "";
    if (message !== first?.message && isName(text)) words.add(`'${text}'`);
  }
  const shown = [...words].slice(0, 4);
  if (shown.length === 0 || first?.message.endsWith("?")) return "";
  const more = words.size - shown.length;
  const list = more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ").replace(/, ([^,]*)$/, " and $1");
  return `; the same goes for ${list}`;
}
