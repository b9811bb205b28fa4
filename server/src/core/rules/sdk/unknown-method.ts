import { majorsWith, nearest, renamedWithinV5, sameMethodIn, sdkSocket, sdkVersion } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { isAtLeast, isNewer, type KnownSdk, knownSdk, shownVersion, sureSeverity } from "./shared/known.ts";

export const unknownMethod = rule({
  id: "sdk-unknown-method",
  group: "sdk",
  title: "Method that the SDK does not have",
  severity: "error",
  why: "The SDK has no method of that name: the call throws '… is not a function'.",
  advice: "Write the method's name as the installed version has it.",
  exceptions:
    "Reported only on clients that are seen to be made, with a version that is known. Names of other versions are another mistake.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  shows: {
    needs: [/function|method|attribute|propert|callable|member/i],
    signs: [/is not a function|has no attribute|property '?\w+'? does not exist|no such method/i],
    told: [
      "is not a function on a method of the sdk",
      "method does not exist in typescript types",
      "sdk has no attribute of that name",
      "typo in a method name, undefined is not callable",
    ],
    answers: { errors: ["sdk-not-a-function"] },
    by: "sdk",
    settle: "Look the method up in the types of the installed version.",
  },
  check(call, report) {
    const sdk = knownSdk(call);
    if (!sdk || sdk.method === "") return;
    if (majorsWith(sdk.method).length === 0) chain(sdk, report);
    else if (call.transport === "ws") {
      sends(call, sdk, report);
      if (sdk.major === 3 || sdk.major === 4) others(call, sdk, report);
    }
  },
  examples: {
    wrong: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
await client.listen.v1.media.transcribeURL({ url: "https://example.com/audio.wav", model: "nova-3" });`,
        sdk: "5.13.0",
      },
    ],
    right: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
await client.manage.v1.projects.keys.create("id", { comment: "new" });
await client.manage.v1.somethingNewer.list();`,
        sdk: "5.13.0",
      },
    ],
  },
});

/** A chain that no version has: said only beside a name that is there. */
function chain(sdk: KnownSdk, report: Report): void {
  if (!sdk.client) return;
  const known = sdkVersion(sdk.major)
    .methods.flatMap((method) => [method.chain, ...(method.aliases ?? [])])
    .filter((each) => !each.endsWith("*"));
  const right =
    known.find((each) => each.toLowerCase() === sdk.method.toLowerCase()) ??
    (isNewer(sdk) ? undefined : nearest(sdk.method, known, 3)) ??
    withoutVersion(sdk) ??
    holding(sdk.method, known);
  if (!right) {
    // Versions before 5 get no new methods: what no table has is not there.
    if (sdk.major < 5)
      report({ message: `${shownVersion(sdk)} has no ${sdk.method}`, at: sdk.at, severity: sureSeverity(sdk) });
    return;
  }
  report({
    message: `${shownVersion(sdk)} has no ${sdk.method}; did you mean ${right}?`,
    at: sdk.at,
    severity: sureSeverity(sdk),
    advice: `Write ${right}.`,
    fixes: fixes({ title: `Use ${right}`, safe: false, edits: [replace(sdk.at, right)] }),
  });
}

/** A name of the same part of the client in which every word of the given one stands: `manage.getBalances`. */
function holding(method: string, known: readonly string[]): string | undefined {
  const split = (chain: string) => ({
    part: chain.slice(0, chain.lastIndexOf(".") + 1),
    words: chain
      .slice(chain.lastIndexOf(".") + 1)
      .split(/(?=[A-Z])/)
      .map((word) => word.toLowerCase()),
  });
  const given = split(method);
  const found = known.filter((each) => {
    const { part, words } = split(each);
    return part === given.part && given.words.length > 1 && given.words.every((word) => words.includes(word));
  });
  return found.length === 1 ? found[0] : undefined;
}

/** An older version's name below a version of the API, which came with version 5: `listen.v1.live`. */
function withoutVersion({ major, method }: KnownSdk): string | undefined {
  const plain = method.replace(/\.v\d(?=\.)/, "");
  if (plain === method) return undefined;
  const others = majorsWith(plain).filter((other) => other !== major);
  return others.map((other) => sameMethodIn(plain, other, major)).find((found) => found !== undefined);
}

/** Members of every object, of an event emitter, and those by which the SDK's own classes work. */
const inherited =
  /^(?:listeners|eventNames|rawListeners|listenerCount|prependOnceListener|[gs]etMaxListeners|toString|hasOwnProperty|bind|call|apply|then|catch|finally|proxy|sendBuffer|conn|v|fetch|log|abort\w*)$|^(?:_|setup|handle|process|create)/;

/** Methods of a socket of version 3 or 4 that it does not have. */
function others(call: Call, sdk: KnownSdk, report: Report): void {
  const own = sdkSocket(sdk.major, sdk.method);
  if (!own || !sdk.client) return;
  const names = own.send.map((each) => each.name);
  const sent = call.messages.flatMap(({ method, name }) => (name ? [{ name: method, at: name }] : []));
  const seen = new Set<number>();
  for (const { name, at } of [...(call.otherMethods ?? []), ...sent]) {
    if (names.includes(name) || inherited.test(name) || seen.has(at.start)) continue;
    seen.add(at.start);
    const right = nearest(name, names, 3);
    report({
      message: `The socket of ${shownVersion(sdk)} has no ${name}()${right ? `; did you mean ${right}()?` : ""}`,
      at,
      severity: sureSeverity(sdk),
      advice: right ? `Write ${right}.` : `It has ${list(names)}.`,
      fixes: fixes(right ? { title: `Use ${right}`, safe: false, edits: [replace(at, right)] } : undefined),
    });
  }
}

const list = (names: readonly string[]) => names.filter((name) => !/^(?:is|get|connection|re)/.test(name)).join(", ");

/** Names of the previews of version 5, and slips beside a name that is there. */
function sends(call: Call, sdk: KnownSdk, report: Report): void {
  const own = sdkSocket(sdk.major, sdk.method);
  if (sdk.major !== 5 || !own) return;
  const names = own.send.map((each) => each.name);
  const seen = new Set<number>();
  for (const { method, name } of call.messages) {
    if (!name || seen.has(name.start) || names.includes(method) || !/^send[A-Z]/.test(method)) continue;
    seen.add(name.start);
    const renamed = renamedWithinV5.find((each) => each.old === method);
    if (renamed && isAtLeast(sdk.version, 5, Number(renamed.since.split(".")[1])) !== true) continue;
    const bare = method.replace(/(?:Listen|Speak|Agent)?V[12]/, "");
    const right = renamed?.new ?? (names.includes(bare) ? bare : isNewer(sdk) ? undefined : nearest(method, names, 2));
    if (!right) continue;
    report({
      message: `The socket of ${shownVersion(sdk)} has no ${method}(); did you mean ${right}()?`,
      at: name,
      severity: sureSeverity(sdk),
      advice: `Write ${right}.`,
      fixes: fixes({
        title: `Use ${right}`,
        safe: renamed !== undefined || names.includes(bare),
        edits: [replace(name, right)],
      }),
    });
  }
}
