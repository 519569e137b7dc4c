import { ABOUT_ROUTE, READ_ROUTE } from '../../../src/wordpress/companion/companion-answer.ts';
import type { OverrideRequest, WordPressServerOptions } from '../wordpress-server.ts';

export interface Read {
  readonly route: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly from?: { readonly read: number; readonly field: string; readonly parameter?: string };
}

export interface Answer {
  readonly status: number;
  readonly total: number | null;
  readonly pages?: number | null;
  readonly body: unknown;
  readonly ids?: readonly number[];
}

/** Asks a REST route, by its path and parameters. */
type AskRoute = (path: string) => Promise<Response>;

/**
 * The site with `companion/pressgraph-companion.php`, as far as it reads: it asks the site itself. `tests/e2e/companion.test.ts`
 * compares what it answers with the companion in a real WordPress.
 */
export function withCompanion(options: WordPressServerOptions): WordPressServerOptions {
  const override = async (request: OverrideRequest) => {
    if (request.route !== READ_ROUTE) return await options.override?.(request);
    const { host, authorization } = request.headers;
    const headers = typeof authorization === 'string' ? { authorization } : {};
    const { reads } = JSON.parse(request.body) as { reads: Read[] };
    const answers = await answerReads(reads, (path) => fetch(`http://${host}/wp-json${path}`, { headers }));
    return { body: { version: '1.0.0', answers } };
  };
  const about = () => ({ imageSizes: [] });
  return { ...options, override, further: { ...options.further, [ABOUT_ROUTE]: about } };
}

/** What the companion answers to reads, by asking for each one. */
export async function answerReads(reads: readonly Read[], ask: AskRoute): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const read of reads) {
    answers.push(read.from ? await answerFrom(read, read.from, answers, ask) : await answerOne(read, ask));
  }
  return answers;
}

async function answerOne({ route, query = {} }: Read, ask: AskRoute): Promise<Answer> {
  const parameters = new URLSearchParams(Object.entries(query).flatMap(pairs));
  const response = await ask(`${route}?${parameters}`);
  const number = (name: string) => {
    const value = response.headers.get(name);
    return value === null ? null : Number(value);
  };
  return {
    status: response.status,
    total: number('x-wp-total'),
    pages: number('x-wp-totalpages'),
    body: await response.json(),
  };
}

async function answerFrom(
  read: Read,
  { read: index, field, parameter = 'include' }: NonNullable<Read['from']>,
  answers: readonly Answer[],
  ask: AskRoute,
): Promise<Answer> {
  const rows = [answers[index]?.body].flat() as Record<string, unknown>[];
  const given = rows.flatMap((row) => row[field]);
  const ids = [...new Set(given)].filter((id): id is number => Number.isInteger(id) && Number(id) > 0);
  ids.sort((one, other) => one - other);
  const body: unknown[] = [];
  let total = 0;
  for (let start = 0; start < ids.length; start += 100) {
    const chunk = ids.slice(start, start + 100);
    const paging = parameter === 'include' ? { per_page: chunk.length } : {};
    const query = { ...read.query, [parameter]: chunk, ...paging };
    const part = await answerOne({ route: read.route, query }, ask);
    if (part.status !== 200) return part;
    total += Number(part.total);
    body.push(...(part.body as unknown[]));
  }
  return { status: 200, total, body, ids };
}

/** As PHP reads them: lists by commas, a map's values by their names. */
function pairs([name, value]: [string, unknown]): [string, string][] {
  if (Array.isArray(value)) return [[name, value.join(',')]];
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([inner, each]) => pairs([`${name}[${inner}]`, each]));
}
