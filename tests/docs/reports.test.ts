import { follow } from './follow.js';

follow('reports');
