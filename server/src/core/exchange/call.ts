import type { Edit, Origin } from "./origin.ts";
import type { Read, ResultHandling } from "./read.ts";
import type { SdkUse } from "./sdk-use.ts";
import type { Bag, Entry, Insertion, Value } from "./value.ts";

export type * from "./read.ts";
export type * from "./sdk-use.ts";

/** One request, or one socket, as observed in code or in a paste. */
export interface Call {
  readonly transport: "http" | "ws";
  readonly via: Via;
  /** The call as a whole: the expression in code, the command or request in a paste. Findings seldom lie on it. */
  readonly origin: Origin;
  /** The shortest text that stands for the call (`fetch`, `new WebSocket`, `listen.live`, `curl`): where a finding on a missing thing lies. */
  readonly head: Origin;
  readonly target: Target;
  /** The method in capitals. Absent for sockets. Undefined in an SDK call, where the SDK chooses it. */
  readonly method?: Value;
  /** The edits that make a POST of it, where the client chooses the method by what else it is given. */
  readonly asPost?: readonly Edit[];
  /** The URL stood without quotes in a shell, which ended the command at its first `&`: the edits that quote it. */
  readonly asQuoted?: readonly Edit[];
  /**
   * Query parameters as they go out: in an SDK call the options that the SDK puts into the query (an array repeats the name);
   * elsewhere a list is already what the client makes of it: joined by commas by URLSearchParams, `name[]` by axios.
   */
  readonly query: Bag;
  readonly headers: Bag;
  /** Headers that are written with the call and do not go out: later options put others in their place as a whole. */
  readonly lostHeaders?: readonly Entry[];
  /** The content type that the client sends by itself where no header says otherwise: `text/plain` for fetch with a string, `application/json` for axios with an object. */
  readonly implicitContentType?: string;
  /** Second argument of a browser's WebSocket, or `Sec-WebSocket-Protocol`. Undefined: none given. */
  readonly subprotocols?: Value;
  /** The argument of a socket that holds headers where its subprotocols belong. */
  readonly optionsAt?: Origin;
  /** The credential handed to an SDK client, with the option that carried it (`apiKey`, `key`, `accessToken`, or `positional`). */
  readonly credential?: Credential;
  readonly body: Body;
  /** Messages sent on the socket, in the order of the text. */
  readonly messages: readonly SentMessage[];
  /** True when every use of the socket was seen, so that an absent message is a fact. */
  readonly messagesComplete: boolean;
  /** Listeners put on the socket, in the order of the text. Undefined: not a socket, or not looked at. */
  readonly listeners?: readonly Listener[];
  /** Calls that close the socket from this side. */
  readonly closes?: readonly SocketClose[];
  /** Methods called on the socket of which nothing is known, in the order of the text. */
  readonly otherMethods?: readonly { readonly name: string; readonly at: Origin }[];
  /** Every place that uses the socket is seen, whatever is sent there. */
  readonly usesSeen?: boolean;
  /** `.connect()` is called on the socket: what SDK v5 needs before anything is sent. */
  readonly connects?: boolean;
  /** The program emits events of its own on the socket. */
  readonly emits?: boolean;
  /** The variable may hold something else than this socket, with events and methods of its own: `live ? connect() : own()`. */
  readonly oneOfSeveral?: boolean;
  /** What the code reads of the answer or of the socket's messages, in the order of the text. What could not be followed is left out. */
  readonly reads?: readonly Read[];
  /** What the code does with the request's result as a whole. Undefined for sockets, and where it is not followed. */
  readonly result?: ResultHandling;
  /** How the client is asked to give the body of the answer (axios: `responseType`), and where that is written. Undefined: not looked at, or not seen. */
  readonly answerAs?: { readonly value: Value; readonly insertion?: Insertion };
  readonly runtime: Runtime;
  readonly sdk?: SdkUse;
  /** Where the pieces lie that a caller hands to the function that makes this call: other callers may hand others. */
  readonly handed?: readonly Origin[];
}

/** `websocket` is the global class of browsers and runtimes; `ws` the npm package (or one with its constructor). */
export type Via =
  | "fetch"
  | "axios"
  | "got"
  | "ky"
  | "undici"
  | "superagent"
  | "node-http"
  | "xhr"
  | "ws"
  | "websocket"
  | "sdk"
  | "wrapper"
  | "curl"
  | "wget"
  | "httpie"
  | "powershell"
  | "raw-http"
  | "har"
  | "python"
  | "other";

/** Where the call runs, when that is provable. */
export type Runtime = "browser" | "server" | "react-native" | "unknown";

export interface Target {
  /** The URL as written, in pieces (unresolved when it cannot be followed). For SDK calls: the URL that the SDK builds, with the origin of the method. */
  readonly url: Value;
  /** `https:`, `http:`, `wss:`, `ws:` with the place of the scheme word; undefined when not resolved. */
  readonly scheme?: Located<string>;
  /** Host name without port, lower case; undefined when not resolved. */
  readonly host?: Located<string>;
  /** Path without query, as written; undefined when not resolved. */
  readonly path?: Located<string>;
  /** A branch decides between this path and others. */
  readonly chosen?: boolean;
  /** Whether the call goes to Deepgram: `certain` for a `*.deepgram.com` API host or the SDK with its default host, `custom` for the SDK with another base URL or a known Deepgram path on an unknown host, `no` otherwise. */
  readonly deepgram: "certain" | "custom" | "no";
}

