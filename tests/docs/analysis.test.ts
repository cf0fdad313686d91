import { follow } from './follow.js';

follow('analysis');
