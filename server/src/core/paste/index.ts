import type { Call } from "../exchange/call.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Edit, Origin } from "../exchange/origin.ts";
import type { Recognised } from "../explain/answer.ts";
import { isRecording } from "../record/format.ts";
import { readRecording } from "../record/read.ts";
import { credentialPlaces } from "../redact/call.ts";
import { assemble } from "./assemble.ts";
import { probesIn } from "./audio/probes.ts";
import { readCode } from "./code/javascript.ts";
import { readSegments } from "./detect.ts";
import type { Form, Item } from "./items.ts";
import { sdkVersionIn } from "./lines/mentions.ts";
import { blobsIn } from "./objects/blobs.ts";
import { prepare } from "./text/clean.ts";
import type { PasteName, Source } from "./text/slice.ts";
import { inWords } from "./text/unread.ts";

export type { Form } from "./items.ts";

export interface PasteInput {
  readonly request: string;
  readonly response: string;
}

/**
 * Lowers pasted code: injected, so that the parser is loaded only when a paste holds code. `text` is as long as the whole
 * paste, with everything but code blanked, so that places need no translation; `name` is the paste's name for origins.
 */
export type LowerCode = (
  text: string,
  kind: "tsx" | "ts",
  name: PasteName,
  /** The version of `@deepgram/sdk` that the paste names. */
  sdk?: string,
) => Lowered;

export interface Lowered {
  readonly calls: readonly Call[];
  /** The edits that write all of the code for the newest major of the SDK. */
  readonly upgrade?: () => readonly Edit[];
}

export interface Paste {
  /** Both texts without secrets, as long as what was pasted. */
  readonly texts: Readonly<Record<PasteName, string>>;
  /** What each piece was taken for, in the order of the texts. */
  readonly recognised: readonly Recognised[];
  readonly exchanges: readonly Exchange[];
  readonly notUnderstood: readonly string[];
  /** What each call was written in. */
  readonly forms: ReadonlyMap<Call, Form>;
  /** The edits that write the code in a text for the newest major of the SDK. */
  readonly upgrade: (name: PasteName) => readonly Edit[];
  /** Reads another text in the same way, with the versions that this paste names: what a corrected request is judged by. */
  readonly again: (request: string) => Paste;
}

/** Reads a paste: redacts it, cuts it into segments, reads each, and joins what belongs together. Linear; never throws. */
export function readPaste(input: PasteInput, lowerCode: LowerCode): Paste {
  const paste = readOnce(input, lowerCode, []);
  // What only the code says to be a credential is masked in the text, too, and nobody reads it again.
  const shown = ({ text, start, end }: Origin) => paste.texts[text as PasteName]?.slice(start, end) ?? "•";
  const open = paste.exchanges
    .flatMap(({ call }) => (call ? credentialPlaces(call) : []))
    .filter((at) => !/[•\n]/.test(shown(at)));
  return open.length === 0 ? paste : readOnce(input, lowerCode, open);
}

function readOnce(input: PasteInput, lowerCode: LowerCode, known: readonly Origin[]): Paste {
  const request = prepare("paste:request", input.request, known);
  const response = prepare("paste:response", input.response, known);
  const sdk = sdkVersionIn(`${request.source.text}\n${response.source.text}`);
  const upgrades = new Map<PasteName, Lowered["upgrade"]>();
  const lower: LowerCode = (text, kind, name) => {
    const lowered = lowerCode(text, kind, name, sdk);
    upgrades.set(name, lowered.upgrade);
    return lowered;
  };
  const read = [request, response].map((each) => readSource(each.source, lower));
  const items = read.flatMap((each) => each.items);
  const { exchanges, forms } = assemble(items);
  return {
    texts: { "paste:request": request.shown, "paste:response": response.shown },
    recognised: recognised(items),
    exchanges,
    notUnderstood: read.flatMap((each, i) => inWords([request, response][i]!.source, each.unread)),
    forms,
    upgrade: (name) => upgrades.get(name)?.() ?? [],
    again: (text) =>
      readPaste({ request: text, response: "" }, (code, kind, name, own) => lowerCode(code, kind, name, own ?? sdk)),
  };
}

function readSource(source: Source, lowerCode: LowerCode): { items: Item[]; unread: { start: number; end: number }[] } {
  if (isRecording(source.text)) return { items: readRecording(source), unread: [] };
  const code = readCode(source, lowerCode);
  const { items, unread } = readSegments(source, code.claimed);
  const blobs = [...blobsIn(source), ...probesIn(source)];
  const all = [...code.items, ...items, ...blobs];
  const inBlob = ({ start, end }: { start: number; end: number }) =>
    blobs.some(({ at }) => at.start < end && start < at.end);
  return {
    items: all.sort((a, b) => a.at.start - b.at.start),
    unread: blobs.length > 0 ? unread.filter((each) => !inBlob(each)) : unread,
  };
}

/** Each piece with its place; neighbours of one kind as one. */
function recognised(items: readonly Item[]): Recognised[] {
  const found: Recognised[] = [];
  for (const { words, at, kind } of items) {
    const last = found.at(-1);
    if (kind === "other" && last?.kind === words && last.at.text === at.text) {
      found[found.length - 1] = { kind: words, at: { ...last.at, end: at.end } };
    } else found.push({ kind: words, at });
  }
  return found;
}
