import { readRestAnswer } from '../../rest/reading/answer-reading.ts';
import { CAUSES } from '../../rest/reading/text-around.ts';
import type { TextFinding } from '../examination.ts';
import type { RecordedExchange } from '../recording-transport.ts';

/** What is printed around the JSON of recorded answers: the first text of each source. */
export function textAroundJson(exchanges: readonly RecordedExchange[]): readonly TextFinding[] {
  const texts = exchanges.flatMap(({ request, answer }) => {
    if (answer === undefined || request.accept !== 'application/json') return [];
    const reading = readRestAnswer(answer);
    return reading.ok ? reading.around.map((text) => ({ ...text, cause: CAUSES[text.source] })) : [];
  });
  return [...new Map(texts.reverse().map((text) => [text.source, text])).values()].reverse();
}
