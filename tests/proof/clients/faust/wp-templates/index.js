import archive from './archive';
import front from './front-page';
import singular from './singular';

export default { archive, 'front-page': front, home: front, index: front, singular, category: archive };
