/** What a person's text reports. */
export type Report =
  /** Something does not happen that should, or happens that should not. */
  | "failure"
  /** It says that what is seen is right, and asks or adds something at most. */
  | "well"
  /** It asks, and says neither. */
  | "question"
  /** It tells something, and says neither. */
  | "statement";

/** Ends of clauses: a sentence's end, and words behind which the other side of it is told. */
const turns =
  /(?<=[.!?;])\s+|\n+|\s+(?=[-–—]{1,2}\s)|,?\s+(?=\b(?:but|however|yet|although|though|except|until|unless|instead|whereas|nevertheless)\b)/;

/** Failures that are told not to be there: they say nothing, for "no error and no text" complains as well. */
const denied =
  /\b(?:no|without(?: an?y?)?|zero|not (?:an?|any)|isn't an?|never (?:an?|any)?) ?(?:single |real |further |more )?(?:problems?|errors?|issues?|troubles?|complaints?|failures?|warnings?|bugs?|mistakes?)\b(?: (?:at all|so far|yet|there|here))?|\b(?:do(?:es)?n'?t|do(?:es)? not|never) (?:complain|matter|mind|fail)\w*|\bnot tried\b|\bnot (?:wrong|broken|bad|failing)\b|\bclos(?:es|ed?) (?:normally|regularly|cleanly|as expected|by itself as it should)\b(?: with (?:code )?1000)?|\bnothing (?:is |was )?(?:broken|wrong|failed|failing)\b|\bonly (?:asking|curious|wondering)\b|\berror (?:handling|handler|callback)\b|\bworst case\b/gi;

/** What nobody calls normal. */
const hard = new RegExp(
  [
    String.raw`\b(?:fail(?:s|ed|ing|ures?)?|errors?|wrong(?:ly)?|crash\w*|broken?|breaks|bugs?|problems?|issues?|trouble|stuck|hangs?(?! up\b(?! on| in| after| while))|hung|frozen|freezes|dead|dies|died|throws?|threw)\b`,
    String.raw`\b(?:refus|reject|den(?:y|ie)|declin|throttl|kick)\w*|\b(?:kill(?:s|ed)|swallow(?:s|ed)|bans?|banned|blocks?|blocked|complain(?:s|ed|ing)?|disappear\w*|vanish\w*|cuts? (?:off|out|it|me|us)|gone|lost|los(?:e|es|ing)|misheard|lacks?|blows up|goes (?:away|dead|silent|quiet))\b`,
    String.raw`\b(?:[45]\d\ds?|10(?:0[26-9]|1[0-5])|tim(?:es?|ed|ing)[ -]?outs?|unauthori[sz]ed|forbidden|invalid|not found|corrupt\w*|unsupported|overloaded|unplayable|unreachable|unreadable|self[- ]signed|not allowed|exceed\w*|requires? (?:an? )?(?:key|different)|(?:is|are) required)\b`,
    String.raw`\b(?:gibberish|garbage|rubbish|nonsense|garbled|jumbled|mangled|mush|noise|noisy|clicks?|clicking|pops?|crackl\w*|choppy|stutter\w*|chipmunk\w*|distort\w*|static|robotic|sped up|squeaky|useless|terrible|outages?|down (?:again|now|right now|today|for)|out of sync|no effect|does nothing)\b`,
    String.raw`\b(?:does|did|do|is|was|has|have|ca|wo|could)n'?t (?:work|connect|start|open|play|arrive|come|help|get|find|hear|load|run|fire|appear|show|understand|parse|reach|return|respond|answer|speak|transcribe)\w*|\bnot working\b|\bnothing (?:happens|comes|came|arrives|is|at all)\b`,
  ].join("|"),
  "i",
);

/** Codes and names of errors. */
const codes =
  /\b\w+(?:Error|Exception)\b|\b[A-Z]{3,}_[A-Z_]{3,}\b|\bE[A-Z]{5,}\b|\b[A-Z]\w+(?:Refused|Failure|Failed|Rejected|Denied|Invalid|Warning)\b|\b(?:NET|DATA|BIG|MESSAGE)-\d{4}\b/;

