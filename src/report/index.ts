/** Results and runs as text to read and as data for other programs. */
export { type AnswerOptions, printAnswers } from './answers.js';
export { CSV_COLUMNS, toCsv } from './csv.js';
export { type ResultDocument, resultSchema, toJson } from './json.js';
export { jsonText } from './json/text.js';
export { type StoryOptions, tellStory } from './story.js';
export { type TraceDocument, traceSchema, traceToJson } from './trace-json.js';
