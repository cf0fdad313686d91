import { follow } from './follow.js';

follow('updating');
