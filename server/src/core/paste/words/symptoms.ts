import type { Symptom, SymptomId } from "../../exchange/exchange.ts";
import type { Source } from "../text/slice.ts";

const no = `(?:no|not|never|nothing|without|don'?t|doesn'?t|didn'?t|isn'?t|aren'?t|can'?t|won'?t|zero)`;
const gap = String.raw`[^.!?\n]{0,60}?`;

const quiet =
  "(?:quiet|silent|silence|mutes?|muted|pauses?|paused|idle|(?:not|stop(?:s|ped)?|isn'?t|don'?t|doesn'?t) (?:speak|talk)(?:ing)?|(?:no|without) (?:audio|speech|sound))";
const ending = String.raw`(?:clos|disconnect|drop|die|dying|stop|kill|terminat|lost|ends?)\w*`;

/** A number that stands as a word: no id, index, duration or part of an address. */
const alone = (numbers: string) => String.raw`(?<![\w[=#/.:-])(?:${numbers})(?![\w\]/:-]|\.\d| ?(?:ms|s|bytes?|kB)\b)`;

/**
 * What people say, reduced to what it means; a line may hold several. `words`: one of them stands in every line that the
 * pattern matches, so that most patterns need not be tried.
 */
const symptoms = (): readonly [id: SymptomId, words: string, pattern: RegExp][] => [
  [
    "closes-after-seconds",
    "quiet silen mute pause idle speak talk audio speech sound",
    new RegExp(
      String.raw`\b${ending}\b${gap}\b(?:when(?:ever)?|if|while|as soon as|during|on)\b${gap}\b${quiet}\b|\b(?:when(?:ever)?|if|while|as soon as|during)\b${gap}\b${quiet}\b${gap}(?<!\b(?:I|we|you|users?) )\b${ending}`,
      "i",
    ),
  ],
  [
    "closes-after-seconds",
    "clos disconnect drop dies stop kill terminat hang",
    new RegExp(
      String.raw`(?=clos|disconnect|drop|dies|stop|kill|terminat|hang)(?<!\b(?:I|we|you|let me|will) )(?<!\b(?:does|do|will|would)\b[^.!?\n]{0,40})(?:clos|disconnect|drop|dies|stop|kill|terminat|hang)\w*${gap}(?:after|within|every|at)\s(?:about\s|around\s|roughly\s|exactly\s|some\s|~\s?)?(?:\d+|ten|twelve|a few|several|few)[ -]?(?:to \d+ )?s(?:ec(?:ond)?s?)?\b`,
      "i",
    ),
  ],
  [
    "closes-after-seconds",
    "after",
    new RegExp(
      String.raw`after\s(?:about\s|around\s|exactly\s|~\s?)?(?:\d+|ten|twelve|a few)[ -]?s(?:ec(?:ond)?s?)?\b(?![^.!?\n]*\b(?:does|do|will|would|can)\b[^.!?\n]*\?)${gap}(?:clos|disconnect|drop|dies|stop)\w*`,
      "i",
    ),
  ],
  [
    "wrong-speed",
    "chipmunk pitch slow play sped",
    /\bchipmunks?\b|\b(?:high|low)(?:er)?[- ]pitch(?:ed)?\b|\bslow[- ]motion\b|\bplay(?:s|ed|ing|back)?\b[^.!?\n]{0,25}\b(?:too|twice as|double|half)\b[^.!?\n]{0,12}\b(?:fast|slow|speed)\b|\b(?:sped up|slowed down)\b/i,
  ],
  [
    "upgrade",
    "replace equivalent migrat upgrad updated what which",
    /\b(?:what|which)\b[^.!?\n]{0,30}\b(?:replaces?|replaced|is the (?:new|equivalent))\b|\b(?:equivalent|replacement) (?:of|for|in)\b|\bhow (?:do|can|to)\b[^.!?\n]{0,20}\b(?:migrate|upgrade)\b|\b(?:after|since|we|I)\b[^.!?\n]{0,15}\b(?:upgrad\w+|migrat\w+|updated)\b[^.!?\n]{0,40}\b(?:sdk|v?[345](?:\.\d+)*)\b/i,
  ],
  [
    "empty-transcript",
    "empty blank",
    new RegExp(
      String.raw`(?:transcripts?|transcriptions?|results?|text|alternatives)${gap}\b(?:always |is |are |comes? back |came back |returns? )*(?:empty|blank)\b|\b(?:empty|blank) (?:transcripts?|transcriptions?|results?|strings?|text)|\btranscripts?["']?(?:\s?[:=]\s?| (?:is |always |are |stays |just |only )+)(?:""|'')`,
      "i",
    ),
  ],
  [
    "no-transcript",
    "transcri result word",
    new RegExp(
      String.raw`\b${no}\b${gap}(?:transcripts?|transcriptions?|results? (?:come|arrive|back)|words? (?:come|back))\b`,
      "i",
    ),
  ],
  [
    "no-audio",
    "audio sound hear audible silen player play open",
    new RegExp(
      String.raw`\b${no}\b${gap}\b(?:audio (?:plays?|comes?|out|back|is)|sound|hear|audible)|\b(?:silent|silence) (?:audio|playback|file|output)|\bcan'?t hear\b|\bno audio\b|\b(?:no|not any) player\b${gap}\b(?:open|play)|\b(?:file|audio|wav|output|it)\b${gap}\b(?:can'?t|cannot|won'?t|doesn'?t|not|never)\b${gap}\b(?:play|be (?:played|opened)|open)\w*|\bunplayable\b`,
      "i",
    ),
  ],
  [
    "works-in-curl",
    "curl postman terminal command playground insomnia",
    /\b(?:works?|working|fine|succeeds?|ok|accepted|same key)\b[^.!?\n]{0,50}?\b(?:curl|postman|terminal|command line|playground|insomnia)\b|\b(?:curl|postman|playground)\b[^.!?\n]{0,30}?\b(?:works?|is fine|succeeds?)\b/i,
  ],
  [
    "unauthorized",
    "auth 401 403 invalid rejected refused accepted",
    new RegExp(
      String.raw`\b(?:unauthori[sz]ed|invalid credentials|not authori[sz]ed|auth(?:entication)? (?:fails?|failed|error)|key (?:is )?(?:rejected|invalid|refused|not accepted))\b|${alone("401|403")}`,
      "i",
    ),
  ],
  [
    "options-ignored",
    "ignor effect nothing applied respected hono speaker diari punctuation paragraph utterance format summary topic sentiment redact interim partial utteranceend",
    new RegExp(
      String.raw`\b(?:ignor(?:es?|ed|ing)|no effect|does nothing|has no effect|${no} (?:\w+ ){0,3}(?:applied|respected|honou?red))\b|\b${no}\b[^.!?\n]{0,40}?(?<!of the |the )\b(?:speakers?|speaker labels?|diari[sz]ation|interim results?|partial results?|UtteranceEnd|punctuation|paragraphs?|utterances|smart format\w*|formatting|summary|topics|sentiments?|redact\w*)\b`,
      "i",
    ),
  ],
  [
    "rate-limited",
    "limit many 429 throttl",
    new RegExp(
      String.raw`\b(?:rate[ -]?limit(?:ed|s|ing)?|too many (?:requests|connections)|throttl\w+|concurren\w+ limit|over (?:a|the|my) limit)\b|${alone("429")}`,
      "i",
    ),
  ],
  ["cors", "cors cross access-control", /\bcors\b|\bcross[- ]origin\b|access-control-allow-origin/i],
  [
    "garbled-transcript",
    "garb gibberish nonsense jumbled wrong random hallucinat mangled",
    /\b(?:garbled|gibberish|garbage|nonsense|jumbled|wrong words|random words|hallucinat\w+|complete(?:ly)? wrong|mangled)\b/i,
  ],
  [
    "timestamps-restart",
    "start reset back",
    /\b(?:time ?stamps?|start times?|offsets?|timings?)\b[^.!?\n]{0,50}?\b(?:restart|reset|start over|start(?:s)? (?:again|from) (?:at )?(?:0|zero)|go back|back to (?:0|zero))/i,
  ],
  [
    "slow",
    "slow laten lag delay take",
    /\b(?:slow|latency|laggy|lags?|delay(?:ed|s)?|takes? (?:too long|forever|\d+ ?(?:s|seconds|minutes)))\b/i,
  ],
  [
    "clicks",
    "click pop tick crackl static noise choppy stutter",
    /\b(?:click(?:s|ing)?|pop(?:s|ping)?|crackl\w*|static|noise|choppy|stutter\w*)\b[^.!?\n]{0,60}?\b(?:audio|sound|chunk|playback|speech|between|start|voice)|\b(?:loud|short|little|small|each|every|an?) \W?(?:click|tick|pop)s?\b|\b(?:audio|sound|playback|voice|sentence|chunk)\b[^.!?\n]{0,40}?\b(?:click(?:s|ing)?|ticks?|pop(?:s|ping)|crackl\w*|static|choppy|stutter\w*)\b/i,
  ],
  [
    "first-words-missing",
    "first beginning initial opening",
    /\b(?:first|beginning|initial|opening)\b[^.!?\n]{0,25}?\b(?:words?|seconds?|syllables?|part|sentence|audio)\b[^.!?\n]{0,40}?\b(?:missing|lost|cut|dropped|skipped|gone|not transcribed)|\b(?:cuts? off|miss(?:es|ing)?|los(?:es|ing)|drops?)\b[^.!?\n]{0,20}?\bfirst\b[^.!?\n]{0,10}?\b(?:words?|seconds?|part|sentence)/i,
  ],
  [
    "last-words-missing",
    "last final end closing trailing tail",
    /\b(?:last|final|end|closing|trailing|tail)\b[^.!?\n]{0,25}?\b(?:words?|seconds?|part|sentence|utterance|transcript)\b[^.!?\n]{0,40}?\b(?:missing|lost|cut|dropped|never|gone|not transcribed)|\b(?:cuts? off|miss(?:es|ing)?|los(?:es|ing)|drops?)\b[^.!?\n]{0,20}?\b(?:last|final)\b[^.!?\n]{0,10}?\b(?:words?|seconds?|part|sentence)/i,
  ],
  [
    "no-open-event",
    "open connect",
    new RegExp(
      String.raw`\b(?:open|onopen|'open'|"open"|LiveTranscriptionEvents\.Open|connected)\b${gap}\b(?:never|not|doesn'?t|isn'?t|won'?t)\b${gap}\b(?:fire|fires|fired|called|emit\w*|trigger\w*|happen\w*|reached)|\bnever (?:opens|connects)\b`,
      "i",
    ),
  ],
  [
    "reconnects",
    "reconnect connecti",
    /\b(?<!\b(?:need|have|had|want|ought) to )(?<!\b(?:should|must|can|could|may|shall) (?:\w+ )?)(?:reconnect(?:s|ed|ing|ion)?|keeps? (?:re)?connecting|connection loop)\b/i,
  ],
  [
    "token-expires",
    "token jwt credential",
    /\b(?:token|jwt|credential)\b[^.!?\n]{0,50}?\b(?:expir\w+|ttl|lifetime|30 ?s(?:econds)?|lasts?|valid for)\b|\bexpired (?:token|jwt)\b/i,
  ],
  [
    "agent-silent",
    "agent",
    new RegExp(
      String.raw`\bagent\b${gap}\b(?:silent|quiet|mute|${no}\b${gap}\b(?:speak|talk|respond|answer|reply|say))`,
      "i",
    ),
  ],
  [
    "transcript-repeats",
    "repeat duplicat twice several over",
    /\b(?:transcripts?|words?|sentences?|phrases?|text|results?)\b[^.!?\n]{0,50}?\b(?:repeat\w*|duplicat\w*|twice|several times|over and over)\b|\b(?:duplicate|repeated) (?:transcripts?|words?|sentences?|results?|text)/i,
  ],
  [
    "no-transcript",
    "nothing response message event output never",
    /\bnothing (?:happens|comes? (?:back|out)|is (?:returned|transcribed)|arrives?|shows? up)\b|\b(?:no|zero) (?:response|messages?|events?|output) (?:at all|from|back|come|arrive)|\bnever (?:get|receive|see) (?:a |any )?(?:transcripts?|results?|text)\b/i,
  ],
  [
    "only-interim",
    "interim partial final",
    /\bonly (?:\w+ ){0,3}(?:interim|partials?)\b|\b(?:final (?:results?|transcripts?)|is_final|speech_final)\b[^.!?\n]{0,30}\b(?:never|always false|not|no|doesn't|don't)\b|\b(?:never|no|without)\b[^.!?\n]{0,25}\b(?:is_final|speech_final|final (?:results?|transcripts?))/i,
  ],
  [
    "single-speaker",
    "speaker diari",
    /\bspeakers?\b[^.!?\n]{0,30}\b(?:always|only|ever)\b[^.!?\n]{0,20}(?:\b0\b|\bzero\b|\bsame\b|\bone\b)|\b(?:all|every|everything|always|only)\b[^.!?\n]{0,40}\bspeaker[ _:]{0,2}(?:0\b|zero)|\bonly (?:\w+ ){0,2}(?:one|a single|1) speaker\b|\bdiari[sz]\w+[^.!?\n]{0,30}\b(?:not work|doesn't work|one speaker|does nothing|is missing)/i,
  ],
  [
    "closed-abnormally",
    "1006 abnormal",
    new RegExp(String.raw`${alone("1006")}|\babnormal(?:ly)? clos\w+|\bclosed? abnormally\b`, "i"),
  ],
  [
    "connect-fails",
    "connect establish open handshake socket",
    /\b(?:can ?not|can't|unable to|fails? to|failed to|won't|doesn't|never|not able to)\b (?:even |\w+ly )?(?:connect|establish|open (?:the |a )?(?:web ?socket|connection|socket))|\b(?:connection|handshake|web ?socket)\b[^.!?\n]{0,25}\b(?:fails?|failed|refused|rejected)\b/i,
  ],
  [
    "times-out",
    "tim hang stuck never",
    /(?<!\b(?:idle|silence|ping|keep-?alive) )\btim(?:es?|ed|ing)[ -]?outs?\b|\b(?:hangs?(?! ?up\b)|hanging(?! up\b)|stuck|never (?:returns?|finishes|completes|resolves))\b/i,
  ],
  [
    "works-elsewhere",
    "local my dev vercel prod staging docker aws lambda netlify heroku cloud kubernetes browser firefox safari chrome",
    /\bworks?\b[^.!?\n]{0,25}\b(?:locally|on my (?:machine|laptop|mac|pc)|on localhost|in dev(?:elopment)?)\b|\b(?:not|fails?|broken|breaks|stops?)\b[^.!?\n]{0,25}\b(?:on|in) (?:vercel|prod(?:uction)?|staging|docker|aws|lambda|netlify|heroku|cloudflare|cloud run|kubernetes|the browser|firefox|safari|chrome)\b|\b(?:locally|on (?:my (?:machine|laptop|mac|pc)|localhost)|in dev(?:elopment)?)\b[^.!?\n]{0,20}\b(?:works?|is fine|succeeds?|no (?:error|problem))\b|\bonly\b[^.!?\n]{0,20}\b(?:on|in) (?:vercel|prod(?:uction)?|staging|docker|aws|lambda|netlify|heroku|cloudflare|cloud run|kubernetes)\b/i,
  ],
  [
    "wrong-language",
    "language english spanish german french hindi",
    /\bwrong language\b|\blanguage\b[^.!?\n]{0,30}\b(?:wrong|not (?:detected|recogni[sz]ed|supported)|incorrect)|\b(?:transcri\w+|comes? back|results?|text)\b[^.!?\n]{0,40}\bin (?:english|spanish|german|french|hindi|another language)\b[^.!?\n]{0,25}\b(?:instead|although|but|even though)/i,
  ],
  ["not-a-function", "function constructor", /\bis not a (?:function|constructor)\b/i],
  [
    "callback-missing",
    "callback webhook",
    /\b(?:callback|webhook)\b[^.!?\n]{0,60}?\b(?:never|not|doesn'?t|isn'?t|no)\b[^.!?\n]{0,30}?\b(?:call\w*|arriv\w*|receiv\w*|fire\w*|hit|come\w*|reach\w*|invoked|triggered)?|\b(?:never|not|didn'?t|don'?t)\b[^.!?\n]{0,30}?\b(?:receiv\w*|get|got)\b[^.!?\n]{0,15}?\b(?:callback|webhook)\b/i,
  ],
];

interface Vocabulary {
  readonly symptoms: ReturnType<typeof symptoms>;
  /** By the beginning of a word, the symptoms that may be meant. What begins with another such word means what that one means, too. */
  readonly meant: ReadonlyMap<string, ReadonlySet<number>>;
  readonly anyWord: RegExp;
}

let made: Vocabulary | undefined;

/** Made when the first line of plain words is read. */
function vocabulary(): Vocabulary {
  if (made) return made;
  const all = symptoms();
  const meant = new Map<string, Set<number>>();
  for (const [index, [, words]] of all.entries())
    for (const word of words.split(" ")) meant.set(word, (meant.get(word) ?? new Set()).add(index));
  for (const [word, found] of meant)
    for (const [other, also] of meant) if (word.startsWith(other)) for (const index of also) found.add(index);
  const anyWord = new RegExp([...meant.keys()].sort((a, b) => b.length - a.length).join("|"), "gi");
  made = { symptoms: all, meant, anyWord };
  return made;
}

/** The symptoms of whose words the line holds one, in the order of the list. */
function worthTrying(line: string): number[] {
  const { meant, anyWord } = vocabulary();
  const found = new Set<number>();
  anyWord.lastIndex = 0;
  for (let match = anyWord.exec(line); match; match = anyWord.exec(line)) {
    for (const index of meant.get(match[0].toLowerCase())!) found.add(index);
    // Words may overlap.
    anyWord.lastIndex = match.index + 1;
  }
  return [...found].sort((a, b) => a - b);
}

/** The known symptoms in a line of plain words. */
export function readSymptoms(source: Source, start: number, end: number): Symptom[] {
  const line = source.text.slice(start, Math.min(end, start + 2000)).replaceAll("’", "'");
  const found: Symptom[] = [];
  for (const index of worthTrying(line)) {
    const [id, , pattern] = vocabulary().symptoms[index]!;
    const match = pattern.exec(line);
    if (!match || found.some((each) => each.id === id)) continue;
    const at = start + match.index;
    const text = match[0].trim();
    found.push({ id, text, origin: { text: source.name, start: at, end: at + match[0].length } });
  }
  return found;
}
