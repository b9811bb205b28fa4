import type { Call } from "../exchange/call.ts";
import type { Edit } from "../exchange/origin.ts";
import { noProject, type Project, type SourceText } from "./front-end.ts";
import type { HttpClient } from "./http/client.ts";
import { httpClients } from "./http/clients/index.ts";
import { KnownClients } from "./http/known-clients.ts";
import { lowerSource } from "./index.ts";
import { upgradeSource } from "./upgrade/index.ts";

export interface Pasted {
  readonly calls: readonly Call[];
  /** The edits that write the code for the newest major of the SDK; worked out when asked for. */
  readonly upgrade: () => readonly Edit[];
}

/**
 * The calls of source code in a paste, of whose surroundings no more is known than the paste says.
 * @param name - the paste's name, which stands in every origin
 * @param sdk - the version of `@deepgram/sdk` that the paste names
 */
export function lowerPasted(
  text: string,
  kind: "tsx" | "ts",
  name: string,
  sdk?: string,
  clients: readonly HttpClient[] = httpClients,
): Pasted {
  const source: SourceText = { uri: name, text: text + impliedImports(text, clients), kind };
  const project = sdk === undefined ? noProject : projectWith(sdk);
  const lowering = { gate: false, ...(clients === httpClients ? {} : { clients: new KnownClients(clients) }) };
  return {
    calls: lowerSource(source, project, lowering).calls,
    upgrade: () => (upgradeSource(source, project)?.edits ?? []).filter((edit) => edit.end <= text.length),
  };
}

function projectWith(version: string): Project {
  return {
    ...noProject,
    packageVersion: (_, name) =>
      name === "@deepgram/sdk" ? { version, major: Number.parseInt(version, 10), from: "installed" } : undefined,
  };
}

/** Names that people use in a snippet without the line that imports them, and what they are. */
const implied: readonly (readonly [RegExp, string])[] = [
  [
    /\b(createClient)\((?=[\s\S]*\.(?:listen|speak|agent|read|manage|auth)\b)/,
    'import { createClient } from "@deepgram/sdk";',
  ],
  [
    /(?<![.\w])(dg|deepgram|client|deepgramClient|dgClient)\.(?:listen\.(?:prerecorded|live)\b|speak\.(?:request|live)\b|manage\.get\w+|onprem\.)/,
    'import { createClient as $make } from "@deepgram/sdk"; const NAME = $make(process.env.DEEPGRAM_API_KEY);',
  ],
  [/\bnew (DeepgramClient)\(/, 'import { DeepgramClient } from "@deepgram/sdk";'],
  [/\b(LiveTranscriptionEvents)\./, 'import { LiveTranscriptionEvents } from "@deepgram/sdk";'],
  [/\b(LiveTTSEvents)\./, 'import { LiveTTSEvents } from "@deepgram/sdk";'],
  [/\b(AgentEvents)\./, 'import { AgentEvents } from "@deepgram/sdk";'],
  [/\b(fs)\.(?:readFileSync|createReadStream|promises)\b/, 'import fs from "node:fs";'],
  [/(?<!\.)\b(readFileSync)\(/, 'import { readFileSync } from "node:fs";'],
  [/(?<!\.)\b(createReadStream)\(/, 'import { createReadStream } from "node:fs";'],
];

function impliedClient({ impliedName: name, packages: [from] }: HttpClient): readonly (readonly [RegExp, string])[] {
  return name && from
    ? [[new RegExp(String.raw`(?<![\w$.])(${name})(?:\.|\()`), `import ${name} from "${from}";`]]
    : [];
}

/** Imports that a snippet left out. They stand behind it, so that every place in it stays right. */
function impliedImports(text: string, clients: readonly HttpClient[]): string {
  const found = [...clients.flatMap(impliedClient), ...implied].flatMap(([used, line]) => {
    const name = used.exec(text)?.[1];
    if (!name || (name === "createClient" && /supabase|redis/i.test(text))) return [];
    const declared = new RegExp(
      String.raw`\b(?:import|const|let|var|function|class)\b[^;=\n]{0,300}\b${name}\b|\b${name}\b[^;\n]{0,200}\bfrom\s*["']|[(,]\s*${name}\s*[,:)][^;\n]{0,100}=>`,
    ).test(text);
    return declared ? [] : [line.replace("NAME", name)];
  });
  return found.length > 0 ? `\n${found.join("\n")}\n` : "";
}
