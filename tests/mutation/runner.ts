import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { Script } from 'node:vm';
import type { CoverageData, MutantCoverage } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { bundle } from './bundle.js';
import { areaNamed } from './areas.js';
import { isInSample } from './sample.js';
import { collector, fewRuns, type Test } from './suite.js';

/** What mutated code reads and writes, on the global object: its part of Stryker's own interface. */
interface Mutated {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage | undefined;
}

type Load = (require: (name: string) => unknown, exports: object, module: { exports: object }) => void;

interface Cost {
  readonly milliseconds: number;
  readonly steps: number;
}

interface File {
  readonly load: Load;
  /** The file of tests that it is, if it is one. */
  readonly test: string | null;
}

/** How many turns its loops may take: many times what they take unchanged, however slow the machine is. */
const STEPS = { times: 20, atLeast: 50_000 };

/** Where a worker keeps, within its copy of the project, what those after it need again. */
const KEPT = { bundle: 'mutation-bundle.json', costs: 'mutation-costs.json' };

/**
 * Runs the tests of an area against one mutant after the other, in one process. Files are evaluated anew for each mutant, so
 * that what happens while they load is under it too. The fastest tests come first, and the first that fails is the last.
 */
class PlainRunner implements TestRunner {
  readonly #mutated: Mutated;
  readonly #files = new Map<string, File>();
  readonly #packages = new Map<string, unknown>();
  readonly #steps = { left: 0 };
  readonly #every = Number(process.env['MUTATION_EVERY'] ?? 1);
  /** What each test, and each file that loads, took unchanged. */
  #costs: Record<string, Cost> = {};

