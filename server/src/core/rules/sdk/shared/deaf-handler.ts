import type { Exchange } from "../../../exchange/exchange.ts";
import type { Origin } from "../../../exchange/origin.ts";
import { mentions } from "../../../observe/says.ts";

export interface DeafHandler {
  readonly name: string;
  readonly parameters: string;
  readonly event: string;
  readonly at: Origin;
}

/** A Python handler that is registered for an event of SDK 3 or 4 and has no parameter `result`, by which the message comes. */
export function deafHandler(exchange: Exchange): DeafHandler | undefined {
  const registered = mentions(
    exchange,
    /\.on\(\s*(LiveTranscriptionEvents\.(?:Transcript|Metadata|UtteranceEnd|SpeechStarted))\s*,\s*(?:self\.)?(\w+)\s*\)(?!;)/,
  );
  if (!registered) return undefined;
  const [, event, name] = registered.match;
  const defined = mentions(exchange, new RegExp(String.raw`\bdef ${name}\(([^)\n]{0,200})\)`));
  const parameters = defined?.match[1];
  if (
    !defined ||
    parameters === undefined ||
    /\*\w|\b(?:result|metadata|utterance_end|speech_started)\b/.test(parameters)
  )
    return undefined;
  return { name: name!, event: event!, parameters: parameters.trim(), at: defined.at };
}
