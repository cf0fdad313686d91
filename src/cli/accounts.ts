import { type Command, InvalidArgumentError } from 'commander';
import { type AccountName, ACCOUNTS, accountsOf, FROM_RUNS } from '../analysis/accounts/index.js';
import { accountsToJson } from '../report/accounts/json.js';
import { printAccounts } from '../report/accounts/accounts.js';
import { jsonText } from '../report/json/text.js';
import { parsePoints } from './options.js';
import { addStudyOptions, type StudyCommandOptions, studyFile } from './studying.js';

interface AccountsCommandOptions extends StudyCommandOptions {
  readonly of?: string;
  readonly show: readonly AccountName[];
  readonly war?: string;
  readonly blow?: string;
  readonly places?: number;
  readonly points?: number;
}

const EXAMPLES = `
Examples:
  brinkmanship accounts scenario.yaml
  brinkmanship accounts scenario.yaml --of "regional war"
  brinkmanship accounts scenario.yaml --show origins --of "regional war" --runs 4000
  brinkmanship accounts scenario.yaml --show signs,spread,tick`;

export function addAccounts(program: Command): void {
  const command = program
    .command('accounts')
    .description('Tell how wars begin, and who thinks who began them')
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--of <outcome>', 'the outcome that they are about: all, unless told')
    .option(
      '--show <accounts>',
      `which ones, with commas between them, or all: ${ACCOUNTS.join(', ')}`,
      parseAccounts,
      FROM_RUNS,
    )
    .option(
      '--places <number>',
      'signs: at how many places of the others a number is moved (default: 12)',
      parsePoints,
    )
    .option('--points <number>', 'spread: points of each of two Latin hypercubes (default: 200)', parsePoints)
    .option('--war <rung>', 'the rung from which on a pair is at war (default: by the codes of the acts)')
    .option('--blow <rung>', 'the rung from which on an act is a blow (default: by the codes of the acts)');
  addStudyOptions(command, null, 'accounts', null).addHelpText('after', EXAMPLES).action(accounts);
}

async function accounts(file: string, options: AccountsCommandOptions): Promise<void> {
  const { of, show, war, blow, places, points } = options;
  const rungs = { ...(war === undefined ? {} : { war }), ...(blow === undefined ? {} : { blow }) };
  await studyFile(
    file,
    options,
    'accounts',
    (scenario, study) =>
      accountsOf(scenario, {
        ...study,
        show,
        rungs,
        ...(of === undefined ? {} : { of }),
        ...(places === undefined ? {} : { places }),
        ...(points === undefined ? {} : { points }),
      }),
    (result) => (options.json === true ? jsonText(accountsToJson(result)) : printAccounts(result)),
    'steps',
  );
}

function parseAccounts(text: string): readonly AccountName[] {
  if (text === 'all') return ACCOUNTS;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !isAccount(name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`"${unknown}" is none of ${ACCOUNTS.join(', ')}, all.`);
  return names.filter(isAccount);
}

function isAccount(name: string): name is AccountName {
  return ACCOUNTS.some((one) => one === name);
}