/** What may be meant so, where somebody asks whether it is. */
const soft = new RegExp(
  [
    String.raw`\b(?:looks? like|sounds? like|ignor\w+|forg[eo]t\w*|drop(?:s|ped|ping)?|disconnect\w*|terminat\w+|clos(?:es|ed)|ends (?:up|with|early|in)|miss(?:es|ing|ed)?|empty|blank|stops?|stopped|turns out|10\d\d|undefined|NaN|null|unknown|strict)\b|(?<![=\w])["“']["”'](?!\w)|\ball (?:I|we) (?:get|see|receive|have) is\b|\bnothing but\b|\bonly (?:comes?|arrives?|works?|starts?|appears?|shows?) (?:up )?(?:when|if|after|once|as soon)\b|\babsent\b|\b(?:ran|run(?:s|ning)?) (?:out|dry)\b|\bused up\b|\bas if (?:it|they|nothing|there) (?:was|were|is)\b|\b(?:I|we) [^.!?]{0,60}\bexpected the\b`,
    String.raw`\b(?:never|nothing|none|neither|nobody|nowhere|zero|cannot|unable|not (?:a|one|even) \w+|without (?:a |any )?(?:words|text|sound|audio|result|answer|reason|effect))\b`,
    String.raw`(?<!\b(?:I|we|you|don't) )\b(?:does|did|is|are|was|were|has|had|ca|wo|could|would)n'?t\b|\b(?:does|did|is|are|was|were|can|will|could|has|have) not\b|\bno (?!matter|other|longer a|idea|need|doubt|way to|surprise)(?:\w+ ){0,2}\w+`,
    String.raw`\b(?:slow\w*|lag\w*|delay\w*|late|latency|behind|too (?:many|fast|slow|long|large|big|late|short|early|high|low|much|few)|worse|poor\w*|bad(?:ly)?|weird|strange|odd|inaccurate|silent|silence)\b`,
    String.raw`\b(?:twice|duplicat\w*|doubled|repeat\w*|again and again|over and over|half of|only (?:the |one |an? |get|see|when|from|some|finals?|request|interim|half)|the same (?:speaker|text|words|voice)|restart\w*|starts? (?:again )?(?:at|from) (?:0|zero)|jumps?|mixed|instead of)\b`,
    String.raw`\b(?:won'?t|expired?|leak\w*|exposed|committed|pushed|visible to|crossed out|deprecated|red|must be|I (?:expected|hoped|thought|believed|assumed it)|repo\w* (?:is |was )?public|(?:key|secret)\b[^.!?\n]{0,60}\b(?:public|plain (?:string|text)|in (?:the |our )?(?:repo\w*|git|source|code|bundle|front-?end|browser)))\b`,
  ].join("|"),
  "i",
);

