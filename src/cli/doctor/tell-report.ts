import { styleText } from 'node:util';
import { plain, wrap } from '../plain.ts';
import { type Check, type CheckStatus, SECTIONS, type Verdict } from './check.ts';
import type { Report } from './report.ts';

const WIDTH = 80;
const INDENT = ' '.repeat(10);

type Colour = 'green' | 'yellow' | 'red' | 'dim' | 'bold';
type Paint = (colour: Colour, text: string) => string;

const MARKS: Readonly<Record<CheckStatus, { readonly words: string; readonly colour: Colour }>> = {
  ok: { words: '✓ fine', colour: 'green' },
  note: { words: '· note', colour: 'dim' },
  warning: { words: '! limit', colour: 'yellow' },
  failure: { words: '✗ fails', colour: 'red' },
};

const VERDICTS: Readonly<Record<Verdict, { readonly words: string; readonly status: CheckStatus }>> = {
  serves: { words: 'Pressgraph can serve this site.', status: 'ok' },
  'serves-with-limits': {
    words: 'Pressgraph can serve this site, with the limits above.',
    status: 'warning',
  },
  fails: { words: 'Pressgraph cannot serve this site like this: see what fails above.', status: 'failure' },
};

/** A report for people: 80 columns, marks with words, colours only where they are wanted. */
export function tellReport(report: Report, isColoured: boolean): string {
  const paint: Paint = (colour, text) =>
    isColoured ? styleText(colour, text, { validateStream: false }) : text;
  const { address, caller, checks, verdict, requests } = report;
  const as = caller === null ? 'as the public' : 'as the public, and with a credential';
  const sections = Object.entries(SECTIONS).flatMap(([section, title]) => {
    const own = checks.filter((check) => check.section === section);
    return own.length === 0
      ? []
      : ['', paint('bold', title), ...own.flatMap((check) => tellCheck(check, paint))];
  });
  const types = tellTypes(report);
  const end = VERDICTS[verdict];
  const count = (status: CheckStatus) => checks.filter((check) => check.status === status).length;
  return [
    ...wrap(`Looked at ${plain(address)} ${as}, with ${requests} requests.`, WIDTH),
    ...sections,
    ...(types.length === 0 ? [] : ['', paint('bold', 'What the schema gets of it'), ...types]),
    '',
    paint(MARKS[end.status].colour, end.words),
    `${count('ok')} fine, ${count('warning')} limits, ${count('failure')} failures.`,
    '',
  ].join('\n');
}

function tellCheck({ status, title, message, advice }: Check, paint: Paint): string[] {
  const { words, colour } = MARKS[status];
  const [first = '', ...others] = wrap(plain(`${title}: ${message}`), WIDTH - INDENT.length);
  const todo = advice === undefined ? [] : wrap(`To do: ${plain(advice)}`, WIDTH - INDENT.length);
  return [
    `  ${paint(colour, words.padEnd(INDENT.length - 2))}${first}`,
    ...[...others, ...todo].map((line) => INDENT + line),
  ];
}

function tellTypes({ collections }: Report): string[] {
  if (collections.length === 0) return [];
  const width = Math.max(...collections.map(({ typeName }) => typeName.length));
  return collections.flatMap(({ typeName, label, state, total, ownFields }) => {
    const items = total === null ? '' : `, ${total}`;
    const fields = ownFields.length === 0 ? '' : `, with ${ownFields.join(', ')}`;
    const words = state === 'unasked' ? `${label}, not looked at` : `${label}, ${state}${items}${fields}`;
    const [first = '', ...others] = wrap(plain(words), WIDTH - width - 4);
    const indent = ' '.repeat(width + 4);
    return [`  ${plain(typeName).padEnd(width)}  ${first}`, ...others.map((line) => indent + line)];
  });
}
