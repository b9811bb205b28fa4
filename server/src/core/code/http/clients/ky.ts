import type { HttpClient } from "../client.ts";
import type { Library } from "../parts/library.ts";
import { optionsSites } from "./got.ts";

const ky: Library = { root: /^(?:ky|ky-universal)#(?:ky)?$/, makers: ["create", "extend"] };

export const kyClient: HttpClient = {
  title: "ky",
  used: "call",
  packages: ["ky", "ky-universal"],
  globals: [],
  methods: ["ky", "post", "put", "patch"],
  commonMethods: ["get", "delete", "head"],
  words: /\bky|api|rest/i,
  impliedName: "ky",
  gives: "lazy",
  example: `import ky from "ky";
await ky.get("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } }).json();`,
  sites: (callee, asked) => optionsSites(callee, asked, ky, "ky"),
};
