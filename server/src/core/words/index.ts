import { tokensOf } from "./tokens.ts";

/** Problem statements of one cause, in users' words. */
export interface Told {
  readonly id: string;
  readonly told: readonly string[];
}

export interface Ranked {
  readonly id: string;
  /** Comparable between texts: about 1 for a statement in its own words. */
  readonly score: number;
  /** The statement that fits best. */
  readonly statement: string;
}

interface Statement {
  readonly id: string;
  readonly text: string;
  readonly tokens: ReadonlyMap<string, number>;
  readonly length: number;
}

/** What a text is about. A statement about one of these fits no text that does not name it as well. */
const topics = ["agent", "tts", "flux", "=browser", "=python", "=phone", "=keyterm", "keepalive", "base64", "=webhook"];
const besideTopic = 0.55;
/** A text that names one of these is rather about it. */
const products = ["agent", "tts", "flux"];
const besideProduct = 0.8;
/** BM25: how soon a longer statement counts less. Every word counts once, so that there is no saturation to set. */
const lengthShare = 0.5;
/** How much a second statement of the same cause adds. */
const secondShare = 0.25;

/** A ranking of causes for a text. Deterministic; built over the statements when first asked. */
export function ranking(causes: readonly Told[]): (text: string) => Ranked[] {
  let built: ReturnType<typeof build> | undefined;
  return (text) => {
    built ??= build(causes);
    return rank(built, text);
  };
}

function build(causes: readonly Told[]) {
  const statements: Statement[] = causes.flatMap(({ id, told }) =>
    told.map((text) => {
      const tokens = tokensOf(text);
      return { id, text, tokens, length: tokens.size };
    }),
  );
  const holders = new Map<string, Statement[]>();
  for (const statement of statements)
    for (const token of statement.tokens.keys()) {
      const list = holders.get(token);
      if (list) list.push(statement);
      else holders.set(token, [statement]);
    }
  const mean = statements.reduce((sum, each) => sum + each.length, 0) / Math.max(1, statements.length);
  const rarity = (token: string) => {
    const count = holders.get(token)?.length ?? 0;
    return Math.log(1 + (statements.length - count + 0.5) / (count + 0.5));
  };
  const share = (statement: Statement) => 1 / (1 - lengthShare + (lengthShare * statement.length) / mean);
  return { holders, rarity, share };
}

function rank({ holders, rarity, share }: ReturnType<typeof build>, text: string): Ranked[] {
  const asked = tokensOf(text);
  const scores = new Map<Statement, number>();
  for (const [token, weight] of asked)
    for (const statement of holders.get(token) ?? []) {
      const gain = weight * statement.tokens.get(token)! * rarity(token) * share(statement);
      scores.set(statement, (scores.get(statement) ?? 0) + gain);
    }
  const best = new Map<string, { scores: number[]; statement: string; top: number }>();
  for (const [statement, raw] of scores) {
    let score = raw;
    for (const topic of topics) if (statement.tokens.has(topic) && !asked.has(topic)) score *= besideTopic;
    for (const product of products) if (asked.has(product) && !statement.tokens.has(product)) score *= besideProduct;
    const before = best.get(statement.id);
    if (!before) best.set(statement.id, { scores: [score], statement: statement.text, top: score });
    else {
      before.scores.push(score);
      if (score > before.top) Object.assign(before, { top: score, statement: statement.text });
    }
  }
  return [...best]
    .map(([id, { scores: all, statement }]) => {
      const [first = 0, second = 0] = all.sort((a, b) => b - a);
      return { id, score: (first + secondShare * second) / typical, statement };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** What a statement of usual length scores in its own words. */
const typical = 25;
