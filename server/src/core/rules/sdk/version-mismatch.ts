import {
  majorsWith,
  migrationOf,
  newestSdk,
  type SdkMajor,
  sameMethodIn,
  sdkMethod,
  sdkSocket,
} from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import type { Exchange } from "../../exchange/exchange.ts";
import { replace } from "../../exchange/origin.ts";
import { mentions, symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import type { Evidence, Fix, Report } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { type KnownSdk, knownSdk, shownVersion, sureSeverity } from "./shared/known.ts";

/** What programs print when a name of another major is used: JavaScript first, then Python. */
const oldNames =
  /(?:createClient|\bDeepgram(?:Client)?|listen\.(?:live|prerecorded)(?:\.\w+)?|speak\.(?:request|live)|transcription\.(?:live|preRecorded)|grantToken|\.agent|media\.transcribe\w+|\.(?:finish|finalize|requestClose|getReadyState|sendMedia|sendFinalize|sendKeepAlive|sendCloseStream)|listen\.v[12][.\w]*|\.keepAlive|\.sendMedia|\.requestClose|\.waitForOpen)\)? is not a (?:function|constructor)|Cannot read propert(?:y|ies) of undefined \(reading '(?:transcribe(?:Url|File)|live|preRecorded|prerecorded|grantToken|v1|v2|media|listen|transcription)'\)|(?:has no exported member|does not provide an export named) '?"?(?:createClient|LiveTranscriptionEvents|AgentEvents|DeepgramClient|LiveTTSEvents|CallbackUrl)|Named export '(?:Deepgram|DeepgramClient|createClient|LiveTranscriptionEvents)' not found|\bconnect\(\) missing \d+ required keyword-only arguments?: '(?:model|encoding|sample_rate)'(?:(?:,| and|, and) '\w+')*|LiveTranscriptionEvents (?:is undefined|is not (?:exported|defined))|cannot import name '(?:PrerecordedOptions|LiveOptions|LiveTranscriptionEvents|FileSource|UrlSource|SpeakOptions|DeepgramClientOptions|Deepgram|SpeakWebSocketEvents|AgentWebSocketEvents|PrerecordedResponse)'[^\n]{0,60}|module 'deepgram' has no attribute '\w+'|'(?:DeepgramClient|AsyncDeepgramClient|Deepgram|(?:Async)?(?:Listen|Speak|Read|Manage|Agent|Auth|SelfHosted)(?:Client|Router)?|(?:Async)?V[12]Client)' object has no attribute '\w+'|DeepgramClient\.__init__\(\) (?:takes|got an unexpected)[^\n]{0,60}|No module named 'deepgram\.\w+|Property '\w+' does not exist on type '(?:DeepgramClient|Deepgram|ListenClient|LiveClient|V1Client|V1Socket|V2Socket)'/;

/** What version 5 has in the place of a method of an older one. */
function newest(chain: string): string | undefined {
  for (const from of [4, 3, 2] as const) {
    const edit = migrationOf(chain, from, 5)[0];
    if (edit) return edit.after;
  }
  return undefined;
}

