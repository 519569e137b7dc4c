import { shorten } from '../../../base/shorten.ts';
import type { Conceal } from '../../http/conceal.ts';
import type { JsonInText } from './json-in-text.ts';

/** Who printed text around JSON, as far as the text shows it. */
export type TextSource = 'PHP_MESSAGE' | 'COMMENT' | 'BYTE_ORDER_MARK' | 'OTHER';

/** Text that is printed around the JSON of an answer. */
export interface TextAround {
  readonly source: TextSource;
  /** Its beginning on one line, without tags; empty for a byte order mark. For the operator's eyes only. */
  readonly excerpt: string;
}

/** Characters in which each kind of text shows itself. */
const SAMPLE = 2_000;
const LONGEST_EXCERPT = 120;

const PHP_MESSAGE = /\b(?:PHP )?(?:Notice|Warning|Deprecated|Strict Standards|(?:Fatal|Parse) error)\s*:.*/i;
const COMMENT = /<!--([\s\S]*?)(?:-->|$)/;

/** Whether a body begins with a message of PHP: a page of tags is not searched to its end. */
export const beginsWithPhpMessage = (text: string): boolean =>
  /^\s*(?:<[^<>]+>\s*)*(?:PHP\s+)?(?:Notice|Warning|Deprecated|Fatal error|Parse error)\b/i.test(
    text.slice(0, SAMPLE),
  );

/** What is printed around JSON, by its sources; empty for blanks. */
export function textAround(
  { before, after }: Pick<JsonInText, 'before' | 'after'>,
  conceal: Conceal = (text) => text,
): readonly TextAround[] {
  const samples = [before, after].map((text) => text.slice(0, SAMPLE));
  if (samples.every((sample) => sample === '')) return [];
  const all = conceal(samples.join('\n'));
  const printed = all.replace(/<!--[\s\S]*?(?:-->|$)|<[^<>]*>/g, '');
  const message = PHP_MESSAGE.exec(printed)?.[0];
  const comment = COMMENT.exec(all)?.[1];
  const known: TextAround[] = [];
  if (message !== undefined) known.push({ source: 'PHP_MESSAGE', excerpt: onOneLine(message) });
  if (comment !== undefined) known.push({ source: 'COMMENT', excerpt: onOneLine(comment) });
  if (all.includes('\uFEFF')) known.push({ source: 'BYTE_ORDER_MARK', excerpt: '' });
  const rest = onOneLine(printed);
  return known.length > 0 || rest === '' ? known : [{ source: 'OTHER', excerpt: rest }];
}

const onOneLine = (text: string): string =>
  shorten(text.replace(/[\s\uFEFF]+/g, ' ').trim(), LONGEST_EXCERPT);

/** The cause of such text, as the middle of a sentence: “Text is printed around JSON: …”. */
export const CAUSES: Readonly<Record<TextSource, string>> = {
  PHP_MESSAGE: 'PHP shows its messages (display_errors is on)',
  COMMENT: 'something such as a page cache adds a comment',
  BYTE_ORDER_MARK: 'a file of a plugin or theme begins with a byte order mark',
  OTHER: 'a plugin or theme prints it',
};
