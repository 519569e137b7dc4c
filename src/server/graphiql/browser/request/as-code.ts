/** A request to copy. */
interface CodeRequest extends EditedRequest {
  readonly url: string;
  /** Who is signed in: code names them, and never has their password. */
  readonly credential: Pick<KnownCredential, 'user'> | undefined;
}

const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function asCurl(request: CodeRequest): string {
  const headers = headersOf(request).map(([name, value]) => `-H ${shellQuoted(`${name}: ${value}`)}`);
  const words = [
    `curl ${isSubscription(request) ? '--no-buffer ' : ''}${shellQuoted(request.url)}`,
    ...headers,
    ...curlCredential(request),
    `--data-raw ${shellQuoted(JSON.stringify(bodyOf(request)))}`,
  ];
  return words.join(' \\\n  ');
}

function curlCredential(request: CodeRequest): readonly string[] {
  const { credential } = request;
  if (hasOwnAuthorization(request)) return ['-H "authorization: $AUTHORIZATION"'];
  if (!credential) return [];
  // Without a password, curl asks for it.
  if (credential.user !== undefined) return [`--user ${shellQuoted(credential.user)}`];
  return ['-H "authorization: Bearer $TOKEN"'];
}

const scriptQuoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

const inTemplate = (text: string): string => text.replace(/\\|`|\$\{/g, '\\$&');

function asFetch(request: CodeRequest): string {
  const { url, query, operationName, variables } = request;
  const headers = [
    ...headersOf(request).map(([name, value]) => `${scriptQuoted(name)}: ${scriptQuoted(value)},`),
    ...fetchCredential(request),
  ];
  const body = [
    `query: \`${inTemplate(query.trim())}\`,`,
    ...(operationName ? [`operationName: ${scriptQuoted(operationName)},`] : []),
    ...(Object.keys(variables).length > 0
      ? [`variables: ${JSON.stringify(variables, null, 2).replaceAll('\n', '\n    ')},`]
      : []),
  ];
  return `const response = await fetch(${scriptQuoted(url)}, {
  method: 'POST',
  headers: {
${headers.map((line) => `    ${line}`).join('\n')}
  },
  body: JSON.stringify({
${body.map((line) => `    ${line}`).join('\n')}
  }),
});
${isSubscription(request) ? READ_EVENTS : READ_ANSWER}`;
}

const READ_ANSWER = 'const { data, errors } = await response.json();\n';
const READ_EVENTS = `for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  console.log(text);
}
`;

function fetchCredential(request: CodeRequest): readonly string[] {
  const { credential } = request;
  if (hasOwnAuthorization(request)) return ['authorization,'];
  if (!credential) return [];
  if (credential.user === undefined) return [`authorization: \`Bearer \${token}\`,`];
  const user = inTemplate(credential.user);
  return [`authorization: \`Basic \${btoa(\`${user}:\${applicationPassword}\`)}\`,`];
}

function headersOf(request: CodeRequest): readonly (readonly [name: string, value: string])[] {
  const own = Object.entries(request.headers).filter(([name]) => name.toLowerCase() !== 'authorization');
  return [
    ['content-type', 'application/json'],
    ...(isSubscription(request) ? [['accept', 'text/event-stream'] as const] : []),
    ...own.map(([name, value]) => [name, String(value)] as const),
  ];
}

const hasOwnAuthorization = ({ headers }: CodeRequest): boolean =>
  Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');

const bodyOf = ({ query, operationName, variables }: CodeRequest): object => ({
  query,
  ...(operationName && { operationName }),
  ...(Object.keys(variables).length > 0 && { variables }),
});
