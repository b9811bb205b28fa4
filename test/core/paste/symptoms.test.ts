import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../helpers/pastes.ts";

/** What people write, and what it means; nothing where it means nothing. */
const said: readonly (readonly [string, string])[] = [
  ["My socket closes after about 10 seconds even though I send KeepAlive.", "closes-after-seconds"],
  ["Connected, audio goes out, but I get no transcript and no error.", "no-transcript"],
  ["The transcript is always empty.", "empty-transcript"],
  ["I only get interim results, never is_final true.", "only-interim"],
  ["The speaker is always 0 although three people talk.", "single-speaker"],
  ["The agent is silent, it never says anything.", "agent-silent"],
  ["The first words are missing at the start of each call.", "first-words-missing"],
  ["In Chrome I get 1006 and no reason.", "closed-abnormally"],
  ["Works in curl but not in my code.", "works-in-curl"],
  ["The same key works in Postman, but my Node app gets 401.", "works-in-curl unauthorized"],
  ["It works locally but not on Vercel.", "works-elsewhere"],
  ["On prod we now get this, locally it works fine with the very same key:", "works-elsewhere"],
  ["The error comes only in production.", "works-elsewhere"],
  ["The request times out after 60 seconds.", "times-out"],
  ["It cannot connect to the websocket.", "connect-fails"],
  ["Transcript comes back in the wrong language.", "wrong-language"],
  ["I get only the last word / the last sentence is cut off.", "last-words-missing"],
  ["No audio comes out of the speakers when I play the speak response.", "no-audio"],
  ["There are clicks between the audio chunks.", "clicks"],
  ["punctuate is ignored.", "options-ignored"],
  ["My webhook was never called.", "callback-missing"],
  ["Timestamps restart at zero after reconnect.", "timestamps-restart reconnects"],
  ["The open event never fires.", "no-open-event"],
  ["I get too many requests errors with only 5 connections.", "rate-limited"],
  ["Every word appears twice in the transcript.", "transcript-repeats"],
  ["Nothing happens.", "no-transcript"],
  ["How do I keep the connection open?", ""],
  ["The websocket disconnects every 12 seconds.", "closes-after-seconds"],
  ["transcription is gibberish", "garbled-transcript"],
  ["What replaces listen.live in the new SDK?", "upgrade"],
  ["what is the v5 equivalent of speak.request", "upgrade"],
  ["the socket dies when my users press mute", "closes-after-seconds"],
  ["It disconnects whenever nobody speaks and is quiet for a while, is there an idle timeout?", "closes-after-seconds"],
  ["When the call is muted we close the socket ourselves", ""],
  ["Playback is high pitched like a chipmunk", "wrong-speed"],
  ["No player opens the file", "no-audio"],
  ["Why are there no interim results?", "options-ignored"],
  ["The access token expires after 30 seconds, does my socket close then?", "token-expires"],
  ["onmessage fires but channel.alternatives[0].transcript is an empty string", "empty-transcript"],
  ["Speaker diarization does not work, all words have speaker 0", "single-speaker options-ignored"],
  ["Results are delayed by several seconds", "slow"],
  ["Hello, how is the weather today?", ""],
  ["The callback is working fine.", ""],
  ["Everything works, I close the socket after 10 seconds myself.", ""],
  ["final results never arrive", "only-interim"],
];

for (const [text, ids] of said) {
  test(text, () => {
    const { exchanges, texts } = read("", text);
    const found = exchanges.flatMap((each) => each.symptoms);
    assert.deepEqual(found.map(({ id }) => id).join(" "), ids);
    for (const { origin, text: marked } of found) {
      assert.equal(texts["paste:response"].slice(origin.start, origin.end).trim(), marked);
    }
  });
}
