/** Words of speech and of Deepgram: a text that holds none is about something else. */
const speech =
  /de{1,2}p[ -]?gr(?:am|m)|deepgarm|deegram|deepgam|\bnova\b|\bnova-\d|\bflux\b|\baura\b|transcri|\bspeech|\bspeak|\bspoken|\bvoice|\btimestamps?\b|\btts\b|\bstt\b|\basr\b|caption|subtitle|microphone|\bmic\b|\baudio\b|diari[sz]|keyterm|utterance|\binterim\b|keep-?alive|\bwebsocket|\bmulaw\b|\blinear16\b|sample[ _]?rate|\bagent\b|\b(?:NET|DATA)-000\d\b/i;

/** What people who are stuck say. */
const complaint =
  /\b(?:no|not|never|nothing|none|nobody|cannot|without|unable|fail\w*|errors?|wrong|empty|blank|missing|lost|los(?:e|es|ing)|refus\w*|reject\w*|den(?:y|ies|ied)|clos(?:es|ed|ing)|disconnect\w*|drop(?:s|ped|ping)?|dies?|dead|stuck|hang(?:s|ing)?|crash\w*|throws?|tim(?:es?|ed)[ -]?outs?|too|slow\w*|lag\w*|delay\w*|late|later|ignor\w*|only|instead|gibberish|garbage|nonsense|garbled|noise|click\w*|pops?|crackl\w*|silen\w*|quiet|cuts?|stop(?:s|ped)?|[45]\d\d|10\d\d|problems?|issues?|broken?|breaks|bad|worse|poor\w*|weird|strange|why|unauthori[sz]ed|forbidden|invalid|undefined|null|twice|duplicate\w*|repeat\w*|chipmunk\w*|unknown|blocked|expire\w*|restart\w*|mixed|random\w*|safe|limit\w*|mistakes?|doubled|how (?:do|can|to)|what|which|again|can i|should i|do i)\b|n't\b/i;

const praise =
  /\b(?:works? (?:great|fine|well|perfectly|now|again|as expected|like a charm|flawlessly|nicely)|working (?:great|fine|well|perfectly|again|as expected)|all good|(?:no|zero|without) (?:problems?|errors?|issues?|complaints?)|solved|resolved|fixed it|runs (?:smoothly|fine)|(?:very |really |so )?happy with|love it|looks? good|impressed)\b/i;
const turn = /\b(?:but|however|except|only|until|unless|although|though|yet|still|sometimes|then)\b|\bwhen(?:ever)?\b/i;

/** Whether a text can be about Deepgram at all. */
export function isAboutSpeech(text: string): boolean {
  return speech.test(text);
}

/** Whether it says that something is not as it should be, or asks. */
export function complains(text: string): boolean {
  return complaint.test(text) && !praises(text);
}

/** Whether it says that all is well, or asks whether something that works is meant so. */
export function praises(text: string): boolean {
  return (praise.test(text) && !turn.test(text)) || (calm.test(text) && !hard.test(text));
}

const calm =
  /\b(?:(?:should|do) I (?:need to )?(?:be worried|worry|care)|(?:is|are) (?:this|that|it|they|these) (?:normal|intended|expected|ok(?:ay)?|fine|on purpose|by design|how|a security|supposed)|meant to be|by design|can I rely|is there a list|which .{0,40}\bwould you|what do I do with|what (?:does|do) .{0,40}\bmean|works? (?:great|fine|well|perfectly)|(?:is|are) (?:complete|correct|all there)|already (?:good|arrived)|good text|no complaints?|just (?:curious|wondering|asking)|can deepgram|does deepgram (?:support|offer|have)|how accurate)\b/i;
const hard =
  /\b(?:fail\w*|errors?|refus\w*|reject\w*|den(?:y|ied)|empty|blank|missing|lost|crash\w*|4(?!8)\d\d|5\d\d|101\d|1006|1008|gibberish|nonsense|unauthori[sz]ed|forbidden|doesn'?t work|not work\w*|nothing|never)\b/i;

/** Whether a failure is told in plain terms. */
export function isHard(text: string): boolean {
  return hard.test(text);
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
    ) && !/\b402\b|\bcredits?\b|fail|refus|reject|error|socket|transcri|sample/i.test(text)
  );
}
