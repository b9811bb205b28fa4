import type { Frame } from "../../exchange/exchange.ts";
import { known, member } from "../../exchange/facts.ts";
import { messageType } from "../../observe/product.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";

export const fluxCloseWithoutEnd = rule({
  id: "ws-flux-close-without-end",
  group: "websocket",
  title: "Flux closed in the middle of a turn",
  severity: "information",
  why: "CloseStream does not end a turn on /v2/listen: the turn that is under way gets no EndOfTurn, unless ForceEndTurn goes first.",
  advice: "Send { type: 'ForceEndTurn' }, wait for the EndOfTurn, then send CloseStream.",
  exceptions: "Not reported in code: CloseStream alone is right where nobody waits for the last turn.",
  docs: ["https://developers.deepgram.com/docs/flux/state", "https://developers.deepgram.com/docs/flux/configure"],
  shows: {
    needs: [/flux|end of ?turn|EndOfTurn/i],
    signs: [
      /\bflux\b[^\n]{0,160}\bCloseStream\b|\bEndOfTurn\b[^.!?\n]{0,60}\bnever|\bCloseStream\b[^\n]{0,160}\bEndOfTurn\b/i,
    ],
    told: [
      "last turn never ends when I close flux",
      "no end of turn after close stream",
      "push to talk with flux loses the final turn",
      "flux does not send EndOfTurn when I hang up",
    ],
    answers: { closes: [1000, 1005], silent: true },
    by: "client",
    settle: "Send ForceEndTurn before CloseStream and look whether an EndOfTurn comes.",
    diagnose(exchange, evidence) {
      const { sent, received } = timeline(exchange);
      const closing = sent.find((frame) => messageType(frame) === "CloseStream");
      if (!closing || sent.some((frame) => messageType(frame) === "ForceEndTurn")) return;
      const turn = received.findLast((frame) => messageType(frame) === "TurnInfo");
      const event = turn && eventOf(turn);
      if (!event || event === "EndOfTurn") return;
      evidence({
        text: `The last turn stood at ${event} when CloseStream was sent`,
        at: closing.origin,
        for: true,
        weight: "strong",
        explains:
          "CloseStream was sent in the middle of a turn, and Flux ends no turn for it: no EndOfTurn comes any more.",
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "wss://api.deepgram.com/v2/listen?model=flux-general-en&encoding=linear16&sample_rate=16000",
        response: [
          '< {"type":"TurnInfo","event":"StartOfTurn","turn_index":0,"transcript":"book"}',
          '< {"type":"TurnInfo","event":"Update","turn_index":0,"transcript":"book a table"}',
          '> {"type":"CloseStream"}',
          "close 1005, EndOfTurn never came",
        ].join("\n"),
      },
    ],
  },
});

function eventOf(frame: Frame): string | undefined {
  return known(member(frame.json, "event"))?.text;
}
