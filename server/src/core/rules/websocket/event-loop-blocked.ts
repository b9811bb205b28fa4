import { keepsAlive } from "../../observe/keeps-alive.ts";
import { mentions } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { seconds, timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";

export const eventLoopBlocked = rule({
  id: "ws-event-loop-blocked",
  group: "websocket",
  title: "The client's event loop was blocked",
  severity: "warning",
  why: "Timers and sends wait while synchronous work runs: for that time neither audio nor KeepAlive goes out, and Deepgram closes the socket.",
  advice:
    "Move the heavy work into a worker, a thread or another process (asyncio.to_thread in Python), and never sleep synchronously beside a socket.",
  docs: ["https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors"],
  shows: {
    needs: [/block|busy|sync|cpu|freez|frozen|heavy|stall|main (?:thread|process)|event loop|burst/i],
    signs: [/\bsync(?:hronous(?:ly)?)?\b|event loop|main (?:thread|process)|\bcpu\b|\bfrozen|\bfreez\w+|hogs?\b/i],
    told: [
      "node process is busy and the socket times out",
      "heavy synchronous work stalls audio and deepgram disconnects",
      "keepalive does not go out while my cpu is blocked",
      "audio arrives in bursts because the main thread is blocked and then net-0001",
      "a synchronous request in my transcript callback blocks the coroutine that sends audio, then it closes for inactivity",
    ],
    refines: ["ws-no-audio-timeout"],
    settle: "Log the drift of a one-second timer: a tick that comes ten seconds late is the block.",
    rulesOut: [{ id: "net-unstable", why: "the silence began on the client's own side" }],
    diagnose(exchange, evidence) {
      const { silence, audio, keepAlives, sent } = timeline(exchange);
      const resumed = sent.findIndex((frame) => frame.origin === silence?.at);
      const burst = (sent[resumed + 1]?.at ?? Number.POSITIVE_INFINITY) - (sent[resumed]?.at ?? 0) < 500;
      const told = saw(exchange, ["net-0001-stt"]);
      const words = mentions(
        exchange,
        /event loop[^\n]{0,30}(?:block|delay|lag|stall)\w*|timer fired \d+ ?ms late|blocked (?:the )?(?:event loop|main thread|for \d+)|Executing <(?:Task|Handle)[^\n]{0,120} took \d+\.\d+ seconds|time\.sleep\(|synchronous(?:ly)? (?:call|work|model|inference)/i,
      );
      const kept = told && sent.length === 0 && keepsAlive(exchange);
      if (kept && !words)
        evidence({
          text: `It says '${kept.match[0]}', and still nothing went out in time`,
          at: kept.at,
          for: true,
          weight: "supporting",
        });
      if (words)
        evidence({
          text: `A program says '${words.match[0].slice(0, 120)}'`,
          at: words.at,
          for: true,
          weight: told ? "decisive" : "strong",
          explains:
            "The client was busy with synchronous work, so nothing went out meanwhile and Deepgram closed the silent socket.",
        });
      if (
        told &&
        silence?.until === "frame" &&
        silence.ms >= 9500 &&
        burst &&
        (audio.length > 0 || keepAlives.length > 0)
      )
        evidence({
          text: `Sending stopped for ${seconds(silence.ms)} and then went on`,
          at: silence.at,
          for: true,
          weight: "strong",
          explains: `Sending stopped for ${seconds(silence.ms)} and went on in a burst: the client was blocked, not out of audio.`,
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          "WARNING:asyncio:Executing <Task pending name='Task-7' coro=<answer() running at bot.py:88>> took 14.210 seconds\nclose 1011 NET-0001 Deepgram did not receive audio data or a text message within the timeout window.",
      },
    ],
  },
});
