import { follow } from './follow.js';

follow('how-to');
