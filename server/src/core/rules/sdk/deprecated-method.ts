import { sendMethod } from "../../catalogue/index.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { fixes } from "../shared/helpers.ts";
import { isAtLeast, knownSdk } from "./shared/known.ts";

export const deprecatedMethod = rule({
  id: "sdk-deprecated-method",
  group: "sdk",
  title: "Method that the SDK has replaced",
  severity: "information",
  why: "The method still works in this version and is marked as deprecated; a newer one does the same.",
  advice: "Use the newer method.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  shows: {
    needs: [/deprecat|crossed|strik|struck|warning|strikes/i],
    signs: [/deprecat\w*|struck through|crossed out|strikes? through/i],
    told: [
      "method is shown as deprecated in the sdk",
      "live method crossed out in the editor, what is the new one",
      "warning that a sdk function is deprecated",
      "editor strikes through the function name",
    ],
    hygiene: true,
  },
  check(call, report) {
    const sdk = knownSdk(call);
    if (!sdk || call.transport !== "ws") return;
    const seen = new Set<number>();
    for (const { method, name } of call.messages) {
      const note = sendMethod(sdk.major, sdk.method, method)?.note;
      const [, since] = /deprecated since (\d+\.\d+)/.exec(note ?? "") ?? [];
      if (!name || !since || seen.has(name.start)) continue;
      const [major = 0, minor = 0] = since.split(".").map(Number);
      if (isAtLeast(sdk.version, major, minor) === false) continue;
      seen.add(name.start);
      const right = method === "finish" ? "requestClose" : undefined;
      report({
        message: `${method}() is deprecated since ${since}`,
        at: name,
        tags: ["deprecated"],
        ...(right && { advice: `Use ${right}(): it asks for the last results in the same way.` }),
        fixes: fixes(
          right
            ? {
                title: `Use ${right}`,
                safe: isAtLeast(sdk.version, major, minor) === true,
                edits: [replace(name, right)],
              }
            : undefined,
        ),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `import { createClient } from "@deepgram/sdk";
const live = createClient(process.env.DEEPGRAM_API_KEY).listen.live({ model: "nova-3" });
live.on("error", console.error);
stop.onclick = () => live.finish();
start(live);`,
        sdk: "4.11.3",
      },
    ],
    right: [
      {
        code: `import { createClient } from "@deepgram/sdk";
const live = createClient(process.env.DEEPGRAM_API_KEY).listen.live({ model: "nova-3" });
live.on("error", console.error);
stop.onclick = () => live.requestClose();
start(live);`,
        sdk: "4.11.3",
      },
    ],
  },
});
