import type { Gate } from "../../server/src/core/explain/gates.ts";
import { el } from "./dom.ts";
import { type IconName, icon } from "./icons.ts";
import { prose } from "./prose.ts";

const states: Readonly<Record<Gate["state"], { readonly picture: IconName; readonly words: string }>> = {
  pass: { picture: "check", words: "passes" },
  fail: { picture: "cross", words: "is refused" },
  unknown: { picture: "unknown", words: "cannot be seen here" },
};

const names: Readonly<Record<Gate["name"], string>> = {
  scheme: "scheme",
  path: "path",
  model: "model",
  parameters: "parameters",
  body: "body",
  message: "first message",
};

/** A lamp for each thing that Deepgram looks at, and the first that stops the call in words. */
export function gatesView(gates: readonly Gate[]): HTMLElement | undefined {
  if (gates.length === 0) return undefined;
  const lamps = gates.map(({ name, state, message }) => {
    const { picture, words } = states[state];
    const lamp = el("li", { class: `gate ${state}` }, icon(picture), el("span", {}, names[name]));
    lamp.title = message ?? `${names[name]} ${words}`;
    lamp.append(el("span", { class: "hidden" }, ` ${words}`));
    return lamp;
  });
  const first = gates.find(({ state }) => state === "fail")?.message;
  return el(
    "div",
    { class: "gates", attributes: { role: "group", "aria-label": "Would it pass now?", "data-testid": "gates" } },
    el("h3", {}, "Would it pass now?"),
    el("ul", { class: "gate-row" }, ...lamps),
    first !== undefined && el("p", { class: "quiet" }, "Stopped at: ", ...prose(first)),
  );
}
