import type { Abstract } from "../abstract.ts";
import type { Site } from "../site.ts";
import type { Asked } from "./parts/arguments.ts";

/** What a request's expression gives: `body` parsed JSON, `response` a Response of fetch, `data` an object whose `data` is the body, `lazy` one with `json()` alone, `undici` one with `body.json()`. */
export type Gives = "body" | "response" | "data" | "lazy" | "undici";

/** One HTTP client or socket class: all that is known of it. */
export interface HttpClient {
  /** As it is named in a sentence, in Markdown: "`fetch`", "Node's `http`". */
  readonly title: string;
  /** Called as a function or a method, or made with `new`. */
  readonly used: "call" | "new";
  /** The packages that bring it; what lies below them counts, too. */
  readonly packages: readonly string[];
  /** Names under which it is there without an import: `fetch`, `$.ajax`. */
  readonly globals: readonly string[];
  /** Methods by which it is called and that hardly anything else has. */
  readonly methods?: readonly string[];
  /** Methods that collections have, too: they count where one of the packages is named in the file. */
  readonly commonMethods?: readonly string[];
  /** Names that it often has where it comes from elsewhere. */
  readonly words: RegExp;
  /** The name of its default import that people leave out of a snippet. */
  readonly impliedName?: string;
  /** Undefined where what is read of the answer is not followed, and for sockets. */
  readonly gives?: Gives;
  /** A call of `https://api.deepgram.com/v1/projects` or a socket of `/v1/listen` as one would write it; run as a test. */
  readonly example: string;
  /**
   * The requests that a call makes; undefined when it is not this client's.
   * @param name - how the callee is known (`axios#post`, `fetch`), where that is known
   */
  sites(callee: Abstract, asked: Asked, name: string | undefined): Site[] | undefined;
}
