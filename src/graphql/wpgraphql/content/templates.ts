import type { Dialect } from '../dialect.ts';
import { textOrNull } from '../kit/texts.ts';

/** A template of the theme. */
export interface Template {
  readonly templateName: string;
}

/** REST names templates by their files or slugs, whose titles only editors may read. */
export function registerTemplates({ types, templates }: Dialect): void {
  const fields = {
    templateName: {
      type: 'String',
      description: 'The title of the template, or what its file name suggests.',
    },
  };
  types.interface<Template>('ContentTemplate', {
    description: 'A template of the theme.',
    typeOf: ({ templateName }) => typeNamed(templateName, templates),
    fields,
  });
  types.object<Template>('DefaultTemplate', {
    description: 'The template of the theme that content without another is shown with.',
    interfaces: ['ContentTemplate'],
    fields,
  });
  for (const name of templates) {
    types.object<Template>(name, {
      description: 'A template of the theme that content is shown with.',
      interfaces: ['ContentTemplate'],
      fields: { templateName: { ...fields.templateName, resolve: () => titleOf(name) } },
    });
  }
  types.enum('ContentTemplateEnum', 'The templates of the theme.', { DEFAULT_TEMPLATE: 'default' });
}

/** The part of a type's name that is made of the template's title. */
const titled = (name: string): string => name.replace(/^Template_/, '');

/** `Template_PageNoTitle` is “Page No Title”: the words of a title begin with capitals, as a rule. */
const titleOf = (name: string): string =>
  titled(name)
    .replace(/([a-z])(?=[A-Z\d])|([A-Z\d])(?=[A-Z][a-z])/g, '$& ')
    .trim();

/**
 * `Template_PageNoTitle` of “Page No Title”; of “No Title”, too: file names often lack a word of the title. One that is only
 * the beginning of a title is taken for it if it is of no other.
 */
function typeNamed(templateName: string, templates: readonly string[]): string {
  const own = lettersOf(templateName);
  const [begun, ...others] = templates.filter((name) => lettersOf(titled(name)).startsWith(own));
  return (
    templates.find((name) => lettersOf(titled(name)) === own) ??
    templates.find((name) => wordless(titled(name)) === wordless(templateName)) ??
    (templateName !== 'Default' && others.length === 0 ? begun : undefined) ??
    'DefaultTemplate'
  );
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z\d]/g, '');

/** Without the words that files and titles add to a name. */
const wordless = (text: string): string => lettersOf(text).replace(/template|page/g, '');

/** `templates/page-no-title.php` is “Page No Title”. */
export function templateOf(template: string | undefined): Template {
  const file = textOrNull(template);
  if (file === null) return { templateName: 'Default' };
  const base =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.[a-z]+$/i, '') ?? '';
  const words = base.split(/[-_\s]+/).filter((word) => word !== '');
  return { templateName: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') };
}
