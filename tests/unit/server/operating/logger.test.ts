import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../../../src/server/operating/logging/logger.ts';
import { logRequest } from '../../../../src/server/operating/logging/use-request-log.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2, 3, 4, 5, 6), toFake: ['Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the line of a request says nothing of what it does not have', () => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', write: (line) => lines.push(line) });
  const upstream = { requests: 2, bytes: 30, milliseconds: 4.6 };
  const record = { id: 'a', path: '/graphql', schema: 'native', start: performance.now(), upstream } as const;
  logRequest(logger, { ...record, outcome: 'success' }, { method: 'POST', status: 200, cache: null });
  const failed = { outcome: 'failure', errorCodes: ['TIMEOUT'], operationName: 'Page' } as const;
  logRequest(logger, { ...record, ...failed }, { method: 'GET', status: 200, cache: 'Pressgraph; fwd=miss' });
  const common = '{"level":"info","time":"2026-01-02T03:04:05.006Z","requestId":"a"';
  const waited = '"upstream":{"requests":2,"bytes":30,"milliseconds":5},"msg":"operation"}\n';
  expect(lines).toEqual([
    `${common},"method":"POST","status":200,"milliseconds":0,"outcome":"success",${waited}`,
    `${common},"method":"GET","status":200,"milliseconds":0,"operationName":"Page","outcome":"failure","cache":"Pressgraph; fwd=miss","errors":["TIMEOUT"],${waited}`,
  ]);
});
