import type { Exchange } from "../../../exchange/exchange.ts";
import type { Origin } from "../../../exchange/origin.ts";
import { messageType } from "../../../observe/product.ts";

/** The close of an agent's session that ended after Settings went out and before SettingsApplied or an Error came. */
export function endedBeforeSettings({ frames, close }: Exchange): Origin | undefined {
  if (close?.code === undefined || close.reason) return undefined;
  const types = frames.map((frame) => ({ type: messageType(frame), sent: frame.direction === "sent" }));
  const sent = types.some((each) => each.sent && each.type === "Settings");
  const answered = types.some((each) => !each.sent && /^(?:SettingsApplied|Error)$/.test(each.type ?? ""));
  return sent && !answered ? close.origin : undefined;
}
