import { Argument, type Command, type Option } from 'commander';
import { print } from './terminal.js';

/** Scripts that let a shell complete the commands, their options and the values that these may have. */

const SHELLS = ['bash', 'zsh', 'fish'] as const;

const EXAMPLES = `
Examples:
  source <(brinkmanship completion bash)
  brinkmanship completion zsh > ~/.zfunc/_brinkmanship
  brinkmanship completion fish > ~/.config/fish/completions/brinkmanship.fish`;

export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('Print a script by which a shell completes this command')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .addHelpText('after', EXAMPLES)
    .action((shell: (typeof SHELLS)[number]) => {
      print(SCRIPTS[shell](wordsOf(program)));
    });
}

interface Words {
  readonly name: string;
  readonly about: string;
  readonly options: readonly {
    readonly flags: readonly string[];
    readonly about: string;
    readonly takesValue: boolean;
    readonly values: readonly string[];
  }[];
  /** What its argument may be; empty where it is a file. */
  readonly values: readonly string[];
}

function wordsOf(program: Command): Words[] {
  return program.commands.map((command) => ({
    name: command.name(),
    about: brief(command.description()),
    options: command.options.map(({ short, long, description, argChoices, required }: Option) => ({
      flags: [short, long].filter((flag) => flag !== undefined),
      about: brief(description),
      takesValue: required,
      values: argChoices ?? [],
    })),
    values: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  }));
}

/** The first words of a description, without what a shell would take for more. */
function brief(text: string): string {
  return (text.split(/[;:(]/)[0] ?? '').replaceAll(/[^\p{L}\p{N} ,.-]/gu, '').trim();
}

function flagsOf({ options }: Words): string[] {
  return [...options.flatMap(({ flags }) => flags), '--help'];
}

function bash(commands: readonly Words[]): string {
  const cases = commands.flatMap((command) => {
    const values = command.options.flatMap((option) =>
      option.takesValue
        ? [
            `        ${option.flags.join('|')}) ${
              option.values.length > 0
                ? `COMPREPLY=($(compgen -W '${option.values.join(' ')}' -- "$current"))`
                : 'COMPREPLY=($(compgen -f -- "$current"))'
            }; return ;;`,
          ]
        : [],
    );
    const other =
      command.values.length > 0
        ? `COMPREPLY=($(compgen -W '${command.values.join(' ')}' -- "$current"))`
        : 'COMPREPLY=($(compgen -f -- "$current"))';
    return [
      `    ${command.name})`,
      ...(values.length > 0 ? ['      case $previous in', ...values, '      esac'] : []),
      `      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '${flagsOf(command).join(' ')}' -- "$current"))`,
      `      else ${other}; fi ;;`,
    ];
  });
  return `${[
    '# bash completion for brinkmanship',
    '_brinkmanship() {',
    '  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}',
    '  COMPREPLY=()',
    '  if ((COMP_CWORD == 1)); then',
    `    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')} --help --version' -- "$current"))`,
    '    return',
    '  fi',
    '  case ${COMP_WORDS[1]} in',
    ...cases,
    '  esac',
    '}',
    'complete -o filenames -F _brinkmanship brinkmanship',
  ].join('\n')}\n`;
}

function zsh(commands: readonly Words[]): string {
  const cases = commands.flatMap((command) => {
    const options = command.options.flatMap(({ flags, about, takesValue, values }) => {
      const value = takesValue ? `:value:${values.length > 0 ? `(${values.join(' ')})` : '_files'}` : '';
      return flags.map((flag) => `'*${flag}[${about}]${value}'`);
    });
    const other = command.values.length > 0 ? `'*:what:(${command.values.join(' ')})'` : `'*:file:_files'`;
    return [`    ${command.name}) _arguments ${[...options, `'--help[show help]'`, other].join(' ')} ;;`];
  });
  return `${[
    '#compdef brinkmanship',
    '_brinkmanship() {',
    '  local -a commands',
    `  commands=(${commands.map(({ name, about }) => `'${name}:${about}'`).join(' ')})`,
    '  if ((CURRENT == 2)); then',
    "    _describe 'command' commands",
    '    return',
    '  fi',
    '  local command=$words[2]',
    '  shift words',
    '  ((CURRENT--))',
    '  case $command in',
    ...cases,
    '  esac',
    '}',
    '# Sourced, it is registered; as a file of $fpath, it is called.',
    'if [[ $funcstack[1] == _brinkmanship ]]; then _brinkmanship "$@"; else compdef _brinkmanship brinkmanship; fi',
  ].join('\n')}\n`;
}

function fish(commands: readonly Words[]): string {
  const lines = commands.flatMap((command) => {
    const start = `complete -c brinkmanship -n '__fish_seen_subcommand_from ${command.name}'`;
    return [
      `complete -c brinkmanship -n __fish_use_subcommand -f -a ${command.name} -d '${command.about}'`,
      ...command.options.map(({ flags, about, takesValue, values }) => {
        const names = flags.map((flag) =>
          flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
        );
        const value = takesValue ? ` -r${values.length > 0 ? ` -f -a '${values.join(' ')}'` : ''}` : '';
        return `${start} ${names.join(' ')}${value} -d '${about}'`;
      }),
      ...(command.values.length > 0 ? [`${start} -f -a '${command.values.join(' ')}'`] : []),
    ];
  });
  return `${['# fish completion for brinkmanship', ...lines].join('\n')}\n`;
}

const SCRIPTS = { bash, zsh, fish } as const;
