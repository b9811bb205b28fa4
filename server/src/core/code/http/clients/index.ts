import type { HttpClient } from "../client.ts";
import { angularClient } from "./angular.ts";
import { axiosClient } from "./axios.ts";
import { fetchClient } from "./fetch.ts";
import { gotClient } from "./got.ts";
import { jqueryClient } from "./jquery.ts";
import { kyClient } from "./ky.ts";
import { nestClient } from "./nest.ts";
import { nodeHttpClient } from "./node-http.ts";
import { ofetchClient } from "./ofetch.ts";
import { socketHookClient } from "./react-use-websocket.ts";
import { requestClient } from "./request.ts";
import { superagentClient } from "./superagent.ts";
import { undiciClient } from "./undici.ts";
import { webSocketClient, wsClient } from "./websocket.ts";
import { xhrClient } from "./xhr.ts";

/** Every client that is understood, the most used first: the order of the README's sentence. */
export const httpClients: readonly HttpClient[] = [
  fetchClient,
  axiosClient,
  gotClient,
  kyClient,
  ofetchClient,
  undiciClient,
  superagentClient,
  requestClient,
  jqueryClient,
  angularClient,
  nestClient,
  nodeHttpClient,
  xhrClient,
  wsClient,
  webSocketClient,
  socketHookClient,
];
