import assert from "node:assert/strict";
import { test } from "node:test";
import { sdkCallsOf } from "./show.ts";

/** A file beside the snippets. */
const lib = `import { createClient, type DeepgramClient } from "@deepgram/sdk";
let cached: DeepgramClient | null = null;
export function getDeepgram(): DeepgramClient { if (!cached) cached = createClient(process.env.DEEPGRAM_API_KEY!); return cached; }
export const deepgram = createClient(process.env.DEEPGRAM_API_KEY ?? "");
export default { deepgram };
export class Stt { public client; constructor(key: string) { this.client = createClient(key); } }
export const options = { model: "nova-2", smart_format: true } as const;`;

/** Clients that are made elsewhere, handed on, cast, destructured, or pointed at another host. */
const table: readonly { readonly sdk?: string; readonly code: string; readonly calls: readonly string[] }[] = [
  {
    sdk: "4.11.3",
    code: `import { getDeepgram } from "./lib";
const r = await getDeepgram().listen.prerecorded.transcribeUrl({ url: "https://a" }, { model: "nova-3" });`,
    calls: [
      "4 listen.prerecorded.transcribeUrl http https://api.deepgram.com/v1/listen model=nova-3 body {url=https://a} positional:${env.DEEPGRAM_API_KEY}",
    ],
  },
  {
    sdk: "4.11.3",
    code: `import { deepgram as dg, options } from "./lib";
export async function run(file: Buffer, language = "en") { return dg.listen.prerecorded.transcribeFile(file, { ...options, language }); }
run(b, "de");`,
    calls: [
      "4 listen.prerecorded.transcribeFile http https://api.deepgram.com/v1/listen model=nova-2 smart_format=true language=de body ? positional:${env.DEEPGRAM_API_KEY}",
    ],
  },
  {
    sdk: "4.11.3",
    code: `import lib from "./lib"; lib.deepgram.listen.live({ model: "nova-3" }).on("open", () => {});`,
    calls: ["4 listen.live ws wss://api.deepgram.com/v1/listen model=nova-3 positional:${env.DEEPGRAM_API_KEY}"],
  },
  {
    sdk: "4.11.3",
    code: `import * as DG from "@deepgram/sdk"; function open(dg: DG.DeepgramClient, o: DG.LiveSchema) { return dg.listen.live({ ...o, model: "nova-3" }); }
open(DG.createClient(k), { language: "en" }); open(DG.createClient(k), { language: "de" });`,
    calls: [
      "4 listen.live ws wss://api.deepgram.com/v1/listen language=en model=nova-3 positional:?",
      "4 listen.live ws wss://api.deepgram.com/v1/listen language=de model=nova-3 positional:?",
    ],
  },
  {
    sdk: "4.11.3",
    code: `import { createClient } from "@deepgram/sdk"; const [dg] = useState(() => createClient(k)); const ref = useRef(null);
useEffect(() => { ref.current = dg.listen.live({ model: "nova-3" }); }, []);`,
    calls: ["4 listen.live ws wss://api.deepgram.com/v1/listen model=nova-3 positional:?"],
  },
  {
    sdk: "4.11.3",
    code: `import { createClient } from "@deepgram/sdk"; const { listen } = createClient(k); const { prerecorded } = listen; prerecorded.transcribeUrl({ url: "https://a" });
const c: any = createClient(k) as any; await (c as any)["listen"]["live"]({ model: "nova-3" }); const f = c.listen.prerecorded.transcribeFile; f(b, {});`,
    calls: [
      "4 listen.prerecorded.transcribeUrl http https://api.deepgram.com/v1/listen body {url=https://a} positional:?",
      "4 listen.live ws wss://api.deepgram.com/v1/listen model=nova-3 positional:?",
    ],
  },
  {
    sdk: "5.13.0",
    code: `import { DeepgramClient, DeepgramEnvironment } from "@deepgram/sdk"; const a = new DeepgramClient({ apiKey: k, environment: DeepgramEnvironment.Production }); a.listen.v1.connect({ model: "nova-3" });
const b = new DeepgramClient({ apiKey: k, environment: { ...DeepgramEnvironment.Production, production: "wss://api.eu.deepgram.com" } }); b.listen.v1.connect({ model: "nova-3" });
const c = new DeepgramClient({ apiKey: k, baseUrl: process.env.DG_URL }); c.listen.v1.connect({ model: "nova-3" });
const d = new DeepgramClient({ apiKey: k, baseUrl: process.env.DG_URL ?? "https://api.deepgram.com" }); d.listen.v1.connect({ model: "nova-3" });
const e = new DeepgramClient(cfg); e.speak.v1.audio.generate({ text: "x" });
const f = new DeepgramClient({ ...base }); f.speak.v1.audio.generate({ ...opts, text: "x" });`,
    calls: [
      "5 listen.v1.connect ws wss://api.deepgram.com/v1/listen model=nova-3 apiKey:?",
      "5 listen.v1.connect ws wss://api.eu.deepgram.com/v1/listen model=nova-3 apiKey:?",
      "5 listen.v1.connect ws ?://?? model=nova-3 apiKey:?",
      "5 listen.v1.connect ws ?://?? model=nova-3 apiKey:?",
      "5 speak.v1.audio.generate http ?://?? body {text=x}",
      "5 speak.v1.audio.generate http ?://?? \u2026 body {text=x \u2026}",
    ],
  },
  {
    sdk: "3.9.0",
    code: `const app = express(); app.listen(3000); io.listen.live(); const server = { listen: { live() {} } }; server.listen.live(); const deepgram = vi.mocked(createClient)(); deepgram.listen.live({}); mockDeepgram.listen.live({});
app.get("/", (req, res) => { socket.speak.request(x); })`,
    calls: [],
  },
  {
    code: `import { createClient } from "@deepgram/sdk"; const dg = createClient({ key: k, global: { websocket: { options: { url: "ws://localhost:8080" } } } }); dg.listen.live({}); dg.agent(); dg.listen.prerecorded.transcribeUrl({ url: u }, undefined, "v1/listen/custom");`,
    calls: [
      "4? listen.live ws ws://localhost/v1/listen key:?",
      "4? agent ws wss://agent.deepgram.com/v1/agent/converse key:?",
      "4? listen.prerecorded.transcribeUrl http https://api.deepgram.com/v1/listen/custom body {url=?} key:?",
    ],
  },
];

for (const { sdk, code, calls } of table)
  test(`${sdk ?? "no version"}: ${code.slice(0, 100)}`, () => {
    assert.deepEqual(sdkCallsOf(code, sdk, { "lib.ts": lib }), calls);
  });
