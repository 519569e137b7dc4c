import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';

/** `docs/api.md`: everything that the package exports, from its declarations and their comments. */
export function apiPage(): string {
  const library = exportsOf('src/index.ts');
  return `<!-- Generated from the sources by \`npm run codegen\`: change their comments, not this file. -->

# API

What the package exports. [Configuration](configuration.md) has the settings with their flags and variables, and
[Extending](extending.md) shows the hooks at work.

${sectionOf('Functions and values', library.filter(isValue))}
${sectionOf(
  'Options and types',
  library.filter((one) => !isValue(one)),
)}
## \`pressgraph/edge\`

See [Edge and serverless](edge.md). Errors are those of the library.

${exportsOf('src/edge/edge.ts')
  .filter(({ name }) => library.every((one) => one.name !== name))
  .map(entryOf)
  .join('')}
## \`pressgraph/testing\`

${exportsOf('tests/helpers/testing.ts').map(entryOf).join('')}`;
}

/** A node of the syntax tree, as far as it is read here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

interface Source {
  readonly text: string;
  readonly body: readonly Node[];
  readonly comments: readonly { readonly value: string; readonly start: number; readonly end: number }[];
}

interface Exported {
  readonly name: string;
  readonly source: Source;
  readonly node: Node;
  /** Of its statement, whose comment it has. */
  readonly start: number;
}

function read(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const { program, comments } = parseSync(file, text);
  return { text, body: program.body as unknown as readonly Node[], comments };
}

function exportsOf(entry: string): readonly Exported[] {
  const { body } = read(entry);
  const found = body.flatMap((statement) => {
    const from = (statement['source'] as { value: string } | null)?.value;
    const names = (statement['specifiers'] as readonly { local: { name: string } }[] | undefined) ?? [];
    return from ? names.map(({ local }) => declaration(join(dirname(entry), from), local.name)) : [];
  });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function declaration(file: string, name: string): Exported {
  const source = read(file);
  for (const statement of source.body) {
    const node = statement['declaration'] as Node | null | undefined;
    if (statement.type !== 'ExportNamedDeclaration' || !node) continue;
    const [only] = (node['declarations'] as readonly Node[] | undefined) ?? [node];
    if (only && (only['id'] as { name?: string } | undefined)?.name === name) {
      return { name, source, node: only, start: statement.start };
    }
  }
  throw new Error(`Expected ${file} to declare ${name}.`);
}

const isValue = ({ node }: Exported): boolean => !node.type.startsWith('TS');

const sectionOf = (title: string, exported: readonly Exported[]): string =>
  `## ${title}\n\n${exported.map(entryOf).join('')}`;

function entryOf(exported: Exported): string {
  const { name, node, source, start } = exported;
  const { words, example } = commentBefore(source, start);
  const code = node.type === 'TSInterfaceDeclaration' ? '' : `\`\`\`ts\n${signatureOf(exported)}\n\`\`\`\n\n`;
  const members = node.type === 'TSInterfaceDeclaration' ? membersOf(exported) : '';
  return `### \`${name}\`\n\n${code}${words === '' ? '' : `${words}\n\n`}${example === '' ? '' : `\`\`\`ts\n${example}\n\`\`\`\n\n`}${members}`;
}

/** What a caller needs to know of it: a function without its body, a class by its name. */
function signatureOf({ name, node, source: { text } }: Exported): string {
  const init = node['init'] as Node | undefined;
  if (node.type === 'TSTypeAliasDeclaration') return text.slice(node.start, node.end).replace(/;$/, '');
  if (node.type === 'ClassDeclaration') return `class ${name} extends Error`;
  const made = init ?? node;
  const body = made['body'] as Node | undefined;
  if (!body || !('params' in made)) return `const ${name}`;
  const head = text
    .slice(made.start, body.start)
    .replace(/(?:=>\s*)?$/, '')
    .trim();
  return init ? `function ${name}${head.replace(/^async /, '')}` : head.replace(/^async /, '');
}

function membersOf({ node, source }: Exported): string {
  const { text } = source;
  const parents = (node['extends'] as readonly Node[]).map((one) => `\`${text.slice(one.start, one.end)}\``);
  const members = (node['body'] as { readonly body: readonly Node[] }).body;
  const rows = members.map((member) => {
    const declared = text
      .slice(member.start, member.end)
      .replace(/^readonly /, '')
      .replace(/;$/, '');
    const { words, fallback } = commentBefore(source, member.start);
    const usual = fallback === '' ? '' : ` Default: \`${fallback}\`.`;
    return `| \`${oneLine(declared).replace(/ \| undefined$/, '')}\` | ${oneLine(words)}${usual} |\n`;
  });
  const inherited = parents.length === 0 ? '' : `With the members of ${parents.join(' and ')}.\n\n`;
  return `${inherited}${rows.length === 0 ? '' : `| member | |\n|---|---|\n${rows.join('')}\n`}`;
}

/** On one line of a table. */
const oneLine = (words: string): string => words.replace(/\s+/g, ' ').replaceAll('|', '\\|');

/** The comment right before a declaration. */
function commentBefore({ text, comments }: Source, start: number) {
  const comment = comments.findLast(({ end }) => end <= start && /^\s*$/.test(text.slice(end, start)));
  const whole = comment?.value.startsWith('*') ? comment.value : '';
  const lines = whole
    .slice(1)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const [before = '', ...tags] = lines
    .join('\n')
    .trim()
    .split(/^@(?=\w)/m);
  const tagged = (tag: string) =>
    tags.flatMap((one) =>
      one.startsWith(`${tag} `) || one.startsWith(`${tag}\n`) ? [one.slice(tag.length).trim()] : [],
    );
  const linked = (words: string) => words.replace(/\{@link ([^}]+)\}/g, '`$1`');
  const facts = [
    ...tagged('param').map((one) => `- ${one.replace(/^(\S+)\s/, '`$1`: ')}`),
    ...tagged('returns').map((one) => `- Returns: ${one}`),
    ...tagged('throws').map((one) => `- Throws: ${one}`),
  ];
  return {
    words: linked([before.trim(), facts.join('\n')].filter(Boolean).join('\n\n')),
    example: tagged('example').join('\n\n'),
    fallback: tagged('defaultValue').join(''),
  };
}