export const versionMismatch = rule({
  id: "sdk-version-mismatch",
  group: "sdk",
  title: "Code for another major version of the SDK",
  severity: "error",
  why: "Each major version of @deepgram/sdk has methods and constructors of its own; those of another one are not there, and the call throws.",
  advice: "Write the call as the installed version has it, or install the version that the code is written for.",
  exceptions: "Reported only where the version is known from the project, a lock file or the import itself.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  shows: {
    needs: [/version|update|upgrad|sdk|tutorial|import|example|\bv[1-5]\b|course|package|article/i],
    signs: [
      /@deepgram\/sdk\S* ?(?:from )?\d|\b(?:sdk|version|v)\s?[1-5](?:\.\d+)*\b[^?\n]{0,60}\b(?:to|→|->)\s?v?[1-6]\b|cannot import name|no exported member|\b(?:tutorial|course|video|article|blog)\b[^?\n]{0,60}\b20(?:1\d|2[0-4])\b|old format|prerecorded\b[^.!?\n]{0,40}\bundefined|createClient is not|reading '?preRecorded/i,
    ],
    told: [
      "createClient is not a function after update",
      "example from the docs does not fit my sdk version",
      "after npm update nothing works, import errors",
      "prerecorded is undefined in the new sdk",
      "python cannot import LiveOptions or PrerecordedOptions",
      "upgraded the package and the code from the tutorial breaks",
      "tutorial is old, it throws that I use an old format with a newer version of the sdk",
      "after moving to sdk 5 my handler on Results is never called again",
    ],
    answers: { errors: ["sdk-not-a-function", "sdk-version"] },
    by: "sdk",
    fixedByUpgrade: true,
    settle: "Run 'npm ls @deepgram/sdk' and compare the version with the one that the code is written for.",
    diagnose(exchange, evidence) {
      const asked = symptom(exchange, "upgrade");
      const chain =
        asked && mentions(exchange, /\b((?:listen|speak|read|transcription|manage|auth|agent)\.(?:\w+\.)?\w+)\b/);
      const now = chain && newest(chain.match[1]!);
      if (asked && now)
        evidence({
          text: `It asks what takes the place of '${chain.match[1]}'`,
          at: chain.at,
          for: true,
          weight: "strong",
          explains: `In version 5 of the SDK '${chain.match[1]}' is ${now}.`,
          advice: `Write ${now}; the client is made by new DeepgramClient({ apiKey }).`,
        });
      const found = mentions(exchange, oldNames);
      const told = saw(exchange, ["sdk-not-a-function", "sdk-version"]);
      const at = found?.at ?? told?.at;
      const words = found?.match[0] ?? told?.text;
      if (!at || !words) return;
      const { sdk } = exchange.environment;
      evidence({
        text: `The program says '${words.slice(0, 120)}'`,
        at,
        for: true,
        weight: told || mentions(exchange, /deepgram/i) ? "decisive" : "strong",
        ...pythonFix(exchange, words),
        explains: `The code is written for another major version of the SDK than the one that runs${sdk ? ` (${sdk.version})` : ""}: what it calls is not there.`,
        ...(/createClient/.test(words) && {
          advice:
            "createClient belongs to versions 3 and 4: in version 5 write new DeepgramClient({ apiKey }), or install @deepgram/sdk@4.",
        }),
      });
    },
  },
  check(call, report) {
    const sdk = knownSdk(call);
    if (!sdk) return;
    constructorOf(sdk, report);
    const { major, method } = sdk;
    const majors = majorsWith(method);
    if (majors.length > 0 && !majors.includes(major)) {
      const same =
        majors.map((other) => other < major && sameMethodIn(method, other, major)).find(Boolean) || undefined;
      report({
        message: `${method} belongs to version ${listed(majors)} of the SDK, but ${shownVersion(sdk)} is used`,
        at: sdk.at,
        severity: sureSeverity(sdk),
        advice: same
          ? `Version ${major} has ${same}.`
          : `Install version ${majors[0]} of the SDK, or write it as version ${major} does.`,
        fixes: fixes(same ? { title: `Use ${same}`, safe: false, edits: [replace(sdk.at, same)] } : undefined),
      });
      return;
    }
    methodsOfSocket(call, sdk, report);
  },
  examples: {
    wrong: [
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });`,
        sdk: newestSdk,
      },
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ key: process.env.DEEPGRAM_API_KEY });
await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav", model: "nova-3" });`,
        sdk: "4.11.3",
      },
    ],
    right: [
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });`,
        sdk: "4.11.3",
      },
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });`,
      },
    ],
    pastes: [{ response: "TypeError: (0 , _sdk.createClient) is not a function" }],
  },
});

/** What Python code has to change: version 5 takes the key by its name only, and has other methods than 3 and 4. */
function pythonFix(exchange: Exchange, words: string): Partial<Pick<Evidence, "advice" | "fixes">> {
  const { sdk } = exchange.environment;
  if (/__init__\(\) takes 1 positional/.test(words)) {
    const made = mentions(exchange, /\bDeepgramClient\((?=\s*(?!\w+\s*=(?!=))[^)\s])/);
    const at = made && { ...made.at, start: made.at.end };
    return {
      advice: "Give the key by its name, not as a positional argument: DeepgramClient(api_key=…).",
      ...(at ? { fixes: [{ title: "Write api_key=", safe: true, edits: [replace(at, "api_key=")] }] } : {}),
    };
  }
  const missing = /missing \d+ required keyword-only arguments?: ([^\n]{1,80})/.exec(words);
  if (missing)
    return {
      advice: `This version wants ${missing[1]} given by name: add what is missing to connect(), or update deepgram-sdk.`,
    };
  const python =
    sdk?.language === "python" || /object has no attribute|cannot import name|No module named|keyword-only/.test(words);
  if (!python) return {};
  return {
    advice: `${sdk && Number.parseInt(sdk.version, 10) < 5 ? "Install deepgram-sdk 5 or later, where the code's calls are" : 'For code of versions 3 and 4 pin "deepgram-sdk<5"'}; version 5 has ${/speak/i.test(words) ? "client.speak.v1.audio.generate(text=…)" : /agent/i.test(words) ? "client.agent.v1.connect()" : "client.listen.v1.media.transcribe_url(url=…) and client.listen.v1.connect(model=…)"}. See https://github.com/deepgram/deepgram-python-sdk.`,
  };
}

