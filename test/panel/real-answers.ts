// Prints what the product answers to the panel's examples and to the pastes of the fixtures, as JSON, for the page's checks.
import { examples } from "../../client/src/panel/examples.ts";
import { lowerPasted } from "../../server/src/core/code/pasted.ts";
import { explain } from "../../server/src/core/explain/index.ts";
import { pasteCases } from "../helpers/cases.ts";
import "../helpers/typescript.ts";

/** Of the fixtures each fifth: enough of every kind. */
const step = 5;

const pastes = [
  ...examples.map(({ id, request, response }) => ({ name: `example ${id}`, request, response })),
  ...pasteCases()
    .filter((_, index) => index % step === 0)
    .map(({ file, name, request, response }) => ({ name: `${file}: ${name}`, request, response })),
];
const all = pastes.map((paste) => ({ ...paste, answer: explain(paste, lowerPasted) }));
process.stdout.write(JSON.stringify(all));
