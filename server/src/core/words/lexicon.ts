import { stem } from "./stem.ts";

/** What people say in several words, as one word. Run over the text in lower case, in this order. */
export const phrases: readonly (readonly [shape: RegExp, word: string])[] = [
  [/\b(?:de{1,2}p[ -]?gr(?:am|amm|em|m)|deepgarm|deegram|deepgam|depgarm)(?:'?s)?\b/g, " deepgram "],
  [/\bx-api-key\b/g, " xapikey "],
  [/\bkeep[ -]?alives?\b/g, " keepalive "],
  [/\btext[ -](?:to|2)[ -]speech\b|\btts\b|\bspeech synthesis\b|\bsynthesi[sz]\w*\b/g, " tts "],
  [/\bspeech[ -](?:to|2)[ -]text\b|\bstt\b|\basr\b/g, " transcribe "],
  [/\b(?:voice ?)?(?:agents?|bots?|voicebots?|assistants?)\b/g, " agent "],
  [/\bweb ?sockets?\b|\bwss?\b/g, " socket "],
  [
    /\bhang(?:s|ing)? up\b|\bhung up\b|\bkick(?:s|ed) (?:me|us|out|off)\b|\bgoes? (?:away|dead)\b|\bshuts? down\b/g,
    " closes ",
  ],
  [/\btim(?:e|es|ed|ing)[ -]?outs?\b/g, " timeout "],
  [/\bapi[ -_]?keys?\b/g, " key "],
  [/\b(?:temp(?:orary)?|ephemeral|short[ -]lived|granted|access)[ -_]tokens?\b|\bjwts?\b/g, " jwt "],
  [/\btoo many\b|\bat the same time\b|\bin parallel\b|\bat once\b|\bsimultaneous(?:ly)?\b/g, " parallel "],
  [/\bbuttons?\b|\bpush[ -]to[ -]talk\b/g, " button "],
  [
    /\b(?:does|do|did|has|have|had|is|are|was|were|can|could|wo|would|should)(?:n'?t| not)\b|\bcannot\b|\bcan'?t\b|\bwon'?t\b|\bnot\b|\bno\b/g,
    " no ",
  ],
  [
    /\b(?:no|without any|has no) effect\b|\bdoes nothing\b|\bno difference\b|\bno? change\b|\bnothing changes\b/g,
    " ignored ",
  ],
  [/\bno (?:money|funds?)\b|\bran out\b|\bused up\b/g, " credit "],
  [/\bwho (?:said|speaks|is speaking|is talking)\b|\bdiari[sz]\w*\b/g, " speaker "],
  [/\bstatus(?: code)?\b/g, " "],
  [/\bsmart[ _-]?format\w*\b/g, " smart_format "],
  [/\bsample[ _-]?rates?\b/g, " samplerate "],
  [/\bbase ?64\b/g, " base64 "],
  [/\bfunction[ -]?calls?\b|\btools?[ -]?calls?\b/g, " toolcall "],
  [/\bend[ -]of[ -](?:turn|speech)s?\b|\bendofturn\b/g, " endofturn "],
  [/\b(?:too|very|more and more) (?:late|slow(?:ly)?)\b|\blags? behind\b|\bfalls? behind\b/g, " slow "],
];

/** Words that mean one thing to people who are stuck. The first names it. */
const concepts: readonly string[] = [
  "close closes closed closing disconnect disconnects disconnected disconnecting drop drops dropped terminate terminates terminated kill kills killed die dies died dying dead quit quits shut aborts",
  "connect connects connecting connection connections establish handshake dial opens opening opened",
  "none never nothing without none neither nobody cannot zero no",
  "empty blank null void",
  "missing lost lose loses gone skipped absent disappear vanish swallowed eaten cut clipped chopped truncated misses",
  "refuse refused refuses reject rejected rejects rejection deny denied denies decline declined disallowed accepted bounced",
  "fail fails failed failing failure error errors problem problems trouble issue issues broken breaks broke",
  "auth unauthorized unauthorised unauthenticated authenticate authentication authorisation authorization credentials credential 401 login",
  "forbidden 403 permission permissions scope role allowed privilege",
  "transcript transcripts transcription transcriptions transcribe transcribes transcribed transcribing caption captions subtitle subtitles recognise recognised recognition recognize recognized text texts words",
  "microphone mic mics mike recorder mediarecorder getusermedia",
  "silence silent silently quiet quietly mute muted mutes pause pauses paused idle hold gap gaps squelch",
  "slow slower slowly latency lag lags laggy delay delays delayed late later sluggish",
  "limit limits quota throttle throttled throttling concurrent concurrency parallel 429 rate-limit ratelimit",
  "ignored ignore ignores ignoring effect disregarded unaffected respected honoured honored applied",
  "click clicks clicking pop pops popping crackle crackles crackling tick ticks glitch glitches",
  "chipmunk chipmunks pitch squeaky speed sped monster cartoon",
  "browser browsers chrome firefox safari frontend react nextjs vue svelte webpage page",
  "deploy deployed deployment docker production prod vercel lambda heroku netlify container kubernetes k8s staging cloud pod",
  "credit credits balance payment billing paid funds invoice 402 money",
  "proxy firewall vpn corporate office company",
  "certificate certificates ssl tls issuer cert certs",
  "dns resolve resolved resolves hostname enotfound getaddrinfo lookup",
  "upgrade upgraded upgrading update updated updating migrate migrated migration migrating bump bumped version versions",
  "url urls link links address addresses uri",
  "large big huge long longer hours hour megabytes gigabytes gb mb size heavy",
  "reconnect reconnects reconnected reconnecting reconnection resume resumes retry",
  "first beginning begin initial start starts",
  "last final tail ending",
  "timestamp timestamps timing timings timecode timecodes offset offsets",
  "webhook webhooks callback callbacks",
  "crash crashes crashed crashing exit exits throw throws threw exception exceptions",
  "phone phones twilio telephony caller callers call calls mulaw sip telnyx",
  "channel channels stereo multichannel sides side mixed",
  "keyterm keyterms keyword keywords boost boosting boosted vocabulary jargon term terms",
  "punctuation punctuate punctuated comma commas period smart_format formatting capitals",
  "gibberish garbage nonsense garbled jumbled random rubbish mangled scrambled weird",
  "language languages multilingual spanish french german hindi portuguese italian japanese chinese arabic turkish dutch polish korean russian",
  "play plays playing playback player unplayable listen-back",
  "container-header riff header-bytes",
  "file files upload uploads uploaded uploading recording recordings mp3 wav m4a mp4",
  "download downloads downloaded bucket s3 presigned dropbox drive",
  "speaker speakers participants",
  "bot-llm llm openai gpt chatgpt anthropic claude groq gemini",
  "toolcall tool tools function functions",
  "greeting greet hello hi hey",
  "prompt instructions instruction persona",
  "option options parameter parameters param params setting settings flag flags feature features",
  "python py django flask asyncio",
  "interim partial partials",
  "key apikey secret",
  "parse parsed parsing deserialize decode decoded unreadable",
  "busy blocked blocking synchronous cpu",
];

const byStem = new Map<string, string>();
for (const group of concepts) {
  const [name = "", ...rest] = group.split(" ");
  for (const word of [name, ...rest]) byStem.set(stem(word), `=${name}`);
}

/** The concept that a stem belongs to, `=close`; undefined for words of their own meaning. */
export function conceptOf(stemmed: string): string | undefined {
  return byStem.get(stemmed);
}

/** Words that say nothing of a problem by themselves. */
export const empty: ReadonlySet<string> = new Set(
  "a an the i we my our me us you your it its this that these those he she they them is are was were be been being am to of in on at for from by with as and or but so if then than when while after before do does did has have had will would can could should may might just only also very really some any all each every there here what which who how why where get gets got getting give gives use uses used using want wants need needs try tries tried trying make makes made go goes went come comes came see saw seem seems like about into out up over again still even now always sometimes since because although though however please help thanks thank hi anyone deepgram one two thing things way bit lot same other another new right".split(
    " ",
  ),
);
