/** The boxes of the panel as a paste fills them. */
export interface Boxes {
  readonly request: string;
  readonly response: string;
}

const looksLikeRequest =
  /^\s*(?:\$ |> )?(?:curl|wget|http|https|wscat|websocat|Invoke-(?:RestMethod|WebRequest)|iwr|irm)\s|^\s*(?:GET|POST|PUT|PATCH|DELETE)\s+(?:https?:|\/)|^\s*(?:wss?|https?):\/\/\S+\s*$|\bfetch\s*\(|\bnew\s+WebSocket\s*\(|\bnew\s+Deepgram\w*\s*\(|\bcreateClient\s*\(/m;

/** Puts text of unknown kind into the box where a person would look for it. The server reads either box alike. */
export function boxFor(text: string): Boxes {
  return looksLikeRequest.test(text) ? { request: text, response: "" } : { request: "", response: text };
}
