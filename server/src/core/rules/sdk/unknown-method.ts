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
    answers: { errors: ["sdk-not-a-function"] },
    by: "sdk",
    settle: "Look the method up in the types of the installed version.",
  },
  check(call, report) {
    const sdk = knownSdk(call);
    if (!sdk || sdk.method === "") return;
    if (majorsWith(sdk.method).length === 0) chain(sdk, report);
    else if (call.transport === "ws") sends(call, sdk, report);
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
    withoutVersion(sdk);
  if (!right) return;
  report({
    message: `${shownVersion(sdk)} has no ${sdk.method}; did you mean ${right}?`,
    at: sdk.at,
    severity: sureSeverity(sdk),
    advice: `Write ${right}.`,
    fixes: fixes({ title: `Use ${right}`, safe: false, edits: [replace(sdk.at, right)] }),
  });
}

/** An older version's name below a version of the API, which came with version 5: `listen.v1.live`. */
function withoutVersion({ major, method }: KnownSdk): string | undefined {
  const plain = method.replace(/\.v\d(?=\.)/, "");
  if (plain === method) return undefined;
  const others = majorsWith(plain).filter((other) => other !== major);
  return others.map((other) => sameMethodIn(plain, other, major)).find((found) => found !== undefined);
}

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
