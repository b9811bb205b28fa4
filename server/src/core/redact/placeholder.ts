const words =
  /^(?:undefined|null|none|nil|nan|true|false|empty|anonymous|on|off|errors?|warnings?|info|information|hint|required|optional|string|number|token|bearer|basic|include|omit|same-origin|\[object \w+\])$/i;
/** A variable of a shell, a template, a language's environment, or something in brackets that a reader is to replace. */
const reference =
  /^(?:\$|#\{|\\\(|%[A-Za-z_]\w*%|\{\{?|<|&lt;|\[|%3C|%24|%7B|process\.env|import\.meta|os\.(?:environ|getenv)|Deno\.env|Bun\.env|env[.(]|ENV\[|config\.|settings\.|this\.|self\.)/i;
/** Only letters and separators, with a word that says what belongs there. Real keys hold digits. */
const spelled =
  /^(?=.*(?:key|token|here|secret|api|deepgram|redacted|removed|hidden|masked|password|passwd|your|jwt|insert|replace|credential|example|dummy|placeholder))[A-Za-z][A-Za-z_\-. ]*$/i;
const yours = /^(?:your|my|insert|replace|enter|put|paste)[_\- ]?[A-Za-z_\- ]{2,}\d{0,2}$/i;
const repeated = /^(?:(?:x|X|\*|\.|…|0|-|_|#|\?|y|z|k){3,}|[xX*.…_-]{3,})$/;

/** Whether a value stands for a credential rather than being one: `YOUR_API_KEY`, `<key>`, `$KEY`, `undefined`, `xxxx`, nothing. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim().replace(/^\\+/, "");
  return (
    text === "" ||
    words.test(text) ||
    reference.test(text) ||
    repeated.test(text) ||
    (text.length <= 80 && (spelled.test(text) || yours.test(text)))
  );
}

/** A credential that its owner cut short before pasting: `a1b2...c3d4`, `a1b2****`. */
export const elision = /\.{3,}|\*{2,}|…+|x{5,}|X{5,}/g;

/** Whether a bare word looks like a credential rather than like a name or a word of prose. */
export function looksSecret(value: string): boolean {
  return (
    value.length >= 16 &&
    /[\d•]/.test(value) &&
    /[A-Za-z•]/.test(value) &&
    /^[\w\-.~+/=•]+$/.test(value) &&
    !isMember(value) &&
    !isWords(value)
  );
}

/** `nova-3-general-2024`: words and a few digits with dashes between them. */
function isWords(value: string): boolean {
  return /^[a-z]+(?:[-_](?:[a-z]{1,14}\d{0,4}|\d{1,4}))+$/.test(value) && value.replace(/\D/g, "").length <= 5;
}

/** `config.deepgram.key2`: names with dots between them, none as long and mixed as a part of a token. */
function isMember(value: string): boolean {
  return (
    /^[a-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/i.test(value) &&
    !value.split(".").some((part) => part.length >= 20 && /\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part))
  );
}

/** Whether a word that stands where a credential may stand looks random: no path, no name, no call. */
export function looksRandom(value: string): boolean {
  return (
    looksSecret(value) ||
    (value.length >= 16 &&
      /[\d•]/.test(value) &&
      /[A-Za-z•]/.test(value) &&
      /^[\w\-.~+/=•!#%*:@&$?]+$/.test(value) &&
      !/:\/\/|^[./]/.test(value) &&
      !isMember(value) &&
      !isWords(value))
  );
}
