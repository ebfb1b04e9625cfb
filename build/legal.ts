import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { extractFile, listPackage } from '@electron/asar';
import { PackageURL } from 'packageurl-js';
import parseLicenseExpression from 'spdx-expression-parse';
import { z } from 'zod';
import ours from '../package.json' with { type: 'json' };

/** Packages whose models are packed: they appear neither in the archive nor in a page. */
const models = ['@vladmandic/face-api', '@vladmandic/human'];

/** What Vite writes beside each page that it builds: a heading for every package that went into it. */
const PAGE_LICENSES = 'out/renderer/**/licenses.md';
const HEADING = /^## (\S+) - \S+/gm;

/** A package's description; what else it says is for the bill of materials. */
const manifest = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.string().optional().catch(undefined),
});
type Manifest = z.infer<typeof manifest>;

/**
 * Writes into `legal/` beside the archive what is packed: `sbom.cdx.json`, a bill of materials (CycloneDX 1.6), and
 * `third-party-notices.txt` with every license's text. `root` is the repository, `resources` the packed resources.
 */
export async function writeLegal(root: string, resources: string): Promise<void> {
  const archive = join(resources, 'app.asar');
  const packed = listPackage(archive, { isPack: false })
    .map((file) => file.slice(1).replaceAll('\\', '/'))
    .filter((file) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file));
  const packages = new Map<string, Manifest & { folder: string }>();
  const add = (text: string, folder: string): void => {
    const found = manifest.parse(JSON.parse(text));
    packages.set(`${found.name} ${found.version}`, { ...found, folder });
  };
  for (const file of packed) {
    add(extractFile(archive, file).toString(), join(root, file, '..'));
  }
  for (const name of [...models, ...(await packagesInPages(root))]) {
    const folder = join(root, 'node_modules', name);
    add(await readFile(join(folder, 'package.json'), 'utf8'), folder);
  }
  const all = [...packages.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const folder = join(resources, 'legal');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'sbom.cdx.json'), billOf(all));
  await writeFile(
    join(folder, 'third-party-notices.txt'),
    (await Promise.all(all.map(noticeOf))).join(`\n\n${'-'.repeat(78)}\n\n`),
  );
}

async function packagesInPages(root: string): Promise<string[]> {
  const names = new Set<string>();
  for await (const file of glob(PAGE_LICENSES, { cwd: root })) {
    const text = await readFile(join(root, file), 'utf8');
    for (const [, name] of text.matchAll(HEADING)) names.add(name!);
  }
  return [...names];
}

/** A bill of materials in JSON, CycloneDX 1.6. */
function billOf(packages: readonly Manifest[]): string {
  const { ComponentBuilder } = Contrib.FromNodePackageJson.Builders;
  const builder = new ComponentBuilder(
    new Contrib.FromNodePackageJson.Factories.ExternalReferenceFactory(),
    new Contrib.License.Factories.LicenseFactory(parseLicenseExpression),
  );
  const componentOf = (from: Manifest, type: Enums.ComponentType): Models.Component => {
    const component = builder.makeComponent(from, type);
    if (!component) throw new Error(`${from.name} is no name of a package`);
    const { group, name, version } = component;
    component.purl = new PackageURL('npm', group, name, version).toString();
    component.bomRef.value = component.purl;
    return component;
  };
  const bill = new Models.Bom({
    serialNumber: Contrib.Bom.Utils.randomSerialNumber(),
    metadata: new Models.Metadata({
      timestamp: new Date(),
      component: componentOf(ours, Enums.ComponentType.Application),
    }),
    components: new Models.ComponentRepository(
      packages.map((found) => componentOf(found, Enums.ComponentType.Library)),
    ),
  });
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return new Serialize.JsonSerializer(factory).serialize(bill, { sortLists: true, space: 2 });
}

async function noticeOf({
  name,
  version,
  license,
  folder,
}: Manifest & { folder: string }): Promise<string> {
  const texts: string[] = [];
  for await (const file of glob('{LICENSE,LICENCE,license,NOTICE,COPYING}*', { cwd: folder })) {
    texts.push(await readFile(join(folder, file), 'utf8'));
  }
  return [`${name} ${version}`, `License: ${license ?? 'see its text'}`, ...texts].join('\n\n');
}
