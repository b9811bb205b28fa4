import { mentions, symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";

export const blockingListen = rule({
  id: "sdk-blocking-listen",
  group: "sdk",
  title: "A blocking listen call keeps audio from being sent",
  severity: "error",
  why: "start_listening() of the Python SDK reads messages until the socket ends: called in the thread or task that sends the audio, it never returns to send any.",
  advice: "Run start_listening() in a thread of its own (threading.Thread, asyncio.create_task), then send the audio.",
  docs: ["https://developers.deepgram.com/docs/live-streaming-audio"],
  shows: {
    needs: [/listening|block|thread|python|never (?:returns|reached)|hang/i],
    signs: [/start_listening|(?:code|line|loop)s? (?:after|behind|below)[^.!?\n]{0,40}\b(?:never|not)\b/i],
    told: [
      "python start_listening never returns and no audio is sent",
      "program hangs at listening and nothing is transcribed",
      "code after start listening is never reached",
      "the loop that sends my audio does not run, listening blocks the thread",
    ],
    answers: { closes: [1011], errors: ["net-0001-stt"] },
    refines: ["ws-no-audio-timeout"],
    settle: "Print a line after start_listening(): if it appears only when the socket has closed, the call blocks.",
    diagnose(exchange, evidence) {
      const call = mentions(exchange, /\b(?:await\s+)?[\w.]*start_listening\s*\(\s*\)/);
      if (!call) return;
      const apart = mentions(
        exchange,
        /(?:Thread\(|create_task\(|gather\(|submit\(|TaskGroup|to_thread)[^\n]{0,80}start_listening/,
      );
      if (apart) return;
      const told = saw(exchange, ["net-0001-stt"]) ?? symptom(exchange, "closes-after-seconds", "no-transcript");
      evidence({
        text: "start_listening() is called where the audio should be sent from",
        at: call.at,
        for: true,
        weight: told ? "decisive" : "strong",
        explains:
          "start_listening() blocks until the socket ends, so the lines after it, which send the audio, are not reached in time.",
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request:
          'with client.listen.v1.connect(model="nova-3") as connection:\n    connection.on(EventType.MESSAGE, on_message)\n    connection.start_listening()\n    for chunk in chunks:\n        connection.send_media(chunk)',
        response:
          "websockets.exceptions.ConnectionClosedError: received 1011 (internal error) Deepgram did not receive audio data or a text message within the timeout window. See https://dpgr.am/net0001; then sent 1011",
      },
    ],
  },
});
