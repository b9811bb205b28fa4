import type { Answer } from "../../../server/src/core/explain/answer.ts";

/** Of a longer corrected request the panel shows the beginning: sending and laying out megabytes takes seconds. */
const longest = 20_000;

/** The answer with the beginnings of long corrected requests in their places; the whole is copied and inserted by its cause. */
export function beginningsOnly(answer: Answer): Answer {
  return {
    ...answer,
    causes: answer.causes.map((cause) => {
      const { corrected } = cause.fix;
      if (corrected === undefined || corrected.length <= longest) return cause;
      const fix = { ...cause.fix, corrected: corrected.slice(0, longest), correctedLength: corrected.length };
      return { ...cause, fix };
    }),
  };
}
