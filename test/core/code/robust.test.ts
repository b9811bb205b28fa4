import assert from "node:assert/strict";
import { test } from "node:test";
import { callsOf, lowered } from "../../helpers/lowered.ts";

const socket = (query: string) => `new WebSocket("wss://api.deepgram.com/v1/listen?${query}");`;
const seen = (query: string) => `ws wss://api.deepgram.com/v1/listen ${query}`;

/** Milliseconds of work of this process: another's do not count. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Lowers a text; the rest of the file must be read in spite of it, within seconds. */
function survives(name: string, code: string, files: Record<string, string> = {}): void {
  test(name, () => {
    const start = worked();
    const { calls, problems } = lowered(code, files);
    assert.ok(worked() - start < 6000, `it took ${Math.round(worked() - start)} ms`);
    assert.ok(
      problems.every((problem) => /too deeply nested|too long/.test(problem)),
      problems.join("\n"),
    );
    if (problems.length === 0) assert.ok(calls.length > 0, "the plain call is not seen");
  });
}

const many = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join("");
const plain = socket("model=nova-3");

survives(
  "a sum of 5,000 strings",
  `const s = ${many(5000, (i) => `"a${i}" + `)}"";\n${plain}\nfetch("https://api.deepgram.com/v1/listen?a=" + s);`,
);
survives(
  "a sum of 5,000 variables",
  `${many(5000, (i) => `const v${i} = ${i ? `v${i - 1} + "x"` : '"a"'};\n`)}${plain}\nfetch("https://api.deepgram.com/v1/listen?a=" + v4999);`,
);
survives("3,000 chained calls", `x${many(3000, () => ".a()")};\n${plain}`);
survives("3,000 members", `const y = x${many(3000, () => ".a")};\n${plain} fetch("https://api.deepgram.com/" + y)`);
survives(
  "2,000 alternatives",
  `const m = ${many(2000, (i) => `a${i} || `)}"nova-3";\n${plain}\nfetch("https://api.deepgram.com/v1/listen?model=" + m);`,
);
survives(
  "1,000 nested conditions",
  `const m = ${many(1000, (i) => `a${i} ? "m${i}" : `)}"z";\n${plain}\nfetch("https://api.deepgram.com/v1/listen?model=" + m);`,
);
survives(
  "300 nested objects",
  `const o = ${many(300, () => "{ a: ")}1${many(300, () => "}")};\n${plain}\nfetch("https://api.deepgram.com/v1/listen", { body: JSON.stringify(o) });`,
);
survives("2,000 nested arrays", `const o = ${many(2000, () => "[")}${many(2000, () => "]")};\n${plain}`);
survives("2,000 nested blocks", `${many(2000, () => "{")}${many(2000, () => "}")}\n${plain}`);
survives(
  "300 nested functions",
  `${many(300, (i) => `function f${i}(a${i}) { return `)}fetch("https://api.deepgram.com/v1/listen?a=" + a0)${many(300, () => "}")}\n${plain}`,
);
survives(
  "500 branches that change one query",
  `const p = new URLSearchParams();\n${many(500, (i) => `if (a${i}) p.set("k${i % 40}", "v${i}");\n`)}${plain}\nfetch("https://api.deepgram.com/v1/listen?" + p);`,
);
survives(
  "40 branches that change one string",
  `let u = "https://api.deepgram.com/v1/listen?a=1";\n${many(40, (i) => `if (a${i}) u += "&k${i}=1"; else u += "&j${i}=2";\n`)}${plain}\nfetch(u);`,
);
survives(
  "40 branches between objects",
  `let o = { a: 1 };\n${many(40, (i) => `if (a${i}) o = { ...o, k${i}: 1 };\n`)}${plain}\nfetch("https://api.deepgram.com/v1/listen?" + new URLSearchParams(o));`,
);
survives(
  "functions that call each other many times",
  `${many(30, (i) => `const f${i} = (x) => f${i + 1}(x) + f${i + 1}(x + "${i}");\n`)}const f30 = (x) => x;\n${plain}\nfetch("https://api.deepgram.com/v1/listen?a=" + f0("b"));`,
);
survives(
  "a wrapper that is called 400 times",
  `function go(m) { return fetch("https://api.deepgram.com/v1/listen?model=" + m); }\n${many(400, (i) => `go("m${i}");\n`)}${plain}`,
);
survives(
  "an object that holds itself",
  `const a = { b: () => a, get c() { return a.c; } }; a.self = a;\n${plain}\nfetch("https://api.deepgram.com/v1/listen", { method: "POST", body: JSON.stringify(a) });`,
);
survives(
  "variables that are made of each other",
  `let a = b; let b = c; let c = a + "x"; a += b;\n${plain}\nfetch("https://api.deepgram.com/v1/listen?" + a);`,
);
survives(
  "a class that extends itself",
  `class A extends A { x = this.x; get y() { return this.y; } constructor() { super(new A().x); } }\n${plain}\nfetch("https://api.deepgram.com/" + new A().y + new A().x);`,
);
survives(
  "a file that imports itself",
  `import { a } from "./main"; export const b = a; export { b as a };\n${plain}\nfetch("https://api.deepgram.com/v1/listen?" + b);`,
);
survives(
  "files that import each other",
  `import { a } from "./x"; export const b = a;\n${plain}\nfetch("https://api.deepgram.com/v1/listen?" + a);`,
  {
    "x.ts": `export * from "./y"; export * from "./x";`,
    "y.ts": `import { b } from "./main"; export * from "./x"; export const a = b;`,
  },
);
survives(
  "20,000 lines",
  `${many(20_000, (i) => `export function f${i}(a: string) { const b = a + ${i}; log(b); return { b }; }\n`)}${plain}`,
);
survives("broken text", `${plain}\nconst = ; fetch( ; } } ) class { if ( \`\${ `);

survives(
  "24 files that each export all of three others",
  `import { key } from "./f0";\n${plain}\nfetch("https://api.deepgram.com/v1/listen?model=" + key);`,
  Object.fromEntries(
    Array.from({ length: 24 }, (_, i) => [
      `f${i}.ts`,
      [1, 2, 3].map((step) => `export * from "./f${(i * 3 + step) % 24}";`).join("\n"),
    ]),
  ),
);

test("what a circle of files exports is found wherever one enters it", () => {
  const files = {
    "a.ts": `export * from "./b";\nexport * from "./c";`,
    "b.ts": `export * from "./a";`,
    "c.ts": `export const model = "nova-3";`,
  };
  for (const from of ["a", "b"]) {
    const code = `import { model } from "./${from}";\nnew WebSocket("wss://api.deepgram.com/v1/listen?model=" + model);`;
    assert.deepEqual(callsOf(code, files), [seen("model=nova-3")]);
  }
});

test("a file of eight megabytes is not read", () => {
  assert.deepEqual(lowered(`// deepgram\n${" ".repeat(8_000_001)}`).problems, ["Not checked: the file is too long"]);
});

test("work grows linearly with the text", () => {
  const time = (count: number) => {
    const code = many(
      count,
      (i) =>
        `export async function f${i}(p${i}) { const u${i} = new URL("https://api.deepgram.com/v1/listen"); if (p${i}) u${i}.searchParams.set("model", p${i}); return fetch(u${i}); }\n`,
    );
    const start = worked();
    assert.equal(callsOf(code).length, count);
    return worked() - start;
  };
  time(100);
  const small = time(200);
  const large = time(800);
  assert.ok(large < small * 10, `200 calls took ${Math.round(small)} ms, 800 took ${Math.round(large)} ms`);
});

test("what is left of a huge sum is still read", () => {
  const code = `const q = "model=nova-3" + ${many(3000, () => `"" + `)}"";\nnew WebSocket("wss://api.deepgram.com/v1/listen?" + q);`;
  assert.deepEqual(callsOf(code), [seen("model=nova-3")]);
});
