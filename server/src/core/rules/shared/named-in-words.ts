/** What descriptions say that are about the voice agent. */
export const tellsOfAgent = /agent|bot\b|assistant|converse|\bsts\b|settings/i;

/** About code that runs in a browser, or in what shows a page. */
export const browserWords = String.raw`browser|chrome|firefox|safari|\bedge\b|react|vue|svelte|angular|next\.?js|web ?page|web ?site|web app|network tab|dev ?tools|front-?end|javascript|\bpage\b|new WebSocket|client[- ]side|users?\b|\bapp\b|bundle|electron`;
export const tellsOfBrowser = new RegExp(browserWords, "i");

/** About the language that is spoken. */
export const languageWords = String.raw`language|multi\w*|english|german|spanish|french|hindi|portuguese|italian|dutch|japanese|chinese|mandarin|arabic|turkish|polish|korean|russian|swedish|danish|norwegian|greek|ukrainian|catalan|tamil|accent|dialect|detect`;
export const tellsOfLanguage = new RegExp(languageWords, "i");

const codes: Readonly<Record<string, string>> = {
  german: "de",
  spanish: "es",
  french: "fr",
  hindi: "hi",
  portuguese: "pt",
  brazilian: "pt-BR",
  italian: "it",
  dutch: "nl",
  flemish: "nl-BE",
  japanese: "ja",
  chinese: "zh",
  mandarin: "zh",
  cantonese: "zh-HK",
  arabic: "ar",
  turkish: "tr",
  polish: "pl",
  korean: "ko",
  russian: "ru",
  swedish: "sv",
  danish: "da",
  norwegian: "no",
  finnish: "fi",
  greek: "el",
  ukrainian: "uk",
  catalan: "ca",
  tamil: "ta",
  telugu: "te",
  bengali: "bn",
  marathi: "mr",
  urdu: "ur",
  czech: "cs",
  slovak: "sk",
  hungarian: "hu",
  romanian: "ro",
  bulgarian: "bg",
  croatian: "hr",
  serbian: "sr",
  slovenian: "sl",
  estonian: "et",
  latvian: "lv",
  lithuanian: "lt",
  vietnamese: "vi",
  indonesian: "id",
  malay: "ms",
  hebrew: "he",
  persian: "fa",
  thai: "th",
  tagalog: "tl",
  deutsch: "de",
  español: "es",
  castellano: "es",
  français: "fr",
  francais: "fr",
  português: "pt",
  portugues: "pt",
  italiano: "it",
  nederlands: "nl",
  türkçe: "tr",
  polski: "pl",
  svenska: "sv",
  dansk: "da",
  norsk: "no",
  suomi: "fi",
  čeština: "cs",
  magyar: "hu",
  română: "ro",
  русский: "ru",
  українська: "uk",
  日本語: "ja",
  中文: "zh",
  한국어: "ko",
  العربية: "ar",
  हिन्दी: "hi",
  हिंदी: "hi",
  ไทย: "th",
};

/** A language by its name, in English or its own; English itself left out. */
export const languageName = new RegExp(String.raw`(?<!\p{L})(?:${Object.keys(codes).join("|")})(?!\p{L})`, "iu");

/** The code that Deepgram has for a language by its name. */
export const languageCode = (name: string): string | undefined => codes[name.toLowerCase()];

/** About the API key as something to be kept. */
export const tellsOfKey = /\bkeys?\b|secret|credential|api_?key/i;
