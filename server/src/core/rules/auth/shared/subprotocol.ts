import type { Call } from "../../../exchange/call.ts";
import { known } from "../../../exchange/facts.ts";
import type { Origin } from "../../../exchange/origin.ts";
import type { ArrayValue, TextValue, Value } from "../../../exchange/value.ts";
import { type CredentialFacts, credentialOf, textValues } from "./credential.ts";

/** A scheme word and the credential that follows it in a socket's subprotocols. */
export interface SubprotocolPair {
  readonly scheme: string;
  readonly schemeAt: Origin;
  readonly exact: boolean;
  readonly credential?: CredentialFacts;
  readonly value: Value;
}

/** The lists that a socket's subprotocols may be. */
export function subprotocolLists(call: Call): readonly ArrayValue[] {
  return arrays(call.subprotocols);
}

function arrays(value: Value | undefined): ArrayValue[] {
  if (value?.kind === "one-of") return value.options.flatMap(arrays);
  return value?.kind === "array" ? [value] : [];
}

/** Every pair of a scheme word and what follows it, in any list that the subprotocols may be. */
export function subprotocolPairs(call: Call): readonly SubprotocolPair[] {
  return subprotocolLists(call).flatMap((list) =>
    list.items.flatMap((item, i) => {
      const value = list.items[i + 1];
      const scheme = known(item);
      if (!value || !scheme || !/^(?:token|bearer)$/i.test(scheme.text.trim())) return [];
      return textsOrOne(value).map((text) => {
        const credential = text && credentialOf(text.parts);
        return {
          scheme: scheme.text,
          schemeAt: scheme.origin,
          exact: scheme.exact,
          value,
          ...(credential ? { credential } : {}),
        };
      });
    }),
  );
}

function textsOrOne(value: Value): readonly (TextValue | undefined)[] {
  const texts = textValues(value);
  return texts.length > 0 ? texts : [undefined];
}
