// Turns the facts about Deepgram's API (a folder with facts/ and spec/) into the data that ships, and reports what drifted
// between the facts and the specification. Exits with 1 on drift that the facts do not mark as known, or on data of a wrong shape.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answers } from "./catalogue/answers.ts";
import { drift } from "./catalogue/drift.ts";
import { endpoints } from "./catalogue/endpoints.ts";
import { messages } from "./catalogue/messages.ts";
import { parameters } from "./catalogue/parameters.ts";
import { auth, errors, limits, meta, models } from "./catalogue/plain.ts";
import { schemas } from "./catalogue/schemas.ts";
import { sdk } from "./catalogue/sdk-versions.ts";
import { readSpecification } from "./catalogue/specification.ts";
import type { Json } from "./catalogue/tidy.ts";

const out = "server/src/core/catalogue/data";
const folder = process.argv[2];
if (!folder) {
  console.error("Give the folder that holds facts/ and spec/: npm run catalogue -- <folder>");
  process.exit(2);
}

const facts = (name: string): Json => JSON.parse(readFileSync(join(folder, "facts", `${name}.json`), "utf8"));

const data: Record<string, Json> = {
  endpoints: endpoints(facts("endpoints")),
  parameters: parameters(facts("parameters")),
  models: models(facts("models")),
  messages: messages(facts("messages")),
  errors: errors(facts("errors")),
  sdk: sdk(facts("sdk")),
  "sdk-answers": answers(),
  auth: auth(facts("auth")),
  limits: limits(facts("limits")),
  meta: meta(facts("endpoints").meta),
};

const wrong = Object.entries(data).flatMap(([name, value]) =>
  (schemas[name]!.safeParse(value).error?.issues ?? []).map(
    (issue) => `${name}.json ${issue.path.join(".")}: ${issue.message}`,
  ),
);
if (wrong.length) {
  console.error(wrong.join("\n"));
  process.exit(1);
}

mkdirSync(out, { recursive: true });
for (const [name, value] of Object.entries(data))
  writeFileSync(join(out, `${name}.json`), `${JSON.stringify(value, null, 1)}\n`);

const spec = (name: string) => readFileSync(join(folder, "spec", name), "utf8");
const found = drift(data, readSpecification(spec("openapi.yml"), spec("asyncapi.yml")));
console.log(
  `${Object.keys(data).length} files in ${out}, facts as of ${data.meta.asOf}, specification of ${data.meta.date}`,
);
console.log(`${found.known.length} known differences:`);
for (const line of found.known) console.log(`  ${line}`);
console.log(`${found.unexpected.length} unexpected differences${found.unexpected.length ? ":" : ""}`);
for (const line of found.unexpected) console.log(`  ${line}`);
process.exitCode = found.unexpected.length ? 1 : 0;
