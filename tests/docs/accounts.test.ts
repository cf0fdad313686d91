import { follow } from './follow.js';

follow('accounts');
