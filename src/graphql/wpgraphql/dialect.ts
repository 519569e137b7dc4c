import type { SiteShape } from '../../model/site-model.ts';
import type { Registrar } from './kit/registrar.ts';
import type { DialectNames } from './names/dialect-names.ts';
import type { GivenFacts } from './names/given-facts.ts';

/** What all registrars of this schema share. */
export interface Dialect {
  readonly types: Registrar;
  readonly site: SiteShape;
  readonly names: DialectNames;
  /** What the schema that the site had with the plugin tells, if it is given. */
  readonly given?: GivenFacts | undefined;
  /** Names of the types of templates that the site is known to have: `Template_Wide`. */
  readonly templates: readonly string[];
}
