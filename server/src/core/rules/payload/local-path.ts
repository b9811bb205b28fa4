import { isMediaPath } from "../../catalogue/index.ts";
import { entries, type Known, known, prefix, someKnown } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import type { Value } from "../../exchange/value.ts";
import { mentions } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { fixes } from "../shared/helpers.ts";
import { remoteSample } from "../shared/samples.ts";
import { bodyPath, jsonObject } from "./shared/body.ts";

export const localPath = rule({
  id: "url-is-local-path",
  group: "payload",
  title: "Local path instead of a URL",
  severity: "error",
  why: "Deepgram downloads the media from the url that it is given; a path on this machine means nothing to it.",
  advice: "Read the file and send its bytes as the body, or give a public https URL.",
  docs: ["https://developers.deepgram.com/docs/pre-recorded-audio"],
  shows: {
    needs: [/path|disk|file:|drive|local|computer|[A-Z]:\\\\|\/home|\/users|\/tmp|absolute/i],
    signs: [
      /\b[A-Z]:\\+\w|file:\/\/|(?<![\w.:/])\/(?:home|Users|tmp|var|mnt)\/|not an? absolute url|\blocal (?:file )?path/i,
    ],
    told: [
      "I pass a path on my disk as url and it is refused",
      "local file path in url field does not work",
      "how do I transcribe a file on my computer, file:// address is refused",
      "c drive path or /home path given as audio url",
      "C:\\\\Users\\\\me\\\\Desktop path in transcribe_url, says not an absolute url",
    ],
    sample: remoteSample,
    answers: { statuses: [400], errors: ["remote-content", "payload-url", "json-body-unprocessable", "corrupt-audio"] },
    by: "deepgram",
    settle: "Open the url in a browser on another machine.",
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["remote-content", "payload-url"]);
      const given =
        told &&
        mentions(
          exchange,
          /\burl["']?\s{0,3}[:=]\s{0,3}["'\x60]((?:\.{0,2}\/|[A-Za-z]:[\\/]|file:)[^"'\x60\n]{1,120})["'\x60]/,
        );
      if (given)
        evidence({
          text: `'${given.match[1]}' is a path on this machine`,
          at: given.at,
          for: true,
          weight: "decisive",
          explains: `'${given.match[1]}' is a path on this machine, and Deepgram downloads the media itself.`,
        });
      else if (told && /as a URI|parse URL/i.test(told.text))
        evidence({
          text: `The answer says '${told.text}', as it does to a path in the place of a URL`,
          at: told.at,
          for: true,
          weight: "strong",
        });
    },
  },
  check(call, report) {
    const path = bodyPath(call);
    if (path !== "/v1/listen" && path !== "/v1/read") return;
    const json = jsonObject(call);
    for (const { value } of json ? entries(json.bag, "url") : [])
      for (const found of [...localPaths(value), ...pageUrls(value)])
        report({
          message: `'${found.text}' is not a URL that Deepgram can reach`,
          at: found.origin,
          ...(call.via === "sdk" &&
            path === "/v1/listen" && {
              advice: "Give the file itself, by transcribeFile(createReadStream(path), …), or a public https URL.",
            }),
        });
    if (call.body.kind !== "raw" || path !== "/v1/listen" || call.via === "sdk") return;
    for (const found of localPaths(call.body.value, true))
      report({
        message: `The body is the text '${found.text}', not the file of that name`,
        because: "Deepgram takes the body's bytes for audio.",
        advice:
          call.via === "curl" ? "Write @ before the name: --data-binary @file." : "Read the file and send its bytes.",
        at: found.origin,
        fixes: fixes(
          call.via === "curl" && found.exact
            ? {
                title: "Write @ before the name",
                safe: false,
                edits: [replace({ ...found.origin, end: found.origin.start }, "@")],
              }
            : undefined,
        ),
      });
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ url: "./audio/talk.wav" }),
});`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" }),
});`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d '{"url":"/home/me/talk.wav"}'`,
      },
    ],
  },
});

function localPaths(value: Value, wholeBody = false): Known[] {
  return someKnown(value).filter(({ text }) => {
    if (/[\s{}]/.test(text) || text.length > 300) return false;
    if (wholeBody) return isMediaPath(text) && !text.startsWith("@") && !/^https?:/i.test(text);
    if (/^(?:file|blob):/i.test(text) || /^[a-zA-Z]:[\\/]/.test(text)) return true;
    return (
      !/^[a-z][a-z0-9+.-]*:/i.test(text) &&
      (/^(?:\.{1,2}|~)?\//.test(text) || (isMediaPath(text) && !/^[\w-]+(?:\.[\w-]+)+\//.test(text)))
    );
  });
}

/** `blob:…` and `file:…`, whatever follows. */
function pageUrls(value: Value): Pick<Known, "text" | "origin">[] {
  if (value.kind === "one-of") return value.options.flatMap(pageUrls);
  if (value.kind !== "text" || known(value)) return [];
  const scheme = /^(?:file|blob):/i.exec(prefix(value))?.[0];
  return scheme ? [{ text: `${scheme}…`, origin: value.origin }] : [];
}
