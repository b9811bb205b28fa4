import { containerOfPath, containerOfType } from "../../../catalogue/index.ts";
import type { Call } from "../../../exchange/call.ts";
import { entry, known } from "../../../exchange/facts.ts";
import type { Origin } from "../../../exchange/origin.ts";
import type { Value } from "../../../exchange/value.ts";

/** Audio that says of itself what it is, and how that is known. */
export interface Container {
  /** `webm`, `mp3`, `wav`, …, or `recorder` for the chunks of a MediaRecorder. */
  readonly kind: string;
  /** In words: "chunks of a MediaRecorder", "talk.mp3". */
  readonly what: string;
  readonly at: Origin;
}

/** The containers that a call provably sends: as body, by its content type, or in messages. */
export function containersOf(call: Call): Container[] {
  const found: Container[] = [];
  if (call.body.kind === "raw") found.push(...ofValue(call.body.value));
  const sent = call.body.kind === "raw" || call.body.kind === "unresolved";
  if (call.transport === "http" && sent && found.length === 0) {
    const declared = known(entry(call.headers, "content-type", true)?.value);
    const kind = declared && containerOfType(declared.text);
    // Raw samples are often called a WAV file: where the bytes are not seen, that word alone proves nothing.
    const proves = call.body.kind === "raw" || (kind !== undefined && !/wav/i.test(kind));
    if (kind && proves) found.push({ kind, what: declared.text, at: declared.origin });
  }
  if (call.transport === "ws") for (const message of call.messages) found.push(...ofValue(message.payload));
  return found;
}

export function sendsContainer(call: Call): boolean {
  return containersOf(call).length > 0;
}

function ofValue(value: Value): Container[] {
  if (value.kind !== "bytes") return [];
  const { source } = value;
  if (source.is === "media-recorder")
    return [{ kind: "recorder", what: "chunks of a MediaRecorder", at: value.origin }];
  if (source.is !== "file") return [];
  const kind = containerOfPath(source.path);
  return kind ? [{ kind, what: source.path.split(/[\\/]/).at(-1)!, at: value.origin }] : [];
}
