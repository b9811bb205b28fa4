import { clientTypes, serverTypes } from "../../catalogue/messages.ts";
import type { Call, Read, SentMessage } from "../../exchange/call.ts";
import { known, member } from "../../exchange/facts.ts";

/**
 * Where a branch chooses the path of a socket, the code behind it serves several: what stands under a condition and is right for
 * one of the other paths alone is taken to belong to that one.
 */
export function apart(calls: readonly Call[]): readonly Call[] {
  const chosen = calls.filter(({ transport, target }) => transport === "ws" && target.chosen && target.path);
  if (chosen.length === 0) return calls;
  return calls.map((call) => {
    if (!chosen.includes(call)) return call;
    const others = chosen.filter((each) => each !== call && isSame(each, call)).map(pathOf);
    return others.length > 0 ? ownOf(call, others) : call;
  });
}

const pathOf = ({ target }: Call) => (target.path?.value ?? "").replace(/(?<=.)\/$/, "");
const isSame = (a: Call, b: Call) => a.origin.text === b.origin.text && a.origin.start === b.origin.start;

function ownOf(call: Call, others: readonly string[]): Call {
  const path = pathOf(call);
  const belongs = (types: (path: string) => readonly string[], type: string) =>
    types(path).includes(type) || !others.some((other) => types(other).includes(type));
  const messages = call.messages.filter((message) => {
    const type = typeOf(message);
    return type === undefined || !isChosen(message) || belongs(clientTypes, type);
  });
  const reads = call.reads?.flatMap((read): Read[] => {
    const { types, compared } = read;
    const own = types?.filter(({ text }) => belongs(serverTypes, text));
    if (types && types.length > 0 && own?.length === 0) return [];
    return [
      {
        ...read,
        ...(own ? { types: own } : {}),
        ...(compared ? { compared: compared.filter(({ text }) => belongs(serverTypes, text)) } : {}),
      },
    ];
  });
  return {
    ...call,
    messages,
    messagesComplete: call.messagesComplete && messages.length === call.messages.length,
    ...(reads ? { reads } : {}),
  };
}

/** Something other than the state of the socket or the size of what is sent decides. */
export function isChosen({ guards, conditional }: Pick<SentMessage, "guards" | "conditional">): boolean {
  return guards?.includes("other") || (conditional === true && !guards?.length);
}

function typeOf({ payload }: SentMessage): string | undefined {
  return known(member(payload, "type"))?.text;
}
