import { agentFieldMeant, agentFieldPlaces, editDistance, nearest } from "../../catalogue/index.ts";
import { entries, member } from "../../exchange/facts.ts";
import type { Entry, ObjectValue } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Finding, Fix, Severity } from "../rule.ts";
import { fixes, moveEntry, renameEntry, wrapEntry } from "../shared/helpers.ts";
import { tellsOfAgent } from "../shared/named-in-words.ts";
import { place, settingsOf, settingsSchemas } from "./shared/agent-messages.ts";
import { walk } from "./shared/agent-walk.ts";

export const agentSettingUnknown = rule({
  id: "agent-setting-unknown",
  group: "params",
  title: "Field that the agent's Settings do not have",
  severity: "error",
  why: "Settings is read as a fixed shape: a field of another name, or in another place, makes the agent refuse the message or do without it.",
  advice: "Write the field's name as documented, in the object where it belongs.",
  exceptions: "Fields that are near no known one may be newer than this tool and are only information.",
  docs: [
    "https://developers.deepgram.com/docs/voice-agent-errors-warnings",
    "https://developers.deepgram.com/docs/voice-agent-stt-models",
  ],
  shows: {
    needs: [tellsOfAgent],
    told: [
      "greeting is never spoken by my agent",
      "my agent ignores the prompt or instructions field",
      "field in agent settings has no effect",
      "keyterm in the agent settings is not used",
      "where does greeting belong in the agent config",
      "agent starts but does not follow my prompt, wrong place in the settings",
    ],
    answers: { errors: ["agent-unparsable-client-message", "agent-invalid-settings"], closes: [1005], silent: true },
    refines: ["ws-agent-unparsable", "ws-agent-invalid-settings"],
    by: "deepgram",
    settle: "Read the name of the field in the error's description.",
    claims: false,
  },
  check(call, report) {
    for (const settings of settingsOf(call))
      walk(settings, settingsSchemas, {
        unknown: (entry, holder, path, names) => {
          // Whether a listen provider takes these depends on its model: the rule on what goes together says it.
          if (/^language(?:_hints)?$/.test(entry.name) && path.join(".") === "agent.listen.provider") return;
          report({ at: entry.key, ...remedy(settings, { entry, holder, path, names }) });
        },
      });
  },
  examples: {
    wrong: [
      {
        code: `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
agent.onopen = () =>
  agent.send(
    JSON.stringify({
      type: "Settings",
      audio: { input: { encoding: "linear16", sample_rate: 24000 } },
      greeting: "Hello",
      agent: {
        listen: { model: "nova-3" },
        think: { provider: { type: "open_ai", model: "gpt-4o-mini" }, instructions: "Be brief." },
        speak: { provider: { type: "deepgram", model: "aura-2-thalia-en" } },
      },
    }),
  );`,
      },
    ],
    right: [
      {
        code: `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
agent.onopen = () =>
  agent.send(
    JSON.stringify({
      type: "Settings",
      audio: { input: { encoding: "linear16", sample_rate: 24000 } },
      agent: {
        greeting: "Hello",
        listen: { provider: { type: "deepgram", model: "nova-3", keyterms: ["Deepgram"] } },
        think: {
          provider: { type: "open_ai", model: "gpt-4o-mini" },
          prompt: "Be brief.",
          functions: [{ name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } }],
        },
        speak: { provider: { type: "deepgram", model: "aura-2-thalia-en" } },
      },
    }),
  );`,
      },
    ],
  },
});

interface Unknown {
  readonly entry: Entry;
  readonly holder: ObjectValue;
  readonly path: readonly string[];
  readonly names: readonly string[];
}

