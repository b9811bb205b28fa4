import { momentOf } from "../../observe/moment.ts";
import { rule } from "../define.ts";
import { remoteSample } from "../shared/samples.ts";
import { linkLife } from "./shared/link-life.ts";
import { mediaUrl, remote } from "./shared/remote.ts";

const signed = /X-Amz-Expires|X-Amz-Signature|[?&](?:Expires|Signature|sig|se|X-Goog-Expires|token)=/i;

/** A length of time in its largest unit: `90 s`, `25 min`, `3 h`. */
function span(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  if (whole < 7200) return `${Math.round(whole / 60)} min`;
  return whole < 172_800 ? `${Math.round(whole / 3600)} h` : `${Math.round(whole / 86_400)} days`;
}

export const urlFetchForbidden = rule({
  id: "url-fetch-forbidden",
  group: "payload",
  title: "Host of the media refused the download",
  severity: "error",
  why: "Deepgram fetched the address and that host answered 401 or 403: the file is private, the signature of the link has expired, or the host lets no servers in.",
  advice:
    "Make a fresh signed link right before the call, make the file public, or upload the bytes instead of an address.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [
      /403|forbidden|denied|private|presign|signed|login|log in|sign in|bucket|auth|permission|expires|sharepoint|incognito|password/i,
    ],
    signs: [
      /\b(?:pre-?signed|signed) (?:url|link)s?\b|X-(?:Goog|Amz)-Expires|\b(?:link|url|file|recording|bucket|host)s?\b[^.!?\n]{0,80}\b(?:login|log in|sign in|private|password|basic auth|cookies?|403|forbidden)\b|\bincognito\b|\bremote server\b[^.!?\n]{0,30}\b40[13]\b/i,
    ],
    told: [
      "deepgram gets 403 when it downloads my s3 file",
      "private bucket link is forbidden",
      "media host denies access to the recording, twilio recording needs login",
      "signed url works for me and deepgram is denied",
      "presigned link is valid for an hour and the job waits longer in the queue before deepgram fetches it",
    ],
    sample: remoteSample,
    answers: { statuses: [400], errors: ["remote-content"] },
    by: "media-host",
    settle: "Open the address with curl, without cookies, from another network.",
    rulesOut: [
      { id: "auth-invalid-key", why: "the 401 or 403 inside is the media host's: your Deepgram key was accepted" },
    ],
    diagnose(exchange, evidence) {
      const report = remote(exchange);
      if (!report || !(report.status === 401 || report.status === 403)) return;
      const url = mediaUrl(exchange);
      const life = url && linkLife(url.text);
      const now = momentOf(exchange);
      if (url && life && now !== undefined)
        evidence(
          now > life.ends
            ? {
                text: `The signed link ended ${span(now - life.ends)} before the answer came`,
                at: url.at,
                for: true,
                weight: "strong",
                explains: `The link${life.life ? ` was signed for ${span(life.life)} and` : ""} ended ${span(now - life.ends)} before the answer came, so the media's host refused Deepgram's download with ${report.status}.`,
                advice: "Sign the link right before the call, for longer than the job can wait.",
              }
            : {
                text: `The signed link had ${span(life.ends - now)} to live: it is refused for another reason`,
                at: url.at,
                for: true,
                weight: "supporting",
              },
        );
      else if (url && signed.test(url.text))
        evidence({
          text: "The address is a signed link, which lives for a limited time",
          at: url.at,
          for: true,
          weight: "supporting",
        });
      evidence({
        text: `Deepgram reports of the media's host: '${report.text}'`,
        at: report.at,
        for: true,
        weight: "decisive",
        explains: `Deepgram accepted the call and tried to fetch the media, and the media's host refused it with ${report.status}.`,
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          '{"err_code":"REMOTE_CONTENT_ERROR","err_msg":"The remote server hosting the media returned a client error: 403 Forbidden.","request_id":"5f0e9a3c-0000-4000-8000-0000000000b6"}',
      },
    ],
  },
});
