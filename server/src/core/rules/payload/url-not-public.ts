import { entries, prefix } from "../../exchange/facts.ts";
import { quoted } from "../../observe/evidence.ts";
import { rule } from "../define.ts";
import { remoteSample } from "../shared/samples.ts";
import { bodyPath, jsonObject } from "./shared/body.ts";
import { mediaUrl, remote } from "./shared/remote.ts";

export const privateHost =
  /^(?:https?:)?\/\/(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0|\[::1\]|[\w-]+(?::\d+)?(?:\/|$)|[\w.-]+\.(?:local|internal|lan)\b)/i;

/** This machine, or a private network, whatever follows. */
const ownMachine =
  /^https?:\/\/(localhost|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|0\.0\.0\.0|\[::1\])(?=[:/]|$)/i;

export const urlNotPublic = rule({
  id: "url-not-public",
  group: "payload",
  title: "Media address cannot be reached from the internet",
  severity: "error",
  why: "Deepgram fetches the media from its own servers: an address on localhost, in a private network or in a VPN does not exist for it.",
  advice:
    "Host the file where the internet can reach it (a signed link of a bucket), or upload the bytes instead of an address.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [
      /localhost|127\.|192\.168|\b10\.\d|172\.|\.local\b|internal|private|intranet|\bvpn\b|public|dev server|\blan\b|reach|office|minio/i,
    ],
    signs: [
      /\bhttps?:\/\/(?:localhost|127\.|192\.168\.|10\.\d|172\.(?:1[6-9]|2\d|3[01])\.|[\w-]+\.(?:local|internal|lan)\b|\w+:\d{4})|publicly routable|\bintranet\b|behind (?:the |our |a )?vpn/i,
    ],
    told: [
      "url on localhost or in our internal network cannot be transcribed",
      "could not determine if url is publicly routable",
      "audio link behind vpn is not reachable for deepgram",
      "deepgram cannot reach my dev server",
    ],
    sample: remoteSample,
    answers: { statuses: [400], errors: ["remote-content"] },
    settle: "Open the address from a phone without Wi-Fi: it must download the file.",
    refines: ["url-fetch-failed"],
    rulesOut: [{ id: "auth-invalid-key", why: "the key was accepted before the address was looked at" }],
    diagnose(exchange, evidence) {
      const report = remote(exchange);
      const url = mediaUrl(exchange);
      const local =
        url && privateHost.test(url.text.replace(/^https?:/i, "")) && exchange.call?.target.deepgram === "certain";
      if (report && /publicly routable/i.test(report.text)) evidence(quoted(report.text, report.at, "decisive"));
      if (local && url)
        evidence({
          text: `'${url.text.slice(0, 80)}' is an address of this machine or of a private network`,
          at: url.at,
          for: true,
          weight: "decisive",
          explains: `Deepgram's servers cannot reach '${url.text.slice(0, 80)}': that address exists only on your machine or in your network.`,
        });
    },
  },
  check(call, report) {
    if (bodyPath(call) === undefined || call.via === "curl") return;
    const body = jsonObject(call);
    for (const { value } of body ? entries(body.bag, "url") : []) {
      // A default for the developer's own machine is no mistake where another address can be given.
      const host = value.kind === "text" ? ownMachine.exec(prefix(value))?.[1] : undefined;
      if (host) report({ message: `Deepgram cannot reach '${host}' from its servers`, at: value.origin });
    }
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ url: \`http://localhost:3000/uploads/\${name}\` }),
});`,
      },
    ],
    right: [
      {
        code: `const base = process.env.PUBLIC_URL ?? "http://localhost:3000";
await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ url: \`\${base}/uploads/call.mp3\` }),
});`,
      },
    ],
    pastes: [
      {
        request:
          'curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d \'{"url":"http://localhost:3000/call.mp3"}\'',
        response:
          '{"err_code":"REMOTE_CONTENT_ERROR","err_msg":"URL for media download must be publicly routable.","request_id":"5f0e9a3c-0000-4000-8000-0000000000b8"}',
      },
    ],
  },
});
