import type { CancellationToken } from "vscode-languageserver/node";
import { checkLowered } from "../core/check/index.ts";
import { judge } from "../core/check/judge.ts";
import type { Call } from "../core/exchange/call.ts";
import type { Edit } from "../core/exchange/origin.ts";
import type { Answer } from "../core/explain/answer.ts";
import { gatesOf } from "../core/explain/gates.ts";
import { type BareFailure, wouldGet } from "../core/explain/would-get.ts";
import { builtBy } from "../core/match/index.ts";
import { rules } from "../core/rules/index.ts";
import { applyEdits, sameEdit, touches } from "../core/text/edits.ts";
import type { BuiltAt } from "../protocol.ts";
import { rangeIn } from "./convert.ts";
import type { Features } from "./features.ts";
import { guarded } from "./guard.ts";
import { shownPath } from "./shown-path.ts";
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

  /** None where no folder is open, nothing matches or the token is cancelled. */
  async find(pasted: readonly Call[], answer: Answer, token: CancellationToken): Promise<readonly BuiltAt[]> {
    const { session } = this.#features;
    if (session.roots().length === 0) return [];
    if (pasted.length === 0) return [];
    return guarded(session.log, "Looking for where it was built", [], async () => {
      const written = await this.#written.all(token);
      const causes = answer.causes.map(({ id }) => id);
      const found = builtBy(
        pasted,
        written.flatMap(({ lowered }) => lowered.calls),
      );
      return Promise.all(found.map((call) => this.#place(call, written, causes))).then((all) => all.flat());
    });
  }

  /** For a failure without its call: the lines that would get just this. */
  async findGetting(bare: BareFailure, answer: Answer, token: CancellationToken): Promise<readonly BuiltAt[]> {
    const { session } = this.#features;
    if (session.roots().length === 0) return [];
    return guarded(session.log, "Looking for what would get this", [], async () => {
      const written = await this.#written.all(token);
      const calls = written.flatMap(({ lowered }) => lowered.calls);
      const found = wouldGet(bare, calls);
      return Promise.all(
        found.map(({ call, rule }) => this.#place(call, written, [rule, ...answer.causes.map(({ id }) => id)])),
      ).then((all) => all.flat());
    });
  }

  async #place(call: Call, written: readonly Written[], causes: readonly string[]): Promise<BuiltAt[]> {
    const { texts, session } = this.#features;
    const uri = call.head.text;
    const document = texts(uri);
    if (!document) return [];
    const file = shownPath(uri, session.roots());
    const from = written.find(({ lowered }) => lowered.calls.includes(call));
    const fix = from && (await this.#fixFor(call, from, causes));
    return [{ uri, file, range: rangeIn(document, call.head), ...(fix && { fix }) }];
  }

  /**
   * Every safe fix in the file that belongs to the causes which the call itself shows, and of the call's other plain mistakes:
   * what is fixed must be right as a whole.
   */
  async #fixFor(call: Call, { uri, text, lowered }: Written, causes: readonly string[]): Promise<BuiltAt["fix"]> {
    const { configuration, texts, analysis } = this.#features;
    const { config, enabled } = await configuration.of(uri);
    if (!enabled) return undefined;
    const own = judge(call, rules, []).filter(({ severity }) => severity === "error" || severity === "warning");
    const named = new Set(causes.filter((id) => own.some(({ rule }) => rule === id)));
    if (named.size === 0) return undefined;
    const found = checkLowered({ uri, text }, lowered, config).findings.filter(
      ({ rule, at }) => named.has(rule) || own.some((each) => each.rule === rule && samePlace(each.at, at)),
    );
    const edits: Edit[] = [];
    const taken = found.flatMap(({ rule, fixes }) => {
      const fix = fixes.find(({ safe, edits: all }) => safe && all.every((edit) => texts(edit.text)));
      const fresh = fix?.edits.filter((edit) => !edits.some((other) => sameEdit(edit, other))) ?? [];
      if (!fix || fresh.some((edit) => edits.some((other) => touches(edit, other)))) return [];
      edits.push(...fresh);
      return [{ rule, title: fix.title }];
    });
    const [first] = taken;
    if (!first || !taken.some(({ rule }) => named.has(rule))) return undefined;
    const { title } = first;
    const after = analysis.lowerOnce(
      uri,
      applyEdits(
        text,
        edits.filter((edit) => edit.text === uri),
      ),
    );
    const again = after.calls[lowered.calls.indexOf(call)];
    return {
      title: taken.length > 1 ? `${title}, and ${taken.length - 1} more` : title,
      edits: edits.map((edit) => ({ uri: edit.text, range: rangeIn(texts(edit.text)!, edit), newText: edit.newText })),
      gates: again ? gatesOf(again) : [],
    };
  }
}

type Place = { readonly text: string; readonly start: number; readonly end: number };
const samePlace = (a: Place, b: Place) => a.text === b.text && a.start === b.start && a.end === b.end;
