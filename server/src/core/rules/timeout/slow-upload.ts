import { quoted } from "../../observe/evidence.ts";
import { says, statusIs } from "../../observe/says.ts";
import { rule } from "../define.ts";

export const timeoutSlowUpload = rule({
  id: "timeout-slow-upload",
  group: "timeout",
  title: "Request body arrived too slowly",
  severity: "error",
  why: "Deepgram waits a limited time for the body: a slow link, or a stream that feeds it slowly, ends with 408 (SLOW_UPLOAD).",
  advice:
    'Compress the audio (for example to FLAC or Opus), read it into memory before sending, or host it and send its address: {"url": "…"}.',
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/408|slow|upload|line/i],
    signs: [/\b408\b|SLOW_UPLOAD|request (?:upload )?timeout/i],
    told: [
      "408 request timeout while uploading",
      "slow upload error",
      "uploading from a slow line is aborted",
      "body arrives too slowly",
    ],
    answers: { statuses: [408] },
    settle: "Upload the same file with curl and look at the average speed.",
    rulesOut: [{ id: "timeout-gateway", why: "the time ran out during the upload, before any processing" }],
    diagnose(exchange, evidence) {
      const told = says(
        exchange,
        /SLOW_UPLOAD|(?:upload|request body|payload)[^\n]{0,40}(?:too slow|timed out)|Request Time-?out/i,
      );
      const status = statusIs(exchange, 408);
      if (told) evidence(quoted(told.match[0], told.at, "decisive"));
      else if (status)
        evidence({
          text: "408 means that the request did not arrive in time",
          at: status.at,
          for: true,
          weight: "decisive",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          'HTTP/1.1 408 Request Timeout\n\n{"err_code":"SLOW_UPLOAD","err_msg":"Request body was received too slowly.","request_id":"5f0e9a3c-0000-4000-8000-0000000000c3"}',
      },
    ],
  },
});
