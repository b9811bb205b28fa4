import { outcome } from "../../observe/outcome.ts";
import { says, statusIs } from "../../observe/says.ts";
import { rule } from "../define.ts";
import { parameters, parameterValues } from "../shared/helpers.ts";

export const keytermWithMulti = rule({
  id: "param-keyterm-with-multi",
  group: "params",
  title: "keyterm together with language=multi",
  severity: "warning",
  why: "Until late 2025 Deepgram refused keyterm together with language=multi; self-hosted and dedicated servers of that age still do.",
  advice: "Leave out one of the two, or have the server updated; the hosted service accepts both today.",
  docs: ["https://developers.deepgram.com/docs/keyterm"],
  shows: {
    needs: [/key ?-?terms?|boost/i, /multi|several languages/i],
    signs: [/\bkeyterms?\b[^?\n]{0,100}\bmulti/i],
    told: [
      "keyterm with language multi is rejected",
      "key terms do not work in multilingual mode",
      "multilingual and keyterm together gave bad request",
      "boosted names are refused when several languages are on",
    ],
    answers: { statuses: [400] },
    settle: "Repeat the call without keyterm: if it is accepted, this was the reason.",
    diagnose(exchange, evidence) {
      const { call } = exchange;
      const [keyterm] = call ? parameters(call, "keyterm") : [];
      const multi = call && parameterValues(call, "language")?.find((each) => each.text === "multi");
      const told = says(
        exchange,
        /keyterms?\b[^\n]{0,80}\b(?:multi(?:lingual)?)\b|\bmulti(?:lingual)?\b[^\n]{0,80}\bkeyterms?\b/i,
      );
      const refused = statusIs(exchange, 400);
      if (told && outcome(exchange).failed)
        evidence({ text: `The answer names both: '${told.match[0]}'`, at: told.at, for: true, weight: "decisive" });
      if (keyterm && multi && refused) {
        evidence({
          text: "keyterm and language=multi are asked for together",
          at: keyterm.key,
          for: true,
          weight: "supporting",
        });
        evidence({ text: "The call was refused with 400", at: refused.at, for: true, weight: "supporting" });
      }
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3&language=multi&keyterm=Deepgram",
        response:
          'HTTP/1.1 400 Bad Request\n\n{"err_code":"INVALID_QUERY_PARAMETER","err_msg":"Keyterm is not supported with multilingual mode.","request_id":"5f0e9a3c-0000-4000-8000-0000000000b1"}',
      },
    ],
  },
});
