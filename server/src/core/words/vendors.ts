import { reportOf } from "./report.ts";

/** Other makers of speech services, as people name them in sentences. */
const vendors: readonly (readonly [RegExp, string])[] = [
  [
    /(?<!deep ?gram[^.!?\n]{0,80}|model ?[=:] ?["']?)\bwhisper(?:\.cpp|x)?\b(?![^.!?\n]*deep ?gram)|\bfaster-whisper\b/i,
    "Whisper",
  ],
  [/\b(?:google|gcp)(?: cloud)? (?:speech|stt|tts|text)|\bgoogle's (?:speech|stt|tts)/i, "Google"],
  [/\b(?:azure|microsoft)\b[^.!?\n]{0,20}\b(?:speech|stt|tts|voice)/i, "Azure"],
  [/\b(?:aws|amazon) (?:transcribe|polly|lex|connect)\b|\bpolly\b/i, "AWS"],
  [/\belevenlabs\b|\beleven labs\b|\b11labs\b/i, "ElevenLabs"],
  [/\bassembly ?ai\b/i, "AssemblyAI"],
  [/\bsoniox\b/i, "Soniox"],
  [/\brev\.?ai\b/i, "Rev AI"],
  [/\bplay\.?ht\b/i, "PlayHT"],
  [/\bcoqui\b/i, "Coqui"],
  [/\bpiper tts\b/i, "Piper"],
  [/\bvosk\b/i, "Vosk"],
  [/\bgladia\b/i, "Gladia"],
  [/\bspeechmatics\b/i, "Speechmatics"],
  [/\bcartesia\b/i, "Cartesia"],
  [/\brime(?:\.ai| ai| labs)\b/i, "Rime"],
  [/\b(?:gpt-4o|openai)(?:'s)?[ -](?:realtime|transcribe|tts|audio)\b|\brealtime api\b/i, "OpenAI"],
  [/webkitSpeechRecognition|\bweb speech api\b|\bspeechSynthesis\w*/i, "the browser's Web Speech API"],
  [/\b(?:SF|Android )?SpeechRecogni[sz]er\b|\bAVSpeech\w+/, "the system's own speech"],
  [/\b(?:alexa|siri|cortana|google assistant)\b/i, "a voice assistant"],
  [
    /\b(?:windows|macos|google docs|gboard|android|ios)(?:'s)? (?:voice typing|dictation|voice access)\b|\bdragon naturally/i,
    "the system's dictation",
  ],
  [
    /\b(?:kokoro|bark|xtts|tortoise|espeak|festival|murf|lovo|resemble\.?ai|wellsaid|hume(?: ai)?|lmnt|fish audio|neets)\b/i,
    "another speech program",
  ],
  [
    /\b(?:picovoice|porcupine|snowboy|silero|nemo|riva|sherpa-onnx|kaldi|wav2vec2?|parakeet)\b/i,
    "another speech program",
  ],
  [/\b(?:voxtral|mistral)\b[^.!?\n]*\b(?:audio|voice|transcri)/i, "Mistral"],
  [/\bzoom\b[^.!?\n]*\bcaptions?\b/i, "Zoom"],
];

export function speechVendorOf(text: string): string | undefined {
  return vendors.find(([shape]) => shape.test(text))?.[1];
}

/** Programs and services beside the call, as people name them: what fails there is not Deepgram's. */
const others: readonly (readonly [RegExp, string])[] = [
  [/\b(?:anthropic|claude)\b/i, "Anthropic"],
  [/\b(?:openai\w*|gpt-?[345][\w.-]*|chatgpt|dall-?e)\b/i, "OpenAI"],
  [/\bgroq\b/i, "Groq"],
  [/\bgemini\b|\bvertex ?ai\b/i, "Google"],
  [
    /\b(?:mistral|cohere|perplexity|together\.?ai|openrouter|replicate|hugging ?face|ollama|llama\.cpp|bedrock|deepseek|langchain|langgraph|llamaindex)\b/i,
    "the language model's service",
  ],
  [/\bcartesia\b/i, "Cartesia"],
  [/\bplay\.?ht\b/i, "PlayHT"],
  [/\beleven ?labs\b/i, "ElevenLabs"],
  [
    /\b(?:postgres\w*|mysql|maria ?db|mongo\w*|sqlite|redis|prisma|sequelize|typeorm|sqlalchemy|psycopg2?|supabase|firestore|firebase|dynamo ?db|cassandra|clickhouse|snowflake|bigquery|elastic ?search|opensearch|algolia|meilisearch|pinecone|weaviate|qdrant|chroma ?db)\b/i,
    "a database",
  ],
  [/\b(?:kafka|rabbit ?mq|bull ?mq|celery|sqs|pub\/?sub|nats|sidekiq)\b/i, "a queue"],
  [/\bffmpeg\b|\bffprobe\b|\bsox\b|\bgstreamer\b|\bobs studio\b/i, "ffmpeg"],
  [/\b(?:our|my) own (?:api|server|gateway|back-?end|route|proxy|service)\b/i, "your own server"],
  [/\b(?:nginx|gunicorn|uvicorn|apache|caddy|traefik|haproxy)\b/i, "your own server"],
  [/\bgit (?:push|pull|merge|rebase|clone)\b|\bgit(?:hub|lab) (?:actions?|runner|pages)\b/i, "git"],
  [
    /\b(?:kubectl|helm|imagepullbackoff|docker (?:build|push|pull|compose)|terraform|pulumi|ansible)\b/i,
    "your deployment",
  ],
  [
    /\b(?:vercel|next|vite|webpack|gradle|xcode|npm|pnpm|yarn|pip|poetry|cargo|maven|turbo) (?:build|install|ci|run|test)s?\b|\b(?:eslint|prettier|biome|stylelint|pylint|flake8|ruff|mypy|sonar\w*)\b|\b(?:jest|vitest|playwright|cypress|mocha|pytest)\b|\berror (?:TS\d+|\[?E0\d+)/i,
    "your build",
  ],
  [/\b(?:s3|r2|gcs|minio|blob storage)\b[^.!?\n]{0,30}\b(?:upload\w*|multipart|put)\b/i, "the file store"],
  [/\bvonage\b/i, "Vonage"],
  [/\btelnyx\b/i, "Telnyx"],
  [/\bplivo\b/i, "Plivo"],
  [/\bzoom\b/i, "Zoom"],
  [/\bvapi\b/i, "Vapi"],
  [/\bretell\b/i, "Retell"],
  [
    /\b(?:bland\.?ai|synthflow|voiceflow|genesys|daily\.co|agora|jitsi|8x8|ring ?central|asterisk|free ?switch)\b/i,
    "the voice platform",
  ],
  [/\b(?:stripe|paypal|braintree|adyen|paddle|square)\b/i, "a payment service"],
  [
    /\b(?:slack|discord\.js|telegram|whatsapp|teams bot|sendgrid|mailgun|mailchimp|resend|salesforce|hubspot|zendesk|intercom|notion|airtable|jira|google (?:sheets|drive|calendar)|auth0|clerk|okta|cognito|sentry|datadog|segment|zapier|n8n|shopify|wordpress)\b/i,
    "another service",
  ],
];
const failing =
  /\b(?:fail\w*|errors?|\w+Error|\w+Exception|\w+_exception|refus\w*|reject\w*|den(?:y|ies|ied)|timeouts?|times? out|violat\w*|invalid\w*|overloaded|unauthori[sz]ed|forbidden|unknown|can'?t|cannot|not (?:found|allowed|installed|available|supported|accepted)|[45]\d\d|limit\w*|silent|crash\w*|gives?|shows?|says|answers?|returns?|stuck|broken|problem|never|expired?|declined|exceeded|unavailable|slow|missing|drop(?:s|ped)?|los(?:es|e|t)|hangs?|kick(?:s|ed)|conflict\w*|complains?|too (?:long|large|many|big))\b|\b[A-Z]+_[A-Z_]+\b|\bE[A-Z]{5,}\b/i;
/** Deepgram's part is said to do its work, in so many words. */
const fine =
  /\b(?:no (?:trouble|problem|issue|such (?:thing|problem|error))|never happen\w*|(?:gets?|has|hears?|catch\w*) (?:them|it) all|(?:unrelated|irrelevant|flawless|great|okay)|all there|doubt (?:it|that|they|this)|fine|as expected|correct|right|perfect|complete|works?|not running|not involved|not (?:even )?(?:called|reached)|different project|on time|would (?:use|come|be)|afterwards|never (?:reached|called))\b|\b(?:transcri\w+|text|words|json)\b[^.!?\n]{0,40}\bfrom deep ?gram/i;
/** It is named as a part that only follows, comes later, or stands beside by mistake. */
const aside =
  /\bdeep ?gram\b[^.!?\n]{0,15}\b(?:was|is|has been|got) (?:removed|dropped|replaced|gone|out)\b|\bwithout deep ?gram\b|\bdeep ?gram(?:'s)?(?: \w+)? (?:isn't|is not|wasn't|was not|not) (?:even |yet )?(?:sent|reached|called|started|involved|asked)\b|\bdeep ?gram\b[^.!?\n]{0,30}\b(?:just follows|takes over|comes (?:later|after)|planned|is only (?:our|the)|part (?:is|of))|\b(?:by mistake|planned for later|afterwards?)\b|\b(?:done|transcribed|made|provided) (?:by|with) deep ?gram\b(?![^.!?\n]{0,40}\b(?:fail|error|wrong|empty))|\b(?:takes|uses|reads|gets) (?:the |our |a )?deep ?gram'?s? (?:transcript|text|result|output|json)/i;
/** Its file or branch has the name, and nothing of it is told. */
const onlyNamed =
  /deepgram\w*[-/.]?\w*\.(?:[cm]?[jt]sx?|py|go|rs|java|ya?ml|json)\b|(?<!@)\w\/deepgram[-\w]*|deepgram[-/](?!sdk)\w[-\w]*|\b(?:our|my|the) (?:old |own |new )?deepgram (?:\w+ ){0,2}(?:service|account|dashboard|wrapper|repo\w*|branch|bill(?:ing|s)?|invoices?|budget|usage|subscription|proxy|function|app|server|bot|pod|integration)\b(?![^.!?\n]{0,20}\b(?:fail|get|got|return|throw|sa[iy]|answer|receiv|can't|cannot|error|time|crash|close)\w*)/gi;

/** Whether a sentence tells of a failure. */
const isFailing = (sentence: string) => failing.test(sentence) || reportOf(sentence) === "failure";

/** A vendor that something is only compared with, or that was used before. */
const compared =
  /\b(?:like|than|unlike|instead of|replac\w+|(?:as|same) (?:at|with|in|on|for)|(?:switch|migrat|mov|chang|com|port|cop(?:y|i))\w* (?:over |here |it )?from|back (?:at|with|on)) (?:(?:I |we )?(?:do|did|done|used to do|it is|it was) )?(?:an? |the |our |my |at |in |with |on |for )*[\w.'-]+(?: [A-Z][\w.]*| apis?\b)?|\b[\w.]+[ -](?:style|like(?! (?:with|in|on|at|for|the)\b)|compatible|flavou?red)\b/gi;

/** Nothing of speech takes part yet, in so many words. */
const noSpeech =
  /\b(?:no|not any|without(?: any)?) (?:speech|transcription|stt|tts|voice)[ -](?:service|api|vendor|provider|engine)\b|\bdeep ?gram\b[^.!?\n]{0,20}\b(?:is|was|are) ?(?:n't|not|never) (?:even |yet )?(?:involved|reached|called|used|connected|part)|\bbefore (?:it|we|anything|nothing|one byte|(?:a|the|any) (?:request|call|file|audio)) (?:is |are )?(?:even |ever )?(?:hand|reach|call|get|go|pass|arriv)\w*[^.!?\n]{0,40}\b(?:deep ?gram|transcription|speech service|stt)\b|\bno deep ?gram\b[^.!?\n]{0,30}\b(?:involved|yet|here)/i;

/** A text without what it is only compared with. */
export const withoutCompared = (text: string) => text.replace(compared, " ");

/** The foreign service that a sentence names first; what it is only compared with does not count. */
function partyIn(sentence: string): string | undefined {
  const plain = withoutCompared(sentence);
  let first: { readonly name: string; readonly at: number } | undefined;
  for (const [shape, name] of [...others, ...vendors]) {
    const at = plain.search(shape);
    if (at >= 0 && (!first || at < first.at)) first = { name, at };
  }
  return first?.name;
}

/** Whether Deepgram is who fails in a sentence, or where it fails. */
function isDeepgrams(sentence: string): boolean {
  const plain = sentence.replace(onlyNamed, " ");
  return (/deep ?gram/i.test(plain) && !fine.test(plain) && !aside.test(plain)) || ownWords.test(plain);
}

/** The program or service that a failure is told of, where no sentence tells of one at Deepgram. */
export function failsElsewhere(text: string): string | undefined {
  if (noSpeech.test(text)) return "another program";
  const told = text.split(/(?<=[.!?])\s+|\n/).filter(isFailing);
  if (told.some(isDeepgrams)) return undefined;
  const [name] = told.flatMap((each) => partyIn(each) ?? []);
  const [, speaker] = speaks.exec(text) ?? [];
  return name ?? (speaker && told.length > 0 && !neutral.test(speaker) ? speaker : undefined);
}

/** Who speaks first: "Name: what it says", "Name API 422". */
const speaks =
  /^\W{0,3}([A-Z][\w.-]{2,30}(?: [A-Z]\w+)?)(?:: (?!\S*deepgram)|(?:'s)? (?:API|cloud|webhook|says|returns|answers|throws|responds|error|errors|fails|rejects|refuses)\b)/;
/** Surroundings that a description of a call to Deepgram begins with as well. */
const neutral =
  /deepgram|^(?:Node|Node\.js|Python|Chrome|Firefox|Safari|Edge|React|Vue|Svelte|Angular|Next|Nuxt|Go|Golang|Rust|Java|Kotlin|Swift|Flutter|Dart|C#|PHP|Ruby|Elixir|Bun|Deno|Browser|Backend|Frontend|Server|Client|Error|Uncaught|WebSocket|Socket|Postman|Curl|Docker|Electron|Android|iOS|Windows|Linux|Mac\w*|Hi|Hello|Hey|Help|Question|Update|Edit|Problem|Issue|Bug|Note|Flux|Nova|Aura|Agent|Voice|Live|Streaming|TTS|STT|ASR|API|SDK|REST|JSON|Twilio|Express|Fastify|Django|Flask|FastAPI|Vercel|Netlify|Lambda|Cloudflare|AWS|Azure|GCP|Supabase|Pipecat|Everything|Nothing|Something|It|This|That|The|My|Our|We|They|Then|Now|Later|Result|Status|Token|Header|Key|Request|Response|Transcript\w*|Access|Connection|Failed|Refused|Unable|Cannot|Could|Mixed|Unexpected|Received|Keyterm\w*|Settings|\w*(?:Error|Exception))\b/i;

/** What nobody but Deepgram says. */
const ownWords =
  /FAILED_TO_(?:THINK|SPEAK)|REMOTE_CONTENT_ERROR|\b(?:NET|DATA)-000\d\b|INVALID_AUTH\b|Injection ?Refused|\bv[12]\/(?:listen|speak|read|agent|projects)\b/i;
