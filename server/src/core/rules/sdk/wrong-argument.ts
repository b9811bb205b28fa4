import { endpointsByPath, parameter, sdkMethod, sdkVersion } from "../../catalogue/index.ts";
import { contains, replace } from "../../exchange/origin.ts";
import type { ObjectValue, Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { knownSdk, shownVersion, sureSeverity } from "./shared/known.ts";

export const wrongArgument = rule({
  id: "sdk-wrong-argument",
  group: "sdk",
  title: "Options in an argument that is not read for them",
  severity: "error",
  why: "In version 5 of the SDK most methods take the request and its options as one object; the argument behind it holds settings of the connection, such as timeouts, and options there are ignored.",
  advice: "Write the options into the first object.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  shows: {
    needs: [/argument|option|sdk|model|transcribe|setting|feature/i],
    signs: [/transcribe(?:Url|File|_url|_file)\(\s*\{[^)\n]{0,60}\},\s*\{|second (?:argument|object)|two objects/i],
    told: [
      "options in the second argument are ignored by the sdk",
      "model passed to sdk is not used, default model comes",
      "transcribeUrl ignores my settings after upgrade",
      "sdk call works but features are missing from the result",
      "transcribeUrl with url first and model in a second object, a cast to silence typescript, and metadata shows a model I never asked for",
    ],
    symptoms: ["options-ignored"],
    answers: { silent: true },
    by: "sdk",
    settle: "Look at the model that the answer names: it is the default one when the option was not read.",
  },
  check(call, report) {
    const sdk = knownSdk(call);
    const method = sdk && sdkMethod(sdk.major, sdk.method);
    if (sdk?.major !== 5 || !method?.path || !sdk.args) return;
    const at = method.requestOptionsArg ?? (method.optionsArg === 0 ? 1 : undefined);
    if (at === undefined || at === method.optionsArg) return;
    const given = sdk.args[at];
    if (given?.kind !== "object") return;
    const own = new Set(sdkVersion(5).requestOptions ?? []);
    const keys = endpointsByPath(method.path).map((endpoint) => endpoint.key);
    const lost = given.bag.entries.filter(({ name }) => !own.has(name) && keys.some((key) => parameter(key, name)));
    const [first, ...others] = lost;
    if (!first) return;
    const merged =
      lost.length === given.bag.entries.length && given.bag.complete ? merge(sdk.args, at, call.origin) : undefined;
    report({
      message: `'${first.name}' is in an argument where ${shownVersion(sdk)} ignores it`,
      at: first.key,
      severity: sureSeverity(sdk),
      related: others.slice(0, 5).map(({ key, name }) => ({ at: key, message: `So does '${name}'` })),
      fixes: fixes(merged),
    });
  },
  examples: {
    wrong: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });`,
        sdk: "5.13.0",
      },
    ],
    right: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav", model: "nova-3" }, { timeoutInSeconds: 60 });
await client.listen.v1.media.transcribeFile(audio, { model: "nova-3" });`,
        sdk: "5.13.0",
      },
    ],
  },
});

/** `({ url }, { model })` becomes `({ url, model })`: from behind the last member of the first object to the first member of the second. */
function merge(args: readonly Value[], at: number, call: ObjectValue["origin"]): Fix | undefined {
  const [first] = args;
  const second = args[at];
  if (at !== 1 || first?.kind !== "object" || second?.kind !== "object") return undefined;
  if (!contains(call, first.origin) || !contains(call, second.origin)) return undefined;
  const place = first.bag.insertion?.at;
  if (
    !place ||
    first.bag.entries.length === 0 ||
    !contains(first.origin, place) ||
    first.origin.end > second.origin.start
  )
    return undefined;
  return {
    title: "Write the options into the first object",
    safe: true,
    edits: [replace({ text: place.text, start: place.start, end: second.origin.start + 1 }, ",")],
  };
}
