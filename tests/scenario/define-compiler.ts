import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Compiles small sources as a user's project would, and gives what the compiler says of each. */

export interface Complaint {
  /** The text that the compiler underlines. */
  readonly at: string;
  readonly message: string;
}

export interface Compiled {
  readonly complaints: readonly (readonly Complaint[])[];
  readonly instantiations: number;
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Not as strict as this repository: what most projects have. */
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
  skipLibCheck: true,
};

const parsed = new Map<string, ts.SourceFile | undefined>();

/** The sources stand in this folder as far as their imports are concerned. */
export function compile(sources: readonly string[]): Compiled {
  const files = new Map(sources.map((text, index) => [`${FOLDER}virtual-${index}.ts`, text]));
  const program = ts.createProgram([...files.keys()], OPTIONS, hostOf(files));
  const complaints = [...files.keys()].map((file) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ start = 0, length = 0, messageText }) => ({
      at: source?.text.slice(start, start + length) ?? '',
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
  });
  return { complaints, instantiations: program.getInstantiationCount() };
}

function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  return {
    ...host,
    fileExists: (file) => files.has(file) || host.fileExists(file),
    readFile: (file) => files.get(file) ?? host.readFile(file),
    getSourceFile: (file, version, onError) => {
      const text = files.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, version);
      if (!parsed.has(file)) parsed.set(file, host.getSourceFile(file, version, onError));
      return parsed.get(file);
    },
  };
}

/** A source that defines a scenario, and names it `scenario`. */
export function sourceOf(document: unknown): string {
  return `import { defineScenario } from '../../src/scenario/define/define.js';
export const scenario = defineScenario(${JSON.stringify(document, null, 2)});
`;
}

/** What an editor offers at the mark `|` in a source. */
export function offered(marked: string): string[] {
  const file = `${FOLDER}virtual.ts`;
  const files = new Map([[file, marked.replace('|', '')]]);
  const host = hostOf(files);
  const service = ts.createLanguageService({
    fileExists: (name) => host.fileExists(name),
    readFile: (name) => host.readFile(name),
    getCurrentDirectory: () => FOLDER,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const text = host.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCompilationSettings: () => OPTIONS,
  });
  const { entries = [] } = service.getCompletionsAtPosition(file, marked.indexOf('|'), undefined) ?? {};
  return entries.map(({ name }) => name);
}
