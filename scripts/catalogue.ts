// Turns the facts about Deepgram's API (a folder with facts/ and spec/) into the data that ships, and reports what drifted.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endpoints } from "./catalogue/endpoints.ts";
import { messages } from "./catalogue/messages.ts";
import { parameters } from "./catalogue/parameters.ts";
import { auth, errors, limits, meta, models } from "./catalogue/plain.ts";
import { sdk } from "./catalogue/sdk-versions.ts";
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
  auth: auth(facts("auth")),
  limits: limits(facts("limits")),
  meta: meta(facts("endpoints").meta),
};

mkdirSync(out, { recursive: true });
for (const [name, value] of Object.entries(data))
  writeFileSync(join(out, `${name}.json`), `${JSON.stringify(value, null, 1)}\n`);
