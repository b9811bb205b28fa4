import { printed } from "../../observe/printed.ts";
import { statusIs } from "../../observe/says.ts";
import { rule } from "../define.ts";

export const timeoutClient = rule({
  id: "timeout-client",
  group: "timeout",
  title: "The client gave up waiting",
  severity: "error",
  why: "The client library or the function that runs it has a time limit shorter than the upload and the processing of this file.",
  advice:
    "Raise the limit (timeoutInSeconds in SDK v5, timeout in axios, httpx or the function's settings), or use callback for long files.",
  docs: ["https://developers.deepgram.com/docs/pre-recorded-audio"],
  shows: {
    needs: [/time|abort|serverless|never returns|lambda|hang|long/i],
    signs: [
      /\w*TimeoutError|\b(?:lambda|function|serverless)\b[^.!?\n]{0,40}\blimit|\btimeout of \d+|\b(?:vercel|netlify|lambda|function)\b[^.!?\n]{0,40}\b(?:dies|killed|ends|stops) (?:at|after)\b|after (?:sixty|60) ?s\w*|\b60 ?sec\w*|AbortError|\b(?:lambda|function|serverless|axios|httpx|client|read|sdk)\b[^.!?\n]{0,40}\btime[sd]? ?out/i,
    ],
    told: [
      "my request times out for long files",
      "read timeout while waiting for the transcript of a two hour recording",
      "axios timeout exceeded on transcription",
      "serverless function stops before deepgram answers",
      "await never returns for large audio",
      "abort error after sixty seconds",
    ],
    symptoms: ["times-out"],
    by: "client",
    settle: "Measure how long it took: the same round number each time is the client's own limit.",
    rulesOut: [
      { id: "timeout-gateway", why: "no 504 came: the client left first" },
      { id: "auth-invalid-key", why: "a refused key is answered at once" },
    ],
    diagnose(exchange, evidence) {
      if (statusIs(exchange, 504, 408)) return;
      const found = printed(
        exchange,
        /DeepgramTimeoutError|Timeout exceeded when calling[^\n]{0,60}|AbortError|(?:This|The) operation was aborted(?: due to timeout)?|timeout of \d+ ?ms exceeded|ECONNABORTED|(?:Headers|Body) ?Timeout ?Error|UND_ERR_(?:HEADERS|BODY)_TIMEOUT|ReadTimeout|WriteTimeout|Read timed out|read operation timed out|Function (?:execution )?timed out|Task timed out after[^\n]{0,30}|FUNCTION_INVOCATION_TIMEOUT|Client\.Timeout exceeded|context deadline exceeded|TaskCanceledException|HttpClient\.Timeout|SocketTimeoutException|signal timed out|TimeoutError/i,
      );
      if (!found) return;
      const connecting = printed(
        exchange,
        /connect(?:ion)? ?(?:timeout|timed out)|handshake|Opening Handshake|\[(?:Errno (?:60|110)|WinError 10060)\]|sock_connect/i,
      );
      evidence({
        text: `The program says '${found.text}'`,
        at: found.at,
        for: true,
        weight: "decisive",
        explains: "The client ended the call itself because its own time limit ran out before the answer was there.",
      });
      if (connecting)
        evidence({ text: "The time ran out while connecting", at: connecting.at, for: false, weight: "strong" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "POST https://api.deepgram.com/v1/listen?model=nova-3",
        response: "AxiosError: timeout of 30000ms exceeded\n  code: 'ECONNABORTED'",
      },
    ],
  },
});
