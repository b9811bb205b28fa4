import { agentHost, defaultHost } from "../catalogue/hosts.ts";
import { type Slice, SliceBuilder, sub } from "../paste/text/slice.ts";

const base = /^(https?|wss?):\/\/[^/?#]*(\/[^?#]*)?/i;

/** An address whose host stands for Deepgram, as the address at Deepgram that it stands for. */
export function asDeepgram(address: Slice): Slice {
  const [, scheme, path = ""] = base.exec(address.text) ?? [];
  if (!scheme) return address;
  const from = address.text.length - address.text.replace(/^\w+:\/\/[^/?#]*/, "").length;
  const host = /^\/v1\/agent(?:\/|$)/.test(path) && !/settings/.test(path) ? agentHost : defaultHost;
  const before = sub(address, 0, from);
  const builder = new SliceBuilder(address.source);
  builder.changed(`${/^ws/i.test(scheme) ? "wss" : "https"}://${host}`, before.start, before.end);
  builder.append(sub(address, from, address.text.length));
  return builder.done(address.start, address.end);
}
