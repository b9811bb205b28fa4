import type { Call } from "../../exchange/call.ts";
import type { Exchange } from "../../exchange/exchange.ts";
import { contains, type Edit, type Origin } from "../../exchange/origin.ts";
import type { Form, Paste } from "../../paste/index.ts";

/** Forms in which the call and its messages lie among other lines, so that each is taken out alone. */
const loose: ReadonlySet<Form | undefined> = new Set(["log", "url", undefined]);

/** What of the paste is the corrected request: one piece, or the address and the messages of a log, each in a line of its own. */
export function piecesOf(edits: readonly Edit[], exchange: Exchange, paste: Paste, text: string): Origin[] {
  const { call, frames } = exchange;
  const form = call && paste.forms.get(call);
  if (loose.has(form)) {
    const places = [call?.target.url.origin, ...frames.map(({ json }) => json?.origin)].filter(
      (at) => at !== undefined,
    );
    const known = [...new Map(places.map((at) => [`${at.text} ${at.start} ${at.end}`, at])).values()];
    const edited = edits.map((edit) => known.find((at) => contains(at, edit)));
    if (!edited.includes(undefined)) return known.filter((at) => edited.includes(at));
  }
  // Without a call what stands between the lines may be a log: each of them is taken out alone.
  if (!call) return linesWith(edits, text);
  return [regionOf(edits, call, paste, text)];
}

/** The lines that hold the edits, neighbours as one. */
function linesWith(edits: readonly Edit[], text: string): Origin[] {
  const found: { text: string; start: number; end: number }[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const newline = text.indexOf("\n", edit.end);
    const line = {
      text: edit.text,
      start: text.lastIndexOf("\n", edit.start - 1) + 1,
      end: newline < 0 ? text.length : newline,
    };
    const last = found.at(-1);
    if (last && line.start <= last.end + 1) last.end = Math.max(last.end, line.end);
    else found.push(line);
  }
  return found;
}

/** The request as a whole: the piece that was recognised around all edits, or the lines that hold call and edits. */
function regionOf(edits: readonly Edit[], call: Call | undefined, paste: Paste, text: string): Origin {
  const name = edits[0]!.text;
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  const inner = { text: name, start, end };
  const form = call && paste.forms.get(call);
  if (call && form === "log" && contains(call.target.url.origin, inner)) return call.target.url.origin;
  // Options that are printed alone have no address in the text.
  const isAddressed = call !== undefined && call.target.url.origin.end - call.target.url.origin.start > 1;
  if (call && contains(call.origin, inner) && form !== "code" && !(loose.has(form) && isAddressed)) return call.origin;
  const lines = (from: number, to: number): Origin => {
    const lineEnd = text.indexOf("\n", to);
    return { text: name, start: text.lastIndexOf("\n", from - 1) + 1, end: lineEnd < 0 ? text.length : lineEnd };
  };
  // What a log writes behind the address on its line is an answer or a remark.
  if (isAddressed && call.origin.text === name && loose.has(form)) {
    const { url } = call.target;
    const first = Math.min(start, url.origin.start);
    const last = Math.max(end, url.origin.end);
    return { text: name, start: text.slice(first, last).includes("\n") ? lines(first, last).start : first, end: last };
  }
  // A line of code without its call: what stands around it may be a log.
  if (!call) return lines(start, end);
  const around = paste.recognised
    .map((each) => each.at)
    .filter((at) => contains(at, inner) && (!call || call.origin.text !== name || contains(at, call.origin)))
    .sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (around) return form === "code" ? lines(around.start, around.end) : around;
  const from = call?.origin.text === name ? Math.min(start, call.origin.start) : start;
  const to = call?.origin.text === name ? Math.max(end, call.origin.end) : end;
  return lines(from, to);
}
