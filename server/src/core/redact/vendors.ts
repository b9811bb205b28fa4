import type { Found } from "./found.ts";

/**
 * What vendors' keys begin with, and the fewest characters that follow. From the rules of gitleaks 8 (MIT, see NOTICE), those
 * of which the beginning alone tells, with vendors added that code beside Deepgram uses. Shorter than the vendors' lengths,
 * so that a key cut short is found.
 */
const beginnings: readonly (readonly [fewest: number, beginnings: string])[] = [
  [
    16,
    "sk- sk_ gsk_ hf_ npm_ pk_live_ pk_test_ rk_live_ rk_test_ rk_prod_ whsec_ ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- glcbt- gldt- glffct- glft- glimt- glagent- gloas- glptt- glrt- glsoat- GR1348941 dop_v1_ doo_v1_ dor_v1_ dp.pt. dt0c01. duffel_test_ duffel_live_ EZAK EZTK FLWSECK_TEST- FLWPUBK_TEST- fo1_ fm2_ fio-u- glc_ glsa_ HRKU- api_org_ ico- s-s4t2 lin_api_ ntn_ pscale_tkn_ pscale_oauth_ pscale_pw_ PMAK- pnu_ pul- pypi- rdme_ rubygems_ tk-us- SG. xkeysib- sntrys_ sntryu_ sm_aat_ sm_pat_ sm_sat_ shippo_live_ shippo_test_ shpat_ shpca_ shppa_ shpss_ xapp- xoxb- xoxa- xoxe- xoxe. xoxo- xoxp- xoxr- xoxs- sgp_ sq0atp- hvb. hvs. AGE-SECRET-KEY- CLOJARS_ NRAK- NRJS- NRII- pplx- ops_eyJ sbp_ pcsk_ xai- ya29. GOCSPX- tvly- lsv2_ nvapi- dckr_pat_ figd_ ATATT3 vcp_ AKCp cmVmd",
  ],
  [12, "AKIA ASIA ABIA ACCA LTAI"],
  [30, "AIza dapi r8_ SK AC sha256~"],
];

const minimum = new Map(
  beginnings.flatMap(([fewest, words]) => words.split(" ").map((word) => [word, fewest] as const)),
);
const literal = (word: string) => word.replace(/[.\-~]/g, "\\$&");
// The longest first, since the first that fits is taken.
const begins = new RegExp(
  [...minimum.keys()]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join("|"),
  "g",
);

/** `SK` and `AC` begin words too: only hex digits follow them. */
function rest(word: string): RegExp {
  if (word === "SK" || word === "AC") return /[0-9a-fA-F]{32}(?![\w-])/y;
  return /^(?:fm2_|glc_|ops_|sntrys_)/.test(word) ? /[\w\-.+/=•]{1,400}/y : /[\w\-.=•]{1,400}/y;
}

const privateKey = /-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\s\\:,.-]{0,8192}/g;
const webhook = /hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Za-z0-9+/]{20,80})/g;

/** Keys of vendors that show by what they begin with. Linear in the text. */
export function vendorKeys(text: string): Found[] {
  const found: Found[] = [];
  const add = (start: number, end: number) => found.push({ start, end, shape: "other" });
  begins.lastIndex = 0;
  for (let match = begins.exec(text); match; match = begins.exec(text)) {
    const { index } = match;
    const [word] = match;
    if (isWord(text.charCodeAt(index - 1))) continue;
    const tail = rest(word);
    tail.lastIndex = begins.lastIndex;
    const following = tail.exec(text)?.[0].replace(/[.\-/]+$/, "") ?? "";
    if (following.length < minimum.get(word)! || !mixed(following)) continue;
    add(index, begins.lastIndex + following.length);
    begins.lastIndex += following.length;
  }
  if (text.includes("-----BEGIN"))
    for (const each of text.matchAll(privateKey)) add(each.index, each.index + each[0].length);
  if (text.includes("hooks.slack.com")) {
    for (const each of text.matchAll(webhook))
      add(each.index + each[0].length - each[1]!.length, each.index + each[0].length);
  }
  return found;
}

/** Digits, or letters of both sizes or none but capitals without a break: no name of a person's making. */
function mixed(text: string): boolean {
  return (
    /[\d•]/.test(text) || (/^[A-Za-z]+$/.test(text) && /[A-Z]/.test(text) && (/[a-z]/.test(text) || text.length === 16))
  );
}

/** A letter, a digit, `_`, or a place before the text's begin is none. */
function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}
