import type ts from "typescript";
import type { Call } from "../../exchange/call.ts";
import type { Bag, Entry } from "../../exchange/value.ts";
import type { Abstract, Frame } from "../abstract.ts";
import { type FileContext, placeOf } from "../context.ts";
import { literal } from "../evaluate/values/make.ts";
import { runtimeOf } from "../http/parts/runtime.ts";
import type { Recogniser, Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { readTarget } from "../url/query.ts";
import { argumentsOf } from "./arguments.ts";
import { chainOf, writtenChain } from "./chain.ts";
import { exportOf } from "./exports.ts";
import { look } from "./settings.ts";
import { resultOf } from "./use.ts";

/** A class or function of another package that calls Deepgram, and where its model and language stand. */
interface Wrapped {
  readonly package: string;
  readonly name: string;
  readonly url: string;
  /** Which argument is the model itself. */
  readonly modelArg?: number;
  /** Where the first argument holds the model and the language. */
  readonly model?: readonly string[];
  readonly language?: readonly string[];
}

const livekit = "@livekit/agents-plugin-deepgram";
const mastra = "@mastra/voice-deepgram";
const known: readonly Wrapped[] = [
  { package: livekit, name: "STT", url: "wss://api.deepgram.com/v1/listen", model: ["model"], language: ["language"] },
  { package: livekit, name: "STTv2", url: "wss://api.deepgram.com/v2/listen", model: ["model"] },
  { package: livekit, name: "TTS", url: "wss://api.deepgram.com/v1/speak", model: ["model"] },
  { package: "@ai-sdk/deepgram", name: "transcription", url: "https://api.deepgram.com/v1/listen", modelArg: 0 },
  {
    package: mastra,
    name: "DeepgramVoice",
    url: "https://api.deepgram.com/v1/listen",
    model: ["listeningModel", "name"],
  },
];

/** Sites of other packages that take Deepgram's options: of their options only model and language are Deepgram's own words. */
export const recogniseWrappers: Recogniser = (context) => {
  if (!/deepgram["'](?!\/)/.test(context.text)) return [];
  const sites: Site[] = [];
  for (const node of [...context.index.news, ...context.index.calls]) {
    const { base, names } = writtenChain(node.expression);
    const last = names.at(-1)?.name ?? (typescript().isIdentifier(base) ? base.getText(context.source) : "");
    if (!known.some(({ name }) => name === last)) continue;
    for (const frame of context.evaluator.framesAt(node, context)) {
      const found = wrappedBy(context.evaluator.evaluate(node.expression, frame));
      if (found) sites.push({ call: callOf(context, node, frame, found), node, frame });
    }
  }
  return sites;
};

function wrappedBy(callee: Abstract): Wrapped | undefined {
  const made = exportOf(callee);
  if (made) return known.find((each) => each.package === made.module && each.name === made.name);
  // `deepgram.transcription(…)`, `createDeepgram(…).transcription(…)`
  const { root, names } = chainOf(callee);
  const holder = root.kind === "result" ? exportOf(root.callee) : exportOf(root);
  return known.find(
    (each) => each.modelArg !== undefined && each.package === holder?.module && each.name === names.at(-1),
  );
}

function callOf(context: FileContext, node: ts.CallExpression | ts.NewExpression, frame: Frame, found: Wrapped): Call {
  const at = placeOf(context, node.expression);
  const args = argumentsOf(context, node, frame);
  const [first] = args.values;
  const entries: Entry[] = [];
  const add = (name: string, path: readonly string[] | undefined) => {
    const value = path && look(context, first, ...path);
    if (value?.is === "found")
      entries.push({
        name,
        key: value.key,
        value: context.evaluator.lower(value.value),
        renamable: false,
        sometimes: false,
      });
  };
  add("model", found.model);
  add("language", found.language);
  const model = found.modelArg === undefined ? undefined : args.values[found.modelArg];
  if (model)
    entries.push({
      name: "model",
      key: model.origin,
      value: context.evaluator.lower(model),
      renamable: false,
      sometimes: false,
    });
  const custom = ["baseUrl", "baseURL", "endpointUrl"].some((name) => look(context, first, name).is === "found");
  const url = literal(found.url, at);
  const target = readTarget(url, () => context.evaluator.lower(url))!.target;
  const query: Bag = { entries, complete: false, origin: at };
  return {
    transport: found.url.startsWith("wss") ? "ws" : "http",
    via: "wrapper",
    origin: placeOf(context, node),
    head: at,
    target: custom ? { ...target, deepgram: "custom" } : target,
    query,
    headers: { entries: [], complete: false, origin: at },
    body: { kind: "unresolved", reason: `${found.package} makes it`, origin: at },
    messages: [],
    messagesComplete: false,
    runtime: runtimeOf(context),
    sdk: {
      package: found.package,
      method: found.name,
      at,
      args: args.values.map((value) => context.evaluator.lower(value)),
      ownNames: true,
      ...resultOf(node),
    },
  };
}
