import { type SdkMajor, type SdkMethod, sdkMethod, sdkSocket } from "../sdk.ts";
import { code, codes, page, sentence } from "./markdown.ts";

/** Hover text of an SDK method: what it calls, where the options go, what its socket sends. */
export function describeSdkMethod(major: SdkMajor, chain: string): string | undefined {
  const found = sdkMethod(major, chain);
  if (!found) return undefined;
  const socket = found.transport === "wss" ? sdkSocket(major, found.chain) : undefined;
  return page(`**${found.signature}** of @deepgram/sdk ${major}`, [
    found.path ? `Calls ${code(target(found))}.` : undefined,
    optionsLine(found),
    found.since ? `From ${found.since} on.` : undefined,
    socket
      ? `Sends with ${codes(
          socket.send.map((method) => method.name),
          20,
        )}.`
      : undefined,
    found.note ? sentence(found.note) : undefined,
  ]);
}

function target(found: SdkMethod): string {
  return `${found.transport === "wss" ? "WebSocket" : (found.httpMethod ?? "")} ${found.path}`.trim();
}

function optionsLine(found: SdkMethod): string | undefined {
  if (found.optionsArg === undefined) return undefined;
  const place = ["first", "second", "third"][found.optionsArg] ?? `${found.optionsArg + 1}th`;
  const shared = found.bodyArg === found.optionsArg && found.bodyKeys;
  return `Query parameters are members of the ${place} argument${shared ? `, beside ${codes(found.bodyKeys)} of the body` : ""}.`;
}
