export type BoxName = "request" | "response";

/** What outlives a hidden or reloaded panel. Texts are masked before they get here. */
export interface PanelState {
  readonly request: string;
  readonly response: string;
}

/** Longer texts are not kept: the editor writes the state to disk. */
const longestKept = 200_000;

export function keepable(state: PanelState): PanelState {
  return state.request.length + state.response.length <= longestKept ? state : { request: "", response: "" };
}
