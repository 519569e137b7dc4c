import { type Colour, type Paint, painter } from '../colours.ts';
import { plain, wrap } from '../plain.ts';
import { type Check, type CheckStatus, SECTIONS, type Verdict } from './check.ts';
import type { Report } from './report.ts';

const WIDTH = 80;
const INDENT = ' '.repeat(10);

const MARKS: Readonly<Record<CheckStatus, { readonly words: string; readonly colour: Colour }>> = {
  ok: { words: '✓ ok', colour: 'green' },
  note: { words: '· note', colour: 'dim' },
  warning: { words: '! warn', colour: 'yellow' },
  failure: { words: '✗ fail', colour: 'red' },
};

const VERDICTS: Readonly<Record<Verdict, { readonly words: string; readonly status: CheckStatus }>> = {
  serves: { words: 'Pressgraph can serve this site.', status: 'ok' },
  'serves-with-limits': {
    words: 'Pressgraph can serve this site, with the limitations above.',
    status: 'warning',
  },
  fails: { words: 'Pressgraph cannot serve this site as it is: see the failures above.', status: 'failure' },
};

/** Formats a report as text: 80 columns, a mark and a word for each check, and optional colours. */
export function formatReport(report: Report, isColoured: boolean): string {
  const paint = painter(isColoured);
  const { address, caller, checks, verdict, requests } = report;
  const as = caller === null ? 'as the public' : 'as the public, and with a credential';
  const sections = Object.entries(SECTIONS).flatMap(([section, title]) => {
    const own = checks.filter((check) => check.section === section);
    return own.length === 0
      ? []
      : ['', paint('bold', title), ...own.flatMap((check) => formatCheck(check, paint))];
  });
  const types = formatTypes(report);
  const end = VERDICTS[verdict];
  const count = (status: CheckStatus) => checks.filter((check) => check.status === status).length;
  return [
    ...wrap(`Checked ${plain(address)} ${as}, with ${requests} requests.`, WIDTH),
    ...sections,
    ...(types.length === 0 ? [] : ['', paint('bold', 'Schema types'), ...types]),
    '',
    paint(MARKS[end.status].colour, end.words),
    `${count('ok')} ok, ${count('warning')} warnings, ${count('failure')} failures.`,
    '',
  ].join('\n');
}

function formatCheck({ status, title, message, advice }: Check, paint: Paint): string[] {
  const { words, colour } = MARKS[status];
  const [first = '', ...others] = wrap(plain(`${title}: ${message}`), WIDTH - INDENT.length);
  const todo = advice === undefined ? [] : wrap(`To do: ${plain(advice)}`, WIDTH - INDENT.length);
  return [
    `  ${paint(colour, words.padEnd(INDENT.length - 2))}${first}`,
    ...[...others, ...todo].map((line) => INDENT + line),
  ];
}

function formatTypes({ collections }: Report): string[] {
  if (collections.length === 0) return [];
  const width = Math.max(...collections.map(({ typeName }) => typeName.length));
  return collections.flatMap(({ typeName, label, state, total, ownFields }) => {
    const items = total === null ? '' : `, ${total}`;
    const fields = ownFields.length === 0 ? '' : `, with ${ownFields.join(', ')}`;
    const words = state === 'skipped' ? `${label}, not checked` : `${label}, ${state}${items}${fields}`;
    const [first = '', ...others] = wrap(plain(words), WIDTH - width - 4);
    const indent = ' '.repeat(width + 4);
    return [`  ${plain(typeName).padEnd(width)}  ${first}`, ...others.map((line) => indent + line)];
  });
}
