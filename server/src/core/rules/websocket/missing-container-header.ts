import { absent } from "../../exchange/facts.ts";
import { nothingDecoded } from "../../observe/decoded.ts";
import { mentions, symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { transcripts } from "../../observe/timeline.ts";
import { rule } from "../define.ts";

export const missingContainerHeader = rule({
  id: "ws-missing-container-header",
  group: "websocket",
  title: "The container's header was lost",
  severity: "error",
  why: "WebM, Ogg, WAV and MP4 say in their first bytes what follows: a session that begins in the middle of a recording gets bytes that nothing can decode.",
  advice:
    "Stop and start the MediaRecorder together with the socket, queue chunks until open instead of dropping them, or send raw PCM.",
  docs: ["https://developers.deepgram.com/docs/determining-your-audio-format-for-live-streaming-audio"],
  shows: {
    needs: [
      /reconnect|second|later|first|resume|header|container|again|middle|chunk|network changes|only the first|opening|new (?:one|socket|connection)/i,
    ],
    signs: [
      /\w*recorder\b[^?\n]{0,120}\b(?:keeps? (?:on )?running|still running|not touched|isn'?t touched|not restarted|goes on|continues)|\b(?:webm|ogg|opus)\b[^\n]{0,160}\b(?:in the middle|mid-?(?:stream|way)|second (?:socket|connection)|reconnect\w*|first chunk|resume[sd]?)|\bfirst chunk\b/i,
    ],
    told: [
      "after reconnect nothing is transcribed, recorder keeps running",
      "captions stop after the reconnect",
      "only the first connection works, the later ones give empty results or data error",
      "first chunk was dropped and the rest cannot be decoded",
      "phone browser works until the network changes then silence",
      "stop and resume of the recorder gives no text the second time",
      "server discards what arrives while the deepgram side is still opening, whole sessions give zero transcripts",
      "only the first webm recording over a socket gives transcripts, the second recording gives none",
    ],
    refines: ["ws-server-no-response"],
    usualFor: [1008],
    room: (call) => absent(call.query, "encoding"),
    answers: { closes: [1008, 1011], errors: ["data-0000-stt", "net-0000-stt"] },
    settle:
      "Look at the first bytes of the first binary frame of the session that failed: a container begins with 1A 45 DF A3, OggS, RIFF or ftyp.",
    rulesOut: [{ id: "auth-invalid-key", why: "the session opened" }],
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["data-0000-stt", "net-0000-stt"]);
      const again =
        symptom(exchange, "reconnects")?.origin ??
        mentions(exchange, /\breconnect(?:s|ed|ing|ion)?\b/i)?.at ??
        (exchange.earlier ? (exchange.frames[0]?.origin ?? told?.at) : undefined);
      const dropped = mentions(
        exchange,
        /\bnot (?:yet )?(?:open|ready|connected)\b[^\n]{0,30}\b(?:skip|drop|discard|ignor)\w*|\b(?:skip|drop|discard)\w*\b[^\n]{0,40}\b(?:chunk|packet|blob|frame|until open|before open)|\b(?:chunk|packet|blob|frame)s?\b[^\n]{0,20}\b(?:thrown away|dropped|discarded|skipped|lost|ignored)\b/i,
      );
      if (told && dropped)
        evidence({
          text: "Chunks are dropped before the socket is open",
          at: dropped.at,
          for: true,
          weight: "decisive",
          explains:
            "What is recorded before the socket is open is thrown away, and with the first chunk goes the container's header: nothing after it can be decoded.",
          advice:
            "Keep the chunks until the socket is open and send them all, the first one first, or start the recorder on open.",
        });
      const silent = symptom(exchange, "no-transcript", "empty-transcript", "garbled-transcript");
      const { call } = exchange;
      const declared = call?.query.entries.some((entry) => entry.name === "encoding");
      if (told && again)
        evidence({
          text: "It fails after a reconnect, when a running recorder sends no header again",
          at: again,
          for: true,
          weight: "decisive",
          explains:
            "The first session got the container's header; after the reconnect the recorder went on in the middle of its file, and the new session cannot decode that.",
        });
      else if (again && silent)
        evidence({
          text: "Nothing comes after a reconnect, when a running recorder sends no header again",
          at: again,
          for: true,
          weight: "strong",
        });
      else if (told && call && !declared)
        evidence({
          text: "No encoding is declared, so a container with its header is expected",
          at: told.at,
          for: true,
          weight: told.error.id === "data-0000-stt" ? "strong" : "supporting",
          explains:
            "Nothing declares raw audio, so Deepgram looks for a container, and the bytes do not begin with one: the first chunk was dropped, or raw PCM is sent undeclared.",
        });
      else if (!told && !declared && nothingDecoded(exchange))
        evidence({
          text: "Without its header a container is not decoded: Metadata says duration 0",
          at: nothingDecoded(exchange)!,
          for: true,
          weight: "supporting",
        });
      else if (told && !call)
        evidence({ text: "A lost header ends this way", at: told.at, for: true, weight: "supporting", vague: true });
      if (declared && told)
        evidence({
          text: "An encoding for raw audio is declared",
          at: call!.query.origin,
          for: false,
          weight: "strong",
        });
      if (transcripts(exchange).some((each) => each.text !== ""))
        evidence({ text: "This session had brought transcripts", for: false, weight: "strong" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          "First session works. After a reconnect I get: close 1008 DATA-0000 the payload cannot be decoded as audio",
      },
    ],
  },
});
