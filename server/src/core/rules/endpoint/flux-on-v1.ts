import { firstModel, isFluxForListening, nearMiss } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { fixes, goesTo, isHanded, mayFit, parameterValues, rewrite } from "../shared/helpers.ts";
import { fluxSample } from "../shared/samples.ts";

const forFiles = firstModel("/v1/listen");

export const fluxOnV1 = rule({
  id: "endpoint-flux-on-v1",
  group: "endpoint",
  title: "Flux model on /v1/listen",
  severity: "error",
  why: "Flux models are only served on the /v2/listen socket; /v1/listen does not know them.",
  advice: "Open wss://api.deepgram.com/v2/listen for Flux, or name a Nova model on /v1/listen.",
  docs: ["https://developers.deepgram.com/docs/flux/quickstart"],
  shows: {
    needs: [/flux/i],
    signs: [
      /\bflux\b[^?\n]{0,120}\bv1\b|\bv1\b[^?\n]{0,120}\bflux\b|\bnova\S*[^.!?\n]{0,30}\b(?:to|by|with) flux\b|\bflux\b[^.!?\n]{0,40}\b(?:instead of|for) nova/i,
    ],
    unless: [/\bv2\/listen\b/i],
    told: [
      "flux model does not work on my existing streaming url",
      "I only changed the model from nova to flux and the connection is refused",
      "switched to flux and get 400 at connect",
      "flux with the old listen endpoint is rejected",
      "no turn events after I set the model to flux",
      "replaced nova by flux-general-en in my v1 listen address and get 400 at connecting",
    ],
    sample: fluxSample,
    answers: {
      says: /V2_MODEL_ON_V1_LISTEN_ENDPOINT|Flux models are not supported on the `?\/v1\/listen/i,
      statuses: [400, 403, 404],
      errors: ["model-endpoint-version", "model-forbidden"],
      closes: [1006],
    },
    refines: ["param-unsupported-on-flux"],
    by: "deepgram",
    settle: "Ask for the same model on /v2/listen.",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401 before the model is looked at" }],
  },
  check(call, report) {
    const socket = goesTo(call, "ws", "/v1/listen");
    if (!socket && !goesTo(call, "http", "/v1/listen")) return;
    const models = parameterValues(call, "model");
    if (!models?.every((model) => isFluxForListening(model.text))) return;
    const [model] = models;
    const path = call.target.path;
    if (!model || !path || mayFit(call, model.origin)) return;
    // A name that no path serves is mended together with the path: either alone would leave the call broken.
    const slip = models.length === 1 ? nearMiss(model.text)?.suggest : undefined;
    // A wrapper serves other models, too: there it is the value handed to it that is mended.
    const here = path.origin.text === model.origin.text && !isHanded(call, model);
    const own = here && path.exact && call.via !== "sdk" && call.via !== "wrapper";
    const edits = [
      replace(path.origin, path.value.replace("/v1/", "/v2/")),
      ...(slip && model.exact ? [replace(model.origin, slip)] : []),
    ];
    report({
      message: `Flux model '${model.text}' is not served on /v1/listen`,
      at: own ? path.origin : model.origin,
      severity: call.target.deepgram === "custom" ? "information" : "error",
      related: own
        ? [{ at: model.origin, message: slip ? `The model is called '${slip}'` : `'${model.text}' is a Flux model` }]
        : [],
      ...adviceFor(call, socket),
      fixes: fixes(
        socket && own && (!slip || model.exact)
          ? { title: slip ? `Use /v2/listen and ${slip}` : "Use /v2/listen", safe: true, edits }
          : undefined,
        // Another model is another choice of price and languages: it is suggested, and never made for somebody.
        socket || models.length > 1 ? undefined : rewrite(model, forFiles, `Use ${forFiles} for files`, false),
      ),
    });
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=flux", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000",
        response: "Error: Unexpected server response: 400",
      },
    ],
  },
});

function adviceFor(call: Call, socket: boolean): { advice?: string } {
  if (!socket) return { advice: `Flux has no REST form: for files, use a Nova model such as ${forFiles}.` };
  if (call.sdk?.major === 5) return { advice: "Connect with listen.v2.connect, or name a Nova model here." };
  if (call.sdk?.major === 3 || call.sdk?.major === 4)
    return { advice: "Version 5 of the SDK has listen.v2.connect for Flux; here, name a Nova model." };
  return {};
}
