import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { fixes, goesTo, parameterValues } from "../helpers.ts";

export const fluxOnV1 = rule({
  id: "endpoint-flux-on-v1",
  group: "endpoint",
  title: "Flux model on /v1/listen",
  severity: "error",
  why: "Flux models are only served on the /v2/listen socket; /v1/listen does not know them.",
  advice: "Open wss://api.deepgram.com/v2/listen for Flux, or name a Nova model on /v1/listen.",
  docs: ["https://developers.deepgram.com/docs/flux/quickstart"],
  answers: { statuses: [400, 403, 404], errors: ["model-endpoint-version", "model-forbidden"] },
  rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401 before the model is looked at" }],
  check(call, report) {
    const socket = goesTo(call, "ws", "/v1/listen");
    if (!socket && !goesTo(call, "http", "/v1/listen")) return;
    const models = parameterValues(call, "model");
    if (!models?.every((model) => /^flux(-|$)/.test(model.text))) return;
    const [model] = models;
    const path = call.target.path;
    if (!model || !path) return;
    report({
      message: `Flux model '${model.text}' is asked for on /v1/listen`,
      at: path.exact ? path.origin : model.origin,
      related: path.exact ? [{ at: model.origin, message: `'${model.text}' is a Flux model` }] : [],
      ...(!socket && { advice: "Flux has no REST form: for files, use a Nova model such as nova-3." }),
      fixes: fixes(
        socket && path.exact
          ? { title: "Use /v2/listen", safe: true, edits: [replace(path.origin, path.value.replace("/v1/", "/v2/"))] }
          : undefined,
      ),
    });
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
  },
});
