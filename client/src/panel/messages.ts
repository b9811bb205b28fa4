import * as z from "zod";
import type { Comparison } from "../../../server/src/core/compare/comparison.ts";
import type { Answer } from "../../../server/src/core/explain/answer.ts";
import type { Gate } from "../../../server/src/core/explain/gates.ts";
import type { Timeline } from "../../../server/src/core/explain/timeline.ts";
import { isDocumentationLink } from "./documentation-links.ts";
import { longestPaste } from "./limits.ts";

// zod's compiler would use `new Function`, which editors in hardened settings refuse.
z.config({ jitless: true });

const paste = z.string().max(longestPaste);

const ruleId = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** Words of the panel to the extension. All text in them is masked already. */
const fromPanel = z.discriminatedUnion("type", [
  /** `emptied`: nothing stands in the boxes any more. */
  z.strictObject({ type: z.enum(["ready", "emptied", "open-file", "undo"]) }),
  z.strictObject({
    type: z.literal("explain"),
    sequence: z.number().int().nonnegative(),
    request: paste,
    response: paste,
    working: paste.exactOptional(),
  }),
  z.strictObject({ type: z.enum(["copy-corrected", "insert-corrected"]), cause: ruleId }),
  z.strictObject({ type: z.literal("open"), url: z.string().max(2000).refine(isDocumentationLink) }),
  z.strictObject({ type: z.literal("rule"), id: ruleId }),
  z.strictObject({ type: z.literal("open-place"), index: z.number().int().min(0).max(100) }),
  z.strictObject({ type: z.literal("apply-fix"), index: z.number().int().min(0).max(100) }),
]);

export type FromPanel = z.infer<typeof fromPanel>;

/** What a message of the panel says, or undefined when it is none that a panel of ours would send. */
export function parseFromPanel(message: unknown): FromPanel | undefined {
  return fromPanel.safeParse(message).data;
}

/** A line of code that builds the pasted call: `src/stt.ts:41`, and what the rule would do there. */
export interface Place {
  readonly name: string;
  readonly fix?: string;
}

/** What *Apply* did: `Fixed in src/stt.ts:41`. */
export interface Fixed {
  readonly headline: string;
  readonly canUndo: boolean;
  /** The fixed call before what Deepgram looks at. */
  readonly gates: readonly Gate[];
}

/** Words of the extension to the panel. */
export type ToPanel =
  /** Puts text into the boxes and explains it. Without a working request its box is closed. */
  | { readonly type: "fill"; readonly request: string; readonly response: string; readonly working?: string }
  | { readonly type: "clear" }
  /** Opens the box of a request that works. */
  | { readonly type: "compare" }
  /** Puts the cursor into the box that waits for text. */
  | { readonly type: "focus" }
  | {
      readonly type: "answer";
      readonly sequence: number;
      readonly answer: Answer;
      readonly builtAt?: readonly Place[];
      readonly comparison?: Comparison;
      readonly timeline?: Timeline;
      readonly gates?: readonly Gate[];
      readonly fixed?: Fixed;
    }
  | { readonly type: "failed"; readonly sequence: number; readonly message: string; readonly advice: string };
