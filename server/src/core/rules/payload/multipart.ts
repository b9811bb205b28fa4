import { rule } from "../define.ts";
import { fixes } from "../shared/helpers.ts";
import { uploadSample } from "../shared/samples.ts";
import { bareType, bodyPath, contentType } from "./shared/body.ts";

export const multipart = rule({
  id: "payload-multipart",
  group: "payload",
  title: "Audio sent as a form",
  severity: "error",
  why: "POST /v1/listen takes the bytes of the audio as the body itself; of a multipart form it reads the boundaries as audio, too.",
  advice: "Send the file itself as the body, with its own Content-Type.",
  exceptions: "A form that goes to an own server is not judged.",
  docs: ["https://developers.deepgram.com/docs/pre-recorded-audio"],
  shows: {
    needs: [/form|multipart/i],
    signs: [/\bmultipart\b|\bform[- ]?data\b|curl[^?\n]{0,40} -F\b/i],
    told: [
      "form data upload does not work",
      "file field in multipart is refused as corrupt audio",
      "FormData with the file and options is not accepted",
      "postman form-data fails, binary works",
      "like with whisper I send a form with file and model",
      "FormData with the audio in a field named file posted to listen says corrupt or unsupported",
    ],
    sample: uploadSample,
    answers: { statuses: [400], errors: ["corrupt-audio"] },
    by: "deepgram",
    settle: "Send the same file with curl --data-binary @file.",
    rulesOut: [
      {
        id: "payload-corrupt-audio",
        why: "the file itself may be sound: the form around it is what cannot be decoded",
      },
    ],
  },
  check(call, report) {
    if (bodyPath(call) !== "/v1/listen") return;
    const type = contentType(call);
    const declared = type && bareType(type.text) === "multipart/form-data";
    if (call.body.kind === "multipart") {
      const file = call.body.entries.find((entry) => entry.value.kind !== "text" && entry.value.kind !== "boolean");
      const others = call.body.entries.filter((entry) => entry !== file).map(({ name }) => `'${name}'`);
      report({
        message: "The audio is sent inside a multipart form",
        ...(others.length > 0 && {
          because: `Deepgram reads the body as audio, so that ${others.join(" and ")} in the form ${others.length > 1 ? "are" : "is"} not read either.`,
        }),
        at: call.body.origin,
        related: declared ? [{ at: type.origin, message: "This header belongs to the form: remove it, too" }] : [],
        fixes: fixes(
          call.body.asBytes && { title: "Send the file as the body", safe: false, edits: call.body.asBytes },
        ),
        ...(file && {
          advice: `Send what the field '${file.name}' holds as the body itself, and put every option into the URL.`,
        }),
      });
    } else if (declared && call.body.kind !== "json")
      report({ message: "The request is declared as a multipart form", at: type.origin });
  },
  examples: {
    wrong: [
      {
        code: `const form = new FormData();
form.append("audio", file);
await fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: form });`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: file });`,
      },
      {
        code: `const form = new FormData();
form.append("audio", file);
await fetch("/api/deepgram/transcribe", { method: "POST", body: form });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -F "file=@audio.wav"`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"Bad Request","err_msg":"Bad Request: failed to process audio: corrupt or unsupported data","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});
