import { firstModel, model as modelOf } from "../../catalogue/index.ts";
import { rule } from "../define.ts";
import { fixes, pathOf, rewrite } from "../shared/helpers.ts";
import { namedModels } from "./shared/named.ts";

const newest = firstModel("/v1/listen");

export const legacy = rule({
  id: "model-legacy",
  group: "model",
  title: "Model of an older generation",
  severity: "information",
  why: "Nova, Enhanced and Base are older models that are kept for those who rely on them; Nova-3 is more accurate and has more features.",
  advice: "Try nova-3.",
  docs: ["https://developers.deepgram.com/docs/models-languages-overview"],
  shows: {
    needs: [/model|nova|\bbase\b|enhanced|\bold\b|whisper/i],
    told: [
      "accuracy is bad with the old model we have used for years",
      "should we move from nova-2 or enhanced to something newer",
      "base model makes many mistakes",
      "is the model we use outdated, newer ones make fewer mistakes",
    ],
    hygiene: true,
  },
  check(call, report) {
    if (pathOf(call) !== "/v1/listen" || call.target.deepgram === "no") return;
    for (const model of namedModels(call)) {
      const known = modelOf(model.text);
      if (known?.kind !== "stt" || known.status !== "legacy") continue;
      report({
        message: `'${model.text}' is a model of an older generation`,
        at: model.origin,
        tags: ["deprecated"],
        fixes: fixes(rewrite(model, newest, `Use ${newest}`, false)),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=enhanced", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-2", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
  },
});
