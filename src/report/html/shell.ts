import { markup, type Markup, trusted } from '../markup.js';
import type { Report } from '../whole/report.js';
import { POLICY } from './content-security-policy.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

/** What every page of a report has around its content: its policy, its style, its script. */
export function shell({ scenario, version }: Report, kind: 'whole' | 'one-page', body: Markup): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="brinkmanship ${version}">
<meta name="referrer" content="no-referrer">
<title>${scenario.title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body class="${kind}">
<a class="skip" href="#content">To the answers</a>
${body}
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.text;
}

/** The name of the program, and the button for light and dark. */
export const BAR = trusted(
  '<div class="bar"><span class="brand">brinkmanship</span><button type="button" id="theme" hidden></button></div>',
);
