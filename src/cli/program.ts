import { Command } from 'commander';
import { VERSION } from '../version.js';
import { addAccounts } from './accounts.js';
import { addBounds } from './bounds.js';
import { addBrief } from './brief.js';
import { addChart } from './chart.js';
import { addCheck } from './check.js';
import { addCompare } from './compare.js';
import { addDiscover } from './discover.js';
import { addEpistemic } from './epistemic.js';
import { addExplore } from './explore.js';
import { addCompletion } from './completion.js';
import { addExport } from './export.js';
import { addLoadBearing } from './load-bearing.js';
import { addModel } from './model.js';
import { addNew } from './new.js';
import { addPathways } from './pathways.js';
import { addPlausibility } from './plausibility.js';
import { addPlay } from './play.js';
import { addPolicies } from './policies.js';
import { addReport } from './report.js';
import { addRobust } from './robust.js';
import { addRun } from './run.js';
import { addSchema } from './schema.js';
import { addSensitivity } from './sensitivity.js';
import { addSolve } from './solve.js';
import { addThreshold } from './threshold.js';
import { addTrace } from './trace.js';
import { addUpdate } from './update.js';
import { complain } from './terminal.js';
import { addWatch } from './watch.js';

const EXAMPLES = `
Examples:
  brinkmanship new scenario.yaml
  brinkmanship run scenario.yaml
  brinkmanship run scenario.yaml --variant "no pact" --runs 10000
  brinkmanship run scenario.yaml --set commitments.alpha-restraint.fidelity=0.7
  brinkmanship solve scenario.yaml
  brinkmanship report scenario.yaml -o report.html
  brinkmanship trace scenario.yaml --find "regional war"
  brinkmanship play scenario.yaml --as alpha
  brinkmanship compare scenario.yaml --variants "no pact"
  brinkmanship sensitivity scenario.yaml --of "regional war"
  brinkmanship load-bearing scenario.yaml --of "regional war"
  brinkmanship pathways scenario.yaml --to "regional war"
  brinkmanship update scenario.yaml --given "alpha strike beta@12"
  brinkmanship accounts scenario.yaml --of "regional war"
  brinkmanship plausibility scenario.yaml
  brinkmanship explore scenario.yaml --never "alpha strike beta and beta strike alpha"
  brinkmanship bounds scenario.yaml
  brinkmanship export scenario.yaml --to prism -o scenario.prism
  brinkmanship check scenarios/*.yaml

Exit codes: 0 all well, 1 something is wrong with a scenario, 2 with the command, 3 with the machine (a full disk, say),
4 too large to be solved exactly; 129, 130 or 143 stopped by a signal, with what was known so far.`;

/** The commands, as the help lists them. */
const COMMANDS: readonly ((program: Command) => void)[] = [
  addNew,
  addRun,
  addReport,
  addChart,
  addSolve,
  addBounds,
  addPolicies,
  addTrace,
  addPlay,
  addBrief,
  addCompare,
  addSensitivity,
  addEpistemic,
  addRobust,
  addThreshold,
  addDiscover,
  addLoadBearing,
  addPathways,
  addUpdate,
  addAccounts,
  addModel,
  addExplore,
  addExport,
  addPlausibility,
  addCheck,
  addWatch,
  addSchema,
  addCompletion,
];

/** The command with all that it can do. It throws instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('brinkmanship')
    .description('Plays out scenarios of crises and commitments, and answers questions about them.')
    .version(VERSION)
    .showHelpAfterError('Run it with --help to see what there is.')
    .addHelpText('after', EXAMPLES);
  for (const add of COMMANDS) add(program);
  for (const command of [program, ...program.commands])
    command
      .exitOverride()
      .helpCommand(false)
      .configureOutput({ outputError: (text) => complain(text) });
  return program;
}
