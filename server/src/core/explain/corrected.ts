import type { Call } from "../exchange/call.ts";
import { contains, type Edit, type Origin } from "../exchange/origin.ts";
import { type Paste, readPaste } from "../paste/index.ts";
import type { PasteName } from "../paste/text/slice.ts";
import { renderCall } from "../render/index.ts";
import type { Finding, Fix } from "../rules/rule.ts";
import { applyEdits, sameEdit, touches } from "../text/edits.ts";
import type { Cause } from "./answer.ts";
import { withVariable } from "./variable.ts";
import type { Weighed } from "./weigh.ts";

const languages: Readonly<Record<string, string>> = {
  curl: "curl",
  "curl-cmd": "curl",
  "curl-powershell": "powershell",
  powershell: "powershell",
  wget: "shell",
  httpie: "shell",
  websocat: "shell",
  http: "http",
  har: "json",
  recording: "json",
  code: "typescript",
  python: "python",
  url: "text",
  log: "text",
};

/** The corrected request of a cause in the form it came in, and the edits of the paste that make it. */
export function corrected(
  cause: Weighed,
  others: readonly Weighed[],
  paste: Paste,
): Pick<Cause["fix"], "corrected" | "language" | "edits"> {
  const own = [
    ...cause.findings.flatMap((finding) => preferred(finding.fixes) ?? []),
    ...cause.evidence.flatMap((each) => (each.for && each.fixes ? (preferred(each.fixes) ?? []) : [])),
  ];
  const upgrade = upgraded(cause, paste);
  if (own.length === 0 && !upgrade) return {};
  const edits: Edit[] = [...(upgrade ?? [])];
  if (!upgrade) for (const fix of own) take(fix, edits);
  // What is mended must be right as a whole: other plain mistakes are mended with it, though the answer did not come to them.
  for (const other of others)
    if (other !== cause && other.exchange === cause.exchange)
      for (const finding of other.findings.filter(isPlain))
        for (const fix of finding.fixes) if (fix.safe) take(fix, edits);
  const [first] = edits;
  const { call } = cause.exchange;
  if (!first || edits.some((edit) => edit.text !== first.text)) return {};
  const text = paste.texts[first.text as PasteName];
  if (text === undefined) return {};
  const form = call && paste.forms.get(call);
  const region = regionOf(edits, call, paste, text);
  const inside = edits
    .filter((edit) => region.start <= edit.start && edit.end <= region.end)
    .map((edit) => ({ ...edit, start: edit.start - region.start, end: edit.end - region.start }));
  const mended = applyEdits(text.slice(region.start, region.end), inside);
  const request = form === "har" || form === "recording" ? ofEntry(form, mended) : undefined;
  if (request) return { ...request, edits };
  return {
    corrected: withVariable(mended, form),
    language: (form && languages[form]) ?? "text",
    edits,
  };
}

/** All of the code for the newest major, where that one is used: the single call would still hang on an older client. */
function upgraded({ rule, exchange }: Weighed, paste: Paste): readonly Edit[] | undefined {
  const { call } = exchange;
  if (!rule.shows.fixedByUpgrade || call?.sdk?.major !== 5) return undefined;
  const edits = paste.upgrade(call.origin.text as PasteName);
  return edits.length > 0 ? edits : undefined;
}

/** An entry of a HAR or a line of a recording is nothing to send: the call in it is, as curl or as the socket that is opened. */
function ofEntry(form: "har" | "recording", entry: string): Pick<Cause["fix"], "corrected" | "language"> | undefined {
  const request = form === "har" ? `{"log":{"entries":[${entry}]}}` : entry;
  const { exchanges } = readPaste({ request, response: "" }, () => ({ calls: [] }));
  const call = exchanges[0]?.call;
  if (!call) return undefined;
  const socket = call.transport === "ws";
  return { corrected: renderCall(call, socket ? "fetch" : "curl"), language: socket ? "typescript" : "curl" };
}

const isPlain = (finding: Finding) => finding.severity === "error" || finding.severity === "warning";

function preferred(fixes: readonly Fix[]): Fix | undefined {
  return fixes.find((fix) => fix.safe) ?? fixes[0];
}

/** Takes a fix whole or not at all. */
function take(fix: Fix, edits: Edit[]): void {
  const fresh = fix.edits.filter((edit) => !edits.some((other) => sameEdit(edit, other)));
  for (const edit of fresh) {
    const others = edits.filter((other) => touches(edit, other));
    // Two cuts that share a separator are one cut.
    if (others.length > 0 && [edit, ...others].some((each) => each.newText !== "" || each.start === each.end)) return;
  }
  for (const edit of fresh) {
    const others = edits.filter((other) => touches(edit, other));
    for (const other of others) edits.splice(edits.indexOf(other), 1);
    const start = Math.min(edit.start, ...others.map((other) => other.start));
    const end = Math.max(edit.end, ...others.map((other) => other.end));
    edits.push({ ...edit, start, end });
  }
}

/** The request as a whole: the piece that was recognised around all edits, or the lines that hold call and edits. */
function regionOf(edits: readonly Edit[], call: Call | undefined, paste: Paste, text: string): Origin {
  const name = edits[0]!.text;
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  const inner = { text: name, start, end };
  const form = call && paste.forms.get(call);
  if (call && form === "log" && contains(call.target.url.origin, inner)) return call.target.url.origin;
  if (call && contains(call.origin, inner) && form !== "code") return call.origin;
  const lines = (from: number, to: number): Origin => {
    const lineEnd = text.indexOf("\n", to);
    return { text: name, start: text.lastIndexOf("\n", from - 1) + 1, end: lineEnd < 0 ? text.length : lineEnd };
  };
  const around = paste.recognised
    .map((each) => each.at)
    .filter((at) => contains(at, inner) && (!call || call.origin.text !== name || contains(at, call.origin)))
    .sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (around) return form === "code" ? lines(around.start, around.end) : around;
  const from = call?.origin.text === name ? Math.min(start, call.origin.start) : start;
  const to = call?.origin.text === name ? Math.max(end, call.origin.end) : end;
  return lines(from, to);
}
