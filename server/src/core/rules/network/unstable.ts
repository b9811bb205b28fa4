import { decisive } from "../../observe/printed.ts";
import { mentions, symptom } from "../../observe/says.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";

/** What systems and people note when a device leaves its network. */
const change =
  /\blost (?:the )?(?:network|wi-?fi|signal|connection to the (?:network|access point))\b[^\n]{0,40}|\bnetwork (?:lost|switch(?:ed)?|handover|change)\b|\bdefault network (?:now|changed|is now)\b[^\n]{0,30}|\b(?:wi-?fi|wlan|lte|[45]g|cellular|mobile) ?(?:->|→|=>|to) ?(?:wi-?fi|wlan|lte|[45]g|cellular|mobile)\b|\bonLost\b|nw_path[^\n]{0,40}unsatisfied|\b(?:suspend(?:ed|ing)?|resum(?:ed|ing)) from sleep\b|\blid closed\b|\b(?:train|metro|subway) tunnel\b|\bairplane mode\b|\bcarrier lost\b|\blink is (?:down|not ready)\b/i;

export const unstable = rule({
  id: "net-unstable",
  group: "network",
  title: "Unstable link",
  severity: "warning",
  why: "A socket that worked and ends with 1006 was cut without a close frame: the network changed, the device slept, or something on the way dropped it.",
  advice: "Reconnect with back-off, keep the audio of the gap, and add an offset to the timestamps of the new session.",
  docs: [
    "https://developers.deepgram.com/docs/recovering-from-connection-errors-and-timeouts-when-live-streaming-audio",
  ],
  shows: {
    needs: [/drop|disconnect|reconnect|clos|lose|lost|unstable|flak|wi-?fi|mobile|\blte\b|\b[45]g\b|connection/i],
    told: [
      "connection drops at random times on bad wifi or mobile",
      "socket disconnects now and then without pattern and reconnects",
      "lte users lose the stream",
      "keeps reconnecting all the time",
    ],
    usualFor: [1006],
    symptoms: ["reconnects"],
    by: "client",
    settle: "Watch whether other long connections of the machine drop at the same moments.",
    rulesOut: [
      { id: "auth-jwt-expired", why: "an open socket outlives its token" },
      { id: "ws-no-audio-timeout", why: "Deepgram's own time-outs come with 1011 and a reason" },
    ],
    diagnose(exchange, evidence) {
      if (
        decisive(
          exchange,
          /navigator\.onLine\s?[=:]{1,3}\s?false|ERR_(?:NETWORK_CHANGED|INTERNET_DISCONNECTED|NETWORK_IO_SUSPENDED)|ENETDOWN|network (?:is )?(?:changed|down|unreachable)/i,
          evidence,
        )
      )
        return;
      const { close } = exchange;
      const worked = timeline(exchange).received.length > 0 || exchange.opened === true;
      const lost = mentions(exchange, change);
      if (lost && worked && close?.code !== 1000)
        evidence({
          text: `The log says '${lost.match[0]}'`,
          at: lost.at,
          for: true,
          weight: "decisive",
          explains:
            "The socket worked until the device lost or changed its network, which cuts every connection without a close frame.",
        });
      if (close?.code !== 1006) return;
      if (worked)
        evidence({
          text: `The socket had ${exchange.opened ? "opened" : "brought messages"} and then ended with 1006: no close frame came`,
          at: close.origin,
          for: true,
          weight: "strong",
          explains:
            "The socket worked, and then the connection was lost without a close frame (1006). Deepgram ends a socket with a code and a reason, so the cut lies on the way.",
        });
      else if (symptom(exchange, "reconnects", "closed-abnormally"))
        evidence({ text: "1006 means that no close frame came", at: close.origin, for: true, weight: "supporting" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3",
        response:
          '10:00:01.000 < {"type":"Results","channel_index":[0,1],"start":0,"duration":1.5,"is_final":true,"channel":{"alternatives":[{"transcript":"good morning","confidence":0.99,"words":[]}]}}\n10:03:20.500 close code=1006 reason=',
      },
    ],
  },
});
