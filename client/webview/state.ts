export type BoxName = "request" | "response" | "working";

/** What outlives a hidden or reloaded panel. Texts are masked before they get here. */
export interface PanelState {
  readonly request: string;
  readonly response: string;
  /** Undefined: its box is closed. */
  readonly working?: string;
}

/** Longer texts are not kept: the editor writes the state to disk. */
const longestKept = 200_000;

export function keepable(state: PanelState): PanelState {
  const { request, response, working = "" } = state;
  return request.length + response.length + working.length <= longestKept ? state : { request: "", response: "" };
}
