import { keepsAlive } from "../../observe/keeps-alive.ts";
import { outcome } from "../../observe/outcome.ts";
import { mentions } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { keepAliveSample } from "../shared/samples.ts";

export const keepaliveOnly = rule({
  id: "ws-keepalive-only",
  group: "websocket",
  title: "Only KeepAlive, never any audio",
  severity: "error",
  why: "KeepAlive bridges pauses of a stream that has begun; a session that never gets audio is closed all the same.",
  advice:
    "Open the socket when the first audio is at hand, or find out why the audio does not reach send(): KeepAlive is not at fault.",
  docs: ["https://developers.deepgram.com/docs/audio-keep-alive"],
  shows: {
    needs: [
      /keep[- ]?alive|kept alive|warm|pre-?open|upfront|standby|in advance|early|before|pre-?connect|NET-0002|already/i,
    ],
    signs: [
      /\bNET-0002\b|\b(?:only|nothing but|just) (?:send |sends |sending )?keep[- ]?alives?|keep[- ]?alives?(?: messages?)? (?:only|alone)|\b(?:no|not one byte of|zero|before any|before the first) (?:audio|sound)\b[^?\n]{0,160}keep[- ]?alive|keep[- ]?alive[^\n]{0,200}\b(?:no|not one byte of|zero|before any|before the first|nothing but) (?:audio|sound)|\b(?:pool|pre-?open\w*|till|until a call|warm(?:ed)?(?: up)?|standby|lobby|waiting room|ringing|rings)\b/i,
    ],
    told: [
      "I only send keepalive while waiting for the user and it still closes",
      "preconnected socket with keepalive but no audio yet gets closed",
      "opened early to save time, kept alive, dies before the first audio",
      "we warm up the connection in advance and it is gone when the call starts",
    ],
    sample: keepAliveSample,
    refines: ["ws-no-audio-timeout"],
    answers: { closes: [1011], errors: ["net-0001-stt", "net-0002-stt"] },
    settle: "Log the size of every binary frame at the place where it is sent: there must be at least one.",
    rulesOut: [{ id: "ws-keepalive-too-slow", why: "the KeepAlives came in time; audio is what was missing" }],
    diagnose(exchange, evidence) {
      const { audio, keepAlives, empty } = timeline(exchange);
      const told = saw(exchange, ["net-0001-stt", "net-0002-stt", "net-0000-stt"]);
      const spoken = mentions(exchange, /\bonly (?:send|sending|sent)?\s?keep-?alive/i);
      const closed = (outcome(exchange).close?.code ?? 0) > 1001 || told;
      const kept = told && keepAlives.length === 0 && keepsAlive(exchange);
      if (kept && audio.length === 0)
        evidence({ text: `It says '${kept.match[0]}'`, at: kept.at, for: true, weight: "supporting" });
      if (keepAlives.length === 0 && !spoken) return;
      if (audio.length > 0 || outcome(exchange).product === "agent") return;
      if (!closed) return;
      evidence({
        text:
          keepAlives.length > 0
            ? `${keepAlives.length === 1 ? "One KeepAlive message was" : `${keepAlives.length} KeepAlive messages were`} sent and no audio`
            : "Only KeepAlive is said to be sent",
        at: keepAlives[0]?.origin ?? spoken!.at,
        for: true,
        weight: keepAlives.length >= 2 && told ? "decisive" : "strong",
        explains: `KeepAlive was sent, and no audio at all: ${empty.length > 0 ? "the binary frames were empty" : "no binary frame went out"}. A session without audio is closed although KeepAlive comes in time.`,
      });
      if (told)
        evidence({ text: `The socket was closed with '${told.text}'`, at: told.at, for: true, weight: "supporting" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response: [
          "10:41:02.118 open wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000",
          '10:41:05.120 > {"type":"KeepAlive"}',
          '10:41:08.121 > {"type":"KeepAlive"}',
          "10:41:12.204 close code=1011 reason=Deepgram did not receive audio data or a text message within the timeout window. See https://dpgr.am/net0001",
        ].join("\n"),
      },
    ],
  },
});
