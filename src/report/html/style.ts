import { ALL_COLOURS } from '../charts/palette.js';

/** The dress of the page: for paper and for the dark, for a phone and for a desk, for the screen and for the printer. */

interface Theme {
  readonly ink: string;
  readonly muted: string;
  readonly paper: string;
  readonly raised: string;
  readonly rule: string;
  readonly accent: string;
  readonly wash: string;
}

const LIGHT: Theme = {
  ink: '#1b2430',
  muted: '#566273',
  paper: '#ffffff',
  raised: '#f5f7fa',
  rule: '#dfe3e9',
  accent: '#1f5c99',
  wash: '#fdf6e3',
};
const DARK: Theme = {
  ink: '#e8ecf2',
  muted: '#a6b1c0',
  paper: '#14181f',
  raised: '#1c222c',
  rule: '#2e3643',
  accent: '#7db7ee',
  wash: '#2a2618',
};

function themed(theme: Theme, dress: 'light' | 'dark'): string {
  const own = Object.entries(theme).map(([name, colour]) => `--${name}:${String(colour)}`);
  const charts = ALL_COLOURS.map((colour, place) => `--c${place}:${colour[dress]}`);
  return [`color-scheme:${dress}`, ...own, ...charts].join(';');
}

/** The charts are drawn in the colours for paper: each of them is a variable here. */
const CHARTS = ALL_COLOURS.flatMap(({ light }, place) => [
  `svg [fill="${light}"]{fill:var(--c${place})}`,
  `svg [stroke="${light}"]{stroke:var(--c${place})}`,
]).join('\n');

