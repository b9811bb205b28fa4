// Generated from the files of this folder: npm run docs.
import type { Rule } from "../rule.ts";
import { bearerKey } from "./bearer-key.ts";
import { browserHeader } from "./browser-header-impossible.ts";
import { hardcodedKey } from "./hardcoded-key.ts";
import { headerOverwritten } from "./header-overwritten.ts";
import { insufficientScope } from "./insufficient-scope.ts";
import { invalidKey } from "./invalid-key.ts";
import { jwtExpired } from "./jwt-expired.ts";
import { jwtNoManage } from "./jwt-no-manage.ts";
import { keyInBundle } from "./key-in-browser-bundle.ts";
import { keyMalformed } from "./key-malformed.ts";
import { keyNotLoaded } from "./key-not-loaded.ts";
import { keyReturned } from "./key-returned-to-client.ts";
import { missingHeader } from "./missing-header.ts";
import { missingScheme } from "./missing-scheme.ts";
import { queryToken } from "./query-token-unsupported.ts";
import { tokenJwt } from "./token-jwt.ts";
import { wrongHeaderName } from "./wrong-header-name.ts";

export const auth: readonly Rule[] = [
  bearerKey,
  browserHeader,
  hardcodedKey,
  headerOverwritten,
  insufficientScope,
  invalidKey,
  jwtExpired,
  jwtNoManage,
  keyInBundle,
  keyMalformed,
  keyNotLoaded,
  keyReturned,
  missingHeader,
  missingScheme,
  queryToken,
  tokenJwt,
  wrongHeaderName,
];
