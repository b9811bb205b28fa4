import { rule } from "../define.ts";
import { answeringPath } from "../shared/helpers.ts";

export const messageUnguarded = rule({
  id: "response-message-unguarded",
  group: "response",
  title: "Message read without a look at its type",
  severity: "warning",
  why: "A socket of /v1/listen sends Metadata, UtteranceEnd and SpeechStarted beside Results: those have no alternatives, and reading a transcript of them throws.",
  advice: "Look at the message's type first: only Results hold a transcript.",
  exceptions: "Optional chaining, and checks that the field is there, are enough.",
  docs: ["https://developers.deepgram.com/docs/live-streaming-audio"],
  shows: {
    needs: [/undefined|null|message|channel|throws|crash/i],
    signs: [/\breading ['"](?:alternatives|channel|0|transcript)\b/i],
    told: [
      "cannot read properties of undefined reading alternatives on some messages",
      "crash on metadata or utterance messages in the socket handler",
      "it works and then throws on a message without channel",
      "transcript is undefined for the first message",
    ],
    answers: { silent: true },
    settle: "Print the type of the message at which it throws.",
  },
  check(call, report) {
    if (call.transport !== "ws" || answeringPath(call) !== "/v1/listen" || call.target.deepgram === "no") return;
    const bare = call.reads?.find(({ of, guard, path }) => {
      const [channel, alternatives] = path;
      return (
        of === "message" &&
        guard === "none" &&
        channel?.name === "channel" &&
        alternatives?.name === "alternatives" &&
        path.slice(1, 4).every((step) => !step.optional) &&
        path.length > 2
      );
    });
    if (!bare) return;
    report({
      message: "The transcript is read without a look at the message's type",
      at: bare.origin,
    });
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onmessage = (event) => {
  const data = JSON.parse(event.data);
  show(data.channel.alternatives[0].transcript);
};`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onmessage = (event) => {
  const data = JSON.parse(event.data);
  if (data.type !== "Results") return;
  show(data.channel.alternatives[0].transcript);
};`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onmessage = (event) => {
  const data = JSON.parse(event.data);
  show(data.channel?.alternatives?.[0]?.transcript ?? "");
};`,
      },
    ],
  },
});
