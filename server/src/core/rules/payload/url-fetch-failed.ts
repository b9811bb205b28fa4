import { rule } from "../define.ts";
import { remoteSample } from "../shared/samples.ts";
import { mediaUrl, remote } from "./shared/remote.ts";

const page =
  /drive\.google\.com|docs\.google\.com|youtube\.com|youtu\.be|dropbox\.com\/.*dl=0|onedrive\.live|1drv\.ms|sharepoint\.com|soundcloud\.com|spotify\.com/i;

export const urlFetchFailed = rule({
  id: "url-fetch-failed",
  group: "payload",
  title: "Host of the media did not deliver it",
  severity: "error",
  why: "Deepgram tried to fetch the address in url, and the host of the media answered with an error, redirected without end, or did not answer.",
  advice: "Give an address that downloads the bytes themselves, without login and from anywhere, or upload the bytes.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/\burls?\b|link|fetch|download|REMOTE_CONTENT|remote content|host/i],
    signs: [
      /(?:REMOTE_CONTENT_ERROR|remote content|could(?:n'?t| not) (?:fetch|download))[^\n]{0,200}\b(?:404|5\d\d|overloaded|slow|times? out|html|web page|gone|deleted)\b|\b(?:host|server|cdn)\b[^.!?\n]{0,60}\b(?:404|50[0234])\b[^\n]{0,120}(?:remote content|REMOTE_CONTENT)/i,
    ],
    told: [
      "deepgram could not download my audio url",
      "remote content error with a link that works in my browser",
      "host of the media answers 404 or 500 to deepgram",
      "google drive or dropbox link gives a web page instead of audio",
      "our own media server is overloaded and sometimes answers 502, then remote content error",
    ],
    sample: remoteSample,
    answers: { statuses: [400], errors: ["remote-content"] },
    by: "media-host",
    settle:
      "Run `curl -sSL -o /dev/null -w '%{http_code} %{content_type}' URL`: 200 and an audio or video type is needed.",
    rulesOut: [{ id: "auth-invalid-key", why: "the key was accepted: Deepgram had begun to fetch the media" }],
    diagnose(exchange, evidence) {
      const report = remote(exchange);
      if (!report || report.status === 401 || report.status === 403) return;
      if (/publicly routable|as a URI/i.test(report.text)) return;
      evidence({
        text: `Deepgram reports of the media's host: '${report.text}'`,
        at: report.at,
        for: true,
        weight: "decisive",
        explains: report.status
          ? `Deepgram accepted the call and tried to fetch the media, and the media's host answered ${report.status}.`
          : "Deepgram accepted the call and could not fetch the media from its host.",
      });
      const url = mediaUrl(exchange);
      if (url && page.test(url.text))
        evidence({
          text: "The address is a page that shows the file, not the file",
          at: url.at,
          for: true,
          weight: "supporting",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          '{"err_code":"REMOTE_CONTENT_ERROR","err_msg":"The remote server hosting the media returned a client error: 404 Not Found.","request_id":"5f0e9a3c-0000-4000-8000-0000000000b7"}',
      },
    ],
  },
});
