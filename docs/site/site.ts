import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Application,
  Converter,
  DocumentReflection,
  KindRouter,
  normalizePath,
  PageEvent,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
  type TypeDocOptions,
} from 'typedoc';
import { arrange, MORE } from './contents.js';
import { fenced } from './fence.js';

/**
 * The documentation as one site: the public interface, the pages of docs/, and the files that these pages link to. TypeDoc
 * makes it. What stands here is what it cannot know: the order of the pages, their titles and addresses, and that a source
 * file, too, is shown as a page, so that a link which works on a code host works here.
 */

const repository = fileURLToPath(new URL('../..', import.meta.url));
const FILES = 'Files that the pages name';
const INTERFACE = 'From TypeScript';
/** The names under which the package has its entries, by those of their folders. */
const ENTRIES: Readonly<Record<string, string>> = {
  index: 'brinkmanship',
  node: 'brinkmanship/node',
  browser: 'brinkmanship/browser',
  'report/charts': 'brinkmanship/charts',
  'report/parquet': 'brinkmanship/parquet',
  properties: 'brinkmanship/fast-check',
};
const PICTURES = /\.(svg|png)$/;
const LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'ts',
  yaml: 'yaml',
  json: 'json',
  cjs: 'js',
};

/** Makes the site. @returns whether all went well: nothing undocumented, no link and no anchor broken. */
export async function buildSite(options: TypeDocOptions = {}): Promise<boolean> {
  const groups = arrange([...pagesOf('docs'), '../CHANGELOG']);
  const groupOf = new Map(
    groups.flatMap(({ title, pages }) => pages.map((page) => [join('docs', `${page}.md`), title])),
  );
  const application = await Application.bootstrap({
    options: join(repository, 'typedoc.json'),
    projectDocuments: [...groupOf.keys()].map((page) => join(repository, page)),
    groupOrder: [...groups.map(({ title }) => title), 'Modules', '*'],
    searchGroupBoosts: Object.fromEntries(groups.map(({ title }) => [title, 4])),
    ...options,
  });
  application.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context: unknown, page: DocumentReflection) => {
    const path = application.files.getReflectionPath(page) ?? '';
    page.name = titleOf(readFileSync(path, 'utf8')) ?? page.name;
    const name = relative(repository, path);
    page.frontmatter['group'] ??= groupOf.get(name) ?? MORE;
    // A word that many pages use is searched for to learn what it means.
    if (name === join('docs', 'glossary.md')) page.relevanceBoost = 4;
  });
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: { project: ProjectReflection }) => {
    for (const entry of project.children ?? []) entry.name = ENTRIES[entry.name] ?? entry.name;
    addFiles(project, groups.at(-1)?.title ?? MORE);
  });
  application.renderer.defineRouter('by-file', ByFile);
  application.renderer.on(PageEvent.END, (page: PageEvent) => {
    // The icons stand in the page itself, where a page that is opened from the disk may read them.
    page.contents = (page.contents ?? '').replaceAll(/href="[^"]*assets\/icons\.svg#/g, 'href="#');
  });
  const project = await application.convert();
  if (project === undefined) return false;
  for (const group of project.groups ?? []) if (group.title === 'Modules') group.title = INTERFACE;
  application.validate(project);
  await application.generateOutputs(project);
  const { logger } = application;
  return !logger.hasErrors() && !logger.hasWarnings();
}

/** The pages of a folder, by their paths in it without `.md`. */
function pagesOf(folder: string): string[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replaceAll('\\', '/').replace(/\.md$/, ''));
}

function titleOf(page: string): string | undefined {
  return /^# (.+)$/m.exec(page)?.[1];
}

/** A page for each text file that a page links to, under one page that lists them. */
function addFiles(project: ProjectReflection, group: string): void {
  const paths = [...project.files.getMediaPaths()].filter((path) => !PICTURES.test(path)).sort();
  if (paths.length === 0) return;
  const list = new DocumentReflection(FILES, project, [], { group });
  project.addChild(list);
  project.registerReflection(list, undefined, undefined);
  for (const path of paths) {
    const name = relative(repository, path);
    const language = LANGUAGES[/\w+$/.exec(name)?.[0] ?? ''] ?? 'text';
    const text = readFileSync(path, 'utf8').trimEnd();
    const content = `# ${name}\n\n${fenced(text, language)}`;
    const page = new DocumentReflection(name, list, [{ kind: 'text', text: content }], {});
    list.addChild(page);
    project.registerReflection(page, undefined, normalizePath(path));
  }
  const names = paths.map(
    (path) => `- [${relative(repository, path)}](files/${relative(repository, path)}.html)`,
  );
  list.content = [{ kind: 'text', text: `# ${FILES}\n\n${names.join('\n')}` }];
}

/** A page has the address of its file. */
class ByFile extends KindRouter {
  override getIdealBaseName(reflection: Reflection): string {
    if (!reflection.kindOf(ReflectionKind.Document)) return super.getIdealBaseName(reflection);
    const path = reflection.project.files.getReflectionPath(reflection);
    if (path === undefined) return 'files';
    const name = relative(repository, path);
    return name.endsWith('.md') ? name.slice(0, -3) : `files/${name}`;
  }
}
