import { outcome } from "../../observe/outcome.ts";
import { closedEarly, printed } from "../../observe/printed.ts";
import { messageType } from "../../observe/product.ts";
import { mentions, symptom } from "../../observe/says.ts";
import { connectsAgain } from "../../observe/sessions.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";

export const closedByClient = rule({
  id: "ws-closed-by-client",
  group: "websocket",
  title: "The client itself ended the stream",
  severity: "information",
  why: "A close with 1000, 1001 or 1005 follows what the client did: CloseStream, Close, close(), or a page or component that went away.",
  advice:
    "Look for what calls close() or finish(): an effect's cleanup (React StrictMode runs it twice), a route change, a timer, or the end of the audio source.",
  docs: ["https://developers.deepgram.com/docs/close-stream"],
  shows: {
    needs: [/clos|end|stop|unmount|cleanup|1000|1005/i],
    signs: [/\b(?:unmount\w*|cleanup|useEffect|strict mode|effect)\b/i],
    told: [
      "connection closes with 1000 in the middle and I do not know who closes it",
      "stream ends by itself with a normal close, maybe my component unmounts",
      "react effect opens and closes the socket at once",
      "the socket closes regularly but I was not done",
      "page cleanup ends the stream",
    ],
    usualFor: [1000, 1001, 1005],
    by: "client",
    settle: "Log a stack trace in the function that closes the socket.",
    rulesOut: [
      { id: "ws-no-audio-timeout", why: "Deepgram's own time-out comes with 1011 and a reason" },
      { id: "auth-jwt-expired", why: "a token's life does not close an open socket" },
    ],
    diagnose(exchange, evidence) {
      const early = printed(exchange, closedEarly);
      if (early) {
        evidence({
          text: `The program says '${early.text}'`,
          at: early.at,
          for: true,
          weight: "decisive",
          explains:
            "The program itself called close() while the socket was still connecting, so Deepgram had not answered yet.",
        });
        return;
      }
      const { close } = exchange;
      if (!close?.code || ![1000, 1001, 1005].includes(close.code) || outcome(exchange).failed) return;
      const complaint = symptom(
        exchange,
        "closes-after-seconds",
        "last-words-missing",
        "closed-abnormally",
        "reconnects",
        "no-transcript",
      );
      const ended = timeline(exchange).sent.findLast((frame) =>
        /^(?:CloseStream|Close)$/.test(messageType(frame) ?? ""),
      );
      const printedEnd = mentions(
        exchange,
        /StrictMode|unmount\w*|cleanup|closed? by (?:the )?client|requestClose|\.finish\(\)|navigat\w+ away|beforeunload/i,
      );
      const again = connectsAgain(exchange);
      if (!complaint && !printedEnd && !again) return;
      if (printedEnd)
        evidence({ text: `It says '${printedEnd.match[0]}'`, at: printedEnd.at, for: true, weight: "strong" });
      if (ended)
        evidence({ text: `The client sent ${messageType(ended)}`, at: ended.origin, for: true, weight: "strong" });
      evidence({
        text: `${close.code} is a regular end${close.code === 1001 ? ": the page or program went away" : ""}`,
        at: close.origin,
        for: true,
        weight: complaint && (complaint.id !== "reconnects" || ended) ? "strong" : "supporting",
        explains: `The socket ended regularly (${close.code}): the client's side asked for it. Deepgram ends a session of its own accord with 1008 or 1011 and a reason.`,
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          '[app] component unmounted, closing socket\n> {"type":"CloseStream"}\n< {"type":"Metadata","transaction_key":"deprecated","request_id":"5f0e9a3c-0000-4000-8000-0000000000d1","duration":3.2,"channels":1}\nclose code=1000\nThe connection keeps dropping: it disconnects after 3 seconds',
      },
    ],
  },
});
