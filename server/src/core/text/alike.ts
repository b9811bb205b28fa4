/** How many of a kind are read before the next ones are taken to say the same. */
export const enoughOfAKind = 20;

/** A time, in full or of the day or since 1970. */
const time =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?|\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b|\b1[5-9]\d{8}(?:\d{3}|\.\d+)?\b/;
const uuid = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/;
/** A random id: hex digits of both kinds. */
const hex = /\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}\b/;
/** How long something took. */
const took = /\b\d+(?:\.\d+)?(?=\s?(?:ms|µs|s|sec|seconds)\b)/;
/** What counts files: `call-17.wav`. */
const file = /\d+(?=[\w-]{0,40}\.(?:wav|mp3|mp4|m4a|ogg|opus|flac|webm|aac|amr|pcm|raw|json|txt|log)\b)/;
const things =
  "attempt|batch|call|chunk|clip|conn|connection|depth|file|id|item|job|line|part|pid|recording|req|request|segment|seq|session|span|tag|task|thread|trace|user|worker";
/** What counts things that a program does: `call-17`, and `call 17` where the number is no status and no close code. */
const count = new RegExp(
  String.raw`(?<=\b(?:${things})s?[_#/-])\d+\b|(?<=\b(?:${things})s?[=\s]{1,2})(?![1-5]\d\d\b|[1345]\d{3}\b)\d+\b`,
);

const varies = new RegExp([time, uuid, hex, took, file, count].map(({ source }) => source).join("|"), "gi");

/** A text without what differs from one entry of a log to the next and changes nothing: times, ids, names of files, counts. */
export function alike(text: string): string {
  return text.replace(varies, "0");
}
