import { firstModel, parameter } from "../../catalogue/index.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { fixes, isHanded, mayFit, parameterValues, pathOf, rewrite } from "../shared/helpers.ts";
import { novaSocketSample } from "../shared/samples.ts";
import { isOldModel } from "./shared/old-model.ts";

const flux = firstModel("/v2/listen");

export const novaOnV2 = rule({
  id: "endpoint-nova-on-v2",
  group: "endpoint",
  title: "Model of /v1/listen on /v2/listen",
  severity: "error",
  why: "/v2/listen serves Flux models only; Nova and the older models are served on /v1/listen.",
  advice: "Open /v1/listen for this model, or name a Flux model such as flux-general-en.",
  docs: ["https://developers.deepgram.com/docs/flux/quickstart"],
  shows: {
    needs: [/nova/i, /\bv2\b|flux|turn/i],
    signs: [/\bnova\S*[^?\n]{0,120}\bv2\b|\bv2\b[^?\n]{0,120}\bnova/i],
    unless: [/\bmodel ?= ?['"]?flux-general/i],
    told: [
      "nova-3 on the v2 endpoint is refused",
      "I moved to v2 listen for turn detection but keep nova and cannot connect",
      "can I use nova with the new flux endpoint",
      "nova model with the turn based endpoint gives an error at connect",
    ],
    sample: novaSocketSample,
    answers: { statuses: [400, 403, 404], errors: ["model-endpoint-version", "model-forbidden"], closes: [1006] },
    by: "deepgram",
    settle: "Ask for the same model on /v1/listen.",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401 before the model is looked at" }],
  },
  check(call, report) {
    if (call.target.deepgram === "no" || pathOf(call) !== "/v2/listen" || call.via === "wrapper") return;
    const models = parameterValues(call, "model");
    const old = models?.filter((model) => isOldModel(model.text));
    const [model] = old ?? [];
    if (!models || !model || old!.length < models.length || mayFit(call, model.origin)) return;
    const path = call.target.path!;
    const own = call.via !== "sdk" && path.exact && !isHanded(call, model);
    // Parameters that Flux alone has say that Flux was meant.
    const meantFlux = call.query.entries.some(
      ({ name }) => !parameter("wss:/v1/listen", name) && parameter("wss:/v2/listen", name),
    );
    const toV1 = own
      ? {
          title: "Use /v1/listen",
          safe: !meantFlux && call.query.complete,
          edits: [replace(path.origin, path.value.replace("/v2/", "/v1/"))],
        }
      : undefined;
    const toFlux = call.transport === "ws" ? rewrite(model, flux, `Use ${flux}`, false) : undefined;
    report({
      message: `Model '${model.text}' is not served on /v2/listen, which is for Flux only`,
      at: own ? path.origin : model.origin,
      related: own ? [{ at: model.origin, message: `'${model.text}' is a model of /v1/listen` }] : [],
      severity: call.target.deepgram === "custom" ? "information" : "error",
      ...(call.transport === "http" && { advice: "Send it to /v1/listen: /v2/listen takes no HTTP requests at all." }),
      fixes: meantFlux ? fixes(toFlux, toV1) : fixes(toV1, toFlux),
    });
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
      {
        code: `const model = flux ? "flux-general-en" : "nova-3";
const socket = new WebSocket(\`wss://api.deepgram.com/\${flux ? "v2" : "v1"}/listen?model=\${model}\`, ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v2/listen?model=nova-3&encoding=linear16&sample_rate=16000",
        response: "Error: Unexpected server response: 400",
      },
    ],
  },
});
