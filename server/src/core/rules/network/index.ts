// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { contentPolicy } from "./content-policy.ts";
import { corsBrowserRest } from "./cors-browser-rest.ts";
import { dns } from "./dns.ts";
import { proxy } from "./proxy.ts";
import { refused } from "./refused.ts";
import { reset } from "./reset.ts";
import { timeout } from "./timeout.ts";
import { tlsCa } from "./tls-ca.ts";
import { unstable } from "./unstable.ts";

export const network: readonly Rule[] = [
  contentPolicy,
  corsBrowserRest,
  dns,
  proxy,
  refused,
  reset,
  timeout,
  tlsCa,
  unstable,
];