/** `createClient` came with version 3 and went with version 5; `new Deepgram` went with version 3. */
function constructorOf(sdk: KnownSdk, report: Report): void {
  const { client, major } = sdk;
  if (!client) return;
  const wrong =
    (client.constructor === "createClient" && (major === 5 || major < 3)) ||
    (client.constructor === "DeepgramClient" && major < 3) ||
    (client.constructor === "Deepgram" && client.isNew && major >= 3);
  if (!wrong) return;
  const right = major === 5 ? "new DeepgramClient({ apiKey })" : major < 3 ? "new Deepgram(key)" : "createClient(key)";
  const of =
    client.constructor === "createClient" ? "3 and 4" : client.constructor === "Deepgram" ? "1 and 2" : "3 and later";
  report({
    message: `${client.constructor} belongs to version ${of} of the SDK, but ${shownVersion(sdk)} is used`,
    at: client.at,
    severity: sureSeverity(sdk),
    advice: `Version ${major} makes its client by ${right}.`,
  });
}

/** Methods of an older socket on that of version 5, and the other way round. */
function methodsOfSocket(call: Call, sdk: KnownSdk, report: Report): void {
  const { major, method } = sdk;
  const own = sdkSocket(major, method);
  if (call.transport !== "ws" || !own || !sdkMethod(major, method)) return;
  const called = [
    ...(call.otherMethods ?? []),
    ...call.messages.flatMap(({ method: name, name: at }) => (at ? [{ name, at }] : [])),
  ];
  const seen = new Set<number>();
  for (const { name, at } of called) {
    if (seen.has(at.start) || own.send.some((each) => each.name === name)) continue;
    seen.add(at.start);
    const there = otherMajors(method, name, major);
    if (there.length === 0) continue;
    const right =
      major === 5
        ? newName(
            name,
            own.send.map((each) => each.name),
          )
        : undefined;
    report({
      message: `${name}() belongs to version ${listed(there)} of the SDK, but ${shownVersion(sdk)} is used`,
      at,
      severity: sureSeverity(sdk),
      advice: right ? `Version ${major} has ${right}().` : `Write it as version ${major} of the SDK has it.`,
      fixes: fixes(right === "sendMedia" ? renamed(at, right) : undefined),
    });
  }
}

function renamed(at: Fix["edits"][number] | { text: string; start: number; end: number }, name: string): Fix {
  return { title: `Use ${name}`, safe: false, edits: [replace(at, name)] };
}

/** The majors in which the same kind of socket has the method. */
function otherMajors(chain: string, name: string, major: SdkMajor): SdkMajor[] {
  const space = chain.split(".")[0]!.replace("transcription", "listen");
  const sockets = major === 5 ? [`${space}.live`] : [`${space}.v1.connect`, `${space}.v2.connect`];
  return ([5, 4, 3] as const).filter(
    (other) =>
      other !== major &&
      sockets.some((socket) => sdkSocket(other, other === 5 ? socket : space)?.send.some((each) => each.name === name)),
  );
}

/** What version 5 calls it, among the methods that the socket has. */
function newName(old: string, names: readonly string[]): string | undefined {
  const meant: Readonly<Record<string, string>> = {
    send: "sendMedia",
    keepAlive: "sendKeepAlive",
    finalize: "sendFinalize",
    finish: "sendCloseStream",
    requestClose: names.includes("sendCloseStream") ? "sendCloseStream" : "sendClose",
    flush: "sendFlush",
    clear: "sendClear",
    configure: "sendSettings",
    updatePrompt: "sendUpdatePrompt",
    updateSpeak: "sendUpdateSpeak",
    injectAgentMessage: "sendInjectAgentMessage",
    injectUserMessage: "sendInjectUserMessage",
    functionCallResponse: "sendFunctionCallResponse",
  };
  const name = meant[old];
  return name && names.includes(name) ? name : undefined;
}

function listed(majors: readonly number[]): string {
  const sorted = [...majors].sort();
  return sorted.length < 2 ? String(sorted[0]) : `${sorted.slice(0, -1).join(", ")} and ${sorted.at(-1)}`;
}
