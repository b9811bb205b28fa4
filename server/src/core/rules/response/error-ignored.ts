import type { Call } from "../../exchange/call.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { answersJson, wrapsResult } from "./shared/unwraps.ts";

export const errorIgnored = rule({
  id: "response-error-ignored",
  group: "response",
  title: "Refusal that is never checked",
  severity: "warning",
  why: "What Deepgram refuses is told beside the result (versions 3 and 4 of the SDK) or by the HTTP status: read without a look at it, the result is null or an error's body, and the code fails later for no visible reason.",
  advice: "Look at error, or at the status, before the result is read.",
  exceptions:
    "Optional chaining, a result that is tested before it is read, and results that are handed on, are left alone; clients that throw by themselves need no check.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/null|undefined|result|crash|error/i],
    told: [
      "result is null and I do not see why",
      "cannot read properties of null reading results",
      "code crashes because the answer is undefined when deepgram refuses",
      "no error is thrown but there is no result",
      "sdk call returns without transcript and I never look at error",
    ],
    hygiene: true,
    answers: { silent: true },
    settle: "Print the error, or the status and the body.",
  },
  check(call, report) {
    const { result } = call;
    if (!result || call.target.deepgram === "no" || result.escapes) return;
    if (call.via === "sdk") ofSdk(call, report);
    else if (call.via === "fetch") ofFetch(call, report);
  },
  examples: {
    wrong: [
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
const { result } = await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });
show(result.results.channels[0].alternatives[0].transcript);`,
        sdk: "4.11.3",
      },
      {
        code: `const answer = await fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });
const data = await answer.json();
show(data.results.channels[0].alternatives[0].transcript);`,
      },
    ],
    right: [
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
const { result, error } = await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });
if (error) throw error;
show(result.results.channels[0].alternatives[0].transcript);`,
        sdk: "4.11.3",
      },
      {
        code: `const answer = await fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });
if (!answer.ok) throw new Error(await answer.text());
const data = await answer.json();
show(data.results.channels[0].alternatives[0].transcript);`,
      },
    ],
  },
});

/** `const { result } = await …` of versions 3 and 4, read at once. */
function ofSdk(call: Call, report: Report): void {
  const { sdk, result } = call;
  if (!sdk || !result || !wrapsResult(sdk) || !answersJson(call) || result.errorUsed) return;
  const taken = result.taken.find(({ name }) => name === "result");
  const reads = (call.reads ?? []).filter(({ of }) => of === "response");
  const throws = reads.some(({ path, checked }) => path[0] && !path[0].optional && !checked);
  const hidden = result.defaulted && reads.length > 0 && reads.every(({ checked }) => !checked);
  const unread = reads.length === 0 && (taken !== undefined || result.taken.length === 0);
  const dropped =
    unread &&
    (result.caught || /^manage\.(?:get|list)/.test(sdk.method)) &&
    (sdk.resultUse === "discarded" || sdk.resultUse === "kept" || sdk.resultUse === "destructured");
  if (!(taken && (throws || hidden)) && !dropped) return;
  report({
    message: "The error returned with the result is never checked",
    at: taken?.origin ?? sdk.at,
    because: "This version of the SDK does not throw what Deepgram refuses: result is null then.",
    advice: "Take error as well, and stop when it is set.",
  });
}

/** A body read as a transcript without a look at the status. */
function ofFetch(call: Call, report: Report): void {
  const { result } = call;
  if (!result || result.statusChecked) return;
  const read = (call.reads ?? []).find(
    ({ of, path, checked }) =>
      of === "response" &&
      !checked &&
      path.length > 2 &&
      path[0]?.name === "results" &&
      path.slice(1, 3).every((step) => !step.optional),
  );
  if (!read) return;
  report({
    message: "The response is read without checking its status",
    at: read.origin,
    severity: "information",
    because: "An answer of 4xx or 5xx has another body, with err_code and err_msg, and no results.",
    advice: "Check response.ok before the body is read.",
  });
}
