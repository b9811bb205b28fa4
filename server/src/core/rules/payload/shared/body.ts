import { type EndpointBody, findEndpoint, operationOf } from "../../../catalogue/index.ts";
import type { Call } from "../../../exchange/call.ts";
import type { Known } from "../../../exchange/facts.ts";
import { entries, known } from "../../../exchange/facts.ts";
import type { ObjectValue } from "../../../exchange/value.ts";
import { atDeepgram, pathOf } from "../../shared/helpers.ts";

const paths = ["/v1/listen", "/v1/speak", "/v2/speak", "/v1/read"];

/** The path of a request that carries media or text to Deepgram itself, for which bodies are documented. */
export function bodyPath(call: Call): string | undefined {
  if (call.transport !== "http" || !atDeepgram(call) || call.via === "wrapper") return undefined;
  const path = pathOf(call);
  return path !== undefined && paths.includes(path) ? path : undefined;
}

/** What is documented of the body that a POST to the path takes. */
export function bodyFacts(path: string): EndpointBody | undefined {
  const endpoint = findEndpoint("http", path);
  return endpoint && operationOf(endpoint, "POST")?.body;
}

/** The JSON object that is sent; undefined when the body is something else or not followed. */
export function jsonObject(call: Call): ObjectValue | undefined {
  return call.body.kind === "json" && call.body.value.kind === "object" ? call.body.value : undefined;
}

/** The content type, when one is certainly given and wholly known. */
export function contentType(call: Call): Known | undefined {
  const [only, ...more] = entries(call.headers, "content-type", true);
  return only && more.length === 0 && !only.sometimes ? known(only.value) : undefined;
}

/** The type alone, in small letters: `application/json` of `Application/JSON; charset=utf-8`. */
export function bareType(text: string): string {
  return text.split(";")[0]!.trim().toLowerCase();
}
