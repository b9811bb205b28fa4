import { relative } from "node:path";
import type { CancellationToken } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { checkLowered } from "../core/check/index.ts";
import { judge } from "../core/check/judge.ts";
import type { Call } from "../core/exchange/call.ts";
import type { Answer } from "../core/explain/answer.ts";
import { builtBy, pastedCalls } from "../core/match/index.ts";
import type { Paste } from "../core/paste/index.ts";
import { ruleById } from "../core/rules/index.ts";
import { pathOf } from "../files/uris.ts";
import type { BuiltAt } from "../protocol.ts";
import { rangeIn } from "./convert.ts";
import type { Features } from "./features.ts";
import { guarded } from "./guard.ts";
import { type Written, WrittenCalls } from "./written-calls.ts";

/** Finds the lines of the workspace that build what was pasted. */
export class BuiltAtFinder {
  readonly #features: Features;
  readonly #written: WrittenCalls;

  constructor(features: Features) {
    this.#features = features;
    this.#written = new WrittenCalls(features);
  }

  /** Files changed on the disk: what was read of them is read anew. */
  forget(): void {
    this.#written.forget();
  }

  /** Undefined where no folder is open; none where nothing matches or the token is cancelled. */
  async find(paste: Paste, answer: Answer, token: CancellationToken): Promise<readonly BuiltAt[] | undefined> {
    const { session } = this.#features;
    if (session.roots().length === 0) return undefined;
    const pasted = pastedCalls(paste);
    if (pasted.length === 0) return [];
    return guarded(session.log, "Looking for where it was built", [], async () => {
      const written = await this.#written.all(token);
      const found = builtBy(
        pasted,
        written.flatMap(({ lowered }) => lowered.calls),
      );
      return Promise.all(found.map((call) => this.#place(call, written, answer))).then((all) => all.flat());
    });
  }

  async #place(call: Call, written: readonly Written[], answer: Answer): Promise<BuiltAt[]> {
    const { texts, session } = this.#features;
    const uri = call.head.text;
    const document = texts(uri);
    if (!document) return [];
    const path = pathOf(uri) ?? uri;
    const root = session.roots().find((each) => path.startsWith(each));
    const file = (root ? relative(root, path) : path).replaceAll("\\", "/");
    const from = written.find(({ lowered }) => lowered.calls.includes(call));
    const fix = from && (await this.#fixFor(call, from, answer));
    return [{ uri, file, range: rangeIn(document, call.head), ...(fix && { fix }) }];
  }

  /** The safe fix of the likeliest cause that the call itself shows, as its file's own check offers it. */
  async #fixFor(call: Call, { uri, text, lowered }: Written, answer: Answer): Promise<BuiltAt["fix"]> {
    const { configuration, texts } = this.#features;
    const { config, enabled } = await configuration.of(uri);
    if (!enabled) return undefined;
    const offered = checkLowered({ uri, text }, lowered, config).findings;
    for (const { id } of answer.causes) {
      const rule = ruleById(id);
      const [own] = rule ? judge(call, [rule], []) : [];
      const finding = own && offered.find(({ rule: by, at }) => by === id && samePlace(at, own.at));
      const fix = finding?.fixes.find(({ safe }) => safe);
      const documents = fix?.edits.map((edit) => texts(edit.text));
      if (!fix || !documents?.every((each): each is TextDocument => each !== undefined)) continue;
      const edits = fix.edits.map((edit, index) => ({
        uri: edit.text,
        range: rangeIn(documents[index]!, edit),
        newText: edit.newText,
      }));
      return { title: fix.title, edits };
    }
    return undefined;
  }
}

type Place = { readonly text: string; readonly start: number; readonly end: number };
const samePlace = (a: Place, b: Place) => a.text === b.text && a.start === b.start && a.end === b.end;
