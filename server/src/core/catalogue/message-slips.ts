/** What people call the messages of each socket otherwise: names of other sockets, of older SDKs and of the migration guides. */
const types: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "/v1/speak": { Text: "Speak", Reset: "Clear", CloseStream: "Close", SpeakText: "Speak" },
  "/v2/speak": { Text: "Speak", CloseStream: "Close", Clear: "Interrupt", SpeakText: "Speak" },
  "/v1/listen": { Close: "CloseStream", Flush: "Finalize", Stop: "CloseStream" },
  "/v2/listen": { Close: "CloseStream", Finalize: "ForceEndTurn" },
  "/v1/agent/converse": { UpdateInstructions: "UpdatePrompt", InjectMessage: "InjectAgentMessage" },
};

/** The message of a path that a wrong `type` stands for. */
export function messageMeant(path: string, type: string): string | undefined {
  const slips = types[path];
  return slips && Object.hasOwn(slips, type) ? slips[type] : undefined;
}

/** Names of the preview API, and of other vendors, for the fields of a FunctionCallResponse. */
const answerFields: Readonly<Record<string, string>> = {
  function_call_id: "id",
  call_id: "id",
  tool_call_id: "id",
  output: "content",
  result: "content",
  response: "content",
  function_name: "name",
};

/** The field of a FunctionCallResponse that a wrong one stands for. */
export function functionAnswerField(name: string): string | undefined {
  return Object.hasOwn(answerFields, name) ? answerFields[name] : undefined;
}
