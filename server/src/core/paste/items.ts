import type { Call } from "../exchange/call.ts";
import type {
  AudioHead,
  ClientError,
  Close,
  Environment,
  Exchange,
  Frame,
  Response,
  Symptom,
} from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import type { Header } from "./request.ts";

/** What a call was written in: decides how the corrected request is written. */
export type Form =
  | "curl"
  | "curl-cmd"
  | "curl-powershell"
  | "powershell"
  | "wget"
  | "httpie"
  | "websocat"
  | "http"
  | "har"
  | "recording"
  | "code"
  | "python"
  | "other-code"
  | "url"
  | "log";

/** One thing found in a paste, in the order of the text. */
export type Item = { readonly at: Origin; readonly words: string } & (
  | {
      readonly kind: "call";
      readonly call: Call;
      readonly form: Form;
      /** Only mentioned (a URL in a log), so that it may be another call of the paste seen again. */
      readonly weak: boolean;
      /** The line that mentions it says that it failed. */
      readonly failed?: true;
    }
  /** A call and its answer that belong together for certain, as in a HAR. */
  | { readonly kind: "exchange"; readonly exchange: Exchange; readonly form: Form }
  | { readonly kind: "response"; readonly response: Response; readonly weak: boolean }
  | { readonly kind: "frame"; readonly frame: Frame }
  | { readonly kind: "close"; readonly close: Close }
  | { readonly kind: "error"; readonly error: ClientError }
  | { readonly kind: "symptom"; readonly symptom: Symptom }
  | { readonly kind: "audio"; readonly audio: AudioHead }
  /** A socket has opened: the start of its clock. */
  | { readonly kind: "open"; readonly time?: number }
  /** A header that a line sets, apart from the call that it goes out with. */
  | { readonly kind: "header"; readonly header: Header }
  | { readonly kind: "environment"; readonly environment: Environment }
  /** Recognised, but of no use to the reasoning by itself. */
  | { readonly kind: "other" }
);
