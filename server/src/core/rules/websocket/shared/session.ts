import type { Exchange, Frame } from "../../../exchange/exchange.ts";
import { messageType } from "../../../observe/product.ts";
import { agentPath } from "./sent.ts";

/** The first frame that a session with the agent sent, where its beginning is shown and that frame is no Settings. */
export function beforeSettings({ call, frames }: Exchange): Frame | undefined {
  const welcome = frames.findIndex((frame) => messageType(frame) === "Welcome");
  if (welcome < 0 && (call?.target.path?.value !== agentPath || call.transport !== "ws")) return undefined;
  // Settings that were applied had been sent, whatever the log shows.
  const seen = (type: string) => frames.some((frame) => messageType(frame) === type);
  if (seen("SettingsApplied") && !seen("Settings")) return undefined;
  const first = frames.findIndex((frame) => frame.direction === "sent");
  const received = frames.findIndex((frame) => frame.direction === "received");
  // A log that begins later shows something else first.
  const begins = welcome >= 0 ? received === welcome : first >= 0 && (received < 0 || first < received);
  const early = frames[first];
  if (!begins || !early || /^Settings/.test(messageType(early) ?? "")) return undefined;
  return early.frame === "binary" || early.json ? early : undefined;
}
