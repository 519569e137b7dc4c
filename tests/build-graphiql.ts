import { buildGraphiql } from '../tools/build-graphiql.mjs';

/** The sources that tests import load the compiled scripts of GraphiQL's page from `dist/`. */
export const setup = buildGraphiql;
