import { docsUrls } from "../catalogue/meta.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { quoted } from "../observe/evidence.ts";
import { messageType } from "../observe/product.ts";
import type { Seen } from "../observe/seen.ts";
import { rule } from "../rules/define.ts";
import { sentence } from "../text/sentence.ts";
import { confidenceOf, type Weighed, warningShare } from "./weigh.ts";
import { upperFirst } from "./words.ts";

const sentences = (...parts: readonly string[]) =>
  parts
    .map((each) => upperFirst(sentence(each)))
    .filter(Boolean)
    .join(" ");

/** Whether results come on the socket that the message stands in. */
const goesOn = ({ frames }: Exchange) =>
  frames.some((frame) => /^(?:Results|TurnInfo|ConversationText)$/.test(messageType(frame) ?? ""));

/** An error or warning of the catalogue that no rule speaks for, as a cause of its own: its known reasons and what to do. */
export function cardOf(seen: Seen, exchange: Exchange): Weighed {
  const { error, text } = seen;
  const warning = error.surface === "ws-warning";
  const harmless = warning && /^Ignore it\b/.test(error.fix ?? "");
  const client = error.surface === "client" || error.surface === "symptom";
  // Of several reasons the one that the very code stands for.
  const own = error.causes.filter((each) => each.confirm.some((hint) => hint.includes(text)));
  const reasons = (own.length > 0 ? own : error.causes).slice(0, 3).map((each) => each.cause);
  const who = client ? "The program" : "Deepgram";
  const name = [error.code, error.err_code, error.reason].find((each) => typeof each === "string");
  const why = sentences(
    `${who} says '${text.slice(0, 120)}'${warning ? ", a warning: the session goes on" : ""}`,
    reasons.length > 0 ? `Known ${reasons.length > 1 ? "reasons" : "reason"}: ${reasons.join("; ")}` : "",
  );
  const card = rule({
    id: error.id,
    group: "server",
    title: name ? `${warning ? "Warning" : "Error"} ${name}` : `'${text.slice(0, 80)}'`,
    severity: warning ? "warning" : "error",
    why,
    advice: sentences(error.fix ?? "Look at what was sent last before it"),
    docs: docsUrls(error),
    shows: {
      ...(client ? { by: "client" as const } : {}),
      ...(harmless && goesOn(exchange) ? { expected: true as const } : {}),
      ...(reasons.length > 1 && error.causes[0]?.confirm[0]
        ? { settle: sentences(`Check: ${error.causes[0].confirm[0]}`) }
        : {}),
    },
    examples: { wrong: [], right: [] },
  });
  const evidence = [{ ...quoted(text, seen.at, "strong"), explains: why }];
  return {
    rule: card,
    exchange,
    findings: [],
    evidence,
    confidence: confidenceOf(evidence) * (warning ? warningShare : 1),
  };
}
