import { defaultConfig } from "./core/check/config.ts";
import { checkText } from "./core/check/index.ts";
import { noProject } from "./core/code/front-end.ts";
import { lowerPasted } from "./core/code/pasted.ts";
import { provideBundledParser } from "./parser.ts";

/** Checks a sample; what is compiled thereby goes into the code cache. */
export async function warmUp(sample: string): Promise<void> {
  provideBundledParser();
  checkText({ uri: "file:///sample.tsx", text: sample }, noProject, defaultConfig);
  await import("./cli/check.ts");
  await import("./cli/explain.ts");
  const [{ answer }, { readPaste }, { asText }, { Pasted }, { painter }] = await Promise.all([
    import("./core/explain/index.ts"),
    import("./core/paste/index.ts"),
    import("./cli/explain/pretty.ts"),
    import("./cli/explain/texts.ts"),
    import("./cli/colour.ts"),
  ]);
  for (const pasted of pastes) {
    const paste = readPaste(pasted, lowerPasted);
    asText(answer(paste), new Pasted(paste.texts), [], painter(false));
  }
}

/** Pastes of the kinds that are explained most. */
const pastes = [
  {
    request: `curl -X POST 'https://api.deepgram.com/v1/listen?model=nova-3' \\\n -H 'Authorization: KEY' -d '{"url":"https://example.com/a.mp3"}'`,
    response: `HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}`,
  },
  {
    request: "",
    response: `2026-11-01T10:02:14.310Z INFO sent 3200 bytes to wss://api.deepgram.com/v1/listen?model=nova-3
Error: Unexpected server response: 400\n    at ClientRequest.<anonymous> (/app/index.js:8:7)\nThe socket closes after 10 seconds.`,
  },
];
