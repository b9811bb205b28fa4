/** Words of speech and of Deepgram: a text that holds none is about something else. */
const speech =
  /de{1,2}p[ -]?gr(?:am|m)|deepgarm|deegram|deepgam|\bnova\b|\bnova-\d|\bflux\b|\baura\b|transcri|\bspeech|\bspeak|\bspoken|\bvoice|\btimestamps?\b|\btts\b|\bstt\b|\basr\b|caption|subtitle|microphone|\bmic\b|\baudio\b|diari[sz]|keyterm|utterance|\binterim\b|keep-?alive|\bwebsocket|\bmulaw\b|\blinear16\b|sample[ _]?rate|\bagent\b|\b(?:NET|DATA)-000\d\b|\bsmart[ _-]?format|\bpunctuat|\bendpointing\b|\bmultichannel\b|\bfiller[ _]words\b|\bnumerals\b|\bkeywords?\b.{0,40}\bboost|\bmedia ?recorder\b|\bpcm\b|\bopus\b|\btranscribe(?:Url|File)\b|\b(?:temporary|short[- ]lived|ephemeral|granted) (?:token|jwt|key)|\bauth\/grant\b|\b(?:listen|speak) (?:url|endpoint|socket)\b/i;

/** Names and words that are Deepgram's alone. */
const own =
  /de{1,2}p[ -]?gr(?:am|m)|deepgarm|\bdg\b|\bnova-\d|\bflux-general|\baura-2?|keyterm|keep-?alive\b.{0,40}\bsocket|\b(?:NET|DATA)-000\d\b|utterance_end|\binterim_results\b|\bsmart_format\b|\bis_final\b|\bspeech_final\b|REMOTE_CONTENT_ERROR|\bv[12]\/(?:listen|speak)\b|\bflux\b[^.!?\n]{0,40}\b(?:keep-?alive|smart_format|listen|model|turn|transcri|4\d\d)|\bsmart[ _-]?format\b|\butterance[ _]end|CloseStream|SettingsApplied/i;

/** Whether a text can be about Deepgram at all. */
export function isAboutSpeech(text: string): boolean {
  return speech.test(text);
}

/** Whether it names Deepgram, or something that only Deepgram has. */
export function isOwn(text: string): boolean {
  return own.test(text);
}

/** Whether the part that is Deepgram's is said to work. */
export function deepgramWorks(text: string): boolean {
  return /deep ?gram[^.!?\n]{0,40}\b(?:works?|is fine|are fine|fine|is ok|okay|perfect(?:ly)?|great|good|no (?:problems?|issues?)|transcribes (?:it |them |everything )?(?:fine|well|correctly)|returns? (?:the )?(?:right|correct))\b|\b(?:transcript\w*|stt|deepgram) (?:part |side |leg )?(?:is|are|works?) (?:fine|ok|good|correct|perfect)\b/i.test(
    text,
  );
}

/** A question about money or contracts, which no call settles. */
export function isCommercial(text: string): boolean {
  return (
    /\b(?:charged?|charges|refund\w*|pricing|prices?|costs?|discounts?|invoices?|gdpr|hipaa|subprocessors?|compliance|retention)\b/i.test(
      text,
    ) && !/\b402\b|\bcredits?\b|fail|refus|reject|error|transcri|sample|socket (?:closes|drops|dies)/i.test(text)
  );
}
