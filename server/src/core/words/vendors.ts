/** Other makers of speech services, as people name them in sentences. */
const vendors: readonly (readonly [RegExp, string])[] = [
  [/\bwhisper(?:\.cpp|x)?\b(?![^.!?\n]*deep ?gram)|\bfaster-whisper\b/i, "Whisper"],
  [/\b(?:google|gcp)(?: cloud)? (?:speech|stt|tts|text)|\bgoogle's (?:speech|stt|tts)/i, "Google"],
  [/\b(?:azure|microsoft)(?: cognitive| ai)? (?:speech|stt|tts|voice)/i, "Azure"],
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
  [/webkitSpeechRecognition|\bweb speech api\b|\bspeechSynthesis\b/i, "the browser's Web Speech API"],
  [/\b(?:alexa|siri|cortana)\b/i, "a voice assistant"],
  [/\bzoom\b[^.!?\n]*\bcaptions?\b/i, "Zoom"],
];

export function speechVendorOf(text: string): string | undefined {
  return vendors.find(([shape]) => shape.test(text))?.[1];
}

/** Programs and services beside the call, as people name them: what fails there is not Deepgram's. */
const others: readonly (readonly [RegExp, string])[] = [
  [/\b(?:anthropic|claude)\b/i, "Anthropic"],
  [/\b(?:openai|gpt-?4o?|chatgpt)\b/i, "OpenAI"],
  [/\bgroq\b/i, "Groq"],
  [/\bgemini\b/i, "Google"],
  [/\bcartesia\b/i, "Cartesia"],
  [/\beleven ?labs\b/i, "ElevenLabs"],
  [
    /\b(?:postgres\w*|mysql|mongo\w*|sqlite|redis|prisma|supabase|firestore|dynamo ?db|kafka|rabbitmq|pinecone)\b/i,
    "a database",
  ],
  [/\bffmpeg\b|\bffprobe\b|\bsox\b/i, "ffmpeg"],
  [/\bgit (?:push|pull|merge|rebase|clone)\b/i, "git"],
  [/\b(?:kubectl|helm|imagepullbackoff|docker (?:build|push|pull|compose)|terraform)\b/i, "your deployment"],
  [
    /\b(?:vercel|next|vite|webpack|gradle|xcode|npm|pnpm|pip|eslint|jest|playwright) (?:build|install|run|test)s?\b/i,
    "your build",
  ],
  [/\bvonage\b/i, "Vonage"],
  [/\btelnyx\b/i, "Telnyx"],
  [/\bzoom\b/i, "Zoom"],
  [/\bstripe\b/i, "Stripe"],
  [/\b(?:slack|discord\.js|telegram|whatsapp|sendgrid|mailgun|salesforce|hubspot|auth0|clerk)\b/i, "another service"],
];
const failing =
  /\b(?:fail\w*|errors?|\w+Error|refus\w*|reject\w*|den(?:y|ies|ied)|timeouts?|times? out|violat\w*|invalid|overloaded|unauthori[sz]ed|forbidden|unknown|can'?t|cannot|[45]\d\d|limit\w*|silent|crash\w*|gives?|shows?|answers?|returns?|stuck|broken|problem)\b/i;

/** The program or service that a failure is told of, where no sentence tells of one at Deepgram. */
export function failsElsewhere(text: string): string | undefined {
  const told = text.split(/(?<=[.!?])\s+|\n/).filter((each) => failing.test(each));
  const [name] = told.flatMap((each) => others.find(([shape]) => shape.test(each))?.[1] ?? []);
  const deepgram = told.some(
    (each) =>
      /deep ?gram/i.test(each) &&
      !/deepgram[-/]\w|\b(?:no (?:trouble|problem|issue)|fine|as expected|correct|right|works?|not running|different project|on time)\b/i.test(
        each,
      ),
  );
  return deepgram ? undefined : name;
}
