import { rule } from "../define.ts";

export const commentUnused = rule({
  id: "comment-unused",
  group: "comment",
  title: "Comment that switches nothing off",
  severity: "information",
  why: "Nothing is found here any more, so the comment would only hide the next mistake.",
  advice: "Remove it.",
  exceptions:
    "Code that other files import is only judged where everything in its call is known: what they pass decides what is found. So is the SDK's when its version is not known.",
  docs: [],
  checkComment(comment, report) {
    const tags = ["unnecessary"] as const;
    if (comment.all === "unused")
      report({
        message: "This comment switches nothing off",
        at: comment.at,
        tags,
        fixes: [{ title: "Remove the comment", safe: true, edits: [comment.removal] }],
      });
    const rest = comment.names.filter(({ use, unknown }) => use !== "unused" || unknown);
    for (const { id, at, use, unknown, removal } of comment.names) {
      if (use !== "unused" || unknown) continue;
      const whole = rest.length === 0;
      report({
        message: `Nothing is found here that ${id} would report`,
        at,
        tags,
        fixes: [
          whole
            ? { title: "Remove the comment", safe: true, edits: [comment.removal] }
            : { title: `Remove ${id} from the comment`, safe: true, edits: [removal] },
        ],
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `// deepgram-doctor-disable-next-line model-unknown
const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", key]);`,
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
