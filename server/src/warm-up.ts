import { checkText } from "./core/check.ts";
import { noProject } from "./core/code/front-end.ts";
import { lowerPasted } from "./core/code/pasted.ts";
import { defaultConfig } from "./core/config.ts";
import { provideBundledParser } from "./parser.ts";

/** Checks a sample; what is compiled thereby goes into the code cache. */
export async function warmUp(sample: string): Promise<void> {
  provideBundledParser();
  checkText({ uri: "file:///sample.tsx", text: sample }, noProject, defaultConfig);
  const { explain } = await import("./core/explain.ts");
  explain({ request: "curl https://api.deepgram.com/v1/listen", response: "HTTP/1.1 401 Unauthorized" }, lowerPasted);
  await import("./cli/check.ts");
  await import("./cli/explain.ts");
}
