import type { Frame } from "../../exchange/exchange.ts";
import type { Entry, ObjectValue, Value } from "../../exchange/value.ts";
import type { Item } from "../items.ts";
import { senderOf } from "../objects/vocabulary.ts";
import { cut, type Source, textValue } from "../text/slice.ts";

const named =
  /^\W{0,3}(?:(?:ws|dg|deepgram|msg|message|event|frame|json|text|type)\b\W{0,3}){0,2}([A-Z][A-Za-z]{3,24})\b/;
/** What a program may write of a message besides its type: pairs, words of the audio in quotes, numbers. */
const pair = /\b([a-z][a-z_]{1,30})\s?[=:]\s?(?:"([^"\n]*)"|'([^'\n]*)'|(-?\d+(?:\.\d+)?|true|false|[A-Za-z][\w-]*))/gi;
const spoken = /(?:^|\s)(?:"([^"\n]*)"|'([^'\n]*)'|“([^”\n]*)”)/;
const events = /\b(StartOfTurn|Update|EagerEndOfTurn|TurnResumed|EndOfTurn)\b/;
/** Types whose names no other program prints: they need no arrow before them. */
const own =
  /^(?:Results|TurnInfo|UtteranceEnd|SpeechStarted|SettingsApplied|ConversationText|UserStartedSpeaking|AgentAudioDone|AgentStartedSpeaking|AgentThinking|CloseStream|KeepAlive|ForceEndTurn)$/;
/** Errors and warnings in words are read as what they say. */
const elsewhere = /^(?:Error|Warning|ConfigureFailure|InjectionRefused)$/;

/** A message that a log names by its type, without its JSON: `← TurnInfo EndOfTurn turn_index=0 "yes"`, `Results is_final=true "hello"`. */
export function terseFrame(
  source: Source,
  start: number,
  end: number,
  direction: "sent" | "received" | undefined,
  time: number | undefined,
): Item | undefined {
  const line = source.text.slice(start, Math.min(end, start + 2000));
  const match = named.exec(line);
  const type = match?.[1];
  const sender = type && senderOf(type);
  if (!type || !sender || elsewhere.test(type) || (!direction && !own.test(type))) return undefined;
  const from = start + match[0].length;
  const rest = line.slice(match[0].length);
  if (!isDescription(rest, direction !== undefined)) return undefined;
  const side = direction ?? (sender === "client" ? "sent" : "received");
  const origin = { text: source.name, start, end: start + line.trimEnd().length };
  const json = objectOf(source, type, from - type.length, rest, from, origin);
  const at = time === undefined ? {} : { at: time };
  const frame: Frame = { direction: side, frame: "text", json, ...at, origin };
  return { kind: "frame", frame, at: origin, words: `${type} message ${side}` };
}

/** Whether what stands behind the type tells of the message, and is no sentence. */
function isDescription(rest: string, hasArrow: boolean): boolean {
  if (/^\s*(?:$|[("'“[{|,:;#-]|\w+\s?[=:]\s?\S)/.test(rest) || events.test(rest)) return true;
  return hasArrow && !/(?:[a-z]{2,} ){4}/.test(rest.replace(/"[^"]*"|'[^']*'/g, ""));
}

function objectOf(
  source: Source,
  type: string,
  typeAt: number,
  rest: string,
  from: number,
  origin: Entry["key"],
): ObjectValue {
  const text = (start: number, length: number): Value => textValue(cut(source, start, start + length));
  const entry = (name: string, key: Entry["key"], value: Value): Entry => ({
    name,
    key,
    value,
    renamable: false,
    sometimes: false,
  });
  const key = { text: source.name, start: typeAt, end: typeAt + type.length };
  const entries: Entry[] = [entry("type", key, text(typeAt, type.length))];
  const bare = rest.replace(pair, (whole, name: string, a?: string, b?: string, c?: string) => {
    const value = a ?? b ?? c ?? "";
    const at = rest.indexOf(whole);
    const place = from + at + whole.length - value.length - (c === undefined ? 1 : 0);
    const known = /^(?:transcript|text|words)$/.test(name) ? "transcript" : name;
    if (!entries.some((each) => each.name === known)) {
      const where = { text: source.name, start: from + at, end: from + at + name.length };
      entries.push(entry(known, where, text(place, value.length)));
    }
    return " ".repeat(whole.length);
  });
  const event = type === "TurnInfo" ? events.exec(bare) : null;
  if (event) entries.push(entry("event", key, text(from + event.index, event[0].length)));
  const said = /^(?:Results|TurnInfo|ConversationText)$/.test(type) ? spoken.exec(bare) : null;
  if (said && !entries.some((each) => each.name === "transcript")) {
    const words = said[1] ?? said[2] ?? said[3] ?? "";
    const at = from + said.index + said[0].length - words.length - 1;
    entries.push(entry("transcript", key, text(at, words.length)));
  }
  return { kind: "object", bag: { entries, complete: false, origin }, origin };
}
