import { rule } from "../define.ts";
import { keepAliveSample } from "../shared/samples.ts";
import { placeOf, socketPath, typeOf } from "./shared/sent.ts";

export const keepaliveMissing = rule({
  id: "ws-keepalive-missing",
  group: "websocket",
  title: "Pause in the audio without KeepAlive",
  severity: "information",
  why: "Finalize asks for the results so far while the socket stays open; ten seconds later without audio or KeepAlive Deepgram closes it (1011, NET-0001).",
  advice: "Send KeepAlive every three to five seconds while no audio is sent.",
  exceptions: "Audio that never pauses, as of a phone call, needs no KeepAlive: its absence alone is not reported.",
  docs: ["https://developers.deepgram.com/docs/audio-keep-alive"],
  shows: {
    needs: [/silen|mute|quiet|pause|hold|push[- ]to[- ]talk|idle|between|button|seconds|nobody|nothing/i],
    unless: [
      /\bkeep[- ]?alives?\b[^.!?\n]{0,60}\b(?:each|every|sent|goes|go out|timer|running|interval|binary|buffer)|\b(?:send|sends|sending|with|have)\b[^.!?\n]{0,20}keep[- ]?alive/i,
    ],
    told: [
      "connection drops when the user is silent or muted for a while",
      "socket closes after about 10 seconds of silence",
      "push to talk, between two presses the connection dies",
      "caller on hold and the stream is disconnected",
      "works while I talk, hangs up when I pause",
      "closed when the microphone is muted",
    ],
    sample: keepAliveSample,
  },
  check(call, report) {
    if (socketPath(call) !== "/v1/listen" || !call.messagesComplete) return;
    if (call.messages.some((message) => typeOf(message)?.text === "KeepAlive" || message.payload.kind === "unresolved"))
      return;
    call.messages.forEach((message, at) => {
      if (typeOf(message)?.text !== "Finalize") return;
      const next = call.messages[at + 1];
      const ends = next && typeOf(next)?.text === "CloseStream" && next.when === message.when;
      const closed = (call.closes ?? []).some(
        ({ origin }) => origin.start > message.origin.end && origin.start - message.origin.end < 400,
      );
      if (ends || closed) return;
      report({ message: "The socket stays open after Finalize, and no KeepAlive is ever sent", at: placeOf(message) });
    });
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
button.onmouseup = () => socket.send(JSON.stringify({ type: "Finalize" }));`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
button.onmouseup = () => socket.send(JSON.stringify({ type: "Finalize" }));
socket.onopen = () => setInterval(() => socket.send(JSON.stringify({ type: "KeepAlive" })), 4000);`,
      },
    ],
  },
});
