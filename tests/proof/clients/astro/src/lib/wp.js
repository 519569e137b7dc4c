/** As starters of Astro ask WordPress: with `fetch`, at build time. */
export async function ask(query, variables = {}) {
  const response = await fetch(import.meta.env.WORDPRESS_API_URL ?? process.env.WORDPRESS_API_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
