/** A socket that asks Flux of /v1/listen, which only /v2/listen serves. */
export const fluxOnV1 = `import WebSocket from "ws";

const headers = { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` };
const url = "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000";
export const live = new WebSocket(url, { headers });
`;

export const fluxOnV2 = fluxOnV1.replace("/v1/listen", "/v2/listen");

/** The same socket, whose address stands in another file. */
export const importing = `import WebSocket from "ws";
import { address } from "./address.ts";

const headers = { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` };
export const deepgram = new WebSocket(address, { headers });
`;

export const address = (version: "v1" | "v2") =>
  `export const address = "wss://api.deepgram.com/${version}/listen?model=flux-general-en&encoding=linear16&sample_rate=16000";\n`;

export const rule = "endpoint-flux-on-v1";
