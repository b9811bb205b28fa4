import { idleSeconds, limits } from "../../catalogue/index.ts";
import { replace } from "../../exchange/origin.ts";
import { keepAliveTimer } from "../../observe/keepalive-timer.ts";
import { productOf } from "../../observe/product.ts";
import { saw } from "../../observe/seen.ts";
import { seconds, timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { keepAliveSample } from "../shared/samples.ts";
import { agentPath, intervals, socketPath, typeOf } from "./shared/sent.ts";

/** By how much an interval must exceed the documented limit to fail for certain: servers were seen to wait twelve seconds. */
const certain = 1.2;

export const keepaliveTooSlow = rule({
  id: "ws-keepalive-too-slow",
  group: "websocket",
  title: "KeepAlive sent too rarely",
  severity: "error",
  why: "The listen socket closes (1011, NET-0001) when ten seconds pass without audio or KeepAlive: an interval of ten seconds is already too late.",
  advice: "Send KeepAlive every three to five seconds.",
  exceptions: "Intervals between five and ten seconds work and are not judged.",
  docs: [
    "https://developers.deepgram.com/docs/audio-keep-alive",
    "https://developers.deepgram.com/docs/agent-keep-alive",
  ],
  shows: {
    needs: [/keep[- ]?alive/i],
    signs: [
      /keep[- ]?alive[^\n]{0,80}\b(?:1\d|[2-9]\d)000\b|keep[- ]?alive[^\n]{0,80}\b(?:every|each|all) (?:1[0-9]|[2-9]\d|ten|twelve|fifteen|twenty|thirty|sixty) ?(?:s\b|sec)|\b(?:every|each) (?:1[0-9]|[2-9]\d|ten|twelve|fifteen|twenty|thirty|sixty) ?(?:s\b|sec\w*)[^.!?\n]{0,60}keep[- ]?alive|\b(?:1[0-9]|[2-9]\d|twenty|thirty|fifteen)[- ]second keep[- ]?alive|keep[- ]?alive[^.!?\n]{0,60}\b(?:minute|too slow|too rarely)/i,
    ],
    unless: [/\b(?:every|each) (?:[2-8]|two|three|four|five) ?s(?:ec\w*)?\b/i],
    told: [
      "keepalive every 10 seconds or more does not help",
      "I send keepalive each 15 or 30 seconds and it disconnects",
      "connection drops although a keepalive timer is running",
      "my keepalive interval is long and the stream is closed during pauses",
    ],
    sample: keepAliveSample,
    answers: { closes: [1011], errors: ["net-0001-stt", "agent-client-message-timeout"] },
    refines: ["ws-no-audio-timeout"],
    by: "deepgram",
    settle: "Compare the time between the last frame sent and the close with ten seconds.",
    diagnose(exchange, evidence) {
      const { keepAlives, audio, silence } = timeline(exchange);
      const [first] = keepAlives;
      const slow = (idleSeconds("/v1/listen") ?? 10) * 950;
      const timer = keepAliveTimer(exchange);
      if (timer && timer.ms >= slow && saw(exchange, ["net-0001-stt"])) {
        const right = String((1000 * Math.max(...limits.sttStreaming.keepAliveEverySeconds)) / timer.unit);
        evidence({
          text: `KeepAlive is sent only every ${seconds(timer.ms)}`,
          at: timer.at,
          for: true,
          weight: "decisive",
          explains: `KeepAlive is sent only every ${seconds(timer.ms)}: the socket is closed (NET-0001) when ten seconds pass without audio or KeepAlive.`,
          fixes: [{ title: "Send it every five seconds", safe: true, edits: [replace(timer.at, right)] }],
        });
      }
      if (!first || audio.length === 0 || !silence || silence.ms < slow || productOf(exchange) !== "listen") return;
      const times = keepAlives.flatMap((frame) => frame.at ?? []);
      const apart = times.slice(1).map((at, index) => at - times[index]!);
      const least = apart.length > 0 ? Math.min(...apart) : undefined;
      if (least !== undefined && least < slow) return;
      evidence({
        text:
          least === undefined
            ? `One KeepAlive was sent, and then nothing for ${seconds(silence.ms)}`
            : `KeepAlive messages lie ${seconds(least)} apart`,
        at: first.origin,
        for: true,
        weight: exchange.close?.code === 1011 ? "decisive" : "strong",
      });
    },
  },
  check(call, report) {
    const path = socketPath(call);
    if (path !== "/v1/listen" && path !== agentPath) return;
    const listen = path === "/v1/listen";
    const limit = (idleSeconds("/v1/listen") ?? limits.sttStreaming.idleSeconds) * 1000;
    const right = listen
      ? 1000 * Math.max(...limits.sttStreaming.keepAliveEverySeconds)
      : 1000 * limits.agent.keepAliveEverySeconds;
    for (const message of call.messages) {
      if (typeOf(message)?.text !== "KeepAlive") continue;
      for (const { ms, origin } of intervals(message))
        if (ms >= limit)
          report({
            message: `KeepAlive is sent only every ${ms / 1000} seconds`,
            at: origin,
            ...(listen &&
              ms < certain * limit && {
                severity: "warning",
                because: `Deepgram closes about ${limit / 1000} seconds after the last message: a timer that is a little late is too late.`,
              }),
            ...(!listen && {
              severity: "warning",
              because: `The agent wants to hear something every ${limits.agent.keepAliveEverySeconds} seconds.`,
              advice: `Send KeepAlive every ${limits.agent.keepAliveEverySeconds} seconds.`,
            }),
            related: [{ at: message.origin, message: "This KeepAlive" }],
            fixes: [{ title: `Send it every ${right} ms`, safe: true, edits: [replace(origin, String(right))] }],
          });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => {
  setInterval(() => socket.send(JSON.stringify({ type: "KeepAlive" })), 10_000);
};`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => {
  setInterval(() => socket.send(JSON.stringify({ type: "KeepAlive" })), 8_000);
  setInterval(() => console.log("still here"), 10_000);
};`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000",
        response: `12:00:00.000 > binary 3200 bytes
12:00:00.100 > binary 3200 bytes
12:00:05.000 > {"type":"KeepAlive"}
12:00:17.000 > {"type":"KeepAlive"}
12:00:17.200 close 1011 NET-0001`,
      },
    ],
  },
});
