/** What descriptions say that are about the voice agent. */
export const tellsOfAgent = /agent|bot\b|assistant|converse|\bsts\b|settings/i;

/** About code that runs in a browser, or in what shows a page. */
export const browserWords = String.raw`browser|chrome|firefox|safari|\bedge\b|react|vue|svelte|angular|next\.?js|web ?page|web app|front-?end|javascript|\bpage\b|new WebSocket|client[- ]side|users?\b|\bapp\b|bundle|electron`;
export const tellsOfBrowser = new RegExp(browserWords, "i");

/** About the language that is spoken. */
export const languageWords = String.raw`language|multi\w*|english|german|spanish|french|hindi|portuguese|italian|dutch|japanese|chinese|mandarin|arabic|turkish|polish|korean|russian|swedish|danish|norwegian|greek|ukrainian|catalan|tamil|accent|dialect|detect`;
export const tellsOfLanguage = new RegExp(languageWords, "i");

/** About the API key as something to be kept. */
export const tellsOfKey = /\bkeys?\b|secret|credential|api_?key/i;
