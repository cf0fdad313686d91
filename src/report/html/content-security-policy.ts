/**
 * What the page may do: show what is in it. Its one style sheet and its one script are let in by their hashes, so that
 * nothing else is, wherever it comes from. A test holds the hashes against the texts.
 */
const STYLE_HASH = 'sha256-wiFh6jK1WxC9njIstLy6bqrlCMIRaOGyUWjAl63uR6w=';
const SCRIPT_HASH = 'sha256-es/VBQcvNQ9Q5Ehw+Zf8UQibSYZksXzemGMrl8xwV+8=';

export const POLICY = [
  "default-src 'none'",
  `style-src '${STYLE_HASH}'`,
  `script-src '${SCRIPT_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
