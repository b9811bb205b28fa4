import { regionalHosts } from "../../catalogue/hosts.ts";
import { model as knownModel } from "../../catalogue/models.ts";
import { outcome } from "../../observe/outcome.ts";
import { isHtml, statusIs } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { parameterValues } from "../shared/helpers.ts";

export const noAccess = rule({
  id: "model-no-access",
  group: "model",
  title: "Project may not use this model",
  severity: "error",
  why: "Deepgram answers 403 when the project's plan or the region does not include the model, and for a model name that does not exist.",
  advice:
    "Check the spelling of the model first; then list what the project may use with GET /v1/projects/{project_id}/models, or ask Deepgram for access.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/access|403|forbidden|permission|custom/i],
    signs: [
      /access to the requested model|no access to (?:the |this |that )?(?:requested )?model|\bcustom(?:-trained)? model\b/i,
    ],
    told: [
      "my project does not have access to the requested model",
      "403 insufficient permissions for this model although the key works with others",
      "new model is forbidden for our account",
      "custom trained model cannot be used with my key",
    ],
    usualFor: [403],
    settle:
      "Call GET /v1/projects/{project_id}/models with the same key: a model that is missing there is not yours to use.",
    rulesOut: [{ id: "auth-invalid-key", why: "the key was accepted: an unknown one gets 401" }],
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["model-forbidden"]);
      const refused = statusIs(exchange, 403);
      // Projects and keys are managed without any model.
      if (!told && /^(?:manage|auth)$/.test(outcome(exchange).product ?? "")) return;
      if (!told && !(refused && exchange.call && !saw(exchange, ["features-forbidden", "grant-forbidden"]))) return;
      // A web page without a request id is not Deepgram's answer.
      if (!told && isHtml(exchange) && !outcome(exchange).requestId) return;
      const at = told?.at ?? refused!.at;
      const [model] = (exchange.call && parameterValues(exchange.call, "model")) ?? [];
      const host = exchange.call?.target.host;
      if (model && !knownModel(model.text)) {
        if (told) evidence({ text: "The answer speaks of access to the model", at, for: true, weight: "supporting" });
        return;
      }
      evidence({
        text: told ? `The answer says '${told.text}'` : "403 is what a model outside the plan gets",
        at,
        for: true,
        weight: told && model ? "decisive" : "supporting",
        explains: model
          ? `The model '${model.text}' exists, but this project may not use it${host && regionalHosts.includes(host.value) ? " in this region" : ""}.`
          : "The project has no access to the model that was asked for, or the model's name is misspelt.",
      });
      if (model && knownModel(model.text))
        evidence({
          text: `'${model.text}' is a model that Deepgram has`,
          at: model.origin,
          for: true,
          weight: "supporting",
          rulesOut: [{ id: "model-unknown", why: `'${model.text}' is spelt right` }],
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request:
          'curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3-medical" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: audio/wav" --data-binary @a.wav',
        response:
          'HTTP/1.1 403 Forbidden\n\n{"err_code":"INSUFFICIENT_PERMISSIONS","err_msg":"Project does not have access to the requested model.","request_id":"5f0e9a3c-0000-4000-8000-0000000000ae"}',
      },
    ],
  },
});
