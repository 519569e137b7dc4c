import { describe, expect, test } from 'vitest';
import { withFormerEvidence } from '../../../../src/model/fields/sample-evidence.ts';

describe('samples of a rediscovery', () => {
  const former = [
    { id: 1, rating: null, mood: 'glad' },
    { id: 2, rating: 4, mood: 'calm' },
  ];

  test.each([
    ['stand alone where they show each value', [{ id: 3, rating: 5, mood: 'wild' }], []],
    ['are joined by a former one for a value they are without', [{ id: 3, rating: null, mood: 'x' }], [2]],
    ['take an empty list for no value', [{ id: 3, rating: [], mood: 'x' }], [2]],
    ['are joined by one former sample for several fields', [{ id: 3, rating: null, mood: null }], [2]],
    ['know nothing of a field that items no longer have', [{ id: 3 }], []],
  ])('%s', (_how, newest, witnesses) => {
    expect(withFormerEvidence(newest, former).map(({ id }) => id)).toEqual([3, ...witnesses]);
  });

  test('are kept if there are no new ones', () => {
    expect(withFormerEvidence([], former)).toBe(former);
  });
});
