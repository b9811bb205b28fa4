/** What counts as Deepgram's beside its own hosts: `host` or `host:port`, in lower case. */
export type Hosts = ReadonlySet<string>;

/** Any name below deepgram.com: a wrong one is a mistake to be seen. */
const own = /(?:^|\.)deepgram\.com$/i;

/** Whether a call to `url` is recorded, and whether its host only stands for Deepgram. Undefined: it is not. */
export function wanted(url: string, hosts: Hosts): "own" | "stand-in" | undefined {
  let host: string;
  let name: string;
  try {
    ({ host, hostname: name } = new URL(url));
  } catch {
    return undefined;
  }
  if (own.test(name)) return "own";
  return hosts.has(host.toLowerCase()) || hosts.has(name.toLowerCase()) ? "stand-in" : undefined;
}
