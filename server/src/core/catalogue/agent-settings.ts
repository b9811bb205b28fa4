import { clientMessage } from "./messages.ts";
import { type Schema, variants } from "./schema.ts";

/** Names by which the preview API, other products and other vendors call a field of Settings. */
const renamed: Readonly<Record<string, string>> = {
  instructions: "prompt",
  system_prompt: "prompt",
  systemPrompt: "prompt",
  keyterm: "keyterms",
  language_hint: "language_hints",
  bit_rate: "bitrate",
  tools: "functions",
  function: "functions",
  tag: "tags",
  greeting_message: "greeting",
  greetingMessage: "greeting",
  first_message: "greeting",
  samplerate: "sample_rate",
  voice_id: "voice",
  max_history: "context_length",
};

export function agentFieldMeant(name: string): string | undefined {
  return Object.hasOwn(renamed, name) ? renamed[name] : undefined;
}

let places: Map<string, readonly string[]> | undefined;

/** The paths (`agent.think.prompt`) at which Settings has a field of that name, lists not counted; the shortest first. */
export function agentFieldPlaces(name: string): readonly string[] {
  if (!places) {
    const found = new Map<string, Set<string>>();
    const visit = (schema: Schema, path: string, depth: number): void => {
      for (const each of variants(schema)) {
        if (depth > 6) return;
        for (const [field, inner] of Object.entries(each.fields ?? {})) {
          const at = path ? `${path}.${field}` : field;
          found.set(field, (found.get(field) ?? new Set()).add(at));
          visit(inner, at, depth + 1);
        }
      }
    };
    const payload = clientMessage("/v1/agent/converse", "Settings")?.payload;
    if (payload) visit(payload, "", 0);
    places = new Map([...found].map(([field, paths]) => [field, [...paths].sort((a, b) => a.length - b.length)]));
  }
  return places.get(name) ?? [];
}
