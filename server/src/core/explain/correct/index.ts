import type { Exchange } from "../../exchange/exchange.ts";
import type { Edit, Origin } from "../../exchange/origin.ts";
import type { Form, Paste } from "../../paste/index.ts";
import type { PasteName } from "../../paste/text/slice.ts";
import { renderCall } from "../../render/index.ts";
import type { Rule } from "../../rules/rule.ts";
import { applyEdits } from "../../text/edits.ts";
import { candidates } from "../candidates.ts";
import { prepared } from "../lines.ts";
import { limits, type Weighed } from "../weigh.ts";
import { type Change, changesOf } from "./changes.ts";
import { collect } from "./edits.ts";
import { piecesOf } from "./region.ts";
import { shellSafe } from "./shell-safe.ts";
import { withVariable } from "./variable.ts";

/** The one right correction of an exchange. */
export interface Correction {
  /** In the form that the request came in. */
  readonly text: string;
  readonly language: string;
  readonly changes: readonly Change[];
  /** What is left to do or to fill in before it is right; empty when the text was judged again and nothing was found. */
  readonly open: readonly string[];
  /** The same as edits of the pasted text, as far as it was mended there. */
  readonly edits: readonly Edit[];
  /** Whether it fixes a cause: by an edit of its own, or because its finding is gone with those of others. */
  readonly fixes: (cause: Weighed) => boolean;
}

/** Rounds of judging and mending: what one fix brings to light, the next one mends. */
const rounds = 4;
/** Characters from which a text is not judged again. */
const heavy = 200_000;

const languages: Readonly<Partial<Record<Form, string>>> = {
  curl: "curl",
  "curl-cmd": "curl",
  "curl-powershell": "powershell",
  powershell: "powershell",
  wget: "shell",
  httpie: "shell",
  websocat: "shell",
  http: "http",
  har: "json",
  code: "typescript",
  python: "python",
};

/** The request with the fixes of all its causes, judged again. Undefined where no fix can be written. */
export function correctionOf(
  exchange: Exchange,
  all: readonly Weighed[],
  paste: Paste,
  rules: readonly Rule[],
): Correction | undefined {
  const causes = all.filter((cause) => cause.exchange === exchange);
  const { edits, assumes, fixed } = collect(causes, paste);
  const [first] = edits;
  const text = first && paste.texts[first.text as PasteName];
  if (!first || text === undefined || edits.some((edit) => edit.text !== first.text)) return undefined;
  const { call } = exchange;
  const form = call && paste.forms.get(call);
  const pieces = piecesOf(edits, exchange, paste, text);
  const before = pieces.map(({ start, end }) => text.slice(start, end)).join("\n");
  const fixedOnce = pieces
    .map((piece) => applyEdits(text.slice(piece.start, piece.end), within(piece, edits)))
    .join("\n")
    // What Python prints below a line to point at its part.
    .replace(/^[ \t]*[\^~]{2,}[ \t]*$\n?/gm, "")
    // A query that lost all of its parameters.
    .replace(/(deepgram\.com\/[\w/-]*)\?(?=["'\x60\s]|$)/g, "$1");
  const request = form === "har" || form === "recording" ? ofEntry(form, fixedOnce, paste) : undefined;
  const ready = request?.text ?? shellSafe(withVariable(fixedOnce, form), form);
  const { text: whole, open, left } = judged(ready, request ? undefined : form, paste, rules);
  // Mending one mistake beside a graver one that no edit mends leaves a request that is refused as before.
  const unfixed = causes.some(
    (cause) => !fixed.has(cause) && cause.confidence >= limits.certain && isGrave(cause) && left?.has(cause.rule.id),
  );
  if (unfixed && open.length > assumes.length) return undefined;
  return {
    text: whole,
    language: request?.language ?? (form && languages[form]) ?? (/^\{/.test(whole) ? "json" : "text"),
    changes: changesOf(request ? whole : withVariable(before, form), whole),
    open: [...assumes, ...open],
    edits,
    fixes: (cause) => fixed.has(cause) || (cause.findings.length > 0 && left?.has(cause.rule.id) === false),
  };
}

/** Judges a corrected text as if it were pasted alone, and mends what is found, until nothing is or nothing more can be mended. */
function judged(corrected: string, form: Form | undefined, paste: Paste, rules: readonly Rule[]) {
  let text = corrected;
  if (text.length > heavy) return { text, open: ["The request is too long to be judged again."], left: undefined };
  const assumes = new Set<string>();
  for (let round = 0; ; round++) {
    const again = paste.again(text);
    const found = prepared(again)
      .exchanges.flatMap((exchange) => candidates(exchange, rules, []))
      .filter(({ confidence }) => confidence >= limits.shown);
    const { edits, assumes: assumed } = collect(found, again);
    const own = edits.filter((edit) => edit.text === "paste:request");
    if (own.length === 0 || own.length < edits.length || round === rounds)
      return {
        text,
        open: [...assumes, ...found.map(messageOf), ...(holdsTraffic(again) ? [] : [notJudged])],
        left: new Set(found.map(({ rule }) => rule.id)),
      };
    text = shellSafe(withVariable(applyEdits(again.texts["paste:request"], own), form), form);
    for (const each of assumed) assumes.add(each);
  }
}

const notJudged = "The line alone holds no call, so that it was not judged again.";

/** Whether there is anything that rules could have judged. */
function holdsTraffic({ exchanges }: Paste): boolean {
  return exchanges.some(({ call, frames }) => call || frames.some((frame) => !frame.written));
}

const isGrave = ({ findings }: Weighed) => findings.some(({ severity }) => severity === "error");

function within({ start, end }: Origin, edits: readonly Edit[]): Edit[] {
  return edits
    .filter((edit) => start <= edit.start && edit.end <= end)
    .map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
}

const messageOf = ({ findings, rule }: Weighed) => findings[0]?.message ?? rule.title;

/** An entry of a HAR or a line of a recording is nothing to send: the call in it is, as curl or as the socket that is opened. */
function ofEntry(
  form: "har" | "recording",
  entry: string,
  paste: Paste,
): { text: string; language: string } | undefined {
  const { call } = paste.again(form === "har" ? `{"log":{"entries":[${entry}]}}` : entry).exchanges[0] ?? {};
  if (!call) return undefined;
  const socket = call.transport === "ws";
  return { text: renderCall(call, socket ? "fetch" : "curl"), language: socket ? "typescript" : "curl" };
}