export interface Located<T> {
  readonly value: T;
  readonly origin: Origin;
  /** `origin` covers exactly the characters of `value`, so that a replacement there is a correct edit. */
  readonly exact: boolean;
}

export interface Credential {
  readonly option: "apiKey" | "key" | "accessToken" | "positional" | "env";
  readonly value: Value;
  /** The option's name, or the argument itself. */
  readonly at: Origin;
}

export type Body =
  | { readonly kind: "none"; readonly origin: Origin }
  | { readonly kind: "unresolved"; readonly reason: string; readonly origin: Origin }
  /** JSON: `value` is what is serialised. `implicitHeader`: the client sets `content-type: application/json` by itself. */
  | { readonly kind: "json"; readonly value: Value; readonly implicitHeader: boolean; readonly origin: Origin }
  /** `asBytes`: the edits that send the one file as the body itself. */
  | {
      readonly kind: "multipart";
      readonly entries: readonly Entry[];
      readonly origin: Origin;
      readonly asBytes?: readonly Edit[];
    }
  /** `asJson`: the edits that send the same as JSON. */
  | {
      readonly kind: "form";
      readonly entries: readonly Entry[];
      readonly origin: Origin;
      readonly asJson?: readonly Edit[];
    }
  /** Plain text, bytes, or anything else by its value. */
  /**
   * `unspoilt`: the option changes the bytes of a file on their way; these edits send them as they are.
   * `asJson`: the shell takes the quotes of the JSON away; these edits quote it as the shell does.
   */
  | {
      readonly kind: "raw";
      readonly value: Value;
      readonly origin: Origin;
      readonly unspoilt?: readonly Edit[];
      readonly asJson?: readonly Edit[];
    };

/** One message sent on a socket. */
export interface SentMessage {
  readonly frame: "text" | "binary" | "unresolved";
  /** The JSON message as an object, text, or bytes. */
  readonly payload: Value;
  /** The `true` of an option that makes a binary frame of text: `send(text, { binary: true })`. */
  readonly asBinary?: Origin;
  /** The whole send call (`ws.send(...)`, `conn.keepAlive()`). */
  readonly origin: Origin;
  /** The name of the method that sends it: `send`, `sendMedia`, `keepAlive`, `sendSettings`, … */
  readonly method: string;
  /** The method's name as written. */
  readonly name?: Origin;
  /** Set when a timer sends it again and again. Milliseconds. */
  readonly every?: Value;
  /** `open`: inside the open handler or after an awaited open; `message`: inside a handler of incoming messages; `other`: anywhere else. */
  readonly when: "open" | "message" | "straight" | "other";
  /** True when a size check or a readiness check guards it. */
  readonly guarded: boolean;
  /** Which checks: `size` of what is sent, `open` of the socket's state, `other` of anything else. */
  readonly guards?: readonly ("size" | "open" | "other")[];
  /** True when a branch decides whether it is sent. */
  readonly conditional?: boolean;
  /** With `conditional`: what decides is made of nothing but what its function receives and declares. */
  readonly ownCondition?: boolean;
  /**
   * A recorder or another party, which may begin at once, makes it run: the listener is registered in straight code beside the
   * making of the socket, and nothing but what arrives decides whether it is sent.
   */
  readonly soon?: boolean;
  /** A microphone, a recorder or a stream makes it run, from where its listener is registered on; `awaited`: something is waited for before that. */
  readonly fed?: { readonly awaited: boolean };
  /** A plain object is handed to a method that takes text or bytes: it goes out as `[object Object]`, or throws. */
  readonly unserialised?: boolean;
  /** The argument as written (`Buffer.from(…)`, `e.data`), where the payload's own origin may lie elsewhere. */
  readonly argument?: Origin;
  /** The whole statement, when the call stands alone in one. */
  readonly statement?: Origin;
  /** Where the call of the function that sends it was followed: the innermost such call (`sendJson({…})`). */
  readonly calledAt?: Origin;
}

/** One listener on a socket: `ws.on("open", …)`, `ws.onmessage = …`, `conn.on(LiveTranscriptionEvents.Open, …)`. */
export interface Listener {
  /** The event as the library knows it (`open`, `message`, `Results`); undefined when it could not be followed. */
  readonly event?: string;
  /** The member asked for of an enum of the SDK that has no such member: what is listened for then is no event at all. */
  readonly missing?: string;
  /** The event's name as written: the characters of a string, the enum's member, or `onopen`. */
  readonly name: Origin;
  readonly how: "on" | "once" | "addEventListener" | "property";
  /** The whole registration. */
  readonly origin: Origin;
  /** How many parameters the handler takes; undefined when the handler is not seen. */
  readonly parameters?: number;
  /** When it is registered, as far as that is seen. */
  readonly when?: SentMessage["when"];
}

/** One call that closes the socket: `ws.close()`, `conn.requestClose()`. */
export interface SocketClose {
  readonly method: string;
  readonly origin: Origin;
  readonly when: SentMessage["when"];
  /** The messages that the statement just before it sends: nothing waits for what they bring. */
  readonly after: readonly SentMessage[];
  /** The messages that the same function sends before it without waiting for anything between. */
  readonly follows?: readonly SentMessage[];
  /** The messages that the same function sends before it. */
  readonly beside?: readonly SentMessage[];
  /** The name of the function that closes it. */
  readonly within?: string;
  /** The listeners of messages are taken off just before. */
  readonly silenced?: boolean;
  /** The whole statement, with its line where it stands alone there: what to cut to remove it. */
  readonly removal?: Origin;
}
