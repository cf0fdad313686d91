import { type Command, InvalidArgumentError, Option } from 'commander';
import { oddsOf, positionAfter, setTable } from '../analysis/play/index.js';
import type { Seed } from '../chance/index.js';
import { jsonText } from '../report/json/text.js';
import { printBrief } from '../report/play/brief.js';
import { briefToJson } from '../report/play/json.js';
import { tickName } from '../report/ticks.js';
import { Failure } from './failure.js';
import {
  type ForcedText,
  parseForced,
  parseRun,
  readingOption,
  seedOption,
  settingOption,
  variantOption,
} from './options.js';
import { withForced } from './forced.js';
import { createProgress, QUIET_HELP } from './progress.js';
import { actorNamed, findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail, lowerAll } from './scenario.js';
import { print } from './terminal.js';

interface BriefCommandOptions {
  readonly for: string;
  readonly day: number;
  readonly back: number;
  readonly odds: boolean;
  readonly md?: true;
  readonly json?: true;
  readonly variant: string;
  readonly reading?: ReadonlyMap<string, string>;
  readonly set?: ReadonlyMap<string, number>;
  readonly force?: readonly ForcedText[];
  readonly seed: Seed;
  readonly run: number;
  readonly quiet?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship brief scenario.yaml --for alpha --day 10
  brinkmanship brief scenario.yaml --for alpha --day 30 --run 12 --md > alpha.md`;

export function addBrief(program: Command): void {
  program
    .command('brief')
    .description('Write one page on what one actor knows at the end of a day: no truth, only its view')
    .argument('<file>', 'the scenario file; - for standard input')
    .requiredOption('--for <actor>', 'whose view it is')
    .requiredOption('--day <number>', 'at the end of which tick; 0 is before the first', parseDay)
    .option('--back <number>', 'how many of the last ticks are told', parseDay, 14)
    .option('--no-odds', 'leave out how likely each outcome is')
    .option('--md', 'write Markdown')
    .addOption(new Option('--json', 'write JSON (see `schema brief`)').conflicts('md'))
    .addOption(seedOption('the seed of the run'))
    .option('--run <number>', 'which run, counting from 0', parseRun, 0)
    .addOption(variantOption())
    .addOption(readingOption())
    .addOption(settingOption())
    .option(
      '--force <act on tick>',
      'make an act happen: "alpha strike beta on 30"; may be repeated',
      parseForced,
    )
    .option('--quiet', QUIET_HELP)
    .addHelpText('after', EXAMPLES)
    .action(brief);
}

async function brief(file: string, options: BriefCommandOptions): Promise<void> {
  const loaded = await loadOrFail(file);
  const asked = findVariant(loaded.scenario, options.variant);
  const { read, variant } = withForced(loaded, asked, options.force ?? []);
  const { scenario } = read;
  const actor = actorNamed(scenario, options.for);
  const readings = findReadings(scenario, options.reading);
  for (const model of lowerAll(read, [{ variant, readings }], options.set ?? new Map())) {
    const table = setTable(scenario, model, actor);
    const position = positionAfter(table, options, options.day);
    if (position.outcome !== undefined) {
      const last = tickName(model.tick, position.played);
      throw new Failure(`The run ends on ${last}.`, { hint: 'Ask for an earlier one.' });
    }
    const progress = createProgress(options);
    const odds = options.odds
      ? oddsOf(table, position, {
          onProgress: (done, of) => progress.show('odds', done, of, `${model.tick}s`),
        })
      : null;
    progress.clear();
    print(
      options.json === true
        ? jsonText(briefToJson(table, position, odds))
        : printBrief(table, position, { back: options.back, odds, markdown: options.md === true }),
    );
  }
}

function parseDay(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 0.');
  return Number(text);
}
