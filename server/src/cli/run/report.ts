import { readSource } from "../../files/read-source.ts";
import { pathOf } from "../../files/uris.ts";
import type { Judged } from "../../recording/judged.ts";
import type { MadeAt } from "../../recording/places.ts";
import type { Paint } from "../colour.ts";
import { excerpt, plain } from "../excerpt.ts";
import { shown, shownUri } from "../paths.ts";
import { Lines } from "../positions.ts";

/** A longer corrected request is not shown: `explain` gives it whole. */
const mostLines = 10;

/** What is said of one call while the program runs: where it was made, what came back, why, and the corrected request. */
export function callText(judged: Judged, at: MadeAt | undefined, paint: Paint): string {
  const { answer, failed } = judged;
  const [cause] = answer.causes;
  const mark = failed ? paint("red", "✖") : paint("yellow", "⚠");
  const place = at && placeText(at);
  const corrected = cause?.fix.corrected?.trimEnd().split(/\r?\n/) ?? [];
  return `${[
    `${mark} ${paint("bold", place?.name ?? "(no line of the project)")}  ${headline(judged)}${cause ? `  ${paint("dim", cause.id)}` : ""}`,
    `  ${plain(answer.summary)}`,
    ...(place?.code ?? []),
    ...(cause?.fix.text ? [`  ${plain(cause.fix.text)}`] : []),
    ...(corrected.length <= mostLines ? corrected.map((line) => `    ${paint("green", plain(line))}`) : []),
  ].join("\n")}\n`;
}

/** `POST /v1/listen 400`, `/v2/listen closed with 1011`. */
export function headline({ call, paste }: Judged): string {
  const [exchange] = paste.exchanges;
  const path = plain(exchange?.call?.target.path?.value ?? "");
  const method = exchange?.call?.transport === "ws" ? "socket" : call.call.method;
  const close = exchange?.close?.code;
  const error = exchange?.errors[0]?.name;
  const came =
    close !== undefined ? `closed with ${close}` : (exchange?.response?.status?.code ?? error ?? "no answer");
  return `${method} ${path} ${came}`;
}

function placeText(at: MadeAt): { name: string; code: readonly string[] } {
  const path = at.by === "stack" ? at.place.file : pathOf(at.call.head.text);
  const read = path === undefined ? undefined : readSource(path);
  const lines = new Lines(read && "text" in read ? read.text : "");
  const { start, end } = at.by === "match" ? lines.range(at.call.head) : rangeOf(lines, at.place);
  const name = at.by === "stack" ? shown(at.place.file) : shownUri(at.call.head.text);
  const span = { start: lines.offset(start), end: lines.offset(end) };
  const code = lines.text === "" ? [] : excerpt(lines, span, (_, text) => text, "red");
  return { name: `${name}:${start.line}:${start.column}`, code };
}

/** The word that a stack points at. */
function rangeOf(lines: Lines, { line, column }: { line: number; column: number }) {
  const word = /^(?:new\s+)?[\w$.]+/.exec(lines.line(line).slice(column - 1))?.[0] ?? "";
  return { start: { line, column }, end: { line, column: column + word.length } };
}
