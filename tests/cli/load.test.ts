import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { loadScenario, loadScenarioFrom } from '../../src/node/index.js';
import { CHANCY } from './scenarios.js';

const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-load-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('loading a scenario', () => {
  it('reads a file', async () => {
    const path = join(folder, 'good.yaml');
    writeFileSync(path, `\ufeff${CHANCY}`);
    const { scenario, diagnostics, source } = await loadScenario(path);
    expect(scenario?.title).toBe('A coin a day');
    expect(diagnostics).toEqual([]);
    expect(source?.file).toBe(path);
  });

  it('reads a stream in pieces that cut characters in two', async () => {
    const bytes = new TextEncoder().encode(CHANCY.replace('A coin', 'Ä cöin'));
    const pieces = Array.from(bytes, (byte) => new Uint8Array([byte]));
    const { scenario } = await loadScenarioFrom(Readable.from(pieces));
    expect(scenario?.title).toBe('Ä cöin a day');
  });

  it('refuses what is too large, from a file before it is read', async () => {
    const path = join(folder, 'large.yaml');
    writeFileSync(path, Buffer.alloc(2_000_001, 0x20));
    const { scenario, diagnostics } = await loadScenario(path);
    expect(scenario).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'too-large', severity: 'error' }]);
    expect(diagnostics[0]?.message).toContain('2000001 bytes');
  });

  it('stops reading a stream that does not end', async () => {
    let given = 0;
    function* endless(): Generator<Uint8Array> {
      for (;;) {
        given += 100_000;
        yield new Uint8Array(100_000);
      }
    }
    const { diagnostics } = await loadScenarioFrom(Readable.from(endless()));
    expect(diagnostics).toMatchObject([{ code: 'too-large' }]);
    expect(given).toBeLessThan(10_000_000);
  });

  it('says what is not text', async () => {
    const { diagnostics } = await loadScenarioFrom(Readable.from([new Uint8Array([0xc3, 0x28])]), 'bytes');
    expect(diagnostics).toMatchObject([{ code: 'not-yaml', message: 'bytes: not a text in UTF-8' }]);
  });

  it("leaves the file system's own errors as they are", async () => {
    await expect(loadScenario(join(folder, 'none.yaml'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
