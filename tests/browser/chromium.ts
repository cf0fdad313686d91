import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The browser of this machine: none comes with the project. */

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is; null where there is none. */
export const chromiumPath: string | null = PLACES.find((path) => existsSync(path)) ?? null;

export const WITHOUT_CHROMIUM = 'there is no Chromium on this machine: apt-get install chromium';

/** @throws Error where there is none. */
export async function launchChromium(): Promise<Browser> {
  if (chromiumPath === null) throw new Error(WITHOUT_CHROMIUM);
  // A container has no sandbox of its own to put it into.
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
}
