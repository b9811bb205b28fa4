import type { Frame } from "../../exchange/exchange.ts";
import { known, member } from "../../exchange/facts.ts";
import { messageType } from "../../observe/product.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { parameters } from "../shared/helpers.ts";

export const fluxKeytermsReplaced = rule({
  id: "ws-flux-keyterms-replaced",
  group: "websocket",
  title: "Configure replaced the whole list of keyterms",
  severity: "information",
  why: "keyterms of a Configure message takes the place of all terms set before, those of the URL included.",
  advice: "Send the complete list of terms with every Configure.",
  docs: ["https://developers.deepgram.com/docs/flux/configure"],
  shows: {
    needs: [/term|names?\b|configure/i],
    signs: [
      /\bConfigure\b[^\n]{0,200}\b(?:forg[eo]t\w*|earlier ones|misheard|again|no longer|others|lost|gone)\b|\bold (?:key)?terms\b/i,
    ],
    told: [
      "old keyterms are forgotten after I add new ones",
      "adding a term by configure removes the others",
      "after configure names are not recognised anymore",
      "list of terms shrinks every time I configure",
    ],
    settle: "Compare the terms of the last Configure with those that are no longer recognised.",
    rulesOut: [{ id: "ws-flux-configure-failure", why: "the message was accepted: it did what it says" }],
    diagnose(exchange, evidence) {
      const configures = timeline(exchange).sent.filter((frame) => messageType(frame) === "Configure" && terms(frame));
      const inUrl = exchange.call
        ? parameters(exchange.call, "keyterm").flatMap((each) => known(each.value)?.text ?? [])
        : [];
      let before = inUrl;
      for (const frame of configures) {
        const now = terms(frame)!;
        const lost = before.filter((term) => !now.includes(term));
        if (lost.length > 0)
          evidence({
            text: `This Configure drops ${lost
              .slice(0, 4)
              .map((term) => `'${term}'`)
              .join(", ")}`,
            at: frame.origin,
            for: true,
            weight: "strong",
            explains: `The Configure message names ${now.length} term${now.length === 1 ? "" : "s"}, and that list took the place of the former one: ${lost
              .slice(0, 4)
              .map((term) => `'${term}'`)
              .join(", ")} no longer count${lost.length === 1 ? "s" : ""}.`,
          });
        before = now;
      }
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "wss://api.deepgram.com/v2/listen?model=flux-general-en&keyterm=Kubernetes&keyterm=Istio",
        response:
          '> {"type":"Configure","keyterms":["Envoy"]}\n< {"type":"ConfigureSuccess","request_id":"5f0e9a3c-0000-4000-8000-0000000000d0"}',
      },
    ],
  },
});

function terms(frame: Frame): string[] | undefined {
  const list = member(frame.json, "keyterms");
  return list?.kind === "array" ? list.items.flatMap((item) => known(item)?.text ?? []) : undefined;
}
