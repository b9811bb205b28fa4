import type { FromPanel, ToPanel } from "../src/panel/messages.ts";
import type { PanelState } from "./state.ts";

interface VsCodeApi {
  postMessage(message: FromPanel): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The editor around the panel. May be acquired once only. */
export const host = acquireVsCodeApi();

export function onMessage(take: (message: ToPanel) => void): void {
  window.addEventListener("message", (event: MessageEvent<ToPanel | null>) => {
    // Scripts of the editor send messages of their own through the same window.
    if (typeof event.data === "object" && event.data !== null) take(event.data);
  });
}
