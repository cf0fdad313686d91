import { follow } from './follow.js';

follow('cases');
