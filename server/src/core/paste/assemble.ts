import type { Call } from "../exchange/call.ts";
import type { Close, Environment, Exchange, Frame } from "../exchange/exchange.ts";
import { known } from "../exchange/facts.ts";
import { type Draft, draftAt, empty } from "./draft.ts";
import type { Form, Item } from "./items.ts";
import { callWith, withHeaders } from "./request.ts";
import { Responses } from "./responses.ts";
import { withMessages } from "./sent.ts";

export interface Assembled {
  readonly exchanges: readonly Exchange[];
  readonly forms: ReadonlyMap<Call, Form>;
}

/** Joins what was found into exchanges: each call with the answer, frames, close and errors that belong to it. */
export function assemble(items: readonly Item[]): Assembled {
  const { drafts, twins } = calls(items);
  const responses = new Responses(drafts, items.filter((item) => item.kind === "response" && !item.weak).length);
  const places = new Map(drafts.map((draft, index) => [draft.call, index]));
  let current = 0;
  for (const item of items) {
    switch (item.kind) {
      case "call":
        current = Math.max(
          0,
          places.get(twins.get(item.call) ?? item.call) ??
            drafts.findLastIndex((draft) => !draft.alone && sameCall(draft.call, item.call)),
        );
        if (opensAgain(drafts[current], item)) current = nextSession(drafts, current);
        break;
      case "response":
        responses.take(item, ownerOf(drafts, current, item));
        break;
      case "frame":
        socketDraft(drafts, current).frames.push(item.frame);
        break;
      case "close": {
        const draft = socketDraft(drafts, current);
        draft.close = betterClose(draft.close, item.close);
        break;
      }
      case "error":
        draftAt(drafts, ownerOf(drafts, current, item)).errors.push(item.error);
        break;
      case "header":
        draftAt(drafts, current).headers.push(item.header);
        break;
      case "symptom":
        draftAt(drafts, current).symptoms.push(item.symptom);
        break;
      case "audio":
        draftAt(drafts, current).audio ??= item.audio;
        break;
      case "open":
        if (socketDraft(drafts, current).close)
          current = nextSession(drafts, drafts.indexOf(socketDraft(drafts, current)));
        socketDraft(drafts, current).open = true;
        if (item.time !== undefined) socketDraft(drafts, current).opened ??= item.time;
        break;
      default:
    }
  }
  return finished(drafts, environmentOf(items));
}

/** The calls: strong ones first come first; a mere mention counts only when it is no call that is there already. */
function calls(items: readonly Item[]): { drafts: Draft[]; twins: ReadonlyMap<Call, Call> } {
  const drafts: Draft[] = [];
  /** Mentions that failed, each with the one before it that asks for the same. */
  const twins = new Map<Call, Call>();
  for (const item of items) {
    if (item.kind === "exchange") drafts.push({ ...empty(), whole: item.exchange, form: item.form, weak: false });
    else if (item.kind === "call" && !item.weak) {
      const socket = item.call.transport === "ws" && /^(?:code|http)$/.test(item.form) && drafts.length < 50;
      const seen = socket ? drafts.find((draft) => isSeenOf(draft, item)) : undefined;
      if (!seen) drafts.push({ ...empty(), call: item.call, form: item.form, weak: false });
      else if (item.form === "code") {
        seen.call = item.call;
        seen.form = item.form;
      }
    }
  }
  for (const item of items) {
    if (item.kind !== "call" || !item.weak || drafts.length >= 50) continue;
    const seen = drafts.find((draft) => sameCall(draft.call ?? draft.whole?.call, item.call));
    if (seen?.weak && seen.call && item.failed && isOther(seen.call, item.call)) {
      const twin = drafts.find(({ alone, call }) => alone && sameCall(call, item.call) && !isOther(call!, item.call));
      if (twin) twins.set(item.call, twin.call!);
      else drafts.push({ ...empty(), call: item.call, form: item.form, weak: true, alone: true });
      continue;
    }
    if (seen?.weak && seen.call && richness(item.call) > richness(seen.call)) seen.call = item.call;
    else if (seen?.call?.origin && seen.form === "code") seen.call = observed(seen.call, item.call);
    if (seen) continue;
    const foreign = item.call.target.deepgram === "no" && drafts.length > 0;
    drafts.push({ ...empty(), call: item.call, form: item.form, weak: true, ...(foreign ? { foreign } : {}) });
  }
  return { drafts, twins };
}

/** Whether two calls of one address ask for different things. */
function isOther(a: Call, b: Call): boolean {
  const asked = ({ query }: Call) => query.entries.map(({ name, value }) => `${name}=${known(value)?.text}`).join("&");
  return a.query.entries.length > 0 && asked(a) !== asked(b);
}

/** What developer tools or a trace show of a socket that the code of the paste opens: one call, not two. */
function isSeenOf({ call, form }: Draft, item: Item & { kind: "call" }): boolean {
  const forms = [form, item.form];
  return call?.transport === "ws" && forms.includes("code") && forms.includes("http") && sameCall(call, item.call);
}

/** A call is made again where its address is logged once more after the socket closed. */
function opensAgain(draft: Draft | undefined, item: Item & { kind: "call" }): boolean {
  return draft?.close !== undefined && item.weak && draft.call !== item.call && draft.call?.transport === "ws";
}

/** A further session over the address of one that has ended: its place among the drafts. */
function nextSession(drafts: Draft[], before: number): number {
  const earlier = drafts[before];
  const call = earlier?.call;
  drafts.push({
    ...empty(),
    ...(call ? { call: { ...call } } : {}),
    ...(earlier?.form ? { form: earlier.form } : {}),
    ...(earlier ? { earlier } : {}),
  });
  return drafts.length - 1;
}

