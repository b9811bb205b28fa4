import { quoted } from "../../observe/evidence.ts";
import { says, statusIs } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { uploadSample } from "../shared/samples.ts";

export const incompleteUpload = rule({
  id: "payload-incomplete-upload",
  group: "payload",
  title: "Upload was cut before it was complete",
  severity: "error",
  why: "Fewer bytes arrived than were announced: the source stream broke off, the client gave up, or a function's time ran out in the middle of the upload.",
  advice: 'Read the whole file into a buffer before sending it, or host it and send its address: {"url": "…"}.',
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/upload|body|cut|break|content.length|incomplete|connection/i],
    signs: [
      /content-length\b[^?\n]{0,60}\b(?:larger|smaller|more|less|than|match)|incomplete|breaks? off|half[- ]?way/i,
    ],
    told: [
      "upload is cut before it is complete",
      "large file upload breaks off half way",
      "content length larger than what is sent",
      "connection lost during upload of the recording",
    ],
    sample: uploadSample,
    usualFor: [422],
    answers: { statuses: [422], errors: ["asr-422"] },
    settle: "Send the same bytes from a file with curl --data-binary: if that works, the program's stream breaks off.",
    rulesOut: [{ id: "payload-corrupt-audio", why: "the format was not judged: the body never came to its end" }],
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["asr-422"]) ?? undefined;
      const path = exchange.call?.target.path?.value ?? "";
      const status = statusIs(exchange, 422);
      if (told) evidence(quoted(told.text, told.at, "decisive"));
      else if (status && path.includes("/listen"))
        evidence({
          text: "422 on listen means an upload that did not come to its end",
          at: status.at,
          for: true,
          weight: "strong",
        });
      const closed = statusIs(exchange, 499);
      if (closed)
        evidence({ text: "499 is logged when the client leaves first", at: closed.at, for: true, weight: "strong" });
      const short = says(
        exchange,
        /request body(?:'s)? (?:length|size) does not match content-length[^\n]{0,40}|RequestContentLengthMismatch|UND_ERR_REQ_CONTENT_LENGTH_MISMATCH/i,
      );
      if (short) evidence({ text: `The client says '${short.match[0]}'`, at: short.at, for: true, weight: "decisive" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          '{"err_code":"ASR_UNPROCESSABLE_ENTITY","err_msg":"Unable to read the entire client request.","request_id":"5f0e9a3c-0000-4000-8000-0000000000b4"}',
      },
    ],
  },
});
