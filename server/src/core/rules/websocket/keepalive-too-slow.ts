import { idleSeconds, limits } from "../../catalogue/index.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { agentPath, intervals, socketPath, typeOf } from "./sent.ts";

export const keepaliveTooSlow = rule({
  id: "ws-keepalive-too-slow",
  group: "websocket",
  title: "KeepAlive sent too seldom",
  severity: "error",
  why: "The listen socket closes (1011, NET-0001) when ten seconds pass without audio or KeepAlive: an interval of ten seconds is already too late.",
  advice: "Send KeepAlive every three to five seconds.",
  exceptions: "Intervals between five and ten seconds work and are not judged.",
  docs: [
    "https://developers.deepgram.com/docs/audio-keep-alive",
    "https://developers.deepgram.com/docs/agent-keep-alive",
  ],
  answers: { closes: [1011], errors: ["net-0001-stt", "agent-client-message-timeout"] },
  by: "deepgram",
  settle: "Compare the time between the last frame sent and the close with ten seconds.",
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
            message: `KeepAlive is sent every ${ms / 1000} seconds only`,
            at: origin,
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
  },
});
