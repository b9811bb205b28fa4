import { limits } from "../../catalogue/limits.ts";
import { outcome } from "../../observe/outcome.ts";
import { isHtml, statusIs } from "../../observe/says.ts";
import { rule } from "../define.ts";
import { parameterValues } from "../shared/helpers.ts";

const minutes = limits.processing["nova, base, enhanced"].minutes;
const whisper = limits.processing.whisper.minutes;

export const timeoutGateway = rule({
  id: "timeout-gateway",
  group: "timeout",
  title: "Processing took too long (504)",
  severity: "error",
  why: `Deepgram ends a synchronous transcription after ${minutes} minutes of processing (${whisper} for Whisper) with 504; platforms in front of it often give up after 10 to 60 seconds.`,
  advice: "Use callback for long files, split them, or take a Nova model in place of Whisper.",
  docs: ["https://developers.deepgram.com/docs/pre-recorded-audio"],
  shows: {
    needs: [/504|gateway|long|minutes|process/i],
    signs: [/\b504\b|gateway time-?out/i],
    told: [
      "504 gateway timeout for a long recording",
      "gateway time-out after ten minutes of processing",
      "big file takes too long to process and fails",
      "summarize on a very long audio ends with gateway timeout",
    ],
    answers: { statuses: [504] },
    settle:
      "Measure the time until the 504: about ten minutes is Deepgram's limit, less than a minute is your platform's.",
    rulesOut: [{ id: "server-unavailable", why: "that is 503; here the work was begun and took too long" }],
    diagnose(exchange, evidence) {
      const status = statusIs(exchange, 504);
      if (!status) return;
      const own = !outcome(exchange).requestId && isHtml(exchange);
      evidence({
        text: "504 means that the work was not done in time",
        at: status.at,
        for: true,
        // Whose gateway it was cannot be told where no call stands beside it.
        weight: own && !exchange.call ? "supporting" : "decisive",
        ...(own && {
          explains:
            "A gateway in front (of your platform, or a proxy) gave up waiting: the answer is a web page without a request id.",
        }),
      });
      const [model] = (exchange.call && parameterValues(exchange.call, "model")) ?? [];
      if (model && /^whisper/.test(model.text))
        evidence({ text: `'${model.text}' is slower than Nova`, at: model.origin, for: true, weight: "supporting" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "POST https://api.deepgram.com/v1/listen?model=whisper-large",
        response: "HTTP/1.1 504 Gateway Timeout\n\n",
      },
    ],
  },
});
