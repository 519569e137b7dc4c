/** A request to copy. */
interface CodeRequest extends EditedRequest {
  readonly url: string;
  /** Who is signed in: code names them, and never has their password. */
  readonly credential: Pick<KnownCredential, 'user' | 'site'> | undefined;
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
  const own = authorizationsOf(request);
  if (own.length > 0) return own.map((name) => `-H "${name}: $AUTHORIZATION"`);
  if (!credential) return [];
  if (credential.site !== undefined) return [`-H "${credentialHeader(credential)}: $AUTHORIZATION"`];
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
  const own = authorizationsOf(request);
  if (own.length > 0)
    return own.map((name) => (name === 'authorization' ? 'authorization,' : `'${name}': authorization,`));
  if (!credential) return [];
  if (credential.site !== undefined) return [`'${credentialHeader(credential)}': authorization,`];
  if (credential.user === undefined) return [`authorization: \`Bearer \${token}\`,`];
  const user = inTemplate(credential.user);
  return [`authorization: \`Basic \${btoa(\`${user}:\${applicationPassword}\`)}\`,`];
}

function headersOf(request: CodeRequest): readonly (readonly [name: string, value: string])[] {
  const own = Object.entries(request.headers).filter(([name]) => !isAuthorization(name));
  return [
    ['content-type', 'application/json'],
    ...(isSubscription(request) ? [['accept', 'text/event-stream'] as const] : []),
    ...own.map(([name, value]) => [name, String(value)] as const),
  ];
}

/** Also that of one of several sites. */
const isAuthorization = (name: string): boolean => /^authorization(-[a-z0-9-]+)?$/i.test(name);

/** The names of the credentials that the user has written among the headers. */
const authorizationsOf = ({ headers }: CodeRequest): readonly string[] =>
  Object.keys(headers)
    .map((name) => name.toLowerCase())
    .filter(isAuthorization);

const bodyOf = ({ query, operationName, variables }: CodeRequest): object => ({
  query,
  ...(operationName && { operationName }),
  ...(Object.keys(variables).length > 0 && { variables }),
});
