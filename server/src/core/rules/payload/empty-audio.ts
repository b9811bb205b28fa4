import { known, member } from "../../exchange/facts.ts";
import { contentLength } from "../../observe/body.ts";
import { nothingDecoded } from "../../observe/decoded.ts";
import { mentions } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { uploadSample } from "../shared/samples.ts";

export const emptyAudio = rule({
  id: "payload-empty-audio",
  group: "payload",
  title: "Audio body has no bytes",
  severity: "error",
  why: "The body was empty or held a header alone: a promise was not awaited, a stream was read already, the recording had not begun, or the file is empty.",
  advice: "Print the length of what is sent right before the call, and await the read.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/empty|length|\b0 bytes|zero|nothing|already|consum|content.length|0 ?kb|duration/i],
    signs: [
      /content-length:? (?:is )?0\b|\b(?:zero|0) bytes|\balready (?:been )?(?:read|consumed)|\bconsum(?:es|ed)\b|\b(?:length|size)\b[^.!?\n]{0,50}\b(?:0|zero)\b|body is empty|drained/i,
    ],
    told: [
      "deepgram gets 0 bytes every time",
      "body is empty when it reaches deepgram",
      "upload sends nothing, content length zero",
      "stream was already read before, the second request has no audio",
      "request with file gives metadata with zero duration",
      "middleware consumed the body, nothing is left to send",
    ],
    sample: uploadSample,
    answers: { statuses: [400], errors: ["corrupt-audio"] },
    settle: "Print the byte length of the body right before it is sent.",
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["corrupt-audio", "invalid-json", "json-body-unprocessable"]);
      const { call } = exchange;
      const length = contentLength(exchange);
      if (
        length !== undefined &&
        length < 200 &&
        (call?.target.path?.value ?? "").startsWith("/v1/listen") &&
        call?.body.kind !== "json"
      )
        evidence({
          text: `Content-Length says that ${length} bytes were sent`,
          ...(call ? { at: call.head } : {}),
          for: true,
          weight: told || length === 0 ? "decisive" : "supporting",
        });
      const body = call?.body;
      if (body?.kind === "raw" && body.value.kind === "bytes" && body.value.source.is === "empty")
        evidence({ text: "The body that is sent is empty", at: body.origin, for: true, weight: "decisive" });
      // A command shows its whole request, of others the body may be left out.
      const whole = call !== undefined && /^(?:curl|wget|httpie)$/.test(call.via);
      if (told && whole && call.body.kind === "none" && known(call.method)?.text === "POST")
        evidence({ text: "Nothing is sent as the body", at: call.head, for: true, weight: "strong" });
      const printed = mentions(
        exchange,
        /\b(?:audio|file|buffer|body|blob|recording|data)\b[^\n]{0,30}\b(?:is empty|size:? 0\b|length:? 0\b|0 bytes)|\b(?:empty|zero-(?:byte|length)|0[- ]byte) (?:audio|file|buffer|body|blob|recording)\b|\b(?:gets?|got|receives?d?|sends?|sent|uploads?|uploaded|posts?) (?:only )?(?:0|zero|no) bytes\b/i,
      );
      if (printed) evidence({ text: `It says '${printed.match[0]}'`, at: printed.at, for: true, weight: "strong" });
      const duration = member(exchange.response?.json, "metadata", "duration");
      if (known(duration)?.text === "0" && duration)
        evidence({ text: "Deepgram found audio of 0 seconds", at: duration.origin, for: true, weight: "strong" });
      const undecoded = nothingDecoded(exchange);
      if (undecoded)
        evidence({
          text: "Metadata says that audio of 0 seconds was decoded",
          at: undecoded,
          for: true,
          weight: "supporting",
          explains:
            "The session ended before Deepgram had decoded any audio: none was sent, or empty frames, or nothing that could be decoded.",
        });
      if (told?.error.id === "corrupt-audio" && !call)
        evidence({ text: "An empty body gets this answer, too", at: told.at, for: true, weight: "supporting" });
      if (told?.error.id === "corrupt-audio" && !call && !printed)
        evidence({ text: "The size of the body is not shown", for: false, weight: "supporting" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request:
          "POST /v1/listen?model=nova-3 HTTP/1.1\nHost: api.deepgram.com\nAuthorization: Token $DEEPGRAM_API_KEY\nContent-Type: audio/wav\nContent-Length: 0\n",
        response:
          '{"err_code":"Bad Request","err_msg":"Bad Request: failed to process audio: corrupt or unsupported data","request_id":"5f0e9a3c-0000-4000-8000-0000000000b3"}',
      },
    ],
  },
});