export const STYLE = `
:root{${themed(LIGHT, 'light')}}
@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${themed(DARK, 'dark')}}}
:root[data-theme="dark"]{${themed(DARK, 'dark')}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
h1,h2,h3,h4{line-height:1.2;text-wrap:balance;margin:0}
h1{font-size:clamp(1.7rem,1.2rem + 2.2vw,2.6rem);letter-spacing:-.02em}
h2{font-size:1.5rem;letter-spacing:-.01em}
h3{font-size:1.08rem}
h4{font-size:1rem}
p{margin:.6rem 0;max-width:44rem}
a{color:var(--accent);text-underline-offset:.15em}
code,pre,.id{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.86em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
.muted{color:var(--muted)}
.small{font-size:.875rem}
header.top{padding:2.2rem 1rem 1.6rem;border-bottom:1px solid var(--rule);background:var(--raised)}
header.top>div{max-width:1040px;margin:0 auto}
.bar{display:flex;justify-content:space-between;align-items:center;gap:1rem;margin-bottom:1.1rem}
.brand{font-weight:650;color:var(--muted);letter-spacing:.02em}
.facts{display:flex;flex-wrap:wrap;gap:.35rem .6rem;list-style:none;padding:0;margin:1rem 0 0}
.facts li{border:1px solid var(--rule);background:var(--paper);border-radius:999px;padding:.1rem .7rem;font-size:.86rem;color:var(--muted)}
.about{font-size:1.1rem;max-width:44rem;color:var(--muted)}
button,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--muted);border-radius:8px;padding:.35rem .8rem;cursor:pointer;max-width:100%}
button:hover,select:hover{border-color:var(--accent)}
button[disabled]{opacity:.45;cursor:default}
.layout{max-width:calc(1040px + 2rem);margin:0 auto;padding:0 1rem 4rem}
nav.contents ol{list-style:none;margin:0;padding:0}
nav.contents a{color:var(--muted);text-decoration:none;display:block;padding:.22rem .7rem;border-left:2px solid var(--rule);font-size:.9rem}
nav.contents a:hover{color:var(--ink);border-color:var(--accent)}
nav.contents{margin:1.2rem 0 0}
nav.contents ol{display:flex;flex-wrap:wrap;gap:.1rem .2rem}
@media (min-width:1010px){.layout{display:grid;grid-template-columns:minmax(0,720px) 220px;gap:4rem;justify-content:space-between}
nav.contents{order:2}nav.contents ol{display:block;position:sticky;top:1.5rem}}
main>section{padding:2.6rem 0 0}
main>section>p:first-of-type{margin-top:.4rem}
.notice{background:var(--wash);border-left:4px solid #96660c;border-radius:4px;padding:.7rem 1rem;margin:1.4rem 0 0;max-width:none}
.notice p{margin:.2rem 0}
ul.brief{list-style:none;margin:1rem 0 .4rem;padding:0;max-width:44rem}
ul.brief li{display:grid;grid-template-columns:6.8rem minmax(0,1fr);gap:.9rem;padding:.32rem 0;line-height:1.35;overflow-wrap:anywhere}
ul.brief strong{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
#in-brief details td:nth-child(2),#in-brief details td:nth-child(4){white-space:nowrap}
figure{margin:1.2rem 0 0}
figure svg{display:block;max-width:100%;height:auto}
figcaption{font-weight:600;margin-bottom:.6rem}
figcaption .muted{font-weight:400}
.narrow{display:none}
.scroll{overflow-x:auto}
.scroll svg{max-width:none}
@media screen and (max-width:760px){.scroll{box-shadow:inset -16px 0 12px -12px var(--rule)}}
@media screen and (max-width:760px){.wide{display:none!important}.narrow{display:block!important;width:100%;max-width:460px}}
details{border-bottom:1px solid var(--rule)}
summary{cursor:pointer;padding:.55rem 0;list-style-position:inside}
figure details{border:0}
figure details summary{color:var(--muted);font-size:.875rem}
.questions{margin-top:1.2rem;border-top:1px solid var(--rule)}
.questions summary{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.15rem 1.2rem;align-items:baseline;padding:.75rem 0}
.questions summary::-webkit-details-marker{display:none}
.questions summary h3{font-size:1rem;font-weight:600}
.questions summary h3 .id{color:var(--muted);font-weight:400;margin-right:.5rem}
.questions summary h3::after{content:"";display:inline-block;width:.42em;height:.42em;border-right:2px solid var(--muted);border-bottom:2px solid var(--muted);transform:rotate(45deg) translateY(-.2em);margin-left:.6em}
.questions details[open] summary h3::after{transform:rotate(225deg)}
.questions .big{font-size:1.3rem;font-weight:650;text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.questions .big span{display:block;font-size:.78rem;font-weight:400;color:var(--muted)}
.questions summary p{grid-column:1/-1;margin:0;color:var(--muted);font-size:.93rem}
.questions .inside{padding:0 0 1.2rem}
table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.38rem .8rem .38rem 0;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
th{font-weight:600}
thead th{color:var(--muted);font-weight:500;font-size:.82rem;overflow-wrap:normal}
td.number,th.number{text-align:right}
.table{overflow-x:auto;margin:.6rem 0 0}
.table th[scope=row]{min-width:7.5rem}.table td.number{overflow-wrap:normal}
tr.group th{padding-top:1.3rem;color:var(--ink);font-size:.95rem;border-bottom:2px solid var(--rule)}
.range{width:96px;height:10px;display:block;margin-top:.25rem}
.range rect{fill:var(--rule)}.range circle{fill:var(--accent)}
.promise{padding:1.3rem 0 .6rem;border-top:1px solid var(--rule)}
.promise dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem 1rem;margin:.6rem 0 0;font-size:.92rem}
dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
dl.sources{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1rem;font-size:.9rem}
pre{background:var(--raised);border:1px solid var(--rule);border-radius:8px;padding:.8rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.6rem 0}
.choose{display:flex;flex-wrap:wrap;gap:.4rem .8rem;align-items:center;margin:1rem 0}
.run{border:1px solid var(--rule);border-radius:12px;padding:1.1rem;margin:1rem 0;background:var(--raised)}
.controls{display:none}
.js .controls{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;margin:1rem 0}
.controls input{flex:1 1 8rem;min-width:6rem;accent-color:var(--accent)}
.controls output{font-weight:650;min-width:5.5rem;font-variant-numeric:tabular-nums}
table.lanes{table-layout:fixed}
.lanes thead th:first-child{width:34%}.lanes th{font-weight:500;font-size:.86rem;line-height:1.3}
.lanes th span{display:block;color:var(--muted);font-weight:400;font-size:.8rem}
.lanes thead th:nth-child(2){width:7.5rem}.lanes td.state{font-size:.86rem}
.lanes td.line{padding-right:0;vertical-align:middle}
.lanes svg{display:block;width:100%;height:18px}
.lanes .now{stroke:var(--ink);stroke-width:2;vector-effect:non-scaling-stroke}
.js .lanes tr.moved th,.js .lanes tr.moved td.state{font-weight:700}
.js .lanes tr.moved td.state::before{content:"▸ ";color:var(--accent)}
ol.days{list-style:none;padding:0;margin:1rem 0 0}
.day{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.2rem 1rem;padding:.5rem 0;border-top:1px solid var(--rule)}
.day h4{font-size:.95rem}
.day ul{margin:0;padding-left:1.1rem}
.js .day,.js .run{display:none}
.js .run.chosen{display:block}
.js .day.now{display:grid}
.quiet{display:none}
.js .quiet{display:block}
.js .quiet[hidden]{display:none}
.js .days{min-height:8.5rem}
kbd{border:1px solid var(--muted);border-radius:4px;padding:0 .35em;font-size:.85em;background:var(--paper)}
footer{border-top:1px solid var(--rule);padding:1.4rem 1rem;color:var(--muted);font-size:.875rem}
footer p{max-width:1040px;margin:0 auto}
@media screen and (max-width:760px){.day{grid-template-columns:minmax(0,1fr)}
.lanes,.lanes tbody,.lanes caption{display:block}.lanes thead{display:none}.lanes tr{display:grid;grid-template-columns:minmax(0,1fr) auto;padding:.4rem 0;border-bottom:1px solid var(--rule)}.lanes th,.lanes td{border:0;padding:.1rem 0;width:auto!important}.lanes td.line{grid-column:1/-1}
table.cards,table.cards caption,table.cards tbody{display:block}table.cards thead{display:none}table.cards tr{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.1rem .8rem;padding:.6rem 0;border-bottom:1px solid var(--rule)}table.cards th,table.cards td{border:0;padding:0;text-align:left}table.cards th{grid-column:1/-1}table.cards td:empty{display:none}table.cards td[data-label]::before{content:attr(data-label) ": ";color:var(--muted);font-size:.82rem}}
.one-page header.top{padding:1.2rem 1rem .8rem}.one-page header.top>div,.one-page main{max-width:820px;margin:0 auto}
.one-page main{max-width:calc(820px + 2rem);padding:0 1rem 3rem}.one-page .about{font-size:1rem;margin:.4rem 0 0;max-width:none}.one-page .bar{margin-bottom:.6rem}
.one-page main section{padding:1.3rem 0 0}.one-page h2{font-size:1.15rem}.one-page h3{font-size:.95rem}.one-page p{max-width:none;margin:.35rem 0}
.one-page figcaption{font-size:.95rem;margin-bottom:.3rem}.one-page figure{margin:0}.one-page figure svg{width:100%}
.one-page ul.brief{margin:.35rem 0 0}.one-page ul.brief li{padding:.2rem 0}.one-page ul:not(.brief){margin:.3rem 0;padding-left:1.1rem}
.one-page pre{margin:.3rem 0;padding:.4rem .6rem}.one-page li{overflow-wrap:anywhere}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 2rem;align-items:start}.one-page section>.pair{margin-top:.5rem}
.answers{margin:.3rem 0 0}.answers>div{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1rem;padding:.4rem 0;border-bottom:1px solid var(--rule)}
.answers dt{color:var(--ink);font-weight:600}.answers dt .id{color:var(--muted);font-weight:400;margin-right:.3rem}.answers dd{color:var(--muted);font-size:.93rem;grid-column:1}
.answers dd.big{grid-column:2;grid-row:1/span 2;align-self:center;color:var(--ink);font-size:1.15rem;font-weight:650;font-variant-numeric:tabular-nums;white-space:nowrap}
@media screen and (max-width:640px){.pair{grid-template-columns:minmax(0,1fr);gap:1rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root,:root[data-theme="dark"],:root:not([data-theme="light"]){${themed(LIGHT, 'light')}}
nav.contents,.controls,.bar button,.choose,.skip{display:none!important}.layout{display:block}main>section{break-before:auto}
details::details-content{content-visibility:visible}.js .day{display:grid}.js .quiet{display:none}.js .days{min-height:0}.lanes .now{display:none}body{font-size:11pt}
h1,h2,h3,h4,caption,figcaption,summary,.questions summary>*{break-after:avoid}svg,tr,li,dd,pre,.notice,.day,.questions summary{break-inside:avoid}thead{display:table-header-group}p{orphans:3;widows:3}
figure summary{display:none}.scroll,.table{overflow:visible}.scroll svg{max-width:100%}header.top{background:none;padding-top:0}
.one-page{page:sheet;font-size:12px;line-height:1.3}.one-page header.top{padding:0 0 4px}.one-page .bar{margin:0;float:right;font-size:11px}.one-page h1{font-size:24px}
.one-page .about{font-size:13px;margin:3px 0 0}.one-page main{padding:0}.one-page main section{padding:10px 0 0}.one-page .notice{margin:8px 0 0;padding:2px 10px;font-size:11px}.one-page .notice strong{font-weight:500}
.one-page h2{font-size:14px}.one-page h3,.one-page figcaption{font-size:12px;margin-bottom:3px}.one-page .small,.one-page p.small{font-size:11px}.one-page p{margin:3px 0}
.one-page ul.brief{margin:2px 0 0}.one-page ul.brief li{grid-template-columns:84px minmax(0,1fr);gap:10px;padding:1px 0;line-height:1.25}.one-page ul:not(.brief){margin:3px 0;padding-left:15px}
.one-page section>.pair{margin-top:4px}.one-page .pair{gap:0 26px}.one-page .answers{margin:2px 0 0}.one-page .answers>div{padding:3px 0;gap:0 14px}.one-page .answers dd{font-size:12px}.one-page .answers dd.big{font-size:14px}
.one-page pre{margin:3px 0 0;padding:3px 8px;border-radius:4px}}
@page sheet{size:A4;margin:10mm 11mm}
${CHARTS}
`;
