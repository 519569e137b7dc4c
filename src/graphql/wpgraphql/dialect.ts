import type { SiteModel } from '../../model/site-model.ts';
import type { Registrar } from './kit/registrar.ts';
import type { DialectNames } from './names/dialect-names.ts';

/** What all registrars of this schema share. */
export interface Dialect {
  readonly types: Registrar;
  readonly site: SiteModel;
  readonly names: DialectNames;
  /** Names of the types of templates that the site is known to have: `Template_Wide`. */
  readonly templates: readonly string[];
}
