import { meantFlux } from "../../catalogue/index.ts";
import { rule } from "../define.ts";
import { fixes, pathOf, rewrite } from "../shared/helpers.ts";
import { fluxSample } from "../shared/samples.ts";
import { namedModels } from "./shared/named.ts";

export const fluxInvalidName = rule({
  id: "model-flux-invalid-name",
  group: "model",
  title: "Flux model that does not exist",
  severity: "error",
  why: "Flux is served under two names: flux-general-en for English and flux-general-multi for several languages.",
  advice: "Name flux-general-en, or flux-general-multi with language_hint.",
  exceptions: "Gateways with names of their own are left alone.",
  docs: ["https://developers.deepgram.com/docs/flux/quickstart"],
  shows: {
    needs: [/flux/i],
    signs: [
      /model ?[=:] ?['"]?flux(?![\w-]*general)|\bflux-(?!general-(?:en|multi)\b)[a-z]\w*|name of the flux model/i,
    ],
    told: [
      "model=flux is not accepted",
      "which is the exact name of the flux model",
      "flux-general or flux-en gives 400 bad request, model name unknown",
      "connecting to v2 says the flux model does not exist",
    ],
    sample: fluxSample,
    answers: {
      statuses: [400, 403, 404],
      errors: ["model-forbidden", "flux-invalid-parameter", "query-deserialize"],
      closes: [1006],
    },
    by: "deepgram",
    settle: "Open the socket with model=flux-general-en.",
    rulesOut: [{ id: "model-no-access", why: "no project has a model of that name" }],
  },
  check(call, report) {
    // Over HTTP the transport is the graver mistake, and on /v1/listen the path.
    if (call.transport !== "ws" || pathOf(call) !== "/v2/listen" || call.target.deepgram === "no") return;
    for (const model of namedModels(call)) {
      const right = meantFlux(model.text);
      if (!right) continue;
      report({
        message: `Model '${model.text}' does not exist; did you mean '${right}'?`,
        at: model.origin,
        severity: call.target.deepgram === "custom" ? "information" : "error",
        fixes: fixes(rewrite(model, right, `Use ${right}`)),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-multi&language_hint=es", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    pastes: [
      { request: "wss://api.deepgram.com/v2/listen?model=flux", response: "Error: Unexpected server response: 403" },
    ],
  },
});
