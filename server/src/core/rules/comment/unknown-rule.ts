import { rule } from "../define.ts";

export const commentUnknownRule = rule({
  id: "comment-unknown-rule",
  group: "comment",
  title: "Comment that names no rule",
  severity: "warning",
  why: "A comment switches off the rules that it names; a name that no rule has switches nothing off.",
  advice: "Name the rule as the finding shows it; a reason stands after --.",
  docs: [],
  checkComment({ names, at, removal }, report) {
    const unknown = names.filter((each) => each.unknown);
    const remove = { title: "Remove the comment", safe: false, edits: [removal] };
    const [first] = unknown;
    if (!first) return;
    // A sentence where ids should be is one mistake, not one for each of its words.
    if (unknown.length > 1 && unknown.length === names.length && !unknown.some(({ near }) => near)) {
      const said = { ...first.at, end: unknown.at(-1)!.at.end };
      report({ message: "These words are no ids of rules", at: said.end > at.end ? at : said, fixes: [remove] });
      return;
    }
    for (const { id, near, at: place, removal: out } of unknown)
      report({
        message: `There is no rule '${id}'${near ? `; '${near}' is meant` : ""}`,
        at: place,
        fixes: [
          ...(near ? [{ title: `Change to ${near}`, safe: false, edits: [{ ...place, newText: near }] }] : []),
          names.length === 1 ? remove : { title: `Remove ${id} from the comment`, safe: false, edits: [out] },
        ],
      });
  },
  examples: {
    wrong: [
      {
        code: `// deepgram-doctor-disable-next-line model-unkown -- a model of our own server
const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova3", ["token", key]);`,
      },
    ],
    right: [
      {
        code: `// deepgram-doctor-disable-next-line model-unknown -- a model of our own server
const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova3", ["token", key]);`,
      },
    ],
  },
});
