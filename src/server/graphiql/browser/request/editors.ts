/** What is in the editors: the operation that "Execute" would send. */
interface EditedRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
}

const editing = { operationName: undefined as string | undefined };

/** @throws If the variables or headers are no JSON object. */
function editedRequest(): EditedRequest {
  return {
    query: editorText('operation.graphql'),
    operationName: editing.operationName,
    variables: objectIn('variables', editorText('variables.json')),
    headers: objectIn('headers', editorText('request-headers.json')),
  };
}

function editorText(file: string): string {
  const model = monaco.editor.getModels().find(({ uri }) => uri.path.endsWith(file));
  return model?.getValue() ?? '';
}

function objectIn(name: string, text: string): Readonly<Record<string, unknown>> {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // The same message.
  }
  throw new Error(`The ${name} are not a JSON object.`);
}

/** Whether the operation that would run is a subscription. */
function isSubscription({ query, operationName }: Pick<EditedRequest, 'query' | 'operationName'>): boolean {
  const code = query.replace(/#[^\n]*/g, '');
  const [, type] =
    (operationName && new RegExp(`\\b(query|mutation|subscription)\\s+${operationName}\\b`).exec(code)) ||
    /^[\s,]*(\w+)/.exec(code) ||
    [];
  return type === 'subscription';
}