/** What says that it is right as it is. */
const right =
  /\b(?:works? (?:great|fine|well|perfectly|now|again|as expected|like a charm|flawlessly|nicely|otherwise)|working (?:great|fine|well|perfectly|again|as expected)|all (?:good|fine|there|works|well|ok(?:ay)?)|solved|resolved|fixed it|runs (?:smoothly|fine)|(?:very |really |so )?happy with|love it|(?:I|we) like (?:it|that)|looks? (?:good|right|fine|perfect)|impressed|(?:(?:which|that|this|it|text|transcripts?|everything|words?|result) (?:is|are)|is|are|'s) (?:all )?(?:right|correct|complete|fine|ok(?:ay)?|perfect|good|great|expected|intended|on purpose|by design|normal)|as (?:I |we )?(?:expect(?:ed)?|intended|documented|described|designed|promised)|as (?:(?:it )?(?:is|says|stands) )?in the (?:\w+ )?docs?(?:umentation)?|(?:the )?(?:docs?|documentation|manual|guide) (?:say|mention|describe|state|explain|confirm|recommend)s?|that'?s what (?:it|they|this)(?:'s| is| are)? (?:for|meant)|(?:meant|supposed) to (?:be|do|work)|should (?:be|do|work like that)\b[^.!?]{0,15}right|good text|right anyway|wanted to (?:confirm|check|know|ask)|just (?:curious|wondering|asking|checking|planning|want to know)|only asking|normally|no complaints?|already (?:good|arrived)|(?:works?|runs?|goes on|is accepted|accepts it))\b/i;

/** Asked in so many words: is it meant so. */
const meant =
  /\b(?:(?:should|do) I (?:need to )?(?:be worried|worry|care)|(?:is|are|was) (?:this|that|it|they|these|those)(?: \w+)? (?:normal|intended|expected|ok(?:ay)?|fine|on purpose|by design|how|a security|supposed|the (?:recommended|right|correct|intended|usual|design))|meant to be|by design|intended\?|can I rely|is there a (?:list|way to (?:get|set|choose|limit|suppress))|which .{0,40}\bwould you|what do I do with|what (?:does|do) .{0,40}\bmean|what(?:'s| is) the difference|can deepgram|does deepgram (?:support|offer|have)|how accurate|what (?:rate )?limits?|how (?:long|much|many) (?:does|do|can|is|are)|is it (?:ok(?:ay)?|fine|allowed|possible)|any plans|(?:good|ok(?:ay)?|fine|normal|expected|correct|right|intended|no)\?)/i;

const asks = /\?\s*$/;
/** A question that takes the failure for granted. */
const presumes =
  /^\W*(?:(?:and|so|but) )?(?:why|how come|what (?:am I|are we|did (?:I|we)|is wrong|'?s wrong|goes|went)|where (?:is|are|does|did)|how (?:do|can|should|could) (?:I|we|you) (?:stop|prevent|avoid|fix|solve|get rid|make it))\b|\bwhy\b|\bis \w+ down\b|\bI (?:expected|hoped|thought|believed)\b/i;

/** Nobody is stuck: it is only asked. */
const idle =
  /\b(?:just|only|merely) (?:curious|wondering|asking|checking|confirming|verifying|making sure|planning|want(?:ed)? to (?:know|check|confirm))|\bwanted to (?:confirm|check|know|ask)\b|\b(?:know|check|sure) (?:if|whether|that) (?:that|this|it)(?:'s| is)\b|\b(?:should|do|can|may) (?:I|we|one) (?:just |simply |safely |still )*(?:filter|replace|overwrite|append|merge|skip|expect|ignore|keep|discard|drop|wait for)\b/i;

/** A failure beside which its own sentence says that it is documented, meant or right. */
const calms =
  /\b(?:which|that) ?(?:is|'s) (?:right|correct|fine|expected|intended|normal|documented|by design|ok(?:ay)?)\b|\bas (?:expected|intended|documented)\b|\bas in the (?:\w+ )?docs?\b|\b(?:docs?|documentation) (?:say|mention|describe|state|explain)s? (?:this|that|it|so|the same)\b/i;

/** Asked or weighed: what is to be done with something that is seen, or whether it is as it should be. */
const norm =
  /\b(?:should|shall|do|must|can|may|could|need) (?:I|we|one|my (?:\w+ )?(?:code|app|client|parser)) (?:still |have to |need to |just |safely |simply |really )*(?:wait|handle|ignore|skip|drop|treat|filter|answer|react|respond|care|worry|expect|rely|discard|keep|leave|count|call|do)\b|\b(?:is|are|was|isn't|be) [^.!?\n]{1,60}\b(?:normal|intended|expected|usual|by design|on purpose|the default|supposed|meant|the idea)\b|\bI (?:guess|assume|suppose|take it|think) (?:that )?(?:is|it is|that'?s|it'?s|this is)\b|\b(?:only|just|merely) (?:wonder\w*|curious|checking|making sure|like to know)\b|\b(?:normal|usual|expected|correct|right|fine|intended|okay)\?|\bis there (?:ever|a switch|an option|a cap|really)\b|\bshould there be\b|\bhow (?:many|much|long) [^.!?\n]{0,40}\b(?:may|can|allowed|does|do)\b|\bplanning only\b|\bgood to know (?:if|whether)\b|\bisn'?t it\?/i;

/** Said of the whole: nothing is amiss. */
const assured =
  /\bnothing (?:\w+ )?(?:breaks|broke|fails|failed|is (?:lost|missing|wrong|broken|amiss)|goes wrong)\b|\bworks? (?:so far|nicely|well|fine|without)\b|\b(?:runs|goes|works) (?:well|on|through|fine)\b|\b(?:as (?:we|I) (?:want|hoped?|like|expect)|as (?:hoped|wished|wanted|it should))\b|\b(?:fine|okay|ok|good|right) (?:for|with|by) (?:us|me|both)\b|\bboth (?:fine|okay|ok)\b|\ball (?:the )?(?:\w+ )?(?:had )?(?:arrived|arrive|are there|is there|came|come)\b|\beverything (?:else )?(?:is|was|works|arrives|arrived|came)\b|\bno (?:harm|damage)\b|\bthat suits\b|\bmakes sense\b|\b(?:stays? (?:open|up|connected)|survives|holds)\b|\bdelighted\b/i;

/** A refusal or a failure by its number or name, which nothing calms. */
const plainFailure =
  /\b[45]\d\ds?\b|\b(?:refus|reject|crash|corrupt|unauthori[sz]ed|forbidden)\w*|\bwrong\b|\b\w+(?:Error|Exception)\b/;

/** Whether a text says that all is well and only asks whether what it tells of is meant so. */
function isWellAndAsks(text: string): boolean {
  if (!norm.test(text) || !assured.test(text)) return false;
  return !text.split(turns).some((clause) => !norm.test(clause) && plainFailure.test(clause.replace(denied, " ")));
}

/** What a text reports, clause by clause: a failure that is denied, documented or only asked about is none. */
export function reportOf(text: string): Report {
  if (isWellAndAsks(text)) return "well";
  let well = false;
  let question = false;
  let failure = false;
  let strange = false;
  for (const clause of text.replaceAll("’", "'").split(turns)) {
    const plain = clause.replace(denied, " ");
    const asked = asks.test(clause);
    question ||= asked;
    if (meant.test(clause) || idle.test(clause)) well = true;
    const counts = !calms.test(clause) && (!asked || presumes.test(clause));
    if (counts || isStatedIn(plain)) {
      if (hard.test(plain) || codes.test(plain)) failure = true;
      if (soft.test(plain)) strange = true;
    } else if (calms.test(clause)) well = true;
  }
  if (failure) return "failure";
  if (well) return "well";
  if (strange) return "failure";
  return right.test(text) ? "well" : question ? "question" : "statement";
}

/** Whether a question tells of a failure before it asks: "401 with each key, is it banned?" */
function isStatedIn(question: string): boolean {
  const [told, ...rest] = question.split(
    /,\s+(?=(?:is|are|isn't|aren't|do|does|don't|can|could|should|what|why|how|which|will|would|turn(?:s|ed) out|maybe|perhaps)\b)/i,
  );
  return rest.length > 0 && (hard.test(told!) || codes.test(told!));
}