  constructor() {
    const global = globalThis as { __stryker__?: Mutated; steps?: { left: number } };
    this.#mutated = global.__stryker__ ??= {};
    global.steps = this.#steps;
  }

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const { tests } = areaNamed(process.env['MUTATION_AREA']);
    const made = await bundle(tests, KEPT.bundle);
    for (const [name, { code, test }] of Object.entries(made)) {
      const script = new Script(`(function (require, exports, module) {${code}\n})`, { filename: name });
      this.#files.set(name, { load: script.runInThisContext() as Load, test });
      for (const [, required = ''] of code.matchAll(/require\("([^"]+)"\)/gu)) {
        if (!required.startsWith('.')) this.#packages.set(required, await packageNamed(required));
      }
    }
    this.#packages.set('fast-check', fewRuns);
  }

  async dryRun(): Promise<DryRunResult> {
    this.#steps.left = Number.MAX_SAFE_INTEGER;
    const tests: TestResult[] = [];
    const perTest: Record<string, CoverageData> = {};
    const whileLoading: [tests: readonly Test[], coverage: CoverageData][] = [];
    for (const file of this.#files.keys()) {
      const coverage: MutantCoverage = { static: {}, perTest: {} };
      this.#mutated.mutantCoverage = coverage;
      this.#mutated.activeMutant = undefined;
      const start = this.#steps.left;
      const collected = this.#collect(file);
      this.#costs[file] = { milliseconds: 0, steps: start - this.#steps.left };
      whileLoading.push([collected, coverage.static]);
      for (const test of collected) {
        this.#mutated.currentTestId = test.id;
        const before = this.#steps.left;
        const result = await outcome(test);
        tests.push(result);
        this.#costs[test.id] = { milliseconds: result.timeSpentMs, steps: before - this.#steps.left };
        this.#mutated.currentTestId = undefined;
        perTest[test.id] = { ...coverage.perTest[test.id] };
      }
    }
    addLoading(perTest, whileLoading);
    writeFileSync(KEPT.costs, JSON.stringify(this.#costs));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: {}, perTest } };
  }

  async mutantRun({ activeMutant, hitLimit, testFilter = [] }: MutantRunOptions): Promise<MutantRunResult> {
    if (!isInSample(activeMutant.id, this.#every))
      return { status: MutantRunStatus.Error, errorMessage: 'it is not in the sample' };
    // Another process may have made the first run, and after this one began.
    if (Object.keys(this.#costs).length === 0)
      this.#costs = JSON.parse(readFileSync(KEPT.costs, 'utf8')) as Record<string, Cost>;
    this.#mutated.activeMutant = activeMutant.id;
    this.#mutated.hitCount = 0;
    this.#mutated.hitLimit = hitLimit;
    const wanted = new Set(testFilter);
    const files = new Set(testFilter.map((id) => id.slice(0, id.indexOf(' > '))));
    const results = await this.#play([...files], wanted);
    const late =
      this.#steps.left < 0
        ? { status: DryRunStatus.Timeout as const }
        : determineHitLimitReached(this.#mutated.hitCount, hitLimit);
    return toMutantRunResult(late ?? { status: DryRunStatus.Complete, tests: results });
  }

  async #play(files: readonly string[], wanted: ReadonlySet<string>): Promise<TestResult[]> {
    const results: TestResult[] = [];
    const tests: Test[] = [];
    for (const file of files) {
      this.#allow(file);
      try {
        tests.push(...this.#collect(file).filter(({ id }) => wanted.has(id)));
      } catch (error) {
        return [failed(`${file} cannot be loaded`, error)];
      }
    }
    tests.sort((one, other) => this.#cost(one.id).milliseconds - this.#cost(other.id).milliseconds);
    for (const test of tests) {
      this.#allow(test.id);
      const result = await outcome(test);
      results.push(result);
      if (result.status === TestStatus.Failed) break;
    }
    return results;
  }

  #cost(id: string): Cost {
    return this.#costs[id] ?? { milliseconds: 0, steps: 0 };
  }

  #allow(id: string): void {
    this.#steps.left = STEPS.atLeast + STEPS.times * this.#cost(id).steps;
  }

  /** The tests of a file, which is evaluated anew. */
  #collect(name: string): readonly Test[] {
    const { tests, vitest } = collector(name);
    const loaded = new Map<string, object>();
    const load = (wanted: string): unknown => {
      if (wanted === 'vitest') return vitest;
      const inner = wanted.replace('./', '');
      const file = this.#files.get(inner);
      if (file === undefined) return this.#packages.get(wanted);
      const known = loaded.get(inner);
      if (known !== undefined) return known;
      const module = { exports: {} };
      loaded.set(inner, module.exports);
      file.load(load, module.exports, module);
      return module.exports;
    };
    if (this.#files.get(name)?.test !== null) load(`./${name}`);
    return tests;
  }
}

/** What is run only while a file loads is up to all of its tests; what a test runs too, to those that do. */
function addLoading(
  perTest: Record<string, CoverageData>,
  whileLoading: readonly [tests: readonly Test[], coverage: CoverageData][],
): void {
  const covered = new Set(Object.values(perTest).flatMap(Object.keys));
  for (const [tests, coverage] of whileLoading) {
    const only = Object.entries(coverage).filter(([mutant]) => !covered.has(mutant));
    for (const { id } of tests) perTest[id] = { ...perTest[id], ...Object.fromEntries(only) };
  }
}

/** As `require` in a bundle expects it. */
async function packageNamed(name: string): Promise<unknown> {
  try {
    return createRequire(import.meta.url)(name);
  } catch {
    return await import(name);
  }
}

async function outcome({ id, run }: Test): Promise<TestResult> {
  const start = performance.now();
  try {
    await run();
    return { id, name: id, status: TestStatus.Success, timeSpentMs: performance.now() - start };
  } catch (error) {
    return { ...failed(id, error), timeSpentMs: performance.now() - start };
  }
}

function failed(id: string, error: unknown): TestResult {
  const failureMessage = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { id, name: id, status: TestStatus.Failed, failureMessage, timeSpentMs: 0 };
}

const plainRunner = Object.assign((): TestRunner => new PlainRunner(), { inject: [] as const });

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'plain', plainRunner)];