const deepgrams = /deepgram|\bdg-|\berr_(?:code|msg)\b|\b(?:NET|DATA)-000\d\b|dpgr\.am/i;

/** What came back belongs to the nearest call above it, unless only Deepgram says such things. */
function ownerOf(drafts: readonly Draft[], current: number, item: Item): number {
  if (!drafts[current]?.foreign) return current;
  const text =
    item.kind === "error" ? item.error.text : item.kind === "response" ? (item.response.text?.text ?? "") : "";
  const last = deepgrams.test(text) ? drafts.findLastIndex((draft) => !draft.foreign) : -1;
  return last < 0 ? current : last;
}

/** Whether what came back is an error as only Deepgram words it. */
function isAnswered({ response, errors }: Draft): boolean {
  const { json, text } = response ?? {};
  const names = json?.kind === "object" ? json.bag.entries.map(({ name }) => name) : [];
  return (
    names.some((name) => /^err_(?:code|msg)$/.test(name)) ||
    deepgrams.test(text?.text ?? "") ||
    errors.some((error) => deepgrams.test(error.text))
  );
}

/** What code left open, a log of the same address shows: `language=undefined`. */
function observed(call: Call, mention: Call): Call {
  const entries = call.query.entries.map((each) => {
    const open = !known(each.value) && each.value.kind === "text";
    const shown = open ? mention.query.entries.find((other) => other.name === each.name) : undefined;
    return shown && known(shown.value) ? { ...each, value: shown.value } : each;
  });
  return { ...call, query: { ...call.query, entries } };
}

/** How much of a call a mention shows: of two mentions of one call the fuller one counts. */
function richness(call: Call): number {
  return call.query.entries.length + 2 * call.headers.entries.length + (call.method ? 1 : 0);
}

/** A mentioned URL is a call seen already when host and path agree, as far as both are known. */
function sameCall(a: Call | undefined, b: Call): boolean {
  if (!a) return false;
  if (a === b) return true;
  const agree = (x: string | undefined, y: string | undefined) => x === undefined || y === undefined || x === y;
  return (
    agree(a.target.host?.value, b.target.host?.value) &&
    agree(a.target.path?.value, b.target.path?.value) &&
    (a.transport === b.transport || a.via === "sdk")
  );
}

/** Frames and closes belong to a socket: the current one, or the first that is one. */
function socketDraft(drafts: Draft[], current: number): Draft {
  const at = drafts[current];
  if (!at?.call || at.call.transport === "ws") return draftAt(drafts, current);
  return drafts.find((draft) => draft.call?.transport === "ws") ?? at;
}

function betterClose(a: Close | undefined, b: Close): Close {
  if (!a) return b;
  // A library reports what it received and what it sent back: the code with a reason tells more, and 1006 least.
  if (a.code === b.code)
    return {
      ...b,
      ...a,
      ...(a.reason || !b.reason ? {} : { reason: b.reason, ...(b.reasonAt ? { reasonAt: b.reasonAt } : {}) }),
    };
  return a.reason || a.code !== 1006 ? a : b;
}

function environmentOf(items: readonly Item[]): Environment {
  let found: Environment = {};
  for (const item of items) if (item.kind === "environment") found = { ...item.environment, ...found };
  return found;
}

/** Nothing came back from it. */
const isIdle = ({ response, errors, close, frames }: Draft) =>
  !response && !close && errors.length === 0 && frames.length === 0;

function finished(drafts: readonly Draft[], environment: Environment): Assembled {
  const forms = new Map<Call, Form>();
  const made = new Map<Draft, Exchange>();
  const exchanges = drafts
    .filter((draft) => !(draft.foreign && isIdle(draft)))
    .map((draft): Exchange => {
      const exchange = exchangeOf(draft, environment, forms);
      const earlier = draft.earlier && made.get(draft.earlier);
      const whole = earlier ? { ...exchange, earlier } : exchange;
      made.set(draft, whole);
      return whole;
    });
  return { exchanges, forms };
}

function exchangeOf(draft: Draft, environment: Environment, forms: Map<Call, Form>): Exchange {
  if (draft.whole) {
    const { errors, symptoms, audio, whole } = draft;
    const call = whole.call && withMessages(whole.call, whole.frames);
    if (call && draft.form) forms.set(call, draft.form);
    return {
      ...whole,
      ...(call ? { call } : {}),
      errors: [...whole.errors, ...errors],
      symptoms: [...whole.symptoms, ...symptoms],
      environment: { ...environment, ...whole.environment },
      ...(whole.audio ? {} : audio ? { audio } : {}),
    };
  }
  const first = draft.frames.find((frame) => frame.at !== undefined)?.at ?? draft.close?.at;
  const base = draft.opened ?? first ?? 0;
  const since = <T extends { readonly at?: number }>(each: T): T =>
    each.at === undefined ? each : { ...each, at: each.at - base };
  // What a program sends when the socket has closed goes nowhere.
  const closed = draft.close?.at;
  const gone = ({ direction, at }: Frame) =>
    direction === "sent" && at !== undefined && closed !== undefined && at > closed;
  const frames = draft.frames.filter((frame) => !gone(frame)).map(since);
  const made = draft.call ?? (isAnswered(draft) ? callWith(draft.headers) : undefined);
  const call = made && withMessages(withHeaders(made, draft.headers), frames);
  if (call && draft.form) forms.set(call, draft.form);
  return {
    ...(call ? { call } : {}),
    ...(draft.response ? { response: draft.response } : {}),
    frames,
    ...(draft.close ? { close: since(draft.close) } : {}),
    ...(draft.open ? { opened: true as const } : {}),
    errors: draft.errors,
    symptoms: draft.symptoms,
    environment,
    ...(draft.audio ? { audio: draft.audio } : {}),
  };
}
