import { longest, tokensOf } from "./tokens.ts";

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
  /** Of the vector of its words. */
  length: number;
}

/** What a text is about. A statement about one of these fits no text that does not name it as well. */
const topics = ["agent", "tts", "flux", "=browser", "=python", "=phone", "=keyterm", "keepalive", "base64", "=webhook"];
const besideTopic = 0.55;
/** A text that names one of these is rather about it. */
const products = ["agent", "tts", "flux"];
const besideProduct = 0.8;
/** A rare word counts by this power of its rarity. */
const rarityPower = 1.5;
/** What lies outside of the two sentences that fit a statement best counts for this share. */
const elsewhereShare = 0.5;
/** How much the second and the third statement of the same cause add. */
const furtherShares = [0.4, 0.15];

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
    told.map((text) => ({ id, text, tokens: tokensOf(text), length: 0 })),
  );
  const holders = new Map<string, Statement[]>();
  for (const statement of statements)
    for (const token of statement.tokens.keys()) {
      const list = holders.get(token);
      if (list) list.push(statement);
      else holders.set(token, [statement]);
    }
  const rarity = new Map<string, number>();
  for (const [token, { length: count }] of holders)
    rarity.set(token, Math.log(1 + (statements.length - count + 0.5) / (count + 0.5)));
  for (const statement of statements) {
    let sum = 0;
    for (const [token, weight] of statement.tokens) sum += (weight * rarity.get(token)!) ** 2;
    statement.length = Math.sqrt(sum);
  }
  return { holders, rarity };
}

function rank({ holders, rarity }: ReturnType<typeof build>, text: string): Ranked[] {
  const asked = tokensOf(text);
  const whole = massOf(asked);
  const best = new Map<Statement, number>();
  for (const part of pairsOf(text))
    for (const [statement, mass] of massOf(tokensOf(part)))
      best.set(statement, Math.max(mass, best.get(statement) ?? 0));
  const byCause = new Map<string, { scores: number[]; statement: string; top: number }>();
  for (const [statement, mass] of whole) {
    const near = best.get(statement) ?? 0;
    let score = (near + elsewhereShare * (mass - near)) / statement.length / typical;
    for (const topic of topics) if (statement.tokens.has(topic) && !asked.has(topic)) score *= besideTopic;
    for (const product of products) if (asked.has(product) && !statement.tokens.has(product)) score *= besideProduct;
    const before = byCause.get(statement.id);
    if (!before) byCause.set(statement.id, { scores: [score], statement: statement.text, top: score });
    else {
      before.scores.push(score);
      if (score > before.top) Object.assign(before, { top: score, statement: statement.text });
    }
  }
  return [...byCause]
    .map(([id, { scores, statement }]) => {
      const [first = 0, ...further] = scores.sort((a, b) => b - a);
      return {
        id,
        score: furtherShares.reduce((sum, share, at) => sum + share * (further[at] ?? 0), first),
        statement,
      };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));

  /** How much of each statement a text holds. */
  function massOf(tokens: ReadonlyMap<string, number>): Map<Statement, number> {
    const masses = new Map<Statement, number>();
    for (const [token, weight] of tokens)
      for (const statement of holders.get(token) ?? []) {
        const gain = weight * statement.tokens.get(token)! * rarity.get(token)! ** rarityPower;
        masses.set(statement, (masses.get(statement) ?? 0) + gain);
      }
    return masses;
  }
}

/** Each sentence with the one behind it: what is said together belongs together. */
function pairsOf(text: string): string[] {
  const all = text
    .slice(0, longest)
    .split(/(?<=[.!?:])\s+|\n+/)
    .filter((each) => each.trim());
  return all.length < 3 ? [text] : all.slice(0, -1).map((each, at) => `${each} ${all[at + 1]}`);
}

/** What a statement of usual length scores in its own words. */
const typical = 5;
