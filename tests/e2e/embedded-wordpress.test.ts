import { expect, inject, test } from 'vitest';

test('serves its REST API', async () => {
  const response = await fetch(`${inject('wordPressUrl')}/wp-json/`);
  expect(response.status).toBe(200);
});
