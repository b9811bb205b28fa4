import type { LeftByHand } from "../../../server/src/protocol.ts";
import type { Services } from "../services.ts";

/** Marks what the upgrade of a file left by hand at its places; the server names this command in its action. */
export async function showLeftByHand({ byHand }: Services, left: unknown): Promise<void> {
  if (Array.isArray(left)) await byHand.take(left as LeftByHand[]);
}
