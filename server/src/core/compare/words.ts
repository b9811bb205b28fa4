import type { Call } from "../exchange/call.ts";
import { shorten } from "../explain/shorten.ts";
import { carried } from "../observe/credential.ts";
import { outcome } from "../observe/outcome.ts";
import { noBody } from "./body.ts";
import type { Comparison, Difference } from "./comparison.ts";
import type { Called, Compared } from "./differences.ts";
import { isByClients } from "./facts.ts";

/** What is said where one of the two pastes holds no request. */
export function without(which: "failing" | "working", recognised: Comparison["recognised"]): Comparison {
  const summary = `No ${which} request was found: paste the whole call, as curl, code, a URL or a HAR.`;
  return { summary, recognised, differences: [], same: [], notCompared: [] };
}

export function summaryOf(all: readonly Difference[], failing: Called, working: Called): string {
  const refused = outcome(working).failed
    ? "Careful: what was pasted as working was refused, too. "
    : outcome(failing).succeeded
      ? "Careful: what was pasted as failing shows no failure. "
      : "";
  return shorten(refused + sentence(all, failing, working));
}

function sentence(all: readonly Difference[], failing: Called, working: Called): string {
  const deciding = all.filter(({ matters }) => matters === "decides");
  const [first] = deciding;
  if (first)
    return `${listed(deciding)} ${deciding.length > 1 ? "each decide it" : `decides it: it is ${sides(first)}`}.`;
  const maybe = all.filter(({ matters }) => matters === "may-matter");
  if (maybe.length > 0)
    return `${maybe.length === 1 ? "One difference may matter" : `${maybe.length} differences may matter`}: ${maybe.slice(0, 3).map(inOne).join("; ")}.`;
  const masked = carried(failing.call) && carried(working.call);
  const key = masked
    ? " The keys are masked, so whether they are the same is not seen: send the failing request with the working key."
    : "";
  if (all.length > 0)
    return `Nothing that differs is known to matter (${all
      .slice(0, 4)
      .map(({ name }) => name)
      .join(", ")}${all.length > 4 ? ", …" : ""}).${key}`;
  return `As far as they are seen, the two requests are the same.${key}`;
}

/** `the path`, `encoding and sample_rate`. */
function listed(all: readonly Difference[]): string {
  const names = [...new Set(all.map(called))].slice(0, 4);
  const text = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0]!;
  return text.replace(/^the /, "The ");
}

const plainNames = new Set(["transport", "scheme", "host", "path", "method", "credential"]);

const called = ({ part, name }: Difference) => (plainNames.has(part) ? `the ${name}` : name);

const inOne = (each: Difference) => `${called(each)} is ${sides(each)}`;

function sides({ failing, working }: Difference): string {
  const side = (each: Difference["failing"]) =>
    each ? `\`${shorten(each.text, 120).replaceAll("`", "'")}\`` : "not there";
  return `${side(failing)} here and ${side(working)} in the working request`;
}

/** What is the same although it is written otherwise, and how much is the same at all. */
export function sameOf({ same, byDefault }: Compared, failing: Call, working: Call): string[] {
  const count = (part: string) => same.filter((each) => each.part === part && each.text !== noBody).length;
  const plain = same.filter(({ part }) => plainNames.has(part)).map(({ name }) => name);
  const counted = [
    ...plain,
    ...some(count("query"), "parameter"),
    ...some(count("header"), "header"),
    ...some(count("body"), "part of the body", "parts of the body"),
    ...some(count("message"), "message or setting", "messages and settings"),
  ];
  const order = (call: Call) => call.query.entries.map(({ name }) => name).join("&");
  const sorted = (call: Call) =>
    call.query.entries
      .map(({ name }) => name)
      .toSorted()
      .join("&");
  const cases = (call: Call) => call.headers.entries.map(({ name }) => name).toSorted();
  const lower = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase()));
  const shared = cases(failing).filter((name) => lower(cases(working)).has(name.toLowerCase()));
  return [
    ...(counted.length > 0 ? [`The same: ${counted.join(", ")}.`] : []),
    ...(order(failing) !== order(working) && sorted(failing) === sorted(working)
      ? ["The parameters are in another order, which does not matter."]
      : []),
    ...(shared.some((name) => !cases(working).includes(name))
      ? ["Header names differ in case, which does not matter."]
      : []),
    ...byDefault.map(({ name, text }) => `${name}=${text} is what Deepgram takes when it is not given.`),
  ];
}

const some = (count: number, one: string, many = `${one}s`) =>
  count > 0 ? [count === 1 ? `1 ${one}` : `${count} ${many}`] : [];

export function notComparedOf({ unseen }: Compared, failing: Call, working: Call, left: number): string[] {
  const names = [...new Set(unseen)];
  const added = new Set(
    [...failing.headers.entries, ...working.headers.entries]
      .map(({ name }) => name.toLowerCase())
      .filter((name) => isByClients(name)),
  );
  return [
    ...(carried(failing) && carried(working)
      ? ["The keys themselves are masked: whether they are the same cannot be seen here."]
      : []),
    ...(names.length > 0
      ? [`Not wholly seen in one of the two: ${names.slice(0, 12).join(", ")}${names.length > 12 ? ", …" : ""}.`]
      : []),
    ...(added.size > 0 ? [`Headers that clients add by themselves: ${[...added].slice(0, 8).join(", ")}.`] : []),
    ...(left > 0 ? [`${left} further differences are left out.`] : []),
  ];
}