/** What is wrong with a field, and where or how it belongs. */
function remedy(settings: ObjectValue, unknown: Unknown): Pick<Finding, "message" | "advice" | "severity" | "fixes"> {
  const { entry, holder, path, names } = unknown;
  const { name } = entry;
  const sayWith = (message: string, advice: string, severity: Severity, fix?: Fix) => ({
    message,
    advice,
    severity,
    fixes: fixes(fix),
  });
  const meant = renaming(name, names);
  if (meant && entries(holder.bag, meant.name).length === 0)
    return sayWith(
      `${place(path)} has no '${name}'; '${meant.name}' is meant`,
      `Write ${meant.name}.`,
      meant.certain ? "error" : "warning",
      renameEntry(entry, meant.name, `Rename to ${meant.name}`, meant.certain),
    );
  if (names.includes("provider") && agentFieldPlaces(name).includes([...path, "provider", name].join(".")))
    return sayWith(
      `'${name}' stands beside the provider instead of inside`,
      `Write it as ${[...path, "provider", name].join(".")}.`,
      "error",
      intoProvider(unknown),
    );
  const places = agentFieldPlaces(agentFieldMeant(name) ?? name);
  if (places.includes([...path, name].join("."))) {
    const id = `${name}_id`;
    if (names.includes(id) && entries(holder.bag, id).length === 0)
      return sayWith(
        `This provider names its ${name} by '${id}'`,
        `Write ${id}.`,
        "warning",
        renameEntry(entry, id, `Rename to ${id}`, false),
      );
    return sayWith(
      `This ${path.at(-2) ?? ""} provider has no '${name}'`,
      "Remove it, or name the type and version that have it.",
      "warning",
    );
  }
  const home = nearestPlace(places, path);
  if (home) {
    const target = member(settings, ...home.split(".").slice(0, -1));
    const sure = name === "greeting" || name === "mip_opt_out";
    const right = home.split(".").at(-1)!;
    const fits = target?.kind === "object" && entries(target.bag, right).length === 0 ? target.bag : undefined;
    return sayWith(
      `'${name}' does not belong ${path.length === 0 ? "at the top of Settings" : `into ${place(path)}`}`,
      `Write it as ${home}.`,
      sure ? "error" : "warning",
      fits && moveEntry(entry, fits, `Move to ${home}`, right, sure),
    );
  }
  return sayWith(
    `${place(path)} has no field '${name}' that this tool knows`,
    "Compare it with the documentation: it may be newer, or ignored.",
    "information",
  );
}

/** The name that was meant, in the same object. */
function renaming(name: string, names: readonly string[]): { name: string; certain: boolean } | undefined {
  const listed = agentFieldMeant(name);
  if (listed && names.includes(listed)) return { name: listed, certain: true };
  const snake = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
  if (snake !== name && names.includes(snake)) return { name: snake, certain: true };
  const near = nearest(name, names, name.length > 8 ? 2 : 1);
  return near && name.length > 3 && editDistance(name, near, 2) <= 2 ? { name: near, certain: false } : undefined;
}

/** Of the places that Settings has for a name, the one in an object nearest to where it was written. */
function nearestPlace(places: readonly string[], path: readonly string[]): string | undefined {
  const shared = (at: string) => {
    const parts = at.split(".");
    let same = 0;
    while (same < path.length && parts[same] === path[same]) same++;
    return same;
  };
  const list = path.findIndex((part) => /^(?:messages|function_calls|functions|headers)$/.test(part));
  const inside = list < 0 ? undefined : `${path.slice(0, list + 1).join(".")}.`;
  const single = places.filter((at) =>
    inside === undefined ? !/(?:messages|function_calls|functions|headers)\./.test(at) : at.startsWith(inside),
  );
  const order = (a: string, b: string) => shared(b) - shared(a) || a.split(".").length - b.split(".").length;
  const [first, second] = [...single].sort(order);
  return first !== undefined && (second === undefined || order(first, second) < 0) ? first : undefined;
}

function intoProvider({ entry, holder, path }: Unknown): Fix | undefined {
  const title = "Move into the provider";
  const provider = entries(holder.bag, "provider")[0]?.value;
  if (provider) {
    if (provider.kind !== "object" || entries(provider.bag, entry.name).length > 0) return undefined;
    return moveEntry(entry, provider.bag, title);
  }
  const part = path.at(-1);
  if (entry.name !== "model" || (part !== "listen" && part !== "speak")) return undefined;
  return wrapEntry(entry, holder.bag, "provider", { type: "deepgram" }, "Wrap in a provider");
}
