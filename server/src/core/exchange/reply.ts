import type { Origin } from "./origin.ts";
import type { Value } from "./value.ts";

/** What server code answers its own callers with: `res.json({ … })`, `Response.json(…)`, `new Response(…)`. */
export interface Reply {
  readonly body: Value;
  /** The whole expression that answers. */
  readonly origin: Origin;
}
