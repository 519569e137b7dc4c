import { setConfig } from '@faustwp/core';
import possibleTypes from './possibleTypes.json';
import templates from './wp-templates';

export default setConfig({ templates, plugins: [], possibleTypes, usePersistedQueries: false });
