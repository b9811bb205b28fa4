import type { Call } from "../../exchange/call.ts";
import { known } from "../../exchange/facts.ts";
import { after, before, contains, replace } from "../../exchange/origin.ts";
import type { ObjectValue, Value } from "../../exchange/value.ts";
import { mentions } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { isAtLeast, type KnownSdk, knownSdk, shownVersion, sureSeverity } from "./shared/known.ts";

export const wrongSource = rule({
  id: "sdk-wrong-source",
  group: "sdk",
  title: "Source that the method does not take",
  severity: "error",
  why: "transcribeUrl takes an object with the url, transcribeFile takes the bytes or a stream; another thing is refused by the SDK ('Unknown transcription source type') or sent as it is.",
  advice: "Give { url } to transcribeUrl, and a Buffer or a stream to transcribeFile.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  shows: {
    needs: [/file|blob|path|source|string|buffer/i],
    signs: [/transcribe(?:File|_file)\(\s*['"]|source type/i],
    told: [
      "sdk does not accept my file, blob or path",
      "passing a file name to transcribeFile fails",
      "source type not supported, I give a string",
      "uploaded File object of the form is refused by the sdk",
    ],
    answers: { errors: ["sdk-source-type", "corrupt-audio"], statuses: [400] },
    by: "sdk",
    settle: "Print the type of the first argument.",
    claims: true,
    diagnose(exchange, evidence) {
      const { call } = exchange;
      const told = saw(exchange, ["sdk-source-type"]);
      const [source] = call?.sdk?.args ?? [];
      if (!told || !source || source.kind !== "unresolved" || !/transcribeFile/.test(call?.sdk?.method ?? "")) return;
      const web = mentions(
        exchange,
        /\b(?:File|Blob) ?[({]|\b(?:instanceof|typeof|type|got|is an?) (?:File|Blob)\b|\bparseBody\(|\bformData\(|\.files?\[0\]|\b(?:File|Blob)\b(?= object)/,
      );
      if (!web) return;
      const edits = [
        replace(before(source.origin), "Buffer.from(await "),
        replace(after(source.origin), ".arrayBuffer())"),
      ];
      evidence({
        text: `It is a File or Blob: '${web.match[0]}'`,
        at: web.at,
        for: true,
        weight: "decisive",
        explains: "The SDK takes a Buffer or a stream of Node here, and is given a File or Blob of the web.",
        advice: "Give Buffer.from(await file.arrayBuffer()).",
        fixes: [{ title: "Make it a Buffer", safe: false, edits }],
      });
    },
  },
  check(call, report) {
    const sdk = knownSdk(call);
    const [source] = sdk?.args ?? [];
    if (!sdk || !source || sdk.major < 3) return;
    const name = sdk.method.split(".").at(-1)!;
    if (/^(?:transcribeUrl|analyzeUrl)(?:Callback)?$/.test(name)) bareUrl(call, sdk, source, report);
    if (/^transcribeFile(?:Callback)?$/.test(name) && !object(sdk, report)) file(call, sdk, source, report);
  },
  examples: {
    wrong: [
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
await deepgram.listen.prerecorded.transcribeUrl("https://example.com/audio.wav", { model: "nova-3" });`,
        sdk: "4.11.3",
      },
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
await deepgram.listen.prerecorded.transcribeFile({ buffer: audio, mimetype: "audio/wav" }, { model: "nova-3" });`,
        sdk: "3.9.0",
      },
    ],
    right: [
      {
        code: `import { createReadStream } from "node:fs";
import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });
await deepgram.listen.prerecorded.transcribeFile(createReadStream("audio.wav"), { model: "nova-3" });`,
        sdk: "4.11.3",
      },
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
await client.listen.v1.media.transcribeFile({ path: "audio.wav" }, { model: "nova-3" });`,
        sdk: "5.13.0",
      },
    ],
    pastes: [{ response: "DeepgramError: Unknown transcription source type" }],
  },
});

/**
 * What the check of versions 4.8.0 to 4.11.3 does not let through: it wants a Buffer or a stream of Node. Older ones hand anything to
 * fetch, and version 5 takes all of these.
 */
function object(sdk: KnownSdk, report: Report): boolean {
  const { first } = sdk;
  if (!first || first.class === "string" || sdk.major !== 4 || !isAtLeast(sdk.version, 4, 8)) return false;
  const { at, awaitable } = first;
  const read = first.class === "File" || first.class === "Blob";
  const end = read ? ".arrayBuffer())" : ")";
  report({
    message: `transcribeFile is given ${/^[AU]/.test(first.class) ? "an" : "a"} ${first.class}, and ${shownVersion(sdk)} takes a Buffer or a stream`,
    at,
    severity: sureSeverity(sdk),
    because: "From 4.8.0 on the SDK itself refuses anything else: 'Unknown transcription source type'.",
    advice: read ? "Give Buffer.from(await file.arrayBuffer())." : "Wrap it in Buffer.from.",
    fixes: fixes(
      read && !awaitable
        ? undefined
        : {
            title: "Make it a Buffer",
            safe: true,
            edits: [replace(before(at), read ? "Buffer.from(await " : "Buffer.from("), replace(after(at), end)],
          },
    ),
  });
  return true;
}

function bareUrl(call: Call, sdk: KnownSdk, given: Value, report: Report): void {
  const source = given.kind !== "text" && sdk.first?.class === "string" ? { origin: sdk.first.at } : given;
  if ("kind" in source && source.kind !== "text") return;
  const here = contains(call.origin, source.origin);
  report({
    message: `The URL is passed as a string, but ${shownVersion(sdk)} takes an object`,
    at: here ? source.origin : sdk.at,
    severity: sureSeverity(sdk),
    advice: "Write { url: … }.",
    fixes: fixes(
      here
        ? {
            title: "Write { url }",
            safe: true,
            edits: [
              replace({ ...source.origin, end: source.origin.start }, "{ url: "),
              replace({ ...source.origin, start: source.origin.end }, " }"),
            ],
          }
        : undefined,
    ),
  });
}

function file(call: Call, sdk: KnownSdk, source: Value, report: Report): void {
  const at = contains(call.origin, source.origin) ? source.origin : sdk.at;
  if (known(source) === undefined && sdk.first?.class === "string") {
    report({
      message: "transcribeFile is given a string",
      at: sdk.first.at,
      severity: sureSeverity(sdk),
      because: "The text itself would be sent as if it were the audio.",
      advice: "Read the file: createReadStream(path); use transcribeUrl with { url } for an address.",
    });
    return;
  }
  const path = known(source)?.text;
  if (path !== undefined && path !== "") {
    const url = /^https?:/.test(path);
    report({
      message: url ? "transcribeFile is given an address" : "transcribeFile is given a path as text",
      at,
      severity: sureSeverity(sdk),
      because: "The text itself would be sent as if it were the audio.",
      advice: url ? "Use transcribeUrl with { url }." : "Read the file: createReadStream(path).",
    });
    return;
  }
  if (source.kind !== "object" || !source.bag.complete) return;
  const names = source.bag.entries.map(({ name }) => name);
  if (names.includes("url") && !names.includes("data"))
    report({
      message: "transcribeFile is passed { url }",
      at,
      severity: sureSeverity(sdk),
      because: "It takes the bytes themselves.",
      advice: "Use transcribeUrl.",
    });
  else if (names.includes("mimetype") && (names.includes("buffer") || names.includes("stream")))
    report({
      message: `{ ${names.join(", ")} } is the source of version 2 of the SDK, but ${shownVersion(sdk)} is used`,
      at,
      severity: sureSeverity(sdk),
      because: "Since version 3 the bytes or the stream are given alone.",
      advice: `Give the ${names.includes("buffer") ? "buffer" : "stream"} itself.`,
      fixes: fixes(memberAlone(source, names.includes("buffer") ? "buffer" : "stream")),
    });
}

/** The object's one member in the place of the object. */
function memberAlone({ bag, origin }: ObjectValue, name: string): Fix | undefined {
  const value = bag.entries.find((each) => each.name === name)?.written;
  if (!value || !contains(origin, value)) return undefined;
  const edits = [replace({ ...origin, end: value.start }, ""), replace({ ...origin, start: value.end }, "")];
  return { title: `Give the ${name} itself`, safe: false, edits };
}
