import type { Environment } from "../exchange/exchange.ts";
import { entry, known, member } from "../exchange/facts.ts";
import type { Bag, ObjectValue } from "../exchange/value.ts";
import { pairs } from "../paste/objects/har.ts";

/** What a recorded process says of its runtime, and a recorded call of the SDK that made it and of a browser around it. */
export function environmentOf(line: ObjectValue | undefined): Environment {
  if (!line) return {};
  const node = known(member(line, "node"))?.text;
  const version = sdkVersion(pairs(member(line, "headers")));
  return {
    ...(node ? { runtime: { name: "node", version: node } } : {}),
    ...(version ? { sdk: { language: "js" as const, version } } : {}),
    ...(known(member(line, "browser")) ? { browser: true } : {}),
  };
}

/** The SDK names itself: up to version 4 in User-Agent or X-Client-Info, from 5 on in headers of its generator. */
function sdkVersion(headers: Bag): string | undefined {
  const text = (name: string) => known(entry(headers, name, true)?.value)?.text ?? "";
  if (text("x-fern-sdk-name") === "@deepgram/sdk") return text("x-fern-sdk-version") || undefined;
  return /@deepgram\/sdk\/v?(\d+\.\d+\.\d+[\w.-]*)/.exec(`${text("user-agent")} ${text("x-client-info")}`)?.[1];
}
