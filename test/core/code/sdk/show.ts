import { lowerSource } from "../../../../server/src/core/code/index.ts";
import type { Call } from "../../../../server/src/core/exchange/call.ts";
import { memoryProject, withKeys } from "../../../helpers/fixtures.ts";
import { callLine, valueText } from "../../../helpers/lowered.ts";

/** The calls of a snippet as an SDK version reads it; `files` stand beside it. */
export function sdkCalls(code: string, sdk?: string, files: Readonly<Record<string, string>> = {}): readonly Call[] {
  const uri = "file:///project/main.ts";
  const texts = Object.entries({ ...files, "main.ts": code });
  const all = new Map(texts.map(([name, text]) => [`file:///project/${name}`, withKeys(text)]));
  const { calls, problems } = lowerSource({ uri, text: withKeys(code) }, memoryProject(all, sdk));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return calls;
}

/** `4 listen.live ws wss://api.deepgram.com/v1/listen model=nova-3 … key:${env.X}`: major, method, call, credential. */
export function sdkCallsOf(code: string, sdk?: string, files: Readonly<Record<string, string>> = {}): string[] {
  return sdkCalls(code, sdk, files).map((call) => {
    const { credential, sdk: use } = call;
    const key = credential ? ` ${credential.option}:${valueText(credential.value)}` : "";
    const guess = use?.majorFrom === "usage" ? "?" : "";
    const line = callLine({ ...call, headers: { ...call.headers, entries: [] } });
    return `${use?.major ?? "-"}${guess} ${use?.method} ${line}${key}`;
  });
}
