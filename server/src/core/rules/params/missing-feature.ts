import type { Call } from "../../exchange/call.ts";
import { entries, someKnown } from "../../exchange/facts.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { additionEdit, assuming, fixes } from "../shared/helpers.ts";
import { queryFacts } from "./shared/query.ts";

export const missingFeature = rule({
  id: "param-missing-feature",
  group: "params",
  title: "Text intelligence without a feature",
  severity: "error",
  why: "/v1/read does nothing by itself: it answers 400 unless at least one of summarize, topics, intents and sentiment is asked for.",
  advice: "Add at least one of summarize, topics, intents, sentiment to the query.",
  exceptions:
    "Nothing is said where a part of the query is not seen, or where the features are in the body by mistake.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/feature|summar|topic|sentiment|intent|\bread\b|analy/i],
    signs: [/enable any features|\bv1\/read\b[^?\n]{0,120}\b(?:features?|nothing|400)/i],
    told: [
      "text analysis says nothing was requested",
      "read endpoint refuses my text, no feature chosen",
      "sentiment of text returns bad request without summarize or topics",
      "analyze text without asking for a summary or topics is an error",
    ],
    answers: { statuses: [400], errors: ["read-no-feature"] },
    by: "deepgram",
    settle: "Send the request again with summarize=true.",
    diagnose(exchange, evidence) {
      const seen = saw(exchange, ["read-no-feature"]);
      if (seen?.by !== "text") return;
      evidence({ text: "Deepgram says that no feature is enabled", at: seen.at, for: true, weight: "decisive" });
    },
  },
  check(call, report) {
    const [group] = queryFacts(call)?.requireOneOf ?? [];
    if (!group || !call.query.complete || group.some((name) => mayAsk(call, name) || inBody(call, name))) return;
    const [usual = ""] = group;
    const addition = additionEdit(call.query, usual, "true", "true");
    report({
      message: `None of ${group.join(", ")} is set`,
      at: call.target.path?.origin ?? call.head,
      fixes: fixes(
        assuming(
          addition && { title: `Add ${usual}=true`, safe: false, edits: [addition] },
          `${usual}=true stands for the feature that you want: ${group.join(", ")}`,
        ),
      ),
    });
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/read?language=en", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ text }),
});`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/read?language=en&sentiment=true", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ text }),
});`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/read?language=en" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d '{"text":"Hello"}'`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"Bad Request","err_msg":"Request did not enable any features.","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

/** Whether the parameter is there and not certainly switched off. */
function mayAsk(call: Call, name: string): boolean {
  return entries(call.query, name).some(({ value }) => {
    const values = someKnown(value);
    return value.kind !== "null" && !(values.length === 1 && values[0]!.text === "false" && value.kind !== "one-of");
  });
}

function inBody(call: Call, name: string): boolean {
  const { body } = call;
  return body.kind === "json" && body.value.kind === "object" && entries(body.value.bag, name).length > 0;
}
