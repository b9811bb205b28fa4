import { isCommaFree, parameter } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import type { Known } from "../../exchange/facts.ts";
import { type Origin, replace } from "../../exchange/origin.ts";
import type { Entry, Value } from "../../exchange/value.ts";
import { encodeValue } from "../../text/encode.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { fixes, renameEntry, textsOf } from "../shared/helpers.ts";
import { queryFacts, sentEntries } from "./shared/query.ts";

export const listJoined = rule({
  id: "param-list-joined",
  group: "params",
  title: "List in one value",
  severity: "warning",
  why: "A parameter that takes several values is sent once for each; a list in one value is read as one odd term.",
  advice: "Send the parameter once for each value.",
  exceptions: "A phrase with a comma and a blank in it may be one term and is not judged.",
  docs: ["https://developers.deepgram.com/docs/keyterm", "https://developers.deepgram.com/docs/redaction"],
  shows: {
    needs: [/comma|list|array|several|joined|,\w|one (?:string|word)/i],
    signs: [
      /\b(?:keyterm|keywords|redact|search|replace|tag|topics)s? ?[=:] ?['"]?[\w%]+,[\w%]+|\b(?:comma[- ]?(?:separated|joined)?|joined|join\()\b[^.!?\n]{0,60}\b(?:keyterms?|keywords|redact|terms|list|values)|\b(?:keyterms?|keywords|redact|terms|list|values|arrays?)\b[^.!?\n]{0,60}\b(?:commas?|joined|join\()/i,
    ],
    told: [
      "comma separated list of keyterms is treated as one word",
      "only the first redact value works, I pass several with commas",
      "array of keywords becomes one parameter",
      "boosted terms in one string have no effect",
      "redact pci,ssn leaves numbers in",
      "keyterm=one,two,three and none of the names is recognised any better, a single one is",
    ],
    answers: { silent: true, statuses: [400], errors: ["unknown-query"] },
    by: "client",
    settle: "Look at the URL that goes out: each value needs its own name=value.",
    claims: false,
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.params) return;
    for (const entry of sentEntries(call)) {
      const base = entry.name.replace(/\[\d*\]$/, "");
      if (base !== entry.name && parameter(facts.key, base)?.repeated)
        report({
          message: `${base} is sent under the name '${entry.name}'`,
          because: "Brackets are not part of the name: Deepgram does not know it.",
          at: entry.key,
          advice:
            call.via === "axios"
              ? "Give axios paramsSerializer: { indexes: null }."
              : `Send ${base} once for each value, without brackets.`,
          fixes: fixes(withoutIndexes(call) ?? renameEntry(entry, base, `Rename to ${base}`)),
        });
      const found = parameter(facts.key, entry.name);
      if (!found?.repeated || !isCommaFree(entry.name)) continue;
      for (const at of joinedIn(entry.value))
        report({ message: `${entry.name} is sent as one value, with commas between its items`, at, fixes: [] });
      for (const value of textsOf(entry.value)) {
        const items = itemsOf(value.text);
        if (items)
          report({
            message: `${entry.name}=${shorten(value.text)} is one value, not ${items.length}`,
            at: value.origin,
            fixes: fixes(split(call, entry, value, items)),
          });
      }
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&redact=pci,ssn", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&redact=pci&redact=ssn", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&keyterm=${encodeURIComponent("Paris, Texas")}", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&replace=a:b,c", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&redact=pci,ssn" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @audio.wav`,
      },
    ],
  },
});

/** Axios writes a list under its bare name where its serializer is told so. */
function withoutIndexes({ via, answerAs }: Call): Fix | undefined {
  const at = via === "axios" ? answerAs?.insertion : undefined;
  if (!at) return undefined;
  const text = `${at.before}paramsSerializer: { indexes: null }${at.after}`;
  return { title: "Send the name without brackets", safe: true, edits: [replace(at.at, text)] };
}

/** Where a list of unknown items is joined: `words.join(",")`, `${first},${second}`. */
function joinedIn(value: Value): Origin[] {
  if (value.kind === "one-of") return value.options.flatMap(joinedIn);
  if (value.kind === "array") return value.items.flatMap(joinedIn);
  if (value.kind !== "text") return [];
  const list = value.parts.find((part) => part.kind === "hole" && part.hole.is === "unknown" && part.hole.joined);
  if (list) return [list.origin];
  const comma = value.parts.slice(1, -1).find((part) => part.kind === "literal" && part.text === ",");
  return comma && value.parts.some((part) => part.kind === "hole") ? [comma.origin] : [];
}

/** The items of a joined list; undefined for a single term. */
function itemsOf(text: string): string[] | undefined {
  const inner = /^\s*\[(.*)\]\s*$/.exec(text)?.[1];
  if (inner !== undefined && /["']/.test(inner))
    return inner.split(",").map((item) => item.trim().replace(/^["']|["']$/g, ""));
  const items = text.split(",").map((item) => item.trim());
  if (items.length < 2 || items.some((item) => item === "")) return undefined;
  // A comma and a blank may be one phrase: two such parts prove nothing.
  return items.length > 2 || !/,\s/.test(text) ? items : undefined;
}

function split(call: Call, entry: Entry, value: Known, items: readonly string[]): Fix | undefined {
  const title = "Send one parameter for each value";
  if (call.via === "sdk") {
    const whole = entry.written;
    if (
      entry.value.kind !== "text" ||
      !whole ||
      !value.exact ||
      whole.text !== value.origin.text ||
      value.origin.start !== whole.start + 1
    )
      return undefined;
    return {
      title: "Give a list",
      safe: true,
      edits: [replace(whole, `[${items.map((item) => JSON.stringify(item)).join(", ")}]`)],
    };
  }
  if (!value.exact || call.query.insertion?.style !== "query" || entry.written) return undefined;
  const text = items.map((item, at) => (at === 0 ? "" : `&${entry.name}=`) + encodeValue(item)).join("");
  return { title, safe: true, edits: [replace(value.origin, text)] };
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 38)}…` : text;
}
