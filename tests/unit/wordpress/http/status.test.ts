import { STATUS_CODES } from 'node:http';
import { expect, test } from 'vitest';
import { isNotNow, isSuccess, statusLine } from '../../../../src/wordpress/http/status.ts';

test('every status has the reason that Node.js gives it', () => {
  for (let status = 100; status < 600; status += 1) {
    expect(statusLine(status)).toBe(`${status} ${STATUS_CODES[status] ?? ''}`.trim());
  }
});

test.each([
  [200, true, false],
  [299, true, false],
  [304, false, false],
  [429, false, true],
  [500, false, false],
  [503, false, true],
  [524, false, true],
])('%d: success %s, not now %s', (status, success, notNow) => {
  expect([isSuccess(status), isNotNow(status)]).toEqual([success, notNow]);
});
